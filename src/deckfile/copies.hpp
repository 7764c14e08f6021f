// Which files are copies that some program left beside a deck, and which of several decks with one
// id is used. By names (and, where those may mislead, by lines) and never by what was used before:
// the answer is the same each time and on every machine.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deckfile {

// A file of which another may be a copy, by its name.
struct Original {
    std::string name;
    bool sure;  // false: a person may name a deck so too

    bool operator==(const Original&) const = default;
};

// Of which files one with this name is a copy, if they stand beside it: "geo (1).toml" and
// "geo.sync-conflict-20261126-090000-ABCDEFG.toml" surely of "geo.toml", "geo 2.toml" and
// "geo-LAPTOP.toml" perhaps.
std::vector<Original> originals_of(std::string_view file_name);

// Whether at least half of a file's lines stand in the other, empty ones apart.
bool is_mostly_in(std::string_view text, std::string_view other);

// What to say of a file that is named as a copy, perhaps, and is mostly in its original.
std::string copy_sentence(std::string_view original);

// Whether the file at `a` rather than the one at `b` is used for that id: the one named like the id
// is, then the one whose name the other's begins with, then the first in byte order.
bool is_used_before(const std::string& a, const std::string& b, std::string_view id);

// The same of files that stand anywhere: the entry of the search path comes before all of that.
struct DeckPlace {
    int root;  // which entry
    const std::string& path;
};
bool is_used_before(const DeckPlace& a, const DeckPlace& b, std::string_view id);

}  // namespace deckfile

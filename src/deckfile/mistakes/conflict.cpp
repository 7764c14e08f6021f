#include "deckfile/mistakes/conflict.hpp"

#include "base/text/cut.hpp"
#include "deckfile/format/keys.hpp"
#include "deckfile/mistakes/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <vector>

namespace deckfile {
namespace {

using Lines = std::vector<std::string_view>;

bool says_what_is_asked(std::string_view key) {
    return std::any_of(std::begin(note_keys), std::end(note_keys),
                       [&](const NoteKey& known) { return known.name == key && known.settles(); });
}

// Keys without which there is no note, and one that says what it asks.
bool is_whole_note(const Lines& version) {
    bool has_front = false, has_content = false;
    for (const std::string_view line : version) {
        const std::string_view key = key_of(line);
        if (key == "cloze") return true;
        has_front = has_front || key == "front";
        has_content = has_content || says_what_is_asked(key);
    }
    return has_front && has_content;
}

struct Versions {
    Lines ours;
    std::optional<Lines> theirs;  // none where they begin below the table
};

Versions versions_in(std::string_view rest) {
    Versions versions;
    Lines common;  // what both were made from, where git shows that
    Lines* into = &versions.ours;
    Lines lines = base::lines_of(rest);
    lines.erase(lines.begin());
    for (const std::string_view line : lines) {
        if (line.starts_with(">>>>>>>")) break;
        if (line.starts_with("|||||||"))
            into = &common;
        else if (line.starts_with("======="))
            into = &versions.theirs.emplace();
        else if (!base::trimmed(line, " \t\r").empty())
            into->push_back(line);
    }
    return versions;
}

std::string_view what_to_keep(const Versions& versions) {
    if (versions.ours.empty() && !versions.theirs)
        return "one of the two versions, or both where each is a note of its own";
    if (is_whole_note(versions.ours) && (!versions.theirs || is_whole_note(*versions.theirs)))
        return "one of the two versions, or both, with a [[card]] between them";
    return "one of the two versions";
}

}  // namespace

bool is_conflict_marker(std::string_view line) {
    line = base::trimmed(line, " \t\r\n");
    static constexpr std::array<std::string_view, 3> sides = {"<<<<<<<", ">>>>>>>", "|||||||"};
    return line == "=======" || std::any_of(sides.begin(), sides.end(), [&](std::string_view side) {
               return line.starts_with(side) && (line.size() == side.size() || line[7] == ' ');
           });
}

std::string conflict_message(std::string_view rest) {
    if (!base::trimmed(rest, " \t").starts_with("<<<<<<<"))
        return "a line of a conflict of git; delete it, and the version that is not wanted where "
               "one is";
    return fmt::format(
        "a conflict of git begins here: keep {}, and delete the lines of <<<<<<<, ======= and "
        ">>>>>>>",
        what_to_keep(versions_in(rest)));
}

}  // namespace deckfile

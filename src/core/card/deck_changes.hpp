// What a change of deck files brought, deck by deck. Pure.
#pragma once

#include "core/card/catalog.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

// How many notes of a deck are new, say something else, or are no longer there; of the latter, how
// many the learner has answered.
struct DeckChange {
    std::string deck;  // its id
    int fresh = 0;
    int changed = 0;
    int gone = 0;
    int gone_answered = 0;

    bool operator==(const DeckChange&) const = default;
};

// One line: "italiano: 12 new notes, 3 changed, 1 gone", and where to look for what was answered.
// Of several decks each is named, of many only their sum is told.
std::string to_text(const std::vector<DeckChange>& changes);

// Collects what decks held before and after, each in its file. A mistake in a file hides notes that
// it may hold: then none is gone from it, and none is new in what comes to light.
class DeckChanges {
public:
    enum class Seen : std::uint8_t { whole, in_part };

    // May be told twice of the same notes.
    void had(const std::string& deck, const std::string& path,
             const std::vector<CatalogNote>& notes, Seen seen = Seen::whole);
    // What was told of the deck before holds no longer.
    void has(const std::string& deck, const std::string& path,
             const std::vector<CatalogNote>& notes, Seen seen = Seen::whole);

    // A note, as DECK/ID, goes on under another name: it is neither gone nor new.
    void became(const std::string& from, const std::string& to);

    // Of decks that are there, those that differ, but for those that another file has now: who put
    // it there knows what it brought. A note, by its name as DECK/ID, that was known before came
    // back, and is not new; nor is one gone that goes on.
    using Tells = std::function<bool(const std::string& note)>;
    std::vector<DeckChange> all(const Tells& was_known, const Tells& goes_on) const;

private:
    struct Held {
        std::string path;
        Seen seen = Seen::whole;
        std::map<std::string, std::uint64_t> hashes;  // of notes' texts, by their ids
    };
    // Of a note that was there, by its name.
    std::optional<std::uint64_t> hash_before(std::string_view name) const;

    std::map<std::string, Held> before_;
    std::map<std::string, Held> after_;
    std::map<std::string, std::string> heirs_;      // names of notes, and those they have now
    std::map<std::string, std::string> came_from_;  // the other way round
};

}  // namespace core

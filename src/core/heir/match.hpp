// History follows a note through its author's edits by evidence, never by guess: which card that no
// file has any longer is which one that was never answered. Pure, and the same on every machine
// that knows the same decks and log.
#pragma once

#include "core/heir/mended.hpp"
#include "core/heir/note_text.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace core {

// A note and its cards, as far as they are left over on one side.
struct LeftNote {
    std::string deck;  // its id
    std::string id;
    NoteText text;
    std::vector<std::string> suffixes;  // of its cards
};

// Notes, as "deck/note", and what they are called now.
using Renamed = std::map<std::string, std::string>;
// What a note is called now, after however many names; a ring of names ends somewhere in it.
std::string name_now(std::string name, const Renamed& renamed);

// What is left over: answered cards whose note or hole no file has, and cards that were never
// answered. A note may stand on both sides with different cards of it.
struct LeftOver {
    std::vector<LeftNote> gone;
    std::vector<LeftNote> fresh;
    std::set<std::pair<std::string, std::string>> refused;  // keys that a person has parted
    Renamed renamed;                                        // by links that stand
    // Likewise, whatever key the other has got since: what is gone, and what the other said.
    std::set<std::pair<std::string, std::string>> refused_texts{};
};

struct Heir {
    std::string from;  // keys of cards
    std::string to;
    std::string old{};  // what the note said, to be told
    std::string now{};

    bool operator==(const Heir&) const = default;
};

// Which cards of the one note go on as which of the other, by their holes and sides.
std::vector<Heir> heirs_of(const LeftNote& gone, const LeftNote& fresh);
// The same where a person made the one of the other: what then has no like goes on in its order.
std::vector<Heir> heirs_by_hand(const LeftNote& old, const LeftNote& now);

// In the order of the keys that are gone. Each card has one heir at most, and is one's at most;
// where several could be it, none is.
std::vector<Heir> heirs(const LeftOver& left, const SpeltElsewhere& elsewhere);

}  // namespace core

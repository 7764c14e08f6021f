// The tables of keys, held against what else knows the keys of a deck. The schema that is made of
// them is held against the reader by tests/program/deck_schema_test.py.
#include "deckfile/format/keys.hpp"

#include "base/contains.hpp"
#include "catch.hpp"
#include "deckfile/mistakes/habits.hpp"
#include "deckfile/note.hpp"

#include <set>

using namespace deckfile;

TEST_CASE("No key stands twice in its table") {
    for (const auto& names : {names_of(note_keys), names_of(deck_keys)})
        CHECK(std::set<std::string_view>(names.begin(), names.end()).size() == names.size());
}

TEST_CASE("A key that only decks have is known for one in a note") {
    for (const auto name : names_of(deck_keys)) {
        INFO(name);
        CHECK(is_deck_key(name) != is_note_key(name));
    }
    for (const auto name : names_of(note_keys)) CHECK_FALSE(is_deck_key(name));
}

TEST_CASE("What somebody means who writes another program's key is a key") {
    for (const char* habit : {"question", "definition", "correct", "comment", "url", "tolerance"})
        CHECK(base::contains(names_of(note_keys), key_of_habit(habit)));
}

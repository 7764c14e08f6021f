// A legal note, from the lines of its table.
#pragma once

#include "catch.hpp"
#include "deckfile/note.hpp"

#include <string>

inline core::Note note(const std::string& body) {
    deckfile::Problems problems;
    const auto read = deckfile::read_note("[[card]]\n" + body, 1, problems);
    REQUIRE(read);
    return *read;
}

// What a check of a deck says, as the tests of its mistakes want it.
#pragma once

#include "catch.hpp"
#include "deckfile/index.hpp"
#include "deckfile/source.hpp"

#include <string>
#include <string_view>
#include <vector>

inline std::string said_of(std::string_view text) {
    std::string out;
    for (const auto& problem : deckfile::load(text, "f.toml").problems)
        out += deckfile::describe("", problem).substr(1) + "\n";
    return out;
}

struct Row {
    std::string written;  // of a note whose [[card]] is in line 1
    std::string said;     // each line of it an error
};

inline void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.written);
        std::string said = said_of("[[card]]\n" + row.written);
        for (std::size_t at; (at = said.find("error: ")) != std::string::npos;) said.erase(at, 7);
        if (said.ends_with('\n')) said.pop_back();
        CHECK(said == row.said);
    }
}

inline const std::string front = "front = \"q\"\n";
inline const std::string question = front + "back = \"b\"\n";
inline const std::string no_escape =
    "this is no escape; write \\\\ for a backslash, or use '...' around the text";

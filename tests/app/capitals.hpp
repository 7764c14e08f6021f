// Questions that are alike enough for the one's answer to be a wrong answer of the other.
#pragma once

#include "app/home.hpp"

#include <string>
#include <utility>
#include <vector>

namespace home {

inline const std::vector<std::pair<std::string, std::string>> capitals{
    {"Portugal", "Lisbon."}, {"Spain", "Madrid."},  {"Germany", "Berlin."},
    {"Austria", "Vienna."},  {"Poland", "Warsaw."}, {"Greece", "Athens."}};

// The country is the id; `more` are lines of the note.
inline std::string capital(std::size_t which, const std::string& more = {}) {
    const auto& [country, city] = capitals.at(which);
    return question(country, "What is the capital of " + country + "?", city, more);
}

// All from `first` up to `end`, with the same tags.
inline std::string capitals_between(std::size_t first, std::size_t end,
                                    const std::string& more = {}) {
    std::string text;
    for (std::size_t i = first; i < end; ++i) text += capital(i, more);
    return text;
}

inline std::string tagged(const std::string& tag) {
    return "tags = [\"" + tag + "\"]\n";
}

}  // namespace home

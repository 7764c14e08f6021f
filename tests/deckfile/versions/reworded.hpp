// The lines of tests/decks/reworded: why an id that breaks with its text still means the same fact.
#pragma once

#include "base/text/cut.hpp"
#include "deckfile/versions/ids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace versions {

struct Line {
    std::string note;  // "deck/note"
    std::string text;
};

// What is no line as it should be is told.
inline std::vector<Line> lines_in(std::string_view reworded, std::vector<std::string>& told) {
    static const std::regex form(
        R"(([\w.-]+/[\w.-]+) +\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) +\S.*)");
    std::vector<Line> out;
    for (const std::string_view text : base::lines_of(reworded)) {
        if (text.empty() || text.starts_with('#')) continue;
        std::cmatch parts;
        if (std::regex_match(text.data(), text.data() + text.size(), parts, form))
            out.push_back({parts[1], std::string(text)});
        else
            told.push_back(fmt::format("not \"deck/id  2026-11-28  why\": {}", text));
    }
    return out;
}

// The breaks that no line is for, and the lines that are for none: each has one of the other.
inline std::vector<std::string> unexplained(const std::vector<Break>& breaks,
                                            std::string_view reworded) {
    std::vector<std::string> out;
    auto lines = lines_in(reworded, out);
    for (const Break& each : breaks) {
        const auto line = std::find_if(lines.begin(), lines.end(), [&](const Line& candidate) {
            return candidate.note == each.note;
        });
        if (line != lines.end())
            lines.erase(line);
        else
            out.push_back(fmt::format("{} {}", each.note, each.what));
    }
    for (const Line& line : lines)
        out.push_back(fmt::format("no version needs the line: {}", line.text));
    return out;
}

}  // namespace versions

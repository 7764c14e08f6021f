#include "dialogue/line/answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace dialogue {
namespace {

constexpr std::string_view typing = "t ";

// "2", or "1 3" and "13" where several are right.
bool pick(core::Turn& turn, const std::string& line) {
    std::vector<std::size_t> picks;
    for (const char c : line) {
        if (c == ' ' || c == ',') continue;
        const auto index = static_cast<std::size_t>(c - '1');
        const bool twice = std::find(picks.begin(), picks.end(), index) != picks.end();
        if (c < '1' || c > '9' || index >= turn.options().size() || twice) return false;
        picks.push_back(index);
    }
    if (picks.empty() || (picks.size() > 1 && !turn.wants_several())) return false;
    for (const auto index : picks) turn.pick(index);
    turn.submit();
    return true;
}

bool give_points(core::Turn& turn, const std::string& line) {
    if (line.size() > turn.note().points.size() ||
        line.find_first_not_of("yn") != std::string::npos)
        return false;
    for (const char c : line) {
        turn.show_point();
        turn.judge_point(c == 'y');
    }
    turn.reveal();
    return true;
}

}  // namespace

bool give_answer(core::Turn& turn, const std::string& line) {
    switch (turn.manner()) {
        case core::Manner::choice:
            return pick(turn, line);
        case core::Manner::number:
            return turn.estimate(line);
        case core::Manner::points:
            return give_points(turn, line);
        case core::Manner::typed:
            return turn.type(line);
        case core::Manner::recall:
            return line.starts_with(typing) && turn.can_type() &&
                   turn.type(line.substr(typing.size()));
    }
    return false;
}

std::string valid_answers(const core::Turn& turn) {
    std::string valid;
    switch (turn.manner()) {
        case core::Manner::typed:
            return "the answer in words, an empty line (don't know), ? (hint)";
        case core::Manner::choice:
            valid = fmt::format("digits from 1 to {}, ", turn.options().size());
            break;
        case core::Manner::number:
            valid = turn.note().unit.empty()
                        ? "a number, "
                        : fmt::format("a number, with or without {}, ", turn.note().unit);
            break;
        case core::Manner::points:
            valid = fmt::format("up to {} letters y or n, one for each point, ",
                                turn.note().points.size());
            break;
        case core::Manner::recall:
            if (turn.can_type()) valid = "t TEXT (your answer in words), ";
    }
    valid += "an empty line or show";
    if (turn.hints_shown() < static_cast<int>(turn.note().hints.size())) valid += ", h (hint)";
    return valid;
}

}  // namespace dialogue

#include "cli/card_lines.hpp"

#include "ui/wrap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace cli {
namespace {

constexpr int longest_echo = 40;  // columns of a line that is no answer

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

bool give_answer(core::Turn& turn, const std::string& line) {
    switch (turn.note().kind) {
        case core::Kind::choice:
            return pick(turn, line);
        case core::Kind::number:
            return turn.estimate(line);
        case core::Kind::points:
            return give_points(turn, line);
        default:
            return false;
    }
}

}  // namespace

LineTaken take_line(core::Turn& turn, const std::string& line) {
    if (line.empty() || line == "show") {
        turn.reveal();
        return LineTaken::answer;
    }
    if (line == "h" && turn.show_hint()) return LineTaken::hint;
    return give_answer(turn, line) ? LineTaken::answer : LineTaken::nothing;
}

std::string hint_text(const core::Turn& turn) {
    return "hint: " + turn.note().hints[static_cast<std::size_t>(turn.hints_shown() - 1)];
}

std::string valid_answers(const core::Turn& turn) {
    std::string valid;
    switch (turn.note().kind) {
        case core::Kind::choice:
            valid = fmt::format("digits from 1 to {}, ", turn.options().size());
            break;
        case core::Kind::number:
            valid = turn.note().unit.empty()
                        ? "a number, "
                        : fmt::format("a number, with or without {}, ", turn.note().unit);
            break;
        case core::Kind::points:
            valid = fmt::format("up to {} letters y or n, one for each point, ",
                                turn.note().points.size());
            break;
        default:
            break;
    }
    valid += "an empty line or show";
    if (turn.hints_shown() < static_cast<int>(turn.note().hints.size())) valid += ", h (hint)";
    return valid;
}

std::string refusal(const std::string& line, const std::string& valid, const ui::Look& look) {
    const ui::SafeText shown = ui::shorten(ui::SafeText::line(line), longest_echo, look);
    return fmt::format("`{}` is no answer here; valid are {}", shown.view(), valid);
}

}  // namespace cli

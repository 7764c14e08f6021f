#include "ui/card_view.hpp"

#include "core/cloze.hpp"
#include "core/judge.hpp"
#include "core/unicode.hpp"
#include "ui/markdown.hpp"
#include "ui/wrap.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ui {
namespace {

using core::Kind;

constexpr int option_indent = 5;

bool is_hidden(const core::ClozeRun& run, const core::ShownCard& card) {
    return run.hole && core::normalised(run.text) == card.face.hidden;
}

// The text of a cloze with this card's hole open, or shown in bold.
std::string cloze_text(const core::ShownCard& card, bool shown) {
    const auto parsed = core::parse_cloze(card.note.front);
    const auto* runs = std::get_if<std::vector<core::ClozeRun>>(&parsed);
    if (!runs) return card.note.front;
    std::string text;
    for (const core::ClozeRun& run : *runs) {
        if (!is_hidden(run, card))
            text += run.text;
        else if (shown)
            text += "**" + run.text + "**";
        else
            text += run.hint.empty()          ? "[...]"
                    : run.hint.ends_with('?') ? "[" + run.hint + "]"
                                              : "[" + run.hint + "?]";
    }
    return text;
}

std::string question_text(const core::ShownCard& card) {
    if (card.note.kind == Kind::cloze) return cloze_text(card, false);
    return card.face.reversed ? card.note.back : card.note.front;
}

void add(Lines& lines, const Lines& more) {
    lines.insert(lines.end(), more.begin(), more.end());
}

void add_text(Lines& lines, std::string_view text, Style style, const Look& look, int indent = 2) {
    const SafeText margin = repeated(" "_safe, indent);
    add(lines, wrap({{SafeText::from(text), style}}, look, {{{margin, {}}}, {{margin, {}}}}));
}

// Markdown behind a marker that hangs in the margin.
Lines item(const SafeText& marker, std::string_view text, const Look& look) {
    Lines lines = markdown(text, look, option_indent);
    if (lines.empty()) lines.push_back({});
    const SafeText padding =
        repeated(" "_safe, std::max(1, option_indent - core::width_of(marker.view())));
    Line first{{marker + padding, {}}};
    // The indent that Markdown has put there makes room for the marker.
    bool stripped = false;
    for (const Run& run : lines.front()) {
        if (stripped) {
            first.push_back(run);
            continue;
        }
        stripped = true;
        const std::string_view view = run.text.view();
        const auto begin = std::min(view.find_first_not_of(' '), std::size_t{option_indent});
        const std::size_t skip = begin == std::string_view::npos ? view.size() : begin;
        first.push_back({run.text.part(skip, view.size() - skip), run.style});
    }
    lines.front() = std::move(first);
    return lines;
}

Lines options_view(const core::Turn& turn, const Look& look) {
    Lines lines;
    for (std::size_t i = 0; i < turn.options().size(); ++i)
        add(lines, item(SafeText::from(fmt::format("  {}", i + 1)), turn.options()[i], look));
    if (turn.wants_several()) add_text(lines, "Several are right.", style::dim, look);
    return lines;
}

// After the reveal: a mark for what is right, and one for what was picked.
Lines judged_options(const core::Turn& turn, const Look& look) {
    Lines lines;
    for (std::size_t i = 0; i < turn.options().size(); ++i) {
        const bool right = turn.right()[i];
        const bool picked = turn.picked()[i];
        if (!right && !picked) continue;
        const std::string_view mark = right ? (picked ? "+" : ">") : "x";
        Lines option =
            item(SafeText::from(fmt::format("{} {}", mark, i + 1)), turn.options()[i], look);
        if (!right) option.front().push_back({"  (picked, wrong)"_safe, style::dim});
        add(lines, option);
    }
    return lines;
}

Lines number_answer(const core::Turn& turn, const Look& look) {
    const core::Note& note = turn.note();
    Lines lines;
    std::string text = core::number_text(note.number);
    if (!note.unit.empty()) text += " " + note.unit;
    Line line{{SafeText::line(text), style::bold}};
    if (turn.estimated()) {
        const std::string given =
            fmt::format("   you said {}: {} ({} counts)", core::number_text(*turn.estimated()),
                        core::miss_text(*turn.estimated(), note.number, note.within),
                        core::tolerance_text(note.within));
        line.push_back({SafeText::line(given), {}});
    }
    add(lines, wrap(line, look));
    return lines;
}

Lines points_answer(const core::Turn& turn, const Look& look) {
    Lines lines;
    for (std::size_t i = 0; i < turn.note().points.size(); ++i)
        add(lines, point_view(turn, i, look));
    const auto had = std::count(turn.points_had().begin(), turn.points_had().end(), true);
    add_text(lines, fmt::format("{} of {} points", had, turn.note().points.size()), style::dim,
             look);
    return lines;
}

Lines plain_answer(const core::Turn& turn, const Look& look) {
    switch (turn.manner()) {
        case core::Manner::recall:
        case core::Manner::typed:
            return markdown(answer_text(turn.card()), look);
        case core::Manner::choice:
            return judged_options(turn, look);
        case core::Manner::number:
            return number_answer(turn, look);
        case core::Manner::points:
            return points_answer(turn, look);
    }
    return {};
}

}  // namespace

Line card_header(const core::ShownCard& card, int position, int total, const Look& look) {
    const int columns = usable_columns(look);
    const SafeText place = SafeText::from(fmt::format(" {} of {}", position, total));
    SafeText title = SafeText::line(card.deck_title);
    if (!card.topic.empty()) title += SafeText(" / "_safe) + SafeText::line(card.topic);
    const int room = columns - 4 - core::width_of(place.view());
    title = shorten(title, std::max(room - 1, 8), look);
    const int rule = columns - 3 - core::width_of(title.view()) - 1 - core::width_of(place.view());
    return {{"-- "_safe, style::dim},
            {title, style::bold},
            {SafeText(" "_safe) + repeated("-"_safe, std::max(rule, 0)) + place, style::dim}};
}

Lines question_view(const core::Turn& turn, const Look& look) {
    Lines lines = markdown(question_text(turn.card()), look);
    if (turn.manner() == core::Manner::choice) {
        lines.emplace_back();
        add(lines, options_view(turn, look));
    }
    if (turn.manner() == core::Manner::number)
        add_text(lines,
                 fmt::format("an estimate{}{}; {} counts", turn.note().unit.empty() ? "" : " in ",
                             turn.note().unit, core::tolerance_text(turn.note().within)),
                 style::dim, look);
    for (int i = 0; i < turn.hints_shown(); ++i)
        add_text(lines, "hint: " + turn.note().hints[static_cast<std::size_t>(i)], style::dim,
                 look);
    if (turn.revealed()) return lines;
    if (std::count(turn.picked().begin(), turn.picked().end(), true) > 0)
        lines.push_back(picked_line(turn));
    for (std::size_t i = 0; i < turn.points_shown(); ++i) add(lines, point_view(turn, i, look));
    return lines;
}

Line picked_line(const core::Turn& turn) {
    std::string picked;
    for (std::size_t i = 0; i < turn.picked().size(); ++i)
        if (turn.picked()[i]) picked += fmt::format(" {}", i + 1);
    return {{SafeText::from(fmt::format("  picked:{}", picked.empty() ? " none" : picked)), {}}};
}

Lines point_view(const core::Turn& turn, std::size_t index, const Look& look) {
    const auto& had = turn.points_had();
    const std::string_view mark = index >= had.size() ? " " : had[index] ? "+" : "x";
    const std::string number = turn.note().ordered ? std::to_string(index + 1) : "-";
    return item(SafeText::from(fmt::format("{} {}", mark, number)), turn.note().points[index],
                look);
}

Lines answer_view(const core::Turn& turn, core::Day today, const Look& look) {
    const core::Note& note = turn.note();
    Lines lines = plain_answer(turn, look);
    if (!note.why.empty()) {
        Lines why = markdown("why: " + note.why, look, 2);
        add(lines, why);
    }
    for (const auto& source : note.sources) add_text(lines, "source: " + source, style::dim, look);
    if (note.as_of) add_text(lines, "as of: " + core::iso_date(*note.as_of), style::dim, look);
    if (note.verify_by && *note.verify_by < today)
        add_text(lines,
                 fmt::format("This fact was to be verified by {}; it may be stale.",
                             core::iso_date(*note.verify_by)),
                 style::dim, look);
    return lines;
}

Line answer_line(const core::ShownCard& card, core::Grade grade, std::string_view span,
                 const Look& look) {
    Line line{{SafeText::from(core::to_string(grade)), style::grade(grade)},
              {SafeText::from(fmt::format(" {}", span)), {}},
              {"   "_safe, {}}};
    const int room = usable_columns(look) - width_of(line);
    line.push_back({shorten(question_in_brief(card), std::max(room, 8), look), style::dim});
    return line;
}

SafeText question_in_brief(const core::ShownCard& card) {
    return plain_line(question_text(card));
}

std::string answer_text(const core::ShownCard& card) {
    const core::Note& note = card.note;
    switch (note.kind) {
        case Kind::question:
            return card.face.reversed ? note.front : note.back;
        case Kind::cloze:
            return cloze_text(card, true);
        case Kind::choice: {
            std::string text;
            for (const auto& answer : note.right) text += (text.empty() ? "" : "; ") + answer;
            return text;
        }
        case Kind::number:
            return core::number_text(note.number) + (note.unit.empty() ? "" : " " + note.unit);
        case Kind::points: {
            std::string text;
            for (const auto& point : note.points) text += (text.empty() ? "" : "; ") + point;
            return text;
        }
    }
    return {};
}

Lines flow(const std::vector<Line>& groups, int gap, int indent, const Look& look) {
    Lines lines;
    const int columns = usable_columns(look);
    for (const Line& group : groups) {
        const bool fits =
            !lines.empty() && width_of(lines.back()) + gap + width_of(group) <= columns;
        if (!fits)
            lines.push_back({{repeated(" "_safe, indent), {}}});
        else
            lines.back().push_back({repeated(" "_safe, gap), {}});
        append(lines.back(), group);
    }
    return lines;
}

}  // namespace ui

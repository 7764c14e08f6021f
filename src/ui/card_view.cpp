#include "ui/card_view.hpp"

#include "base/text/difference.hpp"
#include "base/text/unicode.hpp"
#include "core/card/said.hpp"
#include "core/judge/judgement.hpp"
#include "ui/markdown.hpp"
#include "ui/wrap.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ui {
namespace {

using core::Kind;
using core::Manner;

constexpr int option_indent = 5;

core::MarkedText question_of(const core::ShownCard& card) {
    return core::question_said(card.note, card.face);
}

core::MarkedText answer_of(const core::ShownCard& card) {
    return core::answer_said(card.note, card.face);
}

Lines why_view(const core::Note& note, const Look& look, int indent) {
    if (note.why.empty()) return {};
    return markdown(core::MarkedText{note.why, {}}, look, indent, "why:"_safe);
}

void add_text(Lines& lines, std::string_view text, Style style, const Look& look, int indent = 2) {
    const SafeText margin = repeated(" "_safe, indent);
    append(lines, wrap({{SafeText::from(text), style}}, look, {{{margin, {}}}, {{margin, {}}}}));
}

SafeText source_text(std::string_view source) {
    return SafeText("  source: "_safe) + SafeText::line(source);
}

Lines cut_sources(const core::Note& note, const Look& look) {
    Lines lines = sources_view(note.sources);
    if (look.live)
        for (Line& line : lines)
            line.front().text = cut_middle(line.front().text, usable_columns(look), look);
    return lines;
}

// Without spaces at its beginning, as many as `most`.
Line without_indent(const Line& line, std::size_t most) {
    if (line.empty()) return {};
    const std::string_view first = line.front().text.view();
    const auto skip = std::min({first.find_first_not_of(' '), first.size(), most});
    Line out{{line.front().text.part(skip, first.size() - skip), line.front().style}};
    out.insert(out.end(), line.begin() + 1, line.end());
    return out;
}

// Markdown behind a marker that hangs in the margin, where its indent has made room.
Lines item(const SafeText& marker, std::string_view text, const Look& look,
           int indent = option_indent) {
    Lines lines = markdown(text, look, indent);
    if (lines.empty()) lines.push_back({});
    const int room = std::max(1, indent - base::width_of(marker.view()));
    Line first{{marker + repeated(" "_safe, room), {}}};
    append(first, without_indent(lines.front(), static_cast<std::size_t>(indent)));
    lines.front() = std::move(first);
    return lines;
}

// The same wherever a point is shown.
std::string point_marker(const core::Note& note, std::size_t index) {
    return note.ordered ? std::to_string(index + 1) : "-";
}

// What stands in lines of its own, as code does and a list, is an item by itself: as one Markdown
// they would run into each other.
bool are_items(const core::Note& note, const std::vector<std::string>& answers) {
    const bool have_lines = std::any_of(answers.begin(), answers.end(), [](const auto& text) {
        return text.find('\n') != std::string::npos;
    });
    return note.kind == Kind::points || (answers.size() > 1 && have_lines);
}

Lines answer_in_brief(const core::ShownCard& card, const Look& look, int indent) {
    const core::Note& note = card.note;
    const auto& answers = note.kind == Kind::points ? note.points : note.right;
    if (!are_items(note, answers)) return markdown(answer_of(card), look, indent);
    Lines lines;
    for (std::size_t i = 0; i < answers.size(); ++i)
        append(lines, item(repeated(" "_safe, indent) + SafeText::from(point_marker(note, i)),
                           answers[i], look, indent + 3));
    return lines;
}

Lines options_view(const core::Turn& turn, const Look& look) {
    Lines lines;
    for (std::size_t i = 0; i < turn.options().size(); ++i)
        append(lines, item(SafeText::from(fmt::format("  {}", i + 1)), turn.options()[i], look));
    if (turn.wants_several()) add_text(lines, "Several are right.", style::dim, look);
    if (turn.made_up()) add_text(lines, "(wrong answers made up by ebb)", style::dim, look);
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
        append(lines, option);
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
                        core::miss_text(*turn.estimated(), note.number, core::tolerance_of(note)),
                        core::tolerance_text(core::tolerance_of(note)));
        line.push_back({SafeText::line(given), {}});
    }
    append(lines, wrap(line, look));
    return lines;
}

Lines points_answer(const core::Turn& turn, const Look& look) {
    Lines lines;
    for (std::size_t i = 0; i < turn.note().points.size(); ++i)
        append(lines, point_view(turn, i, look));
    if (!turn.revealed()) return lines;  // nobody was asked
    const auto had = std::count(turn.points_had().begin(), turn.points_had().end(), true);
    add_text(lines, fmt::format("{} of {} points", had, turn.note().points.size()), style::dim,
             look);
    return lines;
}

Lines choice_answer(const core::Turn& turn, const Look& look) {
    Lines lines = judged_options(turn, look);
    if (turn.note().kind == Kind::cloze) append(lines, markdown(answer_of(turn.card()), look));
    return lines;
}

Lines plain_answer(const core::Turn& turn, const Look& look) {
    switch (turn.manner()) {
        case Manner::recall:
        case Manner::typed:
            return markdown(answer_of(turn.card()), look);
        case Manner::choice:
            return choice_answer(turn, look);
        case Manner::number:
            return number_answer(turn, look);
        case Manner::points:
            return points_answer(turn, look);
    }
    return {};
}

std::string estimate_wanted(const core::Note& note) {
    return fmt::format("an estimate{}{}; {} counts", note.unit.empty() ? "" : " in ", note.unit,
                       core::tolerance_text(core::tolerance_of(note)));
}

Line verdict(const SafeText& word, core::Grade grade) {
    Style bold = style::grade(grade);
    bold.bold = true;
    return {{"  "_safe, {}}, {word, bold}};
}

Line typed_verdict(const core::TypedVerdict& verdict_of) {
    switch (verdict_of.closeness) {
        case core::Closeness::right:
            return verdict("right"_safe, core::Grade::good);
        case core::Closeness::nearly:
            return verdict("nearly: the spelling"_safe, core::Grade::hard);
        case core::Closeness::wrong:
            break;
    }
    const bool unlike = verdict_of.miss == core::Miss::other_words;
    return verdict(unlike ? "not in these words"_safe : "wrong"_safe, core::Grade::again);
}

// Nothing was given where something could be.
bool gave_up(const core::Turn& turn) {
    switch (turn.manner()) {
        case Manner::typed:
            return !turn.typed();
        case Manner::number:
            return !turn.estimated();
        case Manner::choice:
            return std::count(turn.picked().begin(), turn.picked().end(), true) == 0;
        case Manner::points:
            return true;
        case Manner::recall:
            break;
    }
    return false;
}

// "[-too much-]" or "{+left out+}", which say it without colour as well.
Line piece_view(const base::Piece& piece) {
    switch (piece.kind) {
        case base::Piece::Kind::missing:
            return {{"{+"_safe + SafeText::from(piece.text) + "+}"_safe,
                     style::grade(core::Grade::good)}};
        case base::Piece::Kind::surplus:
            return {{"[-"_safe + SafeText::from(piece.text) + "-]"_safe,
                     style::grade(core::Grade::again)}};
        case base::Piece::Kind::same:
            break;
    }
    return {{SafeText::from(piece.text), {}}};
}

Lines typed_view(const core::Turn& turn, const Look& look) {
    Lines lines;
    if (!turn.typed()) return lines;
    add_text(lines, "you typed: " + *turn.typed(), {}, look);
    const core::TypedVerdict& verdict = turn.verdict();
    if (verdict.other_accents) add_text(lines, "in its spelling: " + verdict.closest, {}, look);
    if (!verdict.is_near()) return lines;
    // Case does not matter, so it is no difference either.
    const auto pieces =
        base::difference(base::case_folded(*turn.typed()), base::case_folded(verdict.closest));
    const bool differs = std::any_of(pieces.begin(), pieces.end(), [](const auto& piece) {
        return piece.kind != base::Piece::Kind::same;
    });
    if (!differs) return lines;
    Line line{{"difference: "_safe, {}}};
    for (const base::Piece& piece : pieces) append(line, piece_view(piece));
    append(lines, wrap(line, look, {{{"  "_safe, {}}}, {{"  "_safe, {}}}}));
    return lines;
}

}  // namespace

Line verdict_line(const core::Turn& turn) {
    if (turn.typed()) return typed_verdict(turn.verdict());
    if (core::is_full_credit(turn.credit())) return verdict("right"_safe, core::Grade::good);
    if (!core::is_no_credit(turn.credit())) return verdict("partly right"_safe, core::Grade::hard);
    return verdict(gave_up(turn) ? "not known"_safe : "wrong"_safe, core::Grade::again);
}

Line card_header(const core::ShownCard& card, std::string_view place_text, const Look& look) {
    const int columns = usable_columns(look);
    const SafeText place = SafeText(" "_safe) + SafeText::line(place_text);
    SafeText title = SafeText::line(card.deck_title);
    if (!card.topic.empty()) title += SafeText(" / "_safe) + SafeText::line(card.topic);
    const int room = columns - 4 - base::width_of(place.view());
    title = shorten(title, std::max(room - 1, 2), look);
    const int rule = columns - 3 - base::width_of(title.view()) - 1 - base::width_of(place.view());
    return {{"-- "_safe, style::dim},
            {title, style::bold},
            {SafeText(" "_safe) + repeated("-"_safe, std::max(rule, 0)) + place, style::dim}};
}

Lines question_view(const core::Turn& turn, const Look& look) {
    Lines lines = markdown(question_of(turn.card()), look);
    if (turn.manner() == Manner::choice) {
        lines.emplace_back();
        append(lines, options_view(turn, look));
    }
    if (turn.manner() == Manner::number)
        add_text(lines, estimate_wanted(turn.note()), style::dim, look);
    for (int i = 0; i < turn.hints_shown(); ++i)
        add_text(lines, "hint: " + turn.note().hints[static_cast<std::size_t>(i)], style::dim,
                 look);
    if (turn.revealed()) return lines;
    if (std::count(turn.picked().begin(), turn.picked().end(), true) > 0)
        lines.push_back(picked_line(turn));
    for (std::size_t i = 0; i < turn.points_shown(); ++i) append(lines, point_view(turn, i, look));
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
    return item(SafeText::from(fmt::format("{} {}", mark, point_marker(turn.note(), index))),
                turn.note().points[index], look);
}

Lines answer_view(const core::Turn& turn, core::Day today, const Look& look) {
    const core::Note& note = turn.note();
    Lines lines = plain_answer(turn, look);
    append(lines, why_view(note, look, 2));
    append(lines, cut_sources(note, look));
    if (note.as_of) add_text(lines, "as of: " + core::iso_date(*note.as_of), style::dim, look);
    if (note.verify_by && *note.verify_by < today)
        add_text(lines,
                 fmt::format("This fact was to be verified by {}; it may be stale.",
                             core::iso_date(*note.verify_by)),
                 style::dim, look);
    return lines;
}

Lines sources_view(const std::vector<std::string>& sources) {
    Lines lines;
    for (const auto& source : sources) lines.push_back({{source_text(source), style::dim}});
    return lines;
}

Lines recap_view(const core::ShownCard& card, Recap recap, const Look& look) {
    const Prefix item{{{"  "_safe, {}}}, {{"  "_safe, {}}}};
    Lines lines = wrap({{question_in_brief(card), {}}}, look, item);
    append(lines, answer_in_brief(card, look, 4));
    if (recap == Recap::with_reason) append(lines, why_view(card.note, look, 4));
    return lines;
}

Lines judged_view(const core::Turn& turn, core::Day today, const Look& look) {
    Lines lines{verdict_line(turn)};
    append(lines, typed_view(turn, look));
    lines.emplace_back();
    append(lines, answer_view(turn, today, look));
    return lines;
}

Line act_line(Line act, const core::ShownCard& card, const Look& look) {
    act.push_back({"   "_safe, {}});
    const int room = usable_columns(look) - width_of(act);
    act.push_back({shorten_at_word(question_in_brief(card), std::max(room, 8), look), style::dim});
    return act;
}

Line answer_line(const core::ShownCard& card, core::Grade grade, std::string_view span,
                 const Look& look) {
    return act_line({{SafeText::from(core::to_string(grade)), style::grade(grade)},
                     {SafeText::from(fmt::format(" {}", span)), {}}},
                    card, look);
}

SafeText question_in_brief(const core::ShownCard& card) {
    return plain_line(question_of(card));
}

SafeText answer_at_once(const core::ShownCard& card) {
    return plain_line(answer_of(card));
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

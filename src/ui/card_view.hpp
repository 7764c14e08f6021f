// What a card looks like: its question, its answer, and the line that stays of it. Pure: from a
// turn to lines.
#pragma once

#include "core/judge/turn.hpp"
#include "ui/style.hpp"

#include <string_view>

namespace ui {

// "-- Distributed systems basics / replication ---------- 3 of 20". Of the title as much as there
// is room for beside `place`.
Line card_header(const core::ShownCard& card, std::string_view place, const Look& look);

// The question, its options, the hints shown and what has been given so far.
Lines question_view(const core::Turn& turn, const Look& look);

// "picked: 1 3", of a choice with several right answers.
Line picked_line(const core::Turn& turn);

// One point of a points note, as a list item.
Lines point_view(const core::Turn& turn, std::size_t index, const Look& look);

// The answer, what was given where it is judged, why it matters, sources, and one dim line where
// the fact may be stale. On a terminal long sources are cut in the middle.
Lines answer_view(const core::Turn& turn, core::Day today, const Look& look);

// Sources, one a line and whole.
Lines sources_view(const std::vector<std::string>& sources);

// "right", "nearly: the spelling", "wrong": after the reveal of a turn that is judged.
Line verdict_line(const core::Turn& turn);

// The answer of a turn that is judged: how right it was, what was typed and where that differs, and
// all that answer_view shows.
Lines judged_view(const core::Turn& turn, core::Day today, const Look& look);

// What was done, and to which card: "suspended   Which reads may be stale under asynchronous …"
Line act_line(Line act, const core::ShownCard& card, const Look& look);

// "good 10m   Which reads may be stale under asynchronous …"
Line answer_line(const core::ShownCard& card, core::Grade grade, std::string_view span,
                 const Look& look);

// The question in a few words, for summaries and lists.
SafeText question_in_brief(const core::ShownCard& card);
// The answer likewise, all of it on one line.
SafeText answer_at_once(const core::ShownCard& card);

// A card in short, for the list of what was missed: question, answer, why if asked for.
enum class Recap { plain, with_reason };
Lines recap_view(const core::ShownCard& card, Recap recap, const Look& look);

// Groups of words side by side, as many on a line as fit; a group is never torn apart.
Lines flow(const std::vector<Line>& groups, int gap, int indent, const Look& look);

}  // namespace ui

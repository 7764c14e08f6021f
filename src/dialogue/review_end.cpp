#include "dialogue/review_end.hpp"

#include "base/text/count.hpp"
#include "core/query/text.hpp"
#include "dialogue/day_text.hpp"
#include "ui/card_view.hpp"
#include "ui/markdown.hpp"
#include "ui/wrap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

namespace dialogue {
namespace {

using base::count_text;
using ui::Lines;
using ui::SafeText;
using ui::operator""_safe;
using namespace ui::style;

void say(Lines& lines, std::string_view text, const ui::Look& look, ui::Style style = plain) {
    const Lines wrapped = ui::wrap(ui::sentence(text, style), look);
    lines.insert(lines.end(), wrapped.begin(), wrapped.end());
}

void show_missed(Lines& lines, const std::vector<core::Answered>& answered, const ui::Look& look) {
    std::vector<const core::ShownCard*> missed;
    for (const auto& one : answered) {
        const bool known = std::any_of(missed.begin(), missed.end(),
                                       [&](const auto* card) { return card->key == one.card.key; });
        if (one.grade == core::Grade::again && !known) missed.push_back(&one.card);
    }
    if (missed.empty()) return;
    lines.emplace_back();
    say(lines, "Missed:", look, bold);
    for (const core::ShownCard* card : missed) {
        const Lines recap = ui::recap_view(*card, ui::Recap::plain, look);
        lines.insert(lines.end(), recap.begin(), recap.end());
    }
}

// "65 answers in 12m: 31 cards, 24 right at first sight."
std::string done_text(const std::vector<core::Answered>& answered) {
    core::Milliseconds time{0};
    std::set<std::string> cards;
    int right = 0;
    for (const core::Answered& one : answered) {
        time += one.took;
        if (cards.insert(one.card.key).second && one.grade != core::Grade::again) ++right;
    }
    return fmt::format("{} in {}: {}, {} right at first sight.",
                       count_text(std::ssize(answered), "answer"), core::short_span(time),
                       count_text(std::ssize(cards), "card"), right);
}

}  // namespace

Lines end_view(const core::Session& session, const core::Query& query, app::Workspace& workspace,
               const ui::Look& look) {
    Lines lines;
    const auto& answered = session.answered();
    if (!answered.empty()) say(lines, done_text(answered), look, bold);
    show_missed(lines, answered, look);
    if (!answered.empty()) lines.emplace_back();
    const app::Left left = app::left_now(workspace, query);
    if (!query.is_everything()) say(lines, fmt::format("Of {}:", core::to_string(query)), look);
    if (left.counts.total() > 0)
        say(lines, fmt::format("Left today: {}.", counts_text(left.counts)), look);
    if (left.back_at) say(lines, back_text(left, workspace.now()), look);
    if (answered.empty() && left.counts.total() > 0) return lines;
    say(lines, tomorrow_text(workspace, query, left), look);
    say(lines, new_cards_text(workspace, query), look);
    return lines;
}

}  // namespace dialogue

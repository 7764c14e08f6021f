#include "dialogue/quiz_end.hpp"

#include "base/text/count.hpp"
#include "ui/card_view.hpp"
#include "ui/table.hpp"
#include "ui/wrap.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dialogue {
namespace {

using core::QuizAnswered;
using core::QuizGroup;
using core::QuizScore;
using ui::Lines;
using ui::SafeText;
using namespace ui::style;

constexpr int telling = 2;            // questions of a tag that say something
constexpr std::size_t most_tags = 8;  // the weakest
constexpr double full = 0.999;

void add(Lines& lines, const Lines& more) {
    lines.insert(lines.end(), more.begin(), more.end());
}

void say(Lines& lines, std::string_view text, const ui::Look& look, ui::Style style = plain) {
    add(lines, ui::wrap({{SafeText::from(text), style}}, look));
}

// "80 % - 8 of 10 right, 1 partly, 1 missed"
std::string score_text(const QuizScore& score) {
    std::string text =
        fmt::format("{} % - {} of {} right", score.percent(), score.right, score.questions());
    if (score.partly > 0) text += fmt::format(", {} partly", score.partly);
    if (score.missed > 0) text += fmt::format(", {} missed", score.missed);
    if (score.unanswered > 0) text += fmt::format(", {} not answered", score.unanswered);
    return text;
}

// Of which cards the score tells: a quiz of what was never met says little of what is known.
std::string asked_of(const core::Quiz& quiz) {
    const auto& answered = quiz.answered();
    const auto fresh = std::count_if(answered.begin(), answered.end(), [](const auto& one) {
        return one.turn.card().state.memory.phase == core::Phase::fresh;
    });
    if (fresh == 0) return "of cards you had met";
    if (fresh == std::ssize(answered)) return "of cards new to you";
    return fmt::format("{} of them new to you", fresh);
}

// "3 questions", or "3 of 10 questions" where the time ran out before the others came.
std::string asked_text(const core::QuizResult& result) {
    const int questions = result.score.questions();
    if (result.asked == questions) return base::count_text(questions, "question");
    return fmt::format("{} of {}", result.asked, base::count_text(questions, "question"));
}

void show_groups(Lines& lines, std::string_view title, const std::vector<QuizGroup>& groups,
                 const ui::Look& look) {
    if (groups.empty()) return;
    ui::Table table({ui::Align::right, ui::Align::right, ui::Align::left});
    for (const QuizGroup& group : groups) {
        const QuizScore& score = group.score;
        table.add({{{SafeText::from(fmt::format("  {} %", score.percent())), plain}},
                   {{SafeText::from(fmt::format("{} of {}", score.right, score.questions())), dim}},
                   {{SafeText::line(group.name), plain}}});
    }
    if (!lines.empty()) lines.emplace_back();
    say(lines, title, look, bold);
    add(lines, table.lines(look));
}

// Those that say more than the score does: several decks, and tags of several questions.
std::vector<QuizGroup> telling_decks(const core::QuizResult& result) {
    return result.decks.size() > 1 ? result.decks : std::vector<QuizGroup>{};
}

std::vector<QuizGroup> telling_tags(const core::QuizResult& result) {
    std::vector<QuizGroup> tags;
    for (const QuizGroup& tag : result.tags) {
        const int questions = tag.score.questions();
        const bool says_more = questions >= telling && questions < result.asked;
        if (says_more && tags.size() < most_tags) tags.push_back(tag);
    }
    return tags;
}

void show_misses(Lines& lines, const core::Quiz& quiz, const ui::Look& look) {
    bool is_first = true;
    for (const QuizAnswered& one : quiz.answered()) {
        if (one.credit >= full) continue;
        if (!lines.empty()) lines.emplace_back();
        if (is_first) say(lines, "Missed:", look, bold);
        is_first = false;
        add(lines, ui::recap_view(one.turn.card(), ui::Recap::with_reason, look));
    }
}

}  // namespace

Lines quiz_end_view(const core::Quiz& quiz, const ui::Look& look) {
    const core::QuizResult result = core::result_of(quiz);
    Lines lines;
    if (result.score.questions() == 0) {
        say(lines, "Nothing was answered.", look);
        return lines;
    }
    show_misses(lines, quiz, look);
    show_groups(lines, "By deck:", telling_decks(result), look);
    show_groups(lines, "By tag:", telling_tags(result), look);
    if (!lines.empty()) lines.emplace_back();
    say(lines, fmt::format("Score: {}; {}", score_text(result.score), asked_of(quiz)), look, bold);
    say(lines,
        fmt::format("{} in {}, {} a question.", asked_text(result), core::short_span(result.time),
                    core::short_span(result.mean_time())),
        look);
    return lines;
}

std::vector<std::string> missed_keys(const core::Quiz& quiz) {
    std::vector<std::string> keys;
    for (const QuizAnswered& one : quiz.answered())
        if (one.credit < full) keys.push_back(one.turn.card().key);
    return keys;
}

}  // namespace dialogue

#include "core/quiz/result.hpp"

#include "base/text/unicode.hpp"
#include "core/card/identity.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace core {
namespace {

void add_to(std::vector<QuizGroup>& groups, const std::string& name, const QuizAnswered& answered) {
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const QuizGroup& one) { return one.name == name; });
    if (group == groups.end()) group = groups.insert(groups.end(), {name, {}});
    group->score.add(answered);
}

bool is_weaker(const QuizGroup& left, const QuizGroup& right) {
    const int a = left.score.percent();
    const int b = right.score.percent();
    return a != b ? a < b : left.name < right.name;
}

}  // namespace

void QuizScore::add(const QuizAnswered& answered) {
    credit += answered.credit;
    if (answered.timed_out)
        ++unanswered;
    else if (is_full_credit(answered.credit))
        ++right;
    else if (is_no_credit(answered.credit))
        ++missed;
    else
        ++partly;
}

int QuizScore::percent() const {
    return questions() == 0 ? 0 : static_cast<int>(std::lround(100 * credit / questions()));
}

Milliseconds QuizResult::mean_time() const {
    return asked == 0 ? Milliseconds{0} : time / asked;
}

QuizResult result_of(const Quiz& quiz) {
    QuizResult result;
    for (const QuizAnswered& one : quiz.answered()) {
        result.score.add(one);
        result.time += one.took;
        ++result.asked;
        const ShownCard& card = one.turn.card();
        add_to(result.decks, card.deck_title, one);
        std::set<std::string> tags;
        for (const auto& tag : card.note.tags) tags.insert(base::case_folded(tag));
        for (const auto& tag : tags) add_to(result.tags, tag, one);
    }
    result.score.unanswered += quiz.not_asked();
    std::sort(result.decks.begin(), result.decks.end(), is_weaker);
    std::sort(result.tags.begin(), result.tags.end(), is_weaker);
    return result;
}

std::string deck_id_of(const ShownCard& card) {
    return std::string(parts_of(card.key).deck);
}

}  // namespace core

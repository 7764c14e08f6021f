#include "app/quiz_questions.hpp"

#include "app/search.hpp"
#include "app/wrong_answers.hpp"
#include "base/numbers/hash.hpp"
#include "base/numbers/random.hpp"
#include "core/quiz/give_away.hpp"
#include "store/cards/quiz_cards.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace app {
namespace {

// Questions that a new one is held against: nobody remembers those before them, and to look at more
// would take seconds in a long quiz.
constexpr std::size_t memorable = 25;

class Questions {
public:
    Questions(Workspace& workspace, const QuizRequest& request)
        : workspace_(workspace), request_(request), wrong_answers_(workspace) {}

    bool is_full() const { return turns_.size() >= static_cast<std::size_t>(request_.count); }

    // False where the card cannot be shown, or would answer another question.
    bool add(const core::CardRecord& record) {
        auto card = workspace_.show(record);
        if (!card || spoils(*card)) return false;
        const auto seed = base::splitmix64(base::hash64(card->key) ^ request_.seed);
        const core::Asking asking = asking_for(*card, seed);
        turns_.emplace_back(std::move(*card), asking, seed);
        return true;
    }

    std::vector<core::Turn> take() { return std::move(turns_); }

private:
    bool spoils(const core::ShownCard& card) const {
        const auto first = turns_.size() - std::min(turns_.size(), memorable);
        return std::any_of(
            turns_.begin() + static_cast<std::ptrdiff_t>(first), turns_.end(),
            [&](const core::Turn& asked) { return core::gives_away(asked.card(), card); });
    }

    core::Asking asking_for(const core::ShownCard& card, std::uint64_t seed) {
        if (core::is_judged(card.note)) return {core::usual_manner(card.note), {}};
        if (!core::typed_answers(card.note, card.face).empty()) return {core::Manner::typed, {}};
        auto wrong = wrong_answers_.for_card(card, seed);
        if (wrong.empty()) return {core::Manner::recall, {}};
        return {core::Manner::choice, std::move(wrong)};
    }

    Workspace& workspace_;
    const QuizRequest& request_;
    WrongAnswers wrong_answers_;
    std::vector<core::Turn> turns_;
};

std::vector<core::QuizCandidate> candidates(Workspace& workspace, const QuizRequest& request) {
    const store::Selection selection = select(workspace, request.query);
    const store::Condition scope = workspace.store.condition(selection);
    return store::QuizCards(workspace.store.database())
        .candidates(scope, selection.now,
                    request.repeatable ? store::EarlierQuizzes::do_not_count
                                       : store::EarlierQuizzes::count);
}

void add_last_misses(Questions& questions, Workspace& workspace, const QuizRequest& request) {
    std::set<std::int64_t> askable;
    for (const auto& one : candidates(workspace, request)) askable.insert(one.card);
    for (const auto& key : store::QuizCards(workspace.store.database()).last_misses()) {
        const auto card = workspace.store.cards().find(key);
        if (!questions.is_full() && card && askable.contains(card->no)) questions.add(*card);
    }
}

}  // namespace

std::vector<core::Turn> quiz_questions(Workspace& workspace, const QuizRequest& request) {
    Questions questions(workspace, request);
    if (request.again) {
        add_last_misses(questions, workspace, request);
        return questions.take();
    }
    auto among = candidates(workspace, request);
    const core::Pick pick = request.pick.value_or(core::usual_pick(among));
    store::QuizCards cards(workspace.store.database());
    core::QuizPicker picker(std::move(among), pick, request.seed,
                            [&](const core::QuizCandidate& one) { return cards.tags_of(one); });
    while (!questions.is_full()) {
        const auto candidate = picker.next();
        if (!candidate) break;
        const auto card = workspace.store.cards().find(candidate->card);
        if (card && questions.add(*card)) picker.take();
    }
    return questions.take();
}

}  // namespace app

#include "app/day.hpp"

#include "store/cards/pace.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace app {
namespace {

constexpr core::Milliseconds usual_time{10'000};

store::OfferRequest request_of(Workspace& workspace, const core::Query& query,
                               const core::Moment& now) {
    store::OfferRequest request;
    request.query = query;
    request.now = now;
    request.by_name = names_cards(workspace, query);
    return request;
}

int divided_up(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
}

}  // namespace

bool names_cards(Workspace& workspace, const core::Query& query) {
    if (query.form == core::Query::Form::any_of)
        return std::all_of(query.parts.begin(), query.parts.end(),
                           [&](const auto& part) { return names_cards(workspace, part); });
    const bool is_term = query.form == core::Query::Form::term;
    const auto* word = is_term ? std::get_if<core::Word>(&query.term) : nullptr;
    return word && workspace.store.cards().number_of(word->text);
}

Left left_now(Workspace& workspace, const core::Query& query) {
    const core::Moment now = workspace.now();
    const store::Offer offer = workspace.store.offers().make(request_of(workspace, query, now));
    Left left;
    left.backlog = offer.backlog;
    left.due_reviews = offer.due_reviews;
    left.has_capped = offer.has_capped;
    left.counts = core::Queue(offer.cards).counts(now.at);
    for (const auto& card : offer.cards.learning)
        if (card.due_at > now.at + core::learn_ahead) {
            left.back_at = std::min(left.back_at.value_or(card.due_at), card.due_at);
            ++left.waiting;
        } else {
            left.notes.push_back(card.note);
            left.due.push_back(card.card);
        }
    for (const auto* list : {&offer.cards.reviews, &offer.cards.ahead})
        for (const auto& card : *list) {
            left.notes.push_back(card.note);
            left.due.push_back(card.card);
        }
    for (const auto& card : offer.cards.fresh) left.notes.push_back(card.note);
    return left;
}

Coming coming_on(Workspace& workspace, const core::Query& query, core::Day day) {
    core::Moment then = workspace.now();
    then.at = core::start_of(day, then.zone, workspace.setup.settings.rollover);
    then.day = day;
    const store::Offer offer = workspace.store.offers().make(request_of(workspace, query, then));
    Coming coming;
    coming.counts = {static_cast<int>(offer.cards.learning.size()),
                     static_cast<int>(offer.cards.reviews.size()),
                     static_cast<int>(offer.cards.fresh.size())};
    if (offer.backlog) coming.waiting = offer.backlog->waiting - offer.backlog->today;
    return coming;
}

std::optional<core::Day> next_day(Workspace& workspace, const core::Query& query) {
    return workspace.store.offers().next_day(
        {query, workspace.now(), workspace.setup.settings.rollover});
}

Supply supply(Workspace& workspace, const core::Query& query) {
    const core::Settings& settings = workspace.setup.settings;
    const auto cards =
        workspace.store.counts().new_cards({query, workspace.now(), settings.rollover});
    Supply supply{cards.left, std::nullopt};
    if (settings.new_per_day == 0) return supply;
    supply.days = std::max(divided_up(cards.left, settings.new_per_day), cards.of_one_note);
    for (const auto& [id, limits] : settings.decks) {
        if (limits.new_per_day < 0) continue;
        const core::Query deck = core::Query::of(core::Named{core::Named::Field::deck, id, false});
        const core::Query of_deck = core::Query::all_of({deck, query});
        const int left =
            workspace.store.counts().new_cards({of_deck, workspace.now(), settings.rollover}).left;
        if (left > 0 && limits.new_per_day == 0) return {supply.new_cards, std::nullopt};
        if (left > 0) supply.days = std::max(*supply.days, divided_up(left, limits.new_per_day));
    }
    return supply;
}

core::Milliseconds time_for(Workspace& workspace, const std::vector<std::int64_t>& notes) {
    const store::Pace pace(workspace.store.database());
    core::Milliseconds sum{0};
    for (const std::int64_t note : notes) sum += pace.of(note).value_or(usual_time);
    return sum;
}

}  // namespace app

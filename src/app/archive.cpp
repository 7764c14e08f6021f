#include "app/archive.hpp"

#include "app/search.hpp"
#include "core/card/identity.hpp"

namespace app {

StoreArchive::StoreArchive(Workspace& workspace, store::OfferRequest request)
    : workspace_(workspace),
      request_(std::move(request)),
      generation_(workspace.decks.generation()) {
    workspace_.store.lock().mark_review();
    start_day_ = workspace_.now().day;
    start_ = workspace_.store.counts().done_on(start_day_);
    workspace_.store.changed_elsewhere();  // from now on
}

store::OfferRequest StoreArchive::remaining(const core::Moment& now) const {
    store::OfferRequest request = request_;
    request.now = now;
    const store::DayCounts done = workspace_.store.counts().done_on(now.day);
    const store::DayCounts before = now.day == start_day_ ? start_ : store::DayCounts{};
    if (request.new_cards)
        *request.new_cards =
            std::max(0, *request.new_cards - (done.introduced - before.introduced));
    if (request.reviews)
        *request.reviews = std::max(0, *request.reviews - (done.reviewed - before.reviewed));
    return request;
}

core::Queue StoreArchive::make_queue(const core::Moment& now, int reviews_since_new) {
    // What is due changes with every answer.
    if (!mind_the_decks() && core::asks_for_due(request_.query)) select(workspace_, request_.query);
    offer_ = workspace_.store.offers().make(remaining(now));
    if (request_.by_name) drop_answered();
    return core::Queue(offer_.cards, reviews_since_new);
}

void StoreArchive::drop_answered() {
    for (auto* list : {&offer_.cards.reviews, &offer_.cards.ahead})
        std::erase_if(*list, [this](const auto& card) { return answered_.contains(card.card); });
}

bool StoreArchive::changed() {
    workspace_.decks.refresh();
    workspace_.tell_news();
    workspace_.keep_texts();
    const bool decks_changed = mind_the_decks();
    return history_changed() || decks_changed;
}

bool StoreArchive::mind_the_decks() {
    if (generation_ == workspace_.decks.generation()) return false;
    const auto generation = workspace_.decks.generation();
    select(workspace_, request_.query);
    generation_ = generation;
    return true;
}

bool StoreArchive::history_changed() {
    return workspace_.store.changed_elsewhere();
}

std::optional<core::ShownCard> StoreArchive::fetch(std::int64_t card) {
    const auto record = workspace_.store.cards().find(card);
    return record ? workspace_.show(*record) : std::nullopt;
}

core::Written StoreArchive::write(const core::ShownCard& card, const store::NewRow& row,
                                  const core::Moment& now) {
    return workspace_.store.record(card.state, row, now, workspace_.text_of(card));
}

core::Written StoreArchive::answer(const core::Turn& turn, core::Grade grade,
                                   core::Milliseconds took, const core::Moment& now) {
    const auto written =
        write(turn.card(), {core::row_kind(grade), turn.card().key, took, 0, turn.given()}, now);
    if (!written.stale) answered_.insert(turn.card().no);
    return written;
}

core::Written StoreArchive::suspend(const core::ShownCard& card, const core::Moment& now) {
    return write(card, {core::RowKind::suspend, card.key, {}, 0, {}}, now);
}

core::Written StoreArchive::bury(const core::ShownCard& card, const core::Moment& now) {
    return write(card, {core::RowKind::bury, card.key, {}, 0, {}}, now);
}

std::optional<core::TakenBack> StoreArchive::undo(std::optional<std::int64_t> row,
                                                  const core::Moment& now) {
    const auto action = workspace_.store.take_back(row, now);
    if (!action) return std::nullopt;
    core::TakenBack back = told(*action);
    if (row && workspace_.store.number_now(*row) == back.row) back.row = *row;
    for (const std::int64_t card : back.cards) answered_.erase(card);
    return back;
}

core::TakenBack StoreArchive::told(const store::Action& action) {
    core::TakenBack act;
    act.row = action.front().id;
    act.what = core::to_string(action.front().kind).value_or("act");
    for (const auto& one : action) {
        act.keys.push_back(one.key);
        if (const auto card = workspace_.store.cards().find(one.key)) act.cards.push_back(card->no);
    }
    return act;
}

bool StoreArchive::stands(std::int64_t row) {
    return workspace_.store.standing_action_of(row).has_value();
}

std::optional<core::TakenBack> StoreArchive::newest_action() {
    const auto action = workspace_.store.log().newest_standing_action();
    return action ? std::optional(told(*action)) : std::nullopt;
}

bool StoreArchive::undo_needs_consent() {
    return workspace_.store.lock().another_review();
}

const core::SchedulerSettings& StoreArchive::scheduler() const {
    return workspace_.setup.settings.scheduler;
}

core::Minutes StoreArchive::rollover() const {
    return workspace_.setup.settings.rollover;
}

}  // namespace app

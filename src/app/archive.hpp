// A session's world: the workspace, as core::Archive.
#pragma once

#include "app/workspace.hpp"
#include "core/review/session.hpp"

#include <cstdint>
#include <optional>
#include <set>

namespace app {

class StoreArchive : public core::Archive {
public:
    // `request` says what narrows the session; its moment is filled in at each call.
    StoreArchive(Workspace& workspace, store::OfferRequest request);

    core::Queue make_queue(const core::Moment& now, int reviews_since_new) override;
    bool changed() override;
    bool history_changed() override;
    std::optional<core::ShownCard> fetch(std::int64_t card) override;
    core::Written answer(const core::Turn& turn, core::Grade grade, core::Milliseconds took,
                         const core::Moment& now) override;
    core::Written suspend(const core::ShownCard& card, const core::Moment& now) override;
    core::Written bury(const core::ShownCard& card, const core::Moment& now) override;
    std::optional<core::TakenBack> undo(std::optional<std::int64_t> row,
                                        const core::Moment& now) override;
    bool stands(std::int64_t row) override;
    std::optional<core::TakenBack> newest_action() override;
    bool undo_needs_consent() override;
    const core::SchedulerSettings& scheduler() const override;
    core::Minutes rollover() const override;

    // What the session's numbers are of: all cards where it names single ones.
    core::Query scope() const { return request_.by_name ? core::Query{} : request_.query; }
    const store::OfferRequest& request() const { return request_; }
    // What the last queue was made from.
    const store::Offer& offer() const { return offer_; }
    store::Selection selection(const core::Moment& now) const {
        return {request_.query, now, rollover()};
    }

private:
    core::TakenBack told(const store::Action& action);
    // Looks up the query's words again where decks have changed since; whether they have.
    bool mind_the_decks();
    core::Written write(const core::ShownCard& card, const store::NewRow& row,
                        const core::Moment& now);
    // What --new and --limit still allow, as the session uses them up.
    store::OfferRequest remaining(const core::Moment& now) const;
    // Named cards are due or not; what was answered here is not asked for again.
    void drop_answered();

    Workspace& workspace_;
    store::OfferRequest request_;
    std::uint64_t generation_;  // of the cards that the query's words were looked up in
    store::Offer offer_;
    std::set<std::int64_t> answered_;  // cards, in this session
    core::Day start_day_{};
    store::DayCounts start_;  // what had been done that day when the session began
};

}  // namespace app

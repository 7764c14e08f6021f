#include "cli/offer.hpp"

#include "base/text/count.hpp"

#include <fmt/format.h>

namespace cli {

Offer offer_now(Workspace& workspace, const core::Query& query) {
    Offer offer;
    store::OfferRequest request;
    request.now = workspace.now();
    request.query = query;
    store::Offer all = workspace.store.offers().make(request);
    offer.backlog = all.backlog;
    offer.due_reviews = all.due_reviews;
    const core::Queue queue(std::move(all.cards));
    offer.counts = queue.counts();
    for (const auto& card : queue.learning()) {
        if (card.due_at <= request.now.at + core::learn_ahead) continue;
        if (!offer.back_at) offer.back_at = card.due_at;
        ++offer.waiting_learning;
        --offer.counts.learning;
    }
    return offer;
}

std::string counts_text(const core::QueueCounts& counts) {
    std::vector<std::string> parts;
    if (counts.learning > 0) parts.push_back(fmt::format("{} in learning", counts.learning));
    if (counts.reviews > 0) parts.push_back(base::count_text(counts.reviews, "review"));
    if (counts.fresh > 0) parts.push_back(fmt::format("{} new", counts.fresh));
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return text;
}

std::string back_text(const Offer& offer, const core::Moment& now) {
    const std::string time = core::clock_time(*offer.back_at, now.zone);
    if (offer.waiting_learning == 1) return fmt::format("1 card comes back at {}.", time);
    return fmt::format("{} cards come back from {}.", offer.waiting_learning, time);
}

}  // namespace cli

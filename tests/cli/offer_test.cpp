// What a review would show, in words.
#include "cli/offer.hpp"

#include "catch.hpp"

using namespace cli;

namespace {

std::string counts(int learning, int reviews, int fresh) {
    core::QueueCounts counts;
    counts.learning = learning;
    counts.reviews = reviews;
    counts.fresh = fresh;
    return counts_text(counts);
}

}  // namespace

TEST_CASE("Counts are told as a list, without what there is none of") {
    CHECK(counts(1, 12, 3) == "1 in learning, 12 reviews and 3 new");
    CHECK(counts(0, 1, 3) == "1 review and 3 new");
    CHECK(counts(2, 0, 0) == "2 in learning");
    CHECK(counts(0, 0, 0).empty());
}

TEST_CASE("Learning cards that wait are announced with the time of the first") {
    const core::Moment now{*core::parse_rfc3339("2026-11-22T20:00:00Z"), core::Minutes{60}, {}};
    Offer offer;
    offer.back_at = *core::parse_rfc3339("2026-11-22T20:34:00Z");
    offer.waiting_learning = 1;
    CHECK(back_text(offer, now) == "1 card comes back at 21:34.");
    offer.waiting_learning = 2;
    CHECK(back_text(offer, now) == "2 cards come back from 21:34.");
}

// What there is to do, in words.
#include "dialogue/day_text.hpp"

#include "dialogue/cards.hpp"
#include "dialogue/reviews.hpp"

using namespace dialogue;

namespace {

std::string counts(int learning, int reviews, int fresh) {
    return counts_text({learning, reviews, fresh});
}

std::string limit_reached(std::int64_t waiting) {
    store::Backlog backlog;
    backlog.waiting = waiting;
    return backlog_text(backlog, {});
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
    app::Left left;
    left.back_at = *core::parse_rfc3339("2026-11-22T20:34:00Z");
    left.waiting = 1;
    CHECK(back_text(left, now) == "1 card comes back at 21:34.");
    left.waiting = 2;
    CHECK(back_text(left, now) == "2 cards come back from 21:34.");
}

TEST_CASE("A limit that is reached offers as many more as there are, up to twenty") {
    const std::string reached = " waiting, and today's limit is reached. `ebb review --limit ";
    CHECK(limit_reached(1) == "1" + reached + "1` shows it all the same.");
    CHECK(limit_reached(2) == "2" + reached + "2` shows them all the same.");
    store::Backlog backlog;
    backlog.waiting = 3;
    CHECK(
        backlog_text(backlog, home::query("tag:a deck:b")) ==
        "3 waiting, and today's limit is reached. `ebb review --limit 3 'tag:a deck:b'` shows them "
        "all the same.");
    CHECK(limit_reached(99) == "99" + reached + "20` shows 20 of them all the same.");
}

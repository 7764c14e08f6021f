// The order of a session, and what an answer does to it.
#include "core/review/queue.hpp"

#include "catch.hpp"

#include <algorithm>
#include <string>

using namespace core;
using namespace std::chrono_literals;

namespace {

const Instant now = Instant{Day{Days{20'000}}} + 9h;

QueueCard review(std::int64_t card, std::int64_t note = 0) {
    return {card, note, Phase::review, {}};
}
QueueCard fresh(std::int64_t card, std::int64_t note = 0) {
    return {card, note, Phase::fresh, {}};
}
QueueCard learning(std::int64_t card, Milliseconds in, std::int64_t note = 0) {
    return {card, note, Phase::learning, now + in};
}

std::vector<QueueCard> many(QueueCard (*make)(std::int64_t, std::int64_t), int count, int from) {
    std::vector<QueueCard> out;
    for (int i = 0; i < count; ++i) out.push_back(make(from + i, 0));
    return out;
}

Memory graduated() {
    Memory memory;
    memory.phase = Phase::review;
    return memory;
}
Memory back_in(Milliseconds wait, Phase phase = Phase::learning) {
    Memory memory;
    memory.phase = phase;
    memory.due_at = now + wait;
    return memory;
}

// 'r' and 'n' in the order in which they are shown, each passed at once.
std::string played(Queue queue) {
    std::string out;
    for (Draw draw = queue.next(now); draw.what == Draw::What::card; draw = queue.next(now)) {
        out += draw.card.phase == Phase::fresh ? 'n' : 'r';
        queue.answered(draw.card, graduated(), false);
    }
    return out;
}

std::int64_t next(const Queue& queue, Instant at = now) {
    const Draw draw = queue.next(at);
    return draw.what == Draw::What::card ? draw.card.card : 0;
}

}  // namespace

TEST_CASE("an empty queue is done") {
    CHECK(Queue().next(now).what == Draw::What::done);
    CHECK(Queue().counts(now).total() == 0);
}

TEST_CASE("learning cards that are due come first, the longest waiting before the others") {
    const Queue queue(
        {{learning(1, 1min), learning(2, -1min), learning(3, -5min)}, {review(4)}, {}, {}});
    CHECK(next(queue) == 3);
    CHECK(next(queue, now - 2min) == 3);
    CHECK(next(queue, now - 6min) == 4);
}

TEST_CASE(
    "a learning card that is not due waits behind all others, also those ahead of their day") {
    Queue queue({{learning(1, 1min)}, {review(2)}, {fresh(3)}, {review(4)}});
    for (const std::int64_t expected : {2, 3, 4}) {
        const Draw draw = queue.next(now);
        CHECK(draw.card.card == expected);
        queue.answered(draw.card, graduated(), false);
    }
    CHECK(next(queue) == 1);
}

TEST_CASE("a learning card is shown up to twenty minutes early when nothing else is left") {
    CHECK(next(Queue({{learning(1, 20min)}, {}, {}, {}})) == 1);
    const Draw draw = Queue({{learning(1, 20min + 1ms)}, {}, {}, {}}).next(now);
    CHECK(draw.what == Draw::What::wait);
    CHECK(draw.until == now + 20min + 1ms);
}

TEST_CASE("new cards are spread evenly between reviews") {
    const auto spread = [](int reviews, int news) {
        return played(Queue({{}, many(review, reviews, 1), many(fresh, news, 1000), {}}));
    };
    CHECK(spread(12, 3) == "rrrnrrrrnrrrrnr");
    CHECK(spread(20, 4) == "rrrnrrrrrnrrrrrnrrrrrnrr");
    CHECK(spread(4, 4) == "rnrnrnrn");
    CHECK(spread(6, 3) == "rrnrrnrrn");
    CHECK(spread(2, 5) == "rnrnnnn");
    CHECK(spread(0, 3) == "nnn");
    CHECK(spread(3, 0) == "rrr");
    CHECK(spread(1, 1) == "rn");
}

TEST_CASE("no new card is lost and none comes twice, whatever the numbers") {
    for (int reviews = 0; reviews < 40; ++reviews)
        for (int news = 0; news < 12; ++news) {
            const std::string all =
                played(Queue({{}, many(review, reviews, 1), many(fresh, news, 1000), {}}));
            CHECK(std::count(all.begin(), all.end(), 'r') == reviews);
            CHECK(std::count(all.begin(), all.end(), 'n') == news);
        }
}

TEST_CASE("a queue made again goes on with the spread where the old one was") {
    Queue queue({{}, many(review, 20, 1), many(fresh, 4, 1000), {}});
    for (int i = 0; i < 6; ++i) queue.answered(queue.next(now).card, graduated(), false);
    CHECK(queue.reviews_since_new() == 2);
    const Queue again({{}, many(review, 15, 6), many(fresh, 3, 1001), {}},
                      queue.reviews_since_new());
    CHECK(played(again).substr(0, 10) == "rrrnrrrrrn");
}

TEST_CASE("a failed card comes back in the same session") {
    Queue queue({{}, {review(1), review(2)}, {}, {}});
    queue.answered(queue.next(now).card, back_in(10min, Phase::relearning), true);
    CHECK(next(queue) == 2);
    CHECK(next(queue, now + 10min) == 1);
    CHECK(queue.next(now + 10min).card.phase == Phase::relearning);
    queue.answered(review(2), graduated(), false);
    CHECK(next(queue) == 1);  // early, when nothing else is left
    queue.answered(queue.next(now).card, graduated(), false);
    CHECK(queue.next(now).what == Draw::What::done);
}

TEST_CASE("a learning card that comes back on another day does not come back today") {
    Queue queue({{}, {}, {fresh(1)}, {}});
    queue.answered(queue.next(now).card, back_in(10min), false);
    CHECK(queue.next(now).what == Draw::What::done);
}

TEST_CASE("cards that come back are ordered by their instants") {
    Queue queue({{}, {}, {fresh(1), fresh(2), fresh(3)}, {}});
    queue.answered(fresh(1), back_in(10min), true);
    queue.answered(fresh(2), back_in(1min), true);
    queue.answered(fresh(3), back_in(10min), true);
    std::vector<std::int64_t> order;
    for (const auto& card : queue.learning()) order.push_back(card.card);
    CHECK(order == std::vector<std::int64_t>{2, 1, 3});
}

TEST_CASE("siblings of an answered card wait, but never one that is in learning") {
    Queue queue({{learning(1, 5min, 7)},
                 {review(2, 7), review(3, 8)},
                 {fresh(4, 7), fresh(5, 9)},
                 {review(6, 7)}});
    queue.answered(review(2, 7), graduated(), false);
    CHECK(queue.counts(now).learning == 1);
    CHECK(queue.counts(now).reviews == 1);
    CHECK(queue.counts(now).fresh == 1);
}

TEST_CASE("cards without a note have no siblings") {
    Queue queue({{}, {review(1), review(2)}, {}, {}});
    queue.answered(review(1), graduated(), false);
    CHECK(next(queue) == 2);
}

TEST_CASE("a removed card is nowhere, and its siblings stay") {
    Queue queue({{learning(1, -1min, 7)}, {review(2, 7)}, {fresh(3, 7)}, {review(4, 7)}});
    queue.remove(1);
    queue.remove(4);
    queue.remove(99);
    CHECK(queue.counts(now).total() == 2);
    CHECK(next(queue) == 2);
}

TEST_CASE("a learning card that comes back too late to be shown early is not left now") {
    const Queue queue({{learning(1, 20min), learning(2, 21min)}, {}, {}, {}});
    CHECK(queue.counts(now).learning == 1);
    CHECK(queue.counts(now + 1min).learning == 2);
}

TEST_CASE("what is left is counted by what it is") {
    const QueueCounts counts =
        Queue({{learning(1, 1min)}, many(review, 5, 10), many(fresh, 3, 20), many(review, 2, 30)})
            .counts(now);
    CHECK(counts.learning == 1);
    CHECK(counts.reviews == 7);  // those ahead of their day too
    CHECK(counts.fresh == 3);
    CHECK(counts.total() == 11);
}

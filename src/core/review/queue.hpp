// What a session shows, and in which order. Pure: made from the cards that are due and new, patched
// after each answer.
//
// 1. Learning cards that are due come first; one that waits is shown up to 20 minutes early when
//    nothing else is left.
// 2. Reviews in the order given (relative overdueness), and new cards spread evenly between them:
//    one after every ceil(reviews / new), the first after the third review at the latest.
// 3. Cards looked at ahead of their day come last.
// 4. Once a card has been answered, its siblings wait until tomorrow; never one that is in
//    learning.
#pragma once

#include "core/schedule/memory.hpp"
#include "core/schedule/time.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace core {

inline constexpr Minutes learn_ahead{20};

// A card as the queue sees it.
struct QueueCard {
    std::int64_t card = 0;
    std::int64_t note = 0;
    Phase phase = Phase::fresh;
    Instant due_at{};  // in learning
    bool operator==(const QueueCard&) const = default;
};

struct QueueCards {
    std::vector<QueueCard> learning;
    std::vector<QueueCard> reviews;  // in the order to be shown
    std::vector<QueueCard> fresh;    // in the order to be met
    std::vector<QueueCard> ahead;    // due on a later day, in the order to be shown
};

// What is to be done now.
struct Draw {
    enum class What : std::uint8_t { card, wait, done };
    What what = What::done;
    QueueCard card;
    Instant until{};  // wait: when the first learning card comes back
};

// What is left to be shown now, a card that is on the desk included.
struct QueueCounts {
    int learning = 0;  // none that comes back too late to be shown early
    int reviews = 0;   // those ahead of their day too
    int fresh = 0;
    int total() const { return learning + reviews + fresh; }
    bool operator==(const QueueCounts&) const = default;
};

class Queue {
public:
    Queue() = default;
    // `reviews_since_new`: how far the spread of new cards had come when an older queue was given
    // up.
    explicit Queue(QueueCards cards, int reviews_since_new = 0);

    Draw next(Instant now) const;
    QueueCounts counts(Instant now) const;
    bool holds(std::int64_t card) const;

    // The card was answered, and this is what became of it. `due_today` tells whether a learning
    // card's instant still falls on this study day.
    void answered(const QueueCard& card, const Memory& after, bool due_today);
    // The card is not to be shown any more: suspended, buried, or gone.
    void remove(std::int64_t card);

    // Learning cards that are still waiting, soonest first.
    const std::vector<QueueCard>& learning() const { return learning_; }
    int reviews_since_new() const { return reviews_since_new_; }

private:
    void erase_everywhere(std::int64_t card);
    void hold_back_siblings(const QueueCard& answered);

    std::vector<QueueCard> learning_;  // by instant
    std::vector<QueueCard> main_;      // reviews and new cards, interleaved
    std::vector<QueueCard> ahead_;
    int reviews_since_new_ = 0;
};

}  // namespace core

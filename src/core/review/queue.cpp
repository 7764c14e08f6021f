#include "core/review/queue.hpp"

#include <algorithm>

namespace core {
namespace {

constexpr int reviews_before_first_new = 3;

bool sooner(const QueueCard& a, const QueueCard& b) {
    return a.due_at < b.due_at;
}

// New cards one after every `every` reviews, `countdown` reviews before the first.
std::vector<QueueCard> interleaved(const std::vector<QueueCard>& reviews,
                                   const std::vector<QueueCard>& fresh, int since_new) {
    std::vector<QueueCard> out;
    out.reserve(reviews.size() + fresh.size());
    const int every =
        fresh.empty() ? 0 : static_cast<int>((reviews.size() + fresh.size() - 1) / fresh.size());
    int countdown = since_new > 0 ? std::max(0, every - since_new)
                                  : std::min(reviews_before_first_new, std::max(every, 1));
    std::size_t next_new = 0;
    for (const QueueCard& review : reviews) {
        if (countdown == 0 && next_new < fresh.size()) {
            out.push_back(fresh[next_new++]);
            countdown = every;
        }
        out.push_back(review);
        --countdown;
    }
    out.insert(out.end(), fresh.begin() + static_cast<std::ptrdiff_t>(next_new), fresh.end());
    return out;
}

}  // namespace

Queue::Queue(QueueCards cards, int reviews_since_new)
    : learning_(std::move(cards.learning)),
      main_(interleaved(cards.reviews, cards.fresh, reviews_since_new)),
      ahead_(std::move(cards.ahead)),
      reviews_since_new_(reviews_since_new) {
    std::stable_sort(learning_.begin(), learning_.end(), sooner);
}

Draw Queue::next(Instant now) const {
    if (!learning_.empty() && learning_.front().due_at <= now)
        return {Draw::What::card, learning_.front(), {}};
    if (!main_.empty()) return {Draw::What::card, main_.front(), {}};
    if (!ahead_.empty()) return {Draw::What::card, ahead_.front(), {}};
    if (learning_.empty()) return {};
    const QueueCard& soonest = learning_.front();
    if (soonest.due_at <= now + learn_ahead) return {Draw::What::card, soonest, {}};
    return {Draw::What::wait, {}, soonest.due_at};
}

QueueCounts Queue::counts(Instant now) const {
    QueueCounts counts;
    for (const QueueCard& card : learning_)
        if (card.due_at <= now + learn_ahead) ++counts.learning;
    counts.reviews = static_cast<int>(ahead_.size());
    for (const QueueCard& card : main_)
        ++(card.phase == Phase::fresh ? counts.fresh : counts.reviews);
    return counts;
}

bool Queue::holds(std::int64_t card) const {
    const auto same = [card](const QueueCard& other) { return other.card == card; };
    return std::any_of(learning_.begin(), learning_.end(), same) ||
           std::any_of(main_.begin(), main_.end(), same) ||
           std::any_of(ahead_.begin(), ahead_.end(), same);
}

void Queue::erase_everywhere(std::int64_t card) {
    const auto same = [card](const QueueCard& other) { return other.card == card; };
    for (auto* list : {&learning_, &main_, &ahead_})
        list->erase(std::remove_if(list->begin(), list->end(), same), list->end());
}

void Queue::hold_back_siblings(const QueueCard& answered) {
    if (answered.note == 0) return;
    const auto sibling = [&](const QueueCard& other) { return other.note == answered.note; };
    for (auto* list : {&main_, &ahead_})
        list->erase(std::remove_if(list->begin(), list->end(), sibling), list->end());
}

void Queue::answered(const QueueCard& card, const Memory& after, bool due_today) {
    erase_everywhere(card.card);
    hold_back_siblings(card);
    if (card.phase == Phase::fresh) reviews_since_new_ = 0;
    if (card.phase == Phase::review) ++reviews_since_new_;
    if (!after.is_learning() || !due_today) return;
    QueueCard back = card;
    back.phase = after.phase;
    back.due_at = after.due_at;
    learning_.insert(std::upper_bound(learning_.begin(), learning_.end(), back, sooner), back);
}

void Queue::remove(std::int64_t card) {
    erase_everywhere(card);
}

}  // namespace core

#include "core/review/session.hpp"

#include "base/numbers/hash.hpp"
#include "base/numbers/random.hpp"
#include "core/schedule/scheduler.hpp"

#include <algorithm>
#include <utility>

namespace core {

void Session::make_queue(const Moment& now) {
    queue_ = archive_.make_queue(now, queue_.reviews_since_new());
    stale_ = false;
}

bool Session::put_on_desk(std::int64_t card, const Moment& now) {
    auto shown = archive_.fetch(card);
    if (!shown) return false;
    // Another order of a choice's answers each time, and the same one when a screen is drawn again.
    const auto seed = base::splitmix64(
        base::hash64(shown->key) ^ static_cast<std::uint64_t>(shown->state.version) ^
        static_cast<std::uint64_t>(now.at.time_since_epoch().count()));
    turn_.emplace(std::move(*shown), seed);
    state_ = State::asking;
    return true;
}

Session::State Session::next(const Moment& now) {
    new_day_ = day_ && *day_ != now.day;
    if (archive_.changed() || !day_ || new_day_) stale_ = true;
    do {
        if (stale_) make_queue(now);
        draw(again_, now);
        // A card that was answered elsewhere between the look at the queue and the look at its text
        // would be shown with what that answer made of it, and answered a second time.
        stale_ = archive_.history_changed();
    } while (stale_);
    // Not before: a draw that fails can be tried again.
    day_ = now.day;
    again_.reset();
    return state_;
}

void Session::draw(std::optional<std::int64_t> again, const Moment& now) {
    turn_.reset();
    state_ = State::finished;
    if (again && put_on_desk(*again, now)) return;
    for (;;) {
        const Draw draw = queue_.next(now.at);
        if (draw.what != Draw::What::card) {
            until_ = draw.until;
            state_ = draw.what == Draw::What::wait ? State::waiting : State::finished;
            return;
        }
        if (put_on_desk(draw.card.card, now)) return;
        queue_.remove(draw.card.card);
    }
}

Preview Session::preview(const Moment& now) const {
    const ShownCard& card = turn_->card();
    return core::preview(card.state.memory, now.at, now.day, base::hash64(card.key),
                         archive_.scheduler());
}

void Session::leave(const Memory& after, const Moment& now) {
    const ShownCard& card = turn_->card();
    const bool today =
        after.is_learning() && study_day(after.due_at, now.zone, archive_.rollover()) <= now.day;
    const Memory& before = card.state.memory;
    queue_.answered({card.no, card.note_no, before.phase, before.due_at}, after, today);
}

bool Session::grade(Grade grade, Milliseconds took, const Moment& now) {
    const auto written = archive_.answer(*turn_, grade, took, now);
    if (written.stale) {
        make_queue(now);
        return false;
    }
    leave(written.memory, now);
    answered_.push_back({turn_->card(), grade, took, written});
    acts_.push_back(written.row);
    return true;
}

Written Session::put_away(const Written& written, const Moment& now) {
    if (written.stale) {
        make_queue(now);
        return written;
    }
    queue_.remove(turn_->card().no);
    stale_ = !written.idle;  // another card may take its place in the day
    if (!written.idle) acts_.push_back(written.row);
    return written;
}

Written Session::suspend(const Moment& now) {
    return put_away(archive_.suspend(turn_->card(), now), now);
}

Written Session::bury(const Moment& now) {
    return put_away(archive_.bury(turn_->card(), now), now);
}

// A card that was put back on the desk need not stand in the queue, as after an undo.
QueueCounts Session::left(const Moment& now) const {
    QueueCounts counts = queue_.counts(now.at);
    if (!turn_ || queue_.holds(turn_->card().no)) return counts;
    const Memory& memory = turn_->card().state.memory;
    ++(memory.phase == Phase::fresh ? counts.fresh
       : memory.is_learning()       ? counts.learning
                                    : counts.reviews);
    return counts;
}

std::optional<Session::NextUndo> Session::next_undo() {
    using Whose = NextUndo::Whose;
    while (!acts_.empty() && !archive_.stands(acts_.back())) acts_.pop_back();
    if (!acts_.empty()) return NextUndo{};
    auto newest = archive_.newest_action();
    if (!newest) return std::nullopt;
    return NextUndo{archive_.undo_needs_consent() ? Whose::perhaps_anothers : Whose::earlier,
                    std::move(*newest)};
}

std::optional<TakenBack> Session::undo(const Moment& now, std::optional<std::int64_t> row) {
    auto back = take_back(now, row);
    if (back) next(now);
    return back;
}

std::optional<TakenBack> Session::take_back(const Moment& now, std::optional<std::int64_t> row) {
    std::optional<TakenBack> back;
    if (acts_.empty()) back = archive_.undo(row, now);
    while (!back && !acts_.empty()) {  // an act that someone else took back is passed over
        back = archive_.undo(acts_.back(), now);
        acts_.pop_back();
    }
    if (!back) return std::nullopt;
    answered_.erase(
        std::remove_if(answered_.begin(), answered_.end(),
                       [&](const Answered& one) { return one.written.row == back->row; }),
        answered_.end());
    stale_ = true;
    if (!back->cards.empty()) again_ = back->cards.front();
    return back;
}

bool Session::reread(std::int64_t card, const Moment& now) {
    stale_ = true;
    archive_.changed();
    make_queue(now);
    if (put_on_desk(card, now)) return true;
    queue_.remove(card);
    return false;
}

}  // namespace core

// A review session: which card is on the desk, what became of those before it, and how acts are
// taken back. A state machine without clock, disk or screen: time comes in as a value, and the
// world through Archive.
#pragma once

#include "core/judge/turn.hpp"
#include "core/review/queue.hpp"
#include "core/review/written.hpp"
#include "core/schedule/outcome.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core {

// What undo took back, for a line that says so.
struct TakenBack {
    std::string what;               // "good", "suspend", ...
    std::vector<std::string> keys;  // of the cards
    std::vector<std::int64_t> cards;
    std::int64_t row = 0;  // the first of the action
};

// What a session needs of the world. Every act is committed when the call returns; errors are
// thrown and leave nothing half done.
class Archive {
public:
    virtual ~Archive() = default;

    // What is to be shown from now on.
    virtual Queue make_queue(const Moment& now, int reviews_since_new) = 0;

    // Whether decks or history changed since the last look, so that the queue must be made again.
    virtual bool changed() = 0;
    // The same of the history alone, and cheaper.
    virtual bool history_changed() = 0;

    // The card with its text; nothing where its note is gone or broken.
    virtual std::optional<ShownCard> fetch(std::int64_t card) = 0;

    virtual Written answer(const Turn& turn, Grade grade, Milliseconds took, const Moment& now) = 0;
    virtual Written suspend(const ShownCard& card, const Moment& now) = 0;
    virtual Written bury(const ShownCard& card, const Moment& now) = 0;

    // Takes back the action that `row` belongs to or, without one, the newest that stands. Nothing
    // where there is none, or it stands no more.
    virtual std::optional<TakenBack> undo(std::optional<std::int64_t> row, const Moment& now) = 0;

    // Whether the action of that row still stands.
    virtual bool stands(std::int64_t row) = 0;
    // The newest action that stands, and whether it may be another running review's.
    virtual std::optional<TakenBack> newest_action() = 0;
    virtual bool undo_needs_consent() = 0;

    virtual const SchedulerSettings& scheduler() const = 0;
    virtual Minutes rollover() const = 0;
};

// One answer of this session.
struct Answered {
    ShownCard card;
    Grade grade{};
    Milliseconds took{};
    Written written;
};

class Session {
public:
    enum class State { asking, waiting, finished };

    explicit Session(Archive& archive) : archive_(archive) {}

    // Draws the next card; also the first. Goes over to a new study day, and notices what others
    // wrote.
    State next(const Moment& now);
    State state() const { return state_; }
    // True once after a draw that went over to a new study day.
    bool new_day() const { return new_day_; }

    // While asking: the card's turn, and what the grades would make of it.
    Turn& turn() { return *turn_; }
    const Turn& turn() const { return *turn_; }
    Preview preview(const Moment& now) const;

    // While waiting: when the first learning card comes back.
    Instant until() const { return until_; }

    // Acts on the card on the desk. False, or stale: another window was faster, nothing was
    // written. The caller draws next.
    bool grade(Grade grade, Milliseconds took, const Moment& now);
    Written suspend(const Moment& now);
    Written bury(const Moment& now);

    // What the next undo takes back: this session's acts come first, then others, which are named.
    // Nothing where nothing is left to be undone.
    struct NextUndo {
        enum class Whose { own, earlier, perhaps_anothers };
        Whose whose = Whose::own;
        TakenBack act{};
    };
    std::optional<NextUndo> next_undo();
    // Takes back the last of this session's acts or, where none is left, the one of that row or the
    // newest. The card is on the desk again, at its question, if it can be shown; the state tells.
    // Nothing where that act stands no more: what comes next has not been asked for yet.
    // take_back() leaves it to the caller to draw.
    std::optional<TakenBack> take_back(const Moment& now, std::optional<std::int64_t> row = {});
    std::optional<TakenBack> undo(const Moment& now, std::optional<std::int64_t> row = {});

    // The card was edited: reads it again and puts it back at its question. False where it is gone
    // or broken.
    bool reread(std::int64_t card, const Moment& now);

    const std::vector<Answered>& answered() const { return answered_; }
    // What is left, the card on the desk included.
    QueueCounts left(const Moment& now) const;
    const Queue& queue() const { return queue_; }

private:
    void make_queue(const Moment& now);
    // Puts `again` on the desk, or else what the queue shows next.
    void draw(std::optional<std::int64_t> again, const Moment& now);
    bool put_on_desk(std::int64_t card, const Moment& now);
    void leave(const Memory& after, const Moment& now);
    // The card goes for today, or for longer, where that could be written.
    Written put_away(const Written& written, const Moment& now);

    Archive& archive_;
    Queue queue_;
    std::optional<Day> day_;
    bool new_day_ = false;
    bool stale_ = false;  // the queue is to be made again, also where the last try failed
    State state_ = State::finished;
    std::optional<Turn> turn_;
    Instant until_{};
    std::vector<Answered> answered_;
    std::vector<std::int64_t> acts_;     // first rows of this session's actions, in order
    std::optional<std::int64_t> again_;  // a card to be shown before the queue's next
};

}  // namespace core

// A whole review without clock, disk or screen.
#include "core/review/session.hpp"

#include "base/numbers/hash.hpp"
#include "catch.hpp"
#include "core/schedule/scheduler.hpp"

#include <functional>
#include <map>
#include <set>
#include <stdexcept>

using namespace core;
using namespace std::chrono_literals;
using State = Session::State;
using Whose = Session::NextUndo::Whose;

namespace {

constexpr Day first_day{Days{20'000}};
constexpr Minutes rollover{4 * 60};

Moment at(int day, Minutes after_nine = 0min) {
    const Day date = first_day + Days{day};
    return {start_of(date, 0min, rollover) + 5h + after_nine, 0min, date};
}

// An archive in memory, with an act of another window now and then.
class Shelf : public Archive {
public:
    struct Card {
        std::int64_t note;
        Memory memory;
        std::int64_t version = 0;
        bool gone = false;
        bool suspended = false;
        std::optional<Day> buried{};
    };
    struct Row {
        std::string what;
        std::int64_t card;
        Card before;
        bool undone = false;
    };

    explicit Shelf(int count) {
        for (int i = 1; i <= count; ++i) cards[i] = {100 + i, {}};
    }

    // From another window.
    std::int64_t touch(std::int64_t card) {
        ++cards[card].version;
        has_changed = true;
        return card;
    }
    void review_due(std::int64_t card, int day) {
        Memory& memory = cards[card].memory;
        memory.phase = Phase::review;
        memory.interval = 5;
        memory.reps = 2;
        memory.answers = 3;
        memory.due_day = first_day + Days{day};
        memory.last_day = memory.due_day - Days{5};
    }

    Queue make_queue(const Moment& now, int reviews_since_new) override {
        if (fails_to_queue) throw std::runtime_error("locked");
        ++queues_made;
        QueueCards out;
        for (const auto& [no, card] : cards) {
            if (card.suspended || card.buried == now.day) continue;
            const Memory& memory = card.memory;
            const QueueCard one{no, card.note, memory.phase, memory.due_at};
            if (memory.phase == Phase::fresh) out.fresh.push_back(one);
            if (memory.phase == Phase::review && memory.due_day <= now.day)
                out.reviews.push_back(one);
            if (memory.is_learning() && study_day(memory.due_at, now.zone, rollover()) <= now.day)
                out.learning.push_back(one);
        }
        return Queue(std::move(out), reviews_since_new);
    }
    bool changed() override { return history_changed(); }
    bool history_changed() override { return std::exchange(has_changed, false); }

    std::optional<ShownCard> fetch(std::int64_t no) override {
        if (const auto meanwhile = std::exchange(before_fetch, nullptr)) meanwhile();
        const Card& card = cards.at(no);
        if (card.gone) return std::nullopt;
        ShownCard shown;
        shown.no = no;
        shown.note_no = card.note;
        shown.state.version = card.version;
        shown.key = key(no);
        shown.state.memory = card.memory;
        return shown;
    }

    Written answer(const Turn& turn, Grade grade, Milliseconds, const Moment& now) override {
        const ShownCard& shown = turn.card();
        return write(shown, std::string(to_string(grade)), [&](Card& card) {
            card.memory =
                preview(card.memory, now.at, now.day, base::hash64(shown.key), settings)[grade]
                    .memory;
        });
    }
    Written suspend(const ShownCard& card, const Moment&) override {
        if (idles) return {.memory = {}, .idle = true};
        return write(card, "suspend", [](Card& one) { one.suspended = true; });
    }
    Written bury(const ShownCard& card, const Moment& now) override {
        if (idles) return {.memory = {}, .idle = true};
        return write(card, "bury", [&](Card& one) { one.buried = now.day; });
    }

    std::optional<TakenBack> undo(std::optional<std::int64_t> row, const Moment&) override {
        if (fails) throw std::runtime_error("disk full");
        auto found = static_cast<std::int64_t>(rows.size());
        if (row)
            found = rows.at(static_cast<std::size_t>(*row - 1)).undone ? 0 : *row;
        else
            while (found > 0 && rows[static_cast<std::size_t>(found - 1)].undone) --found;
        if (found == 0) return std::nullopt;
        Row& taken = rows[static_cast<std::size_t>(found - 1)];
        taken.undone = true;
        const std::int64_t version = cards[taken.card].version;
        cards[taken.card] = taken.before;
        cards[taken.card].version = version + 1;
        return TakenBack{taken.what, {key(taken.card)}, {taken.card}, found};
    }
    bool stands(std::int64_t row) override {
        return !rows.at(static_cast<std::size_t>(row - 1)).undone;
    }
    std::optional<TakenBack> newest_action() override {
        for (auto row = static_cast<std::int64_t>(rows.size()); row > 0; --row)
            if (stands(row)) {
                const Row& one = rows[static_cast<std::size_t>(row - 1)];
                return TakenBack{one.what, {key(one.card)}, {one.card}, row};
            }
        return std::nullopt;
    }
    bool undo_needs_consent() override { return others_run; }

    const SchedulerSettings& scheduler() const override { return settings; }
    Minutes rollover() const override { return ::rollover; }

    static std::string key(std::int64_t card) { return "d/n" + std::to_string(card); }

    std::map<std::int64_t, Card> cards;
    std::vector<Row> rows;
    SchedulerSettings settings;
    bool has_changed = false;
    std::function<void()> before_fetch;  // what another window does just then
    bool others_run = false;
    bool fails = false;
    bool fails_to_queue = false;
    bool idles = false;  // what would be put away is so already
    int queues_made = 0;

private:
    template <typename Change>
    Written write(const ShownCard& shown, const std::string& what, Change change) {
        if (fails) throw std::runtime_error("disk full");
        Card& card = cards.at(shown.no);
        if (card.version != shown.state.version) return {.stale = true, .row = 0, .memory = {}};
        rows.push_back({what, shown.no, card});
        change(card);
        ++card.version;
        return {
            .stale = false, .row = static_cast<std::int64_t>(rows.size()), .memory = card.memory};
    }
};

std::int64_t on_desk(const Session& session) {
    return session.state() == State::asking ? session.turn().card().no : 0;
}

// Grades the card on the desk and draws the next.
State give(Session& session, Grade grade, const Moment& now) {
    CHECK(session.grade(grade, 3s, now));
    return session.next(now);
}

// A session that has begun, with the first card of a shelf on the desk.
struct Begun {
    explicit Begun(int cards) : shelf(cards), session(shelf) { session.next(at(0)); }
    Begun(const Begun&) = delete;  // the session knows where its shelf is
    Shelf shelf;
    Session session;
};

// One that is past its first card, which was easy.
struct Underway : Begun {
    explicit Underway(int cards) : Begun(cards) { give(session, Grade::easy, at(0)); }
};

}  // namespace

TEST_CASE("a session shows each card, and is finished when none is left") {
    Shelf shelf(3);
    Session session(shelf);
    CHECK(session.next(at(0)) == State::asking);
    for (const std::int64_t card : {1, 2, 3}) {
        CHECK(on_desk(session) == card);
        CHECK_FALSE(session.turn().revealed());
        give(session, Grade::easy, at(0));
    }
    CHECK(session.state() == State::finished);
    CHECK(session.answered().size() == 3);
    CHECK(session.left(at(0)).total() == 0);
}

TEST_CASE("with nothing to show a session is finished at once") {
    Shelf shelf(0);
    Session session(shelf);
    CHECK(session.next(at(0)) == State::finished);
    CHECK_FALSE(session.undo(at(0)));
}

TEST_CASE("the preview is what the grades then make of the card") {
    auto [shelf, session] = Begun(1);
    const Preview preview = session.preview(at(0));
    session.grade(Grade::hard, 3s, at(0));
    CHECK(session.answered().back().written.memory == preview[Grade::hard].memory);
    CHECK(session.answered().back().grade == Grade::hard);
    CHECK(session.answered().back().took == 3s);
}

TEST_CASE("a learning card comes back when it is due, or early when nothing else is left") {
    auto [shelf, session] = Begun(2);
    give(session, Grade::again, at(0));  // in a minute
    CHECK(on_desk(session) == 2);
    give(session, Grade::easy, at(0, 2min));
    CHECK(on_desk(session) == 1);
    give(session, Grade::good, at(0, 2min));  // in ten minutes
    CHECK(on_desk(session) == 1);             // early
}

TEST_CASE("a learning card that is far off is waited for") {
    Shelf shelf(1);
    shelf.settings.learning_steps_s = {60, 3600};
    Session session(shelf);
    session.next(at(0));
    CHECK(give(session, Grade::good, at(0)) == State::waiting);
    CHECK(session.until() == at(0, 60min).at);
    CHECK(session.queue().learning().size() == 1);
    CHECK(session.next(at(0, 39min)) == State::waiting);
    CHECK(session.next(at(0, 40min)) == State::asking);
}

TEST_CASE("a learning card of tomorrow does not keep the session open") {
    Shelf shelf(1);
    shelf.settings.learning_steps_s = {60, 20 * 3600};
    Session session(shelf);
    session.next(at(0));
    CHECK(give(session, Grade::good, at(0)) == State::finished);
}

TEST_CASE("the queue is made once, and not again after each answer") {
    auto [shelf, session] = Begun(5);
    for (int i = 0; i < 5; ++i) give(session, Grade::easy, at(0));
    CHECK(shelf.queues_made == 1);
}

TEST_CASE("the queue is made again when another process wrote") {
    auto [shelf, session] = Underway(2);
    shelf.cards[3] = {103, {}};
    shelf.cards[2].suspended = true;
    shelf.has_changed = true;
    session.next(at(0));
    CHECK(on_desk(session) == 3);
    CHECK(shelf.queues_made == 2);
}

TEST_CASE("a card that another window answers while its text is read is not asked again") {
    Shelf shelf(2);
    Session session(shelf);
    shelf.before_fetch = [&] { shelf.review_due(shelf.touch(1), 4); };
    session.next(at(0));
    CHECK(on_desk(session) == 2);
}

TEST_CASE("a card that came back by undo stays on the desk when another window writes just then") {
    auto [shelf, session] = Underway(3);
    shelf.before_fetch = [&shelf = shelf] {  // a card that the queue would show first
        shelf.cards[0] = {100, {}};
        shelf.touch(0);
    };
    session.undo(at(0));
    CHECK(on_desk(session) == 1);
}

TEST_CASE("a session goes over to the new study day at the next draw, and says so once") {
    Shelf shelf(3);
    shelf.review_due(1, 0);
    shelf.review_due(2, 1);
    shelf.cards.erase(3);
    Session session(shelf);
    session.next(at(0));
    CHECK_FALSE(session.new_day());
    CHECK(give(session, Grade::good, at(0)) == State::finished);
    CHECK(session.next(at(1)) == State::asking);
    CHECK(session.new_day());
    CHECK(on_desk(session) == 2);
    session.next(at(1));
    CHECK_FALSE(session.new_day());
}

TEST_CASE("when another window was faster nothing is written, and the next card is drawn") {
    auto [shelf, session] = Begun(2);
    shelf.touch(1);
    shelf.cards[1].memory.phase = Phase::review;
    shelf.cards[1].memory.due_day = first_day + Days{9};
    CHECK_FALSE(session.grade(Grade::good, 3s, at(0)));
    CHECK(shelf.rows.empty());
    CHECK(session.answered().empty());
    session.next(at(0));
    CHECK(on_desk(session) == 2);
}

TEST_CASE("a stale suspend or bury writes nothing either") {
    auto [shelf, session] = Begun(1);
    shelf.touch(1);
    CHECK(session.suspend(at(0)).stale);
    CHECK(session.bury(at(0)).stale);
    CHECK(shelf.rows.empty());
    session.next(at(0));
    CHECK_FALSE(session.suspend(at(0)).stale);
}

TEST_CASE("a write that fails keeps the answered card on the desk") {
    auto [shelf, session] = Begun(2);
    session.turn().reveal();
    shelf.fails = true;
    CHECK_THROWS(session.grade(Grade::good, 3s, at(0)));
    CHECK(on_desk(session) == 1);
    CHECK(session.turn().revealed());
    CHECK(session.answered().empty());
    shelf.fails = false;
    CHECK(session.grade(Grade::good, 3s, at(0)));
    CHECK(session.answered().size() == 1);
}

TEST_CASE("a suspended and a buried card leave the queue") {
    auto [shelf, session] = Begun(3);
    CHECK_FALSE(session.suspend(at(0)).stale);
    session.next(at(0));
    CHECK(on_desk(session) == 2);
    CHECK_FALSE(session.bury(at(0)).stale);
    session.next(at(0));
    CHECK(on_desk(session) == 3);
    CHECK(session.answered().empty());
}

TEST_CASE("undo goes back as far as wanted, and each card is back at its question") {
    auto [shelf, session] = Underway(3);
    session.suspend(at(0));
    session.next(at(0));
    session.turn().reveal();
    give(session, Grade::easy, at(0));
    CHECK(session.state() == State::finished);
    for (const auto& [what, card] : {std::pair{"easy", 3}, {"suspend", 2}, {"easy", 1}}) {
        const auto back = session.undo(at(0));
        REQUIRE(back);
        CHECK(back->what == what);
        CHECK(back->keys == std::vector{Shelf::key(card)});
        CHECK(session.state() == State::asking);
        CHECK(on_desk(session) == card);
        CHECK_FALSE(session.turn().revealed());
    }
    CHECK(session.answered().empty());
    CHECK_FALSE(session.undo(at(0)));
    CHECK(on_desk(session) == 1);
}

TEST_CASE("the card that was on the desk comes after the one taken back") {
    auto [shelf, session] = Underway(3);
    session.undo(at(0));
    CHECK(on_desk(session) == 1);
    give(session, Grade::easy, at(0));
    CHECK(on_desk(session) == 2);
    CHECK(session.answered().size() == 1);
}

TEST_CASE("a card that was failed and came back is undone one answer at a time") {
    auto [shelf, session] = Begun(1);
    give(session, Grade::again, at(0));
    give(session, Grade::good, at(0, 1min));
    session.undo(at(0, 2min));
    CHECK(session.answered().size() == 1);
    CHECK(session.turn().card().state.memory.answers == 1);
    session.undo(at(0, 2min));
    CHECK(session.answered().empty());
    CHECK(session.turn().card().state.memory == Memory{});
}

TEST_CASE("after its own acts a session undoes older ones, and asks where they may be another's") {
    auto [shelf, earlier] = Underway(2);
    Session session(shelf);
    session.next(at(0));
    give(session, Grade::easy, at(0));
    shelf.others_run = true;
    CHECK(session.next_undo()->whose == Whose::own);
    session.undo(at(0));
    const auto next = session.next_undo();
    REQUIRE(next);
    CHECK(next->whose == Whose::perhaps_anothers);
    CHECK(next->act.keys == std::vector{Shelf::key(1)});
    shelf.others_run = false;
    CHECK(session.next_undo()->whose == Whose::earlier);
    const auto back = session.undo(at(0), next->act.row);
    REQUIRE(back);
    CHECK(back->keys == std::vector{Shelf::key(1)});
    CHECK(on_desk(session) == 1);
}

TEST_CASE("an act that another window took back is passed over") {
    auto [shelf, session] = Underway(3);
    give(session, Grade::easy, at(0));
    shelf.undo(2, at(0));
    const auto back = session.undo(at(0));
    REQUIRE(back);
    CHECK(back->keys == std::vector{Shelf::key(1)});
}

TEST_CASE("when all its acts were taken back elsewhere, a session asks before it reaches further") {
    auto [shelf, earlier] = Underway(2);
    Session session(shelf);
    session.next(at(0));
    give(session, Grade::easy, at(0));
    shelf.undo(2, at(0));
    shelf.others_run = true;
    CHECK_FALSE(session.undo(at(0)));
    CHECK(session.next_undo()->whose == Whose::perhaps_anothers);
    CHECK(session.undo(at(0)));
}

TEST_CASE("only the act that was asked about is taken back, and none where it stands no more") {
    auto [shelf, earlier] = Underway(3);
    Session session(shelf);
    session.next(at(0));
    const auto next = session.next_undo();
    REQUIRE(next);
    give(earlier, Grade::easy, at(0));
    shelf.undo(next->act.row, at(0));  // another window was faster
    CHECK_FALSE(session.undo(at(0), next->act.row));
    CHECK_FALSE(shelf.rows.back().undone);
    CHECK(session.next_undo()->act.keys == std::vector{Shelf::key(2)});
}

TEST_CASE("nothing is next to be undone where no act stands, though this session wrote some") {
    auto [shelf, session] = Underway(1);
    CHECK(session.next_undo()->whose == Whose::own);
    shelf.undo(1, at(0));
    CHECK_FALSE(session.next_undo());
}

TEST_CASE("a card that is put away already leaves the desk, and no act to be undone") {
    auto [shelf, session] = Begun(2);
    shelf.idles = true;
    CHECK(session.bury(at(0)).idle);
    session.next(at(0));
    CHECK(on_desk(session) == 2);
    CHECK_FALSE(session.next_undo());
}

TEST_CASE("a draw that fails can be tried again, and the card that was to come still comes") {
    auto [shelf, session] = Underway(3);
    REQUIRE(session.take_back(at(0)));
    shelf.fails_to_queue = true;
    CHECK_THROWS(session.next(at(0)));
    CHECK_THROWS(session.next(at(0)));
    shelf.fails_to_queue = false;
    CHECK(session.next(at(0)) == State::asking);
    CHECK(on_desk(session) == 1);
}

TEST_CASE("an undo that fails has undone nothing and can be tried again") {
    auto [shelf, session] = Underway(1);
    shelf.fails = true;
    CHECK_THROWS(session.undo(at(0)));
    shelf.fails = false;
    CHECK(session.answered().size() == 1);
    CHECK(session.undo(at(0)));
    CHECK(session.answered().empty());
}

TEST_CASE("undo of a card whose note is gone shows the next one") {
    auto [shelf, session] = Underway(2);
    shelf.cards[1].gone = true;
    shelf.rows[0].before.gone = true;
    CHECK(session.undo(at(0)));
    CHECK(on_desk(session) == 2);
}

TEST_CASE("undo of an answer of yesterday puts the card on the desk today") {
    auto [shelf, session] = Underway(1);
    CHECK(session.undo(at(1)));
    CHECK(on_desk(session) == 1);
    CHECK(session.new_day());
}

TEST_CASE("cards whose note is gone are passed over") {
    Shelf shelf(3);
    shelf.cards[1].gone = true;
    shelf.cards[3].gone = true;
    Session session(shelf);
    session.next(at(0));
    CHECK(on_desk(session) == 2);
    CHECK(give(session, Grade::easy, at(0)) == State::finished);
}

TEST_CASE("an edited card is back at its question, read again") {
    auto [shelf, session] = Begun(2);
    session.turn().reveal();
    shelf.has_changed = true;
    CHECK(session.reread(1, at(0)));
    CHECK(on_desk(session) == 1);
    CHECK_FALSE(session.turn().revealed());
    CHECK(shelf.queues_made == 2);
    give(session, Grade::easy, at(0));
    CHECK(on_desk(session) == 2);
    CHECK(shelf.queues_made == 2);
}

TEST_CASE("an edited card that is gone or broken is left unanswered") {
    auto [shelf, session] = Begun(2);
    shelf.cards[1].gone = true;
    CHECK_FALSE(session.reread(1, at(0)));
    session.next(at(0));
    CHECK(on_desk(session) == 2);
    CHECK(shelf.rows.empty());
}

TEST_CASE("siblings wait for tomorrow once one was answered") {
    Shelf shelf(3);
    shelf.cards[2].note = shelf.cards[1].note;
    Session session(shelf);
    session.next(at(0));
    give(session, Grade::easy, at(0));
    CHECK(on_desk(session) == 3);
    CHECK(give(session, Grade::easy, at(0)) == State::finished);
}

TEST_CASE("the answers of a choice are shown in another order the next time") {
    std::set<std::vector<std::string>> orders;
    struct Choices : Shelf {
        using Shelf::Shelf;
        std::optional<ShownCard> fetch(std::int64_t no) override {
            auto shown = Shelf::fetch(no);
            shown->note.kind = Kind::choice;
            shown->note.right = {"r"};
            shown->note.wrong = {"a", "b", "c"};
            return shown;
        }
    } choices(1);
    Session session(choices);
    for (int minute = 0; minute < 10; ++minute) {
        session.next(at(0, Minutes{minute}));
        orders.insert(session.turn().options());
    }
    CHECK(orders.size() > 3);
}

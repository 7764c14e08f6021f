// What a quiz reads and writes.
#include "store/cards/quiz_cards.hpp"

#include "base/numbers/json.hpp"
#include "store/world.hpp"

#include <algorithm>
#include <map>

using namespace world;
using core::Grade;
using core::QuizCandidate;
using core::RowKind;

namespace {

using Keys = std::vector<std::string>;

// What a card has that a schedule is made of.
const std::string schedule =
    "SELECT hex(group_concat(printf('%s|%d|%d|%d|%d|%d|%d|%d|%d|%d|%s|%s|%s', key, hidden, phase, "
    "step, due, interval, ease, reps, lapses, answers, first_day, review_day, last_day))) "
    "FROM (SELECT * FROM derived.card ORDER BY key)";

struct Quizzed : World {
    Quizzed() { put("d", notes("n", 4)); }

    store::QuizCards quiz() { return store::QuizCards(store->database()); }

    std::map<std::string, QuizCandidate> candidates(
        const store::Condition& scope = {},
        store::EarlierQuizzes earlier = store::EarlierQuizzes::count) {
        std::map<std::string, QuizCandidate> out;
        for (const auto& one : quiz().candidates(scope, now, earlier))
            out[store->cards().find(one.card)->key] = one;
        return out;
    }
    std::optional<int> missed(const std::string& key) { return candidates().at(key).missed; }
    bool right_today(const std::string& key) { return candidates().at(key).right_today; }

    // Puts a card in review, and misses it on day 5.
    void miss_in_review(const std::string& key) {
        graduate(key);
        now = moment(5);
        answer(key, Grade::again);
    }

    void quiz(const std::string& key, int credit, core::Instant began) {
        store->act({store::quiz_row(key, began, credit)}, now);
        now.at += core::Milliseconds{1000};
    }
    void quiz(const std::string& key, int credit) { quiz(key, credit, now.at); }
    // Quizzes of one question each.
    void quizzes(const std::vector<std::pair<std::string, int>>& credits) {
        for (const auto& [key, credit] : credits) quiz(key, credit);
    }

    std::string schedules() {
        auto row = store->database().prepare(schedule);
        row.step();
        return row.get<std::string>(0);
    }
};

}  // namespace

TEST_CASE("a quiz may ask every live card, with what is known of it") {
    Quizzed world;
    world.put("e", {note("x", {"", "#reverse"}, {"core", "log"})});
    world.graduate("d/n1");
    world.now = moment(4);
    const auto all = world.candidates();
    REQUIRE(all.size() == 6);
    CHECK(store::QuizCards(world.store->database()).tags_of(all.at("e/x")) == "core\nlog");
    CHECK(all.at("e/x").note == all.at("e/x#reverse").note);
    CHECK(all.at("e/x").deck != all.at("d/n1").deck);
    CHECK(all.at("d/n2").fresh);
    CHECK(all.at("d/n2").recall == 0);
    CHECK_FALSE(all.at("d/n1").fresh);
    CHECK(all.at("d/n1").recall > 0.85);
    CHECK(all.at("d/n1").recall < 1);
    CHECK(all.at("d/n1").ease == core::start_ease);
}

TEST_CASE("suspended cards are not asked, buried ones not on their day, nor ones without a file") {
    Quizzed world;
    world.act(RowKind::suspend, {"d/n1"});
    world.act(RowKind::bury, {"d/n2"});
    world.store->act({World::row(RowKind::good, "gone/card")}, world.now);
    CHECK(world.candidates().size() == 2);
    world.now = moment(1);
    CHECK(world.candidates().size() == 3);
    CHECK_FALSE(world.candidates().contains("d/n1"));
}

TEST_CASE("a scope narrows what is asked") {
    Quizzed world;
    world.put("e", notes("x", 2));
    store::Condition scope;
    scope.sql = "card.deck IN (SELECT no FROM derived.deck WHERE id = " + scope.bound("e") + ")";
    const auto some = world.candidates(scope);
    CHECK(some.size() == 2);
    CHECK(some.contains("e/x1"));
}

TEST_CASE("a miss in review lasts for fourteen days, or until a later day's right answer") {
    Quizzed world;
    world.miss_in_review("d/n1");
    CHECK(world.missed("d/n1") == 0);
    world.now.at += core::Minutes{10};
    world.answer("d/n1", Grade::good);
    CHECK(world.missed("d/n1") == 0);  // ten minutes after the miss
    world.now = moment(8);
    CHECK(world.missed("d/n1") == 3);
    world.now = moment(19);
    CHECK(world.missed("d/n1") == 14);
    world.now = moment(20);
    CHECK_FALSE(world.missed("d/n1"));
    world.now = moment(8);
    world.answer("d/n1", Grade::hard);
    CHECK_FALSE(world.missed("d/n1"));
    CHECK_FALSE(world.missed("d/n2"));
}

TEST_CASE("a miss that was taken back is none") {
    Quizzed world;
    world.miss_in_review("d/n1");
    world.undo();
    CHECK_FALSE(world.missed("d/n1"));
}

TEST_CASE("a forgotten card was not missed") {
    Quizzed world;
    world.answer("d/n1", Grade::again);
    world.act(RowKind::forget, {"d/n1"});
    CHECK_FALSE(world.missed("d/n1"));
}

TEST_CASE("less than full credit in a quiz is a miss, until the card is right") {
    Quizzed world;
    world.quizzes({{"d/n1", 50}, {"d/n2", 100}, {"d/n3", 0}});
    CHECK(world.missed("d/n1") == 0);
    CHECK_FALSE(world.missed("d/n2"));
    CHECK(world.candidates().at("d/n1").fresh);
    world.quiz("d/n1", 100);
    world.answer("d/n3", Grade::good);
    CHECK_FALSE(world.missed("d/n1"));
    CHECK_FALSE(world.missed("d/n3"));
}

TEST_CASE("what was right in a quiz today is marked, until it is missed or tomorrow") {
    Quizzed world;
    world.quizzes({{"d/n1", 100}, {"d/n2", 100}, {"d/n2", 30}});
    CHECK(world.right_today("d/n1"));
    CHECK_FALSE(world.right_today("d/n2"));
    world.now = moment(1);
    CHECK_FALSE(world.right_today("d/n1"));
}

TEST_CASE("earlier quizzes count for nothing where they are not to") {
    Quizzed world;
    world.quizzes({{"d/n1", 0}, {"d/n2", 100}});
    world.answer("d/n3", Grade::again);
    const auto all = world.candidates({}, store::EarlierQuizzes::do_not_count);
    CHECK_FALSE(all.at("d/n1").missed);
    CHECK_FALSE(all.at("d/n2").right_today);
    CHECK(all.at("d/n3").missed);
}

TEST_CASE("a quiz's answers change no schedule, now or folded again") {
    Quizzed world;
    world.graduate("d/n1");
    world.answer("d/n2", Grade::again);
    world.act(RowKind::bury, {"d/n3"});
    const std::string before = world.schedules();
    world.now = moment(2);
    for (const char* key : {"d/n1", "d/n2", "d/n3", "d/n4"}) world.quiz(key, 40);
    CHECK(world.schedules() == before);
    world.store->rebuild_memories();
    CHECK(world.schedules() == before);
    CHECK(world.store->counts().done_on(world.now.day).introduced == 0);
}

TEST_CASE("undo passes over a quiz's answers") {
    Quizzed world;
    world.answer("d/n1");
    world.quizzes({{"d/n1", 0}, {"d/n2", 0}});
    CHECK(world.undo() == Keys{"d/n1"});
    CHECK(world.memory("d/n1").answers == 0);
    CHECK(world.undo().empty());
}

TEST_CASE("a quiz's answer is a row of the log, with all that was given") {
    Quizzed world;
    const core::Instant began = world.now.at;
    world.store->act({store::quiz_row("d/n1", began, 67, R"({"missed":["2"]})")}, world.now);
    std::vector<store::Row> rows;
    world.store->log().oldest_first(about("d/n1"),
                                    [&](const auto& entry) { rows.push_back(entry.row); });
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].kind == RowKind::quiz);
    CHECK_FALSE(rows[0].took);  // no measure of how long reviews take
    CHECK(base::json_integer(rows[0].detail, "quiz") == began.time_since_epoch().count());
    CHECK(base::json_integer(rows[0].detail, "credit") == 67);
    CHECK(rows[0].detail.find(R"("missed":["2"])") != std::string::npos);
}

TEST_CASE("the last quiz's misses are told in the order asked, by their last answers") {
    Quizzed world;
    CHECK(world.quiz().last_misses().empty());
    world.quiz("d/n4", 0, moment(0).at);
    const core::Instant began = world.now.at;
    world.quiz("d/n3", 0, began);
    world.quiz("d/n1", 100, began);
    world.answer("d/n4");
    world.quiz("d/n2", 20, began);
    world.quiz("d/n1", 99, began);
    CHECK(world.quiz().last_misses() == Keys{"d/n3", "d/n1", "d/n2"});
    world.quiz("d/n3", 100, began);
    CHECK(world.quiz().last_misses() == Keys{"d/n1", "d/n2"});
    world.quiz("d/n4", 100);
    CHECK(world.quiz().last_misses().empty());
}

TEST_CASE("the last quiz may have been another device's") {
    Quizzed world;
    world.quiz("d/n1", 0);
    const core::Moment later = moment(1);
    arrive(*world.store, "another1",
           {foreign(1, RowKind::quiz, "d/n2", later, store::quiz_row("d/n2", later.at, 0).detail),
            foreign(2, RowKind::quiz, "d/n3", later, "{\"quiz\":\"when?\"}")});
    CHECK(world.quiz().last_misses() == Keys{"d/n2"});
    world.now = moment(2);
    world.quiz("d/n3", 10);
    CHECK(world.quiz().last_misses() == Keys{"d/n3"});
}

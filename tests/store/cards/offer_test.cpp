// The day's offer: what a session shows today.
#include "store/cards/offer.hpp"

#include "core/review/queue.hpp"
#include "store/cards/room.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

using namespace world;
using core::Grade;
using core::RowKind;

namespace {

core::Settings reviews_a_day(int count) {
    core::Settings settings = without_fuzz();
    settings.reviews_per_day = count;
    return settings;
}

store::OfferRequest narrowed(std::string_view text) {
    store::OfferRequest request;
    request.query = query(text);
    return request;
}
store::OfferRequest looking_ahead(int days) {
    store::OfferRequest request;
    request.ahead_days = days;
    return request;
}

}  // namespace

// New cards

TEST_CASE("new cards are met in file order") {
    Room room;
    room.put("d", {note("b"), note("a"), note("c")});
    CHECK(room.fresh() == Keys{"d/b", "d/a", "d/c"});
}

TEST_CASE("new cards come one from each deck in turn") {
    Room room;
    room.put("a", notes("n", 3), 0);
    room.put("b", notes("n", 1), 1);
    room.put("c", notes("n", 2), 2);
    Keys met = room.fresh();
    REQUIRE(met.size() == 6);
    // Which deck begins goes by the day.
    std::set<char> first_three{met[0][0], met[1][0], met[2][0]};
    CHECK(first_three == std::set<char>{'a', 'b', 'c'});
    CHECK(met[5] == "a/n3");
    std::set<std::string> rest(met.begin() + 3, met.end());
    CHECK(rest == std::set<std::string>{"a/n2", "a/n3", "c/n2"});
}

TEST_CASE("the turn of the decks goes on where it was when the queue is made again") {
    Room room;
    room.put("a", notes("n", 5), 0);
    room.put("b", notes("n", 5), 1);
    room.put("c", notes("n", 5), 2);
    const Keys planned = room.fresh();
    for (int i = 0; i < 7; ++i) {
        const Keys now = room.fresh();
        CHECK(now.front() == planned[static_cast<std::size_t>(i)]);
        room.answer(now.front());
    }
}

TEST_CASE("the same deck does not begin every day") {
    Room room;
    room.settings.new_per_day = 1;
    room.open();
    room.put("a", notes("n", 5), 0);
    room.put("b", notes("n", 5), 1);
    std::set<char> began;
    for (int day = 0; day < 2; ++day) {
        room.now = moment(day);
        began.insert(room.fresh().front()[0]);
    }
    CHECK(began.size() == 2);
}

TEST_CASE("notes with a tag of new_first are met before the rest") {
    Room room;
    room.store->catalog().set_first_tags({"core"});
    room.put("a", {note("x"), note("y", {""}, {"core"})}, 0);
    room.put("b", {note("x"), note("y", {""}, {"core"}), note("z", {""}, {"core"})}, 1);
    const Keys met = room.fresh();
    REQUIRE(met.size() == 5);
    CHECK(std::set<std::string>(met.begin(), met.begin() + 3) ==
          std::set<std::string>{"a/y", "b/y", "b/z"});
    CHECK(met[2] == "b/z");
}

TEST_CASE("a new card that was brought forward is met before all others, until that is undone") {
    Room room;
    room.store->catalog().set_first_tags({"core"});
    room.put("a", {note("x", {""}, {"core"}), note("y"), note("z")}, 0);
    room.act(RowKind::forward, {"a/z"});
    CHECK(room.fresh() == Keys{"a/z", "a/x", "a/y"});
    room.undo();
    CHECK(room.fresh() == Keys{"a/x", "a/y", "a/z"});
}

TEST_CASE("at most as many new cards are met as the day has left, over all decks") {
    Room room;
    room.put("a", notes("n", 30), 0);
    room.put("b", notes("n", 30), 1);
    CHECK(room.fresh().size() == 20);
    for (int i = 0; i < 7; ++i) room.answer(room.fresh().front());
    CHECK(room.fresh().size() == 13);
    CHECK(room.store->counts().done_on(room.now.day).introduced == 7);
    room.now = moment(1);
    CHECK(room.fresh().size() == 20);
}

TEST_CASE("new counts a card once, however often it is answered") {
    Room room;
    room.put("a", notes("n", 30));
    for (int i = 0; i < 5; ++i) room.answer("a/n1", Grade::again);
    CHECK(room.fresh().size() == 19);
    room.undo();
    CHECK(room.fresh().size() == 19);
    for (int i = 0; i < 4; ++i) room.undo();
    CHECK(room.fresh().size() == 20);
}

TEST_CASE("a cap on one deck holds inside the limit over all") {
    Room room;
    room.settings.decks["a"] = {2, -1};
    room.settings.decks["none"] = {1, 1};
    room.open();
    room.put("a", notes("n", 30), 0);
    room.put("b", notes("n", 30), 1);
    const auto of_a = [&] {
        const Keys met = room.fresh();
        CHECK(met.size() == 20);
        return std::count_if(met.begin(), met.end(), [](const auto& key) { return key[0] == 'a'; });
    };
    CHECK(of_a() == 2);
    room.answer("a/n1");
    room.settings.new_per_day = 21;
    CHECK(of_a() == 1);
    room.answer("a/n2");
    room.settings.new_per_day = 22;
    CHECK(of_a() == 0);
}

TEST_CASE("a cap of nothing is no cap below zero") {
    Room room;
    room.settings.decks["a"] = {0, 0};
    room.open();
    room.put("a", notes("n", 3));
    CHECK(room.fresh().empty());
    room.settings.decks["a"] = {-1, -1};
    CHECK(room.fresh().size() == 3);
}

TEST_CASE("the option --new replaces what is left of new cards") {
    Room room;
    room.put("a", notes("n", 30));
    for (int i = 1; i <= 20; ++i) room.answer(fmt::format("a/n{}", i));
    CHECK(room.fresh().empty());
    store::OfferRequest request;
    request.new_cards = 3;
    CHECK(room.offer(request).cards.fresh.size() == 3);
    request.new_cards = 0;
    CHECK(room.offer(request).cards.fresh.empty());
}

TEST_CASE("of two new siblings one is met a day") {
    Room room;
    room.put("a", notes("n", 2, {"", "#reverse"}));
    CHECK(room.fresh() == Keys{"a/n1", "a/n2"});
    room.answer("a/n1", Grade::easy);
    CHECK(room.fresh() == Keys{"a/n2"});
    room.now = moment(1);
    CHECK(room.fresh() == Keys{"a/n1#reverse", "a/n2"});
}

TEST_CASE("cards of a deck that is not shown or gone are not met") {
    Room room;
    const auto file = room.put("a", notes("n", 2));
    room.reviewed("a/n1", -5, 5);
    CHECK(room.fresh() == Keys{"a/n2"});
    CHECK(room.reviews() == Keys{"a/n1"});
    room.store->catalog().drop_file(file);
    CHECK(room.fresh().empty());
    CHECK(room.reviews().empty());
}

// Reviews

TEST_CASE("reviews come by relative overdueness") {
    Room room;
    room.put("a", notes("n", 5));
    room.reviewed("a/n1", -110, 100);  // 10 days of 100
    room.reviewed("a/n2", -12, 10);    // 2 of 10
    room.reviewed("a/n3", -2, 1);      // 1 of 1
    room.reviewed("a/n4", -7, 7);      // due today
    room.reviewed("a/n5", -3, 4);      // due tomorrow
    CHECK(room.reviews() == Keys{"a/n3", "a/n2", "a/n1", "a/n4"});
}

TEST_CASE("reviews equally overdue are shuffled by the day, alike all day long") {
    Room room;
    room.put("a", notes("n", 30));
    room.all_reviewed("a", 30, -10, 5);
    const Keys today = room.reviews();
    CHECK(today.size() == 30);
    CHECK(room.reviews() == today);
    CHECK_FALSE(std::is_sorted(today.begin(), today.end()));
    room.now = moment(1);
    CHECK(room.reviews() != today);
    CHECK(room.reviews().size() == 30);
}

TEST_CASE("reviews count cards that were in review when drawn, over all decks") {
    Room room(reviews_a_day(10));
    room.put("a", notes("n", 10), 0);
    room.put("b", notes("n", 10), 1);
    room.all_reviewed("a", 10, -10, 5);
    room.all_reviewed("b", 10, -10, 5);
    CHECK(room.reviews().size() == 10);
    room.answer("a/n1", Grade::again);
    CHECK(room.reviews().size() == 9);
    room.answer("a/n1", Grade::good);  // a step of relearning counts for nothing
    room.answer("a/n1", Grade::good);
    CHECK(room.reviews().size() == 9);
    CHECK(room.store->counts().done_on(room.now.day).reviewed == 1);
    for (int i = 2; i <= 10; ++i) room.answer(fmt::format("a/n{}", i));
    CHECK(room.reviews().empty());
    store::OfferRequest request;
    request.reviews = 4;
    CHECK(room.offer(request).cards.reviews.size() == 4);
    room.now = moment(1);
    CHECK(room.reviews().size() == 10);
}

TEST_CASE("a cap on a deck's reviews lets the others have their place") {
    Room room;
    room.settings.decks["a"] = {-1, 2};
    room.settings.reviews_per_day = 5;
    room.open();
    room.put("a", notes("n", 200), 0);
    room.put("b", notes("n", 3), 1);
    room.all_reviewed("a", 200, -20, 5);
    room.all_reviewed("b", 3, -6, 5);
    const auto of_a = [](const Keys& keys) {
        return std::count_if(keys.begin(), keys.end(),
                             [](const auto& key) { return key[0] == 'a'; });
    };
    CHECK(room.reviews().size() == 5);  // although 200 of a come first
    CHECK(of_a(room.reviews()) == 2);
    room.answer("a/n1");
    CHECK(room.reviews().size() == 4);
    CHECK(of_a(room.reviews()) == 1);
}

TEST_CASE("siblings of a card answered today wait until tomorrow") {
    Room room;
    room.put("a", notes("n", 2, {"", "#reverse"}));
    room.reviewed("a/n1", -10, 5);
    room.reviewed("a/n1#reverse", -20, 5);
    CHECK(room.reviews() == Keys{"a/n1#reverse"});  // only one of the two in a queue
    room.answer("a/n2", Grade::easy);
    room.answer("a/n1#reverse");
    CHECK(room.reviews().empty());
    CHECK(room.fresh().empty());
    room.now = moment(1);
    CHECK(room.reviews() == Keys{"a/n1"});
    CHECK(room.fresh() == Keys{"a/n2#reverse"});
}

// Learning

TEST_CASE("cards in learning are never withheld, neither by limits nor by siblings") {
    Room room;
    room.settings.new_per_day = 0;
    room.settings.reviews_per_day = 0;
    room.settings.decks["a"] = {0, 0};
    room.open();
    room.put("a", notes("n", 1, {"", "#reverse"}));
    room.answer("a/n1");
    room.answer("a/n1#reverse");
    CHECK(room.offer().cards.learning.size() == 2);
}

TEST_CASE("a learning card whose instant falls on a later study day is announced") {
    Room room;
    room.put("a", notes("n", 2));
    room.now = moment(0, 24 * 60 - 5);  // five minutes before the day ends
    room.answer("a/n1", Grade::again);  // in 1 minute
    room.answer("a/n2");                // in 10 minutes, which is tomorrow
    const auto offer = room.offer();
    CHECK(room.keys(offer.cards.learning) == Keys{"a/n1"});
    CHECK(room.keys(offer.later) == Keys{"a/n2"});
}

TEST_CASE("what fell on a later study day is due from that day's start") {
    Room room;
    room.settings.scheduler.learning_steps_s = {60, 8 * 3600};
    room.open();
    room.put("a", notes("n", 1));
    room.now = moment(0, 23 * 60);
    room.answer("a/n1");  // due at 07:00 of the next day
    room.now = moment(1, 0);
    const auto offer = room.offer();
    REQUIRE(offer.cards.learning.size() == 1);
    CHECK(offer.cards.learning[0].due_at <= room.now.at);
    CHECK(core::Queue(offer.cards).next(room.now.at).what == core::Draw::What::card);
}

TEST_CASE("a learning card of today keeps its instant") {
    Room room;
    room.put("a", notes("n", 1));
    room.answer("a/n1");
    CHECK(room.offer().cards.learning.at(0).due_at == room.now.at + core::Minutes{10});
}

TEST_CASE("learning cards left over from days ago are due") {
    Room room;
    room.put("a", notes("n", 1));
    room.answer("a/n1");
    room.now = moment(9);
    CHECK(room.offer().cards.learning.at(0).due_at <= room.now.at);
}

// Hidden cards

TEST_CASE("bury hides one card for its study day") {
    Room room;
    room.put("a", notes("n", 1, {"", "#reverse"}));
    room.act(RowKind::bury, {"a/n1"});
    CHECK(room.fresh() == Keys{"a/n1#reverse"});
    room.now = moment(1);
    CHECK(room.fresh() == Keys{"a/n1"});
}

TEST_CASE("suspend lasts until unsuspend, in every phase") {
    Room room;
    room.put("a", notes("n", 3));
    room.reviewed("a/n1", -5, 5);
    room.answer("a/n2");
    const Keys all{"a/n1", "a/n2", "a/n3"};
    room.act(RowKind::suspend, all);
    for (const int day : {0, 1, 50}) {
        room.now = moment(day);
        const auto offer = room.offer(looking_ahead(100));
        CHECK(offer.cards.reviews.empty());
        CHECK(offer.cards.learning.empty());
        CHECK(offer.cards.fresh.empty());
        CHECK(offer.cards.ahead.empty());
        CHECK(offer.later.empty());
        CHECK(offer.due_reviews == 0);
    }
    CHECK(room.store->counts().new_cards({}).left == 0);
    room.act(RowKind::unsuspend, all);
    const auto offer = room.offer();
    CHECK(offer.cards.learning.size() + offer.cards.reviews.size() + offer.cards.fresh.size() == 3);
}

TEST_CASE("forget starts the card as new and keeps every row") {
    Room room;
    room.put("a", notes("n", 1));
    room.graduate("a/n1");
    room.now = moment(9);
    room.act(RowKind::forget, {"a/n1"});
    CHECK(room.fresh() == Keys{"a/n1"});
    CHECK(room.reviews().empty());
    CHECK(room.count("main.log") == 2);
    room.undo();
    CHECK(room.memory("a/n1").phase == core::Phase::review);
}

// Backlog

TEST_CASE("when more is due than today takes, new cards wait and the days are counted") {
    Room room(reviews_a_day(200));
    room.put("a", notes("n", 440));
    room.all_reviewed("a", 430, -30, 10);
    const auto offer = room.offer();
    REQUIRE(offer.backlog);
    CHECK(offer.backlog->waiting == 430);
    CHECK(offer.backlog->today == 200);
    CHECK(offer.backlog->clear_in_days == 3);
    CHECK(offer.cards.fresh.empty());
    store::OfferRequest request;
    request.new_cards = 2;
    CHECK(room.offer(request).cards.fresh.size() == 2);
}

TEST_CASE("a backlog is counted with what falls due meanwhile") {
    Room room(reviews_a_day(2));
    room.put("a", notes("n", 9));
    room.all_reviewed("a", 4, -30, 10);
    CHECK(room.offer().backlog->clear_in_days == 2);
    room.reviewed("a/n5", -4, 5);  // tomorrow
    CHECK(room.offer().backlog->clear_in_days == 3);
    room.reviewed("a/n6", -4, 6);
    room.reviewed("a/n7", -4, 6);
    CHECK(room.offer().backlog->clear_in_days == 4);
    room.reviewed("a/n8", -4, 30);  // long after
    CHECK(room.offer().backlog->clear_in_days == 4);
}

TEST_CASE("as much due as today takes is no backlog, also in the middle of a day") {
    Room room(reviews_a_day(3));
    room.put("a", notes("n", 5));
    room.all_reviewed("a", 3, -30, 10);
    CHECK_FALSE(room.offer().backlog);
    CHECK(room.fresh().size() == 2);
    for (int i = 1; i <= 3; ++i) room.answer(fmt::format("a/n{}", i));
    CHECK_FALSE(room.offer().backlog);
    CHECK(room.fresh().size() == 2);
}

TEST_CASE("the option --limit is the limit that a backlog is measured by") {
    Room room;
    room.put("a", notes("n", 5));
    room.all_reviewed("a", 4, -30, 10);
    store::OfferRequest request;
    request.reviews = 3;
    const auto offer = room.offer(request);
    REQUIRE(offer.backlog);
    CHECK(offer.backlog->today == 3);
    CHECK(offer.backlog->clear_in_days == 2);
    CHECK(offer.cards.fresh.empty());
}

TEST_CASE("with no reviews a day at all no day is named on which a backlog is cleared") {
    Room room(reviews_a_day(0));
    room.put("a", notes("n", 1));
    room.reviewed("a/n1", -30, 10);
    REQUIRE(room.offer().backlog);
    CHECK(room.offer().backlog->clear_in_days == 0);
    CHECK(room.offer().backlog->today == 0);
}

// Ahead

TEST_CASE(
    "the option --ahead shows what falls due in the next days, soonest first, within the limit") {
    Room room;
    room.put("a", notes("n", 5));
    room.reviewed("a/n1", -5, 5);
    room.reviewed("a/n2", -5, 8);
    room.reviewed("a/n3", -5, 6);
    room.reviewed("a/n4", -5, 9);
    CHECK(room.offer().cards.ahead.empty());
    const auto offer = room.offer(looking_ahead(3));
    CHECK(room.keys(offer.cards.reviews) == Keys{"a/n1"});
    CHECK(room.keys(offer.cards.ahead) == Keys{"a/n3", "a/n2"});
    store::OfferRequest few = looking_ahead(3);
    few.reviews = 2;
    CHECK(room.keys(room.offer(few).cards.ahead) == Keys{"a/n3"});
}

TEST_CASE("a deck's cap holds for cards looked at ahead too") {
    Room room;
    room.settings.decks["a"] = {-1, 2};
    room.open();
    room.put("a", notes("n", 4), 0);
    room.put("b", notes("n", 1), 1);
    room.reviewed("a/n1", -5, 5);
    room.reviewed("a/n2", -5, 6);
    room.reviewed("a/n3", -5, 6);
    room.reviewed("b/n1", -5, 7);
    const auto offer = room.offer(looking_ahead(3));
    CHECK(offer.cards.reviews.size() == 1);
    CHECK(offer.cards.ahead.size() == 2);
    CHECK(room.keys(offer.cards.ahead).back() == "b/n1");
}

TEST_CASE("cards looked at ahead keep their siblings apart") {
    Room room;
    room.put("a", notes("n", 1, {"", "#reverse"}));
    room.reviewed("a/n1", -5, 5);
    room.reviewed("a/n1#reverse", -5, 6);
    const auto offer = room.offer(looking_ahead(3));
    CHECK(offer.cards.ahead.empty());
    room.now = moment(-1);
    CHECK(room.offer(looking_ahead(3)).cards.ahead.size() == 1);
}

// Narrowed

TEST_CASE("decks, tags and keys narrow what is shown, each term further") {
    Room room;
    room.put("a", {note("n1", {""}, {"core"}), note("n2", {""}, {"core/deep"}), note("n3")}, 0);
    room.put("b", {note("n1", {""}, {"core"})}, 1);
    const auto fresh = [&](std::string_view text) {
        return room.sorted(room.offer(narrowed(text)).cards.fresh);
    };
    CHECK(fresh("deck:a") == Keys{"a/n1", "a/n2", "a/n3"});
    CHECK(fresh("tag:core") == Keys{"a/n1", "b/n1"});
    CHECK(fresh("tag:CORE*") == Keys{"a/n1", "a/n2", "b/n1"});
    CHECK(fresh("deck:a tag:core") == Keys{"a/n1"});
    CHECK(fresh("tag:core* tag:core/deep") == Keys{"a/n2"});
    CHECK(fresh("b/n1") == Keys{"b/n1"});
    CHECK(fresh("deck:a deck:b").empty());
    CHECK(fresh("deck:none").empty());
    CHECK(fresh("deck:\"a' OR '1'='1\"").empty());
    CHECK(room.store->counts().new_cards({query("deck:a"), room.now}).left == 3);
    CHECK(room.store->listing().keys({query("tag:core"), room.now}) == Keys{"a/n1", "b/n1"});
}

TEST_CASE("a filter narrows reviews, learning cards and the forecast alike") {
    Room room;
    room.put("a", notes("n", 3), 0);
    room.put("b", notes("n", 3), 1);
    for (const std::string deck : {"a", "b"}) {
        room.reviewed(deck + "/n1", -5, 5);
        room.reviewed(deck + "/n2", -5, 6);
        room.answer(deck + "/n3");
    }
    const auto offer = room.offer(narrowed("deck:b"));
    CHECK(room.keys(offer.cards.reviews) == Keys{"b/n1"});
    CHECK(room.keys(offer.cards.learning) == Keys{"b/n3"});
    CHECK(offer.due_reviews == 1);
    store::OfferRequest tomorrow = narrowed("deck:b");
    room.now = moment(1, 0);
    CHECK(room.keys(room.offer(tomorrow).cards.reviews) == Keys{"b/n1", "b/n2"});
    CHECK(room.sorted(room.offer().cards.reviews) == Keys{"a/n1", "a/n2", "b/n1", "b/n2"});
}

// Siblings and days to come

TEST_CASE("a review waits for the day after while its sibling is in learning, and is not counted") {
    Room room;
    room.put("d", {note("r", {"", "#reverse"})});
    room.now = moment(-2);
    room.reviewed("d/r", -5, 5);
    room.reviewed("d/r#reverse", -5, 5);
    room.now = moment(-1);
    room.answer("d/r#reverse", Grade::again);
    room.now = moment(0);
    const auto offer = room.offer();
    CHECK(room.keys(offer.cards.learning) == Keys{"d/r#reverse"});
    CHECK(offer.cards.reviews.empty());
    CHECK(offer.due_reviews == 0);
}

TEST_CASE("of two siblings that are due one waits, and is not counted either") {
    Room room;
    room.put("d", {note("r", {"", "#reverse"})});
    room.reviewed("d/r", -5, 5);
    room.reviewed("d/r#reverse", -6, 5);
    CHECK(room.reviews() == Keys{"d/r#reverse"});
    CHECK(room.offer().due_reviews == 1);
}

TEST_CASE("cards that are held back today are next tomorrow") {
    Room room;
    room.put("d", notes("n", 3));
    const auto next = [&] { return room.store->offers().next_day({{}, room.now}); };
    CHECK_FALSE(next());
    room.reviewed("d/n1", 0, 7);
    CHECK(next() == Room::date(7));
    room.reviewed("d/n2", -3, 3);
    room.act(RowKind::bury, {"d/n2"});
    CHECK(next() == Room::date(1));
    room.act(RowKind::suspend, {"d/n2"});
    CHECK(next() == Room::date(7));
    room.answer("d/n3");
    CHECK(next() == Room::date(1));
}

// Named cards

TEST_CASE("cards that are named are offered due or not, and over every limit") {
    Room room;
    room.settings.new_per_day = room.settings.reviews_per_day = 0;
    room.open();
    room.put("d", {note("late", {"", "#reverse"}), note("seen"), note("new"), note("asleep")});
    room.reviewed("d/late", 0, 9);
    room.reviewed("d/late#reverse", -9, 9);
    room.reviewed("d/seen", 0, 1);
    room.act(RowKind::suspend, {"d/asleep"});
    store::OfferRequest request;
    request.by_name = true;
    const auto offer = room.offer(request);
    CHECK(room.keys(offer.cards.reviews) == Keys{"d/late#reverse"});
    CHECK(room.keys(offer.cards.fresh) == Keys{"d/new"});
    CHECK(room.keys(offer.cards.ahead) == Keys{"d/late", "d/seen"});
}

// The order of new cards

TEST_CASE("own notes and those that are learned first take turns, an own one before") {
    Room room;
    room.put("mine", notes("o", 3), 0, own_root);
    room.put("more", notes("m", 1), 1, own_root);
    room.put("shipped", {note("s1"), note("c1", {""}, {"core"}), note("c2", {""}, {"core"})}, 2);
    room.store->catalog().set_first_tags({"core"});
    std::string lanes;
    for (const auto& key : room.fresh()) lanes += key.starts_with("shipped/s") ? 's' : key[0];
    std::string places;
    for (const char lane : lanes) places += lane == 'm' ? 'o' : lane == 's' ? 'f' : lane;
    CHECK(places == "ofofoof");
    CHECK(room.fresh().back() == "shipped/s1");
}

TEST_CASE("the turn of own and first notes goes on where it was") {
    Room room;
    room.put("mine", notes("o", 5), 0, own_root);
    room.put("shipped", {note("c1", {""}, {"core"}), note("c2", {""}, {"core"})}, 1);
    room.store->catalog().set_first_tags({"core"});
    const Keys planned = room.fresh();
    for (const auto& key : planned) {
        CHECK(room.fresh().front() == key);
        room.answer(key);
        room.now.at += core::Minutes{1};
    }
}

TEST_CASE("new cards may come deck by deck, as they were added or by chance") {
    Room room;
    room.put("late", notes("n", 3), 1);
    room.put("early", notes("n", 3), 0, own_root);
    const Keys by_deck{"early/n1", "early/n2", "early/n3", "late/n1", "late/n2", "late/n3"};
    room.settings.new_order = core::NewOrder::deck;
    CHECK(room.fresh() == by_deck);
    room.settings.new_order = core::NewOrder::added;
    CHECK(room.fresh() ==
          Keys{"late/n1", "late/n2", "late/n3", "early/n1", "early/n2", "early/n3"});
    room.settings.new_order = core::NewOrder::random;
    const Keys by_chance = room.fresh();
    CHECK(by_chance == room.fresh());
    CHECK(Keys(by_chance) != by_deck);
    CHECK(room.sorted(room.offer().cards.fresh) == by_deck);
    room.now = moment(1);
    CHECK(room.fresh() != by_chance);
}

TEST_CASE("an offer tells whether a deck's own limit keeps cards back") {
    Room room;
    room.settings.decks["a"] = {1, -1};
    room.open();
    room.put("a", notes("n", 2), 0);
    room.put("b", notes("n", 2), 1);
    CHECK(room.offer().has_capped);
    CHECK_FALSE(room.offer(narrowed("deck:b")).has_capped);
    room.settings.decks["a"] = {-1, 1};
    room.open();
    CHECK_FALSE(room.offer().has_capped);
    room.all_reviewed("a", 2, -5, 5);
    CHECK(room.offer().has_capped);
}

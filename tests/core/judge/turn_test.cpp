#include "core/judge/turn.hpp"

#include "catch.hpp"

#include <algorithm>
#include <set>

using namespace core;

namespace {

ShownCard card(Kind kind) {
    ShownCard out;
    out.key = "d/n";
    out.note.kind = kind;
    return out;
}

ShownCard choice(std::vector<std::string> right, std::vector<std::string> wrong) {
    ShownCard out = card(Kind::choice);
    out.note.right = std::move(right);
    out.note.wrong = std::move(wrong);
    return out;
}

ShownCard number() {
    ShownCard out = card(Kind::number);
    out.note.number = 86400;
    out.note.unit = "s";
    out.note.within = {Tolerance::Form::percent, 10};
    return out;
}

ShownCard question(std::vector<std::string> accept) {
    ShownCard out = card(Kind::question);
    out.note.front = "term";
    out.note.back = "deep clone";
    out.note.accept = std::move(accept);
    return out;
}

ShownCard points(std::vector<std::string> all) {
    ShownCard out = card(Kind::points);
    out.note.points = std::move(all);
    return out;
}

std::size_t place_of(const Turn& turn, const std::string& option) {
    const auto& all = turn.options();
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), option) - all.begin());
}

}  // namespace

TEST_CASE("a question and a cloze are revealed, and good is suggested") {
    for (const Kind kind : {Kind::question, Kind::cloze}) {
        Turn turn(card(kind), 1);
        CHECK_FALSE(turn.revealed());
        CHECK_FALSE(is_judged(turn.note()));
        turn.reveal();
        CHECK(turn.revealed());
        CHECK(turn.suggestion() == Grade::good);
        CHECK(turn.given().empty());
    }
}

TEST_CASE("revealing a judged note gives up") {
    for (const auto& one : {choice({"a"}, {"b"}), number(), points({"p", "q"})}) {
        Turn turn(one, 1);
        CHECK(is_judged(turn.note()));
        turn.reveal();
        CHECK(turn.revealed());
        CHECK(turn.suggestion() == Grade::again);
    }
}

TEST_CASE("hints come to light one after the other") {
    ShownCard hinted = card(Kind::question);
    hinted.note.hints = {"one", "two"};
    Turn turn(hinted, 1);
    CHECK(turn.show_hint());
    CHECK(turn.show_hint());
    CHECK(turn.hints_shown() == 2);
    CHECK_FALSE(turn.show_hint());
    CHECK(turn.hints_shown() == 2);
}

TEST_CASE("the answers of a choice are shuffled by the seed, and go with what is right") {
    std::set<std::vector<std::string>> orders;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const Turn turn(choice({"r1", "r2"}, {"w1", "w2"}), seed);
        CHECK(Turn(choice({"r1", "r2"}, {"w1", "w2"}), seed).options() == turn.options());
        REQUIRE(turn.options().size() == 4);
        for (std::size_t i = 0; i < 4; ++i) CHECK(turn.right()[i] == (turn.options()[i][0] == 'r'));
        orders.insert(turn.options());
    }
    CHECK(orders.size() > 10);
}

TEST_CASE("with one right answer a pick ends the choice") {
    Turn right(choice({"r"}, {"w1", "w2"}), 3);
    CHECK(right.pick(place_of(right, "r")));
    CHECK(right.revealed());
    CHECK(right.suggestion() == Grade::good);
    CHECK(right.given() == R"({"given":["r"]})");
    CHECK_FALSE(right.pick(0));  // too late

    Turn wrong(choice({"r"}, {"w1", "w2"}), 3);
    CHECK_FALSE(wrong.pick(3));
    CHECK_FALSE(wrong.revealed());
    CHECK(wrong.pick(place_of(wrong, "w2")));
    CHECK(wrong.suggestion() == Grade::again);
    CHECK(wrong.given() == R"({"given":["w2"]})");
}

TEST_CASE("with several right answers picks toggle until they are submitted") {
    Turn turn(choice({"r1", "r2"}, {"w"}), 3);
    CHECK(turn.wants_several());
    turn.pick(place_of(turn, "r1"));
    turn.pick(place_of(turn, "w"));
    turn.pick(place_of(turn, "w"));
    turn.pick(place_of(turn, "r2"));
    CHECK_FALSE(turn.revealed());
    turn.submit();
    CHECK(turn.suggestion() == Grade::good);
    turn.submit();
    CHECK_FALSE(turn.pick(0));
}

TEST_CASE("submitting nothing means not known") {
    Turn turn(choice({"r1", "r2"}, {"w"}), 3);
    turn.submit();
    CHECK(turn.suggestion() == Grade::again);
    CHECK(turn.given().empty());
}

TEST_CASE("an estimate is judged, and one that is no number does nothing") {
    Turn turn(number(), 1);
    CHECK_FALSE(turn.estimate("many"));
    CHECK_FALSE(turn.revealed());
    CHECK_FALSE(turn.estimated());
    CHECK(turn.estimate("90,000 s"));
    CHECK(turn.estimated() == 90000);
    CHECK(turn.suggestion() == Grade::good);
    CHECK(turn.given() == R"({"given":"90,000"})");
    CHECK_FALSE(turn.estimate("5"));
    CHECK(turn.estimated() == 90000);
}

TEST_CASE("an estimate that was given up is not given") {
    Turn turn(number(), 1);
    turn.reveal();
    CHECK(turn.given().empty());
}

TEST_CASE("points are shown and judged in turn, and the last one ends it") {
    Turn turn(points({"a", "b", "c"}), 1);
    turn.judge_point(true);  // nothing is shown yet
    CHECK(turn.points_had().empty());
    turn.show_point();
    turn.show_point();  // the first waits to be judged
    CHECK(turn.points_shown() == 1);
    turn.judge_point(true);
    turn.judge_point(true);
    CHECK(turn.points_had().size() == 1);
    turn.show_point();
    turn.judge_point(false);
    turn.show_point();
    CHECK_FALSE(turn.revealed());
    turn.judge_point(true);
    CHECK(turn.revealed());
    CHECK(turn.suggestion() == Grade::hard);
    CHECK(turn.given() == R"({"missed":["2"]})");
    turn.show_point();
    turn.judge_point(true);
    CHECK(turn.points_had().size() == 3);
}

TEST_CASE("all points are good, and nothing was missed") {
    Turn turn(points({"a", "b"}), 1);
    for (int i = 0; i < 2; ++i) {
        turn.show_point();
        turn.judge_point(true);
    }
    CHECK(turn.suggestion() == Grade::good);
    CHECK(turn.given().empty());
}

TEST_CASE("points given up half way count as missed from there on") {
    Turn turn(points({"a", "b", "c"}), 1);
    turn.show_point();
    turn.judge_point(true);
    turn.show_point();
    turn.reveal();
    CHECK(turn.points_shown() == 3);
    CHECK(turn.points_had() == std::vector{true, false, false});
    CHECK(turn.suggestion() == Grade::again);
    CHECK(turn.given() == R"({"missed":["2","3"]})");
}

TEST_CASE("revealing twice changes nothing") {
    Turn turn(number(), 1);
    turn.estimate("86400");
    turn.reveal();
    CHECK(turn.suggestion() == Grade::good);
}

TEST_CASE("a note is usually asked as its kind says") {
    const std::pair<Kind, Manner> all[] = {{Kind::question, Manner::recall},
                                           {Kind::cloze, Manner::recall},
                                           {Kind::choice, Manner::choice},
                                           {Kind::number, Manner::number},
                                           {Kind::points, Manner::points}};
    for (const auto& [kind, manner] : all) {
        CHECK(usual_manner(card(kind).note) == manner);
        CHECK(Turn(card(kind), 1).manner() == manner);
    }
}

TEST_CASE("a recalled card may be typed where typing makes sense") {
    Turn turn(question({"deep copy"}), 1);
    CHECK(turn.manner() == Manner::recall);
    REQUIRE(turn.can_type());
    CHECK(turn.type("Deep copi"));
    CHECK(turn.revealed());
    CHECK(turn.typed() == "Deep copi");
    CHECK(turn.verdict().closest == "deep copy");
    CHECK_FALSE(turn.type("deep copy"));  // too late
    CHECK(turn.typed() == "Deep copi");

    Turn silent(question({}), 1);
    CHECK_FALSE(silent.can_type());
    CHECK_FALSE(silent.type("deep clone"));
    CHECK_FALSE(silent.revealed());
    for (const auto& one : {choice({"a"}, {"b"}), number(), points({"p", "q"})})
        CHECK_FALSE(Turn(one, 1).can_type());
}

TEST_CASE("a typed card is judged, and what was typed is given") {
    const Asking typing{Manner::typed, {}};
    Turn right(question({}), typing, 1);
    CHECK(right.manner() == Manner::typed);
    CHECK(right.type("the Deep Clone"));
    CHECK(right.verdict().closeness == Closeness::right);
    CHECK(right.suggestion() == Grade::good);
    CHECK(right.credit() == 1);
    CHECK(right.given() == R"({"given":"the Deep Clone"})");

    Turn slip(question({"materialized view"}), typing, 1);
    CHECK(slip.type("materialised view"));
    CHECK(slip.suggestion() == Grade::hard);
    CHECK(slip.credit() == 1);

    Turn wrong(question({}), typing, 1);
    CHECK(wrong.type("shallow clone"));
    CHECK(wrong.suggestion() == Grade::again);
    CHECK(wrong.credit() == 0);

    Turn given_up(question({}), typing, 1);
    given_up.reveal();
    CHECK(given_up.suggestion() == Grade::again);
    CHECK(given_up.credit() == 0);
    CHECK(given_up.given().empty());
    CHECK_FALSE(given_up.typed());
}

TEST_CASE("a cloze and a reversed question are typed by what their face asks for") {
    ShownCard cloze = card(Kind::cloze);
    cloze.note.front = "In the {{control plane}}.";
    cloze.face = faces(cloze.note).front();
    Turn hidden(cloze, 1);
    CHECK(hidden.type("control plane"));
    CHECK(hidden.suggestion() == Grade::good);

    ShownCard reversed = question({});
    reversed.face.reversed = true;
    Turn term(reversed, 1);
    CHECK(term.type("Term"));
    CHECK(term.suggestion() == Grade::good);
}

TEST_CASE("a question may be a choice with wrong answers made up for it") {
    ShownCard several = question({});
    several.note.right = {"not", "a", "choice"};
    Turn turn(several, {Manner::choice, {"shallow clone", "Deep  clone", "metadata copy"}}, 3);
    CHECK(turn.manner() == Manner::choice);
    CHECK(turn.made_up());
    CHECK_FALSE(turn.wants_several());
    CHECK_FALSE(turn.can_type());
    REQUIRE(turn.options().size() == 3);  // its answer is not among the wrong ones
    CHECK(turn.right()[place_of(turn, "deep clone")]);
    CHECK(turn.pick(place_of(turn, "deep clone")));
    CHECK(turn.suggestion() == Grade::good);
    CHECK(turn.credit() == 1);
    CHECK(turn.given() == R"({"given":["deep clone"]})");

    Turn wrong(question({}), {Manner::choice, {"shallow clone"}}, 3);
    wrong.pick(place_of(wrong, "shallow clone"));
    CHECK(wrong.suggestion() == Grade::again);
    CHECK(wrong.credit() == 0);
}

TEST_CASE("what a note cannot be asked as, it is asked as usual") {
    CHECK(Turn(question({}), {Manner::choice, {}}, 1).manner() == Manner::recall);
    CHECK(Turn(question({}), {Manner::choice, {"DEEP clone"}}, 1).manner() == Manner::recall);
    CHECK(Turn(question({}), {Manner::number, {}}, 1).manner() == Manner::recall);
    CHECK(Turn(number(), {Manner::typed, {}}, 1).manner() == Manner::number);
    const Turn authored(choice({"a"}, {"b"}), {Manner::choice, {"c"}}, 1);
    CHECK_FALSE(authored.made_up());
    CHECK(authored.options().size() == 2);
}

TEST_CASE("credit is what was known, after the reveal") {
    Turn recalled(question({}), 1);
    recalled.reveal();
    CHECK(recalled.credit() == 0);

    Turn near(number(), 1);
    CHECK(near.credit() == 0);
    near.estimate("100,000");
    CHECK(near.suggestion() == Grade::hard);
    CHECK(near.credit() == 0);
    Turn within(number(), 1);
    within.estimate("1 day");
    CHECK(within.credit() == 1);

    Turn some(points({"a", "b", "c", "d"}), 1);
    some.show_point();
    some.judge_point(true);
    CHECK(some.credit() == 0);
    some.reveal();
    CHECK(some.credit() == 0.25);

    Turn chosen(choice({"r1", "r2"}, {"w"}), 3);
    chosen.pick(place_of(chosen, "r1"));
    chosen.submit();
    CHECK(chosen.credit() == 0);
}

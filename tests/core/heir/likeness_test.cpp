// The likeliest heir of a note that is gone: a hint for a person.
#include "core/heir/likeness.hpp"

#include "catch.hpp"
#include "core/card/identity.hpp"

#include <cmath>

using namespace core;

namespace {

struct Place {
    std::optional<std::string> before{};
    std::optional<std::string> after{};
    std::string deck = "d";
};

LeftNote note(const std::string& id, const std::string& front, const std::string& back,
              const Place& place = {}) {
    Note said;
    said.front = front;
    said.back = back;
    return {place.deck, id, {identity_text(said), place.before, place.after}, {""}};
}

double alike(const LeftNote& gone, const LeftNote& other) {
    return likeness(Likeness(gone), Likeness(other));
}

bool is_nearly(double a, double b) {
    return std::abs(a - b) < 1e-9;
}

// The id of the likeliest one.
std::string heir_of(
    const LeftNote& gone, const std::vector<LeftNote>& others,
    const HeirSearch::IsPossible& is_possible = [](const LeftNote&) { return true; }) {
    const auto heir = HeirSearch(others).likeliest(gone, is_possible);
    return heir ? others[*heir].id : "none";
}

const LeftNote gone = note("gone", "il caffè", "coffee");

}  // namespace

TEST_CASE("two notes are as alike as the share of words that they have in common") {
    CHECK(is_nearly(alike(gone, note("x", "il caffè", "coffee")), 1));
    CHECK(is_nearly(alike(gone, note("x", "Coffee", "IL CAFFÈ!")), 1));
    CHECK(alike(gone, note("x", "il caffè nero", "coffee")) >
          alike(gone, note("x", "il caffè nero", "black coffee")));
    CHECK(alike(gone, note("x", "la neve", "snow")) < 0.5);
}

TEST_CASE("what was said in the place of nothing is like nothing") {
    CHECK(alike(note("gone", "", ""), note("x", "", "")) == 0);
}

TEST_CASE("the same id counts as half of all words") {
    const LeftNote other = note("x", "la neve", "snow");
    const LeftNote same_id = note("gone", "la neve", "snow");
    CHECK(is_nearly(alike(gone, same_id) - alike(gone, other), 0.5));
}

TEST_CASE("each side with the same neighbour counts as a quarter, in the same deck") {
    const auto at = [](const Place& place) { return note("x", "la neve", "snow", place); };
    const LeftNote between = note("gone", "il caffè", "coffee", {"a", "b"});
    const double alone = alike(between, at({}));
    CHECK(is_nearly(alike(between, at({"a", "b"})) - alone, 0.5));
    CHECK(is_nearly(alike(between, at({"a", "z"})) - alone, 0.25));
    CHECK(is_nearly(alike(between, at({"z", "b"})) - alone, 0.25));
    CHECK(is_nearly(alike(between, at({"b", "a"})) - alone, 0));
    CHECK(is_nearly(alike(between, at({"a", "b", "e"})) - alone, 0));
    CHECK(is_nearly(alike(gone, at({})) - alone, 0));  // at the ends of a deck
}

TEST_CASE("the most alike is the likeliest, and of several such the first") {
    CHECK(heir_of(gone, {note("near", "il caffè nero", "black coffee"),
                         note("nearer", "il caffè nero", "coffee"),
                         note("far", "la neve", "snow")}) == "nearer");
    CHECK(heir_of(gone, {note("one", "il caffè nero", "coffee"),
                         note("two", "il caffè amaro", "coffee")}) == "one");
}

TEST_CASE("where none is alike by a half, none is likely") {
    CHECK(heir_of(gone, {}) == "none");
    CHECK(heir_of(gone, {note("far", "la neve", "snow")}) == "none");
    CHECK(heir_of(gone, {note("gone", "la neve", "snow")}) == "gone");
}

TEST_CASE("one that is not possible gives way to the next") {
    const std::vector<LeftNote> others = {note("near", "il caffè nero", "black coffee"),
                                          note("nearer", "il caffè nero", "coffee")};
    const auto is_not_nearer = [](const LeftNote& other) { return other.id != "nearer"; };
    CHECK(heir_of(gone, others, is_not_nearer) == "near");
    CHECK(heir_of(gone, others, [](const LeftNote&) { return false; }) == "none");
}

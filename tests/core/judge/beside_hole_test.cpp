#include "core/judge/beside_hole.hpp"

#include "catch.hpp"
#include "core/judge/turn.hpp"

using namespace core;

namespace {

ShownCard cloze(const std::string& text, std::size_t face) {
    ShownCard card;
    card.key = "d/n";
    card.note.kind = Kind::cloze;
    card.note.front = text;
    card.face = faces(card.note).at(face);
    return card;
}

Closeness judged(const ShownCard& card, const std::string& given) {
    Turn turn(card, {Manner::typed, {}}, 1);
    REQUIRE(turn.type(given));
    return turn.verdict().closeness;
}

std::vector<std::string> beside(const std::string& text) {
    const ShownCard card = cloze(text, 0);
    return with_words_beside({card.face.hidden}, card.note, card.face);
}

}  // namespace

TEST_CASE("the words right beside a hole may be typed with its text") {
    const std::string planes = "It runs in the {{control}} plane; data in the {{compute}} plane.";
    for (const std::string given : {"control", "the control plane", "control plane", "the control"})
        CHECK(judged(cloze(planes, 0), given) == Closeness::right);
    CHECK(judged(cloze(planes, 0), "contrl plane") == Closeness::nearly);
    for (const std::string given : {"compute plane", "plane", "control room", "the data plane"})
        CHECK(judged(cloze(planes, 0), given) == Closeness::wrong);
}

TEST_CASE("a figure may be typed with the unit that stands behind its hole") {
    const std::string trigger = "Plan for {{3 to 5}} seconds, by minute {{12}} at best.";
    for (const std::string given : {"3-5 seconds", "3 to 5 s", "3-5", "3000-5000 ms"})
        CHECK(judged(cloze(trigger, 0), given) == Closeness::right);
    for (const std::string given : {"3-5 minutes", "3 seconds", "3-6 s", "35 seconds"})
        CHECK(judged(cloze(trigger, 0), given) == Closeness::wrong);
    CHECK(judged(cloze(trigger, 1), "minute 12") == Closeness::right);
    CHECK(judged(cloze(trigger, 1), "minute 13") == Closeness::wrong);
}

TEST_CASE("other answers to a hole may be typed with the words beside it too") {
    ShownCard card = cloze("{{Partitioning}} scheme, or {{replication}}.", 0);
    card.note.accept_by_hole = {{"Partitioning", {"sharding"}}, {"replication", {"copying"}}};
    CHECK(judged(card, "sharding") == Closeness::right);
    CHECK(judged(card, "sharding scheme") == Closeness::right);
    CHECK(judged(card, "copying") == Closeness::wrong);
}

TEST_CASE("beside a hole is nothing that a mark parts from it") {
    CHECK(beside("{{a}}").empty());
    CHECK(beside("One, {{a}}; two").empty());
    CHECK(beside("one-{{a}}-two").empty());
    CHECK(beside("one {{a}} two") == std::vector<std::string>{"one a", "a two", "one a two"});
    CHECK(beside("{{a}} two, one {{a}}") == std::vector<std::string>{"a two", "one a"});
}

TEST_CASE("where accents are strict, a card says so to its judge") {
    ShownCard card = cloze("Il {{papà}} dorme.", 0);
    CHECK(judged(card, "papa") == Closeness::right);
    card.strict_accents = true;
    CHECK(judged(card, "papa") == Closeness::wrong);
    CHECK(judged(card, "papà") == Closeness::right);
    CHECK(judged(card, "il papa dorme") == Closeness::wrong);
}

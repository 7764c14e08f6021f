// Whether one card of a quiz spoils another.
#include "core/quiz/give_away.hpp"

#include "catch.hpp"

using namespace core;

namespace {

ShownCard question(std::string front, std::string back) {
    ShownCard card;
    card.note.front = std::move(front);
    card.note.back = std::move(back);
    return card;
}
ShownCard of_kind(Kind kind, std::string front) {
    ShownCard card = question(std::move(front), {});
    card.note.kind = kind;
    return card;
}
ShownCard number(std::string front, double value, std::string unit) {
    ShownCard card = of_kind(Kind::number, std::move(front));
    card.note.number = value;
    card.note.unit = std::move(unit);
    return card;
}
ShownCard cloze(std::string text, std::string hidden) {
    ShownCard card = of_kind(Kind::cloze, std::move(text));
    card.face.hidden = std::move(hidden);
    return card;
}

// The same either way round.
bool spoils(const ShownCard& one, const ShownCard& other) {
    CHECK(gives_away(one, other) == gives_away(other, one));
    return gives_away(one, other);
}

const ShownCard unrelated = question("Who leads a Raft cluster?", "One elected node.");

}  // namespace

TEST_CASE("an answer that stands in another card's text is given away") {
    const ShownCard asked = question("What keeps old versions of rows?", "The undo log.");
    CHECK(spoils(asked, question("How long does an UNDO LOG grow?", "Until no reader needs it.")));
    CHECK(spoils(asked, question("Which file grows?", "Above all, the undo log.")));
    CHECK_FALSE(spoils(asked, question("How do you undo a log-in?", "By logging out.")));
    CHECK_FALSE(spoils(asked, unrelated));
}

TEST_CASE("another accepted answer is given away as well") {
    ShownCard asked = question("What keeps old versions of rows?", "The rollback segment.");
    asked.note.accept = {"undo log"};
    CHECK(spoils(asked, question("How long does an undo log grow?", "For ever.")));
}

TEST_CASE("a single word is given away only by a text about the same matter") {
    const ShownCard asked = question("Which service brokers Kafka's messages?", "Zookeeper");
    CHECK(spoils(asked, question("Which service of Kafka did Zookeeper do before?", "Elections.")));
    CHECK_FALSE(spoils(asked, question("Who feeds the lions?", "A zookeeper.")));
}

TEST_CASE("an answer too short to tell anything is not given away") {
    CHECK_FALSE(
        spoils(question("Is a leader elected in Raft clusters?", "Yes."),
               question("Do Raft clusters vote? Yes. How is a leader elected?", "By votes.")));
}

TEST_CASE("a small number is given away with its unit and its matter alone") {
    const ShownCard asked = number("How many voting nodes of five may fail?", 2, "nodes");
    CHECK(spoils(asked, question("Of five, 2 nodes may fail by voting rules. Why?", "Majority.")));
    CHECK_FALSE(spoils(asked, question("A cache has 2 nodes. Which is read?", "The nearer.")));
    CHECK_FALSE(spoils(asked, question("Of five voting nodes, 2 watch. Why?", "For a tie.")));
}

TEST_CASE("a large number is given away by its unit or its matter") {
    const ShownCard asked = number("How many seconds does a calendar day last?", 86'400, "s");
    CHECK(spoils(asked, question("What is 86400 s long?", "A day.")));
    CHECK(spoils(asked, question("Of the 86,400 seconds of a calendar day, how many do you sleep?",
                                 "A third")));
    CHECK_FALSE(spoils(asked, question("What costs 86,400 dollars?", "A small cluster.")));
}

TEST_CASE("a cloze shows all but its own hole, and then that as well") {
    const ShownCard hole =
        cloze("Delta keeps {{thirty days}} of {{table history}}.", "thirty days");
    CHECK(spoils(hole, question("How long is the log kept?", "For thirty days.")));
    CHECK(spoils(hole, question("What does RESTORE need?", "Table history.")));
    CHECK_FALSE(spoils(hole, unrelated));
}

TEST_CASE("a hole is a gap however its text is spaced and composed") {
    const ShownCard same = question("A lease lasts?", "Until noon.");
    CHECK(spoils(cloze("A lease lasts {{ten minutes}}.", "ten minutes"), same));
    CHECK(spoils(cloze("A lease lasts {{ten  minutes}}.", "ten minutes"), same));
    CHECK(spoils(cloze("A lease lasts {{ten\nminutes}}.", "ten minutes"), same));
    CHECK(spoils(cloze("A lease lasts {{tre\u0300s longtemps}}.", "tr\u00e8s longtemps"), same));
}

TEST_CASE("a card asked the other way round gives away its front") {
    ShownCard reversed = question("Read repair", "A read mends the replicas that it found stale.");
    reversed.face.reversed = true;
    CHECK(spoils(reversed, question("When does read repair not help?", "For data nobody reads.")));
}

TEST_CASE("what is asked in parts is given away by half of them") {
    ShownCard points = of_kind(Kind::points, "Name the parts.");
    points.note.points = {"the driver node", "the worker nodes", "the cluster manager"};
    CHECK_FALSE(spoils(points, question("What dies with the driver node?", "All tasks.")));
    CHECK(spoils(points,
                 question("The worker nodes live on when the driver node dies. Why?", "Luck.")));
}

TEST_CASE("a wrong option gives nothing away") {
    ShownCard choice = of_kind(Kind::choice, "Which is fastest?");
    choice.note.right = {"main memory"};
    choice.note.wrong = {"the spinning disk"};
    CHECK_FALSE(spoils(choice, question("What has moving parts?", "The spinning disk.")));
    CHECK(spoils(choice, question("What forgets without power?", "Main memory.")));
}

TEST_CASE("an answer of words that are said everywhere is given away by its matter alone") {
    const ShownCard hole = cloze("Before designing storage, ask {{how many}} rows.", "how many");
    CHECK_FALSE(spoils(hole, question("How many cats?", "Seven.")));
    CHECK(spoils(hole, question("How many disks does designing cheap storage take?", "One.")));
}

TEST_CASE("two cards that ask nearly the same give each other away") {
    CHECK(spoils(question("What does the transaction log of a table hold?", "Every commit."),
                 question("What does the transaction log of a Delta table hold?", "Actions.")));
}

#include "app/wrong_answers.hpp"

#include "app/capitals.hpp"

#include <set>

using namespace home;

namespace {

using Answers = std::set<std::string>;

Answers wrong_answers(app::Workspace& workspace, const std::string& key, std::uint64_t seed = 1) {
    const auto wrong = app::WrongAnswers(workspace).for_card(shown(workspace, key), seed);
    Answers different(wrong.begin(), wrong.end());
    CHECK(different.size() == wrong.size());
    return different;
}

// A deck of capitals, asked for wrong answers one after the other.
struct Capitals : Home {
    explicit Capitals(const std::string& deck)
        : workspace((put("capitals", deck), open())), wrong(workspace) {}

    core::ShownCard card(const std::string& id) { return shown(workspace, "capitals/" + id); }

    app::Workspace workspace;
    app::WrongAnswers wrong;
};

Answers wrong_answers(const std::string& deck, const std::string& id) {
    Capitals at(deck);
    return wrong_answers(at.workspace, "capitals/" + id);
}

}  // namespace

TEST_CASE("Wrong answers are taken from questions that share a tag") {
    CHECK(wrong_answers(
              capitals_between(0, 4, tagged("west")) + capitals_between(4, 6, tagged("east")),
              "Portugal") == Answers{"Madrid.", "Berlin.", "Vienna."});
    CHECK(wrong_answers(capital(0, tagged("south")) + capitals_between(1, 6, tagged("north")),
                        "Portugal")
              .empty());
}

TEST_CASE("A tag that all notes of a deck have tells nothing") {
    CHECK(wrong_answers(capitals_between(0, 4, tagged("all")), "Portugal") ==
          Answers{"Madrid.", "Berlin.", "Vienna."});
    CHECK(wrong_answers(
              "[deck]\n" + tagged("all") + capital(0) + capitals_between(1, 4, tagged("some")),
              "Portugal")
              .empty());
}

TEST_CASE("A tag that only says when a note is met tells nothing") {
    CHECK(wrong_answers(capital(0, "tags = [\"Core\", \"south\"]\n") +
                            capitals_between(1, 4, "tags = [\"core\", \"north\"]\n") +
                            question("other"),
                        "Portugal")
              .empty());
    CHECK(wrong_answers(capitals_between(0, 4, tagged("core")) + question("other"), "Portugal") ==
          Answers{"Madrid.", "Berlin.", "Vienna."});
}

TEST_CASE("Fewer than three wrong answers are none, and those of other decks do not count") {
    Home at;
    at.put("one", capitals_between(0, 3));
    at.put("two", capitals_between(3, 6));
    auto workspace = at.open();
    CHECK(wrong_answers(workspace, "one/Portugal").empty());
    CHECK(wrong_answers(workspace, "two/Greece").empty());
}

TEST_CASE("A cloze, a choice and a reversed face get no wrong answers") {
    Capitals at(capitals_between(1, 6) + capital(0, "reverse = true\n") +
                note(says("id", "cloze") + says("cloze", "Rome is {{Italy}}'s.")) +
                note(says("id", "choice") + says("front", "Italy's?") + says("answer", "Rome.") +
                     "wrong = [\"Milan.\"]\n"));
    CHECK(at.wrong.for_card(at.card("Portugal"), 1).size() == 3);
    CHECK(at.wrong.for_card(at.card("Portugal#reverse"), 1).empty());
    CHECK(at.wrong.for_card(at.card("choice"), 1).empty());
    for (const auto& key : keys(at.workspace, query("kind:cloze")))
        CHECK(at.wrong.for_card(shown(at.workspace, key), 1).empty());
}

TEST_CASE("The same seed gives the same wrong answers, other seeds others") {
    Capitals at(capitals_between(0, 6));
    const auto portugal = at.card("Portugal");
    std::set<Strings> different;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto some = at.wrong.for_card(portugal, seed);
        CHECK(some.size() == 3);
        CHECK(some == app::WrongAnswers(at.workspace).for_card(portugal, seed));
        different.insert(some);
    }
    CHECK(different.size() > 5);
}

TEST_CASE("A question that stands no longer where it stood gives no wrong answer") {
    Capitals at(capitals_between(0, 5));
    const auto portugal = at.card("Portugal");
    at.put("capitals", capitals_between(0, 4) + question("Poland", "Say Poland"));
    CHECK(at.wrong.for_card(portugal, 1).size() == 3);
    at.put("capitals", capital(0));
    CHECK(at.wrong.for_card(portugal, 1).empty());
}

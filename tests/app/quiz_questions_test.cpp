#include "app/quiz_questions.hpp"

#include "app/capitals.hpp"
#include "store/cards/quiz_cards.hpp"

#include <algorithm>
#include <set>

using namespace home;
using core::Manner;

namespace {

app::QuizRequest request(int count = 10) {
    app::QuizRequest out;
    out.count = count;
    out.seed = 1;
    return out;
}

app::QuizRequest about(const std::string& text) {
    app::QuizRequest out = request();
    out.query = query(text);
    return out;
}

app::QuizRequest picking(core::Pick pick) {
    app::QuizRequest out = request();
    out.pick = pick;
    return out;
}

Strings keys_of(const std::vector<core::Turn>& turns) {
    Strings out;
    for (const auto& turn : turns) out.push_back(turn.card().key);
    return out;
}

Strings asked(app::Workspace& workspace, const app::QuizRequest& with) {
    return keys_of(app::quiz_questions(workspace, with));
}

Strings sorted(Strings keys) {
    std::sort(keys.begin(), keys.end());
    return keys;
}

Manner manner_of(app::Workspace& workspace, const std::string& id) {
    const auto turns = app::quiz_questions(workspace, about("id:" + id));
    INFO(id);
    REQUIRE(turns.size() == 1);
    return turns.front().manner();
}

// What a quiz leaves in the log.
void quizzed(app::Workspace& workspace, core::Instant began, const std::string& key, int credit) {
    workspace.store.act({store::quiz_row(key, began, credit)}, workspace.now());
}

// A deck of questions that have nothing in common.
struct Deck : Home {
    explicit Deck(const Strings& ids) : Deck(questions(ids)) {}
    explicit Deck(const std::string& text) : workspace((put("deck", text), open())) {}
    app::Workspace workspace;
};

const Strings five{"alpha", "beta", "gamma", "delta", "epsilon"};

}  // namespace

TEST_CASE("A quiz has as many questions as there are, up to the count") {
    Deck at(five);
    CHECK(asked(at.workspace, request(3)).size() == 3);
    CHECK(sorted(asked(at.workspace, request(10))) == sorted(keys(at.workspace)));
    CHECK(asked(at.workspace, about("id:nothing")).empty());
}

TEST_CASE("A quiz asks what the query means, by its words as well") {
    Deck at(five);
    CHECK(sorted(asked(at.workspace, about("id:alpha or id:beta"))) ==
          Strings{"deck/alpha", "deck/beta"});
    CHECK(asked(at.workspace, about("\"say gamma\"")) == Strings{"deck/gamma"});
}

TEST_CASE("The same seed asks the same, in the same order") {
    Deck at(five);
    std::set<Strings> different;
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        auto with = request();
        with.seed = seed;
        CHECK(asked(at.workspace, with) == asked(at.workspace, with));
        different.insert(asked(at.workspace, with));
    }
    CHECK(different.size() > 3);
}

TEST_CASE("What can be typed is typed, and what cannot is recalled or as its kind is asked") {
    Deck at(question("accepts", "accept = [\"otherwise\"]\n") + question("alone") +
            note(says("id", "hole") + says("cloze", "It hides {{this}}")) +
            note(says("id", "choice") + says("front", "Which?") + says("answer", "Yes") +
                 "wrong = [\"No\"]\n") +
            note(says("id", "number") + says("front", "How many?") + "number = 7\n") +
            note(says("id", "points") + says("front", "Steps?") + "points = [\"Sit\", \"Fly\"]\n"));
    CHECK(manner_of(at.workspace, "accepts") == Manner::typed);
    CHECK(manner_of(at.workspace, "alone") == Manner::recall);
    CHECK(manner_of(at.workspace, "hole") == Manner::typed);
    CHECK(manner_of(at.workspace, "choice") == Manner::choice);
    CHECK(manner_of(at.workspace, "number") == Manner::number);
    CHECK(manner_of(at.workspace, "points") == Manner::points);
}

TEST_CASE("A question that gets believable wrong answers is a choice") {
    Deck at(capitals_between(0, 4));
    const auto turns = app::quiz_questions(at.workspace, about("id:Portugal"));
    REQUIRE(turns.size() == 1);
    CHECK(turns.front().manner() == Manner::choice);
    CHECK(turns.front().made_up());
    CHECK(sorted(turns.front().options()) == Strings{"Berlin.", "Lisbon.", "Madrid.", "Vienna."});
}

TEST_CASE("A card that would give another away is left out, and another takes its place") {
    Deck at(question("asks", "Which log keeps old rows?", "The undo log.") +
            question("tells", "How long does the undo log grow?", "Until nobody reads.") +
            question("alpha"));
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        auto with = request(2);
        with.seed = seed;
        const auto found = asked(at.workspace, with);
        CHECK(found.size() == 2);
        CHECK(std::count(found.begin(), found.end(), "deck/alpha") == 1);
    }
}

TEST_CASE("Of the cards of one note a single one is asked") {
    Deck at(question("alpha", "reverse = true\n"));
    CHECK(asked(at.workspace, request()).size() == 1);
}

TEST_CASE("Suspended and buried cards are not asked") {
    Deck at({"alpha", "beta", "gamma"});
    const auto row = [](core::RowKind kind, const std::string& key) {
        return std::vector{world::World::row(kind, key)};
    };
    at.workspace.store.act(row(core::RowKind::suspend, "deck/alpha"), at.workspace.now());
    at.workspace.store.act(row(core::RowKind::bury, "deck/beta"), at.workspace.now());
    CHECK(asked(at.workspace, request()) == Strings{"deck/gamma"});
}

TEST_CASE("A card whose note cannot be read any more is passed over") {
    Deck at(five);
    at.put("deck", questions({"alpha", "beta"}));
    CHECK(sorted(asked(at.workspace, request())) == Strings{"deck/alpha", "deck/beta"});
}

TEST_CASE("The pick says which cards come into question") {
    Deck at({"unmet", "known", "missed"});
    answer(at.workspace, "deck/known", core::Grade::easy);
    answer(at.workspace, "deck/missed", core::Grade::again);
    CHECK(asked(at.workspace, picking(core::Pick::fresh)) == Strings{"deck/unmet"});
    CHECK(asked(at.workspace, picking(core::Pick::missed)) == Strings{"deck/missed"});
    CHECK(sorted(asked(at.workspace, picking(core::Pick::weak))) ==
          Strings{"deck/known", "deck/missed"});
    CHECK(asked(at.workspace, picking(core::Pick::mix)).size() == 3);
}

TEST_CASE("What was missed in the last quiz is asked again in its order") {
    Deck at(five);
    const auto now = at.workspace.now().at;
    quizzed(at.workspace, now - core::Minutes{60}, "deck/epsilon", 0);
    for (const auto& [id, credit] : {std::pair{"gamma", 0}, std::pair{"alpha", 100},
                                     std::pair{"delta", 50}, std::pair{"beta", 0}})
        quizzed(at.workspace, now, std::string("deck/") + id, credit);
    auto with = request();
    with.again = true;
    CHECK(asked(at.workspace, with) == Strings{"deck/gamma", "deck/delta", "deck/beta"});
    with.count = 2;
    CHECK(asked(at.workspace, with) == Strings{"deck/gamma", "deck/delta"});
    with.query = query("id:delta or id:alpha");
    CHECK(asked(at.workspace, with) == Strings{"deck/delta"});
}

TEST_CASE("Without an earlier quiz nothing is asked again") {
    Deck at(five);
    auto with = request();
    with.again = true;
    CHECK(asked(at.workspace, with).empty());
}

TEST_CASE("What was right in a quiz today comes last, but not where the quiz can be repeated") {
    Deck at({"alpha", "beta", "gamma"});
    auto with = request(1);
    const auto first = asked(at.workspace, with);
    REQUIRE(first.size() == 1);
    quizzed(at.workspace, at.workspace.now().at, first.front(), 100);
    CHECK(asked(at.workspace, with) != first);
    with.repeatable = true;
    CHECK(asked(at.workspace, with) == first);
}

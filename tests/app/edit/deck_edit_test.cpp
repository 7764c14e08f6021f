// Writing into decks: what is put in place, what is kept, and what is refused.
#include "app/edit/deck_edit.hpp"

#include "app/edit/give_ids.hpp"
#include "app/edit/kept_decks.hpp"
#include "app/edit/move_notes.hpp"
#include "app/home.hpp"
#include "catch.hpp"

#include <set>

using namespace home;
using Catch::Matchers::ContainsSubstring;

namespace {

void refuses(auto act, const std::string& why) {
    try {
        act();
        FAIL_CHECK("it was not refused: " << why);
    } catch (const app::EditRefused& error) {
        CHECK_THAT(error.what(), ContainsSubstring(why));
    }
}

std::string without_id(const std::string& front) {
    return question("", front, "A-" + front);
}

}  // namespace

TEST_CASE("A deck that changed since it was read is left as it is") {
    Home home;
    const auto path = home.put("d", without_id("One?"));
    auto workspace = home.open();
    const auto given = app::give_ids(workspace, "d");
    home.put("d", without_id("Two?"));
    refuses([&] { app::carry_out(workspace, given.plan); }, "changed elsewhere meanwhile");
    CHECK(bytes_of(path) == without_id("Two?"));
    CHECK(std::distance(fs::directory_iterator(home.folder / "decks"), {}) == 1);
}

TEST_CASE("Where one of two decks changed, neither is written") {
    Home home;
    const auto from = home.put("a", questions({"x", "y"})), into = home.put("b", questions({"z"}));
    auto workspace = home.open();
    const auto moved = app::move_notes(workspace, {"a/x"}, "b");
    home.put("a", questions({"x", "w"}));
    refuses([&] { app::carry_out(workspace, moved.plan); }, "changed elsewhere meanwhile");
    CHECK(bytes_of(from) == questions({"x", "w"}));
    CHECK(bytes_of(into) == questions({"z"}));
}

TEST_CASE("A plan that would make other notes read otherwise is refused") {
    Home home;
    const auto path = home.put("d", questions({"x", "y"}));
    auto workspace = home.open();
    app::EditPlan plan;
    plan.edits.push_back({app::open_own_deck(workspace, "d"), {{{0, 2}, ""}}, {}});
    plan.edits.front().notes = deckfile::all_notes(plan.edits.front().deck.read);
    refuses([&] { app::carry_out(workspace, plan); }, "would read as they do not now");
    CHECK(bytes_of(path) == questions({"x", "y"}));
}

TEST_CASE("Where the history cannot follow, the decks are put back") {
    Home home;
    const auto path = home.put("d", without_id("One?"));
    auto workspace = home.open();
    const std::string key = keys(workspace).front();
    answer(workspace, key, core::Grade::easy);
    const auto given = app::give_ids(workspace, "d");
    workspace.store.database().run("PRAGMA main.query_only = ON");
    CHECK_THROWS_AS(app::carry_out(workspace, given.plan), store::Error);
    workspace.store.database().run("PRAGMA main.query_only = OFF");
    CHECK(bytes_of(path) == without_id("One?"));
    workspace.decks.refresh();
    CHECK(memory(workspace, key).phase == core::Phase::review);
}

TEST_CASE("Ids follow the fronts, pass over those of broken notes, and take the history along") {
    Home home;
    const auto path = home.put("d", without_id("One?") + broken_note() + says("id", "two") +
                                        without_id("Two?") + question("given"));
    auto workspace = home.open();
    const auto before = keys(workspace);
    answer(workspace, before.front(), core::Grade::easy);
    const auto known = memory(workspace, before.front());
    const auto given = app::give_ids(workspace, "d");
    CHECK(given.ids == Strings{"one", "two-2"});
    CHECK(given.left.empty());
    const auto kept = app::carry_out(workspace, given.plan);
    CHECK(kept.size() == 1);
    CHECK(keys(workspace) == Strings{"d/one", "d/two-2", "d/given"});
    CHECK(memory(workspace, "d/one") == known);
    CHECK(memory(workspace, "d/two-2").phase == core::Phase::fresh);
    CHECK(app::give_ids(workspace, "d").plan.edits.empty());
}

TEST_CASE("Only the learner's own decks are opened") {
    Home home;
    home.put("mine", question("x"));
    home.ship("theirs", question("y"));
    home.put("half", "[deck]\nid = \"half\n\n" + question("z"));
    auto workspace = home.open();
    CHECK(app::open_own_deck(workspace, "mine").read.deck.notes.size() == 1);
    refuses([&] { app::open_own_deck(workspace, "theirs"); }, "is no deck of your own");
    refuses([&] { app::open_own_deck(workspace, "mien"); }, "did you mean `mine`");
    refuses([&] { app::open_own_deck(workspace, "half"); }, "mend that first");
}

TEST_CASE("A note is named by its key, by a card's, or by a name that it had before") {
    Home home;
    home.put("d", without_id("One?") + question("two", "reverse = true\n") + question("three"));
    auto workspace = home.open();
    const auto old = keys(workspace).front();
    answer(workspace, old);
    app::carry_out(workspace, app::give_ids(workspace, "d").plan);
    const auto named = [&](const Strings& names) {
        std::set<std::string> found;
        for (const auto& one : app::remove_notes(workspace, names).notes) found.insert(one.from);
        return found;
    };
    CHECK(named({"d/two", "d/two#reverse"}) == std::set<std::string>{"d/two"});
    CHECK(named({old, "d/three"}) == std::set<std::string>{"d/one", "d/three"});
    refuses([&] { named({"d/none"}); }, "no card has the key `d/none`");
    refuses([&] { named({"none/x"}); }, "no deck has the id `none`");
    refuses([&] { named({"word"}); }, "word");
}

TEST_CASE("The last note of a deck may go, unless what is left is taken for no deck") {
    Home home;
    const auto bare = home.put("bare", question("x"));
    const std::string about = "\xEF\xBB\xBF# About words\n\n";
    const auto words = home.put("words", about + question("y"));
    auto workspace = home.open();
    app::carry_out(workspace, app::remove_notes(workspace, {"bare/x"}).plan);
    CHECK(bytes_of(bare).empty());
    refuses([&] { app::carry_out(workspace, app::remove_notes(workspace, {"words/y"}).plan); },
            "it would be no deck");
    CHECK(bytes_of(words) == about + question("y"));
}

TEST_CASE("Of each deck the ten newest copies are kept, and no other deck's are touched") {
    const TestFolder folder;
    const core::Day day{std::chrono::days{20'000}};
    const auto keep = [&](const std::string& deck, int after, const std::string& text) {
        const auto kept =
            app::keep_deck(folder / "kept", deck, day + std::chrono::days{after}, text);
        REQUIRE_FALSE(kept.error);
        return fs::path(kept.path).filename().string();
    };
    CHECK(keep("a", 0, "first") == "a-2024-10-04.toml");
    CHECK(keep("a", 0, "second") == "a-2024-10-04-2.toml");
    CHECK(keep("a-2024-10-04", 0, "other") == "a-2024-10-04-2024-10-04.toml");
    for (int i = 0; i < 10; ++i) keep("a", 1, std::to_string(i));
    CHECK_FALSE(fs::exists(folder / "kept/a-2024-10-04.toml"));
    CHECK_FALSE(fs::exists(folder / "kept/a-2024-10-04-2.toml"));
    CHECK(bytes_of(folder / "kept/a-2024-10-05.toml") == "0");
    CHECK(bytes_of(folder / "kept/a-2024-10-05-10.toml") == "9");
    CHECK(bytes_of(folder / "kept/a-2024-10-04-2024-10-04.toml") == "other");
    keep("a", 1, "10");
    CHECK_FALSE(fs::exists(folder / "kept/a-2024-10-05.toml"));
    CHECK(std::distance(fs::directory_iterator(folder / "kept"), {}) == 11);
}

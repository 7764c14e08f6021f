// A new deck is made where nothing is, and says what it is to be called.
#include "app/edit/new_deck.hpp"

#include "app/edit/deck_edit.hpp"
#include "app/home.hpp"
#include "catch.hpp"
#include "deckfile/index.hpp"

using namespace home;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string title_made_of(const std::string& id) {
    Home home;
    app::Workspace workspace = home.open();
    const std::string path = app::make_deck(workspace, {id}).path;
    return deckfile::load(bytes_of(path), id + ".toml").info.title;
}

}  // namespace

TEST_CASE("A new deck has its id and a title, and no note") {
    Home home;
    app::Workspace workspace = home.open();
    const app::MadeDeck made = app::make_deck(workspace, {"greek", "Ancient \"Greek\""});
    CHECK(made.path == home.folder / "decks/greek.toml");
    const auto deck = deckfile::load(bytes_of(made.path), "greek.toml");
    CHECK(deck.problems.empty());
    CHECK(deck.notes.empty());
    CHECK(deck.info.id == "greek");
    CHECK(deck.info.title == "Ancient \"Greek\"");
}

TEST_CASE("Without a title a deck is called as its id says") {
    CHECK(title_made_of("cap-theorem") == "Cap theorem");
    CHECK(title_made_of("_draft_") == "Draft");
    CHECK(title_made_of("G2.1") == "G2.1");
    CHECK(title_made_of("--") == "--");
}

TEST_CASE("Neither a file nor an id is given a second time") {
    Home home;
    home.put("alpha", deck_with_id("greek"));
    home.put("latin", question("a"));
    app::Workspace workspace = home.open();
    CHECK_THROWS_WITH(app::make_deck(workspace, {"greek"}), ContainsSubstring("alpha.toml"));
    CHECK_THROWS_AS(app::make_deck(workspace, {"latin"}), app::EditRefused);
    CHECK_THROWS_AS(app::make_deck(workspace, {"alpha"}), app::EditRefused);
    CHECK(bytes_of(home.folder / "decks/alpha.toml") == deck_with_id("greek"));
}

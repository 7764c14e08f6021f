#include "app/search.hpp"

#include "app/home.hpp"

using namespace home;

namespace {

// The keys that a query means, once its words have been looked up.
Strings found(app::Workspace& workspace, const std::string& text) {
    return workspace.store.listing().keys(app::select(workspace, query(text)));
}

}  // namespace

TEST_CASE("The words of a query are looked up in the decks, beside its other terms") {
    Letters at;
    auto workspace = at.open();
    CHECK(found(workspace, "letter?") == Strings{"greek/alpha", "greek/beta", "latin/a"});
    CHECK(found(workspace, "\"first letter\" deck:greek") == Strings{"greek/alpha"});
    CHECK(found(workspace, "first or beta") == Strings{"greek/alpha", "greek/beta", "latin/a"});
    CHECK(found(workspace, "letter? -first") == Strings{"greek/beta"});
    CHECK(found(workspace, "id:alpha") == Strings{"greek/alpha"});
    CHECK(found(workspace, "greek/beta") == Strings{"greek/beta"});
    CHECK(found(workspace, "").size() == 3);
    CHECK(found(workspace, "nowhere").empty());
}

TEST_CASE("A selection keeps the query and the present moment") {
    Home at;
    auto workspace = at.open();
    const auto selection = app::select(workspace, query("tag:core"));
    CHECK(selection.query == query("tag:core"));
    CHECK(selection.now == workspace.now());
}

TEST_CASE("Words are looked up anew after decks have changed") {
    Home at;
    at.put("greek", question("alpha", "First letter?", "Alpha."));
    auto workspace = at.open();
    CHECK(found(workspace, "first") == Strings{"greek/alpha"});
    at.put("greek", question("alpha", "Which letter?", "Alpha.") +
                        question("beta", "Is it the first?", "No."));
    workspace.decks.refresh();
    CHECK(found(workspace, "first") == Strings{"greek/beta"});
}

TEST_CASE("Nothing is selected where a query that narrows means no card") {
    Home at;
    auto workspace = at.open();
    CHECK(app::select_some(workspace, {}));
    CHECK_FALSE(app::select_some(workspace, query("first")));
    at.put("greek", question("alpha", "First letter?", "Alpha."));
    workspace.decks.refresh();
    const auto some = app::select_some(workspace, query("first"));
    REQUIRE(some);
    CHECK(workspace.store.listing().keys(*some) == Strings{"greek/alpha"});
    CHECK_FALSE(app::select_some(workspace, query("second")));
}

TEST_CASE("Own decks and shipped ones are told apart") {
    Letters at;
    auto workspace = at.open();
    CHECK(found(workspace, "is:own") == Strings{"greek/alpha", "greek/beta", "latin/a"});
    CHECK(found(workspace, "is:shipped").empty());
    CHECK(found(workspace, "-is:shipped").size() == 3);
}

TEST_CASE("More words than are looked for at once are refused, but any number of keys is taken") {
    Letters at;
    auto workspace = at.open();
    std::string words = "first";
    std::string keys = "greek/beta";
    for (int i = 0; i < 500; ++i) words += " or w" + std::to_string(i);
    for (int i = 0; i < 3'000; ++i) keys += i % 2 == 0 ? " or greek/alpha" : " or latin/a";
    CHECK_THROWS_AS(app::select(workspace, query(words)), app::TooManyWords);
    CHECK(found(workspace, keys).size() == 3);
}

TEST_CASE("That no card matches is said with the query, and what it names that is nowhere") {
    Letters at;
    auto workspace = at.open();
    const auto said = [&](const std::string& text) {
        return app::no_match_text(workspace, query(text));
    };
    CHECK(said("") == "there are no cards");
    CHECK(said("deck:greek   is:mature") == "no card matches deck:greek is:mature");
    CHECK(said("deck:greeks") ==
          "no card matches deck:greeks: no deck is called `greeks`; did you mean `greek`?");
    CHECK(said("-is:new (id:alhpa or id:beta)") ==
          "no card matches -is:new (id:alhpa or id:beta): no note is called `alhpa`; did you mean "
          "`alpha`?");
    CHECK(said("tag:none -is:new") == "no card matches tag:none -is:new: no tag is called `none`");
    CHECK(said("deck:gr* tag:x*") == "no card matches deck:gr* tag:x*");
    CHECK(said("greek/alfa") ==
          "no card matches greek/alfa: no card has the key `greek/alfa`; did you mean "
          "`greek/alpha`?");
    CHECK(said("and/or") == "no card matches and/or: no card has the key `and/or`");
    CHECK(said("nowhere") == "no card matches nowhere");
}

TEST_CASE("For a key that no card has the nearest is named, or a note's cards") {
    Home at;
    at.put("d",
           question("one", "1?", "1") + note(says("id", "gap") + says("cloze", "{{a}} {{b}}")));
    auto workspace = at.open();
    const auto said = [&](std::string_view key) { return app::no_key_text(workspace, key); };
    CHECK(said("d/oen") == "no card has the key `d/oen`; did you mean `d/one`?");
    CHECK(said("one") == "no card has the key `one`; did you mean `d/one`?");
    CHECK(said("D/ONE") == "no card has the key `D/ONE`; did you mean `d/one`?");
    CHECK(said("d/other") == "no card has the key `d/other`");
    CHECK(said("d/gap").starts_with(
        "no card has the key `d/gap`; the cards of this note are d/gap#"));
}

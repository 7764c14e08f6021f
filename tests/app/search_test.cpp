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

TEST_CASE("That no card matches is said with the query") {
    CHECK(app::no_match_text(query("tag:none   -is:new")) == "no card matches tag:none -is:new");
    CHECK(app::no_match_text({}) == "there are no cards");
}

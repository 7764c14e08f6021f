#include "core/card/deck_changes.hpp"

#include "catch.hpp"

using core::DeckChange;
using core::DeckChanges;

namespace {

std::vector<core::CatalogNote> notes(const std::vector<std::pair<std::string, int>>& named) {
    std::vector<core::CatalogNote> out;
    for (const auto& [id, hash] : named) {
        out.emplace_back();
        out.back().id = id;
        out.back().hash = static_cast<std::uint64_t>(hash);
    }
    return out;
}

bool none(const std::string&) {
    return false;
}

}  // namespace

TEST_CASE("notes are new, changed or gone by their ids and texts") {
    DeckChanges changes;
    changes.had("greek", "g.toml", notes({{"a", 1}, {"b", 2}, {"c", 3}}));
    changes.has("greek", "g.toml", notes({{"d", 4}, {"a", 1}, {"b", 5}}));
    CHECK(changes.all(none, none) == std::vector<DeckChange>{{"greek", 1, 1, 1}});
}

TEST_CASE("where a mistake hides notes none is gone, and where it hid some none is new") {
    using Seen = DeckChanges::Seen;
    DeckChanges breaking;
    breaking.had("greek", "g.toml", notes({{"a", 1}, {"b", 2}}));
    breaking.has("greek", "g.toml", notes({{"a", 3}, {"c", 1}}), Seen::in_part);
    CHECK(breaking.all(none, none) == std::vector<DeckChange>{{"greek", 1, 1, 0}});
    DeckChanges mending;
    mending.had("greek", "g.toml", notes({{"a", 1}, {"b", 2}}));
    mending.had("greek", "g.toml", {}, Seen::in_part);
    mending.has("greek", "g.toml", notes({{"a", 3}, {"c", 1}}));
    CHECK(mending.all(none, none) == std::vector<DeckChange>{{"greek", 0, 1, 1}});
}

TEST_CASE("of what is gone it is told where what was answered can be found") {
    DeckChanges changes;
    changes.had("greek", "g.toml", notes({{"a", 1}, {"b", 2}, {"c", 3}}));
    changes.has("greek", "g.toml", notes({{"a", 1}}));
    const auto known = [](const std::string& note) { return note == "greek/b"; };
    const auto all = changes.all(known, none);
    CHECK(all == std::vector<DeckChange>{{"greek", 0, 0, 2, 1}});
    CHECK(core::to_text(all) == "greek: 2 notes gone (1 with a history: `ebb list is:gone`)");
}

TEST_CASE("a deck that holds what it held has not changed, and one that is gone is not told") {
    DeckChanges changes;
    changes.had("greek", "g.toml", notes({{"a", 1}}));
    changes.had("greek", "g.toml", notes({{"a", 1}}));
    changes.has("greek", "g.toml", notes({{"x", 1}}));
    changes.has("greek", "g.toml", notes({{"a", 1}}));
    changes.had("gone", "h.toml", notes({{"a", 1}}));
    CHECK(changes.all(none, none).empty());
}

TEST_CASE("a note that goes on under another name is neither new nor gone") {
    DeckChanges changes;
    changes.had("greek", "g.toml", notes({{"a", 1}, {"b", 2}, {"c", 3}}));
    changes.has("greek", "g.toml", notes({{"d", 1}, {"e", 5}, {"f", 6}}));
    changes.has("latin", "l.toml", notes({{"c", 3}}));
    changes.became("greek/a", "greek/d");
    changes.became("greek/b", "greek/e");
    changes.became("greek/c", "latin/c");
    CHECK(changes.all(none, none) == std::vector<DeckChange>{{"greek", 1, 1, 0}});
}

TEST_CASE("a note that came back is not new") {
    DeckChanges changes;
    changes.had("greek", "g.toml", {});
    changes.has("greek", "g.toml", notes({{"a", 1}, {"b", 2}}));
    const auto known = [](const std::string& note) { return note == "greek/a"; };
    CHECK(changes.all(known, none) == std::vector<DeckChange>{{"greek", 1, 0, 0}});
}

TEST_CASE("a note that goes on as one that was there is not gone") {
    DeckChanges changes;
    changes.had("greek", "g.toml", notes({{"a", 1}, {"b", 2}}));
    changes.has("greek", "g.toml", {});
    const auto goes_on = [](const std::string& note) { return note == "greek/a"; };
    CHECK(changes.all(none, goes_on) == std::vector<DeckChange>{{"greek", 0, 0, 1}});
}

TEST_CASE("a deck that another file has now is not told") {
    DeckChanges changes;
    changes.had("greek", "shipped/g.toml", notes({{"a", 1}}));
    changes.has("greek", "own/g.toml", notes({{"b", 1}}));
    CHECK(changes.all(none, none).empty());
}

TEST_CASE("what changed is told in one line") {
    CHECK(core::to_text({{"italiano", 12, 3, 0}}) == "italiano: 12 new notes, 3 changed");
    CHECK(core::to_text({{"a", 1, 0, 2}, {"b", 0, 1, 0}}) ==
          "a: 1 new note, 2 gone; b: 1 note changed");
    CHECK(core::to_text({{"a", 1, 0, 0}, {"b", 0, 1, 0}, {"c", 0, 0, 1}, {"d", 2, 0, 0}}) ==
          "4 decks: 3 new notes, 1 changed, 1 gone");
}

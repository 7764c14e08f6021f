// The ids of the shipped decks are for ever: people's histories hang on them.
#include "catch.hpp"
#include "deckfile/versions/history.hpp"
#include "deckfile/versions/ids.hpp"
#include "deckfile/versions/reworded.hpp"
#include "folder.hpp"

namespace {

// Here ebb's histories had begun to follow an author's edits; until then ids were still being made.
constexpr auto first_held = "660862a4840b";

}  // namespace

TEST_CASE("the ids of the shipped decks stay, and each goes on to mean one fact") {
    const auto versions = versions::versions_since(first_held, EBB_TESTS "/../decks");
    REQUIRE(versions::notes_of(versions.front().decks));
    versions::Ids ids;
    std::vector<versions::Break> breaks;
    for (const auto& version : versions) {
        const auto notes = versions::notes_of(version.decks);
        if (!notes) continue;  // the next is held to the last that was sound
        for (auto& each : ids.follow(*notes))
            breaks.push_back({each.note, each.what + ", in " + version.name});
    }
    const auto told = versions::unexplained(breaks, bytes_of(EBB_TESTS "/decks/reworded"));
    for (const auto& each : told) UNSCOPED_INFO(each);
    INFO("Another fact wants an id of its own; why one is the same, tests/decks/reworded says.");
    CHECK(told.empty());
}

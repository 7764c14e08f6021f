// What is added to a deck is told from what stands there, which is read only as far as that needs.
#include "app/edit/add_notes.hpp"

#include "app/home.hpp"
#include "catch.hpp"

using namespace home;

namespace {

app::NewNotes added(app::Workspace& workspace, const std::string& lines) {
    return app::add_notes(workspace, "d", deckfile::read_given(lines).notes);
}

}  // namespace

TEST_CASE("What asks nearly the same is found in whichever way it is written") {
    Home home;
    home.put("d",
             question("plain", "Which part of CAP does a bank give up?", "A.") +
                 note("front = \"Which \\u0070art of a log is read by one group?\"\n" +
                      says("back", "B.")) +
                 note(says("cloze", "Order holds only within one {{partition}} of it")) +
                 note("front = '''\nHow many leaders may\na term have?'''\n" + says("back", "C.")));
    auto workspace = home.open();
    const auto alike = [&](const std::string& line) {
        return home.brief(added(workspace, line).alike);
    };
    CHECK(alike("Which part of CAP does the bank give up? :: x").empty());
    CHECK(alike("which part of cap does a bank give up :: x") ==
          Strings{"~/decks/d.toml:1: Which part of CAP does a bank give up?"});
    CHECK(alike("Which part of a log is read by one group :: x") ==
          Strings{"~/decks/d.toml:5: Which part of a log is read by one group?"});
    CHECK(alike("Order holds only {{within}} one partition of it") ==
          Strings{"~/decks/d.toml:8: Order holds only within one partition of it"});
    CHECK(alike("How many leaders may a term have :: x") ==
          Strings{"~/decks/d.toml:10: How many leaders may\na term have?"});
    CHECK(alike("What is new here :: x\nwhat is new here :: y") ==
          Strings{"line 1: What is new here"});
}

TEST_CASE(
    "A note that stands there, or whose id does, is known in a deck that was not read again") {
    Home home;
    home.put("d", question("", "One?", "1") + question("two") + note(says("id", "half")));
    auto workspace = home.open();
    CHECK(home.brief(added(workspace, "One? :: 1").there) == Strings{"~/decks/d.toml:1: One?"});
    for (const auto& id : {"two", "half"})
        CHECK_THROWS_AS(
            app::add_notes(workspace, "d", deckfile::read_given("New? :: n", says("id", id)).notes),
            app::EditRefused);
}

TEST_CASE("A deck of notes that were not read again gains one, and no other byte changes") {
    Home home;
    const std::string before = "# Mine\n" + question("a") + broken_note() + question("b");
    const auto path = home.put("d", before);
    { auto workspace = home.open(); }
    auto workspace = home.open();
    const auto notes = added(workspace, "New? :: n");
    app::carry_out(workspace, notes.plan);
    CHECK(bytes_of(path).starts_with(before));
    CHECK(keys(workspace).size() == 3);
    CHECK(notes.names.size() == 1);
}

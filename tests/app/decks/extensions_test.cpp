// Files that extend a deck, as the catalog keeps them: what is shown is what all files say now.
#include "app/home.hpp"

#include <cstdint>

using namespace home;

namespace {

std::string extending(const std::string& deck, const std::string& tables) {
    return "[deck]\n" + says("extends", deck) + "\n" + tables;
}

std::string remark(const std::string& id, const std::string& text) {
    return note(says("id", id) + says("note", text));
}

// The greek deck, shipped, and a remark on one of its notes.
struct Remarked : Home {
    Remarked() {
        ship(question("alpha", "First letter?", "Alpha.") + question("beta"));
        put_mine(remark("alpha", "Mine."));
    }
    void ship(const std::string& cards) const {
        write("shipped/greek.toml", deck_with_id("greek") + cards);
    }
    void put_mine(const std::string& tables) const {
        write("decks/mine.toml", extending("greek", tables));
    }
    void take_mine() const { fs::remove(folder / "decks/mine.toml"); }
};

std::string why(app::Workspace& workspace, const std::string& key = "greek/alpha") {
    return shown(workspace, key).note.why;
}

}  // namespace

TEST_CASE("What a file says of a deck's note is shown, and gone with the file") {
    Remarked at;
    auto workspace = at.open();
    CHECK(why(workspace) == "Mine.");
    CHECK(shown(workspace, "greek/alpha").note.back == "Alpha.");
    CHECK(keys(workspace) == Strings{"greek/alpha", "greek/beta"});
    CHECK(workspace.decks.complaints().empty());
    at.take_mine();
    CHECK(changes(workspace.decks));
    CHECK(why(workspace).empty());
    at.put_mine(remark("beta", "Another."));
    CHECK(changes(workspace.decks));
    CHECK(why(workspace).empty());
    CHECK(why(workspace, "greek/beta") == "Another.");
    CHECK_FALSE(changes(workspace.decks));
}

TEST_CASE("A newer version of the deck comes through, and the remark stays") {
    Remarked at;
    at.open();
    at.ship(question("beta") + question("alpha", "First letter of all?", "It is alpha."));
    auto workspace = at.open();
    const auto card = shown(workspace, "greek/alpha");
    CHECK(card.note.front == "First letter of all?");
    CHECK(card.note.back == "It is alpha.");
    CHECK(card.note.why == "Mine.");
    CHECK(keys(workspace) == Strings{"greek/beta", "greek/alpha"});
}

TEST_CASE("It is the same card: its history stays when it is changed and when that is taken back") {
    Remarked at;
    auto workspace = at.open();
    at.take_mine();
    workspace.decks.refresh();
    answer(workspace, "greek/alpha", core::Grade::easy);
    const auto known = memory(workspace, "greek/alpha");
    at.put_mine(note(says("id", "alpha") + says("front", "Which letter is the first?")));
    workspace.decks.refresh();
    CHECK(memory(workspace, "greek/alpha") == known);
    CHECK(shown(workspace, "greek/alpha").note.front == "Which letter is the first?");
    at.take_mine();
    workspace.decks.refresh();
    CHECK(memory(workspace, "greek/alpha") == known);
}

TEST_CASE("A note that the deck does not have is one of it, and found by its words") {
    Remarked at;
    at.put_mine(remark("alpha", "Sesquipedalian.") + question("own", "Mine?", "Quite."));
    auto workspace = at.open();
    CHECK(keys(workspace) == Strings{"greek/alpha", "greek/beta", "greek/own"});
    CHECK(keys(workspace, query("deck:greek")).size() == 3);
    CHECK(at.brief(shown(workspace, "greek/own").path) == "~/decks/mine.toml");
    const auto said = workspace.decks.notes_saying({"quite", "sesquipedalian", "alpha."});
    CHECK(said[0].notes.size() == 1);
    CHECK(said[1].notes.size() == 1);
    CHECK(said[2].notes.size() == 1);
    at.take_mine();
    CHECK(changes(workspace.decks));
    CHECK(keys(workspace) == Strings{"greek/alpha", "greek/beta"});
}

TEST_CASE("Without the deck that it extends a file is left out and said, and comes in with it") {
    Remarked at;
    at.write("decks/mine.toml", extending("latin", remark("a", "Mine.")));
    auto workspace = at.open();
    CHECK(at.told() ==
          Strings{"~/decks/mine.toml: it extends the deck `latin`, which is not there, so that "
                  "what it says is left out"});
    at.put("latin", question("a"));
    CHECK(changes(workspace.decks));
    CHECK(why(workspace, "latin/a") == "Mine.");
    CHECK(workspace.decks.complaints().empty());
    at.put("latin", "[deck]\nid = oops\n" + question("a"));
    CHECK(changes(workspace.decks));
    CHECK(workspace.decks.complaints().size() == 2);
    at.put("latin", question("a"));
    CHECK(changes(workspace.decks));
    CHECK(why(workspace, "latin/a") == "Mine.");
}

TEST_CASE("A mistake in what is said of a note is counted, and the deck's note shown") {
    Remarked at;
    at.put_mine(note(says("id", "alpha") + says("hnit", "x")));
    auto workspace = at.open();
    const Strings complaint{
        "~/decks/mine.toml: 1 problem keeps notes hidden until mended; `ebb check "
        "~/decks/mine.toml` says where"};
    CHECK(at.brief(workspace.decks.complaints()) == complaint);
    CHECK(shown(workspace, "greek/alpha").note.back == "Alpha.");
    CHECK_FALSE(changes(workspace.decks));
    CHECK(at.brief(workspace.decks.complaints()) == complaint);
    at.put_mine(remark("alpha", "Mended."));
    CHECK(changes(workspace.decks));
    CHECK(workspace.decks.complaints().empty());
    CHECK(why(workspace) == "Mended.");
}

TEST_CASE("Of two files that change a note the first in the search path holds") {
    Remarked at;
    at.write("decks/a.toml", extending("greek", remark("alpha", "First.")));
    auto workspace = at.open();
    CHECK(why(workspace) == "First.");
    CHECK(at.told().size() == 1);
    fs::remove(at.folder / "decks/a.toml");
    CHECK(changes(workspace.decks));
    CHECK(why(workspace) == "Mine.");
    CHECK(workspace.decks.complaints().empty());
}

TEST_CASE("A file may become one that extends a deck, and a deck of its own again") {
    Remarked at;
    at.write("decks/mine.toml", question("solo"));
    auto workspace = at.open();
    CHECK(keys(workspace) == Strings{"mine/solo", "greek/alpha", "greek/beta"});
    at.put_mine(question("solo"));
    CHECK(changes(workspace.decks));
    CHECK(keys(workspace) == Strings{"greek/alpha", "greek/beta", "greek/solo"});
    at.write("decks/mine.toml", question("solo"));
    CHECK(changes(workspace.decks));
    CHECK(keys(workspace) == Strings{"mine/solo", "greek/alpha", "greek/beta"});
}

TEST_CASE("A deck that takes the place of the one that is extended is extended in its stead") {
    Remarked at;
    auto workspace = at.open();
    at.write("decks/greek.toml", question("alpha", "Mine now?", "Yes."));
    CHECK(changes(workspace.decks));
    CHECK(shown(workspace, "greek/alpha").note.front == "Mine now?");
    CHECK(why(workspace) == "Mine.");
}

TEST_CASE("What the rebuilt catalog says of changed notes is what the kept one said") {
    Remarked at;
    at.put_mine(remark("alpha", "Mine.") + question("own"));
    const auto all = [&] {
        auto workspace = at.open();
        Strings out;
        for (const auto& key : keys(workspace)) out.push_back(key + why(workspace, key));
        return out;
    };
    at.open();
    at.ship(question("beta") + question("alpha") + question("gamma"));
    const Strings kept = all();
    store::outdate_derived(at.setup.places.files());
    CHECK(all() == kept);
}

#include "app/edit_note.hpp"

#include "app/edit/copy_offer.hpp"
#include "app/home.hpp"
#include "permissions.hpp"

using namespace home;

namespace {

// A note that is named by what it says.
std::string nameless(const std::string& front) {
    return question("", front, "A-" + front);
}

// The key of a card by what its note asks.
std::string key_of(app::Workspace& workspace, const std::string& front) {
    for (const auto& key : keys(workspace))
        if (shown(workspace, key).note.front == front) return key;
    FAIL("no card asks " << front);
    return {};
}

// What the card that is found again asks, after the editor has made the deck say `after`; "nothing"
// where none is.
std::string found_again(Home& at, app::Workspace& workspace, const std::string& front,
                        const std::string& after) {
    app::NoteEdit edit(workspace, shown(workspace, key_of(workspace, front)));
    const auto again = edit.find_again(at.put("greek", after));
    if (!again) return "nothing";
    const auto record = workspace.store.cards().find(*again);
    REQUIRE(record);
    const auto card = workspace.show(*record);
    REQUIRE(card);
    return card->note.front;
}

std::string found_again(const std::string& before, const std::string& front,
                        const std::string& after) {
    Home at;
    at.put("greek", before);
    auto workspace = at.open();
    return found_again(at, workspace, front, after);
}

int lines_of(const std::string& text) {
    return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("A note with an id is found again by its key, wherever it went") {
    const std::string one = question("one", "First?", "A");
    const std::string two = question("two", "Second?", "B");
    CHECK(found_again(one + two, "First?", one + two) == "First?");
    CHECK(found_again(one + two, "First?", question("one", "The first?", "C") + two) ==
          "The first?");
    CHECK(found_again(one + two, "First?", two + one) == "First?");
    CHECK(found_again(one + two, "Second?", nameless("new") + one + two) == "Second?");
}

TEST_CASE("The same face of a note is found again") {
    Home at;
    const std::string both = question("one", "First?", "A", "reverse = true\n");
    const std::string path = at.put("greek", both);
    auto workspace = at.open();
    app::NoteEdit edit(workspace, shown(workspace, "greek/one#reverse"));
    at.put("greek", question("new", "New?", "B") + both);
    CHECK(edit.find_again(path) == card(workspace, "greek/one#reverse").no);
}

TEST_CASE("A note without an id whose text changed is found by its place") {
    const std::string before = nameless("a") + nameless("b") + nameless("c");
    CHECK(found_again(before, "a", nameless("a2") + nameless("b") + nameless("c")) == "a2");
    CHECK(found_again(before, "b", nameless("a") + nameless("b2") + nameless("c")) == "b2");
    CHECK(found_again(before, "c", nameless("a") + nameless("b") + nameless("c2")) == "c2");
}

TEST_CASE("A note whose id changed is found by its place") {
    CHECK(found_again(question("one", "First?", "A") + question("two", "Second?", "B"), "First?",
                      question("uno", "First?", "A") + question("two", "Second?", "B")) ==
          "First?");
}

TEST_CASE("A cloze whose hidden text changed is found by its place, at its first hole") {
    Home at;
    at.put("greek", note(says("cloze", "From {{alfa}} to {{omega}}")));
    auto workspace = at.open();
    app::NoteEdit edit(workspace, shown(workspace, keys(workspace).front()));
    const auto again =
        edit.find_again(at.put("greek", note(says("cloze", "From {{alpha}} to {{omega}}"))));
    REQUIRE(again);
    CHECK(shown(workspace, workspace.store.cards().find(*again)->key).face.hidden == "alpha");
}

TEST_CASE("A note that was deleted is nothing, whatever stands in its place") {
    const std::string a = nameless("a");
    const std::string b = nameless("b");
    CHECK(found_again(a + b, "a", b) == "nothing");
    CHECK(found_again(a + b, "b", a) == "nothing");
    CHECK(found_again(a, "a", "") == "nothing");
    CHECK(found_again(question("one", "First?", "A") + question("two", "Second?", "B"), "First?",
                      question("two", "Second?", "B")) == "nothing");
}

TEST_CASE("A note that has its id still is itself, whatever became of those around it") {
    Home at;
    const std::string cloze =
        says("id", "cl") + "cloze = \"The {{sun}} is hot and the {{moon}} cold\"\n";
    at.put("greek", nameless("What is two?") + note(cloze));
    auto workspace = at.open();
    for (const auto& key : keys(workspace)) answer(workspace, key);
    const auto of_note = workspace.store.cards().of_note_called("greek/cl");
    REQUIRE(of_note.size() == 2);
    app::NoteEdit edit(workspace, shown(workspace, of_note.front().key));
    const std::string mended =
        says("id", "cl") + "cloze = \"The {{Sol}} is hot and the {{moon}} cold\"\n";
    const auto again =
        edit.find_again(at.put("greek", nameless("Which number is two?") + note(mended)));
    REQUIRE(again);
    CHECK(shown(workspace, workspace.store.cards().find(*again)->key).face.hidden == "Sol");
    const auto now = workspace.store.cards().of_note_called("greek/cl");
    REQUIRE(now.size() == 2);
    CHECK(now[0].state.version > 0);
    CHECK(now[1].key == of_note[1].key);
}

TEST_CASE("Of several notes that were changed at one place each is found as itself") {
    const std::string before = nameless("a") + nameless("b") + nameless("c");
    const std::string after = nameless("a2") + nameless("b2") + nameless("c");
    CHECK(found_again(before, "a", after) == "a2");
    CHECK(found_again(before, "b", after) == "b2");
    const std::string more = nameless("new") + nameless("What is one thing?") + nameless("c");
    CHECK(found_again(nameless("What is this thing?") + nameless("c"), "What is this thing?",
                      more) == "What is one thing?");
}

TEST_CASE("A note that is broken now is nothing") {
    CHECK(found_again(nameless("a") + nameless("b"), "a", broken_note() + nameless("b")) ==
          "nothing");
    CHECK(found_again(nameless("a") + nameless("b"), "b", nameless("a") + broken_note()) ==
          "nothing");
}

TEST_CASE("A note that is gone and has come back is found by its key") {
    Home at;
    at.put("greek", questions({"one", "two"}));
    auto workspace = at.open();
    answer(workspace, "greek/one");
    CHECK(found_again(at, workspace, "Say one", question("two")) == "nothing");
    const std::string path = at.put("greek", questions({"one", "two"}));
    workspace.decks.refresh();
    app::NoteEdit edit(workspace, shown(workspace, "greek/one"));
    CHECK(edit.find_again(path) == card(workspace, "greek/one").no);
}

TEST_CASE("In a file that is no deck of the search path nothing is found by place") {
    Home at;
    at.put("greek", nameless("a"));
    auto workspace = at.open();
    app::NoteEdit edit(workspace, shown(workspace, keys(workspace).front()));
    at.put("greek", nameless("b"));
    CHECK_FALSE(edit.find_again(at.write("elsewhere/greek.toml", nameless("b"))));
}

TEST_CASE("A note edited in a copy of its deck is found there by its place") {
    Home at;
    const std::string shipped = at.ship("greek", nameless("a") + nameless("b"));
    auto workspace = at.open();
    app::NoteEdit edit(workspace, shown(workspace, key_of(workspace, "a")));
    REQUIRE(app::offer_of_copy(shipped, at.setup.places).make().empty());
    const auto again = edit.find_again(at.put("greek", nameless("a2") + nameless("b")));
    CHECK(again == card(workspace, key_of(workspace, "a2")).no);
}

TEST_CASE("A learner's own copy lies in their folder, writable even where the deck is not") {
    Home at;
    const std::string deck = at.ship("greek", questions({"alpha"}));
    fs::create_directories(at.setup.places.user_decks);
    fs::permissions(deck, fs::perms::owner_read);
    const auto offer = app::offer_of_copy(deck, at.setup.places);
    const std::string& copy = offer.copy;
    CHECK(at.brief(copy) == "~/decks/greek.toml");
    CHECK(offer.make().empty());
    CHECK(bytes_of(copy) == questions({"alpha"}));
    CHECK((fs::status(copy).permissions() & fs::perms::owner_write) != fs::perms::none);
    CHECK(fs::status(deck).permissions() == fs::perms::owner_read);
    CHECK(app::is_writable(copy));
}

TEST_CASE("A copy is refused where there is one already, and where there is no folder for it") {
    Home at;
    const std::string deck = at.ship("greek", questions({"alpha"}));
    const auto offer = app::offer_of_copy(deck, at.setup.places);
    CHECK(at.brief(offer.make()) ==
          "~/decks/greek.toml: it could not be made: No such file or directory");
    at.put("greek", questions({"beta"}));
    CHECK(at.brief(offer.make()) == "~/decks/greek.toml: it could not be made: File exists");
    CHECK(bytes_of(offer.copy) == questions({"beta"}));
    const auto of_nothing = app::offer_of_copy(at.folder / "nothing.toml", at.setup.places);
    CHECK(at.brief(of_nothing.make()) ==
          "~/decks/nothing.toml: it could not be made: No such file or directory");
}

TEST_CASE("A link to a deck of others gives way to the copy of it") {
    Home at;
    const std::string deck = at.ship("greek", questions({"alpha"}));
    fs::create_directories(at.setup.places.user_decks);
    const std::string link = at.folder / "decks/linked.toml";
    fs::create_symlink(deck, link);
    CHECK(app::offer_of_copy(link, at.setup.places).make().empty());
    CHECK_FALSE(fs::is_symlink(link));
    CHECK(bytes_of(link) == questions({"alpha"}));
    CHECK(bytes_of(deck) == questions({"alpha"}));
}

TEST_CASE("A deck that may not be written, or is not there, cannot be edited where it is") {
    Home at;
    const std::string deck = at.put("greek", "");
    CHECK(app::is_writable(deck));
    CHECK_FALSE(app::is_writable(at.folder / "nothing.toml"));
    fs::permissions(deck, fs::perms::owner_read);
    CHECK(true_where_permissions_bind([&] { return !app::is_writable(deck); }));
}

TEST_CASE(
    "A note that was deleted is nothing, also where what follows has several cards or is broken") {
    const std::string cloze = note(says("cloze", "From {{alfa}} to {{omega}}"));
    const std::string a = question("one", "First?", "A");
    for (const std::string& after :
         {cloze, nameless("b") + cloze, broken_note() + cloze, broken_note(), std::string()}) {
        Home at;
        at.put("greek", a + after);
        auto workspace = at.open();
        app::NoteEdit edit(workspace, shown(workspace, "greek/one"));
        const std::string path = at.put("greek", after);
        CHECK_FALSE(edit.find_again(path));
        CHECK_FALSE(edit.broken_at(path));
        CHECK(edit.mistakes(path, 3).empty());
    }
}

TEST_CASE("A note that is broken now is broken at the line of its mistake") {
    const std::string a = question("one", "First?", "A");
    const std::string b = question("two", "Second?", "B");
    Home at;
    const std::string path = at.put("greek", b + a + broken_note());
    auto workspace = at.open();
    app::NoteEdit edit(workspace, shown(workspace, "greek/one"));
    const auto broken_at = [&](const std::string& text) {
        return edit.broken_at(at.put("greek", text));
    };
    const int first = 1 + lines_of(b);
    CHECK(broken_at(b + note(says("front", "First?")) + broken_note()) == first);
    CHECK(broken_at(b + "[[card]]\nfront = \"\"\"never closed\n" + broken_note()) == first + 1);
    CHECK(broken_at(broken_note() + "[[card]]\nid = = 1\n" + broken_note()).value_or(0) ==
          2 + lines_of(broken_note()));
    const auto broken_with_id = [](const char* id) {
        return "[[card]]\nid = \"" + std::string(id) + "\"\nbakc = \"x\"\n";
    };
    CHECK(broken_at(b + broken_with_id("one") + broken_note()));
    CHECK_FALSE(broken_at(broken_with_id("two") + broken_note()));
    CHECK_FALSE(broken_at(b + broken_note()));
    CHECK_FALSE(broken_at(b));
}

TEST_CASE("Mistakes are told that were not there before the edit, as many as are wanted") {
    Home at;
    at.put("greek", broken_note() + question("one"));
    auto workspace = at.open();
    app::NoteEdit edit(workspace, shown(workspace, "greek/one"));
    const std::string deck = at.put("greek", question("two", "more = 1\n") + broken_note() +
                                                 question("one") + note("front = \"x\nback = 1\n"));
    const auto all = at.brief(edit.mistakes(deck, 10));
    REQUIRE(all.size() == 3);
    CHECK(all[0].starts_with("~/decks/greek.toml:5:1: error: "));
    CHECK(all[1].starts_with("~/decks/greek.toml:13:"));
    CHECK(all[2].starts_with("~/decks/greek.toml:14:8: error: `back` must be text"));
    CHECK(at.brief(edit.mistakes(deck, 1)) == Strings{all[0]});
    CHECK(edit.mistakes(deck, 0).empty());
    CHECK(edit.mistakes(at.put("greek", broken_note() + question("one")), 3).empty());
    CHECK(edit.mistakes(at.folder / "nothing.toml", 3).empty());
}

TEST_CASE(
    "A deck is the learner's own where it lies in their folder, but not by a link to another's") {
    Home at;
    const std::string own = at.put("own", questions({"one"}));
    const std::string shipped = at.ship("greek", questions({"one"}));
    const std::string other = at.write("elsewhere/latin.toml", questions({"one"}));
    const std::string unknown = at.write("mine/linked.toml", questions({"one"}));
    at.setup.places.env_decks = {at.folder / "elsewhere"};
    for (const auto& [name, target] : {std::pair("a", shipped), std::pair("b", other),
                                       std::pair("c", unknown), std::pair("d", own)})
        fs::create_symlink(target, at.folder / ("decks/" + std::string(name) + ".toml"));
    auto workspace = at.open();
    const auto is_own = [&](const std::string& deck) {
        return app::is_own(deck, workspace.decks.roots());
    };
    CHECK(is_own(own));
    CHECK_FALSE(is_own(shipped));
    CHECK_FALSE(is_own(other));
    CHECK_FALSE(is_own(at.folder / "decks/a.toml"));
    CHECK_FALSE(is_own(at.folder / "decks/b.toml"));
    CHECK(is_own(at.folder / "decks/c.toml"));
    CHECK(is_own(at.folder / "decks/d.toml"));
    const auto& search_path = workspace.decks.roots();
    CHECK(app::is_searched(other, search_path));
    CHECK(app::is_searched(at.folder / "decks/c.toml", search_path));
    CHECK_FALSE(app::is_searched(unknown, search_path));
}

// The cards of a preview: which they are, in which order, and what is made of a file that is saved.
#include "app/preview/preview_cards.hpp"

#include "app/home.hpp"
#include "catch.hpp"

#include <chrono>

using namespace home;

namespace {

Strings keys_of(app::PreviewCards& cards) {
    Strings keys;
    for (std::size_t i = 0; const core::ShownCard* card = cards.at(i); ++i)
        keys.push_back(card->key);
    CHECK(keys.size() == cards.size());
    return keys;
}

Strings told(const Home& home, const std::vector<app::Mistake>& mistakes) {
    Strings told;
    for (const auto& one : mistakes) told.push_back(one.path + one.told);
    return home.brief(told);
}

using Places = std::vector<std::size_t>;

// A file of a home, all of whose cards are previewed.
struct File : Home {
    explicit File(const std::string& text) { save(text); }

    void save(const std::string& text) { path = write("study/terms.toml", text); }
    app::PreviewCards cards() const { return {{path}, setup.settings}; }
    std::string path;
};

}  // namespace

TEST_CASE("A file that no search path holds is read card by card, as a review would show it") {
    const File file("[deck]\ntitle = \"Terms\"\nsource = \"a book\"\nreverse = true\n" +
                    question("rpo", "tags = [\"backup\"]\n") +
                    note("cloze = \"{{One}} and {{two}}\"\nid = \"both\"\n"));
    app::PreviewCards cards = file.cards();
    CHECK(keys_of(cards) ==
          Strings{"terms/rpo", "terms/rpo#reverse", cards.at(2)->key, cards.at(3)->key});
    CHECK(cards.at(2)->key.starts_with("terms/both#"));
    CHECK(cards.at(0)->deck_title == "Terms");
    CHECK(cards.at(0)->topic == "backup");
    CHECK(cards.at(0)->path == file.path);
    CHECK(cards.at(0)->line == 5);
    CHECK(core::sources_of(*cards.at(0)) == Strings{"a book"});
    CHECK(cards.at(3)->face.hidden == "two");
    CHECK(cards.at(4) == nullptr);
    CHECK(cards.mistakes().empty());
}

TEST_CASE("Mistakes hide no good card, and are told as check tells them") {
    const File file(broken_note() + question("rpo") + question("rpo"));
    app::PreviewCards cards = file.cards();
    CHECK(keys_of(cards) == Strings{"terms/rpo"});
    const auto mistakes = told(file, cards.mistakes());
    REQUIRE(mistakes.size() == 2);
    CHECK(mistakes[0].starts_with("~/study/terms.toml:1:1: error: "));
    CHECK(mistakes[1] ==
          "~/study/terms.toml:7:1: error: the id `rpo` is taken by the note in line 3");
}

TEST_CASE("A query's cards come in the order of the decks, and a deck is read when it is wanted") {
    Letters at;
    auto workspace = at.open(store::Use::read);
    app::PreviewCards cards(workspace, query("letter"));
    CHECK(cards.size() == 3);
    at.put("greek", "");
    CHECK(cards.at(2)->key == "latin/a");
    app::PreviewCards first(workspace, query("First"));
    CHECK(keys_of(first) == Strings{"latin/a"});
}

TEST_CASE("What is new or says something else has changed, and a comment has changed nothing") {
    File file(question("one") + question("two"));
    app::PreviewCards cards = file.cards();
    file.save(question("one") + "# soon more\n\n" + question("two"));
    CHECK(cards.reread().changed.empty());
    CHECK(cards.at(1)->line == 7);
    file.save(question("one") + question("two") + question("three"));
    CHECK(cards.reread().changed == Places{2});
    file.save(question("one", "hint = \"a letter\"\n") + question("two") + question("four"));
    CHECK(cards.reread().changed == Places{0, 2});
    file.save(question("two") + question("four"));
    CHECK(cards.reread().changed.empty());
    CHECK(keys_of(cards) == Strings{"terms/two", "terms/four"});
    CHECK(cards.find("terms/four") == 1);
    CHECK_FALSE(cards.find("terms/one"));
}

TEST_CASE("A mistake that hides a card leaves all cards as they were, until it is mended") {
    File file(question("one") + question("two"));
    app::PreviewCards cards = file.cards();
    file.save(question("one", "hint = 1\n") + question("two", "hint = \"new\"\n"));
    auto reread = cards.reread();
    CHECK(reread.is_broken);
    CHECK(reread.changed.empty());
    REQUIRE(reread.mistakes.size() == 1);
    CHECK(reread.mistakes.front().line == 5);
    CHECK(keys_of(cards) == Strings{"terms/one", "terms/two"});
    CHECK(cards.at(1)->note.hints.empty());
    file.save(question("one") + question("two", "hint = \"new\"\n"));
    reread = cards.reread();
    CHECK_FALSE(reread.is_broken);
    CHECK(reread.changed == Places{1});
}

TEST_CASE("A mistake that was there before keeps no other card from its change") {
    File file(broken_note() + question("one"));
    app::PreviewCards cards = file.cards();
    file.save(broken_note() + question("one", "hint = \"new\"\n"));
    const auto reread = cards.reread();
    CHECK_FALSE(reread.is_broken);
    CHECK(reread.mistakes.size() == 1);
    CHECK(reread.changed == Places{0});
}

TEST_CASE("A file that is gone or cannot be read leaves its cards as they were") {
    File file(question("one"));
    app::PreviewCards cards = file.cards();
    fs::remove(file.path);
    CHECK(cards.reread().is_broken);
    CHECK(keys_of(cards) == Strings{"terms/one"});
    file.save(question("one") + question("two"));
    CHECK(cards.reread().changed == Places{1});
}

TEST_CASE("A file is saved once it is another one and rests, and only until it is read again") {
    File file(question("one"));
    app::PreviewCards cards = file.cards();
    CHECK_FALSE(cards.was_saved());
    file.save(question("one") + "[[card]]\nfr");
    CHECK_FALSE(cards.was_saved());
    file.save(question("one") + question("two"));
    CHECK_FALSE(cards.was_saved());
    CHECK(cards.was_saved());
    cards.reread();
    CHECK_FALSE(cards.was_saved());
    CHECK_FALSE(cards.was_saved());
}

TEST_CASE("A file that an editor put in the other's place was saved as well") {
    File file(question("one"));
    app::PreviewCards cards = file.cards();
    fs::rename(file.path, file.path + "~");
    CHECK_FALSE(cards.was_saved());
    const std::string written = file.write("work/.terms.swp", question("two"));
    fs::rename(written, file.path);
    CHECK_FALSE(cards.was_saved());
    CHECK(cards.was_saved());
    CHECK(cards.reread().changed == Places{0});
}

TEST_CASE("Of two files that were saved at once the broken one keeps the other's change waiting") {
    Home at;
    const std::string one = at.write("one.toml", question("a"));
    const std::string two = at.write("two.toml", question("b"));
    app::PreviewCards cards({one, two}, at.setup.settings);
    write_file(one, broken_note());
    write_file(two, question("b", "hint = \"new\"\n"));
    CHECK(cards.reread().is_broken);
    cards.was_saved();
    CHECK_FALSE(cards.was_saved());
    write_file(one, question("a"));
    CHECK(cards.reread().changed == Places{1});
}

TEST_CASE("A card that the query did not mean before, and now does, is new") {
    Letters at;
    auto workspace = at.open(store::Use::read);
    app::PreviewCards cards(workspace, query("tag:core"));
    CHECK(cards.size() == 0);
    app::PreviewCards greek(workspace, query("deck:greek"));
    greek.read_all();
    at.put("greek", question("alpha", "First letter?", "Alpha.") +
                        question("beta", "Second letter?", "Beta.") + question("gamma"));
    CHECK(greek.reread().changed == Places{2});
    CHECK(greek.at(2)->key == "greek/gamma");
}

TEST_CASE("A file that extends a deck changes the cards shown, also when it is saved") {
    Letters at;
    const auto mine = [&](const std::string& why) {
        return at.put("mine", "[deck]\nextends = \"greek\"\n" +
                                  note("id = \"alpha\"\nnote = \"" + why + "\"\n"));
    };
    mine("first");
    auto workspace = at.open(store::Use::read);
    app::PreviewCards cards(workspace, query("deck:greek"));
    cards.read_all();
    CHECK(cards.at(0)->note.why == "first");
    mine("the second");
    const auto reread = cards.reread();
    CHECK(reread.changed == Places{0});
    CHECK(cards.at(0)->note.why == "the second");
    at.put("mine", "[deck]\nextends = \"greek\"\n" + note("id = \"none\"\nnote = \"x\"\n"));
    const auto broken = cards.reread();
    REQUIRE(broken.mistakes.size() == 1);
    CHECK(broken.mistakes[0].path.ends_with("mine.toml"));
}

TEST_CASE("A file that comes to extend a deck is read with it") {
    Home at;
    const std::string shipped = at.ship("greek", question("alpha") + question("beta"));
    app::PreviewCards cards({shipped}, at.setup.settings);
    const std::string file =
        at.put("mine", "[deck]\nextends = \"greek\"\n" + note("id = \"beta\"\nnote = \"mine\"\n"));
    cards.extend(shipped, file);
    CHECK(cards.reread().changed == Places{1});
    CHECK(cards.at(1)->note.why == "mine");
    CHECK(cards.at(1)->path == shipped);
    cards.extend(shipped, file);
    CHECK(cards.reread().changed.empty());
}

#include "app/workspace.hpp"

#include "app/home.hpp"
#include "store/history/texts.hpp"

using namespace home;
using namespace std::chrono_literals;
using Decks = app::Workspace::Decks;

namespace {

// Adds notes before all others, behind the catalog's back.
void put_before(const Home& at, const std::string& deck, const std::string& text) {
    at.put(deck, text + bytes_of(at.folder / ("decks/" + deck + ".toml")));
}

// The answered cards that the log may have to be told of.
Strings perhaps_untold(app::Workspace& workspace) {
    Strings keys;
    for (const auto& card : store::cards_perhaps_untold(workspace.store.database()))
        keys.push_back(card.key);
    return keys;
}

}  // namespace

TEST_CASE("Where decks are needed and none can be read, it says where they are looked for") {
    Home at;
    using Catch::Matchers::ContainsSubstring;
    CHECK_THROWS_WITH(at.open(store::Use::read, Decks::needed),
                      ContainsSubstring(at.setup.places.user_decks) &&
                          ContainsSubstring(at.setup.places.shipped_decks) &&
                          ContainsSubstring("EBB_DECK_PATH"));
    CHECK_THROWS_AS(at.open(store::Use::read, Decks::needed), app::NoDecks);
    CHECK_NOTHROW(at.open(store::Use::read, Decks::welcome));
}

TEST_CASE("A deck whose notes are all broken is a deck that can be read") {
    Home at;
    at.put("greek", broken_note());
    CHECK_NOTHROW(at.open(store::Use::read, Decks::needed));
}

TEST_CASE("Opening makes what is missing, and a history only to write it") {
    Home at;
    { auto workspace = at.open(store::Use::read); }
    CHECK(fs::is_directory(at.setup.places.user_decks));
    CHECK(fs::exists(at.setup.places.files().derived));
    CHECK_FALSE(fs::exists(at.setup.places.files().history));
    { auto workspace = at.open(store::Use::write); }
    CHECK(fs::exists(at.setup.places.files().history));
}

TEST_CASE("A history that cannot be used is an error") {
    Home at;
    at.write("data/history.db", "no database");
    const auto trouble = world::trouble_of([&] { auto workspace = at.open(); });
    CHECK(trouble == store::Trouble::corrupt);
}

TEST_CASE("A clock that was set back by more than an hour is told to who writes") {
    Home at;
    at.put("greek", questions({"alpha"}));
    {
        auto workspace = at.open();
        answer(workspace, "greek/alpha");
    }
    at.wait(-1h);
    { auto workspace = at.open(); }
    CHECK(at.told().empty());
    at.wait(-1ms);
    { auto workspace = at.open(store::Use::read); }
    CHECK(at.told().empty());
    { auto workspace = at.open(); }
    CHECK(
        at.told() ==
        Strings{
            "the clock says 2024-10-04T07:59:59Z, and what you did last is dated 2024-10-04T09:00:00Z. Nothing is refused; if the clock is wrong, mend it first."});
}

TEST_CASE("News is told once") {
    Home at;
    at.put("greek", broken_note() + question("alpha"));
    auto workspace = at.open();
    answer(workspace, "greek/alpha");
    CHECK(at.told().size() == 1);
    workspace.tell_news();
    CHECK(at.told().empty());
    at.remove("decks/greek.toml");
    workspace.decks.refresh();
    workspace.tell_news();
    CHECK(at.told().size() == 1);
}

TEST_CASE("A card is shown with its note, its deck, its place and what is known of it") {
    Home at;
    at.put("greek", "[deck]\ntitle = \"Letters\"\n" + question("alpha") +
                        question("beta", "Second letter?", "Beta."));
    auto workspace = at.open();
    answer(workspace, "greek/beta", core::Grade::easy);
    const auto record = card(workspace, "greek/beta");
    const auto beta = shown(workspace, "greek/beta");
    CHECK(beta.no == record.no);
    CHECK(beta.note_no == record.note_no);
    CHECK(beta.key == "greek/beta");
    CHECK(beta.state.version == 1);
    CHECK(beta.state.memory == record.state.memory);
    CHECK(beta.state.memory.phase == core::Phase::review);
    CHECK(beta.deck_title == "Letters");
    CHECK(at.brief(beta.path) == "~/decks/greek.toml");
    CHECK(beta.line == 7);
    CHECK(beta.note.front == "Second letter?");
    CHECK(beta.note.back == "Beta.");
}

TEST_CASE("Each card of a note is shown with its own face") {
    Home at;
    at.put("greek", question("alpha", "reverse = true\n") +
                        note(says("id", "ends") + says("cloze", "From {{alpha}} to {{omega}}")));
    auto workspace = at.open();
    CHECK_FALSE(shown(workspace, "greek/alpha").face.reversed);
    CHECK(shown(workspace, "greek/alpha#reverse").face.reversed);
    Strings hidden;
    for (const auto& key : keys(workspace, query("id:ends")))
        hidden.push_back(shown(workspace, key).face.hidden);
    CHECK(hidden == Strings{"alpha", "omega"});
}

TEST_CASE("A card whose note moved in its file is found again when it is shown") {
    Home at;
    at.put("greek", question("alpha", "First letter?", "Alpha."));
    auto workspace = at.open();
    const auto record = card(workspace, "greek/alpha");
    put_before(at, "greek", question("beta"));
    const auto alpha = workspace.show(record);
    REQUIRE(alpha);
    CHECK(alpha->note.front == "First letter?");
    CHECK(alpha->line == 5);
    CHECK(keys(workspace) == Strings{"greek/beta", "greek/alpha"});
}

TEST_CASE("A card whose note moved is shown also where another window saw that first") {
    Home at;
    at.put("greek", question("alpha", "First letter?", "Alpha."));
    auto workspace = at.open();
    auto other = at.open();
    const auto record = card(workspace, "greek/alpha");
    put_before(at, "greek", question("beta"));
    CHECK(changes(other.decks));
    const auto alpha = workspace.show(record);
    REQUIRE(alpha);
    CHECK(alpha->line == 5);
}

TEST_CASE("A card whose note was edited is shown as it reads now") {
    Home at;
    at.put("greek", question("alpha", "First letter?", "Alfa."));
    auto workspace = at.open();
    const auto record = card(workspace, "greek/alpha");
    at.put("greek", question("alpha", "First letter?", "Alpha."));
    const auto alpha = workspace.show(record);
    REQUIRE(alpha);
    CHECK(alpha->note.back == "Alpha.");
}

TEST_CASE("A card whose note is gone, broken or lost a face is not to be had") {
    Home at;
    at.put("greek", question("alpha") + question("beta") + question("gamma", "reverse = true\n"));
    auto workspace = at.open();
    answer(workspace, "greek/alpha");
    const auto alpha = card(workspace, "greek/alpha");
    const auto beta = card(workspace, "greek/beta");
    const auto back = card(workspace, "greek/gamma#reverse");
    at.put("greek", note(says("id", "beta") + says("front", "Say beta")) + question("gamma"));
    CHECK_FALSE(workspace.show(alpha));
    CHECK_FALSE(workspace.show(card(workspace, "greek/alpha")));
    CHECK_FALSE(workspace.show(beta));
    CHECK_FALSE(workspace.show(back));
    CHECK(workspace.show(card(workspace, "greek/gamma")));
}

TEST_CASE("The topic is the first tag that does not only say when a note is met") {
    Home at;
    at.put("greek", "[deck]\ntags = [\"all\"]\n" + question("none") +
                        question("only", "tags = [\"Core\"]\n") +
                        question("later", "tags = [\"CORE\", \"Vowels\", \"letters\"]\n"));
    auto workspace = at.open();
    CHECK(shown(workspace, "greek/none").topic.empty());
    CHECK(shown(workspace, "greek/only").topic.empty());
    CHECK(shown(workspace, "greek/later").topic == "Vowels");
    at.setup.settings.new_first = {"core", "vowels"};
    CHECK(shown(workspace, "greek/later").topic == "letters");
}

TEST_CASE("It is the moment that the clock says, by the rollover that was set") {
    Home at;
    auto workspace = at.open();
    CHECK(workspace.now() == moment(0));
    at.wait(19h);  // 04:00
    CHECK(workspace.now().day == world::first_day + core::Days{1});
    at.setup.settings.rollover = core::Minutes{5 * 60};
    CHECK(workspace.now().day == world::first_day);
}

TEST_CASE(
    "Of a deck that changed, what the log is told of again says or stands otherwise than it did") {
    Home at;
    at.put("d", questions({"a", "b", "c", "e"}));
    {
        auto workspace = at.open();
        for (const auto& key : keys(workspace)) answer(workspace, key);
        CHECK(perhaps_untold(workspace) == Strings{"d/a", "d/b", "d/c", "d/e"});
    }
    const auto untold_with = [&](const std::string& text) {
        at.put("d", text);
        auto workspace = at.open();
        return perhaps_untold(workspace);
    };
    CHECK(untold_with(questions({"a", "b", "c", "e", "f"})) == Strings{"d/e"});
    CHECK(untold_with("# The same\n" + questions({"a", "b", "c", "e", "f"})).empty());
    CHECK(untold_with(question("a", "Say aa?", "A-a") + questions({"b", "c", "e"})) ==
          Strings{"d/a", "d/e"});
    CHECK(untold_with(questions({"b", "c", "e"})) == Strings{"d/b"});
    CHECK(untold_with(questions({"a", "b", "c", "e"})) == Strings{"d/a", "d/b"});
}

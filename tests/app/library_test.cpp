#include "app/library.hpp"

#include "app/home.hpp"
#include "permissions.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

using namespace home;

namespace {

// Without the file's text being read, it is known that it cannot be.
void make_too_large(const std::string& path) {
    fs::resize_file(path, (std::uintmax_t{64} << 20) + 1);
}

void date(const std::string& path, std::chrono::seconds from_now) {
    fs::last_write_time(path, fs::file_time_type::clock::now() + from_now);
}

std::int64_t last_read(app::Library& library) {
    REQUIRE(library.files().size() == 1);
    return library.files().front().seen_ns;
}

// Whether a refresh reads the only file again.
bool reads_again(app::Library& library) {
    const std::int64_t before = last_read(library);
    library.refresh();
    return last_read(library) > before;
}

// The files of a shown deck, without their folders.
Strings shown_files(const app::Library& library, const Home& at) {
    Strings out;
    for (const auto& file : library.files())
        if (file.shown) out.push_back(at.brief(file.path));
    return out;
}

Strings all_files(const app::Library& library, const Home& at) {
    Strings out;
    for (const auto& file : library.files()) out.push_back(at.brief(file.path));
    return out;
}

std::int64_t note_of(app::Workspace& workspace, const std::string& key) {
    return card(workspace, key).note_no;
}

// That a refresh puts right what was complained of, with these keys.
void check_mended(app::Workspace& workspace, const Strings& all) {
    CHECK(changes(workspace.decks));
    CHECK(keys(workspace) == all);
    CHECK(workspace.decks.complaints().empty());
}

// The keys of the notes that say a word.
Strings saying(app::Workspace& workspace, const std::string& word) {
    const auto said = workspace.decks.notes_saying({word});
    REQUIRE(said.size() == 1);
    CHECK(said.front().word == word);
    Strings out;
    for (const auto one : said.front().notes)
        out.push_back(workspace.store.cards().of_note(one).front().key);
    return out;
}

}  // namespace

TEST_CASE("The generation is another one where cards may be others than before, and only there") {
    Home at;
    auto workspace = at.open();
    auto& library = workspace.decks;
    CHECK_FALSE(changes(library));
    at.put("greek", questions({"alpha"}));
    CHECK(changes(library));
    CHECK_FALSE(changes(library));
    at.put("greek", questions({"alpha", "beta"}));
    CHECK(changes(library));
    CHECK(keys(workspace) == Strings{"greek/alpha", "greek/beta"});
    at.put("greek", questions({"alpha", "beta"}));
    CHECK_FALSE(changes(library));
    at.remove("decks/greek.toml");
    CHECK(changes(library));
    CHECK_FALSE(changes(library));
    CHECK(keys(workspace).empty());
}

TEST_CASE("What another program has put into the catalog already is a change all the same") {
    Home at;
    auto workspace = at.open();
    auto other = at.open();
    at.put("greek", questions({"alpha"}));
    CHECK(changes(other.decks));
    CHECK(changes(workspace.decks));
    CHECK_FALSE(changes(workspace.decks));
}

TEST_CASE("A refresh finds what was changed while no program ran") {
    Home at;
    at.put("greek", questions({"alpha"}));
    {
        auto workspace = at.open();
        CHECK(keys(workspace) == Strings{"greek/alpha"});
    }
    at.put("greek", questions({"gamma"}));
    auto workspace = at.open();
    CHECK(keys(workspace) == Strings{"greek/gamma"});
    CHECK(at.told() == Strings{"greek: 1 new note, 1 gone"});
}

TEST_CASE("What changed while no program ran is said once, in a line, and by no prompt") {
    Home at;
    at.put("greek", questions({"alpha", "beta"}));
    at.put("latin", questions({"a"}));
    at.open();
    CHECK(at.told().empty());  // decks that are met for the first time
    at.put("greek", question("alpha", "Which is first?", "Alpha.") + questions({"beta", "gamma"}));
    at.put("same", deck_with_id("latin") + questions({"a"}));
    at.remove("decks/latin.toml");
    at.setup.command = "due";
    at.open();
    CHECK(at.told().empty());
    at.setup.command = "review";
    at.open();
    CHECK(at.told() == Strings{"greek: 1 new note, 1 changed"});
    at.put("new", questions({"x", "y"}));
    auto workspace = at.open();
    CHECK(at.told() == Strings{"new: 2 new notes"});
    at.put("new", questions({"x", "y", "z"}));  // under the learner's eyes
    workspace.decks.refresh();
    at.open();
    CHECK(at.told().empty());
}

TEST_CASE("Other tags to be met first are a change of its own") {
    Home at;
    at.put("greek", question("alpha") + question("beta", "tags = [\"hard\"]\n"));
    auto workspace = at.open();
    const auto first_met = [&] {
        return workspace.store.offers().make({workspace.now(), {}, {}, {}, 0}).cards.fresh.front();
    };
    CHECK(first_met().card == card(workspace, "greek/alpha").no);
    at.setup.settings.new_first = {"Hard"};
    CHECK(changes(workspace.decks));
    CHECK(first_met().card == card(workspace, "greek/beta").no);
    CHECK_FALSE(changes(workspace.decks));
}

TEST_CASE("A file that changed less than two seconds before it was read is read again") {
    Home at;
    const std::string path = at.put("greek", questions({"alpha"}));
    date(path, std::chrono::seconds{-1});
    auto workspace = at.open();
    CHECK(reads_again(workspace.decks));
    date(path, std::chrono::hours{1});  // by another machine's clock
    workspace.decks.refresh();
    CHECK(reads_again(workspace.decks));
}

TEST_CASE("A file that had been at rest when it was read is not read again") {
    Home at;
    date(at.put("greek", questions({"alpha"})), std::chrono::seconds{-60});
    auto workspace = at.open();
    CHECK_FALSE(reads_again(workspace.decks));
    auto another = at.open();
    CHECK(last_read(another.decks) == last_read(workspace.decks));
}

TEST_CASE("The cards of a file that is gone are not shown, and return with their history") {
    Home at;
    at.put("greek", questions({"alpha", "beta"}));
    auto workspace = at.open();
    auto& library = workspace.decks;
    answer(workspace, "greek/alpha", core::Grade::easy);
    const auto known = memory(workspace, "greek/alpha");
    at.remove("decks/greek.toml");
    CHECK(changes(library));
    CHECK(keys(workspace).empty());
    CHECK_FALSE(card(workspace, "greek/alpha").live);
    CHECK(
        at.brief(library.news()) ==
        Strings{
            "~/decks/greek.toml: the file is gone; its cards are not shown, and their history is kept"});
    CHECK(library.news().empty());
    CHECK_FALSE(library.has_decks());

    at.put("greek", questions({"alpha", "beta"}));
    CHECK(changes(library));
    CHECK(keys(workspace) == Strings{"greek/alpha", "greek/beta"});
    CHECK(memory(workspace, "greek/alpha") == known);
}

TEST_CASE("A deck that goes to another file under its id keeps its cards and their history") {
    Home at;
    at.put("old", deck_with_id("greek") + questions({"alpha"}));
    auto workspace = at.open();
    answer(workspace, "greek/alpha", core::Grade::easy);
    const auto known = memory(workspace, "greek/alpha");
    fs::rename(at.folder / "decks/old.toml", at.folder / "decks/new.toml");
    CHECK(changes(workspace.decks));
    CHECK(keys(workspace) == Strings{"greek/alpha"});
    CHECK(memory(workspace, "greek/alpha") == known);
    CHECK(at.brief(shown(workspace, "greek/alpha").path) == "~/decks/new.toml");
}

TEST_CASE("A deck with another id has other cards") {
    Home at;
    at.put("greek", questions({"alpha"}));
    auto workspace = at.open();
    at.put("greek", deck_with_id("letters") + questions({"alpha"}));
    CHECK(changes(workspace.decks));
    CHECK(keys(workspace) == Strings{"letters/alpha"});
}

TEST_CASE("A broken note hides no good one, and is counted") {
    Home at;
    at.put("greek", question("alpha") + broken_note() + question("beta"));
    auto workspace = at.open();
    CHECK(keys(workspace) == Strings{"greek/alpha", "greek/beta"});
    CHECK(
        at.told() ==
        Strings{
            "~/decks/greek.toml: 1 problem keeps notes hidden until mended; `ebb check ~/decks/greek.toml` says where"});
    at.put("greek", broken_note() + question("alpha") + broken_note());
    CHECK(changes(workspace.decks));
    CHECK(keys(workspace) == Strings{"greek/alpha"});
    CHECK(
        at.brief(workspace.decks.complaints()) ==
        Strings{
            "~/decks/greek.toml: 2 problems keep notes hidden until mended; `ebb check ~/decks/greek.toml` says where"});
}

TEST_CASE("Of two decks with one id the first is used, and the other is complained of") {
    Home at;
    at.put("a", deck_with_id("greek") + questions({"alpha"}));
    at.put("b", deck_with_id("greek") + questions({"beta"}));
    auto workspace = at.open();
    CHECK(keys(workspace) == Strings{"greek/alpha"});
    CHECK(shown_files(workspace.decks, at) == Strings{"~/decks/a.toml"});
    CHECK(at.told() ==
          Strings{"~/decks/b.toml: its id `greek` is taken by ~/decks/a.toml, so it is not used"});
    at.remove("decks/a.toml");
    check_mended(workspace, Strings{"greek/beta"});
}

TEST_CASE("Of two decks with one id the names decide, whichever came first and whatever changed") {
    const std::string best = deck_with_id("greek") + questions({"alpha", "beta"});
    const std::string other = deck_with_id("greek") + questions({"alpha", "gamma"});
    for (const bool is_known : {true, false})
        for (const auto* loser : {"a", "greek-old", "z"}) {
            Home at;
            at.put(is_known ? "greek" : loser, is_known ? best : other);
            auto workspace = at.open();
            answer(workspace, "greek/alpha", core::Grade::easy);
            const auto known = memory(workspace, "greek/alpha");
            at.put(is_known ? loser : "greek", is_known ? other : best);
            const auto check = [&] {
                workspace.decks.refresh();
                CHECK(keys(workspace) == Strings{"greek/alpha", "greek/beta"});
                CHECK(memory(workspace, "greek/alpha") == known);
                CHECK(at.brief(shown(workspace, "greek/alpha").path) == "~/decks/greek.toml");
            };
            check();
            at.put(loser, other + question("delta"));  // both change, and one alone
            check();
            date(at.put("greek", best), std::chrono::seconds{-60});
            date(at.put(loser, other), std::chrono::seconds{-60});
            check();
            check();
            at.remove("decks/greek.toml");
            workspace.decks.refresh();
            CHECK(keys(workspace) == Strings{"greek/alpha", "greek/gamma"});
        }
}

TEST_CASE("A copy that a sync program left beside a deck is not used, and named") {
    for (const auto* copy : {"greek (Ada's conflicted copy 2026-11-26)", "greek (1)", "greek 2",
                             "greek.sync-conflict-20261126-090000-ABCDEFG", "greek-LAPTOP"}) {
        INFO(copy);
        Home at;
        at.put("greek", questions({"alpha", "beta"}));
        at.put(copy, questions({"alpha", "beta", "gamma"}));
        auto workspace = at.open();
        CHECK(keys(workspace) == Strings{"greek/alpha", "greek/beta"});
        const Strings told = at.told();
        REQUIRE(told.size() == 1);
        CHECK_THAT(told.front(), Catch::Matchers::StartsWith("~/decks/" + std::string(copy)));
        CHECK_THAT(told.front(),
                   Catch::Matchers::Contains(" a copy of greek.toml, so it is not used"));
    }
}

TEST_CASE("A deck that is named like a copy and is none is not called one where its id is taken") {
    Home at;
    at.put("greek", questions({"alpha", "beta"}));
    at.put("geo", deck_with_id("shared") + question("x"));
    at.put("greek 2", deck_with_id("shared") + questions({"alpha", "beta"}));
    auto workspace = at.open();
    CHECK(at.told() == Strings{"~/decks/greek 2.toml: its id `shared` is taken by "
                               "~/decks/geo.toml, so it is not used"});
}

TEST_CASE("A deck that is named like a copy is used where it says other things or has its own id") {
    Home at;
    at.put("greek", questions({"alpha", "beta"}));
    at.put("greek 2", question("gamma", "Third letter?", "Gamma."));
    at.put("greek-ABC", deck_with_id("abc") + questions({"alpha", "beta"}));
    at.put("latin (1)", questions({"a"}));  // of nothing that is there
    auto workspace = at.open();
    CHECK(keys(workspace) == Strings{"greek-2/gamma", "abc/alpha", "abc/beta", "greek/alpha",
                                     "greek/beta", "latin-1-/a"});
    CHECK(at.told().empty());
}

TEST_CASE("Of two names of one file the file's own is used") {
    Home at;
    const std::string path = at.put("greek", questions({"alpha"}));
    fs::create_symlink(path, at.folder / "decks/a.toml");
    fs::create_hard_link(path, at.folder / "decks/greek-too.toml");
    auto workspace = at.open();
    CHECK(keys(workspace) == Strings{"greek/alpha"});
    CHECK(
        at.told() ==
        Strings{"~/decks/a.toml: a second name of ~/decks/greek.toml, so it is not used",
                "~/decks/greek-too.toml: a second name of ~/decks/greek.toml, so it is not used"});
}

TEST_CASE("A file that is gone is said only where cards with history went with it") {
    Home at;
    at.put("greek", deck_with_id("greek") + questions({"alpha"}));
    at.put("latin", questions({"a"}));
    auto workspace = at.open();
    answer(workspace, "greek/alpha");
    fs::rename(at.folder / "decks/greek.toml", at.folder / "decks/letters.toml");
    at.remove("decks/latin.toml");
    workspace.decks.refresh();
    CHECK(workspace.decks.news().empty());
    at.remove("decks/letters.toml");
    workspace.decks.refresh();
    CHECK(workspace.decks.news().size() == 1);
}

TEST_CASE("An entry of `deck_paths` is said as what it is") {
    Home at;
    at.write("study/latin.toml", questions({"a"}));
    fs::create_symlink("loop", at.folder / "loop");
    fs::create_symlink(at.folder / "away", at.folder / "link");
    at.setup.settings.deck_paths = {at.folder / "study", at.folder / "study/latin.toml",
                                    at.folder / "study", at.folder / "loop",
                                    at.folder / "link",  at.folder / "none"};
    auto workspace = at.open();
    CHECK(keys(workspace) == Strings{"latin/a"});
    CHECK(at.told() ==
          Strings{
              "~/loop: a link that leads back to itself; deck_paths names it",
              "~/link: a link to ~/away, and there is no such file or folder; deck_paths names it",
              "~/none: there is no such file or folder; deck_paths names it",
              "~/study/latin.toml: searched already, as ~/study; deck_paths need not name it",
              "~/study: named twice; once in deck_paths is enough"});
}

TEST_CASE("What a deck says for all its notes holds for each of them") {
    Home at;
    at.put("greek", "[deck]\nreverse = true\nsource = [\"https://example.org\"]\n" +
                        question("alpha") + question("beta", "reverse = false\nsource = \"b\"\n") +
                        note("id = \"gamma\"\ncloze = \"{{Gamma}} is third.\"\n"));
    auto workspace = at.open();
    CHECK(keys(workspace).size() == 4);
    CHECK(shown(workspace, "greek/alpha#reverse").face.reversed);
    CHECK(core::sources_of(shown(workspace, "greek/alpha")) == Strings{"https://example.org"});
    CHECK(shown(workspace, "greek/alpha").note.sources.empty());
    CHECK(core::sources_of(shown(workspace, "greek/beta")) == Strings{"b"});
    at.put("greek", questions({"alpha", "beta"}));
    CHECK(changes(workspace.decks));
    CHECK(keys(workspace) == Strings{"greek/alpha", "greek/beta"});
}

TEST_CASE("A deck that is not used changes no card, also when it is read again") {
    Home at;
    at.put("a", deck_with_id("greek") + questions({"alpha"}));
    const std::string hidden = at.put("b", deck_with_id("greek") + questions({"beta"}));
    date(hidden, std::chrono::hours{1});
    auto workspace = at.open();
    CHECK_FALSE(changes(workspace.decks));
    CHECK(shown_files(workspace.decks, at) == Strings{"~/decks/a.toml"});
    at.remove("decks/a.toml");
    CHECK(changes(workspace.decks));
    CHECK(keys(workspace) == Strings{"greek/beta"});
    CHECK_FALSE(changes(workspace.decks));
    at.put("a", deck_with_id("greek") + questions({"alpha"}));
    CHECK(changes(workspace.decks));
    CHECK(keys(workspace) == Strings{"greek/alpha"});
    CHECK_FALSE(changes(workspace.decks));
}

TEST_CASE("Two decks that exchange their ids exchange their cards") {
    Home at;
    at.put("a", deck_with_id("greek") + questions({"alpha", "same"}));
    at.put("b", deck_with_id("latin") + questions({"a", "same"}));
    auto workspace = at.open();
    answer(workspace, "greek/alpha", core::Grade::easy);
    const auto known = memory(workspace, "greek/alpha");
    at.put("a", deck_with_id("latin") + questions({"a", "same"}));
    at.put("b", deck_with_id("greek") + questions({"alpha", "same"}));
    CHECK(changes(workspace.decks));
    CHECK(keys(workspace) == Strings{"latin/a", "latin/same", "greek/alpha", "greek/same"});
    CHECK(memory(workspace, "greek/alpha") == known);
    for (const auto& key : keys(workspace)) CHECK(workspace.show(card(workspace, key)));
    CHECK(workspace.decks.complaints().empty());
}

TEST_CASE("A deck that is put before another of its id takes its place") {
    Home at;
    at.put("b", deck_with_id("greek") + questions({"alpha", "beta"}));
    auto workspace = at.open();
    answer(workspace, "greek/alpha", core::Grade::easy);
    const auto known = memory(workspace, "greek/alpha");
    at.put("a", deck_with_id("greek") + questions({"alpha"}));
    CHECK(changes(workspace.decks));
    CHECK(keys(workspace) == Strings{"greek/alpha"});
    CHECK(shown_files(workspace.decks, at) == Strings{"~/decks/a.toml"});
    CHECK(memory(workspace, "greek/alpha") == known);
}

TEST_CASE("A learner's deck replaces the shipped one of its id without a word") {
    Home at;
    at.ship("greek", questions({"alpha"}));
    at.put("mine", deck_with_id("greek") + questions({"beta"}));
    auto workspace = at.open();
    CHECK(keys(workspace) == Strings{"greek/beta"});
    CHECK(at.told().empty());
    at.remove("decks/mine.toml");
    CHECK(changes(workspace.decks));
    CHECK(keys(workspace) == Strings{"greek/alpha"});
}

TEST_CASE("A deck from elsewhere that has the id of a shipped one is complained of") {
    Home at;
    at.ship("greek", questions({"alpha"}));
    at.setup.places.env_decks = {at.write("clone/greek.toml", questions({"beta"}))};
    auto workspace = at.open();
    CHECK(keys(workspace) == Strings{"greek/beta"});
    CHECK(
        at.told() ==
        Strings{
            "~/shipped/greek.toml: its id `greek` is taken by ~/clone/greek.toml, so it is not used"});
}

TEST_CASE("A file that cannot be read is said, and the others are shown") {
    Home at;
    at.put("greek", questions({"alpha"}));
    make_too_large(at.put("huge", questions({"beta"})));
    auto workspace = at.open();
    CHECK(keys(workspace) == Strings{"greek/alpha"});
    CHECK(at.told() == Strings{"~/decks/huge.toml: larger than 64 MiB"});
    CHECK(workspace.decks.has_decks());
    CHECK_FALSE(changes(workspace.decks));
    at.put("huge", questions({"beta"}));
    check_mended(workspace, Strings{"greek/alpha", "huge/beta"});
}

TEST_CASE("A file that nobody may read is said, and so is a folder") {
    Home at;
    at.put("greek", questions({"alpha"}));
    fs::permissions(at.put("secret", questions({"beta"})), fs::perms::none);
    at.setup.places.env_decks = {at.folder / "closed"};
    at.write("closed/latin.toml", questions({"a"}));
    fs::permissions(at.folder / "closed", fs::perms::none);
    CHECK(true_where_permissions_bind([&] {
        auto workspace = at.open();
        return keys(workspace) == Strings{"greek/alpha"} &&
               at.told() == Strings{"~/closed: it cannot be read: Permission denied",
                                    "~/decks/secret.toml: it cannot be read: Permission denied"};
    }));
    fs::permissions(at.folder / "closed", fs::perms::owner_all);
}

TEST_CASE("A file or a folder that cannot be looked at just now is not said to be gone") {
    Home at;
    at.setup.places.env_decks = {at.folder / "closed"};
    at.write("closed/greek.toml", questions({"alpha"}));
    at.write("closed/more/latin.toml", questions({"a"}));
    auto workspace = at.open();
    fs::permissions(at.folder / "closed", fs::perms::owner_read);  // its names can be read, no more
    CHECK(true_where_permissions_bind([&] {
        workspace.decks.refresh();
        return at.brief(workspace.decks.news()) ==
               Strings{"~/closed/greek.toml: it cannot be read: Permission denied",
                       "~/closed/more: it cannot be read: Permission denied"};
    }));
    fs::permissions(at.folder / "closed", fs::perms::owner_all);
}

TEST_CASE("The cards of a file that cannot be read any more wait until it can") {
    Home at;
    const std::string path = at.put("greek", questions({"alpha"}));
    auto workspace = at.open();
    answer(workspace, "greek/alpha", core::Grade::easy);
    const auto known = memory(workspace, "greek/alpha");
    make_too_large(path);
    CHECK(changes(workspace.decks));
    CHECK(keys(workspace).empty());
    CHECK_FALSE(workspace.decks.has_decks());
    at.put("greek", questions({"alpha"}));
    CHECK(changes(workspace.decks));
    CHECK(keys(workspace) == Strings{"greek/alpha"});
    CHECK(memory(workspace, "greek/alpha") == known);
}

TEST_CASE("A root that somebody named and that does not exist is complained of") {
    Home at;
    at.setup.places.env_decks = {at.folder / "nowhere"};
    at.put("greek", questions({"alpha"}));
    auto workspace = at.open();
    CHECK(keys(workspace) == Strings{"greek/alpha"});
    CHECK(at.told() ==
          Strings{"~/nowhere: there is no such file or folder; EBB_DECK_PATH names it"});
    at.write("nowhere/latin.toml", questions({"a"}));
    check_mended(workspace, Strings{"greek/alpha", "latin/a"});
}

TEST_CASE("The learner's and the shipped folder may be missing") {
    Home at;
    auto workspace = at.open();
    fs::remove(at.setup.places.user_decks);
    CHECK_FALSE(changes(workspace.decks));
    CHECK(workspace.decks.complaints().empty());
    CHECK_FALSE(workspace.decks.has_decks());
}

TEST_CASE("The search path is the learner's, the environment's, the configuration's, the shipped") {
    Home at;
    const Variable variable("HOME", at.folder / "me");
    at.setup.places.env_decks = {at.folder / "clone"};
    at.setup.settings.deck_paths = {"~/tilde", "beside", at.folder / "absolute"};
    at.ship("s", questions({"s"}));
    at.write("absolute/a.toml", questions({"a"}));
    at.write("config/beside/b.toml", questions({"b"}));
    at.write("me/tilde/t.toml", questions({"t"}));
    at.write("clone/c.toml", questions({"c"}));
    at.put("u", questions({"u"}));
    auto workspace = at.open();
    const auto& library = workspace.decks;
    CHECK(all_files(library, at) == Strings{"~/decks/u.toml", "~/clone/c.toml", "~/me/tilde/t.toml",
                                            "~/config/beside/b.toml", "~/absolute/a.toml",
                                            "~/shipped/s.toml"});
    REQUIRE(library.roots().size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
        const int root = library.files()[i].root;
        CHECK(root == static_cast<int>(i));
        CHECK(library.is_user_root(root) == (i == 0));
        CHECK(library.is_shipped_root(root) == (i == 5));
    }
}

TEST_CASE("A complaint is news once, and again after it was mended") {
    Home at;
    at.put("greek", broken_note());
    auto workspace = at.open();
    auto& library = workspace.decks;
    CHECK(at.told().size() == 1);
    library.refresh();
    CHECK(library.news().empty());
    CHECK(library.complaints().size() == 1);
    at.put("greek", questions({"alpha"}));
    library.refresh();
    CHECK(library.news().empty());
    at.put("greek", broken_note());
    library.refresh();
    CHECK(
        at.brief(library.news()) ==
        Strings{
            "~/decks/greek.toml: 1 problem keeps notes hidden until mended; `ebb check ~/decks/greek.toml` says where"});
}

TEST_CASE("A note is read with its place, and only where its file still holds it there") {
    Home at;
    at.put("greek", question("alpha") + question("beta", "Which comes second?", "Beta."));
    auto workspace = at.open();
    auto& library = workspace.decks;
    const auto beta = note_of(workspace, "greek/beta");
    const auto read = library.read(beta);
    REQUIRE(read);
    CHECK(read->note.front == "Which comes second?");
    CHECK(read->note.back == "Beta.");
    CHECK(read->place.slice.line == 5);
    CHECK(at.brief(read->place.path) == "~/decks/greek.toml");

    at.put("greek", question("beta", "Which comes second?", "Beta."));
    CHECK_FALSE(library.read(beta));
    library.refresh();
    REQUIRE(library.read(note_of(workspace, "greek/beta")));
    CHECK(library.read(note_of(workspace, "greek/beta"))->place.slice.line == 1);
    at.put("greek", question("beta", "Which comes SECOND?", "Beta."));  // as long as before
    CHECK_FALSE(library.read(note_of(workspace, "greek/beta")));
    at.remove("decks/greek.toml");
    CHECK_FALSE(library.read(note_of(workspace, "greek/beta")));
    CHECK_FALSE(library.read(0));
}

TEST_CASE("Words are found in shown decks, each with the notes that say it") {
    Letters at;
    at.put("other", deck_with_id("greek") + question("gamma", "Third letter?", "Gamma."));
    auto workspace = at.open();
    CHECK(saying(workspace, "letter?") == Strings{"greek/alpha", "greek/beta", "latin/a"});
    CHECK(saying(workspace, "FIRST letter") == Strings{"greek/alpha", "latin/a"});
    CHECK(saying(workspace, "gamma").empty());
    CHECK(workspace.decks.notes_saying({}).empty());
    const auto said = workspace.decks.notes_saying({"beta", "nothing", "alpha"});
    REQUIRE(said.size() == 3);
    CHECK(said[0].notes == std::vector{note_of(workspace, "greek/beta")});
    CHECK(said[1].notes.empty());
    CHECK(said[2].notes == std::vector{note_of(workspace, "greek/alpha")});
}

TEST_CASE("A note that has been changed or broken says nothing until it is read again") {
    Letters at;
    auto workspace = at.open();
    at.put("greek", note(says("front", "First letter?")) + question("beta", "Last letter?", "B."));
    CHECK(saying(workspace, "letter?") == Strings{"latin/a"});
}

TEST_CASE("Words are not looked for in files that were cut short or are gone") {
    Letters at;
    auto workspace = at.open();
    at.put("greek", question("alpha", "First letter?", "Alpha."));
    at.remove("decks/latin.toml");
    CHECK(saying(workspace, "letter?") == Strings{"greek/alpha"});
}

#include "deckfile/index.hpp"

#include "base/numbers/hash.hpp"
#include "catch.hpp"
#include "deckfile/note.hpp"

#include <fmt/format.h>

using core::CatalogDeck;
using deckfile::describe;
using deckfile::has_error;
using deckfile::KnownNotes;
using deckfile::load;

namespace {

std::string note(std::string_view front, std::string_view more = "") {
    return fmt::format("[[card]]\nfront = \"{}\"\nback = \"b\"\n{}\n", front, more);
}

std::vector<std::string> problems_of(const CatalogDeck& deck) {
    std::vector<std::string> out;
    for (const auto& problem : deck.problems) out.push_back(describe("f", problem));
    return out;
}

std::vector<std::string> problems_of(std::string_view text) {
    return problems_of(load(text, "f.toml"));
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a deck's own table is read, and defaults fill what it leaves out") {
    const auto deck = load(
        "[deck]\nid = \"ds\"\ntitle = \"DS\"\ndescription = \"d\"\nauthor = \"a\"\nlicense = "
        "\"MIT\"\n"
        "version = \"1\"\ntags = [\"x\"]\n",
        "file.toml");
    CHECK(deck.problems.empty());
    CHECK(deck.info.id == "ds");
    CHECK(deck.info.title == "DS");
    CHECK(deck.info.description == "d");
    CHECK(deck.info.author == "a");
    CHECK(deck.info.license == "MIT");
    CHECK(deck.info.version == "1");
    CHECK(deck.info.tags == Strings{"x"});
    CHECK(deck.info.hash != 0);

    const auto bare = load(note("f"), "file.toml");
    CHECK(bare.problems.empty());
    CHECK(bare.info.id == "file");
    CHECK(bare.info.title == "file");
    CHECK(bare.info.hash == 0);
    CHECK(load("", "x.toml").problems.empty());
}

TEST_CASE("a note is kept as what schedules it and where it stands") {
    const std::string text = "[deck]\ntags = [\"Straße\", \"b\"]\n\n" +
                             note("f",
                                  "id = \"n\"\nreverse = true\ntags = [\"B\", \"a\"]\n"
                                  "verify_by = 2027-05-01\n");
    const auto deck = load(text, "f.toml");
    REQUIRE(deck.notes.size() == 1);
    const auto& kept = deck.notes[0];
    CHECK(kept.id == "n");
    CHECK(kept.kind == core::Kind::question);
    CHECK(kept.slice.line == 4);
    const auto slice = text.substr(static_cast<std::size_t>(kept.slice.offset),
                                   static_cast<std::size_t>(kept.slice.size));
    CHECK(slice.starts_with("[[card]]\n"));
    CHECK(kept.hash == base::hash64(slice));
    CHECK(kept.tags == Strings{"a", "b", "strasse"});
    CHECK(kept.suffixes == Strings{"", "#reverse"});
    CHECK(core::iso_date(*kept.verify_by) == "2027-05-01");
}

TEST_CASE("a note without an id goes by its fingerprint") {
    const auto deck = load(note("f"), "f.toml");
    REQUIRE(deck.notes.size() == 1);
    CHECK(deck.notes[0].id.starts_with('~'));
    CHECK(deck.notes[0].id == load(note("f", "tags = [\"x\"]"), "g.toml").notes[0].id);
    CHECK(deck.notes[0].id != load(note("g"), "f.toml").notes[0].id);
}

TEST_CASE("the deck's table may stand anywhere") {
    const auto deck = load(note("f") + "[deck]\ntags = [\"x\"]\n", "f.toml");
    CHECK(deck.problems.empty());
    CHECK(deck.notes[0].tags == Strings{"x"});
}

TEST_CASE("two notes that would share their keys are a problem of the second") {
    const auto ids =
        load(note("a", "id = \"n\"") + note("b", "id = \"n\"") + note("c", "id = \"N\""), "f.toml");
    CHECK(ids.notes.size() == 2);
    CHECK(problems_of(ids) == Strings{"f:5:1: error: the id `n` is taken by the note in line 1"});
    const auto same = load(note("a") + note(" a ", "hint = \"h\""), "f.toml");
    CHECK(same.notes.size() == 1);
    CHECK(problems_of(same) ==
          Strings{"f:5:1: error: the same note as in line 1; change one or give it an id"});
}

TEST_CASE("what is wrong around the notes is said, with what to write instead") {
    CHECK(problems_of("title = \"x\"\n") ==
          Strings{"f:1:1: error: `title` stands above the first header; write [deck] or [[card]] "
                  "before it"});
    CHECK(problems_of("[card]\n") ==
          Strings{"f:1:1: error: `[card]` is no header of a deck file; write [[card]]"});
    CHECK(problems_of("[[deck]]\n") ==
          Strings{"f:1:1: error: `[[deck]]` is no header of a deck file; write [deck]"});
    CHECK(problems_of("[[Cards]]\n") ==
          Strings{"f:1:1: error: `[[Cards]]` is no header of a deck file; write [[card]]"});
    CHECK(problems_of("  [card.x]\n") ==
          Strings{"f:1:3: error: `[card.x]` is no header of a deck file; notes and decks have no "
                  "tables inside"});
    CHECK(
        problems_of("[settings]\n") ==
        Strings{"f:1:1: error: `[settings]` is no header of a deck file; only [deck] and [[card]] "
                "are"});
    CHECK(problems_of("[\n") ==
          Strings{"f:1:1: error: `[` is no header of a deck file; only [deck] and [[card]] are"});
    CHECK(problems_of("[deck]\ntitel = \"x\"\nversion = 1\n[deck]\n") ==
          Strings{"f:2:1: error: unknown key `titel`; did you mean `title`?",
                  "f:3:11: error: `version` must be text in quotes, not a number",
                  "f:4:1: error: a second [deck]; the first is in line 1"});
}

TEST_CASE("a file name that is no id is made one, with a warning") {
    const auto deck = load(note("f"), "My deck!.toml");
    CHECK(deck.info.id == "My-deck-");
    CHECK(problems_of(deck) ==
          Strings{"f:1:1: warning: the file's name cannot be an id as it is; the "
                  "deck's id is `My-deck-`"});
    CHECK(load("[deck]\nid = \"x\"\n", "My deck!.toml").problems.empty());
    CHECK(load("", "plain").problems.empty());
}

TEST_CASE("a bad note never hides a good one") {
    const Strings bad = {
        note("b", "x = 1"),
        note("b", "front = \"again\""),
        "[[card]]\nfront = \"not closed\nback = \"b\"\n",
        "[[card]]\nfront = \"\"\"not closed\nback = \"b\"\n",
        "[[card]]\nfront = '''not closed\nback = \"b\"\n",
        "[[card]]\ntags = [\"not closed\nback = \"b\"\n",
        "[[card]]\nfront = \xE2\x80\x9C"
        "b\xE2\x80\x9D\n",
        "[[card]]\nfront = \"\xFF\"\n",
        std::string("[[card]]\nfront = \"\0\"\n", 21),
        "[[card]]\nfront = {\n",
        "[card]\nfront = \"f\"\n",
        "[[card]] front = \"f\"\n",
        "[[card\n",
        "[[card]]\n]\n",
    };
    for (const auto& text : bad) {
        CAPTURE(text);
        const auto deck =
            load(note("a") + text + note("c", "note = \"\"\"\nlong\n\"\"\"") + note("d"), "f.toml");
        CHECK(deck.notes.size() == 3);
        CHECK(has_error(deck.problems));
    }
}

TEST_CASE("a note may hold headers in its text") {
    const std::string text = note("a", "note = '''\n[[card]]\nfront = \"f\"\n'''") + note("b");
    CHECK(load(text, "f.toml").notes.size() == 2);
    CHECK(problems_of(text).empty());
    CHECK(problems_of(note("a", "note = '''\n[[card]]\n'''\nhnit = 1") + note("b")) ==
          Strings{"f:7:1: error: unknown key `hnit`; did you mean `hint`?"});
}

TEST_CASE("under a wrong id the notes would seem new, so a bad id leaves them out") {
    const auto bad = load("[deck]\nid = \"a b\"\n" + note("f"), "f.toml");
    CHECK(bad.notes.empty());
    CHECK(bad.problems.size() == 2);
    const auto found = load("[deck]\ntitle = \"oops\nid = \"ds\"\n" + note("f"), "f.toml");
    CHECK(found.info.id == "ds");
    CHECK(found.notes.size() == 1);
    const auto lost = load("[deck]\nid = \"oops\n" + note("f"), "f.toml");
    CHECK(lost.notes.empty());
    const auto none = load("[deck]\ntitle = \"oops\n" + note("f"), "f.toml");
    CHECK(none.info.id == "f");
    CHECK(none.notes.size() == 1);
}

TEST_CASE("what is too much is refused and does not cost the rest") {
    CHECK(problems_of(std::string(deckfile::largest_file + 1, '#')) ==
          Strings{"f:1:1: error: the file is larger than 64 MiB and was not read"});
    std::string many;
    for (int i = 0; i < 5000; ++i) many += "[x]\n";
    const auto deck = load(many + note("f"), "f.toml");
    CHECK(deck.notes.size() == 1);
    REQUIRE(deck.problems.size() == 1001);
    CHECK(deck.problems.back().message == "and 4000 more problems in this file");
}

TEST_CASE("a deck has at most 200,000 notes") {
    std::string text;
    for (std::size_t i = 0; i <= deckfile::most_notes; ++i)
        text += "[[card]]\ncloze = '{{" + std::to_string(i) + "}}'\n";
    const auto deck = load(text, "f.toml");
    CHECK(deck.notes.size() == deckfile::most_notes);
    CHECK(problems_of(deck) == Strings{"f:400001:1: error: a deck has at most 200000 notes; what "
                                       "follows is left out"});
}

TEST_CASE("notes that are known are taken over, with their new place") {
    const std::string old_text = "[deck]\ntags = [\"x\"]\n" + note("a") + note("b");
    const auto old_deck = load(old_text, "f.toml");
    const std::string new_text = "[deck]\ntags = [\"x\"]\n" + note("c") + note("b") + note("a");
    const auto deck = load(new_text, "f.toml", KnownNotes(old_deck));
    CHECK(deck.notes == load(new_text, "f.toml").notes);
    CHECK(deck.notes[1].slice.line == 7);
    // Knowledge that is wrong shows that it is used.
    auto wrong = old_deck;
    wrong.notes[0].tags = {"wrong"};
    CHECK(load(old_text, "f.toml", KnownNotes(wrong)).notes[0].tags == Strings{"wrong"});
}

TEST_CASE("a changed [deck] makes all notes be read again") {
    const auto old_deck = load("[deck]\ntags = [\"x\"]\n" + note("a"), "f.toml");
    for (const std::string& text : {"[deck]\ntags = [\"y\"]\n" + note("a"), note("a"),
                                    note("a") + "[deck]\ntags = [\"z\"]\n"})
        CHECK(load(text, "f.toml", KnownNotes(old_deck)).notes == load(text, "f.toml").notes);
}

TEST_CASE("warnings of unchanged notes are said again") {
    const std::string doubtful =
        "[[card]]\nfront = \"f\"\nanswer = \"a\"\nwrong = [\"All of these\"]\n";
    const std::string text = note("a") + doubtful + note("b");
    const auto deck = load(text, "f.toml");
    REQUIRE(deck.problems.size() == 1);
    CHECK(problems_of(load(text, "f.toml", KnownNotes(deck))) == problems_of(deck));
}

#include "deckfile/extend/overlay.hpp"

#include "catch.hpp"
#include "core/card/identity.hpp"
#include "deckfile/index.hpp"

#include <vector>

using deckfile::Extended;
using Strings = std::vector<std::string>;

namespace {

const std::string the_deck =
    "[deck]\nid = \"d\"\ntags = [\"t\"]\n\n"
    "[[card]]\nid = \"cap\"\nfront = \"Which two?\"\nback = \"C and A.\"\nnote = \"Say it.\"\n\n"
    "[[card]]\nfront = \"Nameless?\"\nback = \"Yes.\"\n\n"
    "[[card]]\nid = \"gap\"\ncloze = \"One {{hole}}.\"\n";

std::string extending(const std::string& tables) {
    return "[deck]\nextends = \"d\"\n" + tables;
}

// What files with these tables make of the deck.
Extended over(const std::vector<std::string>& texts) {
    std::vector<deckfile::ExtendingFile> files;
    for (const auto& text : texts) {
        auto deck = deckfile::load(text, "mine.toml");
        CHECK(deck.info.extends == "d");
        CHECK(deck.notes.empty());
        files.push_back(
            {"mine" + std::to_string(files.size() + 1) + ".toml", text, std::move(deck.additions)});
    }
    return deckfile::extended(deckfile::load(the_deck, "d.toml"), the_deck, files);
}

Extended over(const std::string& tables) {
    return over(Strings{extending(tables)});
}

Strings names(const Extended& extended) {
    Strings out;
    for (const auto& note : extended.deck.notes) out.push_back(note.id);
    return out;
}

Strings told(const Extended& extended, std::size_t file = 0) {
    Strings out;
    for (const auto& problem : extended.problems.at(file))
        out.push_back(deckfile::describe("", problem).substr(1));
    return out;
}

Strings told(const std::string& tables) {
    return told(over(tables));
}

std::string nameless() {
    return deckfile::load(the_deck, "d.toml").notes.at(1).id;
}

}  // namespace

TEST_CASE("A note with the name of one of the deck's replaces the keys that it has") {
    const auto extended = over("[[card]]\nid = \"cap\"\nnote = \"Mine.\"\nhint = [\"h\"]\n");
    CHECK(told(extended).empty());
    const core::Note& note = extended.notes.at("cap");
    CHECK(note.why == "Mine.");
    CHECK(note.hints == Strings{"h"});
    CHECK(note.back == "C and A.");
    CHECK(names(extended) == Strings{"cap", nameless(), "gap"});
    const core::CatalogNote& kept = extended.deck.notes.front();
    CHECK(kept.layer->keys == Strings{"note", "hint"});
    CHECK(kept.layer->path == "mine1.toml");
    CHECK(kept.layer->slice.line == 3);
    CHECK(kept.slice.line == 5);
    CHECK(kept.tags == Strings{"t"});
}

TEST_CASE("An empty text or list takes a key of the deck's note away") {
    const auto extended = over("[[card]]\nid = \"cap\"\nnote = \"\"\ntags = []\n");
    CHECK(told(extended).empty());
    CHECK(extended.notes.at("cap").why.empty());
    CHECK(extended.deck.notes.front().layer->keys == Strings{"note", "tags"});
}

TEST_CASE("A note without an id is meant by its name, and keeps it whatever it says then") {
    const auto extended = over("[[card]]\nid = \"" + nameless() + "\"\nfront = \"Other words?\"\n");
    CHECK(told(extended).empty());
    CHECK(extended.deck.notes.at(1).id == nameless());
    CHECK(extended.notes.at(nameless()).front == "Other words?");
    CHECK(extended.notes.at(nameless()).id.empty());
}

TEST_CASE("A hole that says something else is another card of the same note") {
    const auto extended = over("[[card]]\nid = \"gap\"\ncloze = \"One {{gap}} and {{two}}.\"\n");
    CHECK(extended.deck.notes.at(2).suffixes.size() == 2);
}

TEST_CASE("Another note is added to the deck at its end") {
    const auto extended = over("[[card]]\nid = \"own\"\nfront = \"Mine?\"\nback = \"Yes.\"\n");
    CHECK(told(extended).empty());
    CHECK(names(extended) == Strings{"cap", nameless(), "gap", "own"});
    CHECK(extended.deck.notes.back().layer->is_whole());
    CHECK(extended.deck.notes.back().tags == Strings{"t"});
}

TEST_CASE("What does not fit the deck's note is told where it stands, and the note stays") {
    const auto check = [](const std::string& tables, const std::string& sentence) {
        CAPTURE(tables);
        const auto extended = over(tables);
        CHECK(told(extended) == Strings{sentence});
        CHECK(extended.notes.empty());
        CHECK(extended.deck.notes == deckfile::load(the_deck, "d.toml").notes);
    };
    check("[[card]]\nid = \"cap\"\ncloze = \"Now {{a hole}}.\"\n",
          "5:1: error: `cloze` would make a cloze note of it; the note that is changed is a "
          "question note, and stays one");
    check("[[card]]\nid = \"cap\"\nback = \"\"\nfront = \"What?\"\n",
          "3:1: error: a note needs `front` and `back`, or `cloze`, or `front` with `answer` and "
          "`wrong`, `number` or `points`");
    check("[[card]]\nid = \"cap\"\nhnit = \"h\"\n",
          "5:1: error: unknown key `hnit`; did you mean `hint`?");
    check("[[card]]\nid = \"cap\"\nnote = 3\n",
          "5:8: error: `note` must be text in quotes, not a number");
    check("[[card]]\nid = \"~2345\"\nfront = \"Gone?\"\nback = \"Yes.\"\n",
          "3:1: error: this is left out: the deck `d` has no note `~2345`");
    check("[[card]]\nid = \"cop\"\nnote = \"Mine.\"\n",
          "3:1: error: this is left out: the deck `d` has no note `cop`; did you mean `cap`?");
    check("[[card]]\nfront = \"Nameless?\"\nback = \"Yes.\"\n",
          "3:1: error: the deck `d` has this very note already");
    check("[[card]]\nid = \"cap\"\n",
          "3:1: warning: this changes nothing; write below `id` what is to be another");
}

TEST_CASE("What means a note that has a mistake in its deck is left out, and that is told") {
    const std::string broken =
        the_deck + "\n[[card]]\nid = \"bad\"\nfront = \"Which?\"\nbakc = \"That.\"\n";
    const auto told_of = [&](const std::string& keys) {
        const std::string text = extending("[[card]]\nid = \"bad\"\n" + keys);
        auto extended =
            deckfile::extended(deckfile::load(broken, "d.toml"), broken,
                               {{"mine.toml", text, deckfile::load(text, "mine.toml").additions}});
        CHECK(extended.deck.notes.size() == 3);
        return told(extended);
    };
    const Strings sentence{
        "3:1: error: this is left out: the note `bad` of the deck `d` has a mistake there, in line "
        "19 or below"};
    CHECK(told_of("note = \"Mine.\"\n") == sentence);
    CHECK(told_of("back = \"Mine.\"\n") == sentence);
    CHECK(told_of("front = \"Mine?\"\nback = \"Mine.\"\n") == sentence);
}

TEST_CASE("Of two that say something of one note the first holds, and the other is told") {
    const std::string first = "[[card]]\nid = \"cap\"\nnote = \"First.\"\n";
    const std::string second = "[[card]]\nid = \"cap\"\nhint = \"Second.\"\n";
    CHECK(told(first + second) ==
          Strings{"6:1: error: the note `cap` has what mine1.toml:3 says of it, so this is left "
                  "out"});
    const auto extended = over(Strings{extending(first), extending(second)});
    CHECK(told(extended).empty());
    CHECK(told(extended, 1) ==
          Strings{"3:1: error: the note `cap` has what mine1.toml:3 says of it, so this is left "
                  "out"});
    CHECK(extended.notes.at("cap").why == "First.");
    CHECK(extended.notes.at("cap").hints.empty());
}

TEST_CASE("What only the deck can say does not stand beside extends") {
    const auto deck = deckfile::load(
        "[deck]\nextends = \"d\"\ntitle = \"Mine\"\nid = \"m\"\nallow = [\"no-source\"]\n",
        "mine.toml");
    REQUIRE(deck.problems.size() == 2);
    CHECK(deck.problems[0].message ==
          "`title` cannot stand beside `extends`: the deck that is extended says it, for all its "
          "notes");
    CHECK(deck.problems[1].line == 4);
    CHECK(deck.info.extends == "d");
}

TEST_CASE("A file whose extends cannot be read is no deck of its own") {
    for (const std::string bad :
         {"extends = \"no id!\"", "extends = 3", "extends = \"d", "extend = \"d\""}) {
        CAPTURE(bad);
        const auto deck = deckfile::load(
            "[deck]\n" + bad + "\n\n[[card]]\nfront = \"Q?\"\nback = \"A\"\n", "mine.toml");
        CHECK(deckfile::has_error(deck.problems));
        CHECK(deck.notes.empty());
        CHECK(deck.additions.empty());
        CHECK(deck.info.id == "~mine");
    }
}

TEST_CASE("A bad table of a file that extends a deck hides itself alone") {
    const auto deck = deckfile::load(
        extending("[[card]]\nid = \"cap\nnote = \"x\"\n[[card]]\nid = \"gap\"\nhint = \"h\"\n"),
        "mine.toml");
    CHECK(deckfile::has_error(deck.problems));
    REQUIRE(deck.additions.size() == 1);
    CHECK(deck.additions.front().name == "gap");
}

// Properties that hold for any text: on random decks, whole and cut.
#include "base/numbers/hash.hpp"
#include "catch.hpp"
#include "core/card/identity.hpp"
#include "deckfile/index.hpp"
#include "deckfile/note.hpp"

#include <fmt/format.h>

#include <random>

using core::CatalogDeck;
using deckfile::KnownNotes;
using deckfile::load;

namespace {

// Repeats itself on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }

    std::string any_of(const std::vector<std::string>& texts) { return texts[below(texts.size())]; }

private:
    std::mt19937_64 engine_;
};

std::string random_note(Dice& dice, std::size_t number) {
    const std::vector<std::string> kinds = {
        "front = \"q {}\"\nback = \"a\"\n",
        "front = '''q\n {}'''\nback = \"\"\"\n[a]\n\"\"\"\n",
        "cloze = \"it is {{{{{}}}}} \\\" # ok\"\n",
        "front = 'q {} ü'\nanswer = \"a\"\nwrong = [\n  \"b\", # no\n  'c',\n]\n",
        "front = \"q {}\"\nnumber = 1.5\nwithin = \"x3\"\n",
        "front = \"q {}\"\npoints = [\"a\", \"b\"]\n",
    };
    std::string text = "[[card]]\n" + fmt::format(fmt::runtime(dice.any_of(kinds)), number);
    if (dice.below(2)) text += fmt::format("id = \"n{}\"\n", number);
    if (dice.below(2)) text += "tags = [\"Core\", 'x']\n";
    return text + dice.any_of({"", "\n", "# a comment with a \" and [[card]]\n", "\n\n"});
}

struct Deck {
    std::string header;
    std::vector<std::string> notes;

    std::string text() const {
        std::string out = header;
        for (const auto& note : notes) out += note;
        return out;
    }
};

Deck random_deck(Dice& dice) {
    Deck deck{dice.any_of({"", "# mine\n", "[deck]\ntags = [\"t\"]\n\n", "[deck]\nid = \"d\"\n"}),
              {}};
    const std::size_t count = 1 + dice.below(8);
    for (std::size_t i = 0; i < count; ++i) deck.notes.push_back(random_note(dice, i));
    return deck;
}

std::string_view slice_of(const std::string& text, const core::Slice& slice) {
    REQUIRE(slice.offset >= 0);
    REQUIRE(slice.offset + slice.size <= std::ssize(text));
    return std::string_view(text).substr(static_cast<std::size_t>(slice.offset),
                                         static_cast<std::size_t>(slice.size));
}

void check_slices(const std::string& text, const CatalogDeck& deck) {
    for (const auto& kept : deck.notes) {
        const auto slice = slice_of(text, kept.slice);
        CHECK(kept.hash == base::hash64(slice));
        deckfile::Problems problems;
        const auto note = deckfile::read_note(slice, kept.slice.line, problems);
        REQUIRE(note);
        CHECK(core::note_id(*note) == kept.id);
        CHECK(note->kind == kept.kind);
    }
}

}  // namespace

TEST_CASE("whole decks load without problems, every slice reads as its note") {
    Dice dice(1);
    for (int round = 0; round < 200; ++round) {
        const Deck deck = random_deck(dice);
        const std::string text = deck.text();
        CAPTURE(text);
        const auto loaded = load(text, "d.toml");
        CHECK(loaded.problems.empty());
        CHECK(loaded.notes.size() == deck.notes.size());
        check_slices(text, loaded);
    }
}

TEST_CASE("of a deck cut off anywhere, the notes before the cut survive") {
    Dice dice(2);
    for (int round = 0; round < 300; ++round) {
        const Deck deck = random_deck(dice);
        std::string text = deck.text();
        const std::size_t cut = dice.below(text.size() + 1);
        text.resize(cut);
        CAPTURE(text);
        const auto loaded = load(text, "d.toml");
        std::size_t whole = 0;
        for (std::size_t end = deck.header.size(); whole < deck.notes.size(); ++whole)
            if ((end += deck.notes[whole].size()) > cut) break;
        CHECK(loaded.notes.size() >= whole);
        CHECK(loaded.notes.size() <= whole + 1);
        check_slices(text, loaded);
    }
}

TEST_CASE("a note that is cut short costs no other note") {
    Dice dice(3);
    for (int round = 0; round < 300; ++round) {
        Deck deck = random_deck(dice);
        std::string& victim = deck.notes[dice.below(deck.notes.size())];
        victim = victim.substr(0, dice.below(victim.size())) + "\n";
        const std::string text = deck.text();
        CAPTURE(text);
        CHECK(load(text, "d.toml").notes.size() >= deck.notes.size() - 1);
    }
}

TEST_CASE("a reading with known notes equals a full one") {
    Dice dice(4);
    const std::string damage = "\"'[]#=\n\\{}.\xFF";
    for (int round = 0; round < 500; ++round) {
        Deck deck = random_deck(dice);
        const auto before = load(deck.text(), "d.toml");
        const KnownNotes known(before);
        deck.notes.push_back(random_note(dice, 99));
        std::swap(deck.notes.front(), deck.notes.back());
        if (dice.below(4) == 0) deck.header = random_deck(dice).header;
        std::string text = deck.text();
        if (dice.below(2)) text[dice.below(text.size())] = damage[dice.below(damage.size())];
        CAPTURE(text);
        const auto reused = load(text, "d.toml", known);
        const auto reread = load(text, "d.toml");
        CHECK(reused.info == reread.info);
        CHECK(reused.notes == reread.notes);
        CHECK(reused.problems == reread.problems);
        check_slices(text, reread);
    }
}

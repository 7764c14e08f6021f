// Properties of mending: whatever the text, what is not mended stays, and a mechanical mistake that
// is put into a legal deck is taken out again.
#include "base/contains.hpp"
#include "catch.hpp"
#include "deckfile/edit/notes.hpp"
#include "deckfile/edit/notes_of.hpp"
#include "deckfile/mend/mend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>

using deckfile::Mended;

namespace {

using Texts = std::vector<std::string>;

class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
    bool one_in(std::size_t count) { return below(count) == 0; }
    std::string any_of(const Texts& texts) { return texts[below(texts.size())]; }

private:
    std::mt19937_64 engine_;
};

// With `{}` for its number, so that no two are the same.
std::string random_note(Dice& dice, std::size_t number) {
    const Texts kinds = {
        "[[card]]\nfront = \"q {}\"\nback = \"a, b; c\"\nreverse = true\n",
        "  [[card]]  # one\n  front = \"q {}\"\n\n  # “inside”\n  back = \"a\" # end\n",
        "[[card]]\nback = \"\"\"\n# [[card]]\n[a]\n\n\"\"\"\nfront = '''q\n {}'''\n",
        "[[card]]\ncloze = \"it is {{{{{}}}}} and {{{{x::y}}}}\"\naccept.\"{}\" = [\"x\"]\n",
        "[[card]]\nfront = 'q {} ü'\nanswer = \"a\"\nwrong = [\n  \"b\", # no\n\n  # c\n  'c',\n]\n",
        "[[card]]\nid = \"n{}\"\nfront = \"q {}\"\nnumber = 86_400\nwithin = \"x3\"\n",
        "[[card]]\nfront = \"日本語 {}\"\npoints = [\"a\", \"b\", 'c']\nid = \"p{}\"\n",
    };
    return fmt::format(fmt::runtime(dice.any_of(kinds)), number, number);
}

std::string random_deck(Dice& dice) {
    std::string text = dice.any_of({"", "\xEF\xBB\xBF"});
    text += dice.any_of({"", "# mine\n\n", "[deck]\ntags = [\"t\"]\nreverse = true\n"});
    const std::size_t count = 1 + dice.below(5);
    for (std::size_t i = 0; i < count; ++i)
        text += random_note(dice, i) + dice.any_of({"", "\n", "\n\n", "# “c”, d;\n\n"});
    return text;
}

void to_windows(std::string& text) {
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '\r');
}

struct Replacement {
    std::string right;
    std::string wrong;
};

// What people write for what is right, wherever that stands alone.
const std::vector<Replacement> mistakes = {
    {"[[card]]\n", "[card]\n"},
    {"[[card]]\n", "[[cards]]\n"},
    {"front = \"q", "front: \"q"},
    {"back = \"a\"", "back => \"a\""},
    {"front = \"q", "Front = \"q"},
    {"\"a, b; c\"\n", "“a, b; c”\n"},
    {"\"a, b; c\"\n", "\"a, b; c”\n"},
    {"\"a, b; c\"\n", "„a, b; c“,\n"},
    {"\"a, b; c\"\n", "\"a, b; c\";\n"},
    {"\"a, b; c\"\n", "\"a, b; c\", "},
    {"= true\n", "= True\n"},
    {"= true\n", "= \"true\"\n"},
    {"86_400", "86 400"},
    {"86_400", "\"86 400\""},
    {"{{x::y}}", "{{c1::x::y}}"},
    {"[\"a\", \"b\", 'c']", "[\"a\" \"b\", 'c']"},
    {"[\"a\", \"b\", 'c']", "[“a”, “b”, ‘c’]"},
    {"[\"a\", \"b\", 'c']", "[\"a\", \"b\",, 'c']"},
    {"[\"a\", \"b\", 'c']", "[\"a\"; \"b\"; 'c']"},
    {"[\"a\", \"b\", 'c']", "\"a\", \"b\", 'c'"},
    {"\"b\", # no", "\"b\" # no"},
    {"back = \"a\" # end", "back = \"a\" // end"},
    {" = \"q", "\u00A0= \"q"},
};

// Puts one in; false where the deck has no place for it.
bool spoil(std::string& text, const Replacement& mistake, Dice& dice) {
    std::vector<std::size_t> places;
    for (auto at = text.find(mistake.right); at != std::string::npos;
         at = text.find(mistake.right, at + 1))
        if (at == 0 || text.compare(at - 1, 3, "# [") != 0) places.push_back(at);
    // A header inside a text is none.
    std::erase_if(places, [&](std::size_t at) {
        return mistake.right.starts_with("[[card]]") && at >= 2 &&
               text.compare(at - 2, 2, "# ") == 0;
    });
    if (places.empty()) return false;
    text.replace(places[dice.below(places.size())], mistake.right.size(), mistake.wrong);
    return true;
}

Texts lines_of(std::string_view text) {
    Texts lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

// Nothing but lines that are named as mended changes; all others stand in their order.
void check_other_bytes(const std::string& text, const Mended& mended) {
    std::set<int> named;
    for (const auto& mend : mended.mends) named.insert(mend.line);
    const Texts lines = lines_of(text);
    std::size_t at = 0;
    int line = 1;
    for (const auto& change : mended.changes) {
        REQUIRE(change.span.begin >= at);
        REQUIRE(change.span.end <= text.size());
        for (; at < change.span.begin; ++line)
            at += lines[static_cast<std::size_t>(line) - 1].size();
        for (; at < change.span.end; ++line) at += lines[static_cast<std::size_t>(line) - 1].size();
        CHECK(at == change.span.end);
    }
    CHECK(mended.changes.size() <= named.size());
    CHECK(mended.changes.empty() == named.empty());
}

}  // namespace

TEST_CASE("A legal deck has nothing to be mended") {
    Dice dice(1);
    for (int round = 0; round < 200; ++round) {
        std::string text = random_deck(dice);
        if (dice.one_in(3)) to_windows(text);
        CAPTURE(text);
        REQUIRE(deckfile::read_deck(text, "d.toml").deck.problems.empty());
        CHECK(deckfile::mend(text, "d.toml").changes.empty());
    }
}

TEST_CASE("A mechanical mistake in a deck is mended, and its notes say what they said") {
    Dice dice(2);
    std::vector<int> made(mistakes.size());
    for (int round = 0; round < 1500; ++round) {
        const std::string text = random_deck(dice);
        std::string spoiled = text;
        for (std::size_t more = 1 + dice.below(3); more > 0; --more) {
            const std::size_t which = dice.below(mistakes.size());
            made[which] += spoil(spoiled, mistakes[which], dice);
        }
        std::string whole = text;
        if (dice.one_in(3)) {
            to_windows(spoiled);
            to_windows(whole);
        }
        const auto mended = deckfile::mend(spoiled, "d.toml");
        const std::string now = deckfile::changed(spoiled, mended.changes);
        CAPTURE(spoiled, now);
        const auto before = deckfile::read_deck(whole, "d.toml");
        const auto after = deckfile::read_deck(now, "d.toml");
        CHECK(after.deck.problems.empty());
        CHECK(notes_of(after) == notes_of(before));
        check_other_bytes(spoiled, mended);
    }
    CHECK(std::all_of(made.begin(), made.end(), [](int count) { return count > 10; }));
}

TEST_CASE("Of any text no other line changes, and no note that could be read says anything else") {
    Dice dice(3);
    const Texts damage = {"\"", "'", "[", "]",  "#",  "=",  "\n", "\\",        "{{",   "}}",
                          ",",  ";", ":", "“",  "”",  "‘",  "’",  "\u00A0",    "\xFF", "//",
                          "\r", "«", "»", "c1", "::", "\t", "--", "[[card]]\n"};
    for (int round = 0; round < 1500; ++round) {
        std::string text = random_deck(dice);
        for (std::size_t more = 1 + dice.below(6); more > 0; --more)
            text.insert(dice.below(text.size() + 1), dice.any_of(damage));
        const auto mended = deckfile::mend(text, "d.toml");
        const std::string now = deckfile::changed(text, mended.changes);
        CAPTURE(text, now);
        check_other_bytes(text, mended);
        const auto before = deckfile::read_deck(text, "d.toml");
        const auto after = deckfile::read_deck(now, "d.toml");
        CHECK(after.deck.problems.size() <= before.deck.problems.size());
        CHECK((after.deck.problems.size() < before.deck.problems.size()) ==
              !mended.changes.empty());
        const auto notes = notes_of(after);
        for (const auto& note : notes_of(before)) CHECK(base::contains(notes, note));
        CHECK(deckfile::mend(now, "d.toml").changes.empty());
    }
}

// Properties of edits to a deck's text: on random decks, broken notes among them.
#include "catch.hpp"
#include "deckfile/edit/notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

using deckfile::Changes;
using deckfile::NoteIndex;
using deckfile::NotesToBe;
using deckfile::ReadDeck;

namespace {

using Lines = std::vector<std::string>;

class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
    bool one_in(std::size_t count) { return below(count) == 0; }
    std::string any_of(const Lines& texts) { return texts[below(texts.size())]; }

private:
    std::mt19937_64 engine_;
};

// With `{}` for its number, so that no two are the same.
std::string random_table(Dice& dice, std::size_t number) {
    const Lines tables = {
        "[[card]]\nfront = \"q {}\"\nback = \"a\"\n",
        "  [[card]]  # one\n  front = \"q {}\"\n\n  # inside\n  back = \"a\" # end\n",
        "[[card]]\nback = \"\"\"\n# [[card]]\n[a]\n\n\"\"\"\nfront = '''q\n {}'''\n",
        "[[card]]\ncloze = \"it is {{{{{}}}}} \\\" # ok\"\naccept.\"{}\" = [\"x\"]\n",
        "[[card]]\nfront = 'q {} ü'\nanswer = \"a\"\nwrong = [\n  \"b\", # no\n\n  # c\n  'c',\n]\n",
        "[[card]]\nid = \"n{}\"\nfront = \"q {}\"\nnumber = 1.5\nwithin = \"x3\"\n",
        "[[card]]\nfront = \"q {}\"\npoints = [\"a\", \"b\"]\nid = \"p{}\"\n",
        "[[card]]\nfront = \"q {}\"\n",                         // broken from here on
        "[[card]]\nfront = \"q {}\nback = \"a\"\n",             //
        "[[card]]\nid = \"b{}\"\nfront = \"q\"\nbakc = 'x'\n",  //
        "[[crad]]\nfront = \"q {}\"\n",                         //
    };
    return fmt::format(fmt::runtime(dice.any_of(tables)), number, number);
}

std::string random_deck(Dice& dice, std::size_t first) {
    const Lines between = {"",        "",          "\n",        "\n",           "\n\n",  "# c\n",
                           "\n# c\n", "\n# c\n\n", "  # c\n\n", "#:schema x\n", "\n\t\n"};
    std::string text = dice.any_of({"", "\xEF\xBB\xBF"});
    text += dice.any_of({"", "# mine\n", "# mine\n\n", "[deck]\ntags = [\"t\"]\nreverse = true\n"});
    const std::size_t count = 1 + dice.below(7);
    for (std::size_t i = 0; i < count; ++i)
        text += dice.any_of(between) + random_table(dice, first + i);
    text += dice.any_of(between);
    if (dice.one_in(4) && text.ends_with('\n')) text.pop_back();
    if (dice.one_in(3))
        for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2)
            text.insert(at, 1, '\r');
    return text;
}

ReadDeck read(const std::string& text) {
    return deckfile::read_deck(text, "d.toml");
}

// As an author counts them, without their ends, nor the mark at the beginning of the file.
Lines lines_of(std::string_view text) {
    Lines lines;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.emplace_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// Whether `part` is what is left of `whole` where lines are taken out.
bool is_left_of(const Lines& part, const Lines& whole) {
    auto next = part.begin();
    for (const auto& line : whole)
        if (next != part.end() && *next == line) ++next;
    return next == part.end();
}

std::vector<NoteIndex> some_of(Dice& dice, const ReadDeck& deck) {
    std::vector<NoteIndex> some;
    for (NoteIndex i = 0; i < deck.deck.notes.size(); ++i)
        if (dice.one_in(2)) some.push_back(i);
    return some;
}

NotesToBe others(const ReadDeck& deck, const std::vector<NoteIndex>& without) {
    NotesToBe notes;
    for (NoteIndex i = 0; i < deck.deck.notes.size(); ++i)
        if (std::find(without.begin(), without.end(), i) == without.end()) notes.emplace_back(i);
    return notes;
}

template <typename Check>
void for_random_decks(std::uint64_t seed, Check check) {
    Dice dice(seed);
    for (int round = 0; round < 1500; ++round) {
        const std::string text = random_deck(dice, 0);
        CAPTURE(text);
        check(read(text), dice);
    }
}

}  // namespace

TEST_CASE("A key that is put into a note is one line more, and no other note reads otherwise") {
    for_random_decks(1, [](const ReadDeck& deck, Dice& dice) {
        Changes changes;
        auto notes = deckfile::all_notes(deck);
        const std::string key = dice.any_of({"id", "note"});
        for (NoteIndex i = 0; i < notes.size(); ++i) {
            core::Note note = deck.note(i);
            if (!note.id.empty()) continue;
            const std::string value = fmt::format("new{}", i);
            changes.push_back(deckfile::insert_key(deck, i, key, '"' + value + '"'));
            (key == "id" ? note.id : note.why) = value;
            notes[i] = note;
        }
        const std::string now = deckfile::changed(deck.text, changes);
        CAPTURE(now);
        CHECK(deckfile::says(read(now), deck, notes));
        CHECK(lines_of(now).size() == lines_of(deck.text).size() + changes.size());
        CHECK(is_left_of(lines_of(deck.text), lines_of(now)));
        const auto listed = deckfile::list_changes(deck.text, changes);
        const auto added = std::count_if(listed.begin(), listed.end(),
                                         [](const auto& line) { return line.starts_with('+'); });
        const auto gone = std::count_if(listed.begin(), listed.end(),
                                        [](const auto& line) { return line.starts_with('-'); });
        CHECK(added - gone == std::ssize(changes));
    });
}

TEST_CASE("Notes that are cut leave all other lines, and no other note reads otherwise") {
    for_random_decks(2, [](const ReadDeck& deck, Dice& dice) {
        const auto cut = some_of(dice, deck);
        const Changes changes = deckfile::cut(deck, cut);
        const std::string left = deckfile::changed(deck.text, changes);
        CAPTURE(left);
        // Words without a single table are Markdown, and no deck.
        const bool is_no_deck = read(left).deck.info.id.starts_with('~');
        CHECK((deckfile::says(read(left), deck, others(deck, cut)) ||
               (is_no_deck && left.find("\n[") == std::string::npos)));
        CHECK(is_left_of(lines_of(left), lines_of(deck.text)));
        std::size_t bytes = 0;
        for (const auto& change : changes) bytes += change.span.end - change.span.begin;
        CHECK(left.size() + bytes == deck.text.size());
        CHECK(left.empty() == (bytes == deck.text.size()));
        const bool has_crlf = deck.text.find("\r\n") != std::string::npos;
        CHECK(std::count(left.begin(), left.end(), '\r') ==
              (has_crlf ? std::count(left.begin(), left.end(), '\n') : 0));
    });
}

TEST_CASE("Notes that move read as they did, and nothing in either deck reads otherwise") {
    Dice dice(3);
    for (int round = 0; round < 1500; ++round) {
        const ReadDeck from = read(random_deck(dice, 0));
        const ReadDeck into = read(random_deck(dice, 100));
        const auto moved = some_of(dice, from);
        Lines lines;
        auto notes = deckfile::all_notes(into);
        for (const NoteIndex i : moved) {
            lines.push_back(deckfile::lines_of_note(from, i));
            notes.emplace_back(from.note(i));
        }
        const std::string now = deckfile::changed(into.text, {deckfile::append(into, lines)});
        CAPTURE(from.text, into.text, now);
        CHECK(deckfile::says(read(now), into, notes));
        CHECK(now.starts_with(into.text));
        const bool has_crlf = into.text.find("\r\n") != std::string::npos;
        const std::string added = now.substr(into.text.size());
        const auto ends = std::count(added.begin(), added.end(), '\n');
        CHECK(std::count(added.begin(), added.end(), '\r') == (has_crlf ? ends : 0));
    }
}

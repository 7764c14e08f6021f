// Properties of what one note changes in another: random notes, and files that extend a deck.
#include "catch.hpp"
#include "deckfile/edit/keys.hpp"
#include "deckfile/extend/overlay.hpp"
#include "deckfile/index.hpp"
#include "deckfile/print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

using core::Kind;
using core::Note;
using Strings = std::vector<std::string>;

namespace {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
    bool one_in(std::size_t count) { return below(count) == 0; }
    template <typename T>
    T any_of(const std::vector<T>& some) {
        return some[below(some.size())];
    }

private:
    std::mt19937_64 engine_;
};

std::string text(Dice& dice) {
    return dice.any_of<std::string>(
        {"a", "b \"q\"", "x\ny", "\\d ü", "# no comment", "[[card]]", "it's"});
}

Strings texts(Dice& dice, std::size_t fewest, std::size_t most) {
    Strings out;
    const std::size_t count = fewest + dice.below(most - fewest + 1);
    for (std::size_t i = 0; i < count; ++i) out.push_back(fmt::format("{} {}", text(dice), i));
    return out;
}

void answer(Note& note, Dice& dice) {
    switch (note.kind) {
        case Kind::question:
            note.back = text(dice);
            note.accept = texts(dice, 0, 2);
            if (dice.one_in(3)) note.reverse = dice.one_in(2);
            return;
        case Kind::cloze:
            note.front =
                dice.any_of<std::string>({"A {{gap}} and {{two}}.", "A {{gap}} or {{more x}}."});
            if (dice.one_in(2)) note.accept_by_hole = {{"gap", texts(dice, 1, 2)}};
            return;
        case Kind::choice:
            note.right = {"yes"};
            note.wrong = texts(dice, 1, 3);
            return;
        case Kind::number:
            note.number = 1.5 + static_cast<double>(dice.below(3));
            if (dice.one_in(2)) note.unit = "s";
            return;
        case Kind::points:
            note.points = texts(dice, 2, 4);
            note.ordered = dice.one_in(2);
            return;
    }
}

Note random_note(Dice& dice, Kind kind, const std::string& id) {
    Note note;
    note.kind = kind;
    note.id = id;
    note.front = "Front " + text(dice);
    answer(note, dice);
    if (dice.one_in(2)) note.hints = texts(dice, 1, 2);
    if (dice.one_in(2)) note.why = text(dice);
    if (dice.one_in(3)) note.tags = {"t", "core"};
    if (dice.one_in(3)) note.sources = texts(dice, 1, 2);
    if (dice.one_in(4))
        note.as_of = std::chrono::sys_days(std::chrono::days(20000 + dice.below(9)));
    return note;
}

Kind any_kind(Dice& dice) {
    return dice.any_of<Kind>(
        {Kind::question, Kind::cloze, Kind::choice, Kind::number, Kind::points});
}

// A file that extends the deck, with things in it that are to stay.
std::string random_extension(Dice& dice, const Strings& tables) {
    std::string out = dice.any_of<std::string>({"", "# mine\n\n"}) + "[deck]\nextends = \"d\"\n";
    for (const std::string& table : tables) {
        out += dice.any_of<std::string>({"\n", "\n# about\n", "\n\n"}) + table;
        out += dice.any_of<std::string>({"", "", "# below\n"});
    }
    if (dice.one_in(4) && out.ends_with('\n')) out.pop_back();
    if (dice.one_in(4))
        for (std::size_t at = 0; (at = out.find('\n', at)) != std::string::npos; at += 2)
            out.insert(at, 1, '\r');
    return out;
}

struct Laid {
    std::map<std::string, Note> notes;
    bool is_right = true;
};

Laid lay(const std::string& deck, const std::string& extension) {
    const auto own = deckfile::load(extension, "mine.toml");
    auto extended = deckfile::extended(deckfile::load(deck, "d.toml"), deck,
                                       {{"mine.toml", extension, own.additions}});
    const bool has_error =
        deckfile::has_error(own.problems) || deckfile::has_error(extended.problems[0]);
    return {std::move(extended.notes), !has_error};
}

Strings lines_beside(const std::string& text, const std::string& table) {
    Strings lines;
    std::string rest = text;
    if (const auto at = rest.find(table); at != std::string::npos) rest.erase(at, table.size());
    std::erase(rest, '\r');
    for (std::size_t at = 0; at < rest.size();) {
        const auto end = std::min(rest.find('\n', at), rest.size());
        if (rest.substr(at, 1) == "#") lines.push_back(rest.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

}  // namespace

TEST_CASE("What differs between two notes, laid over the one, makes the other, key by key") {
    Dice dice(1);
    for (int round = 0; round < 1500; ++round) {
        const Kind kind = any_kind(dice);
        const Note own = random_note(dice, kind, "n"), wanted = random_note(dice, kind, "n");
        const auto keys = deckfile::keys_that_differ(own, wanted);
        const std::string deck = deckfile::print_note(own);
        const std::string extension = "[deck]\nextends = \"d\"\n" + deckfile::table_of("n", keys);
        CAPTURE(deck, extension);
        const Laid laid = lay(deck, extension);
        CHECK(laid.is_right);
        if (keys.empty()) {
            CHECK(own == wanted);
        } else {
            REQUIRE(laid.notes.contains("n"));
            CHECK(laid.notes.at("n") == wanted);
        }
        // By hand: the lines of those keys in place of the deck's own.
        for (const auto& key : deckfile::printed_keys(wanted))
            CHECK((std::any_of(keys.begin(), keys.end(),
                               [&](const auto& one) { return one == key; }) ||
                   deck.find(key.lines) != std::string::npos));
    }
}

TEST_CASE("A change that is written into a file reads back, and every other line of it stays") {
    Dice dice(2);
    for (int round = 0; round < 1500; ++round) {
        const Kind kind = any_kind(dice);
        const Note own = random_note(dice, kind, "n"), before = random_note(dice, kind, "n"),
                   wanted = random_note(dice, kind, "n");
        const Note other = random_note(dice, Kind::question, "o"),
                   changed = random_note(dice, Kind::question, "o");
        const std::string deck = deckfile::print_note(own) + deckfile::print_note(other);
        const auto first = deckfile::keys_that_differ(own, before);
        const auto keys = deckfile::keys_that_differ(own, wanted);
        const auto beside = deckfile::keys_that_differ(other, changed);
        if (first.empty() || keys.empty() || beside.empty()) continue;
        Strings tables{deckfile::table_of("n", first), deckfile::table_of("o", beside)};
        const bool is_second = dice.one_in(2);
        if (is_second) std::swap(tables[0], tables[1]);
        const std::string extension = random_extension(dice, tables);
        const auto read = deckfile::read_extension(extension, "mine.toml");
        REQUIRE(read.deck.notes.size() == 2);
        const auto changes = deckfile::set_keys(read, is_second ? 1 : 0, keys, {});
        const std::string now = deckfile::changed(extension, changes);
        CAPTURE(deck, extension, now);
        const Laid laid = lay(deck, now);
        CHECK(laid.is_right);
        REQUIRE(laid.notes.size() == 2);
        CHECK(laid.notes.at("n") == wanted);
        CHECK(laid.notes.at("o") == changed);
        CHECK(lines_beside(now, deckfile::table_of("n", keys)) ==
              lines_beside(extension, deckfile::table_of("n", first)));
        const auto gone = deckfile::cut(deckfile::read_extension(now, "mine.toml"),
                                        {static_cast<deckfile::NoteIndex>(is_second ? 1 : 0)});
        const Laid without = lay(deck, deckfile::changed(now, gone));
        CHECK(without.is_right);
        CHECK(without.notes.size() == 1);
        // What stays as it is keeps its lines to the byte.
        Strings all;
        for (const auto& key : keys) all.push_back(key.key);
        CHECK(deckfile::set_keys(deckfile::read_extension(now, "mine.toml"), is_second ? 1 : 0,
                                 keys, all)
                  .empty());
    }
}

#include "deckfile/given/given.hpp"

#include "base/text/cut.hpp"
#include "deckfile/edit/notes.hpp"
#include "deckfile/given/note_line.hpp"
#include "deckfile/index.hpp"
#include "deckfile/note.hpp"
#include "deckfile/print.hpp"

#include <algorithm>

namespace deckfile {
namespace {

constexpr std::string_view file_name = "given.toml";  // no note's name follows from it

template <typename Take>
void each_line(std::string_view text, Take take) {
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        take(base::trimmed(text.substr(0, end), " \t\r\n"), number);
        text.remove_prefix(end);
    }
}

bool holds_tables(std::string_view text) {
    bool any = false;
    each_line(text, [&](std::string_view line, int) {
        any = any || line.starts_with("[[") || line.starts_with("[card]") ||
              line.starts_with("[deck]");
    });
    return any;
}

// What a deck says for all its notes is that deck's alone.
bool speaks_for_a_deck(const ReadDeck& read) {
    core::DeckInfo nothing = load("", file_name).info;
    nothing.hash = read.deck.info.hash;
    return read.deck.info != nothing;
}

Given read_tables(std::string text) {
    const ReadDeck read = read_deck(std::move(text), file_name);
    Given given{{}, read.deck.problems};
    if (speaks_for_a_deck(read))
        add_error(given.problems, {1, 1},
                  "what [deck] says belongs into the file of a deck; give the notes alone");
    for (NoteIndex i = 0; i < read.deck.notes.size(); ++i)
        given.notes.push_back(
            {read.note(i), lines_of_note(read, i), read.deck.notes[i].slice.line});
    return given;
}

// A table that ebb made: what is wrong with it is told of the line that it was made from.
void take_table(const std::string& table, int line, Given& given) {
    Problems problems;
    const auto note = read_note(table, 1, problems);
    for (core::Problem& problem : problems) {
        problem.line = line;
        problem.column = 1;
        given.problems.push_back(std::move(problem));
    }
    if (note) given.notes.push_back({*note, table, line});
}

void take_line(std::string_view line, int number, const std::string& entries, Given& given) {
    const auto read = read_note_line(line);
    if (const auto* why = std::get_if<std::string>(&read))
        return add_error(given.problems, {number, 1}, *why);
    take_table(print_note(std::get<core::Note>(read)) + entries, number, given);
}

}  // namespace

Given read_given(const std::string& given_text, const std::string& entries) {
    Given given;
    const std::string text(base::without_byte_order_mark(given_text));
    if (holds_tables(text)) {
        if (entries.empty()) return read_tables(text);
        add_error(given.problems, {1, 1}, "these are tables; what options say goes into them");
        return given;
    }
    each_line(text, [&](std::string_view line, int number) {
        if (!line.empty() && !line.starts_with('#')) take_line(line, number, entries, given);
    });
    return given;
}

Given read_entries(const std::string& entries) {
    Given given;
    take_table("[[card]]\n" + entries, 1, given);
    return given;
}

}  // namespace deckfile

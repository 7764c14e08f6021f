#include "deckfile/mistakes/reading.hpp"

#include "base/text/in_backticks.hpp"
#include "deckfile/mistakes/conflict.hpp"
#include "deckfile/mistakes/explain.hpp"
#include "deckfile/mistakes/pasted.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace deckfile {
namespace {

constexpr std::size_t most_problems = 20;  // in one table; what is mended shows the rest

// A key with which a note begins: where it comes again, another note does.
bool begins_note(std::string_view key) {
    return key == "id" || key == "front" || key == "cloze";
}

bool says_nothing(const Piece& line) {
    const std::string_view text = line.whole.text;
    const auto begin = text.find_first_not_of(" \t\r\n");
    return line.problems.empty() && (begin == std::string_view::npos || text[begin] == '#');
}

bool is_readable(const Entry& entry) {
    return !std::holds_alternative<Unreadable>(entry.value.data);
}

// Cuts a body into its entries and reads each by itself.
class EntryReader {
public:
    EntryReader(const Piece& piece, Problems& problems) : piece_(piece), problems_(problems) {}

    Reading read() {
        reading_.is_toml = false;
        report_header();
        Scanner lines(piece_.body, Scanner::Strings::may_hold_headers, Scanner::Cut::at_entries);
        while (auto line = lines.next()) {
            if (says_nothing(*line)) continue;
            read(*line);
            if (reading_.is_next_note || told_ >= most_problems) break;
        }
        settle_behind();
        return std::move(reading_);
    }

private:
    // What stands on the header's own line.
    void report_header() {
        for (const core::Problem& problem : piece_.problems)
            if (problem.line < piece_.body.line) {
                problems_.push_back(problem);
                ++broken_;
            }
    }

    void read(const Piece& line) {
        Problems found;
        std::optional<Table> table;
        if (line.problems.empty()) table = parse_table(line.body, found);
        if (table && table->empty()) return;
        if (table) return add(std::move(*table), line);
        if (is_conflict_marker(line.whole.text)) return report_conflict(line);
        if (may_hold_pasted() && (is_pasted(line.whole.text) || goes_on(line)))
            return report_pasted(line);
        explain(line, found);
        if (found.back().message.starts_with("string not closed"))
            covered_ = found.back().line + 1;  // where the text may go on
        report(std::move(found));
        add_unreadable(line);
    }

    // Whatever TOML says of it, the text of a hole without its quotes is what it stumbles over.
    static bool explain_hole(const Piece& line, Problems& found) {
        const std::string_view written = line_at(line.whole, line.whole.line);
        const auto mended = with_hole_in_quotes(written);
        if (!mended) return false;
        found.clear();
        add_error(found, {line.whole.line, static_cast<int>(written.find("accept.")) + 1},
                  "the text of this hole stands in quotes: " + *mended);
        return true;
    }

    // In the words that fit best as far as there are such; of what is below one problem a line.
    void explain(const Piece& line, Problems& found) const {
        if (found.empty()) found = line.problems;
        if (explain_hole(line, found)) return;
        Problems told;
        for (const Mistake& mistake : mistakes_in(line.whole.text))
            add_error(told, place_in_lines(line.whole, mistake.at), mistake.message);
        if (told.empty()) return;
        const int last = told.back().line;
        std::erase_if(found, [&](const core::Problem& one) { return one.line <= last; });
        found.insert(found.begin(), std::make_move_iterator(told.begin()),
                     std::make_move_iterator(told.end()));
    }

    static Place place_in_lines(const Source& lines, std::size_t at) {
        const std::string_view above = lines.text.substr(0, at);
        const auto rows = std::count(above.begin(), above.end(), '\n');
        const std::size_t row = rows == 0 ? 0 : above.rfind('\n') + 1;
        return {lines.line + static_cast<int>(rows), column_at(lines.text.substr(row), at - row)};
    }

    void report(Problems&& found) {
        for (core::Problem& problem : found) {
            if (told_++ >= most_problems) return;
            problems_.push_back(std::move(problem));
        }
    }

    // The marks of one conflict are told once.
    void report_conflict(const Piece& line) {
        open_tail(line);
        is_theirs_ = line.whole.text.starts_with("=======");
        if (in_conflict_) return;
        in_conflict_ = true;
        Problems found;
        add_error(
            found, {line.whole.line, 1},
            conflict_message(piece_.body.text.substr(line.whole.offset - piece_.body.offset)));
        report(std::move(found));
    }

    // The configuration is read here too, and takes no notes.
    bool may_hold_pasted() const {
        return piece_.kind == Piece::Kind::card || piece_.kind == Piece::Kind::deck;
    }

    // A text that was not closed above.
    bool goes_on(const Piece& line) const {
        return line.whole.line == covered_ && line.whole.text.find('=') == std::string_view::npos;
    }

    // Lines one below the other are told once.
    void report_pasted(const Piece& line) {
        open_tail(line);
        const bool is_told = line.whole.line == std::exchange(covered_, line.whole.line + 1);
        if (is_told) return;
        const std::string_view text = line.whole.text;
        Problems found;
        add_error(found, {line.whole.line, column_at(text, text.find_first_not_of(" \t"))},
                  "this line is no `key = value`; a note on one line is what `ebb add DECK "
                  "\"question :: answer\"` takes");
        report(std::move(found));
    }

    // Its key stands, so that nobody is told that it is missing.
    void add_unreadable(const Piece& line) {
        const std::string_view key = key_of(line.whole.text);
        if (key.empty()) return open_tail(line);
        close_tail();
        ++broken_;
        const Place place{line.whole.line, static_cast<int>(line.whole.text.find(key)) + 1};
        add({std::string(key), place, {}, {place, {}, Unreadable{}}}, line);
    }

    void add(Table&& entries, const Piece& line) {
        close_tail();
        for (Entry& entry : entries) add(std::move(entry), line);
    }

    void add(Entry&& entry, const Piece& line) {
        if (is_theirs_) return;  // beside ours they would be two notes in one
        Table& table = reading_.table;
        const auto first = std::find_if(table.begin(), table.end(),
                                        [&](const Entry& one) { return one.key == entry.key; });
        if (first == table.end()) {
            table.push_back(std::move(entry));
            return;
        }
        auto* words = std::get_if<Table>(&first->value.data);
        auto* more = std::get_if<Table>(&entry.value.data);
        if (words && more)
            join(*words, std::move(*more));
        else if (words || more)
            report_mixed(*first, entry);
        else if (!in_conflict_ && (is_readable(entry) || begins_note(entry.key)))
            report_repeated(entry, line);
    }

    // Dotted keys of one beginning. That one is given twice is told of the whole.
    static void join(Table& words, Table&& more) {
        for (Entry& entry : more)
            if (std::none_of(words.begin(), words.end(),
                             [&](const Entry& one) { return one.key == entry.key; }))
                words.push_back(std::move(entry));
    }

    void report_mixed(Entry& first, const Entry& entry) {
        Problems found;
        add_error(found, entry.place, "this key has a list or keys of its own, not both");
        report(std::move(found));
        first.value.data = Unreadable{};
        ++broken_;
    }

    void report_repeated(const Entry& entry, const Piece& line) {
        Problems found;
        std::string message = base::in_backticks(entry.key) + " is given twice";
        const bool is_next = piece_.kind == Piece::Kind::card && begins_note(entry.key);
        if (is_next) message += "; is a [[card]] missing above it?";
        add_error(found, entry.place, message);
        report(std::move(found));
        if (!is_next) {
            ++broken_;
            return;
        }
        open_tail(line);
        reading_.is_next_note = true;
    }

    void open_tail(const Piece& line) {
        if (!tail_) tail_ = line.whole.offset;
    }

    // What follows is an entry again, so what stands above it is no end of the table.
    void close_tail() {
        if (tail_) ++broken_;
        tail_.reset();
    }

    void settle_behind() {
        reading_.is_toml = broken_ == 0 && tail_.has_value();
        if (!tail_) return;
        const Source& body = piece_.body;
        const std::string_view above = body.text.substr(0, *tail_ - body.offset);
        const auto lines = std::count(above.begin(), above.end(), '\n');
        reading_.behind =
            Source{body.text.substr(above.size()), body.line + static_cast<int>(lines), *tail_};
    }

    const Piece& piece_;
    Problems& problems_;
    Reading reading_;
    std::size_t told_ = 0;
    int broken_ = 0;   // entries of the table that are not to be read
    int covered_ = 0;  // the line of which, if it is none of TOML, the one above told
    bool in_conflict_ = false;
    bool is_theirs_ = false;           // the other version of it
    std::optional<std::size_t> tail_;  // where lines begin that are no entries
};

}  // namespace

Reading read_table(const Piece& piece, Problems& problems) {
    Problems found;
    if (piece.problems.empty())
        if (auto table = parse_table(piece.body, found))
            return {std::move(*table), true, {}, false};
    if (piece.whole.text.size() > largest_piece) {
        problems.insert(problems.end(), piece.problems.begin(), piece.problems.end());
        return {{}, false, {}, false};
    }
    Problems by_entry;
    Reading reading = EntryReader(piece, by_entry).read();
    if (!by_entry.empty()) found = std::move(by_entry);  // else only the whole is wrong
    problems.insert(problems.end(), std::make_move_iterator(found.begin()),
                    std::make_move_iterator(found.end()));
    return reading;
}

Piece next_note(const Piece& piece, const Reading& reading) {
    Piece next;
    next.kind = Piece::Kind::card;
    next.whole = next.body = *reading.behind;
    for (const core::Problem& problem : piece.problems)
        if (problem.line >= next.whole.line) next.problems.push_back(problem);
    return next;
}

Piece above(const Piece& piece, const Reading& reading) {
    Piece out = piece;
    out.problems.clear();
    out.whole.text = piece.whole.text.substr(0, reading.behind->offset - piece.whole.offset);
    out.body.text = piece.body.text.substr(0, reading.behind->offset - piece.body.offset);
    return out;
}

}  // namespace deckfile

#include "deckfile/mend/judged.hpp"

#include "deckfile/extend/extends.hpp"
#include "deckfile/index.hpp"
#include "deckfile/mistakes/reading.hpp"
#include "deckfile/note.hpp"

#include <algorithm>
#include <utility>

namespace deckfile {
namespace {

// Whether a text of it that was not closed swallows tables.
bool swallows(const Piece& piece) {
    if (!piece.hides_header) return false;
    if (piece.kind == Piece::Kind::other) return !piece.problems.empty();
    Problems ignored;  // told by load()
    return !read_table(piece, ignored).is_toml;
}

// The tables as load() cuts them.
void collect(Scanner scanner, std::vector<Piece>& pieces) {
    while (auto piece = scanner.next()) {
        if (swallows(*piece))
            collect(Scanner(piece->whole, Scanner::Strings::end_at_headers), pieces);
        else
            pieces.push_back(std::move(*piece));
    }
}

void add_parts(std::string_view text, Judged& out) {
    for (const Piece& piece : tables_of(text)) {
        if (piece.kind != Piece::Kind::card) continue;
        Problems ignored;  // told by load()
        Reading reading = read_table(piece, ignored);
        std::erase_if(reading.table, takes_away);
        const bool is_all = !reading.behind;
        auto part = part_from(std::move(reading), piece, out.problems);
        if (part && is_all) out.notes.push_back(*std::move(part));
    }
    std::stable_sort(out.problems.begin(), out.problems.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
}

}  // namespace

std::vector<Piece> tables_of(std::string_view text) {
    std::vector<Piece> pieces;
    collect(Scanner({text}), pieces);
    return pieces;
}

Judged judged(std::string_view text, std::string_view file_name) {
    Judged out;
    auto deck =
        load(text, file_name, {}, [&](const core::Note& note, int) { out.notes.push_back(note); });
    out.info = std::move(deck.info);
    out.problems = std::move(deck.problems);
    if (!out.info.extends.empty()) add_parts(text, out);
    return out;
}

}  // namespace deckfile

#include "deckfile/extend/extends.hpp"

#include "base/contains.hpp"
#include "base/text/in_backticks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace deckfile {
namespace {

constexpr std::string_view extends = "extends";

// Whether a line may begin with it: no deck need be looked through for the word in a sentence.
bool may_stand(std::string_view text) {
    constexpr auto none = std::string_view::npos;
    for (auto at = text.find(extends); at != none; at = text.find(extends, at + 1)) {
        const auto begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
        if (text.substr(begin, at - begin).find_first_not_of(" \t\"'") == none) return true;
    }
    return false;
}

bool has_extends(const Piece& piece) {
    Problems told_by_check;
    const Table table = read_table(piece, told_by_check).table;
    return std::any_of(table.begin(), table.end(),
                       [](const Entry& entry) { return entry.key == extends; });
}

bool any_extends(Scanner scanner) {
    while (const auto piece = scanner.next()) {
        if (piece->kind == Piece::Kind::deck && has_extends(*piece)) return true;
        if (piece->hides_header && !piece->problems.empty() &&
            any_extends(Scanner(piece->whole, Scanner::Strings::end_at_headers)))
            return true;
    }
    return false;
}

}  // namespace

bool extends_a_deck(std::string_view text) {
    return may_stand(text) && any_extends(Scanner({text}));
}

std::string id_in(const Reading& reading) {
    for (const Entry& entry : reading.table)
        if (const auto* id = std::get_if<std::string>(&entry.value.data); id && entry.key == "id")
            return *id;
    return {};
}

bool takes_away(const Entry& entry) {
    if (const auto* text = std::get_if<std::string>(&entry.value.data)) return text->empty();
    const auto* list = std::get_if<std::vector<Value>>(&entry.value.data);
    return list && list->empty();
}

void check_beside_extends(const Table& deck, Problems& problems) {
    for (const Entry& entry : deck)
        if (base::contains(not_beside_extends, entry.key))
            add_error(problems, entry.place,
                      fmt::format("{} cannot stand beside `extends`: the deck that is extended "
                                  "says it, for all its notes",
                                  base::in_backticks(entry.key)));
}

}  // namespace deckfile

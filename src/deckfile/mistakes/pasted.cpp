#include "deckfile/mistakes/pasted.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/cut.hpp"
#include "base/text/suggest.hpp"
#include "deckfile/format/keys.hpp"
#include "deckfile/mistakes/explain.hpp"
#include "deckfile/mistakes/habits.hpp"

#include <string>

namespace deckfile {
namespace {

constexpr std::size_t shortest_key = 3;  // letters; so short are also "il" and "a"

// One that there is, or that somebody may have meant for one.
bool is_like_key(std::string_view word) {
    auto known = names_of(note_keys);
    for (const DeckKey& key : deck_keys) known.push_back(key.name);
    return !base::nearest(word, known).empty() || !key_of_habit(word).empty() ||
           !deck_key_of_habit(word).empty() || is_meant_as_kind(word);
}

bool is_true_or_false(std::string_view value) {
    const std::string word = base::lower(value);
    return word == "true" || word == "false" || word == "yes" || word == "no";
}

// Words, as they are said: "bread", "a log that ...".
bool is_said(std::string_view value) {
    return !value.empty() &&
           (base::is_ascii_letter(value.front()) ||
            static_cast<unsigned char>(value.front()) >= 0x80) &&
           !is_true_or_false(value);
}

}  // namespace

bool is_pasted(std::string_view line) {
    line = base::trimmed(line, " \t\r\n");
    const std::string_view key = key_of(line);
    if (key.empty() || line.find('\n') != std::string_view::npos) return false;
    std::string_view rest =
        line.substr(static_cast<std::size_t>(key.data() - line.data()) + key.size());
    if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
    const std::string_view value = base::trimmed(rest, " \t");
    const bool is_row = rest.starts_with(',') || rest.starts_with(';') ||
                        (rest.starts_with('\t') && is_said(value)) || value.starts_with(":: ") ||
                        value.starts_with("| ");
    if (is_row) return true;
    const std::string_view word = key.substr(0, key.find('.'));
    const bool has_sign = value.starts_with('=') || value.starts_with(':');
    if (base::lower(word) == "id" ||
        (is_like_key(word) && (has_sign || word.size() > shortest_key)))
        return false;
    if (!has_sign) return !value.empty();
    if (value.starts_with("=>") || value.starts_with(":=")) return false;
    return is_said(base::trimmed(value.substr(1), " \t"));
}

}  // namespace deckfile

#include "deckfile/mistakes/texts/choices.hpp"

#include "base/text/ascii.hpp"
#include "base/text/cut.hpp"
#include "base/text/unicode.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace deckfile {
namespace {

constexpr std::size_t longest_unit = 4;  // letters of a word whose capitals may mean something

constexpr std::array<std::string_view, 9> quotes = {"\"", "'", "“", "”", "‘", "’", "«", "»", "„"};

std::string_view without_quotes(std::string_view word) {
    for (bool is_cut = true; is_cut;) {
        is_cut = false;
        for (const std::string_view quote : quotes) {
            if (word.starts_with(quote)) word.remove_prefix(quote.size()), is_cut = true;
            if (word.ends_with(quote)) word.remove_suffix(quote.size()), is_cut = true;
        }
    }
    return word;
}

// "**x**", "_x_": marks alike on both sides.
std::string_view without_emphasis(std::string_view text) {
    while (text.size() > 2 && text.front() == text.back() &&
           (text.front() == '*' || text.front() == '_'))
        text = text.substr(1, text.size() - 2);
    return text;
}

void add_words(std::vector<std::string>& words, std::string_view word) {
    word = without_quotes(word);
    const auto end = word.find_last_not_of(".,;:");
    word = without_quotes(word.substr(0, end == std::string_view::npos ? 0 : end + 1));
    std::size_t begin = 0;
    for (std::size_t at = 1; at + 1 < word.size(); ++at) {  // "read-only"
        if (word[at] != '-' || !base::is_ascii_letter(word[at - 1]) ||
            !base::is_ascii_letter(word[at + 1]))
            continue;
        words.emplace_back(word.substr(begin, at - begin));
        begin = at + 1;
    }
    if (begin < word.size()) words.emplace_back(word.substr(begin));
}

std::vector<std::string> words_of(std::string_view choice) {
    std::string text = base::normalised(choice);
    std::erase(text, '`');
    std::vector<std::string> words;
    for (const std::string_view word : base::split(without_emphasis(base::trimmed(text)), " "))
        add_words(words, word);
    return words;
}

bool has_capital(std::string_view word) {
    return std::any_of(word.begin(), word.end(), base::is_capital);
}

// Of a variable, a formula or a name in code each letter counts.
bool is_plain(std::string_view word) {
    return word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) {
               return base::is_ascii_letter(c) || c == '\'' ||
                      static_cast<unsigned char>(c) >= 0x80;
           });
}

bool is_same_word(const std::string& one, const std::string& other) {
    if (one == other) return true;
    const bool may_be_units = one.size() <= longest_unit && has_capital(one) && has_capital(other);
    return is_plain(one) && is_plain(other) && !may_be_units &&
           base::case_folded(one) == base::case_folded(other);
}

}  // namespace

bool read_alike(std::string_view one, std::string_view other) {
    const auto words = words_of(one), others = words_of(other);
    return !words.empty() &&
           std::equal(words.begin(), words.end(), others.begin(), others.end(), is_same_word);
}

}  // namespace deckfile

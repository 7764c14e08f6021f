#include "base/text/words.hpp"

#include "base/numbers/hash.hpp"
#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace base {
namespace {

// Whether the character between a word and the rest belongs to a number.
bool joins_number(const std::string& word, char mark, std::string_view rest) {
    return (mark == '.' || mark == ',') && !word.empty() && is_digit(word.back()) &&
           !rest.empty() && is_digit(rest.front());
}

}  // namespace

Words folded_words(std::string_view text) {
    Words words;
    const std::string line = case_folded(text);
    std::string word;
    for (std::string_view rest = line; !rest.empty();) {
        const char mark = rest.front();
        const char32_t code = take_code_point(rest).code;
        if (is_letter_or_digit(code)) {
            append_utf8(word, code);
        } else if (joins_number(word, mark, rest)) {
            if (mark == '.') word += mark;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

bool has_run(const Words& whole, const Words& part) {
    return !part.empty() &&
           std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

std::set<std::uint64_t> shingles(const Words& words) {
    std::set<std::uint64_t> out;
    for (std::size_t i = 0; i + 3 <= words.size(); ++i)
        out.insert(hash64(fmt::format("{} {} {}", words[i], words[i + 1], words[i + 2])));
    if (out.empty()) out.insert(hash64(fmt::format("{}", fmt::join(words, " "))));
    return out;
}

bool nearly_same(std::size_t shared, std::size_t in_one, std::size_t in_other) {
    return 2 * shared >= in_one + in_other - shared;
}

bool nearly_same(const std::set<std::uint64_t>& one, const std::set<std::uint64_t>& other) {
    const auto shared = static_cast<std::size_t>(
        std::count_if(one.begin(), one.end(), [&](auto hash) { return other.contains(hash); }));
    return nearly_same(shared, one.size(), other.size());
}

}  // namespace base

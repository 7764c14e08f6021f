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
        if (is_ascii_letter(mark) || is_digit(mark)) {
            word += mark;
            rest.remove_prefix(1);
            continue;
        }
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
    const std::string line = fmt::format("{}", fmt::join(words, " "));
    if (words.size() < 3) return {hash64(line)};
    std::set<std::uint64_t> out;
    std::size_t begin = 0, end = words[0].size() + 1 + words[1].size();
    for (std::size_t i = 2; i < words.size(); ++i) {
        end += 1 + words[i].size();
        out.insert(hash64(std::string_view(line).substr(begin, end - begin)));
        begin += words[i - 2].size() + 1;
    }
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

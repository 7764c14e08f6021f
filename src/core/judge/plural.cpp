#include "core/judge/plural.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"

#include <algorithm>
#include <array>

namespace core {
namespace {

using namespace std::string_view_literals;

// An s that makes no plural: of "status", "analysis", "class", "HTTPS", "1990s", "AWS".
bool is_plural(std::string_view word) {
    constexpr std::array others = {"https"sv, "ftps"sv, "ldaps"sv, "news"sv};
    if (word.size() <= 3 || !word.ends_with('s') || base::contains(others, word)) return false;
    for (const std::string_view end : {"ss", "us", "is"})
        if (word.ends_with(end)) return false;
    return std::all_of(word.begin(), word.end(), base::is_ascii_letter);
}

// Behind these sounds the plural takes an e, and one that was there before cannot be told from it.
bool hisses(std::string_view word) {
    for (const std::string_view end : {"s", "x", "z", "ch", "sh"})
        if (word.ends_with(end)) return true;
    return false;
}

}  // namespace

std::string of_either_number(std::string_view word) {
    if (is_plural(word)) word.remove_suffix(1);
    if (word.size() > 2 && word.ends_with("ie"))
        return std::string(word.substr(0, word.size() - 2)) + 'y';
    if (word.size() > 3 && word.ends_with('e') && hisses(word.substr(0, word.size() - 1)))
        word.remove_suffix(1);
    return std::string(word);
}

}  // namespace core

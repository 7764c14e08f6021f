// What matters of a typed answer's words: without case, punctuation, Markdown marks, articles and,
// where they do not matter, accents; numbers in digits, units by one name, lists as their items.
#pragma once

#include "base/text/words.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

// What joins the items of a list; commas and slashes may stand for either.
enum class Joint : std::uint8_t { any, conjunction, disjunction };

struct Wording {
    base::Words words;               // in order; signs such as '+' are words of their own
    std::vector<base::Words> items;  // several where their order does not matter
    Joint joint = Joint::any;
};

// Of a plain text. Accents that matter are kept.
enum class Accents : std::uint8_t { ignored, strict };
Wording wording_of(std::string_view text, Accents accents);

// Whether it is no sign.
bool is_word(std::string_view word);

// Whether both are lists that may hold the same.
bool are_lists(const Wording& a, const Wording& b);

// The words written together: "data base" is "database", but "1 5" not "15".
std::string run_together(const base::Words& words);

// Whether two answers say the same, be it of one or of many.
bool says_same(const Wording& a, const Wording& b);

// From 0 to 1: how much two answers look alike, by their first letters.
double likeness(const Wording& a, const Wording& b);

}  // namespace core

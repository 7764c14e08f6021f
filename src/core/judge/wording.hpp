// What matters of a typed answer's words: without case, accents, punctuation, Markdown marks and
// articles, numbers in digits, lists as their items.
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

Wording wording_of(std::string_view text);

// The words written together: "data base" is "database", but "1 5" not "15".
std::string run_together(const base::Words& words);

// Whether two answers say the same.
bool says_same(const Wording& a, const Wording& b);

// How many slips of spelling lie between two answers that mean the same but for them; 0 where there
// are none of their kind, or what differs may be meant: numbers, signs, negations, short words.
int slips_between(const Wording& given, const Wording& expected);

// From 0 to 1: how much two answers look alike, by their first letters.
double likeness(const Wording& a, const Wording& b);

}  // namespace core

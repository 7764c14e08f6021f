// A text cut into what it says: words, numbers and signs, without punctuation and Markdown's marks.
// Two texts with the same tokens differ in their writing alone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core {

struct Token {
    enum class Kind { word, number, sign };
    Kind kind = Kind::word;
    std::string text;      // in plain forms, case kept; without apostrophes
    bool first = false;    // the first of several: a capital in it may be the sentence's
    bool joined = false;   // to the one before it, by a hyphen
    bool article = false;  // and there are others

    bool operator==(const Token&) const = default;
};
using Tokens = std::vector<Token>;

Tokens tokens_of(std::string_view text);

Tokens without_articles(Tokens tokens);

// With those that hyphens join as one: "e-mail" as "email".
Tokens run_together(const Tokens& tokens);

// Whether the two say the same. Case counts in what holds a digit and in up to three letters, as
// in "Mb" and "MB".
bool says_same(const Token& a, const Token& b);
bool says_same(const Tokens& a, const Tokens& b);

}  // namespace core

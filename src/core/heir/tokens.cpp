#include "core/heir/tokens.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"
#include "core/judge/plain_text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace core {
namespace {

using namespace std::string_view_literals;

constexpr char32_t apostrophe = '\'';
constexpr std::array articles = {"a"sv,   "an"sv,  "the"sv, "il"sv,  "lo"sv,  "la"sv,  "i"sv,
                                 "gli"sv, "le"sv,  "un"sv,  "uno"sv, "una"sv, "der"sv, "die"sv,
                                 "das"sv, "ein"sv, "les"sv, "une"sv, "el"sv,  "los"sv, "las"sv};
constexpr std::array elided_articles = {"l'"sv, "un'"sv};
// Signs that are punctuation by their category, and yet say something.
constexpr std::u32string_view signs = U"%&/\\@";

std::u32string code_points(std::string_view text) {
    std::u32string out;
    while (!text.empty()) {
        const char32_t code = base::take_code_point(text).code;
        out += code == U'’' ? apostrophe : code == U'−' ? U'-' : code;
    }
    return out;
}

bool is_sign(char32_t code) {
    return signs.find(code) != signs.npos || (base::is_symbol(code) && code != '`' && code != '~');
}

class Cutter {
public:
    explicit Cutter(std::string_view text) : text_(code_points(plain_text(text))) {}

    Tokens cut() {
        while (at_ < text_.size()) step();
        if (out_.size() > 1) out_.front().first = true;
        for (Token& token : out_) token.article = out_.size() > 1 && is_article(token);
        return std::move(out_);
    }

private:
    char32_t here(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : U' ';
    }
    char32_t before() const { return at_ > 0 ? text_[at_ - 1] : U' '; }

    // "die" is an English verb but at the beginning.
    static bool is_article(const Token& token) {
        if (token.kind != Token::Kind::word || token.joined) return false;
        const std::string word = token.first ? base::lower(token.text) : token.text;
        return base::contains(elided_articles, word) ||
               (base::contains(articles, word) && (token.first || word != "die"));
    }

    void step() {
        if (base::is_digit(here()))
            take_number();
        else if (is_in_word(here()))
            take_word();
        else if (here() == ']' && here(1) == '(')
            pass_target();
        else if (is_negative() || says_something())
            take_sign();
        else
            ++at_;
    }

    static bool is_in_word(char32_t code) { return base::is_letter_or_digit(code) || code == '_'; }

    // Of a minus before a number, or '!' before what it denies, or '~' before what is about so
    // much.
    bool is_negative() const {
        return (here() == '-' || here() == '!' || here() == '~') && !is_in_word(before()) &&
               (base::is_digit(here(1)) || (here() == '!' && is_in_word(here(1))));
    }
    // '#' and '*' are marks, but for "C#" and "2 * 3".
    bool says_something() const {
        if (here() == '#') return is_in_word(before());
        if (here() == '*') return at_ > 0 && before() == ' ' && here(1) == ' ';
        return is_sign(here());
    }

    void add(Token::Kind kind, std::u32string_view code_points, bool joined = false) {
        std::string text;
        for (const char32_t code : code_points) base::append_utf8(text, code);
        out_.push_back({kind, std::move(text), false, joined});
    }

    void take_sign() { add(Token::Kind::sign, std::u32string_view(text_).substr(at_++, 1)); }

    // With what stands between its digits; the letters behind it are a word of their own.
    void take_number() {
        const std::size_t begin = at_;
        const auto goes_on = [&] {
            return base::is_digit(here()) ||
                   ((here() == '.' || here() == ',' || here() == ':') && base::is_digit(here(1)));
        };
        while (goes_on()) ++at_;
        add(Token::Kind::number, std::u32string_view(text_).substr(begin, at_ - begin));
    }

    void take_word() {
        std::u32string word;
        const bool joined = before() == '-' && at_ > 1 && is_in_word(text_[at_ - 2]);
        for (;; ++at_) {
            if (is_in_word(here()))
                word += here();
            else if (here() != apostrophe || !is_in_word(here(1)))
                break;
            else if (ends_article(word))
                return take_article(word);
        }
        while (!word.empty() && word.front() == '_') word.erase(0, 1);
        while (!word.empty() && word.back() == '_') word.pop_back();
        if (!word.empty()) add(Token::Kind::word, word, joined);
    }

    void take_article(std::u32string_view word) {
        add(Token::Kind::word, std::u32string(word) + apostrophe);
        ++at_;
    }

    static bool ends_article(std::u32string_view word) {
        std::string text;
        for (const char32_t code : word) base::append_utf8(text, code);
        return base::contains(elided_articles, base::lower(text) + "'");
    }

    // Where a link leads to.
    void pass_target() {
        const auto end = text_.find(U')', at_);
        at_ = end == text_.npos ? at_ + 1 : end + 1;
    }

    std::u32string text_;
    std::size_t at_ = 0;
    Tokens out_;
};

bool holds_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), base::is_digit);
}

// The sentence's capital alone: "It" and "it", but not "MB" and "mB".
bool differ_in_first_capital(const std::string& a, const std::string& b) {
    return a.size() > 1 && base::lower(a.substr(0, 1)) == base::lower(b.substr(0, 1)) &&
           a.substr(1) == b.substr(1) && base::lower(a.substr(1)) == a.substr(1);
}

}  // namespace

Tokens tokens_of(std::string_view text) {
    return Cutter(text).cut();
}

Tokens without_articles(Tokens tokens) {
    std::erase_if(tokens, [](const Token& token) { return token.article; });
    return tokens;
}

Tokens run_together(const Tokens& tokens) {
    Tokens out;
    for (const Token& token : tokens) {
        if (token.joined && !out.empty() && out.back().kind == Token::Kind::word)
            out.back().text += token.text;
        else
            out.push_back(token);
    }
    return out;
}

bool says_same(const Token& a, const Token& b) {
    if (a.kind != b.kind) return false;
    if (a.text == b.text) return true;
    if (a.kind != Token::Kind::word || holds_digit(a.text)) return false;
    if (code_points(a.text).size() <= 3)
        return a.first && b.first && differ_in_first_capital(a.text, b.text);
    return base::case_folded(a.text) == base::case_folded(b.text);
}

bool says_same(const Tokens& a, const Tokens& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Token& one, const Token& other) { return says_same(one, other); });
}

}  // namespace core

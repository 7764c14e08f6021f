#include "core/judge/wording.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"
#include "core/judge/number_words.hpp"
#include "core/judge/plural.hpp"
#include "core/judge/spelling.hpp"
#include "core/judge/unit_words.hpp"

#include <algorithm>
#include <array>

namespace core {
namespace {

using base::contains;
using base::is_digit;
using base::Words;
using namespace std::string_view_literals;

constexpr std::size_t compared_letters = 128;

bool is_dash(char32_t code) {
    return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
}

bool is_apostrophe(char32_t code) {
    return code == '\'' || code == 0x2019 || code == 0x2BC;
}

// Cuts a text into words and signs; an empty one stands for a mark between the items of a list.
class Cutter {
public:
    explicit Cutter(std::string_view text) {
        for (std::string_view rest = text; !rest.empty();)
            codes_.push_back(base::take_code_point(rest).code);
    }

    Words cut() {
        for (at_ = 0; at_ < codes_.size(); ++at_) step(codes_[at_]);
        end_word();
        return std::move(words_);
    }

private:
    char32_t before() const { return at_ > 0 ? codes_[at_ - 1] : U' '; }
    char32_t after(std::size_t by = 1) const {
        return at_ + by < codes_.size() ? codes_[at_ + by] : U' ';
    }
    bool between_digits() const { return is_digit(before()) && is_digit(after()); }

    void end_word() {
        if (!word_.empty()) words_.push_back(word_ == "percent" ? "%" : word_);
        word_.clear();
    }

    void add(std::string_view word) {
        end_word();
        words_.emplace_back(word);
    }

    void add_sign(char32_t code) {
        std::string sign;
        base::append_utf8(sign, code);
        add(sign);
    }

    bool marks_thousands() const {
        return between_digits() && is_digit(after(2)) && is_digit(after(3)) && !is_digit(after(4));
    }

    void step(char32_t code) {
        if (base::is_letter_or_digit(code)) return base::append_utf8(word_, code);
        if (is_apostrophe(code)) return;
        if (is_dash(code)) return dash();
        if (code == '.') return point();
        if (code == ',' && marks_thousands()) return;
        if (code == '_' && between_digits()) return;
        mark(code);
    }

    void mark(char32_t code) {
        switch (code) {
            case ',':
            case ';':
                return add("");
            case '^':  // "n^2" is written "n2" too, but "2^n" is not "2n"
                return is_digit(left()) ? add("^") : end_word();
            case '/':
            case 0x2044:  // of a fraction
                return divides() ? add("/") : add("");
            case '&':
                return before() == '&' ? void() : add("and");
            case '#':
                return base::is_letter_or_digit(before()) ? add("#") : end_word();
            case '*':
                return stands_for_itself() ? add("*") : end_word();
            case '!':
                return after() == '=' || base::is_letter_or_digit(after()) ? add("!") : end_word();
            default:
                return sign(code);
        }
    }

    // The one before, or before a space.
    char32_t left() const { return before() == ' ' && at_ > 1 ? codes_[at_ - 2] : before(); }

    // A slash beside a number divides; between words it lists them.
    bool divides() const {
        return is_digit(left()) || is_digit(after() == ' ' ? after(2) : after());
    }

    // Within a word it may be left out; within a number it may not.
    void point() {
        if (is_digit(after()))
            word_ += '.';
        else if (!base::is_letter_or_digit(after()) || !base::is_letter_or_digit(before()))
            end_word();
    }

    void dash() {
        const bool apart = before() == ' ' && after() == ' ';
        const bool range = between_digits() ||
                           (apart && at_ > 1 && is_digit(codes_[at_ - 2]) && is_digit(after(2)));
        if (range) return add("to");
        end_word();
        if (after() == '>') {
            add("\xe2\x86\x92");
            ++at_;
        } else if (is_digit(after()) && !base::is_letter_or_digit(before())) {
            add("-");
        }
    }

    // Markdown's asterisks stand at words.
    bool stands_for_itself() const {
        const bool behind = base::is_letter_or_digit(before());
        const bool ahead = base::is_letter_or_digit(after());
        return at_ > 0 && behind == ahead && before() != '*' && after() != '*';
    }

    void sign(char32_t code) {
        switch (code) {
            case U'\u2264':
                add("<");
                return add("=");
            case U'\u2265':
                add(">");
                return add("=");
            case U'\u2260':
                add("!");
                return add("=");
            case '`':
            case '~':
            case '_':
                return end_word();
            default:
                return base::is_symbol(code) || code == '%' ? add_sign(code) : end_word();
        }
    }

    std::vector<char32_t> codes_;
    std::size_t at_ = 0;
    std::string word_;
    Words words_;
};

bool is_joint(std::string_view word) {
    return word.empty() || word == "and" || word == "or";
}

// "a" may also be a name: "type A", "A or B", "A then B".
bool is_article(const Words& words, std::size_t at) {
    const std::string& word = words[at];
    if (at + 1 == words.size() || is_joint(words[at + 1])) return false;
    if (word == "the" || word == "an") return true;
    constexpr std::array connecting = {"then"sv, "over"sv, "to"sv, "before"sv, "after"sv, "is"sv};
    return word == "a" && is_word(words[at + 1]) && !contains(connecting, words[at + 1]);
}

Words without_articles(const Words& words) {
    Words out;
    for (std::size_t at = 0; at < words.size(); ++at)
        if (!is_article(words, at)) out.push_back(words[at]);
    return out;
}

// Words and signs that give what stands around them an order.
bool gives_order(const std::string& word) {
    constexpr std::array ordering = {
        "then"sv,  "over"sv,   "before"sv, "after"sv,    "from"sv, "to"sv,      "into"sv,
        "than"sv,  "versus"sv, "vs"sv,     "followed"sv, "next"sv, "finally"sv, "first"sv,
        "under"sv, "minus"sv,  "per"sv,    "rather"sv,   "not"sv,  "instead"sv, "until"sv};
    if (word.empty() || is_word(word)) return contains(ordering, word);
    return word != "%" && word != "$" && word != "#";
}

std::vector<Words> items_of(const Words& words) {
    std::vector<Words> items(1);
    for (const std::string& word : words) {
        if (!is_joint(word))
            items.back().push_back(word);
        else if (!items.back().empty())
            items.emplace_back();
    }
    if (items.back().empty() && items.size() > 1) items.pop_back();
    return items;
}

// As one text, be it of one or of many.
std::string said_by(const Words& words) {
    Words out;
    for (const std::string& word : words) out.push_back(of_either_number(word));
    return run_together(out);
}

bool joints_agree(const Wording& a, const Wording& b) {
    return a.joint == b.joint || a.joint == Joint::any || b.joint == Joint::any;
}

std::vector<std::string> sorted_items(const Wording& wording) {
    std::vector<std::string> out;
    for (const Words& item : wording.items) out.push_back(said_by(item));
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

bool is_word(std::string_view word) {
    return !word.empty() && base::is_letter_or_digit(base::take_code_point(word).code);
}

bool are_lists(const Wording& a, const Wording& b) {
    return a.items.size() > 1 && a.items.size() == b.items.size() && joints_agree(a, b);
}

Wording wording_of(std::string_view text, Accents accents) {
    const std::string alike = with_units_named(with_numbers_in_digits(text));
    const bool strict = accents == Accents::strict;
    const Words words = without_articles(
        Cutter(strict ? base::case_folded(alike) : base::without_accents(alike)).cut());
    Wording out;
    for (const std::string& word : words)
        if (!word.empty()) out.words.push_back(word);
    const bool both = contains(words, "and") && contains(words, "or");
    if (both || std::any_of(words.begin(), words.end(), gives_order)) {
        out.items.push_back(out.words);
        return out;
    }
    out.items = items_of(words);
    if (contains(words, "and")) out.joint = Joint::conjunction;
    if (contains(words, "or")) out.joint = Joint::disjunction;
    return out;
}

std::string run_together(const Words& words) {
    std::string out;
    for (const std::string& word : words) {
        const bool digits =
            !out.empty() && !word.empty() && is_digit(out.back()) && is_digit(word.front());
        if (digits) out += ' ';
        out += word;
    }
    return out;
}

bool says_same(const Wording& a, const Wording& b) {
    if (a.words.empty() || b.words.empty()) return false;
    if (run_together(a.words) == run_together(b.words)) return true;
    if (said_by(a.words) == said_by(b.words)) return true;
    return are_lists(a, b) && sorted_items(a) == sorted_items(b);
}

double likeness(const Wording& a, const Wording& b) {
    const std::string left = run_together(a.words);
    const std::string right = run_together(b.words);
    return spelling_likeness(left, right, compared_letters);
}

}  // namespace core

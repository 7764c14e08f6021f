#include "core/judge/wording.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"
#include "core/judge/spelling.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace core {
namespace {

using base::contains;
using base::is_digit;
using base::Words;
using namespace std::string_view_literals;

// More words, or more items, and nobody looks for a slip.
constexpr std::size_t most_words = 64;
constexpr std::size_t most_items = 16;
constexpr std::size_t compared_letters = 128;

bool is_dash(char32_t code) {
    return code == '-' || (code >= 0x2010 && code <= 0x2015) || code == 0x2212;
}

bool is_apostrophe(char32_t code) {
    return code == '\'' || code == 0x2019 || code == 0x2BC;
}

// Numbers that people write as words.
std::string in_digits(std::string_view word) {
    constexpr std::array small = {"zero"sv, "one"sv,    "two"sv,   "three"sv, "four"sv,
                                  "five"sv, "six"sv,    "seven"sv, "eight"sv, "nine"sv,
                                  "ten"sv,  "eleven"sv, "twelve"sv};
    constexpr std::array tens = {"twenty"sv, "thirty"sv,  "forty"sv,  "fifty"sv,
                                 "sixty"sv,  "seventy"sv, "eighty"sv, "ninety"sv};
    const auto* one = std::find(small.begin(), small.end(), word);
    if (one != small.end()) return std::to_string(one - small.begin());
    const auto* ten = std::find(tens.begin(), tens.end(), word);
    if (ten != tens.end()) return std::to_string(10 * (ten - tens.begin() + 2));
    return word == "percent" ? "%" : std::string(word);
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
        if (!word_.empty()) words_.push_back(in_digits(word_));
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
            case '/':
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

    // A slash beside a number divides; between words it lists them.
    bool divides() const {
        const char32_t left = before() == ' ' && at_ > 1 ? codes_[at_ - 2] : before();
        return is_digit(left) || is_digit(after() == ' ' ? after(2) : after());
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

bool is_word(std::string_view word) {
    return !word.empty() && base::is_letter_or_digit(base::take_code_point(word).code);
}

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

bool joints_agree(const Wording& a, const Wording& b) {
    return a.joint == b.joint || a.joint == Joint::any || b.joint == Joint::any;
}

bool are_lists(const Wording& a, const Wording& b) {
    return a.items.size() > 1 && a.items.size() == b.items.size() && joints_agree(a, b);
}

std::vector<std::string> sorted_items(const Wording& wording) {
    std::vector<std::string> out;
    for (const Words& item : wording.items) out.push_back(run_together(item));
    std::sort(out.begin(), out.end());
    return out;
}

// What must be the same for a difference to be a slip: the digits and signs, in their order, and
// how often something is denied.
std::string facts_of(const Words& words) {
    constexpr std::array denials = {
        "not"sv,     "no"sv,      "never"sv,    "none"sv,   "nor"sv,    "neither"sv, "without"sv,
        "non"sv,     "cannot"sv,  "cant"sv,     "dont"sv,   "doesnt"sv, "didnt"sv,   "isnt"sv,
        "arent"sv,   "wasnt"sv,   "werent"sv,   "wont"sv,   "hasnt"sv,  "havent"sv,  "hadnt"sv,
        "couldnt"sv, "wouldnt"sv, "shouldnt"sv, "mustnt"sv, "neednt"sv};
    std::string out;
    int denied = 0;
    for (const std::string& word : words) {
        if (contains(denials, word)) ++denied;
        const bool sign = !is_word(word);
        for (const char c : word)
            if (sign || c == '.' || is_digit(c)) out += c;
        if (!out.empty() && out.back() != ' ') out += ' ';
    }
    return out + std::to_string(denied);
}

// Word by word; nothing where more than `most` slips, or other than slips, lie between them.
std::optional<int> slips_in_order(const Words& given, const Words& expected, int most) {
    int slips = 0;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const auto more = slips_in_word(given[i], expected[i]);
        if (!more) return std::nullopt;
        slips += *more;
        if (slips > most) return std::nullopt;
    }
    return slips;
}

// Two neighbours of `longer` may be one word of `other`.
std::optional<Words> merged_as(const Words& longer, const Words& other) {
    for (std::size_t at = 0; at < other.size(); ++at) {
        if (longer[at] + longer[at + 1] != other[at]) continue;
        Words out = longer;
        out[at] = other[at];
        out.erase(out.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        return out;
    }
    return std::nullopt;
}

std::optional<int> slips_in_words(const Words& given, const Words& expected, int most) {
    if (given.size() > most_words || expected.size() > most_words) return std::nullopt;
    if (facts_of(given) != facts_of(expected)) return std::nullopt;
    if (given.size() == expected.size()) return slips_in_order(given, expected, most);
    if (given.size() == expected.size() + 1) {
        const auto merged = merged_as(given, expected);
        return merged ? slips_in_order(*merged, expected, most) : std::nullopt;
    }
    if (given.size() + 1 != expected.size()) return std::nullopt;
    const auto merged = merged_as(expected, given);
    return merged ? slips_in_order(given, *merged, most) : std::nullopt;
}

// Those of the expected items that were not given as they are; the others are taken off both.
std::vector<Words> without_same(std::vector<Words>& given, const std::vector<Words>& expected) {
    std::vector<Words> left;
    for (const Words& item : expected) {
        const auto same = std::find(given.begin(), given.end(), item);
        if (same == given.end())
            left.push_back(item);
        else
            given.erase(same);
    }
    return left;
}

// The items of one list in any order against those of the other, each with the first that fits.
std::optional<int> slips_in_items(std::vector<Words> given, const std::vector<Words>& expected,
                                  int most) {
    if (expected.size() > most_items) return std::nullopt;
    int slips = 0;
    for (const Words& item : without_same(given, expected)) {
        std::optional<int> more;
        const auto fits = std::find_if(given.begin(), given.end(), [&](const Words& one) {
            return (more = slips_in_words(one, item, most - slips)).has_value();
        });
        if (fits == given.end()) return std::nullopt;
        given.erase(fits);
        slips += *more;
    }
    return slips;
}

std::size_t letters_in(const Words& words) {
    std::size_t count = 0;
    for (const std::string& word : words)
        for (std::string_view rest = word; !rest.empty();) {
            const char32_t code = base::take_code_point(rest).code;
            if (base::is_letter_or_digit(code) && !is_digit(code)) ++count;
        }
    return count;
}

int allowed_slips(const Wording& expected) {
    const std::size_t letters = letters_in(expected.words);
    return letters >= 10 ? 2 : letters >= 5 ? 1 : 0;
}

}  // namespace

Wording wording_of(std::string_view text) {
    const Words words = without_articles(Cutter(base::without_accents(text)).cut());
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
    return are_lists(a, b) && sorted_items(a) == sorted_items(b);
}

int slips_between(const Wording& given, const Wording& expected) {
    const int most = allowed_slips(expected);
    if (most == 0) return 0;
    auto slips = slips_in_words(given.words, expected.words, most);
    if (!slips && are_lists(given, expected))
        slips = slips_in_items(given.items, expected.items, most);
    return slips.value_or(0);
}

double likeness(const Wording& a, const Wording& b) {
    const std::string left = run_together(a.words);
    const std::string right = run_together(b.words);
    return spelling_likeness(left, right, compared_letters);
}

}  // namespace core

#include "deckfile/mistakes/explain.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/cut.hpp"
#include "base/text/in_backticks.hpp"
#include "base/text/unicode.hpp"
#include "deckfile/mistakes/invisible.hpp"
#include "deckfile/mistakes/values/bare_value.hpp"
#include "deckfile/mistakes/values/numerals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace deckfile {
namespace {

using base::in_backticks;

constexpr auto none = std::string_view::npos;
constexpr std::string_view blanks = " \t\r";
constexpr std::string_view list_in_brackets = "a list of texts is written [\"...\", \"...\"]";
constexpr std::size_t most_told = 5;  // of one entry
constexpr int deepest = 8;            // lists within lists; the parser allows no more

bool is_key_character(char c) {
    return base::is_ascii_letter(c) || base::is_digit(c) || c == '_' || c == '-';
}

// What begins a comment elsewhere, but for '#'.
std::string_view comment_of_others(std::string_view rest) {
    for (const std::string_view sign : {"//", "/*", "--", "<!--", "%", ";"})
        if (rest.starts_with(sign) && !rest.starts_with("---")) return sign;
    return {};
}

// Reads what stands behind a key's sign as TOML does, up to the first thing behind which nobody can
// tell how it goes on.
class ValueReader {
public:
    ValueReader(std::string_view text, std::string_view key) : text_(text), key_(key) {}

    std::vector<Mistake> read(std::size_t begin) {
        at_ = begin;
        value();
        if (!stopped_) follow();
        return std::move(mistakes_);
    }

private:
    std::string_view rest() const { return text_.substr(at_); }
    bool is_at_end() const { return at_ >= text_.size(); }

    void skip(std::string_view these) {
        at_ = std::min(text_.find_first_not_of(these, at_), text_.size());
    }

    void tell(std::size_t at, std::string message) {
        mistakes_.push_back({at, std::move(message)});
        stopped_ = stopped_ || mistakes_.size() >= most_told;
    }
    void fail(std::size_t at, std::string message) {
        tell(at, std::move(message));
        stopped_ = true;
    }

    void value() {
        skip(blanks);
        const bool is_number = key_ == "number" && begins_with_typeset_sign(rest());
        if (is_at_end() || rest().front() == '\n' || (is_beyond_ascii() && !is_number)) {
            stopped_ = true;
        } else if (rest().front() == '"' || rest().front() == '\'') {
            string(rest().front());
        } else if (rest().front() == '[') {
            list();
        } else {
            bare();
        }
    }

    void string(char quote) {
        const bool is_long = rest().starts_with(std::string(3, quote));
        is_text_ = true;
        quote_ = quote;
        is_escape_told_ = false;
        at_ += is_long ? 3 : 1;
        while (!is_at_end()) {
            if (is_long ? rest().starts_with(std::string(3, quote)) : rest().front() == quote) {
                at_ += is_long ? 3 : 1;
                while (is_long && !is_at_end() && rest().front() == quote) ++at_;
                return;
            }
            if (rest().front() == '\n' && !is_long) break;
            if (rest().front() == '\\' && quote == '"')
                escape(is_long);
            else
                ++at_;
        }
        stopped_ = true;  // not closed, which the scanner says
    }

    void escape(bool is_long) {
        const std::size_t begin = at_++;
        const char kind = is_at_end() ? '\n' : text_[at_];
        const std::size_t digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        if (digits > 0 ? has_digits(digits) : std::string_view("btnfr\"\\").find(kind) != none) {
            ++at_;
        } else if (!is_long || (blanks.find(kind) == none && kind != '\n')) {
            if (!std::exchange(is_escape_told_, true)) tell_escape(begin);
        }
    }

    // Once of a text: the others are mended with it.
    void tell_escape(std::size_t begin) {
        if (text_.substr(begin + 1).starts_with('\''))
            tell(begin, "\\' needs no backslash here; write ' alone");
        else if (text_.find('\'') != none)
            tell(at_, "this is no escape; write \\\\ for a backslash");
        else
            tell(at_,
                 "this is no escape; write \\\\ for a backslash, or use '...' around the text");
    }

    bool has_digits(std::size_t count) const {
        const std::string_view digits = text_.substr(at_ + 1, count);
        return digits.size() == count && digits.find_first_not_of("0123456789abcdefABCDEF") == none;
    }

    void list() {
        ++at_;
        stopped_ = ++depth_ > deepest;
        for (bool is_behind_comma = true; !stopped_;) {
            skip_between();
            if (is_at_end()) {
                stopped_ = true;
            } else if (rest().front() == ']') {
                ++at_;
                --depth_;
                is_text_ = false;
                return;
            } else if (rest().front() == ',') {
                if (std::exchange(is_behind_comma, true)) tell(at_, "one comma too many");
                ++at_;
            } else {
                is_behind_comma = false;
                value();
                if (!stopped_) follow();
            }
        }
    }

    // Blanks, line ends and comments between two entries of a list.
    void skip_between() {
        skip(" \t\r\n");
        while (!is_at_end() && rest().front() == '#') {
            at_ = std::min(text_.find('\n', at_), text_.size());
            skip(" \t\r\n");
        }
    }

    // Up to what ends it: judged by what its key wants.
    void bare() {
        const std::size_t begin = at_;
        is_text_ = false;
        const auto end =
            std::min(text_.find_first_of(depth_ > 0 ? ",]#\n" : "#\n", at_), text_.size());
        std::string_view written = base::trimmed(text_.substr(begin, end - begin), " \t\r");
        if (written.find('=') != none)  // another key
            written = written.substr(0, written.find_first_of(" \t"));
        if (written.starts_with("(\"") || written.starts_with("{\"") || written.starts_with("('"))
            fail(begin, std::string(list_in_brackets));
        if (stopped_) return;
        auto message = bare_value_mistake(key_, written);
        if (message && depth_ == 0) return fail(begin, std::move(*message));
        if (message) tell(begin, std::move(*message));
        const auto word = written.find_first_of(" \t,;");
        at_ = begin + std::min(word, written.size());
        stopped_ = stopped_ || at_ == begin;
    }

    // Which the scanner names: the quotes of a word processor, in which commas may stand.
    bool is_beyond_ascii() const { return static_cast<unsigned char>(rest().front()) >= 0x80; }
    bool is_invisible() const {
        std::string_view left = rest();
        return !invisible_name(base::take_code_point(left).code).empty();
    }

    // What may follow a value on its line.
    void follow() {
        const std::size_t close = at_;
        if (depth_ > 0)
            skip(" \t\r\n");
        else
            skip(blanks);
        if (is_at_end() || rest().front() == '\n' || rest().front() == '#') return;
        if (depth_ > 0 && (rest().front() == ',' || rest().front() == ']')) return;
        if (is_invisible()) return;
        if (is_text_ && quote_ == '\'' && ends_at_apostrophe(close))
            return fail(close - 1,
                        "an apostrophe ends '...'; write this text between \"...\" instead");
        junk(close);
    }

    // Whether what was taken for the end of a '...' was meant as an apostrophe.
    bool ends_at_apostrophe(std::size_t close) const {
        const std::string_view line = text_.substr(close, text_.find('\n', close) - close);
        return !line.empty() &&
               (is_key_character(line.front()) ||
                static_cast<unsigned char>(line.front()) >= 0x80 || line.find('\'') != none);
    }

    void junk(std::size_t close) {
        const char next = rest().front();
        if (const auto sign = comment_of_others(rest()); !sign.empty() && sign != ";")
            return fail(at_, fmt::format("a comment begins with #, not with {}", sign));
        if (depth_ > 0) return junk_in_list(close);
        if (next == ',' && is_list()) return fail(at_, std::string(list_in_brackets));
        if (next == ',') return fail(at_, "no comma follows a value; each key has its own line");
        if (next == ';') return fail(at_, "nothing follows a value on its line; take the ; away");
        const auto key = key_of(rest());
        if (!key.empty() && close < at_ && has_sign_behind(key))
            return fail(at_, fmt::format("{} begins here: each key stands on a line of its own",
                                         in_backticks(key)));
        if (!is_text_) return;
        if (close < at_ && (next == '"' || next == '\''))
            return fail(at_,
                        "a second text behind the first; a list of texts is written "
                        "[\"...\", \"...\"]");
        if (quote_ == '"')
            fail(close < at_ ? at_ : close,
                 "unexpected text after the value; inside \"...\" a quotation mark is written "
                 "\\\"");
        else
            fail(at_, "unexpected text after the value");
    }

    // Behind which another entry may begin.
    void junk_in_list(std::size_t close) {
        const char next = rest().front();
        if (next == ';') {
            tell(at_++, "a comma stands between the entries of a list, not ;");
        } else if (is_text_ && close < at_ && (next == '"' || next == '\'')) {
            tell(at_, "a comma is missing between two entries of this list");
        } else {
            stopped_ = true;  // the parser asks for a comma
        }
    }

    // Whether another text follows a comma.
    bool is_list() const {
        const auto behind = text_.find_first_not_of(blanks, at_ + 1);
        return is_text_ && behind != none && (text_[behind] == '"' || text_[behind] == '\'');
    }

    bool has_sign_behind(std::string_view key) const {
        const auto sign = text_.find_first_not_of(blanks, at_ + key.size());
        return sign != none && text_[sign] == '=';
    }

    std::string_view text_;
    std::string_view key_;
    std::size_t at_ = 0;
    int depth_ = 0;
    bool is_text_ = false;  // what was read last
    char quote_ = '"';
    bool is_escape_told_ = false;
    bool stopped_ = false;
    std::vector<Mistake> mistakes_;
};

// A line without a key's sign.
std::vector<Mistake> mistake_without_sign(std::string_view entry, std::size_t begin) {
    const std::string_view line = entry.substr(begin);
    if (const auto sign = comment_of_others(line); !sign.empty())
        return {{begin, fmt::format("a comment begins with #, not with {}", sign)}};
    constexpr std::string_view beginning = "a line begins with a key, a header or #";
    if (key_of(line).empty() && line.starts_with('-')) return {{begin, std::string(beginning)}};
    for (const std::string_view bullet : {"–", "—", "−", "•", "·", "‣", "◦", "▪", "●"})
        if (line.starts_with(bullet))
            return {{begin, fmt::format("{}, not with {}", beginning, bullet)}};
    return {};
}

// As other languages write a value: "front": "...",
std::string other_sign(std::string_view rest) {
    const bool is_one = rest.starts_with(':') && !rest.starts_with(":=");
    const bool has_comma = base::trimmed(rest, " \t\r\n").ends_with(',');
    return fmt::format("a single = stands between a key and its value, not {}{}",
                       rest.substr(0, is_one ? 1 : 2), has_comma ? ", and no comma behind it" : "");
}

std::string_view without_quotes(std::string_view key) {
    const bool quoted = key.size() > 1 && (key.front() == '"' || key.front() == '\'');
    return quoted ? key.substr(1, key.size() - 2) : key;
}

// Where the key at `begin` ends, quotes included.
std::size_t end_of_key(std::string_view entry, std::size_t begin) {
    if (begin < entry.size() && (entry[begin] == '"' || entry[begin] == '\'')) {
        const auto close = entry.find(entry[begin], begin + 1);
        return close == none || entry.find('\n', begin) < close ? begin : close + 1;
    }
    std::size_t end = begin;
    while (end < entry.size() && (is_key_character(entry[end]) || entry[end] == '.')) ++end;
    const bool has_word = entry.substr(begin, end - begin).find_first_not_of("-_.") != none;
    return has_word ? end : begin;
}

}  // namespace

std::string_view key_of(std::string_view entry) {
    std::size_t begin = std::min(entry.find_first_not_of(" \t"), entry.size());
    while (begin < entry.size() && static_cast<unsigned char>(entry[begin]) >= 0x80) ++begin;
    std::string_view key = entry.substr(begin, end_of_key(entry, begin) - begin);
    while (key.ends_with('.')) key.remove_suffix(1);  // of `accept."7 days"` the word before it
    return without_quotes(key);
}

std::vector<Mistake> mistakes_in(std::string_view entry) {
    const auto begin = std::min(entry.find_first_not_of(" \t"), entry.size());
    const std::size_t end = end_of_key(entry, begin);
    if (end == begin) return mistake_without_sign(entry, begin);
    const auto sign = entry.find_first_not_of(" \t", end);
    if (sign == none) return {};
    const std::string_view rest = entry.substr(sign);
    if (rest.starts_with(":") || rest.starts_with("=>") || rest.starts_with("=="))
        return {{sign, other_sign(rest)}};
    if (rest.front() != '=') return mistake_without_sign(entry, begin);
    return ValueReader(entry, without_quotes(entry.substr(begin, end - begin))).read(sign + 1);
}

}  // namespace deckfile

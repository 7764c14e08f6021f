#include "deckfile/plain_texts.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"

#include <algorithm>
#include <array>

namespace deckfile {
namespace {

constexpr std::array<std::string_view, 10> said_keys = {
    "front", "back", "cloze", "accept", "answer", "wrong", "points", "unit", "hint", "note"};

constexpr bool is_gap(char c) {
    return base::is_ascii_space(c) || c == ',';
}

constexpr bool is_quote(char c) {
    return c == '"' || c == '\'';
}

constexpr bool is_key_letter(char c) {
    return base::is_ascii_letter(c) || c == '_';
}

// Where a text ends that may hold quotes with a backslash before them.
std::size_t end_behind_escapes(std::string_view text, std::string_view quotes) {
    std::size_t end = 0;
    while (end < text.size() && !text.substr(end).starts_with(quotes))
        end += text[end] == '\\' ? 2 : 1;
    return std::min(end, text.size());
}

}  // namespace

PlainTexts::PlainTexts(std::string_view slice) : rest_(slice) {
    skip_line();  // the header
}

std::optional<std::string_view> PlainTexts::next() {
    for (skip_gaps(); !rest_.empty(); skip_gaps()) {
        if (!(in_value_ && is_quote(rest_.front()))) {
            enter();
            continue;
        }
        in_value_ = in_list_;
        if (const auto text = take_string(); text && base::contains(said_keys, key_)) return text;
    }
    return std::nullopt;
}

// White space, the commas of lists, and comments.
void PlainTexts::skip_gaps() {
    while (!rest_.empty() && (is_gap(rest_.front()) || rest_.front() == '#')) {
        if (rest_.front() == '#')
            skip_line();
        else
            rest_.remove_prefix(1);
    }
}

void PlainTexts::skip_line() {
    rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));
}

// Goes on to a text, over what is none.
void PlainTexts::enter() {
    const char c = rest_.front();
    if (!in_value_) return enter_entry();
    if (c == '[' || c == ']') {
        in_list_ = in_value_ = c == '[';
        rest_.remove_prefix(1);
    } else if (c == '{') {
        rest_ = {};
    } else {  // a number, a date, true or false
        in_value_ = false;
        skip_line();
    }
}

void PlainTexts::enter_entry() {
    const auto end = std::find_if_not(rest_.begin(), rest_.end(), is_key_letter);
    key_ = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    rest_.remove_prefix(key_.size());
    skip_gaps();
    in_value_ = !key_.empty() && rest_.starts_with('=');
    if (!in_value_) {
        rest_ = {};
        return;
    }
    rest_.remove_prefix(1);
}

// Nothing where it is not all as it reads.
std::optional<std::string_view> PlainTexts::take_string() {
    const char quote = rest_.front();
    const bool is_long = rest_.size() > 2 && rest_[1] == quote && rest_[2] == quote;
    const std::string_view quotes = rest_.substr(0, is_long ? 3 : 1);
    const std::string_view text = rest_.substr(quotes.size());
    std::size_t end = std::min(text.find(quotes), text.size());
    const bool has_escapes = quote == '"' && base::contains(text.substr(0, end), '\\');
    if (has_escapes) end = end_behind_escapes(text, quotes);
    rest_ = text.substr(std::min(end + quotes.size(), text.size()));
    while (is_long && rest_.starts_with(quote)) rest_.remove_prefix(1);  // two belong to the text
    if (has_escapes) return std::nullopt;
    return text.substr(0, end);
}

}  // namespace deckfile

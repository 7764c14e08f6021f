#include "deckfile/scan.hpp"

#include "base/text/ascii.hpp"
#include "base/text/cut.hpp"
#include "base/text/unicode.hpp"
#include "deckfile/mistakes/invisible.hpp"
#include "deckfile/mistakes/values/open_string.hpp"

#include <fmt/format.h>

#include <array>

namespace deckfile {
namespace {

enum class Class : std::uint8_t { plain, newline, quote, comment, open, close, dot, odd };

constexpr std::array<Class, 256> make_classes() {
    std::array<Class, 256> classes{};
    for (std::size_t c = 0; c < classes.size(); ++c)
        classes[c] = (c < 0x20 && c != '\t') || c >= 0x7F ? Class::odd : Class::plain;
    classes['\n'] = Class::newline;
    classes['"'] = classes['\''] = Class::quote;
    classes['#'] = Class::comment;
    classes['['] = Class::open;
    classes[']'] = Class::close;
    classes['.'] = Class::dot;
    return classes;
}

constexpr std::array<Class, 256> classes = make_classes();

Class class_of(char c) {
    return classes[static_cast<unsigned char>(c)];
}

// What is looked at inside strings and comments. Most bytes of a deck are none of these.
constexpr std::array<bool, 256> make_marks() {
    std::array<bool, 256> marks{};
    for (std::size_t c = 0; c < marks.size(); ++c)
        marks[c] = classes[c] == Class::odd || classes[c] == Class::newline ||
                   classes[c] == Class::quote || c == '\\';
    return marks;
}

constexpr std::array<bool, 256> marks = make_marks();

// Deep tables recurse in the parser, and many dotted keys are slow in it. Notes need one dot.
constexpr int most_dots = 64;

constexpr std::size_t most_problems = 20;

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    return at;
}

// Where `word` in brackets ends that begins at `at`; npos if it does not stand there.
std::size_t end_of_bracketed(std::string_view text, std::size_t at, std::string_view open,
                             std::string_view word, std::string_view close) {
    if (!text.substr(at).starts_with(open)) return std::string_view::npos;
    at = skip_blanks(text, at + open.size());
    if (!text.substr(at).starts_with(word)) return std::string_view::npos;
    at = skip_blanks(text, at + word.size());
    return text.substr(at).starts_with(close) ? at + close.size() : std::string_view::npos;
}

std::string outside_string(char32_t code, std::string_view character) {
    const std::string name = invisible_name(code);
    if (!name.empty()) return name + " outside a string; delete it, or write a plain space";
    return fmt::format("{} outside a string; text stands in straight quotes: \"...\"", character);
}

}  // namespace

Place header_place(const Piece& piece) {
    const auto bracket = piece.whole.text.substr(0, piece.whole.text.find('\n')).find('[');
    return {piece.whole.line,
            bracket == std::string_view::npos ? 1 : static_cast<int>(bracket) + 1};
}

Scanner::Scanner(Source source, Strings strings, Cut cut)
    : text_(base::without_byte_order_mark(source.text)),
      offset_(source.offset + source.text.size() - text_.size()),
      strings_(strings),
      cut_(cut),
      line_(source.line) {}

std::optional<Piece> Scanner::next() {
    if (at_ == text_.size()) return std::nullopt;
    open_piece();
    while (at_ < text_.size() && !at_end_) step();
    return close_piece();
}

void Scanner::open_piece() {
    piece_ = {};
    piece_start_ = mark();
    body_start_.reset();
    lists_ = 0;
    dots_ = 0;
    at_end_ = false;
    const auto header = cut_ == Cut::at_headers ? header_here() : std::nullopt;
    if (!header) {
        body_start_ = at_;
        return;
    }
    piece_.kind = header->kind;
    at_ = header->end;
    if (header->kind != Piece::Kind::other) check_rest_of_header();
}

// Further keys on a header's line are no TOML, and the parser is not shown that line.
void Scanner::check_rest_of_header() {
    at_ = skip_blanks(text_, at_);
    const std::string_view rest = text_.substr(at_);
    if (rest.empty() || rest.starts_with('#') || rest.starts_with('\n') || rest.starts_with("\r\n"))
        return;
    complain(mark(), "nothing may follow a header on its line");
}

Piece Scanner::close_piece() {
    if (lists_ > 0 && piece_.problems.empty())
        complain(list_start_, "list not closed; add ] behind its last entry");
    const std::size_t start = piece_start_.at;
    const std::size_t body = body_start_.value_or(at_);
    if (at_ - start > largest_piece) {
        piece_.problems.clear();
        complain(piece_start_, "this table is larger than 1 MiB");
    }
    const bool has_header = body != start;
    piece_.whole = {text_.substr(start, at_ - start), piece_start_.line, offset_ + start};
    piece_.body = {text_.substr(body, at_ - body), piece_start_.line + (has_header ? 1 : 0),
                   offset_ + body};
    return std::move(piece_);
}

void Scanner::step() {
    switch (class_of(text_[at_])) {
        case Class::newline:
            return end_line();
        case Class::quote:
            return skip_string();
        case Class::comment:
            return skip_comment();
        case Class::open:
            return open_list();
        case Class::close:
            return close_list();
        case Class::odd:
            return skip_odd(false);
        case Class::dot:
            count_dot();
            break;
        case Class::plain:
            return skip_plain();
    }
    ++at_;
}

void Scanner::skip_plain() {
    std::size_t at = at_ + 1;
    while (at < text_.size() && class_of(text_[at]) == Class::plain) ++at;
    at_ = at;
}

// To what is looked at inside a string or comment.
void Scanner::skip_words() {
    std::size_t at = at_;
    while (at < text_.size() && !marks[static_cast<unsigned char>(text_[at])]) ++at;
    at_ = at;
}

void Scanner::count_dot() {
    if (++dots_ == most_dots + 1)
        complain(mark(), "too many dots outside quotes; keys here are single words");
}

void Scanner::open_list() {
    if (lists_++ == 0) list_start_ = mark();
    ++at_;
}

void Scanner::close_list() {
    if (lists_ > 0) --lists_;
    ++at_;
}

void Scanner::skip_comment() {
    for (skip_words(); at_ < text_.size() && text_[at_] != '\n'; skip_words()) {
        if (class_of(text_[at_]) == Class::odd)
            skip_odd(true);
        else
            ++at_;
    }
}

void Scanner::skip_string() {
    const char quote = text_[at_];
    if (text_.substr(at_).starts_with(std::string_view(quote == '"' ? "\"\"\"" : "'''")))
        skip_long_string(quote);
    else
        skip_short_string(quote);
}

void Scanner::skip_short_string(char quote) {
    const std::size_t begin = at_ - line_start_;
    ++at_;
    for (skip_words(); at_ < text_.size() && text_[at_] != '\n'; skip_words()) {
        if (text_[at_] == quote) {
            ++at_;
            return;
        }
        step_in_string(quote);
    }
    auto open = open_string(text_.substr(line_start_, at_ - line_start_), begin, lists_ > 0);
    complain({line_start_ + open.at, line_start_, line_}, std::move(open.message));
}

void Scanner::skip_long_string(char quote) {
    const Mark start = mark();
    const std::string quotes(3, quote);
    if (!body_start_) complain(start, "a header stands on one line, without three quotes");
    at_ += 3;
    for (skip_words(); at_ < text_.size(); skip_words()) {
        if (text_[at_] == quote && text_.substr(at_).starts_with(quotes)) {
            at_ += 3;  // up to two more belong to the text
            for (int i = 0; i < 2 && at_ < text_.size() && text_[at_] == quote; ++i) ++at_;
            return;
        }
        if (text_[at_] != '\n')
            step_in_string(quote);
        else if (is_cut_at_next_line())
            break;
    }
    complain(start, fmt::format("string not closed; add {} where it ends", quotes));
}

void Scanner::step_in_string(char quote) {
    const char c = text_[at_];
    if (c == '\\' && quote == '"')
        skip_escape();
    else if (class_of(c) == Class::odd)
        skip_odd(true);
    else
        ++at_;
}

bool Scanner::is_cut_at_next_line() {
    begin_line();
    if (!deck_or_card_here()) return false;
    at_end_ = strings_ == Strings::end_at_headers;
    piece_.hides_header = piece_.hides_header || !at_end_;
    return at_end_;
}

void Scanner::skip_escape() {
    ++at_;
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\\')) ++at_;
}

void Scanner::skip_odd(bool in_text) {
    const auto c = static_cast<unsigned char>(text_[at_]);
    if (c >= 0x80) return skip_non_ascii(in_text);
    if (c == 0)
        complain(mark(), "NUL character");
    else if (c != '\r' || !text_.substr(at_ + 1).starts_with('\n'))
        complain(mark(), fmt::format("control character; in a string write \\u{:04X}", c));
    ++at_;
}

void Scanner::skip_non_ascii(bool in_text) {
    std::string_view rest = text_.substr(at_);
    const auto [code, valid] = base::take_code_point(rest);
    const std::size_t size = text_.size() - at_ - rest.size();
    if (!valid)
        complain(mark(), "not UTF-8; save the file in that encoding");
    else if (!in_text)
        complain(mark(), outside_string(code, text_.substr(at_, size)));
    at_ += size;
}

// Goes over a line break.
void Scanner::begin_line() {
    ++at_;
    ++line_;
    line_start_ = at_;
    if (!body_start_) body_start_ = at_;
}

void Scanner::end_line() {
    if (!body_start_ && lists_ > 0) {
        complain(list_start_, "header not closed; add ]");
        lists_ = 0;
    }
    begin_line();
    at_end_ = begins_piece();
}

// A list that is open ends in any case at what it cannot hold.
bool Scanner::begins_piece() const {
    if (cut_ == Cut::at_entries) return lists_ == 0 || begins_entry();
    return lists_ == 0 ? header_here().has_value() : deck_or_card_here().has_value();
}

// "key =", where the key is a bare word.
bool Scanner::begins_entry() const {
    const std::size_t begin = skip_blanks(text_, at_);
    std::size_t end = begin;
    while (end < text_.size() && (base::is_ascii_letter(text_[end]) || text_[end] == '_')) ++end;
    const std::size_t sign = skip_blanks(text_, end);
    return end > begin && sign < text_.size() && text_[sign] == '=';
}

std::optional<Scanner::Header> Scanner::header_here() const {
    const std::size_t at = skip_blanks(text_, at_);
    if (at == text_.size() || text_[at] != '[') return std::nullopt;
    if (const auto known = deck_or_card_here()) return known;
    return Header{Piece::Kind::other, at_};
}

std::optional<Scanner::Header> Scanner::deck_or_card_here() const {
    const std::size_t at = skip_blanks(text_, at_);
    if (at == text_.size() || text_[at] != '[') return std::nullopt;
    const std::size_t card = end_of_bracketed(text_, at, "[[", "card", "]]");
    if (card != std::string_view::npos) return Header{Piece::Kind::card, card};
    const std::size_t deck = end_of_bracketed(text_, at, "[", "deck", "]");
    if (deck != std::string_view::npos) return Header{Piece::Kind::deck, deck};
    return std::nullopt;
}

void Scanner::complain(Mark where, std::string message) {
    Problems& problems = piece_.problems;
    if (problems.size() == most_problems) return;
    if (!problems.empty() && problems.back().line == where.line) return;
    const std::string_view line = text_.substr(where.line_start);
    add_error(problems, {where.line, column_at(line, where.at - where.line_start)},
              std::move(message));
}

}  // namespace deckfile

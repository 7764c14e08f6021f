// Cuts a TOML text at its table headers, in one pass and before any parser sees it, so that a bad
// table costs nobody the good ones.
//
// 1. The scanner knows comments, lists and the four kinds of strings; a header inside one of them
//    is none. It checks what must hold for the whole text (UTF-8, no control characters, only ASCII
//    outside strings and comments) and what tells where a table ends (strings and lists are
//    closed). A piece with problems must not reach the parser, which has undefined behaviour there.
// 2. "[[card]]" and "[deck]" at the beginning of a line end a list in any case: no list can hold
//    them. A string may hold them, so a string that was never closed can swallow tables. A piece
//    that turns out bad and `hides_header` should be scanned again with such strings cut: each byte
//    is then read twice at most.
// 3. The body of a table that is no TOML can be cut further, at each line that begins an entry.
#pragma once

#include "deckfile/source.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace deckfile {

// More than any note needs: every field at its limit is about half of it.
inline constexpr std::size_t largest_piece = 1 << 20;

// The lines from one header up to the next.
struct Piece {
    enum class Kind : std::uint8_t { preamble, deck, card, other };
    Kind kind = Kind::preamble;
    Source whole;
    Source body;                // without the header's line
    bool hides_header = false;  // "[[card]]" or "[deck]" begins a line inside one of its strings
    Problems problems;          // one a line, and no more than a person wants to read
};

// Where its header begins.
Place header_place(const Piece& piece);

class Scanner {
public:
    enum class Strings : std::uint8_t { may_hold_headers, end_at_headers };
    enum class Cut : std::uint8_t { at_headers, at_entries };
    explicit Scanner(Source source, Strings strings = Strings::may_hold_headers,
                     Cut cut = Cut::at_headers);

    // The next piece; nothing at the end.
    std::optional<Piece> next();

private:
    // A place whose column is worked out only when it is needed.
    struct Mark {
        std::size_t at = 0;
        std::size_t line_start = 0;
        int line = 1;
    };
    struct Header {
        Piece::Kind kind;
        std::size_t end;  // behind the closing brackets
    };

    void open_piece();
    Piece close_piece();
    void check_rest_of_header();
    void step();
    void skip_plain();
    void skip_words();
    void count_dot();
    void open_list();
    void close_list();
    void skip_comment();
    void skip_string();
    void skip_short_string(char quote);
    void skip_long_string(char quote);
    void step_in_string(char quote);
    // Goes over a line break in a string, and tells whether the string is cut there, at a header.
    bool is_cut_at_next_line();
    void skip_escape();
    void skip_odd(bool in_text);
    void skip_non_ascii(bool in_text);
    void begin_line();
    void end_line();
    std::optional<Header> header_here() const;
    std::optional<Header> deck_or_card_here() const;
    bool begins_piece() const;
    bool begins_entry() const;
    Mark mark() const { return {at_, line_start_, line_}; }
    void complain(Mark where, std::string message);

    std::string_view text_;
    std::size_t offset_;  // of the text in its file
    Strings strings_;
    Cut cut_;
    std::size_t at_ = 0;
    std::size_t line_start_ = 0;
    int line_ = 1;

    Piece piece_;
    Mark piece_start_;
    std::optional<std::size_t> body_start_;
    bool at_end_ = false;  // the next piece begins here
    int lists_ = 0;        // how many are open
    Mark list_start_;
    int dots_ = 0;
};

}  // namespace deckfile

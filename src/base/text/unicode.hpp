// Text as people compare and see it: well-formedness, normalisation, user-perceived characters and
// their width.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace base {

// Decodes the code point at the front of `text` and removes its bytes; U+FFFD, and one byte less,
// where they are not well-formed UTF-8. `text` must not be empty.
struct Decoded {
    char32_t code;
    bool valid;
};
Decoded take_code_point(std::string_view& text);

// Appends a code point as UTF-8.
void append_utf8(std::string& to, char32_t code);

bool is_valid_utf8(std::string_view text);

// NFC, each run of white space as one space, none at the ends: what fingerprints and log texts are
// made from. Ill-formed bytes become U+FFFD first.
std::string normalised(std::string_view text);

// `normalised`, with case folded: what tags and typed answers are compared by.
std::string case_folded(std::string_view text);

// `normalised`, with plain characters for their full-width, lowered and raised forms, and letters
// for their ligatures: "Ｈ₂Ｏ" becomes "H2O", and "œ" becomes "oe".
std::string plain_forms(std::string_view text);

// `plain_forms`, with case folded and letters freed of accents and strokes: "Łódź" becomes "lodz".
std::string without_accents(std::string_view text);

// Nearly `without_accents`, in one pass: no mark is left of any script, and white space stands as
// it is. What holds the one of a text without white space in its own, holds the other, too: who
// looks for a text is quick to tell where it cannot be.
std::string outline(std::string_view text);

// Whether it stands above the line, as a power does: "²", "ⁿ".
bool is_raised(char32_t code);

// A user-perceived character and the terminal columns it takes: 0, 1 or 2, and more with spacing
// marks or skin tones, which each take their own.
struct Cluster {
    std::string_view bytes;
    int width;
};

// Extended grapheme clusters of well-formed UTF-8, as views into it.
std::vector<Cluster> clusters(std::string_view text);

// The columns of a whole text, by the same measure.
int width_of(std::string_view text);

// Whether it takes two columns by itself, as Chinese characters do.
bool is_wide(char32_t code);

// A letter of any script, or a decimal digit of any script.
bool is_letter_or_digit(char32_t code);

// A decimal digit: '7', '٧', '７'.
bool is_digit_of_any_script(char32_t code);

// A sign that stands for something itself, as '+', '€' and arrows do and punctuation does not.
bool is_symbol(char32_t code);

}  // namespace base

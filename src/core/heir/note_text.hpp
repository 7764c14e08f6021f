// What is known of a note's text when its file is no longer asked: the log keeps it beside the
// first answer. Plain data, and its form in the log.
#pragma once

#include "core/card/note.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

struct NoteText {
    std::string text;                   // identity_text
    std::optional<std::string> before;  // the id of the note before it in its deck; empty: it is
                                        // the first. Nothing where that is not known
    std::optional<std::string> after;   // of the one behind it

    bool operator==(const NoteText&) const = default;
};

// As the log keeps it: {"text": ..., "before": ..., "after": ...}. Nothing where it is none.
std::string to_json(const NoteText& text);
std::optional<NoteText> text_from_json(std::string_view json);

// The fields of an identity_text: of what kind the note is, its front, and what tells it from
// others with that front. Nothing where it is none.
struct TextFields {
    Kind kind = Kind::question;
    std::vector<std::string> fields;

    bool operator==(const TextFields&) const = default;
};
std::optional<TextFields> fields_of(std::string_view identity_text);

// As a person is shown it: the fields side by side.
std::string readable(std::string_view identity_text);

}  // namespace core

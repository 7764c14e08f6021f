// Markdown with marked stretches, made ready for a parser that knows of none. The parser sees each
// gap as one character that means nothing to it, and an answer as it is written; where in the
// source a piece of its output lies says what it is. So no mark is ever taken for Markdown.
// Formulas and lone backslashes are escaped, so that the parser gives them back as they were.
#pragma once

#include "core/card/marked_text.hpp"
#include "ui/markdown/literal.hpp"
#include "ui/safe_text.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

// A piece of what is shown. What the parser or the renderer puts between two others belongs to an
// answer where both do.
struct Part {
    enum class Role : std::uint8_t { plain, answer, between };
    SafeText text;
    Role role = Role::plain;
};

class MarkdownSource {
public:
    explicit MarkdownSource(const core::MarkedText& untrusted);

    // For the parser.
    std::string_view text() const { return text_; }

    // Whether there are formulas or backslashes in it. Where the parser finds code must be known
    // before they can be escaped.
    bool may_hold_literals() const { return text_.find_first_of("\\$") != std::string::npos; }
    void escape_literals(const std::vector<Stretch>& code, bool unicode);

    // Where in text() a piece of it lies; nothing for one that lies elsewhere.
    std::optional<Stretch> stretch_of(std::string_view piece) const;

    // As it is to be read where it cannot be parsed.
    const SafeText& as_written() const { return as_written_; }

    // What a piece of text() shows, cut where an answer begins or ends. One that lies elsewhere was
    // put between others.
    std::vector<Part> shown(std::string_view piece) const;
    Part::Role role_of(std::string_view piece) const;

    // An address, which may be shown again and again: the gaps in it have no hints.
    SafeText address(std::string_view text) const;

private:
    struct Marked {
        Stretch of;
        Part part;
    };
    using AllMarked = std::vector<Marked>;

    bool holds(std::string_view piece) const;
    AllMarked::const_iterator first_ending_behind(std::size_t offset) const;

    SafeText as_written_;
    std::string text_;
    std::string placeholder_;
    AllMarked marked_;  // in text_
};

}  // namespace ui

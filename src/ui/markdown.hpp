// Markdown for the terminal. Input is untrusted: it is sanitised before it is parsed, and so is
// what its entities stand for.
#pragma once

#include "core/card/marked_text.hpp"
#include "ui/style.hpp"

#include <string_view>

namespace ui {

// The text as wrapped lines, indented by so many columns. HTML is shown as it is written, links as
// "text <url>", images as "[image: alt]". Without colour the marks of emphasis, code and headings
// are kept.
Lines markdown(std::string_view untrusted, const Look& look, int indent = 0);

// The same of a text with marks: a gap is shown as it is written, whatever is around it, and an
// answer stands out. `lead` ("why:") goes before the first paragraph, or on a line above what
// begins with something else.
Lines markdown(const core::MarkedText& untrusted, const Look& look, int indent = 0,
               const SafeText& lead = {});

// The words alone, on one line: for summaries.
SafeText plain_line(const core::MarkedText& untrusted);

}  // namespace ui

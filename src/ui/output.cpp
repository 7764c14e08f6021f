#include "ui/output.hpp"

#include "base/system/io.hpp"
#include "ui/wrap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int as_wide_as_it_is = 1'000'000;  // columns; no line is longer

}  // namespace

Output::~Output() {
    try {
        flush();
    } catch (const OutputError&) {  // whoever needs to know flushes by himself
    }
}

void Output::limit_width() {
    look_.width = std::min(look_.width, readable_columns);
}

void Output::fit_terminal() {
    const auto size = terminal_size(descriptor_);
    if (!size) return;
    look_.width = size->columns;
    look_.height = size->rows;
    limit_width();
}

void Output::print(const Lines& lines) {
    buffer_ += render(lines, look_);
}

void Output::print(const Line& line) {
    print(Lines{line});
}

void Output::print(const Table& table) {
    Look look = look_;
    if (!look.live) look.width = as_wide_as_it_is;
    print(table.lines(look));
}

void Output::say(std::string_view text, Style style) {
    const Line sentence{{SafeText::line(text), style}};
    if (look_.live)
        print(wrap(sentence, look_));
    else
        print(sentence);
}

void Output::remark(std::string_view text, Style style) {
    if (!quiet_) say(text, style);
}

void Output::line(std::string_view text) {
    print(Line{{SafeText::line(text), {}}});
}

void Output::acknowledge(std::string_view text) {
    if (!quiet_) line(text);
}

void Output::exact(std::string_view bytes) {
    buffer_ += bytes;
}

void Output::flush() {
    const std::string bytes = std::exchange(buffer_, {});
    if (bytes.empty()) return;
    has_written_ = true;
    if (const auto error = base::write_all(descriptor_, bytes))
        throw OutputError(fmt::format("the output could not be written: {}", error.message()));
}

}  // namespace ui

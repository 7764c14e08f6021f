#include "ui/output.hpp"

#include "base/system/io.hpp"
#include "ui/wrap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unistd.h>
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

void Output::print_whole(const Table& table) {
    Look look = look_for_names();
    look.width = as_wide_as_it_is;
    buffer_ += render(table.lines(look), look);
}

// The letters of a name stand for bytes that a file is opened by; no others would do.
Look Output::look_for_names() const {
    Look look = look_;
    look.utf8 = true;
    return look;
}

// Its lines stand below each other.
void Output::put(const Line& sentence, const Look& look) {
    if (!look.live || sentence.empty()) {
        buffer_ += render(Lines{sentence}, look);
        return;
    }
    const std::string_view text = sentence.front().text.view();
    const auto indent = static_cast<int>(std::min(text.find_first_not_of(' '), text.size()));
    buffer_ += render(wrap(sentence, look, {{}, {{repeated(" "_safe, indent), {}}}}), look);
}

void Output::say(std::string_view text, Style style) {
    put(sentence(text, style), look_for_names());
}

void Output::recite(std::string_view text, Style style) {
    put({{SafeText::line(text), style}}, look_);
}

void Output::remark(std::string_view text, Style style) {
    if (!quiet_) say(text, style);
}

void Output::line(std::string_view text) {
    buffer_.append(SafeText::sentence(text).view()) += '\n';
}

void Output::line(std::string_view before, std::string_view path, std::string_view after) {
    buffer_ += SafeText::sentence(before).view();
    buffer_ +=
        isatty(descriptor_) == 1 ? std::string(SafeText::name(path).view()) : std::string(path);
    buffer_.append(SafeText::sentence(after).view()) += '\n';
}

void Output::tell(std::string_view path, std::string_view sentence) {
    if (!look_.live) return line("", path, sentence);
    Line told{{SafeText::name(path), style::plain, Hold::whole}};
    append(told, ui::sentence(sentence));
    put(told, look_for_names());
}

void Output::acknowledge(std::string_view text) {
    if (!quiet_) line(text);
}

void Output::acknowledge(std::string_view before, std::string_view path, std::string_view after) {
    if (!quiet_) line(before, path, after);
}

void Output::copy(std::string_view text) {
    if (isatty(descriptor_) == 1) return line(text.substr(0, text.size() - text.ends_with('\r')));
    buffer_.append(text) += '\n';
}

void Output::exact(std::string_view bytes) {
    buffer_ += bytes;
}

void Output::flush() {
    const std::string bytes = std::exchange(buffer_, {});
    if (bytes.empty()) return;
    has_written_ = true;
    const auto error = base::write_all(descriptor_, bytes);
    if (error && descriptor_ != STDERR_FILENO)
        throw OutputError(fmt::format("the output could not be written: {}", error.message()));
}

}  // namespace ui

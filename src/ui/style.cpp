#include "ui/style.hpp"

#include "base/text/unicode.hpp"

#include <fmt/format.h>

#include <array>

namespace ui {
namespace {

// "\033[...m", or nothing for plain text.
std::string sgr(const Style& style) {
    std::string codes;
    if (style.bold) codes += ";1";
    if (style.dim) codes += ";2";
    if (style.italic) codes += ";3";
    if (style.colour != 0) codes += fmt::format(";38;5;{}", style.colour);
    return codes.empty() ? "" : "\033[" + codes.substr(1) + "m";
}

void render_run(std::string& out, const Run& run, const Look& look) {
    const std::string start = look.colour ? sgr(run.style) : "";
    out += start;
    out += look.utf8 ? run.text.view() : to_ascii(run.text).view();
    if (!start.empty()) out += "\033[0m";
}

}  // namespace

// The nearest of the 256 colours to Okabe and Ito's vermilion, orange, blue and sky blue, which
// people with any kind of colour vision can tell apart.
Style style::grade(core::Grade grade) {
    constexpr std::array<std::uint8_t, 4> colours{166, 178, 31, 74};
    return {.colour = colours[static_cast<std::size_t>(grade) - 1]};
}

int width_of(const Line& line) {
    int width = 0;
    for (const Run& run : line) width += base::width_of(run.text.view());
    return width;
}

void append(Line& line, const Line& more) {
    line.insert(line.end(), more.begin(), more.end());
}

void append(Lines& lines, const Lines& more) {
    lines.insert(lines.end(), more.begin(), more.end());
}

Line displayable(Line line, const Look& look) {
    if (!look.utf8)
        for (Run& run : line) run.text = to_ascii(run.text);
    return line;
}

std::string render(const Line& line, const Look& look) {
    std::string out;
    for (const Run& run : line) render_run(out, run, look);
    return out;
}

std::string render(const Lines& lines, const Look& look) {
    std::string out;
    for (const Line& line : lines) {
        for (const Run& run : line) render_run(out, run, look);
        out += '\n';
    }
    return out;
}

}  // namespace ui

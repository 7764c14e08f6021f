#include "ui/style.hpp"

#include "base/text/ascii.hpp"
#include "base/text/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
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
    out += run.text.view();
    if (!start.empty()) out += "\033[0m";
}

bool is_ascii(const Line& line) {
    return std::ranges::all_of(line,
                               [](const Run& run) { return base::is_ascii(run.text.view()); });
}

// Marks that each run has few of pile up where runs meet on one character.
void cut_piles(Line& line) {
    std::string whole;
    std::vector<std::size_t> ends;
    for (const Run& run : line) ends.push_back((whole += run.text.view()).size());
    const SafeText text = SafeText::from(whole, ends);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < line.size(); begin = ends[i++])
        line[i].text = text.part(begin, ends[i] - begin);
}

}  // namespace

// Six of the 256 colours have a contrast of 4.5:1 with black and with white. Of these the four that
// people with any kind of colour vision can best tell apart: magenta, violet, green and blue.
Style style::grade(core::Grade grade) {
    constexpr std::array<std::uint8_t, 4> colours{163, 98, 29, 63};
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
    if (is_ascii(line)) return line;
    cut_piles(line);
    if (!look.utf8)
        for (Run& run : line) run.text = to_ascii(run.text);
    return line;
}

std::string render(const Line& line, const Look& look) {
    std::string out;
    for (const Run& run : displayable(line, look)) render_run(out, run, look);
    return out;
}

std::string render(const Lines& lines, const Look& look) {
    std::string out;
    for (const Line& line : lines) {
        out += render(line, look);
        out += '\n';
    }
    return out;
}

}  // namespace ui

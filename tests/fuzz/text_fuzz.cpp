// Whatever the bytes: safe text is harmless and stays as it is when sanitised again, and Markdown,
// wrapping and shortening keep to the width, but where a text is copied, and let nothing past
// SafeText. As an answer they are judged, are right against themselves, and a difference spells
// what it was made from.
#include "base/text/unicode.hpp"
#include "core/judge/quantity.hpp"
#include "core/judge/typed.hpp"
#include "ui/markdown.hpp"
#include "ui/wrap.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void require_harmless(std::string_view text) {
    while (!text.empty()) {
        const auto [code, valid] = base::take_code_point(text);
        require(valid && (code >= 0x20 || code == '\n') && (code < 0x7F || code > 0x9F));
        require((code < 0x202A || code > 0x202E) && (code < 0x2066 || code > 0x2069));
        require(code < 0xE0000 || code > 0xE007F);
    }
}

std::size_t ink(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += c != ' ' && c != '\n' ? 1 : 0;
    return count;
}

// What is copied is never broken: addresses, paths and keys, and blocks of code.
bool is_copied(const ui::Line& line) {
    return std::any_of(line.begin(), line.end(), [](const ui::Run& run) {
        return run.style == ui::style::code || run.text.view().find('/') != std::string_view::npos;
    });
}

void require_fitting(const ui::Lines& lines, const ui::Look& look) {
    for (const ui::Line& line : lines) {
        require(ui::width_of(line) <= ui::usable_columns(look) || is_copied(line));
        const std::string bytes = ui::render(line, look);
        require(bytes.find('\n') == std::string::npos);
        require_harmless(bytes);
    }
}

void check(std::string_view bytes, const ui::Look& look) {
    const ui::SafeText safe = ui::SafeText::from(bytes);
    require_harmless(safe.view());
    require(ui::SafeText::from(safe.view()) == safe);

    const ui::Line text = ui::displayable({{safe, ui::style::plain}}, look);
    const ui::Lines lines = ui::wrap(text, look);
    require_fitting(lines, look);
    require(ink(ui::render(lines, look)) == ink(ui::render(text, look)));
    require_fitting(ui::markdown(bytes, look, 2), look);

    const ui::SafeText line = ui::plain_line({std::string(bytes), {}});
    require_harmless(line.view());
    require(line.view().find('\n') == std::string_view::npos);
    require(base::width_of(ui::shorten(line, look.width, look).view()) <= look.width);
}

void check_answer(std::string_view bytes) {
    for (const std::string_view unit : {"", "s", "GB", "Gbit/s", "million rows", "USD"}) {
        const auto value = core::parse_estimate(bytes, unit);
        require(!value || std::isfinite(*value));
    }
    const std::string text(bytes);
    const bool blank = base::normalised(bytes).empty();
    require((core::judge_typed(text, {text}).closeness == core::Closeness::right) == !blank);

    const std::string other = text.substr(text.size() / 3);
    core::judge_typed(text, {other, "72 hours", "consistency and availability"});
    const auto pieces = base::difference(text, other);
    std::string given, expected;
    for (const base::Piece& piece : pieces) {
        if (piece.kind != base::Piece::Kind::missing) given += piece.text;
        if (piece.kind != base::Piece::Kind::surplus) expected += piece.text;
    }
    require(pieces.empty() || (given == text && expected == other));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    ui::Look look;
    look.width = 20 + data[0] % 64;
    look.utf8 = data[0] < 0x80;
    const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    check(bytes, look);
    check_answer(bytes);
    return 0;
}

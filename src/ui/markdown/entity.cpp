#include "ui/markdown/entity.hpp"

#include "base/text/unicode.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>

namespace ui {
namespace {

// Those that notes use.
struct Named {
    std::string_view entity;
    std::string_view text;
};
constexpr std::array named = std::to_array<Named>({
    {"&amp;", "&"},       {"&lt;", "<"},     {"&gt;", ">"},    {"&quot;", "\""}, {"&apos;", "'"},
    {"&nbsp;", "\u00a0"}, {"&ndash;", "–"},  {"&mdash;", "—"}, {"&bull;", "•"},  {"&deg;", "°"},
    {"&hellip;", "…"},    {"&middot;", "·"}, {"&times;", "×"}, {"&le;", "≤"},    {"&ge;", "≥"},
    {"&divide;", "÷"},    {"&plusmn;", "±"}, {"&micro;", "µ"}, {"&ne;", "≠"},    {"&rarr;", "→"},
    {"&asymp;", "≈"},     {"&infin;", "∞"},  {"&larr;", "←"},  {"&uarr;", "↑"},  {"&darr;", "↓"},
    {"&harr;", "↔"},      {"&rArr;", "⇒"},   {"&euro;", "€"},  {"&copy;", "©"},  {"&reg;", "®"},
});

std::string numbered(std::string_view entity) {
    const bool hex = entity.starts_with("&#x") || entity.starts_with("&#X");
    const std::string_view digits = entity.substr(hex ? 3 : 2);
    std::uint32_t code = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    std::string text;
    base::append_utf8(text, code);
    return text;
}

}  // namespace

SafeText decode_entity(std::string_view entity) {
    if (entity.starts_with("&#")) return SafeText::line(numbered(entity));
    const auto* found = std::ranges::find(named, entity, &Named::entity);
    return SafeText::line(found == named.end() ? entity : found->text);
}

}  // namespace ui

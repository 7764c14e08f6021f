// Text that is hard on terminals, from a seed: scripts, marks, emoji, controls and broken bytes.
#pragma once

#include "base/numbers/random.hpp"
#include "base/text/unicode.hpp"

#include <array>
#include <string>
#include <string_view>

inline std::string random_bytes(base::Random& random) {
    std::string bytes(random.below(60), ' ');
    for (char& byte : bytes) byte = static_cast<char>(random.below(256));
    return bytes;
}

inline std::string random_text(base::Random& random) {
    static constexpr std::array<std::string_view, 26> pieces{
        " ",        " ",          "\n",         "\t",
        "word",     "well-known", "2026-11-22", "日本語",
        "。",       "「",         "」",         "👩‍👩‍👧‍👦",
        "👍🏽", "❤️",     "e\u0301",    "\u0301",
        "क्षि",      "مرحبا",      "\u202e",     "\u200b",
        "🇫🇷",       "한국어",     "\x1b[31m",   "verylongwordwithoutanyplacetobreak",
        "\u00a0",   "\r\n"};
    std::string text;
    for (auto count = random.below(80); count > 0; --count) {
        if (random.below(12) == 0)
            base::append_utf8(text, static_cast<char32_t>(random.below(0x11000)));
        else
            text += pieces[static_cast<std::size_t>(random.below(pieces.size()))];
    }
    return text;
}

#include "ui/safe_text.hpp"

#include "base/text/unicode.hpp"
#include "catch.hpp"
#include "ui/random_text.hpp"

#include <utility>

using ui::operator""_safe;
using ui::SafeText;

namespace {

std::string safe(std::string_view untrusted) {
    return std::string(SafeText::from(untrusted).view());
}

std::string utf8(char32_t code) {
    std::string bytes;
    base::append_utf8(bytes, code);
    return bytes;
}

// What a SafeText promises, said independently of how it is made.
bool is_harmless(std::string_view text) {
    while (!text.empty()) {
        const auto [code, valid] = base::take_code_point(text);
        const bool control = (code < 0x20 && code != '\n') || (code >= 0x7F && code < 0xA0);
        const bool bidi = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
        const bool tag = code >= 0xE0000 && code <= 0xE007F;
        if (!valid || control || bidi || tag) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("every C0 control but newline and tab is shown in caret notation") {
    for (char c = 0; c < 0x20; ++c) {
        if (c == '\n' || c == '\t') continue;
        const std::string expected{'a', '^', static_cast<char>(c + 0x40), 'b'};
        const std::string untrusted{'a', c, 'b'};
        CHECK(safe(untrusted) == expected);
    }
    CHECK(safe("a\x7f") == "a^?");
}

TEST_CASE("every C1 control is shown by its number, however it is encoded") {
    for (char32_t c = 0x80; c < 0xA0; ++c) {
        const std::string shown = safe(utf8(c));
        CHECK(shown.size() == 4);
        CHECK(shown.substr(0, 2) == "\\x");
    }
    CHECK(safe("\xc2\x9b"
               "31m") == "\\x9b31m");
    CHECK(safe("\x9b"
               "31m") == "\uFFFD31m");  // a raw byte is no UTF-8 at all
}

TEST_CASE("escape sequences are disarmed, line ends are newlines, and tabs become spaces") {
    const std::pair<const char*, const char*> table[] = {
        {"\x1b[31mred", "^[[31mred"},
        {"\x1b]52;c;ZXZpbA==\x07", "^[]52;c;ZXZpbA==^G"},
        {"\x1bP$q\x1b\\", "^[P$q^[\\"},
        {"a\r\nb\nc", "a\nb\nc"},
        {"a\u2028b\u2029c", "a\nb\nc"},
        {"a\rb", "a^Mb"},
        // up to the next multiple of four
        {"\tx", "    x"},
        {"ab\tx\n\ty", "ab  x\n    y"},
        {"abcd\tx", "abcd    x"},
    };
    for (const auto& [untrusted, text] : table) {
        INFO(text);
        CHECK(safe(untrusted) == text);
    }
}

TEST_CASE("bidirectional controls are shown, marks of direction may stay") {
    for (char32_t c = 0x202A; c <= 0x202E; ++c) CHECK(safe(utf8(c)).substr(0, 5) == "<U+20");
    for (char32_t c = 0x2066; c <= 0x2069; ++c) CHECK(safe(utf8(c)).substr(0, 6) == "<U+206");
    CHECK(safe("a\u202eb") == "a<U+202E>b");
    for (const char32_t c : {U'\u200E', U'\u200F', U'\u061C'}) CHECK(safe(utf8(c)) == utf8(c));
}

TEST_CASE("tags, annotations, byte order marks and noncharacters are shown") {
    CHECK(safe(utf8(0xE0041)) == "<U+E0041>");
    CHECK(safe(utf8(0xFFF9)) == "<U+FFF9>");
    CHECK(safe(utf8(0xFEFF)) == "<U+FEFF>");
    CHECK(safe(utf8(0xFDD0)) == "<U+FDD0>");
    CHECK(safe(utf8(0x1FFFE)) == "<U+1FFFE>");
    CHECK(safe(utf8(0x10FFFF)) == "<U+10FFFF>");
}

TEST_CASE("bytes that are no UTF-8 are replaced") {
    CHECK(safe("\xff") == "\uFFFD");
    CHECK(safe("a\xc3") == "a\uFFFD");                                  // cut off
    CHECK(safe("\xc0\xaf") == "\uFFFD\uFFFD");                          // overlong '/'
    CHECK(safe("\xe0\x80\x9b") == "\uFFFD\uFFFD\uFFFD");                // overlong C1
    CHECK(safe("\xed\xa0\x80") == "\uFFFD\uFFFD\uFFFD");                // surrogate
    CHECK(is_harmless(safe("\xf4\x90\x80\x80 \xf8\x88\x80\x80\x80")));  // beyond Unicode
}

TEST_CASE("piled-up marks are cut, with a sign of it") {
    std::string zalgo = "a";
    for (int i = 0; i < 8; ++i) zalgo += "\u0301";
    CHECK(safe(zalgo + "b") == zalgo + "b");
    CHECK(safe(zalgo + "\u0301\u0301" + "b") == zalgo + "…b");
}

TEST_CASE("ordinary text of any script passes unchanged") {
    for (const std::string_view text :
         {"naïve – “quoted” ≤ 3", "日本語", "👩🏻‍❤️‍💋‍👩🏻",
          "👩‍👩‍👧‍👦 👍🏽 ❤️ 🇫🇷", "क्षत्रिय", "مرحبا", "e\u0301"})
        CHECK(safe(text) == text);
}

TEST_CASE("one line has no newlines, and none of their traces at its ends") {
    CHECK(SafeText::line("\n a\r\n\nb \u2028c\n").view() == " a b  c");
    CHECK(SafeText::line("").empty());
}

TEST_CASE("whatever the bytes, safe text is harmless and sanitising it again changes nothing") {
    base::Random random(1);
    for (int i = 0; i < 3000; ++i) {
        const std::string bytes = i % 2 == 0 ? random_bytes(random) : random_text(random);
        const std::string once = safe(bytes);
        const SafeText line = SafeText::line(bytes);
        if (!is_harmless(once) || safe(once) != once ||
            line.view().find('\n') != std::string_view::npos)
            FAIL("broken by: " << once);
    }
}

TEST_CASE("safe texts join to safe text") {
    SafeText text = "3 of "_safe + SafeText::from("2\x1b");
    text += "!"_safe;
    CHECK(text.view() == "3 of 2^[!");
    CHECK(repeated("-"_safe, 3).view() == "---");
    CHECK(text.part(5, 1).view() == "2");
}

TEST_CASE("ASCII terminals get readable replacements") {
    const std::pair<const char*, const char*> table[] = {
        {"“a” ‘b’ – — … × ≤ ≥ → •", "\"a\" 'b' - -- ... x <= >= -> *"},
        {"Ångström, Łódź, naïve, Straße, Œuvre", "Angstrom, Lodz, naive, Strasse, OEuvre"},
        {"e\u0301te\u0301", "ete"},
        {"日本 ☃", "?? ?"},
        {"ĀāĿŀŸžſ", "AaLlYzs"},
        {"plain\ntext", "plain\ntext"},
    };
    for (const auto& [text, ascii] : table) {
        INFO(text);
        CHECK(to_ascii(SafeText::from(text)).view() == ascii);
    }
}

TEST_CASE("of what names files, bytes that are no UTF-8 are shown, and newlines of a name alone") {
    const std::string latin =
        "gr\xf6\xdf"
        "e\n\033.toml";
    CHECK(SafeText::sentence(latin).view() == "gr\\xf6\\xdfe ^[.toml");
    CHECK(SafeText::name(latin).view() == "gr\\xf6\\xdfe^J^[.toml");
    CHECK(SafeText::name("größe.toml").view() == "größe.toml");
    CHECK(SafeText::name("\n").view() == "^J");
    base::Random random(5);
    for (int i = 0; i < 2000; ++i) {
        const std::string text = random_text(random);
        CHECK(is_harmless(SafeText::sentence(text).view()));
        CHECK(is_harmless(SafeText::name(text).view()));
        CHECK(SafeText::name(text).view().find('\n') == std::string_view::npos);
    }
}

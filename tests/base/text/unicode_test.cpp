#include "base/text/unicode.hpp"

#include "base/numbers/random.hpp"
#include "catch.hpp"

#include <array>
#include <utility>

using namespace base;
using namespace std::string_view_literals;

namespace {

// Bytes chosen so that about half of the texts hold ill-formed UTF-8, spaces or combining marks.
std::string random_text(Random& random) {
    constexpr std::array pieces{"a"sv,           "B"sv,      " "sv,
                                "\t"sv,          "\u00e9"sv, "e\u0301"sv,
                                "\u0301"sv,      "\u00a0"sv, "\xff"sv,
                                "\xe2\x82"sv,    "\u4e2d"sv, "\u1100"sv,
                                "\u1161"sv,      "\0"sv,     "\u00df"sv,
                                "\u0130"sv,      "\u2003"sv, "\u0344"sv,
                                "\x80"sv,        "\u212b"sv, "\U0001f468\u200d\U0001f469"sv,
                                "\u1e9b\u0323"sv};
    std::string text;
    for (auto count = random.below(8); count > 0; --count)
        text += pieces.at(random.below(pieces.size()));
    return text;
}

}  // namespace

TEST_CASE("code points are taken from the front one by one", "[unicode]") {
    std::string_view text = "a\u00e9\u20ac\U0001f600\0"sv;
    for (const char32_t expected : {U'a', U'\u00e9', U'\u20ac', U'\U0001f600', U'\0'}) {
        const Decoded decoded = take_code_point(text);
        CHECK(decoded.valid);
        CHECK(static_cast<std::uint32_t>(decoded.code) == static_cast<std::uint32_t>(expected));
    }
    CHECK(text.empty());
}

TEST_CASE("ill-formed UTF-8 is refused", "[unicode]") {
    for (const auto bad : {
             "\x80"sv,              // a continuation alone
             "\xc3"sv,              // cut off
             "\xe2\x82"sv,          //
             "\xf0\x9f\x98"sv,      //
             "\xc3("sv,             // not continued
             "\xc0\x80"sv,          // overlong forms of NUL and '/'
             "\xc0\xaf"sv,          //
             "\xe0\x80\xaf"sv,      //
             "\xf0\x80\x80\xaf"sv,  //
             "\xed\xa0\x80"sv,      // surrogates
             "\xed\xbf\xbf"sv,      //
             "\xf4\x90\x80\x80"sv,  // above U+10FFFF
             "\xf8\x88\x80\x80"sv,  // five-byte lead
             "\xfe"sv,              //
             "\xff"sv,              //
         }) {
        CAPTURE(bad);
        CHECK_FALSE(is_valid_utf8(bad));
        CHECK_FALSE(is_valid_utf8(std::string("a").append(bad)));

        std::string_view rest = bad;
        const Decoded decoded = take_code_point(rest);
        CHECK_FALSE(decoded.valid);
        CHECK(static_cast<std::uint32_t>(decoded.code) == 0xfffdU);
        CHECK(rest.size() == bad.size() - 1);
    }
}

TEST_CASE("well-formed UTF-8 is accepted up to the last code point", "[unicode]") {
    CHECK(is_valid_utf8(""));
    CHECK(is_valid_utf8("\0"sv));
    CHECK(is_valid_utf8("\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff"));
    CHECK(is_valid_utf8("\U00010000\U0010ffff"));
}

TEST_CASE("every code point is written as it is read", "[unicode]") {
    for (char32_t code = 0; code <= 0x10ffff; ++code) {
        if (code >= 0xd800 && code <= 0xdfff) continue;
        std::string text;
        append_utf8(text, code);
        std::string_view rest = text;
        const Decoded decoded = take_code_point(rest);
        if (!decoded.valid || decoded.code != code || !rest.empty())
            FAIL("U+" << std::hex << static_cast<std::uint32_t>(code));
    }
}

TEST_CASE("normalising composes and folds white space", "[unicode]") {
    const std::pair<const char*, const char*> table[] = {
        {"e\u0301", "\u00e9"},
        {"\u212b", "\u00c5"},
        {"\u1100\u1161\u11a8", "\uac01"},
        {"  a \t\r\n b  ", "a b"},
        {"\u00a0a\u2003\u3000b\u2028", "a b"},
        {"", ""},
        {" \n ", ""},
        {"Case Stays", "Case Stays"},
        {"\ufb01", "\ufb01"},  // compatibility forms are not folded
    };
    for (const auto& [text, normal] : table) {
        INFO(text);
        CHECK(normalised(text) == normal);
    }
}

TEST_CASE("ill-formed bytes are replaced before text is normalised", "[unicode]") {
    CHECK(normalised("a\xff") == "a\ufffd");
    CHECK(normalised("\xc0\x80") == "\ufffd\ufffd");
    CHECK(normalised("\xed\xa0\x80 e\u0301") == "\ufffd\ufffd\ufffd \u00e9");
}

TEST_CASE("zero bytes do not end a text", "[unicode]") {
    CHECK(normalised("a\0\u00e9"sv) == "a\0\u00e9"sv);
    CHECK(case_folded("A\0\u00c9"sv) == "a\0\u00e9"sv);
}

TEST_CASE("case folding makes texts equal that differ in case or form alone", "[unicode]") {
    CHECK(case_folded("  Data   LAKE ") == "data lake");
    CHECK(case_folded("STRASSE") == case_folded("stra\u00dfe"));
    CHECK(case_folded("\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2") ==
          case_folded("\u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3"));
    CHECK(case_folded("E\u0301") == "\u00e9");
    CHECK(case_folded("\u0414\u0410") == "\u0434\u0430");
}

TEST_CASE("plain forms have no widths, heights or ligatures, and keep case and accents") {
    CHECK(plain_forms("\uff21\uff22\uff23 \uff17") == "ABC 7");
    CHECK(plain_forms("H\u2082O") == "H2O");
    CHECK(plain_forms("n\u00b2") == "n2");
    CHECK(plain_forms("\ufb01le") == "file");
    CHECK(plain_forms("\u0152uvre, \u00e6ther") == "OEuvre, aether");
    CHECK(plain_forms("\u00c9t\u00e9") == "\u00c9t\u00e9");
    CHECK(plain_forms("E\u0301") == "\u00c9");
    CHECK(plain_forms("x \u2260 y") == "x \u2260 y");
    CHECK(plain_forms("\u0141\u00f3d\u017a") == "\u0141\u00f3d\u017a");
}

TEST_CASE("without accents are letters with marks, strokes and hooks") {
    CHECK(without_accents("\u00c9variste") == "evariste");
    CHECK(without_accents("\u0141\u00f3d\u017a") == "lodz");
    CHECK(without_accents("\u00d8resund") == "oresund");
    CHECK(without_accents("\u0110\u00e0 N\u1eb5ng") == "da nang");
    CHECK(without_accents("\u01ff, \u01fd") == "o, ae");  // with a stroke and an accent
    CHECK(without_accents("\u0253\u0257\u0199") == "bdk");
    CHECK(without_accents("x \u2260 y") == "x \u2260 y");
    CHECK(is_raised(U'\u00b2'));
    CHECK_FALSE(is_raised(U'\u2082'));
    CHECK_FALSE(is_raised(U'2'));
}

TEST_CASE("an outline is what is left without accents, of each character and of any text") {
    const auto check = [](const std::string& text) {
        const std::string outlined = outline(text);
        if (normalised(outlined) == normalised(outline(without_accents(text)))) return;
        CAPTURE(text);
        CHECK(normalised(outlined) == normalised(outline(without_accents(text))));
    };
    for (char32_t code = 1; code < 0x30000; ++code) {
        if (code >= 0xD800 && code < 0xE000) continue;
        std::string text;
        append_utf8(text, code);
        check("E" + text + "x " + text + "\u0301");
    }
    Random random(4);
    for (int i = 0; i < 3000; ++i) check(random_text(random));
    CHECK(outline("\u00c6R\u00d8, e\u0301t\u00e9") == "aero, ete");
}

TEST_CASE("normalising and case folding twice is doing it once", "[unicode]") {
    Random random(3);
    for (int i = 0; i < 3000; ++i) {
        const std::string text = random_text(random);
        CAPTURE(text);
        const std::string normal = normalised(text);
        CHECK(is_valid_utf8(normal));
        CHECK(normalised(normal) == normal);
        const std::string folded = case_folded(text);
        CHECK(is_valid_utf8(folded));
        CHECK(case_folded(folded) == folded);
    }
}

TEST_CASE("a cluster is what a reader takes for one character", "[unicode]") {
    for (const auto one : {"a"sv, "e\u0301"sv, "\r\n"sv, "\u1112\u1161\u11ab"sv,
                           "\U0001f468\u200d\U0001f469\u200d\U0001f467"sv, "\U0001f44d\U0001f3fd"sv,
                           "\U0001f1e9\U0001f1ea"sv, "1\ufe0f\u20e3"sv, "a\u0301\u0302\u0303"sv}) {
        CAPTURE(one);
        const auto found = clusters(one);
        REQUIRE(found.size() == 1);
        CHECK(found[0].bytes == one);
    }
    CHECK(clusters("").empty());
    CHECK(clusters("\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7").size() == 2);
}

TEST_CASE("clusters take the columns that a terminal gives them", "[unicode]") {
    const auto width = [](std::string_view text) { return width_of(text); };
    CHECK(width("") == 0);
    CHECK(width("plain") == 5);
    CHECK(width("e\u0301") == 1);
    CHECK(width("\u4e2d\u6587") == 4);
    CHECK(width("\uac01") == 2);
    CHECK(width("\u1112\u1161\u11ab") == 2);
    CHECK(width("\uff21") == 2);        // full width
    CHECK(width("\uff71") == 1);        // half width
    CHECK(width("\u200b") == 0);        // zero-width space
    CHECK(width("\u2026") == 1);        // of ambiguous width: one column
    CHECK(width("\u2764") == 1);        // a text symbol,
    CHECK(width("\u2764\ufe0f") == 2);  // asked to be an emoji
    CHECK(width("1\ufe0f\u20e3") == 2);
    CHECK(width("\U0001f600") == 2);
    CHECK(width("\U0001f44d\U0001f3fd") == 4);  // where it is not known, a swatch stands beside it
    CHECK(width("\u0915\u093f") == 2);          // a vowel sign stands beside its letter,
    CHECK(width("\u0915\u0941") == 1);          // or below it
    CHECK(width("\u0903") == 1);
    CHECK(width("\U0001f468\u200d\U0001f469\u200d\U0001f467") == 2);
}

TEST_CASE("clusters cover a text, and its width is theirs", "[unicode]") {
    Random random(9);
    for (int i = 0; i < 2000; ++i) {
        const std::string text = normalised(random_text(random));
        CAPTURE(text);
        std::string joined;
        int width = 0;
        for (const Cluster& cluster : clusters(text)) {
            CHECK(cluster.width >= 0);
            joined += cluster.bytes;
            width += cluster.width;
        }
        CHECK(joined == text);
        const bool has_control = text.find('\0') != std::string::npos;
        if (!has_control) CHECK(width_of(text) == width);
    }
}

TEST_CASE("letters and digits are told apart from the rest in any script", "[unicode]") {
    for (const char32_t code : {U'a', U'Z', U'5', U'\u00e9', U'\u0434', U'\u4e2d', U'\u0663'})
        CHECK(is_letter_or_digit(code));
    for (const char32_t code : {U' ', U'-', U'_', U'/', U'\0', U'\u200b', U'\u202e', U'\U0001f600'})
        CHECK_FALSE(is_letter_or_digit(code));
}

#include "ui/wrap.hpp"

#include "base/text/unicode.hpp"
#include "catch.hpp"
#include "ui/random_text.hpp"

#include <set>

using namespace ui;

namespace {

std::vector<std::string> texts(const Lines& lines) {
    std::vector<std::string> out;
    for (const Line& line : lines) out.push_back(render(line, {}));
    return out;
}

using Texts = std::vector<std::string>;

// At the narrowest width: 19 columns of text.
Texts wrapped(std::string_view text, const Prefix& prefix = {}, Break where = Break::words) {
    return texts(wrap({{SafeText::from(text), style::plain}}, {.width = narrowest}, prefix, where));
}

// The text without what wrapping may drop.
std::string ink(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ' && c != '\n') out += c;
    return out;
}

std::string ink(const Lines& lines) {
    std::string out;
    for (const std::string& text : texts(lines)) out += ink(text);
    return out;
}

}  // namespace

TEST_CASE("text is broken at spaces, which are dropped there and kept elsewhere") {
    CHECK(wrapped("one two three four five six") == Texts{"one two three four", "five six"});
    CHECK(wrapped("a  b") == Texts{"a  b"});
    CHECK(wrapped("exactly nineteen ch") == Texts{"exactly nineteen ch"});
    CHECK(wrapped("exactly nineteen cha      next") == Texts{"exactly nineteen", "cha      next"});
}

TEST_CASE("newlines stay, but one at the end adds no line") {
    CHECK(wrapped("a\n\n  b\n") == Texts{"a", "", "  b"});
    CHECK(wrapped("") == Texts{""});
}

TEST_CASE("compounds are broken after their hyphen, dates, options and signs are not") {
    CHECK(wrapped("a long and well-considered") == Texts{"a long and well-", "considered"});
    CHECK(wrapped("it was on the 2026-11-22") == Texts{"it was on the", "2026-11-22"});
    CHECK(wrapped("this needs an --option") == Texts{"this needs an", "--option"});
}

TEST_CASE("what is longer than a line is broken where it must be") {
    CHECK(wrapped("abcdefghijklmnopqrstuvwxyz") == Texts{"abcdefghijklmnopqrs", "tuvwxyz"});
}

TEST_CASE("wide characters are broken between, minding what may not begin or end a line") {
    CHECK(wrapped("日本語日本語日本語日本") == Texts{"日本語日本語日本語", "日本"});
    CHECK(wrapped("日本語日本語日本語。日") == Texts{"日本語日本語日本", "語。日"});
    CHECK(wrapped("日本語日本語日本「語」") == Texts{"日本語日本語日本", "「語」"});
}

TEST_CASE("a line never ends within a cluster") {
    const std::string family = "👩‍👩‍👧‍👦";
    std::string many;
    for (int i = 0; i < 10; ++i) many += family;
    std::string nine;
    for (int i = 0; i < 9; ++i) nine += family;
    CHECK(wrapped(many) == Texts{nine, family});
}

TEST_CASE("later lines hang below the first") {
    const Prefix item{{{"- "_safe, style::plain}}, {{"  "_safe, style::plain}}};
    CHECK(wrapped("one two three four five", item) == Texts{"- one two three", "  four five"});
}

TEST_CASE("a prefix takes at most half the width") {
    const Line deep{{repeated("> "_safe, 30), style::plain}};
    CHECK(wrapped("one two three", {deep, deep}) == Texts{"> > > > >one two", "> > > > >three"});
}

TEST_CASE("a block of code is broken nowhere and keeps its spaces") {
    CHECK(wrapped("abcdefgh  ijklmnopq  rst\n x", {}, Break::nowhere) ==
          Texts{"abcdefgh  ijklmnopq  rst", " x"});
}

TEST_CASE("styles go with their text") {
    const Lines lines =
        wrap({{"one two "_safe, style::plain}, {"three four five"_safe, style::bold}},
             {.width = narrowest});
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == Line{{"one two "_safe, style::plain}, {"three four"_safe, style::bold}});
    CHECK(lines[1] == Line{{"five"_safe, style::bold}});
}

TEST_CASE("a narrow terminal is treated as one of twenty columns") {
    const Line text{{"one two three four five six"_safe, style::plain}};
    for (const int width : {-1, 0, 1, 19})
        CHECK(wrap(text, {.width = width}) == wrap(text, {.width = 20}));
}

TEST_CASE("whatever the text and width, lines fit, keep their clusters and lose only spaces") {
    base::Random random(2);
    for (int i = 0; i < 600; ++i) {
        const Run first{SafeText::from(random_text(random)), style::plain};
        const Run second{SafeText::from(random_text(random)), style::bold};
        const Look look{.width = 20 + static_cast<int>(random.below(181)), .utf8 = i % 4 != 0};
        const Line text = displayable({first, second}, look);
        std::set<std::string_view> known;
        for (const Run& run : text)
            for (const base::Cluster& cluster : base::clusters(run.text.view()))
                known.insert(cluster.bytes);

        const Lines lines = wrap(text, look);
        CHECK(ink(lines) == ink(render(text, look)));
        for (const Line& line : lines) {
            if (width_of(line) > usable_columns(look)) FAIL("too wide: " << render(line, look));
            for (const Run& run : line)
                for (const base::Cluster& cluster : base::clusters(run.text.view()))
                    if (!known.contains(cluster.bytes)) FAIL("cut up: " << render(line, look));
        }
    }
}

TEST_CASE("shortened text ends in an ellipsis and fits") {
    const auto shortened = [](std::string_view text, int columns, const Look& look) {
        return std::string(shorten(SafeText::from(text), columns, look).view());
    };
    CHECK(shortened("a question", 10, {}) == "a question");
    CHECK(shortened("a question", 9, {}) == "a questi…");
    CHECK(shortened("a question", 3, {}) == "a…");
    CHECK(shortened("日本語", 5, {}) == "日本…");
    CHECK(shortened("日本語", 4, {}) == "日…");
    CHECK(shortened("a question", 9, {.utf8 = false}) == "a ques...");
}

TEST_CASE("spacing marks take their column, and a word with them stays whole") {
    CHECK(wrapped("भाषाएँ भाषाएँ भाषाएँ भाषाएँ") == Texts{"भाषाएँ भाषाएँ भाषाएँ", "भाषाएँ"});
}

TEST_CASE("what is copied is never broken, however narrow the screen") {
    const std::string address = "https://example.org/well-known/a/very/long/one";
    CHECK(wrapped("see " + address + " there") == Texts{"see", address, "there"});
    CHECK(wrapped("see (" + address + ").") == Texts{"see", "(" + address + ")."});
    CHECK(wrapped("of /home/me/well-known/decks") == Texts{"of", "/home/me/well-known/decks"});
    CHECK(wrapped("the card is mine/well-known") == Texts{"the card is", "mine/well-known"});
    CHECK(wrapped("日本語日本語日本語/日本語日本語") ==
          Texts{"日本語日本語日本", "語/日本語日本語"});
    const Lines lines = wrap(sentence("Say `ebb suspend mine/a-b` or not"), {.width = narrowest});
    CHECK(texts(lines) == Texts{"Say", "`ebb suspend mine/a-b`", "or not"});
    CHECK(texts(wrap(sentence("ebb: /my own decks/a b.toml: it is gone"), {.width = narrowest})) ==
          Texts{"ebb: /my own decks/a b.toml:", "it is gone"});
    CHECK(texts(wrap(sentence("a ` b"), {.width = narrowest})) == Texts{"a ` b"});
}

TEST_CASE("text cut in the middle shows its beginning and its end") {
    const auto cut = [](std::string_view text, int columns, const Look& look) {
        return std::string(cut_middle(SafeText::from(text), columns, look).view());
    };
    CHECK(cut("abcdefghij", 10, {}) == "abcdefghij");
    CHECK(cut("abcdefghij", 9, {}) == "abcd…ghij");
    CHECK(cut("abcdefghij", 8, {}) == "abcd…hij");
    CHECK(cut("abcdefghij", 9, {.utf8 = false}) == "abc...hij");
    CHECK(cut("日本語日本語", 9, {}) == "日本…本語");
    CHECK(cut("日本語日本語", 1, {}) == "…");
}

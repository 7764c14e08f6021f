#include "app/word_search.hpp"

#include "app/home.hpp"
#include "base/numbers/random.hpp"
#include "base/text/unicode.hpp"
#include "deckfile/note.hpp"

#include <fmt/format.h>

#include <array>

using namespace home;
using namespace std::string_view_literals;

namespace {

bool says_it(const std::string& slice, const std::string& word) {
    return app::WordSearch({word}).find_in(slice).front();
}

std::string in_quotes(const std::string& text) {
    std::string out = "\"";
    for (const char c : text)
        out += c == '\n' ? "\\n" : c == '"' ? "\\\"" : c == '\\' ? "\\\\" : std::string(1, c);
    return out + '"';
}

std::string in_three_quotes(const std::string& text) {
    return "\"\"\"\n" + text + "\"\"\"";
}

std::string in_three_apostrophes(const std::string& text) {
    return "'''" + text + "'''";
}

std::string in_escapes(const std::string& text) {
    std::string out = "\"";
    for (std::string_view rest = text; !rest.empty();)
        out += fmt::format("\\U{:08x}", static_cast<unsigned>(base::take_code_point(rest).code));
    return out + '"';
}

// Texts that come close to what is sought in many ways.
std::string random_text(base::Random& random) {
    constexpr std::array pieces{"log"sv,    "Log"sv,    " "sv,      "\n"sv,     "  "sv,
                                "e"sv,      "\u00e9"sv, "\u0301"sv, "="sv,      "\u0338"sv,
                                "\ufb01"sv, "fi"sv,     "\u00df"sv, "SS"sv,     "-"sv,
                                ":"sv,      "{"sv,      "}"sv,      "#"sv,      "\u65e5"sv,
                                "\u00a0"sv, "\uff4c"sv, "\u017f"sv, "\u212a"sv, "\"u"sv};
    std::string text = random.below(2) == 0 ? "a" : "\u00e0";  // none is blank
    for (auto count = random.below(7); count > 0; --count)
        text += pieces.at(random.below(pieces.size()));
    return text;
}

std::string random_word(base::Random& random) {
    constexpr std::array words{"log"sv,   "a"sv,   "fi"sv,  "lo"sv, "e"sv,      "ss"sv,
                               "a log"sv, "="sv,   "og"sv,  "g-"sv, "\u65e5"sv, "k"sv,
                               "al"sv,    "g f"sv, "\"u"sv, "u"sv};
    return std::string(words.at(random.below(words.size())));
}

using Written = std::string (*)(const std::string& text);

// A note of three texts, of one of four shapes.
std::string note_of(const Strings& texts, std::uint64_t shape, Written written) {
    const auto line = [&](const std::string& key, const std::string& text) {
        return key + " = " + written(text) + '\n';
    };
    const auto list = [&](const std::string& key, const std::string& text) {
        return key + " = [" + written(text) + ",\n  " + written("other" + text) + "]\n";
    };
    if (shape == 0)
        return note(line("front", texts[0]) + line("back", texts[1]) + list("hint", texts[2]));
    if (shape == 1)
        return note(line("front", texts[0]) + line("answer", texts[1]) + list("wrong", texts[2]));
    if (shape == 2)
        return note(line("cloze", texts[0] + "{{" + texts[1] + "::" + texts[2] + "}}log"));
    return note(line("cloze", "{{" + texts[0] + "}}" + texts[1]) + line("note", texts[2]));
}

bool is_readable(const std::string& slice) {
    std::vector<core::Problem> problems;
    return deckfile::read_note(slice, 1, problems).has_value();
}

}  // namespace

TEST_CASE("A word is found in a question's front, back, other answers, hints and why") {
    const std::string slice = question("one", "In front", "Behind", "accept = [\"otherwise\"]\n") +
                              says("hint", "A nudge") + says("note", "Because");
    for (const std::string word : {"front", "behind", "otherwise", "nudge", "because"}) {
        INFO(word);
        CHECK(says_it(slice, word));
    }
}

TEST_CASE("A word is found in right and wrong answers, units and points") {
    const std::string choice = note(says("front", "Which?") + says("answer", "This") +
                                    "wrong = [\"That\", \"Neither\"]\n");
    CHECK(says_it(choice, "this"));
    CHECK(says_it(choice, "neither"));
    CHECK(says_it(note(says("front", "How fast?") + "number = 5\n" + says("unit", "knots")),
                  "knots"));
    CHECK(
        says_it(note(says("front", "Steps?") + "points = [\"Clarify\", \"Sketch\"]\n"), "sketch"));
}

TEST_CASE("A word is not found in ids, tags, sources, or the format's own words") {
    const std::string slice =
        question("ident", "Say \\\"it\\\"", "It", "tags = [\"label\"]\nsource = \"origin\"\n");
    for (const std::string word : {"ident", "label", "origin", "back", "card"}) {
        INFO(word);
        CHECK_FALSE(says_it(slice, word));
    }
    CHECK(says_it(slice, "say \"it\""));
}

TEST_CASE("Case, composition and the width of white space are ignored") {
    const std::string composed = "\u00e9";
    const std::string decomposed = "e\u0301";
    CHECK(says_it(question("", "The  Write-Ahead\\n   LOG", "x"), "write-ahead log"));
    CHECK(says_it(note("front = \"\"\"two\nlines\"\"\"\nback = 'x'\n"), "two lines"));
    CHECK(says_it(question("", "STRASSE", "x"), "stra\u00dfe"));
    CHECK(says_it(question("", "caf" + composed, "x"), "CAF" + decomposed));
    CHECK(says_it(question("", "caf" + decomposed, "x"), "caf" + composed));
    CHECK(says_it(question("", "write-ahead log", "x"), " Write-Ahead\tlog "));
    CHECK_FALSE(says_it(question("", "write-ahead log", "x"), "log write-ahead"));
}

TEST_CASE("Accents are ignored, in what is sought and in what is said") {
    CHECK(says_it(question("", "Qual \u00e8 la citt\u00e0?", "x"), "citta"));
    CHECK(says_it(question("", "la citta", "x"), "Citt\u00e0"));
    CHECK(says_it(question("", "E\u0301variste", "x"), "evariste"));
    CHECK_FALSE(says_it(question("", "citt\u00e0", "x"), "citto"));
}

TEST_CASE("A cloze is read with its holes open, and braces that are meant are braces") {
    const std::string cloze =
        note(says("cloze", "It keeps {{30 days::how long?}}s of {{hist}}ory"));
    CHECK(says_it(cloze, "keeps 30 dayss of history"));
    CHECK(says_it(cloze, "history"));
    CHECK_FALSE(says_it(cloze, "hist}}"));
    CHECK(says_it(note(says("cloze", "{{{{x}}}} is {{y}}")), "{{x}} is y"));
}

TEST_CASE("What stands in an escape is found as it reads") {
    CHECK(says_it(question("", "caf\\u00e9", "x"), "caf\u00e9"));
    CHECK_FALSE(says_it(question("", "caf\\u00e9", "x"), "u00e9"));
}

TEST_CASE("A hint of a hole is a hint") {
    CHECK(says_it(note(says("cloze", "It keeps {{30 days::how long?}}.")), "how long"));
}

TEST_CASE("A phrase does not go on from one field into the next") {
    CHECK_FALSE(says_it(question("", "One", "Two"), "one two"));
    CHECK_FALSE(says_it(question("", "\\u004fne", "Two"), "one two"));
}

TEST_CASE("Each word is answered by itself") {
    const app::WordSearch search({"one", "two", "three"});
    CHECK(search.find_in(question("", "One", "Three")) == std::vector<bool>{true, false, true});
    CHECK(app::WordSearch({}).find_in(question("", "One", "Two")).empty());
}

TEST_CASE("However a note is written, it says the same as one that is all escapes") {
    base::Random random(6);
    int found = 0;
    for (int i = 0; i < 6000; ++i) {
        const Strings texts{random_text(random), random_text(random), random_text(random)};
        const auto shape = random.below(4);
        const std::string escaped = note_of(texts, shape, &in_escapes);
        if (!is_readable(escaped)) continue;
        const app::WordSearch search({random_text(random), random_word(random)});
        const auto expected = search.find_in(escaped);
        found += static_cast<int>(expected.back());
        for (const auto written : {&in_quotes, &in_three_quotes, &in_three_apostrophes}) {
            const std::string slice = note_of(texts, shape, written);
            CAPTURE(slice);
            CHECK(search.find_in(slice) == expected);
        }
    }
    CHECK(found > 1000);
}

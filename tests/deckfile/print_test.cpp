#include "deckfile/print.hpp"

#include "catch.hpp"
#include "core/card/notes.hpp"
#include "deckfile/note.hpp"

#include <cmath>
#include <limits>
#include <random>

using core::Kind;
using core::Note;
using core::Tolerance;
using deckfile::print_list;
using deckfile::print_note;
using deckfile::print_text;

using notes::question;

namespace {

Note estimate(double number, std::optional<Tolerance> within = {}) {
    Note note = notes::number("f", number);
    note.within = within;
    return note;
}

// What stands behind "key = ".
std::string printed(std::string_view key, const Note& note) {
    const std::string text = print_note(note);
    const std::string sign = "\n" + std::string(key) + " = ";
    const auto begin = text.find(sign);
    REQUIRE(begin != std::string::npos);
    return text.substr(begin + sign.size(), text.size() - begin - sign.size() - 1);
}

double read_number(const Note& note) {
    deckfile::Problems problems;
    const auto read = deckfile::read_note(print_note(note), 1, problems);
    REQUIRE(read);
    return read->number;
}

}  // namespace

TEST_CASE("a text stands in the quotes that need the fewest escapes") {
    struct Case {
        std::string text;
        std::string printed;
    };
    const std::vector<Case> cases = {
        {"", R"("")"},
        {"größe 😀", R"("größe 😀")"},
        {"it's", R"("it's")"},
        {"5\" disk", R"("5\" disk")"},
        {R"(say "so")", R"('say "so"')"},
        {R"(C:\new\table)", R"('C:\new\table')"},
        {R"(it's "so")", R"("it's \"so\"")"},
        {R"("\\")"
         "\t",
         R"("\"\\\\\"\t")"},
        {"a\nb\r\n", R"("a\nb\r\n")"},
        {std::string("\0\x1B[31m\x7F", 7), R"("\u0000\u001B[31m\u007F")"},
        {"\xC2\x85next line", R"("\u0085next line")"},
        {"[[card]] # no", R"("[[card]] # no")"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(print_text(c.text) == c.printed);
    }
}

TEST_CASE("a list of texts stands on one line") {
    CHECK(print_list({}) == "[]");
    CHECK(print_list({"a", "\"b\"", "c\nd"}) == R"(["a", '"b"', "c\nd"])");
}

TEST_CASE("other values stand as TOML has them") {
    using namespace deckfile;
    CHECK(print_numbers({60, 600}) == "[60, 600]");
    CHECK(print_numbers({}) == "[]");
    CHECK(print_whole(-7) == "-7");
    CHECK(print_flag(true) == "true");
    CHECK(print_flag(false) == "false");
    CHECK(print_time(core::Minutes{4 * 60 + 5}) == "04:05:00");
}

TEST_CASE("a text of several lines stands as such between three quotes") {
    struct Case {
        std::string text;
        std::string printed;
    };
    const std::vector<Case> cases = {
        {"a\nb", "\"\"\"\na\nb\"\"\""},
        {"a\n", "\"\"\"\na\n\"\"\""},
        {"\n\na", "\"\"\"\n\n\na\"\"\""},
        {"a\r\nb", "\"\"\"\na\\r\nb\"\"\""},
        {"if x:\n\ty", "\"\"\"\nif x:\n\ty\"\"\""},
        {"\"a\"\n\"b\"", "\"\"\"\n\"a\"\n\"b\\\"\"\"\""},
        {"\"\"\"\n", "\"\"\"\n\"\"\\\"\n\"\"\""},
        {"$\\alpha$\n$\\beta$", "'''\n$\\alpha$\n$\\beta$'''"},
        {"\\one\n", "\"\"\"\n\\\\one\n\"\"\""},
        {"\\a'''\n\\b", "\"\"\"\n\\\\a'''\n\\\\b\"\"\""},
        {"\\a\n\\b'", "\"\"\"\n\\\\a\n\\\\b'\"\"\""},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(printed("back", question("f", c.text)) == c.printed);
    }
}

TEST_CASE("a number is printed as a person writes it, and reads back as the same") {
    struct Case {
        double number;
        std::string printed;
    };
    const double largest = std::numeric_limits<double>::max();
    const std::vector<Case> cases = {
        {0, "0"},
        {1969, "1969"},
        {86400, "86_400"},
        {-1234567.25, "-1_234_567.25"},
        {-9999, "-9999"},
        {0.09, "0.09"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1.0 / 3, "0.3333333333333333"},
        {0.000001, "0.000001"},
        {1.5e-7, "1.5e-7"},
        {9.9e14, "990_000_000_000_000"},
        {1e15, "1e15"},
        {6.02214076e23, "6.02214076e23"},
        {largest, "1.7976931348623157e308"},
        {-std::numeric_limits<double>::denorm_min(), "-5e-324"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.printed);
        CHECK(printed("number", estimate(c.number)) == c.printed);
        CHECK(read_number(estimate(c.number)) == c.number);
    }
}

TEST_CASE("any number reads back as the same") {
    std::mt19937_64 engine(1);
    for (int round = 0; round < 20'000; ++round) {
        const double scale = std::pow(10.0, static_cast<double>(engine() % 40) - 20);
        const double number =
            static_cast<double>(static_cast<std::int64_t>(engine())) * 1e-12 * scale;
        REQUIRE(read_number(estimate(number)) == number);
        REQUIRE(read_number(estimate(std::round(number))) == std::round(number));
    }
}

TEST_CASE("how close is close enough is printed without underscores") {
    using Form = Tolerance::Form;
    CHECK(printed("within", estimate(1, Tolerance{Form::percent, 12.5})) == R"("12.5%")");
    CHECK(printed("within", estimate(1, Tolerance{Form::factor, 100000})) == R"("x100000")");
    CHECK(print_note(estimate(1)) == "[[card]]\nfront = \"f\"\nnumber = 1\n");
}

TEST_CASE("a list that is wide, or holds a text of several lines, has an entry a line") {
    Note note = question("f", "b");
    const std::string half(41, 'x');
    note.accept = {half, "é" + half};  // 100 columns
    CHECK(printed("accept", note) == "[\"" + half + "\", \"é" + half + "\"]");
    note.accept = {half, "éé" + half};
    CHECK(printed("accept", note) == "[\n    \"" + half + "\",\n    \"éé" + half + "\",\n]");
    note.accept = {"a\nb", "c"};
    CHECK(printed("accept", note) == "[\n    \"\"\"\na\nb\"\"\",\n    \"c\",\n]");
}

TEST_CASE("the keys of a note stand in the order in which authors are told of them") {
    Note note = question("f", "b");
    note.id = "cap";
    note.accept = {"c"};
    note.reverse = true;
    note.hints = {"h"};
    note.why = "w";
    note.tags = {"core"};
    note.sources = {"s", "t"};
    note.as_of = core::Day{std::chrono::year{2026} / 11 / 1};
    note.verify_by = core::Day{std::chrono::year{2027} / 5 / 1};
    CHECK(print_note(note) ==
          "[[card]]\nid = \"cap\"\nfront = \"f\"\nback = \"b\"\naccept = [\"c\"]\nreverse = true\n"
          "hint = \"h\"\nnote = \"w\"\ntags = [\"core\"]\nsource = [\"s\", \"t\"]\n"
          "as_of = 2026-11-01\nverify_by = 2027-05-01\n");
}

TEST_CASE("each kind of note has its own keys") {
    Note note;
    note.front = "f";
    note.kind = Kind::cloze;
    CHECK(print_note(note) == "[[card]]\ncloze = \"f\"\n");
    note.kind = Kind::choice;
    note.right = {"a"};
    note.wrong = {"b"};
    CHECK(print_note(note) == "[[card]]\nfront = \"f\"\nanswer = \"a\"\nwrong = [\"b\"]\n");
    note.right = {"a", "c"};
    CHECK(printed("answer", note).starts_with("[\"a\", \"c\"]\n"));
    Note points;
    points.kind = Kind::points;
    points.front = "f";
    points.points = {"a", "b"};
    points.ordered = true;
    CHECK(print_note(points) ==
          "[[card]]\nfront = \"f\"\npoints = [\"a\", \"b\"]\nordered = true\n");
}

#include "deckfile/toml.hpp"

#include "catch.hpp"

using deckfile::Entry;
using deckfile::Piece;
using deckfile::Scanner;
using deckfile::Span;
using deckfile::Table;
using deckfile::Value;

namespace {

// The entries of the first [[card]] of a file.
Table card(const std::string& text) {
    Scanner scanner({text});
    auto piece = scanner.next();
    while (piece && piece->kind != Piece::Kind::card) piece = scanner.next();
    REQUIRE(piece);
    deckfile::Problems problems;
    auto table = parse_table(piece->body, problems);
    for (const auto& problem : problems) UNSCOPED_INFO(deckfile::describe("f", problem));
    REQUIRE(table);
    return std::move(*table);
}

std::string at(const std::string& text, Span span) {
    REQUIRE(span.begin <= span.end);
    REQUIRE(span.end <= text.size());
    return text.substr(span.begin, span.end - span.begin);
}

const Value& item(const Value& list, std::size_t index) {
    return std::get<std::vector<Value>>(list.data).at(index);
}

const Entry& entry(const Value& table, std::size_t index) {
    return std::get<Table>(table.data).at(index);
}

std::string with_returns(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
    return out;
}

const std::string before = "# ü\n[deck]\ntitle = 'é'\n\n[[card]] # 😀\nfirst = 'ß'\n";

const std::vector<std::string> values_of_one_line = {
    R"("")",
    R"("text")",
    R"("a \" b \\ \u00e9 # no comment")",
    R"("é😀é")",
    R"('')",
    R"('C:\no "escape"')",
    R"("""three""")",
    R"("""two at the end""""")",
    R"('''it's''''')",
    "0",
    "-17",
    "+1",
    "86_400",
    "0xFF",
    "0.09",
    "-1_000.5e-3",
    "1e22",
    "inf",
    "true",
    "false",
    "2026-11-01",
    "04:00:00",
    "2026-11-01T04:00:00.5Z",
    "2026-11-01 04:00:00+02:00",
    "[]",
    "[ ]",
    R"(["ü", 'b', 3])",
    R"([ [1], [ "é" ] , ])",
    "{}",
    R"({ "ä" = 'ö', b.c = 2 })",
};

const std::vector<std::string> values_of_several_lines = {
    "\"\"\"\nthree\nlines\n\"\"\"",
    "\"\"\"é\\\n    joined \\\"\"\" on\"\"\"",
    "'''\n[[card]]\nü = 'x'\n'''",
    "[\n    \"ä\", # one ]\n    # \"no\"\n    'b',\n]",
    "[ '''\n''', \"\"\"é\n\"\"\"\n, 1 # ü\n, ]",
};

std::vector<std::string> all_values() {
    auto values = values_of_one_line;
    values.insert(values.end(), values_of_several_lines.begin(), values_of_several_lines.end());
    return values;
}

}  // namespace

TEST_CASE("the span of a value is the value as written, whatever stands around it") {
    for (const std::string& value : all_values()) {
        for (const std::string after : {"", "\n", " \t# é\nlast = 1\n", "\n\n[[card]]\nx = 1\n"}) {
            const std::string own = before + "  k\t= " + value;
            const std::string text = own + after;
            CAPTURE(text);
            const Entry entry = card(text).at(1);
            CHECK(at(text, entry.span) == "k");
            CHECK(at(text, entry.value.span) == value);
            CHECK(entry.value.span.end == own.size());
        }
    }
}

TEST_CASE("in a file whose lines end in CR LF spans hold just the same") {
    for (const std::string& value : all_values()) {
        const std::string text = with_returns(before + "k = " + value + "\nlast = 1\n");
        CAPTURE(text);
        const Table table = card(text);
        CHECK(at(text, table.at(1).span) == "k");
        CHECK(at(text, table.at(1).value.span) == with_returns(value));
        CHECK(at(text, table.at(2).value.span) == "1");
    }
}

TEST_CASE("in lists each entry has its span, behind text of any script too") {
    for (const std::string& value : all_values()) {
        const std::string written = "['é😀', " + value + ",\n  \"ü\", " + value + " ]";
        const std::string text = before + "k = " + written + "\n";
        CAPTURE(text);
        const Value list = card(text).at(1).value;
        CHECK(at(text, list.span) == written);
        CHECK(at(text, item(list, 0).span) == "'é😀'");
        CHECK(at(text, item(list, 1).span) == value);
        CHECK(at(text, item(list, 2).span) == "\"ü\"");
        CHECK(at(text, item(list, 3).span) == value);
    }
}

TEST_CASE("in braces each key and each value has its span") {
    for (const std::string& value : values_of_one_line) {
        const std::string text = before + "k = { \"z ü\" = 'é', b = " + value + " }\n";
        CAPTURE(text);
        const Value braces = card(text).at(1).value;
        CHECK(at(text, entry(braces, 0).span) == "\"z ü\"");
        CHECK(at(text, entry(braces, 0).value.span) == "'é'");
        CHECK(at(text, entry(braces, 1).span) == "b");
        CHECK(at(text, entry(braces, 1).value.span) == value);
    }
}

TEST_CASE("each word of a dotted key has its span, and the table it makes has the word's") {
    const std::string text = before + "b.\"ü\" . c = 1\na.d = 'é'\nb.e = 2\n";
    const Table table = card(text);
    REQUIRE(table.size() == 3);
    CHECK(at(text, table[1].span) == "b");
    CHECK(table[1].value.span == table[1].span);
    const Entry& quoted = entry(table[1].value, 0);
    CHECK(at(text, quoted.span) == "\"ü\"");
    CHECK(quoted.value.span == quoted.span);
    CHECK(at(text, entry(quoted.value, 0).span) == "c");
    CHECK(at(text, entry(quoted.value, 0).value.span) == "1");
    CHECK(at(text, entry(table[1].value, 1).value.span) == "2");
    CHECK(at(text, entry(table[2].value, 0).value.span) == "'é'");
}

TEST_CASE("spans count from the beginning of the file, with its byte order mark") {
    const std::string text = "\xEF\xBB\xBF[[card]]\nk = 'é'\n";
    const Table table = card(text);
    CHECK(at(text, table[0].span) == "k");
    CHECK(at(text, table[0].value.span) == "'é'");
}

TEST_CASE("a piece that is scanned again keeps its place in the file") {
    const std::string text = "[[card]]\na = 1\n[[card]]\nb = \"\"\"\n[[card]]\nc = 2\n";
    Scanner scanner({text});
    scanner.next();
    const auto bad = scanner.next();
    REQUIRE(bad);
    Scanner again(bad->whole, Scanner::Strings::end_at_headers);
    again.next();
    const auto mended = again.next();
    REQUIRE(mended);
    deckfile::Problems problems;
    const auto table = parse_table(mended->body, problems);
    REQUIRE(table);
    CHECK(at(text, table->front().value.span) == "2");
    CHECK(table->front().place.line == 6);
}

TEST_CASE("entries stand in file order, with their lines and columns") {
    const Table table = card(before + "z = 'é'\n  a = [ 'é', 2 ]\n");
    REQUIRE(table.size() == 3);
    CHECK(table[1].key == "z");
    CHECK(table[2].key == "a");
    CHECK(table[2].place.line == 8);
    CHECK(table[2].place.column == 3);
    CHECK(item(table[2].value, 1).place.column == 14);
}

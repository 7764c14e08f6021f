#include "deckfile/given/note_line.hpp"

#include "catch.hpp"

#include <fmt/format.h>

using core::Kind;
using core::Note;
using deckfile::read_note_line;

namespace {

// "kind|front|back", of a number "number|front|86400 s"; "?" where the line is none.
std::string read(std::string_view line) {
    const auto result = read_note_line(line);
    const auto* note = std::get_if<Note>(&result);
    if (!note) return "?";
    const std::string kind = note->reverse ? "both" : std::string(to_string(note->kind));
    if (note->kind == Kind::number)
        return fmt::format("{}|{}|{} {}{}", kind, note->front, note->number, note->unit,
                           note->within ? fmt::format(" within {}%", note->within->value) : "");
    return fmt::format("{}|{}|{}", kind, note->front, note->back);
}

struct Row {
    std::string_view line, note;
};

}  // namespace

TEST_CASE("A line is the note that its marks make of it") {
    constexpr Row rows[] = {
        {"il caffè :: coffee", "question|il caffè|coffee"},
        {"  il caffè\t::\tcoffee \r\n", "question|il caffè|coffee"},
        {"il caffè ::: coffee", "both|il caffè|coffee"},
        {"std::move :: casts to an rvalue", "question|std::move|casts to an rvalue"},
        {"a:b :: c::d", "question|a:b|c::d"},
        {"a = 3 :: b", "question|a = 3|b"},
        {"a :: b = 3", "question|a|b = 3"},
        {"a :::: b", "?"},
        {":: b", "question||b"},
        {"a ::", "question|a|"},
        {"a :: b :: c", "?"},
        {"Delta keeps {{30 days}}.", "cloze|Delta keeps {{30 days}}.|"},
        {"It is {{30 days :: a hint}}.", "cloze|It is {{30 days :: a hint}}.|"},
        {"{{30 days::hint}} = 3", "cloze|{{30 days::hint}} = 3|"},
        {"Open {{hole", "cloze|Open {{hole|"},
        {"What is {{x}}? :: a template", "?"},
        {"Seconds in a day? = 86400 s", "number|Seconds in a day?|86400 s"},
        {"Seconds in a day? = 86_400 s", "number|Seconds in a day?|86400 s"},
        {"Seconds in a day? = 86,400 s", "number|Seconds in a day?|86400 s"},
        {"Bytes? = 1,234,567", "number|Bytes?|1234567 "},
        {"Part? = 10%", "number|Part?|10 %"},
        {"Part? = -1.5e3 MB/s", "number|Part?|-1500 MB/s"},
        {"If a = b, what is c? = 4", "number|If a = b, what is c?|4 "},
        {"Boils at? = 100 °C within 2%", "number|Boils at?|100 °C within 2%"},
        {"Area? = 5 m2", "number|Area?|5 m2"},
        {"Price? = 3 €", "number|Price?|3 €"},
        {"List? = 1,2,3", "?"},
        {"Price? = 1,20 €", "?"},
        {"Part? = 0,125", "?"},
        {"How long? = 50-60 ms", "?"},
        {"How long? = 50–60 ms", "?"},
        {"How long? = 50 to 60 ms", "?"},
        {"How long? = 1 000 ms", "?"},
        {"When? = 12:30", "?"},
        {"Part? = 3/4", "?"},
        {"Address? = 0x10", "?"},
        {"How many? = 12k-15k", "?"},
        {"How long? = 5 s within", "?"},
        {"Area? = 5 m^2", "number|Area?|5 m^2"},
        {"Near? = 100 m within reason", "?"},
        {"il latte:::milk", "?"},
        {"a=3", "?"},
        {"a = b", "?"},
        {"a = nan", "number|a|nan "},
        {"just words", "?"},
        {"::", "question||"},
        {"", "?"},
    };
    for (const auto& [line, note] : rows) {
        INFO(line);
        CHECK(read(line) == note);
    }
}

TEST_CASE("Why a line is no note says what to write") {
    const auto why = [](std::string_view line) {
        return std::get<std::string>(read_note_line(line));
    };
    CHECK(why("a :: b :: c").find("--front and --back") != std::string::npos);
    CHECK(why("{{a}} :: b").find("--cloze") != std::string::npos);
    CHECK(why("words").find("`::` with blanks around it") != std::string::npos);
    CHECK(why("il latte:::milk").find("blanks stand around") != std::string::npos);
    CHECK(why("il latte\tmilk").find("a tab parts nothing") != std::string::npos);
    CHECK(why("Price? = 1,20 €").find("`1,20 €` is none") != std::string::npos);
}

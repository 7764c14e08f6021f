#include "deckfile/write.hpp"

#include "catch.hpp"
#include "core/card/cloze.hpp"
#include "core/card/identity.hpp"
#include "core/card/notes.hpp"
#include "deckfile/note.hpp"

#include <cmath>
#include <limits>
#include <random>

using core::Kind;
using core::Note;
using core::Tolerance;
using deckfile::Problems;
using deckfile::write_note;

using notes::choice;
using notes::cloze;
using notes::question;

namespace {

using Strings = std::vector<std::string>;

// The problems' messages; none where the note was written.
Strings refusals(const Note& note) {
    Strings out;
    const auto written = write_note(note);
    if (const auto* problems = std::get_if<Problems>(&written))
        for (const auto& problem : *problems) out.push_back(problem.message);
    return out;
}

Note with_front(Note note, std::string front) {
    note.front = std::move(front);
    return note;
}

Note estimate(double number, std::optional<Tolerance> within = {}) {
    Note note = notes::number("f", number);
    note.within = within;
    return note;
}

// Repeats itself on every machine.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}

    std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }
    bool rarely() { return below(4) == 0; }

    // What a printer, a parser or an editor of texts may stumble over.
    std::string piece() {
        static const Strings pieces = {
            "a",
            "word ",
            "\"",
            "'",
            "\\",
            "\"\"\"",
            "'''",
            "\n",
            "\r",
            "\r\n",
            "\t",
            "  \n",
            "\n\n",
            "\x01",
            "\x1B",
            "\x7F",
            "\xC2\x85",
            "\u2028",
            "é",
            "e\u0301",
            "\u0301",
            "😀",
            "👩‍👩‍👧",
            "\u202E",
            "\uFEFF",
            "\U0010FFFF",
            "\uFFFF",
            "\u00A0",
            "\n[[card]]\n",
            "[deck]",
            "front = \"x\"\n",
            "# no",
            "= [\n",
            "\\u00e9",
            "\\\n  ",
            "{{hole}}",
            "{{",
            "}}",
            "::",
            ",",
            "]",
            "$\\alpha$",
        };
        return pieces[below(pieces.size())];
    }

    std::string text() {
        std::string out;
        for (std::size_t i = below(8); i > 0; --i) out += piece();
        return out;
    }

    // With a letter, at any place, so that it is no blank; and unlike others of another number.
    std::string text(std::size_t number) {
        return text() + "x" + std::to_string(number) + "x" + text();
    }

    Strings texts(std::size_t count) {
        Strings out;
        for (std::size_t i = 0; i < count; ++i) out.push_back(text(i));
        return out;
    }

    double number() {
        if (rarely()) return static_cast<double>(below(1'000'000));
        const double digits = static_cast<double>(static_cast<std::int64_t>(engine_()));
        return digits * std::pow(10.0, static_cast<double>(below(60)) - 40);
    }

    core::Day day() {
        return core::Day{std::chrono::year{1} / 1 / 1} + core::Days{below(3'600'000)};
    }

private:
    std::mt19937_64 engine_;
};

void add_shared(Note& note, Dice& dice) {
    if (dice.rarely()) note.id = "id-" + std::to_string(dice.below(100));
    note.hints = dice.texts(dice.below(3));
    if (dice.rarely()) note.why = dice.text(0);
    if (dice.rarely()) note.tags = {"core", "größe/2.a_b-c"};
    note.sources = dice.texts(dice.below(3));
    if (dice.rarely()) note.as_of = dice.day();
    if (dice.rarely()) note.verify_by = dice.day();
}

void add_content(Note& note, Dice& dice) {
    switch (note.kind) {
        case Kind::question:
            note.back = dice.text(1);
            note.accept = dice.texts(dice.below(3));
            if (dice.rarely()) note.reverse = dice.rarely();
            return;
        case Kind::cloze:
            note.front += "{{hole}}";
            return;
        case Kind::choice:
            note.right = dice.texts(1 + dice.below(2));
            note.wrong = {dice.text(7), dice.text(8)};
            return;
        case Kind::number:
            note.number = dice.number();
            if (dice.rarely()) note.unit = dice.text(2);
            if (note.number > 0) note.within = {Tolerance::Form::factor, 1.1 + note.number};
            return;
        case Kind::points:
            note.points = dice.texts(2 + dice.below(8));
            note.ordered = dice.rarely();
            return;
    }
}

Note random_note(Dice& dice) {
    Note note;
    note.kind = static_cast<Kind>(1 + dice.below(5));
    note.front = dice.text(0);
    add_content(note, dice);
    add_shared(note, dice);
    return note;
}

// As no author would be allowed to write it, mostly.
Note spoilt(Note note, Dice& dice) {
    const Note other = random_note(dice);
    if (dice.rarely()) note.kind = other.kind;
    if (dice.rarely()) note.id = dice.text();
    if (dice.rarely()) note.front = dice.text();
    if (dice.rarely()) note.back = dice.text() + std::string(dice.below(2), '\0');
    if (dice.rarely()) note.right = other.right;
    if (dice.rarely()) note.points = other.points;
    if (dice.rarely()) note.number = std::numeric_limits<double>::infinity();
    if (dice.rarely()) note.within = {static_cast<Tolerance::Form>(dice.below(3)), dice.number()};
    if (dice.rarely()) note.tags = dice.texts(2);
    if (dice.rarely()) note.why = "\xFF" + dice.text();
    return note;
}

// Braces in random text are not always holes.
bool is_cloze(std::string_view text) {
    return !std::holds_alternative<core::ClozeErrors>(core::parse_cloze(text));
}

void check_written(const std::string& text, const Note& note) {
    Problems problems;
    const auto read = deckfile::read_note(text, 1, problems);
    REQUIRE(read);
    CHECK(*read == note);
    CHECK(core::note_id(*read) == core::note_id(note));
}

}  // namespace

TEST_CASE("a legal note is written, and reads back as it was, whatever its texts hold") {
    Dice dice(1);
    for (int round = 0; round < 3000; ++round) {
        const Note note = random_note(dice);
        if (note.kind == Kind::cloze && !is_cloze(note.front)) continue;
        const auto written = write_note(note);
        if (const auto* problems = std::get_if<Problems>(&written))
            for (const auto& problem : *problems) UNSCOPED_INFO(deckfile::describe("f", problem));
        CAPTURE(round, note.front);
        REQUIRE(std::holds_alternative<std::string>(written));
        check_written(std::get<std::string>(written), note);
    }
}

TEST_CASE("any note at all is written as it is, or refused with a reason") {
    Dice dice(2);
    int refused = 0;
    for (int round = 0; round < 3000; ++round) {
        const Note note = spoilt(random_note(dice), dice);
        CAPTURE(round, note.front);
        const auto written = write_note(note);
        if (const auto* text = std::get_if<std::string>(&written))
            check_written(*text, note);
        else
            CHECK(deckfile::has_error(std::get<Problems>(written)));
        refused += std::holds_alternative<Problems>(written) ? 1 : 0;
    }
    CHECK(refused > 1000);
    CHECK(refused < 3000);
}

TEST_CASE("a note is refused for what is wrong with it in a deck") {
    struct Case {
        Note note;
        std::string refusal;
    };
    const Strings many(10, "p");
    Note stranger = question("f", "b");
    stranger.points = {"p", "q"};
    Note ordered = question("f", "b");
    ordered.ordered = true;
    Note tagged = question("f", "b");
    tagged.tags = {"a b"};
    Note named = question("f", "b");
    named.id = "a b";
    const std::vector<Case> cases = {
        {with_front(question("f", "b"), ""), "`front` has an empty text"},
        {with_front(question("f", "b"), std::string("a\0b", 3)), "NUL character in `front`"},
        {with_front(question("f", "b"), std::string((64 << 10) + 1, 'a')),
         "`front` holds more than 64 KiB"},
        {with_front(question("f", "b"), "\xFF"), "not UTF-8; save the file in that encoding"},
        {Note{}, "`front` has an empty text"},
        {choice("f", {"a"}, {}), "`wrong` needs at least one entry"},
        {choice("f", {}, {"a"}), "`answer` needs at least one entry"},
        {choice("f", {"a"}, {"a "}), "`a` is among the choices twice"},
        {choice("f", {"x"}, many), "`answer` and `wrong` together have 2 to 9 entries, not 11"},
        {cloze("no hole"), "a cloze needs at least one hole, written {{like this}}"},
        {estimate(std::numeric_limits<double>::quiet_NaN()), "`number` must be a finite number"},
        {estimate(0, Tolerance{Tolerance::Form::percent, 10}),
         "`within` must be \"exact\" where `number` is 0"},
        {estimate(1, Tolerance{Tolerance::Form::exact, 10}),
         "in a deck this would read as another note"},
        {stranger,
         "`points` belongs to a points note, but `back` in line 3 makes this a question note"},
        {ordered,
         "`ordered` belongs to a points note, but `back` in line 3 makes this a question note"},
        {tagged, "`a b` is no tag; tags are made of letters, digits and - _ . /"},
        {named, "`a b` is no id; ids are 1 to 64 of the letters a-z and A-Z, digits and - _ ."},
    };
    for (const Case& c : cases) {
        CAPTURE(c.refusal);
        const Strings found = refusals(c.note);
        REQUIRE_FALSE(found.empty());
        CHECK(found.front() == c.refusal);
    }
}

TEST_CASE("a note that only a warning stands against is written") {
    CHECK(refusals(choice("f", {"a"}, {"all of the above"})).empty());
    CHECK(refusals(with_front(question("f", "b"), "left \u202E right")).empty());
}

// The tables here are for ever: learners' histories are kept under these keys. If a change makes
// one of them fail, it is the change that must go, not the table.
#include "core/card/identity.hpp"

#include "base/text/unicode.hpp"
#include "catch.hpp"
#include "core/card/notes.hpp"

#include <set>

using namespace core;

using notes::choice;
using notes::cloze;
using notes::number;
using notes::points;
using notes::question;

namespace {

std::vector<std::string> suffixes_of(const Note& note) {
    std::vector<std::string> suffixes;
    for (const Face& face : faces(note)) suffixes.push_back(face.suffix);
    return suffixes;
}

using Suffixes = std::vector<std::string>;

}  // namespace

TEST_CASE("fingerprints are fixed for ever", "[identity]") {
    struct Row {
        Note note;
        std::string text;
        std::string fingerprint;
    };
    const std::vector<Row> rows{
        {question("What is a shuffle?", "Moving rows between workers."),
         "question\x1f"
         "What is a shuffle?\x1f"
         "Moving rows between workers.",
         "~6a2mqbc6maoo9"},
        {question("", ""),
         "question\x1f"
         "\x1f"
         "",
         "~9cercicqpnq3m"},
        {question("  caf\u00e9\n au lait ", "\u4e2d\u6587"),
         "question\x1f"
         "café au lait\x1f"
         "中文",
         "~7vna4k093103r"},
        {cloze("Delta keeps {{30 days::of history}} and {{7 days}}."),
         "cloze\x1f"
         "Delta keeps {{30 days::of history}} and {{7 days}}.",
         "~efhdslhrpnc2b"},
        {choice("Which are right?", {"This one.", "And this."}, {"Not this."}),
         "choice\x1f"
         "Which are right?\x1f"
         "This one.\x1f"
         "And this.",
         "~fptlikkvemaqr"},
        {points("Name the steps.", {"Clarify", "Sketch", "Wrap up"}),
         "points\x1f"
         "Name the steps.\x1f"
         "Clarify\x1f"
         "Sketch\x1f"
         "Wrap up",
         "~6l3j015bjejjo"},
        {number("Seconds in a day?", 86400, "s"),
         "number\x1f"
         "Seconds in a day?\x1f"
         "86400\x1f"
         "s",
         "~5ug8801n53brm"},
        {number("One third?", 1.0 / 3, ""),
         "number\x1f"
         "One third?\x1f"
         "0.3333333333333333\x1f"
         "",
         "~4o6ea592bvs4e"},
        {number("Tenth?", 0.1, ""),
         "number\x1f"
         "Tenth?\x1f"
         "0.1\x1f"
         "",
         "~doe1dgf7so2mc"},
        {number("Below zero?", -2.5, "\u00b0C"),
         "number\x1f"
         "Below zero?\x1f"
         "-2.5\x1f"
         "°C",
         "~70tm025onjd8d"},
        {number("Rows?", 3e8, ""),
         "number\x1f"
         "Rows?\x1f"
         "3e+08\x1f"
         "",
         "~7kl63tsdv7t76"},
        {number("Many rows?", 1e15, ""),
         "number\x1f"
         "Many rows?\x1f"
         "1e+15\x1f"
         "",
         "~anfh32c65a5re"},
        {number("More rows?", 1e16, ""),
         "number\x1f"
         "More rows?\x1f"
         "1e+16\x1f"
         "",
         "~brcttsa3qq6vn"},
        {number("Small?", 0.0001, ""),
         "number\x1f"
         "Small?\x1f"
         "1e-04\x1f"
         "",
         "~7krhv1d2fdh9p"},
        {number("Smaller?", 0.00001, ""),
         "number\x1f"
         "Smaller?\x1f"
         "1e-05\x1f"
         "",
         "~733sk0btdrcrc"},
        {number("None?", 0, ""),
         "number\x1f"
         "None?\x1f"
         "0\x1f"
         "",
         "~4805urlp2ge43"},
    };
    for (const auto& [note, text, expected] : rows) {
        INFO(text);
        CHECK(identity_text(note) == text);
        CHECK(fingerprint(note) == expected);
    }
}

TEST_CASE("the suffixes of cloze holes are fixed for ever", "[identity]") {
    CHECK(suffixes_of(cloze("Delta keeps {{30 days::of history}} and {{7 days}}.")) ==
          Suffixes{"#4pgaps", "#nqitvf"});
    CHECK(suffixes_of(cloze("{{a}} {{b}} {{A}}")) == Suffixes{"#f9cjgv", "#2dh11v", "#e5ad45"});
    CHECK(suffixes_of(cloze("{{ two   words }}")) == Suffixes{"#prau2l"});
    CHECK(suffixes_of(cloze("{{中文}}")) == Suffixes{"#hipnd6"});
}

TEST_CASE("deck ids made from file names are fixed for ever", "[identity]") {
    const std::vector<std::pair<std::string, std::string>> rows{
        {"spark.toml", "spark"},
        {"spark", "spark"},
        {"Spark.SQL_2-x.toml", "Spark.SQL_2-x"},
        {"system design.toml", "system-design"},
        {"a  &  b.toml", "a-b"},
        {"caf\u00e9.toml", "caf-"},
        {"\u00e9t\u00e9.toml", "-t-"},
        {"\u4e2d\u6587.toml", "deck"},
        {"a.toml.toml", "a.toml"},
        {".toml", ".toml"},
        {"", "deck"},
        {std::string(70, 'x') + ".toml", std::string(64, 'x')},
    };
    for (const auto& [file, id] : rows) {
        CAPTURE(file);
        CHECK(deck_id_from(file) == id);
        CHECK(is_valid_id(deck_id_from(file)));
    }
}

TEST_CASE("one text in two Unicode forms has one fingerprint", "[identity]") {
    CHECK(fingerprint(question("caf\u00e9", "d\u00e9j\u00e0")) ==
          fingerprint(question("cafe\u0301", "de\u0301ja\u0300")));
    CHECK(suffixes_of(cloze("a {{caf\u00e9}}")) == suffixes_of(cloze("a {{cafe\u0301}}")));
}

TEST_CASE("white space does not count beyond telling words apart", "[identity]") {
    CHECK(fingerprint(question("two words", "b")) == fingerprint(question(" two\n\twords ", "b ")));
    CHECK(fingerprint(question("two words", "b")) != fingerprint(question("twowords", "b")));
    CHECK(suffixes_of(cloze("{{two words}}")) == suffixes_of(cloze("{{ two  words }}")));
}

TEST_CASE("what stands around the content is not part of a fingerprint", "[identity]") {
    const Note plain = choice("Which?", {"this"}, {"that"});
    Note dressed = plain;
    dressed.wrong = {"something else", "more"};
    dressed.hints = {"hint"};
    dressed.why = "because";
    dressed.tags = {"core"};
    dressed.sources = {"https://example.com"};
    dressed.as_of = Day{Days{20000}};
    dressed.verify_by = Day{Days{21000}};
    CHECK(fingerprint(dressed) == fingerprint(plain));

    Note lenient = question("f", "b");
    lenient.accept = {"c"};
    lenient.reverse = true;
    CHECK(fingerprint(lenient) == fingerprint(question("f", "b")));

    Note near = number("How many?", 5, "s");
    near.within = {Tolerance::Form::percent, 10};
    CHECK(fingerprint(near) == fingerprint(number("How many?", 5, "s")));

    Note ordered = points("Name them.", {"a", "b"});
    ordered.ordered = true;
    CHECK(fingerprint(ordered) == fingerprint(points("Name them.", {"a", "b"})));
}

TEST_CASE("kind and every piece of content are part of a fingerprint", "[identity]") {
    const std::vector<Note> notes{
        question("a", "b"),          question("a", "c"),        question("b", "a"),
        question("a b", ""),         question("A", "b"),        cloze("a {{b}}"),
        cloze("a {{b::hint}}"),      choice("a", {"b"}, {"x"}), choice("a", {"b", "c"}, {}),
        choice("a", {"c", "b"}, {}), points("a", {"b"}),        points("a", {"b", "c"}),
        points("a", {"c", "b"}),     number("a", 1, ""),        number("a", 2, ""),
        number("a", 1, "s"),
    };
    std::set<std::string> seen;
    for (const Note& note : notes) {
        INFO(identity_text(note));
        CHECK(seen.insert(fingerprint(note)).second);
    }
}

TEST_CASE("a note keeps the id its author gave it", "[identity]") {
    Note note = question("f", "b");
    CHECK(note_id(note) == fingerprint(note));
    CHECK(note_id(note).size() == 14);
    CHECK_FALSE(is_valid_id(note_id(note)));  // so no author can write one
    note.id = "cap-choice";
    CHECK(note_id(note) == "cap-choice");
}

TEST_CASE("keys are deck, note and suffix", "[identity]") {
    CHECK(card_key("d", "n", "") == "d/n");
    CHECK(card_key("d", "n", "#reverse") == "d/n#reverse");
    CHECK(is_fingerprint_key("d/~0123456789abc"));
    CHECK(is_fingerprint_key("d/~0123456789abc#reverse"));
    CHECK_FALSE(is_fingerprint_key("d/n"));
    CHECK_FALSE(is_fingerprint_key("~d"));
}

TEST_CASE("ids are ASCII letters, digits, dots, underscores and hyphens", "[identity]") {
    for (const auto* good : {"a", "A-b_c.9", "-", ".", "0"}) CHECK(is_valid_id(good));
    for (const auto* bad : {"", "a b", "a/b", "a#b", "~a", "\u00e9", "a\n"})
        CHECK_FALSE(is_valid_id(bad));
    CHECK(is_valid_id(std::string(64, 'a')));
    CHECK_FALSE(is_valid_id(std::string(65, 'a')));
    CHECK_FALSE(is_valid_id(std::string_view("a\0", 2)));
}

TEST_CASE("a note makes one card, and a sibling when it is reversed", "[identity]") {
    Note note = question("f", "b");
    CHECK(suffixes_of(note) == Suffixes{""});
    note.reverse = true;
    CHECK(suffixes_of(note) == Suffixes{"", "#reverse"});
    CHECK_FALSE(faces(note)[0].reversed);
    CHECK(faces(note)[1].reversed);
    CHECK(suffixes_of(points("f", {"a", "b"})) == Suffixes{""});
}

TEST_CASE("holes may be moved and added without touching the others", "[identity]") {
    const auto before = suffixes_of(cloze("{{one}} and {{two}}"));
    const auto after = suffixes_of(cloze("{{two::hint}}, {{three}}, then {{one}}"));
    REQUIRE(before.size() == 2);
    REQUIRE(after.size() == 3);
    CHECK(after[0] == before[1]);
    CHECK(after[2] == before[0]);
}

TEST_CASE("holes that hide one text are one card", "[identity]") {
    const auto found = faces(cloze("{{a}} is {{ a }}, not {{b}}"));
    REQUIRE(found.size() == 2);
    CHECK(found[0].hidden == "a");
    CHECK(found[1].hidden == "b");
}

#include "core/judge/typed.hpp"

#include "base/numbers/random.hpp"
#include "base/text/unicode.hpp"
#include "catch.hpp"

#include <chrono>

using namespace core;

namespace {

std::string given_of(const std::vector<base::Piece>& pieces, base::Piece::Kind without) {
    std::string out;
    for (const base::Piece& piece : pieces)
        if (piece.kind != without) out += piece.text;
    return out;
}

// Bytes of all kinds: letters, marks, digits, broken UTF-8.
std::string random_text(base::Random& random, std::size_t most) {
    const std::string_view parts[] = {"a",        "b",        "the ", "and ",
                                      " ",        ",",        "1",    "5",
                                      ".",        "-",        "/",    "not ",
                                      "\xff",     "\xcc\x81", "\xc3", "e",
                                      "\xc3\xa9", "*",        "`",    "_",
                                      "K",        "days",     "\n",   "\xe2\x89\xa5",
                                      "$",        "%",        "or ",  "\xf0\x9f\x98\x80"};
    std::string out;
    for (std::uint64_t left = random.below(most + 1); left > 0; --left)
        out += parts[random.below(std::size(parts))];
    return out;
}

Note question(std::string back, std::vector<std::string> accept) {
    Note note;
    note.front = "term";
    note.back = std::move(back);
    note.accept = std::move(accept);
    return note;
}

}  // namespace

TEST_CASE("the closest of the accepted answers is told") {
    const std::vector<std::string> accepted = {"shallow clone", "deep clone", "metadata copy"};
    CHECK(judge_typed("Deep clone", accepted).closest == "deep clone");
    CHECK(judge_typed("metadata cop", accepted).closest == "metadata copy");
    CHECK(judge_typed("shalow clone", accepted).closest == "shallow clone");
    CHECK(judge_typed("metadata", accepted).closest == "metadata copy");
    CHECK(judge_typed("", accepted).closest == "shallow clone");
    const TypedVerdict none = judge_typed("x", {});
    CHECK(none.closeness == Closeness::wrong);
    CHECK(none.closest.empty());
}

TEST_CASE("right suggests good, nearly hard and wrong again") {
    CHECK(judge_typed("partition", {"partition"}).grade() == Grade::good);
    CHECK(judge_typed("partiton", {"partition"}).grade() == Grade::hard);
    CHECK(judge_typed("replica", {"partition"}).grade() == Grade::again);
}

TEST_CASE("an exact answer is right before one that is nearly so") {
    const TypedVerdict verdict = judge_typed("partitions", {"partition", "partitions"});
    CHECK(verdict.closeness == Closeness::right);
    CHECK(verdict.closest == "partitions");
}

TEST_CASE("an accepted answer is right whatever its case, spaces and articles") {
    for (const std::string answer :
         {"control plane", "R + W > N", "consistency or availability", "72 hours", "Type II",
          "45 to 60 minutes", "how fast, and how fresh", "C++", "at the first action", "a B-tree",
          "It is not rewritten.", "min and max statistics per file", "\xc3\x89t\xc3\xa9",
          "Parquet data files and an ordered transaction log.", "10 MB/s"}) {
        std::string loud;
        std::string spaced = "  ";
        for (const char c : answer) {
            loud += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
            spaced += c;
            if (c == ' ') spaced += "\t ";
        }
        const bool has_unit = answer == "10 MB/s";  // whose case tells bits from bytes
        INFO(answer);
        CHECK(judge_typed(answer, {answer}).closeness == Closeness::right);
        CHECK(judge_typed(loud, {answer}).closeness == Closeness::right);
        CHECK(judge_typed(spaced + " ", {answer}).closeness == Closeness::right);
        CHECK((has_unit || judge_typed("the " + answer, {answer}).closeness == Closeness::right));
    }
}

TEST_CASE("judging random bytes never throws, and they are right against themselves") {
    base::Random random(7);
    for (int round = 0; round < 3000; ++round) {
        const std::string given = random_text(random, 30);
        const std::string expected = random_text(random, 30);
        judge_typed(given, {expected, "72 hours"});
        const bool empty = base::normalised(given).empty();
        INFO(given);
        CHECK(judge_typed(given, {given}).closeness ==
              (empty ? Closeness::wrong : Closeness::right));
    }
}

TEST_CASE("hostile answers are judged quickly") {
    std::string flood = "a";
    for (int i = 0; i < 16'000; ++i) flood += "\xcc\x81\xcc\xa3";
    std::string words;
    for (int i = 0; i < 16'000; ++i) words += "ab, ";
    const auto start = std::chrono::steady_clock::now();
    for (const std::string& text :
         {flood, words, std::string(65'536, '\xff'), std::string(65'536, '9'),
          flood.substr(0, 4000), words.substr(0, 4000), std::string(4000, 'x')}) {
        CHECK(judge_typed(text, {"backpressure", "72 hours", words.substr(0, 3990)}).closeness ==
              Closeness::wrong);
        base::difference(text, "backpressure");
        base::difference(text, text + "x");
    }
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_CASE("what may be typed is the hidden text, or the back where the author says what else is") {
    const Face face;
    const Face reversed{"#reverse", true, ""};
    CHECK(typed_answers(question("Back.", {"b", "c"}), face) ==
          std::vector<std::string>{"Back.", "b", "c"});
    CHECK(typed_answers(question("Back.", {}), face).empty());
    CHECK(typed_answers(question("Back.", {"b"}), reversed) == std::vector<std::string>{"term"});
    CHECK(typed_answers(question("Back.", {}), reversed) == std::vector<std::string>{"term"});

    Note asking = question("Back.", {});
    asking.front = "Why so?";
    CHECK(typed_answers(asking, reversed).empty());
    asking.front = std::string(41, 'x');
    CHECK(typed_answers(asking, reversed).empty());

    Note cloze;
    cloze.kind = Kind::cloze;
    cloze.front = "In the {{control plane::which}}.";
    CHECK(typed_answers(cloze, faces(cloze).front()) == std::vector<std::string>{"control plane"});
    for (const Kind kind : {Kind::choice, Kind::number, Kind::points}) {
        Note other = question("Back.", {"b"});
        other.kind = kind;
        CHECK(typed_answers(other, face).empty());
    }
}

TEST_CASE("a difference shows what is missing and what is too much") {
    using Pieces = std::vector<base::Piece>;
    constexpr auto same = base::Piece::Kind::same;
    constexpr auto missing = base::Piece::Kind::missing;
    constexpr auto surplus = base::Piece::Kind::surplus;
    CHECK(base::difference("partiton", "partition") ==
          Pieces{{same, "partit"}, {missing, "i"}, {same, "on"}});
    CHECK(base::difference("partitions", "partition") ==
          Pieces{{same, "partition"}, {surplus, "s"}});
    CHECK(base::difference("cat", "cut") ==
          Pieces{{same, "c"}, {surplus, "a"}, {missing, "u"}, {same, "t"}});
    CHECK(base::difference("same", "same") == Pieces{{same, "same"}});
    CHECK(base::difference("caf\xc3\xa9", "cafe\xcc\x81s").front() == base::Piece{same, "caf"});
    CHECK(base::difference("the row filter", "the column filter") ==
          Pieces{{same, "the "}, {surplus, "row"}, {missing, "column"}, {same, " filter"}});
}

TEST_CASE("where two texts share little, no difference is shown") {
    CHECK(base::difference("xyz", "control plane").empty());
    CHECK(base::difference("", "control plane").empty());
    CHECK(base::difference("", "").empty());
    CHECK(base::difference(std::string(65'536, 'x'), std::string(65'536, 'x')).empty());
}

TEST_CASE("the pieces of a difference spell both texts") {
    base::Random random(11);
    int shown = 0;
    for (int round = 0; round < 3000; ++round) {
        const std::string given = random_text(random, 12);
        const std::string expected =
            random_text(random, 3) + given.substr(given.size() / 4) + random_text(random, 3);
        const auto pieces = base::difference(given, expected);
        if (pieces.empty()) continue;
        ++shown;
        CHECK(given_of(pieces, base::Piece::Kind::missing) == given);
        CHECK(given_of(pieces, base::Piece::Kind::surplus) == expected);
        for (std::size_t i = 1; i < pieces.size(); ++i) CHECK(pieces[i].kind != pieces[i - 1].kind);
    }
    CHECK(shown > 1000);
}

// Mistakes as people make them, and what becomes of each; and those that are left to the author.
#include "deckfile/mend/mend.hpp"

#include "catch.hpp"
#include "deckfile/index.hpp"

#include <string>
#include <vector>

using deckfile::Vocabulary;

namespace {

std::string mended(std::string_view text, const Vocabulary& listed = {}) {
    return deckfile::changed(text, deckfile::mend(text, "f.toml", listed).changes);
}

struct Row {
    std::string written;  // of a note, below its [[card]]
    std::string mended;
};

const std::string front = "front = \"q\"\n";
const std::string question = front + "back = \"b\"\n";

// That it is mended so, whole, and what is whole stays as it is.
void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.written);
        const std::string wanted = "[[card]]\n" + row.mended;
        CHECK(mended("[[card]]\n" + row.written) == wanted);
        CHECK(deckfile::load(wanted, "f.toml").problems.empty());
        CHECK(mended(wanted) == wanted);
    }
}

// That it is left as it is.
void check_left(const std::vector<std::string>& written) {
    for (const auto& one : written) {
        CAPTURE(one);
        CHECK(mended("[[card]]\n" + one) == "[[card]]\n" + one);
    }
}

}  // namespace

TEST_CASE("Typeset quotes around a text become straight ones") {
    check({
        {"front = “q”\nback = \"b\"\n", question},
        {"front = „q“\nback = »b«\n", question},
        {"front = «q»\nback = ”b”\n", question},
        {"front = ‘q’\nback = ’b’\n", "front = 'q'\nback = 'b'\n"},
        {"front = ‘l’uomo’\nback = \"b\"\n", "front = 'l’uomo'\nback = \"b\"\n"},
        {"front = “q, or q; or =”\nback = \"b\"\n", "front = \"q, or q; or =\"\nback = \"b\"\n"},
        {"front = “He said “hi” to me”\nback = \"b\"\n",
         "front = \"He said “hi” to me\"\nback = \"b\"\n"},
        {"front = “q\"\nback = \"b”\n", question},
        {"front = “q”   # why\nback = \"b\" # “so”\n",
         "front = \"q\"   # why\nback = \"b\" # “so”\n"},
        {front + "points = [“a, b”, ‘c’,\n  “d”,\n]\n",
         front + "points = [\"a, b\", 'c',\n  \"d\",\n]\n"},
        {front + "back = “b” hint = “x”, note = “y”\n", question + "hint = \"x\"\nnote = \"y\"\n"},
        {"  front=“q”\n  back\t= “b”", "  front=\"q\"\n  back\t= \"b\""},
    });
}

TEST_CASE("Typeset quotes that leave a doubt stay") {
    check_left({
        "front = “a “b”\nback = “C:\\new”\n",
        "front = “say \"a\"”\nback = \"b\"\n",
        "front = “a # b” # “c”\nback = \"b\"\n",
        "front = “a\nback = \"b\"\n",
        "front = \"he said “a”\nback = \"b\"\n",
    });
}

TEST_CASE("Headers of one table, of another number or case become those that decks have") {
    for (const std::string header : {"[card]", "[Card]", "[[Card]]", "[cards]", "[[cards]]",
                                     "[ card ]", "[[card]", "[card]]", "[[card"}) {
        CAPTURE(header);
        CHECK(mended("  " + header + "  # one\n" + question) == "  [[card]]  # one\n" + question);
    }
    for (const std::string header : {"[Deck]", "[[deck]]", "[deck"})
        CHECK(mended(header + "\nid = \"x\"\n[[card]]\n" + question) ==
              "[deck]\nid = \"x\"\n[[card]]\n" + question);
    for (const std::string header : {"[cart]", "[note]", "[card.front]", "[card] front = \"x\""})
        CHECK(mended(header + "\n" + question) == header + "\n" + question);
}

TEST_CASE("Commas and semicolons go where none may stand, and come where one is missing") {
    check({
        {"front = \"q\",\nback = \"b\" ;\n", question},
        {"front = \"q\", back = \"b\"\n", question},
        {"  front = \"q\"; back = \"b\" # c\n", "  front = \"q\"\n  back = \"b\" # c\n"},
        {"front = \"q\"   back = \"b\"\n", question},
        {question + "reverse = true, tags = [\"a\"],\n",
         question + "reverse = true\ntags = [\"a\"]\n"},
        {front + "points = [\"a\" \"b\"]\n", front + "points = [\"a\", \"b\"]\n"},
        {front + "points = [\n  \"a\"  # one\n  'b'\n  \"c\"\n]\n",
         front + "points = [\n  \"a\",  # one\n  'b',\n  \"c\"\n]\n"},
        {front + "points = [\"a\"; \"b\"]\n", front + "points = [\"a\", \"b\"]\n"},
        {front + "points = [\"a\",, \"b\"]\n", front + "points = [\"a\", \"b\"]\n"},
        {front + "points = [,\"a\", \"b\",,]\n", front + "points = [\"a\", \"b\",]\n"},
    });
    check_left({front + "points = [\"say \"a\"\", \"b\"]\n"});
}

TEST_CASE("Lines that end as on Windows do so when they are mended") {
    CHECK(mended("[[card]]\r\nfront = “q”, back = \"b\",\r\n") ==
          "[[card]]\r\nfront = \"q\"\r\nback = \"b\"\r\n");
}

TEST_CASE("What other languages write between key and value, and before comments, becomes TOML's") {
    check({
        {"front: \"q\"\nback := \"b\"\n", "front = \"q\"\nback = \"b\"\n"},
        {"front:\"q\",\n\"back\" => \"b\"\n", "front = \"q\"\n\"back\" = \"b\"\n"},
        {"front == \"q\"\nback = \"b\" // c\n-- d\n",
         question.substr(0, question.size() - 1) + " # c\n# d\n"},
        {"Front = \"q\"\nBACK = \"b\"\n", question},
    });
    check_left({"front: a question\nback = \"b\"\n"});
}

TEST_CASE("Blanks that are none become plain ones, and what cannot be seen goes") {
    check({{"front\u00A0=\u00A0\"q\"\n\u200Bback = \"b\u00A0c\"\n",
            "front = \"q\"\nback = \"b\u00A0c\"\n"}});
}

TEST_CASE("Values of other languages become those of TOML") {
    check({
        {question + "reverse = True\n", question + "reverse = true\n"},
        {question + "reverse = no # never\n", question + "reverse = false # never\n"},
        {question + "reverse = \"Yes\"\n", question + "reverse = true\n"},
        {front + "number = 1,234,567\n", front + "number = 1_234_567\n"},
        {front + "number = 86 400\n", front + "number = 86_400\n"},
        {front + "number = 0,500\n", front + "number = 0.500\n"},
        {front + "number = 1234,567\n", front + "number = 1234.567\n"},
        {front + "number = −50\n", front + "number = -50\n"},
        {front + "number = –3,14 # pi\n", front + "number = -3.14 # pi\n"},
        {front + "number = -3,14 # pi\n", front + "number = -3.14 # pi\n"},
        {front + "number = .5\n", front + "number = 0.5\n"},
        {front + "number = 5.\n", front + "number = 5.0\n"},
        {front + "number = \"86400\"\n", front + "number = 86400\n"},
        {front + "number = \"86 400\"\n", front + "number = 86_400\n"},
        {front + "number = \"−5\"\n", front + "number = -5\n"},
        {question + "as_of = 2026/11/1\n", question + "as_of = 2026-11-01\n"},
        {question + "as_of = \"2026-11-01\"\n", question + "as_of = 2026-11-01\n"},
        {question + "tags = \"a\"\n", question + "tags = [\"a\"]\n"},
        {front + "points = \"a\", \"b\"\n", front + "points = [\"a\", \"b\"]\n"},
        {front + "points = (\"a\", \"b\")\n", front + "points = [\"a\", \"b\"]\n"},
        {front + "points = {\"a\", \"b\"} # c\n", front + "points = [\"a\", \"b\"] # c\n"},
    });
    check_left({
        question + "as_of = 02.01.2026\n",
        question + "as_of = 2026-13-01\n",
        question + "reverse = maybe\n",
        front + "number = \"1.000\"\n",
        front + "number = 86400 s\n",
        front + "number = 3,142\n",
        front + "number = \"86,400\"\n",
        front + "number = -999,999\n",
        front + "number = −3,142\n",
        front + "number = 1.5k\n",
        front + "number = 5–10\n",
        question + "tags = \"a, b\"\n",
    });
}

TEST_CASE("One text that may be several stays where a list is wanted") {
    check({
        {question + "accept = \"the second\"\n", question + "accept = [\"the second\"]\n"},
        {question + "tags = \"net/ports\"\n", question + "tags = [\"net/ports\"]\n"},
    });
    const std::string choice = front + "answer = \"a\"\n";
    check_left({
        choice + "wrong = \"Physical, Network, Transport\"\n",
        choice + "wrong = \"B; C; D\"\n",
        choice + "wrong = (\"B, C\")\n",
        choice + "wrong = \"\"\"\nB\nC\"\"\"\n",
        question + "accept = \"a1, a2\"\n",
        question + "accept = 'TCP/IP'\n",
        question + "accept = “a1, a2”\n",
        question + "tags = \"a b\"\n",
        "cloze = \"{{x}}\"\naccept.x = \"y; z\"\n",
    });
}

TEST_CASE("Quotes and backslashes inside a text are written as TOML wants them") {
    check({
        {"front = 'l'uomo'\nback = \"b\"\n", "front = \"l'uomo\"\nback = \"b\"\n"},
        {"front = \"He said \"hi\" to (\"me\")\"\nback = \"b\"\n",
         "front = \"He said \\\"hi\\\" to (\\\"me\\\")\"\nback = \"b\"\n"},
        {"front = \"l\\'uomo, l\\'altro\"\nback = \"b\"\n",
         "front = \"l'uomo, l'altro\"\nback = \"b\"\n"},
        {"front = \"$\\{x\\}$\"\nback = \"b\"\n", "front = \"$\\\\{x\\\\}$\"\nback = \"b\"\n"},
    });
    check_left({
        "front = \"C:\\Users\\new\"\nback = \"b\"\n",
        "front = 'say \"l'uomo\"'\nback = \"b\"\n",
        front + "points = ['l'uomo', 'x']\n",
        "front = \"yes\" or \"no\"\nback = \"b\"\n",
        "front = \"He said \"hi\"\nback = \"b\"\n",
    });
}

TEST_CASE("Holes of Anki lose their numbers where nothing else is lost") {
    check({
        {"cloze = \"a {{c1::b}} c {{C12::d::e}}\"\n", "cloze = \"a {{b}} c {{d::e}}\"\n"},
        {"cloze = '''\na {{c1::b}}\n{{c1::c}} {{{{c1::x}}}}'''\n",
         "cloze = '''\na {{b}}\n{{c}} {{{{c1::x}}}}'''\n"},
        {"cloze = “a {{c1::b}}”,\n", "cloze = \"a {{b}}\"\n"},
        {"cloze = \"a {{7 days}}\"\naccept.7 days = [\"a week\"] # c\n",
         "cloze = \"a {{7 days}}\"\naccept.\"7 days\" = [\"a week\"] # c\n"},
    });
    check_left({
        "cloze = \"a {{c1::b {{c2::c}} }}\"\n",
        "cloze = \"a {{c1::b::c::d}}\"\n",
        "cloze = \"a {{1::b}}\"\n",
        "front = \"{{c1::x}}\"\nback = \"b\"\n",
    });
}

TEST_CASE("What is mended in a note is mended as a whole or not at all") {
    check({{"front: “q”;\nback = “b”, tags = \"x\",\n",
            "front = \"q\"\nback = \"b\"\ntags = [\"x\"]\n"}});
    // The value would be read then, and is wrong in another way.
    check_left({question + "as_of = “yesterday”\n", question + "tags = [“a, b”]\n"});
}

TEST_CASE("A mistake that is left keeps none beside it from being mended") {
    CHECK(mended("[[card]]\nbakc = \"c\"\nfront = “q”,\nback = \"b\"\n[card]\n" + question) ==
          "[[card]]\nbakc = \"c\"\nfront = \"q\"\nback = \"b\"\n[[card]]\n" + question);
}

TEST_CASE("Nothing is mended that would give two notes one name or take the deck's from it") {
    const std::string twice = "[[card]]\n" + question + "\n[[card]]\nfront = “q”\nback = \"b\"\n";
    CHECK(mended(twice) == twice);
    const std::string third = "\n[[card]]\nfront = “other”\nback = \"b\"\n";
    CHECK(mended(twice + third) == twice + "\n[[card]]\nfront = \"other\"\nback = \"b\"\n");
}

TEST_CASE("Nothing is mended that would be another mistake in the whole deck") {
    const std::string note = "\n[[card]]\n" + question;
    for (const std::string& text : {"[deck]\ntitle = \"x\"\n\n[Deck]\ntitle = \"y\"\n" + note,
                                    "[deck]\nid = \"x\"\n\n[[deck]]\nid = \"y\"\n" + note})
        CHECK(mended(text) == text);
}

TEST_CASE("Tags are spelled as those that there are") {
    const Vocabulary listed{{"distributed-systems", "distributed-systems"},
                            {"cap", "CAP"},
                            {"http2", "http2"},
                            {"http3", "http3"}};
    const auto tagged = [](const std::string& tag) {
        return "[[card]]\n" + question + "tags = [\"cap\", \"" + tag + "\"]\n";
    };
    for (const std::string tag : {"Distributed Systems", "distributed_systems",
                                  "distributed systmes", "distributed-system"})
        CHECK(mended(tagged(tag), listed) == tagged("distributed-systems"));
    CHECK(mended(tagged("Cap"), listed) == tagged("Cap"));
    for (const std::string tag : {"http1", "caps", "network", "c a t"})
        CHECK(mended(tagged(tag), listed) == tagged(tag));
    const std::string used = "[deck]\ntags = [\"Data.Lake\"]\n\n";
    CHECK(mended(used + tagged("data lake")) == used + tagged("Data.Lake"));
    CHECK(mended(used + tagged("data lak")) == used + tagged("data lak"));
    CHECK(mended(used + tagged("datalake")) ==
          used + tagged("datalake"));  // legal, and none else's
}

TEST_CASE("Each line that was mended is named with what was done") {
    std::vector<std::string> said;
    for (const auto& [line, done] :
         deckfile::mend("[card]\nfront = “q”,\nback = “b”\n", "f.toml").mends)
        said.push_back(std::to_string(line) + " " + std::string(done));
    CHECK(said == std::vector<std::string>{
                      "1 a header that decks have", "2 straight quotes around the text",
                      "2 no comma behind the value", "3 straight quotes around the text"});
}

TEST_CASE("What is no deck is left alone") {
    for (const std::string text : {"", "{\"front\": “x”}", "# Title\n\n- “a”, b\n", "PK\x03\x04",
                                   "front,back\n“a”,b\n", "\xFF\xFE"})
        CHECK(mended(text) == text);
}

TEST_CASE("A note that changes another's is mended as the part that it is") {
    const std::string deck = "[deck]\nextends = \"base\"\n\n";
    CHECK(mended(deck + "[[card]]\nid = \"a\"\nhint = \"\"\nback = “b”, # so\n\n"
                        "[[card]]\nid = \"b\"\nBack: \"b\"\nreverse = \"true\"\n") ==
          deck +
              "[[card]]\nid = \"a\"\nhint = \"\"\nback = \"b\" # so\n\n"
              "[[card]]\nid = \"b\"\nback = \"b\"\nreverse = true\n");
    const std::string unclear = deck + "[[card]]\nid = \"a\"\nback = \"b\nhint = [1]\n";
    CHECK(mended(unclear) == unclear);
    const std::string sound = deck + "[[card]]\nid = \"a\"\nhint = \"\"\naccept = []\n";
    CHECK(mended(sound) == sound);
}

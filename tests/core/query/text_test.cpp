#include "core/query/text.hpp"

#include "catch.hpp"
#include "core/query/random_query.hpp"

#include <string>
#include <vector>

using namespace core;

namespace {

Query parsed(std::string_view text) {
    auto result = parse_query(text);
    INFO(text);
    REQUIRE(std::holds_alternative<Query>(result));
    return std::get<Query>(std::move(result));
}

QueryError error_of(std::string_view text) {
    auto result = parse_query(text);
    INFO(text);
    REQUIRE(std::holds_alternative<QueryError>(result));
    return std::get<QueryError>(std::move(result));
}

Query word(const std::string& text) {
    return Query::of(Word{text});
}
Query tag(const std::string& name) {
    return Query::of(Named{Named::Field::tag, name, false});
}

}  // namespace

// What queries mean

TEST_CASE("an empty query means every card") {
    CHECK(parsed("").is_everything());
    CHECK(parsed(" \t\n").is_everything());
    CHECK(to_string(Query{}).empty());
}

TEST_CASE("terms side by side must all hold, as with and") {
    CHECK(parsed("tag:a tag:b") == Query::all_of({tag("a"), tag("b")}));
    CHECK(parsed("tag:a and tag:b") == parsed("tag:a tag:b"));
}

TEST_CASE("or binds weaker than and, not and - stronger than both") {
    CHECK(parsed("a b or -c d") ==
          Query::any_of({Query::all_of({word("a"), word("b")}),
                         Query::all_of({Query::negation(word("c")), word("d")})}));
    CHECK(parsed("not a b") == Query::all_of({Query::negation(word("a")), word("b")}));
    CHECK(parsed("not a") == parsed("-a"));
    CHECK(parsed("--a") == Query::negation(Query::negation(word("a"))));
}

TEST_CASE("parentheses group") {
    CHECK(parsed("a (b or c)") ==
          Query::all_of({word("a"), Query::any_of({word("b"), word("c")})}));
    CHECK(parsed("-(a b)") == Query::negation(Query::all_of({word("a"), word("b")})));
    CHECK(parsed("((a))") == word("a"));
    CHECK(parsed("(a)(b)") == parsed("a b"));
}

TEST_CASE("each field has its own values") {
    const auto term = [](std::string_view text) { return parsed(text).term; };
    CHECK(term("deck:dist*") == Term(Named{Named::Field::deck, "dist", true}));
    CHECK(term("tag:*") == Term(Named{Named::Field::tag, "", true}));
    CHECK(term("id:cap-choice") == Term(Named{Named::Field::id, "cap-choice", false}));
    CHECK(term("kind:cloze") == Term(OfKind{Kind::cloze}));
    CHECK(term("is:new") == Term(Is{Is::State::fresh}));
    CHECK(term("is:stale") == Term(Is{Is::State::stale}));
    CHECK(term("ease<2") == Term(Compared{Compared::Field::ease, Compared::Relation::less, 2000}));
    CHECK(term("ease>=2.35") ==
          Term(Compared{Compared::Field::ease, Compared::Relation::at_least, 2350}));
    CHECK(term("lapses=3") ==
          Term(Compared{Compared::Field::lapses, Compared::Relation::equal, 3}));
    CHECK(term("interval>21") ==
          Term(Compared{Compared::Field::interval, Compared::Relation::greater, 21}));
    CHECK(term("due<3") == Term(Compared{Compared::Field::due, Compared::Relation::less, 3}));
    CHECK(term("due<=-7") == Term(Compared{Compared::Field::due, Compared::Relation::at_most, -7}));
    CHECK(term("recall<0.9") ==
          Term(Compared{Compared::Field::recall, Compared::Relation::less, 900}));
    CHECK(term("is:own") == Term(Is{Is::State::own}));
    CHECK(term("is:shipped") == Term(Is{Is::State::shipped}));
    CHECK(term("rated:7") == Term(Rated{7, std::nullopt}));
    CHECK(term("rated:7:again") == Term(Rated{7, Grade::again}));
    CHECK(term("introduced:30") == Term(Introduced{30}));
}

TEST_CASE("quotation marks make a word of any text, and a value too") {
    CHECK(parsed(R"("network partition")") == word("network partition"));
    CHECK(parsed(R"("or")") == word("or"));
    CHECK(parsed(R"("tag:x")") == word("tag:x"));
    CHECK(parsed(R"("say \"hi\" \\")") == word(R"(say "hi" \)"));
    CHECK(parsed(R"(tag:"a b")") == tag("a b"));
    CHECK(parsed(R"(tag:"a*")") == tag("a*"));
    CHECK(parsed(R"(tag:"a b"*)").term == Term(Named{Named::Field::tag, "a b", true}));
    CHECK(parsed("Und") == word("Und"));
}

// What is wrong, and where

TEST_CASE("a mistake is pointed at") {
    // Each with the place of its mistake between brackets.
    const std::string queries[] = {"tag:[(]core",
                                   "deck:a tag:[]",
                                   "a [(]b or c",
                                   "a[)] b",
                                   "a ([)]",
                                   "a or[]",
                                   "[or] a",
                                   "a [-] b",
                                   "not[]",
                                   "a [\"]b",
                                   "a [\"\"]",
                                   "[tga:]core",
                                   "[http:]//x",
                                   "[<]3",
                                   "tag[<]3",
                                   "ease[:]2",
                                   "ease<[two]",
                                   "ease<[2.5001]",
                                   "lapses>[-1]",
                                   "interval>[99999999999]",
                                   "kind:[essay]",
                                   "is:[leach] x",
                                   "rated:[0]",
                                   "rated:[7:great]",
                                   "introduced:[soon]",
                                   "due<[soon]",
                                   "due[:]3",
                                   "recall<[90]",
                                   "recall<[-0.5]",
                                   "is:[mine]"};
    for (const auto& marked : queries) {
        const auto begin = marked.find('[');
        const auto end = marked.find(']');
        const std::string mistake = marked.substr(begin + 1, end - begin - 1);
        const QueryError error =
            error_of(marked.substr(0, begin) + mistake + marked.substr(end + 1));
        INFO(marked);
        CHECK(error.offset == begin);
        CHECK(error.size == mistake.size());
    }
}

TEST_CASE("what is valid instead is said") {
    CHECK_THAT(error_of("is:leach").message, Catch::Matchers::ContainsSubstring("leech"));
    CHECK_THAT(error_of("tga:core").message, Catch::Matchers::ContainsSubstring("tag:"));
    CHECK_THAT(error_of("is:leach").message,
               Catch::Matchers::ContainsSubstring("did you mean `leech`?"));
    CHECK_THAT(error_of("lapse>3").message,
               Catch::Matchers::ContainsSubstring("did you mean `lapses>`?"));
    CHECK_THAT(error_of("kind:essay").message, Catch::Matchers::ContainsSubstring("points"));
}

TEST_CASE("a query that is nested or long beyond reason is refused, not followed") {
    const auto repeated = [](const std::string& text, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) out += text;
        return out;
    };
    CHECK_FALSE(error_of(repeated("(", 100'000)).message.empty());
    CHECK_FALSE(error_of(repeated("-", 100'000) + "a").message.empty());
    CHECK_FALSE(error_of(repeated("not ", 100'000) + "a").message.empty());
    CHECK_FALSE(error_of(repeated("a ", 100'000)).message.empty());
    CHECK_THAT(error_of(repeated("(", 101) + "a").message,
               Catch::Matchers::ContainsSubstring("nested more than 100 deep"));
    CHECK_THAT(error_of(repeated("ease<2 ", 501)).message,
               Catch::Matchers::ContainsSubstring("more than 500 terms"));
    CHECK(parsed(repeated("(", 90) + "a" + repeated(")", 90)) == word("a"));
}

TEST_CASE("any bytes at all are a query or a mistake within them") {
    base::Random random(7);
    const std::string_view bytes = "ab:<>=()\"\\- *7.ortagse\n\xff\xc3";
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto size = random.below(30); size > 0; --size)
            text += bytes[static_cast<std::size_t>(random.below(bytes.size()))];
        const auto result = parse_query(text);
        INFO(text);
        if (const auto* error = std::get_if<QueryError>(&result))
            REQUIRE(error->offset + error->size <= text.size());
        else
            REQUIRE(parsed(to_string(std::get<Query>(result))) == std::get<Query>(result));
    }
}

// Printing

TEST_CASE("a printed query parses back to itself") {
    const random_query::Names names{{"dist", "a.b_c-d"},
                                    {"n1", "~abc"},
                                    {"core", "a b", "x*", "\"q\"", "(p)", "and", "-t"},
                                    {"word", "two words", "or", "-x", "a:b", "\\", "(", "k/v"}};
    for (std::uint64_t seed = 0; seed < 5'000; ++seed) {
        random_query::Maker maker(names, seed);
        Query query = maker.query();
        const std::string text = to_string(query);
        INFO(text);
        REQUIRE(parsed(text) == query);
    }
}

TEST_CASE("a query is printed as people write it") {
    CHECK(to_string(parsed("  tag:a   AND? or ( b and c ) not ease<2.50 ")) ==
          "(tag:a AND?) or ((b c) -ease<2.5)");
    CHECK(to_string(parsed("not (a or b) rated:3:easy")) == "-(a or b) rated:3:easy");
}

// Parts of it

TEST_CASE("the words of a query are found wherever they stand, each once") {
    CHECK(sought_words(parsed("a -(b or \"c d\") tag:x a")) ==
          std::vector<std::string>{"a", "b", "c d"});
}

TEST_CASE("what has the form of a card's key is told from other words") {
    CHECK(looks_like_key("deck/note"));
    CHECK(looks_like_key("a.b-c_d/n1#reverse"));
    CHECK(looks_like_key("deck/~0123456789abc"));
    CHECK(looks_like_key("deck/note#x1y2z3"));
    CHECK_FALSE(looks_like_key("note"));
    CHECK_FALSE(looks_like_key("deck/"));
    CHECK_FALSE(looks_like_key("/note"));
    CHECK_FALSE(looks_like_key("tag:a/b"));
    CHECK_FALSE(looks_like_key("two words/x"));
}

TEST_CASE("arguments that begin with a field are known by it") {
    CHECK(begins_with_field("tag:core"));
    CHECK(begins_with_field("ease<2"));
    CHECK_FALSE(begins_with_field("limit=3"));
    CHECK_FALSE(begins_with_field("tag"));
}

TEST_CASE("is:due is found wherever it stands, and left out where all cards must be") {
    const auto parsed = [](std::string_view text) {
        return std::get<core::Query>(core::parse_query(text));
    };
    for (const char* text : {"is:due", "-is:due", "tag:a (deck:b or is:due)"}) {
        INFO(text);
        CHECK(core::asks_for_due(parsed(text)));
    }
    CHECK_FALSE(core::asks_for_due(parsed("is:new due")));
    CHECK(core::without_due(parsed("is:due")) == core::Query{});
    CHECK(core::without_due(parsed("is:due tag:a")) == parsed("tag:a"));
    CHECK(core::without_due(parsed("tag:a (is:due deck:b)")) == parsed("tag:a deck:b"));
    CHECK_FALSE(core::without_due(parsed("-is:due")));
    CHECK_FALSE(core::without_due(parsed("is:due or tag:a")));
}

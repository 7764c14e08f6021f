// What was asked for, from the words of a command line.
#include "cli/command_line.hpp"

#include "catch.hpp"
#include "cli/commands.hpp"
#include "cli/query_words.hpp"

using namespace cli;
using Catch::Matchers::ContainsSubstring;

namespace {

using Words = std::vector<std::string>;

template <typename Asked>
Asked asked(const Words& words) {
    return static_cast<const Asked&>(*parse(words).options);
}

std::string complaint_about(const Words& words) {
    try {
        parse(words);
    } catch (const UsageError& error) {
        return error.what();
    }
    return {};
}

}  // namespace

TEST_CASE("The command is the first word that is no option") {
    CHECK(place_of_command({"due"}) == 0);
    CHECK(place_of_command({"-q", "--no-pager", "due", "list"}) == 2);
    CHECK(place_of_command({"--nonsense", "due"}) == 1);
}

TEST_CASE("The value of an option is not the command") {
    CHECK(place_of_command({"--color", "never", "due"}) == 2);
    CHECK(place_of_command({"--color=never", "due"}) == 1);
}

TEST_CASE("Where no command is named its place is the end") {
    CHECK(place_of_command({}) == 0);
    CHECK(place_of_command({"-q"}) == 1);
    CHECK(place_of_command({"--color"}) == 1);
}

TEST_CASE(
    "A term that is negated by a minus is told from an option by its field, space or bracket") {
    for (const char* term : {"-tag:core", "-ease<2", "-is:due", "-(a or b)", "-two words"})
        CHECK(is_negated_term(term));
    for (const char* word : {"", "-", "--", "-q", "-0", "-n3", "--json", "--new=3", "--tag:core",
                             "tag:core", "two words", "-core"})
        CHECK_FALSE(is_negated_term(word));
}

TEST_CASE("A negated term goes to the query and not to the options") {
    CHECK(asked<ListOptions>({"list", "-tag:core", "x"}).query == Words{"not tag:core", "x"});
}

TEST_CASE("After two dashes every word is left as it is") {
    CHECK(asked<ListOptions>({"list", "--", "-tag:core", "--json"}).query ==
          Words{"-tag:core", "--json"});
}

TEST_CASE("Values go into the options of the command") {
    const auto review =
        asked<ReviewOptions>({"review", "tag:core", "--new", "3", "--ahead=2", "deck:sql"});
    CHECK(review.query == Words{"tag:core", "deck:sql"});
    CHECK(review.new_cards == 3);
    CHECK_FALSE(review.limit);
    CHECK(review.ahead == 2);
    const auto quiz = asked<QuizOptions>({"quiz", "-n5", "--pick", "weak", "--seed", "-7"});
    CHECK(quiz.count == 5);
    CHECK(quiz.pick == "weak");
    CHECK(quiz.seed == -7);
    CHECK_FALSE(quiz.json);
}

TEST_CASE("An argument behind a list has the last word") {
    const auto move = asked<MoveOptions>({"mv", "a/x", "a/y", "--dry-run", "b"});
    CHECK(move.notes == Words{"a/x", "a/y"});
    CHECK(move.deck == "b");
    CHECK(move.dry_run);
    CHECK(asked<MoveOptions>({"mv", "--", "a/x", "-b"}).deck == "-b");
    CHECK_THAT(complaint_about({"mv", "a/x"}), ContainsSubstring("NOTE"));
    CHECK_THAT(complaint_about({"mv"}), ContainsSubstring("NOTE"));
}

TEST_CASE("Common options stand before or behind the command") {
    for (const Words& words :
         {Words{"-q", "--color", "never", "due"}, Words{"due", "--quiet", "--color=never"}}) {
        const CommandLine line = parse(words);
        CHECK(line.command->name == "due");
        CHECK(line.common.quiet);
        CHECK(line.common.colour == "never");
    }
}

TEST_CASE("Without a command ebb itself is asked") {
    CHECK(parse({}).command == &ebb_itself());
    CHECK(parse({"--version"}).common.version);
    CHECK_FALSE(complaint_about({"due", "--version"}).empty());
}

TEST_CASE("Help is given also where an argument is missing") {
    CHECK(parse({"show", "--help"}).common.help);
    CHECK(parse({"-h", "show"}).common.help);
}

TEST_CASE("A mistake is said with the way to help") {
    CHECK(complaint_about({"show"}) ==
          "`ebb show` wants a CARD\n`ebb show --help` shows what is understood.");
    CHECK_THAT(complaint_about({"due", "--json=1"}), ContainsSubstring("`--json` takes no value"));
    CHECK(complaint_about({"--color", "red"}) ==
          "`--color` wants one of auto, always, never, not `red`\n"
          "`ebb --help` shows what is understood.");
}

TEST_CASE("A mistyped command is guessed, but never one that is for programs") {
    CHECK(complaint_about({"reviw"}) ==
          "unknown command `reviw`; did you mean `review`?\n`ebb --help` lists them all.");
    CHECK(complaint_about({"__manuel"}) ==
          "unknown command `__manuel`\n`ebb --help` lists them all.");
}

TEST_CASE("What is printed for programs is not long") {
    CHECK(is_long(parse({"log"})));
    CHECK_FALSE(is_long(parse({"log", "--json"})));
    CHECK(is_long(parse({"log", "--limit", "3"})));
    CHECK_FALSE(is_long(parse({"due"})));
}

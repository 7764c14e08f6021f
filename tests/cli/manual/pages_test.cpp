// The pages of the manual.
#include "cli/manual/pages.hpp"

#include "catch.hpp"

using namespace cli;
using Catch::Matchers::ContainsSubstring;

namespace {

const Section* section(const Page& page, std::string_view title) {
    for (const Section& one : page.sections)
        if (one.title == title) return &one;
    return nullptr;
}

std::vector<std::string> terms(const std::vector<Entry>& entries) {
    std::vector<std::string> terms;
    for (const Entry& entry : entries) terms.push_back(entry.term);
    return terms;
}

}  // namespace

TEST_CASE("A synopsis tells which arguments must be there, and which may be many") {
    CHECK(synopsis(ebb_itself()) == "ebb [OPTION]... [COMMAND [ARGUMENT]...]");
    CHECK(synopsis(*find_command("review")) == "ebb review [OPTION]... [QUERY]...");
    CHECK(synopsis(*find_command("show")) == "ebb show [OPTION]... CARD");
    CHECK(synopsis(*find_command("suspend")) == "ebb suspend [OPTION]... CARD...");
    CHECK(synopsis(*find_command("mv")) == "ebb mv [OPTION]... NOTE... DECK");
    CHECK(synopsis(*find_command("restore")) == "ebb restore [OPTION]... [FILE]");
    CHECK(synopsis(*find_command("undo")) == "ebb undo [OPTION]...");
}

TEST_CASE("An option is listed with its names, its value, its choices and its range") {
    const auto quiz = entries(find_command("quiz")->options);
    CHECK(terms(quiz) == std::vector<std::string>{"QUERY", "-n N", "--time TIME", "--pick WHICH",
                                                  "--seed N", "--pass PERCENT", "--again",
                                                  "--json"});
    CHECK(quiz[1].text == "So many questions; 10 without it (1 to 999)");
    CHECK(quiz[3].text == "Which cards; without it, those met: met, mix, weak, missed, new");
    CHECK(quiz[4].text == "The same number asks the same questions");
    CHECK(terms(entries(common_options_of(*find_command("quiz")))) ==
          std::vector<std::string>{"-h, --help", "--color WHEN", "-q, --quiet", "--no-pager"});
}

TEST_CASE("Each command has a page, with its options before its examples") {
    for (const Command& command : commands()) {
        const auto page = find_page(command.name);
        REQUIRE(page);
        CHECK(page->name == "ebb-" + std::string(command.name));
        CHECK(page->title == command.summary);
        CHECK(page->volume == 1);
        CHECK(section(*page, "Options")->entries.size() ==
              command.options.size() + common_options_of(command).size());
        CHECK(section(*page, "Options") < section(*page, "Examples"));
    }
}

TEST_CASE("A page is found by the name of its command, of its topic or of its file") {
    CHECK(find_page("ebb-review")->name == "ebb-review");
    CHECK(find_page("ebb")->name == "ebb");
    CHECK(find_page("query")->volume == 0);
    CHECK(find_page("deck-format")->name == "ebb-deck");
    CHECK(find_page("ebb-deck")->volume == 5);
}

TEST_CASE("There is no page for programs, nor of nothing") {
    for (const char* name : {"", "ebb-", "__manual", "ebb-__manual", "revie"})
        CHECK_FALSE(find_page(name));
}

TEST_CASE("The page of ebb lists commands and topics") {
    const auto page = find_page("ebb");
    CHECK(section(*page, "Commands")->entries.size() == commands().size());
    CHECK(section(*page, "Topics of `ebb help`")->entries.size() == topics().size());
    CHECK(terms(section(*page, "Options")->entries).back() == "--version");
}

TEST_CASE("Every topic has a title and a text") {
    for (const Topic& topic : topics()) {
        CHECK_FALSE(topic.title.empty());
        CHECK_FALSE(find_page(topic.name)->sections.front().body.empty());
    }
}

TEST_CASE("Examples are the indented lines of their section, up to so many") {
    const Page page{
        "ebb-x",
        1,
        "",
        {{"Description", "    no example"}, {"Examples", "Words.\n\n    ebb x 1\n    ebb x 2\n"}}};
    CHECK(examples(page, 5) == std::vector<std::string>{"ebb x 1", "ebb x 2"});
    CHECK(examples(page, 1) == std::vector<std::string>{"ebb x 1"});
}

TEST_CASE("The source of a man page has its name, its sections in capitals and its lists") {
    const std::string source =
        man_source({"ebb-x", 1, "Does x", {{"Options", "", {{"-q, --quiet", "Say less"}}}}});
    CHECK_THAT(source, ContainsSubstring("title: ebb-x\nsection: 1\n"));
    CHECK_THAT(source, ContainsSubstring("# NAME\n\nebb-x - Does x\n"));
    CHECK_THAT(source, ContainsSubstring("# OPTIONS\n\n\n**-q, --quiet**\n\n: Say less\n"));
}

TEST_CASE("Man has a page for ebb, for each command and for the format of decks") {
    const auto pages = man_pages();
    CHECK(pages.size() == commands().size() + 2);
    CHECK(pages.front().name == "ebb");
    CHECK(pages.back().name == "ebb-deck");
}

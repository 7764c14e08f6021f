// What Tab offers where no catalog is there to be asked for names.
#include "cli/completion.hpp"

#include "catch.hpp"
#include "cli/command_table.hpp"

using namespace cli;

namespace {

using Words = std::vector<std::string>;

Completion offered(const Words& words) {
    store::Names names("/nowhere/derived.db");
    return complete(words, names);
}

// The candidates, without what is said of them.
Words candidates(const Words& words) {
    Words out;
    const std::string lines = offered(words).candidates;
    for (std::size_t begin = 0; begin < lines.size();) {
        const auto end = lines.find('\n', begin);
        const std::string line = lines.substr(begin, end - begin);
        out.push_back(line.substr(0, line.find('\t')));
        begin = end + 1;
    }
    return out;
}

}  // namespace

TEST_CASE("The first word is a command, in the order of help") {
    const Words all = candidates({""});
    CHECK(all.size() == commands().size());
    CHECK(all.front() == "review");
    CHECK(candidates({}) == all);
    CHECK(candidates({"un"}) == Words{"undo", "unsuspend"});
    CHECK(candidates({"-q", "--color", "never", "revi"}) == Words{"review"});
}

TEST_CASE("A command is offered with what it does") {
    CHECK(offered({"rev"}).candidates == "review\tThe daily review\n");
}

TEST_CASE("Options are those of the command and those of all") {
    CHECK(candidates({"undo", "-"}) ==
          Words{"--yes", "-h", "--help", "--color", "-q", "--quiet", "--no-pager"});
    CHECK(candidates({"--v"}) == Words{"--version"});
    CHECK(candidates({"due", "--v"}).empty());
}

TEST_CASE("The value of an option is one of its choices, behind a space or an equals sign") {
    CHECK(candidates({"quiz", "--pick", ""}) == Words{"met", "mix", "weak", "missed", "new"});
    CHECK(candidates({"list", "--sort=in"}) == Words{"--sort=interval", "--sort=introduced"});
    CHECK(candidates({"--color", "a"}) == Words{"auto", "always"});
    CHECK(candidates({"quiz", "--seed", ""}).empty());
    CHECK(candidates({"list", "--nonsense=a"}).empty());
}

TEST_CASE("After two dashes there are no options, nor values of them") {
    CHECK(candidates({"list", "--", "-"}).size() == candidates({"list", ""}).size());
    CHECK(candidates({"list", "--", "--sort", "in"}) == Words{"interval>", "introduced:"});
}

TEST_CASE("A query is made of fields and their values") {
    CHECK(candidates({"list", "ta"}) == Words{"tag:"});
    CHECK(candidates({"list", "is:le"}) == Words{"is:learning", "is:leech"});
    CHECK(candidates({"list", "-kind:c"}) == Words{"-kind:cloze", "-kind:choice"});
    CHECK(candidates({"list", "rated:7:h"}) == Words{"rated:7:hard"});
    CHECK(candidates({"list", "tag:"}).empty());
}

TEST_CASE("More of a word may follow a field, and a space all else") {
    CHECK(offered({"list", "ta"}).then == Completion::Then::open);
    CHECK(offered({"list", "is:d"}).then == Completion::Then::complete);
    CHECK(offered({"rev"}).then == Completion::Then::complete);
}

TEST_CASE("Files are left to the shell") {
    CHECK(offered({"check", ""}).then == Completion::Then::files);
    CHECK(offered({"check", "-", "--name", "x"}).then == Completion::Then::files);
    CHECK(offered({"restore", "x"}).then == Completion::Then::files);
    CHECK(offered({"restore", "-"}).then == Completion::Then::complete);
}

TEST_CASE("Help is offered on commands and on topics") {
    CHECK(candidates({"help", "e"}) == Words{"edit", "editors", "exit-codes", "environment"});
    CHECK(candidates({"help", "re"}) == Words{"review", "restore"});
}

TEST_CASE("A shell is one that there is a script for") {
    CHECK(candidates({"completion", ""}) == Words{"bash", "zsh", "fish"});
}

TEST_CASE("An unknown command and one without arguments offer nothing") {
    CHECK(candidates({"reviw", ""}).empty());
    CHECK(candidates({"undo", ""}).empty());
}

TEST_CASE("The last line says what may follow") {
    CHECK(to_text({"a\nb\n", Completion::Then::complete}) == "a\nb\n:nofile\n");
    CHECK(to_text({"a\n", Completion::Then::open}) == "a\n:nospace\n");
    CHECK(to_text({"", Completion::Then::files}) == ":file\n");
}

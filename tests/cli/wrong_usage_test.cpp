// Every command with everything wrong about its words that can be: what is said names what is
// wrong, in our own words and not in those of the library that reads them.
#include "catch.hpp"
#include "cli/command_line.hpp"
#include "cli/commands.hpp"

#include <fmt/format.h>

#include <vector>

using namespace cli;
using Catch::Matchers::ContainsSubstring;

namespace {

using Words = std::vector<std::string>;

// Wrong usage is the only thing that may come of it, and the way to help the last line.
std::string complaint_about(const Words& words) {
    try {
        parse(words);
    } catch (const UsageError& error) {
        return error.what();
    }
    return "nothing";
}

void check_is_ours(const std::string& complaint) {
    for (const char* theirs : {"not in", "required", "was not expected", "Could not", "disallowed",
                               "The following", "TEXT", "INT", "in range", "ArgumentMismatch"})
        CHECK_THAT(complaint, !ContainsSubstring(theirs));
    CHECK_THAT(complaint, ContainsSubstring("--help` shows what is understood."));
}

std::vector<const Command*> all_commands() {
    std::vector<const Command*> all{&ebb_itself(), find_command("__manual"),
                                    find_command("__schema")};
    for (const Command& command : commands()) all.push_back(&command);
    return all;
}

// The command with what it cannot do without.
Words called(const Command& command) {
    Words words;
    if (!command.name.empty()) words.emplace_back(command.name);
    for (const Option& argument : arguments_of(command))
        if (argument.required)
            words.emplace_back(argument.choices ? argument.choices().front() : "a/b");
    return words;
}

Words with(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

template <typename Check>
void for_each_option(Check check) {
    for (const Command* command : all_commands())
        for (const auto some : {options_of(*command), common_options_of(*command)})
            for (const Option& option : some)
                for (const auto name : option.names)
                    if (!name.empty()) {
                        INFO(command->name << " " << name);
                        check(*command, option, std::string(name));
                    }
}

bool is_number(const Option& option) {
    return takes_value(option) && !is_list(option) &&
           !std::holds_alternative<std::string Options::*>(option.into);
}

}  // namespace

TEST_CASE("An option without its value says what it wants") {
    for_each_option([](const Command& command, const Option& option, const std::string& name) {
        if (!takes_value(option)) return;
        const auto complaint = complaint_about(with(called(command), {name}));
        check_is_ours(complaint);
        CHECK_THAT(complaint, ContainsSubstring(fmt::format("`{}` wants ", name)));
        if (name.starts_with("--"))
            check_is_ours(complaint_about(with(called(command), {name + "="})));
    });
    CHECK(complaint_about({"review", "--new"}) ==
          "`--new` wants a whole number from 0 to 9999 behind it\n"
          "`ebb review --help` shows what is understood.");
    CHECK_THAT(complaint_about({"quiz", "-qn"}), ContainsSubstring("`-n` wants a whole number"));
}

TEST_CASE("A value that an option does not take is named, with those that it takes") {
    for_each_option([](const Command& command, const Option& option, const std::string& name) {
        if (!is_number(option) && !option.choices) return;
        for (const std::string value :
             {"soon", "1e3", "99999999999999999999", "3x", "--json", " 3"}) {
            const auto complaint = complaint_about(with(called(command), {name, value}));
            check_is_ours(complaint);
            CHECK_THAT(complaint,
                       ContainsSubstring("wants") && ContainsSubstring("not `" + value + "`"));
        }
        if (!option.range) return;
        for (const int value : {option.range->least - 1, option.range->most + 1})
            CHECK_THAT(complaint_about(with(called(command), {name, std::to_string(value)})),
                       ContainsSubstring(fmt::format("from {} to {}, not `{}`", option.range->least,
                                                     option.range->most, value)));
    });
    CHECK_THAT(complaint_about({"list", "--sort", "lapse"}),
               ContainsSubstring("did you mean `lapses`?"));
    CHECK_THAT(complaint_about({"completion", "zhs"}), ContainsSubstring("did you mean `zsh`?"));
}

TEST_CASE("A switch takes no value") {
    for_each_option([](const Command& command, const Option& option, const std::string& name) {
        if (takes_value(option) || !name.starts_with("--")) return;
        for (const std::string value : {"=1", "=", "=true", "=false"}) {
            const auto complaint = complaint_about(with(called(command), {name + value}));
            check_is_ours(complaint);
            CHECK_THAT(complaint, ContainsSubstring(fmt::format("`{}` takes no value", name)));
        }
    });
}

TEST_CASE("An option that there is not is named, with the one that was meant") {
    for (const Command* command : all_commands())
        for (const std::string word : {"--nonsense", "--nonsense=3", "-x", "-xyz", "--"}) {
            if (word == "--") continue;
            INFO(command->name << " " << word);
            const auto complaint = complaint_about(with(called(*command), {word}));
            check_is_ours(complaint);
            CHECK_THAT(complaint,
                       ContainsSubstring("has no option `" + word.substr(0, word.find('=')) + "`"));
        }
    CHECK_THAT(complaint_about({"review", "--nwe", "3"}),
               ContainsSubstring("did you mean `--new`?"));
    CHECK_THAT(complaint_about({"due", "--qiet"}), ContainsSubstring("did you mean `--quiet`?"));
    CHECK_THAT(complaint_about({"list", "kafka", "-zookeeper"}),
               ContainsSubstring("`--` somewhere before it"));
    CHECK_THAT(complaint_about({"--new", "3", "review"}),
               ContainsSubstring("stand behind its name"));
}

TEST_CASE("An argument that is missing or one too many is said") {
    for (const Command* command : all_commands()) {
        INFO(command->name);
        const auto arguments = arguments_of(*command);
        if (arguments.empty() && !command->name.empty()) {
            const auto complaint = complaint_about({std::string(command->name), "extra"});
            check_is_ours(complaint);
            CHECK_THAT(complaint, ContainsSubstring("takes no argument, and was given `extra`"));
        }
        if (!arguments.empty() && !is_list(arguments.front())) {
            std::vector<std::string> words{std::string(command->name)};
            for (const Option& argument : arguments)
                words.emplace_back(argument.choices ? argument.choices().front() : "a");
            words.emplace_back("extra");
            const auto complaint = complaint_about(words);
            check_is_ours(complaint);
            CHECK_THAT(complaint, ContainsSubstring("`extra` is one too many"));
        }
        if (arguments.empty() || !arguments.front().required) continue;
        const auto complaint = complaint_about({std::string(command->name)});
        check_is_ours(complaint);
        CHECK_THAT(complaint, ContainsSubstring(fmt::format("`ebb {}` wants a", command->name)));
        CHECK_THAT(complaint, ContainsSubstring(std::string(arguments.front().names.front())));
        if (!arguments.front().choices)  // as a variable of the shell that is not set
            CHECK(complaint_about({std::string(command->name), ""}) == complaint);
    }
}

TEST_CASE("No word of a query has a meaning of its own") {
    for (const std::string word : {"list", "review", "++", "[a,b]", "[]", "%%", "-", "-5", "", "{}",
                                   "a=b", "/x", "--", "-h/note", "--json/x", "#1", "\"-x\""}) {
        if (word == "--") continue;
        INFO(word);
        const auto line = parse({"list", word, "x", "--reverse"});
        const auto& options = static_cast<const ListOptions&>(*line.options);
        CHECK(options.query == Words{word, "x"});
        CHECK(options.reverse);
        CHECK(static_cast<const ListOptions&>(*parse({"list", "--", "x", word}).options)
                  .query.front() == "x");
    }
}

TEST_CASE("A key may begin like an option, and behind two dashes a word of a query is negated") {
    const auto key_of = [](const Words& words) {
        return static_cast<const ShowOptions&>(*parse(words).options).key;
    };
    const auto cards_of = [](const Words& words) {
        return static_cast<const PutOptions&>(*parse(words).options).cards;
    };
    const auto query_of = [](const Words& words) {
        return static_cast<const ListOptions&>(*parse(words).options).query;
    };
    CHECK(key_of({"show", "-deck/note"}) == "-deck/note");
    CHECK(key_of({"show", "--", "-deck/note"}) == "-deck/note");
    CHECK(cards_of({"suspend", "-d/n#reverse", "a/b"}) == Words{"-d/n#reverse", "a/b"});
    CHECK(cards_of({"suspend", "--", "-d/n"}) == Words{"-d/n"});
    CHECK(query_of({"list", "-deck/note"}) == Words{"-deck/note"});
    CHECK(query_of({"list", "--", "-deck/note"}) == Words{"not deck/note"});
}

TEST_CASE("Of an option that is given twice the last counts") {
    const auto line = parse({"review", "--new", "3", "--new=4", "-q", "-q"});
    CHECK(static_cast<const ReviewOptions&>(*line.options).new_cards == 4);
    CHECK(line.common.quiet);
}

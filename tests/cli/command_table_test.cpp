// The table of commands, held against the grammar that is made from it.
#include "cli/command_table.hpp"

#include "catch.hpp"
#include "cli/command_line.hpp"
#include "cli/commands.hpp"

#include <algorithm>
#include <set>

using namespace cli;

namespace {

using Words = std::vector<std::string>;

std::vector<const Command*> all_commands() {
    std::vector<const Command*> all{&ebb_itself(), find_command("__manual"),
                                    find_command("__schema")};
    for (const Command& command : commands()) all.push_back(&command);
    return all;
}

std::vector<Option> options_with_common(const Command& command) {
    std::vector<Option> all;
    for (const auto some : {options_of(command), common_options_of(command)})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

std::set<std::string> names_of_options(const Command& command) {
    std::set<std::string> names;
    for (const Option& option : options_with_common(command))
        names.insert(option.names.begin(), option.names.end());
    names.erase("");
    return names;
}

// A value that the option or argument takes.
std::string value_for(const Option& option) {
    if (option.choices) return std::string(option.choices().back());
    return std::to_string(option.range ? option.range->most : 1);
}

// The command with all that it needs.
Words call_of(const Command& command) {
    Words words;
    if (!command.name.empty()) words.emplace_back(command.name);
    for (const Option& argument : arguments_of(command))
        if (argument.required) words.push_back(value_for(argument));
    return words;
}

Words with(Words words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

}  // namespace

TEST_CASE("Every option of the table is understood, by each of its names") {
    for (const Command* command : all_commands())
        for (const Option& option : options_with_common(*command))
            for (const auto name : option.names) {
                if (name.empty()) continue;
                Words words = with(call_of(*command), {std::string(name)});
                if (takes_value(option)) words.push_back(value_for(option));
                INFO(command->name << " " << name);
                CHECK_NOTHROW(parse(words));
            }
}

TEST_CASE("An option that the table gives to other commands alone is not understood") {
    std::set<std::string> known;
    for (const Command* command : all_commands()) known.merge(names_of_options(*command));
    CHECK(known.size() > 25);
    for (const Command* command : all_commands()) {
        const auto own = names_of_options(*command);
        for (const std::string& name : known) {
            if (own.contains(name) || name == "-0") continue;  // a number, and so an argument
            INFO(command->name << " " << name);
            CHECK_THROWS_AS(parse(with(call_of(*command), {name})), UsageError);
        }
    }
}

TEST_CASE("An argument is taken as often as the table says") {
    for (const Command* command : all_commands()) {
        const auto arguments = arguments_of(*command);
        INFO(command->name);
        if (arguments.empty()) {
            CHECK_THROWS_AS(parse(with(call_of(*command), {"word"})), UsageError);
            continue;
        }
        const std::string value = value_for(arguments.front());
        Words once{std::string(command->name)};
        for (const Option& argument : arguments) once.push_back(value_for(argument));
        CHECK_NOTHROW(parse(once));
        if (is_list(arguments.front()))
            CHECK_NOTHROW(parse(with(once, {value})));
        else
            CHECK_THROWS_AS(parse(with(once, {value})), UsageError);
        if (arguments.front().required)
            CHECK_THROWS_AS(parse({std::string(command->name)}), UsageError);
        else
            CHECK_NOTHROW(parse({std::string(command->name)}));
    }
}

TEST_CASE("Of a range both ends are taken, and nothing beyond them") {
    for (const Command* command : all_commands())
        for (const Option& option : options_with_common(*command)) {
            if (!option.range) continue;
            const auto given = [&](int number) {
                return with(call_of(*command),
                            {std::string(option.names.front()), std::to_string(number)});
            };
            INFO(command->name << " " << option.names.front());
            CHECK_NOTHROW(parse(given(option.range->least)));
            CHECK_NOTHROW(parse(given(option.range->most)));
            CHECK_THROWS_AS(parse(given(option.range->least - 1)), UsageError);
            CHECK_THROWS_AS(parse(given(option.range->most + 1)), UsageError);
        }
}

TEST_CASE("Each choice is taken, and no other word") {
    for (const Command* command : all_commands())
        for (const Option& option : options_with_common(*command)) {
            if (!option.choices) continue;
            const std::string name(option.names.front());
            INFO(command->name << " " << name);
            for (const auto choice : option.choices())
                CHECK_NOTHROW(parse(with(call_of(*command), {name, std::string(choice)})));
            CHECK_THROWS_AS(parse(with(call_of(*command), {name, "neither"})), UsageError);
        }
}

TEST_CASE("No name stands twice in what a command understands") {
    for (const Command* command : all_commands()) {
        std::size_t count = 0;
        for (const Option& option : options_with_common(*command))
            count += option.names.back().empty() ? 1 : 2;
        CHECK(names_of_options(*command).size() == count);
    }
}

TEST_CASE("Commands are found by their names, also those for programs and ebb itself") {
    for (const Command* command : all_commands()) CHECK(find_command(command->name) == command);
    CHECK(find_command("") == &ebb_itself());
    CHECK_FALSE(find_command("revie"));
    CHECK(std::none_of(commands().begin(), commands().end(), [](const Command& command) {
        return command.name.empty() || command.name.starts_with("__");
    }));
}

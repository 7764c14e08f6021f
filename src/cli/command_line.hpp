// The command line: which commands there are, what each understands, and what was asked for. CLI11
// stands behind it, and nothing else includes that.
#pragma once

#include "cli/context.hpp"
#include "ui/look.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cli {

using Action = std::function<int(Context&)>;

// What was asked for.
struct CommandLine {
    std::string_view command;  // empty where none was named
    Action action;
    ui::ColourChoice colour = ui::ColourChoice::automatic;
    bool help = false;
    bool version = false;
    bool quiet = false;
    bool no_pager = false;
};

// Throws UsageError.
CommandLine parse(int argc, char** argv);

// Which of the words after `ebb` names the command: the first that is no option, nor the value of
// one. Their number where none does.
std::size_t place_of_command(const std::vector<std::string>& words);

struct CommandName {
    std::string_view name;
    std::string_view summary;
};

// The commands that people use, in the order in which help lists them.
std::vector<CommandName> commands();

// An option, or an argument that is known by its place.
struct Option {
    std::vector<std::string> names;  // "-q" and "--quiet"; of an argument, its word in capitals
    std::string value;               // the word for what it takes; empty for a switch
    std::string summary;
    std::string range;                 // "0 to 365", where it takes a number
    std::vector<std::string> choices;  // where it takes one of these
    bool required = false;
    bool repeated = false;
};

// What a command understands.
struct Syntax {
    CommandName command;
    std::vector<Option> arguments;
    std::vector<Option> options;
    std::vector<Option> common;  // that every command has
};

// Of ebb itself where the command is "".
std::optional<Syntax> syntax_of(std::string_view command);

}  // namespace cli

// The commands there are, and what each understands: the one table from which the grammar of the
// command line, help, the manual and completion are made.
#pragma once

#include "cli/option.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace cli {

struct Context;

// Options of a type that only its deleter knows. (A shared_ptr's table of virtual functions for
// each type would be mended by the loader at every start.)
using OwnedOptions = std::unique_ptr<Options, void (*)(Options*)>;

struct Traits {
    bool only_reads = false;     // writes no history, so that it may be run again after a failure
    bool is_long = false;        // a pager should show what it prints
    bool needs_settings = true;  // a mistake in the configuration keeps it from running
};

struct Command {
    std::string_view name;  // empty: ebb itself
    std::string_view summary;
    std::span<const Option> options;                       // arguments first
    OwnedOptions (*make_options)();                        // as they are where nothing is asked for
    int (*run)(Context& context, const Options& options);  // takes what make_options makes
    Traits traits;
};

// What `ebb` alone does.
const Command& ebb_itself();

// The commands that people use, in the order in which help lists them.
std::span<const Command> commands();

// Among all there are, also those for programs, whose names begin with "__", and ebb itself, whose
// name is empty. Nothing where there is none.
const Command* find_command(std::string_view name);

std::span<const Option> arguments_of(const Command& command);
// Without the common ones.
std::span<const Option> options_of(const Command& command);
// Into CommonOptions.
std::span<const Option> common_options_of(const Command& command);

}  // namespace cli

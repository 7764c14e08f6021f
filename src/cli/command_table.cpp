#include "cli/command_table.hpp"

#include "cli/command/option_tables.hpp"
#include "cli/commands.hpp"

#include <algorithm>
#include <cstddef>

namespace cli {
namespace {

template <core::RowKind kind>
int put_as(Context& context, const PutOptions& options) {
    return put(context, kind, options);
}

// How a command is run, in terms that are the same for all.
template <auto run>
struct Call;
template <typename Asked, int (*run)(Context&, const Asked&)>
struct Call<run> {
    static constexpr std::span<const Option> options = option_tables::options_for<Asked>;
    static OwnedOptions make_options() {
        return {new Asked, [](Options* made) { delete static_cast<Asked*>(made); }};
    }
    static int act(Context& context, const Options& asked) {
        return run(context, static_cast<const Asked&>(asked));
    }
};

template <auto run>
constexpr Command command(std::string_view name, std::string_view summary, Traits traits = {}) {
    return {name, summary, Call<run>::options, Call<run>::make_options, Call<run>::act, traits};
}

constexpr Command ebb = command<today>(
    "", "Flashcards that come back just before you would forget them", {.only_reads = true});

constexpr Command table[] = {
    command<review>("review", "The daily review"),
    command<quiz>("quiz", "Quick questions that never touch the schedule"),
    command<due>("due", "What `review` would show now, for prompts and scripts",
                 {.only_reads = true}),
    command<decks>("decks", "The decks there are, or one of them", {.only_reads = true}),
    command<list>("list", "The cards a query means, and what is known of them",
                  {.only_reads = true, .is_long = true}),
    command<show>("show", "A card, what is known of it, and when it comes back",
                  {.only_reads = true}),
    command<create>("new", "Begin a deck of your own"),
    command<add>("add", "Put new notes into a deck of yours"),
    command<edit>("edit", "Open a card, a note or a deck in your editor"),
    command<check>("check", "Find every mistake in deck files", {.only_reads = true}),
    command<preview>("preview", "Cards as a review will show them, to page through",
                     {.only_reads = true}),
    command<id>("id", "Give every note of a deck that has none an id"),
    command<move>("mv", "Move notes into another deck, with their history"),
    command<remove>("rm", "Take notes out of their decks"),
    command<adopt>("adopt", "Say which card goes on with the history of one that is gone"),
    command<undo>("undo", "Take back the last act"),
    command<put_as<core::RowKind::suspend>>("suspend", "Put cards away until they are unsuspended"),
    command<put_as<core::RowKind::unsuspend>>("unsuspend", "Bring suspended and buried cards back"),
    command<put_as<core::RowKind::bury>>("bury", "Put cards away until tomorrow"),
    command<put_as<core::RowKind::forget>>("forget", "Start cards as new; their history is kept"),
    command<log>("log", "What was done, oldest first", {.only_reads = true, .is_long = true}),
    command<config>("config", "Each setting, its value and where it came from",
                    {.only_reads = true}),
    command<doctor>("doctor", "What is where, and whether it is well", {.only_reads = true}),
    command<backup>("backup", "Make a backup of the history"),
    command<restore>("restore", "Put a backup in the history's place"),
    command<merge>("merge", "Add what other histories have and this one lacks"),
    command<completion>("completion", "The script that completes ebb's words in a shell",
                        {.only_reads = true}),
    command<help>("help", "What a command does, or a topic in full",
                  {.only_reads = true, .is_long = true, .needs_settings = false}),
};

// For programs.
constexpr Command hidden[] = {
    command<manual>("__manual", "A page of the manual, for man",
                    {.only_reads = true, .needs_settings = false}),
    command<schema>("__schema", "The JSON Schema of decks, for editors",
                    {.only_reads = true, .needs_settings = false}),
};

const Command* find_in(std::span<const Command> some, std::string_view name) {
    for (const Command& command : some)
        if (command.name == name) return &command;
    return nullptr;
}

std::span<const Option>::iterator end_of_arguments(const Command& command) {
    return std::find_if_not(command.options.begin(), command.options.end(), is_argument);
}

}  // namespace

const Command& ebb_itself() {
    return ebb;
}

std::span<const Command> commands() {
    return table;
}

const Command* find_command(std::string_view name) {
    if (name.empty()) return &ebb;
    const Command* shown = find_in(table, name);
    return shown ? shown : find_in(hidden, name);
}

std::span<const Option> arguments_of(const Command& command) {
    return {command.options.begin(), end_of_arguments(command)};
}

std::span<const Option> options_of(const Command& command) {
    return {end_of_arguments(command), command.options.end()};
}

std::span<const Option> common_options_of(const Command& command) {
    const std::span<const Option> all = option_tables::options_for<CommonOptions>;
    return command.name.empty() ? all : all.first(all.size() - 1);
}

}  // namespace cli

#include "cli/command_table.hpp"

#include "cli/commands.hpp"
#include "cli/completion_script.hpp"
#include "core/quiz/pick.hpp"

#include <algorithm>

namespace cli {
namespace {

template <auto run>
struct CallOf;
template <typename Options, int (*run)(Context&, const Options&)>
struct CallOf<run> {
    static std::shared_ptr<void> make_options() { return std::make_shared<Options>(); }
    static int act(Context& context, const void* options) {
        return run(context, *static_cast<const Options*>(options));
    }
    static constexpr Call as_data{make_options, act, &mark_of<Options>};
};
template <auto run>
constexpr Call call = CallOf<run>::as_data;

template <core::RowKind kind>
int put_as(Context& context, const PutOptions& options) {
    return put(context, kind, options);
}

struct NoOptions {};
int glance(Context& context, const NoOptions&) {
    return today(context);
}

template <const auto& table>
std::vector<std::string_view> names() {
    return base::names_of(table);
}

constexpr Range any_count{0, 1'000'000'000};

template <auto member>
constexpr Option query{
    .names = {"QUERY"},
    .member = into<member>,
    .summary = "Which cards: tag:core, is:due, words, keys; see `ebb help query`",
    .offers = Offers::query_terms};

template <auto member>
constexpr Option json{.names = {"--json"}, .member = into<member>, .summary = "As JSON"};

constexpr Option review_options[] = {
    query<&ReviewOptions::query>,
    {.names = {"--new"},
     .member = into<&ReviewOptions::new_cards>,
     .summary = "At most so many new cards, instead of what is left of today's",
     .range = Range{0, 9999}},
    {.names = {"--limit"},
     .member = into<&ReviewOptions::limit>,
     .summary = "At most so many reviews, instead of what is left of today's",
     .range = Range{0, 99999}},
    {.names = {"--ahead"},
     .member = into<&ReviewOptions::ahead>,
     .summary = "Also what is due within so many days",
     .value = "DAYS",
     .range = Range{0, 365}},
};

constexpr Option quiz_options[] = {
    query<&QuizOptions::query>,
    {.names = {"-n"},
     .member = into<&QuizOptions::count>,
     .summary = "So many questions; 10 without it",
     .range = Range{1, 999}},
    {.names = {"--time"},
     .member = into<&QuizOptions::time>,
     .summary = "A limit for the whole quiz, as 5m or 2m30s",
     .value = "TIME"},
    {.names = {"--pick"},
     .member = into<&QuizOptions::pick>,
     .summary = "Which cards; mix takes from each in turn",
     .value = "WHICH",
     .choices = names<core::picks>},
    {.names = {"--seed"},
     .member = into<&QuizOptions::seed>,
     .summary = "The same number asks the same questions"},
    {.names = {"--pass"},
     .member = into<&QuizOptions::pass>,
     .summary = "Exit 1 below so many percent",
     .value = "PERCENT",
     .range = Range{0, 100}},
    {.names = {"--again"},
     .member = into<&QuizOptions::again>,
     .summary = "What the last quiz left missed"},
    {.names = {"--json"},
     .member = into<&QuizOptions::json>,
     .summary = "The result as JSON; the questions go to standard error"},
};

constexpr Option due_options[] = {
    query<&DueOptions::query>,
    {.names = {"--short"},
     .member = into<&DueOptions::brief>,
     .summary = "Only the number, for prompts"},
    json<&DueOptions::json>,
    {.names = {"--exit-code"},
     .member = into<&DueOptions::exit_code>,
     .summary = "Exit 1 when something is due"},
};

constexpr Option decks_options[] = {json<&DecksOptions::json>};

constexpr Option list_options[] = {
    query<&ListOptions::query>,
    {.names = {"--sort"},
     .member = into<&ListOptions::sort>,
     .summary = "What comes first; else the order of the decks",
     .value = "ORDER",
     .choices = names<store::orders>},
    {.names = {"--reverse"},
     .member = into<&ListOptions::reverse>,
     .summary = "In the opposite order"},
    {.names = {"--limit"},
     .member = into<&ListOptions::limit>,
     .summary = "Only the first so many",
     .range = any_count},
    {.names = {"--front"},
     .member = into<&ListOptions::front>,
     .summary = "Also how each question begins"},
    json<&ListOptions::json>,
    {.names = {"--keys"},
     .member = into<&ListOptions::keys>,
     .summary = "Only the keys, one a line"},
    {.names = {"-0"},
     .member = into<&ListOptions::nul>,
     .summary = "Only the keys, each ended by NUL, for xargs -0"},
};

constexpr Option show_options[] = {
    {.names = {"CARD"},
     .member = into<&ShowOptions::key>,
     .summary = "The card's key",
     .required = true,
     .offers = Offers::query_terms},
    json<&ShowOptions::json>,
};

constexpr Option check_options[] = {
    {.names = {"FILE"},
     .member = into<&CheckOptions::paths>,
     .summary = "Deck files, or folders of them; without any, your own",
     .offers = Offers::files},
    {.names = {"--strict"},
     .member = into<&CheckOptions::strict>,
     .summary = "Also what makes a card hard to learn or to trust"},
    json<&CheckOptions::json>,
};

constexpr Option undo_options[] = {
    {.names = {"--yes"},
     .member = into<&UndoOptions::yes>,
     .summary = "Also what another open window wrote"},
};

constexpr Option put_options[] = {
    {.names = {"CARD"},
     .member = into<&PutOptions::cards>,
     .summary = "Card keys, or a query; see `ebb help query`",
     .required = true,
     .offers = Offers::query_terms},
};

constexpr Option log_options[] = {
    query<&LogOptions::query>,
    {.names = {"--limit"},
     .member = into<&LogOptions::limit>,
     .summary = "Only the last so many",
     .range = any_count},
    {.names = {"--json"},
     .member = into<&LogOptions::json>,
     .summary = "As JSON, one object a line",
     .without_pager = true},
};

constexpr Option config_options[] = {json<&ConfigOptions::json>};

constexpr Option doctor_options[] = {
    {.names = {"--rebuild"},
     .member = into<&DoctorOptions::rebuild>,
     .summary = "Make derived.db again, and compare every card"},
    json<&DoctorOptions::json>,
};

constexpr Option backup_options[] = {
    {.names = {"--list"},
     .member = into<&BackupOptions::list>,
     .summary = "List the backups, newest first"},
    {.names = {"--json"}, .member = into<&BackupOptions::json>, .summary = "The list as JSON"},
};

constexpr Option restore_options[] = {
    {.names = {"FILE"},
     .member = into<&RestoreOptions::file>,
     .summary = "The backup; without it, the newest",
     .offers = Offers::files},
};

constexpr Option completion_options[] = {
    {.names = {"SHELL"},
     .member = into<&CompletionOptions::shell>,
     .summary = "bash, zsh or fish",
     .choices = completed_shells,
     .required = true},
};

constexpr Option help_options[] = {
    {.names = {"TOPIC"},
     .member = into<&HelpOptions::topic>,
     .summary = "A command or a topic; without it, all there are",
     .offers = Offers::topics},
};

constexpr Option manual_options[] = {
    {.names = {"PAGE"},
     .member = into<&ManualOptions::page>,
     .summary = "The page; without it, the names of all"},
};

// The last is of ebb itself alone.
constexpr Option common_options[] = {
    {.names = {"-h", "--help"}, .member = into<&CommonOptions::help>, .summary = "Show help"},
    {.names = {"--color"},
     .member = into<&CommonOptions::colour>,
     .summary = "When to use colour",
     .value = "WHEN",
     .choices = names<ui::colour_choices>},
    {.names = {"-q", "--quiet"},
     .member = into<&CommonOptions::quiet>,
     .summary = "Leave out notes, acknowledgements and hints"},
    {.names = {"--no-pager"},
     .member = into<&CommonOptions::no_pager>,
     .summary = "Print long output without a pager"},
    {.names = {"--version"},
     .member = into<&CommonOptions::version>,
     .summary = "Show the version"},
};

constexpr Command ebb{.name = "",
                      .summary = "Flashcards that come back just before you would forget them",
                      .options = {},
                      .call = call<glance>,
                      .only_reads = true};

constexpr Command table[] = {
    {.name = "review",
     .summary = "The daily review",
     .options = review_options,
     .call = call<review>},
    {.name = "quiz",
     .summary = "Quick questions that never touch the schedule",
     .options = quiz_options,
     .call = call<quiz>},
    {.name = "due",
     .summary = "What `review` would show now, for prompts and scripts",
     .options = due_options,
     .call = call<due>,
     .only_reads = true},
    {.name = "decks",
     .summary = "The decks there are",
     .options = decks_options,
     .call = call<decks>,
     .only_reads = true},
    {.name = "list",
     .summary = "The cards a query means, and what is known of them",
     .options = list_options,
     .call = call<list>,
     .only_reads = true,
     .is_long = true},
    {.name = "show",
     .summary = "A card, what is known of it, and when it comes back",
     .options = show_options,
     .call = call<show>,
     .only_reads = true},
    {.name = "check",
     .summary = "Find every mistake in deck files",
     .options = check_options,
     .call = call<check>,
     .only_reads = true},
    {.name = "undo",
     .summary = "Take back the last act",
     .options = undo_options,
     .call = call<undo>},
    {.name = "suspend",
     .summary = "Put cards away until they are unsuspended",
     .options = put_options,
     .call = call<put_as<core::RowKind::suspend>>},
    {.name = "unsuspend",
     .summary = "Bring suspended cards back",
     .options = put_options,
     .call = call<put_as<core::RowKind::unsuspend>>},
    {.name = "bury",
     .summary = "Put cards away until tomorrow",
     .options = put_options,
     .call = call<put_as<core::RowKind::bury>>},
    {.name = "forget",
     .summary = "Start cards as new; their history is kept",
     .options = put_options,
     .call = call<put_as<core::RowKind::forget>>},
    {.name = "log",
     .summary = "What was done, oldest first",
     .options = log_options,
     .call = call<log>,
     .only_reads = true,
     .is_long = true},
    {.name = "config",
     .summary = "Each setting, its value and where it came from",
     .options = config_options,
     .call = call<config>,
     .only_reads = true},
    {.name = "doctor",
     .summary = "What is where, and whether it is well",
     .options = doctor_options,
     .call = call<doctor>,
     .only_reads = true},
    {.name = "backup",
     .summary = "Make a backup of the history",
     .options = backup_options,
     .call = call<backup>},
    {.name = "restore",
     .summary = "Put a backup in the history's place",
     .options = restore_options,
     .call = call<restore>},
    {.name = "completion",
     .summary = "The script that completes ebb's words in a shell",
     .options = completion_options,
     .call = call<completion>,
     .only_reads = true},
    {.name = "help",
     .summary = "What a command does, or a topic in full",
     .options = help_options,
     .call = call<help>,
     .only_reads = true,
     .is_long = true,
     .needs_settings = false},
};

// For programs.
constexpr Command hidden[] = {
    {.name = "__manual",
     .summary = "A page of the manual, for man",
     .options = manual_options,
     .call = call<manual>,
     .only_reads = true,
     .needs_settings = false},
};

constexpr bool are_into(std::span<const Option> options, const void* mark) {
    return std::all_of(options.begin(), options.end(),
                       [&](const Option& option) { return option.member.of == mark; });
}

constexpr bool are_sound(std::span<const Command> commands) {
    return std::all_of(commands.begin(), commands.end(), [](const Command& command) {
        return are_into(command.options, command.call.takes) &&
               std::is_partitioned(command.options.begin(), command.options.end(), is_argument);
    });
}

// No value goes into a struct of another type.
static_assert(are_sound(table) && are_sound(hidden) &&
              are_into(common_options, &mark_of<CommonOptions>));

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
    const std::span<const Option> all = common_options;
    return command.name.empty() ? all : all.first(all.size() - 1);
}

}  // namespace cli

#include "cli/command_table.hpp"

#include "cli/commands.hpp"
#include "cli/completion_script.hpp"
#include "core/quiz/pick.hpp"

#include <algorithm>
#include <cstddef>

namespace cli {
namespace {

template <typename Asked, std::size_t size>
consteval std::array<Option, size> options(const OptionOf<Asked> (&of_one_command)[size]) {
    std::array<Option, size> all{};
    std::transform(std::begin(of_one_command), std::end(of_one_command), all.begin(),
                   of_any_command<Asked>);
    if (!std::is_partitioned(all.begin(), all.end(), is_argument)) throw "arguments come first";
    return all;
}

template <const auto& table>
std::vector<std::string_view> names() {
    return base::names_of(table);
}

constexpr Range any_count{0, 1'000'000'000};

template <typename Asked>
constexpr OptionOf<Asked> query{
    .names = {"QUERY"},
    .into = &Asked::query,
    .summary = "Which cards: tag:core, is:due, words, keys; see `ebb help query`",
    .completed_by = CompletedBy::query_terms};

template <typename Asked>
constexpr OptionOf<Asked> json{.names = {"--json"}, .into = &Asked::json, .summary = "As JSON"};

// What a command understands, by the struct that it takes. A command without a table of its own
// does not compile.
template <typename Asked>
constexpr std::nullptr_t options_for = nullptr;

template <>
constexpr std::array<Option, 0> options_for<TodayOptions>{};

template <>
constexpr auto options_for<ReviewOptions> = options<ReviewOptions>({
    query<ReviewOptions>,
    {.names = {"--new"},
     .into = &ReviewOptions::new_cards,
     .summary = "At most so many new cards, instead of what is left of today's",
     .range = Range{0, 9999}},
    {.names = {"--limit"},
     .into = &ReviewOptions::limit,
     .summary = "At most so many reviews, instead of what is left of today's",
     .range = Range{0, 99999}},
    {.names = {"--ahead"},
     .into = &ReviewOptions::ahead,
     .summary = "Also what is due within so many days",
     .value = "DAYS",
     .range = Range{0, 365}},
});

template <>
constexpr auto options_for<QuizOptions> = options<QuizOptions>({
    query<QuizOptions>,
    {.names = {"-n"},
     .into = &QuizOptions::count,
     .summary = "So many questions; 10 without it",
     .range = Range{1, 999}},
    {.names = {"--time"},
     .into = &QuizOptions::time,
     .summary = "A limit for the whole quiz, as 5m or 2m30s",
     .value = "TIME"},
    {.names = {"--pick"},
     .into = &QuizOptions::pick,
     .summary = "Which cards; without it, those met",
     .value = "WHICH",
     .choices = names<core::picks>},
    {.names = {"--seed"},
     .into = &QuizOptions::seed,
     .summary = "The same number asks the same questions"},
    {.names = {"--pass"},
     .into = &QuizOptions::pass,
     .summary = "Exit 1 below so many percent",
     .value = "PERCENT",
     .range = Range{0, 100}},
    {.names = {"--again"},
     .into = &QuizOptions::again,
     .summary = "What the last quiz left missed"},
    {.names = {"--json"},
     .into = &QuizOptions::json,
     .summary = "The result as JSON; the questions go to standard error"},
});

template <>
constexpr auto options_for<DueOptions> = options<DueOptions>({
    query<DueOptions>,
    {.names = {"--short"}, .into = &DueOptions::brief, .summary = "Only the number, for prompts"},
    json<DueOptions>,
    {.names = {"--exit-code"},
     .into = &DueOptions::exit_code,
     .summary = "Exit 1 when something is due"},
});

template <>
constexpr auto options_for<DecksOptions> = options<DecksOptions>({
    {.names = {"DECK"},
     .into = &DecksOptions::deck,
     .summary = "A deck's id: all that is known of that one",
     .completed_by = CompletedBy::decks},
    json<DecksOptions>,
});

template <>
constexpr auto options_for<ListOptions> = options<ListOptions>({
    query<ListOptions>,
    {.names = {"--sort"},
     .into = &ListOptions::sort,
     .summary = "What comes first; else the order of the decks",
     .value = "ORDER",
     .choices = names<store::orders>},
    {.names = {"--reverse"}, .into = &ListOptions::reverse, .summary = "In the opposite order"},
    {.names = {"--limit"},
     .into = &ListOptions::limit,
     .summary = "Only the first so many",
     .range = any_count},
    {.names = {"--front"}, .into = &ListOptions::front, .summary = "Also how each question begins"},
    json<ListOptions>,
    {.names = {"--keys"}, .into = &ListOptions::keys, .summary = "Only the keys, one a line"},
    {.names = {"-0"},
     .into = &ListOptions::nul,
     .summary = "Only the keys, each ended by NUL, for xargs -0"},
});

template <>
constexpr auto options_for<ShowOptions> = options<ShowOptions>({
    {.names = {"CARD"},
     .into = &ShowOptions::key,
     .summary = "The card's key, or a note's for all its cards",
     .required = true,
     .completed_by = CompletedBy::query_terms},
    json<ShowOptions>,
});

template <>
constexpr auto options_for<CheckOptions> = options<CheckOptions>({
    {.names = {"FILE"},
     .into = &CheckOptions::paths,
     .summary = "Deck files, or folders of them; without any, your own",
     .completed_by = CompletedBy::files},
    {.names = {"--strict"},
     .into = &CheckOptions::strict,
     .summary = "Also what makes a card hard to learn or to trust"},
    json<CheckOptions>,
});

template <typename Asked>
constexpr OptionOf<Asked> dry_run{.names = {"--dry-run"},
                                  .into = &Asked::dry_run,
                                  .summary = "Only list the lines that would change"};

template <typename Asked>
constexpr OptionOf<Asked> notes{.names = {"NOTE"},
                                .into = &Asked::notes,
                                .summary = "Keys of notes, as DECK/ID, or of their cards",
                                .required = true,
                                .completed_by = CompletedBy::keys};

template <>
constexpr auto options_for<IdOptions> = options<IdOptions>({
    {.names = {"DECK"},
     .into = &IdOptions::deck,
     .summary = "The id of a deck of your own",
     .required = true,
     .completed_by = CompletedBy::decks},
    dry_run<IdOptions>,
});

template <>
constexpr auto options_for<MoveOptions> = options<MoveOptions>({
    notes<MoveOptions>,
    {.names = {"DECK"},
     .into = &MoveOptions::deck,
     .summary = "The id of the deck they move to",
     .required = true,
     .completed_by = CompletedBy::decks},
    dry_run<MoveOptions>,
});

template <>
constexpr auto options_for<RemoveOptions> = options<RemoveOptions>({
    notes<RemoveOptions>,
    dry_run<RemoveOptions>,
});

template <>
constexpr auto options_for<UndoOptions> = options<UndoOptions>({
    {.names = {"--yes"},
     .into = &UndoOptions::yes,
     .summary = "Also what another open window wrote"},
});

template <>
constexpr auto options_for<PutOptions> = options<PutOptions>({
    {.names = {"CARD"},
     .into = &PutOptions::cards,
     .summary = "Card keys, or a query; see `ebb help query`",
     .required = true,
     .completed_by = CompletedBy::query_terms},
});

template <>
constexpr auto options_for<LogOptions> = options<LogOptions>({
    query<LogOptions>,
    {.names = {"--limit"},
     .into = &LogOptions::limit,
     .summary = "Only the last so many",
     .range = any_count},
    {.names = {"--json"},
     .into = &LogOptions::json,
     .summary = "As JSON, one object a line",
     .without_pager = true},
});

template <>
constexpr auto options_for<ConfigOptions> = options<ConfigOptions>({json<ConfigOptions>});

template <>
constexpr auto options_for<DoctorOptions> = options<DoctorOptions>({
    {.names = {"--rebuild"},
     .into = &DoctorOptions::rebuild,
     .summary = "Make derived.db again, and compare every card"},
    {.names = {"--backups"},
     .into = &DoctorOptions::backups,
     .summary = "Restore each backup for a trial, in a folder of its own"},
    json<DoctorOptions>,
});

template <>
constexpr auto options_for<BackupOptions> = options<BackupOptions>({
    {.names = {"--list"},
     .into = &BackupOptions::list,
     .summary = "List the backups, newest first"},
    {.names = {"--json"}, .into = &BackupOptions::json, .summary = "The list as JSON"},
});

template <>
constexpr auto options_for<RestoreOptions> = options<RestoreOptions>({
    {.names = {"FILE"},
     .into = &RestoreOptions::file,
     .summary = "The backup; without it, the newest",
     .completed_by = CompletedBy::files},
});

template <>
constexpr auto options_for<MergeOptions> = options<MergeOptions>({
    {.names = {"FILE"},
     .into = &MergeOptions::files,
     .summary = "Another history, a backup, or a log that was printed as JSON",
     .required = true,
     .completed_by = CompletedBy::files},
    {.names = {"--dry-run"},
     .into = &MergeOptions::dry_run,
     .summary = "Only say how much would be added"},
});

template <>
constexpr auto options_for<CompletionOptions> = options<CompletionOptions>({
    {.names = {"SHELL"},
     .into = &CompletionOptions::shell,
     .summary = "bash, zsh or fish",
     .choices = completed_shells,
     .required = true},
});

template <>
constexpr auto options_for<HelpOptions> = options<HelpOptions>({
    {.names = {"TOPIC"},
     .into = &HelpOptions::topic,
     .summary = "A command or a topic; without it, all there are",
     .completed_by = CompletedBy::topics},
});

template <>
constexpr auto options_for<ManualOptions> = options<ManualOptions>({
    {.names = {"PAGE"},
     .into = &ManualOptions::page,
     .summary = "The page; without it, the names of all"},
});

// The last is of ebb itself alone.
template <>
constexpr auto options_for<CommonOptions> = options<CommonOptions>({
    {.names = {"-h", "--help"}, .into = &CommonOptions::help, .summary = "Show help"},
    {.names = {"--color"},
     .into = &CommonOptions::colour,
     .summary = "When to use colour",
     .value = "WHEN",
     .choices = names<ui::colour_choices>},
    {.names = {"-q", "--quiet"},
     .into = &CommonOptions::quiet,
     .summary = "Leave out notes, acknowledgements and hints"},
    {.names = {"--no-pager"},
     .into = &CommonOptions::no_pager,
     .summary = "Print long output without a pager"},
    {.names = {"--version"}, .into = &CommonOptions::version, .summary = "Show the version"},
});

template <core::RowKind kind>
int put_as(Context& context, const PutOptions& options) {
    return put(context, kind, options);
}

// How a command is run, in terms that are the same for all.
template <auto run>
struct Call;
template <typename Asked, int (*run)(Context&, const Asked&)>
struct Call<run> {
    static constexpr std::span<const Option> options = options_for<Asked>;
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
    command<check>("check", "Find every mistake in deck files", {.only_reads = true}),
    command<id>("id", "Give every note of a deck that has none an id"),
    command<move>("mv", "Move notes into another deck, with their history"),
    command<remove>("rm", "Take notes out of their decks"),
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
    const std::span<const Option> all = options_for<CommonOptions>;
    return command.name.empty() ? all : all.first(all.size() - 1);
}

}  // namespace cli

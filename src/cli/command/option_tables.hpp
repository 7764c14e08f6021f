// What each command understands: a table of options for the struct that it takes. For the table of
// commands alone.
#pragma once

#include "cli/commands.hpp"
#include "cli/completion_script.hpp"
#include "core/quiz/pick.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

namespace cli::option_tables {

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

inline constexpr Range any_count{0, 1'000'000'000};

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
inline constexpr std::array<Option, 0> options_for<TodayOptions>{};

template <>
inline constexpr auto options_for<ReviewOptions> = options<ReviewOptions>({
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
inline constexpr auto options_for<QuizOptions> = options<QuizOptions>({
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
inline constexpr auto options_for<DueOptions> = options<DueOptions>({
    query<DueOptions>,
    {.names = {"--short"}, .into = &DueOptions::brief, .summary = "Only the number, for prompts"},
    json<DueOptions>,
    {.names = {"--exit-code"},
     .into = &DueOptions::exit_code,
     .summary = "Exit 1 when something is due"},
});

template <>
inline constexpr auto options_for<DecksOptions> = options<DecksOptions>({
    {.names = {"DECK"},
     .into = &DecksOptions::deck,
     .summary = "A deck's id: all that is known of that one",
     .completed_by = CompletedBy::decks},
    json<DecksOptions>,
});

template <>
inline constexpr auto options_for<ListOptions> = options<ListOptions>({
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
inline constexpr auto options_for<ShowOptions> = options<ShowOptions>({
    {.names = {"CARD"},
     .into = &ShowOptions::key,
     .summary = "The card's key, or a note's for all its cards",
     .required = true,
     .completed_by = CompletedBy::query_terms},
    json<ShowOptions>,
});

template <>
inline constexpr auto options_for<EditOptions> = options<EditOptions>({
    {.names = {"QUERY"},
     .into = &EditOptions::query,
     .summary = "A deck, a card, a note, or a query; the first that is meant is opened",
     .required = true,
     .completed_by = CompletedBy::keys},
});

template <>
inline constexpr auto options_for<PreviewOptions> = options<PreviewOptions>({
    {.names = {"QUERY|FILE"},
     .into = &PreviewOptions::query,
     .summary = "Which cards, see `ebb help query`, or deck files; without any, your own",
     .completed_by = CompletedBy::query_terms_or_files},
    {.names = {"--watch"},
     .into = &PreviewOptions::watch,
     .summary = "Whenever a file is saved, show the card that changed"},
    json<PreviewOptions>,
});

template <typename Asked>
constexpr OptionOf<Asked> dry_run{.names = {"--dry-run"},
                                  .into = &Asked::dry_run,
                                  .summary = "Only list the lines that would change"};

template <>
inline constexpr auto options_for<CheckOptions> = options<CheckOptions>({
    {.names = {"FILE"},
     .into = &CheckOptions::paths,
     .summary = "Deck files, folders of them, or - for standard input; without any, your own",
     .completed_by = CompletedBy::files},
    {.names = {"--strict"},
     .into = &CheckOptions::strict,
     .summary = "Also what makes a card hard to learn or to trust"},
    {.names = {"--fix"},
     .into = &CheckOptions::fix,
     .summary = "Mend what is mechanical; of standard input, print the mended deck"},
    dry_run<CheckOptions>,
    {.names = {"--name"},
     .into = &CheckOptions::name,
     .summary = "What the deck from standard input is called",
     .value = "FILE",
     .completed_by = CompletedBy::files},
    json<CheckOptions>,
});

template <typename Asked>
constexpr OptionOf<Asked> notes{.names = {"NOTE"},
                                .into = &Asked::notes,
                                .summary = "Keys of notes, as DECK/ID, or of their cards",
                                .required = true,
                                .completed_by = CompletedBy::keys};

template <>
inline constexpr auto options_for<AddOptions> = options<AddOptions>({
    {.names = {"NOTE"},
     .into = &AddOptions::words,
     .summary = "The id of a deck of your own, and the note on one line",
     .completed_by = CompletedBy::decks},
    {.names = {"--front"}, .into = &AddOptions::front, .summary = "The question", .value = "WORDS"},
    {.names = {"--back"}, .into = &AddOptions::back, .summary = "Its answer", .value = "WORDS"},
    {.names = {"--reverse"}, .into = &AddOptions::reverse, .summary = "Asked both ways"},
    {.names = {"--cloze"},
     .into = &AddOptions::cloze,
     .summary = "A text with {{holes}}",
     .value = "WORDS"},
    {.names = {"--number"},
     .into = &AddOptions::number,
     .summary = "The answer, to be estimated",
     .value = "NUMBER"},
    {.names = {"--unit"}, .into = &AddOptions::unit, .summary = "The number's", .value = "WORDS"},
    {.names = {"--within"},
     .into = &AddOptions::within,
     .summary = "How near an estimate must come: 10%, x3",
     .value = "WORDS"},
    {.names = {"--answer"},
     .into = &AddOptions::answer,
     .summary = "A right answer to choose",
     .value = "WORDS"},
    {.names = {"--wrong"},
     .into = &AddOptions::wrong,
     .summary = "A wrong answer to choose",
     .value = "WORDS"},
    {.names = {"--point"},
     .into = &AddOptions::point,
     .summary = "A point of a long answer",
     .value = "WORDS"},
    {.names = {"--ordered"}, .into = &AddOptions::ordered, .summary = "The points, in this order"},
    {.names = {"--accept"},
     .into = &AddOptions::accept,
     .summary = "Another answer that counts when it is typed",
     .value = "WORDS"},
    {.names = {"--hint"},
     .into = &AddOptions::hint,
     .summary = "Before the answer",
     .value = "WORDS"},
    {.names = {"--note"},
     .into = &AddOptions::note,
     .summary = "After the answer",
     .value = "WORDS"},
    {.names = {"--tag"}, .into = &AddOptions::tag, .summary = "A tag", .value = "TAG"},
    {.names = {"--source"}, .into = &AddOptions::source, .summary = "A source", .value = "WORDS"},
    {.names = {"--id"}, .into = &AddOptions::id, .summary = "The note's id", .value = "ID"},
    {.names = {"--force"},
     .into = &AddOptions::force,
     .summary = "Also what nearly stands there already"},
    {.names = {"--dry-run"},
     .into = &AddOptions::dry_run,
     .summary = "Only list the lines that would change"},
});

template <>
inline constexpr auto options_for<NewOptions> = options<NewOptions>({
    {.names = {"NAME"},
     .into = &NewOptions::name,
     .summary = "The deck's id, and the name of its file without .toml",
     .required = true},
    {.names = {"--title"},
     .into = &NewOptions::title,
     .summary = "How the deck is called; else as its name says",
     .value = "TITLE"},
    {.names = {"--empty"},
     .into = &NewOptions::empty,
     .summary = "Without a note of each kind to look at"},
    {.names = {"--edit"},
     .into = &NewOptions::edit,
     .summary = "Open your editor there, and check the deck afterwards"},
});

template <>
inline constexpr auto options_for<IdOptions> = options<IdOptions>({
    {.names = {"DECK"},
     .into = &IdOptions::deck,
     .summary = "The id of a deck of your own",
     .required = true,
     .completed_by = CompletedBy::decks},
    dry_run<IdOptions>,
});

template <>
inline constexpr auto options_for<MoveOptions> = options<MoveOptions>({
    notes<MoveOptions>,
    {.names = {"DECK"},
     .into = &MoveOptions::deck,
     .summary = "The id of the deck they move to",
     .required = true,
     .completed_by = CompletedBy::decks},
    dry_run<MoveOptions>,
});

template <>
inline constexpr auto options_for<RemoveOptions> = options<RemoveOptions>({
    notes<RemoveOptions>,
    dry_run<RemoveOptions>,
});

template <>
inline constexpr auto options_for<AdoptOptions> = options<AdoptOptions>({
    {.names = {"OLD"},
     .into = &AdoptOptions::from,
     .summary = "The card or note that is gone; with --undo, the one that has its history",
     .required = true,
     .completed_by = CompletedBy::keys},
    {.names = {"NEW"},
     .into = &AdoptOptions::to,
     .summary = "The card or note that goes on",
     .completed_by = CompletedBy::keys},
    {.names = {"--undo"}, .into = &AdoptOptions::undo, .summary = "Part the two again, for good"},
});

template <>
inline constexpr auto options_for<UndoOptions> = options<UndoOptions>({
    {.names = {"--yes"},
     .into = &UndoOptions::yes,
     .summary = "Also what another open window wrote"},
});

template <>
inline constexpr auto options_for<PutOptions> = options<PutOptions>({
    {.names = {"CARD"},
     .into = &PutOptions::cards,
     .summary = "Card keys, or a query; see `ebb help query`",
     .required = true,
     .completed_by = CompletedBy::query_terms},
});

template <>
inline constexpr auto options_for<LogOptions> = options<LogOptions>({
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
inline constexpr auto options_for<ConfigOptions> = options<ConfigOptions>({json<ConfigOptions>});

template <>
inline constexpr auto options_for<DoctorOptions> = options<DoctorOptions>({
    {.names = {"--rebuild"},
     .into = &DoctorOptions::rebuild,
     .summary = "Make derived.db again, and compare every card"},
    {.names = {"--backups"},
     .into = &DoctorOptions::backups,
     .summary = "Restore each backup for a trial, in a folder of its own"},
    json<DoctorOptions>,
});

template <>
inline constexpr auto options_for<BackupOptions> = options<BackupOptions>({
    {.names = {"--list"},
     .into = &BackupOptions::list,
     .summary = "List the backups, newest first"},
    {.names = {"--json"}, .into = &BackupOptions::json, .summary = "The list as JSON"},
});

template <>
inline constexpr auto options_for<RestoreOptions> = options<RestoreOptions>({
    {.names = {"FILE"},
     .into = &RestoreOptions::file,
     .summary = "The backup; without it, the newest",
     .completed_by = CompletedBy::files},
});

template <>
inline constexpr auto options_for<MergeOptions> = options<MergeOptions>({
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
inline constexpr auto options_for<CompletionOptions> = options<CompletionOptions>({
    {.names = {"SHELL"},
     .into = &CompletionOptions::shell,
     .summary = "bash, zsh or fish",
     .choices = completed_shells,
     .required = true},
});

template <>
inline constexpr auto options_for<HelpOptions> = options<HelpOptions>({
    {.names = {"TOPIC"},
     .into = &HelpOptions::topic,
     .summary = "A command or a topic; without it, all there are",
     .completed_by = CompletedBy::topics},
});

template <>
inline constexpr auto options_for<ManualOptions> = options<ManualOptions>({
    {.names = {"PAGE"},
     .into = &ManualOptions::page,
     .summary = "The page; without it, the names of all"},
});

template <>
inline constexpr std::array<Option, 0> options_for<SchemaOptions>{};

// The last is of ebb itself alone.
template <>
inline constexpr auto options_for<CommonOptions> = options<CommonOptions>({
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

}  // namespace cli::option_tables

// What each command understands: a table of options for the struct that it takes; those for authors
// have a file of their own. For the table of commands alone.
#pragma once

#include "cli/command/author/option_tables.hpp"
#include "cli/command/option_table.hpp"
#include "cli/completion_script.hpp"
#include "core/quiz/pick.hpp"

namespace cli::option_tables {

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

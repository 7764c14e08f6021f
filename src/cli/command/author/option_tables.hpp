// What each command for authors understands. For the table of commands alone.
#pragma once

#include "cli/command/option_table.hpp"

namespace cli::option_tables {

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
inline constexpr auto options_for<EditOptions> = options<EditOptions>({
    {.names = {"QUERY"},
     .into = &EditOptions::query,
     .summary = "A deck, a card, a note, or a query; the first that is meant is opened",
     .required = true,
     .completed_by = CompletedBy::keys},
});

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

}  // namespace cli::option_tables

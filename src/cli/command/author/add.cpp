// ebb add: a note in seconds, from the command line, from a pipe, or out of the editor. Everything
// is checked before anything is written.
#include "app/edit/add_notes.hpp"
#include "base/contains.hpp"
#include "base/text/count.hpp"
#include "base/text/cut.hpp"
#include "cli/command/asking.hpp"
#include "cli/command/author/draft.hpp"
#include "cli/command/author/edit_report.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "core/card/identity.hpp"
#include "deckfile/files.hpp"
#include "deckfile/given/given.hpp"
#include "deckfile/given/note_line.hpp"
#include "deckfile/print.hpp"
#include "ui/card_view.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iterator>
#include <string>
#include <vector>

namespace cli {
namespace {

using deckfile::Given;
using Texts = std::vector<std::string>;

bool is_note(const std::string& text) {
    return std::holds_alternative<core::Note>(deckfile::read_note_line(text));
}

// The words of the command line: which deck, and which line, if they say so.
struct Asked {
    std::string deck;
    std::string line;
};

Asked understood(const Texts& words) {
    if (words.empty()) return {};
    const bool names_deck =
        core::is_valid_id(words.front()) && !(words.size() == 1 && is_note(words.front()));
    const auto begin = words.begin() + (names_deck ? 1 : 0);
    return {names_deck ? words.front() : "", fmt::format("{}", fmt::join(begin, words.end(), " "))};
}

void add_text(std::string& entries, std::string_view key, const std::string& text) {
    if (!text.empty()) entries += fmt::format("{} = {}\n", key, deckfile::print_text(text));
}

void add_list(std::string& entries, std::string_view key, const Texts& texts) {
    if (!texts.empty()) entries += fmt::format("{} = {}\n", key, deckfile::print_list(texts));
}

void add_text_or_list(std::string& entries, std::string_view key, const Texts& texts) {
    texts.size() == 1 ? add_text(entries, key, texts.front()) : add_list(entries, key, texts);
}

// As TOML has it, where it is one; else the reader says what is wrong with it.
void add_number(std::string& entries, const std::string& number) {
    const bool is_plain = number.find_first_not_of("+-.0123456789_eE") == std::string::npos;
    if (is_plain && !number.empty())
        entries += fmt::format("number = {}\n", number);
    else
        add_text(entries, "number", number);
}

// What the options say, as the lines of a note's table.
std::string entries_of(const AddOptions& options) {
    std::string entries;
    add_text(entries, "id", options.id);
    add_text(entries, "front", options.front);
    add_text(entries, "back", options.back);
    add_text(entries, "cloze", options.cloze);
    add_text_or_list(entries, "answer", options.answer);
    add_list(entries, "wrong", options.wrong);
    add_number(entries, options.number);
    add_list(entries, "points", options.point);
    add_list(entries, "accept", options.accept);
    if (options.reverse) entries += "reverse = true\n";
    add_text(entries, "unit", options.unit);
    add_text(entries, "within", options.within);
    if (options.ordered) entries += "ordered = true\n";
    add_text_or_list(entries, "hint", options.hint);
    add_text(entries, "note", options.note);
    add_list(entries, "tags", options.tag);
    add_text_or_list(entries, "source", options.source);
    return entries;
}

// What asks something by itself, and needs no line.
bool say_a_note(const AddOptions& options) {
    return !options.front.empty() || !options.cloze.empty();
}

constexpr const char* from_pipe = "standard input";

// What the command line or the pipe gives. Problems of the one have no place.
Given given_at_once(const AddOptions& options, const std::string& line,
                    const std::string& entries) {
    if (!line.empty()) return deckfile::read_given(line, entries);
    if (say_a_note(options)) return deckfile::read_entries(entries);
    const auto text = deckfile::read_stream("-");
    if (const auto* problem = std::get_if<deckfile::FileProblem>(&text)) {
        Given none;
        deckfile::add_error(none.problems, {}, problem->message);
        return none;
    }
    return deckfile::read_given(std::get<std::string>(text), entries);
}

bool can_be_used(const Given& given, bool is_from_pipe, ui::Output& err) {
    for (const auto& problem : given.problems)
        err.say(is_from_pipe ? deckfile::describe(from_pipe, problem) : "ebb: " + problem.message);
    return !deckfile::has_error(given.problems);
}

bool should_add(Context& context, const AddOptions& options, const app::NewNotes& notes) {
    if (notes.alike.empty() || options.force || options.dry_run) return true;
    for (const auto& place : notes.alike) context.err.line(place + "   asks nearly the same");
    if (agrees(context.err, "Add it all the same?")) return true;
    context.err.say("ebb: nothing was added; with --force it is");
    return false;
}

std::vector<core::CardRecord> cards_of(Workspace& workspace, const std::string& note) {
    store::Cards& cards = workspace.store.cards();
    for (const auto& key : cards.keys_called(note))
        if (const auto card = cards.find(key); card && card->live)
            return cards.of_note(card->note_no);
    return {};
}

// The keys of the cards, as the decks have them now, and what each of them says: a shell may have
// taken a `$5` out of a line that it passed on.
void tell(Workspace& workspace, const app::NewNotes& notes) {
    for (const auto& name : notes.names)
        for (const auto& card : cards_of(workspace, name))
            if (const auto shown = workspace.show(card))
                workspace.context.out.acknowledge(fmt::format("{}   {} :: {}", card.key,
                                                              ui::question_in_brief(*shown).view(),
                                                              ui::answer_at_once(*shown).view()));
    workspace.context.err.remark(fmt::format(
        "{} added to {}", base::count_text(std::ssize(notes.names), "note"), notes.path));
}

// What a dry run says of a deck that is yet to be made.
void list_for_inbox(const Given& given, ui::Output& out) {
    out.say(fmt::format("the deck `{}` would be made for these:", app::inbox));
    for (const auto& note : given.notes)
        for (const std::string_view line : base::lines_of(note.lines))
            out.line("+" + std::string(line));
}

// Whether any were added.
bool add_to(Workspace& workspace, const AddOptions& options, const std::string& deck,
            const Given& given) {
    Context& context = workspace.context;
    if (options.dry_run && deck == app::inbox &&
        !base::contains(workspace.decks.ids(), app::inbox)) {
        list_for_inbox(given, context.out);
        return true;
    }
    const app::NewNotes notes = app::add_notes(workspace, deck, given.notes);
    for (const auto& place : notes.there) context.err.line(place + "   stands there already");
    if (notes.plan.edits.empty() || !should_add(context, options, notes)) return false;
    carry_out(workspace, notes.plan, {{}, {}, options.dry_run});
    if (!options.dry_run) tell(workspace, notes);
    return true;
}

store::Use use_for(const AddOptions& options) {
    return options.dry_run ? store::Use::read : store::Use::write;
}

// The deck that is meant. Several words without quotation marks begin with the deck's.
std::string deck_for(const Workspace& workspace, const Asked& asked) {
    if (asked.deck.empty()) return app::newest_own_deck(workspace.decks);
    if (is_note(asked.line) && !base::contains(workspace.decks.ids(), asked.deck))
        workspace.context.err.say(fmt::format(
            "ebb: `{}` is taken for the deck; without one the note stands in quotes: ebb add '{} {}'",
            asked.deck, asked.deck, asked.line));
    return asked.deck;
}

int add_from_editor(Context& context, const AddOptions& options, const Asked& asked,
                    const std::string& entries) {
    Workspace workspace(context, use_for(options), Workspace::Decks::welcome);
    const std::string deck = deck_for(workspace, asked);
    if (!asked.deck.empty()) app::open_own_deck(workspace, deck);  // before anything is written
    Draft draft(context, deck);
    const auto given = draft.write(entries);
    if (!given) return Exit::no;
    if (given->notes.empty()) {
        context.err.say("ebb: nothing was written, and nothing added");
        return Exit::no;
    }
    try {
        if (add_to(workspace, options, deck, *given)) return Exit::done;
    } catch (...) {
        draft.keep();
        throw;
    }
    draft.keep();
    return Exit::no;
}

}  // namespace

int add(Context& context, const AddOptions& options) {
    const Asked asked = understood(options.words);
    const std::string entries = entries_of(options);
    const bool is_said = !asked.line.empty() || say_a_note(options);
    if (!is_said && can_ask()) return add_from_editor(context, options, asked, entries);
    const Given given = given_at_once(options, asked.line, entries);
    if (!can_be_used(given, !is_said, context.err)) return Exit::no;
    if (given.notes.empty()) {
        context.err.say("ebb: there was no note on standard input");
        return Exit::no;
    }
    Workspace workspace(context, use_for(options), Workspace::Decks::welcome);
    const bool any = add_to(workspace, options, deck_for(workspace, asked), given);
    return any ? Exit::done : Exit::no;
}

}  // namespace cli

// ebb decks: the decks there are, and where they come from; or all that is known of one.
#include "app/decks/overlaid.hpp"
#include "base/numbers/json.hpp"
#include "base/text/count.hpp"
#include "base/text/suggest.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "ui/table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace cli {
namespace {

using ui::cell;

// "your own, in place of the shipped one", "shipped", ...
std::string origin_of(const app::Library& library, const store::DeckFile& file,
                      bool replaces_shipped) {
    if (library.is_shipped_root(file.root)) return "shipped";
    if (!library.is_user_root(file.root)) return "from the search path";
    return replaces_shipped ? "your own, in place of the shipped one" : "your own";
}

// A deck of which cards are shown.
struct ShownDeck {
    const store::DeckFile& file;
    store::DeckSummary summary;
    int due;
    std::string origin;
    std::vector<app::OverlaidNote> overlaid;
};

// ", 3 notes changed by you", ", 1 note changed, 2 added"; empty where there is nothing.
std::string overlaid_text(const ShownDeck& deck) {
    const auto& all = deck.overlaid;
    const auto added =
        std::count_if(all.begin(), all.end(), [](const auto& one) { return one.is_added(); });
    const auto changed = std::ssize(all) - added;
    const bool by_learner =
        std::all_of(all.begin(), all.end(), [](const auto& one) { return one.by_learner; });
    std::string text;
    if (changed > 0) text += fmt::format(", {} changed", base::count_text(changed, "note"));
    if (added > 0)
        text += changed > 0 ? fmt::format(", {} added", added)
                            : fmt::format(", {} added", base::count_text(added, "note"));
    return text.empty() || !by_learner ? text : text + " by you";
}

// Of the shipped decks those that a deck before them in the search path replaces.
std::set<std::string> replaced_shipped(const app::Library& library) {
    std::set<std::string> ids;
    for (const auto& file : library.files())
        if (!file.shown && library.is_shipped_root(file.root)) ids.insert(file.info.id);
    return ids;
}

std::vector<ShownDeck> shown_decks(Workspace& workspace) {
    std::map<std::int64_t, store::DeckSummary> summaries;
    for (const auto& one : workspace.store.counts().decks()) summaries[one.deck] = one;
    auto due = workspace.store.offers().due_by_deck(workspace.now());
    const auto replaced = replaced_shipped(workspace.decks);
    std::vector<ShownDeck> decks;
    for (const auto& file : workspace.decks.files())
        if (file.shown)
            decks.push_back({file, summaries[file.no], due[file.no],
                             origin_of(workspace.decks, file, replaced.contains(file.info.id)),
                             app::overlaid_notes(workspace, file.no)});
    return decks;
}

std::vector<base::JsonObject> json_of(const std::vector<app::OverlaidNote>& notes, bool added) {
    std::vector<base::JsonObject> list;
    for (const auto& note : notes) {
        if (note.is_added() != added) continue;
        base::JsonObject json;
        json.add("note", note.note).add("path", note.path).add("line", note.line);
        if (!added) json.add("keys", note.keys);
        list.push_back(std::move(json));
    }
    return list;
}

base::JsonObject json_of(const ShownDeck& deck) {
    const auto& [file, summary, due, origin, overlaid] = deck;
    base::JsonObject json;
    json.add("deck", file.info.id).add("title", file.info.title);
    json.add("description", file.info.description).add("path", file.path).add("origin", origin);
    json.add("cards", summary.cards).add("new", summary.fresh).add("due", due);
    json.add("first", summary.first);
    json.add("suspended", summary.suspended).add("problems", file.errors);
    json.add("author", file.info.author).add("license", file.info.license);
    json.add("deck_version", file.info.version);
    json.add("tags", file.info.tags).add("source", file.info.sources);
    json.add("reverse", file.info.reverse);
    json.add("changed_notes", json_of(overlaid, false));
    return json.add("added_notes", json_of(overlaid, true));
}

void print_json(const std::vector<ShownDeck>& decks, ui::Output& out) {
    std::vector<base::JsonObject> json;
    for (const ShownDeck& deck : decks) json.push_back(json_of(deck));
    base::JsonObject document;
    out.exact(document.add("version", 1).add("decks", json).indented() + "\n");
}

void print_table(const std::vector<ShownDeck>& decks, ui::Output& out) {
    using ui::Align;
    ui::Table table({Align::left, Align::right, Align::right, Align::right, Align::right,
                     Align::left, Align::left});
    const ui::Style head = ui::style::dim;
    table.add({cell("deck", head), cell("cards", head), cell("new", head), cell("due", head),
               cell("first", head), cell("from", head), cell("title", head)});
    for (const ShownDeck& deck : decks) {
        const auto& [file, summary, due, origin, overlaid] = deck;
        table.add({cell(file.info.id, ui::style::bold), cell(std::to_string(summary.cards)),
                   cell(std::to_string(summary.fresh)), cell(std::to_string(due)),
                   cell(std::to_string(summary.first)), cell(origin + overlaid_text(deck)),
                   cell(file.info.title)});
    }
    out.print(table);
}

// A note a line, with the keys that are not as the deck has them.
void print_overlaid(const ShownDeck& deck, ui::Output& out) {
    if (deck.overlaid.empty()) return;
    out.blank();
    out.line(overlaid_text(deck).substr(2) + ":");
    for (const auto& note : deck.overlaid)
        out.line(
            fmt::format("  {}: {} (", note.note,
                        note.is_added() ? "added" : fmt::format("{}", fmt::join(note.keys, ", "))),
            note.path, fmt::format(":{})", note.line));
}

// What the deck says of itself, a fact a line; what it does not say is left out.
void print_deck(const ShownDeck& deck, ui::Output& out) {
    const core::DeckInfo& info = deck.file.info;
    out.print(ui::Line{cell(info.id, ui::style::bold).front(), cell("   " + info.title).front()});
    if (!info.description.empty()) out.say(info.description);
    out.blank();
    const auto say = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) out.line(fmt::format("{:<9} {}", name, value));
    };
    out.line("file      ", deck.file.path, "");
    say("from", deck.origin);
    say("author", info.author);
    say("license", info.license);
    say("version", info.version);
    say("tags", fmt::format("{}", fmt::join(info.tags, ", ")));
    for (const auto& source : info.sources) say("source", source);
    say("cards",
        fmt::format("{}: {} new, {} due, {} first, {} suspended", deck.summary.cards,
                    deck.summary.fresh, deck.due, deck.summary.first, deck.summary.suspended));
    if (deck.file.errors > 0)
        say("problems", fmt::format("{}; `ebb check` says where", deck.file.errors));
    print_overlaid(deck, out);
}

// Nothing, and a sentence, where there is no such deck.
const ShownDeck* find_deck(const std::vector<ShownDeck>& decks, const std::string& id,
                           ui::Output& err) {
    std::vector<std::string_view> ids;
    for (const ShownDeck& deck : decks) {
        if (deck.file.info.id == id) return &deck;
        ids.push_back(deck.file.info.id);
    }
    err.say(fmt::format("ebb: no deck has the id `{}`{}", id, base::suggestion(id, ids)));
    return nullptr;
}

}  // namespace

int decks(Context& context, const DecksOptions& options) {
    Workspace workspace(context, store::Use::read);
    const auto decks = shown_decks(workspace);
    if (options.deck.empty()) {
        options.json ? print_json(decks, context.out) : print_table(decks, context.out);
        return Exit::done;
    }
    const ShownDeck* deck = find_deck(decks, options.deck, context.err);
    if (!deck) return Exit::no;
    options.json ? print_json({*deck}, context.out) : print_deck(*deck, context.out);
    return Exit::done;
}

}  // namespace cli

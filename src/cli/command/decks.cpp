// ebb decks: the decks there are, and where they come from.
#include "base/numbers/json.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "ui/table.hpp"

#include <fmt/format.h>

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
};

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
                             origin_of(workspace.decks, file, replaced.contains(file.info.id))});
    return decks;
}

base::JsonObject json_of(const ShownDeck& deck) {
    const auto& [file, summary, due, origin] = deck;
    base::JsonObject json;
    json.add("deck", file.info.id).add("title", file.info.title);
    json.add("description", file.info.description).add("path", file.path).add("origin", origin);
    json.add("cards", summary.cards).add("new", summary.fresh).add("due", due);
    json.add("first", summary.first);
    json.add("suspended", summary.suspended).add("problems", file.errors);
    return json;
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
    for (const auto& [file, summary, due, origin] : decks)
        table.add({cell(file.info.id, ui::style::bold), cell(std::to_string(summary.cards)),
                   cell(std::to_string(summary.fresh)), cell(std::to_string(due)),
                   cell(std::to_string(summary.first)), cell(origin), cell(file.info.title)});
    out.print(table);
}

}  // namespace

int decks(Context& context, const DecksOptions& options) {
    Workspace workspace(context, store::Use::read);
    const auto decks = shown_decks(workspace);
    options.json ? print_json(decks, context.out) : print_table(decks, context.out);
    return Exit::done;
}

}  // namespace cli

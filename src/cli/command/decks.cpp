// ebb decks: the decks there are, and where they come from.
#include "base/numbers/json.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "ui/table.hpp"

#include <fmt/format.h>

#include <map>

namespace cli {
namespace {

using ui::SafeText;
using ui::operator""_safe;

// "your own, in place of the shipped one", "shipped", ...
std::string origin_of(const app::Library& library, const store::DeckFile& file,
                      bool replaces_shipped) {
    if (library.is_shipped_root(file.root)) return "shipped";
    if (!library.is_user_root(file.root)) return "from the search path";
    return replaces_shipped ? "your own, in place of the shipped one" : "your own";
}

ui::Line cell(const std::string& text, ui::Style style = {}) {
    return {{SafeText::line(text), style}};
}

base::JsonObject json_of(const store::DeckFile& file, const store::DeckSummary& summary,
                         const std::string& origin) {
    base::JsonObject json;
    json.add("deck", file.info.id).add("title", file.info.title);
    json.add("description", file.info.description).add("path", file.path).add("origin", origin);
    json.add("cards", summary.cards).add("new", summary.fresh).add("due", summary.due);
    json.add("suspended", summary.suspended).add("problems", file.errors);
    return json;
}

}  // namespace

int decks(Context& context, const DecksOptions& options) {
    Workspace workspace(context, store::Use::read);
    std::map<std::int64_t, store::DeckSummary> summaries;
    for (const auto& summary : workspace.store.desk().decks(context.now().day))
        summaries[summary.deck] = summary;
    const auto files = workspace.library.files();
    std::map<std::string, bool> shadows_shipped;
    for (const auto& file : files)
        if (!file.shown && workspace.library.is_shipped_root(file.root))
            shadows_shipped[file.info.id] = true;

    using ui::Align;
    ui::Table table(
        {Align::left, Align::right, Align::right, Align::right, Align::left, Align::left});
    const ui::Style head = ui::style::dim;
    table.add({cell("deck", head), cell("cards", head), cell("new", head), cell("due", head),
               cell("from", head), cell("title", head)});
    std::vector<base::JsonObject> json;
    for (const auto& file : files) {
        if (!file.shown) continue;
        const auto& summary = summaries[file.no];
        const std::string origin =
            origin_of(workspace.library, file, shadows_shipped.contains(file.info.id));
        json.push_back(json_of(file, summary, origin));
        table.add({cell(file.info.id, ui::style::bold), cell(std::to_string(summary.cards)),
                   cell(std::to_string(summary.fresh)), cell(std::to_string(summary.due)),
                   cell(origin), cell(file.info.title)});
    }
    if (options.json) {
        base::JsonObject document;
        context.out.exact(document.add("version", 1).add("decks", json).indented() + "\n");
    } else {
        context.out.print(table);
    }
    return Exit::done;
}

}  // namespace cli

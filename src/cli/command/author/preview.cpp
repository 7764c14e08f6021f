// ebb preview: cards as a review will show them, without asking any. On a terminal to page through
// by keys, else all of them, one after the other.
#include "dialogue/preview.hpp"

#include "app/search.hpp"
#include "base/numbers/json.hpp"
#include "cli/card_facts.hpp"
#include "cli/commands.hpp"
#include "cli/conversation.hpp"
#include "cli/query_words.hpp"
#include "deckfile/files.hpp"
#include "deckfile/index.hpp"
#include "dialogue/line/front.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <unistd.h>

namespace cli {
namespace {

using Files = dialogue::PreviewDialogue::Files;

// A card's key has a slash as well.
bool names_file(const std::string& argument) {
    std::error_code error;
    return argument.ends_with(".toml") ||
           (argument.find('/') != std::string::npos && std::filesystem::exists(argument, error));
}

bool has_terminal() {
    return ::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0;
}

void print_json(Context& context, app::PreviewCards& cards) {
    std::vector<base::JsonObject> list;
    for (std::size_t i = 0; const core::ShownCard* card = cards.at(i); ++i) {
        base::JsonObject json;
        json.add("key", card->key).add("deck", card->deck_id);
        add_text(json, *card);
        list.push_back(std::move(json));
    }
    base::JsonObject document;
    document.add("version", 1).add("cards", list);
    context.out.exact(document.indented() + "\n");
}

// To its end. What is written somewhere is not waited for.
void lead(Context& context, dialogue::PreviewDialogue& preview) {
    if (has_terminal()) return Conversation(context, context.out).run(preview);
    const dialogue::Watch watch = watch_of(context);
    dialogue::LineFront(context.out, context.err, dialogue::LineReader(STDIN_FILENO, watch))
        .run(preview);
}

int show(Context& context, app::PreviewCards& cards, const PreviewOptions& options) {
    if (options.watch) cards.read_all();
    for (const auto& mistake : cards.mistakes()) context.err.line("", mistake.path, mistake.told);
    context.err.flush();
    if (!options.watch && !cards.at(0)) {
        context.err.say("ebb: there is no card to be shown");
        return Exit::no;
    }
    if (options.json) {
        print_json(context, cards);
        return Exit::done;
    }
    dialogue::PreviewDialogue preview(
        cards, context, options.watch ? Files::watched : Files::as_they_are, watch_of(context));
    lead(context, preview);
    return Exit::done;
}

// What extends a deck has no cards by itself.
bool is_shown_with_its_deck(const std::string& path, ui::Output& err) {
    const auto file = deckfile::read_file(path);
    const auto* found = std::get_if<deckfile::FileText>(&file);
    if (!found) return false;
    const std::string deck = deckfile::load(found->text, "a.toml").info.extends;
    if (!deck.empty())
        err.line("", path,
                 fmt::format(": it extends {0}; `ebb preview deck:{0}` shows that deck "
                             "with it",
                             deck));
    return !deck.empty();
}

int show_files(Context& context, const PreviewOptions& options) {
    std::vector<deckfile::Root> roots;
    for (const auto& path : options.query) roots.push_back({path});
    const auto found = deckfile::find_decks(roots);
    for (const auto& problem : found.problems)
        context.err.line("", problem.path, ": error: " + problem.message);
    if (found.files.empty()) return Exit::no;
    std::vector<std::string> paths;
    for (const auto& file : found.files)
        if (!is_shown_with_its_deck(file.path, context.err)) paths.push_back(file.path);
    if (paths.empty()) return Exit::no;
    app::PreviewCards cards(paths, context.settings);
    return show(context, cards, options);
}

// Without a query the learner's own or, where they have none, all.
core::Query meant_by(Workspace& workspace, core::Query query) {
    if (!query.is_everything()) return query;
    core::Query own = core::Query::of(core::Is{core::Is::State::own});
    return app::select_some(workspace, own) ? own : query;
}

int show_meant(Context& context, const PreviewOptions& options) {
    const core::Query asked = query_from(options.query);
    Workspace workspace(context, store::Use::read);
    const core::Query query = meant_by(workspace, asked);
    if (!means_some(workspace, query)) return Exit::no;
    app::PreviewCards cards(workspace, query);
    return show(context, cards, options);
}

}  // namespace

int preview(Context& context, const PreviewOptions& options) {
    if (options.watch && (options.json || !has_terminal()))
        throw UsageError("with --watch cards are shown on a terminal, and there is none");
    const bool are_files = !options.query.empty() &&
                           std::all_of(options.query.begin(), options.query.end(), names_file);
    return are_files ? show_files(context, options) : show_meant(context, options);
}

}  // namespace cli

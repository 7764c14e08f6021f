// ebb edit: the right file at the right line, and a look at it on return. A deck that is not the
// learner's own is left as it is: a note is changed in a file of theirs that extends it, and of a
// whole deck their copy takes its place.
#include "app/edit/change_note.hpp"
#include "app/edit/copy_offer.hpp"
#include "app/edit_note.hpp"
#include "app/search.hpp"
#include "base/text/count.hpp"
#include "cli/command/asking.hpp"
#include "cli/command/author/check_report.hpp"
#include "cli/commands.hpp"
#include "cli/query_words.hpp"
#include "cli/workspace.hpp"
#include "deckfile/files.hpp"
#include "deckfile/index.hpp"
#include "deckfile/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>

namespace cli {
namespace {

constexpr std::size_t most_told = 10;  // mistakes

struct Target {
    std::string path;
    int line = 1;
    std::optional<core::ShownCard> card;  // whose note it is; of a whole deck none
};

std::optional<Target> deck_called(const Workspace& workspace, const std::string& id) {
    for (const auto& file : workspace.decks.files())
        if (file.shown && file.info.id == id) return Target{file.path, 1, {}};
    return std::nullopt;
}

std::optional<Target> target_of(Workspace& workspace, const std::string& key) {
    const auto card = workspace.store.cards().find(key);
    if (!card || !card->live) return std::nullopt;
    auto shown = workspace.show(*card);
    if (!shown) return std::nullopt;
    Target target{shown->path, shown->line, {}};
    target.card = std::move(shown);
    return target;
}

// By a card's key or a note's.
std::optional<Target> note_called(Workspace& workspace, const std::string& name) {
    for (const auto& key : workspace.store.cards().keys_called(name))
        if (auto target = target_of(workspace, key)) return target;
    return std::nullopt;
}

// The first of the notes that a query means, in the order of the decks.
std::optional<Target> first_meant(Workspace& workspace, const core::Query& query) {
    if (!means_some(workspace, query)) return std::nullopt;
    std::set<std::int64_t> notes;
    std::string first;
    workspace.store.listing().list(app::select(workspace, query), store::Order::deck, false, -1,
                                   [&](const store::ListedCard& card) {
                                       if (first.empty()) first = card.key;
                                       notes.insert(card.note);
                                   });
    if (notes.size() > 1)
        workspace.context.err.remark(
            fmt::format("the first of {}", base::count_text(std::ssize(notes), "note")));
    return target_of(workspace, first);
}

std::optional<Target> find_target(Workspace& workspace, const std::vector<std::string>& words) {
    if (words.size() == 1) {
        if (auto deck = deck_called(workspace, words.front())) return deck;
        if (auto note = note_called(workspace, words.front())) return note;
    }
    return first_meant(workspace, query_from(words));
}

// Where to write: the file itself or, if the learner agrees, a copy of their own.
std::optional<std::string> writable(Workspace& workspace, const std::string& path) {
    ui::Output& err = workspace.context.err;
    const bool is_own = app::is_own(path, workspace.decks.roots());
    if (is_own && app::is_writable(path)) return path;
    if (is_own) {
        err.line("ebb: ", path, ": it cannot be written");
        return std::nullopt;
    }
    const auto offer = app::offer_of_copy(path, workspace.setup.places);
    err.line("", path, " " + offer.refusal());
    if (!agrees(err, offer.question())) return std::nullopt;
    const std::string failure = offer.make();
    if (failure.empty()) return offer.copy;
    err.line("ebb: " + failure);
    return std::nullopt;
}

// A note of another's deck, into a file of the learner's.
bool change(Workspace& workspace, const core::ShownCard& card) {
    ui::Output& err = workspace.context.err;
    const app::EditTalk talk{
        [&](const std::string& path, int line) { return open_editor(path, line, err); },
        [&](const std::string& sentence) { err.line(sentence); },
        [&](const std::string& question) { return agrees(err, question); }};
    return app::change_note(workspace, card, talk).is_right;
}

// What is wrong in the file, the first of it told as `ebb check` does.
std::vector<core::Problem> told_mistakes(const std::string& path, ui::Output& err) {
    CheckReport report(err, false);
    const auto file = deckfile::read_file(path);
    if (const auto* unread = std::get_if<deckfile::FileProblem>(&file)) {
        const core::Problem problem{1, 1, core::Severity::error, unread->message};
        report.add(path, problem);
        return {problem};
    }
    const std::string& text = std::get<deckfile::FileText>(file).text;
    auto mistakes = deckfile::load(text, std::filesystem::path(path).filename().string()).problems;
    for (std::size_t i = 0; i < std::min(mistakes.size(), most_told); ++i)
        report.add(path, mistakes[i], text);
    return mistakes;
}

// Opens the editor, as often as there are mistakes and the learner wants to mend them. Whether none
// hides a note in the end.
bool edit_until_right(Context& context, const std::string& path, int line) {
    for (;;) {
        if (!open_editor(path, line, context.err)) return false;
        const auto mistakes = told_mistakes(path, context.err);
        if (!deckfile::has_error(mistakes)) return true;
        line = mistakes.front().line;
        if (!agrees(context.err, "Back to the editor?")) return false;
    }
}

}  // namespace

int edit(Context& context, const EditOptions& options) {
    Workspace workspace(context, store::Use::write);
    const auto target = find_target(workspace, options.query);
    if (!target) return Exit::no;
    if (target->card && !app::is_own(target->path, workspace.decks.roots())) {
        const bool is_right = change(workspace, *target->card);
        workspace.tell_news();
        return is_right ? Exit::done : Exit::no;
    }
    std::optional<app::NoteEdit> note;
    if (target->card) note.emplace(workspace, *target->card);
    const auto path = writable(workspace, target->path);
    if (!path) return Exit::no;
    const bool is_right = edit_until_right(context, *path, target->line);
    if (note)
        note->find_again(*path);
    else
        workspace.decks.refresh();
    workspace.tell_news();
    return is_right ? Exit::done : Exit::no;
}

}  // namespace cli

// ebb undo, suspend, unsuspend, bury, forget: setting things right.
#include "app/search.hpp"
#include "cli/commands.hpp"
#include "cli/query_words.hpp"
#include "cli/workspace.hpp"
#include "core/query/text.hpp"
#include "store/history/window.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <unistd.h>

namespace cli {
namespace {

// A row in a few words: "good   deck/card   2026-11-22 09:00".
std::string describe(const store::Row& row) {
    return fmt::format(
        "{}   {}   {} {}", core::to_string(row.kind).value_or("act"), row.key,
        core::iso_date(std::chrono::floor<core::Days>(row.moment.at + row.moment.zone)),
        core::clock_time(row.moment.at, row.moment.zone));
}

bool agrees(Context& context, const std::string& question) {
    if (::isatty(STDIN_FILENO) == 0) return false;
    context.err.say(question + " [y/N]");
    context.err.flush();
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "yes";
}

// The cards meant: keys one by one, or all that match a query.
std::vector<std::string> keys_for(Workspace& workspace, const std::vector<std::string>& cards) {
    if (std::all_of(cards.begin(), cards.end(), core::looks_like_key)) return cards;
    return workspace.store.desk().keys(app::select(workspace, query_from(cards)));
}

std::string_view done_text(core::RowKind kind) {
    switch (kind) {
        case core::RowKind::suspend:
            return "suspended";
        case core::RowKind::unsuspend:
            return "no longer suspended";
        case core::RowKind::bury:
            return "buried until tomorrow";
        default:
            return "starts as new; its history is kept";
    }
}

// A row that changes nothing would only stand in the way of `undo`.
bool would_change(core::RowKind kind, const core::CardState& state) {
    if (kind == core::RowKind::suspend) return !state.suspended;
    if (kind == core::RowKind::unsuspend) return state.suspended;
    return true;
}

}  // namespace

int undo(Context& context, const UndoOptions& options) {
    Workspace workspace(context, store::Use::write, Workspace::Decks::welcome);
    const auto action = workspace.store.log().newest_standing_action();
    if (!action) {
        context.err.say("ebb: nothing is left to be undone");
        return Exit::no;
    }
    const store::Window window(context.places.windows());
    if (!options.yes && window.another_is_running() &&
        !agrees(context, fmt::format("A review is open in another window, and this may be its: {}. "
                                     "Take it back?",
                                     describe(action->front())))) {
        context.err.say(
            "ebb: nothing was undone: a review is open in another window. Use `u` there, or "
            "`ebb undo --yes`.");
        return Exit::no;
    }
    workspace.store.take_back(*action, context.now());
    for (const auto& row : *action) context.out.acknowledge("took back: " + describe(row));
    return Exit::done;
}

int put(Context& context, core::RowKind kind, const PutOptions& options) {
    Workspace workspace(context, store::Use::write, Workspace::Decks::welcome);
    const auto keys = keys_for(workspace, options.cards);
    std::vector<store::NewRow> rows;
    for (const auto& key : keys) {
        const auto card = workspace.store.desk().card(key);
        if (!card) {
            context.err.say(fmt::format("ebb: no card has the key `{}`; nothing was changed", key));
            return Exit::no;
        }
        if (would_change(kind, card->kept.state)) rows.push_back({kind, key, std::nullopt, 0, {}});
    }
    if (keys.empty()) {
        context.err.say("ebb: no card matches; nothing was changed");
        return Exit::no;
    }
    if (!rows.empty()) workspace.store.act(rows, context.now());
    auto row = rows.begin();  // rows stand in the order of the keys
    for (const auto& key : keys) {
        const bool acted = row != rows.end() && row->key == key;
        if (acted) ++row;
        context.out.acknowledge(fmt::format(
            "{}   {}{}", key, acted ? "" : "nothing to do: ",
            acted || kind != core::RowKind::unsuspend ? done_text(kind) : "not suspended"));
    }
    return Exit::done;
}

}  // namespace cli

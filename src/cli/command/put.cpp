// ebb suspend, unsuspend, bury, forget: one row of that kind for each card that it changes.
#include "app/search.hpp"
#include "cli/commands.hpp"
#include "cli/query_words.hpp"
#include "core/query/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cli {
namespace {

// The cards meant: keys one by one, or all that match a query.
std::vector<std::string> keys_for(Workspace& workspace, const std::vector<std::string>& cards) {
    if (std::all_of(cards.begin(), cards.end(), core::looks_like_key)) return cards;
    return workspace.store.listing().keys(app::select(workspace, query_from(cards)));
}

constexpr base::Name<core::RowKind> done[] = {
    {"suspended", core::RowKind::suspend},
    {"no longer suspended", core::RowKind::unsuspend},
    {"buried until tomorrow", core::RowKind::bury},
    {"starts as new; its history is kept", core::RowKind::forget}};

// A row that changes nothing would only stand in the way of `undo`.
bool would_change(core::RowKind kind, const core::CardState& state) {
    if (kind == core::RowKind::suspend) return !state.suspended;
    if (kind == core::RowKind::unsuspend) return state.suspended;
    return true;
}

using Keys = std::vector<std::string>;
using Rows = std::vector<store::NewRow>;

// Nothing where a card is not known or none is meant, which is said.
std::optional<Rows> rows_for(const Keys& keys, core::RowKind kind, Workspace& workspace) {
    ui::Output& err = workspace.context.err;
    Rows rows;
    for (const auto& key : keys) {
        const auto card = workspace.store.cards().find(key);
        if (!card) {
            err.say(fmt::format("ebb: no card has the key `{}`; nothing was changed", key));
            return std::nullopt;
        }
        if (would_change(kind, card->state)) rows.push_back({kind, key, std::nullopt, 0, {}});
    }
    if (!keys.empty()) return rows;
    err.say("ebb: no card matches; nothing was changed");
    return std::nullopt;
}

// The rows stand in the order of the keys.
void acknowledge(const Keys& keys, core::RowKind kind, const Rows& rows, ui::Output& out) {
    auto row = rows.begin();
    for (const auto& key : keys) {
        const bool acted = row != rows.end() && row->key == key;
        if (acted) ++row;
        out.acknowledge(fmt::format("{}   {}{}", key, acted ? "" : "nothing to do: ",
                                    acted || kind != core::RowKind::unsuspend
                                        ? base::name_of(done, kind)
                                        : "not suspended"));
    }
}

}  // namespace

int put(Context& context, core::RowKind kind, const PutOptions& options) {
    Workspace workspace(context, store::Use::write, Workspace::Decks::welcome);
    const Keys keys = keys_for(workspace, options.cards);
    const auto rows = rows_for(keys, kind, workspace);
    if (!rows) return Exit::no;
    if (!rows->empty()) workspace.store.act(*rows, context.now());
    acknowledge(keys, kind, *rows, context.out);
    return Exit::done;
}

}  // namespace cli

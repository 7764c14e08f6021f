// ebb suspend, unsuspend, bury, forget: one row of that kind for each card that it changes.
#include "app/search.hpp"
#include "base/contains.hpp"
#include "base/text/count.hpp"
#include "cli/commands.hpp"
#include "cli/query_words.hpp"
#include "core/query/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cli {
namespace {

constexpr std::size_t lines_to_be_summed = 10;

using Keys = std::vector<std::string>;
using Cards = std::vector<core::CardRecord>;

// The cards meant: keys one by one, or all that match a query.
Keys keys_for(Workspace& workspace, const Keys& cards) {
    if (std::all_of(cards.begin(), cards.end(), core::looks_like_key)) return cards;
    return workspace.store.listing().keys(app::select(workspace, query_from(cards)));
}

// The cards of the keys; nothing where one is not known or none is meant, which is said.
std::optional<Cards> cards_for(const Keys& keys, const Keys& arguments, Workspace& workspace) {
    ui::Output& err = workspace.context.err;
    Cards cards;
    for (const auto& key : keys) {
        auto card = workspace.store.cards().find(key);
        if (!card) {
            err.say(fmt::format("ebb: {}", app::no_key_text(workspace, key)));
            err.say("ebb: nothing was changed");
            return std::nullopt;
        }
        cards.push_back(std::move(*card));
    }
    if (!keys.empty()) return cards;
    err.say(fmt::format("ebb: {}", app::no_match_text(workspace, query_from(arguments))));
    err.say("ebb: nothing was changed");
    return std::nullopt;
}

std::string_view done(core::RowKind kind, const core::CardState& before) {
    if (kind == core::RowKind::suspend) return "suspended";
    if (kind == core::RowKind::bury) return "buried until tomorrow";
    if (kind == core::RowKind::forget) return "starts as new; its history is kept";
    return before.suspended ? "no longer suspended" : "no longer buried";
}

std::string_view done_to_all(core::RowKind kind) {
    if (kind == core::RowKind::suspend) return "suspended";
    if (kind == core::RowKind::bury) return "buried until tomorrow";
    if (kind == core::RowKind::forget) return "start as new";
    return "brought back";
}

std::string_view why_not(core::RowKind kind, const core::CardState& before) {
    if (kind == core::RowKind::unsuspend) return "nothing to do: not suspended, nor buried";
    if (kind == core::RowKind::forget) return "nothing to do: it is new";
    return kind == core::RowKind::suspend || before.suspended ? "nothing to do: suspended already"
                                                              : "nothing to do: buried already";
}

// After so many lines that nobody counts them.
void acknowledge_sum(std::string_view done, std::size_t changed, std::size_t all, ui::Output& out) {
    if (all < lines_to_be_summed) return;
    const auto unchanged = static_cast<std::int64_t>(all - changed);
    out.acknowledge(fmt::format("{} {}{}",
                                base::count_text(static_cast<std::int64_t>(changed), "card"), done,
                                unchanged == 0 ? "" : fmt::format(", {} as before", unchanged)));
}

// What came of an act. One that is dated later counts after it.
enum class Outcome { idle, done, overruled };

bool is_overruled(Workspace& workspace, core::RowKind kind, const std::string& key) {
    const auto card = workspace.store.cards().find(key);
    const core::Moment now = workspace.now();
    return card && card->state.last_at > now.at && core::has_effect(kind, card->state, now.day);
}

// In the order of the keys, as the changed ones are.
std::vector<Outcome> outcomes_of(Workspace& workspace, core::RowKind kind, const Keys& keys,
                                 const Keys& changed) {
    std::vector<Outcome> out;
    auto next = changed.begin();
    for (const std::string& key : keys) {
        const bool acted = next != changed.end() && *next == key;
        if (acted) ++next;
        out.push_back(!acted                               ? Outcome::idle
                      : is_overruled(workspace, kind, key) ? Outcome::overruled
                                                           : Outcome::done);
    }
    return out;
}

void acknowledge(const Keys& keys, const Cards& before, core::RowKind kind,
                 const std::vector<Outcome>& outcomes, Context& context) {
    std::size_t changed = 0;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const core::CardState& state = before[i].state;
        if (outcomes[i] == Outcome::overruled) {
            context.err.say(fmt::format(
                "ebb: {}: as before, since an act that is dated later counts after this "
                "one; `ebb doctor` says what to do",
                keys[i]));
            continue;
        }
        const bool is_done = outcomes[i] == Outcome::done;
        changed += is_done;
        context.out.acknowledge(
            fmt::format("{}   {}", keys[i], is_done ? done(kind, state) : why_not(kind, state)));
    }
    acknowledge_sum(done_to_all(kind), changed, keys.size(), context.out);
}

}  // namespace

int put(Context& context, core::RowKind kind, const PutOptions& options) {
    Workspace workspace(context, store::Use::write, Workspace::Decks::welcome);
    const Keys keys = keys_for(workspace, options.cards);
    const auto cards = cards_for(keys, options.cards, workspace);
    if (!cards) return Exit::no;
    const Keys changed = workspace.store.change(kind, keys, context.now());
    const auto outcomes = outcomes_of(workspace, kind, keys, changed);
    acknowledge(keys, *cards, kind, outcomes, context);
    return base::contains(outcomes, Outcome::overruled) ? Exit::no : Exit::done;
}

}  // namespace cli

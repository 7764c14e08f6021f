// ebb list: the cards a query means, as a table, as JSON, or as keys for other commands.
#include "cli/commands.hpp"
#include "cli/query.hpp"
#include "core/json.hpp"
#include "core/recall.hpp"
#include "ui/card_view.hpp"
#include "ui/table.hpp"

#include <fmt/format.h>

#include <cmath>

namespace cli {
namespace {

using core::CardState;
using ui::Align;
using ui::SafeText;

ui::Line cell(std::string_view text, ui::Style style = {}) {
    return {{SafeText::line(text), style}};
}

std::string due_text(const CardState& state, const core::Moment& now) {
    const core::Memory& memory = state.memory;
    if (memory.phase == core::Phase::fresh) return "";
    if (!memory.is_learning()) return core::iso_date(memory.due_day);
    return core::clock_time(memory.due_at, now.zone);
}

std::string state_text(const CardState& state, const core::Moment& now) {
    std::string text(core::to_string(state.memory.phase));
    if (state.suspended) text += ", suspended";
    if (state.buried == now.day) text += ", buried";
    if (core::is_leech(state.memory.lapses)) text += ", leech";
    return text;
}

std::string percent_text(double share) {
    return fmt::format("{:.0f} %", share * 100);
}

core::JsonObject json_of(const store::ListedCard& card, const core::Moment& now) {
    const core::Memory& memory = card.state.memory;
    core::JsonObject json;
    json.add("key", card.key).add("deck", card.key.substr(0, card.key.find('/')));
    json.add("phase", core::to_string(memory.phase));
    if (memory.phase == core::Phase::review)
        json.add("due", core::iso_date(memory.due_day));
    else if (memory.is_learning())
        json.add("due", core::rfc3339(memory.due_at, now.zone));
    else
        json.add_null("due");
    json.add("interval", memory.interval).add("ease", memory.ease).add("lapses", memory.lapses);
    json.add("answers", memory.answers);
    if (memory.phase == core::Phase::fresh)
        json.add_null("recall");
    else
        json.add("recall", std::int64_t{std::lround(core::recall(memory, now.day) * 1000)});
    if (card.state.first_day)
        json.add("introduced", core::iso_date(*card.state.first_day));
    else
        json.add_null("introduced");
    json.add("suspended", card.state.suspended).add("buried", card.state.buried == now.day);
    return json.add("leech", core::is_leech(memory.lapses));
}

// The beginning of the card's question, read from its deck.
ui::Line front_of(Workspace& workspace, std::string_view key) {
    const auto card = workspace.store.desk().card(key);
    const auto shown = card ? workspace.show(*card) : std::nullopt;
    if (!shown) return {};
    return {{ui::question_in_brief(*shown), ui::style::dim}};
}

store::Order order_named(std::string_view name) {
    if (name == "due") return store::Order::due;
    if (name == "ease") return store::Order::ease;
    if (name == "lapses") return store::Order::lapses;
    if (name == "interval") return store::Order::interval;
    if (name == "introduced") return store::Order::introduced;
    return name == "recall" ? store::Order::recall : store::Order::deck;
}

class Listing {
public:
    Listing(Workspace& workspace, const ListOptions& options, const store::Selection& selection)
        : workspace_(workspace), options_(options), selection_(selection) {}

    // How many cards are meant is known once they have been listed.
    int count() const { return count_; }

    void print_keys() {
        const char end = options_.nul ? '\0' : '\n';
        each([&](const store::ListedCard& card) { out().exact(std::string(card.key) + end); });
    }

    void print_json() {
        std::vector<core::JsonObject> cards;
        each([&](const store::ListedCard& card) { cards.push_back(json_of(card, now())); });
        core::JsonObject document;
        out().exact(document.add("version", 1).add("cards", cards).indented() + "\n");
    }

    void print_table() {
        std::vector<Align> columns{Align::left,  Align::right, Align::right, Align::right,
                                   Align::right, Align::right, Align::left};
        if (options_.front) columns.push_back(Align::left);
        ui::Table table(columns, 1);
        const ui::Style head = ui::style::dim;
        std::vector<ui::Line> heads;
        for (const auto* name :
             {"card", "due", "interval", "ease", "lapses", "recall", "state", "front"})
            heads.push_back(cell(name, head));
        table.add(std::move(heads));
        each([&](const store::ListedCard& card) { table.add(row(card)); });
        if (count_ > 0) out().print(table);
    }

private:
    core::Moment now() const { return selection_.now; }
    Output& out() { return workspace_.context.out; }

    template <typename Visit>
    void each(Visit visit) {
        const auto counted = [&](const store::ListedCard& card) {
            ++count_;
            visit(card);
        };
        workspace_.store.desk().list(selection_, order_named(options_.sort), options_.reverse,
                                     options_.limit.value_or(-1), counted);
    }

    std::vector<ui::Line> row(const store::ListedCard& card) {
        const core::Memory& memory = card.state.memory;
        std::vector<ui::Line> cells{cell(card.key)};
        if (memory.phase == core::Phase::fresh)
            cells.resize(6);
        else
            for (const std::string& text :
                 {due_text(card.state, now()), core::short_span(core::Days{memory.interval}),
                  fmt::format("{}.{:02}", memory.ease / 1000, memory.ease % 1000 / 10),
                  std::to_string(memory.lapses), percent_text(core::recall(memory, now().day))})
                cells.push_back(cell(text));
        cells.push_back(cell(state_text(card.state, now())));
        if (options_.front) cells.push_back(front_of(workspace_, card.key));
        return cells;
    }

    Workspace& workspace_;
    const ListOptions& options_;
    const store::Selection& selection_;
    int count_ = 0;
};

}  // namespace

int list(Context& context, const ListOptions& options) {
    const core::Query query = query_from(options.query);
    context.is_long = true;
    Workspace workspace(context, store::Use::read);
    const store::Selection selection = select(workspace, query);
    Listing listing(workspace, options, selection);
    if (options.keys || options.nul)
        listing.print_keys();
    else if (options.json)
        listing.print_json();
    else
        listing.print_table();
    if (listing.count() > 0 || options.limit == 0) return Exit::done;
    context.err.say("ebb: " + no_match_text(query));
    return Exit::no;
}

}  // namespace cli

// ebb list: the cards a query means, as a table, as JSON, or as keys for other commands.
#include "app/search.hpp"
#include "cli/card_facts.hpp"
#include "cli/commands.hpp"
#include "cli/query_words.hpp"
#include "core/card/identity.hpp"
#include "core/query/text.hpp"
#include "core/schedule/recall.hpp"
#include "ui/card_view.hpp"
#include "ui/table.hpp"

#include <fmt/format.h>

#include <array>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace cli {
namespace {

using core::CardState;
using store::Order;
using ui::Align;
using ui::cell;

std::string percent_text(double share) {
    return fmt::format("{:.0f} %", share * 100);
}

enum class What { due, state, recall, interval, ease, lapses, introduced, front, heir };

struct Column {
    What what;
    std::string_view name;
    Align align;
    std::optional<Order> order{};  // the one that it shows
};

constexpr auto columns_of_a_list = std::to_array<Column>({
    {What::heir, "likeliest heir", Align::left},
    {What::front, "front", Align::left},
    {What::due, "due", Align::right, Order::due},
    {What::state, "state", Align::left},
    {What::recall, "recall", Align::right, Order::recall},
    {What::interval, "interval", Align::right, Order::interval},
    {What::ease, "ease", Align::right, Order::ease},
    {What::lapses, "lapses", Align::right, Order::lapses},
    {What::introduced, "introduced", Align::right, Order::introduced},
});

// Nothing where nothing is known yet.
std::string text_of(What what, const CardState& state, const core::Moment& now) {
    const core::Memory& memory = state.memory;
    if (what == What::state)
        return std::string(core::to_string(memory.phase)) + marks_text(state, now.day, in_a_cell);
    if (memory.phase == core::Phase::fresh) return {};
    switch (what) {
        case What::due:
            return due_text(memory, now.zone, in_a_cell);
        case What::recall:
            return percent_text(core::recall(memory, now.day));
        case What::interval:
            return core::short_span(core::Days{memory.interval});
        case What::ease:
            return ease_text(memory.ease);
        case What::lapses:
            return std::to_string(memory.lapses);
        case What::introduced:
            return state.first_day ? core::iso_date(*state.first_day) : "";
        case What::state:  // known of new cards too, or read elsewhere
        case What::front:
        case What::heir:
            break;
    }
    return {};
}

// The beginning of the card's question, read from its deck.
ui::Line front_of(Workspace& workspace, const store::ListedCard& listed) {
    core::CardRecord card;
    card.key = listed.key;
    card.note_no = listed.note;
    card.state = listed.state;
    const auto shown = workspace.show(card);
    if (!shown) return {};
    return {{ui::question_in_brief(*shown), ui::style::dim}};
}

// What a note that is gone last said.
ui::Line text_of(const app::GoneCard& card) {
    return card.text ? cell(core::readable(card.text->text), ui::style::dim) : ui::Line{};
}

class Listing {
public:
    Listing(Workspace& workspace, const ListOptions& options, const store::Selection& selection)
        : workspace_(workspace),
          options_(options),
          order_(base::value_of(store::orders, options.sort).value_or(Order::deck)),
          with_gone_(core::asks_for(selection.query, core::Is::State::gone)),
          with_front_(options.front || with_gone_ || core::has_texts(selection.query)),
          selection_(selection) {
        if (!with_gone_) return;
        auto gone = workspace.decks.gone_cards();
        if (!options.keys && !options.nul) workspace.decks.find_likeliest_heirs(gone);
        for (app::GoneCard& card : gone) gone_.emplace(card.key, std::move(card));
    }

    // How many cards are meant is known once they have been listed.
    int count() const { return count_; }

    void print_keys() {
        const char end = options_.nul ? '\0' : '\n';
        each([&](const store::ListedCard& card) { out().exact(std::string(card.key) + end); });
    }

    void print_json() {
        out().exact("{\n  \"version\": 1,\n  \"cards\": [");
        each([&](const store::ListedCard& card) {
            out().exact(count_ > 1 ? ",\n    " : "\n    ");
            out().exact(json_of(card));
        });
        out().exact(count_ > 0 ? "\n  ]\n}\n" : "]\n}\n");
    }

    void print_table() {
        const auto columns = chosen_columns();
        std::vector<Align> alignments{Align::left};
        std::vector<ui::Line> heads{cell("card", ui::style::dim)};
        for (const Column* column : columns) {
            alignments.push_back(column->align);
            heads.push_back(cell(column->name, ui::style::dim));
        }
        ui::Table table(alignments, 1);
        table.add(std::move(heads));
        each([&](const store::ListedCard& card) {
            std::vector<ui::Line> cells{cell(card.key)};
            for (const Column* column : columns) cells.push_back(cell_of(*column, card));
            table.add(std::move(cells));
        });
        if (count_ > 0) out().print(table);
    }

private:
    core::Moment now() const { return selection_.now; }
    ui::Output& out() { return workspace_.context.out; }

    // As it stands in the list of the document.
    std::string json_of(const store::ListedCard& card) const {
        base::FlatJson json(6);
        json.add("key", card.key).add("deck", core::parts_of(card.key).deck);
        if (const auto gone = gone_.find(card.key); gone != gone_.end()) {
            const app::GoneCard& told = gone->second;
            if (told.text) json.add("text", core::readable(told.text->text));
            if (!told.heir.empty()) json.add("heir", told.heir);
        }
        add_facts(json, card.state, now());
        return json.take();
    }

    template <typename Visit>
    void each(Visit visit) {
        const auto counted = [&](const store::ListedCard& card) {
            ++count_;
            visit(card);
        };
        workspace_.store.listing().list(selection_, order_, options_.reverse,
                                        options_.limit.value_or(-1), counted);
    }

    // What has no room is left out from the right: what the list is sorted by stands first, and
    // then the front.
    std::vector<const Column*> chosen_columns() const {
        std::vector<const Column*> chosen;
        for (const Column& column : columns_of_a_list)
            if (column.order == order_) chosen.push_back(&column);
        for (const Column& column : columns_of_a_list) {
            const bool is_wanted = column.what == What::front  ? with_front_
                                   : column.what == What::heir ? with_gone_
                                                               : true;
            if (is_wanted && column.order != order_) chosen.push_back(&column);
        }
        return chosen;
    }

    ui::Line cell_of(const Column& column, const store::ListedCard& card) {
        const auto gone = gone_.find(card.key);
        if (column.what == What::front)
            return gone == gone_.end() ? front_of(workspace_, card) : text_of(gone->second);
        if (column.what == What::heir)
            return gone == gone_.end() || gone->second.heir.empty() ? ui::Line{}
                                                                    : cell(gone->second.heir);
        const std::string text = text_of(column.what, card.state, now());
        return text.empty() ? ui::Line{} : cell(text);
    }

    Workspace& workspace_;
    const ListOptions& options_;
    Order order_;
    bool with_gone_;
    bool with_front_;  // also where words are looked for: the keys do not tell why they were found
    const store::Selection& selection_;
    std::map<std::string, app::GoneCard, std::less<>> gone_;  // by key
    int count_ = 0;
};

}  // namespace

int list(Context& context, const ListOptions& options) {
    const core::Query query = query_from(options.query);
    Workspace workspace(context, store::Use::read);
    const store::Selection selection = app::select(workspace, query);
    Listing listing(workspace, options, selection);
    if (options.keys || options.nul)
        listing.print_keys();
    else if (options.json)
        listing.print_json();
    else
        listing.print_table();
    if (listing.count() > 0 || options.limit == 0) return Exit::done;
    context.err.say("ebb: " + app::no_match_text(workspace, query));
    return Exit::no;
}

}  // namespace cli

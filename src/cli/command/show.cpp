// ebb show CARD, or NOTE for all cards of a note: what a card says, what is known of it, and what
// each grade would make of it.
#include "app/decks/overlaid.hpp"
#include "app/search.hpp"
#include "base/numbers/hash.hpp"
#include "base/numbers/json.hpp"
#include "base/text/count.hpp"
#include "cli/card_facts.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "core/schedule/scheduler.hpp"
#include "dialogue/review_grades.hpp"
#include "ui/card_view.hpp"
#include "ui/sparkline.hpp"
#include "ui/table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace cli {
namespace {

constexpr std::size_t answers_shown = 8;  // the newest

using Shown = std::optional<core::ShownCard>;  // nothing where no deck has the card now

// A card whose note is gone, with its likeliest heir.
std::optional<app::GoneCard> gone_card(Workspace& workspace, const std::string& key) {
    std::vector<app::GoneCard> gone = workspace.decks.gone_cards();
    std::erase_if(gone, [&](const app::GoneCard& card) { return card.key != key; });
    workspace.decks.find_likeliest_heirs(gone);
    return gone.empty() ? std::nullopt : std::optional(std::move(gone.front()));
}

// What the card says, or what became of it.
struct Page {
    const core::CardRecord& card;
    Shown shown;
    std::optional<app::GoneCard> gone;
    std::vector<std::string> earlier_keys;
    std::optional<app::ChangeOfNote> change;
};

Page page_of(Workspace& workspace, const core::CardRecord& card) {
    Page page{card,
              card.live ? workspace.show(card) : std::nullopt,
              {},
              workspace.store.cards().earlier_keys(card),
              {}};
    if (page.shown) page.change = app::change_of_note(workspace, page.shown->note_no);
    if (!page.shown) page.gone = gone_card(workspace, card.key);
    return page;
}

std::string state_text(const core::CardState& state, const core::Moment& now) {
    const core::Memory& memory = state.memory;
    std::string text = fmt::format("{}, {}", core::to_string(memory.phase),
                                   due_text(memory, now.zone, in_a_sentence));
    if (memory.phase != core::Phase::fresh)
        text += fmt::format(", interval {}, ease {}, {}, {}",
                            core::short_span(core::Days{memory.interval}), ease_text(memory.ease),
                            base::count_text(memory.answers, "answer"),
                            base::count_text(memory.lapses, "lapse"));
    return text + marks_text(state, now.day, in_a_sentence);
}

// An answer that stands, and the interval that it led to.
struct PastAnswer {
    store::Row row;
    core::Memory after;
};

std::vector<PastAnswer> history_of(Workspace& workspace, const std::string& key) {
    std::vector<PastAnswer> history;
    core::CardState state;
    const core::Query card = core::Query::of(core::Word{key});
    const auto of = workspace.store.condition({card, workspace.now()});
    workspace.store.log().oldest_first(of, [&](const store::LogEntry& entry) {
        if (entry.undone) return;
        const store::Row& row = entry.row;
        state = core::step(
            state, {row.kind, row.moment.at, row.moment.day, row.shift, base::hash64(row.key)},
            workspace.context.settings.scheduler);
        if (core::is_answer(row.kind)) history.push_back({row, state.memory});
    });
    return history;
}

void print_history(ui::Output& out, const std::vector<PastAnswer>& history) {
    if (history.empty()) return;
    std::vector<double> intervals;
    for (const PastAnswer& answer : history) intervals.push_back(answer.after.interval);
    out.print(ui::Line{{ui::SafeText::line("intervals: "), {}},
                       {ui::sparkline(intervals, out.look()), {}}});
    ui::Table table({ui::Align::left, ui::Align::left, ui::Align::right, ui::Align::right});
    const std::size_t from = history.size() > answers_shown ? history.size() - answers_shown : 0;
    for (std::size_t i = from; i < history.size(); ++i) {
        const store::Row& row = history[i].row;
        table.add({ui::cell("  " + core::iso_date(row.moment.day)),
                   ui::cell(core::to_string(core::grade_of(row.kind))),
                   ui::cell(row.took ? core::short_span(*row.took) : ""),
                   ui::cell(core::short_span(core::Days{history[i].after.interval}))});
    }
    out.print(table);
    if (from > 0)
        out.say(fmt::format("  and {} before; `ebb log` lists them all",
                            base::count_text(static_cast<std::int64_t>(from), "answer")));
}

std::vector<base::JsonObject> json_of(const std::vector<PastAnswer>& history) {
    std::vector<base::JsonObject> answers;
    for (const PastAnswer& answer : history) {
        const core::Moment& moment = answer.row.moment;
        base::JsonObject json;
        json.add("at", core::rfc3339(moment.at, moment.zone));
        json.add("day", core::iso_date(moment.day));
        json.add("grade", core::to_string(core::grade_of(answer.row.kind)));
        if (answer.row.took)
            json.add("took_ms", std::int64_t{answer.row.took->count()});
        else
            json.add_null("took_ms");
        answers.push_back(json.add("interval", answer.after.interval));
    }
    return answers;
}

base::JsonObject json_of(const app::ChangeOfNote& change) {
    std::vector<base::JsonObject> keys;
    for (const auto& one : change.keys)
        keys.push_back(
            base::JsonObject().add("key", one.key).add("deck", one.own).add("now", one.now));
    base::JsonObject json;
    json.add("path", change.where.path).add("line", change.where.line);
    return json.add("keys", keys);
}

base::JsonObject json_of(const Page& page, const std::vector<PastAnswer>& history,
                         const core::Moment& now) {
    const auto& [card, shown, gone, earlier_keys, change] = page;
    base::JsonObject json;
    json.add("version", 1).add("key", card.key).add("deck", core::parts_of(card.key).deck);
    json.add("earlier_keys", earlier_keys);
    if (gone && gone->text) json.add("text", core::readable(gone->text->text));
    if (gone && !gone->heir.empty()) json.add("heir", gone->heir);
    if (shown) add_text(json, *shown);
    if (change) json.add("change", json_of(*change));
    base::FlatJson facts;
    add_facts(facts, card.state, now);
    json.add_members(facts.take());
    return json.add("history", json_of(history));
}

void print_card(ui::Output& out, const std::string& key, const core::ShownCard& shown,
                core::Day today) {
    const core::Turn turn(shown, base::hash64(key));
    out.line(key + "   ", shown.path, fmt::format(":{}", shown.line));
    out.blank();
    out.print(ui::question_view(turn, out.look()));
    out.blank();
    ui::Look whole = out.look();
    whole.live = false;  // no key shows what was cut
    out.print(ui::answer_view(turn, today, whole));
    if (shown.note.sources.empty()) out.print(ui::sources_view(shown.deck_sources));
}

// How the deck has the keys that another file changes: what they are now stands above.
void print_change(ui::Output& out, const app::ChangeOfNote& change) {
    out.blank();
    out.line(change.where.by_learner ? "changed by you in " : "changed in ", change.where.path,
             fmt::format(":{}", change.where.line));
    for (const auto& one : change.keys)
        out.line(one.own.empty() ? fmt::format("  {}: the deck has none", one.key)
                                 : fmt::format("  {}: the deck has {}", one.key, one.own));
}

// What each grade would make of it now.
std::string preview_text(const core::CardRecord& card, const core::Moment& now,
                         const core::SchedulerSettings& settings) {
    const auto preview =
        core::preview(card.state.memory, now.at, now.day, base::hash64(card.key), settings);
    std::string text = "if answered now:";
    for (const core::Grade grade : core::all_grades)
        text += fmt::format("  {} {}", core::to_string(grade),
                            dialogue::span_of(preview[grade].memory, now));
    return text;
}

void print_gone(ui::Output& out, const std::string& key, const std::optional<app::GoneCard>& gone) {
    out.line(key);
    if (gone && gone->text) out.say("It said: " + core::readable(gone->text->text));
    out.say("No deck has this note now; its history is kept.");
    if (gone && !gone->heir.empty())
        out.say(fmt::format("Does it go on as {0}? `ebb adopt {1} {0}` says so.", gone->heir, key));
}

void print_page(Context& context, const Page& page, const std::vector<PastAnswer>& history) {
    const core::Moment now = context.now();
    ui::Output& out = context.out;
    const core::CardRecord& card = page.card;
    if (page.shown)
        print_card(out, card.key, *page.shown, now.day);
    else
        print_gone(out, card.key, page.gone);
    if (page.change) print_change(out, *page.change);
    out.blank();
    if (!page.earlier_keys.empty())
        out.say(fmt::format("was called {}", fmt::join(page.earlier_keys, ", ")));
    out.say(state_text(card.state, now));
    print_history(out, history);
    out.say(preview_text(card, now, context.settings.scheduler));
}

// The card of that key or, where it is a note's name, the cards of that note.
std::vector<core::CardRecord> cards_called(Workspace& workspace, const std::string& key) {
    if (auto card = workspace.store.cards().find(key)) return {std::move(*card)};
    return workspace.store.cards().of_note_called(key);
}

void print_pages(Workspace& workspace, const std::vector<core::CardRecord>& cards) {
    for (const core::CardRecord& card : cards) {
        if (&card != &cards.front()) workspace.context.out.blank();
        print_page(workspace.context, page_of(workspace, card), history_of(workspace, card.key));
    }
}

// A card as an object; those of a note as a list of such.
void print_json(Workspace& workspace, const std::vector<core::CardRecord>& cards) {
    std::vector<base::JsonObject> list;
    for (const core::CardRecord& card : cards) {
        list.push_back(
            json_of(page_of(workspace, card), history_of(workspace, card.key), workspace.now()));
    }
    base::JsonObject whole;
    whole.add("version", 1).add("cards", list);
    const base::JsonObject& document = list.size() == 1 ? list.front() : whole;
    workspace.context.out.exact(document.indented() + "\n");
}

}  // namespace

int show(Context& context, const ShowOptions& options) {
    Workspace workspace(context, store::Use::read);
    const auto cards = cards_called(workspace, options.key);
    if (cards.empty()) {
        context.err.say("ebb: " + app::no_key_text(workspace, options.key));
        return Exit::no;
    }
    options.json ? print_json(workspace, cards) : print_pages(workspace, cards);
    return Exit::done;
}

}  // namespace cli

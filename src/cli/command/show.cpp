// ebb show CARD: what a card says, what is known of it, and what each grade would make of it.
#include "base/numbers/hash.hpp"
#include "base/numbers/json.hpp"
#include "base/text/count.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "dialogue/review_grades.hpp"
#include "ui/card_view.hpp"
#include "ui/sparkline.hpp"
#include "ui/table.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

constexpr std::size_t answers_shown = 8;  // the newest

std::string due_text(const core::CardState& state, const core::Moment& now) {
    const core::Memory& memory = state.memory;
    if (memory.phase == core::Phase::fresh) return "not met yet";
    if (memory.is_learning())
        return fmt::format("due at {}", core::rfc3339(memory.due_at, now.zone));
    return fmt::format("due on {}", core::iso_date(memory.due_day));
}

std::string state_text(const core::CardState& state, const core::Moment& now) {
    const core::Memory& memory = state.memory;
    std::string text = fmt::format("{}, {}", core::to_string(memory.phase), due_text(state, now));
    if (memory.phase != core::Phase::fresh)
        text += fmt::format(", interval {}, ease {}.{:02}, {}, {}",
                            core::short_span(core::Days{memory.interval}), memory.ease / 1000,
                            memory.ease % 1000 / 10, base::count_text(memory.answers, "answer"),
                            base::count_text(memory.lapses, "lapse"));
    if (core::is_leech(memory.lapses)) text += ", a leech";
    if (state.suspended) text += ", suspended";
    if (state.buried == now.day) text += ", buried until tomorrow";
    return text;
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
    const auto of = workspace.store.desk().condition({card, workspace.now()});
    workspace.store.log().oldest_first(of, [&](const store::LogEntry& entry) {
        if (entry.undone) return;
        const store::Row& row = entry.row;
        state = core::step(state,
                           {row.kind, row.moment.at, row.moment.day, row.shift, base::hash64(key)},
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
        const auto cell = [](const std::string& text) {
            return ui::Line{{ui::SafeText::line(text), {}}};
        };
        table.add({cell("  " + core::iso_date(row.moment.day)),
                   cell(std::string(core::to_string(core::grade_of(row.kind)))),
                   cell(row.took ? core::short_span(*row.took) : ""),
                   cell(core::short_span(core::Days{history[i].after.interval}))});
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

base::JsonObject json_of(const store::CardRecord& card, const core::ShownCard* shown) {
    const core::CardState& state = card.kept.state;
    const core::Memory& memory = state.memory;
    base::JsonObject json;
    json.add("version", 1).add("key", card.key).add("deck", card.deck_id);
    if (shown) {
        json.add("path", shown->path).add("line", shown->line);
        json.add("kind", core::to_string(shown->note.kind)).add("front", shown->note.front);
        json.add("answer", ui::answer_text(*shown)).add("tags", shown->note.tags);
        json.add("source", shown->note.sources);
    }
    json.add("phase", core::to_string(memory.phase)).add("interval", memory.interval);
    json.add("ease", memory.ease).add("lapses", memory.lapses).add("answers", memory.answers);
    json.add("suspended", state.suspended);
    if (memory.phase == core::Phase::review)
        json.add("due", core::iso_date(memory.due_day));
    else if (memory.is_learning())
        json.add("due", core::rfc3339(memory.due_at, core::Minutes{0}));
    else
        json.add_null("due");
    return json;
}

}  // namespace

int show(Context& context, const ShowOptions& options) {
    Workspace workspace(context, store::Use::read);
    const auto card = workspace.store.desk().card(options.key);
    if (!card) {
        context.err.say(fmt::format("ebb: no card has the key `{}`", options.key));
        return Exit::no;
    }
    const auto shown = card->live ? workspace.show(*card) : std::nullopt;
    const auto history = history_of(workspace, card->key);
    ui::Output& out = context.out;
    if (options.json) {
        base::JsonObject json = json_of(*card, shown ? &*shown : nullptr);
        json.add("history", json_of(history));
        out.exact(json.indented() + "\n");
        return Exit::done;
    }
    const core::Moment now = context.now();
    if (shown) {
        const core::Turn turn(*shown, base::hash64(card->key));
        out.line(fmt::format("{}   {}:{}", card->key, shown->path, shown->line));
        out.blank();
        out.print(ui::question_view(turn, out.look()));
        out.blank();
        out.print(ui::answer_view(turn, now.day, out.look()));
    } else {
        out.line(card->key);
        out.say("No deck has this note now; its history is kept.");
    }
    out.blank();
    out.say(state_text(card->kept.state, now));
    print_history(out, history);
    const auto preview = core::preview(card->kept.state.memory, now.at, now.day,
                                       base::hash64(card->key), context.settings.scheduler);
    std::string next = "if answered now:";
    for (const core::Grade grade : core::all_grades)
        next += fmt::format("  {} {}", core::to_string(grade),
                            dialogue::span_of(preview[grade].memory, now));
    out.say(next);
    return Exit::done;
}

}  // namespace cli

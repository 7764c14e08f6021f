// ebb show CARD: what a card says, what is known of it, and what each grade would make of it.
#include "cli/commands.hpp"
#include "cli/review_end.hpp"
#include "cli/review_keys.hpp"
#include "cli/workspace.hpp"
#include "core/hash.hpp"
#include "core/json.hpp"
#include "ui/card_view.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

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
                            memory.ease % 1000 / 10, count_text(memory.answers, "answer"),
                            count_text(memory.lapses, "lapse"));
    if (core::is_leech(memory.lapses)) text += ", a leech";
    if (state.suspended) text += ", suspended";
    if (state.buried == now.day) text += ", buried until tomorrow";
    return text;
}

core::JsonObject json_of(const store::CardRecord& card, const core::ShownCard* shown) {
    const core::CardState& state = card.kept.state;
    const core::Memory& memory = state.memory;
    core::JsonObject json;
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
    Output& out = context.out;
    if (options.json) {
        out.exact(json_of(*card, shown ? &*shown : nullptr).indented() + "\n");
        return Exit::done;
    }
    const core::Moment now = context.now();
    if (shown) {
        core::Turn turn(*shown, core::hash64(card->key));
        out.line(fmt::format("{}   {}:{}", card->key, shown->path, shown->line));
        out.blank();
        out.print(ui::question_view(turn, out.look()));
        out.blank();
        turn.reveal();
        out.print(ui::answer_view(turn, now.day, out.look()));
    } else {
        out.line(card->key);
        out.say("No deck has this note now; its history is kept.");
    }
    out.blank();
    out.say(state_text(card->kept.state, now));
    const auto preview = core::preview(card->kept.state.memory, now.at, now.day,
                                       core::hash64(card->key), context.settings.scheduler);
    std::string next = "if answered now:";
    for (const core::Grade grade : core::all_grades)
        next += fmt::format("  {} {}", core::to_string(grade), span_of(preview[grade], now));
    out.say(next);
    return Exit::done;
}

}  // namespace cli

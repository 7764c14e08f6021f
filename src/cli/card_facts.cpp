#include "cli/card_facts.hpp"

#include "core/card/said.hpp"
#include "core/schedule/recall.hpp"

#include <fmt/format.h>

#include <cmath>

namespace cli {
namespace {

bool bears(const core::CardState& state, Mark mark, core::Day today) {
    switch (mark) {
        case Mark::suspended:
            return state.suspended;
        case Mark::buried:
            return state.buried == today;
        case Mark::leech:
            return core::is_leech(state.memory.lapses);
    }
    return false;
}

}  // namespace

void add_text(base::JsonObject& json, const core::ShownCard& card) {
    json.add("path", card.path).add("line", card.line);
    json.add("kind", core::to_string(card.note.kind)).add("front", card.note.front);
    json.add("question", core::question_said(card.note, card.face).text);
    json.add("answer", core::answer_said(card.note, card.face).text);
    json.add("tags", card.note.tags).add("source", core::sources_of(card));
}

std::string due_text(const core::Memory& memory, core::Minutes zone, const CardWords& words) {
    if (memory.phase == core::Phase::fresh) return std::string(words.fresh);
    if (memory.is_learning()) return std::string(words.at) + words.time(memory.due_at, zone);
    return std::string(words.on) + core::iso_date(memory.due_day);
}

std::string marks_text(const core::CardState& state, core::Day today, const CardWords& words) {
    std::string text;
    for (const auto& [mark, word] : words.marks)
        if (bears(state, mark, today)) text += fmt::format(", {}", word);
    return text;
}

std::string ease_text(int ease) {
    return fmt::format("{}.{:02}", ease / 1000, ease % 1000 / 10);
}

void add_due(base::FlatJson& json, const core::Memory& memory, core::Minutes zone) {
    if (memory.phase == core::Phase::review)
        json.add("due", core::iso_date(memory.due_day));
    else if (memory.is_learning())
        json.add("due", core::rfc3339(memory.due_at, zone));
    else
        json.add_null("due");
}

void add_counts(base::FlatJson& json, const core::Memory& memory) {
    json.add("interval", memory.interval).add("ease", memory.ease);
    json.add("lapses", memory.lapses).add("answers", memory.answers);
}

void add_facts(base::FlatJson& json, const core::CardState& state, const core::Moment& now) {
    const core::Memory& memory = state.memory;
    json.add("phase", core::to_string(memory.phase));
    add_due(json, memory, now.zone);
    add_counts(json, memory);
    if (memory.phase == core::Phase::fresh)
        json.add_null("recall");
    else
        json.add("recall", std::int64_t{std::lround(core::recall(memory, now.day) * 1000)});
    if (state.first_day)
        json.add("introduced", core::iso_date(*state.first_day));
    else
        json.add_null("introduced");
    json.add("suspended", state.suspended).add("buried", state.buried == now.day);
    json.add("leech", core::is_leech(memory.lapses));
}

}  // namespace cli

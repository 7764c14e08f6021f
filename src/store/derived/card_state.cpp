#include "store/derived/card_state.hpp"

namespace store {
namespace {

using DayColumn = Column<core::Day>;
using InstantColumn = Column<core::Instant>;

std::int64_t hidden_number(const core::CardState& state) {
    if (state.suspended) return -1;
    return DayColumn::number(state.buried.value_or(core::Day{}));
}

std::int64_t due_number(const core::Memory& memory) {
    if (memory.phase == core::Phase::review) return DayColumn::number(memory.due_day);
    return memory.is_learning() ? InstantColumn::number(memory.due_at) : 0;
}

// Of the memory columns, those of the scheduler.
core::Memory read_memory(const Statement& row, int first) {
    core::Memory memory;
    memory.phase = row.get<core::Phase>(first + 1);
    memory.step = row.get<int>(first + 2);
    if (memory.phase == core::Phase::review) memory.due_day = row.get<core::Day>(first + 3);
    if (memory.is_learning()) memory.due_at = row.get<core::Instant>(first + 3);
    memory.interval = row.get<int>(first + 4);
    memory.ease = row.get<int>(first + 5);
    memory.reps = row.get<int>(first + 6);
    memory.lapses = row.get<int>(first + 7);
    memory.answers = row.get<int>(first + 8);
    memory.last_day = row.get<core::Day>(first + 11);
    return memory;
}

}  // namespace

const std::string_view memory_columns =
    "card.hidden, card.phase, card.step, card.due, card.interval, card.ease, card.reps, "
    "card.lapses, card.answers, card.first_day, card.review_day, card.last_day, card.last_at, "
    "card.last_row, card.version, card.first";

core::CardState read_state(const Statement& row, int first) {
    core::CardState state;
    const std::int64_t hidden = row.get<std::int64_t>(first);
    state.suspended = hidden < 0;
    if (hidden > 0) state.buried = row.get<core::Day>(first);
    state.memory = read_memory(row, first);
    state.first_day = row.get<std::optional<core::Day>>(first + 9);
    state.review_day = row.get<std::optional<core::Day>>(first + 10);
    state.last_at = row.get<core::Instant>(first + 12);
    state.last_row = row.get<std::int64_t>(first + 13);
    state.version = row.get<std::int64_t>(first + 14);
    state.comes_first = row.get<bool>(first + 15);
    return state;
}

const std::string_view update_memory =
    "UPDATE derived.card SET hidden = :hidden, phase = :phase, step = :step, due = :due, "
    "interval = :interval, ease = :ease, reps = :reps, lapses = :lapses, answers = :answers, "
    "first_day = :first_day, review_day = :review_day, last_day = :last_day, "
    "last_at = :last_at, last_row = :last_row, version = :version, first = :first "
    "WHERE no = :card";

void write_state(Statement& update, std::int64_t card, const core::CardState& state) {
    const core::Memory& memory = state.memory;
    // A card may have been learned elsewhere, and never answered here.
    const bool was_seen = memory.answers > 0 || memory.phase != core::Phase::fresh;
    const auto last_day = was_seen ? std::optional(memory.last_day) : std::nullopt;
    // In the order of their names: to look them up for each card would make a fold slower.
    update
        .bind(hidden_number(state), memory.phase, memory.step, due_number(memory), memory.interval,
              memory.ease, memory.reps, memory.lapses, memory.answers, state.first_day,
              state.review_day, last_day, state.last_at, state.last_row, state.version,
              state.comes_first, card)
        .run();
}

}  // namespace store

// From rows of the log to what they make of one card. Pure: the same rows in the same order give
// the same state on every machine and at any time.
#pragma once

#include "core/schedule/outcome.hpp"

#include <cstdint>
#include <optional>

namespace core {

// Stored in the log: never renumber. Kinds that are not named here are kept, and have no effect.
enum class RowKind : int {
    again = 1,
    hard = 2,
    good = 3,
    easy = 4,
    undo = 16,
    suspend = 17,
    unsuspend = 18,
    bury = 19,
    forget = 20,
    link = 21,
    text = 22,
    quiz = 23,
    forward = 24,  // the card is wanted now
    exam = 25,     // an interview's date; this and a pause concern the plan alone
    pause = 26,
    import = 27,  // what was brought from elsewhere, by ranges of rows
    state = 28,   // what another program knew of a card, beside its answers
    forecast = 29,
    mock = 30,
};

constexpr bool is_answer(RowKind kind) {
    return kind >= RowKind::again && kind <= RowKind::easy;
}
constexpr RowKind row_kind(Grade grade) {
    return static_cast<RowKind>(grade);
}
constexpr Grade grade_of(RowKind answer) {
    return static_cast<Grade>(answer);
}
// What can be taken back.
constexpr bool is_undoable(RowKind kind) {
    return is_answer(kind) || (kind >= RowKind::suspend && kind <= RowKind::link) ||
           (kind >= RowKind::forward && kind <= RowKind::import);
}

// What undo takes back without being told which; it passes over the others, and over links, which
// follow an author's edits.
constexpr bool is_reached_by_undo(RowKind kind) {
    return is_undoable(kind) && kind != RowKind::link;
}

// "good", "suspend", ...; "kind 99" is written by the caller where this gives nothing.
std::optional<std::string_view> to_string(RowKind kind);
std::optional<RowKind> parse_row_kind(std::string_view name);

// Where a card stood in another program.
struct GivenState {
    int interval = 0;  // days
    int ease = start_ease;
    Day due{};
};

// What the fold needs of a row of the log.
struct FoldRow {
    RowKind kind{};
    Instant at{};
    Day day{};
    int shift = 0;           // days by which its writer moved the due day; 0 in all that ebb writes
    std::uint64_t seed = 0;  // hash of the key the row was written under
    std::optional<GivenState> given = std::nullopt;  // of a state row
    std::int64_t id = 0;                             // its number in the history
    std::int64_t name = 0;                           // the history's number of the card it names
    bool is_void = false;                            // taken back
};

// All that is derived of one card from its rows.
struct CardState {
    Memory memory;
    bool suspended = false;
    std::optional<Day> buried;      // hidden on that study day only
    std::optional<Day> first_day;   // when it was introduced
    std::optional<Day> review_day;  // the last day it was drawn in review phase
    bool comes_first = false;       // among the new
    Instant last_at{};              // of the last row in fold order, void or not
    std::int64_t last_row = 0;
    std::int64_t version = 0;  // rows it has, of every kind

    bool hidden_on(Day day) const { return suspended || buried == day; }
    bool operator==(const CardState&) const = default;
};

// Whether suspend, unsuspend, bury or forget would change anything of a card on that day. What
// changes nothing would only stand in the way of undo.
bool has_effect(RowKind act, const CardState& card, Day today);

// The state after one more row. One that is void leaves nothing but that it was there.
CardState step(const CardState& before, const FoldRow& row, const SchedulerSettings& settings);

// A hash of all that the fold depends on besides the rows: the settings, and the version of the
// fold itself.
std::uint64_t settings_hash(const SchedulerSettings& settings);

}  // namespace core

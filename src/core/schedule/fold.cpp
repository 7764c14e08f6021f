#include "core/schedule/fold.hpp"

#include "base/numbers/hash.hpp"
#include "base/text/names.hpp"
#include "core/schedule/scheduler.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace core {
namespace {

// Raise it when `step` or the scheduler changes what the same rows give.
constexpr int fold_version = 3;

constexpr base::Name<RowKind> names[] = {{"again", RowKind::again},
                                         {"hard", RowKind::hard},
                                         {"good", RowKind::good},
                                         {"easy", RowKind::easy},
                                         {"undo", RowKind::undo},
                                         {"suspend", RowKind::suspend},
                                         {"unsuspend", RowKind::unsuspend},
                                         {"bury", RowKind::bury},
                                         {"forget", RowKind::forget},
                                         {"link", RowKind::link},
                                         {"text", RowKind::text},
                                         {"quiz", RowKind::quiz},
                                         {"forward", RowKind::forward},
                                         {"exam", RowKind::exam},
                                         {"pause", RowKind::pause},
                                         {"import", RowKind::import},
                                         {"state", RowKind::state},
                                         {"forecast", RowKind::forecast},
                                         {"mock", RowKind::mock}};
static_assert(base::names_every_value(names));

CardState answered(const CardState& before, const FoldRow& row, const SchedulerSettings& settings) {
    CardState after = before;
    const Outcome outcome = preview(before.memory, written_instant(row.at), written_day(row.day),
                                    row.seed, settings)[grade_of(row.kind)];
    after.memory = outcome.memory;
    if (row.shift != 0 && after.memory.phase == Phase::review) {
        const int interval = after.memory.interval;
        const int moved = std::clamp(
            interval + std::clamp(row.shift, -settings.max_days, settings.max_days),
            std::min(outcome.permitted.low, interval), std::max(outcome.permitted.high, interval));
        after.memory.due_day += Days{moved - interval};
    }
    after.comes_first = false;
    if (before.memory.phase == Phase::fresh && !before.first_day) after.first_day = row.day;
    if (before.memory.phase == Phase::review) after.review_day = row.day;
    return after;
}

CardState forgotten(const CardState& before) {
    CardState after;
    after.memory.answers = before.memory.answers;  // keeps the fuzz from repeating itself
    after.memory.last_day = before.memory.last_day;
    after.suspended = before.suspended;
    after.buried = before.buried;
    return after;
}

// Interval and ease stay as they are, so that an answer before its time counts as one.
CardState brought_forward(const CardState& before, Day day) {
    CardState after = before;
    if (before.suspended) return after;
    if (before.memory.phase == Phase::fresh) after.comes_first = true;
    if (before.memory.phase == Phase::review)
        after.memory.due_day = std::min(before.memory.due_day, day);
    return after;
}

// Answers tell more than what another program made of them.
CardState placed(const CardState& before, const GivenState& given, Day day,
                 const SchedulerSettings& settings) {
    if (before.memory.answers > 0) return before;
    CardState after = before;
    after.memory.phase = Phase::review;
    after.memory.interval = std::clamp(given.interval, 1, settings.max_days);
    after.memory.ease = std::clamp(given.ease, min_ease, max_ease);
    after.memory.due_day = given.due;
    after.memory.last_day = given.due - Days{after.memory.interval};
    after.memory.reps = 1;
    if (!after.first_day) after.first_day = std::min(day, after.memory.last_day);
    after.comes_first = false;
    return after;
}

// What a row that counts does.
CardState acted(const CardState& before, const FoldRow& row, const SchedulerSettings& settings) {
    if (is_answer(row.kind)) return answered(before, row, settings);
    if (row.kind == RowKind::forget) return forgotten(before);
    if (row.kind == RowKind::forward) return brought_forward(before, row.day);
    if (row.kind == RowKind::state && row.given)
        return placed(before, *row.given, row.day, settings);
    CardState after = before;
    if (row.kind == RowKind::bury && !after.suspended) after.buried = row.day;
    if (row.kind == RowKind::suspend || row.kind == RowKind::unsuspend) {
        after.suspended = row.kind == RowKind::suspend;
        after.buried.reset();
    }
    return after;
}

}  // namespace

std::optional<std::string_view> to_string(RowKind kind) {
    const std::string_view name = base::name_of(names, kind);
    return name.empty() ? std::nullopt : std::optional(name);
}

std::optional<RowKind> parse_row_kind(std::string_view name) {
    return base::value_of(names, name);
}

bool has_effect(RowKind act, const CardState& card, Day today) {
    if (act == RowKind::suspend) return !card.suspended;
    if (act == RowKind::unsuspend) return card.hidden_on(today);
    if (act == RowKind::bury) return !card.hidden_on(today);
    return act != RowKind::forget || card.memory.phase != Phase::fresh;
}

CardState step(const CardState& before, const FoldRow& row, const SchedulerSettings& settings) {
    CardState after = row.is_void ? before : acted(before, row, settings);
    after.last_at = row.at;
    after.last_row = row.id;
    after.version = before.version + 1;
    return after;
}

std::uint64_t settings_hash(const SchedulerSettings& settings) {
    // A setting that is added and forgotten here does not compile.
    const auto& [learning, relearning, multiplier, lapse, most, fuzz] = settings;
    return base::hash64(fmt::format("{}|{}|{}|{}|{}|{}|{}", fold_version, fmt::join(learning, ","),
                                    fmt::join(relearning, ","), multiplier, lapse, most, fuzz));
}

}  // namespace core

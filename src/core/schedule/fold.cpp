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
constexpr int fold_version = 1;

constexpr base::Name<RowKind> names[] = {
    {"again", RowKind::again},         {"hard", RowKind::hard}, {"good", RowKind::good},
    {"easy", RowKind::easy},           {"undo", RowKind::undo}, {"suspend", RowKind::suspend},
    {"unsuspend", RowKind::unsuspend}, {"bury", RowKind::bury}, {"forget", RowKind::forget},
    {"link", RowKind::link},           {"text", RowKind::text}, {"quiz", RowKind::quiz}};
static_assert(base::names_every_value(names));

CardState answered(const CardState& before, const FoldRow& row, const SchedulerSettings& settings) {
    CardState after = before;
    const Outcome outcome =
        preview(before.memory, row.at, row.day, row.seed, settings)[grade_of(row.kind)];
    after.memory = outcome.memory;
    if (row.shift != 0 && after.memory.phase == Phase::review) {
        const int interval = after.memory.interval;
        const int moved = std::clamp(
            interval + std::clamp(row.shift, -settings.max_days, settings.max_days),
            std::min(outcome.permitted.low, interval), std::max(outcome.permitted.high, interval));
        after.memory.due_day += Days{moved - interval};
    }
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

}  // namespace

std::optional<std::string_view> to_string(RowKind kind) {
    const std::string_view name = base::name_of(names, kind);
    return name.empty() ? std::nullopt : std::optional(name);
}

CardState step(const CardState& before, const FoldRow& row, const SchedulerSettings& settings) {
    if (is_answer(row.kind)) return answered(before, row, settings);
    if (row.kind == RowKind::forget) return forgotten(before);
    CardState after = before;
    if (row.kind == RowKind::bury && !after.suspended) after.buried = row.day;
    if (row.kind == RowKind::suspend || row.kind == RowKind::unsuspend) {
        after.suspended = row.kind == RowKind::suspend;
        after.buried.reset();
    }
    return after;
}

std::uint64_t settings_hash(const SchedulerSettings& settings) {
    // A setting that is added and forgotten here does not compile.
    const auto& [learning, relearning, multiplier, lapse, most, fuzz] = settings;
    return base::hash64(fmt::format("{}|{}|{}|{}|{}|{}|{}", fold_version, fmt::join(learning, ","),
                                    fmt::join(relearning, ","), multiplier, lapse, most, fuzz));
}

}  // namespace core

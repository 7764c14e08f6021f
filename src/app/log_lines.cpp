#include "app/log_lines.hpp"

#include "base/numbers/flat_json.hpp"
#include "base/numbers/json.hpp"
#include "base/text/cut.hpp"
#include "base/text/hex.hpp"
#include "core/card/identity.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <limits>
#include <map>

namespace app {
namespace {

constexpr std::string_view answer = "answer";

std::string kind_text(core::RowKind kind) {
    if (core::is_answer(kind)) return std::string(answer);
    if (const auto name = core::to_string(kind)) return std::string(*name);
    return fmt::format("kind {}", static_cast<int>(kind));
}

// Numbers of what is too far off to be written as text, as a damaged row may be.
void add_far_off(base::FlatJson& json, const core::Moment& moment) {
    if (moment.day < core::first_written || moment.day > core::last_written)
        json.add("day_number", std::int64_t{moment.day.time_since_epoch().count()});
    if (moment.zone < -core::farthest_zone || moment.zone > core::farthest_zone)
        json.add("zone_minutes", std::int64_t{moment.zone.count()});
}

// One line as it is read; what is missing or wrong is told by throwing.
class Line {
public:
    Line(std::string_view json, std::string place) : members_(json), place_(std::move(place)) {}

    store::ForeignRow row() const {
        store::ForeignRow out;
        out.sequence = integer("sequence");
        if (!store::is_sequence(out.sequence)) wrong("sequence");
        out.row.kind = kind();
        if (members_.has("key")) out.row.key = text("key");
        out.row.moment = moment();
        if (members_.has("took_ms")) out.row.took = core::Milliseconds{integer("took_ms")};
        using Shift = std::numeric_limits<int>;
        if (members_.has("shift"))
            out.row.shift = static_cast<int>(integer("shift", Shift::min(), Shift::max()));
        out.row.detail = detail();
        return out;
    }

    std::string device() const {
        const auto id = base::from_hex(text("device"));
        if (!id || id->size() != store::device_id_size) wrong("device");
        return *id;
    }

private:
    [[noreturn]] void wrong(std::string_view member) const {
        throw BadLine(
            fmt::format("{}: this is no line of `ebb log --json`: `{}` is missing or "
                        "wrong. Nothing was changed.",
                        place_, member));
    }
    std::string text(std::string_view member) const {
        const auto value = members_.string(member);
        if (!value) wrong(member);
        return *value;
    }
    std::int64_t integer(std::string_view member) const {
        const auto value = members_.integer(member);
        if (!value) wrong(member);
        return *value;
    }

    std::int64_t integer(std::string_view member, std::int64_t least, std::int64_t most) const {
        const std::int64_t value = integer(member);
        if (value < least || value > most) wrong(member);
        return value;
    }

    core::RowKind kind() const {
        const std::string word = text("kind");
        if (word == answer) {
            const auto grade = core::parse_grade(text("grade"));
            if (!grade) wrong("grade");
            return core::row_kind(*grade);
        }
        if (const auto kind = core::parse_row_kind(word)) return *kind;
        int number = 0;
        const std::string_view digits =
            std::string_view(word).substr(std::min<std::size_t>(5, word.size()));
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (!word.starts_with("kind ") || read.ec != std::errc{} ||
            read.ptr != digits.data() + digits.size())
            wrong("kind");
        return static_cast<core::RowKind>(number);
    }

    // A string is the text itself, which is no JSON or is nested too deep.
    std::string detail() const {
        if (auto text = members_.string("detail")) return *std::move(text);
        return members_.text("detail").value_or("");
    }

    // `at` says the instant as well, but for its milliseconds; of one that cannot be written so it
    // says the nearest that can.
    core::Moment moment() const {
        const std::string written = text("at");
        const auto second = core::parse_rfc3339(written);
        const auto zone = core::parse_zone(written);
        const auto day = core::parse_iso_date(text("day"));
        if (!second || !zone) wrong("at");
        if (!day) wrong("day");
        const core::Instant at{core::Milliseconds{integer("at_ms")}};
        const bool is_within = at >= *second && at < *second + std::chrono::seconds{1};
        if (!is_within && core::rfc3339(at, *zone) != written) wrong("at_ms");
        return {at, number("zone_minutes", *zone), number("day_number", *day)};
    }
    // What was too far off to be written as text is a number besides.
    template <typename T>
    T number(std::string_view member, T as_text) const {
        if (!members_.has(member)) return as_text;
        return store::Column<T>::value(integer(member));
    }

    base::JsonMembers members_;
    std::string place_;
};

}  // namespace

std::string log_line(const store::LogEntry& entry) {
    const store::Row& row = entry.row;
    base::FlatJson json;
    json.add("version", 1).add("key", row.key).add("deck", core::parts_of(row.key).deck);
    json.add("kind", kind_text(row.kind));
    if (core::is_answer(row.kind)) json.add("grade", core::to_string(core::grade_of(row.kind)));
    json.add("at", core::rfc3339(row.moment.at, row.moment.zone));
    json.add("at_ms", std::int64_t{row.moment.at.time_since_epoch().count()});
    json.add("day", core::iso_date(row.moment.day));
    add_far_off(json, row.moment);
    if (row.took) json.add("took_ms", std::int64_t{row.took->count()});
    if (row.shift != 0) json.add("shift", row.shift);
    json.add("undone", entry.undone);
    json.add("device", entry.device).add("sequence", store::sequence_of(row.id));
    if (!row.detail.empty()) json.add_json("detail", row.detail);
    return json.take();
}

std::vector<store::Branch> read_log_lines(std::string_view lines, const std::string& name) {
    std::map<std::string, store::Branch> by_device;
    int number = 0;
    for (const std::string_view json : base::lines_of(lines)) {
        const Line line(json, fmt::format("{}:{}", name, ++number));
        const std::string device = line.device();
        store::ForeignRow row = line.row();
        auto& branch = by_device.try_emplace(device, store::Branch{device, row.row.moment.at, {}})
                           .first->second;
        branch.rows.push_back(std::move(row));
    }
    std::vector<store::Branch> out;
    for (auto& [device, branch] : by_device) out.push_back(std::move(branch));
    return out;
}

}  // namespace app

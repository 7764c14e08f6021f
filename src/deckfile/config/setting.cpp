#include "deckfile/config/setting.hpp"

#include "base/numbers/whole.hpp"
#include "base/text/in_backticks.hpp"
#include "deckfile/print.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <optional>
#include <utility>

namespace deckfile {
namespace {

using base::in_backticks;
using core::Settings;

constexpr std::size_t most_steps = 10;
constexpr int longest_step_s = 24 * 60 * 60 - 1;  // what waits a day is no step

// The digits on both sides of the colon, as in "04:00".
std::optional<TimeOfDay> time_from(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = base::whole_number(text.substr(0, 2));
    const auto minute = base::whole_number(text.substr(3));
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    return TimeOfDay{*hour, *minute};
}

constexpr std::array settings_table = {
    Setting{"new_per_day",
            [](SettingReader& r, Entry& e, Settings& s) { r.read<0, most_new>(e, s.new_per_day); },
            [](const Settings& s) { return print_whole(s.new_per_day); }},
    Setting{"reviews_per_day",
            [](SettingReader& r, Entry& e, Settings& s) {
                r.read<0, most_reviews>(e, s.reviews_per_day);
            },
            [](const Settings& s) { return print_whole(s.reviews_per_day); }},
    Setting{"rollover", [](SettingReader& r, Entry& e, Settings& s) { r.read_time(e, s.rollover); },
            [](const Settings& s) { return print_time(s.rollover); }},
    Setting{"new_first",
            [](SettingReader& r, Entry& e, Settings& s) { r.read_tags(e, s.new_first); },
            [](const Settings& s) { return print_list(s.new_first); }},
    Setting{
        "new_order",
        [](SettingReader& r, Entry& e, Settings& s) {
            r.read_name(e, core::new_orders, s.new_order);
        },
        [](const Settings& s) { return print_text(base::name_of(core::new_orders, s.new_order)); }},
    Setting{"deck_paths",
            [](SettingReader& r, Entry& e, Settings& s) { r.read_list(e, s.deck_paths); },
            [](const Settings& s) { return print_list(s.deck_paths); }},
    Setting{"learning_steps_s",
            [](SettingReader& r, Entry& e, Settings& s) {
                r.read_steps(e, s.scheduler.learning_steps_s);
            },
            [](const Settings& s) { return print_numbers(s.scheduler.learning_steps_s); }},
    Setting{"relearning_steps_s",
            [](SettingReader& r, Entry& e, Settings& s) {
                r.read_steps(e, s.scheduler.relearning_steps_s);
            },
            [](const Settings& s) { return print_numbers(s.scheduler.relearning_steps_s); }},
    Setting{"interval_multiplier",
            [](SettingReader& r, Entry& e, Settings& s) {
                r.read<100, 3000>(e, s.scheduler.interval_multiplier);
            },
            [](const Settings& s) { return print_whole(s.scheduler.interval_multiplier); }},
    Setting{"lapse_multiplier",
            [](SettingReader& r, Entry& e, Settings& s) {
                r.read<0, 1000>(e, s.scheduler.lapse_multiplier);
            },
            [](const Settings& s) { return print_whole(s.scheduler.lapse_multiplier); }},
    Setting{
        "max_days",
        [](SettingReader& r, Entry& e, Settings& s) { r.read<1, 36500>(e, s.scheduler.max_days); },
        [](const Settings& s) { return print_whole(s.scheduler.max_days); }},
    Setting{"fuzz",
            [](SettingReader& r, Entry& e, Settings& s) { r.read_flag(e, s.scheduler.fuzz); },
            [](const Settings& s) { return print_flag(s.scheduler.fuzz); }},
};

}  // namespace

void SettingReader::read_flag(Entry& entry, bool& setting) {
    const auto* digit = std::get_if<std::int64_t>(&entry.value.data);
    if (digit && (*digit == 0 || *digit == 1))
        setting = *digit == 1;
    else
        setting = flag(entry).value_or(setting);
}

void SettingReader::read_list(Entry& entry, std::vector<std::string>& setting) {
    const auto before = errors();
    auto texts = list(entry);
    if (errors() == before) setting = std::move(texts);
}

void SettingReader::read_tags(Entry& entry, std::vector<std::string>& setting) {
    const auto before = errors();
    auto texts = tags(entry);
    if (errors() == before) setting = std::move(texts);
}

void SettingReader::refuse_name(const Entry& entry, const std::vector<std::string_view>& names) {
    error(entry.value.place, fmt::format("{} must be one of \"{}\"", in_backticks(entry.key),
                                         fmt::join(names, "\", \"")));
}

void SettingReader::read_time(Entry& entry, core::Minutes& setting) {
    std::optional<TimeOfDay> time;
    if (const auto* text = std::get_if<std::string>(&entry.value.data)) time = time_from(*text);
    if (const auto* value = std::get_if<TimeOfDay>(&entry.value.data)) time = *value;
    if (time && time->whole_minutes)
        setting = core::Minutes{time->hour * 60 + time->minute};
    else
        error(entry.value.place,
              fmt::format("{} must be a time of day in whole minutes: 04:00:00 or \"04:00\"",
                          in_backticks(entry.key)));
}

void SettingReader::read_steps(Entry& entry, std::vector<int>& setting) {
    const auto* values = std::get_if<std::vector<Value>>(&entry.value.data);
    if (!values || values->size() > most_steps)
        return error(entry.value.place,
                     fmt::format("{} must be a list of at most {} whole numbers of seconds",
                                 in_backticks(entry.key), most_steps));
    std::vector<int> steps;
    for (const Value& value : *values)
        if (const auto step = whole(value, entry.key, 1, longest_step_s))
            read_step(value.place, entry.key, *step, steps);
    if (steps.size() == values->size()) setting = std::move(steps);
}

// A step that is no longer than the one before would have Good come back sooner than Hard.
void SettingReader::read_step(Place place, std::string_view name, int step,
                              std::vector<int>& steps) {
    if (steps.empty() || step > steps.back()) return steps.push_back(step);
    error(place, fmt::format("the steps of {} must rise, and {} does not rise above {}",
                             in_backticks(name), step, steps.back()));
}

std::span<const Setting> settings() {
    return settings_table;
}

}  // namespace deckfile

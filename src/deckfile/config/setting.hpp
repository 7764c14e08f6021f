// The settings that stand above the tables of the configuration: how each is read, and how it is
// printed as TOML.
#pragma once

#include "base/text/names.hpp"
#include "core/settings.hpp"
#include "deckfile/fields.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace deckfile {

inline constexpr int most_new = 9999;
inline constexpr int most_reviews = 99'999;

// Reads one value into the settings; what it cannot read it reports, and leaves the default.
class SettingReader : public FieldReader {
public:
    using FieldReader::FieldReader;

    template <int low, int high>
    void read(Entry& entry, int& setting) {
        if (const auto number = whole(entry.value, entry.key, low, high)) setting = *number;
    }
    template <typename Value, std::size_t size>
    void read_name(Entry& entry, const base::Name<Value> (&table)[size], Value& setting) {
        const auto* text = std::get_if<std::string>(&entry.value.data);
        if (const auto value = text ? base::value_of(table, *text) : std::nullopt)
            setting = *value;
        else
            refuse_name(entry, base::names_of(table));
    }
    void read_flag(Entry& entry, bool& setting);
    void read_list(Entry& entry, std::vector<std::string>& setting);
    void read_tags(Entry& entry, std::vector<std::string>& setting);
    void read_time(Entry& entry, core::Minutes& setting);
    // Steps of the scheduler: they rise, and none reaches a day.
    void read_steps(Entry& entry, std::vector<int>& setting);

private:
    void refuse_name(const Entry& entry, const std::vector<std::string_view>& names);
    void read_step(Place place, std::string_view name, int step, std::vector<int>& steps);
};

struct Setting {
    std::string_view name;
    void (*read)(SettingReader&, Entry&, core::Settings&);
    std::string (*print)(const core::Settings&);
};

// In the order in which they are listed for people.
std::span<const Setting> settings();

}  // namespace deckfile

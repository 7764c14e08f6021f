#include "core/judge/units.hpp"

#include "base/text/cut.hpp"
#include "base/text/unicode.hpp"
#include "core/judge/plural.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace core {
namespace {

using base::trimmed;

// A unit of more bytes is none; what people type is bounded before it is looked at closely.
constexpr std::size_t longest_unit = 256;

struct Named {
    std::string_view name;
    Family family;
    Scale scale;
};

constexpr double day = 86'400;
constexpr double month = 30 * day;
constexpr double year = 365 * day;

// By their folded names, without the plural's s; of several for one unit the full one comes last.
constexpr Named names[] = {
    {"ns", Family::time, {1, -9}},
    {"nsec", Family::time, {1, -9}},
    {"nanosecond", Family::time, {1, -9}},
    {"us", Family::time, {1, -6}},
    {"\xce\xbcs", Family::time, {1, -6}},
    {"usec", Family::time, {1, -6}},
    {"microsecond", Family::time, {1, -6}},
    {"ms", Family::time, {1, -3}},
    {"msec", Family::time, {1, -3}},
    {"millisecond", Family::time, {1, -3}},
    {"s", Family::time, {1, 0}},
    {"sec", Family::time, {1, 0}},
    {"second", Family::time, {1, 0}},
    {"min", Family::time, {60, 0}},
    {"minute", Family::time, {60, 0}},
    {"h", Family::time, {3600, 0}},
    {"hr", Family::time, {3600, 0}},
    {"hour", Family::time, {3600, 0}},
    {"d", Family::time, {day, 0}},
    {"day", Family::time, {day, 0}},
    {"w", Family::time, {7 * day, 0}},
    {"wk", Family::time, {7 * day, 0}},
    {"week", Family::time, {7 * day, 0}},
    {"mo", Family::time, {month, 0}},
    {"month", Family::time, {month, 0}},
    {"y", Family::time, {year, 0}},
    {"yr", Family::time, {year, 0}},
    {"year", Family::time, {year, 0}},
    {"mm", Family::length, {1, -3}},
    {"cm", Family::length, {1, -2}},
    {"km", Family::length, {1, 3}},
    {"millimetre", Family::length, {1, -3}},
    {"centimetre", Family::length, {1, -2}},
    {"metre", Family::length, {}},
    {"meter", Family::length, {}},
    {"kilometre", Family::length, {1, 3}},
    {"kilometer", Family::length, {1, 3}},
    {"%", Family::percent, {}},
    {"percent", Family::percent, {}},
    {"per cent", Family::percent, {}},
    {"pct", Family::percent, {}},
    {"x", Family::times, {}},
    {"\xc3\x97", Family::times, {}},
    {"time", Family::times, {}},
    {"$", Family::dollars, {}},
    {"usd", Family::dollars, {}},
    {"us$", Family::dollars, {}},
    {"dollar", Family::dollars, {}},
    {"us dollar", Family::dollars, {}},
    {"\xe2\x82\xac", Family::euros, {}},
    {"eur", Family::euros, {}},
    {"euro", Family::euros, {}},
    {"\xc2\xa3", Family::pounds, {}},
    {"gbp", Family::pounds, {}},
};

struct Multiplier {
    std::string_view name;
    int power;
};

constexpr Multiplier multipliers[] = {
    {"hundred", 2}, {"thousand", 3}, {"million", 6}, {"billion", 9}, {"trillion", 12}, {"mn", 6},
    {"bn", 9},      {"k", 3},        {"m", 6},       {"b", 9},       {"t", 12},
};

bool is_data(Family family) {
    return family == Family::bytes || family == Family::bits;
}

// What two units that are the same have in common: their words in the singular, written together.
std::string as_compared(std::string_view text) {
    std::string out;
    const std::string folded = base::case_folded(text);
    for (const std::string_view word : base::split(folded, " -")) out += of_either_number(word);
    return out;
}

const Named* named(std::string_view folded) {
    const auto* found = std::find_if(std::begin(names), std::end(names),
                                     [&](const Named& one) { return one.name == folded; });
    return found == std::end(names) ? nullptr : found;
}

// Also in the plural: "hrs", "US dollars".
const Named* named_or_plural(std::string_view folded) {
    if (const Named* one = named(folded)) return one;
    if (folded.size() < 3 || !folded.ends_with('s')) return nullptr;
    folded.remove_suffix(1);
    return folded.ends_with('s') ? nullptr : named(folded);
}

// The scale of a prefix: "", "k", "Mi", "giga", ... by its folded text.
std::optional<Scale> prefix_scale(std::string_view prefix) {
    constexpr std::string_view letters = "kmgtpe";
    constexpr std::array<std::string_view, 6> decimal = {"kilo", "mega", "giga",
                                                         "tera", "peta", "exa"};
    constexpr std::array<std::string_view, 6> binary = {"kibi", "mebi", "gibi",
                                                        "tebi", "pebi", "exbi"};
    if (prefix.empty()) return Scale{};
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const bool starts = prefix.front() == letters[i];
        if ((starts && prefix.size() == 1) || prefix == decimal[i])
            return Scale{1, static_cast<int>(3 * (i + 1))};
        if ((starts && prefix.size() == 2 && prefix[1] == 'i') || prefix == binary[i])
            return Scale{static_cast<double>(std::uint64_t{1} << (10 * (i + 1))), 0};
    }
    return std::nullopt;
}

// How much of a folded unit is its "bytes", "bits" or "b", counted from the end; 0: it is no unit
// of data.
std::size_t data_core(std::string_view folded) {
    for (const std::string_view core : {"bytes", "byte", "bits", "bit", "b"})
        if (folded.ends_with(core)) return core.size();
    return 0;
}

// A "b" alone tells bits from bytes by its case; written in small letters throughout it is what was
// asked for.
Family family_of_b(std::string_view text, std::optional<Family> asked) {
    if (text.ends_with('B')) return Family::bytes;
    const bool small = text.size() > 1 && text.front() >= 'a';
    if (asked == Family::bits) return Family::bits;
    if (small) return Family::bytes;
    if (asked == Family::bytes) return Family::none;  // megabits, or bytes in a hurry
    return text.size() > 1 ? Family::bits : Family::word;
}

// "GiB", "Mbit", "kilobytes". Family::none in it: it cannot be told what was meant.
std::optional<Measure> data_measure(std::string_view text, std::optional<Family> asked) {
    const std::string folded = base::case_folded(text);
    const std::size_t core = data_core(folded);
    if (core == 0 || folded.size() != text.size()) return std::nullopt;
    const auto scale = prefix_scale(std::string_view(folded).substr(0, folded.size() - core));
    if (!scale) return std::nullopt;
    Family family = folded[folded.size() - core + 1] == 'y' ? Family::bytes : Family::bits;
    if (core == 1) family = family_of_b(text, asked);
    if (family == Family::word) return std::nullopt;
    return Measure{family, "", *scale};
}

// A bare "G" where data is asked for.
std::optional<Measure> bare_prefix(std::string_view folded, std::optional<Family> asked) {
    if (!asked || !is_data(*asked) || folded.size() != 1 || folded == "e") return std::nullopt;
    const auto scale = prefix_scale(folded);
    if (!scale) return std::nullopt;
    return Measure{*asked, "", *scale};
}

// `asked`: what the note's unit measures, where this is an answer's.
Measure measure_of(std::string_view text, std::optional<Family> asked) {
    if (text.empty()) return {};
    const std::string folded = base::case_folded(text);
    if (const auto data = data_measure(text, asked)) return *data;
    if (text == "m" && asked == Family::time) return {Family::time, "", {60, 0}};
    if (text == "m" && asked == Family::length) return {Family::length, "", {}};
    if (const Named* one = named_or_plural(folded)) return {one->family, "", one->scale};
    return {Family::word, as_compared(text), {}};
}

// A multiplier at the front, and what stands behind it.
std::optional<int> multiplier_of(std::string_view word, bool alone, std::optional<Family> asked) {
    const std::string folded = as_compared(word);
    const auto* found = std::find_if(std::begin(multipliers), std::end(multipliers),
                                     [&](const Multiplier& one) { return one.name == folded; });
    if (found == std::end(multipliers)) return std::nullopt;
    if (word.size() > 1) return found->power;
    const bool is_unit = asked == Family::time || asked == Family::length;
    if (word == "m" && is_unit) return std::nullopt;
    if (!alone) return found->power;
    if (!asked) return word == "K" || word == "M" ? std::optional(found->power) : std::nullopt;
    return is_data(*asked) ? std::nullopt : std::optional(found->power);
}

struct Halves {
    std::string_view of;
    std::string_view per;
    bool divided = false;
};

// At the first '/' or "per". A percentage is not per anything.
Halves halves_of(std::string_view text) {
    const std::string folded = base::case_folded(text);
    if (const Named* one = named(folded); one && one->family == Family::percent) return {text, ""};
    const auto slash = text.find('/');
    if (slash != std::string_view::npos)
        return {trimmed(text.substr(0, slash)), trimmed(text.substr(slash + 1)), true};
    if (text.starts_with("per ")) return {"", trimmed(text.substr(4)), true};
    const auto per = text.find(" per ");
    if (per == std::string_view::npos || text.substr(per) == " per cent") return {text, ""};
    return {trimmed(text.substr(0, per)), trimmed(text.substr(per + 5)), true};
}

bool is_request(std::string_view word) {
    for (const std::string_view one : {"request", "query", "event", "op", "operation", "call"})
        if (word == one) return true;
    return false;
}

// "QPS", "Gbps": rates in one word.
bool read_short_rate(std::string_view text, Unit& unit) {
    const std::string folded = base::case_folded(text);
    if (folded == "qps" || folded == "rps" || folded == "eps") {
        unit.any_requests = true;
        unit.of = {Family::word, folded == "qps" ? "query" : "request", {}};
    } else if (folded == "tps" || folded == "ops" || folded == "iops") {
        unit.of = {Family::word, folded == "tps" ? "transaction" : "op", {}};
    } else {
        if (text.size() < 4 || !text.ends_with("ps")) return false;
        const auto data = data_measure(text.substr(0, text.size() - 2), Family::bits);
        if (!data) return false;
        unit.of = *data;
    }
    unit.per = {Family::time, "", {}};
    return true;
}

// What is measured, without its multiplier and what it is divided by. False where it cannot be
// told.
bool read_measure(std::string_view of, std::optional<Family> asked, Unit& unit) {
    const auto prefix = bare_prefix(base::case_folded(of), asked);
    unit.only_prefix = prefix.has_value();
    unit.of = prefix ? *prefix : measure_of(of, asked);
    return unit.of.family != Family::none || of.empty();
}

std::optional<Unit> read_unit(std::string_view raw, std::optional<Family> asked) {
    if (raw.size() > longest_unit) return std::nullopt;
    const std::string text = base::normalised(raw);
    Unit unit;
    const Halves halves = halves_of(text);
    if (halves.divided && halves.per.empty()) return std::nullopt;
    std::string_view of = halves.of;
    const auto word = of.substr(0, of.find(' '));
    if (const auto power = multiplier_of(word, word.size() == of.size(), asked)) {
        unit.multiplier = *power;
        of = trimmed(of.substr(word.size()));
    }
    unit.unmultiplied = of;
    if (halves.divided) unit.unmultiplied.append("/").append(halves.per);
    if (!halves.divided && read_short_rate(of, unit)) return unit;
    if (!read_measure(of, asked, unit)) return std::nullopt;
    if (halves.divided) unit.per = measure_of(halves.per, Family::time);
    return unit;
}

bool same_measure(const Measure& a, const Measure& b) {
    return a.family == b.family && a.word == b.word;
}

void convert(const Scale& by, const Scale& against, Conversion& out) {
    out.power += by.power - against.power;
    if (by.ratio == against.ratio) return;
    out.times *= by.ratio;
    out.over *= against.ratio;
}

bool same_requests(const Unit& a, const Unit& b) {
    return (a.any_requests || b.any_requests) && is_request(a.of.word) && is_request(b.of.word);
}

}  // namespace

Unit unit_of_note(std::string_view text) {
    if (auto unit = read_unit(text, std::nullopt)) return *unit;
    Unit unit;
    unit.of = {Family::word, as_compared(text.substr(0, longest_unit)), {}};
    return unit;
}

std::optional<Unit> unit_of_answer(std::string_view text, Family asked) {
    return read_unit(text, asked);
}

std::string common_name(std::string_view unit) {
    if (unit.size() > longest_unit) return {};
    const bool rate = unit.size() > 3 && unit.ends_with("ps");
    const auto data = data_measure(unit.substr(0, unit.size() - (rate ? 2 : 0)),
                                   rate ? std::optional(Family::bits) : std::nullopt);
    if (data)
        return fmt::format("{}{}{}", data->family == Family::bytes ? "byte" : "bit",
                           data->scale.power + static_cast<int>(std::log2(data->scale.ratio)),
                           rate ? "/s" : "");
    const Named* one = named_or_plural(base::case_folded(unit));
    if (!one || one->family != Family::time) return {};
    std::string_view full;
    for (const Named& other : names)
        if (other.family == one->family && other.scale.ratio == one->scale.ratio &&
            other.scale.power == one->scale.power)
            full = other.name;
    return std::string(full) + 's';
}

std::optional<int> months_in(const Unit& unit) {
    if (unit.of.family != Family::time || unit.per.family != Family::none) return std::nullopt;
    if (unit.of.scale.ratio == month) return 1;
    return unit.of.scale.ratio == year ? std::optional(12) : std::nullopt;
}

bool same_words(std::string_view a, std::string_view b) {
    return a == b || (a.size() <= longest_unit && as_compared(a) == as_compared(b));
}

std::optional<Conversion> conversion(const Unit& from, const Unit& to) {
    if (from.empty()) return Conversion{};
    Conversion out{1, 1, from.multiplier - to.multiplier};
    if (from.of.family != Family::none) {
        if (!same_measure(from.of, to.of) && !same_requests(from, to)) return std::nullopt;
        convert(from.of.scale, to.of.scale, out);
    }
    const bool left_out = from.of.family == Family::none || from.only_prefix;
    if (left_out && from.per.family == Family::none) return out;
    if (!same_measure(from.per, to.per)) return std::nullopt;
    convert(to.per.scale, from.per.scale, out);
    return out;
}

}  // namespace core

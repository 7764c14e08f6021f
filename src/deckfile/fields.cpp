#include "deckfile/fields.hpp"

#include "base/text/in_backticks.hpp"
#include "base/text/suggest.hpp"
#include "base/text/unicode.hpp"
#include "core/card/identity.hpp"
#include "deckfile/mistakes/texts/doubts.hpp"
#include "deckfile/mistakes/values/one_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace deckfile {
namespace {

using base::in_backticks;

constexpr auto none = std::string_view::npos;
constexpr int most_told = 5;  // entries of one list

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == none;
}

// Where a text first has a control character that reorders what is read: those that embed, override
// or isolate. The marks LRM, RLM and ALM are what bilingual cards need.
std::size_t find_bidi_control(std::string_view text) {
    for (auto at = text.find('\xE2'); at != none; at = text.find('\xE2', at + 1)) {
        const std::string_view rest = text.substr(at, 3);
        const bool embeds = rest >= "\xE2\x80\xAA" && rest <= "\xE2\x80\xAE";
        const bool isolates = rest >= "\xE2\x81\xA6" && rest <= "\xE2\x81\xA9";
        if (embeds || isolates) return at;
    }
    return none;
}

bool is_tag(std::string_view text) {
    while (!text.empty()) {
        const base::Decoded next = base::take_code_point(text);
        const bool is_mark =
            next.code < 0x80 && std::string_view("-_./").find(static_cast<char>(next.code)) != none;
        if (!is_mark && !base::is_letter_or_digit(next.code)) return false;
    }
    return true;
}

}  // namespace

std::string_view type_name(const Value& value) {
    static constexpr std::array<std::string_view, 10> names = {
        "text",          "a number",           "a number", "true or false", "a date",
        "a time of day", "a date with a time", "a list",   "a table",       "unreadable"};
    static_assert(names.size() == std::variant_size_v<Value::Data>);
    return names[value.data.index()];
}

std::string FieldReader::text(Entry& entry) {
    auto* text = std::get_if<std::string>(&entry.value.data);
    if (!text) {
        wrong_type(entry.value, entry.key, "text in quotes");
        return {};
    }
    if (!check_text(entry, entry.value)) return {};
    check_bidi(entry, entry.value);
    if (text->size() > largest_field)
        error(entry.value.place, fmt::format("{} holds more than 64 KiB", in_backticks(entry.key)));
    return std::move(*text);
}

std::vector<std::string> FieldReader::list(Entry& entry) {
    auto* values = std::get_if<std::vector<Value>>(&entry.value.data);
    if (!values) {
        report_no_list(entry);
        return {};
    }
    std::vector<std::string> texts;
    texts.reserve(values->size());
    bool warned = false;
    int wrong = 0;
    for (Value& value : *values) {
        if (!check_listed(entry, value)) {
            if (++wrong == most_told) return texts;  // what holds for so many holds for all
            texts.emplace_back();                    // each stands where it was written
            continue;
        }
        if (!warned) warned = check_bidi(entry, value);
        texts.push_back(std::move(std::get<std::string>(value.data)));
    }
    check_size(entry, texts);
    return texts;
}

std::vector<std::string> FieldReader::text_or_list(Entry& entry) {
    if (std::holds_alternative<std::vector<Value>>(entry.value.data)) return list(entry);
    if (std::holds_alternative<std::string>(entry.value.data)) return {text(entry)};
    wrong_type(entry.value, entry.key, "text in quotes, or a list of texts");
    return {};
}

std::vector<std::string> FieldReader::tags(Entry& entry) {
    auto tags = list(entry);
    for (std::size_t i = 0; i < tags.size(); ++i) {
        if (is_blank(tags[i]) || is_tag(tags[i])) continue;
        const Place place = std::get<std::vector<Value>>(entry.value.data)[i].place;
        error(place, fmt::format("{} is no tag; tags are made of letters, digits and - _ . /",
                                 in_backticks(tags[i])));
    }
    return tags;
}

std::optional<std::string> FieldReader::id(Entry& entry) {
    const Place place = entry.value.place;
    if (!std::holds_alternative<std::string>(entry.value.data)) {
        wrong_type(entry.value, entry.key, "text in quotes");
        return std::nullopt;
    }
    auto& id = std::get<std::string>(entry.value.data);
    if (core::is_valid_id(id)) return std::move(id);
    error(place, fmt::format("{} is no id; ids are 1 to 64 of the letters a-z and A-Z, digits and "
                             "- _ .",
                             in_backticks(id)));
    return std::nullopt;
}

std::optional<bool> FieldReader::flag(const Entry& entry) {
    if (const auto* flag = std::get_if<bool>(&entry.value.data)) return *flag;
    wrong_type(entry.value, entry.key, "true or false, without quotes");
    return std::nullopt;
}

std::optional<core::Day> FieldReader::date(const Entry& entry) {
    if (const auto* date = std::get_if<core::Day>(&entry.value.data)) return *date;
    wrong_type(entry.value, entry.key, "a date without quotes, as in 2026-11-01");
    return std::nullopt;
}

std::optional<double> FieldReader::number(const Entry& entry) {
    if (const auto* whole = std::get_if<std::int64_t>(&entry.value.data))
        return static_cast<double>(*whole);
    const auto* number = std::get_if<double>(&entry.value.data);
    if (!number) {
        wrong_type(entry.value, entry.key, "a number without quotes");
        return std::nullopt;
    }
    if (std::isfinite(*number)) return *number;
    error(entry.value.place, fmt::format("{} must be a finite number", in_backticks(entry.key)));
    return std::nullopt;
}

std::optional<int> FieldReader::whole(const Value& value, std::string_view name, int low,
                                      int high) {
    const auto* whole = std::get_if<std::int64_t>(&value.data);
    if (!whole) {
        wrong_type(value, name, fmt::format("a whole number from {} to {}", low, high));
        return std::nullopt;
    }
    if (*whole >= low && *whole <= high) return static_cast<int>(*whole);
    error(value.place, fmt::format("{} must be a whole number from {} to {}, not {}",
                                   in_backticks(name), low, high, *whole));
    return std::nullopt;
}

void FieldReader::unknown(const Entry& entry, const std::vector<std::string_view>& known,
                          std::string_view meant) {
    std::string message = "unknown key " + in_backticks(entry.key);
    if (meant.empty()) meant = base::nearest(entry.key, known);
    if (!meant.empty())
        message += fmt::format("; did you mean {}?", in_backticks(meant));
    else if (!std::exchange(has_listed_keys_, true))
        message += fmt::format("; the keys here are {}", fmt::join(known, ", "));
    error(entry.place, std::move(message));
}

void FieldReader::doubt(const Entry& entry) {
    doubt(entry.key, entry.value);
    if (const auto* values = std::get_if<std::vector<Value>>(&entry.value.data))
        for (const Value& value : *values) doubt(entry.key, value);
}

void FieldReader::doubt(std::string_view key, const Value& value) {
    if (!std::holds_alternative<std::string>(value.data)) return;
    const std::string_view literal =
        source_.text.substr(value.span.begin - source_.offset, value.span.end - value.span.begin);
    for (const Doubt& doubt : doubts_about(key, literal)) {
        const std::string_view above = literal.substr(0, doubt.at);
        const auto rows = static_cast<int>(std::count(above.begin(), above.end(), '\n'));
        const auto row = rows == 0 ? 0 : above.rfind('\n') + 1;
        const int column = column_at(literal.substr(row), doubt.at - row);
        const Place place{value.place.line + rows,
                          rows == 0 ? value.place.column + column - 1 : column};
        doubt.is_error ? error(place, doubt.message) : warning(place, doubt.message);
    }
}

Place FieldReader::place_in(const Value& value, std::size_t offset) const {
    return place_in_string(source_, value.place, offset);
}

void FieldReader::error(Place place, std::string message) {
    ++errors_;
    add_error(problems_, place, message);
}

void FieldReader::warning(Place place, std::string message) {
    add_warning(problems_, place, message);
}

void FieldReader::wrong_type(const Value& value, std::string_view name, std::string_view wanted) {
    if (std::holds_alternative<Unreadable>(value.data)) {
        ++errors_;
        return;
    }
    error(value.place,
          fmt::format("{} must be {}, not {}", in_backticks(name), wanted, type_name(value)));
}

void FieldReader::report_no_list(const Entry& entry) {
    const auto* text = std::get_if<std::string>(&entry.value.data);
    std::string message = text ? list_to_write(entry.key, *text) : std::string();
    if (message.empty())
        wrong_type(entry.value, entry.key, "a list of texts: [\"...\", \"...\"]");
    else
        error(entry.value.place, std::move(message));
}

// False where no more of the entry should be read.
bool FieldReader::check_text(const Entry& entry, const Value& value) {
    const auto& text = std::get<std::string>(value.data);
    if (is_blank(text))
        error(value.place, fmt::format("{} has an empty text", in_backticks(entry.key)));
    const auto nul = text.find('\0');
    if (nul == none) return true;
    error(place_in(value, nul), fmt::format("NUL character in {}", in_backticks(entry.key)));
    return false;
}

bool FieldReader::check_listed(const Entry& entry, const Value& value) {
    if (std::holds_alternative<std::string>(value.data)) return check_text(entry, value);
    wrong_type(value, entry.key, "a list of texts in quotes");
    return false;
}

bool FieldReader::check_bidi(const Entry& entry, const Value& value) {
    const auto at = find_bidi_control(std::get<std::string>(value.data));
    if (at == none) return false;
    warning(place_in(value, at),
            fmt::format("invisible character in {} that reorders the text around it",
                        in_backticks(entry.key)));
    return true;
}

void FieldReader::check_size(const Entry& entry, const std::vector<std::string>& texts) {
    std::size_t size = 0;
    for (const auto& text : texts) size += text.size();
    if (size > largest_field)
        error(entry.value.place, fmt::format("{} holds more than 64 KiB", in_backticks(entry.key)));
}

}  // namespace deckfile

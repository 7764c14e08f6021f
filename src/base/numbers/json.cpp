#include "base/numbers/json.hpp"

#include "base/text/unicode.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace base {
namespace {

using nlohmann::json;

constexpr int deepest_nesting = 100;

// What JSON allows raw, and a terminal must not be sent: DEL, C1, and what turns text around.
bool needs_escape(char32_t code) {
    return (code >= 0x7F && code <= 0x9F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

std::string with_escapes(std::string_view document) {
    std::string out;
    for (std::string_view rest = document; !rest.empty();) {
        const std::string_view before = rest;
        const char32_t code = take_code_point(rest).code;
        if (needs_escape(code))
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(code));
        else
            out += before.substr(0, before.size() - rest.size());
    }
    return out;
}

std::string in_quotes(std::string_view text) {
    return with_escapes(
        json(std::string(text)).dump(-1, ' ', false, json::error_handler_t::replace));
}

json member_of(std::string_view object, std::string_view key) {
    const json parsed = json::parse(object, nullptr, false);
    if (!parsed.is_object()) return {};
    const auto found = parsed.find(std::string(key));
    return found == parsed.end() ? json{} : *found;
}

}  // namespace

JsonObject& JsonObject::member(std::string_view key, std::string_view json) {
    if (!members_.empty()) members_ += ',';
    members_ += in_quotes(key);
    members_ += ':';
    members_ += json;
    return *this;
}

JsonObject& JsonObject::add(std::string_view key, std::string_view value) {
    return member(key, in_quotes(value));
}

JsonObject& JsonObject::add(std::string_view key, std::int64_t value) {
    return member(key, std::to_string(value));
}

JsonObject& JsonObject::add(std::string_view key, bool value) {
    return member(key, value ? "true" : "false");
}

JsonObject& JsonObject::add(std::string_view key, const std::vector<std::string>& values) {
    std::string list;
    for (const auto& value : values)
        list += std::string(list.empty() ? "" : ",") + in_quotes(value);
    return member(key, "[" + list + "]");
}

JsonObject& JsonObject::add(std::string_view key, const JsonObject& value) {
    return member(key, value.text());
}

JsonObject& JsonObject::add(std::string_view key, const std::vector<JsonObject>& values) {
    std::string list;
    for (const auto& value : values) list += std::string(list.empty() ? "" : ",") + value.text();
    return member(key, "[" + list + "]");
}

JsonObject& JsonObject::add_null(std::string_view key) {
    return member(key, "null");
}

JsonObject& JsonObject::add_json(std::string_view key, std::string_view text) {
    bool too_deep = false;  // it is written by recursion
    const auto note_depth = [&](int depth, auto, auto&) {
        too_deep = too_deep || depth > deepest_nesting;
        return !too_deep;
    };
    const auto value = nlohmann::ordered_json::parse(text, note_depth, false);
    if (too_deep || value.is_discarded()) return add(key, text);
    return member(key, with_escapes(value.dump(-1, ' ', false,
                                               nlohmann::ordered_json::error_handler_t::replace)));
}

JsonObject& JsonObject::add_members(std::string_view object) {
    const auto parsed = nlohmann::ordered_json::parse(object, nullptr, false);
    if (!parsed.is_object()) return *this;
    for (const auto& [key, value] : parsed.items()) add_json(key, value.dump());
    return *this;
}

std::string JsonObject::indented() const {
    return with_escapes(nlohmann::ordered_json::parse(text()).dump(2));
}

std::optional<std::int64_t> json_integer(std::string_view object, std::string_view key) {
    const json value = member_of(object, key);
    if (!value.is_number_integer()) return std::nullopt;
    return value.get<std::int64_t>();
}

std::optional<std::string> json_string(std::string_view object, std::string_view key) {
    const json value = member_of(object, key);
    if (!value.is_string()) return std::nullopt;
    return value.get<std::string>();
}

}  // namespace base

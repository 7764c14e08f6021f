#include "base/numbers/json.hpp"

#include "base/text/unicode.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace base {
namespace {

using nlohmann::ordered_json;

constexpr int deepest_nesting = 100;

// What JSON allows raw, and a terminal must not be sent: DEL, C1, and what turns text around.
bool needs_escape(char32_t code) {
    return (code >= 0x7F && code <= 0x9F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

// Whether such a code point may begin with this byte.
bool may_need_escape(char byte) {
    return byte == '\x7F' || byte == '\xC2' || byte == '\xE2';
}

std::string with_escapes(std::string document) {
    if (std::none_of(document.begin(), document.end(), may_need_escape)) return document;
    std::string out;
    out.reserve(document.size());
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

// On one line where `indent` is -1.
std::string written(const ordered_json& value, int indent) {
    return with_escapes(value.dump(indent, ' ', false, ordered_json::error_handler_t::replace));
}

// What another program wrote; nothing where it is no JSON, or nested deeper: it is written by
// recursion.
std::optional<ordered_json> read_foreign(std::string_view text, int deepest) {
    bool too_deep = false;
    const auto note_depth = [&](int depth, auto, auto&) {
        too_deep = too_deep || depth > deepest;
        return !too_deep;
    };
    auto value = ordered_json::parse(text, note_depth, false);
    if (too_deep || value.is_discarded()) return std::nullopt;
    return value;
}

// Looks no deeper than that.
bool is_nested_deeper(const ordered_json& value, int deepest) {
    if (deepest < 0) return true;
    if (!value.is_structured()) return false;
    return std::any_of(value.begin(), value.end(), [&](const ordered_json& inner) {
        return is_nested_deeper(inner, deepest - 1);
    });
}

}  // namespace

struct JsonObject::Members {
    ordered_json object = ordered_json::object();

    // Behind the others, also where the key is there already: looking for it takes time.
    void append(std::string_view key, ordered_json value) {
        object.get_ref<ordered_json::object_t&>().emplace_back(std::string(key), std::move(value));
    }
};

JsonObject::JsonObject() : members_(std::make_unique<Members>()) {}

JsonObject::JsonObject(const JsonObject& other)
    : members_(std::make_unique<Members>(*other.members_)) {}

JsonObject::JsonObject(JsonObject&& other) noexcept = default;

JsonObject& JsonObject::operator=(JsonObject other) noexcept {
    members_ = std::move(other.members_);
    return *this;
}

JsonObject::~JsonObject() = default;

JsonObject& JsonObject::add(std::string_view key, std::string_view value) {
    members_->append(key, std::string(value));
    return *this;
}

JsonObject& JsonObject::add(std::string_view key, std::int64_t value) {
    members_->append(key, value);
    return *this;
}

JsonObject& JsonObject::add(std::string_view key, bool value) {
    members_->append(key, value);
    return *this;
}

JsonObject& JsonObject::add(std::string_view key, const std::vector<std::string>& values) {
    members_->append(key, values);
    return *this;
}

JsonObject& JsonObject::add(std::string_view key, JsonObject value) {
    members_->append(key, std::move(value.members_->object));
    return *this;
}

JsonObject& JsonObject::add(std::string_view key, std::vector<JsonObject> values) {
    ordered_json list = ordered_json::array();
    for (JsonObject& value : values) list.push_back(std::move(value.members_->object));
    members_->append(key, std::move(list));
    return *this;
}

JsonObject& JsonObject::add_null(std::string_view key) {
    members_->append(key, nullptr);
    return *this;
}

JsonObject& JsonObject::add_json(std::string_view key, std::string_view text) {
    auto value = read_foreign(text, deepest_nesting);
    if (!value || value->is_string()) return add(key, text);
    members_->append(key, std::move(*value));
    return *this;
}

JsonObject& JsonObject::add_members(std::string_view object) {
    auto value = read_foreign(object, deepest_nesting + 1);
    if (!value || !value->is_object()) return *this;
    for (auto& [key, member] : value->get_ref<ordered_json::object_t&>())
        members_->append(key, std::move(member));
    return *this;
}

std::string JsonObject::text() const {
    return written(members_->object, -1);
}

std::string JsonObject::indented() const {
    return written(members_->object, 2);
}

struct JsonMembers::Members {
    ordered_json object;

    const ordered_json* find(std::string_view key) const {
        if (!object.is_object()) return nullptr;
        const auto found = object.find(key);
        return found == object.end() ? nullptr : &*found;
    }
};

JsonMembers::JsonMembers(std::string_view object)
    : members_(std::make_unique<Members>(Members{ordered_json::parse(object, nullptr, false)})) {}

JsonMembers::~JsonMembers() = default;

bool JsonMembers::has(std::string_view key) const {
    return members_->find(key) != nullptr;
}

std::optional<std::int64_t> JsonMembers::integer(std::string_view key) const {
    const ordered_json* value = members_->find(key);
    if (!value || !value->is_number_integer()) return std::nullopt;
    const auto number = value->get<std::int64_t>();
    if (value->is_number_unsigned() && number < 0) return std::nullopt;
    return number;
}

std::optional<std::string> JsonMembers::string(std::string_view key) const {
    const ordered_json* value = members_->find(key);
    if (!value || !value->is_string()) return std::nullopt;
    return value->get<std::string>();
}

std::optional<std::string> JsonMembers::text(std::string_view key) const {
    const ordered_json* value = members_->find(key);
    if (!value || is_nested_deeper(*value, deepest_nesting)) return std::nullopt;
    return written(*value, -1);
}

std::string json_text(std::string_view text) {
    return written(std::string(text), -1);
}

std::string on_one_line(std::string_view json) {
    const auto value = read_foreign(json, deepest_nesting);
    return value && !value->is_string() ? written(*value, -1) : json_text(json);
}

std::optional<std::int64_t> json_integer(std::string_view object, std::string_view key) {
    return JsonMembers(object).integer(key);
}

std::optional<std::string> json_string(std::string_view object, std::string_view key) {
    return JsonMembers(object).string(key);
}

}  // namespace base

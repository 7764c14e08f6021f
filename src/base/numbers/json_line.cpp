#include "base/numbers/json_line.hpp"

#include "base/numbers/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace base {
namespace {

// Most keys and words are written as they are.
bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c >= ' ' && c < '\x7F' && c != '"' && c != '\\'; });
}

void append_quoted(std::string& out, std::string_view text) {
    if (is_plain(text))
        out.append("\"").append(text).append("\"");
    else
        out += json_text(text);
}

}  // namespace

void JsonLine::begin(std::string_view key) {
    if (members_.size() > 1) members_ += ',';
    append_quoted(members_, key);
    members_ += ':';
}

JsonLine& JsonLine::add(std::string_view key, std::string_view value) {
    begin(key);
    append_quoted(members_, value);
    return *this;
}

JsonLine& JsonLine::add(std::string_view key, std::int64_t value) {
    begin(key);
    fmt::format_to(std::back_inserter(members_), "{}", value);
    return *this;
}

JsonLine& JsonLine::add(std::string_view key, bool value) {
    begin(key);
    members_ += value ? "true" : "false";
    return *this;
}

JsonLine& JsonLine::add_json(std::string_view key, std::string_view text) {
    begin(key);
    members_ += on_one_line(text);
    return *this;
}

}  // namespace base

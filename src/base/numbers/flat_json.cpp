#include "base/numbers/flat_json.hpp"

#include "base/numbers/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace base {
namespace {

constexpr std::size_t usual_size = 512;  // of a card, or of a row of the log

// Most keys and words are written as they are.
bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c >= ' ' && c < '\x7F' && c != '"' && c != '\\'; });
}

void append_quoted(std::string& out, std::string_view text) {
    if (!is_plain(text)) {
        out += json_text(text);
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

}  // namespace

FlatJson::FlatJson(std::optional<int> indent) {
    members_.reserve(usual_size);
    if (!indent) return;
    break_ = '\n' + std::string(static_cast<std::size_t>(*indent), ' ');
    colon_ = ": ";
}

void FlatJson::begin(std::string_view key) {
    if (members_.size() > 1) members_ += ',';
    members_ += break_;
    append_quoted(members_, key);
    members_ += colon_;
}

FlatJson& FlatJson::add(std::string_view key, std::string_view value) {
    begin(key);
    append_quoted(members_, value);
    return *this;
}

FlatJson& FlatJson::add(std::string_view key, std::int64_t value) {
    begin(key);
    const fmt::format_int digits(value);
    members_.append(digits.data(), digits.size());
    return *this;
}

FlatJson& FlatJson::add(std::string_view key, bool value) {
    begin(key);
    members_ += value ? "true" : "false";
    return *this;
}

FlatJson& FlatJson::add_null(std::string_view key) {
    begin(key);
    members_ += "null";
    return *this;
}

FlatJson& FlatJson::add_json(std::string_view key, std::string_view text) {
    begin(key);
    members_ += on_one_line(text);
    return *this;
}

std::string FlatJson::take() {
    if (members_.size() > 1)
        members_.append(break_, 0, std::max<std::size_t>(break_.size(), 2) - 2);
    members_ += '}';
    return std::move(members_);
}

}  // namespace base

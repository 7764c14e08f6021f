#include "core/heir/note_text.hpp"

#include "base/numbers/json.hpp"
#include "core/card/identity.hpp"

#include <utility>

namespace core {

std::string to_json(const NoteText& text) {
    base::JsonObject out;
    out.add("text", text.text);
    if (text.before) out.add("before", *text.before);
    if (text.after) out.add("after", *text.after);
    return out.text();
}

std::optional<NoteText> text_from_json(std::string_view json) {
    const base::JsonMembers members(json);
    auto text = members.string("text");
    if (!text) return std::nullopt;
    return NoteText{std::move(*text), members.string("before"), members.string("after")};
}

std::optional<TextFields> fields_of(std::string_view identity_text) {
    auto end = identity_text.find(identity_separator);
    const auto kind = base::value_of(kind_names, identity_text.substr(0, end));
    if (!kind) return std::nullopt;
    TextFields out{*kind, {}};
    while (end != identity_text.npos) {
        identity_text.remove_prefix(end + 1);
        end = identity_text.find(identity_separator);
        out.fields.emplace_back(identity_text.substr(0, end));
    }
    return out;
}

std::string readable(std::string_view identity_text) {
    const auto split = fields_of(identity_text);
    if (!split) return {};
    std::string out;
    for (const std::string& field : split->fields) {
        if (field.empty()) continue;
        const bool is_unit = split->kind == Kind::number && &field == &split->fields.back();
        if (!out.empty()) out += is_unit ? " " : " / ";
        out += field;
    }
    return out;
}

}  // namespace core

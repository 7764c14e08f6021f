#include "core/heir/note_text.hpp"

#include "core/card/identity.hpp"

namespace core {

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
        if (!out.empty()) out += " / ";
        out += field;
    }
    return out;
}

}  // namespace core

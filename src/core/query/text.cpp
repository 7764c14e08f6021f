#include "core/query/text.hpp"

#include "base/text/ascii.hpp"
#include "core/card/identity.hpp"
#include "core/query/names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace core {
namespace {

using namespace query_names;

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

bool is_bare(std::string_view text) {
    return !text.empty() && std::none_of(text.begin(), text.end(), [](char c) {
        return base::is_ascii_space(c) || c == '(' || c == ')' || c == '"';
    });
}

std::string text_of(const Word& word) {
    const bool bare = is_bare(word.text) && word.text[0] != '-' && !is_joiner(word.text) &&
                      word.text.find_first_of(field_signs) == std::string::npos;
    return bare ? word.text : in_quotes(word.text);
}

std::string text_of(const Named& named) {
    const bool bare = is_bare(named.name) && !named.name.ends_with('*');
    const bool empty_prefix = named.prefix && named.name.empty();
    return fmt::format("{}:{}{}", base::name_of(named_fields, named.field),
                       bare || empty_prefix ? named.name : in_quotes(named.name),
                       named.prefix ? "*" : "");
}

std::string text_of(const OfKind& of) {
    return fmt::format("kind:{}", to_string(of.kind));
}

std::string text_of(const Is& is) {
    return fmt::format("is:{}", base::name_of(states, is.state));
}

std::string text_of(const Compared& compared) {
    std::string number = std::to_string(compared.number);
    if (is_in_permille(compared.field)) number = fmt::format("{:.6g}", compared.number / 1000.0);
    return fmt::format("{}{}{}", base::name_of(compared_fields, compared.field),
                       base::name_of(relations, compared.relation), number);
}

std::string text_of(const Rated& rated) {
    if (!rated.grade) return fmt::format("rated:{}", rated.days);
    return fmt::format("rated:{}:{}", rated.days, to_string(*rated.grade));
}

std::string text_of(const Introduced& introduced) {
    return fmt::format("introduced:{}", introduced.days);
}

std::string text_of(const Term& term) {
    return std::visit([](const auto& one) { return text_of(one); }, term);
}

// In parentheses where something stands around it.
std::string text_within(const Query& query) {
    const bool alone = query.form == Query::Form::term || query.form == Query::Form::negation;
    return alone ? to_string(query) : fmt::format("({})", to_string(query));
}

}  // namespace

std::string to_string(const Query& query) {
    switch (query.form) {
        case Query::Form::term:
            return text_of(query.term);
        case Query::Form::negation: {
            const Query& part = query.parts.front();
            const bool twice = part.form == Query::Form::negation;
            return twice ? fmt::format("-({})", to_string(part)) : "-" + text_within(part);
        }
        case Query::Form::all_of:
        case Query::Form::any_of: {
            const std::string_view between = query.form == Query::Form::any_of ? " or " : " ";
            std::string text;
            for (const Query& part : query.parts)
                text.append(text.empty() ? "" : between).append(text_within(part));
            return text;
        }
    }
    return {};
}

bool looks_like_key(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos || !is_valid_id(text.substr(0, slash))) return false;
    std::string_view note = text.substr(slash + 1);
    note = note.substr(0, note.find('#'));
    if (note.starts_with('~')) note.remove_prefix(1);
    return is_valid_id(note);
}

bool has_texts(const Query& query) {
    const auto words = sought_words(query);
    return !std::all_of(words.begin(), words.end(), looks_like_key);
}

bool begins_with_field(std::string_view text) {
    const auto sign = text.find_first_of(field_signs);
    return sign != std::string_view::npos && is_known_field(text.substr(0, sign));
}

std::vector<std::string_view> query_fields() {
    return {"deck:",   "tag:",  "id:",     "kind:",     "is:",    "due<",
            "recall<", "ease<", "lapses>", "interval>", "rated:", "introduced:"};
}

std::vector<std::string_view> query_states() {
    return base::names_of(states);
}

std::vector<std::string_view> query_kinds() {
    return base::names_of(kind_names);
}

}  // namespace core

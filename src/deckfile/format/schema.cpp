#include "deckfile/format/schema.hpp"

#include "base/numbers/json.hpp"
#include "deckfile/extend/extends.hpp"
#include "deckfile/fields.hpp"
#include "deckfile/format/keys.hpp"
#include "deckfile/index.hpp"
#include "deckfile/lint.hpp"

#include <utility>

namespace deckfile {
namespace {

using base::JsonObject;
using core::Kind;
using Strings = std::vector<std::string>;

// A regular expression finds what it means anywhere in a text. All are written so that the dialects
// of the editors' languages agree on them.
constexpr std::string_view any_but_blank = R"([^ \t\r\n])";
constexpr std::string_view nul = R"(\u0000)";
constexpr std::string_view id_pattern = "^[A-Za-z0-9._-]{1,64}$";
// Letters beyond ASCII cannot be told from signs in all dialects.
constexpr std::string_view tag_pattern = R"(^[^\u0000-,:-@\[-^`{-\u007f]+$)";
constexpr std::string_view date_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
constexpr std::string_view hole_pattern = R"(\{\{[\s\S]+\}\})";
constexpr std::string_view tolerance_pattern =
    R"(^(exact)"
    R"(|0*([1-9][0-9]?(\.[0-9]*)?|100(\.0*)?|\.[0-9]*[1-9][0-9]*)%)"
    R"(|x0*([1-9][0-9]+(\.[0-9]*)?|[2-9](\.[0-9]*)?|1\.[0-9]*[1-9][0-9]*))$)";

std::int64_t number(std::size_t count) {
    return static_cast<std::int64_t>(count);
}

JsonObject matching(std::string_view pattern) {
    return JsonObject().add("pattern", pattern);
}

// What holds of a text; characters are counted where ebb counts bytes, of which there may be more.
JsonObject text(JsonObject schema, std::string_view pattern = any_but_blank) {
    return schema.add("pattern", pattern)
        .add("not", matching(nul).add("type", "string"))
        .add("maxLength", number(largest_field));
}

JsonObject a_text(std::string_view pattern = any_but_blank) {
    return text(JsonObject().add("type", "string"), pattern);
}

JsonObject list(JsonObject schema, JsonObject item, const holds::Count& count = {}) {
    schema.add("items", std::move(item));
    if (count.fewest > 0) schema.add("minItems", number(count.fewest));
    if (count.most < holds::Count().most) schema.add("maxItems", number(count.most));
    return count.distinct ? schema.add("uniqueItems", true) : schema;
}

JsonObject a_list(JsonObject item, const holds::Count& count = {}) {
    return list(JsonObject().add("type", "array"), std::move(item), count);
}

// What a value must be: one function for each form that a table of keys may hold.
struct ValueSchema {
    template <typename Of>
    JsonObject operator()(const holds::Text<Of>&) const {
        return a_text();
    }
    template <typename Of>
    JsonObject operator()(const holds::Id<Of>&) const {
        return JsonObject().add("type", "string").add("pattern", id_pattern);
    }
    template <typename Of>
    JsonObject operator()(const holds::Texts<Of>& texts) const {
        return a_list(a_text(), texts.count);
    }
    template <typename Of>
    JsonObject operator()(const holds::TextOrTexts<Of>& texts) const {
        return list(text(JsonObject().add("type", Strings{"string", "array"})), a_text(),
                    texts.count);
    }
    template <typename Of>
    JsonObject operator()(const holds::Tags<Of>&) const {
        return a_list(a_text(tag_pattern));
    }
    template <typename Of>
    JsonObject operator()(const holds::Flag<Of>&) const {
        return JsonObject().add("type", "boolean");
    }
    JsonObject operator()(const holds::OwnFlag&) const {
        return JsonObject().add("type", "boolean");
    }
    // JSON has no dates; editors show it one as such a text.
    JsonObject operator()(const holds::Date&) const {
        return JsonObject()
            .add("type", "string")
            .add("format", "date")
            .add("pattern", date_pattern);
    }
    JsonObject operator()(const holds::Cloze&) const { return a_text(hole_pattern); }
    JsonObject operator()(const holds::Number&) const { return JsonObject().add("type", "number"); }
    JsonObject operator()(const holds::Accept&) const {
        return list(JsonObject().add("type", Strings{"array", "object"}), a_text())
            .add("additionalProperties", a_list(a_text()));
    }
    JsonObject operator()(const holds::Within&) const {
        return JsonObject().add("type", "string").add("pattern", tolerance_pattern);
    }
    // Another name is a warning: it may be a rule of a later ebb.
    JsonObject operator()(const holds::Rules&) const {
        const auto known = JsonObject().add("enum", Strings(rules.begin(), rules.end()));
        return a_list(JsonObject().add("anyOf", std::vector<JsonObject>{known, a_text()}));
    }
};

template <typename Key, std::size_t size>
JsonObject properties(const Key (&keys)[size]) {
    JsonObject all;
    for (const Key& key : keys) {
        JsonObject schema = std::visit(ValueSchema(), key.holds);
        all.add(key.name, schema.add("description", key.use));
    }
    return all;
}

JsonObject table(std::string_view use, JsonObject properties, JsonObject schema = {}) {
    return schema.add("description", use)
        .add("type", "object")
        .add("properties", std::move(properties))
        .add("additionalProperties", false);
}

JsonObject with_key(std::string_view name) {
    return JsonObject().add("required", Strings{std::string(name)});
}

// The keys from which it follows that a note is of the kind, each by itself.
std::vector<JsonObject> any_that_settles(std::optional<Kind> kind, std::optional<Kind> or_of = {}) {
    std::vector<JsonObject> keys;
    for (const NoteKey& key : note_keys)
        if (key.settles() && (!kind || key.kind == kind || key.kind == or_of))
            keys.push_back(with_key(key.name));
    return keys;
}

// What stands beside a key that settles the kind, and what does not.
JsonObject beside(const NoteKey& settling) {
    const Kind kind = *settling.kind;
    Strings needed;
    JsonObject others;
    for (const NoteKey& key : note_keys) {
        if (&key == &settling) continue;
        if (key.is_needed_by(kind)) needed.emplace_back(key.name);
        if (!key.goes_with(kind))
            others.add(key.name, false);
        else if (std::holds_alternative<holds::Accept>(key.holds) && kind != Kind::cloze)
            others.add(key.name, JsonObject().add("type", "array"));
    }
    JsonObject schema;
    if (!needed.empty()) schema.add("required", needed);
    return schema.add("properties", others);
}

JsonObject dependencies() {
    JsonObject all;
    for (const NoteKey& key : note_keys) {
        if (key.settles())
            all.add(key.name, beside(key));
        else if (key.kind)
            all.add(key.name, JsonObject().add("anyOf", any_that_settles(key.kind, key.or_of)));
    }
    return all;
}

JsonObject where(std::string_view key, const JsonObject& is, std::string_view other,
                 const JsonObject& must_be) {
    JsonObject when = with_key(key);
    when.add("properties", JsonObject().add(key, is));
    return JsonObject()
        .add("if", when)
        .add("then", JsonObject().add("properties", JsonObject().add(other, must_be)));
}

// What two keys say of each other.
std::vector<JsonObject> agreements() {
    std::vector<JsonObject> all{
        where("number", JsonObject().add("const", 0), "within", JsonObject().add("const", "exact")),
        where("number", JsonObject().add("exclusiveMaximum", 0), "within", matching("^[^x]"))};
    for (std::size_t right = 2; right < most_choices; ++right)
        all.push_back(where("answer",
                            JsonObject().add("type", "array").add("minItems", number(right)),
                            "wrong", JsonObject().add("maxItems", number(most_choices - right))));
    return all;
}

constexpr std::string_view use_of_note =
    "A note. Its kind follows from its keys: `front` and `back`; `cloze`; `front`, `answer` and "
    "`wrong`; `front` and `number`; or `front` and `points`.";

// What holds of a note by itself.
JsonObject note_schema() {
    return JsonObject()
        .add("properties", properties(note_keys))
        .add("anyOf", any_that_settles({}))
        .add("dependencies", dependencies())
        .add("allOf", agreements());
}

// What holds of any, also of one that says no more than what is to be another in a deck's own note:
// editors complete by it.
JsonObject any_note_schema() {
    JsonObject keys;
    for (const NoteKey& key : note_keys)
        keys.add(key.name, JsonObject().add("description", key.use));
    return table(use_of_note, std::move(keys));
}

JsonObject of_table(std::string_view name, JsonObject schema) {
    return JsonObject().add("properties", JsonObject().add(name, std::move(schema)));
}

// A file that extends a deck says nothing of it but that.
JsonObject deck_of_extension() {
    JsonObject keys;
    for (const std::string_view key : not_beside_extends) keys.add(key, false);
    return JsonObject().add("properties", std::move(keys));
}

}  // namespace

std::string deck_schema() {
    JsonObject tables;
    tables.add("deck", table("What the deck says of itself, and for all its notes.",
                             properties(deck_keys)));
    JsonObject notes = a_list(any_note_schema());
    tables.add("card",
               notes.add("maxItems", number(most_notes))
                   .add("description", "The notes, in the order in which they are learned."));
    JsonObject schema;
    schema.add("$schema", "http://json-schema.org/draft-07/schema#").add("title", "ebb deck");
    schema.add("if", of_table("deck", with_key("extends")).add("required", Strings{"deck"}));
    schema.add("then", of_table("deck", deck_of_extension()));
    schema.add("else", of_table("card", JsonObject().add("items", note_schema())));
    return table("A deck of flashcards for ebb.", tables, schema).indented() + "\n";
}

}  // namespace deckfile

#include "deckfile/mistakes/habits.hpp"

#include "base/contains.hpp"
#include "base/text/ascii.hpp"
#include "base/text/names.hpp"

#include <array>

namespace deckfile {

std::string_view key_of_habit(std::string_view key) {
    static constexpr base::Name<std::string_view> habits[] = {
        {"question", "front"},
        {"q", "front"},
        {"prompt", "front"},
        {"term", "front"},
        {"a", "back"},
        {"response", "back"},
        {"definition", "back"},
        {"text", "cloze"},
        {"correct", "answer"},
        {"choices", "wrong"},
        {"options", "wrong"},
        {"distractors", "wrong"},
        {"alternatives", "accept"},
        {"synonyms", "accept"},
        {"comment", "note"},
        {"extra", "note"},
        {"explanation", "note"},
        {"remark", "note"},
        {"tag", "tags"},
        {"url", "source"},
        {"link", "source"},
        {"date", "as_of"},
        {"tolerance", "within"},
        {"value", "number"},
        {"list", "points"},
    };
    return base::value_of(habits, base::lower(key)).value_or("");
}

std::string_view deck_key_of_habit(std::string_view key) {
    static constexpr base::Name<std::string_view> habits[] = {
        {"name", "title"},           {"topic", "title"},       {"subject", "title"},
        {"heading", "title"},        {"about", "description"}, {"summary", "description"},
        {"subtitle", "description"}, {"authors", "author"},    {"by", "author"},
        {"copyright", "license"},    {"keywords", "tags"},     {"topics", "tags"},
        {"categories", "tags"},      {"category", "tags"},     {"url", "source"},
        {"link", "source"},          {"links", "source"},      {"reversed", "reverse"},
    };
    return base::value_of(habits, base::lower(key)).value_or("");
}

bool is_meant_as_kind(std::string_view key) {
    static constexpr std::array<std::string_view, 6> words = {"type",      "kind",  "card_type",
                                                              "note_type", "model", "notetype"};
    return base::contains(words, base::lower(key));
}

bool is_deck_key(std::string_view key) {
    static constexpr std::array<std::string_view, 7> keys = {
        "title", "description", "author", "license", "version", "allow", "extends"};
    return base::contains(keys, key);
}

}  // namespace deckfile

#include "core/query/tree.hpp"

#include "base/contains.hpp"

#include <algorithm>

namespace core {
namespace {

void collect_words(const Query& query, std::vector<std::string>& words) {
    for (const Query& part : query.parts) collect_words(part, words);
    const Word* word = query.form == Query::Form::term ? std::get_if<Word>(&query.term) : nullptr;
    if (word && !base::contains(words, word->text)) words.push_back(word->text);
}

bool is_due(const Query& query) {
    return query.form == Query::Form::term && query.term == Term(Is{Is::State::due});
}

}  // namespace

Query Query::of(Term term) {
    Query query;
    query.form = Form::term;
    query.term = std::move(term);
    return query;
}

Query Query::negation(Query part) {
    Query query;
    query.form = Form::negation;
    query.parts.push_back(std::move(part));
    return query;
}

Query Query::all_of(std::vector<Query> parts) {
    Query query;
    query.parts = std::move(parts);
    return query;
}

Query Query::any_of(std::vector<Query> parts) {
    Query query;
    query.form = Form::any_of;
    query.parts = std::move(parts);
    return query;
}

std::vector<std::string> sought_words(const Query& query) {
    std::vector<std::string> words;
    collect_words(query, words);
    return words;
}

bool asks_for_due(const Query& query) {
    return is_due(query) || std::any_of(query.parts.begin(), query.parts.end(), asks_for_due);
}

std::optional<Query> without_due(const Query& query) {
    if (is_due(query)) return Query{};
    if (query.form != Query::Form::all_of) return std::nullopt;
    Query rest;
    bool found = false;
    for (const Query& part : query.parts) {
        const auto without = without_due(part);
        found = found || without;
        if (const Query& kept = without.value_or(part); !kept.is_everything())
            rest.parts.push_back(kept);
    }
    if (!found) return std::nullopt;
    return rest.parts.size() == 1 ? rest.parts.front() : rest;
}

}  // namespace core

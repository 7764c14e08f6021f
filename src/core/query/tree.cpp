#include "core/query/tree.hpp"

#include <algorithm>
#include <unordered_set>

namespace core {
namespace {

// `known` are those collected already.
void collect_words(const Query& query, std::vector<std::string>& words,
                   std::unordered_set<std::string_view>& known) {
    for (const Query& part : query.parts) collect_words(part, words, known);
    const Word* word = query.form == Query::Form::term ? std::get_if<Word>(&query.term) : nullptr;
    if (word && known.insert(word->text).second) words.push_back(word->text);
}

bool is(const Query& query, Is::State state) {
    return query.form == Query::Form::term && query.term == Term(Is{state});
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
    std::unordered_set<std::string_view> known;
    collect_words(query, words, known);
    return words;
}

bool asks_for(const Query& query, Is::State state) {
    return is(query, state) ||
           std::any_of(query.parts.begin(), query.parts.end(),
                       [&](const Query& part) { return asks_for(part, state); });
}

bool asks_for_due(const Query& query) {
    return asks_for(query, Is::State::due);
}

std::optional<Query> without_due(const Query& query) {
    if (is(query, Is::State::due)) return Query{};
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

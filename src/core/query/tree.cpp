#include "core/query/tree.hpp"

#include "base/contains.hpp"

namespace core {
namespace {

void collect_words(const Query& query, std::vector<std::string>& words) {
    for (const Query& part : query.parts) collect_words(part, words);
    const Word* word = query.form == Query::Form::term ? std::get_if<Word>(&query.term) : nullptr;
    if (word && !base::contains(words, word->text)) words.push_back(word->text);
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

}  // namespace core

#include "app/search.hpp"

#include "app/day.hpp"
#include "base/contains.hpp"
#include "base/text/suggest.hpp"
#include "base/text/unicode.hpp"
#include "core/query/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace app {
namespace {

constexpr std::size_t longest_shown = 300;  // bytes of a query
constexpr std::size_t most_words = 500;     // each is looked for in each note

// Each is:due narrows with what stands beside it: `is:due deck:x` are those that a review of deck:x
// would show. One that need not hold speaks of a review of everything.
void remember_due(Workspace& workspace, const core::Query& beside) {
    if (core::asks_for_due(beside)) remember_due(workspace, {});
    store::remember_due(workspace.store.database(), left_now(workspace, beside).due);
}

// The words that are looked for in texts: those that are no card's key.
std::vector<std::string> words_of_texts(Workspace& workspace, const core::Query& query) {
    auto words = core::sought_words(query);
    std::erase_if(words, [&](const std::string& word) {
        return core::looks_like_key(word) && workspace.store.cards().number_of(word);
    });
    if (words.size() > most_words)
        throw TooManyWords(fmt::format(
            "the query has {} words, and no more than {} are looked for at once; fields and cards' "
            "keys do not count",
            words.size(), most_words));
    return words;
}

// The beginning, of a query that no person has typed.
std::string in_brief(std::string text) {
    if (text.size() <= longest_shown) return text;
    text.resize(text.rfind(' ', longest_shown) == std::string::npos
                    ? longest_shown
                    : text.rfind(' ', longest_shown));
    return text + " ...";
}

using Names = std::vector<std::string>;

// "no deck is called `x`; did you mean `y`?", unless there is one.
std::optional<std::string> missing(std::string_view what, const std::string& name,
                                   const Names& known) {
    if (base::contains(known, name)) return std::nullopt;
    const std::vector<std::string_view> names(known.begin(), known.end());
    return fmt::format("no {} is called `{}`{}", what, name, base::suggestion(name, names));
}

std::optional<std::string> missing(Workspace& workspace, const core::Named& named) {
    if (named.prefix) return std::nullopt;
    switch (named.field) {
        case core::Named::Field::deck:
            return missing("deck", named.name, workspace.decks.ids());
        case core::Named::Field::tag:
            return missing("tag", base::case_folded(named.name), workspace.store.cards().tags());
        case core::Named::Field::id:
            return missing("note", named.name, workspace.store.cards().note_ids());
    }
    return std::nullopt;
}

// Of the first name in the query that is nowhere.
std::optional<std::string> missing(Workspace& workspace, const core::Query& query) {
    for (const core::Query& part : query.parts)
        if (auto text = missing(workspace, part)) return text;
    if (query.form != core::Query::Form::term) return std::nullopt;
    if (const auto* named = std::get_if<core::Named>(&query.term))
        return missing(workspace, *named);
    const auto* word = std::get_if<core::Word>(&query.term);
    const bool is_no_key =
        word && core::looks_like_key(word->text) && !workspace.store.cards().find(word->text);
    return is_no_key ? std::optional(no_key_text(workspace, word->text)) : std::nullopt;
}

}  // namespace

store::Selection select(Workspace& workspace, const core::Query& query) {
    const auto words = words_of_texts(workspace, query);
    if (!words.empty())
        store::remember_words(workspace.store.database(), workspace.decks.notes_saying(words));
    if (core::asks_for_due(query))
        remember_due(workspace, core::without_due(query).value_or(core::Query{}));
    if (core::asks_for(query, core::Is::State::shipped))
        store::remember_shipped(workspace.store.database(),
                                static_cast<int>(workspace.decks.roots().size()) - 1);
    if (core::asks_for(query, core::Is::State::gone)) {
        Names gone;
        for (GoneCard& card : workspace.decks.gone_cards()) gone.push_back(std::move(card.key));
        store::remember_gone(workspace.store.database(), gone);
    }
    return {query, workspace.now(), workspace.setup.settings.rollover};
}

std::optional<store::Selection> select_some(Workspace& workspace, const core::Query& query) {
    store::Selection selection = select(workspace, query);
    if (query.is_everything() || workspace.store.listing().any(selection)) return selection;
    return std::nullopt;
}

std::string no_match_text(Workspace& workspace, const core::Query& query) {
    if (query.is_everything()) return "there are no cards";
    return "no card matches " + missing_text(workspace, query);
}

std::string missing_text(Workspace& workspace, const core::Query& query) {
    const auto why = missing(workspace, query);
    return in_brief(core::to_string(query)) + (why ? ": " + *why : "");
}

std::string no_key_text(Workspace& workspace, std::string_view key) {
    Names siblings;
    for (const auto& card : workspace.store.cards().of_note_called(key))
        siblings.push_back(card.key);
    std::string instead;
    if (!siblings.empty())
        instead = fmt::format("; the cards of this note are {}", fmt::join(siblings, ", "));
    else if (const auto nearest = workspace.store.cards().nearest_key(key); !nearest.empty())
        instead = fmt::format("; did you mean `{}`?", nearest);
    return fmt::format("no card has the key `{}`{}", key, instead);
}

}  // namespace app

#include "app/wrong_answers.hpp"

#include "base/text/unicode.hpp"
#include "core/quiz/distractors.hpp"

#include <algorithm>
#include <iterator>

namespace app {
namespace {

using Tags = std::set<std::string>;

constexpr std::size_t most_read = 300;  // notes of a deck, so that large decks are quick as well

// Tags that each of the notes has.
Tags common_tags(const std::vector<core::CatalogNote>& notes) {
    if (notes.size() < 2) return {};
    Tags common(notes.front().tags.begin(), notes.front().tags.end());
    for (const auto& note : notes) {
        Tags both;
        std::set_intersection(common.begin(), common.end(), note.tags.begin(), note.tags.end(),
                              std::inserter(both, both.end()));
        common = std::move(both);
    }
    return common;
}

Tags telling_tags(const std::vector<std::string>& tags, const Tags& untelling) {
    Tags telling;
    for (const auto& tag : tags) {
        std::string folded = base::case_folded(tag);
        if (!untelling.contains(folded)) telling.insert(std::move(folded));
    }
    return telling;
}

bool are_akin(const Tags& left, const Tags& right) {
    if (left.empty() || right.empty()) return left.empty() && right.empty();
    return std::any_of(left.begin(), left.end(),
                       [&](const auto& tag) { return right.contains(tag); });
}

}  // namespace

const WrongAnswers::Deck& WrongAnswers::deck_called(const std::string& id) {
    const auto [at, is_new] = decks_.try_emplace(id);
    Deck& deck = at->second;
    if (!is_new) return deck;
    for (const auto& file : workspace_.decks.files())
        if (file.shown && file.info.id == id) {
            auto kept = workspace_.store.catalog().kept(file);
            deck.notes = std::move(kept.deck.notes);
            deck.numbers = std::move(kept.numbers);
        }
    deck.untelling = common_tags(deck.notes);
    for (const auto& tag : workspace_.setup.settings.new_first)
        deck.untelling.insert(base::case_folded(tag));
    return deck;
}

// The questions that share a tag with the card's, as far as they stand where they did.
std::vector<core::Note> WrongAnswers::akin(const core::ShownCard& card, const Deck& deck) const {
    std::vector<core::Note> notes;
    const Tags tags = telling_tags(card.note.tags, deck.untelling);
    for (std::size_t i = 0; i < deck.notes.size(); ++i) {
        const auto& other = deck.notes[i];
        if (other.kind != core::Kind::question || notes.size() >= most_read) continue;
        if (!are_akin(tags, telling_tags(other.tags, deck.untelling))) continue;
        if (auto read = workspace_.decks.read(deck.numbers[i]))
            notes.push_back(std::move(read->note));
    }
    return notes;
}

std::vector<std::string> WrongAnswers::for_card(const core::ShownCard& card, std::uint64_t seed) {
    if (card.note.kind != core::Kind::question || card.face.reversed) return {};
    const Deck& deck = deck_called(card.deck_id);
    return core::distractors(card.note, akin(card, deck), deck.untelling, seed);
}

}  // namespace app

#include "app/decks/gone.hpp"

#include "core/card/identity.hpp"
#include "core/heir/likeness.hpp"
#include "store/derived/heirs.hpp"
#include "store/derived/left_overs.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace app {
namespace {

std::vector<core::LeftNote> fresh_notes(store::LeftOvers& left, const DecksNow& decks,
                                        store::Store& store) {
    std::vector<core::LeftNote> out;
    for (auto& [note, fresh] : left.all_fresh()) {
        auto text = text_of(note, decks, store);
        if (!text) continue;
        fresh.text = std::move(*text);
        out.push_back(std::move(fresh));
    }
    return out;
}

// Which cards would go on as which: by their holes or, of notes with one card each, these.
std::vector<std::pair<std::string, std::string>> pairs_of(const core::LeftNote& gone,
                                                          const core::LeftNote& fresh) {
    std::vector<std::pair<std::string, std::string>> out;
    for (core::Heir& heir : core::heirs_of(gone, fresh))
        out.emplace_back(std::move(heir.from), std::move(heir.to));
    if (out.empty() && gone.suffixes.size() == 1 && fresh.suffixes.size() == 1)
        out.emplace_back(core::card_key(gone.deck, gone.id, gone.suffixes.front()),
                         core::card_key(fresh.deck, fresh.id, fresh.suffixes.front()));
    return out;
}

}  // namespace

std::vector<GoneCard> gone_cards(const DecksNow& decks, store::Store& store) {
    std::set<std::string> matched;
    for (core::Heir& heir : store::read_heirs(store.database()))
        matched.insert(std::move(heir.from));
    std::vector<GoneCard> out;
    const store::LeftOvers left(store.database(), Hidden(decks.files), decks.now);
    for (const auto& [key, text] : left.gone_cards())
        if (!matched.contains(key)) out.push_back({key, text});
    return out;
}

void find_likeliest_heirs(std::vector<GoneCard>& gone, const DecksNow& decks, store::Store& store) {
    if (gone.empty()) return;
    std::set<std::string> wanted;
    for (const GoneCard& card : gone) wanted.insert(card.key);
    store::LeftOvers left(store.database(), Hidden(decks.files), decks.now);
    const auto fresh = fresh_notes(left, decks, store);
    const core::HeirSearch search(fresh);
    std::map<std::string, std::string> heirs;
    for (const core::LeftNote& note : left.left().gone) {
        const bool is_wanted =
            std::any_of(note.suffixes.begin(), note.suffixes.end(), [&](const std::string& suffix) {
                return wanted.contains(left.end_of(core::card_key(note.deck, note.id, suffix)));
            });
        if (!is_wanted) continue;
        const auto is_possible = [&](const core::LeftNote& other) {
            const auto pairs = pairs_of(note, other);
            return !pairs.empty() &&
                   std::none_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
                       return left.left().refused.contains(pair);
                   });
        };
        if (const auto heir = search.likeliest(note, is_possible))
            for (auto& [from, to] : pairs_of(note, fresh[*heir]))
                heirs.emplace(left.end_of(from), to);
    }
    for (GoneCard& card : gone)
        if (const auto heir = heirs.find(card.key); heir != heirs.end()) card.heir = heir->second;
}

}  // namespace app

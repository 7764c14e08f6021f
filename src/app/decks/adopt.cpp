#include "app/decks/adopt.hpp"

#include "app/search.hpp"
#include "core/card/identity.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

namespace app {
namespace {

using Cards = std::vector<core::CardRecord>;

[[noreturn]] void refuse(const std::string& why) {
    throw AdoptionRefused(why + "; nothing was changed");
}

// The card of that key; of a note's name all its cards.
Cards cards_called(Workspace& workspace, const std::string& name) {
    Cards cards;
    if (auto card = workspace.store.cards().find(name)) cards.push_back(std::move(*card));
    if (name.find('#') == std::string::npos)
        for (auto& card : workspace.store.cards().of_note_called(name))
            if (std::none_of(cards.begin(), cards.end(),
                             [&](const auto& known) { return known.no == card.no; }))
                cards.push_back(std::move(card));
    if (cards.empty()) refuse(no_key_text(workspace, name));
    return cards;
}

core::LeftNote without_text(const Cards& cards) {
    const core::KeyParts first = core::parts_of(cards.front().key);
    core::LeftNote note{std::string(first.deck), std::string(first.note), {}, {}};
    for (const core::CardRecord& card : cards)
        note.suffixes.emplace_back(core::parts_of(card.key).suffix);
    return note;
}

// What no file has, with what it last said.
core::LeftNote gone_note(Workspace& workspace, const std::string& name) {
    Cards cards = cards_called(workspace, name);
    std::erase_if(cards, [](const auto& card) { return card.state.memory.answers == 0; });
    if (cards.empty()) refuse(fmt::format("`{}` was never answered", name));
    for (const core::CardRecord& card : cards)
        if (card.note_no != 0)
            refuse(
                fmt::format("`{}` stands in a deck, and keeps its history; take the note out first "
                            "(`ebb rm {}`)",
                            card.key, core::note_name(card.key)));
    core::LeftNote note = without_text(cards);
    for (GoneCard& gone : workspace.decks.gone_cards())
        if (core::note_name(gone.key) == core::note_name(cards.front().key) && gone.text)
            note.text = std::move(*gone.text);
    return note;
}

core::LeftNote standing_note(Workspace& workspace, const std::string& name) {
    const Cards cards = cards_called(workspace, name);
    for (const core::CardRecord& card : cards)
        if (!card.live) refuse(fmt::format("`{}` stands in no deck now", card.key));
    core::LeftNote note = without_text(cards);
    if (const auto shown = workspace.show(cards.front())) note.text = workspace.text_of(*shown);
    return note;
}

std::vector<std::string> keys_of(const core::LeftNote& note) {
    std::vector<std::string> keys;
    for (const std::string& suffix : note.suffixes)
        keys.push_back(core::card_key(note.deck, note.id, suffix));
    return keys;
}

std::vector<core::Heir> pairs_of(const core::LeftNote& gone, const core::LeftNote& heir) {
    if (gone.suffixes.size() == 1 && heir.suffixes.size() == 1)
        return {{keys_of(gone).front(), keys_of(heir).front(), core::readable(gone.text.text),
                 core::readable(heir.text.text)}};
    auto pairs = core::heirs_of(gone, heir);
    if (pairs.empty())
        refuse(
            fmt::format("the cards of the two notes are not alike, so say which becomes which: {} "
                        "are gone, and {} stand",
                        fmt::join(keys_of(gone), ", "), fmt::join(keys_of(heir), ", ")));
    return pairs;
}

}  // namespace

std::vector<core::Heir> adopt(Workspace& workspace, const std::string& old_name,
                              const std::string& new_name) {
    const core::LeftNote heir = standing_note(workspace, new_name);
    const auto old = workspace.store.cards().find(old_name);
    if (old && core::note_name(old->key) == core::card_key(heir.deck, heir.id, ""))
        refuse(fmt::format("`{}` is `{}` already", old_name, new_name));
    const auto pairs = pairs_of(gone_note(workspace, old_name), heir);
    workspace.store.adopt(pairs, workspace.now());
    return pairs;
}

std::vector<core::Heir> part(Workspace& workspace, const std::string& name) {
    std::vector<std::string> keys;
    for (core::CardRecord& card : cards_called(workspace, name)) keys.push_back(card.key);
    auto parted = workspace.store.part(keys, workspace.now());
    if (parted.empty()) refuse(fmt::format("`{}` has no other card's history", name));
    return parted;
}

}  // namespace app

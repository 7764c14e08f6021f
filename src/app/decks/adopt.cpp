#include "app/decks/adopt.hpp"

#include "app/search.hpp"
#include "base/contains.hpp"
#include "core/card/identity.hpp"
#include "store/history/texts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace app {
namespace {

[[noreturn]] void refuse(const std::string& why) {
    throw AdoptionRefused(why);
}

// A key, and the card that it means now.
struct Named {
    std::string key;
    core::CardRecord card;
};

// The key itself; of a note's name those of its cards.
std::vector<Named> called(Workspace& workspace, const std::string& name) {
    std::vector<Named> out;
    for (std::string& key : workspace.store.cards().keys_called(name))
        if (auto card = workspace.store.cards().find(key))
            out.push_back({std::move(key), std::move(*card)});
    if (out.empty()) refuse(no_key_text(workspace, name));
    return out;
}

bool is_own(const Named& named) {
    return named.card.note_no != 0 && named.card.key == named.key;
}

core::LeftNote note_of(const std::vector<std::string>& keys) {
    const core::KeyParts first = core::parts_of(keys.front());
    core::LeftNote note{std::string(first.deck), std::string(first.note), {}, {}};
    for (const std::string& key : keys) note.suffixes.emplace_back(core::parts_of(key).suffix);
    return note;
}

// The keys of what no file has, or of what ebb let go on as another card, with what they last said.
core::LeftNote old_note(Workspace& workspace, const std::string& name) {
    std::vector<std::string> keys;
    const auto named = called(workspace, name);
    for (const Named& one : named) {
        if (is_own(one) || one.card.state.memory.answers == 0) continue;
        const std::string& key = one.card.note_no == 0 ? one.card.key : one.key;
        if (!base::contains(keys, key)) keys.push_back(key);
    }
    const auto is_kept = [](const Named& one) {
        return is_own(one) && one.card.state.memory.answers > 0;
    };
    if (keys.empty() && std::any_of(named.begin(), named.end(), is_kept))
        refuse(fmt::format("`{}` stands in a deck, and keeps its history", name));
    if (keys.empty()) refuse(fmt::format("`{}` was never answered", name));
    core::LeftNote note = note_of(keys);
    for (const std::string& key : keys)
        if (auto last = store::last_text(workspace.store.database(), {key}, workspace.now().at))
            note.text = std::move(last->text);
    return note;
}

core::LeftNote standing_note(Workspace& workspace, const std::string& name) {
    std::vector<std::string> keys;
    core::NoteText text;
    for (const Named& one : called(workspace, name)) {
        if (!one.card.live || base::contains(keys, one.card.key)) continue;
        if (const auto shown = workspace.show(one.card)) text = workspace.text_of(*shown);
        keys.push_back(one.card.key);
    }
    if (keys.empty()) refuse(fmt::format("`{}` stands in no deck now", name));
    core::LeftNote note = note_of(keys);
    note.text = std::move(text);
    return note;
}

std::vector<std::string> keys_of(const core::LeftNote& note) {
    std::vector<std::string> keys;
    for (const std::string& suffix : note.suffixes)
        keys.push_back(core::card_key(note.deck, note.id, suffix));
    return keys;
}

std::vector<core::Heir> pairs_of(const core::LeftNote& old, const core::LeftNote& heir) {
    if (old.suffixes.size() == 1 && heir.suffixes.size() == 1)
        return {{keys_of(old).front(), keys_of(heir).front(), core::readable(old.text.text),
                 core::readable(heir.text.text)}};
    auto pairs = core::heirs_of(old, heir);
    if (pairs.empty())
        refuse(
            fmt::format("the cards of the two notes are not alike, so say which becomes which: {} "
                        "are gone, and {} stand",
                        fmt::join(keys_of(old), ", "), fmt::join(keys_of(heir), ", ")));
    return pairs;
}

}  // namespace

std::vector<core::Heir> adopt(Workspace& workspace, const std::string& old_name,
                              const std::string& new_name) {
    const core::LeftNote heir = standing_note(workspace, new_name);
    store::Cards& cards = workspace.store.cards();
    const auto old = cards.find(old_name), now = cards.find(new_name);
    if (old && now && old->no == now->no)
        refuse(fmt::format("`{}` is `{}` already", old_name, new_name));
    const auto pairs = pairs_of(old_note(workspace, old_name), heir);
    workspace.store.adopt(pairs, workspace.now());
    return pairs;
}

std::vector<core::Heir> part(Workspace& workspace, const std::string& name) {
    std::vector<std::string> keys;
    for (const Named& one : called(workspace, name))
        if (!base::contains(keys, one.card.key)) keys.push_back(one.card.key);
    auto parted = workspace.store.part(keys, workspace.now());
    if (parted.empty()) refuse(fmt::format("`{}` has no other card's history", name));
    return parted;
}

}  // namespace app

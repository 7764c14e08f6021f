#include "app/decks/overlaid.hpp"

#include "base/text/cut.hpp"
#include "core/card/identity.hpp"
#include "deckfile/edit/keys.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace app {
namespace {

OverlaidNote overlaid(Workspace& workspace, std::int64_t note, const core::Layer& layer) {
    OverlaidNote out;
    const auto cards = workspace.store.cards().of_note(note);
    if (!cards.empty()) out.note = core::parts_of(cards.front().key).note;
    out.path = layer.path;
    out.line = layer.slice.line;
    out.keys = layer.keys;
    for (const auto& file : workspace.decks.files())
        if (file.path == layer.path) out.by_learner = workspace.decks.is_user_root(file.root);
    return out;
}

// Without the key's name; of several lines, which name holes, all.
std::string value_of(const std::vector<deckfile::KeyLines>& keys, const std::string& key) {
    const auto at =
        std::find_if(keys.begin(), keys.end(), [&](const auto& one) { return one.key == key; });
    if (at == keys.end()) return {};
    const std::string name = fmt::format("{} = ", key);
    std::string_view lines = base::trimmed(at->lines, "\n");
    if (lines.starts_with(name)) lines.remove_prefix(name.size());
    return std::string(lines);
}

}  // namespace

std::vector<OverlaidNote> overlaid_notes(Workspace& workspace, std::int64_t deck) {
    std::vector<OverlaidNote> out;
    for (const auto& [note, layer] : workspace.store.catalog().layers(deck))
        out.push_back(overlaid(workspace, note, layer));
    return out;
}

std::optional<ChangeOfNote> change_of_note(Workspace& workspace, std::int64_t note) {
    const auto place = workspace.store.catalog().place_of_note(note);
    if (!place || !place->change) return std::nullopt;
    const auto own = read_own_note(*place);
    const auto now = read_bare_note(*place);
    if (!own || !now) return std::nullopt;
    ChangeOfNote change{overlaid(workspace, note, *place->change), {}};
    const auto own_keys = deckfile::printed_keys(*own);
    const auto now_keys = deckfile::printed_keys(*now);
    for (const auto& key : change.where.keys)
        change.keys.push_back({key, value_of(own_keys, key), value_of(now_keys, key)});
    return change;
}

}  // namespace app

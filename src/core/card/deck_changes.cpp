#include "core/card/deck_changes.hpp"

#include "base/text/count.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace core {

namespace {

constexpr std::size_t most_named = 3;  // decks in one line

std::string counts_of(const DeckChange& change) {
    std::vector<std::string> parts;
    if (change.fresh > 0) parts.push_back(base::count_text(change.fresh, "new note"));
    const auto add = [&](int count, std::string_view what) {
        if (count == 0) return;
        parts.push_back(parts.empty() ? fmt::format("{} {}", base::count_text(count, "note"), what)
                                      : fmt::format("{} {}", count, what));
    };
    add(change.changed, "changed");
    add(change.gone, "gone");
    return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace

std::string to_text(const std::vector<DeckChange>& changes) {
    DeckChange sum;
    std::vector<std::string> named;
    for (const DeckChange& one : changes) {
        named.push_back(fmt::format("{}: {}", one.deck, counts_of(one)));
        sum.fresh += one.fresh;
        sum.changed += one.changed;
        sum.gone += one.gone;
    }
    if (changes.size() <= most_named) return fmt::format("{}", fmt::join(named, "; "));
    return fmt::format("{} decks: {}", changes.size(), counts_of(sum));
}

void DeckChanges::had(const std::string& deck, const std::string& path,
                      const std::vector<CatalogNote>& notes) {
    Held& held = before_[deck];
    held.path = path;
    for (const CatalogNote& note : notes) held.hashes.emplace(note.id, note.hash);
}

void DeckChanges::has(const std::string& deck, const std::string& path,
                      const std::vector<CatalogNote>& notes) {
    Held& held = after_[deck];
    held = {path, {}};
    for (const CatalogNote& note : notes) held.hashes.emplace(note.id, note.hash);
}

std::vector<DeckChange> DeckChanges::all() const {
    std::vector<DeckChange> out;
    for (const auto& [deck, now] : after_) {
        const auto known = before_.find(deck);
        if (known != before_.end() && known->second.path != now.path) continue;
        DeckChange change{deck};
        const auto old = known == before_.end() ? decltype(now.hashes)() : known->second.hashes;
        for (const auto& [id, hash] : now.hashes) {
            const auto same = old.find(id);
            if (same == old.end())
                ++change.fresh;
            else if (same->second != hash)
                ++change.changed;
        }
        for (const auto& [id, hash] : old)
            if (!now.hashes.contains(id)) ++change.gone;
        if (change != DeckChange{deck}) out.push_back(std::move(change));
    }
    return out;
}

}  // namespace core

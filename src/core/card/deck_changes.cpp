#include "core/card/deck_changes.hpp"

#include "base/text/count.hpp"
#include "core/card/identity.hpp"

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
    if (change.gone_answered > 0)
        parts.back() +=
            fmt::format(" ({} with a history: `ebb list is:gone`)", change.gone_answered);
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
        sum.gone_answered += one.gone_answered;
    }
    if (changes.size() <= most_named) return fmt::format("{}", fmt::join(named, "; "));
    return fmt::format("{} decks: {}", changes.size(), counts_of(sum));
}

void DeckChanges::had(const std::string& deck, const std::string& path,
                      const std::vector<CatalogNote>& notes, Seen seen) {
    Held& held = before_[deck];
    held.path = path;
    if (seen == Seen::in_part) held.seen = seen;
    for (const CatalogNote& note : notes) held.hashes.emplace(note.id, hash_of_text(note));
}

void DeckChanges::has(const std::string& deck, const std::string& path,
                      const std::vector<CatalogNote>& notes, Seen seen) {
    Held& held = after_[deck];
    held = {path, seen, {}};
    for (const CatalogNote& note : notes) held.hashes.emplace(note.id, hash_of_text(note));
}

void DeckChanges::became(const std::string& from, const std::string& to) {
    heirs_.emplace(from, to);
    came_from_.emplace(to, from);
}

std::optional<std::uint64_t> DeckChanges::hash_before(std::string_view name) const {
    const KeyParts parts = parts_of(name);
    const auto deck = before_.find(std::string(parts.deck));
    if (deck == before_.end()) return std::nullopt;
    const auto hash = deck->second.hashes.find(std::string(parts.note));
    return hash == deck->second.hashes.end() ? std::nullopt : std::optional(hash->second);
}

std::vector<DeckChange> DeckChanges::all(const Tells& was_known, const Tells& goes_on) const {
    std::vector<DeckChange> out;
    for (const auto& [deck, now] : after_) {
        const auto known = before_.find(deck);
        if (known != before_.end() && known->second.path != now.path) continue;
        DeckChange change{deck};
        const Held old = known == before_.end() ? Held{} : known->second;
        for (const auto& [id, hash] : now.hashes) {
            const std::string name = card_key(deck, id, "");
            const auto earlier = came_from_.find(name);
            const auto was = hash_before(earlier == came_from_.end() ? name : earlier->second);
            if (!was)
                change.fresh += old.seen == Seen::in_part || was_known(name) ? 0 : 1;
            else if (*was != hash)
                ++change.changed;
        }
        for (const auto& [id, hash] : old.hashes) {
            const std::string name = card_key(deck, id, "");
            const bool is_there = now.hashes.contains(id) || heirs_.contains(name) || goes_on(name);
            if (is_there || now.seen == Seen::in_part) continue;
            ++change.gone;
            change.gone_answered += was_known(name) ? 1 : 0;
        }
        if (change != DeckChange{deck}) out.push_back(std::move(change));
    }
    return out;
}

}  // namespace core

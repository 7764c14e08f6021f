#include "core/card/catalog.hpp"

#include "base/numbers/hash.hpp"
#include "base/text/unicode.hpp"
#include "core/card/identity.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace core {
namespace {

std::vector<std::string> tags_of(const Note& note, const DeckInfo& deck) {
    std::vector<std::string> tags;
    for (const auto* some : {&note.tags, &deck.tags})
        for (const std::string& tag : *some) tags.push_back(base::case_folded(tag));
    std::sort(tags.begin(), tags.end());
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
    return tags;
}

}  // namespace

void fill_in(Note& note, const DeckInfo& deck) {
    if (!note.strict_accents) note.strict_accents = deck.strict_accents;
    if (note.kind == Kind::question && !note.reverse) note.reverse = deck.reverse;
}

CatalogNote as_catalogued(const Note& note, const DeckInfo& deck) {
    CatalogNote kept;
    const std::string text = identity_text(note);
    kept.id = note.id.empty() ? fingerprint(text) : note.id;
    kept.said = base::hash64(text);
    kept.kind = note.kind;
    kept.tags = tags_of(note, deck);
    for (Face& face : faces(note)) kept.suffixes.push_back(std::move(face.suffix));
    kept.verify_by = note.verify_by;
    return kept;
}

std::uint64_t hash_of_text(const CatalogNote& note) {
    if (!note.layer) return note.hash;
    return base::hash64(fmt::format("{} {}", note.hash, note.layer->hash));
}

}  // namespace core

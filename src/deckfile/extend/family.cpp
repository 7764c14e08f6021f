#include "deckfile/extend/family.hpp"

#include "core/card/identity.hpp"
#include "deckfile/copies.hpp"
#include "deckfile/index.hpp"

#include <filesystem>
#include <utility>

namespace deckfile {
namespace {

bool is_used_before(const FoundFile& a, const FoundFile& b, const std::string& id) {
    return is_used_before(DeckPlace{static_cast<int>(a.root), a.path},
                          DeckPlace{static_cast<int>(b.root), b.path}, id);
}

}  // namespace

Family family_of(const std::string& deck_id, const std::vector<Root>& roots) {
    Family family;
    for (const FoundFile& file : find_decks(roots).files) {
        auto read = read_file(file.path);
        auto* found = std::get_if<FileText>(&read);
        if (!found) continue;
        const std::string name = std::filesystem::path(file.path).filename().string();
        const bool may_belong =
            core::deck_id_from(name) == deck_id || found->text.find(deck_id) != std::string::npos;
        if (!may_belong) continue;  // most decks need not be read
        auto deck = load(found->text, name);
        if (deck.info.extends == deck_id)
            family.extending.push_back({file, std::move(found->text), std::move(deck)});
        else if (deck.info.id == deck_id &&
                 (!family.deck || is_used_before(file, family.deck->file, deck_id)))
            family.deck = FamilyFile{file, std::move(found->text), std::move(deck)};
    }
    return family;
}

}  // namespace deckfile

// A deck on a search path, with the files there that extend it.
#pragma once

#include "core/card/catalog.hpp"
#include "deckfile/files.hpp"

#include <optional>
#include <string>
#include <vector>

namespace deckfile {

struct FamilyFile {
    FoundFile file;
    std::string text;
    core::CatalogDeck deck;
};

struct Family {
    std::optional<FamilyFile> deck;     // that which is used of those with the id
    std::vector<FamilyFile> extending;  // in the order of the search path
};

Family family_of(const std::string& deck_id, const std::vector<Root>& roots);

}  // namespace deckfile

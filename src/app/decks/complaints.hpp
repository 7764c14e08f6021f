// What is wrong with the files of decks, as each command says it until it is mended.
#pragma once

#include "store/derived/deck_files.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace app {

// Why a file is not shown, where that is worth saying. `holder` is the one that has its id; null
// where none has.
using WhyUnused = std::function<std::optional<std::string>(const store::DeckFile& file,
                                                           const store::DeckFile* holder)>;

// "PATH: why" of each file that has a mistake or is not used, in the order of the files.
std::vector<std::string> complaints_of(const std::vector<store::DeckFile>& files,
                                       const WhyUnused& why_unused);

}  // namespace app

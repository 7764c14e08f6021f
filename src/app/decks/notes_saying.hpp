// Words looked for in the texts of all decks.
#pragma once

#include "app/decks/note_texts.hpp"
#include "store/store.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace app {

// For each word, the notes of shown decks whose text says it. Each file is read as a whole; `read`
// is asked for what stands in more than one.
std::vector<store::Said> notes_saying(
    const std::vector<std::string>& words, const std::vector<store::DeckFile>& files,
    store::Catalog& catalog, const std::function<std::optional<ReadNote>(std::int64_t)>& read);

}  // namespace app

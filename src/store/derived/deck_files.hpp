// The rows of the catalog that say which deck files there are and how they were when last read.
#pragma once

#include "base/system/file_stamp.hpp"
#include "core/card/catalog.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace store {

// A deck file, as it was when last read.
struct DeckFile {
    std::int64_t no = 0;
    std::string path;
    base::FileStamp stamp;
    std::int64_t seen_ns = 0;  // wall clock when it was read
    std::uint64_t hash = 0;    // of its bytes
    int order = 0;             // in the search path
    int root = 0;              // which entry of the search path
    core::DeckInfo info;
    bool shown = true;  // false: another has the same id, it extends a deck, or this is a copy
    int errors = 0;     // problems that hide a note
    std::string fault;  // why it could not be read; empty when it was

    bool is_extension() const { return !info.extends.empty(); }
    // Then it may hold notes that nobody sees.
    bool has_mistakes() const { return errors > 0 || !fault.empty(); }
};

// In search-path order.
std::vector<DeckFile> read_deck_files(Database& db);

// New (no == 0) or changed; returns its number.
std::int64_t write_deck_file(Database& db, const DeckFile& file);

}  // namespace store

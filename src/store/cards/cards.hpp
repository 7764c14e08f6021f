// Looking cards up: a card with all that is known of it.
#pragma once

#include "store/database.hpp"
#include "store/derived/memories.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// A card with all that is known of it.
struct CardRecord {
    core::CardState state;
    std::int64_t no = 0;
    std::string key;
    std::int64_t note = 0;  // 0: no file has it
    std::int64_t deck = 0;
    std::string deck_id;
    std::string deck_title;
    bool live = false;
    bool has_siblings = false;
};

class Cards {
public:
    explicit Cards(Database& db) : db_(db) {}

    std::optional<CardRecord> find(std::int64_t no);
    // By its key, or by one that it had before.
    std::optional<CardRecord> find(std::string_view key);
    std::vector<CardRecord> of_note(std::int64_t note);

private:
    Database& db_;
};

}  // namespace store

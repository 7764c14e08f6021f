// Looking cards up: a card with all that is known of it.
#pragma once

#include "core/card/card_record.hpp"
#include "store/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Cards {
public:
    explicit Cards(Database& db) : db_(db) {}

    std::optional<core::CardRecord> find(std::int64_t no);
    // By its key, or by one that it had before.
    std::optional<core::CardRecord> find(std::string_view key);
    // The number of the card that such a key means.
    std::optional<std::int64_t> number_of(std::string_view key);
    // The cards of the note that is, or was, called DECK/NOTE; those that no file has only where
    // none has any.
    std::vector<core::CardRecord> of_note_called(std::string_view name);
    // The keys of that name: the name itself and, where it is a note's, those of its cards; as the
    // log and the files know them.
    std::vector<std::string> keys_called(const std::string& name);
    // The keys under which a card was answered before, in the order they were first met.
    std::vector<std::string> earlier_keys(const core::CardRecord& card);
    // Cards in files that are another card under an earlier name, which has their history.
    struct HiddenTwin {
        std::string key;
        std::int64_t note = 0;
        std::string of;
    };
    std::vector<HiddenTwin> hidden_twins();
    // The key nearest to one that is none, for "did you mean"; empty where none is near.
    std::string nearest_key(std::string_view key);
    // The names that notes bear, and the ids that they had before, each once.
    std::vector<std::string> tags();
    std::vector<std::string> note_ids();
    std::vector<core::CardRecord> of_note(std::int64_t note);

private:
    std::vector<std::string> names(std::string_view sql);

    Database& db_;
};

}  // namespace store

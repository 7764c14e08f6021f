// Writing links: the rows of the log by which the history of a card goes on under another key (see
// derived/aliases.hpp, which reads them). All of it inside the caller's transaction over both
// files; memories follow.
#pragma once

#include "core/heir/match.hpp"
#include "core/schedule/time.hpp"
#include "store/cards/cards.hpp"
#include "store/database.hpp"
#include "store/derived/memories.hpp"
#include "store/history/log.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

class Links {
public:
    Links(Database& db, Log& log, Memories& memories, Cards& cards)
        : db_(db), log_(log), memories_(memories), cards_(cards) {}

    struct Written {
        std::vector<core::Heir> cards;
        std::vector<RowId> rows;
    };
    // For the cards that matching found.
    Written write_matched(const core::Moment& now);
    // For cards whose notes a person gave other keys, as far as they have a history; matching may
    // have taken it along already. What had linked the other way is taken back.
    Written follow(const std::vector<core::Heir>& cards, const core::Moment& now);
    // For cards of which a person says so, in the place of other links that lead from them.
    Written adopt(const std::vector<core::Heir>& cards, const core::Moment& now);
    // Takes the newest link to each of these keys back: which ones, with the rows that do it. From
    // then on only a person can link the two, whatever another machine has found meanwhile.
    Written part(const std::vector<std::string>& keys, const core::Moment& now);

    // The link by which a key leads on: in fold order the first that stands.
    std::optional<Row> standing_from(std::string_view key);

private:
    std::optional<Row> newest_to(std::string_view key);
    enum class Who { ebb, a_person };
    RowId append(const core::Heir& card, Who says, const core::Moment& now);
    RowId take_back(const Row& link, const core::Moment& now);
    RowId part_by(const Row& link, const std::string& key, const core::Moment& now);
    void take_back_ring(const core::Heir& card, const core::Moment& now);
    void no_longer_matched(const std::vector<core::Heir>& cards);
    bool has_history(const std::string& key);

    Database& db_;
    Log& log_;
    Memories& memories_;
    Cards& cards_;
};

}  // namespace store

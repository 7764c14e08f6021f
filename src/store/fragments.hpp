// What the numbers in derived.card and in the log mean, as conditions in SQL: each is spelled here
// and nowhere else. They stand in statements that call the tables by their own names.
#pragma once

#include <string>
#include <string_view>

namespace store::sql {

inline constexpr std::string_view is_new = "card.phase = 0";
inline constexpr std::string_view is_met = "card.phase <> 0";
inline constexpr std::string_view in_learning = "card.phase IN (1, 3)";
inline constexpr std::string_view in_review = "card.phase = 2";
// A card in review falls due at the beginning of its day.
inline constexpr std::string_view due_at =
    "CASE card.phase WHEN 2 THEN card.due * 86400000 ELSE card.due END";

inline constexpr std::string_view is_suspended = "card.hidden = -1";
inline constexpr std::string_view not_suspended = "card.hidden <> -1";
// `day` is a parameter.
std::string is_buried_on(std::string_view day);
std::string not_buried_on(std::string_view day);
// Neither of both. In words that the index card_due has not: it would be taken for cards that are
// asked for in another order than its own.
std::string not_hidden_on(std::string_view day);
// How much of a card's interval has passed by that day; see core/schedule/recall.hpp.
std::string share_passed(std::string_view day);

// Met, in a shown deck and not suspended: said in so many words, since the index card_due has only
// these.
inline constexpr std::string_view comes_back =
    "card.live = 1 AND card.phase <> 0 AND card.hidden <> -1";

inline constexpr std::string_view is_answer = "log.kind BETWEEN 1 AND 4";
// That a row is about the card of that number, under whichever of its names; looked up in an index.
std::string is_about(std::string_view card);
// That a card is the one which a key means today: links lead from one to another.
std::string is_meant_by(std::string_view key);
// Of the history's names from which links lead on, those of which a condition on name.key is true:
// one of their columns, or that of the card which is meant today, alias.card.
std::string of_linked_names(std::string_view column, std::string_view condition = "1");
// What a key calls its deck, and its note.
std::string deck_of_key(std::string_view key);
std::string note_of_key(std::string_view key);
// The number of the device that wrote the log's row of that number.
std::string device_of(std::string_view row);
std::string sequence_of(std::string_view row);
// The number before that of its first row.
std::string before_rows_of(std::string_view device);
// That it did; `row` may be looked up in an index.
std::string is_of_device(std::string_view row, std::string_view device);

}  // namespace store::sql

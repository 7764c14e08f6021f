// The words of the query language, for its parser, its printer, and who finds the cards.
#pragma once

#include "base/text/names.hpp"
#include "core/query/tree.hpp"

#include <string_view>

namespace core::query_names {

using base::Name;
using Relation = Compared::Relation;
using State = Is::State;

inline constexpr Name<State> states[] = {{"new", State::fresh},
                                         {"learning", State::learning},
                                         {"due", State::due},
                                         {"review", State::review},
                                         {"mature", State::mature},
                                         {"leech", State::leech},
                                         {"suspended", State::suspended},
                                         {"buried", State::buried},
                                         {"stale", State::stale},
                                         {"own", State::own},
                                         {"shipped", State::shipped},
                                         {"gone", State::gone}};
static_assert(base::names_every_value(states));
// Longer ones first: "<=" is no "<".
inline constexpr Name<Relation> relations[] = {{"<=", Relation::at_most},
                                               {">=", Relation::at_least},
                                               {"<", Relation::less},
                                               {">", Relation::greater},
                                               {"=", Relation::equal}};
static_assert(base::names_every_value(relations));
inline constexpr Name<Named::Field> named_fields[] = {
    {"deck", Named::Field::deck}, {"id", Named::Field::id}, {"tag", Named::Field::tag}};
static_assert(base::names_every_value(named_fields));
inline constexpr Name<Compared::Field> compared_fields[] = {{"ease", Compared::Field::ease},
                                                            {"lapses", Compared::Field::lapses},
                                                            {"interval", Compared::Field::interval},
                                                            {"due", Compared::Field::due},
                                                            {"recall", Compared::Field::recall}};
static_assert(base::names_every_value(compared_fields));

// Whose numbers are written with decimals, and kept in permille.
inline bool is_in_permille(Compared::Field field) {
    return field == Compared::Field::ease || field == Compared::Field::recall;
}

inline constexpr std::string_view field_signs = ":<>=";

inline bool is_joiner(std::string_view word) {
    return word == "and" || word == "or" || word == "not";
}

inline bool is_known_field(std::string_view name) {
    return base::value_of(named_fields, name) || base::value_of(compared_fields, name) ||
           name == "kind" || name == "is" || name == "rated" || name == "introduced";
}

}  // namespace core::query_names

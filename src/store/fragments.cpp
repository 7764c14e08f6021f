#include "store/fragments.hpp"

#include "core/schedule/fold.hpp"
#include "store/history/row_id.hpp"

#include <fmt/format.h>

namespace store::sql {

static_assert(core::Phase{0} == core::Phase::fresh && core::Phase{1} == core::Phase::learning &&
              core::Phase{2} == core::Phase::review && core::Phase{3} == core::Phase::relearning);
static_assert(core::is_answer(core::RowKind{1}) && core::is_answer(core::RowKind{4}));

std::string is_buried_on(std::string_view day) {
    return fmt::format("card.hidden = {}", day);
}

std::string not_buried_on(std::string_view day) {
    return fmt::format("card.hidden <> {}", day);
}

std::string share_passed(std::string_view day) {
    return fmt::format("max({} - card.last_day, 0) * 1.0 / max(card.interval, 1)", day);
}

std::string not_hidden_on(std::string_view day) {
    return fmt::format("card.hidden NOT IN (-1, {})", day);
}

std::string is_about(std::string_view card) {
    return fmt::format("log.card IN (SELECT alias.name FROM derived.alias WHERE alias.card = {})",
                       card);
}

std::string is_meant_by(std::string_view key) {
    return fmt::format(
        "card.no = coalesce((SELECT alias.card FROM main.name JOIN derived.alias "
        "ON alias.name = name.no WHERE name.key = {0}), "
        "(SELECT own.no FROM derived.card own WHERE own.key = {0}))",
        key);
}

std::string of_linked_names(std::string_view column, std::string_view condition) {
    return fmt::format(
        "SELECT {} FROM derived.link CROSS JOIN main.log ON log.id = link.row "
        "JOIN derived.alias ON alias.name = log.card JOIN main.name ON name.no = log.card WHERE {}",
        column, condition);
}

std::string deck_of_key(std::string_view key) {
    return fmt::format("substr({0}, 1, instr({0}, '/') - 1)", key);
}

std::string note_of_key(std::string_view key) {
    return fmt::format(
        "substr({0}, instr({0}, '/') + 1, instr({0} || '#', '#') - instr({0}, '/') - 1)", key);
}

std::string device_of(std::string_view row) {
    return fmt::format("{} >> {}", row, sequence_bits);
}

std::string sequence_of(std::string_view row) {
    return fmt::format("({} & {})", row, (std::int64_t{1} << sequence_bits) - 1);
}

std::string before_rows_of(std::string_view device) {
    return fmt::format("({} << {})", device, sequence_bits);
}

std::string is_of_device(std::string_view row, std::string_view device) {
    return fmt::format("{0} >= {1} << {2} AND {0} < ({1} + 1) << {2}", row, device, sequence_bits);
}

}  // namespace store::sql

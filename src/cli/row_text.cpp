#include "cli/row_text.hpp"

#include <fmt/format.h>

namespace cli {

std::string row_text(const store::Row& row) {
    return fmt::format("{}   {}   {} {}", core::to_string(row.kind).value_or("act"), row.key,
                       core::iso_date(std::chrono::floor<core::Days>(
                           core::local_time(row.moment.at, row.moment.zone))),
                       core::clock_time(row.moment.at, row.moment.zone));
}

}  // namespace cli

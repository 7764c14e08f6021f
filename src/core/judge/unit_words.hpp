// Units within a sentence.
#pragma once

#include <string>
#include <string_view>

namespace core {

// With one name for each unit of time or data that stands behind a number, abbreviated or not: "45
// min" and "45 minutes" become one, "10 Mb" and "10 MB" two; and for the abbreviations of data
// wherever they stand.
std::string with_units_named(std::string_view text);

}  // namespace core

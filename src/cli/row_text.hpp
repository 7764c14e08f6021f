// A row of the log in a few words.
#pragma once

#include "store/history/row.hpp"

#include <string>

namespace cli {

// "good   deck/card   2026-11-22 09:00", by the clock of where it was written.
std::string row_text(const store::Row& row);

}  // namespace cli

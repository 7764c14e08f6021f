// The keys of a review: those by which a card is answered, and those for the card as a whole and
// for its grade.
#pragma once

#include "core/schedule/scheduler.hpp"
#include "dialogue/bindings.hpp"

namespace cli {

const Bindings& review_keys(Stage stage);

// "  1 again 1m   2 hard 6m  [3 good 10m]  4 easy 4d      u undo  e edit ..."
ui::Lines grade_line(const core::Preview& preview, core::Grade suggestion, const core::Moment& now,
                     const ui::Look& look);

// How long until the card comes back after that outcome: "10m", "4d".
std::string span_of(const core::Outcome& outcome, const core::Moment& now);

}  // namespace cli

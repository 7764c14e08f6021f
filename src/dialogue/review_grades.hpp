// The four grades of a review: as acts, as keys, and as what they would make of the card.
#pragma once

#include "core/schedule/outcome.hpp"
#include "dialogue/bindings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dialogue {

Act act_of(core::Grade grade);
// The grade that an act gives, where it gives one; the marked one is `suggestion`.
std::optional<core::Grade> grade_of(Act act, core::Grade suggestion);

// The keys of the revealed card: they stand with the grades, and are none of the key line's.
Bindings grade_keys();

// "[3 good 10m]": each grade with how long until the card comes back, the suggestion marked. Named
// by the keys that give them.
std::vector<ui::Line> grade_groups(const core::Preview& preview, core::Grade suggestion,
                                   const core::Moment& now, const Bindings& keys);

// How long until a card with that memory comes back: "10m", "4d".
std::string span_of(const core::Memory& memory, const core::Moment& now);

}  // namespace dialogue

// What is known of a card, in words and as JSON, for the commands that tell it.
#pragma once

#include "base/numbers/flat_json.hpp"
#include "base/numbers/json.hpp"
#include "core/card/shown_card.hpp"
#include "core/schedule/fold.hpp"
#include "core/schedule/time.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace cli {

// What may be true of a card besides its phase.
enum class Mark : std::uint8_t { suspended, buried, leech };

struct MarkWord {
    Mark mark;
    std::string_view word;
};

// How a command speaks of a card.
struct CardWords {
    std::string_view fresh;  // in place of a due day, of a card never answered
    std::string_view on;     // before a due day
    std::string_view at;     // before a due time
    std::string (*time)(core::Instant, core::Minutes);
    std::array<MarkWord, 3> marks;  // in the order in which they are told
};

inline constexpr CardWords in_a_cell{
    "",
    "",
    "",
    core::clock_time,
    {{{Mark::suspended, "suspended"}, {Mark::buried, "buried"}, {Mark::leech, "leech"}}}};
inline constexpr CardWords in_a_sentence{"not met yet",
                                         "due on ",
                                         "due at ",
                                         core::rfc3339,
                                         {{{Mark::leech, "a leech"},
                                           {Mark::suspended, "suspended"},
                                           {Mark::buried, "buried until tomorrow"}}}};

// When a card is due: by the day in review, by the minute in learning.
std::string due_text(const core::Memory& memory, core::Minutes zone, const CardWords& words);

// ", suspended, a leech"; empty where there is nothing.
std::string marks_text(const core::CardState& state, core::Day today, const CardWords& words);

// "2.50" of 2500 permille.
std::string ease_text(int ease);

// What it says and where that is written: "path", "line", "kind", "front", "question", "answer",
// "tags" and "source".
void add_text(base::JsonObject& json, const core::ShownCard& card);

// "due": a day or an instant, null of a card never answered.
void add_due(base::FlatJson& json, const core::Memory& memory, core::Minutes zone);

// "interval" in days, "ease" in permille, "lapses" and "answers".
void add_counts(base::FlatJson& json, const core::Memory& memory);

// All that is known of a card now: "phase", what the two above add, "recall" in permille,
// "introduced", and whether it is suspended, buried or a leech.
void add_facts(base::FlatJson& json, const core::CardState& state, const core::Moment& now);

}  // namespace cli

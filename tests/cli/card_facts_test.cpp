// What is known of a card, in words and as JSON.
#include "cli/card_facts.hpp"

#include "catch.hpp"

using namespace cli;

namespace {

constexpr core::Day today{std::chrono::year{2026} / 11 / 22};

core::Memory memory_in(core::Phase phase) {
    core::Memory memory;
    memory.phase = phase;
    memory.due_day = today + core::Days{3};
    memory.due_at = *core::parse_rfc3339("2026-11-22T09:30:00Z");
    return memory;
}

std::string due_json(core::Phase phase) {
    base::FlatJson json;
    add_due(json, memory_in(phase), core::Minutes{60});
    return json.take();
}

}  // namespace

TEST_CASE("A card is due by the day in review, and by the minute in learning") {
    const core::Minutes zone{60};
    CHECK(due_text(memory_in(core::Phase::review), zone, in_a_cell) == "2026-11-25");
    CHECK(due_text(memory_in(core::Phase::learning), zone, in_a_cell) == "10:30");
    CHECK(due_text(memory_in(core::Phase::fresh), zone, in_a_cell).empty());
    CHECK(due_text(memory_in(core::Phase::review), zone, in_a_sentence) == "due on 2026-11-25");
    CHECK(due_text(memory_in(core::Phase::learning), zone, in_a_sentence) ==
          "due at 2026-11-22T10:30:00+01:00");
    CHECK(due_text(memory_in(core::Phase::fresh), zone, in_a_sentence) == "not met yet");
}

TEST_CASE("As JSON a card is due on a day, at an instant or never") {
    CHECK(due_json(core::Phase::review) == R"({"due":"2026-11-25"})");
    CHECK(due_json(core::Phase::learning) == R"({"due":"2026-11-22T10:30:00+01:00"})");
    CHECK(due_json(core::Phase::fresh) == R"({"due":null})");
}

TEST_CASE("Marks are told in the order of each way to speak") {
    core::CardState state;
    CHECK(marks_text(state, today, in_a_cell).empty());
    state.suspended = true;
    state.buried = today;
    state.memory.lapses = core::leech_lapses;
    CHECK(marks_text(state, today, in_a_cell) == ", suspended, buried, leech");
    CHECK(marks_text(state, today, in_a_sentence) == ", a leech, suspended, buried until tomorrow");
    CHECK(marks_text(state, today + core::Days{1}, in_a_cell) == ", suspended, leech");
}

TEST_CASE("Ease is told with two digits, cut off") {
    CHECK(ease_text(2500) == "2.50");
    CHECK(ease_text(1309) == "1.30");
    CHECK(ease_text(2049) == "2.04");
}

TEST_CASE("What is counted of a card stands together") {
    core::Memory memory;
    memory.interval = 4;
    memory.ease = 2500;
    memory.lapses = 1;
    memory.answers = 7;
    base::FlatJson json;
    add_counts(json, memory);
    CHECK(json.take() == R"({"interval":4,"ease":2500,"lapses":1,"answers":7})");
}

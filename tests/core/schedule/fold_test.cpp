// What each kind of row makes of a card; the numbers of an answer are the scheduler's tests.
#include "core/schedule/fold.hpp"

#include "base/numbers/hash.hpp"
#include "catch.hpp"
#include "core/schedule/scheduler.hpp"

#include <limits>
#include <set>
#include <string>
#include <utility>

using namespace core;

namespace {

const SchedulerSettings settings;
constexpr Day today{Days{20'000}};
const Instant now = Instant{today} + std::chrono::hours{9};

FoldRow row(RowKind kind, int day = 0, int shift = 0) {
    return {kind, now + Days{day}, today + Days{day}, shift, 42};
}

CardState after(std::initializer_list<FoldRow> rows) {
    CardState state;
    for (const FoldRow& one : rows) state = step(state, one, settings);
    return state;
}

// What a row does, beside having been there.
CardState acted(const CardState& before, const FoldRow& row) {
    CardState state = step(before, row, settings);
    state.last_at = before.last_at;
    state.last_row = before.last_row;
    state.version = before.version;
    return state;
}

// A mature card, last answered on day 0, that may be fuzzed by some days.
CardState mature() {
    CardState state;
    state.memory.phase = Phase::review;
    state.memory.interval = 100;
    state.memory.reps = 5;
    state.memory.answers = 7;
    state.memory.last_day = today;
    state.memory.due_day = today + Days{100};
    return state;
}

}  // namespace

TEST_CASE("an answer makes of the memory what its preview said") {
    CardState state;
    for (const auto& [kind, day] : {std::pair{RowKind::good, 0},
                                    {RowKind::good, 0},
                                    {RowKind::hard, 1},
                                    {RowKind::again, 7},
                                    {RowKind::easy, 7}}) {
        const FoldRow next = row(kind, day);
        const Memory expected =
            preview(state.memory, next.at, next.day, next.seed, settings)[grade_of(kind)].memory;
        state = step(state, next, settings);
        CHECK(state.memory == expected);
    }
}

TEST_CASE("a state holds only the due of its own phase, so equal states are equal") {
    const CardState review = after({row(RowKind::good), row(RowKind::easy)});
    CHECK(review.memory.phase == Phase::review);
    CHECK(review.memory.due_at == Instant{});
    const CardState lapsed = step(review, row(RowKind::again, 4), settings);
    CHECK(lapsed.memory.phase == Phase::relearning);
    CHECK(lapsed.memory.due_day == Day{});
}

TEST_CASE("the first answer introduces a card, later ones do not") {
    const CardState state = after({row(RowKind::again, 3), row(RowKind::good, 5)});
    CHECK(state.first_day == today + Days{3});
    CHECK_FALSE(state.review_day);
}

TEST_CASE("only an answer to a card in review counts as a review") {
    const CardState graduated = after({row(RowKind::easy, 0)});
    CHECK_FALSE(graduated.review_day);
    const CardState lapsed = step(graduated, row(RowKind::again, 4), settings);
    CHECK(lapsed.review_day == today + Days{4});
    const CardState relearned = step(lapsed, row(RowKind::good, 5), settings);
    CHECK(relearned.review_day == today + Days{4});
}

TEST_CASE("a shift moves the due day within what fuzz permits, and nothing else") {
    const Outcome outcome =
        preview(mature().memory, now + Days{100}, today + Days{100}, 42, settings)[Grade::good];
    const auto due = [&](int shift) {
        const CardState state = step(mature(), row(RowKind::good, 100, shift), settings);
        CHECK(state.memory.interval == outcome.memory.interval);
        CHECK(state.memory.ease == outcome.memory.ease);
        return static_cast<int>((state.memory.due_day - (today + Days{100})).count());
    };
    const int low = outcome.permitted.low;
    const int high = outcome.permitted.high;
    REQUIRE(low < high);
    CHECK(due(0) == outcome.memory.interval);
    CHECK(due(low - outcome.memory.interval) == low);
    CHECK(due(high - outcome.memory.interval) == high);
    CHECK(due(high - outcome.memory.interval + 1) == high);
    CHECK(due(std::numeric_limits<int>::max()) == high);
    CHECK(due(std::numeric_limits<int>::min()) == low);
}

TEST_CASE("a shift has no effect where nothing is fuzzed") {
    CHECK(after({row(RowKind::good, 0, 5)}) == after({row(RowKind::good)}));
    for (const int shift : {-9, 9}) {
        const CardState same_day = step(mature(), row(RowKind::good, 0, shift), settings);
        CHECK(same_day.memory.due_day == today + Days{100});
        const CardState early = step(mature(), row(RowKind::good, 50, shift), settings);
        CHECK(early == step(mature(), row(RowKind::good, 50), settings));
        const CardState lapsed = step(mature(), row(RowKind::again, 100, shift), settings);
        CHECK(lapsed == step(mature(), row(RowKind::again, 100), settings));
    }
}

TEST_CASE("suspend lasts until unsuspend, bury for its day") {
    const CardState suspended = after({row(RowKind::suspend)});
    CHECK(suspended.hidden_on(today));
    CHECK(suspended.hidden_on(today + Days{99}));
    CHECK_FALSE(step(suspended, row(RowKind::unsuspend, 1), settings).hidden_on(today));
    const CardState buried = after({row(RowKind::bury)});
    CHECK(buried.hidden_on(today));
    CHECK_FALSE(buried.hidden_on(today + Days{1}));
    CHECK_FALSE(step(buried, row(RowKind::unsuspend), settings).hidden_on(today));
}

TEST_CASE("a suspended card has no other way to be hidden") {
    for (const CardState& state : {after({row(RowKind::bury), row(RowKind::suspend)}),
                                   after({row(RowKind::suspend), row(RowKind::bury)})}) {
        CHECK(state.suspended);
        CHECK_FALSE(state.buried);
        CHECK(state.memory == Memory{});
    }
}

TEST_CASE("an answer does not bring a hidden card back") {
    CHECK(after({row(RowKind::suspend), row(RowKind::good)}).suspended);
    CHECK(after({row(RowKind::bury), row(RowKind::good)}).buried == today);
}

TEST_CASE("forget starts the card as new, but keeps what hides it and what feeds the fuzz") {
    CardState before = mature();
    before.suspended = true;
    before.first_day = today;
    before.review_day = today;
    const CardState state = step(before, row(RowKind::forget, 9), settings);
    CHECK(state.memory.phase == Phase::fresh);
    CHECK(state.memory.interval == 0);
    CHECK(state.memory.ease == start_ease);
    CHECK(state.memory.lapses == 0);
    CHECK(state.memory.answers == 7);
    CHECK(state.memory.last_day == today);
    CHECK(state.suspended);
    CHECK_FALSE(state.first_day);
    CHECK_FALSE(state.review_day);
    CHECK(step(state, row(RowKind::good, 10), settings).first_day == today + Days{10});
}

TEST_CASE("rows of other kinds, known or not, change nothing") {
    for (const int kind : {0, 5, 15, 16, 21, 22, 23, 25, 26, 27, 28, 29, 30, 31, 99, -1, 1'000'000})
        CHECK(acted(mature(), row(static_cast<RowKind>(kind), 3)) == mature());
}

TEST_CASE(
    "a card in review that is brought forward is due that day, and nothing else of it changes") {
    CardState forward = acted(mature(), row(RowKind::forward, 3));
    CHECK(forward.memory.due_day == today + Days{3});
    forward.memory.due_day = mature().memory.due_day;
    CHECK(forward == mature());
}

TEST_CASE("a card that is due, in learning or suspended is not brought forward") {
    const CardState learning = after({row(RowKind::good)});
    CHECK(acted(learning, row(RowKind::forward)) == learning);
    CHECK(acted(mature(), row(RowKind::forward, 120)) == mature());
    const CardState away = step(mature(), row(RowKind::suspend), settings);
    CHECK(acted(away, row(RowKind::forward, 3)) == away);
}

TEST_CASE("a new card that is brought forward comes first until it is answered") {
    CHECK(after({row(RowKind::forward)}).comes_first);
    CHECK_FALSE(after({row(RowKind::forward), row(RowKind::again)}).comes_first);
}

TEST_CASE("a card stands where another program had it, unless it was answered here") {
    FoldRow state = row(RowKind::state, 5);
    state.given = GivenState{30, 2300, today + Days{12}};
    const CardState placed = after({state});
    CHECK(placed.memory.phase == Phase::review);
    CHECK(placed.memory.interval == 30);
    CHECK(placed.memory.ease == 2300);
    CHECK(placed.memory.due_day == today + Days{12});
    CHECK(placed.memory.last_day == today - Days{18});
    CHECK(placed.memory.answers == 0);
    CHECK(acted(mature(), state) == mature());
    state.given = GivenState{-5, 9'999'999, today};
    CHECK(after({state}).memory.interval == 1);
    CHECK(after({state}).memory.ease == max_ease);
}

TEST_CASE("the numbers of the kinds are for ever") {
    const std::pair<RowKind, int> numbers[] = {
        {RowKind::again, 1},      {RowKind::hard, 2},   {RowKind::good, 3},
        {RowKind::easy, 4},       {RowKind::undo, 16},  {RowKind::suspend, 17},
        {RowKind::unsuspend, 18}, {RowKind::bury, 19},  {RowKind::forget, 20},
        {RowKind::link, 21},      {RowKind::text, 22},  {RowKind::quiz, 23},
        {RowKind::forward, 24},   {RowKind::exam, 25},  {RowKind::pause, 26},
        {RowKind::import, 27},    {RowKind::state, 28}, {RowKind::forecast, 29},
        {RowKind::mock, 30}};
    for (const auto& [kind, number] : numbers) {
        INFO(number);
        CHECK(static_cast<int>(kind) == number);
    }
}

TEST_CASE("undo reaches what a learner did to cards, dates and imports, and nothing else") {
    std::set<int> undoable;
    for (int kind = -5; kind < 200; ++kind)
        if (is_undoable(static_cast<RowKind>(kind))) undoable.insert(kind);
    CHECK(undoable == std::set<int>{1, 2, 3, 4, 17, 18, 19, 20, 21, 24, 25, 26, 27});
}

TEST_CASE("kinds have names, and unknown ones have none") {
    CHECK(to_string(RowKind::again) == "again");
    CHECK(to_string(RowKind::easy) == "easy");
    CHECK(to_string(RowKind::unsuspend) == "unsuspend");
    CHECK(to_string(RowKind::quiz) == "quiz");
    CHECK_FALSE(to_string(static_cast<RowKind>(99)));
    CHECK_FALSE(to_string(static_cast<RowKind>(0)));
}

TEST_CASE("an act has an effect where it changes what is seen of a card on that day") {
    using enum RowKind;
    CardState fresh, suspended, buried, buried_before = mature();
    suspended.suspended = true;
    buried.buried = today;
    buried_before.buried = today - Days{1};
    const auto acts_on = [](const CardState& card) {
        std::string acts;
        for (const RowKind act : {suspend, unsuspend, bury, forget})
            if (has_effect(act, card, today)) acts += std::string(*to_string(act)) + ' ';
        return acts;
    };
    CHECK(acts_on(fresh) == "suspend bury ");
    CHECK(acts_on(mature()) == "suspend bury forget ");
    CHECK(acts_on(suspended) == "unsuspend ");
    CHECK(acts_on(buried) == "suspend unsuspend ");
    CHECK(acts_on(buried_before) == "suspend bury forget ");
    CHECK(has_effect(good, suspended, today));
}

TEST_CASE("what an act without effect would leave is the card as it was") {
    for (const bool is_met : {false, true})
        for (const bool is_suspended : {false, true})
            for (const auto& buried : {std::optional<Day>(), std::optional(today)})
                for (const RowKind act :
                     {RowKind::suspend, RowKind::unsuspend, RowKind::bury, RowKind::forget}) {
                    CardState card = is_met ? mature() : CardState{};
                    card.suspended = is_suspended;
                    if (!is_suspended) card.buried = buried;
                    CHECK(has_effect(act, card, today) == (acted(card, row(act)) != card));
                }
}

TEST_CASE("each setting of the scheduler is part of the hash of the settings") {
    std::set<std::uint64_t> hashes{settings_hash({})};
    const auto with = [&](auto change) {
        SchedulerSettings other;
        change(other);
        hashes.insert(settings_hash(other));
    };
    with([](auto& s) { s.learning_steps_s = {60}; });
    with([](auto& s) { s.learning_steps_s = {}; });
    with([](auto& s) { s.relearning_steps_s = {60, 600}; });
    with([](auto& s) { s.relearning_steps_s = {}; });
    with([](auto& s) { s.learning_steps_s = {60, 600, 600}, s.relearning_steps_s = {}; });
    with([](auto& s) { s.interval_multiplier = 900; });
    with([](auto& s) { s.lapse_multiplier = 100; });
    with([](auto& s) { s.max_days = 365; });
    with([](auto& s) { s.fuzz = false; });
    CHECK(hashes.size() == 10);
    CHECK(settings_hash({}) == settings_hash({}));
}

TEST_CASE("memories that were folded by earlier rules are folded again") {
    const std::string settings_of_the_start = "|60,600|600|1000|0|36500|true";
    for (const char* earlier : {"1", "2"})
        CHECK(settings_hash({}) != base::hash64(earlier + settings_of_the_start));
    CHECK(settings_hash({}) == base::hash64("3" + settings_of_the_start));
}

TEST_CASE("answers of no time that is are scheduled as of the nearest that can be written") {
    using Limits = std::numeric_limits<std::int64_t>;
    for (const std::int64_t far : {Limits::min(), Limits::max()}) {
        const FoldRow written{RowKind::good, written_instant(Instant{Milliseconds{far}}),
                              written_day(Day{Days{far}}), 0, 42};
        for (const RowKind kind : {RowKind::again, RowKind::hard, RowKind::good, RowKind::easy}) {
            CardState here = mature();
            CardState there = mature();
            for (int time = 0; time < 4; ++time) {  // through learning and back
                FoldRow answer = written;
                answer.kind = kind;
                there = step(there, answer, settings);
                answer.at = Instant{Milliseconds{far}};
                answer.day = Day{Days{far}};
                here = step(here, answer, settings);
            }
            CHECK(here.memory == there.memory);
        }
    }
}

TEST_CASE("a row that is taken back leaves nothing but that it was there") {
    FoldRow lapse = row(RowKind::again, 3);
    lapse.is_void = true;
    lapse.id = 7;
    CHECK(acted(mature(), lapse) == mature());
    const CardState state = step(mature(), lapse, settings);
    CHECK(state.version == mature().version + 1);
    CHECK(state.last_at == lapse.at);
    CHECK(state.last_row == 7);
}

#include "store/cards/pace.hpp"

#include "store/world.hpp"

using namespace world;
using namespace std::chrono_literals;
using core::RowKind;

namespace {

core::CatalogNote of_kind(const std::string& id, core::Kind kind) {
    core::CatalogNote out = note(id);
    out.kind = kind;
    return out;
}

struct Timed : World {
    void answer_in(const std::string& key, core::Milliseconds took) {
        store::NewRow one = row(RowKind::again, key);
        one.took = took;
        store->record(card(key).state, one, now, {});
    }
    std::optional<core::Milliseconds> pace_of(const std::string& key) {
        return store::Pace(store->database()).of(card(key).note_no);
    }
};

}  // namespace

TEST_CASE("nothing is known of the pace before the first answer") {
    Timed world;
    world.put("d", {of_kind("q", core::Kind::question)});
    CHECK_FALSE(world.pace_of("d/q"));
}

TEST_CASE("a card's time is that of all its answers of a day, each a minute at most") {
    Timed world;
    world.put("d", {of_kind("q", core::Kind::question)});
    world.answer_in("d/q", 4s);
    world.answer_in("d/q", 600s);
    CHECK(world.pace_of("d/q") == 64s);
    world.now = moment(1);
    world.answer_in("d/q", 3s);
    world.now = moment(2);
    world.answer_in("d/q", 5s);
    CHECK(world.pace_of("d/q") == 5s);  // the median of 64, 3 and 5
}

TEST_CASE("an answer that is said to have taken less than no time took none") {
    Timed world;
    world.put("d", {of_kind("q", core::Kind::question)});
    for (int i = 0; i < 2; ++i) world.answer_in("d/q", core::Milliseconds::min());
    world.answer_in("d/q", 4s);
    CHECK(world.pace_of("d/q") == 4s);
}

TEST_CASE("each kind has its own median, and one that was never answered that of all") {
    Timed world;
    world.put("d", {of_kind("q", core::Kind::question), of_kind("n", core::Kind::number),
                    of_kind("p", core::Kind::points)});
    world.answer_in("d/q", 4s);
    world.answer_in("d/n", 30s);
    CHECK(world.pace_of("d/q") == 4s);
    CHECK(world.pace_of("d/n") == 30s);
    CHECK(world.pace_of("d/p") == 4s);
}

TEST_CASE("an answer that was taken back took no time") {
    Timed world;
    world.put("d", {of_kind("q", core::Kind::question)});
    world.answer_in("d/q", 4s);
    world.undo();
    CHECK_FALSE(world.pace_of("d/q"));
}

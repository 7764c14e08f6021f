// Rows of several branches of one device, appended in whatever batches: each is there once.
#include "store/history/branch_walk.hpp"

#include "base/numbers/random.hpp"
#include "store/world.hpp"

#include <algorithm>
#include <set>
#include <utility>

using namespace world;
using core::RowKind;

namespace {

const std::string away(8, 'a');

using Said = std::pair<std::int64_t, RowKind>;  // what tells the rows of these tests apart

std::vector<Said> rows_of(World& world) {
    std::vector<Said> out;
    world.store->log().oldest_first({}, [&](const store::LogEntry& entry) {
        out.emplace_back(store::sequence_of(entry.row.id), entry.row.kind);
    });
    std::sort(out.begin(), out.end());
    return out;
}

store::ForeignRow row(const Said& said) {
    return foreign(said.first, said.second, "d/n1", moment(static_cast<int>(said.first)));
}

// Up to four rows of a number, in no order, some of them twice.
std::vector<store::ForeignRow> drawn(base::Random& random) {
    std::vector<store::ForeignRow> out;
    for (std::uint64_t more = random.below(12); more > 0; --more)
        out.push_back(row({static_cast<std::int64_t>(1 + random.below(8)),
                           static_cast<RowKind>(1 + random.below(4))}));
    return out;
}

}  // namespace

TEST_CASE("rows of a device stand there once, however they are drawn into batches") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        INFO("batches " << seed);
        base::Random random(seed);
        World world;
        std::set<Said> all;
        for (int batches = 0; batches < 6; ++batches) {
            const auto rows = drawn(random);
            const std::size_t before = all.size();
            for (const auto& one : rows) all.emplace(one.sequence, one.row.kind);
            CHECK(arrive(*world.store, away, rows) == static_cast<int>(all.size() - before));
        }
        CHECK(rows_of(world) == std::vector<Said>(all.begin(), all.end()));
    }
}

TEST_CASE("a row stands on the branch that is followed, or behind the end of another") {
    World world;
    const Said first{3, RowKind::good}, other{3, RowKind::hard}, later{5, RowKind::good};
    arrive(*world.store, away, {row(first), row(later)});
    arrive(*world.store, away, {row(other)});
    store::Database& db = world.store->database();
    store::BranchWalk walk(db, {0, 1}, store::same_content);
    CHECK(walk.finds(row(other)));
    CHECK_FALSE(walk.free_branch(3));
    CHECK_FALSE(walk.finds(row({4, RowKind::easy})));
    CHECK(walk.free_branch(4) == 1);
    const auto added = row({4, RowKind::easy});
    walk.follow(1, added);
    CHECK(walk.finds(added));
    CHECK(walk.finds(row(later)));
    const auto third = row({5, RowKind::again});
    CHECK_FALSE(walk.finds(third));
    CHECK(walk.free_branch(5) == 1);
    walk.follow(1, third);
    CHECK_FALSE(walk.finds(row({5, RowKind::easy})));
    CHECK_FALSE(walk.free_branch(5));
    CHECK(walk.free_branch(6) == 1);
    walk.close(1);
    CHECK_FALSE(walk.finds(row({6, RowKind::easy})));
    CHECK(walk.free_branch(6) == 0);
}

// An undo row means one row, whatever branches its device has, and whichever of them comes first.
#include "store/derived/voids.hpp"

#include "base/numbers/json.hpp"
#include "store/world.hpp"

#include <fmt/format.h>

#include <algorithm>

using namespace world;
using core::RowKind;

namespace {

const std::string away(8, 'a');
const std::string elsewhere(8, 'e');

struct Batch {
    std::string device;
    std::vector<store::ForeignRow> rows;
};

store::ForeignRow undo_of(const store::ForeignRow& row, bool with_mark) {
    base::JsonObject detail;
    detail.add("device", "6161616161616161").add("sequence", row.sequence);
    if (with_mark) detail.add("mark", fmt::format("{:016x}", mark_of(row.row)));
    return foreign(1, RowKind::undo, row.row.key, moment(9), detail.text());
}

// What has one answer that counts, after these have arrived in that order.
std::string standing(const std::vector<Batch>& batches) {
    World world;
    world.put("d", notes("n", 2));
    for (const auto& [device, rows] : batches) arrive(*world.store, device, rows);
    std::string keys;
    for (const std::string key : {"d/n1", "d/n2"})
        if (world.memory(key).answers > 0) keys += key + " ";
    return keys;
}

}  // namespace

TEST_CASE("of two branches the undo row means the row that it tells of, in any order") {
    const auto here = foreign(1, RowKind::good, "d/n1", moment(0));
    const auto there = foreign(1, RowKind::good, "d/n2", moment(0));
    std::vector<int> order{0, 1, 2};
    do {
        const std::vector<Batch> all{
            {away, {here}}, {away, {there}}, {elsewhere, {undo_of(there, true)}}};
        std::vector<Batch> batches;
        for (const int i : order) batches.push_back(all[static_cast<std::size_t>(i)]);
        CHECK(standing(batches) == "d/n1 ");
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("an undo row that does not tell means its own branch, else each") {
    const auto here = foreign(1, RowKind::good, "d/n1", moment(0));
    const auto there = foreign(1, RowKind::good, "d/n2", moment(0));
    auto own = undo_of(there, false);
    own.sequence = 2;
    CHECK(standing({{away, {here}}, {away, {there, own}}}) == "d/n1 ");
    CHECK(standing({{away, {here}}, {away, {there}}, {elsewhere, {undo_of(there, false)}}}) == "");
}

TEST_CASE("where the row that it tells of is lost, an undo row voids no other of that number") {
    const auto lost = foreign(1, RowKind::good, "d/n2", moment(3));
    const auto here = foreign(1, RowKind::good, "d/n2", moment(0));
    auto own = undo_of(lost, true);
    own.sequence = 2;
    CHECK(standing({{away, {here}}, {elsewhere, {undo_of(lost, true)}}}) == "d/n2 ");
    CHECK(standing({{away, {here, own}}}) == "d/n2 ");
    CHECK(standing({{away, {here, own}}, {away, {foreign(1, RowKind::good, "d/n1", moment(1))}}}) ==
          "d/n1 d/n2 ");
}

TEST_CASE("a single row is meant by an undo row that does not tell") {
    CHECK(standing({{away, {foreign(1, RowKind::good, "d/n2", moment(0))}},
                    {elsewhere, {undo_of(foreign(1, RowKind::good, "d/n2", moment(3)), false)}}}) ==
          "");
}

namespace {

const std::string brought("imp\0anki", 8);

store::NewRow import_of(std::int64_t first, std::int64_t last) {
    store::NewRow row{RowKind::import, "", std::nullopt, 0, {}};
    row.detail = fmt::format(
        R"({{"brought":[{{"device":"696d7000616e6b69","first":{},"last":{}}}]}})", first, last);
    return row;
}

}  // namespace

TEST_CASE("another program's rows count as long as an import that stands covers them") {
    World world;
    world.put("d", notes("n", 2));
    arrive(*world.store, brought,
           {foreign(5, RowKind::good, "d/n1", moment(0)),
            foreign(9, RowKind::good, "d/n2", moment(0))});
    const auto answers = [&] {
        return std::pair(world.memory("d/n1").answers, world.memory("d/n2").answers);
    };
    CHECK(answers() == std::pair(0, 0));
    world.store->act({import_of(4, 6)}, world.now);
    CHECK(answers() == std::pair(1, 0));
    world.store->act({import_of(5, 9)}, world.now);
    CHECK(answers() == std::pair(1, 1));
    world.undo();
    CHECK(answers() == std::pair(1, 0));
    world.undo();
    CHECK(answers() == std::pair(0, 0));
    world.store->rebuild_memories();
    CHECK(answers() == std::pair(0, 0));
}

TEST_CASE("what is brought again in another zone is the same") {
    World world;
    world.put("d", notes("n", 1));
    auto row = foreign(5, RowKind::good, "d/n1", moment(0));
    CHECK(arrive(*world.store, brought, {row}) == 1);
    row.row.moment.zone = core::Minutes{60};
    row.row.took = core::Milliseconds{7};
    CHECK(arrive(*world.store, brought, {row}) == 0);
}

TEST_CASE("an import row that tells nothing sensible covers nothing") {
    World world;
    world.put("d", notes("n", 1));
    arrive(*world.store, brought, {foreign(5, RowKind::good, "d/n1", moment(0))});
    for (const std::string detail :
         {"{", "[]", R"({"brought":7})", R"({"brought":[1,{"device":1,"first":"a"}]})",
          R"({"brought":[{"device":"696d7000616e6b69","first":1.5,"last":9}]})"}) {
        store::NewRow row{RowKind::import, "", std::nullopt, 0, detail};
        world.store->act({row}, world.now);
        CHECK(world.memory("d/n1").answers == 0);
    }
}

// An undo row means one row, whatever branches its device has, and whichever of them comes first.
#include "store/derived/undos.hpp"

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

TEST_CASE("a single row is meant, also where it no longer says what it said") {
    const auto told = foreign(1, RowKind::good, "d/n2", moment(3));
    CHECK(standing({{away, {foreign(1, RowKind::good, "d/n2", moment(0))}},
                    {elsewhere, {undo_of(told, true)}}}) == "");
}

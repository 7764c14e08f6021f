// The log as lines, carried to another home and read there.
#include "app/log_lines.hpp"

#include "base/numbers/random.hpp"
#include "home.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <span>

using namespace home;
using core::RowKind;

namespace {

// All rows, in the order of their instants.
Strings lines_of(app::Workspace& workspace) {
    Strings lines;
    workspace.store.log().oldest_first(
        {}, [&](const store::LogEntry& entry) { lines.push_back(app::log_line(entry)); });
    return lines;
}

std::string joined(const Strings& lines) {
    std::string text;
    for (const auto& line : lines) text += line + "\n";
    return text;
}

int merge(app::Workspace& into, const Strings& lines) {
    return into.store.merge(app::read_log_lines(joined(lines), "lines"),
                            store::Store::Merge::really);
}

Strings sorted(Strings lines) {
    std::sort(lines.begin(), lines.end());
    return lines;
}

const std::string device(8, 'a');

store::ForeignRow row(std::int64_t sequence, RowKind kind, const std::string& key,
                      const std::string& detail = {}) {
    return world::foreign(sequence, kind, key, moment(static_cast<int>(sequence)), detail);
}

// A device that went on in three places, in one of which a row was taken back.
void put_branches(app::Workspace& workspace) {
    const auto begun = row(1, RowKind::good, "greek/alpha");
    const auto meant = row(2, RowKind::easy, "greek/beta");
    const std::string undo =
        fmt::format(R"({{"device":"6161616161616161","sequence":2,"mark":"{:016x}"}})",
                    store::mark_of(meant.row));
    world::arrive(workspace.store, device,
                  {begun, row(2, RowKind::hard, "latin/a"), row(4, RowKind::good, "latin/a")});
    world::arrive(workspace.store, device,
                  {begun, meant, row(3, RowKind::undo, "greek/beta", undo)});
    world::arrive(workspace.store, device,
                  {begun, row(2, RowKind::easy, "greek/beta", R"({"given":"B"})"),
                   row(3, RowKind::suspend, "latin/a"), row(4, RowKind::unsuspend, "latin/a")});
}

}  // namespace

TEST_CASE("lines of several branches of one device keep every row once, in any order, repeated") {
    Letters home;
    Strings lines;
    {
        app::Workspace workspace = home.open();
        answer(workspace, "greek/alpha");
        put_branches(workspace);
        lines = lines_of(workspace);
    }
    REQUIRE(lines.size() == 9);
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        INFO("order " << seed);
        base::Random random(seed);
        Strings carried = lines;
        random.shuffle(std::span(carried));
        Letters other;
        app::Workspace workspace = other.open();
        const Strings some(carried.begin(), carried.begin() + 4);
        CHECK(merge(workspace, some) == 4);
        carried.insert(carried.end(), some.begin(), some.end());
        CHECK(merge(workspace, carried) == 5);
        CHECK(merge(workspace, carried) == 0);
        CHECK(sorted(lines_of(workspace)) == sorted(lines));
    }
}

TEST_CASE("rows of odd numbers, and of details that are no JSON, are carried whole") {
    std::vector<store::ForeignRow> rows;
    const std::string deep = std::string(102, '[') + std::string(102, ']');
    for (const std::string& detail : {std::string("{"), std::string(R"("x")"), std::string("[1"),
                                      std::string("a\0b", 3), deep, std::string("[1,2]")}) {
        rows.push_back(row(std::ssize(rows) + 1, RowKind::good, "greek/alpha", detail));
        rows.back().row.took = core::Milliseconds{
            rows.size() % 2 == 0 ? -5 : std::numeric_limits<std::int64_t>::min()};
    }
    Letters home, other;
    app::Workspace workspace = home.open();
    CHECK(world::arrive(workspace.store, device, rows) == std::ssize(rows));
    const Strings lines = lines_of(workspace);
    app::Workspace carried = other.open();
    CHECK(merge(carried, lines) == std::ssize(rows));
    CHECK(sorted(lines_of(carried)) == sorted(lines));
    CHECK(merge(workspace, lines) == 0);
}

TEST_CASE("rows that are too far off to be written as text are carried whole") {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    std::vector<store::ForeignRow> rows;
    for (const std::int64_t number :
         {-most, -(std::int64_t{1} << 53), std::int64_t{1} << 53, most}) {
        auto far = row(std::ssize(rows) + 1, RowKind::good, "greek/alpha");
        far.row.moment.at = core::Instant{core::Milliseconds{number}};
        far.row.moment.day = core::Day{core::Days{number}};
        far.row.moment.zone = core::Minutes{number};
        rows.push_back(far);
    }
    Letters home, other;
    app::Workspace workspace = home.open();
    CHECK(world::arrive(workspace.store, device, rows) == std::ssize(rows));
    const Strings lines = lines_of(workspace);
    app::Workspace carried = other.open();
    CHECK(merge(carried, lines) == std::ssize(rows));
    CHECK(sorted(lines_of(carried)) == sorted(lines));
    CHECK(merge(workspace, lines) == 0);
}

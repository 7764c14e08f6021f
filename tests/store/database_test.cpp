// Statements: what goes in and comes out of a column, and how they are lent.
#include "store/database.hpp"

#include "catch.hpp"

#include <cstdint>
#include <limits>

namespace {

using store::Access;
using store::Database;
using store::Statement;
using Day = std::chrono::sys_days;
using Days = std::chrono::days;
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

enum class Colour : std::uint8_t { red = 1, blue = 7 };

template <typename T>
T there_and_back(T value) {
    Database db(":memory:", Access::create);
    Statement row = db.prepare("SELECT ?");
    row.bind(value).step();
    return row.get<T>(0);
}

TEST_CASE("a value comes out of a column as it went in") {
    CHECK(there_and_back(Day{Days{-3}}) == Day{Days{-3}});
    CHECK(there_and_back(Instant{std::chrono::milliseconds{1'700'000'000'123}}) ==
          Instant{std::chrono::milliseconds{1'700'000'000'123}});
    CHECK(there_and_back(std::chrono::minutes{-90}) == std::chrono::minutes{-90});
    CHECK(there_and_back(Colour::blue) == Colour::blue);
    CHECK(there_and_back(true));
    CHECK(there_and_back(std::numeric_limits<std::uint64_t>::max()) ==
          std::numeric_limits<std::uint64_t>::max());
    CHECK(there_and_back(std::string("a\0b", 3)) == std::string("a\0b", 3));
    CHECK(there_and_back(std::optional<Day>{}) == std::nullopt);
    CHECK(there_and_back(std::optional(Day{})) == Day{});
    CHECK(there_and_back(std::optional<std::string>("")) == "");
}

TEST_CASE("what is NULL is nought where no optional is asked for") {
    Database db(":memory:", Access::create);
    Statement row = db.prepare("SELECT NULL");
    row.step();
    CHECK(row.get<int>(0) == 0);
    CHECK(row.get<std::string>(0).empty());
    CHECK(row.get<Day>(0) == Day{});
}

TEST_CASE("a parameter is bound by its name, wherever it stands, and keeps its value") {
    Database db(":memory:", Access::create);
    Statement row = db.prepare("SELECT :a - :b, :b");
    row.set(":b", 1).set(":a", 10).step();
    CHECK(row.get<int>(0) == 9);
    row.set(":a", 20).step();
    CHECK(row.get<int>(0) == 19);
    CHECK(row.get<int>(1) == 1);
    CHECK_THROWS_AS(row.set(":c", 1), store::Error);
}

TEST_CASE("a cached statement that is lent already is prepared once more") {
    Database db(":memory:", Access::create);
    constexpr std::string_view sql = "SELECT 1 UNION ALL SELECT 2";
    Statement outer = db.cached(sql);
    outer.step();
    int inner_rows = 0;
    for (Statement inner = db.cached(sql); inner.step();) ++inner_rows;
    CHECK(inner_rows == 2);
    CHECK(outer.get<int>(0) == 1);
    CHECK(outer.step());
    CHECK(outer.get<int>(0) == 2);
}

TEST_CASE("a cached statement begins anew each time it is lent") {
    Database db(":memory:", Access::create);
    constexpr std::string_view sql = "SELECT ? UNION ALL SELECT 2";
    {
        Statement first = db.cached(sql);
        first.bind("mine").step();
    }
    Statement second = db.cached(sql);
    second.step();
    CHECK(second.get<std::optional<std::string>>(0) == std::nullopt);
}

TEST_CASE("what a statement in use would lock is free once it is given back") {
    Database db(":memory:", Access::create);
    db.run("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)");
    db.cached("SELECT a FROM t").step();
    db.run("DROP TABLE t");
    CHECK_THROWS_AS(db.cached("SELECT a FROM t").step(), store::Error);
}

TEST_CASE("a database that is moved takes its cached statements along") {
    Database db(":memory:", Access::create);
    db.run("CREATE TABLE t (a)");
    db.cached("INSERT INTO t VALUES (?)").bind(1).run();
    Database moved = std::move(db);
    moved.cached("INSERT INTO t VALUES (?)").bind(2).run();
    CHECK(moved.integer("SELECT sum(a) FROM t") == 3);
}

}  // namespace

#include "store/transaction.hpp"

#include "catch.hpp"
#include "folder.hpp"

using store::Access;
using store::Database;
using store::OneMoment;

namespace {

struct Pair {
    Pair() {
        writer.run("PRAGMA journal_mode = WAL; CREATE TABLE t (x)");
        reader.run("PRAGMA journal_mode = WAL");
    }
    std::optional<std::int64_t> rows() { return reader.integer("SELECT count(*) FROM t"); }

    TestFolder folder;
    Database writer{folder / "a.db", Access::create};
    Database reader{folder / "a.db", Access::write};
};

}  // namespace

TEST_CASE("what is read in one moment is as it was, whatever another program writes") {
    Pair pair;
    {
        const OneMoment moment(pair.reader);
        CHECK(pair.rows() == 0);
        pair.writer.run("INSERT INTO t VALUES (1)");
        CHECK(pair.rows() == 0);
    }
    CHECK(pair.rows() == 1);
}

TEST_CASE("inside a transaction a moment ends nothing") {
    Pair pair;
    store::Transaction transaction(pair.writer);
    { const OneMoment moment(pair.writer); }
    CHECK(pair.writer.in_transaction());
    transaction.roll_back();
}

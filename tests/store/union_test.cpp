// A history that was copied goes on in several places, and its copies are united: in whatever
// order, and however often, they end as one set of rows with one set of memories.
#include "base/numbers/random.hpp"
#include "store/database_files.hpp"
#include "store/told.hpp"
#include "store/transaction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

using namespace world;
using core::RowKind;

namespace {

void unite(store::Store& into, store::Database& from) {
    auto devices = from.prepare("SELECT no, id, began FROM main.device ORDER BY no");
    store::Transaction transaction(into.database());
    while (devices.step()) {
        const auto no = devices.get<std::int64_t>(0);
        std::vector<store::ForeignRow> rows;
        auto ids = from.prepare("SELECT id FROM main.log WHERE id >> 40 = ? ORDER BY id");
        ids.bind(no);
        while (ids.step()) {
            auto row = store::find_row(from, ids.get<store::RowId>(0));
            rows.push_back({store::sequence_of(row->id), std::move(*row)});
        }
        into.log().append_foreign(devices.get<std::string_view>(1), devices.get<core::Instant>(2),
                                  rows);
    }
    into.memories().catch_up();
    transaction.commit();
}

class Forks {
public:
    // Where rows are torn, each of the histories may have lost some.
    enum class Rows { whole, torn };
    explicit Forks(std::uint64_t seed, Rows rows = Rows::whole) : random_(seed), rows_(rows) {
        world_.put("d", notes("n", 5));
        live(6);
        std::vector<std::string> begun{history()};
        while (histories_.size() < 3) {
            go_on_from(begun[random_.below(begun.size())]);
            live(1 + static_cast<int>(random_.below(8)));
            if (rows_ == Rows::torn) lose_rows();
            histories_.push_back(history());
            begun.push_back(history());
        }
    }

    // Of devices that went on in several places.
    std::int64_t branches() {
        return world_.store->database()
            .integer("SELECT count(*) - count(DISTINCT id) FROM main.device")
            .value_or(0);
    }

    // All that is taken back in the first history once it has met the others is its own.
    void check_undo() {
        go_on_from(histories_[0]);
        const std::multiset<std::string> own = told_by(*world_.store).rows;
        const auto of_others = [&] {
            std::multiset<std::string> rows;
            for (const auto& row : told_by(*world_.store).rows)
                if (!own.contains(row)) rows.insert(row);
            return rows;
        };
        for (const std::size_t other : {1U, 2U}) unite_with(other);
        const auto before = of_others();
        while (!world_.undo().empty()) {
        }
        const auto after = of_others();
        CHECK(std::includes(after.begin(), after.end(), before.begin(), before.end()));
    }

    // What the histories give, united in that order, each begun with the first.
    Told united(const std::vector<std::size_t>& order) {
        go_on_from(histories_[order.front()]);
        for (const std::size_t other : order) unite_with(other);
        const Told told = told_by(*world_.store);
        world_.store->rebuild_memories();
        CHECK(told == told_by(*world_.store));
        return told;
    }

private:
    void unite_with(std::size_t other) {
        const std::string path = world_.folder.files().history + ".other";
        write_file(path, histories_[other]);
        store::Database from(path, store::Access::immutable);
        unite(*world_.store, from);
    }

    std::string history() {
        world_.store->database().run("PRAGMA main.wal_checkpoint(TRUNCATE)");
        return bytes_of(world_.folder.files().history);
    }

    // The bytes are put into the file that is there: nobody can see that it is another.
    void go_on_from(const std::string& bytes) {
        const store::Files files = world_.folder.files();
        world_.store.reset();
        if (random_.below(4) != 0) store::remove_database(files.derived);
        write_file(files.history, bytes);
        world_.open();
        if (world_.store->listing().keys({}).empty()) world_.put("d", notes("n", 5));
    }

    void live(int acts) {
        for (; acts > 0; --acts) {
            world_.now = moment(day_ += static_cast<int>(random_.below(3)));
            const std::string key = fmt::format("d/n{}", 1 + random_.below(5));
            const std::uint64_t what = random_.below(9);
            if (what < 5) world_.answer(key, static_cast<core::Grade>(1 + random_.below(4)));
            if (what == 5) world_.act(RowKind::suspend, {key, "d/n1"});
            if (what == 6 || what == 7) world_.undo();
            if (what == 8) bring();
        }
    }

    // Some of another program's rows, as a machine in any zone writes them, and what they count by.
    void bring() {
        const auto zone = core::Minutes{60 * (static_cast<int>(random_.below(27)) - 12)};
        const auto first = static_cast<std::int64_t>(1 + random_.below(6));
        std::vector<store::ForeignRow> rows;
        for (std::int64_t sequence = first; sequence < first + 3; ++sequence) {
            const auto grade = static_cast<RowKind>(1 + sequence % 4);
            rows.push_back(foreign(sequence, grade, fmt::format("d/m{}", 1 + sequence % 3),
                                   moment(static_cast<int>(sequence))));
            core::Moment& when = rows.back().row.moment;
            when.zone = zone;
            when.day = std::chrono::floor<core::Days>(when.at + zone);
        }
        arrive(*world_.store, std::string("imp\0anki", 8), rows);
        auto import = World::row(RowKind::import, "");
        import.detail =
            fmt::format(R"({{"brought":[{{"device":"696d7000616e6b69","first":{},"last":{}}}]}})",
                        first, first + 2);
        world_.store->act({import}, world_.now);
    }

    // As a page does that is lost, with the details of its rows or without.
    void lose_rows() {
        store::Database& db = world_.store->database();
        const auto last = db.integer(
                                "SELECT max(log.id) FROM main.device JOIN main.log "
                                "ON log.id >> 40 = device.no WHERE place IS NOT NULL")
                              .value_or(0);
        const auto first = last - static_cast<std::int64_t>(random_.below(6));
        const auto end = first + static_cast<std::int64_t>(random_.below(4));
        const std::string where = fmt::format("BETWEEN {} AND {}", first, end);
        db.run("PRAGMA foreign_keys = OFF");
        without_trigger("detail_forgets", "DELETE FROM main.detail WHERE row " + where);
        if (random_.below(4) != 0)
            without_trigger("log_forgets", "DELETE FROM main.log WHERE id " + where);
        world_.open();
    }

    void without_trigger(const std::string& name, const std::string& sql) {
        store::Database& db = world_.store->database();
        std::string made_by;
        {
            auto trigger = db.prepare("SELECT sql FROM main.sqlite_schema WHERE name = ?");
            REQUIRE(trigger.bind(name).step());
            made_by = trigger.get<std::string>(0);
        }
        db.run("DROP TRIGGER main." + name);
        db.run(sql);
        db.run(made_by);
    }

    base::Random random_;
    Rows rows_;
    World world_;
    int day_ = 0;
    std::vector<std::string> histories_;
};

}  // namespace

namespace {

// Unites them in every order, and some of them more than once.
void check_unions(Forks& forks) {
    std::vector<std::size_t> order{0, 1, 2};
    const Told told = forks.united(order);
    CHECK(std::set(told.rows.begin(), told.rows.end()).size() == told.rows.size());
    while (std::next_permutation(order.begin(), order.end())) CHECK(forks.united(order) == told);
    CHECK(forks.united({2, 1, 2, 0, 1, 2}) == told);
}

}  // namespace

TEST_CASE("copies that went on are united to the same rows and memories in any order") {
    std::int64_t branches = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        INFO("forks " << seed);
        Forks forks(seed);
        check_unions(forks);
        branches += forks.branches();
    }
    CHECK(branches > 20);
}

TEST_CASE("copies that lost rows are united to the same rows and memories in any order") {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        INFO("forks " << seed);
        Forks forks(seed, Forks::Rows::torn);
        check_unions(forks);
    }
}

TEST_CASE("undo passes over what came from other copies, whatever device they share") {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        INFO("forks " << seed);
        Forks(seed).check_undo();
    }
}

// The rows of the benchmark that are measured inside one process, each beside the least that could
// do the same work. Prints "name ratio-of-medians ratio-of-minima" lines, and the time of the fold.
//
//     bench_store commit HOME COPY INSTANT ROUNDS
//     bench_store fold HOME ROUNDS
//
// HOME holds history.db and derived.db; COPY is a copy of HOME in the same file system. All are
// written to.
#include "store/store.hpp"

#include "base/numbers/hash.hpp"
#include "base/numbers/random.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <initializer_list>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace store {
namespace {

using Clock = std::chrono::steady_clock;
using Times = std::vector<double>;

constexpr std::string_view columns =
    "hidden, phase, step, due, interval, ease, reps, lapses, answers, first_day, review_day, "
    "last_day, last_at, last_row, version";

template <typename Act>
void time(Times& times, Act act) {
    const auto begin = Clock::now();
    act();
    times.push_back(std::chrono::duration<double>(Clock::now() - begin).count());
}

void print_ratio(std::string_view name, Times row, Times comparator) {
    std::sort(row.begin(), row.end());
    std::sort(comparator.begin(), comparator.end());
    fmt::print("{} {:.4f} {:.4f}\n", name, row[row.size() / 2] / comparator[comparator.size() / 2],
               row.front() / comparator.front());
}

// Not a ratio: what is measured beside commands.
void print_nanoseconds(std::string_view name, Times row) {
    std::sort(row.begin(), row.end());
    fmt::print("{} {:.0f} {:.0f}\n", name, row[row.size() / 2] * 1e9, row.front() * 1e9);
}

Files files_in(const std::string& home) {
    return {home + "/history.db", home + "/derived.db", home + "/backups"};
}

// The database through the SQLite API alone, with the pragmas of open.cpp.
class Bare {
public:
    explicit Bare(const Files& files) {
        sqlite3* raw = nullptr;
        check(sqlite3_open(files.history.c_str(), &raw));
        db_.reset(raw);
        run("PRAGMA main.synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
            "PRAGMA recursive_triggers = ON");
        run("ATTACH '" + files.derived + "' AS derived");
        run("PRAGMA derived.journal_mode = WAL; PRAGMA derived.synchronous = NORMAL");
    }
    ~Bare() {
        for (sqlite3_stmt* statement : statements_) sqlite3_finalize(statement);
    }
    Bare(const Bare&) = delete;
    Bare& operator=(const Bare&) = delete;

    void run(const std::string& sql) {
        check(sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr));
    }
    sqlite3_stmt* prepare(const std::string& sql) {
        sqlite3_stmt* statement = nullptr;
        check(sqlite3_prepare_v3(db_.get(), sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement,
                                 nullptr));
        statements_.push_back(statement);
        return statement;
    }
    using Values = std::vector<std::optional<std::int64_t>>;
    void run(sqlite3_stmt* statement, const Values& values = {}) {
        for (int i = 0; const auto& value : values) {
            ++i;
            check(value ? sqlite3_bind_int64(statement, i, *value)
                        : sqlite3_bind_null(statement, i));
        }
        if (sqlite3_step(statement) != SQLITE_DONE) check(sqlite3_errcode(db_.get()));
        check(sqlite3_reset(statement));
    }

private:
    void check(int result) {
        if (result != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db_.get()));
    }

    struct Close {
        void operator()(sqlite3* db) const { sqlite3_close(db); }
    };
    std::unique_ptr<sqlite3, Close> db_;
    std::vector<sqlite3_stmt*> statements_;
};

Bare::Values values_of(Statement row, int count) {
    row.step();
    Bare::Values values;
    for (int i = 0; i < count; ++i) values.push_back(row.get<std::optional<std::int64_t>>(i));
    return values;
}

// Store::record on cards in review, each time beside the rows it wrote, written into the copy.
void commit(const std::string& home, const std::string& copy, const std::string& instant,
            int rounds) {
    const core::Settings settings;
    Store store(files_in(home), settings, Use::write, {});
    Database& db = store.database();
    Bare bare(files_in(copy));

    std::vector<std::string> keys;
    Statement due = db.prepare(
        "SELECT key FROM derived.card WHERE phase = 2 AND live = 1 AND version > 0 "
        "ORDER BY no * 2654435761 % 4294967296 LIMIT ?");
    due.bind(rounds);
    while (due.step()) keys.emplace_back(due.get<std::string_view>(0));

    core::Moment now{*core::parse_rfc3339(instant), core::Minutes{0}, {}};
    now.day = core::study_day(now.at, now.zone, settings.rollover);
    const auto answer = [&](const std::string& key) {
        now.at += core::Milliseconds{7000};
        return NewRow{core::RowKind::good, key, core::Milliseconds{5000}, 0, {}};
    };

    // Each file begins a new device at its first row, since both have been copied. That one is not
    // measured.
    const auto drawn = store.cards().find(keys.back());
    store.record(drawn->state, answer(keys.back()), now, {});
    sqlite3_stmt* insert = bare.prepare(
        "INSERT INTO log (id, at, zone, day, card, kind, took, shift) VALUES (?,?,?,?,?,?,?,?)");
    sqlite3_stmt* update = bare.prepare(
        "UPDATE derived.card SET hidden=?, phase=?, step=?, due=?, interval=?, ease=?, reps=?, "
        "lapses=?, answers=?, first_day=?, review_day=?, last_day=?, last_at=?, last_row=?, "
        "version=?, first=? WHERE no = ?");
    sqlite3_stmt* watermark =
        bare.prepare("UPDATE derived.folded SET upto = ?, beyond = 0 WHERE no = 1");
    sqlite3_stmt* begin = bare.prepare("BEGIN IMMEDIATE");
    sqlite3_stmt* end = bare.prepare("COMMIT");
    bare.run("INSERT INTO device VALUES (1, x'0123456789abcdef', 0, 1)");
    bare.run(
        "INSERT INTO derived.folded (device, no, upto, beyond, mark) "
        "VALUES (x'0123456789abcdef', 1, 1, 0, 0)");

    Times record, rows;
    for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
        const auto card = store.cards().find(keys[i]);
        const NewRow row = answer(keys[i]);
        core::Written recorded;
        time(record, [&] { recorded = store.record(card->state, row, now, {}); });
        if (recorded.stale) throw std::runtime_error("an answer was not recorded");

        Statement logged = db.prepare(
            "SELECT id, at, zone, day, card, kind, took, shift FROM main.log WHERE id = ?");
        const auto log_row = values_of(std::move(logged.bind(recorded.row)), 8);
        Statement kept =
            db.prepare(fmt::format("SELECT {}, no FROM derived.card WHERE key = ?", columns));
        const auto memory = values_of(std::move(kept.bind(keys[i])), 16);
        time(rows, [&] {
            bare.run(begin);
            bare.run(insert, log_row);
            bare.run(update, memory);
            bare.run(watermark, {sequence_of(recorded.row)});
            bare.run(end);
        });
    }
    print_ratio("commit", record, rows);
}

// The whole log, folded by the plainest loop: a scan, and a step for each row in the order in which
// it arrived.
std::size_t step_loop(Database& db, const core::SchedulerSettings& settings) {
    std::vector<std::uint64_t> seeds{0};
    Statement names = db.prepare("SELECT key FROM main.name ORDER BY no");
    while (names.step()) seeds.push_back(base::hash64(names.get<std::string_view>(0)));
    std::vector<core::CardState> cards(seeds.size());
    Statement scan = db.prepare(
        "SELECT id, at, day, card, kind, coalesce(shift, 0) FROM main.log "
        "WHERE card IS NOT NULL ORDER BY id");
    while (scan.step()) {
        const auto name = scan.get<std::size_t>(3);
        const core::FoldRow row{scan.get<core::RowKind>(4), scan.get<core::Instant>(1),
                                scan.get<core::Day>(2), scan.get<int>(5), seeds[name]};
        cards[name] = core::step(cards[name], row, settings);
    }
    return cards.size();
}

void fold(const std::string& home, int rounds) {
    const core::Settings settings;
    Store store(files_in(home), settings, Use::write, {});
    Times loop, memory, written;
    for (int i = 0; i < rounds; ++i) {
        time(loop, [&] { step_loop(store.database(), settings.scheduler); });
        time(memory, [&] { store.memories().folded(); });
        time(written, [&] { store.rebuild_memories(); });
    }
    print_ratio("fold", memory, loop);
    print_nanoseconds("fold-time", memory);
    print_ratio("fold-written", written, loop);
}

}  // namespace
}  // namespace store

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    try {
        if (argc == 6 && arguments[0] == "commit")
            store::commit(arguments[1], arguments[2], arguments[3], std::atoi(argv[5]));
        else if (argc == 4 && arguments[0] == "fold")
            store::fold(arguments[1], std::atoi(argv[3]));
        else
            return 2;
    } catch (const std::exception& error) {
        fmt::print(stderr, "bench_store: {}\n", error.what());
        return 1;
    }
}

// Opening: which file is used how, what is refused by name and left untouched, what is made again.
#include "store/open.hpp"

#include "permissions.hpp"
#include "store/backups/backup.hpp"
#include "store/backups/known.hpp"
#include "store/history/check.hpp"
#include "store/history/schema.hpp"
#include "store/older.hpp"
#include "store/world.hpp"

#include <algorithm>
#include <sys/stat.h>

using namespace world;
using Catch::Matchers::ContainsSubstring;
using store::Trouble;
using store::Use;

namespace {

// Everything that lies in the folder but the lock, with its bytes.
std::vector<std::pair<std::string, std::string>> all_of(const Folder& folder) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder / ""))
        if (entry.is_regular_file() && entry.path().filename() != "lock")
            out.emplace_back(entry.path().string(), bytes_of(entry.path().string()));
    std::sort(out.begin(), out.end());
    return out;
}

// Refused for reading and for writing alike, with that sentence, and nothing is touched.
void refused(const Folder& folder, Trouble why, const std::string& sentence) {
    const auto before = all_of(folder);
    for (const Use use : {Use::read, Use::write}) {
        const core::Settings settings;
        try {
            store::Store store(folder.files(), settings, use, first_day);
            FAIL("it was opened");
        } catch (const store::Error& error) {
            CHECK(error.trouble == why);
            CHECK_THAT(error.what(),
                       ContainsSubstring(folder.files().history) && ContainsSubstring(sentence));
        }
        CHECK(all_of(folder) == before);
    }
}

// A history with an answer in it, closed.
void write_history(World& world) {
    world.put("d", notes("n", 3));
    world.answer("d/n1");
    world.act(core::RowKind::suspend, {"d/n2", "d/n3"});
    world.store.reset();
}

std::string schema_of(store::Database& db) {
    std::string out;
    auto rows =
        db.prepare("SELECT sql FROM main.sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
    while (rows.step()) out += rows.get<std::string>(0) + "\n";
    return out;
}

// Writes a 32-bit number where SQLite's header has it.
void put_number(const std::string& path, std::size_t offset, std::uint32_t number) {
    std::string bytes = bytes_of(path);
    for (std::size_t i = 0; i < 4; ++i)
        bytes[offset + i] = static_cast<char>(number >> (24 - 8 * i));
    write_file(path, bytes);
}
constexpr std::size_t version_at = 60;
constexpr std::size_t application_at = 68;

// As a process that was killed leaves them: with what it wrote last still in the -wal files.
void copy_killed(World& from, const Folder& to) {
    for (const auto& entry : fs::directory_iterator(from.folder / ""))
        if (entry.is_regular_file() && !entry.path().string().ends_with("-shm"))
            fs::copy_file(entry.path(), to / entry.path().filename().string());
}

// A folder that cannot be written, as long as the object lives.
class Locked {
public:
    explicit Locked(const Folder& folder) : path_(folder / "") {
        for (const auto& entry : fs::directory_iterator(path_))
            ::chmod(entry.path().c_str(), entry.is_directory() ? 0555 : 0444);
        ::chmod(path_.c_str(), 0555);
    }
    ~Locked() { ::chmod(path_.c_str(), 0755); }
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;

private:
    std::string path_;
};

std::optional<std::int64_t> rows_in(const Folder& folder) {
    const core::Settings settings;
    store::Store store(folder.files(), settings, Use::write, first_day);
    return store.database().integer("SELECT count(*) FROM main.log");
}

}  // namespace

TEST_CASE("a fresh history is ours, of this version, and in WAL mode") {
    World world;
    auto& db = world.store->database();
    CHECK(db.integer("PRAGMA main.application_id") == store::application_id);
    CHECK(db.integer("PRAGMA main.user_version") == store::newest_schema());
    CHECK(world.journal_mode() == "wal");
    world.store.reset();
    CHECK_NOTHROW(store::check_history(world.folder.files().history));
}

TEST_CASE("every connection that writes keeps what the promises rest on") {
    World world;
    const store::Files files = world.folder.files();
    world.store.reset();
    for (const Use use : {Use::write, Use::read}) {
        auto db = store::open_files(files, use, first_day);
        CHECK(db.integer("PRAGMA main.synchronous") == 2);
        CHECK(db.integer("PRAGMA foreign_keys") == 1);
        CHECK(db.integer("PRAGMA trusted_schema") == 0);
        CHECK(db.integer("PRAGMA recursive_triggers") == 1);
    }
}

TEST_CASE("who switched away from WAL stays there") {
    World world;
    write_history(world);
    store::Database(world.folder.files().history, store::Access::write)
        .run("PRAGMA journal_mode = DELETE");
    world.open();
    world.answer("d/n1");
    CHECK(world.journal_mode() == "delete");
}

TEST_CASE("without WAL, a commit is on the disk with the removal of its journal") {
    World world;
    const store::Files files = world.folder.files();
    world.store.reset();
    store::Database(files.history, store::Access::write).run("PRAGMA journal_mode = DELETE");
    auto db = store::open_files(files, Use::write, first_day);
    CHECK(db.integer("PRAGMA main.synchronous") == 3);
}

TEST_CASE("a fresh file has the tables that all migrations make one after the other") {
    std::vector<std::string> scripts;
    for (const auto& entry : fs::directory_iterator(EBB_TESTS "/../src/store/migrations"))
        scripts.push_back(entry.path().string());
    std::sort(scripts.begin(), scripts.end());
    CHECK(static_cast<int>(scripts.size()) == store::newest_schema());
    store::Database migrated(":memory:", store::Access::create);
    for (const auto& script : scripts) migrated.run(bytes_of(script));
    World world;
    CHECK(schema_of(world.store->database()) == schema_of(migrated));
}

TEST_CASE("a file of ours without tables is migrated, one that is whole is not touched") {
    const Folder folder;
    {
        store::Database bare(folder.files().history, store::Access::create);
        bare.run("PRAGMA application_id = 1700946536; VACUUM");
    }
    World fresh;
    const core::Settings settings;
    store::Store store(folder.files(), settings, Use::write, first_day);
    CHECK(schema_of(store.database()) == schema_of(fresh.store->database()));
    CHECK(store::list_backups(folder.files().backups).empty());
}

TEST_CASE("opening changes no byte of a history") {
    World world;
    write_history(world);
    const std::string path = world.folder.files().history;
    const std::string before = bytes_of(path);
    for (const Use use : {Use::read, Use::write}) {
        const core::Settings settings;
        store::Store(world.folder.files(), settings, use, first_day);
        CHECK(bytes_of(path) == before);
        CHECK_FALSE(fs::exists(path + "-wal"));
    }
}

TEST_CASE("who only reads leaves a history of an older schema as it is, who writes backs it up") {
    Answered world(2);
    const store::Files files = world.folder.files();
    world.store.reset();
    make_older(files.history);
    const std::string before = bytes_of(files.history);
    {
        store::Store store(files, world.settings, Use::read, first_day);
        CHECK(store.cards().find("d/n1")->state.version == 1);
        CHECK(store::schema_version(store.database()) == 1);
    }
    CHECK(bytes_of(files.history) == before);
    CHECK(store::list_backups(files.backups).empty());
    world.open();
    CHECK(store::schema_version(world.store->database()) == store::newest_schema());
    CHECK(store::list_backups(files.backups).size() == 1);
}

TEST_CASE("reading before there is a history makes none") {
    const Folder folder;
    const core::Settings settings;
    store::Store store(folder.files(), settings, Use::read, first_day);
    CHECK(store.database().integer("SELECT count(*) FROM main.log") == 0);
    CHECK_FALSE(fs::exists(folder.files().history));
}

TEST_CASE("a newer history is refused") {
    World world;
    write_history(world);
    put_number(world.folder.files().history, version_at, 99);
    refused(world.folder, Trouble::newer, "newer ebb");
}

TEST_CASE("a newer history is refused also where its newest rows are in a -wal file") {
    World world;
    world.put("d", notes("n", 1));
    world.store->database().run("PRAGMA main.wal_checkpoint(TRUNCATE)");
    world.answer("d/n1");
    const Folder killed;
    copy_killed(world, killed);
    put_number(killed.files().history, version_at, 99);
    refused(killed, Trouble::newer, "newer ebb");
}

TEST_CASE("another program's database is refused") {
    const Folder folder;
    {
        store::Database other(folder.files().history, store::Access::create);
        other.run("CREATE TABLE bookmark (url TEXT); INSERT INTO bookmark VALUES ('x')");
    }
    refused(folder, Trouble::foreign, "another program's database");
    put_number(folder.files().history, application_at, 12345);
    refused(folder, Trouble::foreign, "another program's database");
}

TEST_CASE("a truncated history is refused") {
    World world;
    write_history(world);
    const std::string path = world.folder.files().history;
    const std::string whole = bytes_of(path);
    for (const std::size_t size :
         {whole.size() - 1, whole.size() / 2, std::size_t{4096}, std::size_t{100}}) {
        INFO(size);
        write_file(path, whole.substr(0, size));
        refused(world.folder, Trouble::corrupt, "its end is missing");
    }
    for (const std::size_t size : {std::size_t{99}, std::size_t{1}}) {
        write_file(path, whole.substr(0, size));
        refused(world.folder, Trouble::corrupt, "this is no database");
    }
}

TEST_CASE("garbage is refused") {
    const Folder folder;
    for (const std::string& bytes :
         {std::string(5000, 'x'), std::string("SQLite format 3"), std::string(8192, '\0')}) {
        write_file(folder.files().history, bytes);
        refused(folder, Trouble::corrupt, "this is no database");
    }
}

TEST_CASE("a missing or empty history beside backups is refused") {
    World world;
    write_history(world);
    world.open().daily_backup(first_day);
    world.store.reset();
    const std::string path = world.folder.files().history;
    fs::remove(path);
    refused(world.folder, Trouble::missing, "it is missing, but there are backups");
    CHECK_FALSE(fs::exists(path));
    write_file(path, "");
    refused(world.folder, Trouble::corrupt, "it is empty, but there are backups");
}

TEST_CASE("an empty file without backups becomes a history") {
    const Folder folder;
    write_file(folder.files().history, "");
    CHECK(rows_in(folder) == 0);
    CHECK_NOTHROW(store::check_history(folder.files().history));
}

TEST_CASE("a missing history whose -wal is still there is refused") {
    Answered world(1);
    const Folder killed;
    copy_killed(world, killed);
    fs::remove(killed.files().history);
    refused(killed, Trouble::missing, "its -wal file is still there");
}

TEST_CASE("what a killed process had committed is all there") {
    World world;
    world.put("d", notes("n", 1));
    for (int i = 0; i < 5; ++i) world.answer("d/n1");
    const Folder killed;
    copy_killed(world, killed);
    CHECK(rows_in(killed) == 5);
}

TEST_CASE("a transaction that was cut short in DELETE mode is rolled back, not refused") {
    World world;
    write_history(world);
    const Folder killed;
    {
        store::Database db(world.folder.files().history, store::Access::write);
        db.run(
            "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 2; BEGIN IMMEDIATE; "
            "CREATE TABLE big (x); "
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) "
            "INSERT INTO big SELECT hex(randomblob(100)) FROM n");
        fs::copy_file(world.folder.files().history, killed.files().history);
        fs::copy_file(world.folder.files().history + "-journal",
                      killed.files().history + "-journal");
        db.run("ROLLBACK");
    }
    REQUIRE(fs::file_size(killed.files().history + "-journal") > 0);
    CHECK(rows_in(killed) == 3);
    CHECK_NOTHROW(store::check_history(killed.files().history));
}

TEST_CASE("a derived file that is missing is made again") {
    World world;
    write_history(world);
    const std::string derived = world.folder.files().derived;
    fs::remove(derived);
    world.open();
    CHECK(fs::file_size(derived) > 0);
    CHECK(world.memory("d/n1").answers == 1);
    CHECK(world.card("d/n2").state.suspended);
    world.put("d", notes("n", 3));
    world.open();
    CHECK(world.card("d/n1").live);
}

TEST_CASE("a derived file that is damaged, truncated or of another format is made again") {
    World world;
    write_history(world);
    const std::string derived = world.folder.files().derived;
    const std::string whole = bytes_of(derived);
    const auto spoil = GENERATE(0, 1, 2, 3, 4);
    INFO(spoil);
    if (spoil == 0) write_file(derived, std::string(5000, 'x'));
    if (spoil == 1) write_file(derived, whole.substr(0, whole.size() / 2));
    if (spoil == 2) write_file(derived, "");
    if (spoil == 3) put_number(derived, version_at, 77);
    if (spoil == 4) {
        fs::remove(derived);
        store::Database(derived, store::Access::create).run("CREATE TABLE bookmark (url TEXT)");
    }
    world.open();
    CHECK(world.memory("d/n1").answers == 1);
    CHECK_FALSE(world.card("d/n1").live);
    world.open();
    CHECK(world.memory("d/n1").answers == 1);
    CHECK(bytes_of(derived).starts_with("SQLite format 3"));
}

TEST_CASE("a derived file whose damage shows only later is told from a damaged history") {
    World world;
    write_history(world);
    const store::Files files = world.folder.files();
    CHECK_FALSE(store::remove_damaged_derived(files));
    CHECK(fs::exists(files.derived));
    world.open();
    const auto page = world.store->database().integer(
        "SELECT rootpage - 1 FROM derived.sqlite_schema WHERE name = 'card'");
    world.store.reset();
    std::string bytes = bytes_of(files.derived);
    bytes.replace(static_cast<std::size_t>(*page * 4096), 4096, 4096, '\xee');
    write_file(files.derived, bytes);
    CHECK(trouble_of([&] {
              world.open();
              world.card("d/n1");
          }) == Trouble::corrupt);
    world.store.reset();
    CHECK(store::remove_damaged_derived(files));
    CHECK_FALSE(store::remove_damaged_derived(files));
    world.open();
    CHECK(world.memory("d/n1").answers == 1);
}

TEST_CASE("a derived file whose schema lost the name of a column is damaged") {
    World world;
    write_history(world);
    const std::string derived = world.folder.files().derived;
    std::string bytes = bytes_of(derived);
    const std::string_view column = "    reps   ";
    bytes.replace(bytes.find(column), column.size(), "    rups   ");
    write_file(derived, bytes);
    const auto look = [&] {
        world.open();
        return world.memory("d/n1").answers;
    };
    CHECK(trouble_of(look) == Trouble::corrupt);
    world.store.reset();
    CHECK(store::remove_damaged_derived(world.folder.files()));
    CHECK(look() == 1);
}

TEST_CASE("what cannot be put into a derived file beside what is there tells of damage") {
    World world;
    auto& db = world.store->database();
    CHECK(trouble_of([&] { db.run("INSERT INTO derived.void (row) VALUES (1), (1)"); }) ==
          Trouble::corrupt);
    CHECK(trouble_of([&] { db.run("INSERT INTO main.name (key) VALUES ('a'), ('a')"); }) ==
          Trouble::other);
}

TEST_CASE("a derived file that cannot be made is kept in memory") {
    World world;
    write_history(world);
    store::Files files = world.folder.files();
    files.derived = world.folder / "no/such/folder/derived.db";
    const core::Settings settings;
    store::Store store(files, settings, Use::write, first_day);
    CHECK(store.cards().find("d/n1")->state.version == 1);
    CHECK(store
              .record(store.cards().find("d/n1")->state, World::row(core::RowKind::good, "d/n1"),
                      world.now, {})
              .row == 4);
}

TEST_CASE("a history that is read without locks still has its memories folded") {
    World world;
    write_history(world);
    store::Database db(world.folder.files().history, store::Access::immutable);
    db.attach(":memory:", "derived");
    CHECK_NOTHROW(db.run("CREATE TABLE derived.t (x)"));
    CHECK_THROWS_AS(db.run("CREATE TABLE main.t (x)"), store::Error);
    CHECK_THROWS_AS(db.run("INSERT INTO main.name (key) VALUES ('x')"), store::Error);
}

TEST_CASE("a history in a folder that cannot be written is read, and refused for writing") {
    World world;
    write_history(world);
    const Folder cache;
    const Locked locked(world.folder);
    store::Files files = world.folder.files();
    const core::Settings settings;
    for (const std::string& derived : {files.derived, cache / "derived.db"}) {
        files.derived = derived;
        CHECK(true_where_permissions_bind([&] {
            store::Store store(files, settings, Use::read, first_day);
            return store.cards().find("d/n1")->state.version == 1;
        }));
    }
    CHECK(fs::file_size(cache / "derived.db") > 0);
    CHECK(true_where_permissions_bind([&] {
        return trouble_of([&] { store::Store(files, settings, Use::write, first_day); }) ==
               Trouble::readonly;
    }));
}

TEST_CASE("a history whose newest rows are in a -wal file is not read without them") {
    Answered world(1);
    const Folder killed;
    copy_killed(world, killed);
    const Locked locked(killed);
    const core::Settings settings;
    CHECK(true_where_permissions_bind([&] {
        return trouble_of([&] { store::Store(killed.files(), settings, Use::read, first_day); }) ==
               Trouble::readonly;
    }));
}

TEST_CASE("a history that cannot be made is refused, and one to be read is empty") {
    const Folder folder;
    const Locked locked(folder);
    const core::Settings settings;
    CHECK(true_where_permissions_bind([&] {
        return trouble_of([&] { store::Store(folder.files(), settings, Use::write, first_day); }) ==
               Trouble::readonly;
    }));
    CHECK(true_where_permissions_bind([&] {
        store::Store store(folder.files(), settings, Use::read, first_day);
        return store.counts().live_cards() == 0;
    }));
}

TEST_CASE("a path may hold any character") {
    const Folder folder;
    const std::string odd = folder / "a?b#c%d e'f";
    fs::create_directory(odd);
    const store::Files files{odd + "/history.db", odd + "/derived.db", odd + "/backups"};
    const core::Settings settings;
    {
        store::Store store(files, settings, Use::write, first_day);
        CHECK_FALSE(store.daily_backup(first_day));
    }
    CHECK_NOTHROW(store::check_history(files.history));
    CHECK(fs::exists(odd + "/backups/history-2024-10-04.db"));
}

TEST_CASE("a history that another program has locked is said to be") {
    World world;
    write_history(world);
    store::Database other(world.folder.files().history, store::Access::write);
    other.run("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    store::Database second(world.folder.files().history, store::Access::write);
    second.run("PRAGMA busy_timeout = 0");
    CHECK(trouble_of([&] { second.run("BEGIN IMMEDIATE"); }) == Trouble::busy);
}

TEST_CASE("a check finds damage in the middle of a history") {
    World world;
    write_history(world);
    const std::string path = world.folder.files().history;
    CHECK_NOTHROW(store::check_history(path));
    std::string bytes = bytes_of(path);
    for (std::size_t i = 4096; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 31);
    write_file(path, bytes);
    CHECK(trouble_of([&] { store::check_history(path); }) == Trouble::corrupt);
    CHECK(bytes_of(path) == bytes);
}

TEST_CASE("what stands in the place of the history or of a side file and is no file is said so") {
    const std::string ending = GENERATE("", "-wal", "-shm", "-journal");
    const int what = GENERATE(0, 1, 2);
    INFO(ending << " " << what);
    World world;
    write_history(world);
    const std::string path = world.folder.files().history + ending;
    fs::remove(path);
    if (what == 0) REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    if (what == 1) fs::create_directory(path);
    if (what == 2) fs::create_symlink(ending.empty() ? "/dev/null" : "nowhere", path);
    const core::Settings settings;
    for (const Use use : {Use::read, Use::write})
        CHECK_THROWS_WITH(store::Store(world.folder.files(), settings, use, first_day),
                          ContainsSubstring("no regular file"));
}

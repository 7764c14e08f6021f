// What can still be read of a damaged history comes along, page by page and table by table.
#include "store/backups/salvage.hpp"

#include "permissions.hpp"
#include "store/backups/lived.hpp"
#include "store/backups/old_history.hpp"
#include "store/history/check.hpp"
#include "store/history/schema.hpp"

#include <algorithm>

using namespace world;

namespace {

constexpr std::size_t page_size = 4096;

std::string with_lost_page(std::string bytes, std::size_t page, char fill) {
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(page * page_size), page_size, fill);
    return bytes;
}

// What SQL can read of a damaged file, asked for row by row.
std::int64_t readable_rows(const std::string& path, std::int64_t up_to) {
    store::Database db(path, store::Access::immutable);
    auto row = db.prepare("SELECT at FROM log WHERE id = ?");
    std::int64_t rows = 0;
    for (std::int64_t id = 1; id <= up_to; ++id) {
        try {
            rows += row.bind(id).found() ? 1 : 0;
        } catch (const store::Error&) {
            continue;
        }
    }
    return rows;
}

std::int64_t root_of(const std::string& path, const std::string& name) {
    store::Database db(path, store::Access::read);
    return db.integer("SELECT rootpage FROM sqlite_schema WHERE name = '" + name + "'").value();
}

}  // namespace

TEST_CASE("where pages at random are damaged, all rows come that SQL can read") {
    Lived lived(6000);
    std::uint64_t seed = 1;
    const auto random = [&](std::size_t below) {
        return (seed = seed * 6364136223846793005U + 1442695040888963407U) / 65536 % below;
    };
    const std::size_t pages = lived.before.size() / page_size;
    const auto root = static_cast<std::size_t>(root_of(lived.history, "log") - 1);
    for (int round = 0; round < 8; ++round) {
        std::string bytes = lived.before;
        for (int i = 0; i <= round; ++i) {
            const std::size_t page = 1 + random(pages - 1);
            if (page != root) bytes = with_lost_page(std::move(bytes), page, char(random(256)));
        }
        write_file(lived.history, bytes);
        const auto can_be_read = readable_rows(lived.history, 6002);
        INFO(round << ": " << can_be_read);
        const auto restored = lived.restore();
        CHECK(restored.from_backup + restored.from_old >= can_be_read);
        CHECK(restored.from_backup + restored.from_old + restored.lost <= 6002);
        CHECK(bytes_of(restored.put_aside) == bytes);
        CHECK_NOTHROW(store::check_history(lived.history));
    }
}

TEST_CASE("good pages behind hundreds of damaged ones are found") {
    constexpr int answers = 60'000;
    Lived lived(answers);
    const std::size_t pages = lived.before.size() / page_size;
    for (std::size_t good = pages * 9 / 10; good < pages * 9 / 10 + 3; ++good) {
        std::string bytes = lived.before;
        for (std::size_t page = 12; page < pages; ++page)
            if (page < pages * 9 / 10 || page % 16 != good % 16)
                bytes = with_lost_page(std::move(bytes), page, 0);
        write_file(lived.history, bytes);
        const auto can_be_read = readable_rows(lived.history, answers);
        INFO(pages << " pages; rows that can be read: " << can_be_read);
        CHECK(can_be_read > 100);
        const auto restored = lived.restore();
        CHECK(restored.from_backup + restored.from_old >= can_be_read);
    }
}

TEST_CASE(
    "a damaged page of another table or of an index costs no answer, nor does the first page") {
    const char* name = GENERATE("device", "device_id", "name", "sqlite_autoindex_name_1",
                                "log_card", "detail", "sqlite_schema");
    INFO(name);
    Lived lived(300);
    const std::size_t page = name == std::string_view("sqlite_schema")
                                 ? 0
                                 : static_cast<std::size_t>(root_of(lived.history, name) - 1);
    write_file(lived.history, with_lost_page(lived.before, page, 0));
    const auto restored = lived.restore();
    CHECK(restored.from_old == 300);
    CHECK(restored.lost == 0);
    CHECK_FALSE(restored.old_is_whole);
    lived.open();
    CHECK(lived.count("main.log") == 302);
    CHECK_FALSE(lived.store->database().damage("main"));
}

TEST_CASE("rows that cannot be read are counted") {
    Lived lived(300);
    const std::string backup = lived.backup;
    write_file(lived.history,
               with_lost_page(lived.before,
                              static_cast<std::size_t>(root_of(lived.history, "log") - 1), 0));
    const auto restored = lived.restore();
    CHECK(restored.from_old == 0);
    CHECK(restored.lost == 300);  // the index still names them
}

TEST_CASE("an old file that cannot be read just now ends a restore, with nothing changed") {
    Lived lived(3);
    fs::permissions(lived.history, fs::perms::none);
    CHECK(true_where_permissions_bind(
        [&] { return trouble_of([&] { lived.restore(); }) == store::Trouble::other; }));
    fs::permissions(lived.history, fs::perms::owner_read | fs::perms::owner_write);
    CHECK(bytes_of(lived.history) == lived.before);
}

TEST_CASE("a row that differs from the backup's is kept beside it, and so are all newer ones") {
    Lived lived(5);
    store::Database(lived.history, store::Access::write)
        .run(
            "DROP TRIGGER log_keeps; UPDATE log SET took = took + 1 WHERE id = 1; CREATE TRIGGER "
            "log_keeps BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'log rows are never "
            "changed'); END");
    const auto restored = lived.restore();
    CHECK(restored.from_backup == 2);
    CHECK(restored.from_old == 6);
    REQUIRE(restored.differing.size() == 1);
    CHECK(restored.differing[0].key == "d/n1");
    lived.open();
    CHECK(lived.count("main.log") == 8);
}

TEST_CASE("a bit of the header that is lost takes no row along") {
    const Lived lived(5);
    constexpr std::size_t header_size = 100;
    const std::string path = lived.folder / "flipped.db";
    for (std::size_t bit = 0; bit < header_size * 8; ++bit) {
        INFO("byte " << bit / 8 << ", bit " << bit % 8);
        std::string bytes = lived.before;
        bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
        write_file(path, bytes);
        store::OldHistory old(path, lived.backup);
        REQUIRE(old.database());
        store::Database into(":memory:", store::Access::create);
        store::migrate_to(into, store::newest_schema());
        CHECK(store::salvage(*old.database(), old.size(), into).added == 7);
    }
}

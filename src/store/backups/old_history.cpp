#include "store/backups/old_history.hpp"

#include "store/files.hpp"
#include "store/history/check.hpp"
#include "store/history/schema.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace store {
namespace {

namespace fs = std::filesystem;

// From where SQLite keeps them in a file's header (sqlite.org/fileformat2.html, section 1.3).
constexpr std::size_t page_size_at = 16;
constexpr std::size_t change_counter_at = 24;
constexpr std::size_t header_size = 100;

constexpr std::string_view our_tables =
    "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name IN ('device', 'name', "
    "'log', 'detail') ORDER BY name";

std::string schema_of(Database& db) {
    std::string all;
    Statement rows = db.prepare(our_tables);
    while (rows.step()) all += rows.get<std::string>(1);
    return all;
}

// Where the counter differs from its copy in the header, SQLite asks the file how long it is.
void distrust_page_count(const std::string& path) {
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    char counter = 0;
    if (!file.seekg(change_counter_at).get(counter)) return;
    file.seekp(change_counter_at).put(static_cast<char>(~counter));
}

// All files of one schema begin alike.
void put_first_page(const std::string& from, const std::string& into) {
    std::ifstream good(from, std::ios::binary);
    std::string page(header_size, '\0');
    good.read(page.data(), static_cast<std::streamsize>(page.size()));
    const auto high = static_cast<unsigned char>(page[page_size_at]);
    const auto low = static_cast<unsigned char>(page[page_size_at + 1]);
    page.resize(std::max<std::size_t>(high * 256 + low, header_size));
    good.seekg(0).read(page.data(), static_cast<std::streamsize>(page.size()));
    std::fstream file(into, std::ios::binary | std::ios::in | std::ios::out);
    file.write(page.data(), static_cast<std::streamsize>(page.size()));
    file.close();
    distrust_page_count(into);
}

// Nothing where it is damaged. Cut files and damaged schemas are read too.
std::optional<Database> try_open(const std::string& path) {
    try {
        Database db(path, Access::write);
        db.run("PRAGMA trusted_schema = OFF; PRAGMA writable_schema = ON");
        db.integer("SELECT count(*) FROM sqlite_schema");
        return db;
    } catch (const Error& error) {
        if (error.trouble != Trouble::corrupt) throw;
        return std::nullopt;
    }
}

// Of which version its tables are, whatever its header says; nothing where they are no history's.
std::optional<int> version_of_tables(Database& db) {
    try {
        const std::string schema = schema_of(db);
        Database ours(":memory:", Access::create);
        for (int version = 1; version <= newest_schema(); ++version) {
            migrate_to(ours, version);
            if (schema == schema_of(ours)) return version;
        }
    } catch (const Error& error) {
        if (error.trouble != Trouble::corrupt) throw;
    }
    return std::nullopt;
}

// Of another program, or of a newer ebb.
bool says_it_is_anothers(Database& db) {
    return db.integer("PRAGMA application_id") != application_id ||
           db.integer("PRAGMA user_version").value_or(0) > newest_schema();
}

// Has the header say what the tables say. Returns whether it did not.
bool mend_header(Database& db, int version) {
    if (db.integer("PRAGMA application_id") == application_id &&
        db.integer("PRAGMA user_version") == version)
        return false;
    db.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", application_id,
                       version));
    return true;
}

// A copy is its own backup.
void bring_up_to_date(Database& db) {
    try {
        migrate(db, "", {});
    } catch (const Error& error) {
        if (error.trouble != Trouble::corrupt) throw;
    }
}

}  // namespace

OldHistory::OldHistory(const std::string& path, const std::string& good) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error && status.type() != fs::file_type::not_found) refuse_unseen(path, error);
    if (!fs::is_regular_file(status)) return;
    copy_.emplace(path, reading_name(path));
    open(good);
    if (db_) db_->run("BEGIN");  // one look at the file, however often it cannot be read
}

void OldHistory::open(const std::string& good) {
    distrust_page_count(copy_->path());
    db_ = try_open(copy_->path());
    const auto tables = db_ ? version_of_tables(*db_) : std::nullopt;
    if (tables) {
        is_mended_ = mend_header(*db_, *tables);
        return bring_up_to_date(*db_);
    }
    if (db_ && says_it_is_anothers(*db_)) return db_.reset();
    db_.reset();
    is_mended_ = true;
    put_first_page(good, copy_->path());
    db_ = try_open(copy_->path());
    if (db_ && version_of_tables(*db_) != newest_schema()) db_.reset();
}

std::uint64_t OldHistory::size() const {
    return copy_ ? size_of(copy_->path()) + size_of(copy_->path() + "-wal") : 0;
}

}  // namespace store

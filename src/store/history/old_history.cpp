#include "store/history/old_history.hpp"

#include "store/files.hpp"
#include "store/history/schema.hpp"

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

// All files of one schema begin alike. The counter then differs from its copy in the header, so
// that SQLite asks the file for its size.
void put_first_page(const std::string& from, const std::string& into) {
    std::ifstream good(from, std::ios::binary);
    std::string page(header_size, '\0');
    good.read(page.data(), static_cast<std::streamsize>(page.size()));
    const auto high = static_cast<unsigned char>(page[page_size_at]);
    const auto low = static_cast<unsigned char>(page[page_size_at + 1]);
    page.resize(std::max<std::size_t>(high * 256 + low, header_size));
    good.seekg(0).read(page.data(), static_cast<std::streamsize>(page.size()));
    page[change_counter_at] = static_cast<char>(~page[change_counter_at]);
    std::fstream file(into, std::ios::binary | std::ios::in | std::ios::out);
    file.write(page.data(), static_cast<std::streamsize>(page.size()));
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

bool has_our_schema(Database& db) {
    Database ours(":memory:", Access::create);
    migrate(ours, "", {});
    try {
        return schema_of(db) == schema_of(ours);
    } catch (const Error& error) {
        if (error.trouble != Trouble::corrupt) throw;
        return false;
    }
}

bool is_foreign_or_newer(Database& db) {
    return db.integer("PRAGMA application_id") != application_id ||
           db.integer("PRAGMA user_version").value_or(0) > newest_schema();
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
    std::error_code none;
    if (!fs::is_regular_file(fs::status(path, none))) return;
    copy_.emplace(path, reading_name(path));
    open(good);
    if (db_) db_->run("BEGIN");  // one look at the file, however often it cannot be read
}

void OldHistory::open(const std::string& good) {
    db_ = try_open(copy_->path());
    if (db_ && is_foreign_or_newer(*db_)) return db_.reset();
    if (db_) bring_up_to_date(*db_);
    if (db_ && has_our_schema(*db_)) return;
    db_.reset();
    is_mended_ = true;
    put_first_page(good, copy_->path());
    db_ = try_open(copy_->path());
    if (db_ && !has_our_schema(*db_)) db_.reset();
}

std::uint64_t OldHistory::size() const {
    return copy_ ? size_of(copy_->path()) + size_of(copy_->path() + "-wal") : 0;
}

}  // namespace store

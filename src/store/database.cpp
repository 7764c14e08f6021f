#include "store/database.hpp"

#include "base/contains.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <iterator>
#include <thread>
#include <utility>

namespace store {
namespace {

// One thread, and nobody asks how much memory SQLite uses: it need not lock nor count.
void set_up_sqlite() {
    static const bool done = [] {
        sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
        sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        return true;
    }();
    static_cast<void>(done);
}

// SQLite takes every lock that it does not get for one that another program holds. Where the system
// has none to give, as is then still in errno, waiting does not help.
constexpr int no_locks[] = {ENOLCK, EIO, ENOSYS, EINVAL, EOPNOTSUPP};

int wait_for_lock(void*, int times_before) {
    if (base::contains(no_locks, errno) || times_before >= lock_patience / lock_step) return 0;
    std::this_thread::sleep_for(lock_step);
    return 1;
}

// A limit on the size of files is a small disk.
constexpr int no_room[] = {ENOSPC, EDQUOT, EFBIG};
constexpr int no_right[] = {EACCES, EPERM, EROFS};
constexpr int unreadable[] = {EIO, ENXIO, ERANGE};

// What the system said of the call that failed; 0 where it was not asked, or that is not known.
// SQLite does not remember it of a commit or a lock. `last` is errno, which then tells, unless
// SQLite looked for another file since. A page that the disk does not give is called damaged by
// SQLite, which it need not be.
int system_error(sqlite3* db, int code, int last) {
    const int primary = code & 0xff;
    if (primary == SQLITE_BUSY) return base::contains(no_locks, last) ? last : 0;
    if (primary == SQLITE_CORRUPT) return base::contains(unreadable, last) ? last : 0;
    if (primary != SQLITE_IOERR && primary != SQLITE_CANTOPEN) return 0;
    if (last != 0 && last != ENOENT) return last;
    const int remembered = sqlite3_system_errno(db);
    return remembered == ENOENT ? 0 : remembered;
}

// By their primary result codes. SQLITE_PROTOCOL is a lock in the shared memory that was refused
// for ten seconds: nobody holds one of those for so long, so that it rather cannot be had.
constexpr std::pair<int, Trouble> troubles[] = {
    {SQLITE_BUSY, Trouble::busy},         {SQLITE_LOCKED, Trouble::busy},
    {SQLITE_PROTOCOL, Trouble::failing},  {SQLITE_FULL, Trouble::full},
    {SQLITE_READONLY, Trouble::readonly}, {SQLITE_PERM, Trouble::readonly},
    {SQLITE_CANTOPEN, Trouble::missing},  {SQLITE_CORRUPT, Trouble::corrupt},
    {SQLITE_NOTADB, Trouble::corrupt},    {SQLITE_IOERR, Trouble::failing},
    {SQLITE_NOMEM, Trouble::failing}};

// Of a bit of the header, or of the schema: the statements are ours, and so should the tables be.
bool is_about_damage(std::string_view said) {
    return said == "unsupported file format" || said.starts_with("no such table: ") ||
           said.starts_with("no such column: ");
}

Trouble trouble_of(int code, int error, std::string_view said) {
    if (base::contains(no_room, error)) return Trouble::full;
    const int primary = code & 0xff;
    if (primary == SQLITE_IOERR && base::contains(no_right, error)) return Trouble::readonly;
    if (error != 0 && primary != SQLITE_CANTOPEN) return Trouble::failing;
    if (is_about_damage(said)) return Trouble::corrupt;
    for (const auto& [known, trouble] : troubles)
        if (known == primary) return trouble;
    return Trouble::other;
}

[[noreturn]] void fail(sqlite3* db, std::string_view path, bool is_derived = false) {
    const int last = errno;
    const int code = sqlite3_extended_errcode(db);
    const int error = system_error(db, code, last);
    // What is derived agrees with itself.
    const bool is_at_odds = is_derived && (code & 0xff) == SQLITE_CONSTRAINT;
    const Trouble trouble =
        is_at_odds ? Trouble::corrupt : trouble_of(code, error, sqlite3_errmsg(db));
    throw Error(trouble, sentence_of(trouble, path, is_derived, error ? std::strerror(error) : "",
                                     sqlite3_errmsg(db)));
}

std::string_view path_of(sqlite3* db, const char* schema) {
    const char* path = sqlite3_db_filename(db, schema);
    return path ? path : "";
}

// Whether another connection has the lock for writing to that file just now.
bool is_locked(std::string_view path) {
    sqlite3* probe = nullptr;
    const bool is_open = sqlite3_open_v2(std::string(path).c_str(), &probe, SQLITE_OPEN_READWRITE,
                                         nullptr) == SQLITE_OK;
    const int result =
        is_open ? sqlite3_exec(probe, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) : SQLITE_OK;
    sqlite3_close(probe);
    return result == SQLITE_BUSY;
}

// Whether the derived file, and not the history that it is attached to, is in the way: SQLite does
// not say whose lock it did not get, nor which file a statement was at.
bool is_about_derived(sqlite3* db, std::string_view sql) {
    const std::string_view derived = path_of(db, "derived");
    if (derived.empty()) return false;
    if ((sqlite3_errcode(db) & 0xff) != SQLITE_BUSY)
        return sql.find("derived.") != sql.npos && sql.find("main.") == sql.npos;
    return sqlite3_txn_state(db, "derived") != SQLITE_TXN_WRITE && is_locked(derived);
}

[[noreturn]] void fail(sqlite3* db, std::string_view sql, int last) {
    const bool is_derived = is_about_derived(db, sql);
    const std::string_view path = path_of(db, is_derived ? "derived" : "main");
    errno = last;
    fail(db, path.empty() ? "database" : path, is_derived);
}

std::string on_one_line(std::string_view text) {
    std::string line(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

std::string percent_encoded(std::string_view path) {
    std::string out;
    for (const char c : path) {
        if (c == '?' || c == '#' || c == '%')
            out += fmt::format("%{:02x}", static_cast<unsigned char>(c));
        else
            out += c;
    }
    return out;
}

// Of a page that cannot be read the check tells the result code, which is no damage; of one on the
// list of free pages, which was found in its bounds before, only that it could not be had.
bool tells_of_the_disk(std::string_view found) {
    if (found.find("failed to get page") != std::string_view::npos) return true;
    constexpr std::string_view before = "error code";
    const auto at = found.find(before);
    if (at == std::string_view::npos) return false;
    const std::string_view digits = found.substr(std::min(at + before.size() + 1, found.size()));
    int code = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code);
    return (code & 0xff) == SQLITE_IOERR;
}

}  // namespace

void Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

// As it was when it was prepared.
void Statement::GiveBack::operator()(sqlite3_stmt* statement) const {
    Prepared prepared(statement);
    if (!lender) return;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    lender->push_back(std::move(prepared));
}

void Statement::check(int result) const {
    if (result != SQLITE_OK) fail(sqlite3_db_handle(statement_.get()), "", errno);
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
}

int Statement::number_of(const char* name) const {
    return sqlite3_bind_parameter_index(statement_.get(), name);
}

void Statement::bind_integer(int index, std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), index, value));
}

void Statement::bind_real(int index, double value) {
    check(sqlite3_bind_double(statement_.get(), index, value));
}

void Statement::bind_text(int index, std::string_view value) {
    check(sqlite3_bind_text64(statement_.get(), index, value.data(), value.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
}

void Statement::bind_null(int index) {
    check(sqlite3_bind_null(statement_.get(), index));
}

bool Statement::step() {
    errno = 0;  // what it says after a failure is of this step
    switch (sqlite3_step(statement_.get())) {
        case SQLITE_ROW:
            return true;
        case SQLITE_DONE:
            sqlite3_reset(statement_.get());
            return false;
        default: {
            const int last = errno;
            sqlite3* db = sqlite3_db_handle(statement_.get());
            sqlite3_reset(statement_.get());  // a failed statement must not keep its lock
            fail(db, sqlite3_sql(statement_.get()), last);
        }
    }
}

void Statement::run() {
    while (step()) {
    }
}

bool Statement::found() {
    const bool any = step();
    reset();
    return any;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return size == 0 ? std::string_view{} : std::string_view(static_cast<const char*>(bytes), size);
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

void Database::Close::operator()(sqlite3* db) const {
    sqlite3_close_v2(db);
}

Database& Database::operator=(Database&& other) noexcept {
    cache_.clear();  // before what its statements belong to
    db_ = std::move(other.db_);
    cache_ = std::move(other.cache_);
    return *this;
}

void Database::leave_files() {
    sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

Database::Database(const std::string& path, Access access) {
    set_up_sqlite();
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    std::string name = path;
    if (access == Access::create) flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (access == Access::write) flags |= SQLITE_OPEN_READWRITE;
    if (access == Access::read) flags |= SQLITE_OPEN_READONLY;
    if (access == Access::immutable) {
        // Not READONLY: what is attached, and be it in memory, would have to be so too.
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI;
        name = "file:" + percent_encoded(path) + "?immutable=1";
    }
    sqlite3* raw = nullptr;
    const int result = sqlite3_open_v2(name.c_str(), &raw, flags, nullptr);
    db_.reset(raw);
    if (result != SQLITE_OK) fail(raw, path);
    sqlite3_busy_handler(raw, wait_for_lock, nullptr);
}

Prepared Database::compile(std::string_view sql) {
    sqlite3_stmt* raw = nullptr;
    errno = 0;
    if (sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &raw, nullptr) != SQLITE_OK)
        fail(db_.get(), sql, errno);
    return Prepared(raw);
}

Statement Database::cached(std::string_view sql) {
    auto found = cache_.find(sql);
    if (found == cache_.end()) found = cache_.try_emplace(std::string(sql)).first;
    std::vector<Prepared>& idle = found->second;
    if (idle.empty()) return Statement(compile(sql), &idle);
    Prepared prepared = std::move(idle.back());
    idle.pop_back();
    return Statement(std::move(prepared), &idle);
}

void Database::run(std::string_view script) {
    errno = 0;
    if (sqlite3_exec(db_.get(), std::string(script).c_str(), nullptr, nullptr, nullptr) !=
        SQLITE_OK)
        fail(db_.get(), script, errno);
}

std::optional<std::int64_t> Database::integer(std::string_view sql) {
    Statement statement = prepare(sql);
    if (!statement.step()) return std::nullopt;
    return statement.get<std::int64_t>(0);
}

void Database::attach(const std::string& path, std::string_view name) {
    Statement statement = prepare(fmt::format("ATTACH ? AS {}", name));
    try {
        statement.bind(path).run();
    } catch (const Error&) {
        if (path == ":memory:") throw;  // it is the main file that could not be read
        fail(db_.get(), path);
    }
}

void Database::copy_to(const std::string& schema, const std::string& path) {
    Database target(path, Access::create);
    sqlite3_backup* backup =
        sqlite3_backup_init(target.db_.get(), "main", db_.get(), schema.c_str());
    if (!backup) fail(target.db_.get(), path);
    sqlite3_backup_step(backup, -1);
    if (sqlite3_backup_finish(backup) != SQLITE_OK) fail(target.db_.get(), path);
}

std::optional<std::string> Database::damage(std::string_view schema) {
    try {
        Statement integrity = prepare(fmt::format("PRAGMA {}.integrity_check(1)", schema));
        while (integrity.step()) {
            const auto found = integrity.get<std::string_view>(0);
            if (tells_of_the_disk(found))
                throw Error(Trouble::failing, "The disk does not give what stands in the file.");
            if (found != "ok") return on_one_line(found);
        }
        Statement keys = prepare(fmt::format("PRAGMA {}.foreign_key_check", schema));
        if (keys.step())
            return fmt::format("a row of table {} points nowhere", keys.get<std::string_view>(0));
    } catch (const Error& error) {
        if (error.trouble != Trouble::corrupt) throw;
        return error.what();
    }
    return std::nullopt;
}

std::int64_t Database::last_row() const {
    return sqlite3_last_insert_rowid(db_.get());
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(db_.get());
}

bool Database::is_in_memory() const {
    return path_of(db_.get(), "main").empty();
}

bool Database::in_transaction() const {
    return sqlite3_get_autocommit(db_.get()) == 0;
}

}  // namespace store

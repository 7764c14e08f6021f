// A thin, safe skin over SQLite: connection, statement, transaction. The only room that spells
// sqlite3_* is database.cpp. Everything that varies reaches SQLite as a bound parameter.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace store {

// What kept a database from being used, as far as it matters for what to tell a person.
enum class Trouble {
    busy,      // another program holds the lock, for longer than we wait
    full,      // no space left, or a file-size limit
    readonly,  // the file or its folder cannot be written
    missing,   // it cannot be opened at all
    corrupt,   // malformed, truncated, or no SQLite file
    foreign,   // another program's SQLite file
    newer,     // written by a newer ebb
    other,
};

// `what()` is a whole sentence with the file's name, ready to be shown.
struct Error : std::runtime_error {
    Error(Trouble why, const std::string& sentence) : std::runtime_error(sentence), trouble(why) {}
    Trouble trouble;
};

// How long a lock that another program holds is waited for, and how often it is asked for. SQLite's
// own handler asks ever less often, and beside another window at full speed it may never find the
// short moment in which the lock is free.
inline constexpr std::chrono::milliseconds lock_patience{5000};
inline constexpr std::chrono::milliseconds lock_step{4};

// Prepared once, run often. A statement that has been stepped through is ready to be bound again.
class Statement {
public:
    Statement(sqlite3* db, std::string_view sql);

    // Binds all parameters in order and starts anew.
    template <typename... Args>
    Statement& bind(const Args&... args) {
        reset();
        int index = 0;
        (bind_one(++index, args), ...);
        return *this;
    }
    // For conditions put together at run time.
    void bind_at(int index, std::int64_t value) { bind_one(index, value); }
    void bind_at(int index, std::string_view value) { bind_one(index, value); }

    bool step();   // true: a row is there. Throws Error.
    void run();    // steps to the end and resets
    bool found();  // whether there is any row; resets

    std::int64_t integer(int column) const;
    std::uint64_t unsigned_integer(int column) const;  // as it was bound
    double real(int column) const;
    std::string_view text(int column) const;  // valid until the next step
    bool is_null(int column) const;
    std::optional<std::int64_t> maybe_integer(int column) const;

    void reset();

private:
    void bind_one(int index, std::int64_t value);
    void bind_one(int index, int value) { bind_one(index, std::int64_t{value}); }
    void bind_one(int index, bool value) { bind_one(index, std::int64_t{value}); }
    // As the signed number of the same bits: SQLite knows no other.
    void bind_one(int index, std::uint64_t value) {
        bind_one(index, static_cast<std::int64_t>(value));
    }
    void bind_one(int index, std::string_view value);
    void bind_one(int index, const std::string& value) { bind_one(index, std::string_view(value)); }
    void bind_one(int index, const char* value) { bind_one(index, std::string_view(value)); }
    void bind_one(int index, std::nullptr_t);
    template <typename T>
    void bind_one(int index, const std::optional<T>& value) {
        value ? bind_one(index, *value) : bind_one(index, nullptr);
    }
    void check(int result) const;

    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

// How a database file may be opened. `immutable` is for files in folders that cannot be written:
// SQLite then takes no locks and makes no side files.
enum class Access { create, write, read, immutable };

// Before much is written to the derived file at once: pages are then written when they are full,
// not when the small cache of a short command has to make room.
inline constexpr std::string_view roomy_cache = "PRAGMA derived.cache_size = -65536";

class Database {
public:
    // ":memory:" opens an empty one in memory.
    Database(const std::string& path, Access access);

    Statement prepare(std::string_view sql) { return {db_.get(), sql}; }
    void run(std::string_view script);  // any number of statements, without parameters
    // The first column of the first row.
    std::optional<std::int64_t> integer(std::string_view sql);

    void attach(const std::string& path, std::string_view name);

    // Copies the whole of `schema` into a new file in one step. The file must not exist.
    void copy_to(const std::string& schema, const std::string& path);

    // Whether `integrity_check` and `foreign_key_check` find nothing in that schema; else their
    // first words.
    std::optional<std::string> damage(std::string_view schema);

    std::int64_t last_row() const;
    std::int64_t changes() const;
    bool in_transaction() const;

private:
    struct Close {
        void operator()(sqlite3* db) const;
    };
    std::unique_ptr<sqlite3, Close> db_;
};

// What SQLite keeps beside a database: files whose names end so.
inline constexpr const char* side_files[] = {"-wal", "-shm", "-journal"};

// Removes a database and what SQLite keeps beside it.
void remove_database(const std::string& path);

// A name for a database as long as the object lives; what is left under it, before or after, goes.
class TemporaryDatabase {
public:
    explicit TemporaryDatabase(std::string path);
    ~TemporaryDatabase();
    TemporaryDatabase(const TemporaryDatabase&) = delete;
    TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;

    const std::string& path() const { return path_; }

private:
    std::string path_;
};

// Takes the lock for writing at once; rolls back unless commit() was reached.
class Transaction {
public:
    // `derived`: writes to the attached derived file alone, and so goes on while another program
    // holds the history.
    enum class Scope { everything, derived };
    explicit Transaction(Database& db, Scope scope = Scope::everything);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();
    void roll_back();

private:
    Database& db_;
    bool open_ = true;
};

}  // namespace store

// A thin, safe skin over SQLite: connection, statement, transaction. The only room that spells
// sqlite3_* is database.cpp. Everything that varies reaches SQLite as a bound parameter, and goes
// in and out as the type it has in the program.
#pragma once

#include "store/column.hpp"
#include "store/trouble.hpp"

#include <chrono>
#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace store {

// How long a lock that another program holds is waited for, and how often it is asked for. SQLite's
// own handler asks ever less often, and beside another window at full speed it may never find the
// short moment in which the lock is free.
inline constexpr std::chrono::milliseconds lock_patience{5000};
inline constexpr std::chrono::milliseconds lock_step{4};

struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

// Prepared once, run often. A statement that has been stepped through is ready to be bound again.
class Statement {
public:
    // Where it goes back to, if it was lent.
    explicit Statement(Prepared prepared, std::vector<Prepared>* lender = nullptr)
        : statement_(prepared.release(), GiveBack{lender}) {}

    // Binds all parameters in order and starts anew: texts, numbers, and what has a Column.
    // An empty optional is NULL.
    template <typename... Args>
    Statement& bind(const Args&... args) {
        reset();
        int index = 0;
        (bind_one(++index, args), ...);
        return *this;
    }
    // Binds one, by its name (":today") or its number, and starts anew.
    template <typename T>
    Statement& set(const char* name, const T& value) {
        return set(number_of(name), value);
    }
    template <typename T>
    Statement& set(int number, const T& value) {
        reset();
        bind_one(number, value);
        return *this;
    }

    bool step();   // true: a row is there. Throws Error.
    void run();    // steps to the end and resets
    bool found();  // whether there is any row; resets

    // Of the row at which it stands. A view is valid until the next step. NULL is an empty
    // optional; as another type it is nought, or an empty text.
    template <typename T>
    T get(int column) const {
        if constexpr (is_optional<T>)
            return is_null(column) ? T() : T(get<typename T::value_type>(column));
        else if constexpr (std::is_constructible_v<T, std::string_view>)
            return T(text(column));
        else if constexpr (std::floating_point<T>)
            return real(column);
        else
            return Column<T>::value(integer(column));
    }

private:
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string_view text(int column) const;
    bool is_null(int column) const;

    template <typename T>
    void bind_one(int index, const T& value) {
        if constexpr (is_optional<T>)
            value ? bind_one(index, *value) : bind_null(index);
        else if constexpr (std::is_convertible_v<const T&, std::string_view>)
            bind_text(index, value);
        else if constexpr (std::floating_point<T>)
            bind_real(index, value);
        else
            bind_integer(index, Column<T>::number(value));
    }
    int number_of(const char* name) const;  // 0, which cannot be bound, where there is none
    void bind_integer(int index, std::int64_t value);
    void bind_real(int index, double value);
    void bind_text(int index, std::string_view value);
    void bind_null(int index);
    void check(int result) const;
    void reset();

    struct GiveBack {
        std::vector<Prepared>* lender = nullptr;
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3_stmt, GiveBack> statement_;
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
    Database(Database&&) noexcept = default;
    // Closes what was open here; no statement of it may be left.
    Database& operator=(Database&& other) noexcept;
    ~Database() = default;

    Statement prepare(std::string_view sql) { return Statement(compile(sql)); }
    // The same for a text that is run over and over: it is prepared once, lent, and taken back when
    // the statement goes, which must not outlive the database. Whoever asks while it is lent gets
    // another.
    Statement cached(std::string_view sql);
    void run(std::string_view script);  // any number of statements, without parameters
    // The first column of the first row.
    std::optional<std::int64_t> integer(std::string_view sql);

    void attach(const std::string& path, std::string_view name);

    // Copies the whole of `schema` into a new file in one step. The file must not exist.
    void copy_to(const std::string& schema, const std::string& path);

    // Whether `integrity_check` and `foreign_key_check` find nothing in that schema; else their
    // first words. Throws Error where it is not damage that keeps them from looking.
    std::optional<std::string> damage(std::string_view schema);

    std::int64_t last_row() const;
    std::int64_t changes() const;
    bool is_in_memory() const;  // as far as the main file goes
    bool in_transaction() const;
    // From now on it is closed without touching a file: another may stand under its name.
    void leave_files();

private:
    struct Close {
        void operator()(sqlite3* db) const;
    };
    struct TextHash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    Prepared compile(std::string_view sql);

    std::unique_ptr<sqlite3, Close> db_;
    // By their texts, those that are not lent.
    std::unordered_map<std::string, std::vector<Prepared>, TextHash, std::equal_to<>> cache_;
};

}  // namespace store

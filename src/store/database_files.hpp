// The files of a database in a folder: what SQLite keeps beside it, and names that are free again.
#pragma once

#include <string>

namespace store {

// What SQLite keeps beside a database: files whose names end so.
inline constexpr const char* side_files[] = {"-wal", "-shm", "-journal"};

// What SQLite keeps beside a database that nobody has open any more.
void remove_side_files(const std::string& path);

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

}  // namespace store

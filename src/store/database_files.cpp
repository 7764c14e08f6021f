#include "store/database_files.hpp"

#include <cstdio>
#include <utility>

namespace store {

void remove_side_files(const std::string& path) {
    for (const char* ending : side_files) std::remove((path + ending).c_str());
}

void remove_database(const std::string& path) {
    std::remove(path.c_str());
    remove_side_files(path);
}

TemporaryDatabase::TemporaryDatabase(std::string path) : path_(std::move(path)) {
    remove_database(path_);
}

TemporaryDatabase::~TemporaryDatabase() {
    remove_database(path_);
}

}  // namespace store

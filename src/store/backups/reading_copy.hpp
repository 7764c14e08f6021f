// A copy of a database and of what SQLite keeps beside it, to read from: SQLite may mend and alter
// it as it likes, and the file itself stays as it is.
#pragma once

#include "store/database.hpp"
#include "store/database_files.hpp"

#include <string>

namespace store {

class ReadingCopy {
public:
    // As long as the object lives; made before anything is changed. Throws Error where the file is
    // there and cannot be read, or its copy not be written.
    ReadingCopy(const std::string& of, const std::string& name);

    const std::string& path() const { return copy_.path(); }

private:
    TemporaryDatabase copy_;
};

}  // namespace store

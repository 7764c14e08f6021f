// Other bytes in the place of a file's, so that whoever looks finds the old ones or the new ones,
// whole, also when the power goes.
#pragma once

#include "base/system/file_stamp.hpp"

#include <string>
#include <string_view>
#include <system_error>

namespace base {

// The new bytes lie beside the file until they are put in its place, and go with this object where
// they are not. A symbolic link stays one: the file it leads to is replaced, and keeps its mode
// and, where that is permitted, its owner.
class Replacement {
public:
    explicit Replacement(const std::string& path);
    ~Replacement();
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;

    // Writes them to the disk. The error, if that failed.
    [[nodiscard]] std::error_code prepare(std::string_view bytes);

    // Whether the file is still the one that was read.
    bool stands(const FileStamp& stamp, std::string_view bytes) const;

    // Gives them the file's name.
    [[nodiscard]] std::error_code put();

    // Gives the name back to the file that had it, for which no room is needed. An error where the
    // file system could not keep that one so long.
    [[nodiscard]] std::error_code take_back();

private:
    std::error_code write(int file, std::string_view bytes) const;

    std::string path_;  // without links
    std::string beside_;
    bool is_prepared_ = false;
};

}  // namespace base

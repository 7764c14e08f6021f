#include "store/backups/reading_copy.hpp"

#include "base/system/io.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>

namespace store {
namespace {

namespace fs = std::filesystem;

Trouble trouble_of(const std::error_code& error) {
    const bool no_room = error == std::errc::no_space_on_device ||
                         error == std::errc::file_too_large || error.value() == EDQUOT;
    return no_room ? Trouble::full : Trouble::other;
}

}  // namespace

ReadingCopy::ReadingCopy(const std::string& of, const std::string& name) : copy_(name) {
    for (const char* ending : {"", "-wal", "-journal"}) {
        std::error_code error;
        if (!fs::exists(of + ending, error) && !error) continue;
        error = base::copy_file(of + ending, name + ending);
        if (error)
            throw Error(trouble_of(error),
                        fmt::format("{}{}: the copy that its rows are read from cannot be made: "
                                    "{}. Nothing was changed.",
                                    of, ending, error.message()));
    }
}

}  // namespace store

#include "base/system/folder.hpp"

#include "base/system/io.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>

namespace base {

namespace fs = std::filesystem;

void make_folder(const std::string& path) {
    const fs::path folder(path);
    std::error_code none;
    if (fs::is_directory(folder, none)) return;
    const std::string parent = folder.parent_path().string();
    if (!parent.empty() && parent != path) make_folder(parent);
    if (::mkdir(path.c_str(), 0700) == 0) sync_path(parent.empty() ? "." : parent);
}

TemporaryFolder::TemporaryFolder() : path_((fs::temp_directory_path() / "ebb-XXXXXX").string()) {
    if (!::mkdtemp(path_.data())) throw std::system_error(errno, std::generic_category(), path_);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code none;
    fs::remove_all(path_, none);
}

}  // namespace base

// Folders that are there when the power comes back.
#pragma once

#include <string>

namespace base {

// Makes a folder that is not there, with its parents, for its owner alone, and has its entry
// written to the disk. What is wrong with it shows when it is used.
void make_folder(const std::string& path);

// A folder for passing things, of its owner alone; it goes with all that is in it. Throws
// std::system_error where none can be made.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::string& path() const { return path_; }

private:
    std::string path_;
};

}  // namespace base

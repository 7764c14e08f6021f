// Folders that are there when the power comes back.
#pragma once

#include <string>

namespace base {

// Makes a folder that is not there, with its parents, for its owner alone, and has its entry
// written to the disk. What is wrong with it shows when it is used.
void make_folder(const std::string& path);

}  // namespace base

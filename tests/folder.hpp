// A folder of a test's own, removed with all that is in it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unistd.h>

class TestFolder {
public:
    TestFolder() {
        namespace fs = std::filesystem;
        // In memory where there is such a place: nothing here is about a disk.
        const fs::path shared = "/dev/shm";
        const fs::path parent =
            ::access(shared.c_str(), W_OK) == 0 ? shared : fs::temp_directory_path();
        path_ = (parent / "ebb-test-XXXXXX").string();
        if (!::mkdtemp(path_.data())) throw std::runtime_error("mkdtemp");
    }
    ~TestFolder() {
        std::error_code none;
        std::filesystem::remove_all(path_, none);
    }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;

    const std::string& path() const { return path_; }
    std::string operator/(std::string_view name) const { return path_ + '/' + std::string(name); }

private:
    std::string path_;
};

inline std::string bytes_of(const std::string& path) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

inline void write_file(const std::string& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

#include "store/files.hpp"

#include "store/database.hpp"
#include "store/database_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <unistd.h>

namespace store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view backup_prefix = "history-";
constexpr std::string_view backup_suffix = ".db";

// "-2", "-3", ...; the first of a date has none.
std::string turn_suffix(int turn) {
    return turn == 1 ? std::string() : fmt::format("-{}", turn);
}

// What stands behind the number of a process: nothing, or what SQLite keeps beside such a file.
bool is_ending_of_ours(std::string_view ending) {
    constexpr std::string_view passing = ".tmp";
    if (ending.starts_with(passing)) ending.remove_prefix(passing.size());
    return ending.empty() ||
           std::find(std::begin(side_files), std::end(side_files), ending) != std::end(side_files);
}

}  // namespace

Files files_in(const std::string& data, const std::string& cache) {
    return {data + "/history.db", cache + "/derived.db", data + "/backups"};
}

std::string new_name(const std::string& history) {
    return fmt::format("{}.new-{}", history, ::getpid());
}

std::string copy_name(const std::string& backups) {
    return fmt::format("{}/.copy-{}.tmp", backups, ::getpid());
}

void remove_leftovers(const std::string& own) {
    const fs::path first(own.substr(0, own.rfind('-') + 1));
    const std::string name = first.filename().string();
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(first.parent_path(), none)) {
        const std::string other = entry.path().filename().string();
        if (!other.starts_with(name)) continue;
        // Whoever puts more behind it than that means something else.
        const std::string_view number = std::string_view(other).substr(name.size());
        int process = 0;
        const auto read = std::from_chars(number.data(), number.data() + number.size(), process);
        if (!is_ending_of_ours(number.substr(static_cast<std::size_t>(read.ptr - number.data()))))
            continue;
        if (process > 0 && ::kill(process, 0) != 0 && errno == ESRCH)
            std::remove(entry.path().c_str());
    }
}

std::string incoming_name(const std::string& history) {
    return fmt::format("{}.incoming-{}", history, ::getpid());
}

std::string restored_name(const std::string& history, int turn) {
    return history + ".restored" + turn_suffix(turn);
}

void remove_leftovers_of_restore(const std::string& history) {
    for (const auto& name :
         {incoming_name(history), reading_name(history), reading_name_of_backup(history)})
        remove_leftovers(name);
}

std::string reading_name(const std::string& history) {
    return fmt::format("{}.reading-{}", history, ::getpid());
}

std::string reading_name_of_backup(const std::string& history) {
    return reading_name(history + ".backup");
}

std::string replaced_name(const std::string& history, core::Day day, int turn) {
    return fmt::format("{}.replaced-{}{}", history, core::iso_date(day), turn_suffix(turn));
}

std::string backup_path(const std::string& backups, const BackupName& name) {
    return fmt::format("{}/{}{}{}{}", backups, backup_prefix, core::iso_date(name.day),
                       turn_suffix(name.turn), backup_suffix);
}

std::optional<BackupName> backup_name(const std::string& path) {
    std::string name = fs::path(path).filename().string();
    if (!name.starts_with(backup_prefix) || !name.ends_with(backup_suffix)) return std::nullopt;
    name = name.substr(backup_prefix.size(),
                       name.size() - backup_prefix.size() - backup_suffix.size());
    if (name.size() < 10) return std::nullopt;
    const auto midnight = core::parse_rfc3339(name.substr(0, 10) + "T00:00:00Z");
    if (!midnight) return std::nullopt;
    const auto day = std::chrono::floor<core::Days>(*midnight);
    if (name.size() == 10) return BackupName{day, 1};
    const std::string turn = name.substr(11);
    if (name[10] != '-' || turn.empty() || turn.size() > 6 ||
        turn.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    return BackupName{day, std::stoi(turn)};
}

std::string lock_name(const std::string& history) {
    return fs::path(history).replace_filename("lock").string();
}

std::string file_behind(const std::string& path) {
    constexpr int most_links = 40;  // as many as the system follows
    fs::path file(path);
    std::error_code error;
    for (int i = 0; i < most_links && fs::is_symlink(fs::symlink_status(file, error)); ++i) {
        const fs::path to = fs::read_symlink(file, error);
        if (error) break;
        file = file.parent_path() / to;  // that alone, where it is whole
    }
    return file.string();
}

Files without_links(Files files) {
    files.history = file_behind(files.history);
    return files;
}

bool may_write(const std::string& path) {
    const std::string folder = fs::path(path).parent_path().string();
    return ::access(folder.empty() ? "." : folder.c_str(), W_OK) == 0 &&
           (::access(path.c_str(), F_OK) != 0 || ::access(path.c_str(), W_OK) == 0);
}

std::uint64_t size_of(const std::string& path) {
    std::error_code none;
    const auto size = fs::file_size(path, none);
    return none ? 0 : size;
}

std::optional<std::string> odd_side_file(const std::string& database) {
    for (const char* ending : side_files) {
        std::error_code none;
        const std::string name = database + ending;
        const fs::file_status status = fs::symlink_status(name, none);
        const bool is_file =
            fs::is_symlink(status) ? fs::is_regular_file(name, none) : fs::is_regular_file(status);
        if (fs::exists(status) && !is_file) return name;
    }
    return std::nullopt;
}

bool has_journal(const std::string& path) {
    return size_of(path + "-wal") > 0 || size_of(path + "-journal") > 0;
}

}  // namespace store

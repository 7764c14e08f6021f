#include "store/history/backup.hpp"

#include "base/numbers/whole.hpp"
#include "base/system/io.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <set>
#include <unistd.h>

namespace store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "history-";
constexpr std::size_t kept_newest = 10;
constexpr core::Days kept_monthly{366};

// "2026-11-22" and 3 of "history-2026-11-22-3.db"; an empty date where the name is another's.
std::pair<std::string, int> date_and_turn(const std::string& path) {
    std::string name = fs::path(path).filename().string();
    if (!name.starts_with(prefix) || !name.ends_with(".db")) return {};
    name = name.substr(prefix.size(), name.size() - prefix.size() - 3);
    if (name.size() < 10) return {};
    const std::string date = name.substr(0, 10);
    if (!core::parse_rfc3339(date + "T00:00:00Z")) return {};
    if (name.size() == 10) return {date, 1};
    const std::string digits = name.substr(11);
    const auto turn = base::whole_number(digits);
    if (name[10] != '-' || !turn || digits.size() > 6) return {};
    return {date, *turn};
}

// Gives the finished copy a name that is not taken.
std::string publish(const std::string& copy, const std::string& folder, const std::string& date) {
    for (int turn = 1;; ++turn) {
        const std::string name = turn == 1
                                     ? fmt::format("{}/{}{}.db", folder, prefix, date)
                                     : fmt::format("{}/{}{}-{}.db", folder, prefix, date, turn);
        if (::link(copy.c_str(), name.c_str()) == 0) return name;
        if (errno != EEXIST)
            throw Error(Trouble::other, fmt::format("{}: the backup cannot be put there: {}", name,
                                                    std::strerror(errno)));
    }
}

}  // namespace

void remove_leftovers(const std::string& beginning) {
    const fs::path first(beginning);
    const std::string name = first.filename().string();
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(first.parent_path(), none)) {
        const std::string other = entry.path().filename().string();
        const int process = other.starts_with(name) ? std::atoi(other.c_str() + name.size()) : 0;
        if (process > 0 && ::kill(process, 0) != 0 && errno == ESRCH)
            std::remove(entry.path().c_str());
    }
}

core::Day today_by_clock() {
    return std::chrono::floor<core::Days>(std::chrono::system_clock::now());
}

std::vector<std::string> list_backups(const std::string& folder) {
    std::vector<std::string> out;
    std::error_code error;
    const fs::directory_iterator entries(folder, error);
    if (error && error != std::errc::no_such_file_or_directory)
        throw Error(Trouble::readonly,
                    fmt::format("{}: the folder cannot be read: {}", folder, error.message()));
    for (const auto& entry : entries)
        if (!date_and_turn(entry.path().string()).first.empty() && entry.is_regular_file(error))
            out.push_back(entry.path().string());
    std::sort(out.begin(), out.end(),
              [](const auto& a, const auto& b) { return date_and_turn(a) > date_and_turn(b); });
    return out;
}

std::vector<std::string> backups_to_drop(const std::vector<std::string>& newest_first,
                                         core::Day today) {
    std::vector<std::string> drop;
    std::set<std::string> months;
    const std::string oldest = core::iso_date(today - kept_monthly);
    for (std::size_t i = 0; i < newest_first.size(); ++i) {
        const std::string date = date_and_turn(newest_first[i]).first;
        const bool first_of_month = date >= oldest && months.insert(date.substr(0, 7)).second;
        if (i >= kept_newest && !first_of_month) drop.push_back(newest_first[i]);
    }
    return drop;
}

std::string make_backup(Database& history, const std::string& folder, core::Day day, Backup when) {
    if (folder.empty()) return {};
    const std::string date = core::iso_date(day);
    std::error_code none;
    if (when == Backup::once_a_day &&
        fs::exists(fmt::format("{}/{}{}.db", folder, prefix, date), none))
        return {};
    if (fs::create_directories(folder, none)) fs::permissions(folder, fs::perms::owner_all, none);
    remove_leftovers(folder + "/.copy-");
    const std::string copy = fmt::format("{}/.copy-{}.tmp", folder, ::getpid());
    remove_database(copy);
    std::string name;
    try {
        history.copy_to("main", copy);
        base::sync_path(copy);
        name = publish(copy, folder, date);
        base::sync_path(folder);
    } catch (const Error&) {
        remove_database(copy);
        throw;
    }
    remove_database(copy);
    for (const auto& old : backups_to_drop(list_backups(folder), day)) std::remove(old.c_str());
    return name;
}

}  // namespace store

#include "deckfile/files.hpp"

#include "base/contains.hpp"
#include "base/system/descriptor.hpp"
#include "base/system/io.hpp"
#include "base/text/ascii.hpp"
#include "deckfile/index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <iterator>
#include <linux/magic.h>
#include <memory>
#include <optional>
#include <set>
#include <sys/stat.h>
#include <sys/vfs.h>

namespace deckfile {
namespace {

// Each level holds a file descriptor open while those below it are looked at.
constexpr int deepest_folder = 64;

std::string reason(int error) {
    return std::string("it cannot be read: ") + std::strerror(error);
}

bool is_folder(const struct stat& status) {
    return S_ISDIR(status.st_mode);
}

bool is_regular(const struct stat& status) {
    return S_ISREG(status.st_mode);
}

// What the kernel tells of itself looks like files, endlessly many, and none of them is a deck.
bool is_of_the_kernel(int folder) {
    struct statfs system {};
    if (fstatfs(folder, &system) != 0) return false;
    constexpr unsigned long long kinds[] = {
        PROC_SUPER_MAGIC, SYSFS_MAGIC,      CGROUP_SUPER_MAGIC, CGROUP2_SUPER_MAGIC, DEBUGFS_MAGIC,
        TRACEFS_MAGIC,    SECURITYFS_MAGIC, BPF_FS_MAGIC,       DEVPTS_SUPER_MAGIC,  SELINUX_MAGIC,
        PSTOREFS_MAGIC,   EFIVARFS_MAGIC,   BINFMTFS_MAGIC,     HUGETLBFS_MAGIC};
    return base::contains(kinds, static_cast<unsigned long long>(system.f_type));
}

// "greek.TOML", and "greek.toml.txt" as some editors save it.
bool is_nearly_deck(const std::string& name) {
    const std::string small = base::lower(name);
    return !name.ends_with(".toml") && (small.ends_with(".toml") || small.ends_with(".toml.txt"));
}

using Folder = std::unique_ptr<DIR, int (*)(DIR*)>;

Folder open_folder(int parent, const std::string& name) {
    base::Descriptor opened(
        openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK));
    DIR* folder = opened.is_open() ? fdopendir(opened.get()) : nullptr;
    if (folder) opened.release();
    return {folder, &closedir};
}

class Finder {
public:
    void look_at(const Root& root, std::size_t index) {
        root_ = index;
        struct stat status {};
        if (stat(root.path.c_str(), &status) != 0) {
            const bool is_missing = errno == ENOENT || errno == ENOTDIR;
            if (!is_missing || !root.may_be_missing) report(root.path, reason(errno));
        } else if (is_folder(status)) {
            walk(AT_FDCWD, root.path, root.path, status, 1);
        } else if (is_regular(status)) {
            take(root.path, status);
        } else {
            report(root.path, "neither a file nor a folder");
        }
    }

    FoundFiles found;

private:
    struct Child {
        std::string name;  // with a '/' behind it where it is a folder, so that names sort as paths
        struct stat status;
    };

    void walk(int parent, const std::string& name, const std::string& path,
              const struct stat& status, int depth) {
        if (!folders_.insert(base::number_of(status)).second) return;
        if (depth > deepest_folder) return report(path, "folders nested too deeply");
        const Folder folder = open_folder(parent, name);
        if (!folder) return report(path, reason(errno));
        if (is_of_the_kernel(dirfd(folder.get()))) {
            if (depth == 1) report(path, "a folder of the system's own, which holds no decks");
            return;
        }
        const std::string prefix = path.ends_with('/') ? path : path + '/';
        for (const Child& child : children(folder.get(), prefix)) {
            if (is_folder(child.status)) {
                const std::string below = child.name.substr(0, child.name.size() - 1);
                walk(dirfd(folder.get()), below, prefix + below, child.status, depth + 1);
            } else {
                take(prefix + child.name, child.status);
            }
        }
    }

    // The folders and deck files in a folder, in order.
    std::vector<Child> children(DIR* folder, const std::string& prefix) {
        std::vector<Child> out;
        const auto earlier = std::ssize(found.problems);
        for (;;) {
            errno = 0;
            const dirent* entry = readdir(folder);
            if (!entry) break;
            if (auto child = look_at_entry(folder, *entry, prefix))
                out.push_back(std::move(*child));
        }
        if (errno != 0) report(prefix, reason(errno));
        std::sort(found.problems.begin() + earlier, found.problems.end(),
                  [](const FileProblem& a, const FileProblem& b) { return a.path < b.path; });
        std::sort(out.begin(), out.end(),
                  [](const Child& a, const Child& b) { return a.name < b.name; });
        return out;
    }

    std::optional<Child> look_at_entry(DIR* folder, const dirent& entry,
                                       const std::string& prefix) {
        std::string name = entry.d_name;
        if (name.starts_with('.')) return std::nullopt;
        const bool is_deck = name.ends_with(".toml");
        if (is_nearly_deck(name))
            found.misnamed.push_back({prefix + name, "not read: a deck's name ends in .toml"});
        if (!is_deck && entry.d_type == DT_REG) return std::nullopt;
        struct stat status {};
        if (fstatat(dirfd(folder), entry.d_name, &status, 0) != 0) {
            const bool is_dangling = errno == ENOENT || errno == ENOTDIR || errno == ELOOP;
            const bool may_hold_decks = is_deck || entry.d_type == DT_DIR;
            if (may_hold_decks && !is_dangling) report(prefix + name, reason(errno));
            return std::nullopt;
        }
        if (is_folder(status)) return Child{name + '/', status};
        if (is_deck && is_regular(status)) return Child{std::move(name), status};
        return std::nullopt;
    }

    void take(std::string path, const struct stat& status) {
        if (files_.insert(base::number_of(status)).second)
            found.files.push_back({std::move(path), root_, base::stamp_of(status)});
    }

    void report(std::string path, std::string message) {
        found.problems.push_back({std::move(path), std::move(message)});
    }

    std::set<base::FileNumber> folders_;
    std::set<base::FileNumber> files_;
    std::size_t root_ = 0;
};

// Opens a regular file for reading; a sentence where that cannot be done.
class RegularFile {
public:
    explicit RegularFile(const std::string& path)
        : file_(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)) {
        if (!file_.is_open() || fstat(file_.get(), &status_) != 0)
            problem_ = reason(errno);
        else if (!is_regular(status_))
            problem_ = is_folder(status_) ? "a folder, not a file" : "not a regular file";
        else if (status_.st_size > static_cast<off_t>(largest_file))
            problem_ = "larger than 64 MiB";
    }

    const std::string& problem() const { return problem_; }
    int fd() const { return file_.get(); }
    base::FileStamp stamp() const { return base::stamp_of(status_); }

private:
    base::Descriptor file_;
    struct stat status_ {};
    std::string problem_;
};

}  // namespace

FoundFiles find_decks(const std::vector<Root>& roots) {
    Finder finder;
    for (std::size_t i = 0; i < roots.size(); ++i) finder.look_at(roots[i], i);
    std::sort(finder.found.misnamed.begin(), finder.found.misnamed.end(),
              [](const FileProblem& a, const FileProblem& b) { return a.path < b.path; });
    return std::move(finder.found);
}

std::variant<FileText, FileProblem> read_file(const std::string& path) {
    const RegularFile file(path);
    if (!file.problem().empty()) return FileProblem{path, file.problem()};
    const base::FileStamp stamp = file.stamp();
    auto text = base::read_at(file.fd(), 0, static_cast<std::size_t>(stamp.size));
    if (!text) return FileProblem{path, reason(errno)};
    return FileText{std::move(*text), stamp};
}

std::variant<std::string, FileProblem> read_slice(const std::string& path, std::int64_t offset,
                                                  std::int64_t size) {
    const RegularFile file(path);
    if (!file.problem().empty()) return FileProblem{path, file.problem()};
    if (offset < 0 || size < 0 || size > file.stamp().size - offset)
        return FileProblem{path, "shorter than it was when it was last read"};
    auto text = base::read_at(file.fd(), offset, static_cast<std::size_t>(size));
    if (!text) return FileProblem{path, reason(errno)};
    if (std::ssize(*text) < size)
        return FileProblem{path, "shorter than it was when it was last read"};
    return std::move(*text);
}

}  // namespace deckfile

#include "deckfile/files.hpp"

#include "base/contains.hpp"
#include "base/system/descriptor.hpp"
#include "base/system/io.hpp"
#include "base/text/ascii.hpp"
#include "core/card/identity.hpp"
#include "deckfile/copies.hpp"
#include "deckfile/index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <filesystem>
#include <iterator>
#include <linux/magic.h>
#include <map>
#include <memory>
#include <optional>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <tuple>
#include <unistd.h>

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

// Why an entry of the search path cannot be looked at.
std::string entry_fault(const std::string& path, int error) {
    if (error == ELOOP) return "a link that leads back to itself";
    if (error != ENOENT && error != ENOTDIR) return reason(error);
    std::error_code failed;
    const auto target = std::filesystem::read_symlink(path, failed);
    return failed
               ? "there is no such file or folder"
               : fmt::format("a link to {}, and there is no such file or folder", target.string());
}

bool is_link(const std::string& path) {
    std::error_code failed;
    return std::filesystem::is_symlink(path, failed);
}

class Finder {
public:
    explicit Finder(const std::vector<Root>& roots) : roots_(roots) {
        for (; root_ < roots_.size(); ++root_) look_at(roots_[root_]);
        for (auto& [path, place] : second_names_)
            leave_out(std::move(path), fmt::format("a second name of {}, so it is not used",
                                                   found.files[place].path));
    }

    FoundFiles found;

private:
    void look_at(const Root& root) {
        struct stat status {};
        if (stat(root.path.c_str(), &status) != 0) {
            const bool is_missing = errno == ENOENT || errno == ENOTDIR;
            if (!is_missing || !root.may_be_missing) report(entry_fault(root.path, errno));
        } else if (is_known(status)) {
            if (!root.may_repeat) leave_out(root.path, already_searched(status));
        } else if (is_folder(status)) {
            walk(AT_FDCWD, root.path, root.path, status, 1);
        } else if (is_regular(status)) {
            take({root.path, root_, base::stamp_of(status)});
        } else {
            report("neither a file nor a folder");
        }
    }

    // About the root.
    void report(const std::string& message) {
        const Root& root = roots_[root_];
        report(root.path, root.named_by.empty()
                              ? message
                              : fmt::format("{}; {} names it", message, root.named_by));
    }

    bool is_known(const struct stat& status) const {
        const auto number = base::number_of(status);
        return folders_.contains(number) || files_.contains(number);
    }

    std::string already_searched(const struct stat& status) const {
        const auto number = base::number_of(status);
        const auto folder = folders_.find(number);
        const std::string& earlier =
            roots_[folder != folders_.end() ? folder->second : found.files[files_.at(number)].root]
                .path;
        const std::string& named_by = roots_[root_].named_by;
        return earlier == roots_[root_].path
                   ? fmt::format("named twice; once in {} is enough", named_by)
                   : fmt::format("searched already, as {}; {} need not name it", earlier, named_by);
    }

    struct Child {
        std::string name;  // with a '/' behind it where it is a folder, so that names sort as paths
        struct stat status;
    };

    void walk(int parent, const std::string& name, const std::string& path,
              const struct stat& status, int depth) {
        if (!folders_.emplace(base::number_of(status), root_).second) return;
        if (depth > deepest_folder) return report(path, "folders nested too deeply");
        const Folder folder = open_folder(parent, name);
        if (!folder) return report(path, reason(errno));
        if (is_of_the_kernel(dirfd(folder.get()))) {
            if (depth == 1) report(path, "a folder of the system's own, which holds no decks");
            return;
        }
        const std::string prefix = path.ends_with('/') ? path : path + '/';
        const std::vector<Child> all = children(folder.get(), prefix);
        for (const Child& child : all) {
            if (is_folder(child.status)) {
                const std::string below = child.name.substr(0, child.name.size() - 1);
                walk(dirfd(folder.get()), below, prefix + below, child.status, depth + 1);
            } else {
                take_child(child, prefix, all);
            }
        }
    }

    void take_child(const Child& child, const std::string& prefix, const std::vector<Child>& all) {
        FoundFile file{prefix + child.name, root_, base::stamp_of(child.status)};
        for (const Original& original : originals_of(child.name)) {
            const bool is_there = std::any_of(all.begin(), all.end(), [&](const Child& other) {
                return other.name == original.name;
            });
            if (!is_there) continue;
            if (original.sure)
                return leave_out(file.path, fmt::format("by its name a copy of {}, so it is not "
                                                        "used; move what is worth keeping there",
                                                        original.name));
            file.maybe_copy_of = prefix + original.name;
        }
        take(std::move(file));
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

    void take(FoundFile file) {
        const auto [known, is_new] = files_.try_emplace(file.stamp.number, found.files.size());
        if (is_new) {
            found.files.push_back(std::move(file));
            return;
        }
        FoundFile& other = found.files[known->second];
        if (other.root != file.root) return;
        if (is_used_rather(file.path, other.path)) std::swap(file, other);
        second_names_.emplace_back(std::move(file.path), known->second);
    }

    // Of two names of one file.
    static bool is_used_rather(const std::string& a, const std::string& b) {
        return is_link(a) != is_link(b) ? is_link(b) : is_used_before(a, b, {});
    }

    void report(std::string path, std::string message) {
        found.problems.push_back({std::move(path), std::move(message)});
    }

    void leave_out(std::string path, std::string message) {
        found.unused.push_back({std::move(path), std::move(message)});
    }

    const std::vector<Root>& roots_;
    std::size_t root_ = 0;
    std::map<base::FileNumber, std::size_t> folders_;                // in which root
    std::map<base::FileNumber, std::size_t> files_;                  // the place in what was found
    std::vector<std::pair<std::string, std::size_t>> second_names_;  // of the file at that place
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

std::variant<std::string, FileProblem> read_to_end(int descriptor, const std::string& path) {
    auto text = base::read_all(descriptor, largest_file + 1);
    if (!text) return FileProblem{path, reason(errno)};
    if (text->size() > largest_file) return FileProblem{path, "larger than 64 MiB"};
    return std::move(*text);
}

}  // namespace

FoundFiles find_decks(const std::vector<Root>& roots) {
    FoundFiles found = Finder(roots).found;
    std::sort(found.files.begin(), found.files.end(), [](const FoundFile& a, const FoundFile& b) {
        return std::tie(a.root, a.path) < std::tie(b.root, b.path);
    });
    std::sort(found.misnamed.begin(), found.misnamed.end(),
              [](const FileProblem& a, const FileProblem& b) { return a.path < b.path; });
    return found;
}

std::variant<FileText, FileProblem> read_file(const std::string& path) {
    const RegularFile file(path);
    if (!file.problem().empty()) return FileProblem{path, file.problem()};
    const base::FileStamp stamp = file.stamp();
    auto text = base::read_at(file.fd(), 0, static_cast<std::size_t>(stamp.size));
    if (!text) return FileProblem{path, reason(errno)};
    return FileText{std::move(*text), stamp};
}

bool is_standard_input(const std::string& path) {
    return path == "-" || path == "/dev/stdin";
}

bool is_stream(const std::string& path) {
    if (path == "-") return true;
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) return false;
    return S_ISFIFO(status.st_mode) || (is_standard_input(path) && !is_regular(status));
}

std::variant<std::string, FileProblem> read_stream(const std::string& path) {
    if (is_standard_input(path)) return read_to_end(STDIN_FILENO, path);
    const base::Descriptor pipe(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!pipe.is_open()) return FileProblem{path, reason(errno)};
    auto read = read_to_end(pipe.get(), path);
    const auto* text = std::get_if<std::string>(&read);
    if (text && text->empty()) return FileProblem{path, "a pipe into which nobody writes"};
    return read;
}

bool is_out_of_sight(const std::string& path, const FoundFiles& found) {
    return std::any_of(
        found.problems.begin(), found.problems.end(), [&](const FileProblem& problem) {
            return path == problem.path ||
                   path.starts_with(problem.path.ends_with('/') ? problem.path
                                                                : problem.path + '/');
        });
}

bool is_copy(const std::string& path, std::string_view deck_id, const std::string& original) {
    if (deck_id != core::deck_id_from(std::filesystem::path(path).filename().string()))
        return false;
    const auto one = read_file(path), other = read_file(original);
    const auto* text = std::get_if<FileText>(&one);
    const auto* whole = std::get_if<FileText>(&other);
    return text && whole && is_mostly_in(text->text, whole->text);
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

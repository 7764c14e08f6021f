// ebb merge: appends what other histories have and this one lacks.
#include "app/log_lines.hpp"
#include "base/text/count.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "store/backups/backup.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

namespace cli {
namespace {

// A database says so in its first bytes; else it is the log as JSON.
bool is_database(const std::string& path) {
    constexpr std::string_view magic = "SQLite format 3";
    std::string begin(magic.size(), '\0');
    std::ifstream(path, std::ios::binary).read(begin.data(), std::ssize(begin));
    return begin == magic;
}

// Of what is no log only the beginning: there may be no end to it.
std::string text_of(const std::string& path) {
    std::error_code unknown;
    if (std::filesystem::is_directory(path, unknown))
        throw app::BadLine(
            fmt::format("{}: it is a folder, not a file. Nothing was changed.", path));
    std::ifstream file(path, std::ios::binary);
    std::string text;
    const auto may_be_log = [&] { return text.empty() || text.starts_with('{'); };
    for (std::array<char, 65536> part;
         may_be_log() && (file.read(part.data(), std::ssize(part)), file.gcount() > 0);)
        text.append(part.data(), static_cast<std::size_t>(file.gcount()));
    if (!file.is_open() || file.bad())
        throw app::BadLine(fmt::format("{}: it cannot be read. Nothing was changed.", path));
    return text;
}

// Nothing for an empty file.
std::optional<std::vector<store::Branch>> read(const std::string& path, const store::Files& files) {
    if (is_database(path)) return store::read_branches(path, store::reading_name(files.history));
    const std::string text = text_of(path);
    if (text.empty()) return std::nullopt;
    return app::read_log_lines(text, path);
}

// An empty file is what `ebb log --json` leaves on a machine without rows: it is passed over.
// Nothing where all are.
std::optional<std::vector<store::Branch>> read_all(const std::vector<std::string>& paths,
                                                   const store::Files& files, ui::Output& err) {
    std::optional<std::vector<store::Branch>> all;
    for (const auto& path : paths) {
        auto branches = read(path, files);
        if (!branches) {
            err.say(fmt::format("ebb: {}: the file is empty: it holds no rows, and is no history.",
                                path));
            continue;
        }
        if (!all) all.emplace();
        std::move(branches->begin(), branches->end(), std::back_inserter(*all));
    }
    return all;
}

}  // namespace

int merge(Context& context, const MergeOptions& options) {
    Workspace workspace(context, store::Use::write, Workspace::Decks::welcome);
    const store::Files& files = workspace.store.files();
    std::optional<std::vector<store::Branch>> all;
    try {
        all = read_all(options.files, files, context.err);
    } catch (const app::BadLine& bad) {
        context.err.say(fmt::format("ebb: {}", bad.what()));
    }
    if (!all) return Exit::no;
    using Merge = store::Store::Merge;
    const int lacking = workspace.store.merge(*all, Merge::only_count);
    if (options.dry_run) {
        context.out.line(fmt::format("{} would be added", base::count_text(lacking, "row")));
        return Exit::done;
    }
    if (lacking == 0) {
        context.out.acknowledge("added 0 rows: nothing was lacking");
        return Exit::done;
    }
    store::make_backup(workspace.store.database(), files.backups, context.now().day,
                       store::Backup::always);
    const int added = workspace.store.merge(*all, Merge::really);
    context.out.acknowledge(fmt::format("added {}", base::count_text(added, "row")));
    return Exit::done;
}

}  // namespace cli

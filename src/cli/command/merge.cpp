// ebb merge: appends what other histories have and this one lacks.
#include "app/log_lines.hpp"
#include "base/text/count.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "store/backups/backup.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

namespace cli {
namespace {

// A database says so in its first bytes; else it is the log as JSON.
bool is_database(const std::string& path) {
    constexpr std::string_view magic = "SQLite format 3";
    std::string begin(magic.size(), '\0');
    std::ifstream(path, std::ios::binary).read(begin.data(), std::ssize(begin));
    return begin == magic;
}

std::vector<store::Branch> read_lines(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    if (!file.is_open() || file.bad())
        throw app::BadLine(fmt::format("{}: it cannot be read. Nothing was changed.", path));
    return app::read_log_lines(text, path);
}

std::vector<store::Branch> read(const std::string& path, const store::Files& files) {
    if (is_database(path)) return store::read_branches(path, store::reading_name(files.history));
    return read_lines(path);
}

}  // namespace

int merge(Context& context, const MergeOptions& options) {
    Workspace workspace(context, store::Use::write, Workspace::Decks::welcome);
    const store::Files& files = workspace.store.files();
    std::vector<store::Branch> all;
    try {
        for (const auto& path : options.files)
            for (store::Branch& branch : read(path, files)) all.push_back(std::move(branch));
    } catch (const app::BadLine& bad) {
        context.err.say(fmt::format("ebb: {}", bad.what()));
        return Exit::no;
    }
    using Merge = store::Store::Merge;
    const int lacking = workspace.store.merge(all, Merge::only_count);
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
    const int added = workspace.store.merge(all, Merge::really);
    context.out.acknowledge(fmt::format("added {}", base::count_text(added, "row")));
    return Exit::done;
}

}  // namespace cli

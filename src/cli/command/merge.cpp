// ebb merge: appends what other histories have and this one lacks.
#include "app/log_lines.hpp"
#include "base/text/count.hpp"
#include "cli/command/incoming.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "store/backups/backup.hpp"
#include "store/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

namespace cli {
namespace {

// An empty file is what `ebb log --json` leaves on a machine without rows: it is passed over.
// Nothing where all are.
std::optional<std::vector<store::Branch>> read_all(const std::vector<std::string>& paths,
                                                   const store::Files& files, ui::Output& err) {
    std::optional<std::vector<store::Branch>> all;
    for (const auto& path : paths) {
        auto branches = read_incoming(path, files);
        if (!branches) {
            err.say(fmt::format("ebb: {}: the file is empty: it holds no rows, and is no history.",
                                incoming_name(path)));
            continue;
        }
        if (!all) all.emplace();
        std::move(branches->begin(), branches->end(), std::back_inserter(*all));
    }
    return all;
}

int merge_into(Workspace& workspace, const MergeOptions& options) {
    Context& context = workspace.context;
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

}  // namespace

int merge(Context& context, const MergeOptions& options) {
    Workspace workspace(context, store::Use::write, Workspace::Decks::welcome);
    try {
        return merge_into(workspace, options);
    } catch (const store::Error& error) {
        throw store::that_changed_nothing(error);
    }
}

}  // namespace cli

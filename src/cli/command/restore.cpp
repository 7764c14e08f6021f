// ebb restore: puts a backup in the history's place, unless a review or a quiz is open.
#include "store/history/restore.hpp"

#include "base/text/count.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "store/history/backup.hpp"
#include "store/history/check.hpp"
#include "store/history/window.hpp"

#include <fmt/format.h>

#include <optional>

namespace cli {
namespace {

// Whether the backup is whole; one that is not is named.
bool is_good(const std::string& backup, ui::Output& err) {
    try {
        store::check_history(backup);
        return true;
    } catch (const store::Error& error) {
        err.say(fmt::format("ebb: passed over: {}", error.what()));
        return false;
    }
}

std::optional<std::string> newest_good(Context& context, const std::string& folder) {
    for (const auto& backup : store::list_backups(folder))
        if (is_good(backup, context.err)) return backup;
    return std::nullopt;
}

void acknowledge(ui::Output& out, const std::string& file, const store::Restored& restored) {
    out.acknowledge(
        fmt::format("restored {}: {}", file, base::count_text(restored.from_backup, "row")));
    if (!restored.put_aside.empty())
        out.acknowledge(fmt::format("the file in its place is now {}; {} more came from it",
                                    restored.put_aside,
                                    base::count_text(restored.from_old, "row")));
}

}  // namespace

int restore(Context& context, const RestoreOptions& options) {
    app::make_folders(context.places);
    const store::Files files = context.places.files();
    if (store::Window(context.places.windows()).another_is_running()) {
        context.err.say(
            "ebb: a review or a quiz is open in another window. Nothing was changed; end it, and "
            "restore then.");
        return Exit::no;
    }
    const std::optional<std::string> file =
        options.file.empty() ? newest_good(context, files.backups) : options.file;
    if (!file) {
        context.err.say(fmt::format("ebb: there is no backup to be used in {}", files.backups));
        return Exit::no;
    }
    acknowledge(context.out, *file, store::restore(files, *file, context.now().day));
    return Exit::done;
}

}  // namespace cli

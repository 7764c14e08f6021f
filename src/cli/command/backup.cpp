// ebb backup, ebb restore.
#include "store/history/backup.hpp"

#include "base/numbers/json.hpp"
#include "base/text/count.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "store/history/check.hpp"
#include "store/history/restore.hpp"
#include "store/history/window.hpp"

#include <fmt/format.h>

#include <optional>

namespace cli {
namespace {

// The newest backup that is whole; those passed over are named.
std::optional<std::string> newest_good(Context& context, const std::string& folder) {
    for (const auto& path : store::list_backups(folder)) try {
            store::check_history(path);
            return path;
        } catch (const store::Error& error) {
            context.err.say(fmt::format("ebb: passed over: {}", error.what()));
        }
    return std::nullopt;
}

void list_backups(Context& context, const std::vector<std::string>& paths, bool as_json) {
    if (!as_json) {
        for (const auto& path : paths) context.out.line(path);
        return;
    }
    base::JsonObject document;
    context.out.exact(document.add("version", 1).add("backups", paths).indented() + "\n");
}

}  // namespace

int backup(Context& context, const BackupOptions& options) {
    const store::Files files = context.places.files();
    if (options.list) {
        list_backups(context, store::list_backups(files.backups), options.json);
        return Exit::done;
    }
    Workspace workspace(context, store::Use::write, Workspace::Decks::welcome);
    context.out.line(store::make_backup(workspace.store.database(), files.backups,
                                        context.now().day, store::Backup::always));
    return Exit::done;
}

int restore(Context& context, const RestoreOptions& options) {
    make_folders(context.places);
    const store::Files files = context.places.files();
    if (store::Window(context.places.windows()).another_is_running()) {
        context.err.say(
            "ebb: a review or a quiz is open in another window. Nothing was changed; end it, and "
            "restore "
            "then.");
        return Exit::no;
    }
    const std::optional<std::string> file =
        options.file.empty() ? newest_good(context, files.backups) : options.file;
    if (!file) {
        context.err.say(fmt::format("ebb: there is no backup to be used in {}", files.backups));
        return Exit::no;
    }
    const auto restored = store::restore(files, *file, context.now().day);
    context.out.acknowledge(
        fmt::format("restored {}: {}", *file, base::count_text(restored.from_backup, "row")));
    if (!restored.put_aside.empty())
        context.out.acknowledge(fmt::format("the file in its place is now {}; {} more came from it",
                                            restored.put_aside,
                                            base::count_text(restored.from_old, "row")));
    return Exit::done;
}

}  // namespace cli

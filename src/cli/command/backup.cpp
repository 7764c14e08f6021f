// ebb backup: makes a backup of the history, or lists those there are.
#include "store/backups/backup.hpp"

#include "base/numbers/json.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"

namespace cli {
namespace {

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

}  // namespace cli

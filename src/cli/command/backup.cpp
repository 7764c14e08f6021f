// ebb backup: makes a backup of the history, or lists those there are.
#include "store/backups/backup.hpp"

#include "base/numbers/json.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "store/backups/known.hpp"
#include "ui/table.hpp"

#include <fmt/format.h>

#include <chrono>

namespace cli {
namespace {

// By the clock of where it was given.
std::string last_answer_text(const store::KnownBackup& backup) {
    if (!backup.last) return {};
    const core::Moment& at = *backup.last;
    return fmt::format(
        "{} {}", core::iso_date(std::chrono::floor<core::Days>(core::local_time(at.at, at.zone))),
        core::clock_time(at.at, at.zone));
}

void print_table(ui::Output& out, const std::vector<store::KnownBackup>& backups) {
    ui::Table table({ui::Align::left, ui::Align::right, ui::Align::left});
    const ui::Style head = ui::style::dim;
    table.add({ui::cell("backup", head), ui::cell("rows", head), ui::cell("last answer", head)});
    for (const auto& backup : backups)
        table.add({ui::cell(backup.path),
                   ui::cell(backup.rows ? std::to_string(*backup.rows) : "unreadable"),
                   ui::cell(last_answer_text(backup))});
    if (!backups.empty()) out.print_whole(table);
}

void print_json(ui::Output& out, const std::vector<store::KnownBackup>& backups) {
    std::vector<std::string> paths;
    std::vector<base::JsonObject> contents;
    for (const auto& backup : backups) {
        paths.push_back(backup.path);
        base::JsonObject one;
        one.add("path", backup.path);
        backup.rows ? one.add("rows", *backup.rows) : one.add_null("rows");
        backup.last ? one.add("last_answer_at", core::rfc3339(backup.last->at, backup.last->zone))
                    : one.add_null("last_answer_at");
        contents.push_back(one);
    }
    base::JsonObject document;
    document.add("version", 1).add("backups", paths).add("contents", contents);
    out.exact(document.indented() + "\n");
}

}  // namespace

int backup(Context& context, const BackupOptions& options) {
    const store::Files files = context.places.files();
    if (options.list) {
        const auto backups = store::known_backups(files.backups);
        options.json ? print_json(context.out, backups) : print_table(context.out, backups);
        return Exit::done;
    }
    Workspace workspace(context, store::Use::write, Workspace::Decks::welcome);
    const std::string made = store::make_backup(workspace.store.database(), files.backups,
                                                context.now().day, store::Backup::always);
    context.out.line("", made, "");
    return Exit::done;
}

}  // namespace cli

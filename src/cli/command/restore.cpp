// ebb restore: puts a backup in the history's place, once nobody else is at work on it.
#include "store/backups/restore.hpp"

#include "base/text/count.hpp"
#include "cli/commands.hpp"
#include "cli/row_text.hpp"
#include "cli/workspace.hpp"
#include "store/backups/known.hpp"
#include "store/history/check.hpp"
#include "store/history/lock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>

namespace cli {
namespace {

// Whether the backup is whole; one that is not is named. What only keeps it from being read ends
// the restore: an older one would take its place. One that cannot be read just now may be.
bool is_good(const std::string& backup, ui::Output& err) {
    try {
        store::check_history(backup);
        return true;
    } catch (const store::Error& error) {
        if (store::is_gone(backup)) return false;
        if (store::may_pass(error.trouble)) throw;
        if (error.trouble != store::Trouble::corrupt && error.trouble != store::Trouble::foreign &&
            error.trouble != store::Trouble::newer)
            throw;
        err.say(fmt::format("ebb: passed over: {}", error.what()));
        return false;
    }
}

std::optional<std::string> newest_good(Context& context, const std::string& folder) {
    const auto backups = store::known_backups(folder);
    for (const auto& backup : backups)
        if (!backup.rows && is_good(backup.path, context.err))
            store::refuse(store::Trouble::failing, backup.path,
                          "it could not be read a moment ago, and may be the newest. Nothing was "
                          "changed; try again, or name the backup that is wanted.");
    for (const auto& backup : backups)
        if (backup.rows && is_good(backup.path, context.err)) return backup.path;
    return std::nullopt;
}

// A flipped bit, or a history that went on in two places.
void name_differing(ui::Output& err, const std::vector<store::Row>& rows) {
    constexpr std::size_t most_named = 5;
    if (rows.empty()) return;
    err.say(fmt::format("ebb: {} of that file {} in the backup otherwise; both are kept:",
                        base::count_text(std::ssize(rows), "row"),
                        rows.size() == 1 ? "stands" : "stand"));
    for (std::size_t i = 0; i < std::min(rows.size(), most_named); ++i)
        err.line("  " + row_text(rows[i]));
    if (rows.size() > most_named) err.say(fmt::format("  and {} more", rows.size() - most_named));
}

void acknowledge(Context& context, const std::string& file, const store::Restored& restored) {
    context.out.acknowledge("restored ", file,
                            ": " + base::count_text(restored.from_backup, "row"));
    if (!restored.put_aside.empty())
        context.out.acknowledge(
            "the file in its place is now ", restored.put_aside,
            fmt::format("; {} more came from it", base::count_text(restored.from_old, "row")));
    if (!restored.stray_wal.empty())
        context.out.acknowledge("the -wal beside that file was not its own, and is now ",
                                restored.stray_wal, "");
    name_differing(context.err, restored.differing);
    if (restored.lost > 0)
        context.err.say(fmt::format(
            "ebb: at least {} of that file could not be read, nor stand{} in the backup",
            base::count_text(restored.lost, "row"), restored.lost == 1 ? "s" : ""));
    else if (!restored.put_aside.empty() && !restored.old_is_whole)
        context.err.say(
            "ebb: that file is damaged, or no history of this ebb; it may hold rows "
            "that could not be read");
}

int restore_now(Context& context, const RestoreOptions& options) {
    const store::Files files = context.places.files();
    const std::optional<std::string> file =
        options.file.empty() ? newest_good(context, files.backups) : options.file;
    if (!file) {
        context.err.say(fmt::format("ebb: there is no backup to be used in {}", files.backups));
        return Exit::no;
    }
    acknowledge(context, *file, store::restore(files, *file, context.now().day));
    return Exit::done;
}

}  // namespace

int restore(Context& context, const RestoreOptions& options) {
    app::make_folders(context.places);
    try {
        return restore_now(context, options);
    } catch (const store::InUse& others) {
        context.err.say(fmt::format("ebb: {}", others.what()));
        return Exit::no;
    }
}

}  // namespace cli

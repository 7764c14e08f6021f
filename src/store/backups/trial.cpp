#include "store/backups/trial.hpp"

#include "base/system/folder.hpp"
#include "base/text/count.hpp"
#include "store/backups/restore.hpp"
#include "store/store.hpp"

#include <fmt/format.h>

#include <system_error>

namespace store {
namespace {

std::optional<std::string> trouble_after(const Files& files, const Restored& restored,
                                         const core::Settings& settings, core::Day today) {
    Store store(files, settings, Use::read, today);
    const auto rows = store.database().integer("SELECT count(*) FROM main.log").value_or(0);
    if (rows != restored.from_backup)
        return fmt::format("of its {} {} came", base::count_text(restored.from_backup, "row"),
                           rows);
    if (const auto differing = store.memories().differing(std::nullopt); differing > 0)
        return fmt::format("{} came out otherwise than the rows say",
                           base::count_text(differing, "card"));
    return std::nullopt;
}

}  // namespace

std::optional<std::string> why_not_restorable(const std::string& backup,
                                              const core::Settings& settings, core::Day today) {
    try {
        const base::TemporaryFolder folder;
        const Files files = files_in(folder.path(), folder.path());
        return trouble_after(files, restore(files, backup, today), settings, today);
    } catch (const Error& error) {
        return error.what();
    } catch (const std::system_error& error) {
        return error.what();
    }
}

}  // namespace store

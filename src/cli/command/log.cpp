// ebb log: what was done, oldest first; as JSON one object a line.
#include "app/log_lines.hpp"
#include "app/search.hpp"
#include "cli/commands.hpp"
#include "cli/query_words.hpp"
#include "cli/workspace.hpp"

#include <fmt/format.h>

#include <deque>
#include <functional>

namespace cli {
namespace {

std::string kind_text(core::RowKind kind) {
    if (const auto name = core::to_string(kind)) return std::string(*name);
    return fmt::format("kind {}", static_cast<int>(kind));
}

std::string plain(const store::LogEntry& entry) {
    const store::Row& row = entry.row;
    const core::Instant local = row.moment.at + row.moment.zone;
    return fmt::format("{} {}  {:<9} {}{}{}", core::iso_date(std::chrono::floor<core::Days>(local)),
                       core::clock_time(row.moment.at, row.moment.zone), kind_text(row.kind),
                       row.key, row.took ? "  " + core::short_span(*row.took) : "",
                       entry.undone ? "  (undone)" : "");
}

using Visit = std::function<void(const store::LogEntry&)>;

// The rows of the cards meant, oldest first, or only the last of them. Whether there are any.
bool each_row(Workspace& workspace, const std::optional<store::Condition>& of,
              std::optional<int> limit, const Visit& visit) {
    std::deque<store::LogEntry> last;
    bool any = false;
    workspace.store.log().oldest_first(of, [&](const store::LogEntry& entry) {
        any = true;
        if (!limit) return visit(entry);
        last.push_back(entry);
        if (static_cast<int>(last.size()) > *limit) last.pop_front();
    });
    for (const auto& entry : last) visit(entry);
    return any;
}

}  // namespace

int log(Context& context, const LogOptions& options) {
    const core::Query query = query_from(options.query);
    Workspace workspace(context, store::Use::read, Workspace::Decks::welcome);
    std::optional<store::Condition> of;
    if (!query.is_everything()) of = workspace.store.condition(app::select(workspace, query));
    const bool any = each_row(workspace, of, options.limit, [&](const store::LogEntry& entry) {
        if (options.json)
            context.out.exact(app::log_line(entry).text() + "\n");
        else
            context.out.line(plain(entry));
    });
    if (any || !of) return Exit::done;
    context.err.say("ebb: nothing is logged of " + app::missing_text(workspace, query));
    return Exit::no;
}

}  // namespace cli

// ebb log: what was done, oldest first; as JSON one object a line.
#include "app/log_lines.hpp"
#include "app/search.hpp"
#include "base/numbers/json.hpp"
#include "cli/commands.hpp"
#include "cli/query_words.hpp"
#include "cli/workspace.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

std::string kind_text(core::RowKind kind) {
    if (const auto name = core::to_string(kind)) return std::string(*name);
    return fmt::format("kind {}", static_cast<int>(kind));
}

// Of a link, where it leads.
std::string target_of(const store::Row& row) {
    if (row.kind != core::RowKind::link) return {};
    return " -> " + base::json_string(row.detail, "to").value_or("");
}

std::string plain(const store::LogEntry& entry) {
    const store::Row& row = entry.row;
    const core::Instant local = core::local_time(row.moment.at, row.moment.zone);
    return fmt::format("{} {}  {:<9} {}{}{}{}",
                       core::iso_date(std::chrono::floor<core::Days>(local)),
                       core::clock_time(row.moment.at, row.moment.zone), kind_text(row.kind),
                       row.key, target_of(row), row.took ? "  " + core::short_span(*row.took) : "",
                       entry.undone ? "  (undone)" : "");
}

}  // namespace

int log(Context& context, const LogOptions& options) {
    const core::Query query = query_from(options.query);
    Workspace workspace(context, store::Use::read, Workspace::Decks::welcome);
    std::optional<store::Condition> of;
    if (!query.is_everything()) of = workspace.store.condition(app::select(workspace, query));
    bool any = false;
    const auto print = [&](const store::LogEntry& entry) {
        any = true;
        if (options.json)
            context.out.exact(app::log_line(entry) + "\n");
        else
            context.out.line(plain(entry));
    };
    using Texts = store::Log::Texts;
    workspace.store.log().oldest_first(of, print, options.limit,
                                       options.json ? Texts::told : Texts::left_out);
    if (any || !of || options.limit == 0) return Exit::done;
    context.err.say("ebb: nothing is logged of " + app::missing_text(workspace, query));
    return Exit::no;
}

}  // namespace cli

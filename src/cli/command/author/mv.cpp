// ebb mv NOTE... DECK, and ebb rm NOTE...: notes leave their decks, for another one or for good.
#include "app/edit/move_notes.hpp"
#include "base/text/count.hpp"
#include "cli/command/author/edit_report.hpp"
#include "cli/commands.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

store::Use use_for(bool dry_run) {
    return dry_run ? store::Use::read : store::Use::write;
}

}  // namespace

int move(Context& context, const MoveOptions& options) {
    Workspace workspace(context, use_for(options.dry_run));
    const auto moved = app::move_notes(workspace, options.notes, options.deck);
    EditReport report{{}, {}, options.dry_run};
    for (const auto& [from, to] : moved.notes)
        report.lines.push_back(fmt::format("{}   now {}", from, to));
    report.sum = fmt::format("{} moved to `{}`", base::count_text(std::ssize(moved.notes), "note"),
                             options.deck);
    carry_out(workspace, moved.plan, report);
    return Exit::done;
}

int remove(Context& context, const RemoveOptions& options) {
    Workspace workspace(context, use_for(options.dry_run));
    const auto removed = app::remove_notes(workspace, options.notes);
    EditReport report{{}, {}, options.dry_run};
    for (const auto& note : removed.notes)
        report.lines.push_back(note.from + "   taken out; its history is kept");
    report.sum = base::count_text(std::ssize(removed.notes), "note") + " taken out";
    carry_out(workspace, removed.plan, report);
    return Exit::done;
}

}  // namespace cli

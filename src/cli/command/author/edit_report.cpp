#include "cli/command/author/edit_report.hpp"

namespace cli {
namespace {

constexpr std::size_t lines_to_be_summed = 10;

}  // namespace

void list_changes(const std::string& path, std::string_view text, const deckfile::Changes& changes,
                  ui::Output& out) {
    if (changes.empty()) return;
    out.line("--- ", path, "");
    out.line("+++ ", path, "");
    for (const auto& line : deckfile::list_changes(text, changes)) out.copy(line);
}

void carry_out(Workspace& workspace, const app::EditPlan& plan, const EditReport& report) {
    ui::Output& out = workspace.context.out;
    if (report.dry_run) {
        for (const auto& edit : plan.edits)
            list_changes(edit.deck.path, edit.deck.read.text, edit.changes, out);
        return;
    }
    const auto kept = app::carry_out(workspace, plan);
    for (const auto& line : report.lines) out.acknowledge(line);
    if (report.lines.size() >= lines_to_be_summed) out.acknowledge(report.sum);
    for (const auto& path : kept)
        workspace.context.err.remark("the deck as it was is kept in " + path);
}

}  // namespace cli

#include "cli/command/author/edit_report.hpp"

namespace cli {
namespace {

constexpr std::size_t lines_to_be_summed = 10;

void list_changes(const app::DeckEdit& edit, ui::Output& out) {
    if (edit.changes.empty()) return;
    out.line("--- ", edit.deck.path, "");
    out.line("+++ ", edit.deck.path, "");
    for (const auto& line : deckfile::list_changes(edit.deck.read.text, edit.changes))
        out.line(line);
}

}  // namespace

void carry_out(Workspace& workspace, const app::EditPlan& plan, const EditReport& report) {
    ui::Output& out = workspace.context.out;
    if (report.dry_run) {
        for (const auto& edit : plan.edits) list_changes(edit, out);
        return;
    }
    const auto kept = app::carry_out(workspace, plan);
    for (const auto& line : report.lines) out.acknowledge(line);
    if (report.lines.size() >= lines_to_be_summed) out.acknowledge(report.sum);
    for (const auto& path : kept)
        workspace.context.err.remark("the deck as it was is kept in " + path);
}

}  // namespace cli

// ebb new NAME: a deck of one's own, begun.
#include "app/edit/new_deck.hpp"
#include "base/text/in_backticks.hpp"
#include "cli/command/asking.hpp"
#include "cli/commands.hpp"
#include "cli/workspace.hpp"
#include "core/card/identity.hpp"

#include <fmt/format.h>

namespace cli {
namespace {

constexpr std::string_view ending = ".toml";

// A file that is hidden is no deck, and what begins with a dash every command takes for an option.
bool is_name(const std::string& name) {
    return core::is_valid_id(name) && !name.starts_with('.') && !name.starts_with('-');
}

std::string id_of(std::string name) {
    if (name.ends_with(ending)) name.resize(name.size() - ending.size());
    if (is_name(name)) return name;
    const std::string like_it = core::deck_id_from(name);
    throw UsageError(fmt::format(
        "{} is no name for a deck: its name becomes its id, which is made of 1 to 64 of the "
        "letters a-z and A-Z, digits and - _ ., with neither dot nor dash in front{}",
        base::in_backticks(name),
        is_name(like_it) ? fmt::format("; {} would be one", base::in_backticks(like_it)) : ""));
}

app::MadeDeck make(Context& context, const NewOptions& options) {
    const std::string id = id_of(options.name);
    Workspace workspace(context, store::Use::read, Workspace::Decks::welcome);
    return app::make_deck(workspace, {id, options.title, !options.empty});
}

int edit(Context& context, const app::MadeDeck& deck) {
    if (!open_editor(deck.path, deck.line, context.err)) return Exit::no;
    CheckOptions whole;
    whole.paths = {deck.path};
    return check(context, whole);
}

}  // namespace

int create(Context& context, const NewOptions& options) {
    const app::MadeDeck made = make(context, options);
    context.out.line("", made.path, "");
    context.out.flush();
    if (options.edit) return edit(context, made);
    context.err.remark(
        fmt::format("write notes into it with your editor, or by `ebb add {} "
                    "\"...\"`; `ebb check` finds mistakes",
                    id_of(options.name)));
    return Exit::done;
}

}  // namespace cli

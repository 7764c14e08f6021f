// ebb review: on a terminal by single keys, else line by line.
#include "cli/commands.hpp"
#include "cli/review_lines.hpp"
#include "cli/review_screen.hpp"
#include "core/unicode.hpp"
#include "ui/terminal.hpp"

#include <fmt/format.h>

#include <unistd.h>

namespace cli {

store::Filter parse_filter(const std::vector<std::string>& terms) {
    store::Filter filter;
    for (const auto& term : terms) {
        if (term.starts_with("deck:") && term.size() > 5)
            filter.decks.push_back(term.substr(5));
        else if (term.starts_with("tag:") && term.size() > 4)
            filter.tags.push_back(term.substr(4));
        else if (term.find('/') != std::string::npos && term.find(':') == std::string::npos)
            filter.keys.push_back(term);
        else
            throw UsageError(fmt::format(
                "`{}` is no term of a query: those are deck:ID, tag:NAME and a card's key", term));
    }
    return filter;
}

int review(Context& context, const ReviewOptions& options) {
    store::DeskRequest request;
    request.filter = parse_filter(options.query);
    request.new_cards = options.new_cards;
    request.reviews = options.limit;
    request.ahead_days = options.ahead;
    Workspace workspace(context, store::Use::write);
    StoreArchive archive(workspace, request);
    if (!request.filter.empty() && !workspace.store.desk().any(request.filter)) {
        context.err.say("ebb: no card matches; `ebb decks` lists the decks");
        return Exit::no;
    }
    context.out.set_size({context.out.look().width, context.out.look().height});
    if (::isatty(STDIN_FILENO) == 0) {
        ReviewLines(workspace, archive, STDIN_FILENO).run();
        return Exit::done;
    }
    ui::Terminal terminal(STDIN_FILENO);
    ReviewScreen(workspace, archive, terminal).run();
    return Exit::done;
}

}  // namespace cli

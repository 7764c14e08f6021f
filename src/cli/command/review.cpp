// ebb review: on a terminal by single keys, else line by line.
#include "app/search.hpp"
#include "cli/commands.hpp"
#include "dialogue/review_lines.hpp"
#include "dialogue/review_screen.hpp"
#include "ui/terminal.hpp"

#include <unistd.h>

namespace cli {

int review(Context& context, const ReviewOptions& options) {
    store::DeskRequest request;
    request.query = query_from(options.query);
    request.new_cards = options.new_cards;
    request.reviews = options.limit;
    request.ahead_days = options.ahead;
    Workspace workspace(context, store::Use::write);
    if (!select_some(workspace, request.query)) return Exit::no;
    StoreArchive archive(workspace, request);
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

// ebb review: on a terminal by single keys, else line by line.
#include "dialogue/review.hpp"

#include "app/archive.hpp"
#include "cli/commands.hpp"
#include "cli/query_words.hpp"
#include "cli/watch.hpp"
#include "dialogue/key_front.hpp"
#include "dialogue/line_front.hpp"
#include "ui/terminal.hpp"

#include <unistd.h>

namespace cli {
namespace {

void drive(Context& context, dialogue::Dialogue& review) {
    context.out.limit_width();
    if (::isatty(STDIN_FILENO) == 0) {
        dialogue::LineFront(context.out, context.err, dialogue::LineReader(STDIN_FILENO))
            .run(review);
        return;
    }
    ui::Terminal terminal(STDIN_FILENO);
    dialogue::KeyFront(context.out, terminal, watch_of(context)).run(review);
}

}  // namespace

int review(Context& context, const ReviewOptions& options) {
    store::DeskRequest request;
    request.query = query_from(options.query);
    request.new_cards = options.new_cards;
    request.reviews = options.limit;
    request.ahead_days = options.ahead;
    Workspace workspace(context, store::Use::write);
    if (!means_some(workspace, request.query)) return Exit::no;
    app::StoreArchive archive(workspace, request);
    dialogue::ReviewDialogue review(workspace, archive, watch_of(context));
    drive(context, review);
    return review.has_failed() ? Exit::unusable : Exit::done;
}

}  // namespace cli

// ebb review: on a terminal by single keys, else line by line.
#include "dialogue/review.hpp"

#include "app/archive.hpp"
#include "app/day.hpp"
#include "cli/commands.hpp"
#include "cli/conversation.hpp"
#include "cli/query_words.hpp"

namespace cli {

int review(Context& context, const ReviewOptions& options) {
    store::OfferRequest request;
    request.query = query_from(options.query);
    request.new_cards = options.new_cards;
    request.reviews = options.limit;
    request.ahead_days = options.ahead;
    Workspace workspace(context, store::Use::write);
    if (!means_some(workspace, request.query)) return Exit::no;
    request.by_name = app::names_cards(workspace, request.query);
    app::StoreArchive archive(workspace, request);
    dialogue::ReviewDialogue review(workspace, archive, watch_of(context));
    Conversation(context, context.out).run(review);
    return review.has_failed() ? Exit::unusable : Exit::done;
}

}  // namespace cli

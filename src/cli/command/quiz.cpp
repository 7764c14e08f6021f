// ebb quiz: quick questions that never touch the schedule; on a terminal by keys, else line by
// line.
#include "dialogue/quiz.hpp"

#include "app/archive.hpp"
#include "app/quiz_questions.hpp"
#include "app/search.hpp"
#include "cli/commands.hpp"
#include "cli/conversation.hpp"
#include "cli/query_words.hpp"
#include "cli/quiz_json.hpp"
#include "dialogue/quiz_end.hpp"
#include "dialogue/review.hpp"
#include "store/cards/quiz_cards.hpp"

#include <fmt/format.h>

#include <cmath>

namespace cli {
namespace {

std::optional<core::Milliseconds> limit_of(const QuizOptions& options) {
    if (options.time.empty()) return std::nullopt;
    const auto limit = core::parse_span(options.time);
    if (!limit)
        throw UsageError(fmt::format(
            "`{}` is no time for a quiz: those are like 90s, 5m, 2m30s or 1h, up to a day",
            options.time));
    return limit;
}

app::QuizRequest request_of(const QuizOptions& options, const core::Moment& now) {
    app::QuizRequest request;
    request.query = query_from(options.query);
    request.count = options.count;
    request.pick = core::parse_pick(options.pick);
    request.repeatable = options.seed.has_value();
    request.seed =
        static_cast<std::uint64_t>(options.seed.value_or(now.at.time_since_epoch().count()));
    request.again = options.again;
    return request;
}

core::Quiz::Record recorder(Workspace& workspace, core::Instant began) {
    return [&workspace, began](const core::QuizAnswered& one) {
        const auto credit = static_cast<int>(std::lround(100 * one.credit));
        store::NewRow row = store::quiz_row(one.turn.card().key, began, credit, one.turn.given());
        row.took = one.took;
        workspace.store.act({row}, workspace.now());
    };
}

// The misses as ordinary reviews, by their names: due or not, answered today or not.
void review_misses(Workspace& workspace, const core::Quiz& quiz, Conversation& conversation) {
    store::OfferRequest request;
    request.query = query_from(dialogue::missed_keys(quiz));
    request.by_name = true;
    if (!means_some(workspace, request.query)) return;
    app::StoreArchive archive(workspace, request);
    dialogue::ReviewDialogue review(workspace, archive, watch_of(workspace.context));
    conversation.run(review);
}

void ask(Workspace& workspace, core::Quiz& quiz, const QuizOptions& options) {
    // With --json the document has standard output for itself.
    ui::Output& talk = options.json ? workspace.context.err : workspace.context.out;
    const auto end = options.json ? dialogue::QuizDialogue::End::says_score
                                  : dialogue::QuizDialogue::End::offers_misses;
    dialogue::QuizDialogue questions(quiz, dialogue::Pen(workspace), limit_of(options),
                                     workspace.now().day, end, watch_of(workspace.context));
    Conversation conversation(workspace.context, talk);
    if (const auto failure = workspace.store.daily_backup(workspace.now().day))
        conversation.complain(*failure);
    conversation.run(questions);
    if (questions.wants_misses()) review_misses(workspace, quiz, conversation);
}

std::string no_questions_text(Workspace& workspace, const app::QuizRequest& request) {
    if (request.again) return "nothing was missed in the last quiz";
    if (!request.pick || request.pick == core::Pick::mix)
        return app::no_match_text(workspace, request.query);
    return fmt::format("of the cards meant none is {}; with --pick mix any may be asked",
                       core::to_string(*request.pick));
}

int no_questions(Workspace& workspace, const app::QuizRequest& request) {
    workspace.context.err.say("ebb: " + no_questions_text(workspace, request));
    return Exit::no;
}

}  // namespace

int quiz(Context& context, const QuizOptions& options) {
    const core::Moment began = context.now();
    const app::QuizRequest request = request_of(options, began);
    limit_of(options);  // a wrong one is said before anything is opened
    Workspace workspace(context, store::Use::write);
    auto questions = app::quiz_questions(workspace, request);
    if (questions.empty()) return no_questions(workspace, request);
    workspace.store.lock().mark_window();
    core::Quiz quiz(std::move(questions), recorder(workspace, began.at));
    ask(workspace, quiz, options);
    if (options.json) context.out.exact(quiz_json(quiz));
    const int score = core::result_of(quiz).score.percent();
    return options.pass && score < *options.pass ? Exit::no : Exit::done;
}

}  // namespace cli

// ebb quiz: quick questions that never touch the schedule; on a terminal by keys, else line by
// line.
#include "app/archive.hpp"
#include "app/quiz_questions.hpp"
#include "app/search.hpp"
#include "cli/commands.hpp"
#include "dialogue/quiz_end.hpp"
#include "dialogue/quiz_lines.hpp"
#include "dialogue/quiz_screen.hpp"
#include "dialogue/review_end.hpp"
#include "dialogue/review_screen.hpp"
#include "store/cards/quiz_desk.hpp"
#include "store/history/window.hpp"
#include "ui/terminal.hpp"

#include <fmt/format.h>

#include <cmath>
#include <unistd.h>

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

QuizRequest request_of(const QuizOptions& options, const core::Moment& now) {
    QuizRequest request;
    request.query = query_from(options.query);
    request.count = options.count;
    request.pick = core::parse_pick(options.pick).value_or(core::Pick::mix);
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
        workspace.store.act({row}, workspace.context.now());
    };
}

// The misses as ordinary reviews: due ones as usual, later ones ahead of their day, new ones as
// new.
void review_misses(Workspace& workspace, const core::Quiz& quiz, ui::Keyboard& keyboard) {
    constexpr int any_day = 36'500;
    store::DeskRequest request;
    const auto keys = missed_keys(quiz);
    request.query = query_from(keys);
    request.new_cards = request.reviews = static_cast<int>(keys.size());
    request.ahead_days = any_day;
    if (!select_some(workspace, request.query)) return;
    StoreArchive archive(workspace, request);
    ReviewScreen(workspace, archive, keyboard).run();
}

void ask_on_terminal(Workspace& workspace, core::Quiz& quiz, Output& talk,
                     const QuizOptions& options) {
    ui::Terminal terminal(STDIN_FILENO);
    QuizScreen screen(quiz, talk, terminal, limit_of(options), workspace.context.now().day);
    screen.run();
    if (options.json) return screen.show_end();
    if (screen.ask_at_end() == QuizScreen::End::review_misses)
        review_misses(workspace, quiz, terminal);
}

void ask(Workspace& workspace, core::Quiz& quiz, const QuizOptions& options) {
    // With --json the document has standard output for itself.
    Output& talk = options.json ? workspace.context.err : workspace.context.out;
    talk.set_size({talk.look().width, talk.look().height});
    if (::isatty(STDIN_FILENO) != 0) return ask_on_terminal(workspace, quiz, talk, options);
    QuizLines(quiz, talk, workspace.context.err, STDIN_FILENO, limit_of(options),
              workspace.context.now().day)
        .run();
}

std::string no_questions_text(const QuizRequest& request) {
    if (request.again) return "nothing was missed in the last quiz";
    if (request.pick == core::Pick::mix) return no_match_text(request.query);
    return fmt::format("of the cards meant none is {}; without --pick any may be asked",
                       core::to_string(request.pick));
}

int no_questions(Context& context, const QuizRequest& request) {
    context.err.say("ebb: " + no_questions_text(request));
    return Exit::no;
}

}  // namespace

int quiz(Context& context, const QuizOptions& options) {
    const core::Moment began = context.now();
    const QuizRequest request = request_of(options, began);
    limit_of(options);  // a wrong one is said before anything is opened
    Workspace workspace(context, store::Use::write);
    auto questions = quiz_questions(workspace, request);
    if (questions.empty()) return no_questions(context, request);
    const store::Window window(context.places.windows());  // no restore under an open quiz
    if (const auto failure = workspace.store.daily_backup(began.day)) context.err.say(*failure);
    core::Quiz quiz(std::move(questions), recorder(workspace, began.at));
    ask(workspace, quiz, options);
    if (options.json) context.out.exact(quiz_json(quiz));
    const int score = core::result_of(quiz).score.percent();
    return options.pass && score < *options.pass ? Exit::no : Exit::done;
}

}  // namespace cli

#include "cli/quiz_json.hpp"

#include "base/numbers/json.hpp"
#include "core/card/said.hpp"
#include "core/quiz/result.hpp"

#include <chrono>
#include <cmath>

namespace cli {
namespace {

using base::JsonObject;
using core::QuizAnswered;
using core::QuizGroup;
using core::QuizScore;

JsonObject json_of(const QuizAnswered& one) {
    const core::ShownCard& card = one.turn.card();
    JsonObject json;
    json.add("key", card.key).add("deck", core::deck_id_of(card));
    json.add("asked", base::name_of(core::manner_names, one.turn.manner()));
    json.add("credit", static_cast<int>(std::lround(100 * one.credit)));
    json.add("took_ms", std::int64_t{one.took.count()}).add("timed_out", one.timed_out);
    if (const std::string given = one.turn.given(); !given.empty())
        json.add_members(given);
    else
        json.add_null("given");
    json.add("answer", core::answer_said(card.note, card.face).text)
        .add("source", core::sources_of(card));
    return json;
}

std::vector<JsonObject> json_of(const std::vector<QuizGroup>& groups, const char* name) {
    std::vector<JsonObject> all;
    for (const QuizGroup& group : groups) {
        JsonObject json;
        json.add(name, group.name).add("score", group.score.percent());
        json.add("right", group.score.right).add("questions", group.score.questions());
        all.push_back(std::move(json));
    }
    return all;
}

}  // namespace

std::string quiz_json(const core::Quiz& quiz) {
    const core::QuizResult result = core::result_of(quiz);
    const QuizScore& score = result.score;
    JsonObject json;
    json.add("version", 1).add("score", score.percent()).add("right", score.right);
    json.add("partly", score.partly).add("missed", score.missed);
    json.add("unanswered", score.unanswered);
    json.add("seconds",
             std::int64_t{std::chrono::round<std::chrono::seconds>(result.time).count()});
    std::vector<JsonObject> questions;
    for (const QuizAnswered& one : quiz.answered()) questions.push_back(json_of(one));
    json.add("questions", questions);
    json.add("decks", json_of(result.decks, "title"));
    json.add("tags", json_of(result.tags, "tag"));
    return json.indented() + "\n";
}

}  // namespace cli

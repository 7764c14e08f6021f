// A quiz without clock, disk or screen, and what it comes to.
#include "core/quiz/quiz.hpp"

#include "catch.hpp"
#include "core/quiz/result.hpp"

#include <stdexcept>

using namespace core;
using namespace std::chrono_literals;

namespace {

Turn question(const std::string& deck, int number, std::vector<std::string> tags = {}) {
    ShownCard card;
    card.key = deck + "/n" + std::to_string(number);
    card.deck_title = "Deck " + deck;
    card.note.kind = Kind::question;
    card.note.front = "Q";
    card.note.back = "A";
    card.note.tags = std::move(tags);
    return Turn(card, 1);
}

std::vector<Turn> questions(int count) {
    std::vector<Turn> all;
    for (int i = 1; i <= count; ++i) all.push_back(question("a", i));
    return all;
}

// Remembers what was recorded; may fail.
struct Recorder {
    std::vector<QuizAnswered> rows;
    bool fails = false;

    Quiz::Record record() {
        return [this](const QuizAnswered& one) {
            if (fails) throw std::runtime_error("disk full");
            rows.push_back(one);
        };
    }
};

// A quiz of four questions, the first of which was answered right.
struct Begun {
    Begun() { quiz.answer(1, 1s); }
    Begun(const Begun&) = delete;  // the quiz knows where its recorder is
    Recorder recorder;
    Quiz quiz{questions(4), recorder.record()};
};

QuizScore score_of(const std::vector<double>& credits) {
    QuizScore score;
    for (const double credit : credits) score.add({question("a", 1), credit, 1s, false});
    return score;
}

}  // namespace

TEST_CASE("a quiz asks each question once, in order, and is over behind the last") {
    Recorder recorder;
    Quiz quiz(questions(3), recorder.record());
    for (int i = 1; i <= 3; ++i) {
        REQUIRE_FALSE(quiz.is_over());
        CHECK(quiz.position() == i);
        CHECK(quiz.total() == 3);
        CHECK(quiz.turn().card().key == "a/n" + std::to_string(i));
        quiz.answer(1, 2s);
    }
    CHECK(quiz.is_over());
    CHECK(quiz.answered().size() == 3);
    REQUIRE(recorder.rows.size() == 3);
    CHECK(recorder.rows[1].turn.card().key == "a/n2");
    CHECK(recorder.rows[1].took == 2s);
}

TEST_CASE("a quiz without questions is over at once") {
    Quiz quiz({}, Recorder{}.record());
    CHECK(quiz.is_over());
    CHECK(result_of(quiz).score.percent() == 0);
    CHECK(result_of(quiz).mean_time() == 0ms);
}

TEST_CASE("a quiz that is stopped leaves out what was not answered") {
    auto [recorder, quiz] = Begun();
    quiz.stop();
    CHECK(quiz.is_over());
    CHECK(recorder.rows.size() == 1);
    const QuizResult result = result_of(quiz);
    CHECK(result.score.questions() == 1);
    CHECK(result.score.percent() == 100);
    CHECK(result.score.unanswered == 0);
}

TEST_CASE("when time runs out the question asked and those behind it are not answered") {
    auto [recorder, quiz] = Begun();
    quiz.run_out_of_time(3s);
    CHECK(quiz.is_over());
    REQUIRE(recorder.rows.size() == 2);
    CHECK(recorder.rows[1].timed_out);
    CHECK(recorder.rows[1].credit == 0);
    const QuizResult result = result_of(quiz);
    CHECK(result.asked == 2);
    CHECK(result.score.right == 1);
    CHECK(result.score.missed == 0);
    CHECK(result.score.unanswered == 3);
    CHECK(result.score.percent() == 25);
    CHECK(result.mean_time() == 2s);
}

TEST_CASE("a question that time did not suffice to show is not recorded") {
    auto [recorder, quiz] = Begun();
    quiz.run_out_of_time();
    CHECK(quiz.is_over());
    CHECK(recorder.rows.size() == 1);
    CHECK(result_of(quiz).asked == 1);
    CHECK(result_of(quiz).score.unanswered == 3);
}

TEST_CASE("an answer that cannot be recorded counts, and the quiz goes on") {
    Recorder recorder;
    recorder.fails = true;
    Quiz quiz(questions(2), recorder.record());
    CHECK_THROWS(quiz.answer(1, 1s));
    CHECK(quiz.position() == 2);
    CHECK_FALSE(quiz.is_over());
    CHECK_THROWS(quiz.answer(0, 1s));
    CHECK(quiz.is_over());
    CHECK(result_of(quiz).score.percent() == 50);
}

TEST_CASE("nothing can be answered once a quiz is over") {
    Recorder recorder;
    Quiz quiz(questions(1), recorder.record());
    quiz.answer(1, 1s);
    quiz.answer(1, 1s);
    quiz.run_out_of_time(1s);
    quiz.run_out_of_time();
    CHECK(recorder.rows.size() == 1);
    CHECK(quiz.not_asked() == 0);
}

TEST_CASE("a score counts right, partly and missed, and rounds") {
    const QuizScore score = score_of({1, 0.5, 0, 1.0 / 3 + 1.0 / 3 + 1.0 / 3});
    CHECK(score.right == 2);
    CHECK(score.partly == 1);
    CHECK(score.missed == 1);
    CHECK(score.percent() == 63);  // 62.5
    CHECK(score_of({1, 1, 0}).percent() == 67);
    CHECK(score_of({1, 0, 0}).percent() == 33);
    CHECK(score_of({0}).percent() == 0);
    CHECK(score_of({}).percent() == 0);
}

TEST_CASE("a result is split by deck and by tag, the weakest first") {
    Recorder recorder;
    Quiz quiz({question("a", 1, {"Big", "big"}), question("b", 1, {"big", "cap"}),
               question("a", 2, {"cap"})},
              recorder.record());
    quiz.answer(1, 1s);
    quiz.answer(0, 1s);
    quiz.answer(0, 1s);
    const QuizResult result = result_of(quiz);
    REQUIRE(result.decks.size() == 2);
    CHECK(result.decks[0].name == "Deck b");
    CHECK(result.decks[0].score.percent() == 0);
    CHECK(result.decks[1].name == "Deck a");
    CHECK(result.decks[1].score.questions() == 2);
    CHECK(result.decks[1].score.percent() == 50);
    REQUIRE(result.tags.size() == 2);
    CHECK(result.tags[0].name == "cap");
    CHECK(result.tags[0].score.percent() == 0);
    CHECK(result.tags[1].name == "big");
    CHECK(result.tags[1].score.questions() == 2);  // once for each question, however it is written
}

TEST_CASE("a card's deck is what its key begins with") {
    CHECK(deck_id_of(question("cap-theorem", 1).card()) == "cap-theorem");
}

// What a quiz reads and writes: the cards it may ask, and its answers, which are rows of the log
// that change no schedule.
#pragma once

#include "core/quiz/pick.hpp"
#include "core/schedule/time.hpp"
#include "store/cards/selection.hpp"
#include "store/database.hpp"
#include "store/history/log.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// Whether what earlier quizzes said counts. Where it does not, the same seed asks the same until
// the next review.
enum class EarlierQuizzes { count, do_not_count };

class QuizCards {
public:
    explicit QuizCards(Database& db) : db_(db) {}

    // The live cards of the scope that are neither suspended nor buried today.
    //
    // A card is missed for 14 study days after an answer `again` in a review or less than full
    // credit in a quiz, until it is right: in a quiz, or in a review on a later day than a miss
    // in review. What comes back ten minutes after a miss is no proof.
    std::vector<core::QuizCandidate> candidates(const Condition& scope, const core::Moment& now,
                                                EarlierQuizzes earlier = EarlierQuizzes::count);
    // Those of its note, one a line.
    std::string tags_of(const core::QuizCandidate& one);

    // The keys of what the last quiz asked and got less than full credit, in the order asked. A
    // card asked twice counts by its last answer.
    std::vector<std::string> last_misses();

private:
    struct LastQuiz {
        std::int64_t device = 0;
        core::Instant began{};
    };
    std::optional<LastQuiz> last_quiz();

    Database& db_;
};

// What a quiz's answer leaves in the log: when the quiz began, and the credit from 0 to 100.
// `given` is a JSON object, or empty, whose members are kept beside them: see Turn::given(). To be
// appended alone: the first of several rows would lose its detail.
NewRow quiz_row(std::string key, core::Instant began, int credit, std::string_view given = {});

}  // namespace store

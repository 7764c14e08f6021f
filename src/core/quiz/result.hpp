// What a quiz came to: its score, overall and by deck and by tag.
#pragma once

#include "core/quiz/quiz.hpp"

#include <string>
#include <vector>

namespace core {

struct QuizScore {
    int right = 0;
    int partly = 0;
    int missed = 0;
    int unanswered = 0;  // the time had run out
    double credit = 0;   // of all, added up

    void add(const QuizAnswered& answered);
    int questions() const { return right + partly + missed + unanswered; }
    // Of the full credit, rounded. 0 where nothing was asked.
    int percent() const;
};

// The questions of one deck, or with one tag.
struct QuizGroup {
    std::string name;
    QuizScore score;
};

struct QuizResult {
    QuizScore score;
    int asked = 0;
    Milliseconds time{};           // for all that was asked
    std::vector<QuizGroup> decks;  // the weakest first, then by name
    std::vector<QuizGroup> tags;   // the same

    // For each that was asked.
    Milliseconds mean_time() const;
};

QuizResult result_of(const Quiz& quiz);

// The deck's id, as the card's key begins with it.
std::string deck_id_of(const ShownCard& card);

}  // namespace core

// What goes wrong while a review is open: nothing can be written for a while, or another window was
// faster. Both fronts say the same of it.
#include "catch.hpp"
#include "dialogue/cards.hpp"
#include "dialogue/reviews.hpp"

#include <algorithm>

using Catch::Matchers::ContainsSubstring;
using namespace played;

namespace {

void nothing(Home&) {}

void writing_stops(Home& home) {
    home.workspace().store.database().run("PRAGMA query_only = ON");
}

void writing_works(Home& home) {
    home.workspace().store.database().run("PRAGMA query_only = OFF");
}

void another_window_answers(Home& home) {
    app::Workspace other(home.setup, store::Use::write, app::Workspace::Decks::needed,
                         [](const std::string&) {});
    home::answer(other, "mine/cap", core::Grade::easy);
}

struct Troubled {
    std::string_view what;
    std::vector<Event> events;  // before the first act, the second, ...
    std::string_view keys;
    std::string lines;
    std::vector<std::string> said;  // by both, once
};

// What became of it on one front.
struct Outcome {
    Said said;
    bool has_failed = false;
    core::Memory memory;
};

Outcome outcome(const Troubled& trouble, const std::string& cards, bool by_pipe) {
    Home home(cards);
    Review review(home, trouble.events);
    const Said said = by_pipe ? by_lines(review.dialogue, trouble.lines)
                              : by_keys(review.dialogue, home.watch(), trouble.keys);
    return {{home.brief(said.out), home.brief(said.err)},
            review.dialogue.has_failed(),
            home.state("cap").memory};
}

// By keys, once it is the same by lines.
Outcome outcome_on_both(const Troubled& trouble, const std::string& cards) {
    INFO(trouble.what);
    const Outcome keys = outcome(trouble, cards, false);
    const Outcome lines = outcome(trouble, cards, true);
    const auto all = sentences(keys.said);
    CHECK(all == sentences(lines.said));
    CHECK(keys.has_failed == lines.has_failed);
    CHECK(keys.memory.phase == lines.memory.phase);
    CHECK(keys.memory.answers == lines.memory.answers);
    CHECK_FALSE(lines.said.err.empty());
    for (const auto& one : trouble.said) {
        INFO(one);
        CHECK(std::count_if(all.begin(), all.end(), [&](const std::string& sentence) {
                  return sentence.find(one) != std::string::npos;
              }) == 1);
    }
    return keys;
}

const std::string not_recorded = "not recorded: ~/data/history.db: it cannot be written.";
const std::string to_try_again = "Nothing was lost; once more to try again, or q to quit";
const std::string answered_meanwhile =
    "another window answered this card meanwhile; nothing was written";

}  // namespace

TEST_CASE("An act that cannot be written keeps its card, and may be done again, on both fronts") {
    const Troubled troubles[] = {
        {"a grade",
         {nothing, writing_stops, writing_works},
         " 33q",
         "\n3\n3\nq\n",
         {not_recorded, to_try_again, "good 10m What is cap?"}},
        {"the marked grade",
         {nothing, writing_stops, writing_works},
         " \n\nq",
         "\n\n\nq\n",
         {not_recorded, to_try_again, "good 10m What is cap?"}},
        {"another grade than before",
         {nothing, writing_stops, writing_works},
         " 31q",
         "\n3\nagain\nq\n",
         {not_recorded, to_try_again, "again 1m What is cap?"}},
        {"suspend",
         {writing_stops, writing_works},
         "ssq",
         "s\ns\nq\n",
         {not_recorded, to_try_again}},
        {"bury at the answer",
         {nothing, writing_stops, writing_works},
         " bbq",
         "\nb\nb\nq\n",
         {not_recorded, to_try_again, "buried until tomorrow What is cap?"}},
    };
    for (const Troubled& trouble : troubles)
        CHECK_FALSE(outcome_on_both(trouble, question).has_failed);
}

TEST_CASE("A review that is left where nothing could be written has failed, on both fronts") {
    const Troubled trouble{
        "a grade", {nothing, writing_stops}, " 3q", "\n3\nq\n", {not_recorded, to_try_again}};
    const auto left = outcome_on_both(trouble, question);
    CHECK(left.has_failed);
    CHECK(left.memory.phase == core::Phase::fresh);
    CHECK_THAT(left.said.out, !ContainsSubstring("good 10m   What is cap?"));
}

TEST_CASE("An undo that cannot be written leaves the act, and may be done again, on both fronts") {
    const Troubled trouble{
        "undo at the end",
        {nothing, nothing, writing_stops, writing_works},
        " 3uuq",
        "\n3\nu\nu\nq\n",
        {"not undone: ~/data/history.db: it cannot be written.", "took back: good What is cap?"}};
    const auto undone = outcome_on_both(trouble, question);
    CHECK_FALSE(undone.has_failed);
    CHECK(undone.memory.phase == core::Phase::fresh);
}

TEST_CASE("A card that another window answered meanwhile is not answered twice, on both fronts") {
    const Troubled troubles[] = {
        {"again", {nothing, another_window_answers}, " 1q", "\n1\nq\n", {answered_meanwhile}},
        {"before the reveal", {another_window_answers}, " 1q", "\n1\nq\n", {answered_meanwhile}},
        {"suspend", {another_window_answers}, "sq", "s\nq\n", {answered_meanwhile}},
        {"bury", {nothing, another_window_answers}, " bq", "\nb\nq\n", {answered_meanwhile}},
        {"and the next card is answered",
         {nothing, another_window_answers},
         " 1 3q",
         "\n1\n\n3\nq\n",
         {answered_meanwhile, "good 10m Which protocol spreads rumours?"}},
    };
    for (const Troubled& trouble : troubles) {
        const auto after = outcome_on_both(trouble, question + typed);
        CHECK_FALSE(after.has_failed);
        CHECK(after.memory.answers == 1);
        CHECK_THAT(after.said.out, !ContainsSubstring("again 1m   What is cap?"));
    }
}

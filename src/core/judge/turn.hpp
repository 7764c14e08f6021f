// One card's turn, from its question to the learner's grade: what has been shown, what was given,
// and which grade that suggests. Pure; the views and the two ways to drive a review (keys, lines)
// share it.
#pragma once

#include "base/text/names.hpp"
#include "core/card/note.hpp"
#include "core/card/shown_card.hpp"
#include "core/judge/typed.hpp"
#include "core/schedule/memory.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

// How a card is asked.
enum class Manner : std::uint8_t { recall, typed, choice, number, points };
inline constexpr base::Name<Manner> manner_names[] = {{"recall", Manner::recall},
                                                      {"typed", Manner::typed},
                                                      {"choice", Manner::choice},
                                                      {"number", Manner::number},
                                                      {"points", Manner::points}};
static_assert(base::names_every_value(manner_names));

// How a note's cards are asked in a review: questions and clozes are recalled.
Manner usual_manner(const Note& note);

// Whether ebb judges what is given; else the learner alone does, but for what they type.
bool is_judged(const Note& note);

// How a card is to be asked where it is not as usual. A question or a cloze may be typed, or be a
// choice between its answer and wrong ones that were made up for it. What a note cannot be asked
// as, it is asked as usual.
struct Asking {
    Manner manner = Manner::recall;
    std::vector<std::string> made_up;
};

class Turn {
public:
    // `seed` shuffles the answers of a choice.
    Turn(ShownCard card, std::uint64_t seed);
    Turn(ShownCard card, const Asking& asking, std::uint64_t seed);

    const ShownCard& card() const { return card_; }
    const Note& note() const { return card_.note; }
    Manner manner() const { return manner_; }
    // Whether the wrong answers of this choice are not the author's.
    bool made_up() const { return made_up_; }
    bool revealed() const { return revealed_; }
    // After the reveal: what the judgement suggests.
    Grade suggestion() const { return suggestion_; }

    // Shows the answer. On a judged note this gives up: what was not given counts as not known.
    void reveal();

    // The next hint comes to light; false when there is none left.
    bool show_hint();
    int hints_shown() const { return hints_shown_; }

    // Choice. Answers in the order shown; `right` and `picked` go with it.
    const std::vector<std::string>& options() const { return options_; }
    const std::vector<bool>& right() const { return right_; }
    const std::vector<bool>& picked() const { return picked_; }
    bool wants_several() const;
    // Picks option `index`, counted from 0. With one right answer that ends it; with several it
    // toggles, until submit(). False where there is no such option.
    bool pick(std::size_t index);
    void submit();

    // Number. False where the text is no number; nothing has happened then.
    bool estimate(std::string_view text);
    std::optional<double> estimated() const { return estimated_; }

    // Typed, or recalled where typing makes sense: false, and nothing has happened, where it does
    // not or the answer is shown already.
    bool can_type() const;
    bool type(std::string_view text);
    const std::optional<std::string>& typed() const { return typed_; }
    const TypedVerdict& verdict() const { return verdict_; }

    // Points: one after the other is shown, and had or missed. The last one ends it.
    std::size_t points_shown() const { return points_shown_; }
    const std::vector<bool>& points_had() const { return had_; }
    void show_point();
    void judge_point(bool had);

    // What was given, as a JSON object for the log; empty where nothing was.
    std::string given() const;

    // After the reveal, from 0 to 1: how much of the answer was known, as far as it was judged.
    double credit() const;

private:
    void finish(Grade suggestion);
    void offer(const std::vector<std::string>& right, const std::vector<std::string>& wrong,
               std::uint64_t seed);
    std::vector<std::string> accepted() const;

    ShownCard card_;
    Manner manner_;
    bool made_up_ = false;
    bool revealed_ = false;
    Grade suggestion_ = Grade::good;
    int hints_shown_ = 0;
    std::vector<std::string> options_;
    std::vector<bool> right_;
    std::vector<bool> picked_;
    std::optional<double> estimated_;
    std::optional<std::string> typed_;
    TypedVerdict verdict_;
    std::size_t points_shown_ = 0;
    std::vector<bool> had_;
};

// Whether all was known, or nothing. Credits are put together from parts, which need not add up
// exactly.
constexpr bool is_full_credit(double credit) {
    return credit >= 0.999;
}
constexpr bool is_no_credit(double credit) {
    return credit <= 0.001;
}

}  // namespace core

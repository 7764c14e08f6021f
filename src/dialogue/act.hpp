// What a learner can do in a dialogue.
#pragma once

#include <cstdint>

namespace dialogue {

enum class Act : std::uint8_t {
    reveal,  // show the answer; on a judged note: don't know
    answer,  // give it in words: a line that stands for no other act
    hint,

    // Answering by single keys.
    pick,    // choice: the option of that digit
    submit,  // choice with several right answers
    point,   // points: show the next one
    had,
    missed,
    type,     // the key begins a line, which is then the answer
    open,     // a line to type the answer in
    sources,  // of the answer, whole: by lines they are not cut
    redraw,   // what stands on the screen, once more
    help,     // what the keys mean
    add,      // a line that becomes a new note

    // Of a review.
    suggested,
    again,
    hard,
    good,
    easy,
    undo,
    edit,
    suspend,
    bury,

    // Of a quiz.
    next,
    count_right,
    count_wrong,
    review_misses,

    // Of a preview, beside `next` and `edit`.
    skip,  // to the next card, whether its answer was shown or not
    previous,
    first,
    last,

    go_on,  // off the end
    quit,
};

// Whether it makes sense where single keys are pressed, and nowhere else: by lines an answer is
// given whole.
constexpr bool is_by_key_alone(Act act) {
    return (act >= Act::pick && act <= Act::add) || act == Act::edit;
}

}  // namespace dialogue

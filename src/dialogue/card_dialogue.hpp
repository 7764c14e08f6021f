// A dialogue that asks one card after the other: from a card's question to its answer. What comes
// before and after (which card, grades, the end) is for the dialogues that derive from it.
#pragma once

#include "core/judge/turn.hpp"
#include "dialogue/front.hpp"
#include "dialogue/watch.hpp"

#include <set>

namespace dialogue {

class CardDialogue : public Dialogue {
public:
    explicit CardDialogue(Watch watch) : watch_(std::move(watch)) {}

    void act(Act act, const std::string& words, Front& front) override;
    void draw(Front& front) override;
    std::optional<Act> act_named(std::string_view word) const override;

protected:
    // The card that is being asked, if one is.
    virtual core::Turn* turn() = 0;
    virtual const core::Turn* turn() const = 0;
    // "-- Deck / topic ---------- 3 of 20"
    virtual ui::Line header(const ui::Look& look) const = 0;
    // The answer, behind its verdict where it gets one.
    virtual ui::Lines answer(const ui::Look& look) const = 0;
    // What may be chosen between once it is shown.
    virtual std::vector<ui::Line> grades(const Front&) const { return {}; }

    // What else is to be said of a card whose answer has been shown.
    virtual void add_remarks(Front&) {}

    // Asks the card that turn() gives from now on; or shows it with its answer at once.
    void ask(Front& front);
    void show_whole(Front& front);
    // The same card with another text: it is asked, and brought to where it had come.
    void ask_again(Front& front);
    // Shows the answer, which gives up where it would be judged; nothing where it is shown.
    void reveal(Front& front);
    // From the question to now, and to its answer's coming to light.
    core::Milliseconds since_asked() const { return watch_.steady() - asked_at_; }
    core::Milliseconds thought_for() const { return thought_for_.value_or(since_asked()); }
    core::Moment now() const { return watch_.now(); }
    core::Milliseconds steady() const { return watch_.steady(); }

private:
    // What a learner did to the card, to be done again where its lines are to stand once more.
    struct Done {
        Act act;
        std::string words;
    };

    void begin_turn(bool with_answer);
    void do_again(Front& front);
    // Without the guard of a point that has come to light.
    void take_act(Act act, const std::string& words, Front& front);
    void answer_with(Act act, const std::string& words, Front& front);
    void show_question(Front& front);
    void show_answer(Front& front);
    void show_hint(Front& front);
    void show_sources(Front& front);
    void show_point(Front& front);
    void judge_point(bool had, Front& front);
    void pick(char digit, Front& front);
    void take(const std::string& words, Front& front);
    void offer(Front& front, bool apart);
    // Shows the answer where the last act has brought it to light.
    void notice_reveal(Front& front);

    Watch watch_;
    core::Milliseconds asked_at_{0};
    std::optional<core::Milliseconds> thought_for_;
    bool with_answer_ = false;         // from the beginning
    std::optional<core::Turn> asked_;  // as it was before all that was done
    std::vector<Done> done_;
    std::set<Stage> explained_;  // stages of this card whose keys have been shown
};

}  // namespace dialogue

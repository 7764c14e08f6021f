// Reviews of one home, led by either front; and what may happen while they are open.
#pragma once

#include "app/archive.hpp"
#include "dialogue/played.hpp"
#include "dialogue/review.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace played {

// What the world does to a home.
using Event = void (*)(Home&);

// A review that the world does not leave alone: before each act comes the next of these events.
class DisturbedReview : public dialogue::ReviewDialogue {
public:
    DisturbedReview(Home& home, app::StoreArchive& archive, std::vector<Event> events)
        : ReviewDialogue(home.workspace(), archive, home.watch()),
          home_(home),
          events_(std::move(events)) {}

    void act(dialogue::Act act, const std::string& words, dialogue::Front& front) override {
        if (acts_ < events_.size()) events_[acts_](home_);
        ++acts_;
        ReviewDialogue::act(act, words, front);
    }

private:
    Home& home_;
    std::vector<Event> events_;
    std::size_t acts_ = 0;
};

struct Review {
    explicit Review(Home& home, std::vector<Event> events = {})
        : archive(home.workspace(), {}), dialogue(home, archive, std::move(events)) {}
    app::StoreArchive archive;
    DisturbedReview dialogue;
};

inline Said keyed(Home& home, std::string_view keys, std::vector<Event> events = {}) {
    Review review(home, std::move(events));
    return by_keys(review.dialogue, home.watch(), keys);
}

inline Said piped(Home& home, const std::string& lines, std::vector<Event> events = {}) {
    Review review(home, std::move(events));
    return by_lines(review.dialogue, lines);
}

// What stands on a screen that becomes another one after these keys.
inline std::string resized(Home& home, std::string_view keys) {
    Review review(home);
    Paper paper;
    Keys pressed(keys);
    pressed.add(ui::Key::Type::resize);
    dialogue::KeyFront(paper.out(), pressed, home.watch()).run(review.dialogue);
    return paper.text();
}

inline bool says_twice(const std::string& text, std::string_view sentence) {
    const auto first = text.find(sentence);
    return first != std::string::npos && text.find(sentence, first + 1) != std::string::npos;
}

inline Said keyed(const std::string& cards, std::string_view keys) {
    Home home(cards);
    return keyed(home, keys);
}

inline Said piped(const std::string& cards, const std::string& lines) {
    Home home(cards);
    return piped(home, lines);
}

}  // namespace played

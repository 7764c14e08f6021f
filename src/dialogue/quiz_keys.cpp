#include "dialogue/quiz_keys.hpp"

#include <array>

namespace cli {
namespace {

constexpr Binding quit{Command::quit, "q", "q", "quit", true};

// Shown only: as the end of the input it is no key. Every letter is part of an answer there.
constexpr Binding end_of_input{Command::quit, "", "Ctrl-D", "quit", true};

}  // namespace

const Bindings& quiz_keys(Stage stage) {
    static const std::array<Bindings, stages> all = [] {
        std::array<Bindings, stages> made;
        for (std::size_t i = 0; i < made.size(); ++i) {
            const auto one = static_cast<Stage>(i);
            made[i] = answer_keys(one);
            made[i].push_back(one == Stage::typed ? end_of_input : quit);
        }
        return made;
    }();
    return all[static_cast<std::size_t>(stage)];
}

const Bindings& recall_keys() {
    static const Bindings keys{{Command::count_right, "y", "y", "knew it", true},
                               {Command::count_wrong, "n", "n", "did not", true},
                               quit};
    return keys;
}

const Bindings& judged_keys() {
    static const Bindings keys{{Command::next, " \n", "space", "next", true},
                               {Command::count_right, "y", "y", "count as right", true},
                               {Command::count_wrong, "n", "n", "count as wrong", true},
                               quit};
    return keys;
}

const Bindings& quiz_end_keys(bool has_misses) {
    constexpr Binding end{Command::go_on, "q \n", "q", "quit", true};
    static const Bindings without{end};
    static const Bindings with{{Command::review_misses, "r", "r", "review the misses", true}, end};
    return has_misses ? with : without;
}

}  // namespace cli

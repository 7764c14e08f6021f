// How a dialogue is held: by single keys where standard input is a terminal, else line by line.
#pragma once

#include "cli/context.hpp"
#include "dialogue/front.hpp"
#include "dialogue/watch.hpp"
#include "ui/terminal.hpp"

#include <memory>
#include <optional>
#include <string_view>

namespace cli {

// The run's own clock.
dialogue::Watch watch_of(const Context& context);

class Conversation {
public:
    // What is said goes to `talk`, complaints by pipe to standard error.
    Conversation(Context& context, ui::Output& talk);

    // Before the dialogue begins.
    void complain(std::string_view what) { front_->complain(what); }

    // Until it is over; another one may follow.
    void run(dialogue::Dialogue& dialogue) { front_->run(dialogue); }

private:
    std::optional<ui::Terminal> terminal_;
    std::unique_ptr<dialogue::Front> front_;
};

}  // namespace cli

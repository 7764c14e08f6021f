// The learner's terminal: keys one at a time, pastes told from them where the terminal can do so,
// and the terminal as it was on every way out. That is the destructor, std::exit, std::terminate,
// each signal that ends a program and can be caught (after which the program dies of that very
// signal, so that a shell's loop stops as well) and being stopped with Ctrl-Z.
#pragma once

#include "ui/keys.hpp"
#include "ui/look.hpp"

namespace ui {

// Only one may live at a time, in the main thread. Signals that were ignored when it was made stay
// ignored.
class Terminal : public Keyboard {
public:
    // Throws std::system_error where the descriptor is no terminal. In the background it waits.
    explicit Terminal(int descriptor);
    ~Terminal() override;

    using Keyboard::read;
    Key read(std::optional<std::chrono::milliseconds> limit) override;
    void discard_typed() override;

    // Meanwhile INT and QUIT do not end this program; those it starts meet them as ever.
    void lend(const std::function<void()>& use) override;

private:
    int descriptor_;
};

}  // namespace ui

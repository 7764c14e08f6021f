// The two ends of a dialogue. A front is how it reaches its learner: single keys on a terminal, or
// lines from a pipe. A dialogue is one class for each kind of conversation: what can be done now,
// what each act does, and what is said. It tells both fronts by which keys and lines an act is
// meant, and does the same whichever front it is driven by.
#pragma once

#include "core/schedule/time.hpp"
#include "dialogue/bindings.hpp"
#include "ui/output.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dialogue {

// What can be done now, as it is told to the learner.
struct Offer {
    std::vector<ui::Line> grades;  // "3 good 10m", after a review's reveal
    Bindings keys;
    bool apart = true;  // with an empty line before it
};

// Before a line in which an answer is typed, or a note.
inline constexpr std::string_view how_to_type = "  Type the answer; Esc goes back.";
inline constexpr std::string_view how_to_add =
    "  A new note: question :: answer, or {{...}}, or = 12 s; Esc goes back.";

class Dialogue;

class Front {
public:
    using View = std::function<ui::Lines(const ui::Look&)>;

    explicit Front(ui::Output& out) : out_(out) {}
    Front(const Front&) = delete;
    Front& operator=(const Front&) = delete;
    virtual ~Front() = default;

    // Until the dialogue is over.
    virtual void run(Dialogue& dialogue) = 0;

    // The same on every front.
    void blank() { out_.blank(); }
    void print(const View& view) { out_.print(view(out_.look())); }
    // A sentence about what was done or asked.
    void say(std::string_view sentence, ui::Style style = {}) { out_.say(sentence, style); }
    // The same of a card's words.
    void recite(std::string_view words, ui::Style style = {}) { out_.recite(words, style); }
    // A sentence, left out with --quiet.
    void remark(std::string_view sentence, ui::Style style = {}) { out_.remark(sentence, style); }
    // What has been done, on one line.
    void acknowledge(std::string_view text) { out_.line(text); }

    // Something to be read: a terminal shows a screenful at a time. False where the screen became
    // another one, or was to be drawn again, before the last: all that stood on it is drawn anew.
    [[nodiscard]] virtual bool show(const View& view) = 0;
    // The answer has come to light: whoever was about to press a key did not mean it.
    virtual void guard() = 0;
    // Another card has come: whoever pressed the same key twice did not mean that one.
    virtual void ignore_repeat() = 0;
    // An answer has been cut short: who is writing does not stop at once.
    virtual void wait_for_pause() = 0;
    virtual void offer(const Offer& offer) = 0;
    // The same acts, by the keys that the learner gave them.
    virtual Bindings bound(Bindings keys) const { return keys; }
    // How far an answer has come that is given key by key.
    virtual void echo(const View& view) = 0;
    // Something could not be done. Begins in lower case, as a line on standard error does.
    virtual void complain(std::string_view what) = 0;
    // The answer means nothing here. `advice` is for who typed it; a script is told what is valid.
    virtual void refuse(const std::string& answer, std::string_view advice) = 0;
    // The words of this act came to nothing: whoever typed them may mend them where they stand.
    virtual void give_back(const std::string& words) = 0;
    // Whether there is somebody who can be asked.
    virtual bool can_ask() const = 0;
    // Asks; where nobody can be asked it complains of `otherwise`.
    virtual bool agrees(std::string_view question, std::string_view otherwise) = 0;
    // Whether acts are done by single keys.
    virtual bool has_keys() const = 0;
    // "press the key again": how an act is tried once more.
    virtual std::string_view once_more() const = 0;
    // Leaves the terminal to another program for as long as `use` runs.
    virtual void lend(const std::function<void()>& use) = 0;

protected:
    ui::Output& out_;
};

class Dialogue {
public:
    Dialogue() = default;
    Dialogue(const Dialogue&) = delete;
    Dialogue& operator=(const Dialogue&) = delete;
    virtual ~Dialogue() = default;

    // Says what comes first.
    virtual void begin(Front& front) = 0;
    virtual bool is_over() const = 0;

    virtual Bindings bindings() const = 0;
    // Acts that bindings() or act_named() stand for; others mean nothing. `words` is what was
    // typed: the line of an answer, what follows `type` and `open`, the digit of `pick`.
    virtual void act(Act act, const std::string& words, Front& front) = 0;
    // The learner wants no more, or can say no more: it is over then, or is so when asked again.
    virtual void leave(Front& front) = 0;
    // What stands on the screen, once more.
    virtual void draw(Front& front) = 0;

    // A word that stands for an act beside the letters of bindings(): "good".
    virtual std::optional<Act> act_named(std::string_view word) const = 0;
    // What a line may be now: "1 to 4, an empty line or show, ..."
    virtual std::string valid_lines() const = 0;
    // What is left to be done where nothing can be said against it: a front that asks for no key
    // does it at once.
    virtual std::optional<Act> foregone() const { return std::nullopt; }

    // By the steady clock: until when an answer counts, if there is such a time now.
    virtual std::optional<core::Milliseconds> deadline() const { return std::nullopt; }
    virtual void run_out_of_time(Front&) {}

    // What is waited for besides the learner, as that a file is saved: how often a front of keys
    // looks whether it has come about, and whether it has. Then it is taken up at once.
    virtual std::optional<core::Milliseconds> looks_every() const { return std::nullopt; }
    virtual bool has_news() { return false; }
    virtual void take_news(Front&) {}
};

}  // namespace dialogue

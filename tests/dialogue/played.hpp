// Dialogues played without a terminal, a process or a clock: on decks in a folder of their own, by
// keys or by lines, with all that was said as text.
#pragma once

#include "app/home.hpp"
#include "base/text/cut.hpp"
#include "base/text/unicode.hpp"
#include "dialogue/key_front.hpp"
#include "dialogue/line/front.hpp"
#include "store/world.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <string>
#include <sys/mman.h>
#include <unistd.h>
#include <variant>

namespace played {

// What is printed, kept in memory.
class Paper {
public:
    Paper() : descriptor_(::memfd_create("paper", 0)), out_(descriptor_, {}) {}
    ~Paper() { ::close(descriptor_); }
    Paper(const Paper&) = delete;
    Paper& operator=(const Paper&) = delete;

    ui::Output& out() { return out_; }
    std::string text() {
        out_.flush();
        std::string all(static_cast<std::size_t>(::lseek(descriptor_, 0, SEEK_END)), '\0');
        all.resize(static_cast<std::size_t>(::pread(descriptor_, all.data(), all.size(), 0)));
        return all;
    }

private:
    int descriptor_;
    ui::Output out_;
};

// The keys of a text, pressed one after the other: '\n' is Enter, '\x1b' Esc, '\b' Backspace.
// Nobody presses one while it is guarded, and at their end the terminal is gone.
class Keys : public ui::Keyboard {
public:
    explicit Keys(std::string_view text) {
        for (const char c : text) keys_.push_back(key_of(c));
    }
    using ui::Keyboard::read;
    ui::Key read(std::optional<std::chrono::milliseconds> limit) override {
        if (limit) return {};
        if (keys_.empty()) return {ui::Key::Type::end_of_input};
        const ui::Key key = keys_.front();
        keys_.pop_front();
        return key;
    }
    void discard_typed() override {}
    void lend(const std::function<void()>& use) override { use(); }

    void add(ui::Key::Type type) { keys_.push_back({type}); }

private:
    static ui::Key key_of(char c) {
        if (c == '\n') return {ui::Key::Type::enter};
        if (c == '\x1b') return {ui::Key::Type::escape};
        if (c == '\b') return {ui::Key::Type::backspace};
        return {ui::Key::Type::character, static_cast<char32_t>(c)};
    }
    std::deque<ui::Key> keys_;
};

// A reader of these lines, and then of no more.
inline dialogue::LineReader reader_of(const std::string& lines) {
    const int descriptor = ::memfd_create("lines", 0);
    REQUIRE(::write(descriptor, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()));
    ::lseek(descriptor, 0, SEEK_SET);
    const dialogue::Watch still{[] { return core::Moment{}; },
                                [] { return core::Milliseconds{0}; }};
    return dialogue::LineReader(descriptor, still);  // left open: a test ends soon
}

// A learner's home with one deck, and the workspace that dialogues are led in.
class Home : public home::Home {
public:
    explicit Home(const std::string& cards) { put("mine", deck_of(cards)); }

    static std::string deck_of(const std::string& cards) {
        return "[deck]\ntitle = \"Mine\"\n" + cards;
    }

    app::Workspace& workspace() {
        if (!workspace_) {
            workspace_.emplace(setup, store::Use::write, app::Workspace::Decks::needed,
                               [](const std::string&) {});
            workspace_->store.database().run(
                "PRAGMA main.synchronous = OFF; PRAGMA derived.synchronous = OFF");
        }
        return *workspace_;
    }
    // A clock that stands still, and a watch that runs so far each time it is looked at.
    dialogue::Watch watch(core::Milliseconds step = core::Milliseconds{0}) {
        return {[this] { return setup.now(); }, [this, step] { return steady_ += step; }};
    }
    // What is known of a card of the deck.
    core::CardState state(const std::string& note) {
        return home::card(workspace(), "mine/" + note).state;
    }

private:
    core::Milliseconds steady_{0};
    std::optional<app::Workspace> workspace_;
};

// What stands on standard output and on standard error.
struct Said {
    std::string out;
    std::string err;
};

// The same watch for a learner who leaves time between two keys.
inline dialogue::Watch unhurried(const dialogue::Watch& watch) {
    return {watch.now, [steady = watch.steady, pauses = core::Milliseconds{0}]() mutable {
                pauses += core::Milliseconds{300};
                return steady() + pauses;
            }};
}

inline Said by_keys(dialogue::Dialogue& dialogue, const dialogue::Watch& watch,
                    std::string_view text) {
    Paper paper;
    Keys keys(text);
    dialogue::KeyFront(paper.out(), keys, unhurried(watch)).run(dialogue);
    return {paper.text(), ""};
}

inline Said by_lines(dialogue::Dialogue& dialogue, const std::string& lines) {
    Paper out;
    Paper err;
    dialogue::LineFront(out.out(), err.out(), reader_of(lines)).run(dialogue);
    return {out.text(), err.text()};
}

// What each front calls the same thing.
inline std::string in_common_words(std::string text) {
    for (const std::string_view own : {"press the key again", "give the line again"})
        if (const auto at = text.find(own); at != std::string::npos)
            text.replace(at, own.size(), "once more");
    return text;
}

// The lines as they stand on the screen at last: of a line being typed, its last state.
inline std::string standing(const std::string& text) {
    std::string lines;
    for (const auto line : base::lines_of(text))
        lines += std::string(line.substr(line.rfind('\r') + 1)) + "\n";
    return lines;
}

// The sentences, without what only one front needs: the lines that name keys, those that are being
// typed, what the grades mean, how an act is done once more, and which stream a complaint went to.
inline std::vector<std::string> sentences(const Said& said) {
    std::vector<std::string> all;
    const std::string both = said.err + said.out;
    for (const auto line : base::lines_of(both)) {
        std::string text(line.starts_with("ebb: ") ? line.substr(5) : line);
        text = in_common_words(base::normalised(text));
        if (const auto keys = text.find("u undo e edit"); keys != std::string::npos)
            text = base::normalised(text.substr(0, keys));
        const bool names_keys = text.ends_with("? keys") || text.ends_with("q quit") ||
                                text.ends_with("Ctrl-D quit") || text.ends_with("Enter done");
        const bool is_typed =
            line.find('\r') != std::string_view::npos || text.starts_with("Type the answer;");
        const bool tells_of_grades =
            text.starts_with("again: not known;") || text.ends_with("gives the marked one");
        if (text.empty() || names_keys || is_typed || tells_of_grades) continue;
        text.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(text.front())));
        if (text.ends_with('.')) text.pop_back();
        all.push_back(text);
    }
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace played

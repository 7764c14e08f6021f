// Previews, led by either front, and what they show when a file is saved.
#include "dialogue/preview.hpp"

#include "catch.hpp"
#include "dialogue/cards.hpp"
#include "dialogue/editors.hpp"
#include "dialogue/played.hpp"

#include <variant>

using Catch::Matchers::ContainsSubstring;
using namespace played;

namespace {

namespace fs = std::filesystem;
using Files = dialogue::PreviewDialogue::Files;

// A preview of a home's one deck.
struct Preview {
    explicit Preview(Home& home, Files files = Files::as_they_are)
        : cards({home.folder / "decks/mine.toml"}, home.setup.settings),
          dialogue(cards, home.setup, files, home.watch()) {}
    app::PreviewCards cards;
    dialogue::PreviewDialogue dialogue;
};

std::string keyed(Home& home, std::string_view keys) {
    Preview preview(home);
    return by_keys(preview.dialogue, home.watch(), keys).out;
}

std::string keyed(const std::string& cards, std::string_view keys) {
    Home home(cards);
    return keyed(home, keys);
}

std::string piped(const std::string& cards) {
    Home home(cards);
    Preview preview(home);
    const Said said = by_lines(preview.dialogue, "1\nq\nno line is read\n");
    CHECK(said.err.empty());
    return said.out;
}

std::size_t times(const std::string& text, std::string_view what) {
    std::size_t count = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
    return count;
}

// The last that was shown of a text.
std::string after_last(const std::string& text, std::string_view mark) {
    const auto at = text.rfind(mark);
    REQUIRE(at != std::string::npos);
    return text.substr(at);
}

// Between the keys somebody saves the deck; nobody presses one while it is guarded.
class Author : public ui::Keyboard {
public:
    using Step = std::variant<char, std::string>;  // a key, or what is saved
    Author(Home& home, std::vector<Step> steps) : home_(home), steps_(std::move(steps)) {}
    using ui::Keyboard::read;
    ui::Key read(std::optional<std::chrono::milliseconds> limit) override {
        if (limit && limit->count() == 0) return {};
        if (looks_ > 0) {
            --looks_;
            return {};
        }
        if (steps_.empty()) return {ui::Key::Type::end_of_input};
        const Step step = std::move(steps_.front());
        steps_.erase(steps_.begin());
        if (const auto* key = std::get_if<char>(&step))
            return {ui::Key::Type::character, static_cast<char32_t>(*key)};
        home_.put("mine", Home::deck_of(std::get<std::string>(step)));
        looks_ = 3;
        return {};
    }
    void discard_typed() override {}
    void lend(const std::function<void()>& use) override { use(); }

private:
    Home& home_;
    std::vector<Step> steps_;
    int looks_ = 0;  // before the next step
};

std::string watched(const std::string& cards, std::vector<Author::Step> steps) {
    Home home(cards);
    Preview preview(home, Files::watched);
    Paper paper;
    Author author(home, std::move(steps));
    dialogue::KeyFront(paper.out(), author, unhurried(home.watch())).run(preview.dialogue);
    return paper.text();
}

const std::string another = card("pacelc", "What does PACELC add?", "back = \"Latency.\"");

}  // namespace

TEST_CASE("Each kind of note is shown front, then back, the same by keys and by lines") {
    const struct {
        std::string_view what;
        std::string cards;
        std::vector<std::string_view> front;
        std::vector<std::string_view> back;
    } kinds[] = {
        {"a question", question, {"What is cap?"}, {"A trilemma,", "why: Say it as a promise."}},
        {"its reverse",
         card("rpo", "What does RPO limit?", "back = \"Lost data.\"\nreverse = true"),
         {"What does RPO limit?"},
         {"Lost data.", "2 of 2"}},
        {"a cloze",
         "[[card]]\nid = \"two\"\ncloze = \"{{One}} or {{two::a number}}.\"",
         {"[...] or two."},
         {"**One** or two.", "One or [a number?].", "One or **two**."}},
        {"a choice", choice, {"What does it govern?", "1  ", "2  ", "3  "}, {"> ", "Access"}},
        {"several", choices, {"Which two?", "Several are right."}, {"One", "Two"}},
        {"a number",
         number,
         {"How long is a day?", "an estimate in s; within 10 % counts"},
         {"86,400 s"}},
        {"points", points, {"Name three steps."}, {"-  Clarify", "-  Sketch", "-  Scale"}},
    };
    for (const auto& kind : kinds)
        for (const std::string& text : {keyed(kind.cards, "hh   "), piped(kind.cards)}) {
            INFO(kind.what);
            for (const auto* side : {&kind.front, &kind.back})
                for (const auto words : *side)
                    CHECK_THAT(text, ContainsSubstring(std::string(words)));
            CHECK(text.find(kind.front.front()) < text.find(kind.back.front()));
            CHECK_THAT(text, !ContainsSubstring("of 3 points"));
            CHECK_THAT(text, !ContainsSubstring("you said"));
        }
}

TEST_CASE("By lines all cards are printed, and nothing is asked") {
    CHECK(piped(question + points) ==
          "\n"
          "-- Mine ---------------------------------------------------------------- 1 of 2\n"
          "What is cap?\n"
          "hint: two of three\n"
          "hint: think of a partition\n"
          "\n"
          "A trilemma, as it is often told: of three properties a store keeps two at most.\n"
          "  why: Say it as a promise.\n"
          "\n"
          "-- Mine ---------------------------------------------------------------- 2 of 2\n"
          "Name three steps.\n"
          "\n"
          "  -  Clarify\n"
          "  -  Sketch\n"
          "  -  Scale\n");
}

TEST_CASE("A choice's answers stand in the same order each time they are drawn") {
    const std::string shown = keyed(choice, "\f\f");
    const auto options = [&](std::size_t from) {
        const auto begin = shown.find("  1  ", from);
        return shown.substr(begin, shown.find("\n\n", begin) - begin);
    };
    CHECK(times(shown, "What does it govern?") == 3);
    CHECK(options(0) == options(shown.rfind("What does it govern?")));
}

TEST_CASE("Pages turn to the next card, back to one as it was left, to the first and the last") {
    const std::string three = question + another + points;
    CHECK_THAT(after_last(keyed(three, "nn"), "-- "), ContainsSubstring("3 of 3"));
    CHECK_THAT(after_last(keyed(three, "  p"), "-- "), ContainsSubstring("A trilemma"));
    CHECK_THAT(after_last(keyed(three, "np"), "-- "), !ContainsSubstring("A trilemma"));
    CHECK_THAT(after_last(keyed(three, "G"), "-- "), ContainsSubstring("3 of 3"));
    CHECK_THAT(after_last(keyed(three, "Gg"), "-- "), ContainsSubstring("1 of 3"));
    CHECK_THAT(keyed(three, "p"), ContainsSubstring("This is the first card."));
    CHECK_THAT(keyed(three, "G  "), ContainsSubstring("This is the last card."));
    CHECK_THAT(keyed(three, "G  p"), ContainsSubstring("2 of 3"));
}

TEST_CASE("The key line names what can be done at each side, and the rest stands behind ?") {
    const std::string shown = keyed(question, " ");
    CHECK_THAT(shown, ContainsSubstring(
                          "  space show   h hint   n next   p previous   e edit   ? keys   q"));
    CHECK_THAT(shown, ContainsSubstring("  space next   p previous   e edit   ? keys   q quit"));
    CHECK_THAT(keyed(question, "?"), ContainsSubstring("         G  last card\n"));
}

TEST_CASE("Hints come when they are asked for, and sources whole") {
    const std::string shown = keyed(question, "hhh");
    CHECK(times(shown, "hint: two of three") == 1);
    CHECK(times(shown, "hint: think of a partition") == 1);
    const std::string sourced = card("a", "A?", "back = \"B\"\nsource = \"a book\"");
    CHECK(times(keyed(sourced, " o"), "source: a book") == 2);
}

TEST_CASE("Leaving says nothing, and keeps nothing") {
    Home home(question);
    const std::string shown = keyed(home, " q");
    CHECK_THAT(shown, !ContainsSubstring("Nothing was answered"));
    CHECK_FALSE(fs::exists(home.setup.places.data));
}

TEST_CASE("Without a card that is said, and nothing but leaving is left to do") {
    CHECK_THAT(keyed("", " enphg\fq"), ContainsSubstring("There is no card to be shown."));
    CHECK(piped("") == "There is no card to be shown.\n");
}

TEST_CASE("A saved file shows both sides of the card that changed") {
    const std::string shown =
        watched(question + another, {question + card("pacelc", "What else?", "back = \"Time.\"")});
    const std::string last = after_last(shown, "-- ");
    CHECK_THAT(last, ContainsSubstring("2 of 2"));
    CHECK_THAT(last, ContainsSubstring("What else?"));
    CHECK_THAT(last, ContainsSubstring("Time."));
    CHECK_THAT(after_last(watched(question, {question + another}), "-- "),
               ContainsSubstring("2 of 2"));
}

TEST_CASE("Where the card on the screen changed as well, it stays there") {
    const std::string both = card("cap", "What is CAP?", "back = \"Three.\"") +
                             card("pacelc", "What else?", "back = \"Time.\"");
    const std::string shown = watched(question + another, {'n', both});
    CHECK_THAT(after_last(shown, "-- "), ContainsSubstring("What else?"));
    CHECK(times(shown, "What is CAP?") == 0);
}

TEST_CASE("A file that says the same as before is not shown again") {
    const std::string shown = watched(question, {"# a comment\n" + question});
    CHECK(times(shown, "What is cap?") == 1);
}

TEST_CASE("A card that is gone gives its place to the next") {
    const std::string shown = watched(question + another, {another});
    CHECK_THAT(after_last(shown, "-- "), ContainsSubstring("What does PACELC add?"));
    CHECK_THAT(after_last(shown, "-- "), ContainsSubstring("1 of 1"));
    const std::string none = watched(question, {std::string(), question});
    CHECK_THAT(none, ContainsSubstring("There is no card to be shown."));
    CHECK_THAT(after_last(none, "-- "), ContainsSubstring("A trilemma"));
}

TEST_CASE("A mistake is told in place, the cards stay, and it is all drawn once that is mended") {
    const std::string broken = card("cap", "What is cap?", "");
    const std::string shown = watched(question + another, {broken + another, 'n', 'p', question});
    const auto mistake = shown.find("mine.toml:3:1: error: ");
    REQUIRE(mistake != std::string::npos);
    const std::string after = shown.substr(mistake);
    CHECK_THAT(after, ContainsSubstring("The cards stay as they were until that is mended."));
    CHECK_THAT(after, ContainsSubstring("2 of 2"));
    CHECK_THAT(after, ContainsSubstring("1 of 2"));
    CHECK_THAT(after_last(after, "-- "), ContainsSubstring("1 of 1"));
}

TEST_CASE("A long card that waits for a key is left for what was saved") {
    std::string lines;
    for (int i = 0; i < 60; ++i) lines += fmt::format("{}. line\\n", i);
    const std::string longer = card("cap", "What is cap?", "back = \"" + lines + "\"");
    const std::string shown = watched(longer, {' ', question});
    CHECK_THAT(shown, ContainsSubstring("more: space"));
    CHECK_THAT(after_last(shown, "-- "), ContainsSubstring("A trilemma"));
}

TEST_CASE("The editor comes back to the same card, with its new text and as far as it was shown") {
    Home home(question + another);
    const std::string mended = card("pacelc", "What else?", "back = \"Time.\"");
    const Editor editor(home, saving(home, choice + mended));
    const std::string last = after_last(keyed(home, "n e"), "-- ");
    CHECK(editor.called() == home.folder / "decks/mine.toml" + "\n");
    CHECK_THAT(last, ContainsSubstring("What else?"));
    CHECK_THAT(last, ContainsSubstring("Time."));
}

TEST_CASE("Where the note bears another name now, the editor comes back to that") {
    Home home(question + another);
    const Editor editor(home,
                        saving(home, card("trilemma", "Anew?", "back = \"Done.\"") + another));
    const std::string last = after_last(keyed(home, " e"), "-- ");
    CHECK_THAT(last, ContainsSubstring("Anew?"));
    CHECK_THAT(last, ContainsSubstring("Done."));
}

TEST_CASE("A note that was broken in the editor is told, and the same key mends it") {
    Home home(another + question);
    const std::string broken =
        home.write("broken", Home::deck_of(another + "[[card]]\nfront = 1\n"));
    const std::string sound = home.write("sound", Home::deck_of(another + choice));
    const Editor editor(home, "if [ -e '" + sound + ".second' ]; then cp '" + sound +
                                  "' \"$1\"; else cp '" + broken + "' \"$1\"; touch '" + sound +
                                  ".second'; fi");
    const std::string shown = keyed(home, "nee");
    CHECK_THAT(shown, ContainsSubstring("mine.toml:8:9: error: "));
    CHECK(times(editor.called(), "mine.toml") == 2);
    CHECK_THAT(after_last(shown, "-- "), ContainsSubstring("What does it govern?"));
}

TEST_CASE("A deck that lost cards before it was read is shown as far as it goes") {
    Home home(question + another);
    app::PreviewCards cards(home.workspace(), home::query("deck:mine"));
    dialogue::PreviewDialogue dialogue(cards, home.setup, Files::as_they_are, home.watch());
    home.put("mine", Home::deck_of(question));
    CHECK_THAT(after_last(by_keys(dialogue, home.watch(), "nG").out, "-- "),
               ContainsSubstring("1 of 1"));
}

TEST_CASE("Where the decks cannot be looked up, that is said, and the cards stay as they were") {
    Home home(question);
    const Editor editor(home, saving(home, choice));
    app::PreviewCards cards(home.workspace(), home::query("deck:mine"));
    dialogue::PreviewDialogue dialogue(cards, home.setup, Files::as_they_are, home.watch());
    home.workspace().store.database().run("PRAGMA query_only = ON");
    const std::string shown = by_keys(dialogue, home.watch(), "e q").out;
    CHECK_THAT(shown, ContainsSubstring("The cards stay as they were: "));
    CHECK_THAT(shown, ContainsSubstring("A trilemma"));
}

TEST_CASE("Many mistakes are told in part, and where the rest is told") {
    std::string broken;
    for (int i = 0; i < 5; ++i) broken += "[[card]]\nfront = 1\n";
    const std::string shown = watched(question, {broken});
    CHECK(times(shown, ": error: ") == 3);
    CHECK_THAT(shown, ContainsSubstring("more, which `ebb check` tells"));
}

TEST_CASE("A key of a preview's own gives way to an act of a preview that the learner gave it") {
    const auto keys_by = [](const core::Keys& given) {
        Home home(question + another);
        Preview preview(home);
        Paper paper;
        Keys keys("?");
        dialogue::KeyFront(paper.out(), keys, unhurried(home.watch()), given).run(preview.dialogue);
        return paper.text();
    };
    CHECK_THAT(keys_by({{"edit", "p"}}), ContainsSubstring("p  edit"));
    CHECK_THAT(keys_by({{"edit", "p"}}), !ContainsSubstring("previous"));
    CHECK_THAT(keys_by({{"missed", "p"}}), ContainsSubstring("p  previous"));
    CHECK_THAT(keys_by({{"skip", "j"}}), ContainsSubstring("j  next"));
}

TEST_CASE(
    "A note of a deck that is not the learner's own is changed in a file of theirs, and so shown") {
    for (const bool is_named : {true, false}) {
        INFO(is_named);
        Home home("");
        const std::string shipped = home.ship("greek", Home::deck_of(question));
        const Editor editor(home, "sed -i 's/^front.*/front = \"Anew?\"/' \"$1\"");
        app::PreviewCards cards =
            is_named ? app::PreviewCards({shipped}, home.setup.settings)
                     : app::PreviewCards(home.workspace(), home::query("deck:greek"));
        dialogue::PreviewDialogue dialogue(cards, home.setup, Files::as_they_are, home.watch());
        const std::string shown = home.brief(by_keys(dialogue, home.watch(), "eq").out);
        CHECK_THAT(shown,
                   ContainsSubstring("greek/cap: front changed in ~/decks/greek-mine.toml\n"));
        CHECK_THAT(after_last(shown, "-- "), ContainsSubstring("Anew?"));
        CHECK_THAT(bytes_of(home.folder / "decks/greek-mine.toml"),
                   Catch::Matchers::EndsWith("\nid = \"cap\"\nfront = \"Anew?\"\n"));
        CHECK(bytes_of(shipped) == Home::deck_of(question));
    }
}

TEST_CASE("A note of a deck that gives way to one of the learner's with its id is left as it is") {
    Home home(question);
    const std::string shipped = home.ship("mine", Home::deck_of(another));
    const Editor editor(home, saving(home, choice));
    app::PreviewCards cards({shipped}, home.setup.settings);
    dialogue::PreviewDialogue dialogue(cards, home.setup, Files::as_they_are, home.watch());
    CHECK_THAT(by_keys(dialogue, home.watch(), "eq").out,
               ContainsSubstring("this deck is not in use"));
    CHECK(editor.called().empty());
}

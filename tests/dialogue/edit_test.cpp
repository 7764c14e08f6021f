// Out to an editor in the middle of a review. The editor is a script, and so the one program that
// these dialogues start; by lines there is none to be started.
#include "catch.hpp"
#include "dialogue/cards.hpp"
#include "dialogue/editors.hpp"
#include "dialogue/quizzes.hpp"
#include "dialogue/reviews.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace played;

namespace {

namespace fs = std::filesystem;

// What a review says by keys in which the editor saves `after`.
Said edited(const std::string& cards, const std::string& after, std::string_view keys) {
    Home home(cards);
    const Editor editor(home, saving(home, after));
    auto said = keyed(home, keys);
    CHECK(editor.called() == home.folder / "decks/mine.toml" + "\n");
    return said;
}

// Each note asks something else than before.
std::string reworded(std::string cards) {
    const std::string begin = "front = \"";
    for (auto at = cards.find(begin); at != std::string::npos; at = cards.find(begin, at + 1))
        cards.insert(at + begin.size(), "Anew: ");
    return cards;
}

std::size_t times(const std::string& text, std::string_view what) {
    std::size_t count = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
    return count;
}

struct Stage {
    std::string_view what;
    std::string cards;
    std::string_view front;
    std::string keys;   // to come there
    std::string lines;  // the same; by lines some stages cannot be reached
};

const Stage stages[] = {
    {"a question", question, "What is cap?", "", ""},
    {"behind a hint", question, "What is cap?", "h", "h\n"},
    {"an answer", question, "What is cap?", " ", "\n"},
    {"what can be typed", typed, "Which protocol spreads rumours?", "", ""},
    {"what was typed", typed, "Which protocol spreads rumours?", "tgossip\n", "t gossip\n"},
    {"a choice", choice, "What does it govern?", "", ""},
    {"a choice made", choice, "What does it govern?", "1", "1\n"},
    {"several", choices, "Which two?", "", ""},
    {"several, one picked", choices, "Which two?", "1", ""},
    {"a number", number, "How long is a day?", "", ""},
    {"an estimate", number, "How long is a day?", "7\n", "7\n"},
    {"points", points, "Name three steps.", "", ""},
    {"a point shown", points, "Name three steps.", " ", ""},
    {"a point had", points, "Name three steps.", " y", ""},
    {"all points", points, "Name three steps.", " y y y", "yyy\n"},
};

// A home whose one card is in a deck that comes with ebb; what the editor saves is reworded.
struct Shipped {
    explicit Shipped(const std::string& saved = reworded(question))
        : theirs(home.ship("theirs", Home::deck_of(question))), editor(home, saving(home, saved)) {}

    std::string said(std::string_view keys) { return home.brief(keyed(home, keys).out); }
    std::string mine(const std::string& file = "theirs-mine") const {
        return bytes_of(home.folder / ("decks/" + file + ".toml"));
    }

    Home home{""};
    std::string theirs;
    Editor editor;
};

const std::string as_changed = "\n[[card]]\nid = \"cap\"\nfront = \"Anew: What is cap?\"\n";

}  // namespace

TEST_CASE(
    "From every stage edit comes back to the same card, which has its new text and stands where it did") {
    for (const Stage& stage : stages) {
        INFO(stage.what);
        const auto said = edited(stage.cards, reworded(stage.cards), stage.keys + "eq");
        const std::string again = said.out.substr(said.out.find("Anew: "));
        CHECK_THAT(again, ContainsSubstring(fmt::format("Anew: {}", stage.front)));
        // As if all that had been done with the new text.
        CHECK_THAT(standing(keyed(reworded(stage.cards), stage.keys + "q").out),
                   Catch::Matchers::EndsWith(standing(again)));
    }
}

TEST_CASE("A card that was edited is answered as it says now, and once") {
    Home home(question + typed);
    const Editor editor(home, saving(home, reworded(question + typed)));
    const auto said = keyed(home, " e 3q");
    CHECK_THAT(said.out, ContainsSubstring("good 10m   Anew: What is cap?"));
    CHECK_THAT(said.out, ContainsSubstring("Anew: Which protocol spreads rumours?"));
    CHECK(times(said.out, "10m   ") == 1);
    CHECK(home.state("cap").memory.answers == 1);
}

TEST_CASE("Where the decks cannot be looked up after an edit, its card is kept to be tried again") {
    const auto writing = [](bool works) {
        return [works](Home& home) {
            home.workspace().store.database().run(works ? "PRAGMA query_only = OFF"
                                                        : "PRAGMA query_only = ON");
        };
    };
    static const auto stops = writing(false), works = writing(true);
    Home home(question + typed);
    const Editor editor(home, saving(home, reworded(question + typed)));
    const Event nothing = [](Home&) {}, stop = [](Home&at) { stops(at); },
                work = [](Home&at) { works(at); };
    const auto said = keyed(home, "e\n\n 3q", {stop, nothing, work, nothing, nothing});
    INFO(said.out);
    CHECK(times(said.out, "No card can be shown now: ") == 2);
    CHECK_THAT(said.out, ContainsSubstring("space try again   q quit"));
    CHECK_THAT(said.out, ContainsSubstring("good 10m   Anew: What is cap?"));
    CHECK(editor.called() == home.folder / "decks/mine.toml" + "\n");
}

TEST_CASE("A note that the editor left alone is asked again") {
    const auto said = edited(question, question, "eq");
    CHECK(times(said.out, "What is cap?") == 2);
    CHECK_THAT(said.out, !ContainsSubstring("gone"));
}

TEST_CASE("A note without an id is found again by its place in the file") {
    const std::string before = home::question("", "First?", "A") + typed;
    const auto said = edited(before, home::question("", "The first?", "B") + typed, "e 3q");
    CHECK_THAT(said.out, ContainsSubstring("The first?"));
    CHECK_THAT(said.out, ContainsSubstring("good 10m   The first?"));
}

TEST_CASE("A note that is gone after the edit is left unanswered, and the next card is asked") {
    Home home(question + typed);
    const Editor editor(home, saving(home, typed));
    const auto said = keyed(home, "e 3q");
    CHECK_THAT(home.brief(said.out),
               ContainsSubstring("~/decks/mine.toml:3: this note is gone. It is left unanswered, "
                                 "and its history is kept.\n"));
    CHECK_THAT(said.out, ContainsSubstring("good 10m   Which protocol spreads rumours?"));
    CHECK_THAT(said.out, !ContainsSubstring("error: "));
}

TEST_CASE("A note that is broken after the edit is named with its mistake, and left where wanted") {
    const std::string broken = "[[card]]\nid = \"cap\"\nfront = \"What is cap?\"\n";
    for (const char* keys : {"e q", "e\nq"}) {
        const auto said = edited(question + typed, broken + typed, keys);
        CHECK_THAT(said.out, ContainsSubstring("mine.toml:3:1: error: a note needs `front`"));
        CHECK_THAT(said.out, ContainsSubstring("mine.toml:3: this note cannot be read now."));
        CHECK_THAT(said.out, ContainsSubstring("  e mend it   space leave it unanswered   u undo"));
        CHECK_THAT(said.out, ContainsSubstring("Which protocol spreads rumours?"));
    }
    CHECK_THAT(edited(question + typed, broken + typed, "eq").out,
               !ContainsSubstring("Which protocol spreads rumours?"));
}

TEST_CASE("A broken note is mended where e is pressed again, and asked as it says then") {
    Home home(question + typed);
    const std::string broken = home.write("broken", Home::deck_of("[[card]]\nid = = 1\n" + typed));
    const std::string mended = home.write("mended", Home::deck_of(reworded(question) + typed));
    const Editor editor(
        home, fmt::format("[ -e '{0}' ] && cp '{0}' \"$1\" && rm '{0}' || cp '{1}' \"$1\"", broken,
                          mended));
    const auto said = keyed(home, "ee 3q");
    CHECK_THAT(said.out, ContainsSubstring("mine.toml:4: this note cannot be read now."));
    CHECK_THAT(said.out, ContainsSubstring("good 10m   Anew: What is cap?"));
    CHECK(home.state("cap").memory.answers == 1);
}

TEST_CASE("A mistake made elsewhere in the file is told on return, and the card is asked again") {
    const auto said = edited(question + typed, question + home::broken_note() + typed, "eq");
    CHECK_THAT(said.out, ContainsSubstring("error: a note needs `front`"));
    CHECK(times(said.out, "What is cap?") == 2);
    const auto known = edited(question + home::broken_note(), question + home::broken_note(), "eq");
    CHECK_THAT(known.out, !ContainsSubstring("error: "));
}

TEST_CASE("Of a file with many mistakes the first three are told") {
    std::string broken;
    for (int i = 0; i < 5; ++i) broken += home::broken_note();
    CHECK(times(edited(question, broken, "eq").out, "error: ") == 3);
}

TEST_CASE(
    "When the last card is gone after the edit the review is at its end, with no edit there") {
    Home home(question);
    const Editor editor(home, saving(home, ""));
    const auto said = keyed(home, "eeq");
    CHECK_THAT(said.out, ContainsSubstring("this note is gone."));
    CHECK_THAT(said.out, ContainsSubstring("u undo   q quit"));
    CHECK(times(editor.called(), "mine.toml") == 1);
}

TEST_CASE("An editor that fails is named, and the card is asked again with what it saved") {
    Home home(question);
    const Editor editor(home, saving(home, reworded(question)) + "\nexit 3");
    const auto said = keyed(home, "eq");
    CHECK_THAT(said.out, ContainsSubstring(fmt::format(
                             "The editor `{}` ended with 3; set VISUAL or EDITOR to another.",
                             editor.command())));
    CHECK_THAT(said.out, ContainsSubstring("Anew: What is cap?"));
}

TEST_CASE("By lines edit means nothing at any stage: it is refused, and nothing else is changed") {
    for (const Stage& stage : stages) {
        INFO(stage.what);
        for (const char* word : {"e", "edit"}) {
            Home home(stage.cards);
            const Editor editor(home, "");
            const auto said = piped(home, fmt::format("{}{}\nq\n", stage.lines, word));
            CHECK(said.out == piped(stage.cards, stage.lines + "q\n").out);
            CHECK_THAT(said.err, Catch::Matchers::StartsWith(
                                     fmt::format("ebb: `{}` is no answer here; valid are ", word)));
            CHECK(editor.called().empty());
        }
    }
}

TEST_CASE("In a quiz there is no edit, on either front") {
    Home home(question);
    const Editor editor(home, "");
    Quiz keyed(home);
    const auto keys = by_keys(keyed.dialogue, home.watch(), "e eyq");
    Quiz piped(home);
    const auto lines = by_lines(piped.dialogue, "e\n\ne\ny\n");
    CHECK(times(lines.err, "`e` is no answer here") == 2);
    CHECK(sentences(keys) == sentences({lines.out, ""}));
    CHECK(editor.called().empty());
}

TEST_CASE("A note of a deck that is not the learner's own is changed in a file of theirs") {
    Shipped at;
    const auto said = at.said("e 3q");
    CHECK_THAT(said, ContainsSubstring("theirs/cap: front changed in ~/decks/theirs-mine.toml\n"));
    CHECK_THAT(said, ContainsSubstring("good 10m   Anew: What is cap?"));
    CHECK_THAT(at.editor.called(), Catch::Matchers::EndsWith("/theirs-cap.toml\n"));
    CHECK_THAT(at.mine(), Catch::Matchers::EndsWith("extends = \"theirs\"\n" + as_changed));
    CHECK(bytes_of(at.theirs) == Home::deck_of(question));
}

TEST_CASE("A deck of others is never written into where a link to it lies with the learner's own") {
    Shipped at;
    fs::create_symlink(at.theirs, at.home.folder / "decks/linked.toml");
    CHECK_THAT(at.said("e 3q"), ContainsSubstring("linked/cap: front changed in"));
    CHECK_THAT(at.mine("linked-mine"), Catch::Matchers::EndsWith(as_changed));
    CHECK(bytes_of(at.theirs) == Home::deck_of(question));
}

TEST_CASE("What is left as it was in the editor changes nothing, and the card is asked again") {
    Shipped at(question);
    const auto said = at.said("eq");
    CHECK_THAT(said, ContainsSubstring("Nothing was changed.\n"));
    CHECK(times(said, "What is cap?") == 2);
    CHECK_FALSE(fs::exists(at.home.folder / "decks/theirs-mine.toml"));
}

TEST_CASE(
    "A mistake in what is changed is told, mended where wanted, and else what was written kept") {
    const std::string broken = "[[card]]\nid = \"cap\"\nfront = \"What is cap?\"\n";
    Shipped given_up(broken);
    const auto said = given_up.said("en 3q");
    CHECK_THAT(said, ContainsSubstring("theirs-cap.toml:3:1: error: a note needs `front`"));
    CHECK_THAT(said, ContainsSubstring("Back to the editor?"));
    CHECK_THAT(said, ContainsSubstring("Nothing was changed; what you wrote is kept in ~/"));
    CHECK_THAT(said, ContainsSubstring("good 10m   What is cap?"));
    CHECK_FALSE(fs::exists(given_up.home.folder / "decks/theirs-mine.toml"));
    Home home("");
    home.ship("theirs", Home::deck_of(question));
    const std::string first = home.write("broken", broken);
    const std::string then = home.write("mended", reworded(question));
    const Editor editor(
        home,
        fmt::format("[ -e '{0}' ] && cp '{0}' \"$1\" && rm '{0}' || cp '{1}' \"$1\"", first, then));
    CHECK_THAT(keyed(home, "ey 3q").out, ContainsSubstring("good 10m   Anew: What is cap?"));
}

#include "ui/card_view.hpp"

#include "catch.hpp"
#include "core/card/notes.hpp"

using namespace ui;

using notes::cloze;

namespace {

constexpr Look look{.width = 40};

core::ShownCard card(core::Note note) {
    core::ShownCard shown;
    shown.face = core::faces(note).front();
    shown.note = std::move(note);
    return shown;
}

std::string question(const core::Note& note) {
    return render(question_view(core::Turn(card(note), 1), look), look);
}

std::string answer(const core::Note& note) {
    return render(answer_view(core::Turn(card(note), 1), {}, look), look);
}

std::string recap(const core::Note& note) {
    return render(recap_view(card(note), Recap::with_reason, look), look);
}

}  // namespace

TEST_CASE("A cloze shows its gap in the question and what was hidden in the answer") {
    const core::Note note = cloze("Use `{{git rebase}} -i`.");
    CHECK(question(note) == "Use `[...] -i`.\n");
    CHECK(answer(note) == "Use **`git rebase`**` -i`.\n");
    CHECK(recap(note) == "  Use [...] -i.\n    Use **`git rebase`**` -i`.\n");
    CHECK(question_in_brief(card(note)).view() == "Use [...] -i.");
}

TEST_CASE("Why it matters may be any Markdown") {
    core::Note note = cloze("{{a}}");
    note.why = "Because.";
    CHECK(answer(note) == "**a**\n  why: Because.\n");
    note.why = "- one\n- two";
    CHECK(answer(note) == "**a**\n  why:\n  - one\n  - two\n");
    CHECK(recap(note) == "  [...]\n    **a**\n    why:\n    - one\n    - two\n");
    note.why = "```\ncode\n```";
    CHECK(answer(note) == "**a**\n  why:\n      code\n");
}

TEST_CASE("A point has one marker, whether it is asked, answered or told at the end") {
    for (const bool ordered : {false, true}) {
        core::Note note;
        note.kind = core::Kind::points;
        note.front = "Name both.";
        note.points = {"One", "Two"};
        note.ordered = ordered;
        const std::string first = ordered ? "1" : "-";
        const std::string second = ordered ? "2" : "-";
        CHECK(answer(note) == "  " + first + "  One\n  " + second + "  Two\n");
        CHECK(recap(note) == "  Name both.\n    " + first + "  One\n    " + second + "  Two\n");
    }
}

TEST_CASE("What was missed stands under its question as what it is, each answer by itself") {
    const struct {
        std::vector<std::string> answers;
        const char* told;
    } table[] = {
        {{"- a\n- b", "- c"}, "    -  - a\n       - b\n    -  - c\n"},
        {{"```\nx = 1\n```", "Then this."}, "    -      x = 1\n    -  Then this.\n"},
        {{"1. a\n2. b", "1. c"}, "    -  1. a\n       2. b\n    -  1. c\n"},
        {{"One line\nand another", "# Head"}, "    -  One line and another\n    -  # Head\n"},
        {{"```\nopen", "Not code."}, "    -      open\n    -  Not code.\n"},
    };
    for (const auto& [answers, told] : table)
        for (const core::Kind kind : {core::Kind::points, core::Kind::choice}) {
            core::Note note;
            note.kind = kind;
            note.front = "Which?";
            (kind == core::Kind::points ? note.points : note.right) = answers;
            CHECK(recap(note) == std::string("  Which?\n") + told);
        }
}

TEST_CASE("Several answers of a line each that are right are told on one line") {
    core::Note note;
    note.kind = core::Kind::choice;
    note.front = "Which?";
    note.right = {"One", "Two"};
    CHECK(recap(note) == "  Which?\n    One; Two\n");
}

TEST_CASE("Sources are a line each, cut in the middle on a terminal, and not told at the end") {
    core::Note note = cloze("{{a}}");
    note.sources = {"https://example.org/a/very/long/one/indeed", "A book, page 3"};
    CHECK(answer(note) ==
          "**a**\n  source: https://example.org/a/very/long/one/indeed\n"
          "  source: A book, page 3\n");
    const Look live{.width = 40, .live = true};
    CHECK(render(answer_view(core::Turn(card(note), 1), {}, live), live) ==
          "**a**\n  source: https://e…ery/long/one/indeed\n  source: A book, page 3\n");
    CHECK(render(sources_view(note.sources), live) ==
          "  source: https://example.org/a/very/long/one/indeed\n  source: A book, page 3\n");
    CHECK(recap(note) == "  [...]\n    **a**\n");
}

TEST_CASE("What was done is one line, and its question is cut between words") {
    core::Note note = cloze("Which reads may be stale under {{asynchronous}} replication?");
    const auto line = [&](int width) {
        const Look at{.width = width};
        return render(act_line({{"suspended"_safe, {}}}, card(note), at), at);
    };
    CHECK(line(80) == "suspended   Which reads may be stale under [...] replication?");
    CHECK(line(40) == "suspended   Which reads may be stale …");
    CHECK(line(39) == "suspended   Which reads may be stale …");
    CHECK(line(38) == "suspended   Which reads may be …");
}

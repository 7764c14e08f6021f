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

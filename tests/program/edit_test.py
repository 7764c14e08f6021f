"""ebb edit: which file it opens, at which line, and what it says on return."""
import re

from ebbtest import DONE, NO, USAGE, Home, Test, deck, main, question, questions


class Edit(Test):
    def setUp(self):
        super().setUp()
        self.path = self.home.write("mine", deck(*questions(4), title="Mine"))
        self.other = self.home.write("other", deck(question("far"), question("near")))

    def editor(self, script="true"):
        """One that notes what it was called with, since it takes a line as vi does."""
        path = self.folder / "vi"
        path.write_text(f'#!/bin/sh\necho "$@" >>"{self.folder}/called"\nshift\n{script}\n')
        path.chmod(0o755)
        return {"EBB_EDITOR": str(path)}

    def called(self):
        called = self.folder / "called"
        return called.read_text().splitlines() if called.exists() else []

    def line_of(self, path, text):
        return path.read_text().splitlines().index(text) + 1

    def edit(self, *args, script="true", code=DONE, **how):
        return self.ebb("edit", *args, env=self.editor(script), code=code, **how)

    def test_each_target_opens_its_file_at_its_line(self):
        third = self.line_of(self.path, 'id = "q3"') - 1
        near = self.line_of(self.other, 'id = "near"') - 1
        for target, place in ((["mine"], f"+1 {self.path}"), (["mine/q3"], f"+{third} {self.path}"),
                              (["q3-back"], f"+{third} {self.path}"), (["deck:other", "near"], f"+{near} {self.other}")):
            with self.subTest(target):
                self.edit(*target)
                self.assertEqual(self.called()[-1], place)

    def test_of_several_notes_the_first_is_opened_and_it_is_said(self):
        result = self.edit("deck:mine")
        self.assertIn("the first of 4 notes", result.err)
        first = self.line_of(self.path, 'id = "q1"') - 1
        self.assertEqual(self.called(), [f"+{first} {self.path}"])

    def test_what_there_is_not_opens_nothing(self):
        for target in ["nothing/here"], ["tag:none"]:
            self.assertNotEqual(self.edit(*target, code=NO).err, "")
        self.edit(code=USAGE)
        self.assertEqual(self.called(), [])

    def test_the_history_goes_along_with_a_note_that_has_another_id(self):
        self.review("easy", "easy")
        self.edit("mine/q1", script="""sed -i 's/id = "q1"/id = "first"/; s/What is q1/What is the first/' "$1" """)
        listed = {card["key"]: card["phase"] for card in self.ebb("list", "--json", "deck:mine").json()["cards"]}
        self.assertEqual(listed["mine/first"], "review")

    def test_mistakes_are_told_with_their_places(self):
        result = self.edit("mine/q2", script="""sed -i 's/^back = .*q2.*/bakc = "x"/' "$1" """, code=NO)
        self.assertRegex(result.err, re.escape(str(self.path)) + r":\d+:1: error: .*bakc")

    def test_on_a_terminal_one_may_go_back_to_the_first(self):
        env = self.editor("""if grep -q bakc "$1"; then sed -i s/bakc/back/ "$1"; else sed -i 's/^back/bakc/' "$1"; fi""")
        with self.terminal("edit", "mine/q2", env=env) as terminal:
            terminal.expect("Back to the editor? [y/N]")
            terminal.send("y\n")
            self.assertEqual(terminal.wait(), DONE)
            told = re.search(r"mine\.toml:(\d+):", terminal.text())
        self.assertEqual(self.called()[-1], f"+{told[1]} {self.path}")

    def test_a_deck_that_comes_with_ebb_is_copied_or_left(self):
        home = Home(self.folder / "shipped", shipped=True)
        refused = self.ebb("edit", "common-mistakes", home=home, env=self.editor(), code=NO)
        self.assertIn("no deck of your own", refused.err)
        self.assertEqual(self.called(), [])
        with home.terminal("edit", "common-mistakes", env=self.editor()) as terminal:
            terminal.expect("Copy it to")
            terminal.send("y\n")
            self.assertEqual(terminal.wait(), DONE)
        self.assertEqual(self.called(), [f"+1 {home.decks / 'common-mistakes.toml'}"])

    def test_an_editor_that_fails_is_named(self):
        self.assertIn("ended with 3", self.edit("mine", script="exit 3", code=NO).err)


if __name__ == "__main__":
    main()

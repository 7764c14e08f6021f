"""`e` in a review: the editor at the card's line, and back to the same card."""
import os
import re
import shutil

from ebbtest import EBB, Test, day, deck, main, question, questions
from rights import needs_permissions, way_to_be_bound


class Editor(Test):
    def editor(self, script, name="nano", **env):
        """An editor of that name that does this; what it was called with is in the file `called`."""
        tools = self.folder / "tools"
        tools.mkdir(exist_ok=True)
        path = tools / name
        path.write_text('#!/bin/sh\nfor word; do printf "%s\\n" "$word"; done >' + f"{self.folder}/called\n"
                        + 'for file; do :; done\nstty -a >' + f"{self.folder}/modes\n{script}\n")
        path.chmod(0o755)
        return {"EDITOR": str(path), **env}

    def called(self):
        return (self.folder / "called").read_text().splitlines()

    def begin(self, env, *notes, **how):
        self.path = self.home.write("mine", deck(*notes))
        terminal = self.terminal("review", env=env, **how)
        terminal.expect("show")
        return terminal

    def quit(self, terminal):
        terminal.send("q")
        self.assertEqual(terminal.wait(), 0, terminal.text())
        self.assertEqual(terminal.modes(), terminal.before)

    def line_of(self, text):
        return next(number for number, line in enumerate(self.path.read_text().splitlines(), 1) if text in line)


class Editing(Editor):
    def test_it_opens_at_the_cards_line_and_comes_back_to_the_same_card(self):
        terminal = self.begin(self.editor("exit 0"), *questions(3))
        terminal.answer("4")
        terminal.expect("What is q2?")
        terminal.expect("show")
        terminal.send("e")
        terminal.expect("What is q2?")
        name, file = self.called()[-2:]
        self.assertEqual(file, str(self.path))
        start = self.line_of('id = "q2"') - 1
        self.assertIn(int(name.lstrip("+").split(",")[0]), range(start, start + 4))
        terminal.answer("3", "good")
        self.quit(terminal)

    def test_the_line_is_passed_as_each_editor_wants_it(self):
        for name, pattern in {"vi": r"^\+\d+$", "emacs": r"^\+\d+(:\d+)?$", "code": r"mine\.toml:\d+",
                              "hx": r"mine\.toml:\d+"}.items():
            with self.subTest(name):
                self.setUp()
                terminal = self.begin(self.editor("exit 0", name), question("cap"))
                terminal.send("e")
                terminal.expect("What is cap?")
                self.assertTrue([word for word in self.called() if re.search(pattern, word)], self.called())
                if name == "code":
                    self.assertIn("--wait", self.called())
                self.quit(terminal)

    def test_an_unknown_editor_gets_the_file(self):
        terminal = self.begin(self.editor("exit 0", "my-own-editor"), question("cap"))
        terminal.send("e")
        terminal.expect("What is cap?")
        self.assertEqual(self.called()[-1], str(self.path))
        self.quit(terminal)

    def test_visual_comes_before_editor_and_may_hold_arguments(self):
        env = self.editor("exit 0", "nano")
        env = {"VISUAL": env["EDITOR"] + " -w --x='a b'", "EDITOR": "/bin/false"}
        terminal = self.begin(env, question("cap"))
        terminal.send("e")
        terminal.expect("What is cap?")
        self.assertEqual(self.called()[:2], ["-w", "--x=a b"])
        self.quit(terminal)

    def test_the_name_of_a_deck_is_never_a_shell_word(self):
        self.home.write("a b; touch pwned $(touch pwned)", deck(question("cap")))
        terminal = self.terminal("review", env=self.editor("exit 0"))
        terminal.expect("show")
        terminal.send("e")
        terminal.expect("What is cap?")
        self.assertEqual(self.called()[-1], str(self.home.decks / "a b; touch pwned $(touch pwned).toml"))
        self.assertFalse((self.folder / "pwned").exists())
        self.quit(terminal)

    def test_the_editor_has_the_terminal_as_it_was(self):
        terminal = self.begin(self.editor("exit 0"), question("cap"))
        terminal.send("e")
        terminal.expect("What is cap?")
        modes = (self.folder / "modes").read_text()
        self.assertRegex(modes, r"(?<!-)icanon")
        self.assertRegex(modes, r"(?<!-)echo\b")
        terminal.expect("show")
        self.assertTrue(terminal.is_raw())
        self.quit(terminal)

    def test_a_changed_note_is_shown_as_it_stands_now(self):
        terminal = self.begin(self.editor('sed -i "s/What is cap/Whatever is cap/;s/cap-back/new-back/" "$file"'),
                              question("cap"))
        terminal.send("e")
        terminal.expect("Whatever is cap?")
        self.assertIn("new-back", terminal.reveal())
        terminal.send("3")
        terminal.expect_ack("good")
        self.quit(terminal)
        self.assertEqual(self.home.answers()[0]["key"], "mine/cap")

    def test_a_note_without_an_id_is_found_by_its_place(self):
        terminal = self.begin(self.editor('sed -i "s/What does/Which does/" "$file"'),
                              {"front": "What does RPO limit?", "back": "Loss."}, {"front": "Other?", "back": "x"})
        terminal.send("e")
        terminal.expect("Which does RPO limit?")
        self.assertIn("Loss.", terminal.reveal())
        self.quit(terminal)

    def test_editing_after_the_reveal_works_too(self):
        terminal = self.begin(self.editor('sed -i "s/cap-back/new-back/" "$file"'), question("cap"))
        terminal.send(" ")
        terminal.expect_grades()
        terminal.send("e")
        terminal.expect("What is cap?")
        self.assertIn("new-back", terminal.reveal())
        self.quit(terminal)

    def test_a_note_that_is_gone_is_said_with_its_place_and_left_unanswered(self):
        for follows in question("q2"), {"cloze": "From {{alfa}} to {{omega}}: q2?", "id": "gap"}:
            with self.subTest(follows):
                self.setUp()
                (self.folder / "less.toml").write_text(deck(follows))
                terminal = self.begin(self.editor(f'cat {self.folder}/less.toml >"$file"'), question("q1"), follows)
                terminal.send("e")
                self.assertRegex(terminal.expect("q2?"), r"mine\.toml:\d+: this note is gone\.")
                terminal.answer("4")
                self.quit(terminal)
                self.assertEqual(len(self.home.answers()), 1)
                self.assertNotEqual(self.home.answers()[0]["key"], "mine/q1")

    def test_a_note_that_is_broken_goes_back_to_the_editor_at_its_mistake(self):
        script = ('if grep -q oops "$file"; then sed -i "s/^back = = oops/back = \\"mended\\"/" "$file"; '
                  'else sed -i "0,/^back/s/^back.*/back = = oops/" "$file"; fi')
        terminal = self.begin(self.editor(script), *questions(2))
        terminal.send("e")
        place = re.search(r"mine\.toml:(\d+):\d+: error: ", terminal.expect("mend it"))[1]
        self.assertEqual(int(place), self.line_of("oops"))
        terminal.send("e")
        terminal.expect("What is q1?")
        self.assertEqual(self.called()[0], f"+{place}")
        self.assertIn("mended", terminal.reveal())
        terminal.grade("4", "easy")
        self.quit(terminal)
        self.assertEqual([row["key"] for row in self.home.answers()], ["mine/q1"])

    def test_a_note_that_is_broken_may_be_left_unanswered(self):
        terminal = self.begin(self.editor('sed -i "0,/^back/s/^back.*/back = = oops/" "$file"'), *questions(2))
        terminal.send("e")
        terminal.expect("mend it")
        terminal.send("\r")
        terminal.expect("What is q2?")
        terminal.answer("4")
        self.quit(terminal)
        self.assertEqual([row["key"] for row in self.home.answers()], ["mine/q2"])

    def test_a_mistake_made_elsewhere_is_told_on_return(self):
        terminal = self.begin(self.editor('sed -i "s/^back.*q2-back.*/back = = oops/" "$file"'), *questions(2))
        terminal.send("e")
        self.assertRegex(terminal.expect("What is q1?"), r"mine\.toml:\d+:\d+: error: ")
        terminal.answer("4")
        self.quit(terminal)

    def test_a_deck_of_others_is_never_written_into(self):
        theirs = self.folder / "share" / "theirs.toml"
        theirs.parent.mkdir()
        theirs.write_text(deck(question("cap")))
        env = {**self.editor('sed -i "s/What is cap/Whatever is cap/" "$file"'), "EBB_DECK_PATH": str(theirs.parent)}
        for link in None, self.home.decks / "linked.toml":
            with self.subTest(link=link):
                if link:
                    link.symlink_to(theirs)
                terminal = self.terminal("review", env=env)
                terminal.expect("show")
                terminal.send("e")
                terminal.expect("front changed in")
                terminal.expect("Whatever is cap?")
                self.quit(terminal)
                self.assertEqual(theirs.read_text(), deck(question("cap")))
                self.assertTrue((self.home.decks / f"{'linked' if link else 'theirs'}-mine.toml").exists())

    def test_where_the_side_is_gone_the_other_is_shown_whosever_deck_it_is(self):
        theirs = self.folder / "share" / "theirs.toml"
        theirs.parent.mkdir()
        sides = [deck({"front": f"What is {name}?", "back": f"It is {name}.", "reverse": True})
                 for name in ("theirs", "mine")]
        theirs.write_text(sides[0])
        self.home.write("mine", sides[1])
        env = {**self.editor('sed -i "/^reverse/d" "$file"'), "EBB_DECK_PATH": str(theirs)}
        for name in "theirs", "mine":
            with self.subTest(name):
                args = (f"deck:{name}",)
                self.review("easy", args=args, env=env)
                self.review("easy", args=args, env=env, now=day(1))
                [side] = [card["key"] for card in self.ebb("list", "--json", *args, env=env).json()["cards"]
                          if card["key"].endswith("#reverse")]
                terminal = self.terminal("review", side, env=env, now=day(60))
                terminal.expect(f"It is {name}.")
                terminal.expect("show")
                terminal.send("e")
                terminal.expect(f"What is {name}?")
                terminal.answer("3", "good")
                self.quit(terminal)
                self.assertEqual(self.home.answers()[-1]["key"], side.removesuffix("#reverse"))

    def test_a_note_of_others_that_is_taken_away_meanwhile_is_left_unanswered(self):
        theirs = self.folder / "share" / "theirs.toml"
        theirs.parent.mkdir()
        theirs.write_text(deck(*questions(2)))
        (self.folder / "less.toml").write_text(deck(question("q2")))
        env = {**self.editor(f'cp {self.folder}/less.toml {theirs}'), "EBB_DECK_PATH": str(theirs)}
        terminal = self.terminal("review", env=env)
        terminal.expect("What is q1?")
        terminal.expect("show")
        terminal.send("e")
        terminal.expect("this note is gone")
        terminal.expect("What is q2?")
        self.quit(terminal)

    def test_an_editor_that_fails_or_is_not_there_is_said(self):
        for env in {"EDITOR": "/nowhere/editor"}, self.editor("exit 3"):
            with self.subTest(env):
                self.setUp()
                terminal = self.begin(env, question("cap"))
                terminal.send("e")
                terminal.expect("What is cap?")
                self.assertRegex(terminal.text(), r"(?i)editor")
                terminal.answer("3")
                self.quit(terminal)

    def test_ctrl_c_in_the_editor_does_not_end_the_review(self):
        terminal = self.begin(self.editor("trap 'exit 0' INT; echo in-the-editor; sleep 20 & wait"), question("cap"))
        terminal.send("e")
        terminal.expect("in-the-editor")
        terminal.send("\x03")
        terminal.expect("What is cap?")
        terminal.answer("3")
        self.quit(terminal)

    def test_undo_after_an_edit_still_works(self):
        terminal = self.begin(self.editor('sed -i "s/What is q2/Whatever is q2/" "$file"'), *questions(3))
        terminal.answer("4")
        terminal.expect("What is q2?")
        terminal.expect("show")
        terminal.send("e")
        terminal.expect("Whatever is q2?")
        terminal.expect("show")
        terminal.send("u")
        terminal.expect("What is q1?")
        self.quit(terminal)

    def test_piped_reviews_know_no_editor(self):
        self.home.write("mine", deck(question("cap")))
        result = self.review("e", "good", env=self.editor("exit 0"))
        self.assertTrue(result.err)
        self.assertEqual(result.grades, ["good"])
        self.assertFalse((self.folder / "called").exists())


@needs_permissions
class ReadOnlyDeck(Editor):
    def setUp(self):
        super().setUp()
        self.original = self.folder / "author" / "locked.toml"
        self.original.parent.mkdir()
        self.text = "# as its author wrote it\n" + deck(*questions(2), title="Locked")
        self.original.write_text(self.text)
        self.close(self.original, 0o444)
        self.close(self.original.parent, 0o555)
        self.home.program = shutil.copy(EBB, self.folder / "ebb-program")
        self.home.wrap = way_to_be_bound()
        self.home.env["EBB_DECK_PATH"] = str(self.original)

    def test_what_is_changed_stands_in_a_file_of_the_learners_own(self):
        terminal = self.terminal("review", env=self.editor('sed -i "s/What is q1/Whatever is q1/" "$file"'))
        terminal.expect("show")
        terminal.send("e")
        terminal.expect("Whatever is q1?")
        self.assertEqual(self.original.read_text(), self.text)
        self.assertIn('front = "Whatever is q1?"', (self.home.decks / "locked-mine.toml").read_text())
        terminal.answer("4", "easy")
        self.quit(terminal)
        self.assertEqual(self.home.answers()[0]["key"], "locked/q1")

    def test_who_changes_nothing_is_back_at_the_card(self):
        terminal = self.terminal("review", env=self.editor("exit 0"))
        terminal.expect("show")
        terminal.send("e")
        terminal.expect("Nothing was changed.")
        terminal.expect("What is q1?")
        self.assertFalse((self.home.decks / "locked-mine.toml").exists())
        self.quit(terminal)


if __name__ == "__main__":
    main()

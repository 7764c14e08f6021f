"""Mistakes in decks as their author meets them: what `ebb check` says, and what they never cost."""
from ebbtest import DONE, NO, Test, deck, main, question


class Mistakes(Test):
    def check(self, *paths, code=NO):
        return self.ebb("check", *paths, code=code).out

    def test_a_header_that_hides_the_id_gives_no_history_to_another_deck(self):
        """The deck is left out, said so, and comes back with its schedule once it is mended."""
        text = deck(question("a"), question("b"), id="kept", title="Kept")
        path = self.home.write("mine", text)
        self.home.write("other", deck(question("c")))
        self.review("good", "good", "q", args=("deck:kept",))
        before = self.ebb("list", "deck:kept").out
        for mistake in (("[deck]", "[Deck]"), ("[deck]", "[[deck]]"), ("[deck]", "[deck"), ("id = \"kept\"", "id: \"kept\""),
                        ("id = \"kept\"", "ID = \"kept\"")):
            with self.subTest(mistake[1]):
                path.write_text(text.replace(*mistake, 1))
                self.assertIn("left out until it is mended", self.check(path))
                self.assertNotIn("mine/", self.home.run("list").out)
                self.assertIn("hidden until mended", self.ebb("due").err)
                path.write_text(text)
                self.assertEqual(self.ebb("list", "deck:kept").out, before)

    def test_two_notes_that_ask_the_same_are_told_by_plain_check(self):
        path = self.home.write("mine", deck(
            question("a", front="to hear?"), question("b", front="to hear?"),
            question("c", front="sentire", back="to hear", reverse=True),
            question("d", front="udire", back="to hear", reverse=True)))
        out = self.check(path, code=DONE)
        self.assertIn("warning: asks the same as the note in line 3", out)
        self.assertIn("warning: its reverse asks `to hear` as the reverse of the note in line 13 does", out)

    def test_a_file_whose_name_is_nearly_a_deck_s_is_a_line_of_check(self):
        path = self.home.write("mine", deck(question("a")))
        for name in ("one.TOML", "two.toml.txt", "three.txt", "four.toml~"):
            (path.parent / name).write_text("")
        said = self.check(path.parent, code=DONE)
        for name in ("one.TOML", "two.toml.txt"):
            self.assertIn(f"{path.parent}/{name}: warning: not read: a deck's name ends in .toml", said)
        self.assertEqual(said.count("not read"), 2)

    def test_formulas_and_backslashes_are_shown_as_they_were_meant(self):
        text = "[[card]]\nid = \"a\"\nfront = '\\\\server\\share, $\\alpha_1^2$ and $\\{x\\}$'\n" \
               "back = 'It costs $5 and then $10'\n"
        self.home.write("mine", text)
        shown = self.ebb("show", "mine/a").out
        self.assertIn("\\\\server\\share, α₁² and $\\{x\\}$", shown)
        self.assertIn("It costs $5 and then $10", shown)


if __name__ == "__main__":
    main()

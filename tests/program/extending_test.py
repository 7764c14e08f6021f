"""Files of the learner's that extend a deck of their own: checked, mended, and heeded by all that writes into the
deck."""
from ebbtest import DONE, NO, Test, deck, main, question, questions


class Extending(Test):
    def setUp(self):
        super().setUp()
        self.base = self.home.write("base", deck(*questions(3)))
        self.home.write("other", deck(question("o1")))

    def extend(self, *notes, name="base-mine", **about):
        """A file that changes and adds notes."""
        return self.home.write(name, deck(*notes, extends="base", **about))


class Check(Extending):
    def test_another_version_of_a_file_stands_for_the_one_that_is_used(self):
        path = self.extend({"id": "q1", "note": "Old."})
        fresh = path.read_text().replace("Old", "New")
        for name in "base-mine.toml", "decks/base-mine.toml", str(path):
            with self.subTest(name):
                self.ebb("check", "-", "--name", name, stdin=fresh)
        copy = self.folder / "elsewhere" / "base-mine.toml"
        copy.parent.mkdir()
        copy.write_text(fresh)
        self.ebb("check", copy)
        self.ebb("check", copy.parent)

    def test_it_is_the_version_that_is_checked_whatever_the_file_says(self):
        path = self.extend({"id": "q1", "note": "Old."})
        wrong = path.read_text().replace("q1", "q9")
        told = self.ebb("check", "-", "--name", path, stdin=wrong, code=NO).out
        self.assertIn("the deck `base` has no note `q9`", told)

    def test_files_of_other_names_are_still_held_against_it(self):
        path = self.extend({"id": "q1", "note": "One."})
        told = self.ebb("check", "-", "--name", "again.toml", stdin=path.read_text(), code=NO).out
        self.assertIn(f"the note `q1` has what {path}:", told)
        again = self.extend({"id": "q1", "note": "Two."}, name="sub/base-mine")
        self.assertIn(f"the note `q1` has what {path}:", self.ebb("check", path, again, code=NO).out)

    def test_a_question_that_another_note_of_the_deck_asks(self):
        path = self.extend({"id": "q2", "front": "What is q1?"}, question("own", front="What is q3?"),
                           {"id": "q3", "note": "Mine."})
        told = self.ebb("check").out
        self.assertIn(f"{path}:4:1: warning: asks the same as the note at {self.base}:", told)
        self.assertIn(f"{path}:8:1: warning: asks the same as the note in line 13;", told)
        self.assertEqual(told.count("warning"), 2, told)

    def test_what_the_deck_asks_twice_is_no_fault_of_a_change(self):
        self.home.write("base", deck(question("q1"), question("q2", front="What is q1?")))
        path = self.extend({"id": "q2", "note": "Mine."})
        self.assertEqual(self.ebb("check", path).out, "")


class Mend(Extending):
    """A note of such a file is mended as what it is: some keys of a note."""

    def mended(self, note, code=DONE):
        text = '[deck]\nextends = "base"\n\n[[card]]\n'
        path = self.home.write("base-mine", text + note)
        self.ebb("check", "--fix", path, code=code)
        self.assertTrue(path.read_text().startswith(text))
        return path.read_text()[len(text):]

    def test_mistakes_in_some_keys_of_a_note(self):
        for wrong, right in (('back = "b",', 'back = "b"'), ("back = “b”", 'back = "b"'), ('Back = "b"', 'back = "b"'),
                             ('accept = ["a" "b"]', 'accept = ["a", "b"]'), ('reverse = "true"', "reverse = true"),
                             ('back: "b"', 'back = "b"'), ('hint = ""\nback = "b",', 'hint = ""\nback = "b"')):
            with self.subTest(wrong):
                self.assertEqual(self.mended(f'id = "q1"\n{wrong}\n'), f'id = "q1"\n{right}\n')

    def test_notes_that_are_added_too(self):
        self.assertEqual(self.mended('front = "Own?",\nback = "b"\n'), 'front = "Own?"\nback = "b"\n')

    def test_what_is_left_to_the_learner_stays(self):
        for note in 'id = "q1"\nback = 3\n', 'id = "q9"\nback = "b"\n', 'id = "q1"\ncloze = "A {{b}}."\n':
            with self.subTest(note):
                self.assertEqual(self.mended(note, code=NO), note)


class Strict(Extending):
    """What is hard to learn in added notes, and in changed ones by what was changed."""
    LONG = "word " * 41
    CAP = "Which part of CAP does a bank give up, and why?"

    def setUp(self):
        super().setUp()
        self.base = self.home.write("base", deck({"id": "q1", "front": self.CAP, "back": "b"},
                                                 question("q2", back=self.LONG), source="https://example.org"))

    def strict(self, path, code=NO):
        return self.ebb("check", "--strict", path, code=code).out

    def test_of_added_notes_all(self):
        path = self.extend(question("own", back=self.LONG), question("like", front=self.CAP.lower()))
        told = self.strict(path)
        self.assertRegex(told, rf"{path}:4:1: warning: the back has 41 words.*\[long-back\]")
        self.assertIn(f"{path}:9:1: warning: asks nearly the same as {self.base}:", told)

    def test_of_changed_notes_what_they_have_by_that(self):
        path = self.extend({"id": "q1", "back": self.LONG}, {"id": "q2", "note": "Mine."})
        told = self.strict(path)
        self.assertIn(f"{path}:4:1: warning: the back has 41 words", told)
        self.assertEqual(told.count("warning"), 1, told)

    def test_a_note_is_not_like_what_it_was(self):
        self.strict(self.extend({"id": "q1", "front": self.CAP.lower()}), code=DONE)

    def test_what_the_file_or_its_deck_allows(self):
        self.strict(self.extend(question("own", back=self.LONG), allow=["long-back"]), code=DONE)


class Names(Extending):
    """A note of the deck is meant by its name: while a file changes it, it keeps that."""

    def name_of(self, front):
        [name] = [card["key"] for card in self.ebb("list", "--json").json()["cards"]
                  if self.ebb("show", card["key"], "--json").json()["front"] == front]
        return name

    def test_a_note_that_is_changed_by_its_name_gets_no_id(self):
        self.home.write("base", deck({"front": "Nameless?", "back": "b"}, {"front": "Another?", "back": "b"}))
        name = self.name_of("Nameless?")
        path = self.extend({"id": name.partition("/")[2], "note": "Mine."})
        told = self.ebb("id", "base", code=NO)
        self.assertIn(f"this note is changed at {path}:4 by the name", told.err)
        self.assertEqual(self.base.read_text().count("id ="), 1)
        self.assertIn("Mine.", self.ebb("show", name).out)
        self.ebb("check")

    def test_an_id_is_not_that_of_a_note_which_was_added(self):
        self.home.write("base", deck({"front": "Nameless?", "back": "b"}))
        self.extend(question("nameless"))
        self.ebb("id", "base")
        self.assertNotIn('"nameless"', self.base.read_text())
        self.ebb("check")

    def test_a_note_that_is_changed_stays_in_its_deck(self):
        path = self.extend({"id": "q1", "note": "Mine."})
        before = self.base.read_text()
        for command in ("mv", "base/q1", "other"), ("rm", "base/q1"):
            with self.subTest(command):
                self.assertIn(f"{path}:4: this changes the note `base/q1`", self.ebb(*command, code=NO).err)
                self.assertEqual(self.base.read_text(), before)
        self.ebb("mv", "base/q2", "other")

    def test_a_note_that_was_added_is_named_where_it_stands(self):
        path = self.extend(question("ex"), {"front": "Nameless?", "back": "b"})
        for name, line in ("base/ex", 4), (self.name_of("Nameless?"), 9):
            for command in ("mv", name, "other"), ("rm", name):
                with self.subTest(command):
                    self.assertIn(f"{path}:{line}: here stands the note `{name}`", self.ebb(*command, code=NO).err)

    def test_no_note_comes_to_one_of_its_name_that_was_added(self):
        path = self.extend(question("o1"))
        told = self.ebb("mv", "other/o1", "base", code=NO).err
        self.assertIn(f"{path}:4: here a note has the name of `other/o1` already", told)


class Add(Extending):
    """What is added to a deck is told from what a file adds to it."""

    def setUp(self):
        super().setUp()
        front = "Which part of CAP does a bank give up, and why?"
        self.path = self.extend(question("ex", front=front), {"front": "Nameless?", "back": "b"})

    def refused(self, *words):
        before = self.base.read_text()
        told = self.ebb("add", "base", *words, code=NO).err
        self.assertEqual(self.base.read_text(), before)
        return told

    def test_what_stands_there_word_by_word(self):
        self.assertIn(f"{self.path}:9: Nameless?   stands there already", self.refused("Nameless? :: b"))

    def test_what_stands_there_nearly(self):
        told = self.refused("which part of CAP does a bank give up and why? :: x")
        self.assertIn(f"{self.path}:4: Which part of CAP does a bank give up, and why?   asks nearly", told)

    def test_an_id_that_is_taken_there(self):
        told = self.refused("--id", "ex", "Something else? :: x")
        self.assertIn(f"{self.path}:4: a note has the id `ex` already", told)


if __name__ == "__main__":
    main()

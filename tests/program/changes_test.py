"""Notes of a deck that is not the learner's own, changed by `ebb edit` and `e`: what is written where, what is said of
it, and what a newer version of the deck brings."""
import pathlib
import re

from ebbtest import DONE, EBB, NO, Test, deck, main, question, questions


class Changes(Test):
    def setUp(self):
        super().setUp()
        self.theirs = self.folder / "share" / "theirs.toml"
        self.theirs.parent.mkdir()
        self.ship(deck(*questions(5), title="Theirs", id="theirs"))
        self.home.env["EBB_DECK_PATH"] = str(self.theirs)
        self.mine = self.home.decks / "theirs-mine.toml"

    def ship(self, text):
        self.theirs.write_text(text)

    def editor(self, script):
        path = self.folder / "scribe"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return {"EBB_EDITOR": str(path)}

    def edit(self, name, script, code=DONE):
        return self.ebb("edit", name, env=self.editor(script), code=code)

    def remark(self, name, text="Mine."):
        return self.edit(name, f"""echo 'note = "{text}"' >>"$1" """)

    def card(self, name):
        return self.ebb("show", name, "--json").json()

    def changed(self):
        [one] = [one for one in self.ebb("decks", "--json").json()["decks"] if one["deck"] == "theirs"]
        return {note["note"]: note["keys"] for note in one["changed_notes"]}

    def test_a_remark_is_three_lines_in_a_file_of_the_learners_own(self):
        before = self.theirs.read_text()
        result = self.remark("theirs/q2")
        self.assertIn(f"theirs/q2: note changed in {self.mine}", result.err)
        self.assertEqual(self.theirs.read_text(), before)
        self.assertTrue(self.mine.read_text().endswith(
            '[deck]\nextends = "theirs"\n\n[[card]]\nid = "q2"\nnote = "Mine."\n'), self.mine.read_text())
        self.assertEqual(self.ebb("check").code, DONE)

    def test_what_was_changed_is_told(self):
        self.remark("theirs/q2")
        self.edit("theirs/q4", """sed -i 's/^back.*/back = "Other."/' "$1" """)
        self.assertIn("2 notes changed by you", self.ebb("decks").out)
        told = self.ebb("decks", "theirs").out
        self.assertRegex(told, r"q2: note \(.*theirs-mine\.toml:\d+\)")
        self.assertEqual(self.changed(), {"q2": ["note"], "q4": ["back"]})
        shown = self.ebb("show", "theirs/q4").out
        self.assertIn("Other.", shown)
        self.assertIn('back: the deck has "It is q4-back."', shown)
        self.assertEqual(self.card("theirs/q4")["change"]["keys"],
                         [{"key": "back", "deck": '"It is q4-back."', "now": '"Other."'}])
        self.assertNotIn("change", self.card("theirs/q1"))

    def test_a_newer_version_of_the_deck_comes_through_beside_five_remarks(self):
        self.review("easy", "easy")
        known = {name: self.card(f"theirs/{name}")["phase"] for name in ("q1", "q2", "q3")}
        for number in range(1, 6):
            self.remark(f"theirs/q{number}", f"Remark {number}.")
        newer = [question(f"q{number}", back=f"Corrected {number}.") for number in (3, 1, 2, 5)]
        self.ship(deck(*newer, question("fresh"), title="Theirs", id="theirs"))
        result = self.ebb("list", "deck:theirs")
        self.assertIn("theirs-mine.toml: 1 problem", result.err)
        shown = self.ebb("show", "theirs/q1").out
        self.assertIn("Corrected 1.", shown)
        self.assertIn("why: Remark 1.", shown)
        self.assertEqual({name: self.card(f"theirs/{name}")["phase"] for name in known}, known)
        self.assertEqual(set(self.changed()), {"q1", "q2", "q3", "q5"})
        checked = self.ebb("check", code=NO)
        self.assertIn("the deck `theirs` has no note `q4`", checked.out)

    def test_a_remark_on_a_note_that_has_a_mistake_in_its_deck_waits_until_that_is_mended(self):
        self.remark("theirs/q1")
        right = self.theirs.read_text()
        self.ship(right.replace("back = ", "bakc = ", 1))
        told = self.ebb("check", code=NO).out
        self.assertRegex(told, r"theirs-mine\.toml:\d+:1: error: this is left out: the note `q1` of the deck `theirs` "
                               r"has a mistake there")
        self.assertNotIn("has no note", told)
        self.assertNotIn("needs", told)
        self.ship(right)
        self.assertEqual(self.changed(), {"q1": ["note"]})

    def test_a_note_that_is_changed_back_is_as_its_deck_has_it(self):
        self.remark("theirs/q2")
        self.remark("theirs/q3")
        result = self.edit("theirs/q2", """sed -i '/^note/d' "$1" """)
        self.assertIn("theirs/q2 is as its deck has it again", result.err)
        self.assertEqual(self.changed(), {"q3": ["note"]})
        self.assertNotIn("q2", self.mine.read_text())

    def test_what_another_file_says_of_a_note_that_is_changed_back_is_told(self):
        self.remark("theirs/q2")
        other = self.home.write("zz", '[deck]\nextends = "theirs"\n\n[[card]]\nid = "q2"\nhint = "Another."\n')
        result = self.edit("theirs/q2", """sed -i '/^note/d' "$1" """)
        self.assertIn(f"theirs/q2: nothing of it stands in {self.mine}, but the note has what {other}:4 says of it",
                      result.err)
        self.assertNotIn("as its deck has it", result.err)
        self.assertEqual(self.changed(), {"q2": ["hint"]})

    def test_what_stands_in_anothers_file_that_comes_first_is_told(self):
        other = self.theirs.parent / "aa.toml"
        other.write_text('[deck]\nextends = "theirs"\n\n[[card]]\nid = "q2"\nhint = "Another."\n')
        self.home.env["EBB_DECK_PATH"] = str(self.theirs.parent)
        self.home.decks.mkdir(parents=True, exist_ok=True)
        link = self.home.decks / "aa.toml"
        link.symlink_to(other)
        before = other.read_text()
        result = self.edit("theirs/q2", """sed -i '/^hint/d' "$1" """)
        self.assertIn(f"but the note has what {link}:4 says of it", result.err)
        self.assertFalse(self.mine.exists())
        result = self.remark("theirs/q2")
        self.assertRegex(result.err, f"changed in {self.mine}, but the note has what {link}:4 says of it")
        self.assertEqual(self.changed(), {"q2": ["hint"]})
        self.assertEqual(other.read_text(), before)

    def test_what_the_learner_wrote_beside_it_stays(self):
        self.home.write("my-notes", '# mine\r\n[deck]\r\nextends = "theirs"\r\n\r\n[[card]] # a remark\r\n'
                                    'id = "q1"\r\n# why\r\nnote = "old"\r\n\r\n# the end\r\n')
        self.edit("theirs/q1", """sed -i 's/^note.*/note = "new"/' "$1"; echo 'hint = "h"' >>"$1" """)
        self.assertEqual((self.home.decks / "my-notes.toml").read_bytes(),
                         b'# mine\r\n[deck]\r\nextends = "theirs"\r\n\r\n[[card]] # a remark\r\n'
                         b'id = "q1"\r\n# why\r\nnote = "new"\r\nhint = "h"\r\n\r\n# the end\r\n')
        self.assertFalse(self.mine.exists())

    def test_nothing_changed_writes_nothing(self):
        for script in "true", ': >"$1"', 'echo "# a comment" >>"$1"', "exit 3":
            with self.subTest(script):
                self.edit("theirs/q1", script, code=NO if "exit" in script else DONE)
                self.assertEqual(list(self.home.decks.glob("theirs*")), [])

    def test_a_mistake_is_told_with_its_place_and_what_was_written_is_kept(self):
        result = self.edit("theirs/q1", """sed -i 's/^back/bakc/' "$1" """, code=NO)
        self.assertRegex(result.err, r"theirs-q1\.toml:\d+:1: error: unknown key `bakc`")
        self.assertRegex(result.err, "what you wrote is kept in .*theirs-draft")
        self.assertFalse(self.mine.exists())

    def elsewhere(self, script):
        """The command of another window, while an editor is open in this one."""
        [editor] = self.editor(script).values()
        there = pathlib.Path(editor).rename(self.folder / "other-scribe")
        return f"EBB_EDITOR={there} {EBB} edit theirs/q1"

    def test_what_another_window_writes_of_the_note_meanwhile_stays(self):
        for before in None, "An old remark.":
            with self.subTest(before):
                self.mine.unlink(missing_ok=True)
                if before:
                    self.remark("theirs/q1", before)
                other = self.elsewhere("""sed -i '/^note/d' "$1"; echo 'note = "By the other window."' >>"$1" """)
                self.edit("theirs/q1", f"""{other}; sed -i 's/^back.*/back = "Other."/' "$1" """)
                self.assertEqual(self.changed(), {"q1": ["note", "back"]})
                shown = self.ebb("show", "theirs/q1").out
                self.assertIn("By the other window.", shown)
                self.assertIn("Other.", shown)

    def test_what_another_window_takes_back_meanwhile_stays_away(self):
        self.remark("theirs/q1")
        other = self.elsewhere("""sed -i '/^note/d' "$1" """)
        self.edit("theirs/q1", f"""{other}; sed -i 's/^back.*/back = "Other."/' "$1" """)
        self.assertEqual(self.changed(), {"q1": ["back"]})

    def test_a_newer_version_of_the_deck_that_comes_meanwhile_comes_through(self):
        newer = self.folder / "newer.toml"
        newer.write_text(deck(question("q1", front="What is the first?"), title="Theirs", id="theirs"))
        self.edit("theirs/q1", f"""cp {newer} {self.theirs}; echo 'note = "Mine."' >>"$1" """)
        self.assertEqual(self.card("theirs/q1")["front"], "What is the first?")
        self.assertEqual(self.changed(), {"q1": ["note"]})

    def test_what_is_not_read_for_a_mistake_is_not_written_over(self):
        self.mine = self.home.write("theirs-mine", '[deck]\nextends = "theirs"\n\n'
                                                   '[[card]]\nid = "q1"\nbakc = "Long thought."\nhint = "h"\n')
        before = self.mine.read_text()
        result = self.edit("theirs/q1", """echo 'note = "Mine."' >>"$1" """, code=NO)
        self.assertIn("theirs-mine.toml:4: what stands here of this note has a mistake", result.err)
        self.assertIn("what you wrote is kept in", result.err)
        self.assertEqual(self.mine.read_text(), before)

    def test_what_an_editor_saved_that_fails_then_is_kept(self):
        for end in "exit 3", "kill -9 $$":
            with self.subTest(end):
                result = self.edit("theirs/q1", f"""echo 'note = "Long thought."' >>"$1"; {end}""", code=NO)
                kept = re.search(r"what you wrote is kept in (.*theirs-draft.*\.toml)", result.err)[1]
                self.assertIn("Long thought.", pathlib.Path(kept).read_text())
                self.assertFalse(self.mine.exists())

    def test_of_a_draft_that_a_failing_editor_left_as_it_was_nothing_is_kept(self):
        self.assertNotIn("kept", self.edit("theirs/q1", "exit 3", code=NO).err)

    def test_a_note_keeps_its_name_and_its_kind(self):
        for script, why in ("""sed -i 's/^id.*/id = "other"/' "$1" """, "the note's `id` stays `q1`"), \
                           ("""sed -i '/^back/d;s/^front.*/cloze = "A {{gap}}."/' "$1" """, "stays a question note"), \
                           ("""printf '[[card]]\\nfront = "a"\\nback = "b"\\n' >>"$1" """, "take this one out"):
            with self.subTest(why):
                self.assertIn(why, self.edit("theirs/q1", script, code=NO).err)
        self.assertFalse(self.mine.exists())

    def test_the_history_of_a_hole_goes_along(self):
        self.ship(deck({"id": "gap", "cloze": "It is {{one}}."}, id="theirs"))
        self.review("easy")
        self.edit("theirs/gap", """sed -i 's/{{one}}/{{two}}/' "$1" """)
        [card] = self.ebb("list", "--json", "deck:theirs").json()["cards"]
        self.assertEqual((card["phase"], self.card(card["key"])["front"]), ("review", "It is {{two}}."))

    def test_a_note_without_an_id_is_meant_by_its_name(self):
        self.ship(deck({"front": "Nameless?", "back": "Yes."}, id="theirs"))
        [card] = self.ebb("list", "--json", "deck:theirs").json()["cards"]
        self.edit(card["key"], """sed -i 's/^front.*/front = "Still nameless?"/' "$1" """)
        [again] = self.ebb("list", "--json", "deck:theirs").json()["cards"]
        self.assertEqual((again["key"], self.card(again["key"])["front"]), (card["key"], "Still nameless?"))


if __name__ == "__main__":
    main()

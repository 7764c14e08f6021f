"""A deck of the user's own: written, edited, mistaken, moved; what becomes of the history."""
import re

from ebbtest import CLOZE, NO, Test, cards, day, deck, main, question, questions


class OwnDeck(Test):
    def test_it_is_there_in_the_next_command_with_nothing_to_register(self):
        self.ebb("due")
        self.home.write("mine", deck(question("cap"), title="My deck"))
        self.assertIn("My deck", self.ebb("decks", "--json").out)
        self.assertRegex(self.ebb("decks").out, r"(?m)^mine\s+1\b")
        self.assertIn("What is cap?", self.review("q").out)
        self.home.write("sub/more", deck(question("pie"), title="Deeper"))
        self.assertIn("Deeper", self.ebb("decks", "--json").out)

    def test_the_smallest_deck_of_the_manual_works(self):
        self.home.write("reliability", '[[card]]\nfront = "What does RPO limit?"\nback = "How much."\n')
        self.assertEqual(self.review("good").grades, ["good"])
        self.assertRegex(self.home.answers()[0]["key"], r"^reliability/")

    def test_an_edit_is_seen_and_the_history_stays_while_the_id_stays(self):
        self.home.write("mine", deck(question("cap")))
        self.review("easy")
        self.home.write("mine", deck({"id": "cap", "front": "Whole other words?", "back": "New answer."}))
        self.assertEqual(self.review("q").acks, [])
        later = self.review("", "good", now=day(10)).out
        self.assertIn("Whole other words?", later)
        self.assertIn("New answer.", later)
        self.assertRegex(later, r"(?m)^good \d+d")

    def test_an_edit_within_the_same_second_and_of_the_same_size_is_seen(self):
        for number in range(10):
            self.home.write("mine", deck({"id": "cap", "front": f"Version {number}?", "back": "b"}))
            self.assertIn(f"Version {number}?", self.review("q").out)

    def test_a_note_moved_within_its_file_keeps_its_history(self):
        self.home.write("mine", deck(*questions(3)))
        self.review("easy", "q")
        self.home.write("mine", deck(*reversed(questions(3))))
        self.assertNotIn("What is q1?", self.review("easy", "easy", "easy").out)

    def test_a_note_without_an_id_keeps_its_history_when_only_hints_change(self):
        note = {"front": "What does RPO limit?", "back": "Loss."}
        self.home.write("mine", deck(note))
        self.review("easy")
        self.home.write("mine", deck({**note, "hint": "x", "tags": ["t"], "note": "n"}))
        self.assertNotIn("RPO", self.review("q").out)

    def test_a_renamed_file_keeps_the_history_when_the_deck_has_an_id(self):
        path = self.home.write("mine", deck(question("cap"), id="stable"))
        self.review("easy")
        path.rename(path.with_name("other.toml"))
        self.assertNotIn("What is cap?", self.review("q").out)
        self.assertEqual(self.home.answers()[0]["deck"], "stable")

    def test_a_card_whose_note_is_gone_is_not_shown_and_returns_with_its_schedule(self):
        self.home.write("mine", deck(*questions(2)))
        self.review("easy", "easy")
        self.home.write("mine", deck(question("q2")))
        self.assertNotIn("What is q1?", self.review("good", "good", now=day(20)).out)
        self.assertEqual(len(self.home.answers(now=day(20))), 3)
        self.home.write("mine", deck(*questions(2)))
        out = self.review("good", now=day(20)).out
        self.assertIn("What is q1?", out)
        self.assertRegex(out, r"(?m)^good \d+d")

    def test_holes_can_be_added_and_moved_and_keep_their_history(self):
        self.home.write("mine", deck(CLOZE))
        self.review("easy")
        key = self.home.answers()[0]["key"]
        self.home.write("mine", deck({"id": "gap", "cloze": "By default {{VACUUM}} deletes after {{7 days}}; "
                                                            "history lists {{30 days}}."}))
        self.review("easy", now=day(1))
        self.review("easy", now=day(2))
        self.assertEqual(len({row["key"] for row in self.home.answers(now=day(2))}), 3)
        self.assertEqual(self.review("q", now=day(3)).acks, [])
        shown = self.ebb("show", key, now=day(3)).out
        self.assertRegex(shown, "easy")

    def test_the_key_of_a_hole_is_six_characters_of_a_hash(self):
        self.home.write("mine", deck(CLOZE))
        self.review("easy")
        self.assertRegex(self.home.answers()[0]["key"], r"^mine/gap#[0-9a-z]{6}$")


class Mistakes(Test):
    def test_a_bad_note_is_reported_with_its_place_and_the_good_ones_work(self):
        self.home.write("mine", deck(question("cap")) + '[[card]]\nfront = "No back"\n\n' + cards(question("pie")))
        result = self.review("easy", "easy", "easy")
        self.assertEqual(len(result.acks), 2)
        self.assertRegex(result.err, r"mine\.toml")
        self.assertLessEqual(len(result.err.splitlines()), 3)
        self.ebb("due")

    def test_a_syntax_error_in_the_middle_hides_only_its_own_piece(self):
        self.home.write("mine", deck(question("cap")) + '[[card]]\nfront = "unclosed\nback = 3 3\n\n'
                        + cards(question("pie")))
        self.assertEqual(len(self.review("easy", "easy", "easy").acks), 2)

    def test_a_header_inside_a_string_is_no_header(self):
        self.home.write("mine", '[[card]]\nid = "a"\nfront = """\n[[card]]\nnot a table"""\nback = "b"\n\n'
                                '[[card]]\nid = "c"\nfront = \n\n' + cards(question("d")))
        result = self.review("easy", "easy", "easy")
        self.assertEqual(len(result.acks), 2)
        self.assertIn("not a table", result.out)

    def test_the_next_command_after_the_repair_is_silent(self):
        self.home.write("mine", deck(question("cap")) + "[[card]]\nfront = 1\n")
        self.assertTrue(self.review("q").err)
        self.home.write("mine", deck(question("cap")))
        self.assertEqual(self.review("q").err, "")

    def test_the_place_a_command_names_is_the_one_check_names(self):
        path = self.home.write("mine", deck(question("cap")) + "[[card]]\nfront = 1\nback = 'b'\n")
        place = re.search(r"mine\.toml:(\d+):\d+: error", self.ebb("check", path, code=NO).out)[1]
        self.assertEqual(path.read_text().splitlines()[int(place) - 1], "front = 1")

    def test_notes_in_a_piece_that_became_unreadable_keep_their_history(self):
        self.home.write("mine", deck(*questions(2)))
        self.review("easy", "easy")
        self.home.write("mine", deck(*questions(2)).replace('"What is q1?"', '"What is q1?'))
        self.review("q")
        self.home.write("mine", deck(*questions(2)))
        self.assertEqual(self.review("q").acks, [])
        self.assertNotIn("What is q", self.review("q").out)

    def test_two_notes_of_one_id_are_a_problem_of_the_later(self):
        path = self.home.write("mine", deck(question("cap"), question("cap", front="Other?")))
        result = self.ebb("check", path, code=NO)
        self.assertRegex(result.out + result.err, r"mine\.toml:(9|1\d|8|7|6):\d+: error: .*cap")
        self.assertEqual(len(self.review("easy", "easy").acks), 1)

    def test_no_file_of_the_author_is_ever_touched(self):
        text = deck(question("cap")) + "# a comment\n[[card]]\nfront = 1\n"
        path = self.home.write("mine", text)
        self.review("easy", "u", "s")
        self.assertIn("deck", self.ebb("doctor", "--rebuild", code=NO).out)
        self.assertEqual(path.read_text(), text)


class Clashes(Test):
    shipped = True

    def test_a_deck_with_the_id_of_a_shipped_one_replaces_it_and_is_shown_so(self):
        before = self.ebb("decks").out
        self.assertIn("distributed-systems", before)
        self.home.write("distributed-systems", deck(question("cap"), title="My own of it"))
        out = self.ebb("decks")
        self.assertRegex(out.out, r"(?m)^distributed-systems\s+1\b.*in place of")
        self.assertEqual(out.err, "")
        result = self.review(*["easy"] * 9, args=["deck:distributed-systems"])
        self.assertEqual(len(result.acks), 1)

    def test_a_shipped_note_keeps_its_history_in_a_replacing_copy(self):
        first = self.review("easy", args=["deck:distributed-systems"])
        key = self.home.answers()[0]["key"]
        self.home.write("distributed-systems", deck({"id": key.split("/")[1].split("#")[0], "front": "Mine now?",
                                                     "back": "b"}))
        self.assertEqual(len(first.acks), 1)
        if "#" not in key:
            self.assertNotIn("Mine now?", self.review("q", args=["deck:distributed-systems"]).out)

    def test_two_own_decks_of_one_id_are_a_problem_of_the_later_file(self):
        self.home.write("a", deck(question("cap"), id="same", title="First"))
        self.home.write("b", deck(question("pie"), id="same", title="Second"))
        result = self.ebb("decks", "--json")
        self.assertIn("First", result.out)
        self.assertNotIn("Second", result.out)
        self.assertRegex(result.err, r"b\.toml")
        self.assertNotIn("What is pie?", self.review("easy", "easy").out)

    def test_a_file_name_that_is_no_id_becomes_one(self):
        path = self.home.write("Größe & mehr", deck(question("cap")))
        self.review("easy")
        self.assertRegex(self.home.answers()[0]["deck"], r"^[A-Za-z0-9._-]+$")
        result = self.ebb("check", path)
        self.assertIn("-", result.out + result.err)


if __name__ == "__main__":
    main()

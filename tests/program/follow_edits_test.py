"""History follows what an author does to a deck: by hand, in a review's editor, by git."""
import shutil

from ebbtest import Test, day, deck, main

CAFFE = {"front": "il caffè", "back": "coffee"}
NEIGHBOURS = [{"front": "l'acqua", "back": "water"}, {"front": "il pane", "back": "bread"}]


def between(note):
    return [NEIGHBOURS[0], note, NEIGHBOURS[1]]


class FollowEdits(Test):
    def begin(self, *notes, name="italian"):
        """All of them answered, and so known for days."""
        path = self.home.write(name, deck(*notes))
        self.review(*["easy"] * len(notes))
        return path

    def new_cards(self):
        return self.ebb("due", "--json").json()["new"]

    def links(self):
        return [row for row in self.home.log() if row["kind"] == "link"]

    def test_each_thing_an_author_does_keeps_the_history(self):
        edits = {
            "a typo mended": between({**CAFFE, "front": "il caffe"}),
            "punctuation": between({**CAFFE, "back": "coffee."}),
            "markup": between({**CAFFE, "back": "*coffee*"}),
            "an id added": between({"id": "caffe", **CAFFE}),
            "ids added to all": [{"id": f"n{i}", **note} for i, note in enumerate(between(CAFFE))],
            "notes added around it": [{"front": "x", "back": "y"}, *between({**CAFFE, "back": "Coffee"})],
        }
        for what, after in edits.items():
            with self.subTest(what):
                self.setUp()
                self.begin(*between(CAFFE))
                self.home.write("italian", deck(*after))
                added = len(after) - 3
                self.assertEqual(self.new_cards(), added)
                self.assertEqual(self.links(), [], "a command that reads writes nothing")
                self.review("q")
                self.assertGreaterEqual(len(self.links()), 1)
                self.assertEqual(self.new_cards(), added)

    def test_another_fact_begins_anew(self):
        for after in ({**CAFFE, "back": "tea"}, {"front": "il tè", "back": "tea"}):
            with self.subTest(after):
                self.setUp()
                self.begin(*between(CAFFE))
                self.home.write("italian", deck(*between(after)))
                self.assertEqual(self.new_cards(), 1)
                self.review("q")
                self.assertEqual(self.links(), [])

    def test_a_renamed_file_keeps_the_history(self):
        path = self.begin(*between(CAFFE))
        path.rename(path.with_name("vocabulary.toml"))
        self.assertEqual(self.new_cards(), 0)
        self.review("q")
        self.assertEqual(len(self.links()), 3)

    def test_notes_that_move_to_other_files_keep_the_history(self):
        self.begin(*between(CAFFE))
        self.home.write("italian", deck(NEIGHBOURS[0]))
        self.home.write("food", deck(CAFFE, NEIGHBOURS[1]))
        self.assertEqual(self.new_cards(), 0)

    def test_a_link_is_told_once_with_both_texts(self):
        self.begin(*between({**CAFFE, "front": "il cafè"}))
        self.home.write("italian", deck(*between(CAFFE)))
        self.assertNotIn("mended", self.ebb("due").err)
        said = self.review("q").err
        self.assertIn("mended: il cafè / coffee is now il caffè / coffee; its history goes along", said)
        self.assertNotIn("mended", self.review("q").err)

    def test_undo_passes_over_links(self):
        self.begin(*between(CAFFE))
        self.home.write("italian", deck(*between({**CAFFE, "back": "coffee."})))
        self.review("q")
        self.assertEqual(len(self.links()), 1)
        self.ebb("undo")
        self.assertEqual(self.new_cards(), 1, "the newest answer was taken back")
        self.assertFalse(self.links()[0]["undone"])

    def test_a_history_kept_under_two_names_is_shown_as_one(self):
        self.begin(*between(CAFFE))
        self.home.write("italian", deck(*between({"id": "caffe", **CAFFE})))
        self.review("q")
        shown = self.ebb("show", "italian/caffe", "--json").json()
        self.assertEqual(shown["answers"], 1)

    def test_another_branch_of_a_deck_finds_its_history_in_both_ways(self):
        old, new = deck(*between({**CAFFE, "front": "il cafè"})), deck(*between(CAFFE))
        self.begin(*between({**CAFFE, "front": "il cafè"}))
        for number, text in enumerate((new, old, new, old), start=1):
            self.home.write("italian", text)
            self.review("good", now=day(40 * number))
            self.assertEqual(self.new_cards(), 0)
        self.assertEqual(len(self.links()), 1)
        shown = [card["answers"] for card in self.ebb("list", "--json").json()["cards"]]
        self.assertEqual(sum(shown), sum(row["kind"] == "answer" for row in self.home.log()))

    def test_derived_data_that_is_lost_between_any_two_steps_changes_nothing(self):
        self.begin(*between(CAFFE))
        self.home.write("italian", deck(*between({"id": "caffe", **CAFFE})))
        for step in (["due"], ["list"], ["undo"], ["due"]):
            (self.home.path / "derived.db").unlink(missing_ok=True)
            self.ebb(*step)
        self.assertEqual(len(self.links()), 1)
        self.assertEqual(self.new_cards(), 1)
        self.review("easy")
        self.assertEqual(self.new_cards(), 0)

    def test_a_file_with_mistakes_may_still_hold_the_note(self):
        path = self.begin(*between(CAFFE))
        path.write_text(path.read_text().replace('back = "coffee"', 'back = "coffee'))
        self.home.write("friend", deck(CAFFE))
        self.assertEqual(self.new_cards(), 1)
        self.review("q")
        self.assertEqual(self.links(), [])

    def test_a_history_that_was_merged_is_followed_too(self):
        self.begin(*between(CAFFE))
        other = self.home.history.with_name("laptop.db")
        shutil.copy(self.home.history, other)
        self.setUp()
        self.home.write("italian", deck(*between({"id": "caffe", **CAFFE})))
        self.ebb("merge", str(other))
        self.assertEqual(self.new_cards(), 0)

    def edit(self, *notes, name="italian", number):
        """And a command that writes, on that day."""
        path = self.home.write(name, deck(*notes))
        self.said = self.review("q", now=day(number)).err
        return path

    def test_a_note_that_was_mended_is_mended_again_before_it_was_asked_again(self):
        self.begin(*between({"front": "il caffe", "back": "cofee"}))
        self.edit(*between({"front": "il caffè", "back": "cofee"}), number=1)
        self.edit(*between(CAFFE), number=2)
        self.assertEqual(self.new_cards(), 0)

    def test_one_word_is_mended_in_two_steps(self):
        for number, words in enumerate(("il ristornte prefferitto", "il ristornte preferitto", "il ristornte preferito")):
            note = between({"front": words, "back": "the restaurant one likes best"})
            self.edit(*note, number=number) if number else self.begin(*note)
        self.assertEqual(self.new_cards(), 0)

    def test_notes_were_added_on_both_sides_before_it_is_mended(self):
        added = {"front": "x", "back": "y"}, {"front": "v", "back": "w"}
        self.begin(*between({**CAFFE, "front": "il caffe"}))
        for number, note in enumerate(({**CAFFE, "front": "il caffe"}, CAFFE), start=1):
            self.edit(NEIGHBOURS[0], added[0], note, added[1], NEIGHBOURS[1], number=number)
        self.assertEqual(self.new_cards(), 2)

    def test_notes_were_put_in_another_order_before_one_is_mended(self):
        rest = [{"front": front, "back": front} for front in "abcd"]
        self.begin(*between({**CAFFE, "front": "il caffe"}), *rest)
        for number, note in enumerate(({**CAFFE, "front": "il caffe"}, CAFFE), start=1):
            self.edit(*rest[:2], note, *rest[2:], *NEIGHBOURS, number=number)
        self.assertEqual(self.new_cards(), 0)

    def test_a_note_that_moved_to_another_file_is_mended_there(self):
        self.begin(*between({**CAFFE, "front": "il caffe"}))
        self.home.write("italian", deck(*NEIGHBOURS))
        for number, note in enumerate(({**CAFFE, "front": "il caffe"}, CAFFE), start=1):
            self.edit({"front": "x", "back": "y"}, note, name="food", number=number)
        self.assertEqual(self.new_cards(), 1)

    def test_words_were_rewritten_under_an_id_that_is_then_changed(self):
        rewritten = {"front": "What wakes one up?", "back": "coffee"}
        after = {"an id changed": between({"id": "coffee", **rewritten}), "an id taken away": between(rewritten)}
        for what, notes in after.items():
            with self.subTest(what):
                self.setUp()
                self.begin(*between({"id": "caffe", **CAFFE}))
                self.edit(*between({"id": "caffe", **rewritten}), number=1)
                self.edit(*notes, number=2)
                self.assertEqual(self.new_cards(), 0)

    def test_words_were_rewritten_under_an_id_and_the_note_moves_to_another_file(self):
        self.begin(*between({"id": "caffe", **CAFFE}))
        note = {"id": "caffe", "front": "What wakes one up?", "back": "a bitter drink"}
        self.edit(*between(note), number=1)
        self.home.write("italian", deck(*NEIGHBOURS))
        self.edit(note, name="food", number=2)
        self.assertEqual(self.new_cards(), 0)

    def test_ids_that_ebb_gives_after_a_file_was_renamed_let_the_words_be_rewritten(self):
        path = self.begin(*between(CAFFE))
        path = path.rename(path.with_name("vocabulary.toml"))
        self.review("q", now=day(1))
        self.ebb("id", "vocabulary", now=day(1))
        path.write_text(path.read_text().replace("il caffè", "What wakes one up?"))
        self.review("q", now=day(2))
        self.assertEqual(self.new_cards(), 0)

    def test_ids_that_ebb_gives_after_a_note_was_mended_let_the_words_be_rewritten(self):
        path = self.begin(*between({**CAFFE, "front": "il caffe"}))
        self.edit(*between(CAFFE), number=1)
        self.ebb("id", "italian", now=day(1))
        path.write_text(path.read_text().replace("il caffè", "What wakes one up?"))
        self.review("q", now=day(2))
        self.assertEqual(self.new_cards(), 0)

    def test_a_link_is_not_told_again_when_the_note_moves(self):
        self.begin(*between({**CAFFE, "front": "il caffe"}))
        self.edit(*between(CAFFE), number=1)
        self.assertIn("mended: il caffe / coffee", self.said)
        self.home.write("italian", deck(*NEIGHBOURS))
        self.edit({"front": "x", "back": "y"}, CAFFE, name="food", number=2)
        self.assertNotIn("mended", self.said)

    def test_a_mended_note_is_not_called_new_and_gone(self):
        self.begin(*between({**CAFFE, "front": "il caffe"}))
        self.edit(*between(CAFFE), number=1)
        self.assertNotIn("new note", self.said)

    def test_older_words_that_stand_again_are_neither_new_nor_gone(self):
        self.begin(*between({**CAFFE, "front": "il caffe"}))
        self.edit(*between(CAFFE), number=1)
        self.edit(*between({**CAFFE, "front": "il caffe"}), number=2)
        self.assertNotRegex(self.said, "new|gone")
        self.assertEqual(self.new_cards(), 0)

    def test_notes_that_come_back_are_not_called_new(self):
        path = self.begin(*between(CAFFE))
        whole = path.read_text()
        path.write_text(whole.replace("[[card]]", "[[card", 1))
        self.review("q", now=day(1))
        path.write_text(whole)
        self.assertNotIn("new note", self.review("q", now=day(2)).err)

    def test_a_renamed_file_is_told_in_one_line(self):
        path = self.begin(*between(CAFFE))
        path.rename(path.with_name("vocabulary.toml"))
        said = self.review("q", now=day(1)).err
        self.assertNotIn("are not shown", said)
        self.assertLessEqual(said.count("its history goes along"), 1)

    def test_a_hole_is_added_to_a_note_without_an_id(self):
        note = {"cloze": "Io {{sono}} stanco, tu {{sei}} stanca."}
        self.home.write("italian", deck(*between(note)))
        for number in range(2):
            self.review(*["easy"] * 4, now=day(number))
        self.edit(*between({"cloze": "Io {{sono}} stanco, tu {{sei}} {{stanca}}."}), number=2)
        self.assertEqual([card["answers"] for card in self.ebb("list", "--json").json()["cards"]], [1, 1, 1, 0, 1])

    def test_an_edit_is_taken_back_before_another_one(self):
        mended = {**CAFFE, "front": "il caffe"}
        stories = {
            "mended elsewhere": (between(mended), between(CAFFE), between({**CAFFE, "back": "Coffee"})),
            "given an id": (between({"id": "caffe", **CAFFE}), between(CAFFE), between({**CAFFE, "back": "Coffee"})),
        }
        for what, edits in stories.items():
            with self.subTest(what):
                self.setUp()
                self.begin(*between(CAFFE))
                for number, notes in enumerate(edits, start=1):
                    self.edit(*notes, number=number)
                self.assertEqual(self.new_cards(), 0)

    def test_a_file_has_its_name_again_before_a_note_is_mended(self):
        path = self.begin(*between({**CAFFE, "front": "il caffe"}))
        for number, name in enumerate(("food", "italian"), start=1):
            path = path.rename(path.with_name(name + ".toml"))
            self.review("q", now=day(number))
        self.edit(*between(CAFFE), number=3)
        self.assertEqual(self.new_cards(), 0)

    def test_words_were_rewritten_before_the_history_was_merged(self):
        rewritten = {"front": "What wakes one up?", "back": "coffee"}
        self.begin(*between({"id": "caffe", **CAFFE}))
        other = self.home.history.with_name("laptop.db")
        shutil.copy(self.home.history, other)
        self.setUp()
        self.edit(*between({"id": "caffe", **rewritten}), number=1)
        self.ebb("merge", str(other), now=day(1))
        self.edit(*between(rewritten), number=2)
        self.assertEqual(self.new_cards(), 0)

    def test_a_card_that_was_adopted_is_mended(self):
        self.begin(*between({"front": "un espresso", "back": "a small coffee"}))
        self.edit(*between({**CAFFE, "front": "il caffe"}), number=1)
        old, new = (self.ebb("list", of, "--json", now=day(1)).json()["cards"][0]["key"] for of in ("is:gone", "is:new"))
        self.ebb("adopt", old, new, now=day(1))
        self.edit(*between(CAFFE), number=2)
        self.assertEqual(self.new_cards(), 0)


if __name__ == "__main__":
    main()

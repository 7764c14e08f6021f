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


if __name__ == "__main__":
    main()

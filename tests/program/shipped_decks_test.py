"""The decks that ship: enough of each, learnable, and a map that says which note teaches what."""
import collections
import pathlib
import re
import tomllib

from ebbtest import DONE, Test, day, main

DECKS = pathlib.Path(__file__).resolve().parents[2] / "decks"
AT_LEAST = {"databricks-components": 130, "distributed-systems": 110, "scalability-numbers": 90,
            "common-mistakes": 60, "interview-method": 70}
CORE = range(200, 241)  # cards: twelve days at 20 a day
CORE_OF_A_DECK = 15  # notes
CORE_TAGS = {"prompts": 12, "estimation": 15}  # notes
KINDS = {"back": "question", "cloze": "cloze", "answer": "choice", "number": "number", "points": "points"}


def notes():
    """Every note of the shipped decks, by deck/id."""
    found = {}
    for path in sorted(DECKS.glob("*.toml")):
        for note in tomllib.loads(path.read_text())["card"]:
            found[f"{path.stem}/{note['id']}"] = note
    return found


def kind_of(note):
    return next(kind for key, kind in KINDS.items() if key in note)


class ShippedDecks(Test):
    shipped = True

    def setUp(self):
        super().setUp()
        self.notes = notes()

    def test_each_deck_has_as_many_notes_as_it_promises(self):
        for deck, least in AT_LEAST.items():
            with self.subTest(deck):
                self.assertGreaterEqual(sum(key.startswith(deck + "/") for key in self.notes), least)

    def core_notes(self):
        return {key: note for key, note in self.notes.items() if "core" in note.get("tags", [])}

    def core_cards(self):
        """How many there are, by deck."""
        listed = self.ebb("list", "tag:core", "--json", env={"EBB_DECK_PATH": str(DECKS)}).json()
        return collections.Counter(card["deck"] for card in listed["cards"])

    def test_a_core_to_learn_first_takes_twelve_days_and_is_spread_over_all_decks(self):
        self.assertIn(self.core_cards().total(), CORE)
        core = self.core_notes()
        for deck in AT_LEAST:
            with self.subTest(deck):
                self.assertGreaterEqual(sum(key.startswith(deck + "/") for key in core), CORE_OF_A_DECK)

    def test_the_core_holds_prompts_to_design_for_and_estimations(self):
        tags = collections.Counter(tag for note in self.core_notes().values() for tag in note["tags"])
        for tag, least in CORE_TAGS.items():
            with self.subTest(tag):
                self.assertGreaterEqual(tags[tag], least)

    def test_the_size_that_is_said_of_the_core_is_true(self):
        cards = self.core_cards()
        for name in "README.md", "TAGS.md":
            with self.subTest(name):
                self.assertIn(f"{cards.total()} cards", (DECKS / name).read_text())
        for deck in AT_LEAST:
            with self.subTest(deck):
                description = tomllib.loads((DECKS / f"{deck}.toml").read_text())["deck"]["description"]
                self.assertIn(f"Its core, learned first, is {cards[deck]} cards.", description)

    def test_every_kind_of_note_is_used_and_no_deck_is_all_of_one(self):
        for deck in AT_LEAST:
            with self.subTest(deck):
                kinds = collections.Counter(kind_of(note) for key, note in self.notes.items()
                                            if key.startswith(deck + "/"))
                self.assertGreaterEqual(len(kinds), 4)
                self.assertLess(max(kinds.values()), 0.75 * kinds.total())
        self.assertEqual({kind_of(note) for note in self.notes.values()}, set(KINDS.values()))

    def test_what_ages_says_when_it_was_read_and_when_to_read_it_again(self):
        for key, note in self.notes.items():
            with self.subTest(key):
                self.assertEqual("as_of" in note, "verify_by" in note)
                if "as_of" in note:
                    self.assertLess(note["as_of"], note["verify_by"])

    def test_nothing_is_found_by_the_strict_check_on_the_day_of_the_release(self):
        result = self.ebb("check", "--strict", DECKS, now=day(0))
        self.assertEqual(result.out, "")

    def test_time_that_passes_warns_and_makes_no_check_fail(self):
        result = self.ebb("check", "--strict", DECKS, now=day(2000), code=DONE)
        self.assertIn("may be stale", result.out)

    def test_the_coverage_map_names_every_note_and_no_other(self):
        text = (DECKS / "COVERAGE.md").read_text()
        claimed = set(re.findall(r"`([a-z-]+/[\w.-]+)`", text))
        self.assertEqual(sorted(claimed - self.notes.keys()), [], "notes that are not there")
        self.assertEqual(sorted(self.notes.keys() - claimed), [], "notes that no part claims")

    def test_every_row_of_the_coverage_map_is_taught_by_a_note(self):
        for line in (DECKS / "COVERAGE.md").read_text().splitlines():
            if line.startswith("|") and not re.match(r"\|\s*(what|-+)", line):
                with self.subTest(line):
                    self.assertRegex(line, r"\| `[a-z-]+/[\w.-]+`")


if __name__ == "__main__":
    main()

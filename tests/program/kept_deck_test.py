"""Four weeks of two decks under git: forty notes without ids, mended, moved, branched and merged by people, and each
history is where a person would expect it.

Beside ebb stands a model that knows neither texts nor keys: for each card, by the name that its author has for it (see
kept_deck.py), the days on which it was answered.
"""
import collections
import random
import re
import unittest

from ebbtest import NO, Test, day, main
from gits import HAS_GIT, git
from kept_deck import EDITS, GEOGRAFIA, ITALIANO, OF_A_FRIEND

DAYS = 28  # from 0
NOTE = re.compile(r"^# (.+)\n\[\[card\]\]\n(?:.+\n)*\n?", re.M)
MEMORY = "phase", "due", "interval", "ease", "lapses", "answers", "introduced"


def note_of(text, names):
    """The lines of the note with these cards."""
    return next(found[0] for found in NOTE.finditer(text) if found[1] == names)


def date(number):
    return day(number)[:10]


@unittest.skipUnless(HAS_GIT, "there is no git here")
class KeptDeck(Test):
    maxDiff = None

    def setUp(self):
        super().setUp()
        self.number = 0  # of the day
        self.broken = set()  # files that cannot be read today
        self.answered = collections.defaultdict(list)  # the days, for each name of a card
        self.memories = {}  # what ebb told of a card after its last review
        self.rows_seen = 0

    # The author

    def path(self, file, folder=None):
        return (folder or self.home.decks) / f"{file}.toml"

    def git(self, *args, folder=None):
        git(folder or self.home.decks, *args, now=day(self.number))

    def commit(self, what, folder=None):
        self.git("add", "--all", folder=folder)
        self.git("commit", "--quiet", "--allow-empty", "--message", what, folder=folder)

    def rewrite(self, file, change, folder=None):
        path = self.path(file, folder)
        path.write_text(change(path.read_text()))

    def edit(self, edits, folder=None):
        for each in edits:
            if each.day != self.number:
                continue
            text = self.path(each.file, folder).read_text()
            self.assertEqual(text.count(each.old), 1, each)
            if each.anew:
                before, now = (f"# {names}\n" for names in each.anew)
                self.assertEqual(text.count(before), 1, each)
                text = text.replace(before, now)
            self.path(each.file, folder).write_text(text.replace(each.old, each.new))

    def take_out(self, file, names):
        note = note_of(self.path(file).read_text(), names)
        self.rewrite(file, lambda text: text.replace(note, ""))
        return note

    def move(self, source, target, *notes):
        """To the end of another file, which may be new."""
        taken = "".join(self.take_out(source, names) for names in notes)
        with self.path(target).open("a") as file:
            file.write(taken)

    # The days of which there is more to tell than words that change

    def day_7(self):
        """The header is broken, and nobody notices until tomorrow."""
        self.rewrite("italiano", lambda text: text.replace("[deck]", "[deck"))
        self.broken.add("italiano")

    def day_8(self):
        self.rewrite("italiano", lambda text: text.replace("[deck", "[deck]"))
        self.broken.clear()

    def day_10(self):
        self.git("mv", "geografia.toml", "italia.toml")

    def day_12(self):
        self.move("italiano", "numeri", "nono", "sette")

    def day_13(self):
        self.lago = self.take_out("italia", "garda")

    def day_15(self):
        """A branch from before yesterday's edits: the older words stand again."""
        self.commit("An evening on the main branch")
        self.git("switch", "--quiet", "--create", "older", "HEAD~2")

    def day_18(self):
        self.commit("The last evening on the branch")
        self.git("switch", "--quiet", "main")
        on_the_branch = {date(16), date(17), date(18)}
        asked = [name for name in ("cappello-back", "fiumi") if on_the_branch.intersection(self.answered[name])]
        self.assertTrue(asked, "nothing was asked of which older words stood")

    def day_19(self):
        self.git("merge", "--quiet", "--no-edit", "older")
        self.git("clone", "--quiet", self.home.decks, self.folder / "friend", folder=self.folder)

    def day_20(self):
        """A note comes back after a week, a friend corrects others at home, and one deck becomes two."""
        self.edit(OF_A_FRIEND, folder=self.folder / "friend")
        self.commit("Corrections", folder=self.folder / "friend")
        self.rewrite("italia", lambda text: text + self.lago)
        self.move("italiano", "grammatica", "uovo", "andare-we", "stagioni")

    def day_21(self):
        self.git("pull", "--quiet", "--no-rebase", "--no-edit", self.folder / "friend", "main")

    def day_22(self):
        for deck in "italiano", "grammatica":
            self.ebb("id", deck, now=day(self.number))

    def day_25(self):
        self.molise = note_of(self.path("italia").read_text(), "molise")
        keys = {name: key for key, name in self.names_of_keys().items()}
        self.ebb("mv", keys["carro"], keys["stagioni"], "numeri", now=day(self.number))
        self.ebb("rm", keys["molise"], now=day(self.number))

    def day_27(self):
        """What was taken out comes back."""
        self.rewrite("italia", lambda text: text + self.molise)

    # The learner

    def review(self):
        """Of what is due; the names of the cards are looked up before, since no word of a deck changes meanwhile."""
        names = self.names_of_keys()
        grades = random.Random(self.number).choices(("again", "good", "good", "good", "easy"), k=30)
        super().review(*grades, now=day(self.number))
        answers = self.home.answers(now=day(self.number))
        for row in answers[self.rows_seen:]:
            self.answered[names[row["key"]]].append(date(self.number))
        self.rows_seen = len(answers)
        self.memories.update(self.cards())

    def listed(self):
        return self.home.run("list", "--json", now=day(self.number)).json()["cards"]

    def names(self):
        """Of the cards in each deck, in the order of its file."""
        return {path.stem: [name for note in NOTE.finditer(path.read_text()) for name in note[1].split()]
                for path in self.home.decks.glob("*.toml") if path.stem not in self.broken}

    def by_name(self, listed):
        names = self.names()
        decks = collections.defaultdict(list)
        for card in listed:
            decks[card["deck"]].append(card)
        self.assertEqual({deck: len(cards) for deck, cards in decks.items()},
                         {deck: len(each) for deck, each in names.items() if each})
        return {name: card for deck, cards in decks.items() for name, card in zip(names[deck], cards)}

    def names_of_keys(self):
        return {card["key"]: name for name, card in self.by_name(self.listed()).items()}

    def cards(self):
        """What ebb knows of each."""
        return {name: {what: card[what] for what in MEMORY} for name, card in self.by_name(self.listed()).items()}

    # What holds every evening

    def compare(self):
        """Each card has the answers that were given to it, and comes back when it was to."""
        cards, days = self.cards(), self.answered
        met, today = cards.keys() & days.keys(), f"day {self.number}"
        self.assertEqual({name: (card["answers"], card["introduced"]) for name, card in cards.items()},
                         {name: (len(days[name]), days[name][0]) if name in met else (0, None) for name in cards},
                         today)
        self.assertEqual({name: cards[name] for name in met}, {name: self.memories[name] for name in met}, today)

    def history(self):
        return [path.read_bytes() for path in sorted(self.home.path.glob("history.db*")) if path.suffix != ".db-shm"]

    def look(self):
        """Reading changes nothing, and what can be made anew is the same when it was."""
        before = self.history()
        self.ebb("due", now=day(self.number))
        self.ebb("check", self.home.decks, now=day(self.number), code=NO if self.broken else 0)
        listed = self.listed()
        self.assertEqual(self.history(), before, "a command that reads wrote something")
        if self.number % 3 == 0:
            (self.home.path / "derived.db").unlink()
            self.assertEqual(self.listed(), listed)

    def test_every_history_is_where_a_person_would_expect_it(self):
        self.home.write("italiano", ITALIANO)
        self.home.write("geografia", GEOGRAFIA)
        self.assertEqual((ITALIANO + GEOGRAFIA).count("[[card]]"), 40)
        self.git("init", "--quiet", "--initial-branch=main")
        for self.number in range(DAYS):
            self.review()
            self.edit(EDITS)
            getattr(self, f"day_{self.number}", lambda: None)()
            self.commit(f"Day {self.number}")
            self.compare()
            self.look()
        self.assertEqual(sum(map(len, self.answered.values())), self.rows_seen)
        self.assert_healthy(now=day(DAYS))


if __name__ == "__main__":
    main()

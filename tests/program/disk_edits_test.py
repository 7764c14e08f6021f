"""Commands that write into decks, on a disk that is full and killed at every write: a deck is what it was or what it is to
be, whole, and nothing of the history is lost."""
import shutil

from disk import DISK
from ebbtest import DATABASE, DONE, KILL_AT_WRITE, NO, NO_ROOM, Home, Test, deck, in_parallel, main, question, questions

BLOCK = 4096
MOST_BLOCKS = 120
NOTES = [{"front": f"number {number}?", "back": "x" * 3000} for number in range(8)]
EDITS = {"id": ("id", "mine"), "rm": ("rm", "mine/given"), "mv": ("mv", "mine/given", "other"),
         "add": ("add", "mine", "a new one :: yes")}


class DisturbedEdit(Test):
    def begin(self, name):
        """A home in which the edit is done, one where it was, and the decks before and after."""
        begun = Home(self.folder / "begun")
        begun.write("mine", deck(*NOTES, question("given")))
        begun.write("other", deck(*questions(3)))
        begun.run("review", stdin="easy\n" * 12)
        self.done = self.prepare("done")
        self.assertEqual(self.done.run(*EDITS[name]).code, DONE)
        self.before, self.after = self.decks(begun), self.decks(self.done)
        self.rows = begun.rows()
        return begun

    def prepare(self, name):
        home = Home(self.folder / name)
        shutil.copytree(self.folder / "begun", home.folder, dirs_exist_ok=True)
        return home

    def decks(self, home):
        return [(home.decks / f"{name}.toml").read_bytes() for name in ("mine", "other")]

    def cards(self, home):
        return sorted((card["phase"], card["due"], card["interval"])
                      for card in home.run("list", "--json").json()["cards"])

    def check_kept(self, home, result):
        self.assertEqual([row for row in self.rows if row not in home.rows()], [], result)
        doctor = home.run("doctor")
        self.assertEqual(doctor.code, DONE, doctor)
        for now, old, new in zip(self.decks(home), self.before, self.after):
            self.assertIn(now, (old, new), result)

    def fill(self, name):
        begun = self.begin(name)
        known = self.cards(begun)
        codes = set()
        for blocks in range(0, MOST_BLOCKS, 3):
            home = self.prepare(f"room-{blocks}")
            result = home.run(*EDITS[name], env={"LD_PRELOAD": DISK, "EBB_ROOM": str(blocks * BLOCK)})
            self.assert_clean(result)
            self.check_kept(home, result)
            codes.add(result.code)
            if result.code == DONE:
                self.assertEqual(self.decks(home), self.after, result)
            else:
                self.assertIn(result.code, (NO, DATABASE), result)
                self.assertRegex(result.err, NO_ROOM)
                self.assertEqual(self.decks(home), self.before, result)
                self.assertEqual(self.cards(home), known, result)
                self.assertEqual([path.name for path in home.decks.iterdir() if path.name.startswith(".")], [])
            shutil.rmtree(home.folder)
        self.assertIn(DONE, codes)
        self.assertIn(NO, codes)

    def kill(self, name):
        self.begin(name)
        counter = self.folder / "count"
        home = self.prepare("counted")
        self.assertEqual(home.run(*EDITS[name], env={"LD_PRELOAD": KILL_AT_WRITE, "EBB_KILL_COUNT": str(counter)}).code,
                         DONE)

        def kill_at(which):
            number, when = which
            home = self.prepare(f"{when}-{number}")
            result = home.run(*EDITS[name], env={"LD_PRELOAD": KILL_AT_WRITE, "EBB_KILL_AT": str(number),
                                                 "EBB_KILL_WHEN": when})
            self.check_kept(home, result)
            texts = b"".join(self.decks(home))
            self.assertTrue(name == "rm" or b'"given"' in texts, "a note is in neither deck")
            shutil.rmtree(home.folder)

        writes = int(counter.read_text())
        self.assertGreater(writes, 3)
        in_parallel(self, kill_at, [(number, when) for number in range(1, writes + 1) for when in ("before", "after")])

    def test_ids_on_a_full_disk(self):
        self.fill("id")

    def test_a_move_on_a_full_disk(self):
        self.fill("mv")

    def test_an_addition_on_a_full_disk(self):
        self.fill("add")

    def test_an_addition_killed(self):
        self.kill("add")

    def test_ids_killed(self):
        self.kill("id")

    def test_a_move_killed(self):
        self.kill("mv")

    def test_a_removal_killed(self):
        self.kill("rm")


if __name__ == "__main__":
    main()

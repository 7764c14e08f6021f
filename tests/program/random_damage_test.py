"""Bits of the database files flip, and pages are overwritten: ebb neither crashes nor hangs, acknowledges nothing that is
not there, and says what to do. A derived.db that is damaged is made anew without a word."""
import random
import sqlite3
import tempfile

from pathlib import Path

from acts import NOW, begin
from ebbtest import ACKNOWLEDGED, DATABASE, DONE, GRADES, NO, SANITIZED, Home, main
from simulation import Simulated

PAGE = 4096
ADVICE = "restore|--rebuild|wrong|Nothing was changed"
COMMANDS = ["due"], ["log"], ["undo"], ["suspend", "mine/q1"], ["show", "mine/q1"], ["list"], ["backup"], ["quiz", "-n", "1"]


def flip_bits(content, chance):
    for _ in range(chance.choice((1, 1, 4, 64))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def overwrite_pages(content, chance):
    pages = range(0, len(content), PAGE)
    for begin_of_page in chance.sample(pages, min(len(pages), chance.choice((1, 1, 2)))):
        other = chance.choice((chance.randbytes(PAGE), bytes(PAGE), bytes(content[:PAGE])))
        content[begin_of_page:begin_of_page + PAGE] = other


class RandomDamage(Simulated):
    def damage(self, path, chance):
        content = bytearray(path.read_bytes())
        chance.choice((flip_bits, overwrite_pages))(content, chance)
        path.write_bytes(content)

    def answers(self, home):
        """How many the log holds; nothing where that cannot be read."""
        try:
            return sum(kind <= len(GRADES) for *_, kind in home.rows())
        except (sqlite3.Error, UnicodeDecodeError):  # what SQLite says of damage may quote bytes of it
            return None

    def ask(self, home, *args, **how):
        result = home.run(*args, now=NOW, **how)
        self.assertIn(result.code, (DONE, NO, DATABASE), f"{args}: {result}")
        self.assertNotRegex(result.err, "(?i)terminate|exception|bad_alloc|assert", result)
        self.assert_clean(result)
        if result.code == DATABASE:
            self.assertTrue(result.err.strip(), args)
        return result

    def check_history(self, home, chance):
        before = self.answers(home)
        review = self.ask(home, "review", stdin="good\nagain\n")
        after = self.answers(home)
        if before is not None and after is not None:
            self.assertGreaterEqual(after, before + len(ACKNOWLEDGED.findall(review.out)), review)
        for args in chance.sample(COMMANDS, 3):
            self.ask(home, *args, stdin="1\n")
        doctor = self.ask(home, "doctor")
        if doctor.code != DONE:
            self.assertRegex(doctor.out + doctor.err, ADVICE)

    def check_derived(self, home, before):
        review = self.ask(home, "review", stdin="good\n")
        self.assertEqual((review.code, len(review.acks)), (DONE, 1), review)
        self.assertEqual(self.answers(home), before + 1)
        doctor = self.ask(home, "doctor")
        if doctor.code != DONE:
            self.assertIn("--rebuild", doctor.out)
            rebuilt = self.ask(home, "doctor", "--rebuild")
            self.assertEqual(rebuilt.code, DONE, rebuilt)

    def test_each_page_of_derived_may_be_damaged(self):
        with tempfile.TemporaryDirectory() as folder:
            home = Home(Path(folder) / "home")
            begin(home)
            whole = (home.path / "derived.db").read_bytes()
            history = home.history.read_bytes()
            for page in range(len(whole) // PAGE):
                with self.subTest(page=page):
                    home.history.write_bytes(history)
                    damaged = bytearray(whole)
                    damaged[page * PAGE:(page + 1) * PAGE] = whole[:PAGE] if page else bytes(PAGE)
                    (home.path / "derived.db").write_bytes(damaged)
                    before = self.answers(home)
                    review = self.ask(home, "review", stdin="good\nu\nhard\n")
                    self.assertEqual((review.code, len(review.acks)), (DONE, 2), review)
                    self.assertIn("took back: good", review.out)
                    self.assertEqual(self.answers(home), before + 2)

    def trial(self, folder, seed):
        chance, home = random.Random(seed), Home(folder / "home")
        begin(home)
        if chance.random() < 0.5:
            with self.telling("history.db"):
                self.damage(home.history, chance)
                self.check_history(home, chance)
        else:
            with self.telling("derived.db"):
                before = self.answers(home)
                self.damage(home.path / "derived.db", chance)
                self.check_derived(home, before)

    def test_a_damaged_file_is_no_crash_and_no_lie(self):
        self.try_all(range(20 if SANITIZED else 60))


if __name__ == "__main__":
    main()

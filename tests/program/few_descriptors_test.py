"""So few files may be open at once: each command works, or says why not, and what was acknowledged is there."""
import random

from acts import CASES, Begun
from ebbtest import DATABASE, DONE, NO, NO_DECKS, main
from simulation import Simulated

NOT_STARTED = 127  # by the loader of shared libraries
FEWEST, MOST = 3, 20


class FewDescriptors(Simulated):
    def check(self, begun, number):
        begun.home.wrap = ["prlimit", f"--nofile={number}"]
        result = begun.run()
        begun.home.wrap = []
        self.assertIn(result.code, (DONE, NO, NO_DECKS, DATABASE, NOT_STARTED), result)
        if result.code == NOT_STARTED:
            return self.assertIn("shared librar", result.err)
        self.assert_clean(result)
        if result.code != DONE:
            self.assertRegex(result.err, "(?i)too many open files|cannot be (read|opened|written)")
        self.assertNotRegex(result.err, r"damaged|no database|locked|is gone|is missing|bad_alloc|\bspace\b")
        begun.check_kept(self, result)

    def trial(self, folder, seed, most=5):
        chance = random.Random(seed)
        begun = Begun(folder, CASES[seed % len(CASES)], chance.random() < 0.5)
        for number in chance.sample(range(FEWEST, MOST + 1), most):
            begun.again()
            with self.telling(f"{begun.name}, {begun.journal}, {number} descriptors"):
                self.check(begun, number)

    def test_with_few_descriptors_nothing_acknowledged_is_lost(self):
        self.try_all(range(len(CASES)))


if __name__ == "__main__":
    main()

"""The nth call of a kind fails, once or from then on: nothing that was acknowledged is lost, nothing crashes or hangs,
and what is said is true."""
import errno
import random

from acts import CASES, NOW, Begun, begin
from disk import DISK, calls
from ebbtest import DATABASE, DONE, NO, NO_DECKS, NO_ROOM, main
from simulation import Simulated

ERRORS = {
    "write": (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
    "sync": (errno.EIO, errno.ENOSPC),
    "truncate": (errno.EIO, errno.ENOSPC),
    "open": (errno.EMFILE, errno.EACCES, errno.EIO, errno.ENOSPC, errno.ENOMEM),
    "rename": (errno.EIO, errno.EACCES, errno.ENOSPC),
    "link": (errno.EIO, errno.EPERM, errno.EMLINK, errno.ENOSPC),
    "unlink": (errno.EIO, errno.EACCES),
    "read": (errno.EIO,),
    "lock": (errno.ENOLCK, errno.EIO),
}
OUT_OF_ROOM = errno.ENOSPC, errno.EDQUOT, errno.EFBIG
FILES = "", "", "history.db", "-wal", "-journal", "derived.db"  # what the paths end with that fail

# What may be said only where it is so.
UNTRUE = [(lambda error: error not in OUT_OF_ROOM, r"\bspace\b|\bfull\b|size limit|quota|too large"),
          (lambda error: True, r"locked by|another program"),
          (lambda error: True, r"damaged|no database|not a database|is gone|is missing"),
          (lambda error: True, r"(?i)bad_alloc|filesystem error|basic_|terminate|exception|assert")]


class FailingCalls(Simulated):
    def assert_true(self, result, kind, number):
        """What was said, of a call of that kind that failed with this errno."""
        for is_untrue, words in UNTRUE:
            if is_untrue(number):
                self.assertNotRegex(result.err, words)
        self.assertIn(result.code, (DONE, NO, NO_DECKS, DATABASE))
        if result.code == DATABASE:
            self.assertTrue(result.err, "nothing was said")
        if result.code == DATABASE and number in OUT_OF_ROOM and kind != "open":  # SQLite then tries it otherwise
            self.assertRegex(result.err, NO_ROOM)
        self.assert_clean(result)

    def check(self, begun, rows_written, fault):
        result = begun.run(LD_PRELOAD=DISK, **fault)
        kind, _, number = fault["EBB_FAULT"].split(":")
        self.assert_true(result, kind, int(number))
        new = begun.check_kept(self, result)
        most_rows = max(rows_written, begun.act.stdin.count("\n"))  # other cards, where their deck cannot be read
        self.assertLessEqual(len(new), most_rows, f"rows came from nowhere: {result}")
        if "Nothing was changed" in result.err:
            self.assertEqual(new, [], result)
        if result.code == DONE and not result.err:
            self.assertEqual(len(new), rows_written, f"something was left out and not told: {result}")

    def trial(self, folder, seed, most=12):
        """One act, and so many faults."""
        chance = random.Random(seed)
        begun = Begun(folder, CASES[seed % len(CASES)], chance.random() < 0.5)
        where = chance.choice(FILES)
        rows_written = begun.count_rows(LD_PRELOAD=DISK, EBB_CALLS=str(folder / "calls"), EBB_FAULT_IN=where)
        numbers = calls(folder / "calls")
        kinds = [kind for kind, number in numbers.items() if number]
        for _ in range(most if kinds else 0):
            kind = chance.choice(kinds)
            fault = f"{kind}:{chance.randint(1, numbers[kind])}{chance.choice(('', '+'))}:{chance.choice(ERRORS[kind])}"
            begun.again()
            with self.telling(f"{begun.name}, {begun.journal}, {fault} in *{where}"):
                self.check(begun, rows_written, {"EBB_FAULT": fault, "EBB_FAULT_IN": where})

    def refuse_lock(self, number):
        """A review, where the lock file cannot be locked."""
        begin(self.home)
        fault = {"LD_PRELOAD": DISK, "EBB_FAULT": f"lock:1+:{number}", "EBB_FAULT_IN": "/lock"}
        return self.home.run("review", stdin="good\n", now=NOW, env=fault)

    def test_a_lock_that_the_disk_does_not_give_is_told_as_that(self):
        result = self.refuse_lock(errno.EIO)
        self.assertEqual((result.code, result.acks), (DATABASE, []))
        self.assert_one_sentence(result.err, "lock file .* cannot be locked: Input/output error")

    def test_a_file_system_without_locks_is_said_once(self):
        result = self.refuse_lock(errno.ENOLCK)
        self.assertEqual((result.code, len(result.acks)), (DONE, 1))
        self.assertEqual(result.err.count("knows no locks"), 1)

    def test_a_call_that_fails_costs_nothing_acknowledged_and_what_is_said_is_true(self):
        self.try_all(range(len(CASES)))


if __name__ == "__main__":
    main()

"""The disk has room for so many blocks of 4 KiB more, from none on: what was acknowledged is there, what was not is told
as what it is, and with room again all goes on."""
import random

from acts import CASES, Begun
from disk import DISK
from ebbtest import DATABASE, DONE, NO, NO_ROOM, main
from simulation import Simulated

BLOCK = 4096
STEP = 5  # blocks, from one size to the next that a trial tries
LARGEST = 200


class FullDisk(Simulated):
    def check(self, begun, rows_written, blocks):
        """Whether all of it was done."""
        result = begun.run(LD_PRELOAD=DISK, EBB_ROOM=str(blocks * BLOCK))
        self.assertIn(result.code, (DONE, NO, DATABASE))
        self.assert_clean(result)
        if result.code == DATABASE:
            self.assertRegex(result.err, NO_ROOM)
        self.assertNotRegex(result.err, "damaged|locked|is gone|is missing|bad_alloc|press the key")
        new = begun.check_kept(self, result)
        self.assertLessEqual(len(new), rows_written, result)
        if "Nothing was changed" in result.err:
            self.assertEqual(new, [], result)
        return result.code == DONE and not result.err

    def trial(self, folder, seed):
        """One act, with ever more room until it is done."""
        chance = random.Random(seed)
        begun = Begun(folder, CASES[seed % len(CASES)], chance.random() < 0.5)
        rows_written = begun.count_rows()
        for blocks in range(chance.randrange(STEP), LARGEST, STEP):
            begun.again()
            with self.telling(f"{begun.name}, {begun.journal}, {blocks} blocks"):
                if self.check(begun, rows_written, blocks):
                    return
        self.fail(f"{begun.name}, {begun.journal}: it is not done with {LARGEST} blocks")

    def test_with_little_room_nothing_acknowledged_is_lost(self):
        self.try_all(range(len(CASES)))


if __name__ == "__main__":
    main()

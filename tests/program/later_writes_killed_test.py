"""What writes once the files are there, killed at every write (every_write.py)."""
import sqlite3

from every_write import EveryWrite
from ebbtest import KILL_AT_WRITE, Home, deck, in_parallel, main, questions


class LaterWrites(EveryWrite):
    def test_the_first_review_of_a_later_day_with_its_backup(self):
        self.kill_at_each(1, ["review"], ("good", "again", "u", "s"))

    def test_doctor_making_the_derived_file_again(self):
        self.kill_at_each(1, ["doctor", "--rebuild"], ())


class Restore(EveryWrite):
    def test_a_killed_restore_has_lost_nothing_and_can_be_done_again(self):
        counter = self.folder / "count"
        begun = Home(self.folder / "begun")
        begun.write("mine", deck(*questions(6)))
        begun.run("review", stdin="good\ngood\n")
        begun.run("backup")
        begun.run("review", stdin="good\n")
        rows = set(begun.rows())

        def restore(home, env):
            return home.run("restore", home.backups()[-1], env={"LD_PRELOAD": KILL_AT_WRITE, **env})

        self.assertEqual(restore(self.prepare("counted"), {"EBB_KILL_COUNT": str(counter)}).code, 0)

        def kill(which):
            number, when = which
            home = self.prepare(f"{when}-{number}")
            backup = home.backups()[-1]
            self.assertEqual(restore(home, {"EBB_KILL_AT": str(number), "EBB_KILL_WHEN": when}).code, -9)
            kept = set()
            for path in home.path.rglob("*history*"):
                if path.suffix in (".db-wal", ".db-shm") or path.name.endswith(("-wal", "-shm")):
                    continue
                try:
                    kept |= set(home.rows(path))
                except sqlite3.Error:
                    pass  # one that was not finished
            self.assertEqual(rows - kept, set(), "rows are gone from all files")
            self.assertTrue(backup.exists())
            again = home.run("restore", backup)
            self.assertEqual(again.code, 0, again)
            self.assertEqual(home.run("doctor").code, 0)

        writes = int(counter.read_text())
        in_parallel(self, kill, [(number, when) for number in range(1, writes + 1) for when in ("before", "after")])


if __name__ == "__main__":
    main()

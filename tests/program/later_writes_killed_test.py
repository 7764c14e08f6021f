"""What writes once the files are there, killed at every write (every_write.py)."""
import sqlite3

from acts import meet_another
from every_write import EveryWrite
from ebbtest import KILL_AT_WRITE, Home, day, deck, in_parallel, main, questions


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


class Merge(EveryWrite):
    def test_a_merge_that_is_cut_off_has_added_all_or_nothing_and_can_be_done_again(self):
        counter = self.folder / "count"
        begun = Home(self.folder / "begun")
        meet_another(begun)
        before, merged = set(begun.rows()), set(Home(begun.folder / "other").rows())

        def merge(home, **env):
            return home.run("merge", "ebb/other.jsonl", now=day(3), env={"LD_PRELOAD": KILL_AT_WRITE, **env})

        self.assertEqual(merge(self.prepare("counted"), EBB_KILL_COUNT=str(counter)).code, 0)

        def kill(number):
            home = self.prepare(f"{number}")
            merge(home, EBB_KILL_AT=str(number))
            self.assertIn(set(home.rows()), (before, before | merged))
            self.assertEqual(home.run("doctor", now=day(3)).code, 0)
            self.assertEqual(home.run("merge", "ebb/other.jsonl", now=day(3)).code, 0)
            self.assertEqual(sorted(home.rows()), sorted(before | merged))

        writes = int(counter.read_text())
        self.assertGreater(writes, 20)
        in_parallel(self, kill, range(1, writes + 1))


if __name__ == "__main__":
    main()

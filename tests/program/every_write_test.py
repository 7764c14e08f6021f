"""Killed before and after every single write to a file (kill_at_write.c does it): every answer that was acknowledged is
in the log, both files are sound, and the next review goes on."""
import shutil
import sqlite3
import unittest

from ebbtest import KILL_AT_WRITE, Home, Test, day, deck, in_parallel, main, questions


@unittest.skipUnless(KILL_AT_WRITE, "a preloaded library and a sanitizer do not go together")
class EveryWrite(Test):
    def begin(self, sessions):
        """A home that has been used on so many days; each kill happens in a copy of it."""
        home = Home(self.folder / "begun")
        home.write("mine", deck({"front": "No id?", "back": "None.", "tags": ["core"]}, *questions(6)))
        for number in range(sessions):
            home.run("review", stdin="good\ngood\nagain\neasy\n", now=day(number))

    def prepare(self, name):
        home = Home(self.folder / name)
        shutil.copytree(self.folder / "begun", home.folder, dirs_exist_ok=True)
        return home

    def act(self, home, args, lines, on, env):
        return home.run(*args, stdin="".join(line + "\n" for line in lines), now=day(on),
                        env={"LD_PRELOAD": KILL_AT_WRITE, **env})

    def kill_at_each(self, sessions, args, lines):
        counter = self.folder / "count"
        self.begin(sessions)
        before = 4 * sessions
        home = self.prepare("counted")
        result = self.act(home, args, lines, sessions, {"EBB_KILL_COUNT": str(counter)})
        self.assertEqual(result.code, 0, result)
        writes = int(counter.read_text())
        self.assertGreater(writes, 5)

        def kill(which):
            number, when = which
            home = self.prepare(f"{when}-{number}")
            result = self.act(home, args, lines, sessions, {"EBB_KILL_AT": str(number), "EBB_KILL_WHEN": when})
            acknowledged = len(result.acks) if args[0] == "review" else 0
            if home.history.exists():
                self.assert_whole(home, acknowledged, before, now=day(sessions))
            if when == "before":  # the files are the same after the write before
                going_on = home.run("review", stdin="good\n", now=day(sessions))
                self.assertEqual((going_on.code, len(going_on.acks), going_on.err), (0, 1, ""))
            return result.code == -9

        killed = in_parallel(self, kill, [(number, when) for number in range(1, writes + 1)
                                          for when in ("before", "after")])
        self.assertGreater(sum(killed), 1.6 * writes)  # how many writes there are differs a little from run to run

    def test_the_first_review_of_all(self):
        self.kill_at_each(0, ["review"], ("good", "good"))

    def test_the_first_review_of_a_later_day_with_its_backup(self):
        self.kill_at_each(1, ["review"], ("good", "again", "u", "s"))

    def test_doctor_making_the_derived_file_again(self):
        self.kill_at_each(1, ["doctor", "--rebuild"], ())


@unittest.skipUnless(KILL_AT_WRITE, "a preloaded library and a sanitizer do not go together")
class Restore(Test):
    def test_a_killed_restore_has_lost_nothing_and_can_be_done_again(self):
        counter = self.folder / "count"

        def prepare(name):
            home = Home(self.folder / name)
            home.write("mine", deck(*questions(6)))
            home.run("review", stdin="good\ngood\n")
            home.run("backup")
            home.run("review", stdin="good\n")
            return home

        def restore(home, env):
            return home.run("restore", home.backups()[-1], env={"LD_PRELOAD": KILL_AT_WRITE, **env})

        self.assertEqual(restore(prepare("counted"), {"EBB_KILL_COUNT": str(counter)}).code, 0)

        def kill(which):
            number, when = which
            home = prepare(f"{when}-{number}")
            rows = set(home.rows())
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

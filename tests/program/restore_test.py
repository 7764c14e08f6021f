"""`ebb restore` after a crash, and with what it is given unreadable: no row is lost."""
import fcntl
import os
import shutil
import signal
import sqlite3

from ebbtest import DATABASE, DONE, NO, Home, Test, day, deck, in_parallel, main, questions


class Crashed(Test):
    def setUp(self):
        super().setUp()
        self.begun = self.crashed()

    def crashed(self):
        """A history of which half stands in a backup, and half only in the -wal of a process that was killed."""
        self.home.write("mine", deck(*questions(12)))
        self.review("good", "easy", "again")
        self.ebb("backup")
        talk = self.talk("review")
        for grade in "easy", "good", "hard", "easy":
            talk.say(grade)
            talk.expect_ack(grade)
        talk.process.send_signal(signal.SIGKILL)
        talk.process.wait()
        self.assertGreater((self.home.path / "history.db-wal").stat().st_size, 0)
        self.assertEqual(self.answers_in(self.copy("look")), 7)
        return self.home.folder

    def copy(self, name):
        home = Home(self.folder / name)
        shutil.copytree(self.home.folder / "ebb", home.path, dirs_exist_ok=True)
        return home

    def answers_in(self, home):
        return len(home.answers())


class Restore(Crashed):
    def test_the_newest_backup_that_is_whole_is_taken_and_others_are_named(self):
        home = self.copy("junk")
        junk = home.path / "backups" / "history-2030-01-01.db"
        junk.write_bytes(b"not a database")
        os.mkfifo(home.path / "backups" / "history-2030-01-02.db")
        result = home.run("restore")
        self.assertEqual(result.code, DONE, result)
        self.assertIn(junk.name, result.err)
        self.assertEqual(self.answers_in(home), 7)

    def test_a_row_that_differs_from_the_backup_is_named_and_both_are_kept(self):
        home = self.copy("differs")
        with sqlite3.connect(home.path / "history.db") as db:
            db.executescript("DROP TRIGGER log_keeps; UPDATE log SET kind = 1 WHERE id = (SELECT min(id) FROM log WHERE kind < 5);"
                             "CREATE TRIGGER log_keeps BEFORE UPDATE ON log BEGIN "
                             "SELECT RAISE(ABORT, 'log rows are never changed'); END")
        before = len(home.answers())
        result = self.ebb("restore", home=home)
        self.assertIn("1 row of that file stands in the backup otherwise; both are kept:", result.err)
        self.assertRegex(result.err, r"again   mine/q\d+   2026-")
        self.assertGreater(len(home.answers()), before)

    def test_the_file_that_was_in_the_place_is_named_by_the_study_day(self):
        home = self.copy("named")
        for now, name in ((day(3), "2026-11-25"), (day(3), "2026-11-25-2"), (day(5, "03:00:00Z"), "2026-11-26")):
            before = home.rows()  # also those in its -wal
            out = self.ebb("restore", home=home, now=now).out
            aside = home.path / f"history.db.replaced-{name}"
            self.assertIn(str(aside), out)
            self.assertEqual(home.rows(aside), before)

    def test_what_cannot_be_a_backup_is_refused_by_its_name(self):
        for name in "/no/such/file.db", str(self.folder), "/dev/null":
            with self.subTest(name):
                home = self.copy("refused" + name.replace("/", "-"))
                result = home.run("restore", name)
                self.assertEqual(result.code, DATABASE)
                self.assert_one_sentence(result.err, name, "Nothing was changed")
                self.assertEqual(self.answers_in(home), 7)

    def test_the_folder_of_backups_keeps_the_rights_it_has(self):
        shared = self.folder / "shared"
        shutil.copytree(self.home.path / "backups", shared)
        shared.chmod(0o750)
        home = self.copy("linked")
        shutil.rmtree(home.path / "backups")
        (home.path / "backups").symlink_to(shared)
        self.assertEqual(home.run("backup").code, DONE)
        self.assertEqual(shared.stat().st_mode & 0o777, 0o750)


class Races(Test):
    """Nothing that was acknowledged while backups were restored is gone."""
    def test_of_three_restores_at_once_each_is_done_or_says_who_was_first(self):
        self.home.write("mine", deck(*questions(12)))
        self.review("good", "easy", "again")
        self.ebb("backup")
        self.review("good", "good")
        for result in in_parallel(self, lambda _: self.home.run("restore"), range(3)):
            if result.code != DONE:
                self.assertEqual(result.code, NO, result)
                self.assertRegex(" ".join(result.err.split()), r"ebb restore is at work \(process \d+\)")
        self.assertEqual(len(self.home.answers()), 5)

    def test_what_was_acknowledged_beside_restores_is_in_the_live_history(self):
        self.home.write("mine", deck(*questions(120)))
        self.review("good")
        self.ebb("backup")

        def work(which):
            if which == 0:
                return [self.home.run("restore") for _ in range(6)]
            if which == 1:
                return [self.home.run("suspend", f"mine/q{number}") for number in range(60, 90)]
            return [self.home.run("review", "--new", "100", stdin="easy\neasy\n") for _ in range(10)]

        restores, suspends, reviews = in_parallel(self, work, range(3))
        for result in suspends + reviews:
            self.assertIn(result.code, (DONE, DATABASE), result)
        suspended = {row["key"] for row in self.home.log() if row["kind"] == "suspend"}
        for number, result in enumerate(suspends, 60):
            if result.code == DONE:
                self.assertIn(f"mine/q{number}", suspended)
        answered = 1 + sum(len(result.acks) for result in reviews)
        self.assertEqual(len(self.home.answers()), answered)
        self.assertIn(DONE, {result.code for result in restores})
        self.assert_healthy()

    def test_what_starts_during_a_restore_waits_and_then_says_why(self):
        self.home.write("mine", deck(*questions(3)))
        self.review("good")
        with open(self.home.path / "lock", "r+b") as lock:
            fcntl.lockf(lock, fcntl.LOCK_EX, 0)  # as long as the file is open
            result = self.ebb("review", stdin="good\n", code=DATABASE)
        self.assert_one_sentence(result.err, "a backup is being put in its place")
        self.assertEqual(result.acks, [])
        self.assertEqual(len(self.review("good").acks), 1)


if __name__ == "__main__":
    main()

"""`ebb restore` after a crash, and with what it is given unreadable: no row is lost."""
import os
import shutil
import signal

from ebbtest import DATABASE, DONE, Home, Test, day, deck, main, questions


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


if __name__ == "__main__":
    main()

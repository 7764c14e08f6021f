"""A history.db that is not what it should be: one clear sentence, exit code 4, not a byte changed, and `ebb restore`
brings a backup back."""
import contextlib
import os
import shutil
import sqlite3

from ebbtest import DATABASE, NO, Home, Test, day, deck, main, questions

COMMANDS = (["review"], ["due"], ["log"], ["log", "--json"], ["undo"], ["suspend", "mine/q1"], ["bury", "mine/q1"],
            ["forget", "mine/q1"], ["show", "mine/q1"], ["backup"], [])


class Damage(Test):
    def setUp(self):
        super().setUp()
        self.home.write("mine", deck(*questions(9)))
        self.review("good", "easy", "again", "hard")
        self.ebb("backup")
        self.backup = self.home.backups()[-1]
        self.rows = self.home.rows()
        self.aside = [path.name + end for path in [self.home.history] for end in ("-wal", "-shm")]

    def damage(self, content):
        for name in self.aside:
            (self.home.path / name).unlink(missing_ok=True)
        if content is None:
            self.home.history.unlink()
        else:
            self.home.history.write_bytes(content)

    def assert_refused(self, *words, commands=COMMANDS):
        before = self.home.history.read_bytes() if self.home.history.exists() else None
        for args in commands:
            result = self.ebb(*args, stdin="good\n", code=DATABASE)
            self.assert_one_sentence(result.err, "history.db", "restore", *words)
            self.assertEqual(result.acks, [])
            after = self.home.history.read_bytes() if self.home.history.exists() else None
            self.assertEqual(after, before, f"{args} changed the file")
        self.assert_clean(self.home.run("doctor"))
        self.assertNotEqual(self.home.run("doctor").code, 0)
        after = self.home.history.read_bytes() if self.home.history.exists() else None
        self.assertEqual(after, before)

    def assert_restored(self):
        """restore brings the backup back, and keeps the file that was in its place."""
        before = self.home.history.read_bytes() if self.home.history.exists() else None
        result = self.ebb("restore", self.backup)
        self.assertEqual(set(self.rows) - set(self.home.rows()), set())
        if before is not None:
            kept = [path for path in self.home.path.glob("history*") if path.name not in self.aside
                    and path.read_bytes() == before]
            self.assertTrue(kept, "the file that was in the place is gone or altered")
            self.assertIn(kept[0].name, result.out + result.err)
        self.assert_healthy()
        self.assertEqual(len(self.review("easy", "q").acks), 1)
        self.assertEqual(len(self.home.answers()), 5)

    def test_truncated(self):
        whole = self.home.history.read_bytes()
        for size in 50, 100, 1000, 4096, 5000, 8192, len(whole) // 2, len(whole) - 4096, len(whole) - 1:
            with self.subTest(size=size):
                self.damage(whole[:size])
                self.assert_refused(commands=COMMANDS[:4])
        self.damage(whole[:len(whole) // 2])
        self.assert_refused()
        self.assert_restored()

    def test_overwritten_with_garbage(self):
        self.damage(os.urandom(20_000))
        self.assert_refused()
        self.assert_restored()

    def test_overwritten_with_text(self):
        self.damage(b"[deck]\n" * 1000)
        self.assert_refused()
        self.assert_restored()

    def test_overwritten_with_garbage_in_the_middle(self):
        whole = bytearray(self.home.history.read_bytes())
        for start in range(4096, len(whole), 4096):
            whole[start:start + 4096] = os.urandom(4096)
        self.damage(bytes(whole))
        self.assert_refused(commands=COMMANDS[:3])
        self.assert_restored()

    def damage_schema(self, old, new):
        whole = self.home.history.read_bytes()
        self.assertIn(old, whole)
        self.damage(whole.replace(old, new))

    def test_a_column_that_lost_its_name(self):
        self.damage_schema(b"    day   INTEGER", b"    dqy   INTEGER")
        self.assert_refused("damaged", "day")
        self.assert_restored()

    def test_what_the_damaged_schema_says_is_shown_as_text(self):
        self.damage_schema(b"shift INTEGER", b"shift INTE\xc7ER")
        self.assert_refused("damaged", r"INTE\\xc7ER")
        self.assert_restored()

    def test_emptied(self):
        self.damage(b"")
        self.assert_refused()
        self.assert_restored()

    def test_deleted_while_there_are_backups(self):
        self.damage(None)
        self.assert_refused()
        self.assert_restored()

    def test_written_by_a_newer_version(self):
        with sqlite3.connect(self.home.history) as history:
            history.execute("PRAGMA user_version = 4711")
        history.close()
        before = self.home.history.read_bytes()
        for args in COMMANDS:
            result = self.ebb(*args, stdin="good\n", code=DATABASE)
            self.assert_one_sentence(result.err, "newer", "history.db")
        self.assertEqual(self.home.history.read_bytes(), before)
        self.assert_restored()

    def test_another_programs_database(self):
        self.damage(None)
        with sqlite3.connect(self.home.history) as other:
            other.executescript("CREATE TABLE urls(url TEXT); PRAGMA application_id = 7;")
        other.close()
        self.assert_refused()
        self.assert_restored()

    def test_another_programs_database_without_an_id(self):
        self.damage(None)
        with sqlite3.connect(self.home.history) as other:
            other.executescript("CREATE TABLE log(id INTEGER PRIMARY KEY, at INTEGER); INSERT INTO log VALUES (1, 2);")
        other.close()
        self.assert_refused()
        self.assert_restored()

    def test_a_folder_or_a_pipe_in_its_place(self):
        for make in os.mkdir, os.mkfifo:
            with self.subTest(make.__name__):
                for path in self.home.path.glob("history.db*"):
                    path.rmdir() if path.is_dir() else path.unlink()
                make(self.home.history)
                for args in ["review"], ["due"], ["log"]:
                    self.assert_one_sentence(self.ebb(*args, stdin="good\n", code=DATABASE).err, "history.db")

    def test_a_restore_adds_the_rows_that_can_still_be_read(self):
        self.review("easy", "easy")
        rows = self.home.rows()
        with sqlite3.connect(self.home.history) as history:
            history.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        history.close()
        self.assertGreater(len(rows), len(self.rows))
        out = self.ebb("restore", self.backup).out
        self.assertEqual(set(self.home.rows()), set(rows))
        self.assertRegex(out, r"\b4\b")
        self.assertRegex(out, r"\b2\b")

    def test_restore_without_a_name_takes_the_newest_or_lists_them(self):
        self.damage(b"")
        result = self.home.run("restore")
        self.assertIn(result.code, (0, 2), result)
        self.assertIn(self.backup.name, result.out + result.err)

    def test_a_restored_file_begins_a_new_device(self):
        self.ebb("restore", self.backup)
        self.review("easy")
        rows = self.home.rows()
        self.assertEqual(len({device for (device, *_) in rows}), 2)
        self.assertEqual(len({(device, sequence) for device, sequence, *_ in rows}), len(rows))

    def test_a_first_run_after_all_was_deleted_is_a_first_run(self):
        for path in self.home.path.rglob("*"):
            if path.is_file() and path.suffix != ".toml":
                path.unlink()
        self.assertEqual(len(self.review("good").acks), 1)


class Copied(Test):
    def test_a_copied_history_used_in_two_places_never_reuses_a_number(self):
        self.home.write("mine", deck(*questions(9)))
        self.review("good", "easy")
        there = Home(self.folder / "there")
        shutil.copytree(self.home.path, there.path, dirs_exist_ok=True)
        self.review("again", "hard", "easy", now=day(0, "13:00:00Z"))
        self.ebb("review", stdin="easy\ngood\nagain\n", home=there, now=day(0, "14:00:00Z"))
        here_rows, there_rows = ({row[:2]: row for row in home.rows()} for home in (self.home, there))
        common = set(here_rows) & set(there_rows)
        self.assertEqual(len(common), 2)
        self.assertTrue(all(here_rows[number] == there_rows[number] for number in common))
        for home in self.home, there:
            self.assert_healthy(home, now=day(0, "15:00:00Z"))
            self.ebb("undo", home=home, now=day(0, "15:00:00Z"))

    def test_a_moved_home_goes_on(self):
        self.home.write("mine", deck(*questions(9)))
        self.review("good", "easy")
        self.home.path.rename(self.folder / "elsewhere")
        self.home.path = self.folder / "elsewhere"
        self.home.env["EBB_HOME"] = str(self.home.path)
        self.review("easy", "easy")
        self.assertEqual(len(self.home.answers()), 4)
        self.assert_healthy()


class Journal(Test):
    def test_wal_is_set_at_first_and_another_choice_is_respected(self):
        self.home.write("mine", deck(*questions(9)))
        self.review("good")

        def mode(command="PRAGMA journal_mode"):
            history = sqlite3.connect(self.home.history)
            try:
                return history.execute(command).fetchone()[0]
            finally:
                history.close()

        self.assertEqual(mode(), "wal")
        self.assertEqual(mode("PRAGMA journal_mode = DELETE"), "delete")
        self.review("good", "easy", "u")
        self.ebb("due")
        self.ebb("backup")
        self.assertEqual(mode(), "delete")
        self.assert_healthy()


class LostCount(Test):
    """The page is damaged on which stands how many rows an action has: it is taken back once, and then what is older."""
    def damage_details(self):
        with contextlib.closing(sqlite3.connect(self.home.history)) as history:
            history.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            root, = history.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'detail'").fetchone()
            size, = history.execute("PRAGMA page_size").fetchone()
        with self.home.history.open("r+b") as file:
            file.seek((root - 1) * size)
            file.write(b"\xff" * size)

    def test_undo_takes_it_back_once_and_then_what_is_older(self):
        self.home.write("mine", deck(*questions(9)))
        self.review("good")
        self.ebb("backup")
        self.ebb("suspend", "mine/q2", now=day(1))
        self.ebb("suspend", *(f"mine/q{number}" for number in range(3, 10)), now=day(2))
        self.damage_details()
        self.ebb("restore", now=day(2))
        for taken_back in 7, 1, 1:
            self.assertEqual(len(self.ebb("undo", now=day(3)).out.splitlines()), taken_back)
        self.ebb("undo", now=day(3), code=NO)
        cards = self.ebb("list", "--json", now=day(3)).json()["cards"]
        self.assertFalse(any(card["suspended"] for card in cards))
        self.assert_healthy(now=day(3))


if __name__ == "__main__":
    main()

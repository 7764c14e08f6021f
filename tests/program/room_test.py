"""No room to write: a full disk, a limit on the size of files, a home that is read-only."""
import os
import re
import shutil

from ebbtest import ACKNOWLEDGED, DATABASE, EBB, NO, NO_ROOM, Test, deck, main, questions
from rights import Namespace, needs_mounts, needs_permissions, way_to_be_bound


@needs_mounts
class FullDisk(Test):
    def setUp(self):
        super().setUp()
        where = self.folder / "small"
        where.mkdir()
        self.space = Namespace(f"mount -t tmpfs -o size=1m tmpfs {where}")
        self.addCleanup(self.space.close)
        self.home.path = where / "ebb"
        self.home.env["EBB_HOME"] = str(self.home.path)
        self.home.wrap = self.space.wrap
        self.decks = self.folder / "decks"
        self.decks.mkdir()
        (self.decks / "mine.toml").write_text(deck(*questions(30)))
        self.home.env["EBB_DECK_PATH"] = str(self.decks)
        self.small = self.space.outside(where)
        self.ballast = self.small / "ballast"

    def fill(self, leave=0):
        """Takes all the room but so many bytes."""
        with open(self.ballast, "wb", buffering=0) as ballast:
            try:
                while True:
                    ballast.write(b"x" * 4096)
            except OSError:
                pass
        os.truncate(self.ballast, max(0, self.ballast.stat().st_size - leave))

    def test_answers_that_find_no_room_are_not_acknowledged_and_all_others_are_kept(self):
        self.ebb("review", "deck:mine", stdin="good\n" * 3)
        for leave in (0, 4096, 8192, 16384, 32768, 65536):
            with self.subTest(leave=leave):
                self.ballast.unlink(missing_ok=True)
                before = len(self.home.answers())
                self.fill(leave)
                result = self.home.run("review", "deck:mine", "--new", "30", stdin="good\nhard\n" * 15)
                self.assert_clean(result)
                if result.code:
                    self.assertEqual(result.code, DATABASE)
                if result.code or len(result.acks) < 30:
                    self.assert_one_sentence(result.err.strip().splitlines()[0], NO_ROOM)
                self.ballast.unlink()
                self.assertEqual(len(self.home.answers()), before + len(result.acks))
                self.assert_healthy()
        self.assertEqual(len(self.ebb("review", "deck:mine", "--new", "30", stdin="good\n").acks), 1)

    def test_an_answer_that_found_no_room_stays_on_screen_and_can_be_given_again(self):
        self.ebb("review", "deck:mine", stdin="good\n" * 3)
        terminal = self.terminal("review", "deck:mine", "--new", "30")
        terminal.reveal()
        self.fill()
        for _ in range(20):  # the files have some room within themselves
            terminal.send("4")
            if "easy" not in terminal.expect(re.compile(r"(?i)^easy \d|full|no space|no room", re.M))[-8:]:
                break
            terminal.reveal()
        self.ballast.unlink()
        terminal.grade("4", "easy")
        terminal.send("q")
        self.assertEqual(terminal.wait(), 0)
        self.assertEqual(len(self.home.answers()), 3 + len(ACKNOWLEDGED.findall(terminal.text())))
        self.assert_healthy()

    def test_looking_works_on_a_full_disk(self):
        self.ebb("review", "deck:mine", stdin="good\n" * 3)
        expected = self.ebb("due", "--short").out
        self.fill()
        self.assertEqual(self.ebb("due", "--short").out, expected)
        self.ebb("log")
        self.ebb("decks")
        (self.decks / "new.toml").write_text(deck(*questions(2, start=50)))
        self.ebb("decks")
        self.assertEqual(self.home.run("backup").code, DATABASE)

    def test_a_first_run_on_a_full_disk_is_one_sentence(self):
        self.fill()
        result = self.ebb("review", stdin="good\n", code=DATABASE)
        self.assert_one_sentence(result.err, NO_ROOM)
        self.assertEqual(result.acks, [])
        self.ballast.unlink()
        self.assertEqual(len(self.ebb("review", stdin="good\n").acks), 1)


class FileSizeLimit(Test):
    def test_a_limit_on_file_size_is_said_like_a_full_disk_and_is_no_death(self):
        self.home.write("mine", deck(*questions(30)))
        self.review(*["good"] * 3)
        largest = max(path.stat().st_size for path in self.home.path.glob("*.db"))
        for limit in 0, 100, 4096, 8192, 32768, largest, largest + 4096, largest + 65536:
            with self.subTest(limit=limit):
                before = len(self.home.answers())
                self.home.wrap = ["prlimit", f"--fsize={limit}"]
                result = self.home.run("review", "--new", "30", stdin="good\nhard\n" * 20)
                self.home.wrap = []
                self.assert_clean(result)
                self.assertIn(result.code, (0, DATABASE), result)
                if result.code:
                    self.assert_one_sentence(result.err.strip().splitlines()[0], NO_ROOM)
                self.assertEqual(len(self.home.answers()), before + len(result.acks))
                self.assert_healthy()

    def test_a_first_run_under_such_a_limit(self):
        self.home.write("mine", deck(*questions(3)))
        self.home.wrap = ["prlimit", "--fsize=1000"]
        result = self.ebb("review", stdin="good\n", code=DATABASE)
        self.assertEqual(result.acks, [])
        self.home.wrap = []
        self.assertEqual(len(self.review("good").acks), 1)


class ReadOnly:
    """A home that can be read and not written. Both ways to make one share these tests."""

    def test_looking_works(self):
        for command in (), ("due",), ("decks",), ("log",), ("log", "--json"), ("show", "mine/q1"), ("config",):
            self.ebb(*command)
        self.assertEqual(self.ebb("due", "--short").out, self.expected)
        self.assertEqual(len(self.home.answers()), 3)

    def test_looking_works_when_a_deck_was_added_since(self):
        more = self.folder / "more.toml"
        more.write_text(deck(*questions(4, start=50)))
        out = self.ebb("decks", env={"EBB_DECK_PATH": str(more)}).out
        self.assertIn("more", out)

    def test_review_refuses_before_the_first_card(self):
        result = self.ebb("review", stdin="good\n", code=DATABASE)
        self.assertNotIn("What is", result.out)
        self.assert_one_sentence(result.err, "read.only|cannot be written|permission|not writable", "history.db|ebb")

    def test_corrections_refuse_too(self):
        for command in ("undo",), ("suspend", "mine/q1"), ("bury", "mine/q1"), ("forget", "mine/q1"), ("backup",):
            result = self.ebb(*command, code=DATABASE)
            self.assert_one_sentence(result.err)

    def test_nothing_is_changed(self):
        before = self.history.read_bytes()
        for command in ("review",), ("due",), ("undo",), ("doctor",), ("doctor", "--rebuild"):
            self.assert_clean(self.home.run(*command))
        self.assertEqual(self.history.read_bytes(), before)


def begin(test):
    test.home.write("mine", deck(*questions(9)))
    test.review("good", "easy", "again")
    test.expected = test.ebb("due", "--short").out
    test.history = test.home.history


@needs_mounts
class ReadOnlyMount(ReadOnly, Test):
    def setUp(self):
        super().setUp()
        begin(self)
        path = self.home.path
        space = Namespace(f"mount --bind {path} {path} && mount -o remount,ro,bind {path}")
        self.addCleanup(space.close)
        self.home.wrap = space.wrap


@needs_permissions
class ReadOnlyForThisUser(ReadOnly, Test):
    def setUp(self):
        super().setUp()
        begin(self)
        self.home.program = shutil.copy(EBB, self.folder / "ebb-program")
        for path in [self.home.path, *self.home.path.rglob("*")]:
            self.close(path, 0o500 if path.is_dir() else 0o400)
        self.home.wrap = way_to_be_bound()

    def test_a_home_that_cannot_be_made_is_one_sentence(self):
        closed = self.folder / "closed"
        closed.mkdir()
        self.close(closed, 0o555)
        result = self.ebb("review", stdin="good\n", env={"EBB_HOME": str(closed / "ebb")}, code=DATABASE)
        self.assert_one_sentence(result.err, "closed")

    def test_a_home_that_cannot_be_read_is_one_sentence(self):
        closed = self.folder / "closed"
        closed.mkdir()
        self.close(closed, 0)
        result = self.home.run("log", env={"EBB_HOME": str(closed)})
        self.assertEqual(result.code, DATABASE, result)
        self.assert_one_sentence(result.err, "closed", "permission|cannot be read")

    def test_a_history_that_cannot_be_read_is_not_called_damaged(self):
        self.close(self.home.history, 0)
        for args in ["due"], ["review"]:
            err = self.ebb(*args, code=DATABASE).err
            self.assert_one_sentence(err, "history.db", "cannot be read", "Nothing was changed")
            self.assertNotIn("damaged", err)

    def test_a_deck_that_cannot_be_read_is_said_and_the_others_work(self):
        secret = self.folder / "decks"
        secret.mkdir()
        (secret / "secret.toml").write_text(deck(*questions(3)))
        self.close(secret / "secret.toml", 0)
        (secret / "open.toml").write_text(deck(*questions(3, start=70)))
        result = self.ebb("decks", env={"EBB_DECK_PATH": str(secret)})
        self.assertIn("open", result.out)
        self.assertRegex(result.err, r"secret\.toml")
        result = self.ebb("check", secret / "secret.toml", code=NO)
        self.assertRegex(result.out + result.err, r"secret\.toml\S* error: .*([Pp]ermission|read)")


@needs_permissions
class ClosedBackups(Test):
    """A folder of backups that may not be looked into, as a run by sudo leaves it."""

    def setUp(self):
        super().setUp()
        begin(self)
        self.home.program = shutil.copy(EBB, self.folder / "ebb-program")
        self.ebb("backup")
        self.close(self.home.path / "backups", 0)
        self.home.wrap = way_to_be_bound()

    def test_a_review_goes_on_and_says_that_there_is_no_backup(self):
        result = self.review("good", "good")
        self.assertEqual(len(result.acks), 2)
        self.assertRegex(result.err, "no backup was made today: .*backups")

    def test_a_missing_history_is_not_begun_anew(self):
        for path in self.home.path.glob("history.db*"):
            path.unlink()
        self.assert_one_sentence(self.ebb("review", stdin="good\n", code=DATABASE).err, "backups", "cannot be read")
        self.assertFalse(self.home.history.exists())


@needs_mounts
class FullCache(Test):
    def test_a_full_disk_of_memories_does_not_stop_the_review(self):
        self.home.write("mine", deck(*questions(400)))
        self.review("good", "good")
        for size in "4k", "64k", "160k":
            with self.subTest(size):
                cache = self.folder / "cache"
                cache.mkdir(exist_ok=True)
                space = Namespace(f"mount -t tmpfs -o size={size} tmpfs {cache}")
                self.addCleanup(space.close)
                home = {"EBB_HOME": None, "XDG_DATA_HOME": str(self.folder / "data"),
                        "XDG_CACHE_HOME": str(cache), "XDG_CONFIG_HOME": str(self.folder)}
                (self.folder / "data").mkdir(exist_ok=True)
                shutil.copytree(self.home.path, self.folder / "data" / "ebb", dirs_exist_ok=True)
                self.home.wrap = space.wrap
                self.assertEqual(len(self.review("good", "easy", args=("deck:mine",), env=home).acks), 2)
                self.home.wrap = []


if __name__ == "__main__":
    main()

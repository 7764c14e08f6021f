"""A review is killed, and then another history is copied over the one it wrote to, or moved into its place: what stands in
the -wal that is left belongs to the earlier file, and is never written over the new one."""
import shutil

from acts import leave_in_wal
from ebbtest import DONE, Home, Test, day, deck, main, questions


class CopiedOver(Test):
    def setUp(self):
        super().setUp()
        self.other = Home(self.folder / "other")
        for home, sessions in (self.home, 1), (self.other, 9):
            home.write("mine", deck(*questions(60)))
            for number in range(sessions):
                home.run("review", stdin="good\nagain\neasy\n" * 3, now=day(number - 10))
        leave_in_wal(self.home)
        self.wal = self.home.history.with_name("history.db-wal")
        self.left = self.wal.read_bytes()
        self.killed = self.folder / "killed.db"
        shutil.copy(self.home.history, self.killed)

    def copy(self, file):
        """As `cp` does: the same file with other bytes."""
        shutil.copyfile(file, self.home.history)

    def move(self, file):
        shutil.copyfile(file, self.home.history.with_name("new"))
        self.home.history.with_name("new").rename(self.home.history)

    def test_it_loses_no_row_and_the_wal_is_kept(self):
        rows = self.other.rows(texts=True)
        for put in self.copy, self.move:
            for command in "doctor", "due", "review", "log", "backup":
                with self.subTest(command, put=put.__name__):
                    self.wal.write_bytes(self.left)
                    put(self.other.history)
                    result = self.ebb(command, now=day(3))
                    kept = max(self.home.path.glob("*.replaced-*-wal"), key=lambda path: path.stat().st_ctime_ns)
                    self.assertEqual(result.err.count(str(kept)), 1)
                    self.assertEqual(kept.read_bytes(), self.left)
                    self.assertEqual(self.home.rows(texts=True), rows)
                    self.assertNotIn("-wal", self.ebb("doctor", now=day(3)).err)

    def test_what_both_held_is_merged_once_the_earlier_file_is_put_beside_its_wal(self):
        self.copy(self.other.history)
        self.ebb("due", now=day(3))
        kept, = self.home.path.glob("*.replaced-*-wal")
        shutil.copy(self.killed, str(kept).removesuffix("-wal"))
        self.ebb("merge", str(kept).removesuffix("-wal"), now=day(3))
        self.assertEqual(len(self.home.answers(now=day(3))), (1 + 9) * 9 + 2)

    def test_a_restore_takes_along_what_the_new_file_holds(self):
        backup = self.home.backups()[0]
        rows = set(self.other.rows(texts=True))
        self.copy(self.other.history)
        result = self.ebb("restore", str(backup), now=day(3))
        self.assertIn("the -wal beside that file was not its own", result.out)
        self.assertLessEqual(rows, set(self.home.rows(texts=True)))

    def test_rows_of_its_own_wal_are_there_where_the_history_was_touched(self):
        shutil.copy(self.home.history, self.home.history.with_name("copy"))
        self.home.history.with_name("copy").rename(self.home.history)
        result = self.home.run("doctor", now=day(3))
        self.assertEqual((result.code, result.err), (DONE, ""))
        self.assertEqual(len(self.home.answers(now=day(3))), 9 + 2)
        self.assertFalse(list(self.home.path.glob("*.replaced-*")))


if __name__ == "__main__":
    main()

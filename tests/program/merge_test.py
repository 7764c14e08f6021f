"""Histories of several machines: what one has and another lacks is added, once."""
import contextlib
import json
import os
import shutil
import sqlite3
import threading

from ebbtest import DATABASE, DONE, NO, Home, Test, day, deck, main, questions


class Merge(Test):
    def setUp(self):
        super().setUp()
        self.other = Home(self.folder / "other")
        for home in self.home, self.other:
            home.write("mine", deck(*questions(6)))
        self.home.run("review", stdin="good\nagain\n", now=day(0))
        self.other.run("review", stdin="easy\neasy\neasy\n", now=day(1))

    def rows(self, home):
        return sorted((row["device"], row["sequence"], row["key"], row["undone"]) for row in home.log())

    def memories(self, home):
        cards = home.run("list", "--json", now=day(2)).json()["cards"]
        return {card["key"]: (card["phase"], card["due"]) for card in cards}

    def answers_of(self, home):
        return [line for line in home.run("log", "--json").out.splitlines() if '"grade"' in line]

    def log_of(self, home, name):
        path = self.folder / name
        path.write_text(home.run("log", "--json").out)
        return str(path)

    def test_both_ways_give_both_the_same_rows_and_memories(self):
        self.ebb("merge", str(self.other.history))
        self.other.run("merge", str(self.home.history))
        self.assertEqual(len(self.rows(self.home)), 5)
        self.assertEqual(self.rows(self.home), self.rows(self.other))
        self.assertEqual(self.memories(self.home), self.memories(self.other))
        self.assert_healthy(now=day(4))

    def test_merging_again_adds_nothing(self):
        self.ebb("merge", str(self.other.history))
        result = self.ebb("merge", str(self.other.history), str(self.other.history))
        self.assertIn("0 rows", result.out)
        self.assertEqual(len(self.rows(self.home)), 5)

    def test_a_dry_run_says_how_much_and_adds_nothing(self):
        result = self.ebb("merge", "--dry-run", str(self.other.history))
        self.assertIn("6 rows would be added", result.out, "three answers, and what their cards say")
        self.assertEqual(len(self.rows(self.home)), 2)

    def test_the_log_as_lines_is_as_good_as_the_file(self):
        self.other.run("undo", now=day(1))
        self.ebb("merge", self.log_of(self.other, "other.jsonl"))
        self.assertIn("0 rows", self.ebb("merge", str(self.other.history)).out)
        self.assertEqual(len([row for row in self.home.log() if row["undone"]]), 1)
        self.assert_healthy(now=day(4))

    def test_a_copy_that_went_on_is_kept_as_a_branch(self):
        before = self.folder / "before.db"
        self.home.run("backup")
        shutil.copy(self.home.backups()[0], before)
        self.home.run("review", stdin="good\n", now=day(3))
        gone_on = self.folder / "gone-on.db"
        self.home.run("backup")
        shutil.copy(self.home.backups()[-1], gone_on)
        self.ebb("merge", str(before), str(gone_on))
        self.assertEqual(len(self.rows(self.home)), 3)

    def test_lines_that_are_none_are_named_with_their_place(self):
        path = self.folder / "lines"
        lines = self.answers_of(self.other)
        for bad in "no JSON", "{}", lines[0].replace('"easy"', '"great"'), lines[0].replace('"sequence":', '"seq":'):
            path.write_text("\n".join([lines[0], bad, lines[1]]))
            result = self.ebb("merge", str(path), code=NO)
            self.assertIn(f"{path}:2", result.err)
            self.assertEqual(len(self.rows(self.home)), 2)

    def test_numbers_out_of_range_are_named_with_their_place_and_nothing_is_changed(self):
        path = self.folder / "lines"
        lines = self.answers_of(self.other)
        row = json.loads(lines[1])
        for member, number in (
            ("at_ms", 2**53), ("at_ms", 2**63), ("at_ms", 2**64 - 1), ("at_ms", row["at_ms"] + 1000), ("at_ms", -(2**63)),
            ("shift", 2**32 + 5), ("shift", "5"), ("sequence", 2**40), ("sequence", 2**64 - 1), ("took_ms", 2**63),
            ("took_ms", 1.5), ("kind", "kind 4294967297"), ("key", 7), ("day", "10000-01-01"),
        ):
            with self.subTest(member=member, number=number):
                path.write_text("\n".join([lines[0], json.dumps(row | {member: number}), lines[2]]))
                result = self.ebb("merge", str(path), code=NO)
                self.assertIn(f"{path}:2: ", result.err)
                self.assertIn(f"`{member}`", result.err)
                self.assertIn("Nothing was changed.", result.err)
                self.assertEqual(len(self.rows(self.home)), 2)

    def test_an_empty_file_is_named_and_the_others_are_merged(self):
        empty = self.folder / "empty"
        empty.write_text("")
        result = self.ebb("merge", str(empty), code=NO)
        self.assertIn(f"{empty}: the file is empty", result.err)
        self.assertNotIn("lacking", result.out)
        result = self.ebb("merge", str(empty), str(self.other.history))
        self.assertIn(f"{empty}: the file is empty", result.err)
        self.assertIn("added 6 rows", result.out)

    def test_a_folder_is_said_to_be_one(self):
        result = self.ebb("merge", str(self.folder), code=NO)
        self.assertIn(f"ebb: {self.folder}: it is a folder, not a file. Nothing was changed.", result.err)

    def test_what_is_no_history_is_refused(self):
        for name, content in ("garbage", b"SQLite format 3\0" + b"x" * 5000), ("short", b"SQLite format 3\0"):
            path = self.folder / name
            path.write_bytes(content)
            result = self.ebb("merge", str(path), code=DATABASE)
            self.assertIn(name, result.err)
        self.ebb("merge", str(self.folder / "none"), code=NO)
        self.assertEqual(len(self.rows(self.home)), 2)

    def test_beside_an_open_review_the_answers_of_both_count(self):
        talk = self.talk("review", now=day(2))
        talk.expect("What is")
        self.ebb("merge", str(self.other.history))
        talk.say("good")
        talk.expect("What is")
        self.assertEqual(talk.finish(), DONE)
        self.assertIn(len(self.rows(self.home)), (5, 6))
        self.assert_healthy(now=day(4))

    def test_undo_passes_over_what_was_merged(self):
        self.ebb("merge", str(self.other.history))
        result = self.ebb("undo", now=day(2))
        self.assertIn("again", result.out)

    def go_on_unseen(self, name):
        """A copy of the history that goes on under its device: nothing tells it that it is one."""
        copy = Home(self.folder / name)
        copy.write("mine", deck(*questions(6)))
        with contextlib.closing(sqlite3.connect(self.home.history)) as history:
            history.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(self.home.history, copy.history)
        copy.run("review", stdin="easy\n", now=day(1))
        copy.run("suspend", "mine/q5", now=day(1))
        with contextlib.closing(sqlite3.connect(copy.history)) as history:
            number = history.execute("SELECT max(no) FROM device").fetchone()[0]
            before = history.execute(f"SELECT count(*) FROM log WHERE id >> 40 < {number}").fetchone()[0]
            history.executescript(f"""
                DROP TRIGGER log_keeps; DROP TRIGGER detail_keeps; PRAGMA foreign_keys = OFF;
                UPDATE detail SET row = row - ({number} << 40) + {before} WHERE row >> 40 = {number};
                UPDATE log SET id = id - ({number} << 40) + {before} WHERE id >> 40 = {number};
                DELETE FROM device WHERE no = {number};""")
        return copy

    def test_undo_passes_over_what_a_copy_of_this_file_wrote_under_its_device(self):
        copy = self.go_on_unseen("copy")
        self.assertIn("added 2 rows", self.ebb("merge", copy.history).out)
        self.assertEqual(len({row["device"] for row in self.home.log()}), 1)
        for grade in "again", "good":
            self.assertIn(f"took back: {grade}", self.ebb("undo", now=day(2)).out)
        self.ebb("undo", now=day(2), code=NO)
        self.assertEqual(len([row for row in self.home.log() if row["undone"]]), 2)
        self.assertIn("added 0 rows", self.ebb("merge", copy.history).out)

    def pipe(self, content):
        """A named pipe that gives these bytes once."""
        path = self.folder / f"pipe-{len(content)}"
        os.mkfifo(path)
        threading.Thread(target=lambda: path.write_bytes(content), daemon=True).start()
        return path

    def contents(self):
        """A history and a log, and whether they are longer than what a pipe holds."""
        lines = self.other.run("log", "--json").raw_out
        self.other.run("backup", now=day(1))
        backup = self.other.backups()[-1].read_bytes()
        padding = b'{"device": "0000000000000001", "sequence": 1, "kind": "quiz", "at": "2026-11-22T12:00:00Z", ' \
                  b'"at_ms": 1795348800000, "day": "2026-11-22", "detail": {"long": "%s"}}\n' % (b"x" * 300_000)
        return (lines, 6), (backup, 6), (lines + padding, 7)

    def test_a_pipe_is_read_whole(self):
        for content, rows in self.contents():
            for name in "pipe", "-", "/dev/stdin":
                with self.subTest(name=name, size=len(content)):
                    home = Home(self.folder / f"into-{len(content)}-{len(name)}")
                    path = self.pipe(content) if name == "pipe" else name
                    result = self.ebb("merge", path, home=home, stdin=b"" if name == "pipe" else content)
                    self.assertIn(f"added {rows} row", result.out)
                    self.assertEqual([path.name for path in home.path.glob("history*reading*")], [])

    def test_what_is_wrong_with_a_pipe_is_told_by_its_name(self):
        backup = self.contents()[1][0]
        for content, code, words in ((b"", NO, "standard input: the file is empty"), (b"words\n", NO, "standard input:1: "),
                                     (backup[:5000], DATABASE, "standard input: it is damaged"),
                                     (b"SQLite format 3\0", DATABASE, "standard input: ")):
            with self.subTest(words):
                self.assertIn(words, self.ebb("merge", "-", stdin=content, code=code).err)
        self.assertEqual(len(self.rows(self.home)), 2)

    def test_restore_says_of_a_pipe_that_a_file_is_needed(self):
        pipe = self.pipe(b"")
        self.assert_one_sentence(self.ebb("restore", pipe, code=DATABASE).err, "pipe", "file")
        pipe.open("rb").close()

    def test_rows_of_no_time_that_is_are_told_merged_and_carried(self):
        """Of years before 1 and after 9999, as damage or another program may leave them."""
        far = 2**63 - 1, -2**63, 2**53, -2**53, 253402300800000
        with contextlib.closing(sqlite3.connect(self.other.history)) as history:
            for number, at in enumerate(far, 100):
                history.execute("INSERT INTO log (id, at, zone, day, card, kind, took) VALUES (?, ?, ?, ?, 1, 3, ?)",
                                (number, at, at, at, min(abs(at), 2**40)))
            history.commit()
        self.assertIn(f"added {6 + len(far)} rows", self.ebb("merge", self.other.history).out)
        for row in self.home.log():
            self.assertRegex(row["at"] + row["day"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)\d{4}-\d\d-\d\d$")
        for args in ("log",), ("list",), ("due",), ("show", "mine/q1"), ("backup", "--list"), ("decks",):
            said = self.ebb(*args, now=day(2)).out
            self.assertNotRegex(said, r"-\d{5}|\d{6,}-\d\d-|:-\d|\b\d{5}-\d\d-\d\d")
        self.assertIn("9999-12-31 23:59", self.ebb("log", now=day(2)).out)
        self.assertIn("0001-01-01 00:00", self.ebb("log", now=day(2)).out)
        self.ebb("doctor", "--rebuild", "--backups", code=NO, now=day(2))
        carried = Home(self.folder / "carried")
        self.ebb("merge", self.log_of(self.home, "far.jsonl"), home=carried)
        self.assertEqual(sorted(carried.rows()), sorted(self.home.rows()))
        self.assertIn("added 0 rows", self.ebb("merge", carried.history).out)


if __name__ == "__main__":
    main()

"""A history from elsewhere may hold rows that ebb never writes: spans below zero, texts that are neither JSON nor UTF-8.
No command stumbles over them, none of them is lost, and what is printed as JSON is JSON."""
import contextlib
import json
import sqlite3

from ebbtest import Home, Test, deck, main, questions

SPANS = -5, -(2**63), 2**63 - 1, None
DETAILS = b'{"given":"\xff\xfe"}', b"\xff", b"{", b'"x"', b"", b"[1,\xc3]", b'{"given":"B"}'
KEYS = b"mine/q1", b"mine/\xff"


class OddRows(Test):
    def setUp(self):
        super().setUp()
        self.home.write("mine", deck(*questions(3)))
        self.review("good")
        with self.history(self.home.history) as history:
            (last,), (at,) = history.execute("SELECT max(id) FROM log UNION ALL SELECT max(at) FROM log").fetchall()
            for key in KEYS:
                history.execute("INSERT OR IGNORE INTO name (key) VALUES (cast(? AS TEXT))", (key,))
                for number, detail in enumerate(DETAILS):
                    last += 1
                    history.execute("INSERT INTO log (id, at, zone, day, card, kind, took) SELECT ?, ?, 0, 20779, no, 3, ? "
                                    "FROM name WHERE key = cast(? AS TEXT)",
                                    (last, at + number, SPANS[number % len(SPANS)], key))
                    history.execute("INSERT INTO detail (row, json) VALUES (?, cast(? AS TEXT))", (last, detail))
        self.rows = self.count(self.home)

    @contextlib.contextmanager
    def history(self, path):
        with contextlib.closing(sqlite3.connect(path)) as history, history:
            yield history

    def count(self, home):
        with self.history(home.history) as history:
            return history.execute("SELECT count(*) FROM log").fetchone()[0]

    def another(self, name):
        home = Home(self.folder / name)
        home.write("mine", deck(*questions(3)))
        return home

    def test_every_command_that_looks_says_what_is_there(self):
        lines = [json.loads(line) for line in self.ebb("log", "--json").raw_out.decode().splitlines()]
        self.assertEqual(len(lines), self.rows)
        self.assertLessEqual({-5, -(2**63)}, {line.get("took_ms") for line in lines})
        shown = json.loads(self.ebb("show", "mine/q1", "--json").raw_out.decode())
        self.assertEqual(len(shown["history"]), 1 + len(DETAILS))
        for words in "log", "show mine/q1", "due", "list", "doctor --rebuild", "":
            with self.subTest(words):
                self.ebb(*words.split())

    def test_a_merge_brings_each_once(self):
        other = self.another("other")
        for _ in range(2):
            other.run("merge", self.home.history)
            self.assertEqual(self.count(other), self.rows)

    def test_a_merge_of_their_lines_brings_each_once(self):
        lines = self.ebb("log", "--json").raw_out
        other = self.another("other")
        for _ in range(2):
            other.run("merge", "-", stdin=lines)
            self.assertEqual(self.count(other), self.rows)

    def test_a_backup_holds_them_and_a_restore_brings_them_back(self):
        self.ebb("backup")
        self.ebb("doctor", "--backups")
        self.assertIn(f"{self.rows} rows", self.ebb("restore").out)
        self.assertEqual(self.count(self.home), self.rows)

    def test_they_can_be_taken_back(self):
        for _ in range(len(KEYS) * len(DETAILS)):
            self.assertIn("took back: good", self.ebb("undo").out)
        self.assertIn("mine/q1", self.ebb("undo").out)


if __name__ == "__main__":
    main()

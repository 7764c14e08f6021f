"""What ebb writes, command by command: the acts that the simulations disturb."""
import contextlib
import re
import shutil
import sqlite3

from ebbtest import ACKNOWLEDGED, DONE, PATIENCE, TEXT, Home, day, deck, questions

NOW = day(3)  # when the act is done
TAKEN_BACK_OR_PUT_AWAY = re.compile(r"^(?:took back|suspended|buried)", re.M)


def begin(home, sessions=2):
    """A home that was used on so many days."""
    home.write("mine", deck(*questions(6)))
    for number in range(sessions):
        home.run("review", stdin="good\nagain\neasy\n", now=day(number))


def leave_in_wal(home):
    """Two answers more, of a review that was killed."""
    with home.talk("review", now=day(2)) as talk:
        for _ in range(2):
            talk.say("good")
            talk.expect_ack("good")
        talk.process.kill()


def set_journal(home, journal):
    """A new file has WAL."""
    if journal != "WAL" and home.history.exists():
        with contextlib.closing(sqlite3.connect(home.history)) as history:
            history.execute(f"PRAGMA journal_mode = {journal}")


class Act:
    """One command, on a home with a history, and how many rows are promised by what it said."""
    journals = "WAL", "DELETE"

    def __init__(self, *args, lines=(), prepare=begin, rows_promised=lambda said: 0):
        self.args, self.stdin = args, "".join(line + "\n" for line in lines)
        self.prepare, self.rows_promised = prepare, rows_promised

    def run(self, home, **env):
        """Where a lock fails SQLite tries for ten seconds to open one file, and there are two."""
        return home.run(*self.args, stdin=self.stdin, now=NOW, env=env, patience=2 * PATIENCE)


class FirstAct(Act):
    """Of a home that has no history yet."""
    journals = ("WAL",)

    def __init__(self, *args, **more):
        super().__init__(*args, prepare=lambda home: begin(home, 0), **more)


def lines_of(said):
    return len(said.splitlines())


def acts_of_review(said):
    return len(ACKNOWLEDGED.findall(said)) + len(TAKEN_BACK_OR_PUT_AWAY.findall(said))


def put_away_one(home):
    begin(home)
    home.run("suspend", "mine/q1", now=day(2))


def take_one_out(home):
    begin(home)
    home.write("mine", deck(*questions(6)[1:]))
    home.run("list", now=day(2))  # which tells of it


def back_up_and_go_on(home):
    begin(home)
    home.run("backup", now=day(2))
    leave_in_wal(home)


def meet_another(home):
    """Beside the history lies what was done on another machine."""
    begin(home)
    other = Home(home.folder / "other")
    begin(other)
    other.run("undo", now=day(1))
    (home.path / "other.jsonl").write_text(other.run("log", "--json").out)


def rows_added(said):
    return sum(int(rows) for rows in re.findall(r"^added (\d+) row", said, re.M))


def begin_older(home):
    begin(home)
    make_older(home)


def make_older(home):
    """The history as it was before devices had branches."""
    with contextlib.closing(sqlite3.connect(home.history)) as history:
        history.executescript("""
            CREATE TABLE older (no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE CHECK (length(id) = 8),
                                began INTEGER NOT NULL, place INTEGER) STRICT;
            INSERT INTO older SELECT no, id, began, place FROM device;
            DROP TABLE device;
            ALTER TABLE older RENAME TO device;
            PRAGMA user_version = 1;""")


REVIEW = {"lines": ("good", "again", "u", "s", "b", "easy"), "rows_promised": acts_of_review}
ACTS = {
    "first review": FirstAct("review", **REVIEW),
    "later review": Act("review", **REVIEW),
    "undo": Act("undo", rows_promised=lines_of),
    "suspend": Act("suspend", "deck:mine", rows_promised=lines_of),
    "unsuspend": Act("unsuspend", "mine/q1", prepare=put_away_one, rows_promised=lines_of),
    "bury": Act("bury", "mine/q1", rows_promised=lines_of),
    "forget": Act("forget", "mine/q1", rows_promised=lines_of),
    "adopt": Act("adopt", "mine/q1", "mine/q6", prepare=take_one_out, rows_promised=lines_of),
    "quiz": Act("quiz", "-n", "2", lines=("1", "1")),  # what it shows was not written yet
    "backup": Act("backup"),
    "migration": Act("suspend", "deck:mine", prepare=begin_older, rows_promised=lines_of),
    "doctor --rebuild": Act("doctor", "--rebuild"),
    "restore": Act("restore", prepare=back_up_and_go_on),
    "merge": Act("merge", "ebb/other.jsonl", prepare=meet_another, rows_promised=rows_added),
}
CASES = [(name, journal) for name, act in ACTS.items() for journal in act.journals]


def acts_in(rows):
    """Without the texts that are kept beside answers."""
    return [row for row in rows if row[-1] != TEXT]


class Begun:
    """A home in which one act is done over and over from the same beginning, and in the same place, since decks are known
    by theirs. `leaves_wal`: the newest rows are in the -wal alone."""

    def __init__(self, folder, case, leaves_wal):
        self.name, self.journal = case
        self.act, self.home, self.kept = ACTS[self.name], Home(folder / "home"), folder / "kept"
        self.act.prepare(self.home)
        if leaves_wal and self.journal == "WAL" and self.home.history.exists():
            leave_in_wal(self.home)
        set_journal(self.home, self.journal)
        self.before = self.rows()
        self.home.path.rename(self.kept)

    def again(self):
        shutil.rmtree(self.home.path, ignore_errors=True)
        shutil.copytree(self.kept, self.home.path, ignore=shutil.ignore_patterns("*-shm"))

    def run(self, **env):
        return self.act.run(self.home, **env)

    def rows(self):
        return self.home.rows(texts=True) if self.home.history.exists() else []

    def count_rows(self, **env):
        """How many acts it writes where nothing stands in its way."""
        self.again()
        self.run(**env)
        return len(acts_in(self.rows())) - len(acts_in(self.before))

    def check_kept(self, test, result):
        """After it was run: nothing is lost, doctor is content, and ebb goes on. Returns the rows of acts that were written."""
        doctor = self.home.run("doctor", now=NOW)
        rows = self.rows()
        new = [row for row in rows if row not in self.before]
        test.assertEqual([row for row in self.before if row not in rows], [], f"rows are lost: {result}")
        promised = self.act.rows_promised(result.out)
        test.assertGreaterEqual(len(new), promised, f"what was acknowledged is lost: {result}")
        test.assertEqual(doctor.code, DONE, f"{result}\n{doctor}")
        going_on = self.home.run("bury", "mine/q6", now=NOW)
        test.assertEqual((going_on.code, going_on.err), (DONE, ""), result)
        return acts_in(new)

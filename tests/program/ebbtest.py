"""What the tests of the built program share.

Every test has a Home: a fresh EBB_HOME in a folder of its own, in a clean environment. `run` runs ebb to its end;
`talk` and `terminal` hold a conversation with it, by pipe or on a pseudo-terminal, where every step waits for what it
expects and a deadline that only a hang reaches ends the wait.
"""
import concurrent.futures
import contextlib
import fcntl
import json
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import sqlite3
import struct
import subprocess
import tempfile
import termios
import time
import unittest

from rights import main  # noqa: F401 (for all files of tests)

EBB = os.environ["EBB"]
SANITIZED = os.environ.get("EBB_SANITIZED") == "1"
KILL_AT_WRITE = os.environ.get("EBB_KILL_AT_WRITE", "")
PATIENCE = float(os.environ.get("EBB_PATIENCE", 60 if SANITIZED else 30))  # s
GUARD = 0.3  # s; a little more than the 250 ms for which a reveal is deaf

DONE, NO, USAGE, NO_DECKS, DATABASE = 0, 1, 2, 3, 4  # exit codes
TEXT = 22  # the kind of rows that keep what notes say
GRADES = ("again", "hard", "good", "easy")
SPAN = r"(?:<?\d[\d.]*\s?(?:s|m|h|d|mo|y)\b)"
ACKNOWLEDGED = re.compile(rf"^({'|'.join(GRADES)}) ({SPAN})", re.M)
SHIPPED = ("common-mistakes", "databricks-components", "distributed-systems", "interview-method", "scalability-numbers")
NO_ROOM = "space|room|full|quota|too large"  # is said of a disk that takes no more
NOON = "2026-11-22T12:00:00Z"
# What ebb itself may send to a terminal besides text: colour, erase-line, and that pastes are to be marked.
OWN_ESCAPES = re.compile(r"\x1b\[[0-9;]*m|\x1b\[[0-2]?K|\x1b\[\?2004[hl]")


def day(number, clock="12:00:00Z"):
    """The instant `number` days after 22 November 2026."""
    return time.strftime("%Y-%m-%dT", time.gmtime(1795305600 + number * 86400)) + clock


# Decks

def toml(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(toml(each) for each in value) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)


def table(header, keys):
    return "\n".join([header] + [f"{key} = {toml(value)}" for key, value in keys.items()]) + "\n\n"


def cards(*notes):
    return "".join(table("[[card]]", note) for note in notes)


def deck(*notes, **about):
    return table("[deck]", about) + cards(*notes)


def question(name, **more):
    return {"id": name, "front": f"What is {name}?", "back": f"It is {name}-back.", **more}


def questions(count, start=1):
    return [question(f"q{number}") for number in range(start, start + count)]


CLOZE = {"id": "gap", "cloze": "Delta lists {{30 days}} of history and restores {{7 days::VACUUM default}}."}
CHOICE = {"id": "pick", "front": "Which claim is right?", "answer": "It governs access.",
          "wrong": ["It speeds up queries.", "It stores the data.", "It trains models."]}
SEVERAL = {"id": "several", "front": "Which are golden signals?", "answer": ["Latency", "Saturation"],
           "wrong": ["Team size", "Lines of code"]}
NUMBER = {"id": "day", "front": "How many seconds are there in a day?", "number": 86400, "unit": "s", "within": "10%"}
POINTS = {"id": "steps", "front": "Name the six steps, in order.", "ordered": True,
          "points": ["Clarify", "Sketch", "Data flow", "Scale and failure", "Trade-offs", "Wrap up"]}
KINDS = (question("plain"), CLOZE, CHOICE, SEVERAL, NUMBER, POINTS)


def option(text, shown):
    """The digit in front of this answer of a choice."""
    found = re.search(rf"^\W*(\d)\W+{re.escape(text)}", shown, re.M)
    assert found, f"no option {text!r} in {shown!r}"
    return found[1]


# Running ebb

class Result:
    """What a finished run came to."""

    def __init__(self, code, out, err):
        self.code, self.raw_out, self.raw_err = code, out, err
        self.out, self.err = out.decode("utf-8", "replace"), err.decode("utf-8", "replace")

    @property
    def acks(self):
        """The acknowledged answers, as (grade, interval)."""
        return ACKNOWLEDGED.findall(self.out)

    @property
    def grades(self):
        return [grade for grade, _ in self.acks]

    def json(self):
        return json.loads(self.out)

    def __repr__(self):
        return f"exit {self.code}\n--- stdout\n{self.out}\n--- stderr\n{self.err}"


class Home:
    """A learner's folder, and the surroundings in which ebb runs. The shipped decks are hidden behind empty ones."""

    def __init__(self, folder, shipped=False):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(exist_ok=True)
        self.path = self.folder / "ebb"
        self.decks = self.path / "decks"
        self.env = {"HOME": str(self.folder), "TZ": "UTC", "LANG": "C.UTF-8", "PATH": os.environ["PATH"],
                    "TERM": "xterm-256color", "EBB_HOME": str(self.path), "EBB_NOW": NOON}
        self.env.update({name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS") if name in os.environ})
        self.program = EBB
        self.wrap = []  # a command line that ebb is run by
        if not shipped:
            for name in SHIPPED:
                self.write(name, deck(id=name))

    @property
    def history(self):
        return self.path / "history.db"

    def write(self, name, text):
        """Writes a deck of the user's own."""
        path = self.decks / f"{name}.toml"
        for folder in self.path, self.decks:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def configure(self, text):
        self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self.path / "config.toml").write_text(text)

    def environment(self, now, env):
        merged = {**self.env, **({"EBB_NOW": now} if now else {}), **(env or {})}
        return {key: value for key, value in merged.items() if value is not None}

    def command(self, args):
        return [*self.wrap, self.program, *map(str, args)]

    def run(self, *args, stdin=b"", now=None, env=None, patience=PATIENCE, cwd=None):
        stdin = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(self.command(args), input=stdin, capture_output=True, timeout=patience,
                              env=self.environment(now, env), cwd=cwd or self.folder)
        return Result(done.returncode, done.stdout, done.stderr)

    def talk(self, *args, now=None, env=None):
        """A conversation by pipes."""
        process = subprocess.Popen(self.command(args), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=self.environment(now, env), cwd=self.folder)
        return Talk(process)

    def terminal(self, *args, now=None, env=None, columns=80, rows=24):
        """A conversation on a pseudo-terminal of its own."""
        return Terminal(self.command(args), self.environment(now, env), self.folder, columns, rows)

    def log(self, **how):
        """What `ebb log --json` says, in its order, but for the texts that are kept beside answers."""
        result = self.run("log", "--json", **how)
        if result.code == DONE:
            rows = [json.loads(line) for line in result.out.splitlines()]
            return [row for row in rows if row["kind"] != "text"]
        raise AssertionError(f"ebb log --json: {result}")

    def answers(self, **how):
        return [row for row in self.log(**how) if row.get("grade") in GRADES]

    def backups(self):
        """Oldest first."""
        return sorted((path for path in self.path.rglob("history-*.db") if path.stat().st_size),
                      key=lambda path: (path.stat().st_mtime_ns, len(path.name), path.name))

    def rows(self, path=None, texts=False):
        """The rows of the log itself, with texts or without, as (device, sequence, instant, key, kind)."""
        with contextlib.closing(sqlite3.connect(f"file:{path or self.history}?mode=ro", uri=True)) as history:
            return history.execute(
                "SELECT hex(device.id), log.id & ((1 << 40) - 1), log.at, name.key, log.kind FROM log "
                "JOIN device ON device.no = log.id >> 40 LEFT JOIN name ON name.no = log.card "
                f"WHERE log.kind <> {0 if texts else TEXT}").fetchall()


class Conversation:
    """A running ebb whose output is read until what is expected has come."""

    def __init__(self, process, streams, keyboard):
        self.process, self.streams, self.keyboard = process, streams, keyboard
        self.open = dict(streams)
        self.heard = {name: b"" for name in streams}
        self.seen = {name: 0 for name in streams}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.close()

    def send(self, text):
        os.write(self.keyboard, text.encode() if isinstance(text, str) else text)

    def text(self, stream="out"):
        return self.heard[stream].decode("utf-8", "replace")

    def unseen(self, stream="out"):
        return self.text(stream)[self.seen[stream]:]

    def listen(self, seconds=0.05):
        """Takes what comes within that time; false once nothing can come any more."""
        if not self.open:
            return False
        ended = self.process.poll() is not None
        ready, _, _ = select.select(list(self.open.values()), [], [], 0 if ended else seconds)
        for name, descriptor in list(self.open.items()):
            if descriptor not in ready:
                continue
            try:
                block = os.read(descriptor, 65536)
            except OSError:  # the other end of the terminal is closed
                block = b""
            self.heard[name] += block
            if not block:
                del self.open[name]
        return bool(ready) or not ended

    def expect(self, pattern, stream="out", patience=PATIENCE):
        """Waits for a text or a regular expression and returns what came up to and with it."""
        wanted = re.compile(re.escape(pattern) if isinstance(pattern, str) else pattern.pattern,
                            re.M | re.S if isinstance(pattern, str) else pattern.flags)
        deadline = time.monotonic() + patience
        while True:
            text = self.text(stream)
            found = wanted.search(text, self.seen[stream])
            if found:
                before, self.seen[stream] = self.seen[stream], found.end()
                return text[before:found.end()]
            if not self.listen() or time.monotonic() > deadline:
                break
        heard = "\n".join(f"--- {name}\n{self.text(name)}" for name in self.streams)
        raise AssertionError(f"waited for {wanted.pattern!r} after {self.text(stream)[:self.seen[stream]][-80:]!r} "
                             f"(exit {self.process.poll()})\n{heard}")

    def expect_ack(self, grade=None, span=SPAN):
        return self.expect(re.compile(rf"^({grade or '|'.join(GRADES)}) {span}", re.M))

    def wait(self, patience=PATIENCE):
        """Reads all there is and returns the exit status: negative for a death by that signal."""
        deadline = time.monotonic() + patience
        while self.listen():
            if time.monotonic() > deadline:
                raise AssertionError(f"it does not end\n{self.text()}")
            if self.process.poll() is not None and not self.open:
                break
        return self.process.wait(timeout=max(0.1, deadline - time.monotonic()))


class Talk(Conversation):
    def __init__(self, process):
        super().__init__(process, {"out": process.stdout.fileno(), "err": process.stderr.fileno()},
                         process.stdin.fileno())

    def say(self, line):
        self.send(line + "\n")

    def end_input(self):
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()

    def finish(self):
        self.end_input()
        return self.wait()

    def close(self):
        self.end_input()
        self.process.stdout.close()
        self.process.stderr.close()


class Terminal(Conversation):
    """ebb as the leader of a session of its own whose terminal this is."""

    def __init__(self, command, env, folder, columns, rows):
        self.master, self.slave = pty.openpty()
        self.resize(columns, rows, tell=False)
        self.before = termios.tcgetattr(self.slave)
        process = subprocess.Popen(["setsid", "--ctty", *command], stdin=self.slave, stdout=self.slave,
                                   stderr=self.slave, env=env, cwd=folder)
        super().__init__(process, {"out": self.master}, self.master)

    def resize(self, columns, rows=24, tell=True):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def modes(self):
        return termios.tcgetattr(self.slave)

    def is_raw(self):
        return not self.modes()[3] & (termios.ICANON | termios.ECHO)

    def signal(self, number):
        os.kill(self.process.pid, number)

    def hang_up(self):
        """The terminal is closed."""
        self.open.clear()
        os.close(self.master)
        os.close(self.slave)
        self.master = self.slave = -1

    def raw(self):
        return super().text()

    def text(self, stream="out"):
        """What was shown, without colour."""
        whole = re.sub(r"\x1b(?:\[[?0-9;]*)?\Z", "", self.raw())  # the rest of it is still to come
        return OWN_ESCAPES.sub("", whole).replace("\r\n", "\n").rstrip("\r")

    def lines(self):
        """The lines as they stand on the screen: what a return made room for is not there."""
        return [line.rpartition("\r")[2] for line in self.text().split("\n")]

    def send_all(self, text):
        """More than a terminal holds: to be heard meanwhile, by another thread."""
        data = text.encode()
        while data:
            data = data[os.write(self.keyboard, data):]

    def paste(self, text):
        self.send(f"\x1b[200~{text}\x1b[201~")

    # Steps of a review

    def reveal(self):
        self.expect("? keys")
        self.send(" ")
        return self.expect_grades()

    def grade(self, key, grade=None):
        """After the reveal."""
        self.send(key)
        return self.expect_ack(grade)

    def expect_grades(self):
        """Waits for the line of grades, and for the time in which it is deaf."""
        shown = self.expect(re.compile(r"1 again .*?2 hard .*?3 good .*?4 easy .*?q quit", re.S))
        time.sleep(GUARD)
        return shown

    def answer(self, key="3", grade=None):
        self.reveal()
        return self.grade(key, grade)

    def close(self):
        if self.master >= 0:
            self.hang_up()


class Test(unittest.TestCase):
    """A test with a home of its own."""
    shipped = False

    def setUp(self):
        folder = tempfile.mkdtemp(prefix="ebb-test-")
        os.chmod(folder, 0o755)
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        self.folder = pathlib.Path(folder)
        self.home = Home(self.folder, self.shipped)

    def close(self, path, mode):
        """Takes rights away until the test has ended: what is in a closed folder could not be removed."""
        self.addCleanup(os.chmod, path, 0o700)
        os.chmod(path, mode)

    def ebb(self, *args, code=DONE, home=None, **how):
        """Runs ebb, and holds the exit code and the cleanness of its output."""
        result = (home or self.home).run(*args, **how)
        self.assertEqual(result.code, code, f"ebb {' '.join(map(str, args))}: {result}")
        self.assert_clean(result)
        return result

    def review(self, *lines, args=(), **how):
        """A review by pipe, given these lines."""
        return self.ebb("review", *args, stdin="".join(line + "\n" for line in lines), **how)

    def talk(self, *args, home=None, **how):
        return self.enterContext((home or self.home).talk(*args, **how))

    def terminal(self, *args, home=None, **how):
        return self.enterContext((home or self.home).terminal(*args, **how))

    def assert_clean(self, result):
        """No control byte but the line's end, and nothing from a sanitizer."""
        for raw in (result.raw_out, result.raw_err):
            self.assertNotRegex(raw, rb"[\x00-\x09\x0b-\x1f\x7f]", f"a raw control byte: {result}")
            text = raw.decode("utf-8")  # fails where it is not UTF-8
            self.assertNotRegex(text, "[\x80-\x9f\u202a-\u202e\u2066-\u2069]", f"a raw control character: {result}")
        self.assertNotRegex(result.err, "Sanitizer|runtime error:")

    def assert_clean_terminal(self, terminal):
        """Nothing but text, line ends, and ebb's own colour and erasing."""
        text = terminal.heard["out"].decode("utf-8").replace("\r\n", "\n").replace("\r", "").replace("\b \b", "")
        rest = OWN_ESCAPES.sub("", text)
        self.assertNotRegex(rest, "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

    def assert_one_sentence(self, text, *words):
        """A complaint is short, ends as a sentence, and holds these words (regular expressions, case ignored)."""
        self.assertTrue(text.strip(), "nothing was said")
        self.assertLessEqual(len(text.strip().splitlines()), 4, text)
        for word in words:
            self.assertRegex(text, re.compile(word, re.I))
        self.assertNotRegex(text, r"(?i)terminate called|what\(\)|exception|SQLITE_|assert")

    def assert_whole(self, home, acknowledged, before, now=None):
        """After a kill: no acknowledged answer is missing, and at most the one under way is there besides."""
        doctor = home.run("doctor", now=now)
        self.assertEqual(doctor.code, DONE, doctor)
        answers = sum(kind <= len(GRADES) for *_, kind in home.rows())
        self.assertGreaterEqual(answers, before + acknowledged, "an acknowledged answer is lost")
        self.assertLessEqual(answers, before + acknowledged + 1, "answers came from nowhere")
        return answers

    def assert_healthy(self, home=None, **how):
        """doctor is content."""
        return self.ebb("doctor", home=home, **how)


def in_parallel(test, act, cases, workers=4):
    """What `act` returns for each case; all failures are told."""
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        runs = [(case, pool.submit(act, case)) for case in cases]
    failures = [f"{case}: {run.exception()}" for case, run in runs if run.exception()]
    if failures:
        test.fail(f"{len(failures)} of {len(runs)} failed\n" + "\n".join(failures[:5]))
    return [run.result() for _, run in runs]

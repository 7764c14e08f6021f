"""Output that cannot be written is said in one line on standard error, with exit 4, whatever the command."""
import os
import re
import subprocess

from ebbtest import CLOZE, DATABASE, DONE, Test, deck, main, questions

# Each command so that it prints something. A command that is missing here fails the first test.
ACTS = {
    "": [], "review": [], "quiz": [], "due": [], "decks": [], "list": [], "show": ["a/q1"], "check": ["--json"],
    "add": ["--dry-run", "b", "one :: two"], "preview": [],
    "edit": ["--help"],  # it says nothing where all is well
    "undo": ["--yes"], "suspend": ["a/q1"], "unsuspend": ["a/q1"], "bury": ["a/q2"], "forget": ["a/q1"], "log": [],
    "config": [], "doctor": [], "backup": [], "restore": [], "merge": ["--dry-run", "other.db"],
    "id": ["--dry-run", "b"], "mv": ["--dry-run", "a/q1", "b"], "rm": ["--dry-run", "a/q1"],
    "adopt": ["--undo", "a/q4"],
    "new": ["fresh"], "completion": ["bash"], "help": ["review"], "__complete": [], "__manual": [], "__schema": [],
}


class Unwritable(Test):
    def setUp(self):
        super().setUp()
        self.home.write("a", deck(*questions(4), CLOZE, id="a"))
        self.home.write("b", deck({"front": "No id?", "back": "None."}))
        self.review("good", "q", args=["a/q1"])
        self.adopt_two()
        self.ebb("backup")
        (self.folder / "other.db").write_bytes(self.home.history.read_bytes())

    def adopt_two(self):
        """So that each of two ways in which output fails can part one."""
        gone = self.home.write("gone", deck(*questions(2, start=8), id="gone"))
        self.review("good", "good", "q", args=["deck:gone"])
        gone.unlink()
        for key in "gone/q8", "gone/q9":
            self.ebb("adopt", key, "a/q4")

    def run_into(self, how, *args, stdin=b"good\n"):
        """`how` is what the shell does with standard output."""
        return subprocess.run(["sh", "-c", f'exec "$@" {how}', "sh", *self.home.command(args)], input=stdin,
                              capture_output=True, env=self.home.environment(None, None), cwd=self.folder, timeout=60)

    def all_acts(self):
        for command, more in ACTS.items():
            yield [word for word in [command] if word] + more
        for command in ACTS:
            if not command.startswith("__"):
                yield [word for word in [command, "--help"] if word]
        yield ["--version"]
        yield ["due", "--json"]
        yield ["log", "--json"]

    def test_every_command_is_tried(self):
        commands = re.search(r"^Commands\n((?:  .*\n)+)", self.ebb("--help").out, re.M)[1]
        self.assertLessEqual(set(re.findall(r"^  (\S+)", commands, re.M)), set(ACTS))

    def test_a_full_disk_and_a_closed_output_are_said(self):
        for how, reason in (">/dev/full", b"No space left on device"), (">&-", b"Bad file descriptor"):
            for args in self.all_acts():
                with self.subTest(how=how, args=args):
                    done = self.run_into(how, *args)
                    self.assertEqual(done.returncode, DATABASE, done)
                    self.assertEqual(done.stderr, b"ebb: the output could not be written: " + reason + b"\n")
                    self.assertEqual(done.stdout, b"")
            (self.home.decks / "fresh.toml").unlink()

    def test_what_was_done_is_done(self):
        self.run_into(">&-", "suspend", "a/q2")
        self.assertEqual(self.ebb("list", "--keys", "is:suspended").out, "a/q2\n")
        self.assertEqual(self.ebb("doctor").code, DONE)

    def test_a_closed_input_and_a_closed_error_output_are_no_harm(self):
        for how in "<&-", "2>&-", "<&- 2>&-", "<&- >/dev/null 2>&-":
            for args in [], ["review"], ["quiz"], ["list"], ["suspend", "a/q3"], ["log", "--json"]:
                with self.subTest(how=how, args=args):
                    done = self.run_into(how, *args)
                    self.assertEqual(done.returncode, DONE, done)
        self.assertEqual(self.ebb("doctor").code, DONE)
        self.assertEqual(self.home.history.read_bytes()[:15], b"SQLite format 3")


class Pagers(Test):
    def setUp(self):
        super().setUp()
        self.home.write("a", deck(*questions(300), id="a"))

    def shown(self, pager):
        screen = self.home.terminal("list", "--keys", env={"PAGER": pager})
        screen.wait()
        return screen.text()

    def test_one_that_fails_or_reads_nothing_loses_nothing(self):
        for pager in "true", "false", "exit 3", "/nowhere/pager", "cat >/dev/null; exit 1":
            with self.subTest(pager=pager):
                shown = self.shown(pager)
                self.assertIn("a/q1\r\n", shown.replace("\n", "\r\n").replace("\r\r", "\r"))
                self.assertIn("a/q300", shown)

    def test_one_that_shows_it_is_left_alone(self):
        self.assertEqual(self.shown("cat").count("a/q300"), 1)
        self.assertEqual(self.shown("cat; true").count("a/q300"), 1)
        self.assertNotIn("a/q300", self.shown("head -5"))
        self.assertEqual(self.shown("cat; kill -TERM $$").count("a/q300"), 1)


class Inputs(Test):
    def test_endless_zeros_end(self):
        self.home.write("a", deck(*questions(4), id="a"))
        for args in ["review"], ["quiz"], ["quiz", "--json"]:
            with self.subTest(args=args), open("/dev/zero", "rb") as zeros:
                done = subprocess.run(self.home.command(args), stdin=zeros, capture_output=True, timeout=60,
                                      env=self.home.environment(None, None), cwd=self.folder)
                self.assertEqual(done.returncode, DONE, done)
                self.assertLess(len(done.stdout + done.stderr), 100_000)

    def test_endless_nonsense_ends(self):
        self.home.write("a", deck(*questions(4), id="a"))
        done = self.run_ebb_behind("yes nonsense", "review")
        self.assertEqual(done.returncode, DONE, done)
        self.assertIn(b"1000 lines in a row were no answers", done.stderr)
        self.assertEqual(self.home.run("review", stdin="x\n" * 999 + "good\n").grades, ["good"])

    def run_ebb_behind(self, source, *args):
        return subprocess.run(["sh", "-c", f'{source} | exec "$@"', "sh", *self.home.command(args)],
                              capture_output=True, env=self.home.environment(None, None), cwd=self.folder, timeout=60)

    def test_no_file_that_is_given_by_name_is_read_without_end(self):
        for args in ["merge", "/dev/zero"], ["merge", "/dev/urandom"], ["restore", "/dev/zero"], ["check", "/dev/zero"]:
            with self.subTest(args=args):
                self.assertNotEqual(self.home.run(*args).code, DONE)

    def test_the_folders_of_the_kernel_are_not_looked_into(self):
        self.home.write("a", deck(*questions(4), id="a"))
        self.home.configure('deck_paths = ["/proc", "/sys"]\n')
        result = self.ebb("due")
        self.assertIn("/proc: a folder of the system's own, which holds no decks", result.err)
        self.assertEqual(len(result.err.splitlines()), 2)

    def test_completion_without_words_offers_commands(self):
        self.assertIn("review\t", self.home.run("__complete").out)


if __name__ == "__main__":
    main()

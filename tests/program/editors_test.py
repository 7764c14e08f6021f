"""What `ebb help editors` tells one to write down: vim then jumps to mistakes, and git refuses a commit with one."""
import os
import pathlib
import re
import shutil
import subprocess
import unittest

from ebbtest import EBB, Test, deck, main, question

SOURCES = pathlib.Path(os.environ["EBB_SOURCES"])
MISTAKEN = deck(question("a")) + '[[card]]\nfront = "Größe"\nback = 1\n\n[[card]]\nfront = "No back?"\n'
LINES = [MISTAKEN[:MISTAKEN.index(mistake)].count("\n") + 1 for mistake in ("back = 1", '[[card]]\nfront = "No')]


def blocks_under(title):
    """What is to be copied there, as it stands."""
    text = (SOURCES / "src" / "doc" / "editors.md").read_text()
    section = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", text, re.M | re.S)[1]
    return [re.sub("^    ", "", block, flags=re.M).strip("\n") + "\n"
            for block in re.findall(r"(?:^    .*\n|(?<=\n)\n(?=    ))+", section, re.M)]


class WithEbb(Test):
    """Where `ebb` is a word of the shell."""

    def setUp(self):
        super().setUp()
        programs = self.folder / "bin"
        programs.mkdir()
        (programs / "ebb").symlink_to(EBB)
        self.env = {**self.home.env, "PATH": f"{programs}:{os.environ['PATH']}"}

    def do(self, *command, cwd=None):
        return subprocess.run(command, env=self.env, cwd=cwd or self.folder, stdin=subprocess.DEVNULL, timeout=60,
                              capture_output=True, text=True)


@unittest.skipUnless(shutil.which("vim"), "there is no vim here")
class Vim(WithEbb):
    def quickfix(self, path, *commands):
        """What vim holds for mistakes after these commands, and where its cursor then is."""
        vimrc, told = self.folder / "vimrc", self.folder / "told"
        vimrc.write_text("set nocompatible\n" + "".join(blocks_under("vim")))
        tell = [f"call writefile(map(getqflist(), {{_, one -> join([bufname(one.bufnr), one.lnum, one.col, one.type,"
                f" one.text], '|')}}) + [join([expand('%:p'), line('.'), col('.')], '|')], '{told}')", "qall!"]
        done = self.do("vim", "-Nu", vimrc, "-i", "NONE", "-n", "-es",
                       *(word for command in (*commands, *tell) for word in ("-c", command)), path)
        self.assertTrue(told.exists(), done)
        return [line.split("|") for line in told.read_text().splitlines()]

    def assert_found(self, found, path):
        """As vim names files: from its folder."""
        mistakes = [(self.folder / file, int(line), kind) for file, line, _, kind, _ in found]
        self.assertEqual(mistakes, [(path, line, "e") for line in LINES])
        self.assertEqual(found[0][4], "`back` must be text in quotes, not a number")

    def test_make_finds_each_mistake_and_goes_to_the_first(self):
        path = self.home.write("my decks/mine", MISTAKEN)
        *found, cursor = self.quickfix(path, "make")
        self.assert_found(found, path)
        self.assertEqual(cursor, [str(path), str(LINES[0]), "8"])

    def test_the_next_is_reached_and_a_sound_deck_has_none(self):
        path = self.home.write("mine", MISTAKEN)
        self.assertEqual(self.quickfix(path, "make", "cnext")[-1][:2], [str(path), str(LINES[1])])
        self.assertEqual(len(self.quickfix(self.home.write("sound", deck(question("a"))), "make")), 1)

    def test_a_deck_is_checked_when_it_is_saved(self):
        path = self.home.write("mine", deck(question("a")))
        path.write_text(MISTAKEN)
        *found, _ = self.quickfix(path, "write")
        self.assert_found(found, path)

    def test_other_files_are_left_alone(self):
        path = self.folder / "Cargo.toml"
        path.write_text("[package]\n")
        self.assertEqual(len(self.quickfix(path, "write")), 1)


class GitHook(WithEbb):
    def setUp(self):
        super().setUp()
        self.env |= {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
        for who in "AUTHOR", "COMMITTER":
            self.env |= {f"GIT_{who}_NAME": "A", f"GIT_{who}_EMAIL": "a@example.org"}
        self.decks = self.folder / "my decks"
        self.git("init", "--quiet", self.decks, cwd=self.folder)
        [script] = blocks_under("A git hook")
        hook = self.decks / ".git" / "hooks" / "pre-commit"
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(script)
        hook.chmod(0o755)

    def git(self, *args, code=0, cwd=None):
        done = self.do("git", *args, cwd=cwd or self.decks)
        self.assertEqual(done.returncode, code, done)
        return done

    def write(self, text):
        (self.decks / "mine.toml").write_text(text)

    def test_a_commit_with_a_mistake_is_refused_with_its_place(self):
        self.write(MISTAKEN)
        self.git("add", "mine.toml")
        refused = self.git("commit", "--message", "bad", code=1)
        self.assertRegex(refused.stdout + refused.stderr, rf"(?m)^(\./)?mine\.toml:{LINES[0]}:8: error: ")
        self.git("rev-parse", "HEAD", code=128)

    def test_one_without_goes_through_and_leaves_nothing(self):
        self.env["TMPDIR"] = str(self.folder / "tmp")
        (self.folder / "tmp").mkdir()
        self.write(deck(question("a")))
        self.git("add", "mine.toml")
        self.git("commit", "--message", "good")
        self.assertEqual(list((self.folder / "tmp").iterdir()), [])

    def test_what_counts_is_what_is_to_be_committed(self):
        self.write(deck(question("a")))
        self.git("add", "mine.toml")
        self.write(MISTAKEN)
        self.git("commit", "--message", "good, though the folder is not")
        self.git("add", "mine.toml")
        self.write(deck(question("a")))
        self.git("commit", "--message", "bad, though the folder is good", code=1)

    def test_what_is_staged_is_not_held_against_the_file_that_it_is_a_version_of(self):
        self.env["EBB_DECK_PATH"] = str(self.decks)
        (self.decks / "base.toml").write_text(deck(question("a")))
        for name, note, code in ("a", "One.", 0), ("a", "Two.", 0), ("b", "No such note.", 1):
            self.write(deck({"id": name, "note": note}, extends="base"))
            self.git("add", ".")
            self.git("commit", "--message", "mine", code=code)

    def test_a_commit_that_takes_out_the_last_deck_goes_through(self):
        self.write(deck(question("a")))
        self.git("add", "mine.toml")
        self.git("commit", "--message", "one")
        self.git("rm", "--quiet", "mine.toml")
        self.git("commit", "--message", "none")


class Documents(Test):
    def test_the_place_of_the_schema_is_where_it_is_installed(self):
        said = (SOURCES / "src" / "doc" / "editors.md").read_text()
        self.assertIn("/usr/share/ebb/deck.schema.json", said)


main()

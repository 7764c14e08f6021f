"""Tab in the real shells, each on a pseudo-terminal and without any configuration of a user.

What a line came to is told by the shell itself: `ebb` is a function there that writes its arguments down.
"""
import os
import pathlib
import time

from ebbtest import CHOICE, DONE, EBB, PATIENCE, Terminal, Test, deck, main, question

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "src" / "completion"
PROMPT = "<ready>"


class Shell:
    """What all three shells must do; each has its own class below."""
    command = ()
    setup = ()  # lines that make the shell ready

    def setUp(self):
        super().setUp()
        self.home.write("mine", deck(question("idle", tags=["core", "web"]), CHOICE, title="My deck"))
        self.home.write("other", deck(question("lone", tags=["edge"])))
        self.ebb("decks")  # the names come from the catalog
        programs, self.work = self.folder / "bin", self.folder / "work"
        for folder in programs, self.work:
            folder.mkdir()
        (programs / "ebb").symlink_to(EBB)
        (programs / "_ebb").symlink_to(SCRIPTS / "zsh")
        for name in "notes one.toml", "plain.toml":
            (self.work / name).write_text("")
        self.said = self.folder / "said"
        folders = {f"XDG_{kind}_HOME": str(self.folder / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE")}
        env = {**self.home.env, **folders, "PATH": f"{programs}:{os.environ['PATH']}", "TERM": "xterm",
               "SAID": str(self.said), "SCRIPTS": str(SCRIPTS), "FUNCTIONS": str(programs), "PROMPT_NOW": PROMPT}
        self.shell = self.enterContext(Terminal(self.command, env, self.work, 120, 40))
        for line in self.setup:
            self.shell.send(line + "\r")
        self.shell.expect(PROMPT)

    def become(self, typed):
        """The arguments of the line that was typed; every \\t in it is the key Tab."""
        self.said.unlink(missing_ok=True)
        self.shell.send(typed + "\r")
        deadline = time.monotonic() + PATIENCE
        while not self.said.exists():
            self.assertLess(time.monotonic(), deadline, f"{typed!r} was never run\n{self.shell.raw()}")
            self.shell.listen()
        return self.said.read_text().split("\0")[:-1]

    def assert_becomes(self, *cases):
        for typed, *wanted in cases:
            with self.subTest(typed):
                self.assertEqual(self.become(typed), wanted, self.shell.raw()[-1000:])

    def test_commands_and_options(self):
        self.assert_becomes(("ebb rev\tx", "review", "x"),
                            ("ebb review --ahea\tx", "review", "--ahead", "x"),
                            ("ebb due --sho\tx", "due", "--short", "x"),
                            ("ebb --color alw\tx", "--color", "always", "x"),
                            ("ebb --color=alw\tx", "--color=always", "x"))

    def test_words_of_a_query(self):
        self.assert_becomes(("ebb list tag:co\tx", "list", "tag:core", "x"),
                            ("ebb list deck:oth\tx", "list", "deck:other", "x"),
                            ("ebb review deck:mine tag:co\tx", "review", "deck:mine", "tag:core", "x"))

    def test_card_keys(self):
        self.assert_becomes(("ebb show mine/id\tx", "show", "mine/idle", "x"),
                            ("ebb show other/\tx", "show", "other/lone", "x"),
                            ("ebb adopt mine/id\tother/\tx", "adopt", "mine/idle", "other/lone", "x"))

    def test_no_space_follows_half_a_word(self):
        self.assert_becomes(("ebb list ta\tx", "list", "tag:x"), ("ebb show oth\tx", "show", "other/x"))

    def test_files_where_files_can_come(self):
        self.assert_becomes(("ebb check pla\tx", "check", "plain.toml", "x"),
                            ("ebb check not\tx", "check", "notes one.toml", "x"),
                            ("ebb preview pla\tx", "preview", "plain.toml", "x"),
                            ("ebb preview tag:co\tx", "preview", "tag:core", "x"))

    def test_a_file_to_read_from(self):
        self.assert_becomes(("ebb review <pla\tx", "review", "x"), ("ebb review < pla\tx", "review", "x"))

    def test_no_files_where_none_can_come(self):
        self.assert_becomes(("ebb rev\tpla\tx", "review", "plax"))

    def test_quotes_and_spaces_before_the_word(self):
        self.assert_becomes(("ebb list 'a b' tag:co\tx", "list", "a b", "tag:core", "x"),
                            (r"ebb list a\ b tag:co" + "\tx", "list", "a b", "tag:core", "x"))

    def test_an_open_quotation_mark(self):
        for mark in "'", '"':
            with self.subTest(mark):
                self.shell.send(f"ebb list {mark}tag:co\t")
                self.shell.expect("re")
                self.assertEqual(self.become(""), ["list", "tag:core"])

    def test_what_can_come_is_listed(self):
        self.shell.send("ebb show mine/\t\t")
        for name in "idle", "pick":
            self.shell.expect(name)


class Asked(Test):
    """`ebb __complete WORDS`, which the scripts of the shells ask."""

    def test_no_word_at_all_is_an_empty_one(self):
        nothing, empty = self.home.run("__complete"), self.home.run("__complete", "")
        self.assertEqual((nothing.code, nothing.out, nothing.err), (DONE, empty.out, ""))
        self.assertIn("review\t", nothing.out)


class Bash(Shell, Test):
    command = ("bash", "--norc", "--noprofile")
    setup = ("ebb() { printf '%s\\0' \"$@\" >\"$SAID.new\"; mv \"$SAID.new\" \"$SAID\"; }",
             "source <(command ebb completion bash); bind 'set bell-style none'", "PS1=$PROMPT_NOW")


class BashFromFile(Bash):
    setup = (Bash.setup[0], "source $SCRIPTS/bash", Bash.setup[-1])


class BashWithoutColonBreaks(Bash):
    setup = (*Bash.setup[:-1], "COMP_WORDBREAKS=${COMP_WORDBREAKS//[:=]/}", Bash.setup[-1])


class Zsh(Shell, Test):
    command = ("zsh", "-f")
    setup = (Bash.setup[0], "autoload -U compinit; compinit -u -D", "source <(command ebb completion zsh)",
             "PROMPT=$PROMPT_NOW")


class ZshFromFpath(Zsh):
    setup = (Bash.setup[0], "fpath=($FUNCTIONS $fpath); autoload -U compinit; compinit -u -D", Zsh.setup[-1])


class Fish(Shell, Test):
    command = ("fish", "--no-config")
    setup = ("function ebb; printf '%s\\0' $argv >$SAID.new; mv $SAID.new $SAID; end",
             "command ebb completion fish | source", "function fish_prompt; echo -n $PROMPT_NOW; end")


if __name__ == "__main__":
    main()

"""Help, the manual, the pager and --quiet: one source says what a command understands, and every way shows it."""
import os
import pathlib
import re
import subprocess

from ebbtest import DONE, NO, USAGE, Test, deck, main, question, questions

BUILD = pathlib.Path(os.environ["EBB_BUILD"])
MANUAL = BUILD / "man"
SOURCES = pathlib.Path(os.environ["EBB_SOURCES"])
OPTION = re.compile(r"(?<![\w-])--?[a-z0-9][\w-]*")
TOPICS = ("query", "deck-format", "editors", "prompts", "exit-codes", "environment", "json", "two-machines")


def page_file(name):
    return MANUAL / f"man{name[-1]}" / name


def list_under(title, text):
    """The terms of a list in help."""
    found = re.search(rf"^{title}\n((?:  .*\n)+)", text, re.M)
    return re.findall(r"^  (\S.*?)(?:  .*)?$", found[1], re.M) if found else []


def section(title, text):
    found = re.search(rf"^{title}\n(.*?)(?=^\S|\Z)", text, re.M | re.S)
    return found[1] if found else ""


class Help(Test):
    def commands(self):
        return list_under("Commands", self.ebb("--help").out)

    def test_it_lists_commands_topics_and_options(self):
        text = self.ebb("help").out
        self.assertGreater(len(self.commands()), 14)
        self.assertEqual(list_under("Topics of `ebb help`", text), list(TOPICS))
        self.assertIn("--color", text)
        self.assertNotIn("__", text)
        self.assertEqual(text, self.ebb("--help").out)
        self.assertEqual(text, self.ebb("-h").out)

    def test_every_command_has_a_page_with_examples_and_says_the_usual_options(self):
        for command in self.commands():
            page = self.ebb("help", command).out
            self.assertTrue(page.startswith(f"ebb-{command}: "), page)
            self.assertEqual(page, self.ebb("help", f"ebb-{command}").out)
            self.assertGreater(len(section("Description", page)), 100, command)
            self.assertRegex(section("Examples", page), rf"(?m)^      .*\bebb {command}\b")
            usage = self.ebb(command, "--help").out
            self.assertEqual(usage, self.ebb(command, "-h").out)
            self.assertEqual(usage, self.ebb("-h", command).out)
            for option in "--color", "--no-pager", "--quiet", "--help":
                self.assertIn(option, usage)
            self.assertRegex(usage, rf"\A.*\n\n(  .*\bebb {command}\b.*\n){{1,2}}\nUsage: ebb {command} ", command)

    def test_every_topic_has_a_page(self):
        for topic in *TOPICS, "ebb", "ebb-deck":
            page = self.ebb("help", topic).out
            self.assertGreater(len(page), 300, topic)
            self.assertNotRegex(page, r"(?m)^#+ \w+$", "a heading was not read")
        self.assertIn("[[card]]", self.ebb("help", "ebb-deck").out)

    def test_examples_are_understood(self):
        for command in self.commands():
            for line in section("Examples", self.ebb("help", command).out).splitlines():
                if not line.startswith("      ebb ") or re.search(r"[|<>$]", line):
                    continue
                command_line = f"exec {line.strip().replace('ebb', '$EBB', 1)}"
                env = {**self.home.env, "EBB": self.home.program, "EBB_EDITOR": "true"}
                done = subprocess.run(["sh", "-c", command_line], capture_output=True, text=True, cwd=self.folder,
                                      stdin=subprocess.DEVNULL, env=env)
                self.assertNotEqual(done.returncode, USAGE, f"{line}: {done.stderr}")
                self.assertNotRegex(done.stderr, "Sanitizer|runtime error:")

    def test_a_mistyped_topic_is_guessed(self):
        for typed, meant in {"exit-code": "exit-codes", "enviroment": "environment", "ebb-reviw": "review"}.items():
            self.assertIn(f"did you mean `{meant}`?", self.ebb("help", typed, code=USAGE).err)
        self.assertNotIn("did you mean", self.ebb("help", "xyzzyxyzzy", code=USAGE).err)
        self.ebb("help", "__manual", code=USAGE)

    def test_it_is_there_whatever_the_configuration_says(self):
        self.home.configure("new_per_day = \"many\"\n")
        self.ebb(code=USAGE)
        self.assertIn("Examples", self.ebb("help", "review").out)
        self.assertIn("Usage", self.ebb("review", "--help").out)

    def test_a_pipe_gets_plain_text_of_a_readable_width(self):
        for page in "review", "ebb", "query":
            text = self.ebb("help", page, env={"COLUMNS": "300"}).out
            self.assertLessEqual(max(map(len, text.splitlines())), 100)


class Manual(Test):
    def names(self):
        return self.ebb("__manual").out.split()

    def text(self, name):
        return page_file(name).read_text().replace("\\-", "-")

    def test_there_is_a_page_for_ebb_each_command_and_the_deck_format(self):
        commands = list_under("Commands", self.ebb("--help").out)
        wanted = {"ebb.1", "ebb-deck.5", *(f"ebb-{command}.1" for command in commands)}
        self.assertEqual(set(self.names()), wanted)
        self.assertEqual({path.name for path in MANUAL.glob("man*/*")}, wanted)

    def test_its_name_section_is_of_the_form_that_apropos_reads(self):
        for name in self.names():
            text = page_file(name).read_text()
            page = name.rpartition(".")[0].replace("-", r"\\-")
            self.assertRegex(text, rf"(?m)^\.SH\nNAME\n\.LP\n{page} \\- [^\n]{{5,80}}\n\.SH$", name)

    def test_its_options_are_those_of_help(self):
        for name in self.names():
            if not name.endswith(".1"):
                continue
            command = name[len("ebb-"):-len(".1")]
            usage = self.ebb(*([command] if command else []), "--help").out
            helped = set(OPTION.findall("\n".join(re.findall(r"^  (-.*?)(?:  |$)", usage, re.M))))
            helped |= set(list_under("Arguments", usage))
            options = re.search(r"^\.SH\nOPTIONS\n(.*?)(?=^\.SH$|\Z)", self.text(name), re.M | re.S)[1]
            terms = re.findall(r"^\.LP\n\\fB(.*)\\fR$", options, re.M)
            printed = {one for term in terms for one in OPTION.findall(term) or [term]}
            self.assertTrue(helped)
            self.assertEqual(helped, printed, name)

    def test_it_is_without_warnings(self):
        for name in self.names():
            done = subprocess.run(["groff", "-man", "-t", "-Tutf8", "-ww", "-z", page_file(name)], capture_output=True,
                                  text=True, check=True)
            self.assertEqual(done.stderr, "", name)

    def test_it_loses_no_byte_of_an_example(self):
        groff = ["groff", "-man", "-t", "-Tutf8", "-P-c", "-P-b", "-P-u", "-rLL=200n"]
        shown = subprocess.run([*groff, page_file("ebb-deck.5")], capture_output=True, text=True, check=True).stdout
        for block in re.findall(r"^```toml\n(.*?)^```", (SOURCES / "decks" / "README.md").read_text(), re.M | re.S):
            for line in block.splitlines():
                self.assertIn(line, shown)


class Prose(Test):
    def test_code_fits_a_screen_so_that_none_of_it_is_broken(self):
        for path in *(SOURCES / "src" / "doc").glob("*.md"), SOURCES / "decks" / "README.md":
            text = path.read_text()
            code = "".join(re.findall(r"^```\w*\n(.*?)^```", text, re.M | re.S)) + "".join(
                f"{line}\n" for line in re.findall(r"^    (.*)", text, re.M))
            for line in code.splitlines():
                self.assertLessEqual(len(line), 72, f"{path.name}: {line}")

    def test_tables_fit_too(self):
        self.assertRegex(self.ebb("help", "deck-format").out, r'(?m)^  `"x3"` +a third to three times +orders')


class Pager(Test):
    def setUp(self):
        super().setUp()
        self.home.write("mine", deck(question("cap")))
        self.review("good")
        self.env = {"EBB_PAGER": self.pager("first", "cat")}

    def pager(self, name, command):
        """A pager that says that it was there, and what it was given."""
        path = self.folder / name
        path.write_text(f"#!/bin/sh\nprintf 'PAGED by {name} LESS=%s\\n' \"$LESS\"\n{command}\n")
        path.chmod(0o755)
        return str(path)

    def shown(self, *args, env=None, code=DONE):
        terminal = self.terminal(*args, env={**self.env, **(env or {})})
        self.assertEqual(terminal.wait(), code, terminal.text())
        return terminal.text()

    def test_help_and_the_log_go_through_it_on_a_terminal(self):
        for args in ("help", "review"), ("help",), ("help", "query"), ("log",):
            self.assertIn("PAGED by first", self.shown(*args))
        self.assertIn("mine/cap", self.shown("log"))

    def test_nothing_else_does(self):
        for args in ("review", "--help"), ("--help",), ("due",), ("decks",), ("log", "--json"), ("config",):
            self.assertNotIn("PAGED", self.shown(*args))
        self.assertNotIn("PAGED", self.ebb("help", "review", env=self.env).out)

    def test_it_is_turned_off(self):
        for args, env in (("--no-pager",), {}), ((), {"EBB_PAGER": ""}), ((), {"EBB_PAGER": "cat"}), \
                ((), {"EBB_PAGER": None, "PAGER": ""}), ((), {"TERM": "dumb"}):
            text = self.shown("log", *args, env=env)
            self.assertNotIn("PAGED", text)
            self.assertIn("mine/cap", text)

    def test_its_own_variable_comes_before_the_common_one(self):
        second = self.pager("second", "cat")
        self.assertIn("PAGED by first", self.shown("log", env={"PAGER": second}))
        self.assertIn("PAGED by second", self.shown("log", env={"EBB_PAGER": None, "PAGER": second}))
        self.assertNotIn("PAGED", self.shown("log", env={"EBB_PAGER": "", "PAGER": second}))

    def test_less_is_told_to_be_gentle_unless_it_was_told_otherwise(self):
        self.assertIn("LESS=FRX\n", self.shown("log", env={"LESS": None}))
        self.assertIn("LESS=i\n", self.shown("log", env={"LESS": "i"}))
        self.assertIn("LESS=\n", self.shown("log", env={"LESS": ""}))

    def test_it_may_hold_options_and_is_waited_for(self):
        slow = self.pager("slow", "sleep 0.3; tr a-z A-Z; echo \"the end of $1\"")
        text = self.shown("log", env={"EBB_PAGER": f"{slow} 'two words'"})
        self.assertIn("MINE/CAP", text)
        self.assertIn("the end of two words", text)

    def test_a_reader_who_leaves_early_ends_nothing_badly(self):
        self.home.write("many", deck(*questions(700)))
        for command in "suspend", "unsuspend", "suspend":
            self.ebb(command, "deck:many")
        self.assertGreater(len(self.ebb("log").out), 1 << 16, "more than a pipe takes")
        for pager in "head -n 1", "read line; exec 0<&-; sleep 0.2":
            text = self.shown("log", env={"EBB_PAGER": self.pager("short", pager)})
            self.assertNotIn("ebb:", text)
            self.assertLess(len(text), 2000)
        for pager in "true", "exec 0<&-; sleep 0.2":  # who has read nothing is no reader
            text = self.shown("log", env={"EBB_PAGER": self.pager("none", pager)})
            self.assertGreater(len(text), 1 << 16)

    def test_one_that_is_missing_is_done_without(self):
        self.assertIn("mine/cap", self.shown("log", env={"EBB_PAGER": "/nowhere/pager"}))
        self.assertIn("mine/cap", self.shown("log", env={"EBB_PAGER": "no-such-pager -x"}))

    def test_what_a_command_says_no_to_is_no_all_the_same(self):
        self.shown("log", "mine/none", code=NO)

    def test_ctrl_c_is_for_the_pager(self):
        patient = self.pager("patient", "trap 'heard=yes' INT; echo ready; until [ \"$heard\" ]; do sleep 0.1; done; echo it ends; "
                             "cat >/dev/null")
        terminal = self.terminal("log", env={"EBB_PAGER": patient})
        terminal.expect("ready")
        terminal.send("\x03")
        self.assertEqual(terminal.wait(), DONE)
        self.assertIn("it ends", terminal.text())


class Quiet(Test):
    def setUp(self):
        super().setUp()
        self.home.write("mine", deck(question("cap"), question("pie")))

    def assert_silent(self, *args, code=DONE):
        for option in "-q", "--quiet":
            result = self.ebb(option, *args, code=code)
            self.assertEqual((result.out, result.err), ("", ""))

    def test_acts_are_not_acknowledged(self):
        self.ebb("review", "mine/cap", stdin="good\n")
        for command in "suspend", "unsuspend", "bury", "forget":
            self.assertIn("mine/cap", self.ebb(command, "mine/cap").out)
            self.assert_silent(command, "mine/cap")
        self.assert_silent("undo")
        self.assertIn("forget", self.ebb("log", "-q").out)

    def test_notes_about_decks_are_left_out(self):
        self.home.write("bad", "[[card]]\nfront = 1\n")
        self.assertIn("bad.toml", self.ebb("due").err)
        self.assertEqual(self.ebb("due", "--quiet").err, "")
        self.assertEqual(self.ebb("due", "--quiet").out, self.ebb("due").out)

    def test_hints_are_left_out_of_the_glance(self):
        self.assertIn("ebb review", self.ebb().out)
        self.assertRegex(self.ebb("-q").out, r"\AToday: [^\n]*\n\Z")

    def test_what_was_asked_for_comes(self):
        self.assertEqual(self.ebb("-q", "due", "--short").out, "2\n")
        self.assertIn("history-", self.ebb("-q", "backup").out)
        self.assertIn("Examples", self.ebb("-q", "help", "review").out)
        self.assertIn("mine/cap", self.ebb("-q", "show", "mine/cap").out)

    def test_errors_come(self):
        self.assertIn("no card", self.ebb("-q", "suspend", "mine/none", code=NO).err)
        self.assertIn("unknown command", self.ebb("-q", "xyzzy", code=USAGE).err)
        bad = self.home.write("bad", "[[card]]\nfront = 1\n")
        result = self.ebb("check", "-q", bad, code=NO)
        self.assertIn("error:", result.out)
        self.assertEqual(result.err, "")

    def test_the_line_protocol_is_as_ever(self):
        self.assertEqual(self.review("good", args=("-q",)).grades, ["good"])


main()

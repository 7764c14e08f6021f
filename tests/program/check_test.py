"""`ebb check` as authors use it: from a pipe, with the place below a problem on a terminal, and `--fix`."""
import json
import os
import pathlib
import re
import shutil
import stat
import subprocess
import time
import unicodedata

from ebbtest import CLOZE, DONE, KINDS, NO, PATIENCE, USAGE, Test, deck, main, question
from rights import needs_permissions, way_to_be_bound

BROKEN = '[[card]]\nid = "a"\nfront = “What is 日本?”\nback = "Japan",\n\n' \
         '[[card]]\nid = "b"\nfront = "Half"\n'
MENDED = BROKEN.replace("“", '"').replace("”", '"').replace('",', '"')
WHOLE = deck(question("whole"))


def wide(text):
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


class FromAPipe(Test):
    def test_a_deck_is_read_from_standard_input(self):
        said = self.ebb("check", "-", stdin=BROKEN, code=NO)
        self.assertEqual(said.out.splitlines()[0], "standard input:3:9: error: “ outside a string; text stands in "
                                                   'straight quotes: "..."')
        self.assertIn("in 1 file, 0 notes", said.err)
        self.assertEqual(self.ebb("check", "-", stdin=WHOLE).out, "")
        self.assertEqual(self.ebb("check", "/dev/stdin", stdin=WHOLE).out, "")
        self.assertEqual(self.ebb("check", "-", stdin="").out, "")

    def test_its_name_is_what_it_is_told_by_and_named_after(self):
        said = self.ebb("check", "--name", "decks/greek.toml", "-", stdin=BROKEN, code=NO).out
        self.assertTrue(said.startswith("decks/greek.toml:3:9: error: "))
        self.assertIn("the deck's id is `a-b`", self.ebb("check", "-", "--name", "a b.toml", stdin=WHOLE).out)
        path = self.home.write("greek", deck(question("x"), id="latin"))
        self.assertIn("the deck id `latin` is taken by",
                      self.ebb("check", path, "-", "--name", "latin.toml", stdin=WHOLE, code=NO).out)

    def test_tags_are_held_against_the_list_beside_its_name(self):
        (self.folder / "TAGS.md").write_text("* `core`: first\n")
        text = deck(question("a", tags=["cure"], source="x"))
        self.assertIn("the tag `cure` is not in TAGS.md",
                      self.ebb("check", "--strict", "-", "--name", "mine.toml", stdin=text, code=NO, cwd=self.folder).out)

    def test_a_pipe_that_the_shell_makes_is_read(self):
        reading, writing = os.pipe()
        os.write(writing, BROKEN.encode())
        os.close(writing)
        self.addCleanup(os.close, reading)
        done = subprocess.run(self.home.command(["check", f"/dev/fd/{reading}"]), pass_fds=[reading],
                              capture_output=True, text=True, env=self.home.environment(None, None))
        self.assertEqual(done.returncode, NO)
        self.assertTrue(done.stdout.startswith(f"/dev/fd/{reading}:3:9: error: "), done.stdout)

    def test_a_pipe_that_has_a_name_is_read_to_its_end(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        self.assertIn("into which nobody writes", self.ebb("check", pipe, code=NO).out)
        writer = os.open(pipe, os.O_RDWR)
        os.write(writer, BROKEN[:20].encode())
        talk = self.talk("check", pipe)
        deadline = time.monotonic() + PATIENCE
        while pipe not in self.files_of(talk.process) and time.monotonic() < deadline:
            time.sleep(0.01)
        os.write(writer, BROKEN[20:].encode())
        os.close(writer)
        self.assertEqual(talk.wait(), NO)
        self.assertTrue(talk.text().startswith(f"{pipe}:3:9: error: "))

    def files_of(self, process):
        """What it has open."""
        folder = pathlib.Path("/proc", str(process.pid), "fd")
        return [pathlib.Path(os.readlink(one)) for one in folder.iterdir()]

    def test_json_names_it_alike(self):
        document = self.ebb("check", "--json", "-", "--name", "x.toml", stdin=BROKEN, code=NO).json()
        self.assertEqual({one["file"] for one in document["problems"]}, {"x.toml"})

    def test_more_than_a_file_may_hold_is_not_read(self):
        with open("/dev/zero", "rb") as zeros:
            done = subprocess.run(self.home.command(["check", "-"]), stdin=zeros, capture_output=True,
                                  env=self.home.environment(None, None), timeout=60)
        self.assertEqual(done.returncode, NO)
        self.assertEqual(done.stdout, b"standard input:1:1: error: larger than 64 MiB\n")

    def test_what_cannot_be_read_is_said(self):
        folder = os.open(self.folder, os.O_RDONLY)
        self.addCleanup(os.close, folder)
        done = subprocess.run(self.home.command(["check", "-"]), stdin=folder, capture_output=True,
                              env=self.home.environment(None, None))
        self.assertEqual((done.returncode, done.stdout),
                         (NO, b"standard input:1:1: error: it cannot be read: Is a directory\n"))

    def test_words_that_do_not_go_together_are_refused(self):
        path = self.home.write("mine", WHOLE)
        for args, says in ((["--dry-run", path], "is for `--fix`"), (["--name", "x", path], "standard input"),
                           (["--fix", "-", path], "stands alone"), (["--fix", "--json", "-"], "--dry-run")):
            with self.subTest(args):
                said = self.ebb("check", *args, stdin=BROKEN, code=USAGE)
                self.assertIn(says, said.err)
                self.assertEqual(said.out, "")


class OnATerminal(Test):
    def lines(self, *args, code=NO, **how):
        terminal = self.terminal("check", *args, **how)
        self.assertEqual(terminal.wait(), code)
        self.assert_clean_terminal(terminal)
        return terminal.lines()

    def test_the_place_is_marked_below_the_line(self):
        path = self.home.write("mine", BROKEN)
        lines = self.lines(path)
        at = lines.index('    3 | front = “What is 日本?”')
        self.assertIn("mine.toml:3:9: error: ", "".join(lines[:at]))
        self.assertEqual(lines[at + 1], "      |         ^")

    def test_the_mark_stands_right_below_what_is_meant(self):
        for text, marked in (('front = "日本語" x', "x"), ('front = "e\u0301e\u0301" x', "x"), ('\tfront = "a" x', "x"),
                             ('front = "ا" x', "x"), ('front = "🎉" x', "x")):
            for env in None, {"NO_COLOR": "1"}, {"CLICOLOR_FORCE": "1"}:
                with self.subTest(text, env=env):
                    path = self.home.write("mine", f'[[card]]\n{text}\nback = "b"\n')
                    lines = self.lines(path, env=env, columns=200)
                    at = next(number for number, line in enumerate(lines) if line.startswith("    2 | "))
                    shown = "".join(letter for letter in lines[at] if not unicodedata.combining(letter))
                    before = shown[:shown.rindex(marked)]
                    self.assertEqual(wide(before), lines[at + 1].index("^"), lines[at:at + 2])

    def test_a_long_line_is_cut_around_the_place(self):
        path = self.home.write("mine", f'[[card]]\nfront = "{"a" * 150}" x {"b" * 150}\nback = "b"\n')
        for columns in 40, 80, 200:
            with self.subTest(columns):
                lines = self.lines(path, columns=columns)
                at = next(number for number, line in enumerate(lines) if line.startswith("    2 | "))
                self.assertLess(len(lines[at]), columns)
                self.assertEqual(lines[at][lines[at + 1].index("^")], "x")

    def test_what_is_said_is_wrapped_between_words(self):
        self.home.write("mine", BROKEN)
        said = self.home.run("check", "ebb/decks/mine.toml").out.splitlines()
        for columns in 40, 80:
            lines = self.lines("ebb/decks/mine.toml", columns=columns)
            self.assertLess(max(map(len, lines)), columns)
            words = " ".join(line for line in lines if " | " not in line)
            for one in said:
                self.assertIn(one, words)

    def test_a_terminal_without_unicode_is_sent_none(self):
        path = self.home.write("mine", f'[[card]]\nfront = “{"é" * 99}”\nback = "b"\n')
        terminal = self.terminal("check", path, env={"LANG": "C", "LC_ALL": "C"}, columns=60)
        terminal.wait()
        excerpt = [line for line in terminal.lines() if re.match(r"    2 \| |      \| ", line)]
        self.assertEqual(len(excerpt), 2)
        self.assertTrue("".join(excerpt).isascii(), excerpt)

    def test_hostile_lines_are_safe_and_on_one_line(self):
        for text in "\x1b]0;x\x07", "\u202e\u2066", "\x00", "\u2028\u2029", "a" + "\u0301" * 99, "\x9b31m", "\r\r":
            with self.subTest(repr(text)):
                path = self.home.write("mine", f'[[card]]\nfront = "a" {text} z\nback = "b"\n')
                lines = self.lines(path)
                at = next(number for number, line in enumerate(lines) if line.startswith("    2 | "))
                self.assertRegex(lines[at + 1], r"^      \| +\^$")

    def test_by_pipe_and_on_a_dumb_terminal_there_is_no_excerpt(self):
        path = self.home.write("mine", BROKEN)
        piped = self.ebb("check", path, code=NO).out.splitlines()
        self.assertTrue(all(line.startswith(str(path)) for line in piped))
        lines = self.lines(path, env={"TERM": "dumb"}, columns=300)
        self.assertFalse([line for line in lines if line.startswith("    3 | ")])

    def test_problems_of_a_whole_file_have_none(self):
        lines = self.lines(self.folder / "none.toml")
        self.assertFalse([line for line in lines if " | " in line])

    def test_what_is_typed_is_checked_when_it_ends(self):
        terminal = self.terminal("check", "-")
        terminal.send("[[card]]\nfront = “q”\n\x04")
        self.assertEqual(terminal.wait(), NO)
        self.assertIn("standard input:2:9: error", terminal.text())


class Fix(Test):
    def kept(self):
        return sorted((self.home.path / "backups" / "decks").glob("*.toml"))

    def test_what_is_mechanical_is_mended_and_the_rest_is_told(self):
        path = self.home.write("mine", BROKEN)
        said = self.ebb("check", "--fix", path, code=NO)
        self.assertEqual(path.read_text(), MENDED)
        self.assertEqual(said.out.splitlines(), [
            f"{path}:3: mended: straight quotes around the text", f"{path}:4: mended: no comma behind the value",
            f"{path}:6:1: error: a note needs `front` and `back`, or `cloze`, or `front` with `answer` and `wrong`, "
            "`number` or `points`"])
        self.assertIn("2 mistakes mended; 1 error and 0 warnings left in 1 file, 1 note", said.err)
        self.assertEqual([kept.read_text() for kept in self.kept()], [BROKEN])
        self.assertIn(str(self.kept()[0]), said.err)

    def test_what_is_left_decides_the_exit_code(self):
        path = self.home.write("mine", BROKEN[:BROKEN.index('\n[[card]]\nid = "b"')])
        self.ebb("check", "--fix", "--dry-run", path)
        self.ebb("check", path, code=NO)
        self.assertEqual(self.ebb("check", "-q", "--fix", path).out, "")
        self.assertEqual(self.ebb("check", path).out, "")

    def test_a_deck_that_is_whole_is_not_touched(self):
        path = self.home.write("mine", deck(*KINDS))
        before = path.stat()
        self.assertEqual(self.ebb("check", "--fix", path).out, "")
        self.assertEqual((path.stat().st_ino, path.stat().st_mtime_ns), (before.st_ino, before.st_mtime_ns))
        self.assertEqual(self.kept(), [])

    def test_a_dry_run_is_a_diff_that_patch_takes(self):
        text = BROKEN + '\n[card]\nid = "c"\nfront = "x", back = "y"'
        path = self.home.write("mine", text)
        said = self.ebb("check", "--fix", "--dry-run", path, code=NO)
        self.assertEqual(path.read_text(), text)
        self.assertEqual(self.kept(), [])
        self.assertEqual(said.out.splitlines()[:3], [f"--- {path}", f"+++ {path}", "@@ -3,2 +3,2 @@"])
        self.assertIn("would be mended", said.err)
        mended = MENDED + '\n[[card]]\nid = "c"\nfront = "x"\nback = "y"'
        self.assert_patch_takes(path, text, mended)
        strange = str.maketrans({"\n": "\r\n"})
        self.assert_patch_takes(path, text.translate(strange), mended.translate(strange))
        self.assert_patch_takes(path, text.replace("back =", "back\t="), mended.replace("back =", "back\t="))

    def assert_patch_takes(self, path, text, mended):
        if not shutil.which("patch"):
            self.skipTest("there is no patch")
        path.write_bytes(text.encode())
        diff = self.home.run("check", "--fix", "--dry-run", path).raw_out
        subprocess.run(["patch", "-s", "--binary", path], input=diff, check=True)
        self.assertEqual(path.read_bytes().decode(), mended)

    def test_of_standard_input_the_mended_deck_is_printed(self):
        said = self.ebb("check", "--fix", "-", "--name", "x.toml", stdin=BROKEN, code=NO)
        self.assertEqual(said.out, MENDED)
        self.assertIn("x.toml:3: mended: straight quotes", said.err)
        self.assertIn("x.toml:6:1: error: ", said.err)
        self.assertEqual(self.ebb("check", "--fix", "-", stdin=WHOLE).out, WHOLE)
        listed = self.ebb("check", "--fix", "--dry-run", "-", stdin=BROKEN, code=NO).out
        self.assertTrue(listed.startswith("--- standard input\n+++ standard input\n@@ -3,2 +3,2 @@\n-front = “"))
        self.assertEqual(self.kept(), [])

    def test_what_is_no_deck_comes_out_as_it_went_in(self):
        for text in b"\xff\xfe\x00", b"PK\x03\x04", b"# Title\r\n- a", b"front = \xe2\x80\x9cq\xe2\x80\x9d\n\xff":
            done = self.home.run("check", "--fix", "-", stdin=text)
            self.assertEqual((done.code, done.raw_out), (NO, text))

    def test_json_tells_what_was_mended(self):
        path = self.home.write("mine", BROKEN)
        document = self.ebb("check", "--fix", "--json", path, code=NO).json()
        self.assertEqual(document["mended"], [
            {"file": str(path), "line": 3, "done": "straight quotes around the text"},
            {"file": str(path), "line": 4, "done": "no comma behind the value"}])
        self.assertEqual((document["errors"], len(document["problems"])), (1, 1))
        self.assertNotIn("mended", self.ebb("check", "--json", path, code=NO).json())

    def test_without_a_file_ones_own_decks_are_mended_and_none_else(self):
        path = self.home.write("mine", BROKEN)
        other = self.folder / "other.toml"
        other.write_text(BROKEN)
        self.ebb("check", "--fix", code=NO)
        self.assertEqual((path.read_text(), other.read_text()), (MENDED, BROKEN))
        self.ebb("check", "--fix", other, code=NO)
        self.assertEqual(other.read_text(), MENDED)

    def test_tags_are_spelled_as_the_list_has_them(self):
        path = self.home.write("mine", deck(question("a", tags=["Distributed Systems", "consistnecy", "caps"])))
        (path.parent / "TAGS.md").write_text("* `distributed-systems`: x\n* `consistency`: y\n* `cap`: z\n")
        self.ebb("check", "--fix", path)
        self.assertIn('tags = ["distributed-systems", "consistency", "caps"]', path.read_text())

    def test_line_ends_the_mode_and_a_link_stay(self):
        far = self.folder / "git" / "mine.toml"
        far.parent.mkdir()
        far.write_bytes(b"\xef\xbb\xbf" + BROKEN.replace("\n", "\r\n").encode())
        far.chmod(0o640)
        self.home.decks.mkdir(parents=True, exist_ok=True)
        link = self.home.decks / "mine.toml"
        link.symlink_to(far)
        self.ebb("check", "--fix", link, code=NO)
        self.assertTrue(link.is_symlink())
        self.assertEqual(far.read_bytes(), b"\xef\xbb\xbf" + MENDED.replace("\n", "\r\n").encode())
        self.assertEqual(stat.S_IMODE(far.stat().st_mode), 0o640)
        self.assertEqual(os.listdir(far.parent), ["mine.toml"])

    @needs_permissions
    def test_a_file_that_may_not_be_written_is_left_and_the_others_are_mended(self):
        closed, path = self.home.write("closed", BROKEN), self.home.write("mine", BROKEN)
        closed.chmod(0o444)
        self.home.wrap = way_to_be_bound()
        said = self.ebb("check", "--fix", closed, path, code=NO)
        self.assertRegex(said.err, "closed.toml: it cannot be written; nothing was written")
        self.assertEqual((closed.read_text(), path.read_text()), (BROKEN, MENDED))
        self.assertIn("closed.toml:3:9: error", said.out)

    def test_many_notes_of_anki_are_mended_in_one_go(self):
        notes = "".join(f"[[card]]\ncloze = \"Fact {number} is {{{{c1::text {number}::hint}}}}.\"\n\n"
                        for number in range(1500))
        path = self.home.write("anki", notes)
        self.assertIn("1500 mistakes mended; 0 errors", self.ebb("check", "--fix", path).err)
        self.assertEqual(path.read_text(), re.sub("c1::", "", notes))

    # What was learned

    def states(self):
        return sorted(json.dumps(card) for card in self.ebb("list", "--json").json()["cards"])

    def test_a_note_that_was_broken_and_mended_has_its_history_again(self):
        notes = [{"front": "Which port has HTTPS?", "back": "443", "reverse": True, "tags": ["data-lake"]},
                 {"cloze": CLOZE["cloze"]}, question("given")]
        path = self.home.write("mine", deck(*notes, title="Mine"))
        self.review("good", "easy", "hard", "good", "q")
        before, text = self.states(), path.read_text()
        for right, wrong in (('front = "Which port has HTTPS?"', "front = “Which port has HTTPS?”,"),
                             ("{{30 days}}", "{{c1::30 days}}"), ("{{7 days::", "{{c2::7 days::"),
                             ("reverse = true", "reverse = True"), ("[[card]]", "[card]"), ("[deck]", "[Deck]"),
                             ('["data-lake"]', '"data-lake"')):
            with self.subTest(wrong):
                path.write_text(text.replace(right, wrong))
                self.home.run("due")
                self.ebb("check", "--fix", path)
                self.assertEqual(path.read_text(), text)
                self.assertEqual(self.states(), before)

    def test_a_hole_that_was_numbered_while_ebb_looked_on_goes_on(self):
        path = self.home.write("mine", deck({"cloze": CLOZE["cloze"]}))
        self.review("good", "easy")
        before = self.states()
        path.write_text(path.read_text().replace("{{30", "{{1::30"))
        self.ebb("due")
        path.write_text(path.read_text().replace("{{1::30", "{{c1::30"))
        self.ebb("check", "--fix", path)
        self.review("q")
        self.assertEqual(self.states(), before)
        self.ebb("doctor", "--rebuild")
        self.assertEqual(self.states(), before)

    def test_a_tag_that_is_spelled_otherwise_changes_no_schedule(self):
        path = self.home.write("mine", deck(question("a", tags=["consistnecy"]), question("b")))
        self.review("good", "easy")
        before = self.ebb("due", "--json").json(), self.home.answers()
        (path.parent / "TAGS.md").write_text("* `consistency`: y\n")
        self.ebb("check", "--fix", path)
        self.assertEqual((self.ebb("due", "--json").json(), self.home.answers()), before)
        self.assertEqual(self.ebb("list", "--keys", "tag:consistency").out.split(), ["mine/a"])


if __name__ == "__main__":
    main()

"""Decks that mean harm, and decks that are too much: nothing of them reaches the terminal raw, nothing crashes, hangs
or eats the memory, and the good notes beside them still work."""
import os
import re
import socket

from ebbtest import DONE, NO, SANITIZED, Result, Test, cards, deck, main, question

NASTY = ("\x1b[31mred\x1b[0m", "\x1b]52;c;ZXZpbA==\x07", "\x1b]0;title\x1b\\", "\x9b31m", "\x1bP$q\x1b\\", "a\rb\x08c",
         "\x1b[2J\x1b[1;1H", "\u202egnp.exe\u202c", "\u2066x\u2069", "\x7f", "e" + "\u0301" * 200, "\U000e0041",
         "\u2028")
# As TOML escapes, which are legal, and so arrive as live characters.
ESCAPED = "".join(NASTY)


def escaped(text):
    return '"' + "".join(char if " " <= char < "\x7f" and char not in '"\\' else
                         f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}" for char in text) + '"'


def note(**keys):
    return "[[card]]\n" + "".join(f"{key} = {value}\n" for key, value in keys.items()) + "\n"


GOOD = deck(question("good"))
EVERYTHING = ([], ["due"], ["due", "--json"], ["decks"], ["decks", "--json"], ["log"], ["log", "--json"], ["config"])


class Hostile(Test):
    def bounded(self, megabytes=600):
        """Memory that is asked for beyond this is refused. (A sanitizer needs more room than anyone has.)"""
        if not SANITIZED:
            self.home.wrap = ["prlimit", f"--as={megabytes << 20}"]

    def look_at_everything(self, path=None):
        for args in EVERYTHING:
            self.ebb(*args)
        doctor = self.home.run("doctor")  # decks with problems are trouble to it
        self.assertIn(doctor.code, (DONE, NO))
        self.assert_clean(doctor)
        if path:
            result = self.home.run("check", path)
            self.assertIn(result.code, (0, 1))
            self.assert_clean(self.without_paths(result))
            return result

    def without_paths(self, result):
        """The names of files are exact where a program reads them, whatever is in them."""
        out = result.raw_out
        for folder, _, files in os.walk(os.fsencode(self.home.decks)):
            for file in files:
                out = out.replace(os.path.join(folder, file), b"FILE")
        return Result(result.code, out, result.raw_err)

    def assert_good_works(self, *more):
        result = self.review("", "easy", *["easy"] * 30)
        self.assertIn("What is good?", result.out)
        self.assertIn("good-back", result.out)
        return result


class Escapes(Hostile):
    def deck_of(self, text):
        value, values = escaped(text), f"[{escaped(text)}, {escaped('second' + text)}]"
        return (f"[deck]\ntitle = {value}\ndescription = {value}\nauthor = {value}\nlicense = {value}\n"
                f"version = {value}\n\n"
                + note(front=value, back=value, hint=values, note=value, source=values, accept=values, reverse="true")
                + note(cloze=escaped("a {{" + text + "::" + text + "}} b" + text), note=value, source=value)
                + note(front=escaped("c" + text), answer=values,
                       wrong=f"[{escaped('w' + text)}, {escaped('v' + text)}]")
                + note(front=escaped("n" + text), number="3", unit=value, hint=value, within='"10%"')
                + note(front=escaped("p" + text), points=values, ordered="true"))

    def test_toml_escapes_in_every_field_are_made_visible_everywhere(self):
        path = self.home.write("evil", self.deck_of(ESCAPED))
        self.home.write("good", GOOD)
        self.look_at_everything(path)
        out = self.assert_good_works().out + self.review("h", "h", "", "u", "", "1", "1", "s", "", "b").out
        self.assertIn("^[", out)
        self.assertIn("^[", self.ebb("preview", path).out)
        for key in {row["key"] for row in self.home.answers()}:
            self.ebb("show", key)
            self.ebb("show", key, "--json")
        self.look_at_everything(path)

    def test_each_by_itself_too(self):
        for text in NASTY:
            with self.subTest(repr(text)):
                self.setUp()
                path = self.home.write("evil", self.deck_of(text))
                self.ebb("review", stdin="h\n\n\n" * 12)
                self.ebb("preview", "deck:evil")
                self.ebb("decks")
                self.home.run("check", path)

    def test_they_are_made_visible_on_the_terminal(self):
        self.home.write("evil", self.deck_of(ESCAPED))
        terminal = self.terminal("review", "--new", "99")
        for _ in range(3):
            terminal.expect("q")
            for key in "h", " ", "1", "\r", "y", "y":
                terminal.send(key)
                terminal.listen(0.3)
        terminal.send("\x03")
        terminal.wait()
        self.assert_clean_terminal(terminal)

    def test_raw_bytes_in_a_file_are_a_problem_and_shown_as_such(self):
        for raw in (b"\x1b[31m", b"\x1b]0;x\x07", b"\x00", b"\xff\xfe", b"\xc2\x9b31m", b"\x7f", b"\xed\xa0\x80",
                    b"\xc0\xaf", "\u202e".encode(), b"\r"):
            with self.subTest(raw):
                self.setUp()
                self.home.write("good", GOOD)
                path = self.home.write("evil", b'[deck]\ntitle = "x"\n# ' + raw + b'\n[[card]]\nfront = "a' + raw
                                       + b'b"\nback = "c"\n' + raw + b' = 3\n[[card]]\nid = "fine"\nfront = "Still '
                                       b'fine?"\nback = "yes"\n')
                self.look_at_everything(path)
                self.assertIn("Still fine?", self.assert_good_works().out)

    def test_tags_and_ids_and_keys_with_escapes_are_problems_shown_safely(self):
        value = escaped(ESCAPED)
        path = self.home.write("evil", f"[deck]\nid = {value}\ntags = [{value}]\n\n"
                               + note(id=value, front='"a"', back='"b"')
                               + note(front='"a2"', back='"b"', tags=f"[{value}]")
                               + note(front='"a3"', back='"b"', **{value: "1"})
                               + note(front='"a4"', back='"b"', within=value)
                               + note(front='"a5"', back='"b"', as_of=value)
                               + f"[{value}]\nx = 1\n")
        self.home.write("good", GOOD)
        result = self.look_at_everything(path)
        self.assertGreaterEqual(len(re.findall(r":\d+:\d+: error: ", result.out + result.err)), 6, result)
        self.assert_good_works()

    def test_file_names_with_escapes_are_shown_safely(self):
        self.home.write("good", GOOD)
        for number, name in enumerate(("\x1b[31mred", "\x9b31m", "a\nb", "\u202egnp", "\x1b]0;x\x07", "-rf", "a b",
                                       "%n%s")):
            self.home.write(name, deck(question(f"n{number}"), title=f"T{number}"))
            path = self.home.write("x" + name, "[[card]]\nfront = 1\n")
            self.home.run("check", path)
        (self.home.decks / "raw").mkdir()
        bad = os.fsencode(self.home.decks / "raw") + b"/\xff\xfe\x1b[31m.toml"
        with open(bad, "wb") as file:
            file.write(b"[[card]]\nfront = 1\n")
        self.look_at_everything(self.home.decks)
        for line in self.assert_good_works().err.splitlines():
            self.assertTrue(line.startswith("ebb: "), f"a name made a line of its own: {line!r}")

    def test_environment_and_configuration_with_escapes_are_shown_safely(self):
        self.home.write("good", GOOD)
        for env in ({"EBB_NOW": "\x1b[31m"}, {"EBB_DECK_PATH": "/nowhere\x1b[31m:\u202e"}, {"TERM": "\x1b[31m"},
                    {"EBB_HOME": str(self.folder / "\x1b[31mhome")}, {"TZ": "\x1b[31m"}, {"COLUMNS": "\x1b[31m"}):
            for args in ("due",), ("doctor",), ("decks",):
                result = self.home.run(*args, env=env)
                paths = f"{env.get('EBB_HOME', '')}:{env.get('EBB_DECK_PATH', '')}"  # exact to a program
                for path in filter(None, os.fsencode(paths).split(b":")):
                    result.raw_out = result.raw_out.replace(path, b"PATH")
                self.assert_clean(result)
        self.home.configure(f"new_per_day = {escaped(ESCAPED)}\n[deck.{escaped(ESCAPED)}]\nnew_per_day = 1\n")
        self.assert_clean(self.home.run("config"))
        self.assert_clean(self.home.run("review"))

    def test_exact_text_is_to_be_had_by_json(self):
        self.home.write("mine", "[[card]]\nid = \"x\"\n" + f"front = {escaped(NASTY[0])}\nback = \"b\"\n")
        self.assertEqual(self.ebb("show", "mine/x", "--json").json()["front"], NASTY[0])


class Size(Hostile):
    def test_a_field_that_is_too_large_is_a_problem_and_the_rest_works(self):
        for size in 70_000, 1 << 20, 5 << 20:
            with self.subTest(size=size):
                self.setUp()
                large = f'[[card]]\nfront = "{"x" * size}"\nback = "b"\n\n'
                path = self.home.write("big", large + cards(question("good")))
                self.bounded()
                result = self.look_at_everything(path)
                self.assertEqual(result.code, NO)
                self.assertRegex(result.out + result.err, r"big\.toml:[12]:\d+: error: .*(64 KiB|1 MiB)")
                self.assertLess(len(result.out + result.err), 20_000)
                self.assert_good_works()

    def test_a_field_just_within_the_limit_is_shown(self):
        self.home.write("big", deck({"id": "big", "front": "word " * 13_000, "back": "x" * 65_000}))
        self.bounded()
        self.assertEqual(len(self.review("", "easy").acks), 1)

    def test_a_hundred_thousand_notes_work(self):
        count = 20_000 if SANITIZED else 100_000
        self.home.write("many", "".join(f'[[card]]\nfront = "f{n}"\nback = "b{n}"\n' for n in range(count)))
        self.home.write("good", deck(question("good", tags=["core"])))
        self.bounded()
        self.assertRegex(self.ebb("decks", patience=240).out, rf"{count // 1000}.?000")
        self.assert_good_works()
        self.ebb("due", "--short")

    def test_more_notes_than_the_limit_are_a_problem(self):
        self.home.write("good", GOOD)
        path = self.home.write("many", "[[card]]\n" * 200_001)
        self.bounded(1200)
        result = self.ebb("check", path, code=NO, patience=240)
        self.assertLess(len(result.out + result.err), 1_000_000)

    def test_a_file_above_the_limit_is_not_read(self):
        self.home.write("good", GOOD)
        path = self.home.write("huge", "")
        os.truncate(path, 70 << 20)
        self.bounded(200)
        self.ebb("check", path, code=NO)
        self.assert_good_works()

    def test_a_gigantic_sparse_file_is_not_read(self):
        self.home.write("good", GOOD)
        os.truncate(self.home.write("huge", ""), 1 << 40)
        self.bounded(200)
        self.assert_good_works()

    def test_deep_nesting_is_a_problem(self):
        deep = 100_000
        for text in ("front = " + "[" * deep + "]" * deep, "front = " + "{a=" * deep + "1" + "}" * deep,
                     ".".join(["a"] * deep) + " = 1", "[" + ".".join(["a"] * deep) + "]\nx = 1",
                     "front = " + "[" * deep, "[" * deep):
            with self.subTest(text[:20]):
                self.setUp()
                path = self.home.write("deep", "[[card]]\n" + text + "\n\n" + cards(question("good")))
                self.bounded()
                self.assertEqual(self.look_at_everything(path).code, NO)
                self.assert_good_works()

    def test_deep_markdown_and_braces_neither_crash_nor_hang(self):
        for text in (">" * 30_000, "* " * 15_000, "[" * 30_000, "`" * 30_000, "**" * 15_000, "_a_" * 10_000,
                     "<" * 30_000, "![" * 15_000, "- " * 10_000 + "x", "&" * 30_000, "|" * 30_000 + "\n|-|-|\n",
                     "\n".join(" " * n + "- x" for n in range(300)), "(" * 30_000, "{" * 30_000, "\\" * 30_000,
                     "\n" * 60_000, "a\u0301" * 15_000, "👩‍👩‍👧" * 2_000):
            with self.subTest(text[:10]):
                self.setUp()
                self.home.write("deep", deck({"id": "d", "front": "Look:", "back": text},
                                             {"id": "c", "cloze": "x {{y}} " + text.replace("{", "")}))
                self.bounded()
                self.review("", "easy", "", "easy")

    def test_many_holes_hints_and_sources_work(self):
        self.home.write("many", deck({"id": "c", "cloze": " ".join(f"{{{{h{n}}}}}" for n in range(5000))},
                                     {"id": "q", "front": "f", "back": "b", "hint": ["h"] * 5000,
                                      "source": ["s"] * 5000}))
        self.home.write("good", GOOD)
        self.bounded()
        self.look_at_everything()
        self.assert_good_works()


class Files(Hostile):
    def setUp(self):
        super().setUp()
        self.home.write("good", GOOD)
        self.bounded()

    def test_what_is_no_regular_file_does_not_stop_a_review(self):
        decks = self.home.decks
        (decks / "x.toml").mkdir()
        os.mkfifo(decks / "fifo.toml")
        os.symlink("/nowhere/at/all.toml", decks / "dangling.toml")
        os.symlink(decks / "loop.toml", decks / "loop.toml")
        os.symlink("/dev/zero", decks / "zero.toml")
        os.symlink("/dev/tty", decks / "tty.toml")
        os.symlink(decks, decks / "circle")
        with socket.socket(socket.AF_UNIX) as plug:
            plug.bind(str(decks / "s.toml"))
        self.assert_good_works()
        self.look_at_everything(decks)
        for name in "fifo", "dangling", "loop", "zero":
            result = self.ebb("check", decks / f"{name}.toml", code=NO)
            self.assertIn(name, result.out + result.err)
        self.assertIn(self.home.run("check", decks / "x.toml").code, (0, 1))

    def test_they_may_stand_in_the_search_path_too(self):
        os.mkfifo(self.folder / "fifo.toml")
        env = {"EBB_DECK_PATH": f"{self.folder}/fifo.toml:/nowhere:/dev/zero:{self.folder}/fifo.toml/x::."}
        result = self.ebb("review", stdin="\neasy\n", env=env)
        self.assertIn("What is good?", result.out)

    def test_a_link_to_a_deck_is_followed(self):
        (self.folder / "real.toml").write_text(deck(question("linked"), title="Linked"))
        os.symlink(self.folder / "real.toml", self.home.decks / "link.toml")
        self.assertIn("Linked", self.ebb("decks", "--json").out)

    def test_a_deep_tree_of_folders_ends(self):
        path = self.home.decks
        for _ in range(200):
            path = path / "d"
        path.mkdir(parents=True)
        (path / "deep.toml").write_text(deck(question("deep")))
        self.assert_good_works()

    def test_a_thousand_decks_work(self):
        for number in range(1000):
            self.home.write(f"many/d{number}", deck(question(f"d{number}")))
        self.home.configure("new_per_day = 2000\n")
        self.assertRegex(self.ebb("due", "--short", patience=120).out, r"1.?001")

    def test_empty_files_and_odd_line_ends_work(self):
        self.home.write("empty", b"")
        self.home.write("bom", b"\xef\xbb\xbf" + deck(question("bom")).encode())
        self.home.write("crlf", deck(question("crlf")).replace("\n", "\r\n").encode())
        self.home.write("noend", deck(question("noend")).strip().encode())
        result = self.assert_good_works()
        for name in "bom", "crlf", "noend":
            self.assertIn(f"What is {name}?", result.out)
        self.assertEqual(result.err, "")

    def test_a_broken_deck_beside_good_ones_is_one_line_and_done(self):
        self.home.write("broken", "this is = = not toml\n" * 50)
        result = self.assert_good_works()
        self.assertEqual(len(result.err.splitlines()), 1, result.err)
        self.assertIn("broken.toml", result.err)


if __name__ == "__main__":
    main()

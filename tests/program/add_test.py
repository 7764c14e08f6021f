"""ebb add: what it takes, what it refuses, and that no other byte of a deck changes."""
import os
import re
import stat

from ebbtest import DONE, NO, Home, Test, deck, main, question

ITALIAN = '# Words.\n[deck]\ntitle = "Italiano"\n\n[[card]]\nfront = "la luna"   # at night\nback = "moon"\n'


class Add(Test):
    def setUp(self):
        super().setUp()
        self.path = self.home.write("italian", ITALIAN)

    def add(self, *args, code=DONE, **how):
        return self.ebb("add", *args, code=code, **how)

    def added(self):
        """What stands behind the deck as it was."""
        text = self.path.read_text()
        self.assertTrue(text.startswith(ITALIAN))
        return text[len(ITALIAN):]

    def keys(self, result):
        return [line.split()[0] for line in result.out.splitlines()]

    def test_a_line_becomes_a_note_and_its_key_is_printed(self):
        result = self.add("italian", "il caffè :: coffee")
        self.assertEqual(self.added(), '\n[[card]]\nfront = "il caffè"\nback = "coffee"\n')
        self.assertRegex(result.out, r"^italian/~\w{13}   il caffè :: coffee\n$")
        self.assertIn(f"1 note added to {self.path}", result.err)
        shown = self.ebb("show", self.keys(result)[0]).out
        self.assertIn("coffee", shown)

    def test_words_need_no_quotation_marks(self):
        self.add("italian", "il", "caffè", "::", "the", "coffee")
        self.assertIn('front = "il caffè"\nback = "the coffee"', self.added())

    def test_a_note_may_begin_with_a_dash_and_stand_behind_any_option(self):
        for args in (["italian", "-ando :: gerund"], ["italian", "--tag", "verb", "-ire :: an ending"],
                     ["--tag", "verb", "--hint", "x", "-are :: another"], ["italian", "--note", "-a b", "c :: d"]):
            with self.subTest(args):
                self.add(*args)
        self.assertEqual(re.findall('front = "(.*)"', self.added()), ["-ando", "-ire", "-are", "c"])
        self.assertIn('note = "-a b"', self.added())

    def test_a_note_that_reads_as_a_deck_and_a_line_is_to_stand_in_quotes(self):
        result = self.add("la", "sedia", "::", "the", "chair", code=NO)
        self.assertIn("ebb add 'la sedia :: the chair'", result.err)
        self.assertIn("no deck has the id `la`", result.err)

    def test_a_mark_of_utf_8_is_no_part_of_the_first_note(self):
        self.add("italian", stdin="\ufeffla mela :: apple\n")
        self.assertIn('front = "la mela"', self.added())

    def test_each_kind_of_line(self):
        lines = {"il tè ::: tea": ("reverse = true", 2), "L'acqua {{bolle}} a {{100 gradi}}.": ("cloze = ", 2),
                 "Quanti giorni ha un anno? = 365 giorni": ("number = 365\nunit = \"giorni\"", 1)}
        for line, (written, cards) in lines.items():
            with self.subTest(line):
                result = self.add("italian", line)
                self.assertIn(written, self.added())
                self.assertEqual(len(self.keys(result)), cards)
        self.assertEqual(self.ebb("check", self.path).code, DONE)

    def test_options_say_the_rest(self):
        self.add("italian", "il pane :: bread", "--tag", "food", "--tag", "core", "--note", "With \"oil\".",
                 "--hint", "baked", "--accept", "loaf", "--source", "https://example.org")
        self.assertIn('tags = ["food", "core"]', self.added())
        self.add("italian", "--front", "Quale :: è giusto?", "--answer", "a", "--wrong", "b", "--wrong", "c")
        self.add("italian", "--front", "I tre pasti?", "--point", "colazione", "--point", "pranzo", "--ordered")
        self.add("italian", "--front", "Giorni?", "--number", "7", "--within", "10%", "--unit", "giorni")
        self.add("italian", "--cloze", "Si dice {{buongiorno}}.", "--id", "saluto")
        self.assertIn("italian/saluto", self.ebb("list", "--keys", "deck:italian").out)
        self.assertEqual(self.ebb("check", self.path).code, DONE)

    def test_what_is_no_note_is_refused_with_the_reason_and_nothing_is_written(self):
        for args, reason in ((("italian", "just words"), "it is no note"), (("italian", "a :: b :: c"), "--front"),
                             (("italian", ":: b"), "front"), (("italian", "{{open"), "hole"),
                             (("italian", "a :: b", "--number", "3"), "number"), (("italian", "--back", "b"), "note"),
                             (("italian", "--front", "a"), "back"),
                             (("italian", "--front", "a", "--number", "many"), "number"),
                             (("nowhere", "a :: b"), "no deck has the id"),
                             (("italian", "a :: b", "--id", "no id"), "id")):
            with self.subTest(args):
                result = self.add(*args, code=NO)
                self.assertIn(reason, result.err)
                self.assertEqual(result.out, "")
                self.assertEqual(self.added(), "")

    def test_lines_from_standard_input_are_added_all_or_none(self):
        words = "# fruit\nla mela :: apple\r\n\nla pera :: pear\n"
        result = self.add("italian", "--tag", "fruit", stdin=words)
        self.assertEqual(len(self.keys(result)), 2)
        self.assertEqual(self.added().count('tags = ["fruit"]'), 2)
        before = self.path.read_bytes()
        result = self.add("italian", stdin="l'uva :: grape\nil fico\n:: x\n", code=NO)
        self.assertRegex(result.err, r"standard input:2:1: error: .*\n.*standard input:3:1: error: ")
        self.assertEqual(self.path.read_bytes(), before)
        self.assertIn("no note", self.add("italian", stdin="# nothing\n", code=NO).err)

    def test_tables_from_standard_input_keep_their_comments(self):
        table = '# Not the drink.\n[[card]]\nid = "bar"\nfront = "il bar"  # sic\nback = "café"\n'
        self.assertEqual(self.add("italian", stdin=table).out, "italian/bar   il bar :: café\n")
        self.assertEqual(self.added(), "\n" + table)
        result = self.add("italian", stdin='[[card]]\nfront = "x"\nbakc = "y"\n', code=NO)
        self.assertRegex(result.err, "standard input:3:1: error: ")
        self.assertIn("[deck]", self.add("italian", stdin='[deck]\ntitle = "x"\n' + table, code=NO).err)
        self.assertIn("options", self.add("italian", "--tag", "x", stdin=table, code=NO).err)

    def test_line_ends_and_a_missing_last_one_are_kept(self):
        crlf = ITALIAN.replace("\n", "\r\n").rstrip()
        self.path.write_text(crlf, newline="")
        self.add("italian", "a :: b")
        text = self.path.read_bytes().decode()
        self.assertEqual(text, crlf + '\r\n\r\n[[card]]\r\nfront = "a"\r\nback = "b"\r\n')

    def test_a_note_that_stands_there_is_left_out(self):
        result = self.add("italian", "la luna :: moon", code=NO)
        self.assertIn(f"{self.path}:5: la luna   stands there already", result.err)
        self.assertEqual(self.added(), "")
        result = self.add("italian", stdin="la luna :: moon\nil sole :: sun\nil sole :: sun\n")
        self.assertIn("line 2: il sole   stands there already", result.err)
        self.assertEqual(len(self.keys(result)), 1)

    def test_one_that_is_nearly_there_is_added_by_force_alone(self):
        result = self.add("italian", "La luna. :: the moon", code=NO)
        self.assertIn(f"{self.path}:5: la luna   asks nearly the same", result.err)
        self.assertIn("--force", result.err)
        self.assertEqual(self.added(), "")
        self.add("italian", "La luna. :: the moon", "--force")
        self.assertIn("the moon", self.added())

    def test_on_a_terminal_it_is_asked(self):
        for answer, code in (("n", NO), ("y", DONE)):
            with self.terminal("add", "italian", "La luna. :: the moon") as terminal:
                terminal.expect(re.compile(r"asks nearly the same[\s\S]*Add it all the same\? \[y/N\]"))
                terminal.send(answer + "\n")
                self.assertEqual(terminal.wait(), code)
        self.assertIn("the moon", self.added())

    def test_without_a_deck_the_newest_of_ones_own_takes_it(self):
        other = self.home.write("german", deck(question("q1")))
        for path in self.home.decks.glob("*.toml"):
            os.utime(path, (1, 1))
        os.utime(other, (2, 2))
        self.assertIn("german/~", self.add("a :: b").out)
        os.utime(other, (1, 1))
        os.utime(self.path, (2, 2))
        self.assertIn("italian/~", self.add("c :: d").out)

    def test_the_inbox_is_made_where_there_is_no_deck(self):
        self.path.unlink()
        for path in self.home.decks.glob("*.toml"):
            path.unlink()
        result = self.add("a :: b", env={"EBB_DECK_PATH": ""})
        self.assertIn("inbox/~", result.out)
        inbox = self.home.decks / "inbox.toml"
        self.assertTrue(inbox.read_text().endswith('\n\n[[card]]\nfront = "a"\nback = "b"\n'))
        self.assertIn("inbox/~", self.add("inbox", "c :: d").out)
        self.assertEqual(self.ebb("check", inbox).code, DONE)

    def test_a_dry_run_makes_neither_inbox_nor_history(self):
        for path in self.home.decks.glob("*.toml"):
            path.unlink()
        result = self.add("a :: b", "--dry-run", env={"EBB_DECK_PATH": ""})
        self.assertIn("the deck `inbox` would be made for these:", result.out)
        self.assertIn('+front = "a"', result.out)
        self.assertEqual(list(self.home.decks.glob("*.toml")) + list(self.home.path.rglob("history.db")), [])

    def test_a_deck_that_is_not_ones_own_is_left_as_it_is(self):
        result = self.ebb("add", "databricks-components", "a :: b", home=self.shipped_home(), code=NO)
        self.assertIn("no deck of your own", result.err)

    def shipped_home(self):
        return Home(self.folder / "shipped", shipped=True)

    def test_a_dry_run_shows_the_lines_and_writes_none(self):
        result = self.add("italian", "a :: b", "--dry-run")
        self.assertIn('+front = "a"', result.out)
        self.assertEqual(self.added(), "")

    def test_an_id_that_another_note_has_is_refused(self):
        self.add("italian", "a :: b", "--id", "x")
        result = self.add("italian", "c :: d", "--id", "x", code=NO)
        self.assertRegex(result.err, r"italian\.toml:9: a note has the id `x` already")

    def test_a_link_stays_one_and_the_mode_is_kept(self):
        real = self.folder / "real.toml"
        self.path.rename(real)
        real.chmod(0o640)
        self.path.symlink_to(real)
        self.add("italian", "a :: b")
        self.assertTrue(self.path.is_symlink())
        self.assertEqual(stat.S_IMODE(real.stat().st_mode), 0o640)
        self.assertIn('front = "a"', real.read_text())

    def test_a_broken_note_elsewhere_in_the_deck_hinders_nothing(self):
        broken = ITALIAN + '\n[[card]]\nfront = "half\n'
        self.path.write_text(broken)
        result = self.add("italian", "a :: b")
        self.assertEqual(self.path.read_text(), broken + '\n[[card]]\nfront = "a"\nback = "b"\n')
        self.assertIn("italian/~", result.out)

    def test_the_history_of_what_is_there_stays(self):
        self.review("good", "easy")
        before = self.ebb("list", "--json", "deck:italian").json()["cards"]
        self.add("italian", "a :: b")
        after = self.ebb("list", "--json", "deck:italian").json()["cards"]
        self.assertEqual(after[:1], before)
        self.assertEqual(len(after), 2)


class Editor(Test):
    def setUp(self):
        super().setUp()
        self.path = self.home.write("italian", ITALIAN)

    def editor(self, script):
        path = self.folder / "pen"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return {"EBB_EDITOR": str(path)}

    def drafts(self):
        return list(self.home.path.glob("draft-*"))

    def test_what_is_written_in_the_editor_is_added(self):
        env = self.editor('cp "$1" "$1.seen"; mv "$1.seen" "$HOME/seen"; printf "il caffè :: coffee\\n" >> "$1"')
        with self.terminal("add", "italian", "--tag", "bar", env=env) as terminal:
            terminal.expect(re.compile(r"italian/~\w+   il caffè"))
            self.assertEqual(terminal.wait(), DONE)
        self.assertIn('tags = ["bar"]', self.path.read_text())
        self.assertIn("il caffè :: coffee", (self.folder / "seen").read_text())
        self.assertEqual(self.drafts(), [])

    def test_nothing_written_adds_nothing(self):
        with self.terminal("add", "italian", env=self.editor("true")) as terminal:
            terminal.expect("nothing was written")
            self.assertEqual(terminal.wait(), NO)
        self.assertEqual(self.drafts(), [])

    def test_a_mistake_leads_back_to_the_editor(self):
        env = self.editor('if grep -q mistake "$1"; then printf "a :: b\\n" > "$1"; else echo mistake > "$1"; fi')
        with self.terminal("add", "italian", env=env) as terminal:
            terminal.expect(re.compile(r"draft-\d+\.toml:1:1: error: [\s\S]*Back to the editor\? \[y/N\]"))
            terminal.send("y\n")
            terminal.expect(re.compile(r"italian/~\w+   a"))
            self.assertEqual(terminal.wait(), DONE)

    def test_what_cannot_be_used_is_kept(self):
        with self.terminal("add", "italian", env=self.editor('echo mistake > "$1"')) as terminal:
            terminal.expect("Back to the editor")
            terminal.send("n\n")
            terminal.expect("is kept in")
            self.assertEqual(terminal.wait(), NO)
        self.assertEqual([path.read_text() for path in self.drafts()], ["mistake\n"])
        self.assertEqual(self.path.read_text(), ITALIAN)

    def test_an_editor_that_fails_adds_nothing(self):
        with self.terminal("add", "italian", env=self.editor('echo "a :: b" > "$1"; exit 1')) as terminal:
            terminal.expect(re.compile(r"ended with 1[\s\S]*is kept in"))
            self.assertEqual(terminal.wait(), NO)
        self.assertEqual(self.path.read_text(), ITALIAN)

    def test_a_deck_that_is_not_there_is_refused_before_the_editor_opens(self):
        with self.terminal("add", "greek", env=self.editor('echo opened > "$HOME/opened"')) as terminal:
            terminal.expect("no deck has the id `greek`")
            self.assertEqual(terminal.wait(), NO)
        self.assertFalse((self.folder / "opened").exists())


if __name__ == "__main__":
    main()

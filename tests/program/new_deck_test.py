"""`ebb new`: a deck that shows how each kind of note is written, and asks nothing yet; no file is ever replaced."""
import os
import pathlib
import re
import subprocess
import tomllib
import urllib.parse

from ebbtest import NO, USAGE, Test, deck, main, question

BUILD = pathlib.Path(os.environ["EBB_BUILD"])


def awake(text):
    """The deck with all that it shows in comments."""
    return re.sub(r"^#(?=[^ :#])", "", text, flags=re.M)


class NewDeck(Test):
    def made(self, *args, **how):
        """The path of the deck that was made, which is all that is said on standard output."""
        out = self.ebb("new", *args, **how).out
        self.assertRegex(out, r"^/.*\.toml\n$")
        return pathlib.Path(out.strip())

    def test_it_lies_in_the_learners_folder_and_is_a_deck_at_once(self):
        path = self.made("reliability")
        self.assertEqual(path, self.home.decks / "reliability.toml")
        result = self.ebb("check", "--strict")
        self.assertEqual(result.out, "")
        self.assertIn("reliability", self.ebb("decks").out)
        self.assertEqual(tomllib.loads(path.read_text())["deck"], {"title": "Reliability", "id": "reliability"})

    def test_nothing_of_it_is_asked_until_it_is_wanted(self):
        path = self.made("planets")
        self.assertIn("there are no cards", self.ebb("list", "--keys", code=NO).err)
        path.write_text(awake(path.read_text()))
        self.assertEqual({row["deck"] for row in self.ebb("list", "--json").json()["cards"]}, {"planets"})

    def test_it_shows_a_note_of_each_kind_in_which_strict_finds_nothing(self):
        path = self.made("planets")
        path.write_text(awake(path.read_text()))
        result = self.ebb("check", "--strict", path)
        self.assertEqual((result.out, result.err), ("", "0 errors and 0 warnings in 1 file, 5 notes\n"))
        for kind in "question", "cloze", "choice", "number", "points":
            self.assertIn("planets/", self.ebb("list", "--keys", f"kind:{kind}").out, kind)

    def test_each_note_of_it_can_be_taken_by_itself(self):
        path = self.made("planets")
        text = path.read_text()
        notes = re.findall(r"^#\[\[card\]\]\n(?:#.*\n)+", text, re.M)
        self.assertEqual(len(notes), 5)
        for number, one in enumerate(notes):
            alone = self.folder / f"alone-{number}.toml"
            alone.write_text(text.replace(one, awake(one)))
            self.assertEqual(self.ebb("check", "--strict", alone).err, "0 errors and 0 warnings in 1 file, 1 note\n")

    def test_it_names_every_key_of_a_deck(self):
        whole = tomllib.loads(awake(self.made("planets").read_text()))
        known = self.ebb("__schema").json()["properties"]["deck"]["properties"]
        self.assertEqual(set(whole["deck"]), set(known) - {"extends"})  # beside which no other may stand

    def test_empty_leaves_the_notes_out_and_keeps_the_keys(self):
        text = self.made("bare", "--empty").read_text()
        self.assertNotIn("card]]", text)
        self.assertEqual(set(tomllib.loads(awake(text))), {"deck"})
        self.assertTrue(self.made("full").read_text().startswith(text.replace("bare", "full").replace("Bare", "Full")))

    def test_it_is_called_as_its_name_or_its_title_says(self):
        for args, title in ((["cap-theorem"], "Cap theorem"), (["a_b"], "A b"), (["G2.1"], "G2.1"), (["_"], "_"),
                            (["x", "--title", 'Say "hi"'], 'Say "hi"'), (["y", "--title", "日本"], "日本")):
            self.assertEqual(tomllib.loads(self.made(*args).read_text())["deck"]["title"], title)

    def test_a_title_that_no_deck_has_is_refused(self):
        for title in b"  ", b"\xff":
            with self.subTest(title):
                said = self.ebb("new", "mine", "--title", os.fsdecode(title), code=NO).err
                self.assert_one_sentence(said, "nothing was written")
                self.assertFalse((self.home.decks / "mine.toml").exists())

    def test_what_is_to_be_done_next_is_said_and_quiet_says_it_not(self):
        self.assertRegex(self.ebb("new", "one").err, r'`ebb add one "\.\.\."`.*`ebb check`')
        self.assertEqual(self.ebb("new", "two", "--quiet").err, "")

    def test_the_name_of_its_file_does_as_well(self):
        self.assertEqual(self.made("greek.toml").name, "greek.toml")

    def test_a_name_that_is_no_id_is_refused_with_what_is_one(self):
        rule = "1 to 64 of the letters a-z and A-Z, digits and - _ ., with neither dot nor dash in front"
        for name, like_it in {"my deck": "my-deck", "a/b": "a-b", "größe": "gr-e", "a\nb": "a-b",
                              "../up": None, ".": None, ".hidden": None, "-option": None, "/etc/passwd": None}.items():
            with self.subTest(name):
                said = self.ebb("new", "--", name, code=USAGE).err
                self.assertIn("is no name for a deck", said)
                self.assertIn(f"{rule}; `{like_it}` would be one\n" if like_it else f"{rule}\n", said)
        self.assertFalse(list(self.folder.rglob("*passwd*")))
        self.ebb("new", "x" * 65, code=USAGE)
        self.made("x" * 64)

    def test_a_file_of_that_name_is_never_replaced(self):
        path = self.home.write("mine", "not a deck yet\n")
        self.assertIn(f"{path}: ", self.ebb("new", "mine", code=NO).err)
        self.assertEqual(path.read_text(), "not a deck yet\n")
        (self.home.decks / "folder.toml").mkdir()
        self.assertIn("there is such a file already", self.ebb("new", "folder", code=NO).err)
        (self.home.decks / "link.toml").symlink_to("nowhere")
        self.ebb("new", "link", code=NO)
        self.assertFalse((self.home.decks / "nowhere").exists())

    def test_nor_is_another_deck_given_the_same_id(self):
        other = self.home.write("sub/other", deck(question("a"), id="mine"))
        said = self.ebb("new", "mine", code=NO).err
        self.assertIn(f"{other}: this deck has the id `mine` already; nothing was written", said)
        elsewhere = self.folder / "study" / "greek.toml"
        elsewhere.parent.mkdir()
        elsewhere.write_text(deck(question("a")))
        said = self.ebb("new", "greek", code=NO, env={"EBB_DECK_PATH": str(elsewhere.parent)}).err
        self.assertIn(str(elsewhere), said)

    def test_the_second_is_told_of_the_first(self):
        path = self.made("mine")
        before = path.read_bytes()
        self.assertIn(str(path), self.ebb("new", "mine", "--title", "Other", code=NO).err)
        self.assertEqual(path.read_bytes(), before)

    def test_a_folder_that_cannot_be_written_is_said(self):
        self.home.decks.mkdir(parents=True, exist_ok=True)
        for old in self.home.decks.iterdir():
            old.unlink()
        self.home.decks.rmdir()
        self.home.decks.write_text("no folder")
        said = self.ebb("new", "mine", code=NO).err
        self.assertIn("mine.toml: it cannot be written", said)
        self.assertIn("nothing was written", said)


class ShippedDecks(Test):
    shipped = True

    def test_the_name_of_a_shipped_deck_is_taken(self):
        said = self.ebb("new", "scalability-numbers", code=NO).err
        self.assertRegex(said, r"/scalability-numbers\.toml: this deck has the id `scalability-numbers` already")
        self.assertFalse((self.home.decks / "scalability-numbers.toml").exists())


class Editor(Test):
    def editor(self, does):
        """An editor that notes how it was called, and does that to the file."""
        script = self.folder / "vim"
        script.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >"{self.folder}/called"\nfile=$2\n{does}\n')
        script.chmod(0o755)
        return {"EBB_EDITOR": str(script)}

    def called(self):
        return (self.folder / "called").read_text().splitlines()

    def test_it_is_opened_at_the_first_note(self):
        path = self.home.decks / "mine.toml"
        self.ebb("new", "mine", "--edit", env=self.editor("true"))
        line, opened = self.called()
        self.assertEqual(opened, str(path))
        self.assertEqual(path.read_text().splitlines()[int(line.removeprefix("+")) - 1], "#[[card]]")

    def test_an_empty_deck_is_opened_at_its_end(self):
        self.ebb("new", "mine", "--empty", "--edit", env=self.editor("true"))
        lines = (self.home.decks / "mine.toml").read_text().count("\n")
        self.assertEqual(self.called()[0], f"+{lines + 1}")

    def test_what_was_mistaken_there_is_said_as_check_says_it(self):
        editor = self.editor("printf '[[card]]\\nfront = 1\\n' >>\"$file\"")
        result = self.ebb("new", "mine", "--edit", code=NO, env=editor)
        path = self.home.decks / "mine.toml"
        count = path.read_text().count("\n")
        self.assertEqual(result.out.splitlines()[0], str(path))
        self.assertIn(f"{path}:{count}:9: error: `front` must be text in quotes, not a number", result.out)
        self.assertRegex(result.err, r"^[1-9] errors? ")

    def test_an_editor_that_fails_leaves_the_deck(self):
        said = self.ebb("new", "mine", "--edit", code=NO, env=self.editor("exit 3")).err
        self.assertRegex(said, "the editor `.*vim` ended with 3; set VISUAL or EDITOR to another")
        self.assertTrue((self.home.decks / "mine.toml").exists())


class Schema(Test):
    def setUp(self):
        super().setUp()
        self.installed = self.folder / "installed"
        subprocess.run([os.environ["CMAKE"], "--install", BUILD, "--prefix", self.installed], check=True,
                       stdout=subprocess.DEVNULL)

    def first_line(self, name, prefix=None):
        if prefix:
            self.home.program = str(prefix / "bin" / "ebb")
        self.ebb("new", name)
        return (self.home.decks / f"{name}.toml").read_text().splitlines()[0]

    def test_an_installed_ebb_names_its_schema_in_the_first_line(self):
        schema = self.installed / "share" / "ebb" / "deck.schema.json"
        self.assertEqual(self.first_line("mine", self.installed), f"#:schema {schema}")
        self.assertTrue(schema.exists())
        self.assertEqual((self.home.decks / "mine.toml").read_text().splitlines()[1], "")
        schema.unlink()
        self.assertNotIn("schema", self.first_line("other"))

    def test_a_place_at_which_the_line_would_end_stands_there_as_an_address(self):
        moved = self.folder / "größer & with spaces"
        self.installed.rename(moved)
        schema = urllib.parse.quote(f"{moved}/share/ebb/deck.schema.json")
        self.assertEqual(self.first_line("mine", moved), f"#:schema file://{schema}")

    def test_one_that_is_not_installed_names_none(self):
        self.assertNotIn("#:", self.first_line("mine"))


main()

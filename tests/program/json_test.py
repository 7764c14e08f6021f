"""What --json prints, held against the schemas that are installed with ebb."""
import json
import os
import pathlib
import re
import subprocess

import jsonschema

from ebbtest import DONE, KINDS, NO, NOON, Test, day, deck, main, question, questions

SOURCES = pathlib.Path(os.environ["EBB_SOURCES"]) / "src" / "doc" / "schema"


def validator(name):
    schema = json.loads((SOURCES / f"{name}.json").read_text())
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def closed(schema):
    """Whether every object in it says which properties there are."""
    if isinstance(schema, list):
        return all(map(closed, schema))
    if not isinstance(schema, dict):
        return True
    is_object = schema.get("type") == "object"
    return (not is_object or schema.get("additionalProperties") is False) and all(map(closed, schema.values()))


def properties(schema):
    """The names of all that stands in such a document, at whatever depth."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
    if isinstance(schema, (dict, list)):
        for part in schema.values() if isinstance(schema, dict) else schema:
            yield from properties(part)


class Schemas(Test):
    shipped = True

    def check(self, name, *args, now=NOON, code=DONE):
        """Every line of a log is a document of its own."""
        out = self.ebb(*args, "--json", now=now, code=code).out
        documents = [json.loads(line) for line in out.splitlines()] if name == "log" else [json.loads(out)]
        for document in documents:
            validator(name).validate(document)
            self.assertEqual(document["version"], 1)
        return documents

    def check_all(self, now=NOON, code=DONE):
        self.check("due", "due", now=now)
        self.check("decks", "decks", now=now)
        self.check("log", "log", now=now)
        self.check("config", "config", now=now)
        self.check("list", "list", now=now)
        self.check("doctor", "doctor", now=now, code=code)
        self.check("backup", "backup", "--list", now=now)

    def test_a_fresh_home(self):
        self.check_all()
        self.check("show", "show", "scalability-numbers/seconds-per-day")

    def test_notes_that_are_changed_and_added(self):
        self.home.write("remarks", deck({"id": "seconds-per-day", "note": "Mine.", "tags": []}, question("own"),
                                        extends="scalability-numbers"))
        [decks] = self.check("decks", "decks")
        [changed] = [note for one in decks["decks"] for note in one["changed_notes"]]
        self.assertEqual((changed["note"], changed["keys"]), ("seconds-per-day", ["note", "tags"]))
        self.assertEqual([note["note"] for one in decks["decks"] for note in one["added_notes"]], ["own"])
        [card] = self.check("show", "show", "scalability-numbers/seconds-per-day")
        self.assertEqual(card["change"]["keys"][0]["now"], '"Mine."')

    def test_a_quiz_and_a_check(self):
        self.home.write("kinds", deck(*KINDS, id="kinds"))
        bad = self.home.write("bad", "[[card]]\nfront = 1\n")
        answers = "".join(line + "\n" for line in ["1", "It governs access.", "y", "yyn", "12", "latency", "n"])
        for query in "deck:kinds", "-deck:kinds":
            for lines in "", answers:
                document = json.loads(self.ebb("quiz", query, "--json", stdin=lines).out)
                validator("quiz").validate(document)
        self.check("preview", "preview", "deck:kinds")
        for path in bad, self.home.decks, self.folder / "none.toml":
            document = json.loads(self.ebb("check", path, "--json", code=NO).out)
            validator("check").validate(document)
            self.assertTrue(document["problems"])
        mended = self.home.write("mended", "[card]\nfront = “q”\n")
        for more in ["--fix", "--dry-run", mended], ["--fix", self.home.decks]:
            validator("check").validate(json.loads(self.ebb("check", "--json", *more, code=NO).out))

    def test_a_history_with_every_kind_of_act(self):
        self.home.write("kinds", deck(*KINDS, question("both", reverse=True, source="https://example.org")))
        self.home.write("bad", "[[card]]\nfront = 1\n")
        self.review("again", "hard", "good", "easy", "u", "q", args=("deck:kinds",))
        for act in "suspend", "unsuspend", "bury", "forget":
            self.ebb(act, "kinds/plain")
        self.ebb("undo")
        self.check_all(code=NO)  # a deck has a mistake
        lines = self.check("log", "log")
        self.assertEqual({line["kind"] for line in lines},
                         {"answer", "text", "undo", "suspend", "unsuspend", "bury", "forget"})
        for key in {line["key"] for line in lines}:
            self.check("show", "show", key)

    def test_cards_at_every_phase_and_without_a_deck(self):
        deck_file = self.home.write("few", deck(*questions(4)))
        self.review("easy", "easy", "good", "q", args=("deck:few",))
        self.review(*["again"] * 2, "q", args=("deck:few",), now=day(9))
        self.check_all(now=day(9))
        phases = {self.check("show", "show", f"few/q{n}", now=day(9))[0]["phase"] for n in range(1, 5)}
        self.assertGreaterEqual(phases, {"new", "learning", "relearning"})
        deck_file.unlink()
        self.assertNotIn("front", self.check("show", "show", "few/q1", now=day(9))[0])

    def test_a_card_that_is_gone_and_its_heir(self):
        self.home.write("few", deck({"front": "What is a lake?", "back": "Standing water."}))
        self.review("easy", args=("deck:few",))
        self.home.write("few", deck({"id": "lake", "front": "What is a lake?", "back": "Water that stands."}))
        gone = self.check("list", "list", "is:gone")[0]["cards"][0]
        self.assertEqual((gone["text"], gone["heir"]), ("What is a lake? / Standing water.", "few/lake"))
        self.assertIn("heir", self.check("show", "show", gone["key"])[0])
        self.ebb("adopt", gone["key"], "few/lake")
        self.assertEqual(self.check("show", "show", "few/lake")[0]["earlier_keys"], [gone["key"]])

    def test_a_configuration_of_ones_own_in_another_zone(self):
        self.home.env["TZ"] = "Asia/Kolkata"
        self.home.configure('new_per_day = 3\n\n[deck."few"]\nnew_per_day = 1\n')
        self.home.write("few", deck(*questions(4)))
        self.review("good", "q")
        self.check_all()
        due = self.check("due", "due")[0]
        self.assertRegex(due["next_at"] or "+05:30", r"\+05:30$")

    def test_a_schema_says_all_and_is_read_by_someone_else(self):
        help_text = self.ebb("help", "json").out
        for path in sorted(SOURCES.glob("*.json")):
            schema = json.loads(path.read_text())
            self.assertEqual(schema["$schema"], "https://json-schema.org/draft/2020-12/schema")
            self.assertTrue(closed(schema), path.name)
            self.assertFalse(validator(path.stem).is_valid({"version": 1}))
            self.assertIn(f"ebb {path.stem} ", help_text)

    def test_the_help_page_names_all_that_may_stand_in_a_document(self):
        text = re.sub(r"\s+", " ", self.ebb("help", "json").out)
        for path in sorted(SOURCES.glob("*.json")):
            for name in sorted(set(properties(json.loads(path.read_text())))):
                with self.subTest(f"{name} of {path.name}"):
                    self.assertRegex(text, rf"\b{name}\b")

    def test_each_command_with_json_has_one(self):
        commands = re.search(r"^Commands\n((?:  .*\n)+)", self.ebb("--help").out, re.M)[1]
        for command in re.findall(r"^  (\S+)", commands, re.M):
            if "--json" in self.ebb(command, "--help").out:
                self.assertTrue((SOURCES / f"{command}.json").exists(), command)

    def test_they_are_installed(self):
        target = self.folder / "installed"
        done = subprocess.run([os.environ["CMAKE"], "--install", os.environ["EBB_BUILD"], "--prefix", target],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, DONE, done.stderr)
        installed = {path.name for path in (target / "share" / "ebb" / "schema").iterdir()}
        self.assertEqual(installed, {path.name for path in SOURCES.iterdir()})


main()

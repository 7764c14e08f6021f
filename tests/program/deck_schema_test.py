"""The schema of decks that editors take, held against `ebb check`: what it refuses ebb refuses, and what ebb refuses it
does too, but for what no schema can say."""
import datetime
import json
import math
import os
import pathlib
import random
import re
import subprocess
import tomllib

import jsonschema

from ebbtest import DONE, Test, deck, main, question, toml

SOURCES = pathlib.Path(os.environ["EBB_SOURCES"])
DATES = ("as_of", "verify_by")


def as_editors_see_it(value):
    """A TOML document as JSON, as taplo and others make it: dates are texts there, and no number is infinite."""
    if isinstance(value, dict):
        return {key: as_editors_see_it(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_editors_see_it(one) for one in value]
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def examples(path):
    """The decks that a document shows: fenced, or indented by four spaces."""
    text = path.read_text()
    for block in re.findall(r"^```toml\n(.*?)^```", text, re.M | re.S):
        yield block
    for block in re.findall(r"(?:^    .*\n|^\n)+", text, re.M):
        block = re.sub("^    ", "", block, flags=re.M)
        if re.search(r"^\[\[card\]\]$", block, re.M):
            yield block


def note(**keys):
    return deck(keys)


def change(**keys):
    """Of a note of another deck."""
    return deck({"id": "a", **keys}, extends="x")


def own(**keys):
    """Of a deck, with a note that is right."""
    return deck(question("a"), **keys)


def lines(text):
    return "[[card]]\n" + text + "\n"


ASKED = {"front": "What?"}
PLAIN = {**ASKED, "back": "That."}
PICK = {**ASKED, "answer": "this", "wrong": ["that"]}
COUNT = {**ASKED, "number": 7}
GAP = {"cloze": "A {{gap}}."}
STEPS = {**ASKED, "points": ["one", "two"]}
NINE = [f"wrong {number}" for number in range(9)]
LONG = "x" * (64 * 1024 + 1)

REFUSED = {
    "an unknown key": note(**PLAIN, colour="red"),
    "a mistyped key": note(**PLAIN, hnit="h"),
    "another program's key": note(question="What?", back="That."),
    "a key of the deck in a note": note(**PLAIN, title="t"),
    "a key of a note in the deck": own(front="What?"),
    "an unknown key of the deck": own(colour="red"),
    "a table that no deck has": deck(question("a")) + "[cards]\nx = 1\n",
    "a key above the tables": 'x = 1\n' + deck(question("a")),
    "a schema as a key": '"$schema" = "x"\n' + deck(question("a")),
    "one note that is no list": '[card]\nfront = "What?"\nback = "That."\n',
    "a list of decks": '[[deck]]\ntitle = "t"\n',
    "a table in a note": deck(question("a")) + "[card.more]\nx = 1\n",
    "no key at all": lines(""),
    "a front alone": note(**ASKED),
    "a title beside extends": deck({"id": "a", "note": "why"}, extends="x", title="t"),
    "a mistyped key of a change": change(hnit="h"),
    "what only explains": note(note="why", tags=["t"]),
    "a back without a front": note(back="That."),
    "an answer without wrong ones": note(**ASKED, answer="this"),
    "wrong ones without an answer": note(**ASKED, wrong=["that"]),
    "a choice without a front": note(answer="this", wrong=["that"]),
    "a number without a front": note(number=7),
    "points without a front": note(points=["one", "two"]),
    "a back and a cloze": note(**PLAIN, **GAP),
    "a back and an answer": note(**PLAIN, answer="this", wrong=["that"]),
    "a back and wrong ones": note(**PLAIN, wrong=["that"]),
    "a number and points": note(**COUNT, points=["one", "two"]),
    "a front beside a cloze": note(**GAP, **ASKED),
    "other answers to a choice": note(**PICK, accept=["x"]),
    "other answers to nothing": note(**ASKED, accept=["x"]),
    "other answers by hole to a question": lines('front = "What?"\nback = "That."\naccept.x = ["y"]'),
    "a list within other answers": lines('cloze = "A {{gap}}."\naccept.gap.x = ["y"]'),
    "one text as other answers": note(**PLAIN, accept="x"),
    "one text as the answers of a hole": lines('cloze = "A {{gap}}."\naccept.gap = "y"'),
    "a choice that is reversed": note(**PICK, reverse=True),
    "reversed and no more": note(reverse=True),
    "accents of a number": note(**COUNT, strict_accents=True),
    "a unit of a question": note(**PLAIN, unit="s"),
    "a unit of nothing": note(**ASKED, unit="s"),
    "a tolerance of points": note(**STEPS, within="10%"),
    "an order of a question": note(**PLAIN, ordered=True),
    "a front that is a number": note(front=7, back="That."),
    "a back that is a list": note(**ASKED, back=["a", "b"]),
    "a back that is true": note(**ASKED, back=True),
    "a cloze that is a list": note(cloze=["{{gap}}"]),
    "a cloze without a hole": note(cloze="No gap."),
    "a cloze whose hole hides nothing": note(cloze="A {{}}."),
    "a number in quotes": note(**ASKED, number="7"),
    "a number that is true": note(**ASKED, number=True),
    "an infinite number": lines('front = "What?"\nnumber = inf'),
    "no number": lines('front = "What?"\nnumber = nan'),
    "a flag in quotes": note(**PLAIN, reverse="true"),
    "a flag that is 1": note(**STEPS, ordered=1),
    "a list of numbers": note(**ASKED, points=[1, 2]),
    "a list of lists": note(**PLAIN, tags=[["a"]]),
    "tags in one text": note(**PLAIN, tags="a"),
    "points in one text": note(**ASKED, points="one, two"),
    "wrong ones in one text": note(**ASKED, answer="this", wrong="that"),
    "a hint that is true": note(**PLAIN, hint=True),
    "sources that are numbers": note(**PLAIN, source=[1]),
    "an empty front": note(front="", back="That."),
    "a blank back": note(**ASKED, back=" \t\n"),
    "an empty text in a list": note(**ASKED, points=["one", ""]),
    "an empty unit": note(**COUNT, unit=""),
    "a NUL": lines('front = "Wh\\u0000at?"\nback = "That."'),
    "a NUL in a list": lines('front = "What?"\npoints = ["one", "t\\u0000wo"]'),
    "more than 64 KiB": note(**ASKED, back=LONG),
    "more than 64 KiB in a list": note(**ASKED, points=["one", LONG]),
    "one point": note(**ASKED, points=["one"]),
    "no point": note(**ASKED, points=[]),
    "ten points": note(**ASKED, points=[*NINE, "ten"]),
    "no wrong one": note(**ASKED, answer="this", wrong=[]),
    "no answer": note(**ASKED, answer=[], wrong=["that"]),
    "nine wrong ones": note(**ASKED, answer="this", wrong=NINE),
    "nine answers": note(**ASKED, answer=NINE, wrong=["that"]),
    "ten choices": note(**ASKED, answer=["a", "b", "c", "d"], wrong=NINE[:6]),
    "a wrong one twice": note(**ASKED, answer="this", wrong=["that", "that"]),
    "an answer twice": note(**ASKED, answer=["this", "this"], wrong=["that"]),
    "an empty id": note(**PLAIN, id=""),
    "an id with a space": note(**PLAIN, id="a b"),
    "an id with an accent": note(**PLAIN, id="é"),
    "an id with a slash": note(**PLAIN, id="a/b"),
    "an id that is a number": note(**PLAIN, id=7),
    "an id of 65 letters": note(**PLAIN, id="x" * 65),
    "an id of the deck with a space": own(id="a b"),
    "a tag with a space": note(**PLAIN, tags=["a b"]),
    "a tag with a sign": note(**PLAIN, tags=["#a"]),
    "an empty tag": note(**PLAIN, tags=[""]),
    "a tag of the deck with a sign": own(tags=["a,b"]),
    "a date in words": note(**PLAIN, as_of="June 2026"),
    "a date that is a number": note(**PLAIN, as_of=2026),
    "a date with a time": lines('front = "What?"\nback = "That."\nas_of = 2026-11-01T10:00:00Z'),
    "a time for a date": lines('front = "What?"\nback = "That."\nverify_by = 10:00:00'),
    "a tolerance in words": note(**COUNT, within="about"),
    "a tolerance without its sign": note(**COUNT, within="10"),
    "a tolerance that is a number": note(**COUNT, within=10),
    "no percent": note(**COUNT, within="0%"),
    "more than a hundred percent": note(**COUNT, within="101%"),
    "less than no percent": note(**COUNT, within="-5%"),
    "a factor of one": note(**COUNT, within="x1.0"),
    "a factor below one": note(**COUNT, within="x0.5"),
    "a percentage of zero": note(**ASKED, number=0, within="10%"),
    "a factor of zero": note(**ASKED, number=0.0, within="x3"),
    "a factor of what is below zero": note(**ASKED, number=-7, within="x3"),
    "a title that is a number": own(title=7),
    "a version that is a number": own(version=1.2),
    "an empty title": own(title=""),
    "a deck that is reversed in quotes": own(reverse="yes"),
    "one rule in place of a list": own(allow="long-back"),
    "a source of the deck that is a date": own(source=True),
}

# What ebb refuses and a schema cannot, each with the reason.
BEYOND_A_SCHEMA = {
    "a date in quotes": (note(**PLAIN, as_of="2026-11-01"), "JSON has no dates: it is a text either way"),
    "a date as a text": (lines("front = 2026-11-01\nback = 'That.'"), "the same"),
    "a choice among right and wrong": (note(**ASKED, answer="this", wrong=["this"]), "two lists cannot be compared"),
    "a choice with another space": (note(**ASKED, answer="this", wrong=["a  b", "a b"]), "bytes are compared"),
    "a sign beyond ASCII in a tag": (note(**PLAIN, tags=["a—b"]), "not all dialects know what a letter is"),
    "a hole that is not closed": (note(cloze="A {{gap}} and {{more."), "no expression counts braces"),
    "a hole in a hole": (note(cloze="A {{gap {{more}}}} is."), "the same"),
    "a hole that hides a space": (note(cloze="A {{ }}."), "the same"),
    "a hole that is not there": (lines('cloze = "A {{gap}}."\naccept.gab = ["x"]'), "no key is looked for in a text"),
    "one list for two holes": (note(cloze="{{A}} {{gap}}.", accept=["x"]), "holes cannot be counted"),
    "two notes of one id": (deck(question("a"), question("a")), "what is unique is a whole table"),
    "two notes that are the same": (note(**PLAIN) + lines("front = 'What?'\nback = 'That.'\nhint = 'h'"), "the same"),
    "64 KiB of bytes": (note(**ASKED, back="é" * 40_000), "characters are counted, not bytes"),
    "64 KiB in all": (note(**ASKED, points=["x" * 40_000, "y" * 40_000]), "a list has no sum"),
    "another kind by a change": (change(cloze="A {{gap}}."), "it does not know the deck"),
    "notes in braces": ('card = [{front = "What?", back = "That."}]\n', "JSON has one way to write a list"),
}


class DeckSchema(Test):
    shipped = True

    def setUp(self):
        super().setUp()
        text = self.ebb("__schema").out
        self.schema = json.loads(text)
        jsonschema.Draft7Validator.check_schema(self.schema)
        self.validator = jsonschema.Draft7Validator(self.schema)

    def faults(self, text):
        """What the schema has against a deck."""
        document = as_editors_see_it(tomllib.loads(text))
        errors = self.validator.iter_errors(document)
        return [f"{'/'.join(map(str, error.path))}: {error.message[:200]}" for error in errors]

    def check(self, decks):
        """The errors that `ebb check` tells of each of these texts."""
        folder = self.folder / "checked"
        folder.mkdir()
        names = {f"deck-{number}.toml": name for number, name in enumerate(decks)}
        for file, name in names.items():
            (folder / file).write_text(decks[name])
        told = {name: [] for name in decks}
        for problem in self.home.run("check", "--json", folder).json()["problems"]:
            if problem["severity"] == "error":
                told[names[pathlib.Path(problem["file"]).name]].append(problem["message"])
        return told

    def test_it_takes_every_example_of_the_manual_and_every_shipped_deck(self):
        shown = [*(SOURCES / "src" / "doc").glob("*.md"), SOURCES / "decks" / "README.md", SOURCES / "README.md"]
        decks = {f"{path.name} {number}": text for path in shown for number, text in enumerate(examples(path))}
        self.assertGreater(len(decks), 10)
        decks |= {path.name: path.read_text() for path in (SOURCES / "decks").glob("*.toml")}
        for name, text in decks.items():
            with self.subTest(name):
                self.assertEqual(self.faults(text), [])

    def test_what_it_refuses_is_what_ebb_refuses(self):
        self.assertGreater(len(REFUSED), 40)
        told = self.check(REFUSED)
        for name, text in REFUSED.items():
            with self.subTest(name):
                self.assertNotEqual(told[name], [])
                self.assertNotEqual(self.faults(text), [])

    def test_what_no_schema_can_say_ebb_says(self):
        told = self.check({name: text for name, (text, _) in BEYOND_A_SCHEMA.items()})
        for name, (text, _) in BEYOND_A_SCHEMA.items():
            with self.subTest(name):
                self.assertNotEqual(told[name], [])
                self.assertEqual(self.faults(text), [])

    def test_it_refuses_no_note_that_ebb_takes(self):
        dice = random.Random(7)
        decks = {number: random_deck(dice) for number in range(1500)}
        told = self.check(decks)
        taken = [text for number, text in decks.items() if not told[number]]
        self.assertGreater(len(taken), 300)
        self.assertGreater(len(decks) - len(taken), 300)
        for text in taken:
            self.assertEqual(self.faults(text), [], text)

    def test_each_key_is_explained_and_no_other_is_let_through(self):
        tables = self.schema, self.schema["properties"]["deck"], self.schema["properties"]["card"]["items"]
        for table in tables:
            self.assertIs(table["additionalProperties"], False)
            for name, value in table["properties"].items():
                self.assertRegex(value["description"], r"^[A-Z].{8,}\.$", name)

    def test_it_knows_the_keys_that_the_manual_tells_of(self):
        manual = (SOURCES / "decks" / "README.md").read_text()
        of_notes = self.schema["properties"]["card"]["items"]["properties"]
        told = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\|.*\|$", manual, re.M))))
        self.assertEqual(set(of_notes) - told, set())
        whole = next(block for block in examples(SOURCES / "decks" / "README.md") if "\nlicense" in block)
        self.assertEqual(set(self.schema["properties"]["deck"]["properties"]), set(tomllib.loads(whole)["deck"]) | {"extends"})

    def test_it_is_made_with_the_program_and_installed(self):
        target = self.folder / "installed"
        done = subprocess.run([os.environ["CMAKE"], "--install", os.environ["EBB_BUILD"], "--prefix", target],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, DONE, done.stderr)
        installed = target / "share" / "ebb" / "deck.schema.json"
        self.assertEqual(json.loads(installed.read_text()), self.schema)


VALUES = {
    "id": ["a", "A.b_c-9", "x" * 64, "a b", ""],
    "front": ["What?", "Größe \U0001f600", "a\nb", " x ", "", 7],
    "back": ["That.", "{{no hole}}", [], ["x"]],
    "cloze": ["A {{gap}}.", "{{{x}}", "{{}x}}", "{{a}} {{b::c}}", "{{{{x}}}} {{y}}", "{{::x::}}", "none", "{{a"],
    "answer": ["this", ["this"], ["a", "b", "c"], [], [str(number) for number in range(8)]],
    "wrong": [["that"], ["x", "y"], NINE[:8], NINE, [], "x"],
    "number": [0, 7, -7, 0.5, 1e300, 86400, "7", True],
    "points": [["one", "two"], ["one", "one"], NINE, ["one"], [""]],
    "accept": [[], ["x"], ["x", "x"], {"gap": ["x"]}, {"a": ["x"], "b": []}, {}, "x"],
    "strict_accents": [True, False, 0],
    "reverse": [True, False, "true"],
    "unit": ["s", "°C", ""],
    "within": ["exact", "10%", "100%", "0.5%", ".5%", "5.%", "007%", "x3", "x1.5", "x10", "x2.", "0%", "x1", "3"],
    "ordered": [True, False],
    "hint": ["h", ["h", "i"], [], "", {}],
    "note": ["why", "\t"],
    "tags": [["core"], [], ["größe/2.a_b-c", "日本"], ["a b"], "a"],
    "source": ["https://example.org", ["a", "b"], [], True],
    "as_of": [datetime.date(2026, 11, 1), datetime.date(1, 1, 1), "soon", datetime.datetime(2026, 1, 1)],
    "verify_by": [datetime.date(9999, 12, 31), datetime.time(1)],
    "colour": ["red"],
}
KINDS = (("front", "back"), ("cloze",), ("front", "answer", "wrong"), ("front", "number"), ("front", "points"), ())
BELONGING = {"back": ("accept", "strict_accents", "reverse"), "cloze": ("accept", "strict_accents"),
             "number": ("unit", "within"), "points": ("ordered",)}
FREE = ("id", "hint", "note", "tags", "source", *DATES)


def written(value):
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {written(one)}" for key, one in value.items()) + "}"
    return value.isoformat() if isinstance(value, (datetime.date, datetime.time)) else toml(value)


def random_deck(dice):
    """A note that is mostly right: of a kind, with keys that may go with it, and now and then another."""
    keys = list(dice.choice(KINDS))
    belonging = [key for settling in keys for key in BELONGING.get(settling, ())]
    keys += [key for key in belonging if dice.random() < 0.5] + [key for key in FREE if dice.random() < 0.2]
    if dice.random() < 0.1:
        keys += [key for key in dice.sample(list(VALUES), 1) if key not in keys]
    if keys and dice.random() < 0.1:
        keys.remove(dice.choice(keys))
    dice.shuffle(keys)
    # The first values are the usual ones.
    values = {key: VALUES[key][min(int(dice.expovariate(0.6)), len(VALUES[key]) - 1)] for key in keys}
    return "[[card]]\n" + "".join(f"{key} = {written(value)}\n" for key, value in values.items())


main()

"""`ebb check --strict`: what makes a legal deck hard to learn or to trust."""
from ebbtest import DONE, NO, Test, day, deck, main, question


class Strict(Test):
    def write(self, *notes, name="mine", **about):
        return self.home.write(name, deck(*({"source": "https://example.org", **note} for note in notes), **about))

    def strict(self, *paths, code=NO, **how):
        return self.ebb("check", "--strict", *paths, code=code, **how).out

    def test_a_good_deck_passes(self):
        self.assertEqual(self.strict(self.write(question("cap")), code=DONE), "")

    def test_findings_have_a_place_and_do_not_matter_without_the_option(self):
        path = self.write(question("cap"), question("long", back="word " * 41))
        self.assertRegex(self.strict(path), r"mine\.toml:9:1: warning: the back has 41 words")
        self.assertEqual(self.ebb("check", path).out, "")

    def test_fronts_are_compared_between_decks(self):
        front = "Which part of CAP does a bank give up, and why?"
        one = self.write(question("cap", front=front))
        two = self.write(question("bank", front=front.lower()), name="other")
        self.assertIn(f"asks nearly the same as {one}:3 [near-duplicate]", self.strict(one, two))

    def test_a_near_duplicate_in_the_same_deck_is_named_by_its_line(self):
        front = "Which part of CAP does a bank give up, and why?"
        path = self.write(question("cap", front=front), question("bank", front=front.lower()))
        self.assertRegex(self.strict(path), r"mine\.toml:9:1: warning: asks nearly the same as line 3 \[near-dup")

    def test_a_rule_is_off_in_the_deck_that_allows_it(self):
        path = self.write(question("long", back="word " * 41, front="word " * 51), allow=["long-back"])
        out = self.strict(path)
        self.assertIn("[long-front]", out)
        self.assertNotIn("long-back", out)

    def test_a_rule_that_is_none_is_named(self):
        path = self.write(question("cap"), allow=["long-bak"])
        self.assertIn("`long-bak` is no rule of `check --strict`; did you mean `long-back`?",
                      self.ebb("check", path).out)

    def test_source_and_tags_of_a_deck_hold_for_its_notes(self):
        bare = '[[card]]\nfront = "f"\nback = "b"\n'
        for about in 'source = "https://example.org"', 'tags = ["ours"]':
            with self.subTest(about):
                self.assertEqual(self.strict(self.home.write("mine", f"[deck]\n{about}\n{bare}"), code=DONE), "")

    def test_a_vocabulary_beside_the_decks_names_the_tags_there_are(self):
        path = self.write(question("cap", tags=["core", "Oops"]), tags=["mine"])
        self.assertEqual(self.strict(path, code=DONE), "")
        (path.parent / "TAGS.md").write_text("# Tags\n\n* `core`: first\n* `MINE`: all\n")
        out = self.strict(path)
        self.assertIn("the tag `Oops` is not in TAGS.md", out)
        self.assertNotIn("core", out)
        self.assertNotIn("`mine`", out)

    def test_a_stale_fact_is_a_warning_and_no_failure(self):
        path = self.home.write("mine", '[[card]]\nfront = "f"\nback = "b"\nsource = "s"\nas_of = 2026-01-01\n'
                                       "verify_by = 2026-06-01\n")
        self.assertIn("may be stale", self.strict(path, code=DONE))
        self.assertEqual(self.strict(path, code=DONE, now=day(-300)), "")


if __name__ == "__main__":
    main()

"""One offer, one count: due, decks, is:due, the header and the cards of a review tell of the same cards, day after day."""
import calendar
import json
import random
import re
import time

from ebbtest import GRADES, Test, day, deck, main, question

HEADER = re.compile(r"^-- .* (\d+) new  (\d+) learning  (\d+) review$", re.M)
TWO_SIDES = question("r", reverse=True)
HOLES = {"id": "z", "cloze": "{{One}}, {{two}}, {{three}} and {{four}}."}


class Counts(Test):
    def configure(self, *lines):
        self.home.configure("\n".join(["fuzz = false", *lines]))

    def session(self, at, *lines, query=("deck:mine",)):
        return self.ebb("review", *query, stdin="".join(line + "\n" for line in lines), now=at)

    def due(self, at, *query):
        return self.ebb("due", *query, now=at).out.strip()


class Siblings(Counts):
    def test_a_side_that_waits_for_its_sibling_in_learning_is_in_no_count(self):
        self.configure()
        self.home.write("mine", deck(TWO_SIDES))
        self.session(day(0), "easy", "q")
        self.session(day(3), "again", "q")
        self.assertEqual(self.due(day(4), "deck:mine"), "1 due: 1 in learning.")
        self.assertEqual(self.ebb("due", "--short", "deck:mine", now=day(4)).out, "1\n")
        shown = self.session(day(4), "easy", "easy", "q")
        self.assertEqual(HEADER.findall(shown.out), [("0", "1", "0")])
        self.assertIn("Tomorrow: 1 review due.", shown.out)
        self.assertEqual(self.due(day(5), "deck:mine"), "1 due: 1 review.")

    def test_looking_ahead_is_advised_only_where_a_card_would_be_shown(self):
        for answers, at, is_advised in (("good", "good"), day(0, "13:00:00Z"), False), (("easy",), day(2), True):
            self.setUp()
            self.configure()
            self.home.write("mine", deck(question("q")))
            for clock, answer in zip(("12:00:00Z", "12:30:00Z"), answers):
                self.session(day(0, clock), answer, "q")
            self.assertEqual("--ahead 3" in self.ebb(now=at).out, is_advised)
            shown = self.ebb("review", "deck:mine", "--ahead", "3", stdin="q\n", now=at)
            self.assertEqual(bool(HEADER.search(shown.out)), is_advised)

    def test_of_two_sides_that_are_due_one_waits_until_tomorrow(self):
        self.configure()
        self.home.write("mine", deck(TWO_SIDES))
        self.session(day(0), "easy", "q", query=("mine/r",))
        self.session(day(1), "easy", "q", query=("mine/r#reverse",))
        self.assertEqual(self.due(day(5), "deck:mine"), "1 due: 1 review.")
        decks = self.ebb("decks", "--json", now=day(5)).json()["decks"]
        self.assertEqual(sum(one["due"] for one in decks), 1)
        self.assertEqual(self.ebb("list", "is:due", "--keys", now=day(5)).out, "mine/r\n")
        self.assertIn("Tomorrow: 1 review due.", self.session(day(5), "good", "q").out)
        self.assertIn("The next card is due tomorrow.", self.session(day(5)).out)
        self.assertEqual(self.due(day(6), "deck:mine"), "1 due: 1 review.")

    def test_new_holes_of_one_note_last_as_many_days_as_there_are(self):
        self.configure()
        self.home.write("mine", deck(HOLES))
        self.assertIn("3 new cards left: 3 days at 20 a day.", self.session(day(0), "easy", "q").out)
        for number in 1, 2, 3:
            self.assertIn("1 new", self.due(day(number), "is:new"))
            self.session(day(number), *["easy"] * 9)


class WhatComes(Counts):
    def test_a_buried_card_and_one_in_learning_come_tomorrow(self):
        self.configure("learning_steps_s = [72000]")
        self.home.write("mine", deck(question("q1"), question("q2")))
        self.session(day(0), "again", "b", "q")
        self.assertIn("The next card is due tomorrow.", self.session(day(0)).out)
        self.assertIn("Tomorrow: 1 in learning due.", self.ebb(now=day(0)).out)

    def test_a_limit_is_offered_only_as_far_as_it_holds_cards_back(self):
        self.configure("reviews_per_day = 1")
        self.home.write("mine", deck(*(question(f"q{number}") for number in range(3))))
        self.session(day(0), "easy", "easy", "easy", "q")
        self.session(day(9), "easy", "q")
        self.assertIn("`ebb review --limit 2` shows them all the same.", self.ebb(now=day(9)).out)

    def test_what_a_decks_own_limit_keeps_back_is_not_kept_back_without_a_word(self):
        self.configure('[deck."mine"]', "new_per_day = 1")
        self.home.write("mine", deck(*(question(f"q{number}") for number in range(3))))
        self.assertIn("2 new cards left: 2 days at 20 a day.", self.session(day(0), "easy", "q").out)
        kept = "More cards wait: their deck's own limit is reached, which stands in the configuration."
        for said in self.ebb(now=day(0)), self.ebb("due", now=day(0)), self.session(day(0), query=("--new", "5")):
            self.assertIn(kept, said.out)

    def test_after_the_days_work_ebb_says_what_was_done_what_comes_and_what_one_could_do(self):
        self.configure("new_per_day = 2")
        self.home.write("mine", deck(*(question(f"q{number}") for number in range(4))))
        self.session(day(0), "easy", "easy", "q")
        said = self.ebb(now=day(0)).out
        for sentence in "Done today: 2 new.", "Nothing is due now.", "Tomorrow: no reviews due.":
            self.assertIn(sentence, said)
        self.assertIn("ebb review --new 5", said)
        self.assertIn("ebb quiz", said)

    def test_after_a_missed_week_one_calm_line_says_so(self):
        self.home.write("mine", deck(question("q1")))
        self.session(day(0), "easy", "q")
        self.assertNotIn("ago", self.ebb(now=day(6)).out)
        self.assertIn("Your last answer was 7 days ago; 1 review waits since.", self.ebb(now=day(7)).out)


class Random(Counts):
    """Sessions broken off, cards put away, limits that bind: on each day all surfaces agree."""

    def live_through(self, chance, number):
        acts = [chance.choice([*GRADES, *GRADES, "b", "s"]) for _ in range(chance.randint(0, 12))]
        self.session(day(number), *acts, "q", query=())

    def check_day(self, number):
        at = day(number)
        for query in (), ("deck:a",), ("deck:b", "-tag:core"):
            due = self.ebb("due", "--json", *query, now=at).json()
            listed = self.home.run("list", "is:due", "--keys", *query, now=at).out.split()
            self.assertEqual(due["learning"] + due["reviews"], len(listed), (number, query))
            header = HEADER.search(self.session(at, "q", query=query).out)
            counts = tuple(map(int, header.groups())) if header else (0, 0, 0)
            self.assertEqual(counts, (due["new"], due["learning"], due["reviews"]), (number, query))
        for one in self.ebb("decks", "--json", now=at).json()["decks"]:
            if not one["cards"]:
                continue
            due = self.ebb("due", "--json", f"deck:{one['deck']}", now=at).json()
            self.assertEqual(one["due"], due["learning"] + due["reviews"], (number, one))

    def test_all_surfaces_agree_in_random_collections(self):
        for seed in range(3):
            with self.subTest(seed=seed):
                self.setUp()
                chance = random.Random(seed)
                self.configure(f"new_per_day = {chance.randint(1, 5)}", f"reviews_per_day = {chance.choice([2, 5, 200])}")
                for name in "ab":
                    self.home.write(name, deck(*(question(f"q{i}", reverse=chance.random() < 0.4,
                                                          **({"tags": ["core"]} if chance.random() < 0.3 else {}))
                                                 for i in range(6)), HOLES))
                for number in range(8):
                    if number >= 4:
                        self.check_day(number)
                    self.live_through(chance, number)
                    if number >= 4:
                        self.check_day(number)


class Linked(Counts):
    """A card that was answered under another key, from which a link leads on; the old note may stand in a file, too."""

    def link(self, old, new, at, sequence=1):
        row = {"version": 1, "device": "00112233aabbccdd", "sequence": sequence, "kind": "link", "key": old, "at": at,
               "at_ms": calendar.timegm(time.strptime(at, "%Y-%m-%dT%H:%M:%SZ")) * 1000, "day": at[:10],
               "detail": {"to": new}}
        path = self.folder / "link.jsonl"
        path.write_text(json.dumps(row) + "\n")
        self.ebb("merge", path, now=at)

    def renamed(self, *standing):
        """Answered as mine/old; the deck then has these notes."""
        self.setUp()
        self.configure()
        self.home.write("mine", deck(question("old"), question("other")))
        self.session(day(0), "easy", "q", query=("mine/old",))
        self.home.write("mine", deck(*(question(name) for name in standing)))
        self.link("mine/old", "mine/new", day(1))

    def test_every_count_tells_of_one_card(self):
        for standing in ("new", "other"), ("old", "new", "other"), ("new", "old", "other"):
            self.renamed(*standing)
            at = day(5)
            self.assertEqual(self.ebb("list", "--keys", now=at).out, "mine/new\nmine/other\n")
            self.assertEqual(self.ebb("list", "is:due", "--keys", now=at).out, "mine/new\n")
            self.assertEqual(self.ebb("list", "is:new", "--keys", now=at).out, "mine/other\n")
            due = self.ebb("due", "--json", now=at).json()
            self.assertEqual((due["due"], due["reviews"], due["new"]), (2, 1, 1))
            [mine] = self.ebb("decks", "--json", "mine", now=at).json()["decks"]
            self.assertEqual((mine["cards"], mine["new"], mine["due"]), (2, 1, 1))
            asked = self.ebb("quiz", "--json", stdin="\ny\n" * 2, now=at).json()["questions"]
            self.assertEqual(sorted(one["key"] for one in asked), ["mine/new", "mine/other"])
            shown = self.session(at, "good", "easy", query=())
            self.assertEqual(HEADER.findall(shown.out), [("1", "0", "1"), ("1", "0", "0")])
            self.assertNotIn("What is old?", shown.out)

    def test_either_key_and_either_id_mean_that_card_in_every_command(self):
        for standing in ("new", "other"), ("old", "new", "other"):
            self.renamed(*standing)
            for command in (("show", "mine/{}"), ("show", "--json", "mine/{}"), ("list", "--json", "mine/{}"),
                            ("list", "--json", "--", "-mine/{}"), ("list", "--json", "id:{}"), ("list", "--json", "-id:{}"),
                            ("list", "--json", "id:{}*", "-id:other"), ("due", "--json", "mine/{}"),
                            ("due", "--json", "id:{}"), ("log", "mine/{}"), ("log", "id:{}"),
                            ("review", "mine/{}"), ("quiz", "--json", "--seed", "1", "id:{}")):
                old, new = (self.ebb(*(word.format(name) for word in command), stdin="", now=day(5)).out
                            for name in ("old", "new"))
                self.assertEqual(old.replace("old", "new"), new.replace("old", "new"), command)
                self.assertTrue(new)
            self.ebb("suspend", "mine/old", now=day(5))
            self.assertEqual(self.ebb("list", "is:suspended", "--keys", now=day(5)).out, "mine/new\n")
            self.assertEqual(self.ebb("suspend", "mine/new", now=day(5)).out,
                             "mine/new   nothing to do: suspended already\n")

    def test_show_tells_of_the_intervals_that_the_earlier_key_was_given(self):
        names = [f"q{number}" for number in range(6)]
        self.home.write("mine", deck(*map(question, names)))
        for at in day(0), day(10), day(40):
            for name in names:
                self.session(at, "easy", "q", query=(f"mine/{name}",))
        self.home.write("mine", deck(*(question(f"new-{name}") for name in names)))
        for number, name in enumerate(names):
            self.link(f"mine/{name}", f"mine/new-{name}", day(41), number + 1)
            shown = self.ebb("show", "--json", f"mine/{name}", now=day(42)).json()
            self.assertEqual(shown["key"], f"mine/new-{name}")
            self.assertEqual(len(shown["history"]), 3)
            self.assertEqual(shown["history"][-1]["interval"], shown["interval"])

    def test_an_earlier_id_that_means_no_card_here_is_not_called_unknown(self):
        self.renamed("new", "other")
        said = self.ebb("list", "id:old", "tag:none", code=1, now=day(5)).err
        self.assertIn("no tag is called `none`", said)


if __name__ == "__main__":
    main()

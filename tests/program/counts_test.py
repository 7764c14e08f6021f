"""One offer, one count: due, decks, is:due, the header and the cards of a review tell of the same cards, day after day."""
import random
import re

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


if __name__ == "__main__":
    main()

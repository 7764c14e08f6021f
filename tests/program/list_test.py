"""ebb list, log and show, and the queries that narrow them."""
from ebbtest import CHOICE, CLOZE, NO, NUMBER, POINTS, USAGE, Test, day, deck, main, question, questions


class Listed(Test):
    def setUp(self):
        super().setUp()
        self.home.write("a", deck(question("q1", tags=["core"]), question("q2", front="What is a network\tpartition?"),
                                  CLOZE, CHOICE, NUMBER, POINTS, id="a"))
        self.home.write("b", deck(*questions(3), id="b", tags=["extra"]))

    def keys(self, *query):
        return self.home.run("list", "--keys", *query).out.split()

    def test_a_table_has_one_line_for_each_card(self):
        lines = self.home.run("list").out.splitlines()
        self.assertEqual(lines[0].split(), "card due state recall interval ease lapses introduced".split())
        self.assertEqual(len(lines), 1 + 7 + 3)

    def test_terms_narrow_it(self):
        self.assertEqual(self.keys("deck:b"), ["b/q1", "b/q2", "b/q3"])
        self.assertEqual(self.keys("tag:CORE"), ["a/q1"])
        self.assertEqual(self.keys("kind:number", "or", "tag:core"), ["a/q1", "a/day"])
        self.assertEqual(self.keys("(kind:number or tag:core) -deck:b id:q*"), ["a/q1"])
        self.assertEqual(len(self.keys("is:new")), 10)

    def test_negated_fields_reach_the_query(self):
        self.assertEqual(self.keys("-deck:a"), ["b/q1", "b/q2", "b/q3"])
        self.assertEqual(self.keys("deck:b", "-lapses>0", "--limit", "1"), ["b/q1"])
        self.assertEqual(self.keys("-(deck:a or id:q1)"), ["b/q2", "b/q3"])
        self.assertEqual(self.keys("--", "-partition", "-seconds", "-what", "-name", "-which"), ["a/gap#" + self.hole(0),
                                                                                            "a/gap#" + self.hole(1)])

    def hole(self, number):
        return self.keys("kind:cloze")[number].split("#")[1]

    def test_words_are_found_in_the_text_whatever_their_case_and_spaces(self):
        self.assertEqual(self.keys('"network partition"'), ["a/q2"])
        self.assertEqual(self.keys("PARTITION"), ["a/q2"])
        self.assertEqual(self.keys("access."), ["a/pick"])
        self.assertEqual(self.keys("clarify"), ["a/steps"])
        self.assertEqual(len(self.keys('"about 30 days of history"') + self.keys('"30 days of history"')), 2)

    def test_a_key_means_that_card_and_several_keys_all_of_them(self):
        self.assertEqual(self.keys("a/q2"), ["a/q2"])
        self.assertEqual(self.keys("b/q3", "a/q1"), ["a/q1", "b/q3"])

    def test_a_mistake_is_pointed_at(self):
        result = self.ebb("list", "tag:(core", code=USAGE)
        lines = result.err.splitlines()
        self.assertEqual(lines[1:3], ["ebb:   tag:(core", "ebb:       ^"])

    def test_no_card_is_an_answer_of_no(self):
        result = self.home.run("list", "tag:none")
        self.assertEqual((result.code, result.out), (NO, ""))
        self.assertIn("no card matches tag:none", result.err)
        result = self.home.run("list", "--json", "tag:none")
        self.assertEqual((result.code, result.json()["cards"]), (NO, []))

    def test_keys_ended_by_nul_are_for_xargs(self):
        self.assertEqual(self.home.run("list", "-0", "deck:b").raw_out, b"b/q1\0b/q2\0b/q3\0")
        self.ebb("suspend", "b/q1", "b/q2")
        self.assertEqual(self.keys("is:suspended"), ["b/q1", "b/q2"])

    def test_json_says_all_that_the_table_says(self):
        self.review("easy", "q", args=["b/q1"])
        cards = {card["key"]: card for card in self.home.run("list", "--json", "deck:b").json()["cards"]}
        self.assertEqual(cards["b/q1"]["phase"], "review")
        self.assertEqual(cards["b/q1"]["recall"], 1000)
        self.assertEqual(cards["b/q1"]["introduced"], "2026-11-22")
        self.assertIsNone(cards["b/q2"]["due"])

    def test_it_is_sorted_as_asked(self):
        self.review("easy", "good", "q", args=["b/q1", "b/q2"])
        for name in ("due", "ease", "lapses", "interval", "introduced", "recall"):
            keys = self.keys("deck:b", "--sort", name)
            self.assertEqual(keys[-1], "b/q3", name)  # nothing is known of it
        self.assertEqual(self.keys("deck:b", "--sort", "due"), ["b/q2", "b/q1", "b/q3"])
        self.assertEqual(self.keys("deck:b", "--reverse"), ["b/q3", "b/q2", "b/q1"])
        self.assertEqual(self.home.run("list", "--sort", "colour").code, USAGE)

    def test_the_front_is_shown_on_request(self):
        self.assertIn("What is a network", self.home.run("list", "--front", "a/q2").out)

    def test_words_show_fronts_and_a_narrow_screen_keeps_them_before_other_columns(self):
        self.assertNotIn("front", self.home.run("list", "deck:a").out)
        for args in ["partition"], ["deck:a", "--front"], ["--", "-seconds", "deck:a"]:
            self.assertEqual(self.home.run("list", *args).out.split()[:2], ["card", "front"])
        screen = self.terminal("list", "partition", columns=40)
        screen.wait()
        self.assertIn("a/q2  What is a network", screen.text())
        self.assertNotIn("state", screen.text())
        sorted_by_ease = self.home.run("list", "--front", "--sort", "ease").out
        self.assertEqual(sorted_by_ease.split()[:3], ["card", "ease", "front"])

    def test_the_order_is_that_of_the_decks_whichever_came_first(self):
        self.home.write("0", deck(*questions(1), id="late"))
        decks = [one["deck"] for one in self.home.run("decks", "--json").json()["decks"]]
        keys = self.keys()
        self.assertEqual(keys[0], "late/q1")
        self.assertEqual(list(dict.fromkeys(key.split("/")[0] for key in keys)), [id for id in decks if id in "late a b"])
        self.assertEqual(self.keys("--reverse")[-1], "late/q1")

    def test_own_decks_and_what_is_due_and_known(self):
        self.assertEqual(len(self.keys("is:own")), 10)
        self.assertEqual(self.keys("is:shipped"), [])
        self.review("easy", "good", "q", args=["b/q1", "b/q2"])
        self.assertEqual(self.keys("due<1"), ["b/q2"])
        self.assertEqual(self.keys("due>=4"), ["b/q1"])
        self.assertEqual(self.keys("recall>0.99"), ["b/q1", "b/q2"])
        self.home.env["EBB_NOW"] = day(40)
        self.assertEqual(self.keys("recall<0.9", "deck:b"), ["b/q1", "b/q2"])
        self.assertEqual(self.keys("due<-30"), ["b/q1", "b/q2"])

    def test_what_is_named_and_is_not_there_is_said_with_what_was_meant(self):
        self.home.write("greek", deck(*questions(1), id="greek", tags=["letters"]))
        for args, said in ((["list", "deck:greke"], "no deck is called `greke`; did you mean `greek`?"),
                           (["due", "tag:leters"], "no tag is called `leters`; did you mean `letters`?"),
                           (["log", "deck:greke"], "no deck is called `greke`; did you mean `greek`?"),
                           (["review", "greek/qq1"], "no card has the key `greek/qq1`; did you mean `greek/q1`?"),
                           (["suspend", "greek/qq1"], "no card has the key `greek/qq1`; did you mean `greek/q1`?"),
                           (["suspend", "tag:leters"], "no tag is called `leters`; did you mean `letters`?"),
                           (["show", "geek/q1"], "no card has the key `geek/q1`; did you mean `greek/q1`?"),
                           (["quiz", "deck:greke"], "no deck is called `greke`; did you mean `greek`?")):
            with self.subTest(args=args):
                self.assertIn(said, self.ebb(*args, code=NO).err)

    def test_a_key_may_begin_with_a_dash(self):
        self.home.write("-dash", deck(*questions(2)))
        self.assertEqual(self.keys("-dash/q1"), ["-dash/q1"])
        self.assertIn("-dash/q1", self.ebb("show", "-dash/q1").out)
        self.ebb("suspend", "-dash/q1", "-dash/q2")
        self.assertEqual(self.keys("is:suspended"), ["-dash/q1", "-dash/q2"])
        self.assertEqual(self.keys("--", "-a/q1", "deck:a", "id:q*"), ["a/q2"])

    def test_nothing_given_is_not_everything(self):
        for act in "suspend", "bury", "forget", "unsuspend":
            self.ebb(act, "", code=USAGE)
            self.ebb(act, " ", "", code=USAGE)
        self.assertEqual(self.keys("is:suspended"), [])

    def test_many_acknowledgements_end_in_a_sum(self):
        self.ebb("suspend", "b/q1", "b/q2")
        lines = self.ebb("suspend", "is:own").out.splitlines()
        self.assertEqual((len(lines), lines[-1]), (11, "8 cards suspended, 2 as before"))
        self.assertEqual(len(self.ebb("unsuspend", "b/q1", "b/q2").out.splitlines()), 2)
        self.ebb("unsuspend", "is:own")
        self.assertEqual(len(self.ebb("suspend", "deck:a").out.splitlines()), 7)

    def test_a_narrow_screen_keeps_the_keys(self):
        lines = self.home.run("list", "deck:b").out.splitlines()
        screen = self.terminal("list", "deck:b", columns=30)
        screen.wait()
        shown = screen.text()
        self.assertIn("b/q3", shown)
        self.assertTrue(all(len(line) < 30 for line in shown.splitlines()), shown)
        self.assertGreater(max(map(len, lines)), 40)


class Told(Test):
    def setUp(self):
        super().setUp()
        self.home.write("a", deck(*questions(2), id="a"))
        for number, grade in enumerate(["easy", "good", "again"]):
            self.home.env["EBB_NOW"] = day(number * 10)
            self.review(grade, "q", args=["a/q1", "--ahead", "30"])

    def test_the_log_is_narrowed_by_a_query(self):
        self.review("good", "q", args=["a/q2"])
        self.assertEqual(len(self.home.run("log").out.splitlines()), 4)
        self.assertEqual(len(self.home.run("log", "a/q1").out.splitlines()), 3)
        self.assertEqual(len(self.home.run("log", "rated:1:good").out.splitlines()), 1)
        self.assertEqual(self.home.run("log", "tag:none").code, NO)

    def test_a_card_is_shown_with_its_history(self):
        shown = self.home.run("show", "a/q1").out
        self.assertIn("intervals: ", shown)
        self.assertEqual([line.split()[1] for line in shown.splitlines() if line.startswith("  2026-")],
                         ["easy", "good", "again"])
        history = self.home.run("show", "--json", "a/q1").json()["history"]
        self.assertEqual([one["grade"] for one in history], ["easy", "good", "again"])
        self.assertEqual(history[0]["day"], "2026-11-22")

    def test_points_that_nobody_was_asked_are_not_marked(self):
        self.home.write("p", deck(POINTS, id="p"))
        shown = self.ebb("show", "p/steps").out
        self.assertIn("\n  1  Clarify\n", shown)
        self.assertNotIn("of 6 points", shown)

    def test_a_note_is_shown_with_all_its_cards(self):
        self.home.write("g", deck(CLOZE, question("both", reverse=True), id="g"))
        shown = self.ebb("show", "g/gap").out
        self.assertEqual(shown.count("if answered now:"), 2)
        cards = self.ebb("show", "g/gap", "--json").json()["cards"]
        self.assertEqual([card["key"] for card in cards], self.home.run("list", "--keys", "id:gap").out.split())
        self.assertEqual(self.ebb("show", "g/both", "--json").json()["key"], "g/both")
        self.assertIn("the cards of this note are g/gap#", self.ebb("suspend", "g/gap", code=NO).err)

    def test_json_of_a_card_says_what_json_of_a_list_says(self):
        self.home.env["TZ"] = "Asia/Kolkata"
        self.review("again", "q", args=["a/q2"], now=day(21))
        for key in "a/q1", "a/q2":
            listed = self.home.run("list", "--json", key, now=day(21)).json()["cards"][0]
            shown = self.home.run("show", "--json", key, now=day(21)).json()
            self.assertEqual({name: shown[name] for name in listed}, listed)
        self.assertTrue(listed["due"].endswith("+05:30"), listed)

    def test_an_undone_answer_is_no_part_of_it(self):
        self.home.run("undo")
        history = self.home.run("show", "--json", "a/q1").json()["history"]
        self.assertEqual([one["grade"] for one in history], ["easy", "good"])


if __name__ == "__main__":
    main()

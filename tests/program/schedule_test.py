"""The schedule over days: learning steps, limits, siblings, the backlog, study days, corrections.

EBB_NOW walks through the days, so every `review` here happens in one instant.
"""
import re

from ebbtest import CLOZE, NO, SPAN, USAGE, Test, day, deck, main, question, questions


def fronts(result):
    """The questions asked, in order."""
    return re.findall(r"^What is ([\w-]+)\?", result.out, re.M)


class Schedule(Test):
    def graduate(self, *notes, name="mine", on=0):
        """Learns the notes in one go; they are due on the next day."""
        self.home.write(name, deck(*notes))
        count = len(notes)
        self.review(*["good"] * (2 * count), args=["--new", count, f"deck:{name}"], now=day(on))

    def days(self, span):
        self.assertRegex(span, r"^\d+d$")
        return int(span[:-1])


class Learning(Schedule):
    def test_a_new_card_takes_two_steps_and_comes_back_in_the_same_session(self):
        self.home.write("mine", deck(question("cap")))
        result = self.review("good", "good", "good")
        self.assertEqual(result.acks, [("good", "10m"), ("good", "1d")])

    def test_a_failed_card_comes_back_in_the_same_session(self):
        self.home.write("mine", deck(*questions(2)))
        result = self.review("again", "easy", "hard", "easy")
        self.assertEqual(fronts(result)[:3], ["q1", "q2", "q1"])
        self.assertEqual(result.acks[0], ("again", "1m"))
        self.assertEqual(result.acks[2], ("hard", "6m"))

    def test_a_learning_card_that_is_due_comes_before_all_else(self):
        self.home.write("mine", deck(*questions(3)))
        self.review("again")
        result = self.review("q", now=day(0, "12:05:00Z"))
        self.assertEqual(fronts(result)[0], "q1")

    def test_a_learning_card_that_waits_longer_is_announced(self):
        self.home.configure("learning_steps_s = [3600]\n")
        self.home.write("mine", deck(question("cap")))
        result = self.review("again", "again")
        self.assertEqual(len(result.acks), 1)
        self.assertIn("13:00", result.out)
        self.assertEqual(fronts(self.review("q", now=day(0, "12:30:00Z"))), [])
        self.assertEqual(fronts(self.review("q", now=day(0, "12:45:00Z"))), ["cap"])

    def test_a_learning_card_left_over_is_due_from_the_start_of_the_next_day(self):
        self.home.configure("learning_steps_s = [36000]\n")
        self.home.write("mine", deck(question("cap")))
        self.review("again", now=day(0, "22:00:00Z"))
        self.assertEqual(fronts(self.review("q", now=day(1, "03:30:00Z"))), [])
        self.assertEqual(fronts(self.review("q", now=day(1, "04:00:00Z"))), ["cap"])

    def test_steps_that_do_not_rise_or_reach_a_day_are_refused_with_their_place(self):
        self.home.write("mine", deck(question("cap")))
        for steps, column in ("[172800]", 2), ("[60, 86400]", 6), ("[600, 60]", 7), ("[60, 60]", 6), ("[0]", 2):
            for setting in "learning_steps_s", "relearning_steps_s":
                self.home.configure(f"fuzz = true\n{setting} = {steps}\n")
                place = f"config.toml:2:{len(setting) + 3 + column}: error: "
                for command in ("config",), ("due",), ("review",), ("show", "mine/cap"):
                    self.assertIn(place, self.ebb(*command, code=USAGE).err)
        self.home.configure(f"learning_steps_s = {list(range(60, 71))}\n")
        self.assertIn("config.toml:1:20: error: ", self.ebb("due", code=USAGE).err)
        self.home.configure("learning_steps_s = [1, 2, 86399]\nrelearning_steps_s = []\n")
        self.ebb("due")

    def test_easy_skips_the_steps(self):
        self.home.write("mine", deck(question("cap")))
        acks = self.review("easy", "easy").acks
        self.assertEqual(len(acks), 1)
        self.assertIn(self.days(acks[0][1]), (3, 4, 5))


class Reviews(Schedule):
    def test_intervals_grow_over_the_days(self):
        self.graduate(question("cap"))
        self.assertEqual(fronts(self.review("q", now=day(0, "23:00:00Z"))), [])
        acks = self.review("good", now=day(1)).acks
        second = self.days(acks[0][1])
        self.assertIn(second, range(4, 9))
        self.assertEqual(fronts(self.review("q", now=day(second))), [])
        acks = self.review("good", now=day(1 + second)).acks
        self.assertGreater(self.days(acks[0][1]) if acks[0][1].endswith("d") else 30, second)

    def test_an_evening_review_does_not_drift_into_the_next_evening(self):
        self.home.write("mine", deck(question("cap")))
        self.review("good", "good", now=day(0, "23:50:00Z"))
        self.assertEqual(fronts(self.review("q", now=day(1, "06:00:00Z"))), ["cap"])

    def test_a_lapse_goes_through_relearning_and_starts_again_at_one_day(self):
        self.graduate(question("cap"))
        acks = self.review("again", "good", now=day(1)).acks
        self.assertEqual(acks, [("again", "10m"), ("good", "1d")])

    def test_after_a_lapse_intervals_grow_by_ease_from_one_day(self):
        self.home.configure("fuzz = false\n")
        self.graduate(question("cap"))
        self.assertEqual(self.review("good", now=day(1)).acks, [("good", "6d")])
        self.review("again", "good", now=day(7))
        when = 8
        for span in 2, 5, 12:
            self.assertEqual(self.review("good", now=day(when)).acks, [("good", f"{span}d")])
            when += span

    def test_previews_equal_outcomes(self):
        self.graduate(*questions(8))
        out = self.review("", "good", "", "hard", "", "easy", "", "good", "", "good", "", "hard", "", "easy", "",
                          "good", now=day(1)).out
        offers = [dict(re.findall(rf"\d (again|hard|good|easy) ({SPAN})", line)) for line in out.splitlines()
                  if re.search(r"1 again .*4 easy", line)]
        acks = re.findall(rf"^(again|hard|good|easy) ({SPAN})", out, re.M)
        self.assertEqual(len(acks), 8, out)
        for offer, (grade, span) in zip(offers, acks):
            self.assertEqual(offer[grade], span)

    def test_the_most_overdue_for_its_interval_comes_first(self):
        self.graduate(question("long"))
        ivl = self.days(self.review("good", args=["deck:mine"], now=day(1)).acks[0][1])
        due = 1 + ivl
        self.graduate(question("short"), name="other", on=due)
        result = self.review("q", now=day(due + 2))  # long: 2 of ivl days late; short: 1 of 1
        self.assertEqual(fronts(result)[0], "short" if ivl > 2 else "long")

    def test_what_is_due_is_the_same_whoever_asks(self):
        self.graduate(*questions(5))
        due = self.ebb("due", now=day(1)).out
        self.assertRegex(due, r"\b5\b")
        self.assertRegex(self.ebb("due", "--short", now=day(1)).out, r"\b5\b")
        self.assertEqual(len(set(fronts(self.review(*["good"] * 5, now=day(1))))), 5)


class Siblings(Schedule):
    def test_siblings_of_a_card_answered_today_wait_until_tomorrow(self):
        self.home.write("mine", deck(CLOZE))
        self.review("easy", "easy", "easy")
        self.assertEqual(len(self.home.answers()), 1)
        self.review("easy", "easy", now=day(1))
        answers = self.home.answers(now=day(1))
        self.assertEqual(len(answers), 2)
        self.assertEqual(len({row["key"] for row in answers}), 2)

    def test_a_sibling_in_learning_is_not_held_back(self):
        self.home.configure("learning_steps_s = [60, 86399]\n")
        self.home.write("mine", deck(CLOZE))
        self.review("good")
        self.review("b", now=day(1))  # the first one is put off
        self.review("good", now=day(1))  # and its sibling met
        self.review("again", "easy", "easy", now=day(5))
        answers = self.home.answers(now=day(5))
        self.assertEqual(len({row["key"] for row in answers if row["grade"] != "good"}), 2, answers)

    def test_buried_by_a_sibling_is_never_logged(self):
        self.home.write("mine", deck(CLOZE))
        self.review("easy")
        self.assertEqual(len(self.home.rows()), 1)


class Limits(Schedule):
    def test_twenty_new_cards_a_day(self):
        self.home.write("mine", deck(*questions(30)))
        self.assertEqual(len(self.review(*["easy"] * 40).acks), 20)
        self.assertEqual(self.review("easy").acks, [])
        self.assertEqual(self.review("easy", now=day(0, "23:00:00Z")).acks, [])
        self.assertEqual(len(self.review(*["easy"] * 40, now=day(1)).acks), 10)

    def test_learning_steps_do_not_count_and_are_never_withheld(self):
        self.home.write("mine", deck(*questions(30)))
        result = self.review(*["good"] * 60)
        self.assertEqual(len(result.acks), 40)

    def test_the_limit_holds_over_sessions_of_a_day(self):
        self.home.write("mine", deck(*questions(30)))
        self.assertEqual(len(self.review(*["easy"] * 7).acks), 7)
        self.assertEqual(len(self.review(*["easy"] * 40).acks), 13)

    def test_an_undone_new_card_gives_its_place_back(self):
        self.home.write("mine", deck(*questions(30)))
        self.review(*["easy"] * 20, "u")
        self.assertEqual(len(self.review(*["easy"] * 40).acks), 1)

    def test_the_configuration_sets_the_limits(self):
        self.home.configure("new_per_day = 3\nreviews_per_day = 2\n")
        self.home.write("mine", deck(*questions(9)))
        self.assertEqual(len(self.review(*["good"] * 20).acks), 6)
        self.home.configure("new_per_day = 0\nreviews_per_day = 2\n")
        self.assertEqual(len(self.review(*["good"] * 20, now=day(1)).acks), 2)

    def test_a_deck_has_a_cap_of_its_own_inside_the_limit(self):
        self.home.configure('new_per_day = 5\n[deck."small"]\nnew_per_day = 1\n')
        self.home.write("small", deck(*[question(f"small-{n}") for n in range(5)]))
        self.home.write("large", deck(*[question(f"large-{n}") for n in range(9)]))
        asked = fronts(self.review(*["easy"] * 20))
        self.assertEqual(len(asked), 5)
        self.assertEqual(sum(front.startswith("small") for front in asked), 1)

    def test_new_replaces_what_is_left_for_this_run(self):
        self.home.write("mine", deck(*questions(30)))
        self.assertEqual(len(self.review(*["easy"] * 40, args=["--new", "25"]).acks), 25)
        self.assertEqual(self.review("easy").acks, [])
        self.assertEqual(len(self.review(*["easy"] * 40, args=["--new", "2"]).acks), 2)
        self.assertEqual(self.review("easy", args=["--new", "0"], now=day(1)).acks, [])

    def test_limit_replaces_what_is_left_of_reviews(self):
        self.graduate(*questions(10))
        self.assertEqual(len(self.review(*["good"] * 40, args=["--limit", "4"], now=day(1)).acks), 4)
        self.assertEqual(len(self.review(*["good"] * 40, now=day(1)).acks), 6)

    def test_a_value_that_is_no_number_is_wrong_usage(self):
        for value in "x", "-1", "1.5", "99999999999999999999":
            self.ebb("review", "--new", value, code=2)
            self.ebb("review", "--limit", value, code=2)

    def test_new_cards_are_spread_between_reviews(self):
        self.graduate(*questions(12))
        self.home.write("other", deck(*[question(f"new-{n}") for n in range(3)]))
        asked = fronts(self.review(*["good"] * 15, now=day(1)))[:15]
        places = [index for index, front in enumerate(asked) if front.startswith("new")]
        self.assertEqual(len(places), 3)
        self.assertEqual(places[0], 3, asked)
        self.assertTrue(all(later - sooner > 1 for sooner, later in zip(places, places[1:])), asked)

    def test_core_notes_are_met_first_and_then_one_deck_after_the_other_in_turn(self):
        self.home.write("a", deck(question("a1"), question("a2"), question("a3", tags=["core"])))
        self.home.write("b", deck(question("b1"), question("b2")))
        asked = fronts(self.review(*["easy"] * 5))
        self.assertEqual(asked[0], "a3")
        rest = asked[1:]
        self.assertEqual([front for front in rest if front[0] == "a"], ["a1", "a2"])
        self.assertEqual([front for front in rest if front[0] == "b"], ["b1", "b2"])
        self.assertTrue(all(one[0] != two[0] for one, two in zip(rest, rest[1:])), asked)


class Backlog(Schedule):
    def test_after_an_absence_new_cards_wait_and_one_calm_line_says_so(self):
        self.graduate(*questions(12))
        self.home.configure("reviews_per_day = 5\n")
        self.home.write("other", deck(*[question(f"new-{n}") for n in range(3)]))
        result = self.review(*["easy"] * 20, now=day(30))
        self.assertRegex(result.out + result.err, r"12 waiting, 5 today, clear in 3 days")
        self.assertEqual(len(result.acks), 5)
        self.assertFalse([front for front in fronts(result) if front.startswith("new")])

    def test_new_cards_come_with_the_option_even_then(self):
        self.graduate(*questions(12))
        self.home.configure("reviews_per_day = 5\n")
        self.home.write("other", deck(*[question(f"new-{n}") for n in range(3)]))
        result = self.review(*["easy"] * 20, args=["--new", "2"], now=day(30))
        self.assertEqual(len([front for front in fronts(result) if front.startswith("new")]), 2)

    def test_without_one_there_is_no_such_line(self):
        self.graduate(*questions(12))
        result = self.review("good", now=day(1))
        self.assertNotIn("waiting", result.out + result.err)

    def test_the_backlog_is_worked_off_day_by_day(self):
        self.graduate(*questions(12))
        self.home.configure("reviews_per_day = 5\n")
        counts = [len(self.review(*["easy"] * 20, now=day(30 + number)).acks) for number in range(3)]
        self.assertEqual(counts, [5, 5, 2])


class Ahead(Schedule):
    def test_ahead_shows_what_is_due_within_those_days(self):
        self.graduate(question("cap"))
        ivl = self.days(self.review("easy", now=day(1)).acks[0][1])
        self.assertEqual(fronts(self.review("q", now=day(2))), [])
        self.assertEqual(fronts(self.review("q", args=["--ahead", ivl - 2], now=day(2))), [])
        self.assertEqual(fronts(self.review("q", args=["--ahead", ivl - 1], now=day(2))), ["cap"])

    def test_an_early_pass_gets_credit_in_proportion(self):
        self.graduate(question("cap"))
        ivl = self.days(self.review("good", now=day(1)).acks[0][1])
        acks = self.review("good", args=["--ahead", "30"], now=day(2)).acks
        self.assertIn(self.days(acks[0][1]), range(ivl, 2 * ivl))

    def test_what_is_due_comes_before_what_is_ahead(self):
        self.home.write("two", deck(question("ahead")))
        self.review("easy")  # for three to five days
        self.graduate(question("due"), name="one", on=1)
        result = self.review("good", "good", args=["--ahead", "4"], now=day(2))
        self.assertEqual(fronts(result), ["due", "ahead"])


class StudyDay(Schedule):
    def test_the_day_begins_at_four(self):
        self.graduate(question("cap"))
        self.assertEqual(fronts(self.review("q", now=day(1, "03:59:59Z"))), [])
        self.assertEqual(fronts(self.review("q", now=day(1, "04:00:00Z"))), ["cap"])

    def test_the_rollover_hour_is_a_setting(self):
        self.home.configure('rollover = "00:00"\n')
        self.graduate(question("cap"))
        self.assertEqual(fronts(self.review("q", now=day(0, "23:59:59Z"))), [])
        self.assertEqual(fronts(self.review("q", now=day(1, "00:00:00Z"))), ["cap"])

    def test_the_day_is_that_of_the_zone(self):
        self.home.env["TZ"] = "Asia/Kolkata"  # five hours and a half before UTC: the day begins at 22:30 UTC
        self.graduate(question("cap"))
        self.assertEqual(fronts(self.review("q", now=day(0, "22:29:00Z"))), [])
        self.assertEqual(fronts(self.review("q", now=day(0, "22:30:00Z"))), ["cap"])

    def test_the_instant_may_be_given_in_any_offset(self):
        self.graduate(question("cap"))
        self.assertEqual(fronts(self.review("q", now=day(1, "09:29:59+05:30"))), [])
        self.assertEqual(fronts(self.review("q", now=day(1, "09:30:00+05:30"))), ["cap"])
        for wrong in "tomorrow", "2026-11-22", "2026-11-22T09:00:00", "2026-13-01T00:00:00Z", "":
            result = self.home.run("due", env={"EBB_NOW": wrong})
            self.assertEqual(result.code, 0 if wrong == "" else 2, f"{wrong!r}: {result}")

    def test_days_are_counted_right_over_daylight_saving(self):
        self.home.env["TZ"] = "Europe/Berlin"
        self.home.write("mine", deck(question("cap")))
        self.review("good", "good", now="2026-10-24T21:00:00+02:00")
        self.assertEqual(fronts(self.review("q", now="2026-10-25T03:59:00+01:00")), [])
        self.assertEqual(fronts(self.review("q", now="2026-10-25T04:00:00+01:00")), ["cap"])

    def test_a_study_day_that_has_begun_does_not_begin_again_when_the_clocks_go_back(self):
        self.home.env["TZ"] = "Europe/Berlin"
        self.home.configure("rollover = 02:30:00\n")
        self.home.write("mine", deck(question("cap")))
        days = [self.ebb("due", "--json", now=f"2026-10-25T{clock}Z").json()["day"]
                for clock in ("00:29:00", "00:31:00", "01:01:00", "01:29:00", "01:31:00")]
        self.assertEqual(days, ["2026-10-24"] + ["2026-10-25"] * 4)

    def test_a_clock_set_back_is_said_and_refuses_nothing(self):
        self.home.write("mine", deck(*questions(3)))
        self.review("good")
        result = self.review("easy", now=day(-1))
        self.assertRegex(result.err, r"(?i)clock")
        self.assertEqual(len(result.err.strip().splitlines()), 1, result.err)
        self.assertEqual(len(result.acks), 1)
        self.assert_healthy(now=day(2))

    def test_half_an_hour_back_is_no_word_worth(self):
        self.graduate(*questions(2))
        self.assertEqual(self.review(now=day(0, "11:30:00Z")).err, "")

    def test_travel_neither_loses_nor_doubles_a_day(self):
        self.graduate(question("cap"))
        acks = self.review("good", "good", now=day(1, "09:00:00Z")).acks
        self.assertEqual(len(acks), 1)
        for zone in "Pacific/Auckland", "America/Los_Angeles":
            self.home.env["TZ"] = zone
            self.assertEqual(fronts(self.review("q", now=day(1, "10:00:00Z"))), [])


class Corrections(Schedule):
    def test_a_buried_card_is_back_on_the_next_day(self):
        self.graduate(*questions(2))
        self.ebb("bury", "mine/q1", now=day(1))
        self.assertEqual(fronts(self.review("q", now=day(1))), ["q2"])
        self.assertIn("q1", fronts(self.review("good", "good", now=day(2))))

    def test_a_suspended_card_stays_away_until_unsuspended(self):
        self.graduate(*questions(2))
        self.ebb("suspend", "mine/q1", now=day(1))
        self.assertEqual(set(fronts(self.review("good", "good", "good", now=day(40)))), {"q2"})
        self.ebb("unsuspend", "mine/q1", now=day(40))
        self.assertEqual(fronts(self.review("q", now=day(40)))[:1], ["q1"])

    def test_a_forgotten_card_is_new_and_keeps_its_rows(self):
        self.graduate(question("cap"))
        self.review("good", now=day(1))
        before = len(self.home.answers(now=day(1)))
        self.ebb("forget", "mine/cap", now=day(2))
        self.assertEqual(len(self.home.answers(now=day(2))), before)
        self.assertEqual(self.review("good", now=day(2)).acks, [("good", "10m")])

    def test_an_unknown_card_is_no(self):
        self.home.write("mine", deck(*questions(2)))
        for command in "bury", "suspend", "unsuspend", "forget", "show":
            result = self.ebb(command, "mine/nothing", code=NO)
            self.assertIn("mine/nothing", result.err)
            self.assertEqual(result.out, "")

    def test_undo_reaches_any_depth_in_later_processes_and_says_what_it_took_back(self):
        self.home.write("mine", deck(*questions(3)))
        self.review("good", "easy", "again")
        for front, grade in ("q3", "again"), ("q2", "easy"), ("q1", "good"):
            said = self.ebb("undo").out
            self.assertIn(grade, said)
            self.assertRegex(said, front)
        result = self.ebb("undo", code=NO)
        self.assertTrue(result.err)
        self.assertEqual(fronts(self.review("q")), ["q1"])
        self.assertEqual(len(self.review(*["easy"] * 5).acks), 3)

    def test_undo_takes_back_what_corrects_too(self):
        self.graduate(question("cap"))
        for command, said in ("suspend", "suspen"), ("bury", "bur"), ("forget", "forg"):
            self.ebb(command, "mine/cap", now=day(1))
            self.assertIn(said, self.ebb("undo", now=day(1)).out)
            self.assertEqual(fronts(self.review("q", now=day(1))), ["cap"])

    def test_undo_in_a_review_reaches_before_it_where_it_is_said_once_more(self):
        self.home.write("mine", deck(*questions(3)))
        self.review("easy")
        result = self.review("u", "q")
        self.assertIn("not of this session (easy mine/q1)", result.err)
        self.assertEqual(len(self.home.rows()), 1)
        self.review("u", "u", "hard", "q")
        self.assertEqual([row["grade"] for row in self.home.answers()][-1], "hard")
        self.assertEqual(fronts(self.review("u", "u", "q"))[-1], "q1")

    def test_acts_without_effect_write_no_row_and_say_so(self):
        self.graduate(*questions(2))
        self.home.write("other", deck(question("fresh")))
        before = len(self.home.rows())
        for act, said in (("forget other/fresh", "it is new"), ("unsuspend mine/q1", "not suspended, nor buried"),
                          ("bury mine/q1", "buried until tomorrow"), ("bury mine/q1", "buried already"),
                          ("suspend mine/q2", "suspended"), ("suspend mine/q2", "suspended already"),
                          ("bury mine/q2", "suspended already")):
            out = self.ebb(*act.split(), now=day(1)).out
            self.assertIn(said, out)
            self.assertEqual("nothing to do" in out, "already" in out or "new" in out or "nor" in out, out)
        self.assertEqual(len(self.home.rows()), before + 2)
        self.assertIn("suspend", self.ebb("undo", now=day(1)).out)
        self.assertIn("bury", self.ebb("undo", now=day(1)).out)

    def test_unsuspend_brings_back_what_is_buried(self):
        self.graduate(*questions(2))
        self.ebb("bury", "mine/q1", now=day(1))
        self.assertIn("no longer buried", self.ebb("unsuspend", "mine/q1", now=day(1)).out)
        self.assertIn("q1", fronts(self.review("good", "good", now=day(1))))

    def test_rows_are_only_ever_added(self):
        self.home.write("mine", deck(*questions(3)))
        seen = []
        for lines in ("good", "easy"), ("u", "u"), ("s", "b"), ("u", "u", "again"):
            self.review(*lines)
            rows = self.home.rows()
            self.assertEqual(rows[:len(seen)], seen)
            self.assertGreater(len(rows), len(seen))
            seen = rows
        self.ebb("forget", "mine/q1")
        self.ebb("undo")
        self.assertEqual(self.home.rows()[:len(seen)], seen)
        self.ebb("doctor", "--rebuild")
        self.assert_healthy()

    def test_a_leech_is_marked_and_never_suspended_by_itself(self):
        self.graduate(question("cap"))
        when = 1
        for _ in range(8):
            acks = self.review("again", "good", now=day(when)).acks
            self.assertEqual([grade for grade, _ in acks], ["again", "good"])
            when += self.days(acks[1][1])
        self.assertRegex(self.ebb("show", "mine/cap", now=day(when)).out, r"(?i)leech")
        self.assertEqual(fronts(self.review("q", now=day(when))), ["cap"])


class Narrowing(Schedule):
    def setUp(self):
        super().setUp()
        self.home.write("one", deck(question("a", tags=["core", "cap/theory"]), question("b", tags=["Übung"])))
        self.home.write("two", deck(question("c", tags=["core"]), question("d"), tags=["all"]))

    def asked(self, *query):
        return set(fronts(self.review(*["easy"] * 9, args=query)))

    def test_where_no_card_matches_the_answer_is_no(self):
        self.assertIn("no card", self.review(args=["tag:cor"], code=NO).err)  # a tag is matched whole
        self.assertIn("no card", self.review(args=["deck:three"], code=NO).err)

    def test_by_deck(self):
        self.assertEqual(self.asked("deck:two"), {"c", "d"})

    def test_by_tag_with_case_ignored(self):
        self.assertEqual(self.asked("tag:CORE"), {"a", "c"})

    def test_by_a_tag_in_another_script_case(self):
        self.assertEqual(self.asked("tag:übung"), {"b"})

    def test_by_the_beginning_of_a_tag(self):
        self.assertEqual(self.asked("tag:cap*"), {"a"})

    def test_by_a_tag_of_the_deck(self):
        self.assertEqual(self.asked("tag:all"), {"c", "d"})

    def test_terms_are_joined_by_and(self):
        self.assertEqual(self.asked("deck:two", "tag:core"), {"c"})

    def test_a_query_that_is_not_understood_is_wrong_usage(self):
        self.ebb("review", "deck:", code=2)
        self.ebb("review", "colour:red", code=2)


if __name__ == "__main__":
    main()

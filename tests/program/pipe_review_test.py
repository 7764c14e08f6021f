"""The review by pipe: plain text out, a line at a time in."""
import re

from ebbtest import (ACKNOWLEDGED, CHOICE, CLOZE, KINDS, NUMBER, POINTS, SEVERAL, Test, deck, main, option, question,
                     questions)


class EveryKind(Test):
    def begin(self, *notes, args=()):
        self.home.write("mine", deck(*notes, title="Mine"))
        return self.talk("review", *args)

    def assert_complaint(self, talk, *names):
        """One line on standard error, naming what is valid."""
        complaint = talk.expect(re.compile(r"[^\n]+\n"), "err")
        for name in names:
            self.assertIn(name, complaint)
        return complaint


class Question(EveryKind):
    def test_an_empty_line_reveals_and_the_next_one_gives_good(self):
        talk = self.begin(question("cap", note="Say it as a promise.", source="https://example.org/cap"))
        shown = talk.expect("What is cap?")
        self.assertIn("Mine", shown)
        self.assertNotIn("cap-back", talk.unseen())
        talk.say("")
        talk.expect("It is cap-back.")
        talk.expect("why: Say it as a promise.")
        talk.expect("source: https://example.org/cap")
        talk.say("")
        self.assertIn("good 10m", talk.expect_ack())
        self.assertEqual(talk.finish(), 0)
        self.assertEqual(talk.text("err"), "")

    def test_show_reveals(self):
        talk = self.begin(question("cap"))
        talk.expect("What is cap?")
        talk.say("show")
        talk.expect("It is cap-back.")

    def test_a_digit_before_the_reveal_reveals_and_grades(self):
        for digit, ack in ("1", "again 1m"), ("2", "hard 6m"), ("3", "good 10m"), ("4", "easy "):
            with self.subTest(digit):
                self.setUp()
                talk = self.begin(question("cap"))
                talk.say(digit)
                heard = talk.expect_ack()
                self.assertIn("cap-back", heard)
                self.assertIn(ack, heard)
                self.assertEqual(talk.finish(), 0)

    def test_a_digit_after_the_reveal_grades(self):
        for digit, ack in ("1", "again 1m"), ("2", "hard 6m"), ("3", "good 10m"), ("4", "easy "):
            with self.subTest(digit):
                self.setUp()
                talk = self.begin(question("cap"))
                talk.say("")
                talk.expect("cap-back")
                talk.say(digit)
                self.assertIn(ack, talk.expect_ack())

    def test_the_words_of_the_grades_count_at_any_time(self):
        for word, ack in ("again", "again 1m"), ("hard", "hard 6m"), ("good", "good 10m"), ("easy", "easy "):
            for reveal in False, True:
                with self.subTest(word, reveal=reveal):
                    self.setUp()
                    talk = self.begin(question("cap"))
                    if reveal:
                        talk.say("")
                        talk.expect("cap-back")
                    talk.say(word)
                    self.assertIn(ack, talk.expect_ack())

    def test_an_acknowledgement_begins_its_line_and_names_the_interval_and_the_question(self):
        self.home.write("mine", deck(question("cap")))
        result = self.review("good")
        line = next(line for line in result.out.splitlines() if ACKNOWLEDGED.match(line))
        self.assertRegex(line, r"^good 10m\s+What is cap")

    def test_the_next_intervals_stand_beside_the_grades(self):
        talk = self.begin(question("cap"))
        talk.say("")
        talk.expect(re.compile(r"1 again 1m\W+2 hard 6m\W+3 good 10m\W+4 easy [345]d"))

    def test_the_reverse_is_asked_with_a_schedule_of_its_own(self):
        self.home.write("mine", deck(question("cap", reverse=True)))
        self.review("good", "good")
        self.assertEqual({row["key"] for row in self.home.answers()}, {"mine/cap"})
        tomorrow = "2026-11-23T12:00:00Z"
        self.review("good", "good", "good", now=tomorrow)
        keys = {row["key"] for row in self.home.answers(now=tomorrow)}
        later = "2026-11-24T12:00:00Z"
        out = self.review("good", "good", "good", now=later).out
        keys |= {row["key"] for row in self.home.answers(now=later)}
        self.assertEqual(keys, {"mine/cap", "mine/cap#reverse"}, out)


class Cloze(EveryKind):
    def test_the_hole_is_hidden_with_its_hint_and_the_answer_fills_it(self):
        talk = self.begin({"id": "gap", "cloze": "Restore reaches {{7 days::VACUUM default}} back."})
        shown = talk.expect("back.")
        self.assertIn("VACUUM default", shown)
        self.assertNotIn("7 days", shown)
        talk.say("")
        talk.expect("7 days")
        talk.say("4")
        talk.expect_ack("easy")

    def test_the_other_hole_is_shown_while_one_is_asked(self):
        talk = self.begin(CLOZE)
        shown = talk.expect("restores") + talk.expect("\n")
        self.assertEqual(("30 days" in shown) + ("7 days" in shown), 1, shown)

    def test_digits_mean_reveal_and_grade(self):
        talk = self.begin(CLOZE)
        talk.say("2")
        self.assertIn("hard 6m", talk.expect_ack())


class Choice(EveryKind):
    def answers(self, talk):
        """The four answers, each behind its digit."""
        return "".join(talk.expect(re.compile(r"^\W*\d\W.*\n", re.M)) for _ in range(4))

    def pick(self, note, *texts):
        talk = self.begin(note)
        shown = self.answers(talk)
        talk.say("".join(option(text, shown) for text in texts))
        return talk

    def test_all_answers_are_shown_behind_digits_and_the_right_one_suggests_good(self):
        talk = self.begin(CHOICE)
        shown = self.answers(talk)
        for text in [CHOICE["answer"], *CHOICE["wrong"]]:
            self.assertIn(text, shown)
        talk.say(option(CHOICE["answer"], shown))
        talk.expect("again")
        talk.say("")
        talk.expect_ack("good")

    def test_a_wrong_one_suggests_again(self):
        talk = self.pick(CHOICE, CHOICE["wrong"][0])
        talk.expect(CHOICE["answer"])
        talk.say("")
        talk.expect_ack("again")

    def test_the_learner_has_the_last_word(self):
        talk = self.pick(CHOICE, CHOICE["wrong"][0])
        talk.expect(CHOICE["answer"])
        talk.say("3")
        talk.expect_ack("good")

    def several(self, *texts):
        talk = self.pick(SEVERAL, *texts)
        talk.expect("again")
        talk.say("")
        return talk

    def test_several_right_ones_are_given_as_a_line_of_digits(self):
        self.several("Saturation", "Latency").expect_ack("good")

    def test_one_of_several_is_not_enough(self):
        self.several("Latency").expect_ack("again")

    def test_one_too_many_is_wrong(self):
        self.several("Latency", "Saturation", "Team size").expect_ack("again")

    def test_an_empty_line_gives_up(self):
        talk = self.begin(CHOICE)
        talk.say("")
        talk.expect(CHOICE["answer"])
        talk.say("")
        talk.expect_ack("again")

    def test_a_digit_that_is_no_answer_is_a_complaint(self):
        talk = self.begin(CHOICE)
        talk.say("9")
        self.assert_complaint(talk)
        talk.say("good")
        talk.expect_ack("good")

    def test_the_answers_are_shuffled(self):
        many = [{**CHOICE, "id": f"c{number}"} for number in range(12)]
        for number, note in enumerate(many):
            note["front"] = f"Which claim {number} is right?"
        self.home.write("mine", deck(*many))
        out = self.review(*["easy"] * 12).out
        places = set(re.findall(r"^\W*(\d)\W+It governs access\.", out, re.M))
        self.assertGreater(len(places), 1, out)


class Number(EveryKind):
    def judge(self, line, suggestion, note=NUMBER):
        self.setUp()
        talk = self.begin(note)
        talk.expect(note["front"])
        talk.say(line)
        talk.expect("again")
        talk.say("")
        talk.expect_ack(suggestion)

    def test_within_the_tolerance_suggests_good_and_within_twice_hard(self):
        for line, suggestion in {"86400": "good", "78000": "good", "95000": "good", "100000": "hard",
                                 "70000": "hard", "60000": "again", "-86400": "again"}.items():
            with self.subTest(line):
                self.judge(line, suggestion)

    def test_the_square_of_the_factor_suggests_hard(self):
        note = {**NUMBER, "number": 900, "within": "x3"}
        for line, suggestion in {"300": "good", "2700": "good", "100": "hard", "8100": "hard", "99": "again",
                                 "8200": "again"}.items():
            with self.subTest(line):
                self.judge(line, suggestion, note)

    def test_exact_is_the_default(self):
        note = {key: value for key, value in NUMBER.items() if key != "within"}
        self.judge("86400", "good", note)
        self.judge("86401", "again", note)

    def test_a_number_may_have_its_unit_and_many_forms(self):
        for line in "86400 s", "86400s", "86_400", "86,400 s", "8.64e4", "+86400.0":
            with self.subTest(line):
                self.judge(line, "good")

    def test_another_unit_is_a_complaint_and_loses_nothing(self):
        talk = self.begin(NUMBER)
        talk.say("86400 km")
        self.assert_complaint(talk)
        talk.say("86400 s")
        talk.say("")
        talk.expect_ack("good")

    def test_digits_are_the_answer_and_not_a_grade(self):
        talk = self.begin(NUMBER)
        talk.say("4")
        talk.expect("86")
        talk.say("")
        talk.expect_ack("again")

    def test_an_empty_line_gives_up(self):
        self.judge("", "again")


class Points(EveryKind):
    def judge(self, word, suggestion):
        self.setUp()
        talk = self.begin(POINTS)
        talk.expect(POINTS["front"])
        self.assertNotIn("Clarify", talk.unseen())
        talk.say(word)
        for point in POINTS["points"]:
            talk.expect(point)
        talk.say("")
        talk.expect_ack(suggestion)

    def test_a_word_of_y_and_n_suggests_by_how_many_were_had(self):
        for word, suggestion in {"yyyyyy": "good", "yynyyn": "hard", "nnyyyn": "again", "nnnnnn": "again"}.items():
            with self.subTest(word):
                self.judge(word, suggestion)

    def test_an_empty_line_gives_up(self):
        self.judge("", "again")

    def test_a_word_for_more_points_than_there_are_is_a_complaint(self):
        talk = self.begin(POINTS)
        talk.say("yyyyyyyyy")
        self.assert_complaint(talk)
        talk.say("yyyyyy")
        talk.say("")
        talk.expect_ack("good")


class AtAnyTime(EveryKind):
    def test_u_takes_back_the_last_answer_and_asks_again(self):
        talk = self.begin(*questions(3))
        first = re.search(r"What is (\w+)\?", talk.expect(re.compile(r"What is \w+\?")))[1]
        talk.say("good")
        talk.expect_ack("good")
        talk.expect(re.compile(r"What is \w+\?"))
        talk.say("u")
        talk.expect(f"What is {first}?")
        talk.say("again")
        talk.expect_ack("again")
        self.assertEqual(talk.finish(), 0)

    def test_u_works_after_the_reveal_and_as_often_as_wanted(self):
        talk = self.begin(*questions(3))
        asked = []
        for _ in range(3):
            asked.append(talk.expect(re.compile(r"^What is \w+\?", re.M))[-12:])
            talk.say("good")
            talk.expect_ack("good")
        talk.say("")
        for front in reversed(asked):
            talk.say("u")
            talk.expect(front)
        talk.say("u")  # nothing is left to be undone
        talk.expect(re.compile(r"[^\n]+\n"), "err")
        talk.say("easy")
        talk.expect_ack("easy")
        self.assertEqual(talk.finish(), 0)

    def test_u_at_the_end_brings_the_last_card_back(self):
        talk = self.begin(question("only"))
        talk.say("easy")
        talk.expect_ack("easy")
        talk.say("u")
        talk.expect("What is only?")
        talk.say("hard")
        talk.expect_ack("hard")

    def test_s_suspends_and_b_buries_the_card_and_go_on(self):
        for letter in "sb":
            for reveal in False, True:
                with self.subTest(letter, reveal=reveal):
                    self.setUp()
                    talk = self.begin(*questions(2))
                    first = re.search(r"What is (\w+)\?", talk.expect(re.compile(r"What is \w+\?")))[1]
                    if reveal:
                        talk.say("")
                        talk.expect(f"{first}-back")
                    talk.say(letter)
                    talk.expect(re.compile(rf"What is (?!{first})\w+\?"))
                    talk.say("easy")
                    talk.expect_ack("easy")
                    self.assertEqual(talk.finish(), 0)
                    today = self.review().out
                    self.assertNotIn(f"What is {first}?", today)
                    tomorrow = self.review(now="2026-11-23T12:00:00Z").out
                    self.assertEqual(f"What is {first}?" in tomorrow, letter == "b", tomorrow)

    def test_q_quits_at_any_time_and_keeps_what_was_answered(self):
        for lines in ("q",), ("", "q"), ("good", "q", "good"), ("good", "", "q", "good"):
            with self.subTest(lines):
                self.setUp()
                self.home.write("mine", deck(*questions(3)))
                result = self.review(*lines)
                answered = 1 if "good" in lines else 0
                self.assertEqual(len(result.acks), answered)
                self.assertEqual(len(self.home.answers()), answered)

    def test_the_end_of_input_quits(self):
        for lines in (), ("",), ("good",), ("good", ""):
            with self.subTest(lines):
                self.setUp()
                self.home.write("mine", deck(*questions(3)))
                result = self.review(*lines)
                self.assertEqual(len(self.home.answers()), lines.count("good"))
                self.assertEqual(result.err, "")

    def test_a_last_line_without_its_end_counts(self):
        self.home.write("mine", deck(*questions(3)))
        self.ebb("review", stdin="good\ngood")
        self.assertEqual(len(self.home.answers()), 2)

    def test_lines_may_end_as_on_windows_and_have_spaces_around_them(self):
        self.home.write("mine", deck(*questions(3)))
        result = self.ebb("review", stdin="good\r\n  hard  \r\n\r\n3\r\n")
        self.assertEqual(result.grades, ["good", "hard", "good"])

    def test_hints_are_shown_one_at_a_time(self):
        talk = self.begin(question("cap", hint=["Two letters.", "Of three."]))
        talk.expect("What is cap?")
        self.assertNotIn("letters", talk.unseen())
        talk.say("h")
        talk.expect("Two letters.")
        self.assertNotIn("Of three.", talk.unseen())
        talk.say("h")
        talk.expect("Of three.")
        talk.say("good")
        talk.expect_ack("good")

    def test_an_unknown_line_names_what_is_valid_and_loses_nothing(self):
        valid_before = {"plain": ("show", "1", "4", "q"), "gap": ("show", "1", "4", "q"), "pick": ("1", "4", "q"),
                        "several": ("1", "4", "q"), "day": ("number", "q"), "steps": ("y", "n", "q")}
        for note in KINDS:
            for line in "what?", "12x", "goood", "-", "0", "5x", "\x1b[31mred", "é" * 300:
                with self.subTest(note["id"], line=line):
                    if (note["id"], line) == ("day", "0"):
                        continue  # a number
                    self.setUp()
                    self.home.write("mine", deck(note))
                    result = self.review(line, "hard", "good")
                    for word in valid_before[note["id"]]:
                        self.assertIn(word, result.err)
                    self.assertEqual(result.grades[0], "hard", result)

    def test_the_end_of_a_line_too_long_for_an_answer_is_no_answer(self):
        for length in 60_000, 69_632, 200_000:
            for ending in "easy", "", "q":
                with self.subTest(length=length, ending=ending):
                    self.setUp()
                    self.home.write("mine", deck(question("cap")))
                    result = self.review("x" * length + ending, "hard")
                    self.assertEqual(result.grades, ["hard"], result.err[:300])

    def test_an_unknown_line_after_the_reveal_names_the_grades(self):
        for line in "5", "0", "yes", "12", "show me":
            with self.subTest(line):
                self.setUp()
                self.home.write("mine", deck(question("cap")))
                result = self.review("", line, "hard")
                for word in "1", "4", "again", "easy":
                    self.assertIn(word, result.err)
                self.assertEqual(result.grades, ["hard"])

    def test_complaints_go_to_standard_error_and_cards_to_standard_output(self):
        self.home.write("mine", deck(question("cap")))
        result = self.review("nonsense", "good")
        self.assertNotIn("nonsense", result.out)
        self.assertNotIn("What is cap?", result.err)

    def test_a_very_long_line_is_a_complaint_too(self):
        self.home.write("mine", deck(question("cap")))
        result = self.review("x" * 3_000_000, "good")
        self.assertEqual(result.grades, ["good"])
        self.assertLess(len(result.err), 10_000)

    def test_bytes_that_are_no_text_are_a_complaint_too(self):
        self.home.write("mine", deck(question("cap")))
        result = self.ebb("review", stdin=b"\xff\xfe\x00\x1b]0;x\x07\ngood\n")
        self.assertEqual(result.grades, ["good"])
        self.assertTrue(result.err)

    def test_the_end_says_what_was_answered_and_missed(self):
        self.home.write("mine", deck(question("cap", source="https://example.org/cap"), question("pie")))
        result = self.review("again", "easy", "easy")
        summary = result.out[[*ACKNOWLEDGED.finditer(result.out)][-1].end():]
        self.assertRegex(summary, r"\b3\b")
        self.assertIn("What is cap?", summary)
        self.assertNotIn("https://example.org/cap", summary)

    def test_nothing_to_review_says_when_there_will_be(self):
        self.home.write("mine", deck(question("cap")))
        self.review("easy")
        result = self.review()
        self.assertEqual(result.acks, [])
        self.assertRegex(result.out + result.err, r"(?i)\b(day|tomorrow|nov|2026-11-2\d)")

    def test_a_colour_forced_onto_a_pipe_changes_no_word(self):
        self.home.write("mine", deck(question("cap")))
        plain = self.review("good").out
        self.setUp()
        self.home.write("mine", deck(question("cap")))
        coloured = self.home.run("review", stdin="good\n", env={"CLICOLOR_FORCE": "1"}).out
        self.assertEqual(re.sub(r"\x1b\[[0-9;]*m", "", coloured), plain)


if __name__ == "__main__":
    main()

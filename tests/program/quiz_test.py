"""The quiz, by pipe and on a pseudo-terminal: every kind, its result, and that it leaves the schedule alone."""
import json
import re
import time

from ebbtest import (CHOICE, CLOZE, DONE, GUARD, KINDS, NO, NUMBER, POINTS, SEVERAL, USAGE, Test, day, deck, main, option,
                     question)

TYPED = {"id": "cap", "front": "What is chosen under a partition?", "back": "Consistency",
         "accept": ["consistency or availability"], "note": "Pick two.", "source": "https://example.org/cap"}


def recalled(name, **more):
    """A question whose answer is too long to be typed, or to be one of a choice."""
    return question(name, **{"back": f"It is {name}-back.\n\nAnd no more than that.", **more})


def recalls(count):
    return [recalled(f"q{number}") for number in range(1, count + 1)]


HEADER = re.compile(r"^-- .* \d+ of \d+(?:   [\d:]+ left)?$", re.M)
KEYS = "q quit"


class Quiz(Test):
    def write(self, *notes, **about):
        self.home.write("mine", deck(*notes, **{"title": "Mine", **about}))

    def quiz(self, *lines, args=(), **how):
        return self.ebb("quiz", *args, stdin="".join(line + "\n" for line in lines), **how)

    def begin(self, *notes, args=(), **how):
        self.write(*notes)
        return self.talk("quiz", *args, **how)

    def result(self, *lines, args=(), code=DONE, **how):
        """The document of --json."""
        return self.quiz(*lines, args=("--json", *args), code=code, **how).json()

    def credit(self, note, *lines):
        """What one question, answered so, is credited with."""
        self.setUp()
        self.write(note)
        document = self.result(*lines)
        self.assertEqual(len(document["questions"]), 1, document)
        return document["questions"][0]["credit"]


class EveryKindByPipe(Quiz):
    def test_recall_is_judged_by_the_learner(self):
        note = recalled("cap", note="Because.", source="https://example.org/x")
        talk = self.begin(note)
        self.assertIn("1 of 1", talk.expect("What is cap?"))
        talk.say("show")
        for text in "It is cap-back.", "why: Because.", "source: https://example.org/x":
            talk.expect(text)
        talk.say("y")
        talk.expect("Score: 100 % - 1 of 1 right")
        self.assertEqual(talk.finish(), DONE)
        self.assertEqual(talk.text("err"), "")

    def test_recall_takes_the_answer_directly_and_after_an_empty_line(self):
        for lines, credit in (("y",), 100), (("n",), 0), (("", "y"), 100), (("show", "n"), 0):
            with self.subTest(lines):
                self.assertEqual(self.credit(recalled("q"), *lines), credit)

    def test_a_typed_answer_is_judged(self):
        for line, credit in (("Consistency", 100), ("consistency", 100), ("  the CONSISTENCY ", 100),
                             ("consistancy", 100), ("availability", 0), ("", 0), ("y", 0), ("show", 0), ("q", 0)):
            with self.subTest(line):
                self.assertEqual(self.credit(TYPED, line), credit)

    def test_a_cloze_is_typed(self):
        cloze = {**CLOZE, "cloze": "Delta lists {{30 days}} of history."}
        for line, credit in ("30 days", 100), ("30", 100), ("7 days", 0):
            with self.subTest(line):
                self.assertEqual(self.credit(cloze, line), credit)

    def test_a_slip_of_spelling_is_shown(self):
        self.write(TYPED)
        out = self.quiz("consistancy").out
        self.assertIn("nearly: the spelling", out)
        self.assertIn("you typed: consistancy", out)
        self.assertIn("consist[-a-]{+e+}ncy", out)
        self.assertIn("why: Pick two.", out)

    def test_what_was_typed_wrong_is_shown_with_the_answer(self):
        self.write(TYPED)
        out = self.quiz("gossip").out
        self.assertRegex(out, r"(?m)^  not in these words$")
        self.assertIn("you typed: gossip", out)
        self.assertNotIn("difference:", out)
        self.assertRegex(out, r"(?m)^Consistency$")

    def test_a_near_miss_is_wrong_and_its_difference_is_shown(self):
        self.write(TYPED)
        out = self.quiz("inconsistency").out
        self.assertRegex(out, r"(?m)^  wrong$")
        self.assertIn("difference: [-in-]consistency", out)

    def test_each_hole_takes_its_other_names_and_the_words_beside_it(self):
        spread = {"id": "a", "cloze": "{{Partitioning}} of data scales.", "accept.Partitioning": ["sharding"]}
        wait = {"id": "b", "cloze": "It takes {{3 to 5}} seconds.", "accept": ["a few"]}
        for note, line, credit in ((spread, "sharding", 100), (spread, "sharding of data", 0), (spread, "a few", 0),
                                   (wait, "a few", 100), (wait, "3-5 seconds", 100), (wait, "a few seconds", 100),
                                   (wait, "three to five", 100), (wait, "3-5 minutes", 0)):
            with self.subTest(line):
                self.assertEqual(self.credit(note, line), credit)

    def test_accents_cost_nothing_unless_the_deck_or_the_note_is_strict(self):
        note = question("dad", back="il papà", accept=["il babbo"])
        for about, more, credit in (({}, {}, 100), ({"strict_accents": True}, {}, 0),
                                    ({"strict_accents": True}, {"strict_accents": False}, 100),
                                    ({}, {"strict_accents": True}, 0)):
            with self.subTest(about=about, more=more):
                self.write({**note, **more}, **about)
                self.assertEqual(self.result("il papa")["questions"][0]["credit"], credit)
                self.assertEqual(self.result("il papà")["questions"][0]["credit"], 100)

    def test_the_right_spelling_of_what_counts_is_shown(self):
        self.write(question("town", back="a town", accept=["Łódź"]))
        out = self.quiz("lodz").out
        self.assertRegex(out, r"(?m)^  right$")
        self.assertIn("in its spelling: Łódź", out)

    def test_a_choice_is_answered_by_its_digit(self):
        for text, credit in (CHOICE["answer"], 100), (CHOICE["wrong"][0], 0):
            with self.subTest(text):
                self.setUp()
                talk = self.begin(CHOICE)
                talk.expect("4  ")
                talk.expect("\n")
                talk.say(option(text, talk.text()))
                talk.expect(f"Score: {credit} %")
                self.assertEqual(talk.finish(), DONE)

    def test_several_right_answers_are_all_wanted(self):
        for texts, credit in (SEVERAL["answer"], 100), (SEVERAL["answer"][:1], 0):
            with self.subTest(texts):
                self.setUp()
                talk = self.begin(SEVERAL)
                talk.expect("Several are right")
                talk.say(" ".join(option(text, talk.text()) for text in texts))
                talk.expect(f"Score: {credit} %")
                self.assertEqual(talk.finish(), DONE)

    def test_a_number_says_how_far_off_it_was(self):
        for line, credit, said in ("86400", 100, "right"), ("90,000", 100, "too high"), ("864", 0, "too low"):
            with self.subTest(line):
                self.setUp()
                self.write(NUMBER)
                out = self.quiz(line).out
                self.assertIn(f"Score: {credit} %", out)
                self.assertIn(said, out)
                self.assertIn("within 10 %", out)

    def test_points_give_a_part_of_the_credit(self):
        for line, credit, counted in ("yyyyyy", 100, "right"), ("yyynnn", 50, "partly"), ("nnnnnn", 0, "missed"):
            with self.subTest(line):
                self.setUp()
                self.write(POINTS)
                document = self.result(line)
                self.assertEqual(document["questions"][0]["credit"], credit)
                self.assertEqual(document[counted], 1)

    def test_points_missed_are_named(self):
        self.write(POINTS)
        out = self.quiz("yynyyy").out
        self.assertIn("partly right", out)
        self.assertRegex(out, r"(?m)^x 3  Data flow")

    def test_hints_do_not_answer(self):
        self.write({**TYPED, "hint": ["Not speed."]}, {**recalled("q"), "hint": ["Short."]})
        talk = self.talk("quiz")
        for _ in range(2):
            shown = talk.expect(re.compile(r"What is (q|chosen)"))
            typed = shown.endswith("chosen")
            talk.say("?" if typed else "h")
            talk.expect("hint: Not speed." if typed else "hint: Short.")
            talk.say("consistency" if typed else "y")
        talk.expect("Score: 100 %")

    def test_made_up_choices_are_marked(self):
        names = ("leader", "follower", "voter", "client", "driver", "worker")
        self.write(*({"id": name, "front": f"Which process is the {name} one?", "back": f"the {name} process",
                      "tags": ["roles"]} for name in names))
        out = self.quiz(*"1111").out
        marked = out.count("(wrong answers made up by ebb)")
        asked = len(re.findall(r"(?m)^  4  ", out))
        self.assertEqual(marked, asked)


class HostileLines(Quiz):
    def test_lines_that_are_no_answer_are_refused_and_change_nothing(self):
        for note, valid in (recalled("q"), "y"), (CHOICE, "digits from 1 to 4"), (NUMBER, "a number"), (POINTS, "y or n"):
            with self.subTest(note["id"]):
                self.setUp()
                talk = self.begin(note)
                for line in "bogus", "99", "yx", "1 2 3 4 5", "\x1b[2J", "é", "u", "again", "x" * 70_000:
                    if note is NUMBER and line == "99" or note is POINTS and line == "99":
                        continue
                    talk.say(line)
                    complaint = talk.expect(re.compile(r"[^\n]+\n"), "err")
                    self.assertIn(valid, complaint)
                    self.assertNotIn("\x1b", complaint)
                talk.say("")
                talk.say("n")
                talk.expect("Score: 0 %")
                self.assertEqual(talk.finish(), DONE)

    def test_a_typed_answer_may_be_anything(self):
        for line in "\x1b[2J\x07", "‮abc", "x" * 70_000, "ﷺ" * 500, "a\u0301" * 300, "'; DROP TABLE log; --", "q\x00":
            with self.subTest(line[:20]):
                self.setUp()
                self.write(TYPED)
                out = self.quiz(line).out
                self.assertIn("Score: 0 %", out)

    def test_bytes_that_are_no_utf8_are_judged_too(self):
        self.write(TYPED)
        result = self.ebb("quiz", "--json", stdin=b"\xff\xfe\x80\n")
        self.assertEqual(result.json()["missed"], 1)

    def test_a_deck_cannot_draw_on_the_screen(self):
        self.write({**TYPED, "front": "A \x1b[31mred\x07 ‮front", "back": "\x1b]0;x\x07back", "note": "\x9b31m why"},
                   title="\x1b[2J title")
        self.quiz("x")

    def test_the_end_of_the_input_ends_the_quiz_with_its_result(self):
        self.write(*recalls(3))
        result = self.quiz("y", args=("--json",))
        self.assertEqual(result.json()["score"], 100)
        self.assertEqual(len(result.json()["questions"]), 1)
        self.assertIn("Nothing was answered.", self.quiz().out)

    def test_q_ends_it_with_the_result_of_what_was_answered(self):
        self.write(*recalls(3))
        document = self.result("y", "q", "y")
        self.assertEqual((document["score"], document["right"], document["unanswered"]), (100, 1, 0))

    def test_nothing_given_is_null(self):
        self.write(TYPED)
        self.assertIsNone(self.result("")["questions"][0]["given"])

    def test_shown_and_not_judged_is_not_counted(self):
        self.write(*recalls(2))
        self.assertEqual(self.result("n", "show", "q")["missed"], 1)
        self.assertEqual(len(self.home.log()), 1)


class Result(Quiz):
    def test_the_end_names_misses_with_answer_and_reason_but_no_source_again(self):
        self.write(TYPED, recalled("q"))
        out = self.quiz("n", "n").out
        end = out[out.index("Missed:"):]
        for text in ("Score: 0 % - 0 of 2 right, 2 missed", "2 questions in", "a question.", "What is chosen",
                     "Consistency", "why: Pick two.", "It is q-back."):
            self.assertIn(text, end)
        self.assertNotIn("source:", end)

    def test_decks_and_tags_are_told_where_they_say_more(self):
        self.home.write("one", deck({**recalled("a"), "tags": ["net", "rare"]}, {**recalled("b"), "tags": ["net"]},
                                    title="First"))
        self.home.write("two", deck(recalled("c"), title="Second"))
        out = self.quiz("n", "n", "n").out
        self.assertRegex(out, r"0 of 2  First")
        self.assertRegex(out, r"0 of 1  Second")
        self.assertRegex(out, r"0 of 2  net")
        self.assertNotIn("rare\n", out[out.index("By tag:"):])

    def test_the_document(self):
        self.write(TYPED, title="Mine")
        result = self.quiz("consistancy", args=("--json",))
        document = result.json()
        self.assertEqual(document["version"], 1)
        self.assertEqual((document["score"], document["right"], document["partly"], document["missed"],
                          document["unanswered"]), (100, 1, 0, 0, 0))
        self.assertIsInstance(document["seconds"], int)
        one, = document["questions"]
        self.assertEqual((one["key"], one["deck"], one["asked"], one["credit"], one["given"], one["answer"],
                          one["source"], one["timed_out"]),
                         ("mine/cap", "mine", "typed", 100, "consistancy", "Consistency", ["https://example.org/cap"],
                          False))
        self.assertGreaterEqual(one["took_ms"], 0)
        self.assertEqual(document["decks"], [{"title": "Mine", "score": 100, "right": 1, "questions": 1}])
        self.assertEqual(document["tags"], [])
        self.assertIn("What is chosen", result.err)

    def test_the_document_stands_alone_on_standard_output(self):
        self.write(*KINDS)
        result = self.quiz(*"yyyyyyyyy", args=("--json",))
        json.loads(result.out)

    def test_pass_decides_the_exit_code(self):
        for answers, least, code in ("yn", 50, DONE), ("yn", 51, NO), ("nn", 0, DONE), ("yy", 100, DONE), ("", 1, NO):
            with self.subTest((answers, least)):
                self.setUp()
                self.write(*recalls(2))
                self.quiz(*answers, args=("--pass", least), code=code)


class WhichCards(Quiz):
    def test_n_says_how_many(self):
        self.write(*recalls(20))
        self.assertEqual(len(HEADER.findall(self.quiz(*"y" * 20).out)), 10)
        self.assertEqual(len(HEADER.findall(self.quiz(*"y" * 20, args=("-n", 3)).out)), 3)

    def test_a_way_to_pick_that_finds_nothing_is_named(self):
        self.write(*recalls(2))
        self.assertIn("none is weak", self.quiz(args=("--pick", "weak"), code=NO).err)

    def test_the_query_narrows(self):
        self.home.write("one", deck(recalled("a")))
        self.home.write("two", deck({**recalled("b"), "tags": ["net"]}, recalled("c")))
        for query, keys in ("deck:one", {"one/a"}), ("tag:net", {"two/b"}), ("two/c", {"two/c"}):
            with self.subTest(query):
                document = self.result(*"yyy", args=(query,))
                self.assertEqual({one["key"] for one in document["questions"]}, keys)

    def test_again_asks_what_the_last_quiz_left_missed(self):
        self.write(*recalls(4))
        first = self.result(*"ynyn", args=("-n", 4))
        missed = [one["key"] for one in first["questions"] if one["credit"] < 100]
        second = self.result("y", "n", args=("--again",), now=day(0, "12:10:00Z"))
        self.assertEqual([one["key"] for one in second["questions"]], missed)
        third = self.result("y", args=("--again",), now=day(0, "12:20:00Z"))
        self.assertEqual([one["key"] for one in third["questions"]], missed[1:])
        self.assert_one_sentence(self.quiz(args=("--again",), code=NO, now=day(0, "12:30:00Z")).err, "nothing was missed")

    def test_the_same_seed_asks_the_same(self):
        self.write(*recalls(30), CHOICE, SEVERAL)
        runs = [[one["key"] for one in self.result(*["y"] * 10, args=("--seed", 7))["questions"]] for _ in range(2)]
        self.assertEqual(runs[0], runs[1])

    def test_suspended_cards_are_left_out(self):
        self.write(*recalls(3))
        self.ebb("suspend", "mine/q2")
        self.assertEqual({one["key"] for one in self.result(*"yyy")["questions"]}, {"mine/q1", "mine/q3"})

    def test_wrong_usage_is_said_before_anything_is_asked(self):
        self.write(*recalls(3))
        for args in (("-n", 0), ("-n", 1000), ("-n", "x"), ("--time", "soon"), ("--time", "0s"), ("--time", "25h"),
                     ("--pick", "best"), ("--pass", 101), ("--pass", -1), ("tag:(",), ("--json=1",)):
            with self.subTest(args):
                result = self.quiz("y", args=args, code=USAGE)
                self.assert_one_sentence(result.err)
                self.assertEqual(result.out, "")

    def test_nothing_to_be_asked_is_said(self):
        self.write(*recalls(1))
        self.assert_one_sentence(self.quiz(args=("deck:other",), code=NO).err, "no card")


class Schedule(Quiz):
    def test_a_quiz_changes_no_schedule(self):
        self.write(*KINDS, *recalls(6))
        self.review("again", "good", "hard", "easy")
        due = self.ebb("due", "--json").out
        keys = ["mine/q1", "mine/plain", "mine/day", "mine/pick"]
        shown = [self.ebb("show", key, "--json").out for key in keys]
        self.quiz(*["1", "y", "n", ""] * 20, args=("-n", 20))
        self.assertGreater(sum(row["kind"] == "quiz" for row in self.kinds()), 5)
        self.assertEqual(self.ebb("due", "--json").out, due)
        self.assertEqual([self.ebb("show", key, "--json").out for key in keys], shown)
        self.assert_healthy()
        self.ebb("doctor", "--rebuild")
        self.assertEqual(self.ebb("due", "--json").out, due)

    def kinds(self):
        return [{"kind": row.get("kind") or row.get("what") or row.get("act")} for row in self.home.log()]

    def test_a_quiz_in_another_window_does_not_hinder_a_review(self):
        self.write(*recalls(2))
        talk = self.talk("review")
        talk.expect("What is q1?")
        self.quiz("n", "y")
        talk.say("easy")
        talk.expect_ack("easy")
        talk.expect("What is q2?")
        self.assertEqual(talk.finish(), DONE)
        self.assertEqual(talk.text("err"), "")

    def test_undo_passes_a_quiz_over(self):
        self.write(*recalls(2))
        self.review("easy")
        self.quiz("y", "y")
        self.assertIn("easy", self.ebb("undo").out)


class Time(Quiz):
    def test_time_that_runs_out_leaves_the_rest_unanswered(self):
        self.write(*recalls(4))
        talk = self.talk("quiz", "--time", "2s", "--json")
        talk.expect(re.compile(r"1 of 4   0:0[12] left"), "err")
        talk.say("y")
        talk.expect("2 of 4", "err")
        talk.expect("Time is up.", "err")
        self.assertEqual(talk.wait(), DONE)
        document = json.loads(talk.text())
        self.assertEqual((document["score"], document["right"], document["missed"], document["unanswered"]),
                         (25, 1, 0, 3))
        self.assertEqual([one["timed_out"] for one in document["questions"]], [False, True])

    def test_pass_counts_what_time_left_unanswered(self):
        self.write(*recalls(2))
        talk = self.talk("quiz", "--time", "2s", "--pass", "60")
        talk.say("y")
        self.assertEqual(talk.wait(), NO)


class OnTerminal(Quiz):
    def begin(self, *notes, args=(), **how):
        self.write(*notes)
        return self.terminal("quiz", *args, **how)

    def leave(self, terminal, code=DONE):
        terminal.send("q")
        self.end(terminal, code)

    def end(self, terminal, code=DONE):
        self.assertEqual(terminal.wait(), code, terminal.text())
        self.assert_clean_terminal(terminal)
        self.assertEqual(terminal.modes(), terminal.before)

    def answer(self, terminal, keys, said):
        """Keys at the question, and what stands behind the verdict."""
        terminal.send(keys)
        shown = terminal.expect(said)
        terminal.expect(KEYS)
        time.sleep(GUARD)
        return shown

    def test_a_whole_quiz_of_every_kind(self):
        terminal = self.begin(recalled("plain"), TYPED, CHOICE, SEVERAL, NUMBER, POINTS)
        for _ in range(6):
            terminal.expect(HEADER)
            asked = terminal.expect(re.compile(r"What is plain|What is chosen|Which claim|Which are|How many|Name the"))
            if asked.endswith("plain"):
                terminal.expect("space show")
                self.answer(terminal, " ", "It is plain-back.")
                terminal.send("y")
            elif asked.endswith("chosen"):
                terminal.expect("Ctrl-D quit")
                self.answer(terminal, "consistancx\x7fy\r", "nearly: the spelling")
                terminal.send(" ")
            elif asked.endswith("claim"):
                terminal.expect("q quit")
                self.answer(terminal, option(CHOICE["answer"], terminal.text()), "right")
                terminal.send("\r")
            elif asked.endswith("are"):
                shown = terminal.expect("q quit")
                self.answer(terminal, option("Latency", shown) + option("Saturation", shown) + "\r", "right")
                terminal.send(" ")
            elif asked.endswith("many"):
                terminal.expect("q quit")
                self.answer(terminal, "86,400\r", "right")
                terminal.send(" ")
            else:
                terminal.expect("q quit")
                for key in "yyyyyn":
                    terminal.send(" ")
                    terminal.expect(re.compile(r"\d  \w+"))
                    time.sleep(GUARD)
                    terminal.send(key)
                terminal.expect("partly right")
                terminal.expect("q quit")
                time.sleep(GUARD)
                terminal.send("y")
        terminal.expect("Score: 100 % - 6 of 6 right")
        self.leave(terminal)
        self.assertEqual(len(self.home.log()), 6)

    def test_every_letter_belongs_to_a_typed_answer(self):
        terminal = self.begin({**TYPED, "front": "Type it.", "back": "quash", "accept": ["squash"]})
        terminal.expect("Ctrl-D quit")
        self.answer(terminal, "quash\r", "right")
        terminal.send(" ")
        terminal.expect("Score: 100 %")
        self.leave(terminal)

    def test_esc_empties_the_line_and_enter_gives_up(self):
        terminal = self.begin({**TYPED, "hint": ["Not speed."]})
        terminal.expect("Tab hint")
        terminal.send("\t")
        terminal.expect("hint: Not speed.")
        terminal.send("abc\x1b")
        time.sleep(GUARD)
        self.answer(terminal, "\r", "not known")
        terminal.send(" ")
        terminal.expect("1 missed")
        self.leave(terminal)

    def test_long_and_wide_lines_can_be_typed_and_taken_back(self):
        terminal = self.begin(TYPED, columns=40)
        terminal.expect("Ctrl-D quit")
        terminal.send("日本語" * 20 + "e\u0301" * 20)
        terminal.send("\x7f" * 80)
        time.sleep(GUARD)
        self.answer(terminal, "consistency\r", "right")
        for line in terminal.lines():
            self.assertLessEqual(len(line), 39, line)
        terminal.send(" ")
        terminal.expect("100 %")
        self.leave(terminal)

    def test_the_learner_has_the_last_word(self):
        for key, score in ("y", 100), ("n", 0), (" ", 0):
            with self.subTest(key):
                self.setUp()
                terminal = self.begin(TYPED)
                terminal.expect("Ctrl-D quit")
                self.answer(terminal, "gossip\r", "not in these words")
                terminal.send(key)
                terminal.expect(f"Score: {score} %")
                self.leave(terminal)

    def test_time_that_runs_out_ends_it(self):
        terminal = self.begin(*recalls(3), args=("--time", "1s"))
        self.assertIn("0:01 left", terminal.expect(HEADER))
        terminal.expect("Time is up.")
        terminal.expect("Score: 0 % - 0 of 3 right, 3 not answered")
        terminal.expect("r review the misses")
        self.leave(terminal)

    def test_time_runs_out_amid_a_typed_line(self):
        terminal = self.begin(TYPED, args=("--time", "1s"))
        terminal.expect("Ctrl-D quit")
        terminal.send("consist")
        terminal.expect("Time is up.")
        terminal.expect("1 not answered")
        self.leave(terminal)

    def test_letters_that_come_too_late_are_no_commands(self):
        terminal = self.begin(TYPED, args=("--time", "1s"))
        terminal.expect("Ctrl-D quit")
        while "Time is up." not in terminal.text():
            terminal.send("r")
            terminal.listen(0.1)
        for _ in range(5):
            terminal.send("r")
            terminal.listen(0.1)
        terminal.expect("r review the misses")
        self.assertNotIn("space show", terminal.unseen())
        self.leave(terminal)

    def test_nothing_is_restored_under_it(self):
        terminal = self.begin(*recalls(2))
        terminal.expect("space show")
        self.ebb("backup")
        self.assertIn("a quiz is open", " ".join(self.ebb("restore", code=NO).err.split()))

    def test_an_answer_in_time_may_be_read_for_as_long_as_you_like(self):
        terminal = self.begin(*recalls(2), args=("--time", "2s"))
        terminal.expect("space show")
        terminal.send(" ")
        terminal.expect("y knew it")
        time.sleep(2.1)
        terminal.send("y")
        terminal.expect("Time is up.")
        terminal.expect("Score: 50 % - 1 of 2 right, 1 not answered")
        self.leave(terminal)

    def test_q_ends_it_with_what_was_answered(self):
        terminal = self.begin(*recalls(3))
        terminal.expect("space show")
        self.answer(terminal, " ", "-back")
        terminal.send("y")
        terminal.expect("2 of 3")
        terminal.expect("space show")
        terminal.send("q")
        terminal.expect("Score: 100 % - 1 of 1 right")
        self.leave(terminal)

    def test_ctrl_d_ends_it_at_once(self):
        terminal = self.begin(TYPED, recalled("q"))
        terminal.expect(re.compile("Ctrl-D quit|space show"))
        terminal.send("\x04")
        terminal.expect("Nothing was answered.")
        self.end(terminal)

    def test_the_misses_can_be_reviewed(self):
        self.write(*recalls(4))
        self.review("easy", args=("mine/q1",))
        self.ebb("suspend", "mine/q2")
        terminal = self.terminal("quiz")
        asked = set()
        for _ in range(3):
            asked.add(terminal.expect(re.compile(r"^What is q\d", re.M))[-2:])
            terminal.expect("space show")
            self.answer(terminal, " ", "-back")
            terminal.send("n")
        self.assertEqual(asked, {"q1", "q3", "q4"})
        terminal.expect("r review the misses")
        terminal.send("r")
        reviewed = set()
        for _ in range(3):
            reviewed.add(terminal.expect(re.compile(r"^What is q\d", re.M))[-2:])
            terminal.answer("4")
        self.assertEqual(reviewed, {"q1", "q3", "q4"})  # q1 was answered today; it is named outright
        terminal.expect("undo")
        self.leave(terminal)
        self.assertEqual(len(self.home.answers()), 4)

    def test_a_card_that_is_not_due_is_reviewed_ahead(self):
        self.write(recalled("q1"))
        self.review("easy")
        terminal = self.terminal("quiz", now=day(1))
        terminal.expect("space show")
        self.answer(terminal, " ", "-back")
        terminal.send("n")
        terminal.expect("r review the misses")
        terminal.send("r")
        terminal.expect("What is q1?")
        terminal.answer("3", "good")
        self.leave(terminal)

    def test_without_a_miss_there_is_nothing_to_review(self):
        terminal = self.begin(recalled("q"))
        terminal.expect("space show")
        self.answer(terminal, " ", "-back")
        terminal.send("y")
        self.assertNotIn("review the misses", terminal.expect("Score: 100 %") + terminal.expect(KEYS))
        self.leave(terminal)

    def test_a_resize_draws_the_question_and_the_result_again(self):
        terminal = self.begin(recalled("q"), TYPED)
        for _ in range(2):
            asked = terminal.expect(re.compile("space show|Ctrl-D quit"))
            if asked.endswith("quit"):
                terminal.send("consis")
            terminal.resize(40)
            terminal.expect(HEADER)
            terminal.expect(re.compile("space show|consis"))
            self.answer(terminal, "tency\r" if asked.endswith("quit") else " ", re.compile("right|-back"))
            terminal.send("y")
            terminal.resize(80)
        terminal.expect("Score: 100 %")
        terminal.expect(KEYS)
        terminal.resize(50)
        terminal.expect("Score: 100 %")
        self.leave(terminal)

    def test_forty_columns_hold_everything(self):
        terminal = self.begin(TYPED, CHOICE, NUMBER, columns=40, args=("--time", "10m"))
        for _ in range(3):
            asked = terminal.expect(re.compile("Ctrl-D quit|1-4 pick|0-9 type"))
            terminal.send("zz top\r" if asked.endswith("quit") else "\r")
            terminal.expect("count as wrong")
            time.sleep(GUARD)
            terminal.send(" ")
        terminal.expect("review the misses")
        for line in terminal.lines():
            self.assertLessEqual(len(line), 39, line)
        self.leave(terminal)

    def test_json_on_a_terminal_ends_behind_the_last_answer(self):
        terminal = self.begin(recalled("q"), args=("--json",))
        terminal.expect("space show")
        self.answer(terminal, " ", "-back")
        terminal.send("y")
        terminal.expect('"score": 100')
        self.end(terminal)

    def test_pass_decides_the_exit_code(self):
        terminal = self.begin(recalled("q"), args=("--pass", "1"))
        terminal.expect("space show")
        self.answer(terminal, " ", "-back")
        terminal.send("n")
        terminal.expect("Score: 0 %")
        self.leave(terminal, NO)


class TypingInAReview(Quiz):
    def test_t_types_the_answer_and_suggests_the_grade(self):
        for typed, grade in ("consistency", "good"), ("consistancy", "hard"), ("gossip", "again"):
            with self.subTest(typed):
                self.setUp()
                self.write(TYPED)
                terminal = self.terminal("review")
                terminal.expect("t type it")
                terminal.send("t")
                terminal.expect("Type the answer")
                terminal.send(typed + "\r")
                terminal.expect_grades()
                terminal.grade(" ", grade)
                terminal.send("q")
                self.assertEqual(terminal.wait(), DONE)
                self.assert_clean_terminal(terminal)
                self.assertEqual(self.home.answers()[0]["grade"], grade)

    def test_t_is_not_offered_where_typing_makes_no_sense(self):
        self.write(recalled("q"))
        terminal = self.terminal("review")
        self.assertNotIn("type it", terminal.expect("? keys"))
        terminal.send("tx ")
        terminal.expect_grades()
        terminal.grade(" ", "good")
        terminal.send("q")
        self.assertEqual(terminal.wait(), DONE)

    def test_esc_goes_back_to_the_question(self):
        self.write(TYPED)
        terminal = self.terminal("review")
        terminal.expect("? keys")
        terminal.send("tabc\x1b")
        time.sleep(GUARD)
        terminal.send(" ")
        terminal.expect_grades()
        self.assertNotIn("you typed", terminal.text())
        terminal.grade("4", "easy")
        terminal.send("q")
        self.assertEqual(terminal.wait(), DONE)

    def test_by_pipe(self):
        for line, grade in ("t consistency", "good"), ("t consistancy", "hard"), ("t gossip", "again"):
            with self.subTest(line):
                self.setUp()
                self.write(TYPED)
                result = self.review(line, "")
                self.assertEqual(result.grades, [grade])
                self.assertIn("you typed: ", result.out)

    def test_by_pipe_where_typing_makes_no_sense(self):
        self.write(recalled("q"))
        result = self.review("t something")
        self.assertIn("is no answer here", result.err)
        self.assertNotIn("t TEXT", result.err)
        self.setUp()
        self.write(TYPED)
        self.assertIn("t TEXT", self.review("bogus").err)


if __name__ == "__main__":
    main()

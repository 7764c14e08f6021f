"""The review on a real pseudo-terminal: keys, what is shown, and how it looks."""
import contextlib
import re
import sqlite3
import time
import unicodedata

from ebbtest import (CHOICE, CLOZE, GUARD, KINDS, NUMBER, POINTS, SEVERAL, Test, day, deck, main, option, question,
                     questions)

ASKED = re.compile(r"^What is (\w+)\?", re.M)
OPTIONS = re.compile(r"^\W*\d\W.*\n", re.M)


def width(line):
    return sum(0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
               for char in line)


class Screen(Test):
    def begin(self, *notes, args=(), **how):
        self.home.write("mine", deck(*notes, title="Mine"))
        return self.terminal("review", *args, **how)

    def quit(self, terminal, code=0):
        terminal.send("q")
        self.assertEqual(terminal.wait(), code, terminal.text())
        self.assert_clean_terminal(terminal)
        self.assertEqual(terminal.modes(), terminal.before)


class Question(Screen):
    def test_space_reveals_and_digits_grade(self):
        for key, ack in ("1", "again 1m"), ("2", "hard 6m"), ("3", "good 10m"), ("4", "easy "):
            with self.subTest(key):
                self.setUp()
                terminal = self.begin(question("cap", note="Because.", source="https://example.org/x"))
                shown = terminal.expect(ASKED)
                self.assertIn("Mine", shown)
                self.assertIn("1 new  0 learning  0 review", shown)
                self.assertNotIn("cap-back", terminal.text())
                answer = terminal.reveal()
                for text in "It is cap-back.", "why: Because.", "source: https://example.org/x", "again 1m", "good 10m":
                    self.assertIn(text, answer)
                terminal.send(key)
                terminal.expect_ack(ack.split()[0])
                self.assertRegex(terminal.text(), rf"(?m)^\W*{ack}")
                self.quit(terminal)
                self.assertEqual(self.home.answers()[0]["grade"], ack.split()[0])

    def test_enter_reveals_and_gives_the_suggestion(self):
        terminal = self.begin(question("cap"))
        terminal.expect("show")
        terminal.send("\r")
        terminal.expect_grades()
        terminal.send("\r")
        terminal.expect_ack("good")
        self.quit(terminal)

    def test_space_gives_the_suggestion(self):
        terminal = self.begin(question("cap"))
        terminal.answer(" ", "good")
        self.quit(terminal)

    def test_a_double_space_does_not_grade(self):
        terminal = self.begin(*questions(2))
        terminal.expect("show")
        terminal.send("  ")
        terminal.expect_grades()
        self.assertNotRegex(terminal.text(), r"(?m)^good")
        terminal.send("2")
        terminal.expect_ack("hard")
        self.assertNotRegex(terminal.text(), r"(?m)^good")
        self.assertEqual([row["grade"] for row in self.home.answers()], ["hard"])
        self.quit(terminal)

    def test_keys_typed_ahead_of_the_reveal_are_thrown_away(self):
        terminal = self.begin(*questions(3))
        terminal.expect("show")
        terminal.send(" 4 4 4 4")
        terminal.expect_grades()
        terminal.send("1")
        terminal.expect_ack()
        self.quit(terminal)
        self.assertEqual([row["grade"] for row in self.home.answers()], ["again"])

    def test_keys_without_a_meaning_do_nothing(self):
        terminal = self.begin(*questions(2))
        terminal.expect("show")
        for keys in "x", "\x1b[A", "\x1bOP", "\x1b[15~", "\x1b[1;5C", "\x1bx", "\x01", "é", "日", b"\xff", "5", "\t":
            terminal.send(keys)
        terminal.send("?")
        terminal.expect("quit")
        terminal.send(" ")
        terminal.expect_grades()
        for keys in "x", "\x1b[A", "\x1b[1;5C", "9", "0", "\x7f", "h":
            terminal.send(keys)
        terminal.send("2")
        terminal.expect_ack("hard")
        self.quit(terminal)
        self.assertEqual(len(self.home.log()), 1)

    def test_hints_come_one_at_a_time(self):
        terminal = self.begin(question("cap", hint=["Two letters.", "Of three."]))
        terminal.expect("hint")
        terminal.send("h")
        terminal.expect("Two letters.")
        self.assertNotIn("Of three.", terminal.text())
        terminal.send("h")
        terminal.expect("Of three.")
        terminal.send(" ")
        terminal.expect_grades()
        terminal.grade("3", "good")
        self.quit(terminal)

    def test_a_note_without_hints_offers_none(self):
        terminal = self.begin(question("cap"))
        self.assertNotIn("hint", terminal.expect("show") + terminal.expect("keys"))
        self.quit(terminal)

    def test_the_question_mark_lists_the_keys(self):
        terminal = self.begin(question("cap"))
        terminal.expect("show")
        terminal.send("?")
        terminal.expect("undo")
        for word in "edit", "suspend", "bury", "quit":
            self.assertIn(word, terminal.text())
        terminal.send(" ")
        terminal.expect_grades()
        self.quit(terminal)

    def test_a_stale_fact_gets_one_line(self):
        self.home.write("mine", '[[card]]\nfront = "What is x?"\nback = "b"\nverify_by = 2026-01-01\n')
        terminal = self.terminal("review")
        self.assertRegex(terminal.reveal(), "stale|2026-01-01")
        self.quit(terminal)

    def test_the_card_counts_go_on(self):
        terminal = self.begin(*questions(3))
        terminal.expect("3 new  0 learning")
        terminal.answer("4")
        terminal.expect("2 new  0 learning")
        terminal.answer("1")
        terminal.expect("1 new  1 learning")
        self.quit(terminal)

    def test_a_hole_is_shown_as_such(self):
        terminal = self.begin(CLOZE)
        self.assertRegex(terminal.expect("space"), r"\[(\.\.\.|…|VACUUM default\??)\]")
        terminal.answer("3")
        self.quit(terminal)


class Judged(Screen):
    def test_a_digit_picks_the_answer_of_a_choice(self):
        for text, grade in (CHOICE["answer"], "good"), (CHOICE["wrong"][1], "again"):
            with self.subTest(text):
                self.setUp()
                terminal = self.begin(CHOICE)
                shown = "".join(terminal.expect(OPTIONS) for _ in range(4))
                terminal.send(option(text, shown))
                terminal.expect_grades()
                terminal.send(" ")
                terminal.expect_ack(grade)
                self.quit(terminal)

    def several(self, *texts):
        terminal = self.begin(SEVERAL)
        shown = "".join(terminal.expect(OPTIONS) for _ in range(4))
        for text in texts:
            terminal.send(option(text, shown))
        terminal.send("\r")
        terminal.expect_grades()
        terminal.send("\r")
        return terminal

    def test_digits_toggle_where_several_are_right_and_enter_ends(self):
        self.quit_after(self.several("Latency", "Saturation"), "good")

    def test_a_digit_pressed_twice_takes_it_back(self):
        self.quit_after(self.several("Latency", "Team size", "Saturation", "Team size"), "good")

    def test_one_of_two_is_again(self):
        self.quit_after(self.several("Latency"), "again")

    def quit_after(self, terminal, grade):
        terminal.expect_ack(grade)
        self.quit(terminal)

    def test_an_empty_enter_means_dont_know(self):
        for note in CHOICE, SEVERAL, NUMBER:
            with self.subTest(note["id"]):
                self.setUp()
                terminal = self.begin(note)
                terminal.expect(note["front"])
                terminal.expect("keys")
                terminal.send("\r")
                terminal.expect_grades()
                terminal.send(" ")
                terminal.expect_ack("again")
                self.quit(terminal)

    def number(self, keys, grade):
        self.setUp()
        terminal = self.begin(NUMBER)
        terminal.expect(NUMBER["front"])
        terminal.expect("keys")
        for key in keys:
            shown = len(terminal.raw())
            terminal.send(key)
            while key != "\r" and len(terminal.raw()) == shown:  # else Esc and the next key would be Alt with that key
                self.assertTrue(terminal.listen())
        terminal.expect_grades()
        terminal.send(" ")
        terminal.expect_ack(grade)
        self.quit(terminal)

    def test_a_number_is_typed_and_ended_with_enter(self):
        self.number(["86400", "\r"], "good")
        self.number(["86400 s", "\r"], "good")
        self.number([".5", "\r"], "again")
        self.number(["-", "5", "\r"], "again")

    def test_backspace_and_escape_mend_it(self):
        self.number(["8640", "9", "\x7f", "0", "\r"], "good")
        self.number(["8640", "9", "\x08", "0", "\r"], "good")
        self.number(["1", "\x1b", "8", "6400\r"], "good")

    def test_letters_are_text_after_the_first_digit_and_commands_before(self):
        terminal = self.begin(NUMBER, question("next"))
        terminal.expect("keys")
        terminal.send("86400 qsub")
        terminal.send("\r")
        terminal.expect(re.compile(r"(?i)no number"))  # and so can be given again
        terminal.send("86400\r")
        terminal.expect_grades()
        terminal.send(" ")
        terminal.expect_ack("good")
        self.quit(terminal)

    def test_an_emptied_line_makes_letters_commands_again(self):
        terminal = self.begin(NUMBER)
        terminal.expect("keys")
        terminal.send("12")
        terminal.expect("12")
        shown = len(terminal.raw())
        terminal.send("\x1b")
        while len(terminal.raw()) == shown:
            self.assertTrue(terminal.listen())
        self.quit(terminal)
        self.assertEqual(self.home.log() if self.home.history.exists() else [], [])

    def points(self, answers, grade):
        self.setUp()
        terminal = self.begin(POINTS)
        terminal.expect(POINTS["front"])
        terminal.expect("keys")
        for text, key in zip(POINTS["points"], answers):
            self.assertNotIn(text, terminal.text())
            terminal.send(" ")
            terminal.expect(text)
            time.sleep(GUARD)
            terminal.send(key)
        terminal.expect_grades()
        terminal.send(" ")
        terminal.expect_ack(grade)
        self.quit(terminal)

    def test_a_double_tap_shows_a_point_and_does_not_judge_it(self):
        terminal = self.begin(POINTS)
        terminal.expect("keys")
        terminal.send("  ")
        terminal.expect("n missed")
        time.sleep(GUARD)
        self.assertNotIn("had it; space", terminal.text())
        terminal.send("y")
        terminal.expect("had it; space")
        self.quit(terminal)

    def test_each_point_says_how_it_was_judged(self):
        terminal = self.begin(POINTS)
        terminal.expect("keys")
        for key, said in ("y", "had it; space"), ("n", "missed; space"):
            terminal.send(" ")
            terminal.expect("n missed") if key == "y" else terminal.expect("Sketch")
            time.sleep(GUARD)
            terminal.send(key)
            terminal.expect(said)
        self.quit(terminal)

    def test_points_are_shown_one_by_one_and_had_or_missed(self):
        self.points("yyyyyy", "good")
        self.points(" yy yy", "good")
        self.points("yynyny", "hard")
        self.points("nnynnn", "again")


class Acts(Screen):
    def test_undo_to_several_depths(self):
        terminal = self.begin(*questions(4))
        asked = []
        for _ in range(3):
            asked.append(terminal.expect(ASKED)[-11:])
            terminal.answer("4")
        terminal.expect(ASKED)
        for front in reversed(asked):
            terminal.send("u")
            terminal.expect(front)
        terminal.answer("1", "again")
        self.quit(terminal)
        self.assertEqual(self.ebb("undo").code, 0)

    def test_undo_after_the_reveal(self):
        terminal = self.begin(*questions(2))
        terminal.answer("4")
        terminal.expect("What is q2?")
        terminal.reveal()
        terminal.send("u")
        terminal.expect("What is q1?")
        self.quit(terminal)

    def test_undo_with_nothing_to_be_undone_says_so(self):
        terminal = self.begin(question("cap"))
        terminal.expect("show")
        terminal.send("u")
        terminal.expect(re.compile(r"(?i)nothing"))
        terminal.send(" ")
        terminal.expect_grades()
        self.quit(terminal)

    def test_undo_on_the_end_screen(self):
        terminal = self.begin(*questions(2))
        terminal.answer("4")
        terminal.answer("4")
        terminal.expect(re.compile(r"(?i)undo"))
        terminal.send("u")
        terminal.expect("What is q2?")
        terminal.answer("4", "easy")
        terminal.expect(re.compile(r"(?i)undo"))
        self.quit(terminal)
        self.assertEqual(len([row for row in self.home.answers()]), 3)

    def test_the_end_screen_says_how_it_went(self):
        terminal = self.begin(question("q1", source="https://example.org/one"), question("q2"))
        terminal.answer("1")
        terminal.answer("4")
        terminal.answer("4")
        self.assertNotIn("https://example.org/one", terminal.expect(re.compile("Missed:.*What is q1", re.S)))
        self.assertRegex(terminal.text(), r"(?i)\b3 (answer|card|review)|answered\W+3")
        self.assertRegex(terminal.text(), r"(?i)tomorrow")
        self.quit(terminal)

    def test_suspend_and_bury(self):
        for key, front in ("s", "q1"), ("b", "q1"):
            with self.subTest(key):
                self.setUp()
                terminal = self.begin(*questions(2))
                terminal.expect(f"What is {front}?")
                terminal.expect("show")
                terminal.send(key)
                terminal.expect("What is q2?")
                terminal.send("u")
                terminal.expect("What is q1?")
                terminal.reveal()
                terminal.send(key)
                terminal.expect("What is q2?")
                self.quit(terminal)
                again = self.review("", now=day(1)).out
                self.assertEqual("What is q1?" in again, key == "b")

    def test_end_of_input_quits(self):
        terminal = self.begin(*questions(2))
        terminal.answer("4")
        terminal.expect("show")
        terminal.send("\x04")
        self.assertEqual(terminal.wait(), 0)
        self.assertEqual(terminal.modes(), terminal.before)

    def test_an_answer_is_in_the_log_before_the_next_card_is_drawn(self):
        terminal = self.begin(*questions(2))
        terminal.answer("4")
        self.assertEqual(len(self.home.answers()), 1)
        self.quit(terminal)

    def test_how_long_it_took_is_kept(self):
        terminal = self.begin(question("cap"))
        terminal.answer("4")
        self.quit(terminal)
        with contextlib.closing(sqlite3.connect(self.home.history)) as history:
            took = history.execute("SELECT took FROM log WHERE kind < 5").fetchone()[0]
        self.assertGreaterEqual(took, 250)
        self.assertLess(took, 60_000)

    def test_nothing_to_review_is_said_and_the_program_ends(self):
        self.home.write("mine", deck(question("cap")))
        self.review("easy")
        terminal = self.terminal("review")
        terminal.listen(2)
        if terminal.process.poll() is None:
            terminal.send("q")
        self.assertEqual(terminal.wait(), 0)
        self.assertRegex(terminal.text(), r"(?i)nothing|next|done")


class Long(Screen):
    def test_a_long_card_stops_at_the_height_of_the_screen(self):
        lines = [f"line number {n} of it" for n in range(60)]
        terminal = self.begin({"id": "long", "front": "What is long?", "back": "\n\n".join(lines)}, rows=12)
        terminal.expect("show")
        terminal.send(" ")
        shown = terminal.expect(re.compile(r"(?i)more"))
        self.assertLessEqual(shown.count("\n"), 14)
        for _ in range(60):
            terminal.listen(0.02)
            if "line number 59" in terminal.text():
                break
            terminal.send(" ")
            terminal.listen(0.1)
        self.assertIn("line number 59", terminal.text())
        terminal.expect_grades()
        terminal.send("3")
        terminal.expect_ack("good")
        for line in lines:
            self.assertIn(line, terminal.text())
        self.quit(terminal)

    def test_a_long_question_too(self):
        lines = [f"line number {n} of it" for n in range(30)]
        terminal = self.begin({"id": "long", "front": "\n\n".join(lines), "back": "b"}, rows=12)
        terminal.expect(re.compile(r"(?i)more"))
        self.assertNotIn("line number 29", terminal.text())
        self.quit(terminal)


class Looks(Screen):
    ALL = (*KINDS, {"id": "wide", "front": "日本語の長い質問です。" * 12, "back": "답" * 90},
           {"id": "unbroken", "front": "x" * 300, "back": "https://example.org/" + "y" * 200,
            "source": "https://example.org/" + "z" * 200},
           {"id": "table", "front": "Table?", "back": "|a|b|\n|---|---|\n|" + "one " * 9 + "|" + "two " * 9 + "|"},
           {"id": "code", "front": "Code?",
            "back": "```\n" + "select " * 40 + "\n```\n\n- a list\n  - with **bold** and `code`"})

    def walk(self, **how):
        """Through a card of every kind, to the end."""
        terminal = self.begin(*self.ALL, args=["--new", "50"], **how)
        for _ in range(len(self.ALL)):
            terminal.expect("? keys")
            terminal.send("\r")
            while not terminal.expect(re.compile(r"more: space|q quit")).endswith("quit"):
                terminal.send(" ")
            time.sleep(GUARD)
            terminal.grade("4", "easy")
        terminal.expect("Tomorrow")
        terminal.send("q")
        self.assertEqual(terminal.wait(), 0)
        self.assert_clean_terminal(terminal)
        return terminal

    def test_no_line_is_wider_than_the_terminal(self):
        for columns in 40, 80, 200:
            with self.subTest(columns):
                self.setUp()
                terminal = self.walk(columns=columns)
                for line in terminal.lines():
                    if line.startswith("    select "):
                        self.assertRegex(line, r"^    (select )+select$")  # a block of code, whole likewise
                    elif line.strip().startswith("https://"):
                        self.assertEqual(line, "https://example.org/" + "y" * 200)  # whole, to be copied
                    else:
                        self.assertLessEqual(width(line), columns, repr(line))

    def test_sources_are_cut_in_the_middle_and_a_key_prints_them_whole(self):
        source = "https://example.org/" + "z" * 200 + "/end"
        for columns in 40, 80:
            with self.subTest(columns):
                self.setUp()
                terminal = self.begin(question("cap", source=[source, "A book, p. 3"]), columns=columns)
                answer = terminal.reveal()
                self.assertRegex(answer, r"(?m)^  source: https://e\S*…z+/end$")
                self.assertRegex(answer, "(?m)^  source: A book, p. 3$")
                terminal.send("o")
                terminal.expect(f"  source: {source}\n")
                terminal.grade("3", "good")
                self.quit(terminal)

    def test_colour_is_used_on_a_terminal_that_has_it(self):
        self.assertRegex(self.walk().raw(), r"\x1b\[[0-9;]+m")

    def test_no_color_means_no_colour(self):
        self.assertNotRegex(self.walk(env={"NO_COLOR": "1"}).raw(), r"\x1b\[[0-9;]*m")

    def test_an_empty_no_color_means_nothing(self):
        self.assertRegex(self.walk(env={"NO_COLOR": ""}).raw(), r"\x1b\[[0-9;]+m")

    def test_a_dumb_terminal_gets_no_escape_at_all(self):
        self.assertNotIn("\x1b", self.walk(env={"TERM": "dumb"}).raw())

    def test_a_locale_without_utf8_gets_only_ascii(self):
        for env in {"LANG": "C"}, {"LANG": None}, {"LC_ALL": "POSIX"}:
            with self.subTest(env):
                self.setUp()
                self.assertTrue(self.walk(env=env).raw().isascii())

    def test_a_resize_wraps_the_card_anew(self):
        words = " ".join(f"word{number}" for number in range(40))
        terminal = self.begin({"id": "w", "front": words, "back": words}, columns=80)
        terminal.expect("word39")
        terminal.expect("keys")
        seen = len(terminal.text())
        terminal.resize(40)
        terminal.expect("word0 ")
        terminal.expect("word39")
        terminal.expect("keys")
        for line in terminal.text()[seen:].split("\n"):
            self.assertLessEqual(len(line), 40, repr(line))
        terminal.resize(120)
        terminal.expect("word39")
        terminal.answer("3")
        self.quit(terminal)

    def assert_rewrapped(self, terminal, *waits, columns=40):
        """Resizes, waits for these words, and holds every line since to the new width."""
        seen = len(terminal.text())
        terminal.resize(columns)
        for words in waits:
            terminal.expect(words)
        for line in terminal.lines()[terminal.text()[:seen].count("\n") + 1:]:
            self.assertLessEqual(len(line), columns, repr(line))

    def assert_kept(self, note, keys, echo, *waits):
        """Resizes when these keys have been echoed, and waits for what is then drawn again."""
        terminal = self.begin(note, columns=80)
        terminal.expect("keys")
        terminal.send(keys)
        terminal.expect(echo)
        self.assert_rewrapped(terminal, *waits)
        return terminal

    def test_a_resize_while_a_number_is_typed_keeps_what_was_typed(self):
        terminal = self.assert_kept(NUMBER, "123", "123", "How many", "keys", "123")
        terminal.send("4\n")
        terminal.expect("you said 1,234")
        terminal.expect_grades()

    def test_a_resize_at_more_wraps_the_page_anew(self):
        words = "\n\n".join(f"line{number} " + "word " * 12 for number in range(20))
        terminal = self.begin({"id": "w", "front": words, "back": "b"}, columns=80)
        terminal.expect("more: space")
        self.assert_rewrapped(terminal, "line0 ", "more: space")

    def test_a_resize_keeps_the_picks_and_the_point_that_is_judged(self):
        self.assert_kept(SEVERAL, "1", "picked: 1", "golden signals", "keys", "picked: 1")
        self.setUp()
        self.assert_kept(POINTS, " ", "Clarify", "six steps", "Clarify", "had it")

    def test_a_resize_of_the_end_screen_holds_for_what_comes_after(self):
        terminal = self.begin(question("cap"), columns=80)
        terminal.answer("4")
        terminal.expect("quit")
        self.assert_rewrapped(terminal, "1 answer", "quit")
        terminal.send("u")
        terminal.expect("What is cap")
        for line in terminal.lines()[-6:]:
            self.assertLessEqual(len(line), 40, repr(line))

    def test_a_terminal_without_a_size_works(self):
        terminal = self.begin(question("cap"), columns=0, rows=0)
        terminal.answer("3")
        self.quit(terminal)

    def test_a_tiny_terminal_works(self):
        for columns, rows in (10, 5), (1, 1):
            with self.subTest(columns=columns):
                self.setUp()
                terminal = self.begin(*questions(2), columns=columns, rows=rows)
                while not terminal.is_raw():
                    self.assertTrue(terminal.listen())
                for _ in range(40):
                    terminal.send(" ")
                    terminal.listen(0.1)
                    if self.home.history.exists() and self.home.answers():
                        break
                self.assertTrue(self.home.answers())
                terminal.send("\x03")
                self.assertEqual(terminal.wait(), -2)


class Streams(Screen):
    def test_standard_output_in_a_file_decides_only_colour_and_width(self):
        self.home.write("mine", deck(question("cap")))
        self.home.wrap = ["sh", "-c", '"$@" >shown', "sh"]
        terminal = self.terminal("review")
        shown = self.folder / "shown"
        while not (shown.exists() and "show" in shown.read_text()):
            self.assertTrue(terminal.listen())
        terminal.send(" ")
        while "4 easy" not in shown.read_text():
            self.assertTrue(terminal.listen())
        terminal.listen(GUARD)
        terminal.send("3")
        while "good 10m" not in shown.read_text():
            self.assertTrue(terminal.listen())
        terminal.send("q")
        self.assertEqual(terminal.wait(), 0)
        self.assertNotIn("\x1b", shown.read_text())

    def test_lines_are_read_where_only_standard_output_is_a_terminal(self):
        self.home.write("mine", deck(question("cap")))
        self.home.wrap = ["sh", "-c", 'printf "good\\n" | "$@"', "sh"]
        terminal = self.terminal("review")
        self.assertEqual(terminal.wait(), 0)
        self.assertRegex(terminal.text(), r"(?m)^good 10m")


if __name__ == "__main__":
    main()

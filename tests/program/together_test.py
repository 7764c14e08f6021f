"""More than one at work on the same files: two reviews, commands in a loop, a locked database, decks that change or go
while a review runs."""
import concurrent.futures
import re
import sqlite3
import threading

from ebbtest import ACKNOWLEDGED, DATABASE, DONE, NO, Home, Test, deck, in_parallel, main, question, questions

ASKED = re.compile(r"^What is (\w+)\?", re.M)


class TwoReviews(Test):
    def test_the_second_to_answer_a_card_is_told_and_goes_on(self):
        self.home.write("mine", deck(*questions(5)))
        one, two = self.talk("review"), self.talk("review")
        for talk in one, two:
            self.assertIn("q1", talk.expect(ASKED))
        one.say("good")
        one.expect_ack("good")
        two.say("easy")
        self.assertIn("q2", two.expect(ASKED))
        self.assertEqual(ACKNOWLEDGED.findall(two.text()), [])
        two.expect(re.compile(r"(?i)another window"), "err")
        two.say("hard")
        two.expect_ack("hard")
        self.assertEqual(two.finish(), 0)
        one.say("easy")  # q2, as it was drawn before
        one.expect(ASKED)
        self.assertEqual(one.finish(), 0)
        answers = {row["key"]: row["grade"] for row in self.home.answers()}
        self.assertEqual(answers["mine/q1"], "good")
        self.assertEqual(answers["mine/q2"], "hard")
        self.assert_healthy()

    def test_two_at_full_speed_lose_and_double_nothing(self):
        self.home.write("mine", deck(*questions(200)))
        talks = [self.talk("review", "--new", "200") for _ in range(2)]
        for talk in talks:
            talk.send("easy\n" * 250)
        threads = [threading.Thread(target=talk.finish) for talk in talks]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for talk in talks:
            self.assertEqual(talk.process.returncode, 0, talk.text("err"))
        acknowledged = sum(len(ACKNOWLEDGED.findall(talk.text())) for talk in talks)
        answers = self.home.answers()
        self.assertEqual(len(answers), acknowledged)
        self.assertEqual(len({row["key"] for row in answers}), len(answers), "a card was answered twice")
        self.assertEqual(len(answers), 200)
        self.assert_healthy()

    def test_undo_asks_before_it_takes_back_what_another_window_wrote(self):
        self.home.write("mine", deck(*questions(5)))
        other = self.talk("review")
        other.expect(ASKED)
        other.say("good")
        other.expect_ack("good")
        mine = self.talk("review")
        mine.expect(ASKED)
        mine.say("u")
        mine.expect(re.compile(r"(?i)another open window"), "err")
        self.assertEqual(mine.finish(), 0)
        self.assertEqual(len([row for row in self.home.log()]), 1)

    def test_many_undos_at_once_take_back_an_act_each(self):
        self.home.write("mine", deck(*questions(20)))
        for _ in range(3):
            self.review(*["easy"] * 20, args=["--new", "20"])
            with concurrent.futures.ThreadPoolExecutor(12) as pool:
                results = list(pool.map(lambda _: self.home.run("undo"), range(24)))
            self.assertEqual(sorted(result.code for result in results), [0] * 20 + [NO] * 4)
            taken = [line.split()[3] for result in results for line in result.out.splitlines()]
            self.assertEqual(sorted(taken), sorted(f"mine/q{number}" for number in range(1, 21)))
            for result in results:
                self.assertEqual("nothing is left to be undone" in result.err, result.code == NO, result)
        self.assert_healthy()

    def test_nobody_is_told_of_an_open_review_where_only_a_quiz_is_open(self):
        self.home.write("mine", deck(*questions(5)))
        self.review("easy")
        quiz = self.talk("quiz", "-n", "1")
        quiz.expect(ASKED)
        self.assertIn("took back", self.ebb("undo").out)

    def test_a_card_suspended_elsewhere_is_not_asked_again(self):
        self.home.write("mine", deck(*questions(3)))
        talk = self.talk("review")
        talk.expect(ASKED)
        self.ebb("suspend", "mine/q2")
        talk.say("easy")
        talk.expect_ack("easy")
        self.assertIn("q3", talk.expect(ASKED))

    def test_undo_from_outside_brings_the_card_back_into_a_running_review(self):
        self.home.write("mine", deck(*questions(2)))
        talk = self.talk("review")
        talk.say("easy")
        talk.expect_ack("easy")
        talk.expect("What is q2?")
        self.assertIn("another window", self.ebb("undo", code=NO).err)
        self.ebb("undo", "--yes")
        talk.say("easy")
        talk.expect_ack("easy")
        self.assertIn("q1", talk.expect(ASKED))
        self.assertEqual(talk.finish(), 0)


class Beside(Test):
    def test_a_review_while_due_runs_in_a_loop(self):
        self.home.write("mine", deck(*questions(200)))
        failures, done = [], threading.Event()

        def loop():
            while not done.is_set():
                for args in ("due",), ("due", "--json"), ("log", "--json"), ("decks",):
                    result = self.home.run(*args)
                    if result.code or result.err:
                        failures.append(result)

        threads = [threading.Thread(target=loop) for _ in range(2)]
        for thread in threads:
            thread.start()
        try:
            result = self.review(*["good", "easy"] * 100, args=["--new", "200"])
        finally:
            done.set()
            for thread in threads:
                thread.join()
        self.assertEqual(failures, [])
        self.assertEqual(result.err, "")
        self.assertEqual(len(result.acks), 200)
        self.assertEqual(len(self.home.answers()), 200)

    def test_first_runs_at_the_same_time(self):
        for number in range(20):  # who comes first to make the files differs from run to run
            home = Home(self.folder / f"home-{number}")
            home.write("mine", deck(*questions(40)))
            results = in_parallel(self, lambda _: home.run("review", stdin="easy\n" * 2), range(4))
            for result in results:
                self.assertEqual(result.code, 0, result)
            self.assertEqual(len(home.answers()), sum(len(result.acks) for result in results))


class Locked(Test):
    def setUp(self):
        super().setUp()
        self.home.write("mine", deck(*questions(9)))
        self.review("good")
        self.other = sqlite3.connect(self.home.history, isolation_level=None)
        self.addCleanup(self.other.close)

    def test_an_answer_that_cannot_be_written_is_said_and_the_card_stays_to_be_answered_again(self):
        terminal = self.terminal("review")
        terminal.reveal()
        self.other.execute("BEGIN EXCLUSIVE")
        terminal.send("3")
        terminal.expect(re.compile("(?i)lock|busy|another program"))
        self.assertEqual(ACKNOWLEDGED.findall(terminal.text()), [])
        self.other.execute("COMMIT")
        terminal.grade("3", "good")
        terminal.send("q")
        self.assertEqual(terminal.wait(), 0)
        self.assertEqual(len(self.home.answers()), 2)

    def test_by_pipe_it_is_said_and_nothing_is_acknowledged(self):
        self.other.execute("BEGIN EXCLUSIVE")
        result = self.ebb("review", stdin="good\n", code=DATABASE)
        self.assert_one_sentence(result.err, "lock|busy|another program")
        self.assertEqual(result.acks, [])

    def test_a_short_lock_is_waited_for(self):
        talk = self.talk("review")
        talk.expect(ASKED)
        self.other.execute("BEGIN EXCLUSIVE")
        talk.say("good")
        talk.listen(1)
        self.other.execute("COMMIT")
        talk.expect_ack("good")
        self.assertEqual(talk.text("err"), "")

    def test_commands_that_write_say_so_and_end(self):
        self.other.execute("BEGIN EXCLUSIVE")
        result = self.ebb("undo", code=DATABASE)
        self.assert_one_sentence(result.err, "lock|busy|another program")

    def test_looking_works_meanwhile(self):
        self.other.execute("BEGIN EXCLUSIVE")
        self.ebb("due")
        self.ebb("log")

    def test_locked_against_reading_too(self):
        self.other.execute("PRAGMA journal_mode = DELETE")
        self.other.execute("BEGIN EXCLUSIVE")
        for args in ("due",), ("review",):
            result = self.ebb(*args, stdin="good\n", code=DATABASE)
            self.assert_one_sentence(result.err, "lock|busy|another program")


class LockedMemories(Test):
    def setUp(self):
        super().setUp()
        self.home.write("mine", deck(*questions(9)))
        self.review("good")
        self.other = sqlite3.connect(self.home.path / "derived.db", isolation_level=None)
        self.addCleanup(self.other.close)

    def test_an_answer_stays_to_be_given_again(self):
        terminal = self.terminal("review")
        terminal.reveal()
        self.other.execute("BEGIN EXCLUSIVE")
        terminal.send("3")
        terminal.expect("derived.db: it is locked")
        self.other.execute("COMMIT")
        terminal.grade("3", "good")
        terminal.send("q")
        self.assertEqual(terminal.wait(), 0)

    def test_the_file_is_named_that_is_locked(self):
        self.other.execute("BEGIN EXCLUSIVE")
        for args in ("undo",), ("bury", "mine/q2"), ("review",):
            result = self.ebb(*args, stdin="good\n", code=DATABASE)
            self.assertIn("derived.db: it is locked", result.err)
            self.assertNotIn("history.db", result.err)

    def test_a_lock_while_a_note_is_edited_ends_no_review(self):
        editor = self.folder / "editor"
        editor.write_text('#!/bin/sh\nsed -i "s/What is q2/Whatever is q2/" "$2"\n')
        editor.chmod(0o755)
        terminal = self.terminal("review", env={"EDITOR": f"{editor}"})
        terminal.expect("What is q2?")
        self.other.execute("BEGIN EXCLUSIVE")
        terminal.send("e")
        terminal.expect("No card can be shown now")
        terminal.expect("try again")
        self.other.execute("COMMIT")
        terminal.send(" ")
        terminal.expect("Whatever is q2?")
        terminal.send("q")
        self.assertEqual(terminal.wait(), 0)


class ChangingDecks(Test):
    def begin(self):
        self.path = self.home.write("mine", deck(*questions(5)))
        self.home.write("other", deck(question("other")))
        talk = self.talk("review")
        self.assertIn("q1", talk.expect(ASKED))
        return talk

    def assert_goes_on(self, talk, doctor=DONE):
        """What the learner answers is kept, and nothing crashes."""
        talk.say("good")
        talk.say("good")
        talk.say("good")
        self.assertEqual(talk.finish(), 0, talk.text("err"))
        self.assertEqual(len(self.home.answers()), len(ACKNOWLEDGED.findall(talk.text())))
        self.ebb("doctor", code=doctor)
        self.assertIn("What is other?", talk.text())
        self.assertIn("mine.toml", talk.text("err") + talk.text("out"), "nobody said what became of the deck")

    def test_deleted(self):
        talk = self.begin()
        self.path.unlink()
        self.assert_goes_on(talk)

    def test_broken(self):
        talk = self.begin()
        self.path.write_text("[[card]\nbroken = = \n")
        self.assert_goes_on(talk, doctor=NO)

    def test_made_unreadable(self):
        talk = self.begin()
        self.path.unlink()
        self.path.mkdir()
        self.assert_goes_on(talk)

    def test_the_folder_of_decks_is_gone(self):
        talk = self.begin()
        self.home.decks.rename(self.folder / "away")
        talk.say("good")
        talk.say("good")
        self.assertIn(talk.finish(), (0, 3), talk.text("err"))
        (self.folder / "away").rename(self.home.decks)
        self.assertEqual(len(self.home.answers()), len(ACKNOWLEDGED.findall(talk.text())))

    def test_the_history_is_deleted_under_a_running_review(self):
        talk = self.begin()
        talk.say("good")
        talk.expect_ack()
        for path in self.home.path.glob("history.db*"):
            path.unlink()
        talk.say("good")
        self.assertIn(talk.finish(), (0, DATABASE))
        self.assertNotRegex(talk.text("err"), "terminate|exception")

    def test_an_edited_note_is_asked_as_it_stands_now(self):
        talk = self.begin()
        self.path.write_text(deck(*questions(5)).replace("What is q2?", "What is q2, now?"))
        talk.say("good")
        talk.expect_ack()
        shown = talk.expect(re.compile(r"^What is \w+[?,]", re.M))
        self.assertRegex(shown, r"What is (q2,|other\?)")


if __name__ == "__main__":
    main()

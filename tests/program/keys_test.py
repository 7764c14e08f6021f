"""What is no key: text that is pasted, and the second half of a double tap."""
import threading

from ebbtest import CHOICE, GUARD, NUMBER, Test, deck, main, question, questions

LOG = {"id": "log", "front": "What makes a commit last?", "back": "write-ahead log", "accept": ["WAL"]}


class Keys(Test):
    def begin(self, *notes, command="review", args=(), **how):
        self.home.write("mine", deck(*notes, title="Mine"))
        terminal = self.terminal(command, *args, **how)
        terminal.expect("keys" if command == "review" else "quit")
        return terminal

    def quit(self, terminal):
        terminal.send("q")
        self.assertEqual(terminal.wait(), 0, terminal.text())
        self.assert_clean_terminal(terminal)
        self.assertEqual(terminal.modes(), terminal.before)


class Paste(Keys):
    def log(self):
        return self.home.log() if self.home.history.exists() else []

    def test_no_letter_of_it_is_a_key(self):
        for text in "subbass ", " 4 4 4", "quit\necho x\n", "", "q":
            with self.subTest(text):
                self.setUp()
                terminal = self.begin(*questions(3))
                terminal.paste(text)
                terminal.send(" ")
                terminal.expect_grades()
                terminal.paste(text)
                terminal.grade("3", "good")
                self.quit(terminal)
                self.assertEqual(len(self.log()), 1)

    def test_in_a_line_it_is_text_that_a_real_enter_ends(self):
        terminal = self.begin(NUMBER)
        terminal.send("8")
        terminal.expect("8")
        terminal.paste("64\n00")
        terminal.expect("864 00")
        terminal.send("\x7f\x7f\x7f")
        terminal.paste("00\n")
        terminal.send("\r")
        terminal.expect("you said 86,400")
        terminal.expect_grades()

    def test_it_begins_a_line_where_it_could_have_been_typed(self):
        terminal = self.begin(NUMBER)
        terminal.paste("plenty")
        terminal.paste("86400")
        terminal.expect("86400")
        self.assertNotIn("plenty", terminal.text())
        terminal.send("\r")
        terminal.expect("you said 86,400")

    def test_a_quiz_takes_it_for_an_answer(self):
        terminal = self.begin(LOG, command="quiz")
        terminal.paste("write-ahead\nlog\n")
        terminal.expect("write-ahead log")
        terminal.send("\r")
        terminal.expect("right")

    def test_much_of_it_takes_no_time(self):
        terminal = self.begin(LOG, command="quiz")
        sender = threading.Thread(target=terminal.send_all, args=["\x1b[200~" + "word " * 12_000 + "\x1b[201~last\r"])
        sender.start()
        terminal.expect("not in these words", patience=10)
        sender.join()


class DoubleTap(Keys):
    def double(self, key, *notes):
        terminal = self.begin(question("first", tags=["core"]), *notes)
        terminal.send(" ")
        terminal.expect_grades()
        terminal.send(key * 2)
        return terminal

    def test_the_next_card_stays_hidden(self):
        for key in " ", "\r":
            with self.subTest(key):
                self.setUp()
                terminal = self.double(key, question("second"))
                terminal.expect("What is second?")
                terminal.expect("keys")
                terminal.listen(GUARD)
                self.assertNotIn("second-back", terminal.text())
                terminal.send(" ")
                terminal.expect_grades()
                self.quit(terminal)

    def test_a_choice_is_not_answered(self):
        terminal = self.double("3", CHOICE)
        terminal.expect("keys")
        terminal.listen(GUARD)
        self.assertNotIn("picked", terminal.text())
        terminal.send("3")
        terminal.expect_grades()
        self.quit(terminal)

    def test_nor_does_putting_away_reach_two_cards(self):
        for key in "s", "b":
            with self.subTest(key):
                self.setUp()
                terminal = self.begin(*questions(3))
                terminal.send(key * 2)
                terminal.expect("What is q2?")
                terminal.expect("keys")
                terminal.listen(GUARD)
                terminal.send("x ")
                terminal.expect("q2-back")
                terminal.expect_grades()
                self.quit(terminal)

    def test_another_key_acts_at_once(self):
        terminal = self.begin(*questions(2))
        terminal.send(" ")
        terminal.expect_grades()
        terminal.send("3 ")
        terminal.expect("q2-back")
        terminal.expect_grades()
        self.quit(terminal)

    def test_an_estimate_typed_at_once_loses_no_digit(self):
        terminal = self.double("3", NUMBER)
        terminal.send("600\r")
        terminal.expect("you said 3,600")
        terminal.expect_grades()
        self.quit(terminal)

    def test_a_digit_tapped_twice_is_no_estimate(self):
        terminal = self.double("3", NUMBER)
        terminal.expect("keys")
        terminal.listen(GUARD)
        terminal.send("600\r")
        terminal.expect("you said 600")
        terminal.expect_grades()
        self.quit(terminal)


if __name__ == "__main__":
    main()

"""The terminal comes back as it was on every way out, and a death by signal stays one."""
import re
import signal
import sqlite3

from ebbtest import EBB, GUARD, SANITIZED, Test, deck, main, question, questions


class WaysOut(Test):
    def begin(self, **how):
        self.home.write("mine", deck(*questions(5)))
        terminal = self.terminal("review", **how)
        terminal.answer("4", "easy")
        terminal.expect("show")
        self.assertTrue(terminal.is_raw())
        return terminal

    def assert_kept(self, answers=1):
        self.assertEqual(len(self.home.answers()), answers)
        self.assert_healthy()

    def test_q(self):
        terminal = self.begin()
        terminal.send("q")
        self.assertEqual(terminal.wait(), 0)
        self.assertEqual(terminal.modes(), terminal.before)
        self.assertTrue(terminal.text().endswith("\n"))
        self.assert_kept()

    def test_keys_that_are_signals(self):
        for key, number in ("\x03", signal.SIGINT), ("\x1c", signal.SIGQUIT):
            for reveal in False, True:
                with self.subTest(number, reveal=reveal):
                    self.setUp()
                    terminal = self.begin()
                    if reveal:
                        terminal.send(" ")
                        terminal.expect_grades()
                    terminal.send(key)
                    self.assertEqual(terminal.wait(), -number)
                    self.assertEqual(terminal.modes(), terminal.before)
                    self.assert_clean_terminal(terminal)
                    self.assert_kept()

    def test_signals_from_elsewhere(self):
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGPIPE, signal.SIGUSR1, signal.SIGUSR2,
                       signal.SIGALRM, signal.SIGVTALRM, signal.SIGXCPU, signal.SIGABRT, signal.SIGSEGV):
            if SANITIZED and number == signal.SIGSEGV:
                continue  # the sanitizer ends on that one in its own way
            with self.subTest(number):
                self.setUp()
                terminal = self.begin()
                terminal.signal(number)
                self.assertEqual(terminal.wait(), -number)
                self.assertEqual(terminal.modes(), terminal.before)
                self.assert_kept()

    def test_whoever_reads_the_cards_has_left(self):
        self.home.write("mine", deck(*questions(5)))
        self.home.wrap = ["bash", "-c", '"$@" | head -2; echo "ended by ${PIPESTATUS[0]}"', "bash"]
        terminal = self.terminal("review")
        terminal.expect("mine")
        while not terminal.is_raw():
            self.assertTrue(terminal.listen())
        for _ in range(2):  # the first may come before head has left
            terminal.send(" ")
            terminal.listen(GUARD)
        terminal.expect(f"ended by {128 + signal.SIGPIPE}")
        self.assertEqual(terminal.wait(), 0)
        self.assertEqual(terminal.modes(), terminal.before)

    def test_a_signal_while_a_number_is_being_typed(self):
        self.home.write("mine", deck({"id": "n", "front": "How many?", "number": 3}))
        terminal = self.terminal("review")
        terminal.expect("How many?")
        terminal.expect("keys")
        terminal.send("12")
        terminal.expect("12")
        terminal.send("\x03")
        self.assertEqual(terminal.wait(), -signal.SIGINT)
        self.assertEqual(terminal.modes(), terminal.before)

    def test_a_signal_on_the_end_screen(self):
        self.home.write("mine", deck(question("cap")))
        terminal = self.terminal("review")
        terminal.answer("4")
        terminal.expect(re.compile("(?i)undo"))
        terminal.send("\x03")
        self.assertIn(terminal.wait(), (-signal.SIGINT, 0))
        self.assertEqual(terminal.modes(), terminal.before)

    def test_a_terminal_that_is_closed(self):
        terminal = self.begin()
        terminal.hang_up()
        self.assertIn(terminal.process.wait(timeout=20), (-signal.SIGHUP, 0, 129))
        self.assert_kept()

    def test_an_unusual_terminal_comes_back_as_unusual_as_it_was(self):
        self.home.write("mine", deck(*questions(2)))
        self.home.wrap = ["sh", "-c", 'stty -ixon -echoe min 3 intr ^G; "$@"; stty -a >modes', "sh"]
        terminal = self.terminal("review")
        terminal.answer("4")
        terminal.send("q")
        self.assertEqual(terminal.wait(), 0)
        modes = (self.folder / "modes").read_text()
        self.assertIn("-ixon", modes)
        self.assertIn("-echoe ", modes.replace("\n", " "))
        self.assertIn("intr = ^G", modes)
        self.assertIn("min = 3", modes)

    def test_a_database_that_goes_bad_under_a_review_leaves_the_terminal_in_order(self):
        terminal = self.begin()
        with sqlite3.connect(self.home.history) as history:
            history.executescript("DROP TRIGGER log_keeps; DROP TABLE log;")
        history.close()
        terminal.send(" ")
        terminal.expect_grades()
        terminal.send("3")
        terminal.expect(re.compile(r"(?i)history\.db|database"))
        terminal.send("q")
        self.assertIn(terminal.wait(), (0, 4))
        self.assertEqual(terminal.modes(), terminal.before)
        self.assert_clean_terminal(terminal)

    def test_ignored_signals_stay_ignored(self):
        self.home.write("mine", deck(*questions(5)))
        self.home.wrap = ["sh", "-c", "trap '' HUP; exec \"$@\"", "sh"]
        terminal = self.terminal("review")
        terminal.answer("4")
        terminal.signal(signal.SIGHUP)
        terminal.answer("4")
        terminal.send("q")
        self.assertEqual(terminal.wait(), 0)


class Stopped(Test):
    """Ctrl-Z and fg, in a real shell with job control."""

    def shell(self):
        self.home.write("mine", deck(*questions(5)))
        self.home.wrap = ["bash", "--norc", "--noprofile", "--noediting", "-i"]
        self.home.program = "-s"
        shell = self.terminal(env={"PS1": "ready> ", "EBB": EBB})
        shell.expect("ready> ")
        return shell

    def modes(self, shell, name):
        shell.send(f"stty -a >{name}\n")
        shell.expect("ready> ")
        return (self.folder / name).read_text()

    def test_ctrl_z_gives_the_terminal_back_and_fg_takes_it_again(self):
        shell = self.shell()
        before = self.modes(shell, "before")
        shell.send('"$EBB" review\n')
        shell.answer("4", "easy")
        shell.expect("show")
        shell.send("\x1a")
        shell.expect("Stopped")
        shell.expect("ready> ")
        self.assertEqual(self.modes(shell, "stopped"), before)
        shell.send("fg\n")
        shell.expect("What is q2?")
        shell.expect("show")
        self.assertTrue(shell.is_raw())
        shell.send(" ")
        shell.expect_grades()
        shell.send("2")
        shell.expect_ack("hard")
        shell.expect("show")
        shell.send("\x1a")
        shell.expect("ready> ")
        shell.send("fg\n")
        shell.expect("show")
        shell.send("q")
        shell.expect("ready> ")
        self.assertEqual(self.modes(shell, "after"), before)
        shell.send("exit\n")
        shell.wait()

    def test_a_signal_ends_the_loop_of_a_shell(self):
        shell = self.shell()
        shell.send('for n in 1 2 3; do "$EBB" review; echo round-$n; done\n')
        shell.expect("show")
        shell.send("\x03")
        shell.expect("ready> ")
        self.assertNotIn("\nround-", shell.text())
        shell.send("exit\n")
        shell.wait()

    def test_in_the_background_it_waits_to_be_called(self):
        shell = self.shell()
        before = self.modes(shell, "before")
        shell.send('"$EBB" review &\n')
        shell.expect("ready> ")
        shell.send('until jobs | grep Stopped; do sleep 0.02; done\n')
        shell.expect("Stopped")
        shell.expect("ready> ")
        self.assertEqual(self.modes(shell, "stopped"), before)
        shell.send("fg\n")
        shell.expect("show")
        shell.send("q")
        shell.expect("ready> ")
        shell.send("exit\n")
        shell.wait()


if __name__ == "__main__":
    main()

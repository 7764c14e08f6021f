"""Killed with kill -9 at random moments: every answer that was acknowledged is in the log, both files are sound, and
the next review goes on."""
import random
import re
import time

from ebbtest import ACKNOWLEDGED, SANITIZED, Home, Test, day, deck, in_parallel, main, questions

KILLS = 100
HOMES = 4  # that are used side by side


class RandomMoments(Test):
    def piped(self, seed):
        chance = random.Random(seed)
        home = Home(self.folder / f"piped-{seed}")
        home.write("mine", deck(*questions(400)))
        answered = 0
        for number in range(KILLS // 2 // HOMES + 1):
            with home.talk("review", "--new", "400", now=day(number)) as talk:
                talk.send("good\n" * 300)
                # Some while it starts, most while it works.
                wanted = chance.choice((0, 0, 1, 5, 20, 50))
                if wanted:
                    for _ in range(wanted):
                        talk.expect_ack()
                deadline = time.monotonic() + chance.random() * 0.03
                while time.monotonic() < deadline:
                    talk.listen(0.001)
                talk.process.kill()
                talk.end_input()
                while talk.listen():
                    pass
                acknowledged = len(ACKNOWLEDGED.findall(talk.text()))
            if not home.history.exists():
                self.assertEqual(acknowledged, 0)
                continue
            answered = self.assert_whole(home, acknowledged, answered, now=day(number))
        last = home.run("review", "--new", "400", stdin="good\n", now=day(60))
        self.assertEqual(len(last.acks), 1, last)

    def test_a_piped_review_killed_at_random_moments_loses_nothing_acknowledged(self):
        in_parallel(self, self.piped, range(HOMES))

    def on_terminal(self, seed):
        chance = random.Random(1000 + seed)
        home = Home(self.folder / f"terminal-{seed}")
        home.write("mine", deck(*questions(400)))
        answered = 0
        for number in range(KILLS // 2 // HOMES + 1):
            with home.terminal("review", "--new", "400", now=day(number)) as terminal:
                deadline = time.monotonic() + chance.random() * (3 if SANITIZED else 1.5)
                while time.monotonic() < deadline:  # space reveals, and space gives the suggested grade
                    terminal.send(" ")
                    terminal.listen(0.03)
                terminal.process.kill()
                while terminal.listen():
                    pass
                acknowledged = len(re.findall(r"^good \d", terminal.text(), re.M))
            if home.history.exists():
                answered = self.assert_whole(home, acknowledged, answered, now=day(number))
        last = home.run("review", "--new", "400", stdin="good\n", now=day(60))
        self.assertEqual(len(last.acks), 1, last)
        return answered

    def test_a_review_on_a_terminal_killed_at_random_moments_loses_nothing_acknowledged(self):
        self.assertGreater(sum(in_parallel(self, self.on_terminal, range(HOMES))), 10)


if __name__ == "__main__":
    main()

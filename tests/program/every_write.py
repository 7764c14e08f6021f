"""Kills ebb before and after every single write to a file (kill_at_write.c does it): every answer that was acknowledged
is in the log, both files are sound, and the next review goes on."""
import shutil

from ebbtest import KILL_AT_WRITE, Home, Test, day, deck, in_parallel, questions


class EveryWrite(Test):
    def begin(self, sessions):
        """A home that has been used on so many days; each kill happens in a copy of it."""
        home = Home(self.folder / "begun")
        home.write("mine", deck({"front": "No id?", "back": "None.", "tags": ["core"]}, *questions(6)))
        for number in range(sessions):
            home.run("review", stdin="good\ngood\nagain\neasy\n", now=day(number))

    def prepare(self, name):
        home = Home(self.folder / name)
        shutil.copytree(self.folder / "begun", home.folder, dirs_exist_ok=True)
        return home

    def act(self, home, args, lines, on, env):
        return home.run(*args, stdin="".join(line + "\n" for line in lines), now=day(on),
                        env={"LD_PRELOAD": KILL_AT_WRITE, **env})

    def kill_at_each(self, sessions, args, lines):
        counter = self.folder / "count"
        self.begin(sessions)
        before = 4 * sessions
        home = self.prepare("counted")
        result = self.act(home, args, lines, sessions, {"EBB_KILL_COUNT": str(counter)})
        self.assertEqual(result.code, 0, result)
        writes = int(counter.read_text())
        self.assertGreater(writes, 5)

        def kill(which):
            number, when = which
            home = self.prepare(f"{when}-{number}")
            result = self.act(home, args, lines, sessions, {"EBB_KILL_AT": str(number), "EBB_KILL_WHEN": when})
            acknowledged = len(result.acks) if args[0] == "review" else 0
            if home.history.exists():
                self.assert_whole(home, acknowledged, before, now=day(sessions))
            if when == "before":  # the files are the same after the write before
                going_on = home.run("review", stdin="good\n", now=day(sessions))
                self.assertEqual((going_on.code, len(going_on.acks), going_on.err), (0, 1, ""))
            return result.code == -9

        killed = in_parallel(self, kill, [(number, when) for number in range(1, writes + 1)
                                          for when in ("before", "after")])
        self.assertGreater(sum(killed), 1.6 * writes)  # how many writes there are differs a little from run to run

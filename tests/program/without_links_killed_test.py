"""A file system with neither hard links nor renaming without replacing, and ebb killed at every write: what has a
backup's name and counts as one is whole, first reviews lose nothing, and what was begun is put right."""
import concurrent.futures
import os

from disk import DISK
from every_write import EveryWrite
from ebbtest import DONE, KILL_AT_WRITE, Home, day, deck, in_parallel, main, questions

LINKLESS = {"LD_PRELOAD": DISK, "EBB_LINKLESS": "1"}


class WithoutLinks(EveryWrite):
    def act(self, home, args, lines, on, env):
        return home.run(*args, stdin="".join(line + "\n" for line in lines), now=day(on),
                        env={**LINKLESS, "LD_PRELOAD": f"{KILL_AT_WRITE}:{DISK}", **env})

    def empty_files(self, home):
        return [path for path in home.path.rglob("history*.db") if path.stat().st_size == 0]

    def kill_before_each(self, sessions, args, lines, going_on):
        """Kills it before every write, in a copy of the home each, and then `going_on(home)` says what is right. A kill
        has to have come between a name and what it was for."""
        counter = self.folder / "count"
        self.begin(sessions)
        self.act(self.prepare("counted"), args, lines, sessions, {"EBB_KILL_COUNT": str(counter)})

        def kill(number):
            home = self.prepare(f"{number}")
            result = self.act(home, args, lines, sessions, {"EBB_KILL_AT": str(number)})
            left = self.empty_files(home)
            going_on(home, result)
            self.assertEqual(self.empty_files(home), [])
            return len(left)

        self.assertGreater(sum(in_parallel(self, kill, range(1, int(counter.read_text()) + 1))), 0)

    def test_a_backup_that_is_cut_off_leaves_none_that_counts_and_is_not_whole(self):
        def going_on(home, killed):
            listed = home.run("backup", "--list", "--json", now=day(2)).json()["contents"]
            self.assertNotIn(None, [content["rows"] for content in listed])
            for env in LINKLESS, {}:
                again = home.run("backup", now=day(3), env=env)
                self.assertEqual((again.code, again.err), (DONE, ""), again)
            self.assertEqual(home.run("doctor", "--backups", now=day(3)).code, DONE)

        self.kill_before_each(2, ["backup"], (), going_on)

    def test_a_first_review_that_is_cut_off_can_be_begun_again(self):
        def going_on(home, killed):
            again = home.run("review", stdin="good\n", env=LINKLESS)
            self.assertEqual((again.code, len(again.acks), again.err), (DONE, 1, ""), again)
            self.assertGreaterEqual(len(home.answers()), len(killed.acks) + 1)

        self.kill_before_each(0, ["review"], ("good",), going_on)

    def test_first_reviews_at_the_same_time_lose_no_answer(self):
        def first(number):
            home = Home(self.folder / f"home-{number}")
            home.write("mine", deck(*questions(9)))
            with concurrent.futures.ThreadPoolExecutor(3) as pool:
                runs = list(pool.map(lambda _: home.run("review", stdin="good\ngood\n", env=LINKLESS), range(3)))
            acknowledged = sum(len(run.acks) for run in runs)
            self.assertEqual([run.code for run in runs], [DONE] * 3, runs)
            self.assertEqual(len(home.answers()), acknowledged, runs)
            return acknowledged
        acknowledged = in_parallel(self, first, range(12), workers=os.cpu_count() or 1)
        self.assertGreater(sum(acknowledged), 12)


if __name__ == "__main__":
    main()

"""`ebb restore` killed before and after every single write to a file (kill_at_write.c does it)."""
from ebbtest import DONE, KILL_AT_WRITE, in_parallel, main
from restore_test import Crashed


class RestoreKilled(Crashed):
    def test_killed_at_any_write_it_loses_no_row(self):
        counter = self.folder / "count"
        counted = self.copy("counted").run("restore", env={"LD_PRELOAD": KILL_AT_WRITE, "EBB_KILL_COUNT": str(counter)})
        self.assertEqual(counted.code, DONE, counted)
        writes = int(counter.read_text())
        self.assertGreater(writes, 10)

        def kill(which):
            number, when = which
            home = self.copy(f"{when}-{number}")
            result = home.run("restore", env={"LD_PRELOAD": KILL_AT_WRITE, "EBB_KILL_AT": str(number),
                                              "EBB_KILL_WHEN": when})
            self.assertEqual(self.answers_in(home), 7, which)
            again = home.run("restore")
            self.assertEqual((again.code, self.answers_in(home)), (DONE, 7), again)
            left = sorted(path.name for path in home.path.glob("history.db.*") if ".replaced-" not in path.name)
            self.assertEqual(left, [], which)
            return result.code == -9

        killed = in_parallel(self, kill, [(number, when) for number in range(1, writes + 1)
                                          for when in ("before", "after")])
        self.assertGreater(sum(killed), 1.6 * writes)


if __name__ == "__main__":
    main()

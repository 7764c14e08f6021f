"""`ebb new` killed before and after every change of a file: the deck is there whole or not at all, and can be made
then."""
import shutil

from ebbtest import DONE, KILL_AT_WRITE, NO, Home, Test, in_parallel, main


class NewDeckKilled(Test):
    def make(self, name, **env):
        home = Home(self.folder / name)
        shutil.copytree(self.folder / "begun", home.folder, dirs_exist_ok=True)
        return home, home.run("new", "mine", env={"LD_PRELOAD": KILL_AT_WRITE, **env})

    def test_it_is_whole_or_not_there(self):
        Home(self.folder / "begun").run("decks")
        counter = self.folder / "count"
        home, result = self.make("counted", EBB_KILL_COUNT=str(counter))
        self.assertEqual(result.code, DONE, result)
        whole = (home.decks / "mine.toml").read_bytes()
        writes = int(counter.read_text())
        self.assertGreater(writes, 3)

        def kill(which):
            number, when = which
            home, result = self.make(f"{when}-{number}", EBB_KILL_AT=str(number), EBB_KILL_WHEN=when)
            path = home.decks / "mine.toml"
            was_there = path.exists()
            if was_there:
                self.assertEqual(path.read_bytes(), whole)
            again = home.run("new", "mine")
            self.assertEqual(again.code, NO if was_there else DONE, again)
            self.assertEqual(path.read_bytes(), whole)
            self.assertEqual(home.run("check").code, DONE)
            shutil.rmtree(home.folder)
            return was_there

        there = in_parallel(self, kill, [(number, when) for number in range(1, writes + 1)
                                         for when in ("before", "after")])
        self.assertIn(True, there)
        self.assertIn(False, there)


main()

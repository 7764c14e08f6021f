"""`ebb check --fix`, killed at every write: the deck is the old one or the mended one, whole, and what it was is kept."""
from every_write import EveryWrite
from ebbtest import DONE, KILL_AT_WRITE, in_parallel, main

BROKEN = "".join(f"[card]\nfront = “What is {number}?”,\nback = \"It is {number}.\"\n\n" for number in range(40))
MENDED = BROKEN.replace("[card]", "[[card]]").replace("“", '"').replace("”,", '"')


class Mending(EveryWrite):
    def test_a_deck_that_is_being_mended_is_whole_at_every_moment(self):
        counter = self.folder / "count"
        self.begin(1)

        def mend(name, **env):
            home = self.prepare(name)
            path = home.write("broken", BROKEN)
            return home, path, home.run("check", "--fix", path, env={"LD_PRELOAD": KILL_AT_WRITE, **env})

        _, path, result = mend("counted", EBB_KILL_COUNT=str(counter))
        self.assertEqual((result.code, path.read_text()), (DONE, MENDED), result)
        writes = int(counter.read_text())
        self.assertGreater(writes, 3)

        def kill(which):
            number, when = which
            home, path, result = mend(f"{when}-{number}", EBB_KILL_AT=str(number), EBB_KILL_WHEN=when)
            text = path.read_text()
            self.assertIn(text, (BROKEN, MENDED))
            if text == MENDED:
                kept = (home.path / "backups" / "decks").glob("broken-*.toml")
                self.assertEqual([one.read_text() for one in kept], [BROKEN])
            again = home.run("check", "--fix", path)
            self.assertEqual((again.code, path.read_text()), (DONE, MENDED), again)
            self.assertEqual(home.run("doctor").code, DONE)
            return result.code == -9

        killed = in_parallel(self, kill, [(number, when) for number in range(1, writes + 1)
                                          for when in ("before", "after")])
        self.assertGreater(sum(killed), writes)


if __name__ == "__main__":
    main()

"""A note of a deck of others is changed, killed at every write and on a full disk: the learner's file is the old one or
the new one, whole."""
import shutil

from disk import DISK
from ebbtest import DONE, KILL_AT_WRITE, NO_ROOM, Home, Test, deck, in_parallel, main, questions

BLOCK = 4096
REMARK = """echo 'note = "Mine."' >>"$1" """
OLD = '[deck]\nextends = "theirs"\n\n# here\n[[card]]\nid = "q1"\nhint = "h"\n' + "# x\n" * 3000


class DisturbedChange(Test):
    def prepare(self, name, text):
        """A home with a deck of others and, if there is a text, a file that extends it."""
        home = Home(self.folder / name)
        theirs = home.folder / "theirs.toml"
        theirs.write_text(deck(*questions(2), id="theirs"))
        editor = home.folder / "editor"
        editor.write_text(f"#!/bin/sh\nunset LD_PRELOAD\n{REMARK}\n")
        editor.chmod(0o755)
        home.env |= {"EBB_DECK_PATH": str(theirs), "EBB_EDITOR": f"env -u LD_PRELOAD {editor}"}
        if text:
            home.write("theirs-mine", text)
        return home

    def text(self, home):
        path = home.decks / "theirs-mine.toml"
        return path.read_text() if path.exists() else None

    def change(self, name, text, **env):
        home = self.prepare(name, text)
        return home, home.run("edit", "theirs/q1", env=env)

    def done(self, name, text):
        home, result = self.change(name, text)
        self.assertEqual(result.code, DONE, result)
        return self.text(home)

    def test_killed_at_every_write_the_file_is_whole(self):
        for name, old in ("made", None), ("there", OLD):
            new = self.done(name, old)
            self.assertIn('note = "Mine."', new)
            counter = self.folder / f"count-{name}"
            self.change(f"{name}-counted", old, LD_PRELOAD=KILL_AT_WRITE, EBB_KILL_COUNT=str(counter))
            writes = int(counter.read_text())
            self.assertGreater(writes, 3)

            def kill(which):
                number, when = which
                home, result = self.change(f"{name}-{when}-{number}", old, LD_PRELOAD=KILL_AT_WRITE,
                                           EBB_KILL_AT=str(number), EBB_KILL_WHEN=when)
                self.assertIn(self.text(home), (old, new, "" if old is None else old))
                self.assertEqual(home.run("list", "deck:theirs").code, DONE)
                shutil.rmtree(home.folder)
                return result.code == -9

            killed = in_parallel(self, kill, [(number, when) for number in range(1, writes + 1)
                                              for when in ("before", "after")])
            self.assertGreater(sum(killed), writes / 2)

    def test_on_a_full_disk_nothing_is_half_written(self):
        new = self.done("done", OLD)
        codes = set()
        for blocks in range(0, 150, 10):
            home, result = self.change(f"room-{blocks}", OLD, LD_PRELOAD=DISK, EBB_ROOM=str(blocks * BLOCK))
            self.assert_clean(result)
            codes.add(result.code)
            self.assertIn(self.text(home), (OLD, new), result)
            if result.code != DONE:
                self.assertRegex(result.err, NO_ROOM)
            shutil.rmtree(home.folder)
        self.assertIn(DONE, codes)
        self.assertGreater(len(codes), 1)


if __name__ == "__main__":
    main()

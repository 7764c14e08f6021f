"""The power goes: whatever the disk has of what was written then, all that was acknowledged is there.

A run is recorded once. For moments between any two of its calls the files are made as they may be found after a loss of
power then (disk.py), and ebb goes on with them.
"""
import random

from acts import ACTS, CASES, NOW, set_journal
from disk import DISK, Disk, put, read_trace
from ebbtest import DONE, Home, day, main
from simulation import Simulated

class Recording:
    """A run of an act, its trace, and what was in the log before and after."""

    def __init__(self, folder, act, journal):
        self.act, self.home = act, Home(folder / "recorded")
        act.prepare(self.home)
        set_journal(self.home, journal)
        self.before = self.home.rows() if self.home.history.exists() else []
        self.disk, trace = Disk(self.home.path), folder / "trace"
        self.result = act.run(self.home, LD_PRELOAD=DISK, EBB_TRACE=str(trace))
        self.events = list(read_trace(trace))
        self.new = [row for row in self.home.rows() if row not in self.before]

    def moments(self, chance):
        """All that may be found, as (what was said before, files); of one state the one after which most was said."""
        found, said = {}, ""
        for event in self.events:
            self.disk.take(event)
            said += event.data.decode() if event.what == "said" else ""
            names = len(self.disk.unsafe)
            for keeps, kept in ((lambda: False, 0), (lambda: True, names), (lambda: False, names), (lambda: True, 0),
                                (lambda: chance.random() < 0.5, chance.randint(0, names))):
                state = self.disk.after_loss(keeps, kept)
                found[tuple(state.items())] = said
        return [(said, dict(state)) for state, said in found.items()]


class PowerLoss(Simulated):
    def check(self, recording, said, state, home):
        put(state, recording.home.path, home.path)
        doctor = home.run("doctor", now=NOW)
        promised = [*recording.before, *recording.new[:recording.act.rows_promised(said)]]
        if not promised and not home.history.exists():
            return
        self.assertEqual(doctor.code, DONE, f"after {said!r}: {doctor}")
        rows = home.rows()
        self.assertEqual([row for row in promised if row not in rows], [], f"is lost, and this was said: {said!r}")
        self.assertEqual([row for row in rows if row not in recording.before + recording.new], [], "came from nowhere")
        if recording.act.args == ("backup",) and said:
            self.assertEqual(home.rows(home.path / "backups" / said.strip().rpartition("/")[2]), recording.before)
        for command in "unsuspend", "suspend":  # on the next day, since by the same clock the act may come after
            going_on = home.run(command, "mine/q6", now=day(4))
            self.assertEqual((going_on.code, going_on.err), (DONE, ""))
        self.assertGreater(len(home.rows()), len(rows))

    def trial(self, folder, seed, most=12):
        """One act is recorded, and so many of the states are tried that may be found after it."""
        chance = random.Random(seed)
        name, journal = CASES[seed % len(CASES)]
        recording = Recording(folder, ACTS[name], journal)
        self.assertEqual((recording.result.code, recording.result.err), (DONE, ""), name)
        moments = recording.moments(chance)
        for number, (said, state) in enumerate(chance.sample(moments, min(most, len(moments)))):
            with self.telling(f"{name}, {journal}"):
                self.check(recording, said, state, Home(folder / str(number)))

    def test_what_was_acknowledged_is_there_after_a_loss_of_power(self):
        self.try_all(range(len(CASES)))


if __name__ == "__main__":
    main()

"""Everything at once, over and over, on the same files: what was acknowledged is there, once, and nothing fails."""
import collections
import random
import threading
import time

from acts import meet_another
from ebbtest import DONE, GRADES, NO, SANITIZED, Home, day, deck, main, questions
from simulation import Simulated

SECONDS = 4 if SANITIZED else 2
COMMANDS = {"review": ("good", "again", "easy"), "undo --yes": (), "suspend mine/q3": (), "unsuspend mine/q3": (),
            "bury mine/q4": (), "forget mine/q5": (), "quiz -n 1": ("1",), "backup": (), "doctor --rebuild": (),
            "due": (), "restore": (), "merge ebb/other.jsonl": ()}
KIND_OF = {"undo": 16, "suspend": 17, "unsuspend": 18, "bury": 19, "forget": 20}  # a line each


class Races(Simulated):
    def again_and_again(self, home, command, until, results):
        while time.monotonic() < until:
            lines = "".join(line + "\n" for line in COMMANDS[command])
            results.append((command, home.run(*command.split(), stdin=lines, now=day(3))))

    def edit_again_and_again(self, home, chance, until):
        while time.monotonic() < until:
            home.write("mine", deck(*questions(chance.randint(6, 40))))
            time.sleep(0.02)

    def acknowledged(self, results):
        """Rows by their kinds, as far as they are acknowledged one by one."""
        counts = collections.Counter()
        for command, result in results:
            name = command.split()[0]
            if name == "review":
                counts.update(GRADES.index(grade) + 1 for grade in result.grades)
            elif name in KIND_OF:
                counts[KIND_OF[name]] += sum("nothing to do" not in line for line in result.out.splitlines())
        return counts

    def trial(self, folder, seed):
        chance, home = random.Random(seed), Home(folder / "home")
        meet_another(home)
        home.write("mine", deck(*questions(40)))
        before = collections.Counter(kind for *_, kind in home.rows())
        merged = set(Home(home.folder / "other").rows())
        commands = chance.sample(sorted(COMMANDS), 5)
        until, results = time.monotonic() + SECONDS, []
        threads = [threading.Thread(target=self.again_and_again, args=(home, command, until, results))
                   for command in commands]
        threads.append(threading.Thread(target=self.edit_again_and_again, args=(home, chance, until)))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with self.telling(" | ".join(commands)):
            self.check(home, before, merged, results)

    def check(self, home, before, merged, results):
        for command, result in results:
            self.assertIn(result.code, (DONE, NO), f"{command}: {result}")
            self.assert_clean(result)
            self.assertNotRegex(result.err, "damaged|error|not recorded", command)
        rows = home.rows()
        if any(command.startswith("merge") for command, _ in results):
            self.assertEqual(sorted(row for row in rows if row in merged), sorted(merged))
        written = collections.Counter(row[-1] for row in rows if row not in merged)
        written.subtract(before)
        acknowledged = self.acknowledged(results)
        kinds = [*range(1, len(GRADES) + 1), *KIND_OF.values()]
        self.assertEqual({kind: written[kind] for kind in kinds}, {kind: acknowledged[kind] for kind in kinds})
        doctor = home.run("doctor", "--rebuild", now=day(3))
        self.assertEqual(doctor.code, DONE, doctor)

    def test_nothing_acknowledged_is_lost_or_doubled(self):
        self.try_all(range(2 if SANITIZED else 4))


if __name__ == "__main__":
    main()

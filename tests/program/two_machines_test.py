"""A month of learning on two machines, carried to and fro by each way that `ebb help two-machines` names."""
import random
import shutil

from ebbtest import Home, Test, day, deck, main, questions
from gits import HAS_GIT, git

DAYS = 30
GRADES = "again", "hard", "good", "good", "good", "easy"


def by_stick(a, b, folder, now):
    """The newest backup of each is merged on the other side."""
    for source, target in (a, b), (b, a):
        made = source.run("backup", now=now).out.strip()
        carried = folder / "carried.db"
        shutil.copy(made, carried)
        target.run("merge", str(carried), now=now)


def by_folder(a, b, folder, now):
    """Each keeps a file of lines there, and reads them all."""
    for number, home in enumerate((a, b)):
        (folder / f"{number}.jsonl").write_text(home.run("log", "--json", now=now).out)
    for home in a, b:
        home.run("merge", *(str(path) for path in sorted(folder.glob("*.jsonl"))), now=now)


def by_pipe(a, b, folder, now):
    """Over the network, without a file."""
    for source, target in (a, b), (b, a):
        target.run("merge", "-", stdin=source.run("log", "--json", now=now).out, now=now)


def by_git(a, b, folder, now):
    """Each has a clone, commits its own lines, and pulls those of the other."""
    def commit_and_push(clone):
        git(clone, "add", "--all", now=now)
        git(clone, "commit", "--quiet", "--allow-empty", "--message", "What was learned", now=now)
        git(clone, "push", "--quiet", "origin", "HEAD:main", now=now)

    clones = {home.path.parent.name: folder / home.path.parent.name for home in (a, b)}
    if not (folder / "shared.git").exists():
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "shared.git", now=now)
        for clone in clones.values():
            git(folder, "clone", "--quiet", "shared.git", clone, now=now)
            commit_and_push(clone)
    for home in a, b, a:
        clone = clones[home.path.parent.name]
        git(clone, "pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main", now=now)
        (clone / f"{clone.name}.jsonl").write_text(home.run("log", "--json", now=now).out)
        commit_and_push(clone)
        home.run("merge", *(str(path) for path in sorted(clone.glob("*.jsonl"))), now=now)


def by_conflicted_copy(a, b, folder, now):
    """A program carried the files themselves, and left the other's beside one's own."""
    for source, target in (a, b), (b, a):
        copy = target.path / "history (conflicted copy).db"
        for ending in "", "-wal":
            if (beside := source.history.with_name(source.history.name + ending)).exists():
                shutil.copy(beside, f"{copy}{ending}")
        target.run("merge", str(copy), now=now)
        for path in target.path.glob("history (conflicted*"):
            path.unlink()


class Month(Test):
    def live(self, home, chance, now):
        home.run("review", stdin="".join(chance.choice(GRADES) + "\n" for _ in range(chance.randint(1, 4))), now=now)
        if chance.random() < 0.3:
            home.run("undo", now=now)
        if chance.random() < 0.2:
            home.run(chance.choice(("suspend", "unsuspend", "bury", "forget")), f"mine/q{chance.randint(1, 9)}", now=now)

    def place(self, row):
        return row["device"], row["sequence"], row["key"], row["kind"]

    def told(self, home, now):
        rows = sorted((*self.place(row), row["undone"]) for row in home.log())
        cards = home.run("list", "--json", now=now).json()["cards"]
        return rows, sorted((card["key"], card["phase"], card["due"] or "", card["suspended"]) for card in cards)

    def month(self, carry, seed):
        chance = random.Random(seed)
        homes = [Home(self.folder / f"{carry.__name__}-{name}") for name in "ab"]
        shared = self.folder / f"{carry.__name__}-shared"
        shared.mkdir()
        for home in homes:
            home.write("mine", deck(*questions(9)))
            home.run("review", stdin="good\n", now=day(0))
        for number in range(1, DAYS):
            for home in homes:
                if chance.random() < 0.5:
                    self.live(home, chance, day(number))
            if chance.random() < 0.3:
                carry(*homes, shared, day(number))
        known = {self.place(row) for home in homes for row in home.log()}
        for _ in range(2):
            carry(*homes, shared, day(DAYS))
        first, second = (self.told(home, day(DAYS)) for home in homes)
        self.assertEqual(first, second)
        self.assertEqual(sorted(self.place(row) for row in homes[0].log()), sorted(known))
        for home in homes:
            self.assertEqual(home.run("doctor", "--rebuild", now=day(DAYS)).code, 0)
            self.assertEqual(self.told(home, day(DAYS)), first)

    def test_each_way_gives_both_machines_the_same(self):
        for seed, carry in enumerate((by_stick, by_folder, by_conflicted_copy, by_pipe, *([by_git] if HAS_GIT else []))):
            with self.subTest(carry.__name__):
                self.month(carry, seed)


if __name__ == "__main__":
    main()

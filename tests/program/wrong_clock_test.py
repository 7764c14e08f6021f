"""A clock that is wrong for a day, far ahead or at its beginning, and then goes back: what was learned is there, backups
are, and every command says what is so."""
import contextlib
import shutil

from ebbtest import DONE, NO, Home, Test, day, deck, main, questions

AHEAD, FAR, BEGINNING = CLOCKS = day(425), "2100-01-01T12:00:00Z", "1970-01-01T12:00:00Z"
BEFORE = 3  # days of learning before the wrong one
GRADES = "easy", "good", "hard"


class WrongClock(Test):
    def setUp(self):
        super().setUp()
        self.home.write("mine", deck(*questions(60)))
        for number in range(BEFORE):
            self.learn(day(number))

    def learn(self, now, count=3):
        """On that day's cards, or at the beginning of time, when nothing is due, on those that are named."""
        done = self.review(*GRADES[:count], args=("deck:mine", "--limit", count, "--ahead", "3"), now=now)
        return len(done.acks)

    def backup_names(self):
        return [path.name for path in self.home.backups()]

    def listed(self):
        return self.ebb("backup", "--list", "--json", now=day(BEFORE)).json()["contents"]

    @contextlib.contextmanager
    def wrong(self, now):
        """The home as it was, and a review by that clock."""
        kept = self.folder / "kept"
        if kept.exists():
            shutil.rmtree(self.home.path)
            shutil.copytree(kept, self.home.path)
        else:
            shutil.copytree(self.home.path, kept)
        with self.subTest(now):
            self.answered = self.learn(now)
            yield

    def test_the_day_after_has_its_backup_which_holds_all_and_is_the_newest(self):
        for now in CLOCKS:
            with self.wrong(now):
                held = self.home.rows(texts=True)
                self.learn(day(BEFORE))
                first = self.listed()[0]
                self.assertIn(f"history-{day(BEFORE)[:10]}", first["path"])
                self.assertEqual(first["rows"], len(held))
                self.ebb("doctor", "--backups", now=max(now, day(BEFORE)))

    def test_restore_takes_the_backup_that_holds_most(self):
        for now in CLOCKS:
            with self.wrong(now):
                self.learn(day(BEFORE))
                made = self.ebb("backup", now=day(BEFORE)).out.strip()
                rows = self.home.rows(texts=True)
                for path in self.home.path.glob("history.db*"):
                    path.unlink()
                self.assertIn(f"restored {made}: {len(rows)} rows", self.ebb("restore", now=day(BEFORE + 1)).out)
                self.assertEqual(sorted(self.home.rows(texts=True)), sorted(rows))

    def test_a_day_that_was_seen_too_early_has_its_backup_when_it_comes(self):
        self.learn(AHEAD)
        self.learn(day(BEFORE))
        before = self.backup_names()
        self.learn(AHEAD)
        made = [name for name in self.backup_names() if name not in before]
        self.assertEqual(made, [f"history-{AHEAD[:10]}-2.db"])
        self.learn(AHEAD)
        self.assertEqual(len(self.backup_names()), len(before) + 1)

    def months_kept(self):
        return {content["last_answer_at"][:7] for content in self.listed()}

    def test_a_wrong_day_pushes_out_no_month(self):
        """A year and two months of one review each, then some days with a backup each."""
        def live(clock):
            for month in range(14):
                self.learn(day(30 * (month + 1)), 1)
            if clock:
                self.learn(clock, 1)
            for number in range(450, 462):
                self.learn(day(number), 1)
            return self.months_kept()
        with self.wrong(day(BEFORE)):
            right = live(None)
            self.assertGreaterEqual(len(right), 12)
        for now in day(850), FAR, BEGINNING:
            with self.wrong(day(BEFORE)):
                self.assertLessEqual(right, live(now))

    def test_undo_takes_back_what_was_done_last_and_so_the_wrong_day(self):
        before = self.cards(day(BEFORE))
        for now in CLOCKS:
            with self.wrong(now):
                self.learn(day(BEFORE), 1)
                instants = [self.taken_back() for _ in range(1 + self.answered)]
                wrong = now[:16].replace("T", " ")
                self.assertEqual(instants, [day(BEFORE)[:16].replace("T", " ")] + [wrong] * self.answered)
                self.assertEqual(self.cards(day(BEFORE)), before)

    def taken_back(self):
        return self.ebb("undo", now=day(BEFORE)).out.strip()[-16:]

    def cards(self, now):
        return [(card["key"], card["phase"], card["due"]) for card in self.ebb("list", "--json", now=now).json()["cards"]]

    def test_due_is_what_it_was_but_for_the_cards_of_the_wrong_day(self):
        """They come when the wrong clock said; all others as if nothing had been."""
        before = dict((key, (phase, due)) for key, phase, due in self.cards(day(BEFORE)))
        for now in CLOCKS:
            with self.wrong(now):
                wrong = {row["key"] for row in self.home.log() if row["at"] == now}
                after = dict((key, (phase, due)) for key, phase, due in self.cards(day(BEFORE)))
                self.assertEqual({key for key in before if before[key] != after[key]}, wrong)
                self.assertRegex(self.ebb("due", now=day(BEFORE)).out, r"^\d+ due: ")

    def test_doctor_tells_of_rows_of_the_future_and_how_to_take_them_back(self):
        for now in CLOCKS:
            with self.wrong(now):
                ahead = now > day(BEFORE)
                doctor = self.ebb("doctor", now=day(BEFORE), code=NO if ahead else DONE)
                if ahead:
                    self.assertIn(f"{self.answered} acts dated in the future", doctor.out)
                    self.assertIn("`ebb undo`", doctor.out)
                    for _ in range(self.answered):
                        self.ebb("undo", now=day(BEFORE))
                    self.assertEqual(self.ebb("doctor", now=day(BEFORE)).code, DONE)

    def test_doctor_tells_how_much_goes_with_what_is_taken_back(self):
        with self.wrong(FAR):
            self.learn(day(BEFORE))
            self.assertIn("the 3 acts done here since, too", self.ebb("doctor", now=day(BEFORE), code=NO).out)

    def test_what_undo_does_not_reach_is_no_trouble_of_the_future(self):
        self.home.write("other", deck(*questions(1)))
        self.ebb("mv", "mine/q1", "other", code=NO, now=FAR)  # has that name
        self.home.write("other", deck())
        self.ebb("mv", "mine/q1", "other", now=FAR)
        self.ebb("doctor", now=day(BEFORE))

    def test_an_act_that_a_later_one_overrules_is_not_said_to_be_done(self):
        card = self.home.log()[0]["key"]
        self.ebb("suspend", card, now=FAR)
        result = self.ebb("unsuspend", card, now=day(BEFORE), code=NO)
        self.assertNotIn("no longer suspended", result.out)
        self.assertIn("dated later", result.err)

    def test_words_that_were_kept_by_a_wrong_clock_are_not_the_last(self):
        for now in CLOCKS:
            with self.subTest(now):
                self.home.write("italian", deck({"id": "one", "front": "il caffè", "back": "coffee"}))
                self.review("good", args=("deck:italian",), now=day(BEFORE))
                for number, words in enumerate(("first words", "second words"), BEFORE + 1):
                    self.home.write("italian", deck({"id": "one", "front": words, "back": "coffee"}))
                    self.review("q", now=now if words == "first words" else day(number))
                rows = len(self.home.rows(texts=True))
                with (self.home.decks / "italian.toml").open("a") as file:
                    file.write("# nothing that is learned\n")
                self.review("q", now=day(BEFORE + 3))
                self.assertEqual(len(self.home.rows(texts=True)), rows)
                self.home.write("italian", deck({"id": "two", "front": "second words", "back": "coffee"}))
                self.assertEqual(self.ebb("show", "italian/two", "--json", now=day(BEFORE + 3)).json()["answers"], 1)
                self.home.write("italian", deck())
                self.setUp()

    def test_the_last_answer_of_a_backup_may_be_a_merged_one(self):
        other = Home(self.folder / "other")
        other.write("mine", deck(*questions(60)))
        other.run("review", stdin="good\n", now=day(0))
        other.run("merge", str(self.home.history), now=day(BEFORE))
        other.run("backup", now=day(BEFORE))
        listed = other.run("backup", "--list", "--json", now=day(BEFORE)).json()["contents"]
        self.assertEqual(listed[0]["last_answer_at"][:10], day(BEFORE - 1)[:10])

    def test_the_clock_that_went_back_is_said_once_and_nothing_is_refused(self):
        for now in CLOCKS:
            with self.wrong(now):
                result = self.review("good", now=day(BEFORE))
                self.assertEqual(result.err.count("what you did last is dated"), 1 if now > day(BEFORE) else 0)
                self.assertEqual(result.grades, ["good"])


if __name__ == "__main__":
    main()

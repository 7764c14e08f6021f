"""`ebb preview`: cards as a review will show them, printed by pipe, paged through on a terminal, and shown again when
their file is saved."""
import os
import re
import time

from ebbtest import CLOZE, DONE, GUARD, KINDS, NO, NUMBER, USAGE, Test, cards, deck, main, question, questions
from editing_test import Editor


class Printed(Test):
    def preview(self, *args, **how):
        return self.ebb("preview", *args, **how)

    def fronts(self, *args, **how):
        return re.findall(r"What is (\w+)\?", self.preview(*args, **how).out)

    def test_all_cards_are_printed_front_and_back(self):
        path = self.home.write("mine", deck(question("cap", hint=["two of three"], note="Say it."), NUMBER))
        self.assertEqual(self.preview(path).out, """
-- mine ---------------------------------------------------------------- 1 of 2
What is cap?
hint: two of three

It is cap-back.
  why: Say it.

-- mine ---------------------------------------------------------------- 2 of 2
How many seconds are there in a day?
  an estimate in s; within 10 % counts

86,400 s
""")

    def test_every_kind_is_shown(self):
        self.home.write("kinds", deck(*KINDS, question("both", reverse=True)))
        out = self.preview("deck:kinds").out
        self.assertEqual(out.count("\n-- "), 9)
        for words in ("VACUUM default", "It governs access.", "Several are right.", "Clarify", "86,400 s"):
            self.assertIn(words, out)

    def test_a_query_means_cards_in_the_order_of_the_decks(self):
        self.home.write("b", deck(question("second", tags=["core"]), question("third")))
        self.home.write("a", deck(question("first", tags=["core"])))
        self.assertEqual(self.fronts("tag:core"), ["first", "second"])
        self.assertEqual(self.fronts("b/third", "a/first"), ["first", "third"])
        self.assertEqual(self.fronts("-tag:core"), ["third"])
        self.assertIn("no tag is called `cor`", self.preview("tag:cor", code=NO).err)

    def test_without_a_query_ones_own_are_shown_or_else_all(self):
        theirs = self.folder / "theirs"
        theirs.mkdir()
        (theirs / "other.toml").write_text(deck(question("other")))
        env = {"EBB_DECK_PATH": str(theirs)}
        self.assertEqual(self.fronts(env=env), ["other"])
        self.home.write("mine", deck(question("mine")))
        self.assertEqual(self.fronts(env=env), ["mine"])

    def test_a_file_may_lie_anywhere_and_have_mistakes(self):
        path = self.folder / "broken.toml"
        path.write_text(deck(question("good"), {"front": "No back?"}, question("fine")))
        for name in path, "broken.toml", "./broken.toml":
            result = self.preview(name)
            self.assertEqual(result.out.count("\n-- "), 2)
            self.assertEqual(result.err, self.ebb("check", name, "-q", code=NO).out)
        self.assertFalse(self.home.history.exists())

    def test_a_file_without_a_card_and_one_that_is_not_there_are_said(self):
        path = self.folder / "none.toml"
        self.assertIn("there is no such file", self.preview(path, code=NO).err)
        path.write_text("[[card]]\nfront = 1\n")
        result = self.preview(path, code=NO)
        self.assertIn(f"{path}:2:9: error: ", result.err)
        self.assertIn("there is no card to be shown", result.err)

    def test_nothing_is_kept(self):
        self.home.write("mine", deck(*questions(3)))
        self.review("good", "q")
        before = self.home.rows(texts=True)
        self.preview("deck:mine")
        self.assertEqual(self.home.rows(texts=True), before)

    def test_json_says_what_show_says(self):
        path = self.home.write("mine", deck(question("cap", tags=["core"], source="a book"), CLOZE))
        for args in ["deck:mine"], [path]:
            document = self.preview(*args, "--json").json()
            self.assertEqual([card["key"] for card in document["cards"]], self.ebb("list", "--keys").out.split())
            for card in document["cards"]:
                shown = self.ebb("show", card["key"], "--json").json()
                self.assertEqual(card, {name: shown[name] for name in card})

    def test_watching_wants_a_terminal(self):
        path = self.home.write("mine", deck(question("cap")))
        self.assertIn("terminal", self.preview("--watch", path, code=USAGE).err)


class Paged(Editor):
    def begin(self, *args, **how):
        terminal = self.terminal("preview", *args, **how)
        terminal.expect("q quit")
        return terminal

    def quit(self, terminal):
        super().quit(terminal)
        self.assert_clean_terminal(terminal)

    def test_pages_are_turned_by_keys(self):
        self.home.write("mine", deck(*questions(3)))
        terminal = self.begin("deck:mine")
        for name in "q1", "q2", "q3":
            self.assertIn(f"What is {name}?", terminal.text())
            terminal.send(" ")
            terminal.expect(f"It is {name}-back.")
            terminal.expect("q quit")
            time.sleep(GUARD)
            terminal.send("n")
            terminal.expect("This is the last card." if name == "q3" else "q quit")
        terminal.send("p")
        terminal.expect("2 of 3")
        terminal.expect("It is q2-back.")
        terminal.expect("q quit")
        time.sleep(GUARD)
        self.quit(terminal)

    def test_output_that_goes_elsewhere_is_printed_whole(self):
        self.home.write("mine", deck(*questions(3)))
        terminal = self.terminal("preview", env={"SHELL": "/bin/sh"})
        terminal.expect("1 of 3")
        terminal.send("q")
        self.assertEqual(terminal.wait(), DONE)
        wrapped = self.home.wrap
        self.home.wrap = ["sh", "-c", '"$@" >printed', "sh"]
        terminal = self.terminal("preview")
        self.assertEqual(terminal.wait(), DONE)
        self.home.wrap = wrapped
        self.assertEqual((self.folder / "printed").read_text().count("\n-- "), 3)

    def test_the_editor_opens_at_the_card_and_comes_back_to_it(self):
        self.path = self.home.write("mine", deck(*questions(3)))
        terminal = self.begin("deck:mine", env=self.editor('sed -i s/q2-back/mended/ "$file"'))
        terminal.send("n")
        terminal.expect("What is q2?")
        terminal.send(" ")
        terminal.expect("It is q2-back.")
        terminal.expect("q quit")
        time.sleep(GUARD)
        terminal.send("e")
        terminal.expect("It is mended.")
        terminal.expect("q quit")
        time.sleep(GUARD)
        self.assertIn(f"+{self.line_of('q2') - 1}", self.called())
        self.quit(terminal)

    def test_the_screen_is_drawn_again_at_its_new_width(self):
        self.home.write("mine", deck(question("cap", back="word " * 40)))
        terminal = self.begin(columns=80)
        terminal.resize(40)
        terminal.expect("-- mine ------------------------ 1 of 1")
        self.quit(terminal)

    def test_ctrl_c_leaves_the_terminal_as_it_was(self):
        self.home.write("mine", deck(question("cap")))
        terminal = self.begin()
        terminal.send("\x03")
        self.assertEqual(terminal.wait(), -2)
        self.assertEqual(terminal.modes(), terminal.before)


class Watched(Test):
    def begin(self, *notes, **how):
        self.path = self.home.write("mine", deck(*notes))
        terminal = self.terminal("preview", "--watch", self.path, **how)
        terminal.expect("q quit")
        return terminal

    def leave(self, terminal):
        terminal.expect("q quit")
        time.sleep(GUARD)
        terminal.send("q")
        self.assertEqual(terminal.wait(), DONE, terminal.text())
        self.assertEqual(terminal.modes(), terminal.before)
        self.assert_clean_terminal(terminal)

    def save_over(self, text):
        """As nano does."""
        self.path.write_text(text)

    def save_beside(self, text):
        """As sed does: written whole, and put in the old one's place."""
        beside = self.path.with_suffix(".new")
        beside.write_text(text)
        os.replace(beside, self.path)

    def save_behind(self, text):
        """As vim does: the old one gets another name first."""
        os.rename(self.path, f"{self.path}~")
        self.path.write_text(text)
        os.unlink(f"{self.path}~")

    def test_the_card_that_changed_is_shown_however_it_is_saved(self):
        terminal = self.begin(*questions(3))
        notes = questions(3)
        for number, save in enumerate([self.save_over, self.save_beside, self.save_behind], 1):
            notes[number - 1]["back"] = f"Saved {number}."
            save(deck(*notes))
            terminal.expect(f"{number} of 3")
            terminal.expect(f"What is q{number}?")
            terminal.expect(f"Saved {number}.")
        self.leave(terminal)

    def test_a_new_card_is_shown(self):
        terminal = self.begin(*questions(2))
        with self.path.open("a") as file:
            file.write(cards(question("new")))
        terminal.expect("3 of 3")
        terminal.expect("It is new-back.")
        self.leave(terminal)

    def test_mistakes_are_told_in_place_and_the_cards_stay_until_they_are_mended(self):
        terminal = self.begin(*questions(2))
        self.save_over(deck(question("q1"), {"id": "q2", "front": "What is q2?"}))
        terminal.expect(re.compile(r"mine\.toml:\d+:1: error: "))
        terminal.expect("The cards stay as they were until that is mended.")
        terminal.expect("q quit")
        terminal.send("n")
        terminal.expect("What is q2?")
        self.save_over(deck(question("q1"), question("q2", back="Mended.")))
        terminal.expect("Mended.")
        self.leave(terminal)

    def test_a_query_is_watched_in_the_files_of_its_cards(self):
        self.home.write("a", deck(question("one", tags=["core"])))
        self.home.write("b", deck(question("two", tags=["core"]), question("three")))
        terminal = self.terminal("preview", "--watch", "tag:core")
        terminal.expect("1 of 2")
        terminal.expect("q quit")
        self.home.write("b", deck(question("two", tags=["core"]), question("three", tags=["core"])))
        terminal.expect("3 of 3")
        terminal.expect("It is three-back.")
        self.leave(terminal)

    def test_a_deck_that_has_no_card_yet_is_waited_for(self):
        self.path = self.home.write("mine", "[deck]\n")
        terminal = self.terminal("preview", "--watch", self.path)
        terminal.expect("There is no card to be shown.")
        self.save_over(deck(question("first")))
        terminal.expect("It is first-back.")
        self.leave(terminal)

    def test_waiting_costs_next_to_nothing(self):
        terminal = self.begin(question("cap"))
        ticks = os.sysconf("SC_CLK_TCK")

        def used():
            with open(f"/proc/{terminal.process.pid}/stat", encoding="utf-8") as stat:
                fields = stat.read().rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / ticks

        before = used()
        for number in range(5):
            self.save_over(deck(question("cap", back=f"Number {number}.")))
            terminal.expect(f"Number {number}.")
        self.assertLess(used() - before, 1)
        self.leave(terminal)

    def test_a_resize_draws_what_was_saved(self):
        terminal = self.begin(question("cap"))
        self.save_over(deck(question("cap", back="First.")))
        terminal.expect("First.")
        terminal.resize(60)
        terminal.expect(re.compile(r"-- mine -{44} 1 of 1"))
        terminal.expect("First.")
        self.leave(terminal)


if __name__ == "__main__":
    main()

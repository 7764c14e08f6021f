"""A person says which card goes on with the history of one that no file has any longer."""
import contextlib
import sqlite3

from ebbtest import Home, NO, TEXT, Test, USAGE, day, deck, main

CAFFE = {"front": "il caffè", "back": "coffee"}
MOKA = {"id": "moka", "front": "il caffè della moka", "back": "strong coffee"}
NEIGHBOURS = [{"front": "l'acqua", "back": "water"}, {"front": "il pane", "back": "bread"}]
CLOZE = {"cloze": "Io {{sono}} stanco, tu {{sei}} stanca."}


def between(*notes):
    return [NEIGHBOURS[0], *notes, NEIGHBOURS[1]]


class Adopt(Test):
    def begin(self, *notes, days=1, name="italian"):
        """All of them answered; of notes with several cards one on each day."""
        path = self.home.write(name, deck(*notes))
        for number in range(days):
            self.review(*["easy"] * 9, now=day(number))
        return path

    def lose(self, note=MOKA):
        """One that is answered is rewritten, which begins it anew; the key it had."""
        self.begin(*between(CAFFE))
        self.home.write("italian", deck(*between(note)))
        return self.keys("is:gone")[0]

    def cards(self, *query, **how):
        result = self.home.run("list", *query, "--json", **how)
        return result.json()["cards"]

    def keys(self, *query):
        return [card["key"] for card in self.cards(*query)]

    def answers(self):
        return {card["key"]: card["answers"] for card in self.cards()}

    def assert_refused(self, *args, words=()):
        """In one sentence, and nothing was done."""
        before = self.home.rows()
        result = self.ebb("adopt", *args, code=NO)
        self.assertEqual(result.out, "")
        why, rest = result.err.splitlines()[-2:]
        self.assertEqual(rest, "ebb: nothing was changed", result)
        self.assert_one_sentence(why, *words)
        self.assertEqual(self.home.rows(), before)


class Gone(Adopt):
    def test_a_note_that_was_rewritten_is_listed_with_what_it_said_and_its_likeliest_heir(self):
        self.begin(*between(CAFFE))
        self.home.write("italian", deck(*between(MOKA), {"id": "far", "front": "la neve", "back": "snow"}))
        heading, row = self.ebb("list", "is:gone").out.splitlines()
        self.assertRegex(heading, "card +likeliest heir +front")
        self.assertRegex(row, r"^italian/~\S+ +italian/moka +il caffè / coffee ")
        card = self.cards("is:gone")[0]
        self.assertEqual((card["text"], card["heir"]), ("il caffè / coffee", "italian/moka"))

    def test_they_come_in_the_order_of_their_keys_whatever_is_made_anew(self):
        self.begin(*({"id": name, "front": name, "back": name} for name in "cab"))
        self.home.write("italian", deck(MOKA))
        listed = self.keys("is:gone")
        self.assertEqual(listed, sorted(listed))
        (self.home.path / "derived.db").unlink()
        self.assertEqual(self.keys("is:gone"), listed)

    def test_check_leaves_what_is_new_of_decks_to_the_next_command(self):
        self.begin(*between(CAFFE))
        self.home.write("italian", deck(*between()))
        self.ebb("check")
        self.assertIn("1 note gone", self.ebb("list").err)

    def test_where_no_card_is_like_it_no_heir_is_named(self):
        self.begin(*between(CAFFE))
        self.home.write("italian", deck(*between(), {"front": "la neve", "back": "snow"}))
        self.assertNotIn("heir", self.cards("is:gone")[0])

    def test_what_was_never_answered_or_goes_on_by_itself_is_not_gone(self):
        self.begin(*between(CAFFE))
        self.home.write("italian", deck(*between({"id": "caffe", **CAFFE}), MOKA))
        self.assertIn("no card matches", self.ebb("list", "is:gone", code=NO).err)
        self.home.write("italian", deck(*between({"id": "caffe", **CAFFE})))
        self.ebb("list", "is:gone", code=NO)

    def test_only_a_query_that_asks_for_it_finds_what_is_gone(self):
        old = self.lose()
        standing = self.keys()
        self.assertNotIn(old, standing)
        for query in (["deck:italian"], ["-is:gone"], ["is:gone", "tag:x", "or", "deck:italian", "-is:gone"]):
            self.assertEqual(self.keys(*query), standing, query)
        note = old.partition("/")[2]
        for query in (["is:gone", "deck:italian"], ["is:gone", "deck:it*"], ["is:gone", f"id:{note}"],
                      ["is:gone", old], ["is:gone", "is:review"], ["is:gone", "interval>=1"]):
            self.assertEqual(self.keys(*query), [old], query)
        for query in (["is:gone", "deck:other"], ["is:gone", "id:moka"], ["is:gone", "is:suspended"],
                      ["is:gone", "coffee"]):
            self.ebb("list", *query, code=NO)

    def test_a_deck_that_was_taken_away_is_gone_with_its_name(self):
        self.begin(*between(CAFFE)).unlink()
        self.assertEqual(len(self.keys("is:gone", "deck:italian")), 3)

    def test_their_keys_go_to_another_command(self):
        old = self.lose()
        keys = self.ebb("list", "--keys", "is:gone").out.split()
        self.assertEqual(keys, [old])
        self.ebb("forget", *keys)
        self.assertEqual(self.cards("is:gone")[0]["phase"], "new")
        self.ebb("undo")
        self.assertEqual(self.cards("is:gone")[0]["phase"], "review")

    def test_a_deck_with_a_mistake_makes_nothing_gone(self):
        path = self.begin(*between(CAFFE))
        path.write_text(deck(*between()) + '[[card]]\nfront = 1\nback = "x"\n')
        self.ebb("list", "is:gone", code=NO)
        path.write_text(deck(*between()))
        self.assertEqual(len(self.keys("is:gone")), 1)

    def test_a_note_of_an_older_history_is_listed_without_what_it_said(self):
        old = self.lose()
        with contextlib.closing(sqlite3.connect(self.home.history)) as history, history:
            for trigger in "log_forgets", "detail_forgets":
                history.execute(f"DROP TRIGGER {trigger}")
            history.execute(f"DELETE FROM detail WHERE row IN (SELECT id FROM log WHERE kind = {TEXT})")
            history.execute(f"DELETE FROM log WHERE kind = {TEXT}")
        (self.home.path / "derived.db").unlink()
        card = self.cards("is:gone")[0]
        self.assertEqual(card["key"], old)
        self.assertNotIn("text", card)
        self.assertNotIn("It said", self.ebb("show", old).out)
        self.ebb("adopt", old, "italian/moka")
        self.assertEqual(self.answers()["italian/moka"], 1)

    def test_what_a_note_said_does_not_reach_the_terminal_raw(self):
        hostile = {"front": "\x1b[31mred\x1b]0;title\x07 \u202eback\u009b1m", "back": "two\nlines\x1b[2J"}
        self.begin(*between(hostile))
        self.home.write("italian", deck(*between()))
        key = self.keys("is:gone")[0]
        for args in (["list", "is:gone"], ["show", key], ["list", "is:gone", "--json"], ["show", key, "--json"]):
            self.assertIn("red", self.ebb(*args).out)  # which holds that it is clean
        terminal = self.terminal("--no-pager", "list", "is:gone", columns=200)
        terminal.wait()
        self.assertIn("red", terminal.text())
        self.assert_clean_terminal(terminal)

    def test_commands_that_read_write_nothing(self):
        old = self.lose()
        before = self.home.history.read_bytes()
        for args in (["list", "is:gone"], ["list", "is:gone", "--json"], ["show", old], ["check"], ["log", "is:gone"]):
            self.ebb(*args)
        self.assertEqual(self.home.history.read_bytes(), before)


class Shown(Adopt):
    def test_a_card_that_is_gone_says_what_it_said_and_how_to_give_its_history_on(self):
        old = self.lose()
        out = self.ebb("show", old, env={"COLUMNS": "200"}).out
        self.assertIn("It said: il caffè / coffee", out)
        self.assertIn(f"`ebb adopt {old} italian/moka`", out)
        shown = self.ebb("show", old, "--json").json()
        self.assertEqual((shown["text"], shown["heir"], shown["earlier_keys"]),
                         ("il caffè / coffee", "italian/moka", []))

    def test_a_card_tells_the_keys_it_had_before(self):
        old = self.lose()
        self.assertNotIn("was called", self.ebb("show", "italian/moka").out)
        self.ebb("adopt", old, "italian/moka")
        self.assertIn(f"was called {old}\n", self.ebb("show", "italian/moka").out)
        shown = self.ebb("show", "italian/moka", "--json").json()
        self.assertEqual(shown["earlier_keys"], [old])
        self.assertEqual(self.ebb("show", old, "--json").json()["key"], "italian/moka")


class ByCard(Adopt):
    def test_a_card_goes_on_with_the_history(self):
        old = self.lose()
        self.assertEqual(self.answers()["italian/moka"], 0)
        self.assertIn(f"italian/moka   has the history of {old}: 1 answer", self.ebb("adopt", old, "italian/moka").out)
        self.assertEqual(self.answers()["italian/moka"], 1)
        self.ebb("list", "is:gone", code=NO)
        self.assert_healthy()

    def test_what_was_answered_under_its_own_key_counts_too(self):
        old = self.lose()
        self.review("easy", now=day(1))
        self.assertEqual(self.answers()["italian/moka"], 1)
        self.assertNotIn("heir", self.cards("is:gone")[0])
        self.ebb("adopt", old, "italian/moka", now=day(1))
        self.assertEqual(self.answers()["italian/moka"], 2)

    def test_it_is_the_same_when_derived_data_is_made_again(self):
        self.ebb("adopt", self.lose(), "italian/moka")
        before = self.cards()
        (self.home.path / "derived.db").unlink()
        self.assertEqual(self.cards(), before)

    def test_undo_passes_over_it(self):
        self.ebb("adopt", self.lose(), "italian/moka")
        self.assertIn("took back: easy", self.ebb("undo").out)
        self.assertFalse(next(row for row in self.home.log() if row["kind"] == "link")["undone"])

    def test_the_words_of_the_heir_may_then_be_mended(self):
        self.ebb("adopt", self.lose({**MOKA, "id": "first"}), "italian/first")
        self.home.write("italian", deck(*between({**MOKA, "id": "second"})))
        self.review("q", now=day(1))
        self.assertEqual(self.answers()["italian/second"], 1)

    def test_what_ebb_took_for_another_note_is_given_to_the_right_one_at_once(self):
        self.begin(*between({**CAFFE, "front": "il cafè"}))
        self.home.write("italian", deck(*between(CAFFE), MOKA))
        self.review("q", now=day(1))
        self.ebb("adopt", self.home.log()[1]["key"], "italian/moka", now=day(1))
        self.assertEqual([self.answers()[key] for key in self.keys()], [1, 0, 1, 1])
        self.ebb("list", "is:gone", code=NO)

    def test_a_hole_that_was_reworded_is_adopted_beside_one_that_stayed(self):
        self.home.write("italian", deck({"id": "c", "cloze": "Io {{sono}} stanco, tu {{sei}} stanca."}))
        for number in range(2):
            self.review("easy", now=day(number))
        self.home.write("italian", deck({"id": "c", "cloze": "Noi {{siamo}} stanchi, tu {{sei}} stanca."}))
        card = self.cards("is:gone")[0]
        self.ebb("adopt", card["key"], card["heir"], now=day(1))
        self.assertEqual(set(self.answers().values()), {1})

    def test_what_was_parted_stays_so_when_the_other_gets_an_id_or_another_file(self):
        self.begin(*between({**CAFFE, "front": "il caffe"}))
        path = self.home.write("italian", deck(*between(CAFFE)))
        self.review("q", now=day(1))
        self.ebb("adopt", "--undo", self.keys()[1], now=day(1))
        self.ebb("id", "italian", now=day(1))
        self.assertEqual(self.answers()["italian/il-caffe"], 0)
        path.rename(path.with_name("vocabulary.toml"))
        self.review("q", now=day(2))
        self.assertEqual(self.answers()["vocabulary/il-caffe"], 0)

    def test_what_was_parted_on_one_machine_is_parted_on_both(self):
        self.begin(*between({**CAFFE, "front": "il caffe"}))
        other = Home(self.folder / "other")
        other.write("italian", deck(*between({**CAFFE, "front": "il caffe"})))
        other.run("merge", str(self.home.history), now=day(0))
        for home in self.home, other:
            home.write("italian", deck(*between(CAFFE)))
        self.review("q", now=day(1))
        self.ebb("adopt", "--undo", self.keys()[1], now=day(1))
        other.run("review", stdin="q\n", now=day(2))  # has found the link by itself, and later
        self.ebb("merge", str(other.history), now=day(3))
        other.run("merge", str(self.home.history), now=day(3))
        for home in self.home, other:
            cards = home.run("list", "--json", now=day(3)).json()["cards"]
            self.assertEqual([card["answers"] for card in cards], [1, 0, 1])
        self.ebb("adopt", self.keys("is:gone")[0], self.keys()[1], now=day(4))
        self.assertEqual([self.answers()[key] for key in self.keys()], [1, 1, 1])

    def test_a_note_that_was_matched_with_the_wrong_one_is_given_to_another(self):
        self.begin(*between({**CAFFE, "front": "il caffe"}))
        self.home.write("italian", deck(*between(CAFFE), MOKA))
        self.review("q")
        wrong = self.keys()[1]
        self.assertEqual(self.answers(), {key: int(key != "italian/moka") for key in self.keys()})
        self.ebb("adopt", "--undo", wrong)
        old = self.keys("is:gone")[0]
        self.ebb("adopt", old, "italian/moka")
        self.review("q", now=day(1))
        self.assertEqual(self.answers()["italian/moka"], 1)
        self.assertEqual(self.answers()[wrong], 0)


class ByNote(Adopt):
    AFTER = {"id": "tired", "cloze": "Oggi io {{sono}} molto stanco, e tu {{sei}} triste e {{stanca}}."}

    def lose_cloze(self, after):
        self.begin(*between(CLOZE), days=2)
        self.home.write("italian", deck(*between(after)))
        return self.keys("is:gone")[0].partition("#")[0]

    def answered(self):
        return sum(answers for key, answers in self.answers().items() if key.startswith("italian/tired"))

    def test_each_card_of_a_note_goes_on_as_the_one_with_its_hole(self):
        old = self.lose_cloze(self.AFTER)
        said = self.ebb("adopt", old, "italian/tired").out.splitlines()
        self.assertEqual(len(said), 2)
        for line in said:
            now, before = line.split("   has the history of ")
            self.assertEqual(now.partition("#")[2], before.partition(":")[0].partition("#")[2])
        self.assertEqual(sorted(answers for key, answers in self.answers().items() if "tired" in key), [0, 1, 1])
        self.ebb("list", "is:gone", code=NO)

    def test_a_hole_goes_on_as_the_one_that_hides_the_same_wherever_it_stands(self):
        old = self.lose_cloze({"id": "tired", "cloze": "Tu {{sei}} stanca, io {{sono}} stanco."})
        for line in self.ebb("adopt", old, "italian/tired").out.splitlines():
            now, before = line.split("   has the history of ")
            self.assertEqual(now.partition("#")[2], before.partition(":")[0].partition("#")[2])

    def test_each_side_of_a_note_goes_on_as_the_same_side(self):
        self.begin(*between({**CAFFE, "reverse": True}), days=2)
        self.home.write("italian", deck(*between({**MOKA, "reverse": True})))
        self.ebb("adopt", self.keys("is:gone")[0].partition("#")[0], "italian/moka")
        self.assertEqual(self.answers()["italian/moka"], 1)
        self.ebb("list", "is:gone", code=NO)

    def test_they_are_parted_again_as_they_came(self):
        old = self.lose_cloze(self.AFTER)
        self.ebb("adopt", old, "italian/tired")
        self.assertEqual(len(self.ebb("adopt", "--undo", "italian/tired").out.splitlines()), 2)
        self.assertEqual(len(self.keys("is:gone")), 2)
        self.assertEqual(self.answered(), 0)

    def test_where_no_card_is_alike_they_are_adopted_one_by_one(self):
        old = self.lose_cloze({"id": "tired", "cloze": "{{Noi}} siamo {{molto}} {{allegri}}."})
        self.assert_refused(old, "italian/tired", words=["not alike", "which becomes which"])
        heirs = [key for key in self.keys() if "tired" in key]
        for gone, heir in zip(self.keys("is:gone"), heirs):
            self.ebb("adopt", gone, heir)
        self.assertEqual(self.answered(), 2)


class Refused(Adopt):
    def test_a_name_that_no_card_has(self):
        old = self.lose()
        self.assert_refused("italian/nosuch", "italian/moka", words=["no card has the key `italian/nosuch`"])
        self.assert_refused(old, "italian/nosuch", words=["no card has the key `italian/nosuch`"])
        self.assert_refused(old, "italian/mok", words=["italian/moka"])

    def test_one_that_stands_keeps_its_history(self):
        self.lose()
        self.assert_refused(self.keys()[0], "italian/moka", words=["stands in a deck"])

    def test_one_that_was_never_answered_has_none(self):
        self.lose()
        self.home.write("other", deck({"id": "never", "front": "la neve", "back": "snow"}))
        self.assert_refused("other/never", "italian/moka", words=["never answered"])

    def test_one_that_is_gone_cannot_go_on(self):
        self.begin(*between(CAFFE)).write_text(deck(MOKA))
        self.assert_refused(*self.keys("is:gone")[:2], words=["stands in no deck now"])

    def test_the_same_card(self):
        old = self.lose()
        self.ebb("adopt", old, "italian/moka")
        self.assert_refused(old, "italian/moka", words=["already"])
        self.assert_refused("italian/moka", "italian/moka", words=["already"])

    def test_there_is_nothing_to_part(self):
        old = self.lose()
        for name in old, "italian/moka":
            self.assert_refused("--undo", name, words=["has no other card's history"])
        self.assert_refused("--undo", "italian/nosuch", words=["no card has the key"])

    def test_names_too_few_and_too_many(self):
        for args in ([], ["a/b"], ["--undo", "a/b", "a/c"], ["a/b", "a/c", "a/d"]):
            self.assert_one_sentence(self.ebb("adopt", *args, code=USAGE).err)


class Undone(Adopt):
    def test_each_has_its_own_history_again(self):
        old = self.lose()
        self.ebb("adopt", old, "italian/moka")
        said = self.ebb("adopt", "--undo", "italian/moka").out
        self.assertEqual(said, f"italian/moka   no longer has the history of {old}\n")
        self.assertEqual(self.answers()["italian/moka"], 0)
        self.assertEqual(self.keys("is:gone"), [old])
        self.assert_healthy()

    def test_it_is_no_likeliest_heir_any_more(self):
        old = self.lose()
        self.ebb("adopt", old, "italian/moka")
        self.ebb("adopt", "--undo", "italian/moka")
        self.assertNotEqual(self.cards("is:gone")[0].get("heir"), "italian/moka")

    def test_the_two_are_not_matched_again_though_a_mended_typo_shows_that_they_are_one(self):
        self.begin(*between({**CAFFE, "front": "il caffe"}))
        self.home.write("italian", deck(*between(CAFFE)))
        self.assertIn("mended", self.review("q").err)
        mended = self.keys()[1]
        self.ebb("adopt", "--undo", mended)
        for lost in False, True:
            if lost:
                (self.home.path / "derived.db").unlink()
            self.assertNotIn("mended", self.review("q", now=day(1)).err)
            self.assertEqual(self.answers()[mended], 0)
            self.assertEqual(len(self.keys("is:gone")), 1)

    def test_a_person_may_still_join_them(self):
        old = self.lose()
        for _ in range(2):
            self.ebb("adopt", old, "italian/moka")
            self.ebb("adopt", "--undo", "italian/moka")
        self.ebb("adopt", old, "italian/moka")
        self.assertEqual(self.answers()["italian/moka"], 1)

    def test_of_several_the_newest_alone_is_parted(self):
        self.begin(*between(CAFFE, {"front": "il tè", "back": "tea"}))
        self.home.write("italian", deck(*between(MOKA)))
        gone = self.keys("is:gone")
        for number, old in enumerate(gone, start=1):
            self.ebb("adopt", old, "italian/moka", now=day(number))
        self.assertEqual(self.answers()["italian/moka"], 2)
        self.ebb("adopt", "--undo", "italian/moka", now=day(3))
        self.assertEqual(self.keys("is:gone"), gone[1:])


class Twins(Adopt):
    def setUp(self):
        super().setUp()
        self.begin(*between({**CAFFE, "front": "il caffe"}))
        self.home.write("italian", deck(*between(CAFFE)))
        self.review("q")
        self.shown = self.keys()[1]
        self.path = self.home.write("italian", deck(*between({**CAFFE, "front": "il caffe"}, CAFFE)))

    def test_a_plain_check_names_two_notes_that_the_history_takes_for_one(self):
        result = self.ebb("check")
        self.assertRegex(result.out, rf"^{self.path}:7:1: warning: `italian/~\S+` became `{self.shown}`")
        self.assertIn(f"`ebb adopt --undo {self.shown}`", result.out)
        self.assertIn("1 warning", result.err)
        document = self.ebb("check", "--json").json()
        self.assertEqual([problem["line"] for problem in document["problems"]], [7])

    def test_of_files_that_are_named_it_looks_at_these_alone(self):
        self.assertEqual(self.ebb("check", self.path).out, "")

    def test_parted_each_is_a_card_of_its_own(self):
        self.ebb("adopt", "--undo", self.shown)
        self.assertEqual(self.ebb("check").out, "")
        self.assertEqual(sorted(self.answers().values()), [0, 1, 1, 1])

    def test_a_check_without_a_history_makes_none(self):
        self.home.history.unlink()
        self.assertEqual(self.ebb("check").out, "")
        self.assertFalse(self.home.history.exists())


if __name__ == "__main__":
    main()

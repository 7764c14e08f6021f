"""Commands that write into decks: ebb id, mv and rm. What they change, what stays, and where the history is."""
import json
import os
import stat

from ebbtest import CLOZE, NO, USAGE, Test, day, deck, main, question, questions
from rights import needs_permissions, way_to_be_bound

PORTS = """# Ports of the internet.

[deck]
title = "Ports"

# The first one.
[[card]]
front = "Which port has HTTPS?"
back = "443"   # over TCP

[[card]]
id = "ssh"
front = "Which port has SSH?"
back = "22"

[[card]]
front = "Broken"

# The last.
[[card]]
  front = "Which port has DNS?"
  back = "53"
"""
ID_OF_HTTPS, ID_OF_DNS = 'id = "port-https"\n', '  id = "port-dns"\n'
PORTS_WITH_IDS = PORTS.replace('front = "Which port has HTTPS?"', ID_OF_HTTPS + 'front = "Which port has HTTPS?"') \
    .replace('  front = "Which port has DNS?"', ID_OF_DNS + '  front = "Which port has DNS?"')
NET = '[deck]\ntitle = "Net"\n\n[[card]]\nid = "mtu"\nfront = "MTU?"\nback = "1500"\n'


class DeckEdits(Test):
    def counts(self, **how):
        """All that the surfaces count."""
        due = self.ebb("due", "--json", **how).json()
        decks = {one["deck"]: (one["new"], one["due"]) for one in self.ebb("decks", "--json", **how).json()["decks"]}
        return due, decks

    def states(self, **how):
        """What is known of the cards, whatever their keys."""
        cards = self.ebb("list", "--json", **how).json()["cards"]
        return sorted(json.dumps({**card, "key": "", "deck": ""}) for card in cards)

    def written(self):
        """The rows of the history, and all decks with the copies of them."""
        rows = self.home.rows() if self.home.history.exists() else []
        return rows, {path: path.read_bytes() for path in self.folder.rglob("*.toml") if path.is_file()}

    def kept(self, name=""):
        return sorted((self.home.path / "backups" / "decks").glob(f"{name}*.toml"))

    def learn(self, now=None):
        self.review("good", "easy", "good", "easy", "good", "easy", now=now)

    # id

    def test_id_writes_a_line_into_each_note_without_one_and_nothing_else(self):
        path = self.home.write("ports", PORTS)
        said = self.ebb("id", "ports")
        self.assertEqual(said.out, 'Ports: id = "port-https"\nPorts: id = "port-dns"\n')
        self.assertEqual(path.read_text(), PORTS_WITH_IDS)
        self.assertEqual([kept.read_text() for kept in self.kept()], [PORTS])
        self.assertIn(str(self.kept()[0]), said.err)
        self.assertNotIn("new notes", self.ebb("due").err)
        self.assertNotIn("new notes", self.ebb("decks").err)
        self.assertRegex(self.ebb("id", "ports").out, "nothing to do")
        self.assertEqual(len(self.kept()), 1)

    def test_id_keeps_the_history_of_all_kinds_of_cards(self):
        notes = [{"front": "one?", "back": "1", "reverse": True}, {"cloze": CLOZE["cloze"]}, question("given"),
                 {"front": "two?", "back": "2"}, {"front": "three?", "back": "3"}]
        self.home.write("mine", deck(*notes))
        self.learn()
        self.learn(now=day(1))
        for when in day(1), day(5):
            before = self.counts(now=when), self.states(now=when)
            self.ebb("id", "mine", now=when)
            self.assertEqual((self.counts(now=when), self.states(now=when)), before)
        self.ebb("doctor", "--rebuild", now=day(5))
        self.assertEqual((self.counts(now=when), self.states(now=when)), before)

    def test_links_are_written_for_what_was_answered_and_undo_passes_over_them(self):
        self.home.write("mine", deck({"front": "one?", "back": "1"}, {"front": "two?", "back": "2"}))
        self.review("easy", "q")
        self.ebb("id", "mine")
        self.assertEqual([row["kind"] for row in self.home.log() if row["kind"] == "link"], ["link"])
        self.assertIn("took back", self.ebb("undo").out)
        self.assertEqual(self.home.answers(), [row for row in self.home.answers() if row.get("undone")])

    def test_ten_ids_are_summed(self):
        self.home.write("mine", deck(*({"front": f"number {number}?", "back": "b"} for number in range(12))))
        lines = self.ebb("id", "mine").out.splitlines()
        self.assertEqual(len(lines), 13)
        self.assertEqual(lines[-1], "12 ids written")

    def test_an_id_that_the_history_knows_is_not_given_again(self):
        self.home.write("mine", deck(question("gone") | {"id": "alpha"}))
        self.review("easy")
        path = self.home.write("mine", deck({"front": "Alpha?", "back": "another fact"}))
        self.ebb("id", "mine")
        self.assertIn('id = "alpha-2"', path.read_text())
        self.assertEqual(self.ebb("due", "--short").out.strip(), "1")

    def test_a_note_that_stands_twice_gets_no_id_and_is_named(self):
        path = self.home.write("mine", deck({"front": "one?", "back": "1"}, {"front": "one?", "back": "1"},
                                            {"front": "two?", "back": "2"}))
        said = self.ebb("id", "mine", code=NO)
        self.assertRegex(said.err, r"mine\.toml:\d+: .*twice")
        self.assertEqual(path.read_text().count("id ="), 1)

    def test_line_ends_and_the_mark_at_the_beginning_stay(self):
        windows = b"\xef\xbb\xbf" + PORTS.replace("\n", "\r\n").encode()
        path = self.home.write("ports", windows)
        self.ebb("id", "ports")
        self.assertEqual(path.read_bytes(), b"\xef\xbb\xbf" + PORTS_WITH_IDS.replace("\n", "\r\n").encode())

    def test_the_mode_and_a_link_to_the_file_stay(self):
        far = self.folder / "git" / "ports.toml"
        far.parent.mkdir()
        far.write_text(PORTS)
        far.chmod(0o640)
        self.home.decks.mkdir(parents=True, exist_ok=True)
        link = self.home.decks / "ports.toml"
        link.symlink_to(far)
        self.ebb("id", "ports")
        self.assertTrue(link.is_symlink())
        self.assertEqual(far.read_text(), PORTS_WITH_IDS)
        self.assertEqual(stat.S_IMODE(far.stat().st_mode), 0o640)
        self.assertEqual(os.listdir(far.parent), ["ports.toml"])

    def test_a_dry_run_lists_the_lines_and_writes_nothing(self):
        path = self.home.write("ports", PORTS)
        self.review("good", "q")
        before = self.written()
        listed = self.ebb("id", "--dry-run", "ports").out
        self.assertEqual(listed.splitlines(), [f"--- {path}", f"+++ {path}", "@@ -7,0 +8 @@", '+id = "port-https"',
                                               "@@ -20,0 +22 @@", '+  id = "port-dns"'])
        self.assertEqual(self.written(), before)

    def test_the_last_ten_of_each_deck_are_kept(self):
        self.home.write("mine", deck(*questions(1)))
        self.home.write("mine-2026-11-22", deck(*questions(1)))
        for number in range(13):
            self.home.write("mine", deck({"front": f"round {number}?", "back": "b"}))
            self.ebb("id", "mine", now=day(number // 4))
        self.assertEqual(len(self.kept()), 10)
        texts = [kept.read_text() for kept in self.kept()]
        self.assertEqual([number for number in range(13) if any(f"round {number}?" in text for text in texts)],
                         list(range(3, 13)))

    # What is refused

    def refused(self, *args, says, code=NO):
        before = self.written()
        said = self.ebb(*args, code=code)
        self.assertRegex(said.err, says)
        self.assertEqual(said.out, "")
        self.assertEqual(self.written(), before)

    def test_decks_that_are_not_the_learners_are_refused(self):
        others = self.folder / "others"
        others.mkdir()
        (others / "theirs.toml").write_text(PORTS)
        self.home.env["EBB_DECK_PATH"] = str(others)
        self.home.write("net", NET)
        self.refused("id", "theirs", says="is no deck of your own")
        self.refused("rm", "theirs/ssh", says="is no deck of your own")
        self.refused("mv", "theirs/ssh", "net", says="is no deck of your own")
        self.refused("mv", "net/mtu", "theirs", says="is no deck of your own")
        self.refused("id", "thiers", says="no deck has the id `thiers`; did you mean `theirs`")
        self.refused("mv", "net/mtu", says="NOTE", code=USAGE)

    def test_a_note_that_cannot_be_read_is_refused_by_name(self):
        self.home.write("net", NET)
        self.home.write("mine", deck({"id": "half", "front": "no back"}, question("whole")))
        self.refused("rm", "mine/half", says=r"mine\.toml:\d+: the note `mine/half` cannot be read")
        self.refused("mv", "mine/whole", "mine/half", "net", says="cannot be read")
        self.refused("rm", "mine/wohle", says="did you mean `mine/whole`")

    @needs_permissions
    def test_a_file_that_cannot_be_written_is_left(self):
        path = self.home.write("ports", PORTS)
        path.chmod(0o444)
        self.home.wrap = way_to_be_bound()
        self.refused("id", "ports", says="cannot be written")
        path.chmod(0o644)
        self.close(self.home.decks, 0o500)
        self.refused("id", "ports", says="cannot be written: Permission denied")

    # rm

    def test_rm_takes_a_note_out_with_its_comments(self):
        path = self.home.write("ports", PORTS_WITH_IDS)
        self.assertRegex(self.ebb("rm", "ports/port-https").out, "^ports/port-https   taken out")
        first = PORTS_WITH_IDS.index("# The first one.")
        self.assertEqual(path.read_text(), PORTS_WITH_IDS[:first] + PORTS_WITH_IDS[PORTS_WITH_IDS.index("[[card]]\nid = \"ssh\""):])
        self.ebb("rm", "ports/port-dns", "ports/ssh")
        self.assertEqual(path.read_text(), PORTS_WITH_IDS[:first] + '[[card]]\nfront = "Broken"\n')
        path.write_text(PORTS_WITH_IDS)

    def test_a_note_that_was_taken_out_returns_with_its_schedule(self):
        path = self.home.write("mine", deck(*questions(2)))
        self.learn()
        before, text = self.states(), path.read_text()
        self.ebb("rm", "mine/q1")
        self.assertEqual(len(self.states()), 1)
        path.write_text(text)
        self.assertEqual(self.states(), before)

    # mv

    def test_mv_moves_a_note_with_its_comments_and_its_history(self):
        ports, net = self.home.write("ports", PORTS), self.home.write("net", NET.replace("\n", "\r\n"))
        self.learn()
        key = next(key for key in self.ebb("list", "--keys", "dns").out.split())
        before, due = self.states(), self.ebb("due", "--json").json()
        self.assertRegex(self.ebb("mv", key, "ports/ssh", "net").out, f"^{key}   now net/~.*\nports/ssh   now net/ssh\n$")
        last = PORTS[PORTS.index("# The last."):]
        ssh = PORTS[PORTS.index('[[card]]\nid = "ssh"'):PORTS.index('[[card]]\nfront = "Broken"')]
        self.assertEqual(ports.read_text(), PORTS.replace("\n" + last, "").replace(ssh, ""))
        self.assertEqual(net.read_bytes().decode(), (NET + "\n" + last + "\n" + ssh.rstrip("\n") + "\n").replace("\n", "\r\n"))
        self.assertEqual((self.states(), self.ebb("due", "--json").json()), (before, due))
        self.assertEqual(len(self.kept("ports")), 1)
        self.assertEqual(len(self.kept("net")), 1)

    def test_a_note_may_go_to_and_fro(self):
        self.home.write("a", deck(*questions(1)))
        self.home.write("b", deck(question("other")))
        self.learn()
        before = self.states()
        for turn in range(5):
            self.ebb("mv", "ab"[turn % 2] + "/q1", "ba"[turn % 2])
            self.assertEqual(self.states(), before)
        self.ebb("doctor", "--rebuild")
        self.assertEqual(self.states(), before)
        self.assertRegex(self.ebb("show", "b/q1").out, "answer")

    def test_what_its_deck_said_for_it_goes_along(self):
        self.home.write("words", deck({"front": "uno", "back": "one"}, reverse=True, strict_accents=True, source="A book"))
        path = self.home.write("more", NET)
        self.learn()
        before = self.states()
        key = self.ebb("list", "--keys", "uno", "deck:words").out.split()[0]
        self.ebb("mv", key, "more")
        self.assertTrue(path.read_text().endswith(
            '\n[[card]]\nfront = "uno"\nback = "one"\nreverse = true\nstrict_accents = true\nsource = "A book"\n'))
        self.assertEqual(self.states(), before)

    def test_a_name_that_is_taken_in_the_other_deck_is_refused(self):
        self.home.write("a", deck(*questions(2)))
        self.home.write("b", deck(question("q1") | {"back": "another"}, question("q2") | {"back": "another"}))
        self.learn()
        self.refused("mv", "a/q1", "b", says=r"b\.toml:\d+: here a note has the name of `a/q1`")
        self.refused("mv", "a/q1", "a", says="`a/q1` is in `a` already")
        self.home.write("b", deck())
        self.refused("mv", "a/q1", "b", says="`b/q1` was another note's name")


class ShippedDecks(Test):
    shipped = True

    def test_decks_that_came_with_ebb_are_left(self):
        self.home.write("mine", deck(question("x")))
        for args in (("id", "distributed-systems"), ("rm", "distributed-systems/cap-choice"),
                     ("mv", "distributed-systems/cap-choice", "mine"), ("mv", "mine/x", "distributed-systems")):
            said = self.ebb(*args, code=NO)
            self.assertRegex(said.err, "`distributed-systems` is no deck of your own, and is left as it is")
        self.assertFalse((self.home.path / "backups" / "decks").exists())


if __name__ == "__main__":
    main()

"""The commands besides review: what they print, and their exit codes."""
import contextlib
import json
import os
import pathlib
import re
import shutil
import sqlite3
import stat
import subprocess

from acts import make_older
from ebbtest import (CLOZE, DATABASE, DONE, KINDS, NO, NOON, PATIENCE, SHIPPED, USAGE, Home, Test, day, deck, main,
                     question, questions)


class Glance(Test):
    shipped = True

    def test_the_first_run_welcomes_and_points_to_review_without_asking(self):
        result = self.ebb()
        self.assertIn("ebb review", result.out)
        self.assertRegex(result.out, r"(?i)welcome|first")
        self.assertLess(len(result.out.splitlines()), 20)

    def test_it_shows_today(self):
        self.review("good", "easy", "q")
        result = self.ebb()
        self.assertNotRegex(result.out, r"(?i)welcome")
        self.assertRegex(result.out, r"(?i)\d+ new|new\W+\d+")
        self.assertRegex(result.out, r"(?i)min")
        self.assertIn("review", result.out)

    def test_it_creates_no_history_by_looking(self):
        for command in (), ("due",), ("decks",), ("log",):
            self.ebb(*command)
        self.assertFalse(self.home.history.exists() and self.home.rows())


class Due(Test):
    def test_it_counts_what_review_would_show(self):
        self.home.write("mine", deck(*questions(30)))
        self.assertRegex(self.ebb("due").out, r"\b20\b")
        self.review(*["easy"] * 5)
        self.assertRegex(self.ebb("due").out, r"\b15\b")

    def test_short_is_one_short_line_for_a_prompt(self):
        self.home.write("mine", deck(*questions(3)))
        out = self.ebb("due", "--short").out
        self.assertRegex(out, r"\A\D*3\b[^\n]{0,20}\n\Z")
        self.review(*["easy"] * 3)
        self.assertLessEqual(len(self.ebb("due", "--short").out), 10)

    def test_json_has_the_counts(self):
        self.home.write("mine", deck(*questions(3)))
        counts = self.ebb("due", "--json").json()
        self.assertIsInstance(counts, dict)
        self.assertIn(3, counts.values(), counts)

    def test_exit_code_tells_whether_something_is_due(self):
        self.home.write("mine", deck(question("cap")))
        self.ebb("due", "--exit-code", code=1)
        self.review("easy")
        self.ebb("due", "--exit-code", code=0)

    def test_it_narrows_as_review_does(self):
        self.home.write("one", deck(*questions(3)))
        self.home.write("two", deck(*questions(4)))
        self.assertRegex(self.ebb("due", "--short", "deck:two").out, r"\b4\b")
        self.assertIn("no card matches", self.ebb("due", "deck:nosuch", code=NO).err)


class Look(Test):
    def test_decks_lists_each_with_its_title_and_counts(self):
        self.home.write("mine", deck(*questions(7), title="My own deck"))
        line = next(line for line in self.ebb("decks").out.splitlines() if "My own deck" in line or "mine" in line)
        self.assertRegex(line, r"\b7\b")
        decks = self.ebb("decks", "--json").out
        self.assertIn("My own deck", decks)
        json.loads(decks) if decks.startswith(("[", "{")) else [json.loads(line) for line in decks.splitlines()]

    def test_show_tells_all_about_a_card(self):
        self.home.write("mine", deck(question("cap", note="Because.", source="https://example.org/x", hint="Two.")))
        out = self.ebb("show", "mine/cap").out
        for text in "mine/cap", "What is cap?", "It is cap-back.", "Because.", "https://example.org/x":
            self.assertIn(text, out)
        self.review("good", "good")
        self.assertRegex(self.ebb("show", "mine/cap").out, r"(?i)good")
        card = self.ebb("show", "mine/cap", "--json").json()
        self.assertEqual(card["key"], "mine/cap")
        self.assertEqual(card["deck"], "mine")

    def test_show_as_json_asks_what_the_card_asks(self):
        self.home.write("mine", deck(CLOZE))
        said = {(card["question"], card["answer"]) for card in
                (self.ebb("show", one["key"], "--json").json()
                 for one in self.ebb("list", "deck:mine", "--json").json()["cards"])}
        self.assertEqual(said, {
            ("Delta lists [...] of history and restores 7 days.", "Delta lists 30 days of history and restores 7 days."),
            ("Delta lists 30 days of history and restores [VACUUM default?].",
             "Delta lists 30 days of history and restores 7 days.")})

    def test_show_shows_every_kind(self):
        self.home.write("mine", deck(*KINDS))
        for name, text in {"plain": "plain-back", "pick": "It governs access.", "several": "Saturation",
                           "day": "86", "steps": "Trade-offs"}.items():
            self.assertIn(text, self.ebb("show", f"mine/{name}").out)


class Answered(Test):
    """A deck with three cards that were answered, each with another grade."""
    cards = 3

    def setUp(self):
        super().setUp()
        self.home.write("mine", deck(*questions(self.cards)))
        self.review("good", "easy", "again")


class Log(Answered):
    def test_json_is_one_object_a_line_with_the_promised_names(self):
        rows = [json.loads(line) for line in self.ebb("log", "--json").out.splitlines()]
        self.assertEqual(sorted(row.get("grade", row["kind"]) for row in rows),
                         ["again", "easy", "good", "text", "text", "text"])
        for row in rows:
            self.assertEqual(row["deck"], "mine")
            self.assertRegex(row["key"], r"^mine/q[123]$")
            self.assertIn(row["day"], (20779, "2026-11-22"))
            self.assertIn(row["at"], (1795348800000, NOON, "2026-11-22T12:00:00.000Z", "2026-11-22T12:00:00+00:00",
                                      "2026-11-22T12:00:00.000+00:00"))

    def test_json_is_the_same_in_every_locale_and_on_every_width(self):
        usual = self.ebb("log", "--json").raw_out
        self.assertEqual(self.ebb("log", "--json", env={"LANG": "C", "COLUMNS": "20"}).raw_out, usual)
        self.assertEqual(self.ebb("log", "--json", env={"CLICOLOR_FORCE": "1"}).raw_out, usual)

    def test_plain_names_the_card_the_grade_and_when(self):
        out = self.ebb("log").out
        for text in "q1", "q2", "q3", "good", "easy", "again":
            self.assertIn(text, out)

    def test_undone_answers_stay_in_the_log(self):
        self.ebb("undo")
        rows = self.home.log()
        self.assertEqual(sum(row.get("grade") == "again" for row in rows), 1)
        self.assertEqual(len(rows), 4)

    def test_an_act_that_changes_nothing_stands_in_the_way_of_no_undo(self):
        before = len(self.home.log())
        self.assertIn("not suspended", self.ebb("unsuspend", "mine/q1").out)
        self.ebb("suspend", "mine/q1")
        self.assertIn("nothing to do", self.ebb("suspend", "mine/q1").out)
        self.assertEqual(len(self.home.log()), before + 1)

    def test_hostile_details_crash_neither_undo_nor_the_log(self):
        for json in '{"rows":9223372036854775807}', '{"rows":-5}', '{"given":' + "[" * 200_000:
            with self.subTest(json[:30]):
                with sqlite3.connect(self.home.history) as history:
                    history.execute("INSERT INTO detail SELECT id, ? FROM log WHERE id NOT IN "
                                    "(SELECT row FROM detail) ORDER BY id DESC LIMIT 1", (json,))
                history.close()
                self.ebb("log", "--json")
                self.ebb("undo", "--yes")

    def test_other_acts_are_listed(self):
        self.ebb("suspend", "mine/q1")
        self.ebb("forget", "mine/q2")
        out = self.ebb("log").out
        self.assertIn("suspend", out)
        self.assertIn("forget", out)
        for row in self.home.log():
            self.assertEqual({"key", "deck", "at", "day"} - set(row), set(), row)

    def test_a_closed_pipe_ends_it_silently(self):
        done = subprocess.run(["sh", "-c", '{ sleep 0.2; "$0" log --json; "$0" help; } | true', self.home.program],
                              capture_output=True, timeout=PATIENCE, env=self.home.environment(None, None))
        self.assertEqual(done.stderr, b"")

    def test_a_full_disk_behind_standard_output_is_not_called_done(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(self.home.command(["log"]), stdout=full, stderr=subprocess.PIPE, timeout=60,
                                  env=self.home.environment(None, None))
        self.assertNotEqual(done.returncode, 0)
        self.assert_one_sentence(done.stderr.decode(), "space|full|write")


class Config(Test):
    def test_all_settings_are_printed_with_where_they_come_from(self):
        out = self.ebb("config").out
        for name, value in {"new_per_day": "20", "reviews_per_day": "200", "new_first": '"core"', "max_days": "36500",
                            "learning_steps_s": "60, 600", "rollover": "04:00"}.items():
            line = next(line for line in out.splitlines() if name in line)
            self.assertIn(value, line)
            self.assertIn("default", line)

    def test_a_set_one_names_file_and_line(self):
        self.home.configure('# mine\nnew_per_day = 7\n\n[deck."a-b"]\nnew_per_day = 2\n')
        out = self.ebb("config").out
        line = next(line for line in out.splitlines() if line.startswith("new_per_day"))
        self.assertRegex(line, r"7.*config\.toml:2")
        self.assertRegex(out, r"a-b.*new_per_day.*2.*config\.toml:5")

    def test_a_wrong_value_is_a_sentence_with_its_place_and_never_a_silent_default(self):
        self.home.write("mine", deck(question("cap")))
        for text, line in (("new_per_day = \"x\"\n", 1), ("\nnew_per_day = -1\n", 2), ("rollover = \"25:00\"\n", 1),
                           ("nwe_per_day = 3\n", 1), ("a = \n", 1), ("[deck.\"a\"]\nnew = 3\n", 2),
                           ("learning_steps_s = [0]\n", 1), ("max_days = 99999999999999999999\n", 1)):
            with self.subTest(text):
                self.home.configure(text)
                for command in ("review",), ("due",), (), ("config",), ("decks",):
                    result = self.ebb(*command, code=USAGE)
                    self.assertRegex(result.err, rf"config\.toml:{line}\b")
                self.assertFalse(self.home.history.exists())

    def test_a_mistyped_name_is_guessed(self):
        self.home.configure("nwe_per_day = 3\n")
        self.assertIn("new_per_day", self.ebb("due", code=USAGE).err)


class Check(Test):
    BROKEN = """[deck]
title = "Broken"
titel = "x"

[[card]]
front = "No back"

[[card]]
front = "Both"
back = "b"
cloze = "c {{d}}"

[[card]]
front = "unclosed
back = "b"

[[card]]
id = "good"
front = "Good?"
back = "Yes."
as_of = "2026-01-01"

[[card]]
front = "n"
number = 0
within = "10%"

[[card]]
cloze = "no hole"

[[card]]
front = "Few points"
points = ["one"]

[[card]]
id = "has space"
front = "f"
back = "b"
"""

    def test_every_problem_is_reported_in_one_go_with_its_place(self):
        path = self.folder / "broken.toml"
        path.write_text(self.BROKEN)
        result = self.ebb("check", path, code=NO)
        places = re.findall(rf"^{re.escape(str(path))}:(\d+):(\d+): error: (.+)$", result.out + result.err, re.M)
        lines = [int(line) for line, _, _ in places]
        for line in 3, 14, 21, 29, 36:
            self.assertIn(line, lines, result)
        for around in (5, 6), (8, 9, 10, 11), (23, 24, 25, 26), (31, 32, 33):
            self.assertTrue(set(around) & set(lines), (around, result))
        self.assertEqual(lines, sorted(lines))

    def test_a_path_is_named_as_it_was_given(self):
        (self.folder / "broken.toml").write_text("[[card]]\nfront = 1\n")
        result = self.ebb("check", "broken.toml", code=NO)
        self.assertRegex(result.out + result.err, r"(?m)^broken\.toml:\d+:\d+: error: ")

    def test_columns_count_characters(self):
        path = self.folder / "wide.toml"
        path.write_text('[[card]]\nfront = "日本" ;\nback = "b"\n')
        result = self.ebb("check", path, code=NO)
        self.assertRegex(result.out + result.err, rf"{re.escape(str(path))}:2:14: error: ")

    def test_a_sound_deck_is_done(self):
        path = self.home.write("mine", deck(*KINDS))
        self.assertNotIn("error", self.ebb("check", path).out)

    def test_folders_and_several_files_are_checked(self):
        self.home.write("one", deck(question("a")))
        self.home.write("sub/two", "[[card]]\nfront = 1\nback = 'x'\n")
        result = self.ebb("check", self.home.decks, code=NO)
        self.assertIn("two.toml:2:", result.out + result.err)
        result = self.ebb("check", self.home.decks / "one.toml", self.home.decks / "sub/two.toml", code=NO)
        self.assertIn("two.toml:2:", result.out + result.err)

    def test_a_file_that_cannot_be_read_is_no(self):
        for path in "nowhere.toml", str(self.folder):
            result = self.home.run("check", path)
            if path == "nowhere.toml":
                self.assertEqual(result.code, NO)
                self.assertIn("nowhere.toml", result.err + result.out)

    def test_no_file_is_named_means_all_decks_or_wrong_usage(self):
        self.home.write("two", "[[card]]\nfront = 1\n")
        self.assertIn(self.home.run("check").code, (NO, USAGE))

    def test_a_stale_fact_is_warned_about(self):
        path = self.folder / "stale.toml"
        path.write_text('[[card]]\nfront = "a"\nback = "b"\nverify_by = 2026-01-01\n')
        result = self.ebb("check", path)
        self.assertRegex(result.out + result.err, r"stale\.toml:[14]:\d+: warning: ")

    def test_it_does_not_touch_the_file(self):
        path = self.folder / "broken.toml"
        path.write_text(self.BROKEN)
        self.ebb("check", path, code=NO)
        self.assertEqual(path.read_text(), self.BROKEN)

    def test_the_shipped_decks_are_sound(self):
        decks = pathlib.Path(__file__).resolve().parents[2] / "decks"
        self.assertNotIn("error", self.ebb("check", decks).out)


class Keeping(Answered):
    cards = 5

    def test_doctor_says_what_is_where_and_that_all_is_well(self):
        out = self.assert_healthy().out
        self.assertIn(str(self.home.history), out)
        self.assertIn(str(self.home.decks), out)

    def test_rebuild_changes_nothing_to_be_seen(self):
        before = [self.ebb(*command).out for command in (("due", "--json"), ("log", "--json"), ("show", "mine/q1"))]
        self.ebb("doctor", "--rebuild")
        after = [self.ebb(*command).out for command in (("due", "--json"), ("log", "--json"), ("show", "mine/q1"))]
        self.assertEqual(before, after)

    def test_a_derived_file_that_is_gone_or_damaged_is_made_again(self):
        shown = self.ebb("show", "mine/q1").out
        derived = next(self.home.path.rglob("derived.db"))
        for content in None, b"", b"garbage" * 1000, derived.read_bytes()[:5000], os.urandom(8192):
            for path in self.home.path.rglob("derived.db*"):
                path.unlink()
            if content is not None:
                derived.write_bytes(content)
            self.assertEqual(self.ebb("show", "mine/q1").out, shown)
            self.assertEqual(len(self.review("easy", "u", "q").acks), 1)
        self.assert_healthy()

    def test_backup_makes_a_whole_copy_and_names_it(self):
        before = set(self.home.backups())
        out = self.ebb("backup").out
        made = set(self.home.backups()) - before
        self.assertEqual(len(made), 1)
        path = made.pop()
        self.assertIn(path.name, out)
        self.assertEqual(self.home.rows(path), self.home.rows())
        self.ebb("backup")
        self.assertEqual(len(set(self.home.backups()) - before), 2)
        self.assertEqual(stat.S_IMODE(path.parent.stat().st_mode) & 0o077, 0)

    def test_the_list_of_backups_says_what_each_holds_the_fullest_first(self):
        self.home.run("backup", now=day(30_000))
        self.review("good")
        self.ebb("backup")
        lines = self.ebb("backup", "--list").out.splitlines()
        self.assertRegex(lines[0], r"backup +rows +last answer")
        self.assertIn(f" {len(self.home.rows(texts=True))}  2026-11-", lines[1])
        self.assertNotIn("history-21", lines[1])
        self.assertIn("restored " + lines[1].split()[0], self.ebb("restore").out)

    def test_doctor_restores_each_backup_for_a_trial(self):
        self.ebb("backup")
        good = self.home.backups()[-1]
        bad = good.with_name("history-2030-01-01.db")
        bad.write_bytes(good.read_bytes()[:5000])
        without_devices = shutil.copy(good, good.with_name("history-2030-01-02.db"))
        with contextlib.closing(sqlite3.connect(without_devices)) as backup, backup:
            backup.execute("DELETE FROM device")
        rows = self.home.rows()
        out = self.ebb("doctor", "--backups", code=NO).out
        self.assertRegex(out, rf"ok +{re.escape(str(good))} can be restored")
        for each in bad, without_devices:
            self.assertRegex(out, rf"TROUBLE +{re.escape(str(each))}: it is damaged")
        self.assertEqual(self.home.rows(), rows)

    def test_doctor_looks_at_an_older_history_and_changes_no_byte_of_it(self):
        make_older(self.home)
        before, backups = self.home.history.read_bytes(), self.home.backups()
        self.assertRegex(self.ebb("doctor").out, r"schema +1, and the newest is \d+: the next command that writes")
        self.assertEqual(self.home.history.read_bytes(), before)
        self.assertEqual(self.home.backups(), backups)
        self.review("good")
        self.assertNotIn("schema", self.ebb("doctor").out)
        self.assertGreater(len(self.home.backups()), len(backups))

    def test_doctor_sums_the_devices_up(self):
        for grade in "good", "easy", "hard":
            self.ebb("backup")
            self.ebb("restore")
            self.review(grade)
        facts = self.ebb("doctor", "--json").json()["facts"]
        self.assertEqual([fact["name"] for fact in facts].count("device"), 1)
        self.assertIn({"name": "this file", "value": f"4 devices, {len(self.home.rows(texts=True))} rows"}, facts)

    def test_the_days_first_review_makes_a_backup(self):
        self.home.run("review", stdin="good\n", now=day(1))
        self.assertTrue([path for path in self.home.backups() if "2026-11-23" in path.name])
        count = len(self.home.backups())
        self.home.run("review", stdin="good\n", now=day(1))
        self.assertEqual(len(self.home.backups()), count)

    def test_restore_brings_a_backup_back_and_loses_nothing(self):
        self.ebb("backup")
        backup = self.home.backups()[-1]
        self.review("easy")
        rows = self.home.rows()
        out = self.ebb("restore", backup).out
        self.assertEqual(sorted(self.home.rows()), sorted(rows))
        self.assertIn(": 6 rows\n", out, "three answers, and what their cards say")
        aside = [path for path in self.home.path.rglob("*history*") if path.name in out and path != backup]
        self.assertTrue(aside, out)
        self.assert_healthy()
        self.review("good")
        devices = {device for (device, *_) in self.home.rows()}
        self.assertEqual(len(devices), 2)

    def test_restore_of_what_is_no_backup_is_refused(self):
        rows = self.home.rows()
        junk = self.folder / "junk.db"
        junk.write_bytes(b"junk" * 3000)
        for path, codes in (junk, (DATABASE,)), (self.folder / "nowhere.db", (NO, USAGE, DATABASE)):
            result = self.home.run("restore", path)
            self.assertIn(result.code, codes, result)
            self.assert_one_sentence(result.err, path.name)
            self.assertEqual(self.home.rows(), rows)


class Usage(Test):
    def test_version_begins_as_promised(self):
        self.assertRegex(self.ebb("--version").out, r"\Aebb 0\.1\.0")

    def test_version_needs_no_home(self):
        self.assertEqual(self.home.run("--version", env={"HOME": None, "EBB_HOME": None}).code, DONE)

    def test_help_is_to_be_had_everywhere(self):
        for args in ("help",), ("--help",), ("-h",), ("help", "review"), ("review", "--help"), ("due", "-h"):
            out = self.ebb(*args).out
            self.assertIn("review" if "due" not in args else "--short", out)

    def test_a_mistyped_command_is_guessed_and_not_run(self):
        for typed, meant in {"reviwe": "review", "deck": "decks", "dui": "due", "docter": "doctor"}.items():
            result = self.ebb(typed, code=USAGE)
            self.assertIn(meant, result.err)
            self.assertRegex(result.err, r"(?i)did you mean")
            self.assertEqual(result.out, "")

    def test_what_is_nothing_like_a_command_gets_no_guess(self):
        self.assertNotRegex(self.ebb("xyzzyxyzzy", code=USAGE).err, r"(?i)did you mean")

    def test_no_prefix_is_a_command(self):
        self.ebb("rev", code=USAGE)

    def test_wrong_options_are_wrong_usage(self):
        for args in ("--nonsense",), ("review", "--nonsense"), ("due", "--short=3"), ("show",), ("suspend",), \
                ("log", "--json", "--josn"), ("restore", "a", "b"):
            result = self.ebb(*args, code=USAGE)
            self.assertTrue(result.err)
            self.assertEqual(result.out, "")

    def test_control_bytes_in_arguments_do_not_come_back(self):
        for args in ("\x1b]0;x\x07",), ("show", "\x1b[31mx"), ("review", "deck:\x1b[31m"), ("--\x1b[2J",), \
                ("review", "--new", "\x9b31m"), ("help", "\x1b[2J"), \
                ("undo", "\x1b[2J"), ("restore", "\x1b[2J"), ("due", "\x1b[2J"), ("decks", "\x1b[2J"):
            result = self.home.run(*args)
            self.assertIn(result.code, (NO, USAGE, DATABASE), (args, result))
            self.assert_clean(result)


class Places(Test):
    shipped = True
    xdg = {"EBB_HOME": None}

    def mode(self, path):
        return stat.S_IMODE((self.folder / path).stat().st_mode)

    def test_the_defaults_are_below_home(self):
        self.ebb("review", stdin="good\n", env=self.xdg)
        self.assertTrue((self.folder / ".local/share/ebb/history.db").exists())
        self.assertTrue((self.folder / ".cache/ebb/derived.db").exists())
        self.assertEqual(self.mode(".local/share/ebb"), 0o700)
        self.assertEqual(self.mode(".cache/ebb"), 0o700)
        (self.folder / ".config/ebb").mkdir(parents=True)
        (self.folder / ".config/ebb/config.toml").write_text("new_per_day = 7\n")
        self.assertRegex(self.ebb("config", env=self.xdg).out, r"new_per_day.*7.*config\.toml:1")
        (self.folder / ".local/share/ebb/decks").mkdir(mode=0o700, exist_ok=True)
        (self.folder / ".local/share/ebb/decks/mine.toml").write_text(deck(question("cap"), title="Mine, I say"))
        self.assertIn("Mine, I say", self.ebb("decks", "--json", env=self.xdg).out)

    def test_the_xdg_variables_move_them(self):
        env = {**self.xdg, "XDG_DATA_HOME": f"{self.folder}/d", "XDG_CACHE_HOME": f"{self.folder}/c",
               "XDG_CONFIG_HOME": f"{self.folder}/f"}
        self.ebb("review", stdin="good\n", env=env)
        self.assertTrue((self.folder / "d/ebb/history.db").exists())
        self.assertTrue((self.folder / "c/ebb/derived.db").exists())
        self.assertFalse((self.folder / ".local").exists())
        self.assertEqual((self.mode("d/ebb"), self.mode("c/ebb")), (0o700, 0o700))

    def test_relative_and_empty_ones_are_ignored(self):
        for value in "rel", "./rel", "":
            env = {**self.xdg, "XDG_DATA_HOME": value, "XDG_CACHE_HOME": value, "XDG_CONFIG_HOME": value}
            self.ebb("review", stdin="good\n", env=env)
            self.assertTrue((self.folder / ".local/share/ebb/history.db").exists())
            self.assertFalse((self.folder / "rel").exists())

    def test_ebb_home_holds_everything(self):
        self.ebb("review", stdin="good\n", env={"XDG_DATA_HOME": f"{self.folder}/d"})
        self.assertTrue((self.home.path / "history.db").exists())
        self.assertTrue((self.home.path / "derived.db").exists())
        self.assertEqual(self.mode("ebb"), 0o700)
        self.assertFalse((self.folder / "d").exists())

    def test_ebb_deck_path_adds_files_and_folders(self):
        (self.folder / "more/deep").mkdir(parents=True)
        (self.folder / "more/deep/a.toml").write_text(deck(question("a"), title="Deck A"))
        (self.folder / "more/.hidden.toml").write_text(deck(question("h"), title="Deck H"))
        (self.folder / "more/.git").mkdir()
        (self.folder / "more/.git/g.toml").write_text(deck(question("g"), title="Deck G"))
        (self.folder / "more/notes.txt").write_text("nothing")
        (self.folder / "b.toml").write_text(deck(question("b"), title="Deck B"))
        out = self.ebb("decks", "--json", env={"EBB_DECK_PATH": f"{self.folder}/more:{self.folder}/b.toml"}).out
        self.assertIn("Deck A", out)
        self.assertIn("Deck B", out)
        self.assertNotIn("Deck H", out)
        self.assertNotIn("Deck G", out)

    def test_the_current_folder_is_no_place_of_decks(self):
        (self.folder / "here.toml").write_text(deck(question("a"), title="Deck here"))
        (self.folder / "decks").mkdir()
        (self.folder / "decks/b.toml").write_text(deck(question("b"), title="Deck below"))
        out = self.ebb("decks", "--json").out
        self.assertNotIn("Deck here", out)
        self.assertNotIn("Deck below", out)

    def test_the_shipped_decks_are_there_at_once(self):
        out = self.ebb("decks").out
        for name in SHIPPED:
            self.assertIn(name, out)
        self.assertEqual(len(self.review(*["easy"] * 40).acks), 20)

    def test_one_deck_by_two_ways_is_one_deck(self):
        path = self.home.write("mine", deck(*questions(3)))
        os.symlink(path, self.folder / "again.toml")
        result = self.ebb("decks", env={"EBB_DECK_PATH": f"{self.folder}/again.toml:{self.home.decks}"})
        self.assertEqual(result.err, "")
        self.assertEqual(result.out.count("mine"), self.ebb("decks").out.count("mine"))


class NoDecks(Test):
    def test_a_search_path_with_nothing_readable_beside_the_shipped_decks_is_a_line(self):
        self.home = Home(self.folder / "fresh", shipped=True)
        self.home.write("broken", b"\xff\xfe\x00")
        result = self.review("q")
        self.assertIn("broken.toml", result.err)


if __name__ == "__main__":
    main()

"""A path is printed with its own bytes in any locale; on a terminal what would not be seen is shown escaped."""
import os

from ebbtest import NO, Test, deck, main, question

LOCALES = {"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}, {"LANG": None}
BROKEN = '[[card]]\nfront = "x"\n'


class Paths(Test):
    def move_home(self, name):
        """The home lies in a folder of that name from now on."""
        self.path = os.fsencode(self.folder) + b"/" + name
        os.makedirs(self.path + b"/decks")
        self.home.env["EBB_HOME"] = os.fsdecode(self.path)
        self.deck = self.path + "/decks/größe.toml".encode()

    def write(self, text):
        with open(self.deck, "wb") as file:
            file.write(text.encode())

    def test_a_backup_is_told_by_the_path_that_cp_finds_it_by(self):
        for number, name in enumerate(("jörg".encode(), b"j\xf6rg", b"new\nline", b"esc\x1b[31m")):
            for env in LOCALES:
                with self.subTest(name=name, env=env):
                    self.move_home(b"%d" % number + name + str(env.get("LC_ALL")).encode())
                    path = self.home.run("-q", "backup", env=env).raw_out
                    self.assertTrue(path.endswith(b"\n"))
                    self.assertTrue(os.path.exists(path[:-1]), path)
                    listed = self.home.run("doctor", env=env).raw_out
                    self.assertIn(self.path + b"/history.db\n", listed)

    def test_check_and_show_name_files_that_are_there(self):
        self.move_home("jörg".encode())
        self.write(deck(question("cap"), id="d") + BROKEN)
        for env in LOCALES:
            with self.subTest(env):
                self.assertTrue(self.home.run("check", env=env).raw_out.startswith(self.deck + b":"))
                self.assertEqual(self.home.run("check", env=env).code, NO)
                self.assertIn(self.deck + b":", self.home.run("show", "d/cap", env=env).raw_out)
                self.assertIn(b"`ebb check " + self.deck + b"`", self.home.run("due", env=env).raw_err)

    def test_on_a_terminal_what_would_not_be_seen_is_shown(self):
        for name, shown in (b"j\xf6rg", r"j\xf6rg"), (b"new\nline", "new^Jline"), (b"esc\x1b[31m", "esc^[[31m"):
            with self.subTest(name):
                self.move_home(name)
                terminal = self.terminal("backup", columns=300)
                terminal.expect(f"/{shown}/backups/")
                self.assertEqual(terminal.wait(), 0)
                self.assert_clean_terminal(terminal)


if __name__ == "__main__":
    main()

"""`cmake --install` of the release into folders of all kinds, and ebb run from there."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "release"
DECKS = sorted(path.name for path in (ROOT / "decks").glob("*.toml"))
SHIPPED = pathlib.Path("share") / "ebb" / "shipped-decks"
SCHEMAS = [path.name for path in (ROOT / "src" / "doc" / "schema").glob("*.json")]
FILES = {"bin/ebb", "share/doc/ebb/copyright", "share/doc/ebb/decks.md", "share/man/man1/ebb.1",
         "share/bash-completion/completions/ebb", "share/zsh/vendor-completions/_ebb",
         "share/fish/vendor_completions.d/ebb.fish", "share/ebb/deck.schema.json",
         *(f"share/ebb/shipped-decks/{name}" for name in DECKS),
         *(f"share/ebb/schema/{name}" for name in SCHEMAS)}


class Install(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ebb-install-")))
        self.prefix = self.folder / "prefix with a space"

    def install(self, *options, **env):
        subprocess.run(["cmake", "--install", BUILD, *options], check=True, stdout=subprocess.DEVNULL,
                       env={**os.environ, **env})

    def decks(self, program):
        """The ids of the decks that this ebb finds by itself."""
        home = tempfile.mkdtemp(dir=self.folder)
        done = subprocess.run([program, "decks", "--json"], env={"EBB_HOME": home, "HOME": home}, cwd=home,
                              capture_output=True, text=True, check=False)
        return [name for name in DECKS if f'"{name.removesuffix(".toml")}"' in done.stdout]

    def test_every_file_is_put_in_its_place(self):
        self.install("--prefix", self.prefix)
        found = {str(path.relative_to(self.prefix)) for path in self.prefix.rglob("*") if path.is_file()}
        self.assertEqual(FILES - found, set())
        self.assertEqual([path for path in found - FILES if not path.startswith("share/man/")], [])

    def test_decks_are_found_under_the_prefix_of_the_installation(self):
        self.install("--prefix", self.prefix)
        self.assertEqual(self.decks(self.prefix / "bin" / "ebb"), DECKS)
        (self.prefix / SHIPPED / DECKS[0]).unlink()  # those of the source are still there
        self.assertEqual(self.decks(self.prefix / "bin" / "ebb"), DECKS[1:])

    def test_decks_are_found_in_a_staging_folder(self):
        self.install(DESTDIR=str(self.folder / "stage"))
        [program] = (self.folder / "stage").rglob("bin/ebb")
        (program.parents[1] / SHIPPED / DECKS[0]).unlink()
        self.assertEqual(self.decks(program), DECKS[1:])

    def test_an_installation_can_be_moved_and_linked_to(self):
        self.install("--prefix", self.prefix)
        moved, link = self.folder / "moved", self.folder / "link"
        shutil.move(self.prefix, moved)
        (moved / SHIPPED / DECKS[0]).unlink()
        link.symlink_to(moved / "bin" / "ebb")
        self.assertEqual(self.decks(link), DECKS[1:])

    def test_an_installation_into_the_learners_own_prefix_touches_nothing_of_theirs(self):
        home = self.folder / "home"
        own = home / ".local" / "share" / "ebb" / "decks"
        own.mkdir(parents=True)
        mine = {"mine.toml": '[[card]]\nfront = "Mine?"\nback = "Yes."\n',
                DECKS[0]: (ROOT / "decks" / DECKS[0]).read_text() + '\n[[card]]\nfront = "More?"\nback = "Yes."\n'}
        for name, text in mine.items():  # the second: put there by an older ebb, and edited since
            (own / name).write_text(text)
        for _ in range(2):
            self.install("--prefix", home / ".local")
            self.assertEqual({path.name: path.read_text() for path in own.iterdir()}, mine)
        done = subprocess.run([home / ".local" / "bin" / "ebb", "decks", "--json"], env={"HOME": str(home)}, cwd=home,
                              capture_output=True, text=True, check=True)
        origins = {deck["deck"]: deck["origin"] for deck in json.loads(done.stdout)["decks"]}
        self.assertEqual(origins, {**{name.removesuffix(".toml"): "shipped" for name in DECKS}, "mine": "your own",
                                   DECKS[0].removesuffix(".toml"): "your own, in place of the shipped one"})
        self.assertEqual(done.stderr, "")


if __name__ == "__main__":
    unittest.main(verbosity=2)

"""The Debian package as a file: what it says of itself, and how its files are made. EBB_DEB names it."""
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEB = pathlib.Path(os.environ["EBB_DEB"])


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory(prefix="ebb-deb-")))
        output("dpkg-deb", "--extract", DEB, cls.folder)

    def field(self, name):
        return output("dpkg-deb", "--field", DEB, name).strip()

    def test_its_version_is_that_of_the_project_and_of_the_changelog(self):
        project = re.search(r"project\(ebb VERSION (\S+)", (ROOT / "CMakeLists.txt").read_text())[1]
        changelog = (ROOT / "src" / "package" / "changelog").read_text()
        self.assertEqual(self.field("Version"), project)
        self.assertEqual(re.match(r"ebb \((\S+)\)", changelog)[1], project)

    def test_it_depends_on_shared_libraries_alone(self):
        depends = [re.match(r"\S+", part)[0] for part in self.field("Depends").split(", ")]
        self.assertIn("libc6", depends)
        self.assertEqual([name for name in depends if not name.startswith("lib")], [])

    def test_its_files_belong_to_root_and_can_be_read_by_all(self):
        for line in output("dpkg-deb", "--contents", DEB).splitlines():
            self.assertRegex(line, r"^(drwxr-xr-x|-rw-r--r--) root/root |^-rwxr-xr-x root/root .* \./usr/bin/ebb$")

    def test_what_is_compressed_holds_neither_time_nor_name(self):
        packed = sorted(self.folder.rglob("*.gz"))
        self.assertTrue(packed)
        for path in packed:
            self.assertEqual(path.read_bytes()[:9], b"\x1f\x8b\x08\0\0\0\0\0\x02", path)
        self.assertEqual([page for page in self.folder.glob("usr/share/man/*/*") if page.suffix != ".gz"], [])

    def test_the_program_is_stripped_and_hardened(self):
        described = output("readelf", "--wide", "--file-header", "--segments", "--sections", "--dyn-syms",
                           self.folder / "usr" / "bin" / "ebb")
        for wanted in "Position-Independent", "GNU_RELRO", r"GNU_STACK .* RW ", "__stack_chk_fail", "_chk@GLIBC":
            self.assertRegex(described, wanted)
        self.assertNotIn(".symtab", described)

    def test_it_is_made_again_byte_by_byte_whatever_the_umask(self):
        before = DEB.read_bytes()
        again = subprocess.run([ROOT / "scripts" / "package"], umask=0o077, check=True, capture_output=True, text=True)
        self.assertEqual(pathlib.Path(again.stdout.strip()), DEB)
        self.assertTrue(DEB.read_bytes() == before, "the package was made again, and is another")


if __name__ == "__main__":
    unittest.main(verbosity=2)

"""The package on a minimal Debian 12 in a folder: installed with apt, used by a learner, and purged.

EBB_DEB names the package. The system is fetched once, from where this machine gets its own packages, and kept in
build/. Where such a system cannot be made, or gets no packages, the test is skipped.
"""
import os
import pathlib
import shlex
import shutil
import stat
import subprocess
import tempfile
import unittest

from rights import Namespace, main, needs_mounts

ROOT = pathlib.Path(__file__).resolve().parents[2]
BASE = ROOT / "build" / "debian-12.tar"
DEB = pathlib.Path(os.environ["EBB_DEB"])
RELEASE = "bookworm"
HOME = "/home/learner"
WRITTEN = tuple(f"{HOME}/{folder}" for folder in (".local", ".config", ".cache"))  # what README.md names


def attempt(*command):
    """Runs what may be impossible here: its output, or the test is skipped."""
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        why = getattr(error, "stderr", "") or str(error)
        raise unittest.SkipTest("no Debian 12 can be made here: " + "; ".join(why.splitlines()[-2:])) from error


def mirror():
    """Where this machine gets Debian's packages from, by its own configuration."""
    lines = attempt("apt-get", "indextargets", "--format", "$(REPO_URI) $(COMPONENT) $(LABEL)", "Created-By: Packages")
    found = [uri for uri, *about in map(str.split, lines.splitlines()) if about == ["main", "Debian"]]
    if not found:
        raise unittest.SkipTest("apt knows no source of Debian's packages here; run apt-get update")
    return found[0]


def fetch_base():
    if BASE.exists():
        return
    with tempfile.TemporaryDirectory(dir=BASE.parent, prefix="debian-") as folder:
        fetched = pathlib.Path(folder) / BASE.name
        attempt("mmdebstrap", "--variant=apt", "--skip=cleanup/apt/lists", RELEASE, fetched, mirror())
        fetched.rename(BASE)


def snapshot(root):
    """Every file below, as what is seen of it from outside."""
    seen = {}
    for folder, folders, files in os.walk(root):
        for name in files + folders:
            path = pathlib.Path(folder, name)
            about = path.lstat()
            is_folder = stat.S_ISDIR(about.st_mode)
            seen["/" + str(path.relative_to(root))] = (about.st_mode,) if is_folder else (
                about.st_mode, about.st_size, about.st_mtime_ns)
    return seen


class System:
    """A Debian 12 in a folder of its own."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        attempt("tar", "--extract", "--file", BASE, "--directory", root)
        shutil.copy("/etc/resolv.conf", self.root / "etc" / "resolv.conf")
        shutil.copy(DEB, self.root / "var" / "cache" / "ebb.deb")
        self.space = Namespace(f"mount -t proc proc {shlex.quote(root)}/proc")

    def run(self, *command, user="root", stdin=""):
        inside = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", "--reset-env", *command]
        return subprocess.run([*self.space.wrap, "chroot", self.root, *inside], input=stdin, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)

    def apt(self, *arguments):
        return self.run("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y", *arguments)


@needs_mounts
class CleanDebian(unittest.TestCase):
    def setUp(self):
        fetch_base()
        folder = self.enterContext(tempfile.TemporaryDirectory(dir=BASE.parent, prefix="debian-"))
        os.chmod(folder, 0o755)
        self.system = System(folder)
        self.addCleanup(self.system.space.close)
        self.run_inside("useradd", "--create-home", "learner")
        installed = self.system.apt("install", "/var/cache/ebb.deb")
        if installed.returncode:  # the lists of packages may have grown old
            updated = self.system.apt("update", "--error-on=any")
            if updated.returncode:
                self.skipTest("Debian's packages cannot be fetched here")
            installed = self.system.apt("install", "/var/cache/ebb.deb")
        self.assertEqual(installed.returncode, 0, installed.stdout)

    def run_inside(self, *command, **how):
        done = self.system.run(*command, **how)
        self.assertEqual(done.returncode, 0, f"{command}: {done.stdout}")
        return done.stdout

    def ebb(self, *args, stdin=""):
        return self.run_inside("ebb", *args, user="learner", stdin=stdin)

    def test_it_is_installed_used_and_purged(self):
        self.all_its_files_are_there()
        before = snapshot(self.system.root)
        self.a_learner_uses_it()
        self.only_the_documented_places_changed(before)
        self.nothing_is_left_after_a_purge()

    def all_its_files_are_there(self):
        self.assertEqual(self.run_inside("dpkg", "--verify", "ebb"), "")
        files = self.run_inside("dpkg", "--listfiles", "ebb").splitlines()
        for name in ("bin/ebb", "share/man/man1/ebb.1.gz", "share/bash-completion/completions/ebb",
                     "share/zsh/vendor-completions/_ebb", "share/fish/vendor_completions.d/ebb.fish",
                     "share/doc/ebb/copyright", "share/doc/ebb/changelog.gz"):
            self.assertIn(f"/usr/{name}", files)
        self.run_inside("gzip", "--test", *(name for name in files if name.endswith(".gz")))

    def a_learner_uses_it(self):
        self.assertRegex(self.ebb("--version"), r"^ebb \d|^\d")
        self.assertIn("scalability-numbers", self.ebb("decks"))
        self.assertRegex(self.ebb("review", "--limit", "2", stdin="show\ngood\nshow\n3\nq\n"), r"(?m)^good ")
        self.assertIn("good", self.ebb("log"))
        self.ebb("doctor")

    def only_the_documented_places_changed(self, before):
        after = snapshot(self.system.root)
        changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        self.assertTrue(any(path.endswith("/history.db") for path in changed))
        self.assertEqual(sorted(path for path in changed if not path.startswith(WRITTEN)), [])

    def nothing_is_left_after_a_purge(self):
        purged = self.system.apt("purge", "ebb")
        self.assertEqual(purged.returncode, 0, purged.stdout)
        left = [path for path in snapshot(self.system.root) if "ebb" in path and not path.startswith(HOME)]
        self.assertEqual(left, ["/var/cache/ebb.deb"])
        self.assertTrue((self.system.root / HOME[1:] / ".local/share/ebb/history.db").exists())


if __name__ == "__main__":
    main()

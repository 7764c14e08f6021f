"""What this place permits, found out by trying it; and how a test that needs more is skipped.

A file of such tests ends with `main`, which prints `skipped: NAME: why` for each of them. Where the environment says
EBB_SKIP_IS_FAILURE=1 the file fails then.
"""
import functools
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest


def works(*command):
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


class Namespace:
    """A mount namespace of its own, in which `script` has mounted something; commands are run in it by `wrap`."""

    def __init__(self, script, how=None):
        self.process = subprocess.Popen([*(how or way_to_mount()), "sh", "-c", script + " && echo ready && exec cat"],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if self.process.stdout.readline() != b"ready\n":
            raise OSError(f"{script}: {self.process.communicate()[1].decode()}")
        # With its root, since that of a namespace is not that of a chroot.
        self.wrap = ["nsenter", f"--target={self.process.pid}", "--mount", "--root", "--"]

    def outside(self, path):
        """The path by which this process sees a file in there."""
        return pathlib.Path(f"/proc/{self.process.pid}/root{path}")

    def close(self):
        self.process.kill()
        self.process.communicate()


# The second is for a root that is no mount, as in a chroot: its propagation cannot be changed.
MOUNTING = (["unshare", "--mount"], ["unshare", "--mount", "--propagation", "unchanged"])


def mounts_apart(how):
    """Whether a namespace that is made like that can be entered, and what is mounted in it is seen in it alone."""
    with tempfile.TemporaryDirectory(prefix="ebb-mount-") as folder:
        try:
            space = Namespace(f"mount -t tmpfs -o size=64k tmpfs {folder} && : >{folder}/inside", how)
        except OSError:
            return False
        inside = works(*space.wrap, "test", "-e", f"{folder}/inside") and space.outside(f"{folder}/inside").exists()
        space.close()
        spread = os.listdir(folder)
        if spread:
            works("umount", folder)
        return inside and not spread


@functools.cache
def way_to_mount():
    """The command that makes a mount namespace; None where that is not permitted."""
    return next(filter(mounts_apart, MOUNTING), None)


def permissions_bind(wrap):
    with tempfile.NamedTemporaryFile(prefix="ebb-closed-") as closed:
        os.chmod(closed.name, 0)
        return works(*wrap, "true") and not works(*wrap, "cat", closed.name)


@functools.cache
def way_to_be_bound():
    """What a command is run by so that permissions bind it, as they do not bind root; None where there is no way."""
    return next(filter(permissions_bind, ([], ["setpriv", "--bounding-set=-dac_override,-dac_read_search"])), None)


def needs_mounts(test):
    return unittest.skipUnless(way_to_mount() is not None, "nothing can be mounted here")(test)


def needs_permissions(test):
    return unittest.skipUnless(way_to_be_bound() is not None, "permissions do not bind anybody here")(test)


def main():
    result = unittest.main(verbosity=2, exit=False).result
    for test, why in result.skipped:
        print(f"skipped: {test.id().removeprefix('__main__.')}: {why}", flush=True)
    forbidden = result.skipped and os.environ.get("EBB_SKIP_IS_FAILURE") == "1"
    sys.exit(1 if forbidden or not result.wasSuccessful() else 0)

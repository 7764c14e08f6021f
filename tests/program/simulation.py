"""What is tried over and over, each time otherwise: a trial is known by the number it takes its chances from.

CI makes the same few trials each time; `scripts/soak` goes on with new ones.
"""
import contextlib
import pathlib
import shutil
import tempfile

from ebbtest import Test, in_parallel


class Simulated(Test):
    def trial(self, folder, seed):
        """Tries something in a folder of its own, and asserts."""
        raise NotImplementedError

    @contextlib.contextmanager
    def telling(self, what):
        """Says of a failure where it was."""
        try:
            yield
        except Exception as failure:  # a hang is one too
            raise AssertionError(f"{what}: {failure}") from failure

    def try_one(self, seed):
        folder = tempfile.mkdtemp(prefix=f"ebb-trial-{seed}-")
        try:
            self.trial(pathlib.Path(folder), seed)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def try_all(self, seeds):
        in_parallel(self, self.try_one, seeds, workers=2)

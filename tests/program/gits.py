"""git, the same on every machine: by one and the same person, on the day that is told."""
import os
import shutil
import subprocess

HAS_GIT = shutil.which("git") is not None


def git(folder, *args, now):
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
           for what, value in (("NAME", "Ada"), ("EMAIL", "ada@example.org"), ("DATE", now))}
    done = subprocess.run(["git", *map(str, args)], cwd=folder, capture_output=True, text=True,
                          env={"HOME": str(folder), "PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1",
                               "GIT_CONFIG_GLOBAL": os.devnull, **who})
    if done.returncode:
        raise AssertionError(f"git {args}: {done.stdout}{done.stderr}")

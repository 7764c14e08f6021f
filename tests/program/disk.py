"""A disk to be tried with: what the preloaded library of disk/disk.h records, and what a loss of power leaves of it.

The model is that of a journalling file system at its worst. What was written to a file is safe once the file is synced;
until then each sector of it may be there or not. What was done to names happens in order, and is safe once the folder
is synced, whatever became of the files; until then the last of it may be undone.
"""
import dataclasses
import os
import pathlib

DISK = os.environ.get("EBB_DISK", "")
SECTOR = 512
KINDS = ("write", "sync", "truncate", "open", "rename", "link", "unlink", "read", "lock")


@dataclasses.dataclass
class Event:
    what: str
    inode: int
    at: int
    data: bytes
    path: str
    second: str


def read_trace(path):
    with open(path, "rb") as file:
        while line := file.readline():
            what, inode, at, size, *names = line.decode().rstrip("\n").split("\t")
            yield Event(what, int(inode), int(at), file.read(int(size)), *names)


def calls(path):
    """How many calls there were of each kind."""
    return {kind: int(number) for kind, number in map(str.split, pathlib.Path(path).read_text().splitlines())}


class File:
    def __init__(self, content=b""):
        self.safe = bytearray(content)
        self.unsafe = []  # events

    @staticmethod
    def change(content, at, data):
        """`data` None: it becomes that long."""
        end = at + len(data or b"")
        content.extend(bytes(max(0, end - len(content))))
        if data is None:
            del content[at:]
        else:
            content[at:end] = data

    def add(self, event):
        self.unsafe.append((event.at, None if event.what == "resize" else event.data))

    def sync(self):
        for change in self.unsafe:
            self.change(self.safe, *change)
        self.unsafe = []

    def after_loss(self, keeps):
        """Its bytes, where `keeps()` tells of each sector not yet safe whether it is there."""
        content = bytearray(self.safe)
        for at, data in self.unsafe:
            if data is None:
                if keeps():
                    self.change(content, at, None)
                continue
            for begin in range(0, len(data), SECTOR):
                if keeps():
                    self.change(content, at + begin, data[begin:begin + SECTOR])
        return bytes(content)


class Disk:
    """Holds a folder as it was when this was made, and then takes the events of a trace."""

    def __init__(self, folder):
        self.files, self.names, self.unsafe = {}, {}, []
        for path in pathlib.Path(folder).rglob("*"):
            inode = path.stat().st_ino
            self.names[str(path)] = None if path.is_dir() else inode
            if path.is_file():
                self.files[inode] = File(path.read_bytes())

    def take(self, event):
        if event.what in ("write", "resize"):
            self.files[event.inode].add(event)
        elif event.what == "sync":
            self.files[event.inode].sync()
        elif event.what == "sync folder":
            self.sync_folder(event.path)
        elif event.what != "said":
            if event.what == "create":
                self.files[event.inode] = File()
            self.unsafe.append(event)

    def sync_folder(self, folder):
        """What was done to other folders before is safe with it."""
        last = max((number for number, event in enumerate(self.unsafe, 1)
                    if folder in map(os.path.dirname, (event.path, event.second))), default=0)
        for event in self.unsafe[:last]:
            self.rename(self.names, event)
        del self.unsafe[:last]

    @staticmethod
    def rename(names, event):
        if event.what == "create":
            names[event.path] = event.inode
        elif event.what == "mkdir":
            names[event.path] = None
        elif event.what == "link":
            names[event.second] = names[event.path]
        elif event.what == "rename":
            names[event.second] = names.pop(event.path)
        elif event.what == "unlink":
            names.pop(event.path)

    def after_loss(self, keeps, names_kept):
        """What is found then, as {path: bytes}, None for a folder; of the changes of names that are not safe so many are
        kept."""
        names = dict(self.names)
        for event in self.unsafe[:names_kept]:
            self.rename(names, event)
        return {path: None if inode is None else self.files[inode].after_loss(keeps)
                for path, inode in sorted(names.items()) if not path.endswith("-shm")}  # memory, not disk


def put(found, folder, there):
    """Writes what was found, of paths below `folder`, to another place."""
    for path, content in found.items():
        place = pathlib.Path(there) / pathlib.Path(path).relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            place.mkdir(exist_ok=True)
        else:
            place.write_bytes(content)

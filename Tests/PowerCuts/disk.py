"""The recorded folder as the disk may hold it.

The model, which is stricter than any one file system:

- A file's sync (fsync, fdatasync) makes durable what was written into the file before it began, and its size; not its
  name. A folder's sync makes durable the names that were made, changed and removed in it before it began.
- Of what was written since, each sector of 512 bytes holds what it held at any time since, whatever its neighbours
  hold: kept, dropped, reordered, torn. A sector itself is whole, and writing into it does not damage what was beside.
- The size is any that the file had since. Where it is larger than what was written, there are zeros or old bytes. A
  file that was cut keeps its old content, and then has nothing of what came after; or is cut.
- Of the names that changed since, each change is kept or undone by itself, or all those before some moment are kept, as
  a journal does. A rename is one change: the file has either name.

Sources: T. S. Pillai and others, All File Systems Are Not Created Equal (OSDI 2014), whose table 1 says which file
systems break which of the orders that are not assumed here; sqlite.org/atomiccommit.html, sections 2 and 9, and
sqlite.org/psow.html, for sectors and sizes.

A file that is mapped for writing is SQLite's index of its log (`-shm`), which is made anew after a crash
(sqlite.org/walformat.html, 2.2): it is absent from an image, empty, or garbage.
"""

from pathlib import Path

from record import CREATED, IS_FOLDER, UNNAMED, Kind

SECTOR = 512


class File:
    """A file's content: what is durable, and each change since, with its moment."""

    def __init__(self, content=b""):
        self.durable = bytearray(content)
        self.pending = []
        self.is_index = False

    def change(self, moment, call):
        self.pending.append((moment, call))

    def synchronise(self, moment):
        """Changes before the moment are durable."""
        count = sum(changed < moment for changed, _ in self.pending)
        for _, call in self.pending[:count]:
            apply(self.durable, call)
        del self.pending[:count]

    @property
    def content(self):
        """As the program reads it."""
        content = bytearray(self.durable)
        for _, call in self.pending:
            apply(content, call)
        return content


def apply(content, call):
    if call.kind == Kind.TRUNCATED and call.first < len(content):
        del content[call.first:]
    elif call.kind in (Kind.TRUNCATED, Kind.ALLOCATED):
        extend(content, call.first)
    elif call.kind == Kind.WRITTEN:
        extend(content, call.first)
        content[call.first:call.first + len(call.bytes)] = call.bytes


def extend(content, size):
    if size > len(content):
        content.extend(bytes(size - len(content)))


class Folder:
    """The names in a folder: the durable ones, the present ones, and each change between them, with its moment."""

    def __init__(self):
        self.durable = {}
        self.present = {}
        self.pending = []

    def change(self, moment, *changes):
        """Each is a name and what it is given to; None: to nothing. They happen together."""
        self.pending.append((moment, changes))
        rename(self.present, changes)

    def synchronise(self, moment):
        while self.pending and self.pending[0][0] < moment:
            rename(self.durable, self.pending.pop(0)[1])


def rename(names, changes):
    for name, target in changes:
        if target is None:
            names.pop(name, None)
        else:
            names[name] = target


class Disk:
    """Takes the calls of a record one after another.

    `ignores`: for a path below the root, whether its syncs do nothing.
    """

    def __init__(self, root, base=None, numbers=None, ignores=lambda path: False):
        """`base`: a folder with what lay in the recorded one at the beginning, all of it durable; `numbers`: the number
        of each of its files and folders when it was recorded, by path."""
        self.root = Path(root)
        self.top = Folder()
        self.ignores = ignores
        # What a number means now: numbers of deleted files are given again.
        self.by_number = {}
        self.paths = {}
        self.syncs = {}
        self.moment = 0
        # The beginning of the last sync that has ended: a journal holds all that was before.
        self.journal = 0
        self._take_over(base, numbers or {})

    def _take_over(self, base, numbers):
        self._know(numbers[""] if "" in numbers else self.root.stat().st_ino, self.top, "")
        for path in sorted(Path(base).rglob("*")) if base else []:
            relative = str(path.relative_to(base))
            target = Folder() if path.is_dir() else File(path.read_bytes())
            folder, name = self._place(self.root / relative)
            folder.durable[name] = folder.present[name] = target
            self._know(numbers[relative], target, relative)

    def _know(self, number, target, path):
        self.by_number[number] = target
        self.paths[id(target)] = path

    def _relative(self, path):
        return str(Path(path).relative_to(self.root)) if Path(path) != self.root else ""

    def _place(self, path):
        """The folder and the name of a path."""
        folder = self.top
        *folders, name = Path(path).relative_to(self.root).parts
        for part in folders:
            folder = folder.present[part]
        return folder, name

    def take(self, call):
        self.moment += 1
        handle = self.handlers.get(call.kind)
        if handle:
            handle(self, call)

    def _opened(self, call):
        if call.first & UNNAMED:
            self._know(call.file, File(), self._relative(Path(call.text.split("#")[0])) + "/(unnamed)")
        elif Path(call.text) == self.root:
            return
        else:
            folder, name = self._place(call.text)
            known = folder.present.get(name)
            # Two processes may believe that they have created it.
            if call.first & CREATED and not (known and known is self.by_number.get(call.file)):
                known = File()
                self._know(call.file, known, self._relative(call.text))
                folder.change(self.moment, (name, known))
            if call.first & IS_FOLDER and known is not None:
                self.by_number.setdefault(call.file, known)
            assert known is not None and known is self.by_number.get(call.file), f"{call.text} is not what it was"

    def _changed(self, call):
        self.by_number[call.file].change(self.moment, call)

    def _sync_began(self, call):
        self.syncs[call.first] = (self.by_number[call.file], self.moment)

    def _sync_ended(self, call):
        target, began = self.syncs.pop(call.first)
        if self.ignores(self.paths[id(target)]):
            return
        target.synchronise(began)
        self.journal = max(self.journal, began)

    def _renamed(self, call):
        old, new = call.text.split("\0")
        (folder, before), (target, after) = self._place(old), self._place(new)
        assert folder is target, "a rename between two folders is not in the model"
        moved = folder.present[before]
        assert moved is self.by_number[call.file]
        folder.change(self.moment, (before, None), (after, moved))
        self.paths[id(moved)] = self._relative(new)

    def _linked(self, call):
        folder, name = self._place(call.text)
        linked = self.by_number[call.file]
        folder.change(self.moment, (name, linked))
        self.paths[id(linked)] = self._relative(call.text)

    def _unlinked(self, call):
        folder, name = self._place(call.text)
        folder.change(self.moment, (name, None))

    def _made_folder(self, call):
        folder, name = self._place(call.text)
        made = Folder()
        self._know(call.file, made, self._relative(call.text))
        folder.change(self.moment, (name, made))

    def _mapped(self, call):
        mapped = self.by_number[call.file]
        assert self.paths[id(mapped)].endswith("-shm"), f"{self.paths[id(mapped)]} is changed without calls"
        mapped.is_index = True

    handlers = {
        Kind.OPENED: _opened, Kind.WRITTEN: _changed, Kind.TRUNCATED: _changed, Kind.ALLOCATED: _changed,
        Kind.SYNC_BEGAN: _sync_began, Kind.SYNC_ENDED: _sync_ended, Kind.RENAMED: _renamed, Kind.LINKED: _linked,
        Kind.UNLINKED: _unlinked, Kind.MADE_FOLDER: _made_folder, Kind.REMOVED_FOLDER: _unlinked, Kind.MAPPED: _mapped,
    }

    def differences(self):
        """Where the record's end differs from the folder as it lies there: calls that the recorder has not seen."""
        found = []

        def compare(folder, path):
            there = {entry.name: entry for entry in path.iterdir()}
            if there.keys() != folder.present.keys():
                found.append(f"{path}: {sorted(there.keys() ^ folder.present.keys())}")
            for name, target in folder.present.items():
                if name not in there:
                    continue
                if isinstance(target, Folder):
                    compare(target, there[name])
                elif not target.is_index and there[name].read_bytes() != target.content:
                    found.append(f"{there[name]}: its content")

        compare(self.top, self.root)
        return found

"""What recorder.c wrote down, as a list of calls, and which answers had been sent at which of them."""

import mmap
import struct
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

HEADER = struct.Struct("=IIQQQ")


class Kind(IntEnum):
    """As recorder.c numbers them; MARK is this module's own."""

    OPENED = 1
    WRITTEN = 2
    TRUNCATED = 3
    ALLOCATED = 4
    SYNC_BEGAN = 5
    SYNC_ENDED = 6
    RENAMED = 7
    LINKED = 8
    UNLINKED = 9
    MADE_FOLDER = 10
    REMOVED_FOLDER = 11
    SEND_BEGAN = 12
    SENT = 13
    MAPPED = 14
    FAULT = 15
    MARK = 16


CREATED, UNNAMED, IS_FOLDER = 1, 2, 4


class Call(NamedTuple):
    kind: Kind
    # The number of the file (stat's st_ino); the client's port, of an answer.
    file: int
    first: int
    second: int
    bytes: memoryview

    @property
    def text(self):
        return bytes(self.bytes).decode()


class Record:
    """The calls of a run, in order. A moment is a place in it: the calls before it have happened."""

    def __init__(self, path):
        with Path(path).open("rb") as file:
            self._content = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        self.calls = []
        place = 0
        while place < len(self._content):
            kind, length, *numbers = HEADER.unpack_from(self._content, place)
            place += HEADER.size
            self.calls.append(Call(Kind(kind), *numbers, self._content[place:place + length]))
            place += length
        faults = [call.text for call in self.calls if call.kind == Kind.FAULT]
        assert not faults, f"the recorder does not understand {faults}"

    def marks(self):
        """The moment behind each mark, by its text."""
        return {call.text: moment for moment, call in enumerate(self.calls, 1) if call.kind == Kind.MARK}

    def sendings(self):
        """For each client's port: how many bytes had been sent at the most by which moment, ascending."""
        began, sent = {}, {}
        for moment, call in enumerate(self.calls, 1):
            if call.kind == Kind.SEND_BEGAN:
                began[call.file] = moment
            elif call.kind == Kind.SENT:
                steps = sent.setdefault(call.file, [])
                steps.append((call.first + (steps[-1][0] if steps else 0), began[call.file]))
        return sent


def mark(path, text):
    """Appends a mark: what the run's driver knows to be done by now."""
    content = text.encode()
    with Path(path).open("ab", buffering=0) as file:
        file.write(HEADER.pack(Kind.MARK, len(content), 0, 0, 0) + content)

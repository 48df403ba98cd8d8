"""Makes images of a run at many moments, and looks whether each keeps what was promised by then."""

import os
import shutil
import subprocess
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import NamedTuple

from deeds import dossier
from disk import Disk
from image import Image
from promises import broken
from record import CREATED, IS_FOLDER, Kind
from run import BINARY, RESOURCES, ROOT, serving, stopped
from visitor import Visitor

KEPT = ROOT / ".build/power-cuts"
# One image in so many is also served, and written to.
SERVED = 8


class Failure(NamedTuple):
    number: int
    moment: int
    findings: list
    notes: list

    def __str__(self):
        return "\n".join([f"image {self.number}, cut at call {self.moment}:", *self.findings[:10], *self.notes[:40]])


def moments(record, random, count, focus, first=0):
    """The moments of the images, none before `first`: a part anywhere, a part where something rare happens, and right
    beside it; a third within the focus."""
    kinds, last = kinds_of(record), len(record.calls)

    def within(begin, end):
        parts = ([moment for moment in found if begin <= moment <= end] for found in kinds.values())
        return [part for part in parts if part]

    wide = within(first, last)
    narrow = within(max(first, focus[0]), focus[1]) or wide
    found = []
    for number in range(count):
        choices = narrow if number % 3 == 0 else wide
        moment = random.randint(first, last) if number % 4 == 0 else random.choice(random.choice(choices))
        found.append(min(last, max(first, moment + random.choice([-1, 0, 0, 0, 1, 2, 5]))))
    return sorted(found)


def kinds_of(record):
    """The moments of each kind of call that changes anything."""
    paths, kinds = {}, {}
    for moment, call in enumerate(record.calls, 1):
        kind = call.kind
        if kind == Kind.OPENED:
            paths[call.file] = call.text, call.first & IS_FOLDER
        path, is_folder = paths.get(call.file, ("", False))
        if kind == Kind.WRITTEN:
            kind = "the log" if path.endswith("-wal") else "other content"
        elif kind in (Kind.SYNC_BEGAN, Kind.SYNC_ENDED) and is_folder:
            kind = f"{kind} of a folder"
        elif kind == Kind.OPENED and call.first & CREATED:
            kind = "a new file"
        elif kind in (Kind.OPENED, Kind.MAPPED, Kind.SENT):
            continue
        kinds.setdefault(kind, []).append(moment)
    return kinds


def checked(data):
    """What `check` finds; nothing where all is sound."""
    result = subprocess.run(
        [BINARY, "check", "--data", data, "--resources", RESOURCES], capture_output=True, text=True, timeout=300)
    if result.returncode == 0:
        return []
    return (result.stdout + result.stderr).strip().split("\n")[:20]


class Examiner:
    """`ignores`: for a path, whether its syncs do nothing. Then failures are wanted, and the first suffices."""

    def __init__(self, run, seed, ignores):
        self.run, self.seed, self.ignores = run, seed, ignores

    def examine(self, number, moment, disk, folder):
        """Writes the image into the folder; a failure, or None."""
        image = Image(disk, Random(f"{self.seed} {number}"))
        image.write(folder)
        findings = self._findings(number, moment, folder)
        return Failure(number, moment, findings, image.notes) if findings else None

    def _findings(self, number, moment, folder):
        data = folder / "data"
        is_ready = moment >= self.run.ready
        try:
            if not is_ready:
                stopped(serving(data)[0])
            findings = checked(data)
            # Only a program that writes plays a rollback journal back.
            if any("left in the middle of a change" in finding for finding in findings):
                stopped(serving(data)[0])
                findings = checked(data)
            findings = findings or broken(self.run.promises, moment, folder, data)
            if not findings and is_ready and not self.ignores and number % SERVED == 0:
                findings = self._served(moment, data) or checked(data) or broken(
                    self._lasting(moment), moment, folder, data)
            return findings
        except Exception as failure:
            return [f"{type(failure).__name__}: {failure}"]

    def _lasting(self, moment):
        return [promise for promise in self.run.promises if promise.until == float("inf")]

    def _served(self, moment, data):
        """Life goes on: the program starts on what is left, and takes in the next dossier."""
        process, port = serving(data)
        try:
            visitor = Visitor(port, self.run.token) if self.run.token_since <= moment else None
            if visitor:
                answer = visitor.post_json("/api/v1/dossiers", dossier(self.run.procedure, "sau khi mất điện"))
                if answer.status != 201:
                    return [f"the next dossier: {answer.status} {answer.text}"]
                visitor.close()
        finally:
            stopped(process)
        return []

    def some(self, numbers, places):
        """Examines images one after another, in the order of their moments; those that failed."""
        disk = Disk(self.run.root, self.run.base, self.run.numbers, self.ignores or (lambda path: False))
        failures = []
        for number, moment in zip(numbers, places):
            while disk.moment < moment:
                disk.take(self.run.record.calls[disk.moment])
            folder = Path(tempfile.mkdtemp(prefix="motcua-image-", dir=scratch()))
            try:
                failure = self.examine(number, moment, disk, folder)
                if failure:
                    failures.append(failure)
                    if self.ignores:
                        break
                    self._keep(failure, folder)
            finally:
                shutil.rmtree(folder)
        return failures

    def _keep(self, failure, folder):
        """For whoever looks why; only the first few, since each has the whole folder."""
        place = KEPT / f"{self.run.name}-{self.seed}-{failure.number}"
        if len(list(KEPT.glob("*"))) >= 10:
            return
        shutil.copytree(folder, place, dirs_exist_ok=True)
        (place / "why.txt").write_text(str(failure) + "\n\n" + "\n".join(failure.notes) + "\n")


def scratch():
    """Memory, where there is enough: an image is read once."""
    has = os.access("/dev/shm", os.W_OK) and shutil.disk_usage("/dev/shm").free > 4 << 30
    return "/dev/shm" if has else None


_examiner = None


def _work(arguments):
    return _examiner.some(*arguments)


def examine(run, seed, count, workers, ignores=None):
    """The images that failed, of so many. With `ignores`, the images are of the run's second half."""
    global _examiner
    _examiner = Examiner(run, seed, ignores)
    first = len(run.record.calls) // 2 if ignores else 0
    places = moments(run.record, Random(f"{seed}"), count, run.focus, first)
    parts = [(range(part, count, workers), places[part::workers]) for part in range(workers)]
    # Forked, so that each has the record without reading it again.
    with ProcessPoolExecutor(workers, mp_context=get_context("fork")) as pool:
        return [failure for failures in pool.map(_work, parts) for failure in failures]

"""A recorded run of the program: a folder that it may write to, what it did there, and what it promised."""

import os
import re
import shutil
import signal
import subprocess
import threading
from bisect import bisect_left
from pathlib import Path

from promises import Promise
from record import Record, mark

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("MOTCUA_BINARY", ROOT / ".build/debug/motcua"))
RESOURCES = ROOT / "Resources"
LISTENING = re.compile(r"listening on http://[^:]+:(\d+)")
PASSWORD = "mat-khau-rat-dai-1"
# A folder's sync takes long, as on a busy disk: what does not wait for it is seen not to.
SLOW_FOLDERS = "60"


def serving(data, environment=None, log=None):
    """Starts `motcua serve` and returns it with its port, once it listens."""
    process = subprocess.Popen(
        [BINARY, "serve", "--data", data, "--resources", RESOURCES, "--port", "0", "--catalogue", "2018"],
        stdout=subprocess.PIPE, stderr=log or subprocess.DEVNULL, text=True, env=environment)
    said = []
    for line in process.stdout:
        said.append(line)
        if match := LISTENING.search(line):
            return process, int(match.group(1))
    raise AssertionError(f"motcua serve did not listen, and ended with {process.wait()}: {''.join(said)}")


def stopped(process):
    process.send_signal(signal.SIGTERM)
    process.stdout.close()
    assert process.wait(60) == 0, "motcua serve did not stop well"


class Run:
    """Lies in `folder`: `root` is recorded, and `base` is what it held before."""

    def __init__(self, folder, library, name, prepare=None):
        self.folder, self.name = folder, name
        self.root, self.base, self.path = folder / "root", folder / "base", folder / "record"
        self.root.mkdir()
        if prepare:
            prepare(self.root)
        shutil.copytree(self.root, self.base)
        self.numbers = {
            "" if path == self.root else str(path.relative_to(self.root)): path.stat().st_ino
            for path in [self.root, *self.root.rglob("*")]}
        self.environment = os.environ | {
            "LD_PRELOAD": str(library), "MOTCUA_RECORDED": str(self.root), "MOTCUA_RECORD": str(self.path),
            "MOTCUA_SLOW_FOLDERS": SLOW_FOLDERS}
        self.data = self.root / "data"
        # Of a program that files dossiers, since when it has it, and what it files.
        self.token = self.token_since = self.procedure = None
        self.port = self.process = None
        # The marks between which much happens in few calls.
        self.focus = None, None
        # Each fact, since when and until when: the receipt of an answer, the text of a mark, or None.
        self.told = []
        self._turn = threading.Lock()
        self._marks = 0

    def mark(self, text):
        """Notes that something is done by now, and returns the mark."""
        with self._turn:
            self._marks += 1
            text = f"{self._marks} {text}"
        mark(self.path, text)
        return text

    def promise(self, fact, since, until=None):
        """`since` and `until` are a mark or an answer's receipt; None is the beginning, or for ever."""
        with self._turn:
            self.told.append([fact, since, until])

    def end(self, fact, until):
        """The fact need not hold any more from here on."""
        with self._turn:
            for told in self.told:
                if told[0] == fact:
                    told[2] = until

    def command(self, *arguments, input="", data=None):
        """Runs a command to its end. Returns its output, and the mark of its end."""
        result = subprocess.run(
            [BINARY, *arguments, "--data", data or self.data, "--resources", RESOURCES],
            input=input, capture_output=True, text=True, timeout=300, env=self.environment)
        assert result.returncode == 0, f"motcua {arguments}: {result.stderr}"
        return result.stdout, self.mark(" ".join(map(str, arguments[:2])))

    def serve(self):
        with (self.folder / "serve.log").open("a") as log:
            self.process, self.port = serving(self.data, self.environment, log)
        return self.mark("listening")

    def stop(self):
        stopped(self.process)
        self.process = None
        return self.mark("stopped")

    def close(self):
        if self.process:
            self.process.kill()
            self.process.wait()

    def finish(self, ready):
        """`ready`: the mark from which on an image must be sound as it lies. Before, the program may have to finish
        what it had begun."""
        self.record = Record(self.path)
        marks, sendings = self.record.marks(), self.record.sendings()

        def moment(at, otherwise):
            if at is None:
                return otherwise
            if isinstance(at, str):
                return marks[at]
            port, count = at
            return sendings[port][bisect_left(sendings[port], (count, 0))][1]

        self.promises = [
            Promise(fact, moment(since, 0), moment(until, float("inf"))) for fact, since, until in self.told]
        self.ready = moment(ready, 0)
        self.token_since = moment(self.token_since, 0)
        self.focus = moment(self.focus[0], 0), moment(self.focus[1], len(self.record.calls))

    def __str__(self):
        return f"{self.name}: {len(self.record.calls)} calls, {len(self.promises)} promises"

"""What the program has promised to keep: facts of the database and of the folder, each since an answer."""

import hashlib
import shutil
import sqlite3
import tempfile
from typing import NamedTuple


class Row(NamedTuple):
    """There is a row for which the query answers."""

    what: str
    query: str
    values: tuple

    def holds(self, folder, database):
        return database.execute(self.query, self.values).fetchone() is not None


class Whole(NamedTuple):
    """The file has one of these contents; without any of them it may be missing, but is not anything else."""

    path: str
    digests: tuple
    may_be_missing: bool = False

    @property
    def what(self):
        return f"the file {self.path}"

    def holds(self, folder, database):
        path = folder / self.path
        if not path.exists():
            return self.may_be_missing
        return digest(path.read_bytes()) in self.digests


class Line(NamedTuple):
    """The text file has a line with this text."""

    path: str
    text: str

    @property
    def what(self):
        return f"the line {self.text} of {self.path}"

    def holds(self, folder, database):
        path = folder / self.path
        return path.exists() and any(self.text in line for line in path.read_text(errors="replace").split("\n"))


def digest(content):
    return hashlib.sha256(content).hexdigest()


EVENTS = "SELECT 1 FROM dossiers d JOIN events e ON e.id BETWEEN d.id << 16 AND d.id << 16 | 65535 WHERE d.code = ?"


def filed(code, summary):
    return Row(f"dossier {code}", f"{EVENTS} AND d.summary = ? AND e.kind = 'accept'", (code, summary))


def happened(code, kind):
    return Row(f"{kind} of {code}", f"{EVENTS} AND e.kind = ?", (code, kind))


def listed(number, code, kind):
    query = """
      SELECT 1 FROM changes c JOIN events e ON e.id = c.event JOIN dossiers d ON d.id = e.dossier_id
      WHERE c.number = ? AND d.code = ? AND e.kind = ?
      """
    return Row(f"change {number}", query, (number, code, kind))


def called(code, name):
    return Row(f"name of {code}", f"{EVENTS} AND d.applicant_name = ? AND e.kind = 'correct'", (code, name))


def rated(code, level):
    query = "SELECT 1 FROM dossiers d JOIN ratings r ON r.dossier_id = d.id WHERE d.code = ? AND r.level = ?"
    return Row(f"rating of {code}", query, (code, level))


def answered(code, agency, content):
    """With a file, which `check` then finds whole."""
    query = """
      SELECT 1 FROM dossiers d JOIN consultations c ON c.dossier_id = d.id, files f
      WHERE d.code = ? AND c.asked = ? AND c.outcome IS NOT NULL AND f.digest = ? AND f.size = ?
      """
    return Row(f"answer of {agency} about {code}", query, (code, agency, digest(content), len(content)))


def kept(title, content):
    query = "SELECT 1 FROM kept_files WHERE title = ? AND digest = ?"
    return Row(f"kept file {title}", query, (title, digest(content)))


def account(login):
    return Row(f"account {login}", "SELECT 1 FROM accounts WHERE login = ?", (login,))


def token(label):
    return Row(f"token {label}", "SELECT 1 FROM tokens WHERE label = ?", (label,))


class Promise(NamedTuple):
    """Holds in every image of a moment from `since` to before `until`."""

    fact: object
    since: int
    until: float


def broken(promises, moment, root, data):
    """The promises of a moment that the folder does not keep, as sentences; and kept files that are not whole."""
    # A copy: who closes the last connection copies the log into the file, and only the program knows the checksums.
    with tempfile.TemporaryDirectory(dir=root) as copy:
        for name in ("motcua.sqlite", "motcua.sqlite-wal"):
            if (data / name).exists():
                shutil.copy(data / name, copy)
        return broken_by(promises, moment, root, data, sqlite3.connect(f"{copy}/motcua.sqlite"))


def broken_by(promises, moment, root, data, database):
    try:
        found = [
            promise.fact.what for promise in promises
            if promise.since <= moment < promise.until and not promise.fact.holds(root, database)]
        for name, known in database.execute("SELECT name, digest FROM kept_files"):
            path = data / "kept" / name
            if not path.exists() or digest(path.read_bytes()) != known:
                found.append(f"the kept file {name}")
        # Whether an event names it or not: content that is sent again counts as being there already.
        found += [
            f"the file {path.name} is not whole" for path in (data / "files").iterdir()
            if len(path.name) == 64 and digest(path.read_bytes()) != path.name]
        return found
    finally:
        database.close()

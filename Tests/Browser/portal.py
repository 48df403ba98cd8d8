"""A portal with demo data, started from the debug binary for one test session."""

import json
import os
import re
import secrets
import signal
import subprocess
import tempfile
import threading
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LISTENING = re.compile(r"listening on (http://\S+)")
# An agency identifier of either kind, the date, the serial.
DOSSIER_CODE = re.compile(r"\b(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:\.\d{1,3})*-\d{6}-\d{4,6}\b")

# Whose dossiers the tests file, and for what.
AGENCY = "000.00.14.H29"
# The agency of building permits, and one of its procedures.
PERMIT_AGENCY = "000.00.17.H29"
PERMIT = "1.009974"
CITY = "000.00.00.H29"
PROCEDURE = "1.003868"
PHONE = "0912345678"


class Portal:
    """Runs `motcua demo` into a temporary folder, and `motcua serve` on a free port until closed."""

    def __init__(self, dossiers=300, seed=1, clock=None, catalogue="2018", serve=()):
        """`serve`: more arguments of that command. `clock`: a moment in local time, `2026-03-02 08:30`, at which the program's clock starts (faketime(1))."""
        self.clock = clock
        self.serve = serve
        self.port = "0"
        self.binary = Path(os.environ.get("MOTCUA_BINARY", ROOT / ".build/debug/motcua"))
        self.folder = tempfile.TemporaryDirectory(prefix="motcua-")
        self.data = Path(self.folder.name) / "data"
        self.log = Path(self.folder.name) / "server.log"
        self.demo_output = self.run("demo", "--dossiers", str(dossiers), "--seed", str(seed), "--catalogue", catalogue, timeout=300)
        self.url = None
        self._start()

    def run(self, *arguments, input="", timeout=60):
        """Runs one of the program's commands on this portal's data and returns its standard output."""
        result = subprocess.run(
            self._command(*arguments), input=input, capture_output=True, text=True, timeout=timeout,
            env=self._environment())
        if result.returncode != 0:
            raise AssertionError(f"motcua {' '.join(arguments)}: status {result.returncode}\n{result.stderr}")
        return result.stdout

    def _command(self, *arguments):
        command = [self.binary, *arguments, "--data", self.data, "--resources", ROOT / "Resources"]
        # Timers run as ever, and so do the times of files.
        return ["faketime", "-m", "--exclude-monotonic", self.clock, *command] if self.clock else command

    def _environment(self):
        return os.environ | {"TZ": "Asia/Ho_Chi_Minh", "NO_FAKE_STAT": "1"} if self.clock else None

    def restart(self, clock):
        """Stops the server, and starts it at the same address with its clock at that moment."""
        self._stop()
        self.port, self.clock, self.url = self.url.rpartition(":")[2], clock, None
        self._start()

    def _start(self):
        self.process = subprocess.Popen(
            self._command("serve", "--port", self.port, *self.serve),
            stdout=subprocess.PIPE, stderr=self.log.open("w"), text=True, env=self._environment())
        ready = threading.Event()
        self.output = []

        def read():
            # To the end, so that the program never blocks on a full pipe.
            for line in self.process.stdout:
                self.output.append(line)
                if match := LISTENING.search(line):
                    self.url = match.group(1).rstrip("/")
                    ready.set()
            ready.set()

        self.reader = threading.Thread(target=read, daemon=True)
        self.reader.start()
        if not ready.wait(60) or self.url is None:
            self.close()
            raise AssertionError(f"motcua serve did not listen\n{''.join(self.output)}\n{self.log_text}")

    @property
    def _pid(self):
        """The server's own: faketime waits for it as its parent."""
        pid = self.process.pid
        if self.clock is None:
            return pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return int(children[0]) if children else pid

    def close(self):
        """Stops the server and removes its data."""
        try:
            self._stop()
        finally:
            self.folder.cleanup()

    def _stop(self):
        """Stops the server as an operator would, and insists that it stops well."""
        if self.process.poll() is None:
            os.kill(self._pid, signal.SIGTERM)
        try:
            status = self.process.wait(30)
        except subprocess.TimeoutExpired:
            os.kill(self._pid, signal.SIGKILL)
            raise AssertionError("motcua serve did not stop on SIGTERM within 30 seconds") from None
        finally:
            self.reader.join(5)
            self.log_text = self.log.read_text(errors="replace")[-4000:]
        if self.url is not None and status != 0:
            raise AssertionError(f"motcua serve ended with status {status}\n{self.log_text}")

    def json(self, path, token=None, body=None):
        """What the API answers, decoded; with a body, to a POST."""
        headers = {"Idempotency-Key": secrets.token_hex(8), "Content-Type": "application/json"} if body else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        request = urllib.request.Request(self.url + path, json.dumps(body).encode() if body else None, headers)
        with urllib.request.urlopen(request, timeout=20) as response:
            return json.load(response)

    def file(self, token, **fields):
        """Files a dossier with the agency and returns it as the API tells it."""
        applicant = {"name": "Trần Thị Ánh Nguyệt", "kind": "citizen", "id_number": "079185012345", "phone": PHONE}
        dossier = {
            "procedure": PROCEDURE, "channel": "counter", "return_by": "counter", "applicant": applicant,
            "summary": "Kỷ yếu 20 năm thành lập trường",
            "papers": [{"name": "Đơn đề nghị cấp giấy phép", "quantity": 1}]}
        return self.json("/api/v1/dossiers", token, dossier | fields)

    def event(self, token, code, kind, **fields):
        """Moves a dossier on."""
        return self.json(f"/api/v1/dossiers/{code}/events", token, {"type": kind} | fields)

    def user(self, role, agency):
        """Makes an account (clerk, officer, leader, admin) and returns its name and password."""
        name, password = f"{role}-{secrets.token_hex(4)}", secrets.token_urlsafe(18)
        self.run("user", "add", "--name", name, "--role", role, "--agency", agency, input=password + "\n")
        return name, password

    def token(self, agency, label="tests"):
        return self.run("token", "create", "--agency", agency, "--label", label).strip()

    @property
    def dossiers(self):
        """The dossier codes that `motcua demo` printed."""
        return DOSSIER_CODE.findall(self.demo_output)

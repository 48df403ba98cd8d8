"""Fixtures: a portal with demo data behind a trusted proxy, its tokens, and people who can sign in to it."""

import email
import email.policy
import http.client
import os
import re
import sys
import time
import urllib.parse
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Browser"))
from portal import AGENCY, Portal  # noqa: E402

CITY = "000.00.00.H29"
TOKEN = re.compile(r'name="_csrf" value="([^"]+)"')


class ProxiedPortal(Portal):
    """Believes what this machine says about its clients' addresses, so that one machine can be many clients; each mail
    is a file of the folder `mails`."""

    def _command(self, *arguments):
        more = ["--trust-proxy", "127.0.0.1"] if arguments[0] == "serve" else []
        return super()._command(*arguments) + more

    @property
    def host(self):
        return urllib.parse.urlsplit(self.url).netloc


class Visitor:
    """A browser as far as signing in needs one: cookies, and forms with their tokens."""

    def __init__(self, host, address, cookies=None):
        self.connection = http.client.HTTPConnection(host, timeout=120)
        self.address = address
        self.cookies = dict(cookies or {})
        self.form = None
        self.used = time.monotonic()

    def ask(self, method, path, fields=None):
        """The status and the page."""
        # The server closes a connection that was silent for a minute.
        if time.monotonic() - self.used > 30:
            self.connection.close()
        self.used = time.monotonic()
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"X-Forwarded-For": self.address, "Cookie": cookies}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, text

    def sign_in(self, name, password):
        """The status: 303 for a right password."""
        if self.form is None:
            self.form = TOKEN.search(self.ask("GET", "/can-bo/dang-nhap")[1])[1]
        fields = {"_csrf": self.form, "ve": "", "ten": name, "mat_khau": password}
        return self.ask("POST", "/can-bo/dang-nhap", fields)[0]

    def sign_in_as_citizen(self, portal, mail):
        """By the link that is sent to the address of a dossier; the status."""
        form = TOKEN.search(self.ask("GET", "/ho-so-cua-toi")[1])[1]
        status = self.ask("POST", "/ho-so-cua-toi/lien-ket", {"_csrf": form, "lien_he": mail})[0]
        assert status == 303, status
        link = self.link_in_mail(portal, mail)
        form = TOKEN.search(self.ask("GET", link)[1])[1]
        return self.ask("POST", link, {"_csrf": form})[0]

    @staticmethod
    def link_in_mail(portal, address):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            for path in portal.mails.glob("mail.*"):
                mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
                text = mail.get_body(("plain",)).get_content() if address in (mail["To"] or "") else ""
                if found := re.search(r"/ho-so-cua-toi/lien-ket/[\w-]+", text):
                    return found.group()
            time.sleep(0.1)
        raise AssertionError(f"no mail to {address}")


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    mails = tmp_path_factory.mktemp("mails")
    sendmail = mails / "sendmail"
    sendmail.write_text(f"#!/bin/sh\ncat > '{mails}'/mail.$$\n")
    sendmail.chmod(0o755)
    portal = ProxiedPortal(
        dossiers=300, catalogue="2018", serve=["--mail-from", "motcua@example.vn", "--sendmail", sendmail])
    portal.mails = mails
    yield portal
    portal.close()


@pytest.fixture(scope="session")
def tokens(portal):
    """One that may do all, and one that only reads."""
    reading = portal.run("token", "create", "--agency", AGENCY, "--label", "reading", "--read-only").strip()
    return {"full": portal.token(AGENCY), "read-only": reading}


@pytest.fixture(scope="session")
def reports():
    """Where the scanners leave what they found."""
    folder = Path(os.environ.get("MOTCUA_SCAN_REPORTS", Path(__file__).resolve().parents[2] / ".build/scan/reports"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder

"""wapiti attacks the public pages and, signed in, those of each role and of a citizen; it may find nothing.

It fills in and sends the forms that it finds, with their tokens. What it says that is no weakness here is listed below,
each with the reason.
"""

import json
import os
import subprocess
from pathlib import Path

import pytest
from conftest import AGENCY, CITY, Visitor
from portal import ROOT

WAPITI = Path(os.environ.get("MOTCUA_WAPITI", ROOT / ".build/scan/wapiti/bin/wapiti"))
# Those of its modules that apply: no `ssl` and `https_redirect`, since TLS is the proxy's
# (Tests/motcuaTests/Serve/ProxyTests.swift); no `ssrf` and `xxe`, which ask a server on the internet for results, since
# the program asks no address that a visitor names and reads no XML; no `ldap`, of which there is none, and which takes
# the sentence about a wrong date for an answer; no `htaccess`, for which a page that answers 403 to GET must say the same
# to the method ABC, and not 501; no lists of other programs' files.
MODULES = (
    "cookieflags,crlf,csp,csrf,exec,file,http_headers,permanentxss,redirect,sql,timesql,upload,xss")
# Seconds for finding pages, and for each module.
CRAWLING, ATTACKING = 90, 25

# What a role leaves out: the way out of the session, since nobody signs in again, and what nobody has attacked already.
LEFT_OUT = ["/can-bo/dang-xuat", "/ho-so-cua-toi/dang-xuat", "/thu-tuc*", "/thong-ke*", "/ngon-ngu*", "/assets*"]

FALSE_ALARMS = {
    # `frame-ancestors 'none'` of the Content-Security-Policy says it, to every browser that the pages support.
    ("http_headers", "X-Frame-Options is not set"),
    # Cookies are `Secure` where the request came by TLS, and here it did not (Tests/motcuaTests/Serve/ProxyTests.swift).
    ("cookieflags", "Secure flag is not set in the cookie"),
}


def findings(report):
    """What a report tells, without false alarms; the HTTP methods of a page are no finding."""
    for kind in ("vulnerabilities", "anomalies"):
        for name, entries in report[kind].items():
            for entry in entries:
                alarm = entry["module"], entry["info"]
                if not any(alarm[0] == module and alarm[1].startswith(info) for module, info in FALSE_ALARMS):
                    what = f"{entry['method']} {entry['path']} {entry['parameter']}: {entry['info']}"
                    yield f"{name}: {what}\n{entry['http_request']}"


@pytest.mark.parametrize("role", ["nobody", "citizen", "clerk", "officer", "leader", "auditor", "admin"])
def test_wapiti_finds_nothing(portal, tokens, reports, role):
    report = reports / f"pages-{role}.json"
    report.unlink(missing_ok=True)
    start = {"nobody": "/can-bo/dang-nhap", "citizen": "/ho-so-cua-toi", "clerk": "/can-bo", "officer": "/can-bo"}.get(role, "/quan-tri")
    visitor = None
    command = [
        WAPITI, "--url", f"{portal.url}/", "--start", portal.url + start, "--scope", "domain", "--module", MODULES,
        "--depth", "4", "--max-links-per-page", "20", "--max-files-per-dir", "12", "--max-parameters", "150",
        "--max-scan-time", str(CRAWLING), "--max-attack-time", str(ATTACKING), "--tasks", "4", "--flush-session",
        "--no-bugreport", "--store-session", reports / f"wapiti-{role}", "--store-config", reports / "wapiti-config",
        "--format", "json", "--output", report, "--detailed-report", "1"]
    if role == "citizen":
        visitor = Visitor(portal.host, "203.0.113.9")
        mail = "lan@example.vn"
        applicant = {
            "name": "Lê Thị Lan", "kind": "citizen", "id_number": "079185099999", "phone": "0909000111", "email": mail}
        code = portal.file(tokens["full"], applicant=applicant)["code"]
        assert visitor.sign_in_as_citizen(portal, mail) == 303
        assert code in visitor.ask("GET", start)[1]
        command += ["--cookie-value", f"phien_dan={visitor.cookies['phien_dan']}"]
    elif role != "nobody":
        visitor = Visitor(portal.host, "203.0.113.9")
        name, password = portal.user(role, CITY if role in ("admin", "auditor") else AGENCY)
        assert visitor.sign_in(name, password) == 303
        command += ["--cookie-value", f"phien={visitor.cookies['phien']}"]
    if visitor:
        for path in LEFT_OUT:
            command += ["--exclude", portal.url + path]
    result = subprocess.run(
        command, capture_output=True, text=True, timeout=CRAWLING + 20 * ATTACKING + 120, stdin=subprocess.DEVNULL)
    (reports / f"pages-{role}.txt").write_text(result.stdout + result.stderr)
    assert report.exists(), result.stdout[-4000:] + result.stderr[-2000:]
    answer = json.loads(report.read_text())
    assert answer["infos"]["crawled_pages_nbr"] >= 10, answer["infos"]
    # It was signed in to the end.
    if visitor:
        status, page = visitor.ask("GET", start)
        assert status == 200
    if role == "citizen":
        assert code in page
    assert portal.process.poll() is None
    found = list(findings(answer))
    assert not found, "\n\n".join(found)

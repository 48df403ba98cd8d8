"""Signing in by an identity provider, for citizens and staff, the whole way: with a provider from PyPI, which also gives
out tokens that have expired, and, for the lies that it cannot tell, with one of our own. "My dossiers" by a link that is
sent."""

import base64
import email
import email.policy
import json
import re
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import AGENCY
from joserfc import jwk, jws
from playwright.sync_api import expect
from portal import Portal

NUMBER = "079185012345"
CITIZEN = {"sub": "binh", "TechID": "tech-1", "HoVaTen": "Trần Thị Ánh Nguyệt", "SoDinhDanh": NUMBER, "LoaiTaiKhoan": "1"}
ENTERPRISE = {
    "sub": "anh-duong", "TechID": "tech-2", "HoVaTen": "Công ty Ánh Dương", "MaSoThue": "0301234567", "LoaiTaiKhoan": "2"}
OFFICER = {"sub": "ha.nguyen", "name": "Nguyễn Thu Hà"}


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(address):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            return urllib.request.urlopen(address, timeout=2).read()
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


def provide(*options):
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "-p", str(port), "--require-nonce", "true", *options]
    for claims in (CITIZEN, ENTERPRISE, OFFICER):
        command += ["--user-claims", json.dumps(claims)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    wait_for(f"{url}/.well-known/openid-configuration")
    yield url
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="session")
def provider():
    yield from provide()


@pytest.fixture(scope="session")
def stale_provider():
    """Its tokens have expired when they are given out, by more than clocks may differ."""
    yield from provide("--token-max-age=-180")


class Liar(ThreadingHTTPServer):
    """A provider that gives out one token after another that is not to be believed."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), LiarAnswers)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.key = jwk.ECKey.generate_key("P-256", {"kid": "k1", "use": "sig", "alg": "ES256"})
        self.other = jwk.ECKey.generate_key("P-256", {"kid": "k1", "use": "sig", "alg": "ES256"})
        self.lie, self.nonce = None, None
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def token(self):
        now = int(time.time())
        claims = {
            "iss": self.url, "aud": "mot-cua", "sub": "x", "exp": now + 300, "iat": now, "nonce": self.nonce,
            "SoDinhDanh": NUMBER}
        claims |= {
            "issuer": {"iss": "https://vneid.example"}, "audience": {"aud": "other"}, "expired": {"exp": now - 121},
            "replayed": {"nonce": "of-an-earlier-sign-in"}}.get(self.lie, {})
        payload = json.dumps(claims).encode()
        key = self.other if self.lie == "key" else self.key
        token = jws.serialize_compact({"alg": "ES256", "kid": "k1"}, payload, key)
        header, body, signature = token.split(".")
        if self.lie == "unsigned":
            none = base64.urlsafe_b64encode(b'{"alg":"none"}').rstrip(b"=").decode()
            return f"{none}.{body}."
        if self.lie == "tampered":
            other = json.dumps(claims | {"SoDinhDanh": "001190000001"}).encode()
            return f"{header}.{base64.urlsafe_b64encode(other).rstrip(b'=').decode()}.{signature}"
        return token


class LiarAnswers(BaseHTTPRequestHandler):
    def do_GET(self):
        url = self.server.url
        parts = urlsplit(self.path)
        if parts.path == "/authorize":
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self.server.nonce = query["nonce"]
            self.send_response(302)
            self.send_header("Location", f"{query['redirect_uri']}?code=c&state={query['state']}")
            self.end_headers()
        elif parts.path == "/keys":
            self.give({"keys": [self.server.key.as_dict(private=False)]})
        else:
            self.give({
                "issuer": url, "authorization_endpoint": f"{url}/authorize", "token_endpoint": f"{url}/token",
                "jwks_uri": f"{url}/keys"})

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.give({"access_token": "a", "token_type": "Bearer", "id_token": self.server.token()})

    def give(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="session")
def liar():
    server = Liar()
    yield server
    server.shutdown()


@pytest.fixture(scope="session")
def portal(provider, stale_provider, liar, tmp_path_factory):
    folder = tmp_path_factory.mktemp("openid")
    claims = {"name": "HoVaTen", "identity": "SoDinhDanh"}
    kinds = {
        "claims": claims | {"tax_code": "MaSoThue", "subject": "TechID", "kind": "LoaiTaiKhoan"},
        "kinds": {"1": "citizen", "2": "enterprise"}}
    providers = [
        {
            "name": "vneid", "for": "citizens", "issuer": provider, "client_id": "mot-cua", "client_secret": "bi-mat-1",
            "label": {"vi": "VNeID", "en": "VNeID"}, **kinds},
        {
            "name": "qua-han", "for": "citizens", "issuer": stale_provider, "client_id": "mot-cua",
            "client_secret": "bi-mat-1", "label": {"vi": "Cổng quá hạn", "en": "Stale portal"}, **kinds},
        {
            "name": "thanh-pho", "for": "staff", "issuer": provider, "client_id": "mot-cua-can-bo",
            "client_secret": "bi-mat-2", "label": {"vi": "Tài khoản thành phố", "en": "City account"}},
        {
            "name": "thu", "for": "citizens", "issuer": liar.url, "client_id": "mot-cua",
            "label": {"vi": "Cổng thử", "en": "Trial portal"}, "claims": claims}]
    settings = folder / "openid.json"
    settings.write_text(json.dumps({"providers": providers}))
    # What takes mail: each message as a file.
    sendmail = folder / "sendmail"
    sendmail.write_text(f"#!/bin/sh\ncat > '{folder}'/mail.$$\n")
    sendmail.chmod(0o755)
    portal = Portal(serve=["--openid", settings, "--mail-from", "motcua@example.vn", "--sendmail", sendmail])
    portal.mails = folder
    yield portal
    portal.close()


def lines(portal):
    """What the security log says of events: newest first."""
    with sqlite3.connect(f"file:{portal.data}/motcua.sqlite?mode=ro", uri=True) as database:
        return database.execute("SELECT event, login, detail FROM security_log ORDER BY number DESC").fetchall()


def wait_for_line(portal, detail):
    """A refusal's line is written behind the answer."""
    wanted = ("provider refused", None, detail)
    deadline = time.monotonic() + 10
    while wanted not in lines(portal) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert wanted in lines(portal)


def sign_in_there(page, provider, subject):
    page.wait_for_url(f"{provider}/**")
    page.fill("[name=sub]", subject)
    page.locator("button[type=submit]").first.click()


def test_citizen(visitor, portal, provider, token):
    visitor.others = [provider]
    code = portal.file(token)["code"]
    page = visitor.page("/")
    page.locator("main a[href='/ho-so-cua-toi']").click()
    visitor.check(page, "own-dossiers")
    page.locator("a[href='/ho-so-cua-toi/dang-nhap/vneid']").click()
    sign_in_there(page, provider, "binh")
    page.wait_for_url("**/ho-so-cua-toi")
    assert NUMBER in page.locator("main").inner_text()
    visitor.check(page, "own-dossiers-list")
    page.locator("main tr", has_text=code).locator("a").click()
    page.wait_for_url(f"**/tra-cuu/{code}")
    assert CITIZEN["HoVaTen"] in page.locator("main").inner_text()
    assert page.locator("[name=so_cuoi]").count() == 0
    visitor.check(page, "own-dossier")
    page.locator("#chi-tiet a[href='/ho-so-cua-toi']").click()
    page.locator("form[action='/ho-so-cua-toi/dang-xuat'] button").press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()
    visitor.check(page, "own-dossiers-left")
    assert page.goto("/ho-so-cua-toi") and NUMBER not in page.locator("main").inner_text()
    page.goto("/ho-so-cua-toi/dang-xuat/vneid")
    page.wait_for_url(f"{provider}/oauth2/end_session**")
    assert "client_id=mot-cua" in page.url and NUMBER not in page.url


def test_enterprise(visit, portal, provider, token):
    visitor = visit()
    visitor.others = [provider]
    applicant = {
        "name": ENTERPRISE["HoVaTen"], "kind": "enterprise", "id_number": ENTERPRISE["MaSoThue"], "phone": "0909000222"}
    code, other = portal.file(token, applicant=applicant)["code"], portal.file(token)["code"]
    page = visitor.page("/ho-so-cua-toi/dang-nhap/vneid")
    sign_in_there(page, provider, ENTERPRISE["sub"])
    page.wait_for_url("**/ho-so-cua-toi")
    text = page.locator("main").inner_text()
    assert code in text and ENTERPRISE["HoVaTen"] in text and other not in text
    visitor.check(page, "own-dossiers-enterprise")


def test_expired_token_of_a_real_provider(visit, portal, stale_provider):
    visitor = visit()
    visitor.others = [stale_provider]
    page = visitor.page("/ho-so-cua-toi/dang-nhap/qua-han")
    sign_in_there(page, stale_provider, CITIZEN["sub"])
    page.wait_for_url("**/tro-ve**")
    assert page.locator("main a[href='/ho-so-cua-toi']").count() == 1
    assert "phien_dan" not in {cookie["name"] for cookie in visitor.context.cookies()}
    wait_for_line(portal, "qua-han: ID token: expired")


def test_staff(visitor, portal, provider):
    visitor.others = [provider]
    name, password = portal.user("officer", AGENCY)
    page = visitor.page("/can-bo/dang-nhap")
    visitor.check(page, "sign-in-provider")
    # The provider knows them; here nobody does.
    page.locator("a[href^='/can-bo/dang-nhap/thanh-pho']").click()
    sign_in_there(page, provider, OFFICER["sub"])
    page.wait_for_url("**/tro-ve**")
    visitor.check(page, "provider-unknown")

    visitor.sign_in(page, name, password)
    page.goto("/can-bo/tai-khoan")
    visitor.check(page, "own-account-providers")
    page.locator("section[aria-labelledby=dinh-danh] input[type=password]").fill("sai")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()
    visitor.check(page, "own-account-providers-wrong")
    page.locator("section[aria-labelledby=dinh-danh] input[type=password]").fill(password)
    page.keyboard.press("Enter")
    page.locator(f"a[href^='{provider}']").wait_for()
    visitor.check(page, "own-account-go-on")
    page.locator(f"a[href^='{provider}']").click()
    sign_in_there(page, provider, OFFICER["sub"])
    page.wait_for_url("**/can-bo/tai-khoan?da=da-lien-ket")
    visitor.check(page, "own-account-linked")
    assert lines(portal)[0] == ("provider linked", name, provider)

    page.locator("header form button").click()
    page.wait_for_url("**/can-bo/dang-nhap**")
    page.goto("/can-bo/dang-nhap?ve=/can-bo/tim")
    page.locator("a[href^='/can-bo/dang-nhap/thanh-pho']").click()
    sign_in_there(page, provider, OFFICER["sub"])
    page.wait_for_url("**/can-bo/tim")
    page.locator("header form button").click()
    expect(page.locator("main a[href='/can-bo/dang-xuat/thanh-pho']")).to_be_visible()
    visitor.check(page, "sign-in-left-provider")
    # The next visitor links it again.
    portal.run("user", "unlink-openid", "--name", name, "--issuer", provider, "--subject", OFFICER["sub"])


# Together in both widths and both languages.
@pytest.mark.parametrize("lie, reason, width, language", [
    ("issuer", "issuer", 360, "vi"), ("audience", "audience", 360, "en"), ("expired", "expired", 1280, "vi"),
    ("replayed", "nonce", 1280, "en"), ("unsigned", "unsigned", 360, "vi"), ("key", "signature", 360, "en"),
    ("tampered", "signature", 1280, "vi")])
def test_lies(visit, portal, liar, lie, reason, width, language):
    visitor = visit(width=width, language=language)
    visitor.others = [liar.url]
    liar.lie = lie
    page = visitor.page("/ho-so-cua-toi")
    page.locator("a[href='/ho-so-cua-toi/dang-nhap/thu']").click()
    page.wait_for_url("**/tro-ve**")
    visitor.check(page, "provider-refused")
    assert page.locator("main a[href='/ho-so-cua-toi']").count() == 1
    assert "phien_dan" not in {cookie["name"] for cookie in visitor.context.cookies()}
    wait_for_line(portal, f"thu: ID token: {reason}")
    for secret in ("bi-mat-1", "bi-mat-2"):
        assert secret not in portal.log.read_text()


def test_truth(visit, portal, liar, token):
    """The same provider lets in where it says the truth: only the lies were refused."""
    visitor = visit()
    visitor.others = [liar.url]
    liar.lie = None
    code = portal.file(token)["code"]
    page = visitor.page("/ho-so-cua-toi/dang-nhap/thu")
    page.wait_for_url("**/ho-so-cua-toi")
    assert code in page.locator("main").inner_text()


def test_a_strangers_way_back(visit, portal, liar):
    visitor = visit()
    visitor.others = [liar.url]
    page = visitor.page()
    assert page.goto("/ho-so-cua-toi/dang-nhap/thu/tro-ve?code=c&state=s").status == 400
    visitor.check(page, "provider-outdated")


def link_in_mail(portal, address):
    """The path of the link that was sent to the address."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        for path in portal.mails.glob("mail.*"):
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            if mail["To"] and address in mail["To"]:
                text = mail.get_body(("plain",)).get_content()
                return re.search(r"/ho-so-cua-toi/lien-ket/[\w-]+", text).group()
        time.sleep(0.1)
    raise AssertionError(f"no mail to {address}")


def test_link(visitor, portal, token):
    mail = f"lan.{visitor.width}.{visitor.language}@example.vn"
    applicant = {
        "name": "Lê Thị Lan", "kind": "citizen", "id_number": "079185099999", "phone": "0909000111", "email": mail}
    code = portal.file(token, applicant=applicant)["code"]
    page = visitor.page("/tra-cuu")
    page.locator("main a[href='/ho-so-cua-toi']").click()
    page.fill("[name=lien_he]", "số nhà 12")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()
    visitor.check(page, "own-dossiers-wrong")
    page.fill("[name=lien_he]", mail.upper())
    page.keyboard.press("Enter")
    page.wait_for_url("**/ho-so-cua-toi?da=gui")
    visitor.check(page, "own-dossiers-asked")
    page.goto(link_in_mail(portal, mail))
    visitor.check(page, "own-dossiers-link")
    page.locator("#mo-ho-so button").press("Enter")
    page.wait_for_url("**/ho-so-cua-toi")
    assert code in page.locator("main").inner_text()
    visitor.check(page, "own-dossiers-by-link")
    assert page.goto(link_in_mail(portal, mail)).status == 404
    visitor.check(page, "own-dossiers-link-over")

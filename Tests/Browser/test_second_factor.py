"""Signing in in two steps: the authenticator app, recovery codes, passkeys, and roles that require it."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest
from browsing import visits
from conftest import AGENCY
from playwright.sync_api import expect
from portal import Portal

SETTINGS = "/can-bo/tai-khoan/xac-thuc-hai-buoc"
STEP = re.compile("/can-bo/dang-nhap/ma($|[?])")
CITY = "000.00.00.H29"


def code(secret, steps=0):
    """RFC 6238."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(base64.b32decode(secret.replace(" ", "")), counter, hashlib.sha1).digest()
    start = digest[19] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def press(page, name):
    page.locator("main button", has_text=name).first.press("Enter")


@pytest.fixture
def visit_by_name(browser, portal):
    """Browsers have passkeys on a host with a name."""
    yield from visits(browser, portal.url.replace("127.0.0.1", "localhost"))


@pytest.fixture
def authenticator():
    """Puts an authenticator into a page's browser."""

    def add(page):
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
            "isUserVerified": True, "automaticPresenceSimulation": True}
        added = session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        return session, added["authenticatorId"]

    return add


def test_app(visitor, portal):
    name, password = portal.user("officer", AGENCY)
    page = visitor.page()
    visitor.sign_in(page, name, password)
    page.goto("/can-bo/tai-khoan")
    page.locator(f"main a[href='{SETTINGS}']").press("Enter")
    visitor.check(page, "second-factor-off")
    page.locator("main form:has([value=ung-dung]) button").press("Enter")
    expect(page.locator("main svg")).to_be_visible()
    visitor.check(page, "second-factor-app")
    secret = page.locator(".secret").inner_text()
    page.fill("[name=ma_2fa]", "000000")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()
    visitor.check(page, "second-factor-app-wrong")
    page.fill("[name=ma_2fa]", code(secret))
    page.keyboard.press("Enter")
    expect(page.locator(".codes li")).to_have_count(10)
    visitor.check(page, "second-factor-codes")
    recovery = page.locator(".codes code").first.inner_text()
    page.locator("main p.actions a").press("Enter")
    page.wait_for_url("**/can-bo/tai-khoan")
    page.goto(SETTINGS)
    visitor.check(page, "second-factor-on")

    # Signing in takes the code, and keeps the way.
    page.locator("header form button").first.press("Enter")
    page.goto("/can-bo/tim?q=abc")
    page.fill("[name=ten]", name)
    page.fill("[name=mat_khau]", password)
    page.keyboard.press("Enter")
    page.wait_for_url(STEP)
    visitor.check(page, "second-step")
    page.fill("[name=ma_2fa]", "111 111")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()
    visitor.check(page, "second-step-wrong")
    page.fill("[name=ma_2fa]", code(secret, 1))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/can-bo/tim[?]q=abc"))

    # Without the phone.
    page.locator("header form button").first.press("Enter")
    visitor.sign_in(page, name, password)
    page.wait_for_url(STEP)
    page.locator("main a[href*=khoi-phuc]").press("Enter")
    visitor.check(page, "second-step-recovery")
    page.fill("[name=ma_2fa]", recovery.upper())
    page.keyboard.press("Enter")
    page.wait_for_url("**/can-bo")
    page.goto(SETTINGS)
    page.locator("main form:has([value=tat]) button").press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()


@pytest.mark.parametrize("width, language", [(360, "vi"), (360, "en"), (1280, "vi"), (1280, "en")])
def test_passkey(visit_by_name, portal, authenticator, width, language):
    name, password = portal.user("officer", AGENCY)
    visitor = visit_by_name(width=width, language=language)
    page = visitor.page()
    session, device = authenticator(page)
    visitor.sign_in(page, name, password)
    page.goto(SETTINGS)
    form = page.locator("#them-khoa")
    expect(form).to_be_visible()
    form.locator("button").press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()
    page.fill("[name=ten_khoa]", "Điện thoại của tôi")
    page.keyboard.press("Enter")
    expect(page.locator(".codes li")).to_have_count(10)
    page.goto(SETTINGS)
    visitor.check(page, "passkeys")
    # The same authenticator is not registered twice: the browser says no, and so does the page.
    page.fill("[name=ten_khoa]", "Lần nữa")
    page.keyboard.press("Enter")
    expect(page.locator("#them-khoa [role=alert]")).not_to_be_empty()
    visitor.check(page, "passkeys-refused")

    page.locator("header form button").first.press("Enter")
    visitor.sign_in(page, name, password)
    page.wait_for_url(STEP)
    visitor.check(page, "second-step-passkey")
    page.locator("[data-passkey] button").press("Enter")
    page.wait_for_url("**/can-bo")

    # Without the authenticator the page says so, and a recovery code still works.
    page.locator("header form button").first.press("Enter")
    visitor.sign_in(page, name, password)
    page.wait_for_url(STEP)
    session.send("WebAuthn.clearCredentials", {"authenticatorId": device})
    page.locator("[data-passkey] button").press("Enter")
    expect(page.locator("[data-passkey] [role=alert]")).not_to_be_empty()
    visitor.check(page, "second-step-passkey-refused")


def test_without_scripts(visit_by_name, portal):
    name, password = portal.user("officer", AGENCY)
    visitor = visit_by_name(width=360, language="vi", scripts=False)
    page = visitor.page()
    visitor.sign_in(page, name, password)
    page.goto(SETTINGS)
    expect(page.locator("#them-khoa")).to_be_hidden()
    expect(page.locator("[data-without-passkeys]")).to_be_visible()
    visitor.check(page, "passkeys-plain")


@pytest.fixture
def later_portal():
    portal = Portal(dossiers=1, clock="2026-03-02 08:30")
    yield portal
    portal.close()


def test_old_password(browser, later_portal):
    """A quarter of an hour after signing in, the page asks for the password again."""
    name, password = later_portal.user("officer", AGENCY)
    visitors = visits(browser, later_portal.url)
    visitor = next(visitors)(width=360, language="vi")
    page = visitor.page()
    visitor.sign_in(page, name, password)
    page.wait_for_url("**/can-bo")
    later_portal.restart("2026-03-02 08:45")
    page.goto(SETTINGS)
    visitor.check(page, "second-factor-password")
    page.fill("[name=mat_khau]", "sai rồi")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()
    page.fill("[name=mat_khau]", password)
    page.keyboard.press("Enter")
    expect(page.locator("main form:has([value=ung-dung]) button")).to_be_visible()
    next(visitors, None)


def test_roles(visitor, portal):
    admin, password = portal.user("admin", CITY)
    page = visitor.page()
    visitor.sign_in(page, admin, password)
    page.goto("/can-bo/tai-khoan")
    page.locator("main a[href='/quan-tri/xac-thuc-hai-buoc']").press("Enter")
    page.locator("[value=auditor]").check()
    visitor.check(page, "second-factor-roles")
    page.locator("main form .button").press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()

    other = portal.user("auditor", AGENCY)
    visitor.context.clear_cookies(name="phien")
    visitor.sign_in(page, *other)
    page.wait_for_url(re.compile(SETTINGS))
    visitor.check(page, "second-factor-required")
    page.goto("/quan-tri/bao-cao")
    page.wait_for_url(re.compile(f"{SETTINGS}[?]ve="))

    visitor.context.clear_cookies(name="phien")
    visitor.sign_in(page, admin, password)
    page.goto("/quan-tri/xac-thuc-hai-buoc")
    page.locator("[value=auditor]").uncheck()
    page.locator("main form .button").press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()

"""The desk: signing in, the lists, search, and a dossier's whole life."""

import json
import re
import urllib.request

import pytest
from playwright.sync_api import expect

AGENCY = "000.00.14.H29"
PROCEDURE = "1.003868"
CLOSING = {"vi": "Hồ sơ đã khép lại, không còn việc gì phải làm.", "en": "The dossier is closed; nothing is left to do."}


@pytest.fixture(scope="module")
def officer(portal):
    return portal.user("officer", AGENCY)


@pytest.fixture(scope="module")
def token(portal):
    return portal.token(AGENCY)


@pytest.fixture
def dossier(portal, token, request):
    body = {
        "procedure": PROCEDURE, "channel": "counter", "return_by": "counter", "summary": "Kỷ yếu 20 năm thành lập trường",
        "applicant": {"name": "Trần Thị Ánh Nguyệt", "kind": "citizen", "id_number": "079185012345", "phone": "0912345678"},
        "papers": [{"name": "Đơn đề nghị cấp giấy phép", "quantity": 1}]}
    key = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower())
    call = urllib.request.Request(
        portal.url + "/api/v1/dossiers", json.dumps(body).encode(),
        {"Authorization": f"Bearer {token}", "Content-Type": "application/json", "Idempotency-Key": key})
    with urllib.request.urlopen(call, timeout=20) as response:
        return json.load(response)["code"]


def good(page, axe, overflow, screenshot, visitor, name):
    screenshot(page, f"staff-{name}-{visitor.width}-{visitor.language}-{'scripts' if visitor.scripts else 'plain'}")
    assert axe(page) == []
    assert overflow(page) == 0
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == visitor.language


def test_signing_in(visitor, officer, axe, overflow, screenshot):
    page = visitor.page("/can-bo")
    assert page.url.endswith("/can-bo/dang-nhap?ve=/can-bo")
    good(page, axe, overflow, screenshot, visitor, "sign-in")
    # A name of its own: wrong tries are counted by name, and there are eight visitors.
    stranger = f"stranger-{visitor.width}-{visitor.language}-{visitor.scripts}".lower()
    page.fill("[name=ten]", stranger)
    page.fill("[name=mat_khau]", "sai")
    page.click("main form [type=submit]")
    expect(page.locator(".error-summary")).to_be_visible()
    assert page.input_value("[name=ten]") == stranger
    assert page.input_value("[name=mat_khau]") == ""
    good(page, axe, overflow, screenshot, visitor, "sign-in-wrong")
    page.fill("[name=ten]", officer[0])
    page.fill("[name=mat_khau]", officer[1])
    page.keyboard.press("Enter")
    page.wait_for_url("**/can-bo")
    good(page, axe, overflow, screenshot, visitor, "worklist")
    page.click("header button")
    page.wait_for_url("**/can-bo/dang-nhap")


def test_search(visitor, officer, dossier, axe, overflow, screenshot):
    page = visitor.page()
    visitor.sign_in(page, *officer)
    page.goto("/can-bo/tim?q=tran+thi+anh+nguyet")
    expect(page.locator(f"a[href='/can-bo/ho-so/{dossier}']")).to_be_visible()
    good(page, axe, overflow, screenshot, visitor, "search")
    page.fill("[name=q]", dossier.removeprefix(AGENCY + "-"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/can-bo/ho-so/{dossier}")
    page.goto("/can-bo/tim?q=khong-co-ai-ten-nhu-vay")
    expect(page.locator("main [role=status]")).to_be_visible()
    good(page, axe, overflow, screenshot, visitor, "search-none")


def focus(page, target):
    """Goes to the element as a keyboard does, from where the focus is."""
    for _ in range(200):
        if target.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not reach it")


def do(page, action, fields=()):
    """Opens an action and sends its form, by keyboard alone."""
    panel = page.locator(f"#{action}")
    if not panel.evaluate("e => e.open"):
        focus(page, panel.locator("summary"))
        page.keyboard.press("Enter")
    for name, value in fields:
        field = panel.locator(f"[name={name}]")
        focus(page, field)
        page.keyboard.type(value)
    button = panel.locator("[type=submit]")
    focus(page, button)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_whole_life_by_keyboard(visitor, officer, dossier, axe, overflow, screenshot):
    page = visitor.page()
    visitor.sign_in(page, *officer)
    page.goto(f"/can-bo/ho-so/{dossier}")
    good(page, axe, overflow, screenshot, visitor, "dossier")
    do(page, "yeu-cau-bo-sung")
    expect(page.locator(".error-summary a")).to_have_attribute("href", "#yeu-cau-bo-sung-giay_to")
    good(page, axe, overflow, screenshot, visitor, "dossier-wrong")
    steps = [
        ("xu-ly", [("ghi_chu", "Chuyển phòng Báo chí")]), ("yeu-cau-bo-sung", [("giay_to", "Bản thảo tài liệu")]),
        ("da-bo-sung", []), ("yeu-cau-nop-tien", [("so_tien", "150.000")]), ("da-nop-tien", []), ("xong", []),
        ("tra-ket-qua", [])]
    for action, fields in steps:
        do(page, action, fields)
        expect(page.locator("main [role=status]")).to_be_visible()
    good(page, axe, overflow, screenshot, visitor, "dossier-closed")
    expect(page.get_by_text(CLOSING[visitor.language])).to_be_visible()
    assert page.locator("details.action").count() == 0
    expect(page.get_by_text("Chuyển phòng Báo chí")).to_be_visible()


def test_two_people_at_once(visit, officer, dossier, axe):
    visitor = visit()
    first, second = visitor.page(), visitor.page()
    visitor.sign_in(first, *officer)
    for page in (first, second):
        page.goto(f"/can-bo/ho-so/{dossier}")
        page.fill("#xu-ly-ghi_chu", f"người {page is first}")
    first.click("#xu-ly [type=submit]")
    second.click("#xu-ly [type=submit]")
    expect(second.locator(".error-summary")).to_contain_text("người True")
    assert second.input_value("#xu-ly-ghi_chu") == "người False"
    assert axe(second) == []

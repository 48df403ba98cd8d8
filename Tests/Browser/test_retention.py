"""How long personal data are kept: the city's rules, a leader's hold, and the erasing of one dossier."""

from conftest import AGENCY
from playwright.sync_api import expect
from portal import CITY, PROCEDURE


def signed_in(visitor, portal, role, agency):
    page = visitor.page()
    visitor.sign_in(page, *portal.user(role, agency))
    return page


def ended(portal, token):
    code = portal.file(token, applicant={
        "name": "Đặng Thị Cần Xóa", "kind": "citizen", "id_number": "079185012345", "phone": "0912345678"})["code"]
    portal.event(token, code, "withdraw", note="Rút để bổ sung giấy của bà Đặng Thị Cần Xóa")
    return code


def test_rules(visitor, portal):
    page = signed_in(visitor, portal, "admin", CITY)
    page.goto("/quan-tri/luu-giu")
    visitor.check(page, "retention")
    page.select_option("[name=thu_tuc]", PROCEDURE)
    page.locator("main form[action='/quan-tri/luu-giu/thoi-han'] button").press("Enter")
    visitor.check(page, "retention-rule")
    page.fill("[name=so_thang]", "0")
    page.fill("[name=co_so]", "")
    page.locator("main form[method=post] button").press("Enter")
    expect(page.locator(".error-summary li")).to_have_count(2)
    visitor.check(page, "retention-rule-wrong")
    page.fill("[name=so_thang]", "240")
    page.fill("[name=co_so]", "Thông tư 10/2022/TT-BNV")
    page.locator("main form[method=post] button").press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()
    visitor.check(page, "retention-saved")


def test_rule_that_makes_dossiers_due(visitor, portal, token):
    code = portal.file(token, received_at="2026-03-02T08:30:00+07:00")["code"]
    portal.event(token, code, "withdraw", note="Rút", at="2026-03-05T09:00:00+07:00")
    page = signed_in(visitor, portal, "admin", CITY)
    for months, asks in [("1200", False), ("1", True), ("1200", False)]:
        page.goto(f"/quan-tri/luu-giu/thoi-han?thu_tuc={PROCEDURE}")
        page.fill("[name=so_thang]", months)
        page.fill("[name=co_so]", "Thông tư 10/2022/TT-BNV")
        page.locator("main form[method=post] button").press("Enter")
        if asks:
            expect(page.locator("main form[method=post] button")).to_have_count(1)
            visitor.check(page, "retention-question")
            page.locator("main form[method=post] button.danger").press("Enter")
        expect(page.locator("main [role=status]")).to_be_visible()


def test_hold_and_erasure(visitor, visit, portal, token):
    code = ended(portal, token)
    leader = visit(width=visitor.width, language=visitor.language, scripts=visitor.scripts)
    desk = signed_in(leader, portal, "leader", AGENCY)
    desk.goto(f"/can-bo/ho-so/{code}")
    desk.locator("details:has(#tam-giu) summary").click()
    desk.fill("#tam-giu [name=ly_do]", "Đang có khiếu nại")
    desk.locator("#tam-giu button").press("Enter")
    expect(desk.locator("main section.notice")).to_be_visible()
    leader.check(desk, "dossier-held")

    page = signed_in(visitor, portal, "admin", CITY)
    page.goto("/quan-tri/luu-giu")
    expect(page.locator("main td.code, main th.code", has_text=code)).to_have_count(1)
    page.fill("[name=ma]", code)
    page.locator("main form[action='/quan-tri/luu-giu/xoa'] button").press("Enter")
    expect(page.locator(".error-summary li")).to_have_count(1)
    visitor.check(page, "erasure-held")

    desk.locator("main section.notice form button").press("Enter")
    desk.wait_for_url(f"**/can-bo/ho-so/{code}*")
    page.fill("[name=ma]", code)
    page.locator("main form[action='/quan-tri/luu-giu/xoa'] button").press("Enter")
    visitor.check(page, "erasure")
    page.locator("[name=can_cu][value=yeu_cau]").check()
    page.locator("main form[method=post] button").press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()
    visitor.check(page, "erased")

    desk.goto(f"/can-bo/ho-so/{code}")
    assert "Cần Xóa" not in desk.locator("main").inner_text()
    leader.check(desk, "dossier-erased")
    citizen = visit(width=visitor.width, language=visitor.language, scripts=visitor.scripts)
    seen = citizen.page(f"/tra-cuu/{code}")
    assert "Cần Xóa" not in seen.locator("main").inner_text()
    citizen.check(seen, "lookup-erased")

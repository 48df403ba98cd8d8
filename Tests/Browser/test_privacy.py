"""What people read of their data, and what staff read of who looked, held and erased."""

import pytest
from browsing import visits
from conftest import AGENCY
from playwright.sync_api import expect
from portal import CITY, PHONE, PROCEDURE, Portal


def signed_in(visitor, portal, role, agency):
    page = visitor.page()
    visitor.sign_in(page, *portal.user(role, agency))
    return page


def test_stopping_updates_with_the_details_closed(visitor, portal, token):
    answer = portal.file(token, notify="sms", applicant={
        "name": "Trần Thị Ánh Nguyệt", "kind": "citizen", "id_number": "079185012345", "phone": PHONE,
        "representative": {"name": "Lê Thị Đại Diện", "id_number": "079133000999"}})
    code, key = answer["code"], answer["lookup_key"]
    page = visitor.page(f"/tra-cuu/{code}")
    page.fill("[name=so_cuoi]", key)
    page.locator("#chi-tiet .button").press("Enter")
    page.locator("#chi-tiet a[href$='/thong-tin']").click()
    expect(page.get_by_text("… 0999")).to_be_visible()
    expect(page.locator("#ngung-tin")).to_be_visible()
    visitor.check(page, "held-notices")

    other = visitor.page(f"/tra-cuu/{code}")
    other.locator("form[action$='/dong'] button").press("Enter")
    other.wait_for_url(f"**/tra-cuu/{code}")
    page.locator("#ngung-tin button").press("Enter")
    expect(page.locator("main [role=alert]")).to_be_visible()
    visitor.check(page, "lookup-not-stopped")


def test_looks_of_nobody(visitor, portal):
    page = signed_in(visitor, portal, "auditor", CITY)
    page.goto("/quan-tri/nhat-ky-xem")
    page.fill("[name=nguoi]", "Không Ai Cả")
    page.locator("main form button").press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()
    visitor.check(page, "looks-unknown")


def test_a_hold_whose_data_go_the_next_night(visitor, visit, portal, token):
    code = portal.file(token, received_at="2026-03-02T08:30:00+07:00")["code"]
    portal.event(token, code, "withdraw", note="Rút", at="2026-03-05T09:00:00+07:00")
    admin = visit(width=visitor.width, language=visitor.language, scripts=visitor.scripts)
    rules = signed_in(admin, portal, "admin", CITY)
    rules.goto(f"/quan-tri/luu-giu/thoi-han?thu_tuc={PROCEDURE}")
    rules.fill("[name=so_thang]", "1")
    rules.fill("[name=co_so]", "Thông tư 10/2022/TT-BNV")
    rules.locator("main form[method=post] button").press("Enter")
    # Unless the rule is so already.
    if rules.locator("main [name=da_biet]").count():
        rules.locator("main form[method=post] button.danger").press("Enter")
    expect(rules.locator("main [role=status]")).to_be_visible()

    page = signed_in(visitor, portal, "leader", AGENCY)
    page.goto(f"/can-bo/ho-so/{code}")
    page.locator("details:has(#tam-giu) summary").click()
    page.fill("#tam-giu [name=ly_do]", "Đang có khiếu nại")
    visitor.check(page, "hold-due")
    page.locator("#tam-giu button").press("Enter")
    expect(page.locator("main section.notice")).to_be_visible()
    visitor.check(page, "hold-past")
    page.locator("main section.notice form button").press("Enter")
    expect(page.locator("main [role=alert]")).to_be_visible()
    visitor.check(page, "hold-asked")
    page.locator("main section.notice form button").press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()
    visitor.check(page, "hold-lifted")


@pytest.fixture(scope="module")
def named():
    portal = Portal(dossiers=10, serve=["--operator", "Sở Khoa học và Công nghệ", "--bases-confirmed", "2026-05-04"])
    yield portal
    portal.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_names_who_runs_it(browser, named, width, language):
    for visit in visits(browser, named.url):
        visitor = visit(width=width, language=language)
        page = visitor.page("/quyen-rieng-tu")
        expect(page.get_by_text("Sở Khoa học và Công nghệ")).to_be_visible()
        visitor.check(page, "privacy-named")

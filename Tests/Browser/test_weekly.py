"""Weekly reports, late dossiers by cause and the offer of a lateness letter in a browser."""

import re

import pytest

CITY, DEPARTMENT = "000.00.00.H29", "000.00.14.H29"


@pytest.fixture(scope="session")
def leader(portal):
    return portal.user("leader", DEPARTMENT)


@pytest.fixture(scope="session")
def city_admin(portal):
    return portal.user("admin", CITY)


def test_a_leader_reads_a_week(leader, visitor):
    page = visitor.page()
    visitor.sign_in(page, *leader)
    page.goto("/quan-tri/bao-cao")
    page.locator("main a[href='/can-bo/bao-cao-tuan']").click()
    visitor.check(page, "weekly-list")
    page.locator("main tbody a").first.click()
    visitor.check(page, "weekly-report")
    assert re.search(r"/can-bo/bao-cao-tuan/\d{4}-\d{2}$", page.url)
    page.goto("/can-bo/bao-cao-tuan")
    page.locator("main .actions a[rel=next]").click()
    assert "truoc=" in page.url and page.locator("main tbody tr").count() == 26


def test_the_city_reads_a_week_and_its_causes(city_admin, visitor):
    page = visitor.page()
    visitor.sign_in(page, *city_admin)
    page.goto("/can-bo/bao-cao-tuan")
    # Of the last weeks, one with late dossiers.
    for link in [link.get_attribute("href") for link in page.locator("main tbody a").all()]:
        page.goto(link)
        if page.locator("main a[href*='nguyen-nhan=']").count():
            break
    visitor.check(page, "weekly-city")
    page.locator("main a[href*='nguyen-nhan=']").first.click()
    visitor.check(page, "late-causes")
    assert page.locator("#danh-sach").count() == 1
    page.goto("/quan-tri/tre-han?tu=2018-02-30")
    assert page.title().startswith("Lỗi: " if visitor.language == "vi" else "Error: ")
    visitor.check(page, "late-causes-wrong")


def test_an_administrator_sets_the_time(city_admin, visitor):
    page = visitor.page()
    visitor.sign_in(page, *city_admin)
    page.goto("/can-bo/bao-cao-tuan")
    page.locator("main .actions a[href='/quan-tri/bao-cao-tuan']").click()
    visitor.check(page, "weekly-settings")
    page.check("input[name=gui][value=gui]")
    page.select_option("[name=thu]", "5")
    page.fill("[name=gio]", "16:30")
    page.click("main form .button")
    assert page.locator("[role=status]").count() == 1
    assert page.input_value("[name=gio]") == "16:30"
    page.check("input[name=gui][value=theo-cap-tren]")
    page.click("main form .button")
    assert page.input_value("[name=gio]") == "07:00"


def test_a_letter_is_offered_for_an_overdue_dossier(portal, token, officer, visitor):
    code = portal.file(token, received_at="2026-01-05T09:00")["code"]
    page = visitor.page()
    visitor.sign_in(page, *officer)
    page.goto(f"/can-bo/ho-so/{code}")
    visitor.check(page, "letter-offer")
    notice = page.locator(".letter")
    assert notice.count() == 1 and page.locator(f"form[action$='{code}/hen-lai']").count() == 1
    # The work comes first, and the letter waits behind its name with a date; its cause is for a person to choose.
    assert page.locator("details.action").first.get_attribute("id") != "hen-lai"
    notice.locator("summary").click()
    assert page.input_value("#hen-lai-hen_lai") != "" and page.input_value("#hen-lai-nguyen_nhan") == ""
    page.select_option("#hen-lai-nguyen_nhan", "overload")
    notice.locator("button.button").click()
    assert page.locator("[role=status]").count() == 1 and page.locator(".letter").count() == 0


def test_nobody_else_enters(officer, visit):
    visitor = visit()
    page = visitor.page()
    visitor.sign_in(page, *officer)
    for path in ["/can-bo/bao-cao-tuan", "/can-bo/bao-cao-tuan/2018-23", "/quan-tri/tre-han", "/quan-tri/bao-cao-tuan"]:
        assert page.goto(path).status == 403

"""Agencies that go up in others, decided by the city's administrator, and leaders who look at the agencies below."""

import pytest
from playwright.sync_api import expect

CITY = "000.00.00.H29"
DISTRICT = "000.00.43.H29"
LABOUR, INTERIOR = "000.00.07.H29", "000.00.09.H29"
DECISION = "Nghị quyết 1685/NQ-UBTVQH15 ngày 16/06/2025"
# Registration of a birth, which every ward takes in.
BIRTH = "1.001193"


@pytest.fixture(scope="session")
def admin(portal):
    return portal.user("admin", CITY)


@pytest.fixture(scope="session")
def wards(portal):
    """Of the district, each used by one visitor."""
    agencies = portal.json("/api/v1/agencies")
    return iter([agency["code"] for agency in agencies if agency["parent"] == DISTRICT and agency["kind"] == "ward"])


def finished(page):
    """Waits until everything that the page shows has passed on."""
    link = page.locator("section.sheet a[href='/quan-tri/co-quan']")
    for _ in range(200):
        if not link.count():
            return
        link.click()
    raise AssertionError("the work does not end")


def test_a_ward_goes_up_in_another(portal, admin, wards, visitor, visit):
    old, new = next(wards), next(wards)
    code = portal.file(portal.token(old), procedure=BIRTH)["code"]
    token = portal.token(old)
    closed = portal.file(token, procedure=BIRTH)["code"]
    for event in ["process", "finish", "hand_over"]:
        portal.event(token, closed, event)
    clerk, leader = portal.user("clerk", old), portal.user("leader", old)
    page = visitor.page()
    visitor.sign_in(page, *admin)
    page.locator("header a[href='/quan-tri/co-quan']").click()
    visitor.check(page, "agencies")
    page.fill("[name=q]", old)
    page.locator("main form .button").click()
    page.locator(f"a[href='/quan-tri/co-quan/giai-the?tu={old}']").click()
    assert page.locator("[name=tu]").input_value() == old
    visitor.check(page, "agency-form")
    page.select_option("[name=den]", new)
    page.locator("main form .button").click()
    assert page.locator(".error-summary a").count() == 1
    visitor.check(page, "agency-mistake")
    page.locator(".error-summary a").click()
    assert page.evaluate("document.activeElement.name") == "quyet_dinh"
    assert page.locator("[name=den]").input_value() == new
    page.fill("[name=quyet_dinh]", DECISION)
    page.locator("main form .button").click()
    visitor.check(page, "agency-preview")
    page.locator("main form .button").click()
    assert page.locator("[role=status]").count() == 1
    assert DECISION in page.locator("section.sheet li").first.inner_text()
    finished(page)
    visitor.check(page, "agency-done")
    page.goto("/quan-tri/bao-cao?theo=co-quan")
    visitor.check(page, "agency-report")

    # The applicant reads who has it now; its staff go on at the successor and read the old book.
    applicant = visitor.page(f"/tra-cuu/{code}")
    assert applicant.get_by_text(DECISION).count() == 1
    visitor.check(applicant, "agency-lookup")
    other = visit(width=visitor.width, language=visitor.language)
    desk = other.page()
    other.sign_in(desk, *clerk)
    desk.goto(f"/can-bo/ho-so/{code}")
    assert desk.locator("details.action").count() > 0
    other.check(desk, "agency-dossier")
    desk.goto(f"/can-bo/so-theo-doi?co-quan={old}")
    assert desk.locator(".tabs a[aria-current=page]").count() == 1
    other.check(desk, "agency-book")

    # What is closed stays in the old name: who kept its papers puts right what was mistyped.
    desk.goto(f"/can-bo/ho-so/{closed}")
    assert desk.locator("details.action").count() == 0
    other.check(desk, "agency-closed")
    desk.click(f"a[href='/can-bo/ho-so/{closed}/dinh-chinh']")
    desk.fill("[name=ho_ten]", "Trần Thị Ánh Nguyệt Tú")
    desk.fill("[name=ly_do]", "Ghi nhầm tên ở cơ quan cũ")
    desk.click("main form .button")
    expect(desk.locator("main [role=status]")).to_be_visible()
    expect(desk.locator("main .lead strong")).to_have_text("Trần Thị Ánh Nguyệt Tú")
    assert portal.json(f"/api/v1/dossiers/{closed}")["agency"]["code"] == old
    other.check(desk, "agency-corrected")
    # A leader opens it again, and it is the successor's.
    desk.click("header button")
    other.sign_in(desk, *leader)
    desk.goto(f"/can-bo/ho-so/{closed}")
    desk.click("#hoan-tac summary")
    desk.fill("#hoan-tac-ghi_chu", "Chưa trả kết quả, bấm nhầm")
    desk.click("#hoan-tac [type=submit]")
    expect(desk.locator("main [role=status]")).to_be_visible()
    assert portal.json(f"/api/v1/dossiers/{closed}")["agency"]["code"] == new
    other.check(desk, "agency-reopened")
    desk.goto("/can-bo?muc=cho-tra")
    assert desk.locator(f"a[href='/can-bo/ho-so/{closed}']").count() == 1


def test_the_list_of_procedures_says_it(portal, visitor):
    """The department of labour goes up in that of the interior; each visitor reads it."""
    agencies = {agency["code"]: agency for agency in portal.json("/api/v1/agencies")}
    if "dissolved_on" not in agencies[LABOUR]:
        portal.run("agency", "dissolve", "--from", LABOUR, "--to", INTERIOR, "--decision", DECISION)
        agencies = {agency["code"]: agency for agency in portal.json("/api/v1/agencies")}
    assert agencies[LABOUR]["successor"] == INTERIOR
    page = visitor.page(f"/thu-tuc?co-quan={LABOUR}")
    assert page.locator("main .notice").count() == 1
    assert page.locator("main section li").count() > 0
    visitor.check(page, "agency-procedures")


@pytest.mark.parametrize(("width", "language"), [(360, "vi"), (1280, "en")])
def test_a_leader_looks_at_the_wards(portal, wards, visit, width, language):
    ward = next(wards)
    code = portal.file(portal.token(ward), procedure=BIRTH)["code"]
    leader = visit(width=width, language=language)
    page = leader.page()
    leader.sign_in(page, *portal.user("leader", DISTRICT))
    page.select_option("[name=co-quan]", "truc-thuoc")
    page.locator("form.inline-form:has([name=co-quan]) .button").click()
    leader.check(page, "wards-worklist")
    page.select_option("[name=co-quan]", ward)
    page.locator("form.inline-form:has([name=co-quan]) .button").click()
    page.locator(f"a[href='/can-bo/ho-so/{code}']").click()
    assert page.locator("form[action^='/can-bo/ho-so/']").count() == 0
    leader.check(page, "wards-dossier")
    page.goto("/can-bo/tim?q=anh&co-quan=" + ward)
    assert page.locator(f"a[href='/can-bo/ho-so/{code}']").count() == 1
    leader.check(page, "wards-search")

"""Days off, changed by the city's administrator, and what dossiers say of it."""

import pytest

CITY = "000.00.00.H29"
# Of twenty working days: due behind whatever other tests filed.
LONG = "LOCAL-TTTT-05"
DECISION = "Quyết định 1250/QĐ-TTg ngày 20/08/2018 của Thủ tướng Chính phủ"


@pytest.fixture(scope="session")
def admin(portal):
    return portal.user("admin", CITY)


def finished(page):
    """Waits until every change of days off that the page shows has been told to the dossiers."""
    link = page.locator("section.sheet a[href='/quan-tri/ngay-nghi']")
    for _ in range(200):
        if not link.count():
            return
        link.click()
    raise AssertionError("the work does not end")


def test_days_off(portal, token, admin, visitor):
    """A day on which a dossier is due is taken off, and given back."""
    filed = portal.file(token, procedure=LONG)
    code, day = filed["code"], filed["due_at"][:10]
    page = visitor.page()
    visitor.sign_in(page, *admin)
    page.locator("header a[href='/quan-tri/ngay-nghi']").click()
    visitor.check(page, "days-off")

    page.locator("a[href='/quan-tri/ngay-nghi/thay-doi?viec=them']").click()
    visitor.check(page, "days-off-form")
    page.fill("[name=ngay]", day)
    page.fill("[name=quyet_dinh]", DECISION)
    # The browser itself does not ask for the name.
    page.locator("main form .button").click()
    assert page.locator(".error-summary a").count() == 1
    visitor.check(page, "days-off-mistake")
    page.locator(".error-summary a").click()
    assert page.evaluate("document.activeElement.name") == "ten"
    assert page.locator("[name=ngay]").input_value() == "/".join(reversed(day.split("-")))
    page.fill("[name=ten]", "Ngày hội của thành phố")
    page.fill("[name=ten_tieng_anh]", "City day")
    page.locator("main form .button").click()
    assert page.locator("tr", has_text=code).count() == 1
    visitor.check(page, "days-off-preview")
    page.locator("main form .button").click()
    assert page.locator("[role=status]").count() == 1
    assert DECISION in page.locator("section.sheet li").first.inner_text()
    finished(page)
    visitor.check(page, "days-off-done")

    assert portal.json(f"/api/v1/dossiers/{code}", token)["due_at"][:10] > day
    year = day[:4]
    page.goto(f"/quan-tri/ngay-nghi?nam={year}")
    page.locator(f"a[href='/quan-tri/ngay-nghi/thay-doi?viec=bo&ngay={day}']").click()
    assert page.locator("[name=ngay]").input_value() == "/".join(reversed(day.split("-")))
    visitor.check(page, "days-off-remove")
    page.fill("[name=quyet_dinh]", "Thu hồi quyết định")
    page.locator("main form .button").click()
    page.locator("main form .button").click()
    finished(page)
    assert portal.json(f"/api/v1/dossiers/{code}", token)["due_at"][:10] == day


def test_a_dossier_says_why_it_moved(portal, token, admin, clerk, visit):
    filed = portal.file(token, procedure=LONG)
    code, day = filed["code"], filed["due_at"][:10]
    boss = visit(width=1280)
    page = boss.page()
    boss.sign_in(page, *admin)
    for task, name in [("them", "Ngày hội"), ("bo", "")]:
        page.goto(f"/quan-tri/ngay-nghi/thay-doi?viec={task}&ngay={day}")
        if name:
            page.fill("[name=ten]", name)
        page.fill("[name=quyet_dinh]", DECISION)
        page.locator("main form .button").click()
        page.locator("main form .button").click()
        finished(page)
    for width, language in [(360, "vi"), (1280, "en")]:
        staff = visit(width=width, language=language)
        page = staff.page()
        staff.sign_in(page, *clerk)
        page.goto(f"/can-bo/ho-so/{code}")
        assert page.get_by_text(f"Căn cứ: {DECISION}.").count() == 2
        staff.check(page, "days-off-dossier")

"""Messages that go out, as the city's administrator sees them."""

import pytest

CITY = "000.00.00.H29"


@pytest.fixture(scope="session")
def admin(portal):
    return portal.user("admin", CITY)


def test_the_outbox(portal, token, admin, visitor):
    """No mail is set up here: what is sent waits, and says why."""
    applicant = {
        "name": "Trần Thị Ánh Nguyệt", "email": "mot.dia.chi.rat.dai.de.xem.no.co.vua.khong@co-quan.example.vn",
        "phone": "0912345678"}
    code = portal.file(token, applicant=applicant, notify="email")["code"]
    portal.file(token, applicant=applicant, notify="sms")
    page = visitor.page()
    visitor.sign_in(page, *admin)
    page.locator("header a[href='/quan-tri/thu-di']").click()
    row = page.locator("tr", has_text=code)
    assert page.locator(".notice", has_text="Tin nhắn" if visitor.language == "vi" else "SMS").count() == 1
    assert applicant["email"] in row.inner_text()
    visitor.check(page, "outbox")

    row.locator("button").click()
    assert page.locator("[role=status]").count() == 1
    visitor.check(page, "outbox-again")
    page.locator(".tabs a").nth(1).click()
    assert page.locator(".tabs a").nth(1).get_attribute("aria-current") == "page"
    visitor.check(page, "outbox-sent")


def test_intake_offers_no_way_that_the_server_lacks(visit, clerk):
    visitor = visit(width=360)
    page = visitor.page()
    visitor.sign_in(page, *clerk)
    page.goto("/can-bo/tiep-nhan?thu-tuc=1.003868")
    assert page.locator("[name=email]").count() == 1
    assert page.locator("[name=nhan_tin]").count() == 0

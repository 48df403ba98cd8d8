"""Looking a dossier up: where it stands, why that date, and its details for who has shown that it is theirs."""

import pytest
from playwright.sync_api import expect
from portal import PHONE

DETAIL = "Kỷ yếu 20 năm thành lập trường"


def test_a_citizen_finds_a_dossier(portal, token, visitor):
    code = portal.file(token)["code"]
    page = visitor.page("/")
    page.fill("[name=ma]", "H29-1")
    page.locator("[name=ma]").press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()
    assert page.input_value("[name=ma]") == "H29-1"
    assert page.title().startswith("Lỗi: " if visitor.language == "vi" else "Error: ")
    visitor.check(page, "lookup-malformed")
    page.fill("[name=ma]", f"  {code.lower()} ")
    page.locator("main form .button").click()
    assert page.url.endswith(f"/tra-cuu/{code}")
    expect(page.locator(".state strong")).to_be_visible()
    visitor.check(page, "lookup")
    assert "Nguyệt" not in page.content() and DETAIL not in page.content()

    page.locator(".appointment a").click()
    assert page.url.endswith(f"/tra-cuu/{code}/han")
    assert page.locator("table.month").count() >= 1
    visitor.check(page, "ledger")

    page.goto(f"/tra-cuu/{code}")
    page.fill("[name=so_cuoi]", "0000")
    page.locator("#chi-tiet .button").click()
    expect(page.locator(".error-summary")).to_be_visible()
    assert DETAIL not in page.content()
    visitor.check(page, "lookup-wrong-digits")
    page.fill("[name=so_cuoi]", PHONE[-4:])
    page.locator("#chi-tiet .button").click()
    expect(page.get_by_text(DETAIL)).to_be_visible()
    visitor.check(page, "lookup-details")

    page.locator("#chi-tiet a[href$='/thong-tin']").click()
    expect(page.get_by_text(DETAIL)).to_be_visible()
    assert PHONE not in page.content()
    visitor.check(page, "held")


PAST = "2026-03-02T08:30"


FINISH = ("finish", "2026-03-12T15:00", {})
LETTER = ("extend", "2026-03-13T10:00", {"cause": "overload", "new_due": "2027-03-19T17:00"})
LIFE = {
    "overdue": [],
    "overdue-letter": [LETTER],
    "supplement": [("request_supplement", "2026-03-04T10:00", {"papers": ["Bản thảo tài liệu, đóng dấu giáp lai"]})],
    "payment": [("process", "2026-03-03T08:00", {}), ("request_payment", "2026-03-04T10:00", {"note": "Theo thông báo của cơ quan thuế"})],
    "early": [FINISH],
    "late": [("extend", "2026-03-13T10:00", {"cause": "overload", "new_due": "2026-03-20T17:00"}),
             ("finish", "2026-03-24T15:00", {"cause": "overload"})],
    "late-handed-over": [
        ("finish", "2026-03-24T15:00", {"cause": "overload"}), ("hand_over", "2026-03-25T09:00", {})],
    "handed-over": [FINISH, ("hand_over", "2026-03-13T09:00", {})],
    "withdrawn": [("withdraw", "2026-03-05T09:00", {"note": "Người nộp xin rút"})],
    "stopped": [("stop", "2026-03-05T09:00", {"note": "Quá hạn bổ sung", "cause": "other"})],
}
TONE = {
    "overdue": "bad", "overdue-letter": "bad", "supplement": "yours", "payment": "yours", "early": "good", "late": "bad",
    "late-handed-over": "bad", "handed-over": "good", "withdrawn": "over", "stopped": "over"}


@pytest.mark.parametrize(("width", "language"), [(360, "vi"), (1280, "en")])
@pytest.mark.parametrize("life", LIFE)
def test_each_state(portal, token, visit, life, width, language):
    code = portal.file(token, received_at=PAST)["code"]
    for kind, at, fields in LIFE[life]:
        portal.event(token, code, kind, at=at, **fields)
    visitor = visit(width=width, language=language)
    page = visitor.page(f"/tra-cuu/{code}")
    visitor.check(page, f"lookup-{life}")
    if life in TONE:
        expect(page.locator(".state")).to_have_class(f"state {TONE[life]}")
    # Filing is the first line, whatever came after.
    assert page.locator(".timeline > li").count() == 1 + len(LIFE[life])
    if page.locator(f"a[href='/tra-cuu/{code}/han']").count():
        page.goto(f"/tra-cuu/{code}/han")
        visitor.check(page, f"ledger-{life}")


def test_what_is_missing_is_shown_to_the_applicant(portal, token, visit):
    code = portal.file(token, received_at=PAST)["code"]
    kind, at, fields = LIFE["supplement"][0]
    portal.event(token, code, kind, at=at, **fields)
    page = visit(width=360, scripts=False).page(f"/tra-cuu/{code}")
    assert fields["papers"][0] not in page.content()
    page.locator("a[href='#chi-tiet']").click()
    page.fill("[name=so_cuoi]", PHONE[-4:])
    page.locator("[name=so_cuoi]").press("Enter")
    expect(page.get_by_text(fields["papers"][0]).first).to_be_visible()


def test_a_demo_dossier_of_every_kind_reads_well(portal, visit):
    visitor = visit(width=360)
    page = visitor.page()
    for code in portal.dossiers[:3]:
        page.goto(f"/tra-cuu/{code}")
        visitor.check(page, f"lookup-demo-{code}")

"""What was entered wrongly is put right: by a form that holds what stands, and an end by a leader alone."""

import pytest
from playwright.sync_api import expect
from portal import AGENCY


@pytest.fixture(scope="module")
def leader(portal):
    return portal.user("leader", AGENCY)


def test_correction(portal, token, visitor, officer):
    code = portal.file(token)["code"]
    page = visitor.page()
    visitor.sign_in(page, *officer)
    page.goto(f"/can-bo/ho-so/{code}")
    page.click(f"a[href='/can-bo/ho-so/{code}/dinh-chinh']")
    assert page.input_value("[name=ho_ten]") == "Trần Thị Ánh Nguyệt"
    assert page.input_value("[name=so_luong_1]") == "1"
    visitor.check(page, "correction")

    page.fill("[name=ho_ten]", "Trần Thị Ánh Nguyệt Tú")
    page.fill("[name=dien_thoai]", "0987 65")
    page.fill("[name=so_luong_1]", "hai")
    page.click("main form .button")
    expect(page.locator(".error-summary a")).to_have_count(3)
    assert page.input_value("[name=ho_ten]") == "Trần Thị Ánh Nguyệt Tú"
    visitor.check(page, "correction-wrong")
    page.click(".error-summary a[href='#so_luong_1']")
    assert page.evaluate("document.activeElement.name") == "so_luong_1"

    page.fill("[name=dien_thoai]", "0987 654 321")
    page.fill("[name=so_luong_1]", "2")
    page.fill("[name=ly_do]", "Ghi nhầm tên và số, theo căn cước công dân")
    page.click("main form .button")
    expect(page.locator("main [role=status]")).to_be_visible()
    expect(page.get_by_text("“0987 654 321”")).to_be_visible()
    assert page.locator("main .lead strong").inner_text() == "Trần Thị Ánh Nguyệt Tú"
    visitor.check(page, "correction-done")

    public = visitor.page(f"/tra-cuu/{code}")
    assert "Tú" not in public.inner_text("main") and "0987" not in public.inner_text("main")
    public.fill("[name=so_cuoi]", "4321")
    public.click("main form .button")
    expect(public.get_by_text("Trần Thị Ánh Nguyệt Tú")).to_be_visible()
    visitor.check(public, "correction-lookup")


def test_two_people_correct_at_once(portal, token, visit, officer):
    code = portal.file(token)["code"]
    visitor = visit()
    first, second = visitor.page(), visitor.page()
    visitor.sign_in(first, *officer)
    for page, name in [(first, "Người thứ nhất"), (second, "Người thứ hai")]:
        page.goto(f"/can-bo/ho-so/{code}/dinh-chinh")
        page.fill("[name=ho_ten]", name)
        page.fill("[name=ly_do]", f"Lý do: {name}")
    first.click("main form .button")
    second.click("main form .button")
    expect(second.locator(".error-summary")).to_contain_text("Người thứ nhất")
    assert second.input_value("[name=ho_ten]") == "Người thứ hai"
    visitor.check(second, "correction-changed")
    second.click("main form .button")
    expect(second.locator("main .lead strong")).to_have_text("Người thứ hai")


def test_undone_end(portal, token, visitor, leader, officer):
    code = portal.file(token)["code"]
    for event in ["process", "finish", "hand_over"]:
        portal.event(token, code, event)
    page = visitor.page()
    visitor.sign_in(page, *officer)
    page.goto(f"/can-bo/ho-so/{code}")
    assert page.locator("#hoan-tac").count() == 0
    page.click("header button")

    visitor.sign_in(page, *leader)
    page.goto(f"/can-bo/ho-so/{code}")
    visitor.check(page, "undo")
    for status in [9, 4]:
        page.click("#hoan-tac summary")
        page.fill("#hoan-tac-ghi_chu", "Bấm nhầm hồ sơ bên cạnh")
        page.click("#hoan-tac [type=submit]")
        expect(page.locator("main [role=status]")).to_be_visible()
        assert portal.json(f"/api/v1/dossiers/{code}")["status"]["code"] == status
    visitor.check(page, "undo-done")
    assert page.locator("#hoan-tac").count() == 0
    public = visitor.page(f"/tra-cuu/{code}")
    visitor.check(public, "undo-lookup")
    page.goto("/quan-tri/bao-cao")
    visitor.check(page, "undo-report")

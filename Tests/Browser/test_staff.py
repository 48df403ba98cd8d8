"""The desk: signing in, the lists, search, and a dossier's whole life."""

import pytest
from browsing import focus
from playwright.sync_api import expect
from portal import AGENCY

CLOSING = {"vi": "Còn lại: giao nộp hồ sơ vào lưu trữ", "en": "Still to do: hand the file to the archive"}


@pytest.fixture
def dossier(portal, token):
    return portal.file(token)["code"]


def test_signing_in(visitor, officer):
    page = visitor.page("/can-bo")
    assert page.url.endswith("/can-bo/dang-nhap?ve=/can-bo")
    visitor.check(page, "staff-sign-in")
    # A name of its own: wrong tries are counted by name, and there are several visitors.
    stranger = f"stranger-{visitor.width}-{visitor.language}-{visitor.scripts}".lower()
    page.fill("[name=ten]", stranger)
    page.fill("[name=mat_khau]", "sai")
    page.click("main form [type=submit]")
    expect(page.locator(".error-summary")).to_be_visible()
    assert page.input_value("[name=ten]") == stranger
    assert page.input_value("[name=mat_khau]") == ""
    visitor.check(page, "staff-sign-in-wrong")
    page.fill("[name=ten]", officer[0])
    page.fill("[name=mat_khau]", officer[1])
    page.keyboard.press("Enter")
    page.wait_for_url("**/can-bo")
    visitor.check(page, "staff-worklist")
    page.click("header button")
    page.wait_for_url("**/can-bo/dang-nhap")


def test_search(visitor, officer, dossier):
    page = visitor.page()
    visitor.sign_in(page, *officer)
    page.goto("/can-bo/tim?q=tran+thi+anh+nguyet")
    expect(page.locator(f"a[href='/can-bo/ho-so/{dossier}']")).to_be_visible()
    visitor.check(page, "staff-search")
    page.fill("[name=q]", dossier.removeprefix(AGENCY + "-"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/can-bo/ho-so/{dossier}")
    page.goto("/can-bo/tim?q=tran+thi+anh+nguyet")
    box, button = (page.locator(f".lookup-box {part}").bounding_box() for part in ["[name=q]", ".button"])
    assert visitor.width < 600 or abs(box["y"] + box["height"] - button["y"] - button["height"]) < 4
    # The ring of what has the focus is not cut at the window's or a frame's edge.
    first, frame = page.locator(".dossiers a.code").first, page.locator(".frame").bounding_box()
    first.focus()
    assert first.bounding_box()["x"] - frame["x"] >= 5
    page.goto("/can-bo/tim?q=khong-co-ai-ten-nhu-vay")
    expect(page.locator("main [role=status]")).to_be_visible()
    visitor.check(page, "staff-search-none")


def test_lists_are_cut_and_sorted_by_keyboard(visitor, officer, dossier):
    page = visitor.page()
    visitor.sign_in(page, *officer)
    page.goto("/can-bo?muc=de-tre")
    visitor.check(page, "staff-likely-late")
    page.goto("/can-bo?muc=tat-ca")
    everything = page.locator("caption").inner_text()
    focus(page, page.locator("details:has(#loc) > summary"))
    page.keyboard.press("Enter")
    visitor.check(page, "staff-worklist-filter")
    page.select_option("#loc [name=kenh]", "truc_tiep")
    page.select_option("#loc [name=nguoi]", "-")
    page.select_option("#loc [name=xep]", "ten")
    focus(page, page.locator("#loc button"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "kenh=truc_tiep" in page.url and "xep=ten" in page.url
    assert page.input_value("#loc [name=nguoi]") == "-"
    visitor.check(page, "staff-worklist-filtered")
    for tab in page.locator(".tabs a").all():
        assert tab.get_attribute("href").endswith("&nguoi=-&kenh=truc_tiep&xep=ten")
    page.locator("#loc .actions a").click()
    assert page.url.endswith("/can-bo?muc=tat-ca")
    assert page.locator("caption").inner_text() == everything


def test_a_finger_finds_what_it_is_to_press(visit, officer, dossier):
    visitor = visit(width=360)
    page = visitor.page()
    visitor.sign_in(page, *officer)
    page.goto("/can-bo?muc=tat-ca")
    small = """e => [...document.querySelectorAll(e)].filter(e => e.getClientRects().length && e.offsetHeight < 44)
                   .map(e => e.outerHTML)"""
    assert page.evaluate(small, ".site a, .site button, main .linklike, main .button, .tabs a, summary") == []
    page.goto(f"/can-bo/ho-so/{dossier}")
    assert page.evaluate(small, ".crumbs a") == []


def test_the_agency_stands_apart_from_the_navigation(visit, portal):
    visitor = visit(width=1280)
    page = visitor.page()
    visitor.sign_in(page, *portal.user("leader", AGENCY))
    for width in range(760, 1300, 60):
        page.set_viewport_size({"width": width, "height": 800})
        place, links = page.locator(".brand span").bounding_box(), page.locator(".site nav").bounding_box()
        beside = links["y"] < place["y"] + place["height"]
        assert not beside or links["x"] - place["x"] - place["width"] >= 16, width


def test_tracking_book(visitor, officer, dossier):
    page = visitor.page()
    visitor.sign_in(page, *officer)
    page.click("main a[href='/can-bo/so-theo-doi']")
    expect(page.locator("tbody th", has_text=dossier)).to_be_visible()
    visitor.check(page, "staff-tracking-book")
    page.goto("/can-bo/so-theo-doi?tu=1/6/2018&den=x")
    expect(page.locator(".error-summary")).to_be_visible()
    visitor.check(page, "staff-tracking-book-wrong")


def do(page, action, fields=()):
    """Opens an action and sends its form, by keyboard alone."""
    panel = page.locator(f"#{action}")
    if not panel.evaluate("e => e.open"):
        focus(page, panel.locator("> summary"))
        page.keyboard.press("Enter")
    for name, value in fields:
        field = panel.locator(f"[name={name}]")
        focus(page, field)
        page.keyboard.type(value)
    button = panel.locator("[type=submit]")
    focus(page, button)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_whole_life_by_keyboard(visitor, officer, dossier):
    page = visitor.page()
    visitor.sign_in(page, *officer)
    page.goto(f"/can-bo/ho-so/{dossier}")
    visitor.check(page, "staff-dossier")
    do(page, "yeu-cau-bo-sung")
    expect(page.locator(".error-summary a")).to_have_attribute("href", "#yeu-cau-bo-sung-giay_to")
    visitor.check(page, "staff-dossier-wrong")
    steps = [
        ("xu-ly", [("ghi_chu", "Chuyển phòng Báo chí")]), ("yeu-cau-bo-sung", [("giay_to", "Bản thảo tài liệu")]),
        ("da-bo-sung", []), ("yeu-cau-nop-tien", [("so_tien", "150.000")]), ("da-nop-tien", []), ("xong", []),
        ("tra-ket-qua", [])]
    for action, fields in steps:
        do(page, action, fields)
        expect(page.locator("main [role=status]")).to_be_visible()
    visitor.check(page, "staff-dossier-closed")
    expect(page.get_by_text(CLOSING[visitor.language])).to_be_visible()
    assert page.locator("details.action").count() == 0
    expect(page.get_by_text("Chuyển phòng Báo chí")).to_be_visible()


def test_two_people_at_once(portal, visit, visitor, officer, dossier):
    """The second sees what the first has done since, and sends again what was typed."""
    first = visit(width=1280)
    colleague = first.page()
    first.sign_in(colleague, *officer)
    page = visitor.page()
    visitor.sign_in(page, *portal.user("leader", AGENCY))
    page.goto(f"/can-bo/ho-so/{dossier}")
    panel = page.locator("#yeu-cau-bo-sung")
    if not panel.evaluate("e => e.open"):
        panel.locator("> summary").click()
    panel.locator("[name=giay_to]").fill("Bản vẽ hoàn công")
    panel.locator("[name=ghi_chu]").fill("Trang 3 mờ")
    colleague.goto(f"/can-bo/ho-so/{dossier}")
    for note in ["Đã gọi người nộp", "Đã kiểm tra nội dung"]:
        do(colleague, "xu-ly", [("ghi_chu", note)])

    panel.locator("[type=submit]").click()
    summary = page.locator(".error-summary")
    expect(summary.locator("li")).to_have_count(2)
    expect(summary.locator("li").first).to_contain_text("Đã kiểm tra nội dung")
    expect(summary.locator("li").last).to_contain_text("Đã gọi người nộp")
    assert panel.locator("[name=giay_to]").input_value() == "Bản vẽ hoàn công"
    visitor.check(page, "staff-dossier-changed")
    focus(page, summary.locator("a"))
    page.keyboard.press("Enter")
    expect(panel).to_be_in_viewport()
    focus(page, panel.locator("[type=submit]"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()
    expect(page.get_by_text("Trang 3 mờ")).to_be_visible()


def test_a_colleagues_dossier(portal, visitor, officer, dossier):
    """It says whose it is, and offers nothing that is not the reader's to do."""
    page = visitor.page()
    visitor.sign_in(page, *portal.user("leader", AGENCY))
    page.goto(f"/can-bo/ho-so/{dossier}")
    do(page, "xu-ly")
    other = visitor.page()
    page.click("header button")
    visitor.sign_in(other, *officer)
    other.goto(f"/can-bo/ho-so/{dossier}")
    expect(other.locator("main p.notice")).to_contain_text("leader-")
    assert other.locator("details.action").count() == 0
    visitor.check(other, "staff-dossier-held")

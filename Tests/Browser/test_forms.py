"""The city changes a form: a question with a condition, tried out, published from today, filed by a citizen; a draft of
the old version brought over. On a phone in Vietnamese without scripts, and at a desk in English with them."""

import re

import pytest
from playwright.sync_api import expect
from portal import CITY, DOSSIER_CODE
from test_filing import fill, go_on

PROCEDURE = "2.000815"
FORM = f"/quan-tri/mau-don/{PROCEDURE}"
PERSON = {"yc_ho_ten": "Nguyễn Thị Ánh", "yc_so_dinh_danh": "079190000001", "yc_dien_thoai": "0912 345 678"}
PAPER = {"giay_to.1.ten": "Bằng tốt nghiệp", "giay_to.1.ngon_ngu": "viet", "giay_to.1.so_trang": "4", "giay_to.1.so_ban": "3"}


def open_all(page):
    """Opens what is folded, as a reader does."""
    closed = page.locator("main details:not([open]) > summary")
    while closed.count():
        closed.first.click()


def add_question(page, room, fields, kind="line"):
    page.goto(f"{FORM}/them?vao={room}")
    if kind != "line":
        page.select_option("[name=kieu]", kind)
        page.click("[name=doi_kieu]")
    open_all(page)
    fill(page, fields)
    page.click("#phan .actions .button")
    expect(page.locator("main [role=status]")).to_be_visible()


@pytest.mark.parametrize(("width", "language", "scripts"), [(360, "vi", False), (1280, "en", True)])
def test_a_form_is_changed_published_filed_and_a_draft_brought_over(portal, visit, width, language, scripts):
    desk = visit(width=width, language=language, scripts=scripts)
    page = desk.page()
    desk.sign_in(page, *portal.user("admin", CITY))
    citizen = visit(width=width, language=language, scripts=scripts)

    # Somebody has begun with the version of before, and typed what the new one will not ask.
    old = citizen.page(f"/nop-ho-so/{PROCEDURE}")
    old.click("#bat-dau .button")
    note = f"ghi_{language}"
    draft = old.url.rsplit("/", 1)[0]
    fill(old, {**PERSON, "yc_email": "anh@example.vn"} if old.locator("[name=yc_email]").count() else PERSON)
    go_on(old)

    page.goto("/quan-tri/mau-don")
    desk.check(page, "forms")
    page.click(f"main a[href='{FORM}']")
    desk.check(page, "forms-versions")
    page.click("main form:has([value=bat-dau]) button")
    expect(page).to_have_url(re.compile("/sua"))
    desk.check(page, "forms-outline")

    # What is wrong is said at its field, with everything still there.
    page.goto(f"{FORM}/them?vao=muc-1-1")
    desk.check(page, "forms-question")
    open_all(page)
    fill(page, {"nhan_vi": "Ghi chú", "dieu_kien": "khong_co = "})
    page.click("#phan .actions .button")
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("[name=nhan_vi]")).to_have_value("Ghi chú")
    desk.check(page, "forms-question-wrong")

    asks, reason = f"hoi_{language}", f"ly_{language}"
    add_question(page, "muc-1-1", {"nhan_vi": "Có cần gấp không?", "nhan_en": "Is it urgent?", "ma": asks, "bat_buoc": True}, "yes_no")
    add_question(page, "muc-1-1", {
        "nhan_vi": "Vì sao gấp", "nhan_en": "Why", "ma": reason, "dieu_kien_chon": asks, "bat_buoc": True,
        "kt_1": f"{reason} != \"x\"", "kt_1_vi": "Hãy viết rõ hơn.", "kt_1_en": "Say more."})
    add_question(page, "muc-1-1", {"nhan_vi": "Ghi thêm", "nhan_en": "Note", "ma": note})
    # A question that reads one asked later: a mistake with a link to it.
    page.click(f"[name=len][value={reason}]")
    expect(page.locator(f"main .notice a[href='{FORM}/sua/{reason}']")).to_be_visible()
    desk.check(page, "forms-outline-wrong")
    page.click(f"main .notice a[href='{FORM}/sua/{reason}']")
    desk.check(page, "forms-question-mistake")
    page.goto(f"{FORM}/sua")
    page.click(f"[name=xuong][value={reason}]")
    expect(page.locator("main .notice:not(.done) a")).to_have_count(0)
    # One question goes, after a question.
    if language == "vi":
        page.goto(f"{FORM}/sua/yc_email")
        page.click("#phan .actions a[href*=xoa]")
        desk.check(page, "forms-delete")
        page.click("main .button.danger")
        expect(page.locator("main [role=status]")).to_be_visible()

    # Tried out: real checks, nothing stored.
    page.goto(f"{FORM}/xem-thu")
    desk.check(page, "forms-preview")
    page.click("#xem-thu .actions [name=tiep-tuc]")
    expect(page.locator(".error-summary")).to_be_visible()
    desk.check(page, "forms-preview-wrong")
    # What an earlier version has added is asked too.
    others = {name: "khong" for name in ("hoi_vi", "hoi_en") if name != asks and page.locator(f"[name={name}]").count()}
    fill(page, {**PERSON, **others, asks: "co"})
    page.click("#xem-thu .actions [name=tiep-tuc]")
    fill(page, {reason: "x"})
    page.click("#xem-thu .actions [name=tiep-tuc]")
    expect(page.locator(".error-summary")).to_contain_text("Hãy viết rõ hơn." if language == "vi" else "Say more.")
    fill(page, {reason: "Đi xa"})
    page.click("#xem-thu .actions [name=tiep-tuc]")
    expect(page.locator(".error-summary")).to_have_count(0)
    fill(page, PAPER)
    page.click("#xem-thu .actions [name=tat-ca]")
    expect(page.locator("main")).to_contain_text("Nguyễn Thị Ánh")
    desk.check(page, "forms-preview-all")

    page.goto(f"{FORM}/so-sanh")
    expect(page.locator("main .changes").first).to_be_visible()
    desk.check(page, "forms-comparison")
    page.goto(f"{FORM}/nhap")
    desk.check(page, "forms-import")
    page.fill("[name=noi_dung]", "{\"title_vi\": \"T\", \"pages\": [{}]}")
    page.click("#nhap-bieu-mau .actions .button")
    expect(page.locator(".error-summary li").first).to_contain_text(re.compile("(trang|page) 1, title_vi"))
    desk.check(page, "forms-import-wrong")

    page.goto(f"{FORM}/cong-bo")
    desk.check(page, "forms-publish")
    page.click("#cong-bo .actions .button")
    expect(page.locator("main [role=status]")).to_be_visible()
    desk.check(page, "forms-published")

    # A citizen files it.
    new = citizen.page(f"/nop-ho-so/{PROCEDURE}")
    new.click("#bat-dau .button")
    fill(new, {**PERSON, **others, asks: "khong"})
    go_on(new)
    fill(new, PAPER)
    go_on(new)
    go_on(new)
    expect(new).to_have_url(re.compile("/kiem-tra$"))
    new.select_option("select[name=co_quan]", index=1)
    new.click("#nop .button")
    expect(new).to_have_url(re.compile("/da-nop$"))
    assert DOSSIER_CODE.search(new.locator("main").inner_text())

    # The old draft is brought over.
    old.goto(draft)
    expect(old.locator("main a[href$='/doi-mau']")).to_be_visible()
    citizen.check(old, "forms-draft")
    old.click("main a[href$='/doi-mau']")
    if language == "vi":
        expect(old.locator("main")).to_contain_text("anh@example.vn")
    citizen.check(old, "forms-renewal")
    old.click("#doi-mau .button")
    expect(old.locator("main [role=status]")).to_be_visible()
    citizen.check(old, "forms-renewed")
    old.goto(f"{draft}/1")
    expect(old.locator("[name=yc_ho_ten]")).to_have_value("Nguyễn Thị Ánh")
    expect(old.locator(f"[name={note}]")).to_be_visible()


def test_the_outline_is_worked_by_keyboard(portal, visit):
    desk = visit()
    page = desk.page()
    desk.sign_in(page, *portal.user("admin", CITY))
    page.goto(FORM)
    page.locator("main form:has([value=bat-dau]) button").press("Enter")
    up = page.locator("[name=len][value=yc_so_dinh_danh]")
    up.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#o-yc_so_dinh_danh$"))
    keys = page.locator("#o-muc-1-1 .parts > li > .line code").all_inner_texts()
    assert keys.index("yc_so_dinh_danh") == 0
    page.goto(FORM)
    page.locator("main details summary").press("Enter")
    page.locator("main .button.danger").press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()

"""Taking a dossier in at the counter, and the paper that the applicant takes home."""

import itertools
import re

import pytest
from browsing import focus, scanned
from playwright.sync_api import expect
from portal import PROCEDURE

FORM = f"/can-bo/tiep-nhan?thu-tuc={PROCEDURE}"


# Whoever has filed the same and waits for it is asked about; each applicant here is another.
PEOPLE = itertools.count(79_285_000_000)


def fill(page, **fields):
    values = {"ho_ten": "Nguyễn Thị Ánh", "so_dinh_danh": f"0{next(PEOPLE)}", "dien_thoai": "0912 345 678"} | fields
    for name, value in values.items():
        page.fill(f"#tiep-nhan [name={name}]", value)


def save(page):
    page.locator("#tiep-nhan .actions .button").click()


def test_a_clerk_takes_a_dossier_in(clerk, visitor):
    page = visitor.page()
    visitor.sign_in(page, *clerk)
    page.goto("/can-bo/tiep-nhan")
    visitor.check(page, "intake-choice")
    # The only hit opens by itself.
    page.fill("[name=q]", "cap giay phep xuat ban tai lieu khong kinh doanh")
    page.locator("[name=q]").press("Enter")
    page.wait_for_url(f"**{FORM}")
    due = page.locator("#hen-tra time").first.get_attribute("datetime")
    visitor.check(page, "intake")

    fill(page, ho_ten="", so_dinh_danh="12345", dien_thoai="09", noi_dung="Kỷ yếu <b>20 năm</b> “đặc biệt”")
    page.check("[name='giay_to[]'][value='2']")
    page.check("[name=tra_ket_qua][value=buu_chinh]")
    save(page)
    assert page.title().startswith("Lỗi: " if visitor.language == "vi" else "Error: ")
    # A result by post needs an address.
    expect(page.locator(".error-summary li")).to_have_count(4)
    if visitor.scripts:
        expect(page.locator(".error-summary")).to_be_focused()
    visitor.check(page, "intake-wrong")
    page.locator(".error-summary a[href='#so_dinh_danh']").click()
    expect(page.locator("[name=so_dinh_danh]")).to_be_focused()
    assert page.input_value("[name=so_dinh_danh]") == "12345"
    assert page.input_value("[name=noi_dung]") == "Kỷ yếu <b>20 năm</b> “đặc biệt”"
    assert page.is_checked("[name='giay_to[]'][value='2']") and not page.is_checked("[name='giay_to[]'][value='1']")

    fill(page, dia_chi="12 Đường Số 3, Phường Bến Nghé, Quận 1")
    save(page)
    page.wait_for_url("**/can-bo/ho-so/*")
    assert page.locator("[role=status]").count() == 1
    assert page.locator(f"time[datetime^='{due[:10]}']").count() >= 1
    expect(page.get_by_text("Kỷ yếu <b>20 năm</b> “đặc biệt”").first).to_be_visible()
    # The paper that was not ticked.
    expect(page.locator("main li:visible", has_text="Đơn đề nghị cấp giấy phép").first).to_be_visible()
    visitor.check(page, "intake-saved")


def test_the_receipt_fits_a_page_and_its_square_opens_the_dossier(portal, clerk, visit):
    visitor = visit(device_scale_factor=3)
    page = visitor.page()
    visitor.sign_in(page, *clerk)
    page.goto(FORM)
    fill(page, dia_chi="12 Đường Số 3, Phường Bến Nghé, Quận 1", email="anh@example.vn", noi_dung="Kỷ yếu 20 năm " * 8)
    page.check("[name='giay_to[]'][value='1']")
    save(page)
    code = page.url.rpartition("/")[2]
    page.goto(f"/can-bo/ho-so/{code}/bieu-mau/receipt")
    visitor.check(page, "receipt")
    key = page.locator(".key").inner_text().replace(" ", "").replace("-", "")

    address = scanned(page)
    assert address == f"{portal.url}/tra-cuu/{code}?khoa={key}"

    sheet = page.pdf(prefer_css_page_size=True, print_background=False)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1

    citizen = visit(width=360, scripts=False)
    opened = citizen.page(address)
    assert opened.url == f"{portal.url}/tra-cuu/{code}"
    expect(opened.get_by_text("Nguyễn Thị Ánh")).to_be_visible()
    citizen.check(opened, "lookup-by-square")


def test_intake_by_keyboard_alone(clerk, visit):
    visitor = visit()
    page = visitor.page()
    visitor.sign_in(page, *clerk)
    page.goto(FORM)
    expect(page.locator("[name=so_dinh_danh]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[name=tim_nguoi_nop]")).not_to_be_focused()
    expect(page.locator("[name=ho_ten]")).to_be_focused()
    page.keyboard.type("Lê Văn Đạt")
    focus(page, page.locator("[name='giay_to[]']").first)
    page.keyboard.press("Space")
    focus(page, page.locator("[name=tra_ket_qua][value=quay]"))
    page.keyboard.press("ArrowDown")
    assert page.is_checked("[name=tra_ket_qua][value=buu_chinh]")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/can-bo/ho-so/*")
    expect(page.get_by_text("Lê Văn Đạt").first).to_be_visible()


@pytest.mark.parametrize(("width", "scripts"), [(1280, True), (360, False)])
def test_who_was_here_before_by_keyboard_alone(clerk, visit, width, scripts):
    visitor = visit(width=width, scripts=scripts)
    page = visitor.page()
    visitor.sign_in(page, *clerk)
    page.goto(FORM)
    number = f"0{next(PEOPLE)}"

    def typed(name, text):
        focus(page, page.locator(f"[name={name}]"))
        page.keyboard.type(text)

    def press(target):
        focus(page, target)
        with page.expect_navigation():
            page.keyboard.press("Enter")

    typed("ho_ten", "Lê Văn Đạt")
    typed("so_dinh_danh", number)
    typed("dia_chi", "12 Lê Lợi, Quận 1")
    page.check("[name='giay_to[]'][value='1']")
    press(page.locator("#tiep-nhan .actions .button"))
    first = page.url.rpartition("/")[2]
    following = page.locator("a[accesskey]")
    expect(following).to_be_focused()
    visitor.check(page, "intake-next")

    press(following)
    assert page.url.endswith(FORM)
    typed("so_dinh_danh", number)
    press(page.locator("[name=tim_nguoi_nop]"))
    assert page.input_value("[name=ho_ten]") == "Lê Văn Đạt"
    assert page.input_value("[name=dia_chi]") == "12 Lê Lợi, Quận 1"
    # What is not known of them yet comes next.
    expect(page.locator("[name=dien_thoai]")).to_be_focused()
    visitor.check(page, "intake-repeat")
    page.check("[name='giay_to[]'][value='1']")

    press(page.locator("#tiep-nhan .actions .button"))
    expect(page.locator(f".error-summary a[href='/can-bo/ho-so/{first}']")).to_be_visible()
    visitor.check(page, "intake-duplicate")
    press(page.locator("[name=van_tiep_nhan]"))
    page.wait_for_url("**/can-bo/ho-so/*")
    assert page.url.rpartition("/")[2] != first


def test_all_papers_at_once_and_what_is_missing(clerk, visit):
    page = (visitor := visit(language="en")).page()
    visitor.sign_in(page, *clerk)
    page.goto(FORM)
    status = page.locator(".papers [role=status]")
    missing = status.inner_text()
    assert "2" in missing
    page.locator("[data-tick-all]").click()
    assert status.inner_text() != missing
    assert page.locator("[name='giay_to[]']:not(:checked)").count() == 0


CARD = "{}|025123456|Nguyễn Văn An|30041985|Nam|12 Lê Lợi, Bến Nghé, Quận 1|01052021"


@pytest.mark.parametrize("field", ["so_dinh_danh", "ho_ten"])
def test_a_hand_scanner_fills_in_and_saves_nothing(clerk, visitor, field):
    page = visitor.page()
    visitor.sign_in(page, *clerk)
    page.goto(FORM)
    number = f"0{next(PEOPLE)}"
    page.locator(f"[name={field}]").focus()
    page.keyboard.insert_text(CARD.format(number))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(FORM)
    values = {name: page.input_value(f"[name={name}]") for name in ("so_dinh_danh", "ho_ten", "ngay_sinh")}
    assert values == {"so_dinh_danh": number, "ho_ten": "Nguyễn Văn An", "ngay_sinh": "30/04/1985"}
    visitor.check(page, "intake-card")
    # The next beep of a scanner in any field saves nothing either.
    page.locator("[name=dien_thoai]").press("Enter")
    assert "/can-bo/tiep-nhan" in page.url


def test_the_receipt_is_printed_with_the_dossier_and_the_next_one_is_one_page_away(clerk, visitor):
    page = visitor.page()
    visitor.sign_in(page, *clerk)
    page.add_init_script("window.print = () => { sessionStorage.setItem('printed', '1'); }")
    page.goto(FORM)
    pages = []
    page.on("framenavigated", lambda frame: pages.append(frame.url))
    for _ in range(2):
        fill(page)
        page.check("[name='giay_to[]'][value='1']")
        save(page)
        page.wait_for_url("**/can-bo/ho-so/*")
        expect(page.locator(".paper .key")).to_be_visible()
        if visitor.scripts:
            assert page.evaluate("sessionStorage.getItem('printed')") == "1"
        visitor.check(page, "receipt-after-saving")
        page.locator("a[accesskey]").click()
        page.wait_for_url(f"**{FORM}")
    assert len(pages) == 4


def test_no_required_paper_is_asked_about_once(clerk, visit):
    visitor = visit()
    page = visitor.page()
    visitor.sign_in(page, *clerk)
    page.goto(FORM)
    fill(page)
    save(page)
    question = page.get_by_role("alertdialog")
    expect(question).to_be_visible()
    expect(question.locator("button").first).to_be_focused()
    visitor.check(page, "intake-question")
    question.locator("button").first.click()
    expect(question).to_have_count(0)
    save(page)
    question.locator("button").nth(1).click()
    page.wait_for_url("**/can-bo/ho-so/*")

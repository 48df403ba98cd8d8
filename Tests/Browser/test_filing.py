"""Filing from home in the city of today: a house permit that is mended online, a certified copy and a birth, on a phone
in Vietnamese without scripts and in English with them, and the agency that answers."""

import re

import pytest
from browsing import printed, visits
from playwright.sync_api import expect
from portal import DOSSIER_CODE, Portal

PERMIT, COPY, BIRTH = "1.013225", "2.000815", "1.001193"
HOME = {"so_nha_duong": "86 Lê Thánh Tôn", "xa": "Phường Sài Gòn", "tinh": "79"}
PDF = {"name": "giay to.pdf", "mimeType": "application/pdf", "buffer": b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Size 4/Root 1 0 R>>
startxref
0
%%EOF
"""}
PHONE = "0912 345 678"


def address(field):
    return {f"{field}.{part}": value for part, value in HOME.items()}


FORMS = {
    PERMIT: [
        {"loai_chu_dau_tu": "chu_ho"},
        {"ten_chu_dau_tu": "Nguyễn Thị Ánh", "so_dinh_danh": "079190000001", "dien_thoai": PHONE, **address("dia_chi_lien_he")},
        {**address("dia_diem"), "lo_dat_so": "12", "dien_tich_dat": "84,5"},
        {"tk_loai": "chu_ho", "tham_tra": "khong"},
        {"cap_cong_trinh": "cap_4", "cot_xay_dung": "1,2", "dt_xd_tang_1": "70", "chieu_cao": "9,5", "tang_ham": "0",
         "tang_noi": "1", "tang_lung": "0", "tum": "0", "dt_san_chi_tiet.1.tang": "Trệt",
         "dt_san_chi_tiet.1.dien_tich_san": "70", "dt_san_chi_tiet.1.chieu_cao_tang": "3,6"},
        {"tep_dat": PDF, "tep_ban_ve": PDF, "lien_ke": "khong", "thoi_gian_thang": "6", "cam_ket": True},
    ],
    COPY: [
        {"yc_ho_ten": "Nguyễn Thị Ánh", "yc_so_dinh_danh": "079190000001", "yc_dien_thoai": PHONE},
        {"giay_to.1.ten": "Bằng tốt nghiệp", "giay_to.1.ngon_ngu": "viet", "giay_to.1.so_trang": "4", "giay_to.1.so_ban": "3"},
        {},
    ],
    BIRTH: [
        {"yc_ho_ten": "Trần Văn Bình", "yc_ngay_sinh": "12/11/1990", "yc_so_dinh_danh": "079090000002",
         **address("yc_noi_cu_tru"), "yc_quan_he": "cha", "yc_dien_thoai": PHONE},
        {"ks_ho_ten": "Trần Nguyễn Minh An", "ks_ngay_sinh": "20/11/2026", "ks_gioi_tinh": "nu", "ks_dan_toc": "01",
         "ks_quoc_tich": "VN", "ks_noi_sinh": "Bệnh viện Từ Dũ", "ks_que_quan": "Thành phố Hồ Chí Minh",
         "ks_loai_khai_sinh": "du_cha_me", "ks_giay_chung_sinh": PDF},
        {"me_ho_ten": "Nguyễn Thị Lan", "me_ngay_sinh": "3/2/1992", "me_dan_toc": "01", "me_quoc_tich": "VN",
         **address("me_noi_cu_tru"), "me_so_dinh_danh": "079192000003"},
        {"cha_ho_ten": "Trần Văn Bình", "cha_ngay_sinh": "12/11/1990", "cha_dan_toc": "01", "cha_quoc_tich": "VN",
         **address("cha_noi_cu_tru"), "cha_so_dinh_danh": "079090000002"},
        {"de_nghi_ban_sao": "khong", "cam_doan": True},
    ],
}


@pytest.fixture(scope="module")
def city():
    portal = Portal(dossiers=60, catalogue="")
    yield portal
    portal.close()


@pytest.fixture
def visit(browser, city):
    yield from visits(browser, city.url)


def fill(page, answers):
    for name, value in answers.items():
        field = page.locator(f"main [name='{name}']").first
        kind = field.evaluate("e => e.type")
        if kind == "radio":
            page.check(f"main [name='{name}'][value='{value}']")
        elif kind == "checkbox":
            field.check()
        elif kind == "file":
            field.set_input_files(value)
        elif kind == "select-one":
            field.select_option(value)
        else:
            field.fill(value)


def want_no_messages(page):
    """Asked where the server can send any."""
    choice = page.locator("[name=bao_tin][value=khong]")
    if choice.count():
        choice.check()


def go_on(page):
    page.click("#dien .actions .button:not(.quiet)")


def begin(page, procedure):
    page.goto(f"/thu-tuc/{procedure}")
    page.click(f"a.button[href='/nop-ho-so/{procedure}']")
    return page


def file(visitor, procedure, check=True):
    """Fills in the whole form; the provisional code and the key."""
    page = begin(visitor.page(), procedure)
    if check:
        visitor.check(page, f"filing-{procedure}-start")
    page.click("#bat-dau .button")
    for number, answers in enumerate(FORMS[procedure], 1):
        fill(page, answers)
        if check:
            visitor.check(page, f"filing-{procedure}-{number}")
        before = page.url
        go_on(page)
        expect(page.locator(".error"), f"{number}: {page.locator('main').inner_text()[:400]}").to_have_count(0)
        assert page.url != before or number == 1, page.url
    expect(page).to_have_url(re.compile("/kiem-tra$"))
    if page.locator("select[name=co_quan]").count():
        assert page.locator("select[name=co_quan]").input_value() or procedure == COPY
        if procedure == COPY:
            page.select_option("select[name=co_quan]", index=1)
    want_no_messages(page)
    if check:
        visitor.check(page, f"filing-{procedure}-check")
    page.click("#nop .button")
    expect(page).to_have_url(re.compile("/da-nop$"))
    if check:
        visitor.check(page, f"filing-{procedure}-filed")
    text = page.locator("main").inner_text()
    code = DOSSIER_CODE.search(text).group()
    key = page.locator(".facts .code").nth(1).inner_text().replace(" ", "")
    return page, code, key


# Each on an old phone; one with all that scripts do to files, in the other language; one on a large screen.
@pytest.mark.parametrize(
    ("procedure", "language", "scripts", "width"),
    [(form, "vi", False, 360) for form in [COPY, BIRTH, PERMIT]] + [(PERMIT, "en", True, 360), (COPY, "vi", True, 1280)])
def test_filed(visit, procedure, language, scripts, width):
    page, code, key = file(visit(width=width, language=language, scripts=scripts), procedure)
    page.goto(f"/tra-cuu/{code}?khoa={key}")
    expect(page.locator("h1")).to_be_visible()


def test_a_house_permit_is_mended_online_and_accepted(city, visit):
    phone = visit(width=360, scripts=False)
    page, code, key = file(phone, PERMIT, check=False)
    agency = code.rsplit("-", 2)[0]
    desk = visit()
    clerk = desk.page()
    desk.sign_in(clerk, *city.user("clerk", agency))
    clerk.goto("/can-bo?muc=cho-tiep-nhan")
    expect(clerk.locator(".dossiers")).to_contain_text(code)
    desk.check(clerk, "filing-worklist")
    clerk.goto(f"/can-bo/ho-so/{code}")
    desk.check(clerk, "filing-office")
    panel = clerk.locator("#yeu-cau-bo-sung")
    panel.locator("summary").first.click()
    for summary in panel.locator("details summary").all():
        summary.click()
    panel.locator("[name=muc_sua][value=lo_dat_so]").check()
    panel.locator("[name=vi_sao_muc_lo_dat_so]").fill("Không khớp giấy chứng nhận")
    panel.locator("[name=muc_sua][value=dt_san_chi_tiet]").check()
    panel.locator("[name=giay_to]").fill("Bản vẽ thiết kế xây dựng")
    panel.locator("[name=ghi_chu]").fill("Lô đất ghi chưa đúng, thiếu tầng 2")
    desk.check(clerk, "filing-ask")
    panel.locator("[type=submit]").click()
    expect(clerk.locator("main [role=status]").first).to_be_visible()

    page.goto(f"/tra-cuu/{code}?khoa={key}")
    phone.check(page, "filing-asked")
    page.goto(f"/tra-cuu/{code}/bo-sung")
    phone.check(page, "filing-mend")
    expect(page.locator("main")).to_contain_text("Không khớp giấy chứng nhận")
    for paper in ["to-khai", "phieu/supplement"]:
        reader = phone.page(f"/tra-cuu/{code}/{paper}")
        phone.check(reader, f"filing-{paper.split('/')[0]}")
        reader.close()
    assert page.locator("[name=ten_chu_dau_tu]").count() == 0
    page.fill("[name=lo_dat_so]", "21")
    page.click("[name=them-dong][value=dt_san_chi_tiet]")
    fill(page, {
        "dt_san_chi_tiet.2.tang": "Tầng 2", "dt_san_chi_tiet.2.dien_tich_san": "60",
        "dt_san_chi_tiet.2.chieu_cao_tang": "3,3"})
    assert page.input_value("[name=lo_dat_so]") == "21"
    page.set_input_files("[name=tep-1]", PDF | {"name": "ban ve moi.pdf", "buffer": PDF["buffer"] + b"%"})
    phone.check(page, "filing-mended")
    page.click("#gui-bo-sung .actions .button:not(.quiet)")
    expect(page.locator(".error")).to_have_count(0)
    expect(page).to_have_url(re.compile(rf"/tra-cuu/{code}(\?|$)"))

    clerk.goto(f"/can-bo/ho-so/{code}")
    filed = clerk.locator("details").filter(has_text="trước đây: 12")
    expect(filed).to_contain_text("Tầng 2")
    expect(filed).to_contain_text("21")
    desk.check(clerk, "filing-office-mended")
    accept = clerk.locator("#tiep-nhan")
    if not accept.evaluate("e => e.open"):
        accept.locator("summary").first.click()
    accept.locator("[type=submit]").click()
    expect(clerk.locator("main [role=status]").first).to_be_visible()
    official = DOSSIER_CODE.search(clerk.locator("main").inner_text()).group()
    assert official != code
    clerk.goto(f"/can-bo/ho-so/{official}/bieu-mau/receipt")
    printed(clerk, "filing-receipt")
    page.goto(f"/tra-cuu/{code}?khoa={key}")
    expect(page.locator("main")).to_contain_text(official)


def test_somebody_files_for_another_with_an_authorisation(visit):
    visitor = visit(width=360, scripts=False)
    page = begin(visitor.page(), COPY)
    visitor.check(page, "filing-for-start")
    page.check("[name=nop-cho][value=uy_quyen]")
    page.click("#bat-dau .button")
    expect(page).to_have_url(re.compile("/0$"))
    fill(page, {"nop-ho-ten": "Trần Văn Bình 2", "nop-so-dinh-danh": "079085000002", "nop-dien-thoai": "0987 654 321"})
    go_on(page)
    visitor.check(page, "filing-for-wrong")
    assert page.input_value("[name=nop-so-dinh-danh]") == "079085000002"
    fill(page, {"nop-ho-ten": "Trần Văn Bình", "nop-uy-quyen": PDF})
    visitor.check(page, "filing-for")
    go_on(page)
    expect(page).to_have_url(re.compile("/1$"))
    for answers in FORMS[COPY]:
        fill(page, answers)
        go_on(page)
    expect(page.locator("main")).to_contain_text("Trần Văn Bình")
    page.select_option("select[name=co_quan]", index=1)
    want_no_messages(page)
    visitor.check(page, "filing-for-check")
    page.click("#nop .button")
    expect(page.locator(".paper")).to_contain_text("Người được ủy quyền")
    visitor.check(page, "filing-for-filed")


def test_a_clerk_and_a_post_clerk_fill_in_with_the_applicant(city, visit):
    agency = None
    for role, channel in (("clerk", "counter"), ("post_clerk", "post")):
        desk = visit(width=1280)
        page = desk.page()
        if agency is None:
            begin(page, COPY)
            page.click("#bat-dau .button")
            for answers in FORMS[COPY]:
                fill(page, answers)
                go_on(page)
            agency = page.locator("select[name=co_quan] option").nth(1).get_attribute("value")
        desk.sign_in(page, *city.user(role, agency))
        page.goto("/can-bo/nop-giup")
        desk.check(page, f"assisted-{role}-list")
        page.click(f"main a[href^='/nop-ho-so/{COPY}']")
        desk.check(page, f"assisted-{role}-start")
        page.click("#bat-dau .button")
        desk.check(page, f"assisted-{role}-page")
        fill(page, FORMS[COPY][0])
        go_on(page)
        page.goto("/can-bo/nop-giup")
        desk.check(page, f"assisted-{role}-drafts")
        page.click("main a:has-text('Nguyễn Thị Ánh')")
        desk.check(page, f"assisted-{role}-draft")
        page.click("main .actions a.button")
        for answers in FORMS[COPY][1:]:
            fill(page, answers)
            go_on(page)
        page.select_option("select[name=co_quan]", agency)
        want_no_messages(page)
        page.click("#nop .button")
        if role == "clerk":
            expect(page).to_have_url(re.compile("/can-bo/ho-so/"))
            expect(page.locator("main")).to_contain_text("Giấy tiếp nhận hồ sơ")
        else:
            expect(page.locator(".paper")).to_contain_text("Phiếu xác nhận đã nộp hồ sơ")
        desk.check(page, f"assisted-{role}-filed")


def test_a_second_window_is_told_and_a_link_goes_on_elsewhere(visit):
    visitor = visit(width=360)
    page = begin(visitor.page(), COPY)
    page.click("#bat-dau .button")
    draft = page.url.rsplit("/", 1)[0]
    other = visitor.page(page.url)
    fill(page, FORMS[COPY][0])
    go_on(page)
    fill(other, FORMS[COPY][0] | {"yc_ho_ten": "Nguyễn Thị Ánh Hồng"})
    go_on(other)
    expect(other.locator("main [role=alert]")).to_contain_text("cửa sổ khác")
    assert other.input_value("[name=yc_ho_ten]") == "Nguyễn Thị Ánh Hồng"
    visitor.check(other, "filing-two-windows")
    relative = visit(width=360, language="en", scripts=False)
    elsewhere = relative.page(draft)
    relative.check(elsewhere, "filing-digits")
    elsewhere.fill("[name=so_cuoi]", "5678")
    elsewhere.click("#mo-ban .button")
    relative.check(elsewhere, "filing-draft")
    assert "Nguyễn Thị Ánh" in elsewhere.goto(f"{draft}/1").text()

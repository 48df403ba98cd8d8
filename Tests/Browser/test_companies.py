"""Each kind of enterprise registered from home, on a phone in Vietnamese without scripts and one in English with them;
the department that reads it, and the form on paper."""

import datetime
import re

import pytest
from browsing import A4, printed, squeezed, visits
from playwright.sync_api import expect
from portal import DOSSIER_CODE, Portal
from test_filing import PDF, PHONE, begin, fill, go_on, want_no_messages

PRIVATE, ONE_MEMBER, MEMBERS, JOINT_STOCK = "2.001610", "2.001583", "2.001199", "2.002043"
DEPARTMENT = "000.00.12.H29"
OWNER, FRIEND, PARTNER = "079185012345", "079085000018", "0300588569"
SOON = (datetime.date.today() + datetime.timedelta(days=60)).strftime("%d/%m/%Y")
CAPITAL = "1.000.000.000"


def address(field):
    return {f"{field}.so_nha_duong": "15 Lê Lợi", f"{field}.xa": "Phường Sài Gòn", f"{field}.tinh": "79"}


def person(row, name, number):
    return {
        f"{row}loai": "ca_nhan", f"{row}ten": name, f"{row}ngay_sinh": "02/09/1985", f"{row}gioi_tinh": "nu",
        f"{row}so_dinh_danh": number, f"{row}quoc_tich": "VN", **address(f"{row}lien_lac")}


def company(row):
    return {
        f"{row}loai": "doanh_nghiep", f"{row}ten": "Công ty TNHH Bạn", f"{row}ma_so": PARTNER,
        f"{row}cap_ngay": "01/02/2017", f"{row}cap_noi": "Phòng Đăng ký kinh doanh", f"{row}quoc_tich": "VN",
        f"{row}nguoi_dd": "Lê Văn Đại", **address(f"{row}lien_lac")}


def share(row, field, amount):
    return {f"{row}{field}": amount, f"{row}tai_san": "Tiền mặt, Đồng Việt Nam", f"{row}han_gop": SOON}


FILER = {
    "yc_ho_ten": "Nguyễn Thị Ánh Tuyết", "yc_ngay_sinh": "02/09/1985", "yc_gioi_tinh": "nu", "yc_idno": OWNER,
    **address("yc_lien_lac"), "yc_dt": PHONE, "yc_email": "anh.tuyet@example.vn"}
LINES = {
    "nganh.1.nganh_ma": "6211", "nganh.1.nganh_chi_tiet": "Phần mềm trò chơi cho điện thoại", "nganh.1.nganh_chinh": True,
    "nganh.2.nganh_ma": "5610"}
TAXES = {
    "ke_toan.ho_ten": "Trần Văn Bình", "ke_toan.so_dinh_danh": FRIEND, "hach_toan": "doc_lap", "nam_tai_chinh": "tu_01_01",
    "so_lao_dong": "5", "bot": "khong", "gtgt": "khau_tru", "bhxh": "thang"}
DIRECTOR = {
    "nguoi_dd.1.ndd_ho_ten": "Nguyễn Thị Ánh Tuyết", "nguoi_dd.1.ndd_ngay_sinh": "02/09/1985",
    "nguoi_dd.1.ndd_gioi_tinh": "nu", "nguoi_dd.1.ndd_so_dinh_danh": OWNER, "nguoi_dd.1.ndd_chuc_danh": "Giám đốc",
    **address("nguoi_dd.1.ndd_lien_lac"), "nguoi_dd.1.ndd_cu_tru": True}
PLEDGES = {
    name: True
    for name in ["dong_y_du_lieu", "de_nghi_cong_bo", "cam_ket_tu_cach", "cam_ket_tru_so", "cam_ket_dung"]}


def owner(share):
    row = "csh_hl.1.hl_"
    return {
        "co_csh_hl": "co", f"{row}ho_ten": "Nguyễn Thị Ánh Tuyết", f"{row}ngay_sinh": "02/09/1985",
        f"{row}gioi_tinh": "nu", f"{row}so_dinh_danh": OWNER, f"{row}quoc_tich": "VN", **address(f"{row}lien_lac"),
        f"{row}von": share}


def names(name):
    return {
        "ten_vn": name, "ten_tat": "ANHTUYET", **address("tru_so"), "tru_so_dt": "028 3822 1234", "khu": "khong",
        "dat_nhay_cam": "khong"}


# Page by page, behind the one that asks who files.
FORMS = {
    PRIVATE: [
        FILER, {"tinh_trang": "moi"}, names("Doanh nghiệp tư nhân Ánh Tuyết"), LINES,
        {"von": CAPITAL, "ts_dong": "600.000.000", "ts_dat": "400 triệu"}, TAXES, PLEDGES],
    ONE_MEMBER: [
        FILER, {"tinh_trang": "moi"}, names("Công ty TNHH một thành viên Ánh Tuyết"), LINES,
        {"von": CAPITAL, "nv_tu_nhan": CAPITAL, "ts_dong": "1 tỷ"}, person("csh_", "Nguyễn Thị Ánh Tuyết", OWNER),
        DIRECTOR, TAXES, owner("100"), {"tep_dieu_le": PDF, **PLEDGES}],
    MEMBERS: [
        FILER, {"tinh_trang": "moi"}, names("Công ty TNHH Ánh Tuyết và Bạn"), LINES, {"von": CAPITAL, "nv_tu_nhan": CAPITAL},
        {**person("thanh_vien.1.tv_", "Nguyễn Thị Ánh Tuyết", OWNER), **share("thanh_vien.1.tv_", "von", "600.000.000"),
         **company("thanh_vien.2.tv_"), **share("thanh_vien.2.tv_", "von", "400.000.000")},
        DIRECTOR, TAXES, owner("60"), {"tep_dieu_le": PDF, "tep_danh_sach": PDF, "tep_to_chuc": PDF, **PLEDGES}],
    JOINT_STOCK: [
        FILER, {"tinh_trang": "moi"}, names("Công ty cổ phần Ánh Tuyết"), LINES,
        {"von": CAPITAL, "nv_tu_nhan": CAPITAL, "menh_gia": "10.000", "cp_pho_thong": "100.000"},
        {**person("co_dong.1.cd_", "Nguyễn Thị Ánh Tuyết", OWNER), **share("co_dong.1.cd_", "pt", "50.000"),
         **person("co_dong.2.cd_", "Trần Văn Bình", FRIEND), **share("co_dong.2.cd_", "pt", "20.000"),
         **company("co_dong.3.cd_"), **share("co_dong.3.cd_", "pt", "30.000")},
        DIRECTOR, TAXES, owner("50"), {"tep_dieu_le": PDF, "tep_danh_sach": PDF, "tep_to_chuc": PDF, **PLEDGES}],
}


@pytest.fixture(scope="module")
def city():
    portal = Portal(dossiers=20, catalogue="")
    yield portal
    portal.close()


@pytest.fixture
def visit(browser, city):
    yield from visits(browser, city.url)


def complete(page, answers):
    """Fills the page in, with what each answer brings, and goes on."""
    rest, before = dict(answers), page.url.partition("?")[0]
    for _ in range(4):
        shown = {name: value for name, value in rest.items() if page.locator(f"main [name='{name}']").count()}
        fill(page, shown)
        rest = {name: value for name, value in rest.items() if name not in shown}
        if any(name.startswith("nganh.2") for name in rest):
            page.click("main [name=them-dong][value=nganh]")
            continue
        go_on(page)
        expect(page.locator(".error"), page.locator("main").inner_text()[:600]).to_have_count(0)
        if page.url.partition("?")[0] != before:
            assert not rest
            return
    raise AssertionError(f"{before}: {page.locator('main').inner_text()[:600]}")


def file(visitor, procedure, checked):
    page = begin(visitor.page(), procedure)
    page.click("#bat-dau .button")
    for number, answers in enumerate(FORMS[procedure], 1):
        complete(page, answers)
        if number in checked:
            done = page.url
            page.go_back()
            visitor.check(page, f"companies-{procedure}-{number}")
            page.goto(done)
    expect(page).to_have_url(re.compile("/kiem-tra$"))
    want_no_messages(page)
    visitor.check(page, f"companies-{procedure}-check")
    page.click("#nop .button")
    expect(page).to_have_url(re.compile("/da-nop$"))
    key = page.locator(".facts .code").nth(1).inner_text().replace(" ", "")
    return DOSSIER_CODE.search(page.locator("main").inner_text()).group(), key


@pytest.mark.parametrize(
    ("procedure", "language", "scripts", "width"),
    [(PRIVATE, "vi", False, 360), (ONE_MEMBER, "vi", False, 360), (MEMBERS, "vi", False, 360),
     (JOINT_STOCK, "vi", False, 360), (MEMBERS, "en", True, 1280)])
def test_registered(visit, city, procedure, language, scripts, width):
    visitor = visit(width=width, language=language, scripts=scripts)
    code, _ = file(visitor, procedure, checked={3, 5, 6} if procedure != PRIVATE else {5})
    assert code.startswith(DEPARTMENT)
    if language != "vi":
        return
    desk = visit()
    page = desk.page()
    desk.sign_in(page, *city.user("clerk", DEPARTMENT))
    page.goto(f"/can-bo/ho-so/{code}")
    if procedure == JOINT_STOCK:
        desk.check(page, "companies-clerk")
    page.goto(f"/can-bo/ho-so/{code}/to-khai")
    desk.check(page, f"companies-{procedure}-form")
    sheets = printed(page, f"companies-{procedure}")
    text = "".join(sheet.letters for sheet in sheets)
    for words in ["Kính gửi: Sở Tài chính", "phụ lục I, Thông tư 68/2025/TT-BTC", "Một tỷ", "ÁNH TUYẾT"]:
        assert squeezed(words) in text, words
    assert all(sheet.size == A4 for sheet in sheets) and len(sheets) <= 6


def test_the_blank_form_fits_on_paper(visit):
    visitor = visit(width=360, scripts=False)
    page = visitor.page(f"/thu-tuc/{JOINT_STOCK}")
    page.goto(page.locator("a[href*='mau-don']").first.get_attribute("href"))
    visitor.check(page, "companies-blank")
    assert all(sheet.size == A4 for sheet in printed(page, "companies-blank"))


def test_a_name_is_looked_up(visit, city, tmp_path):
    register = tmp_path / "names.csv"
    register.write_text("code,name,short_name,seat\n0300588569,Công ty TNHH Sông Bé,SOBECO,1 Lê Lợi\n")
    city.run("enterprise", "import", str(register))
    for visitor in [visit(width=360, scripts=False), visit(width=1280, language="en", scripts=True)]:
        page = visitor.page("/ten-doanh-nghiep")
        visitor.check(page, "companies-names")
        for typed, name in [("Công ty TNHH Sông Bé 2", "alike"), ("Công ty TNHH Trăng Non", "free")]:
            page.fill("[name=q]", typed)
            page.press("[name=q]", "Enter")
            expect(page.locator("section.sheet")).to_have_count(1 if name == "alike" else 0)
            visitor.check(page, f"companies-names-{name}")

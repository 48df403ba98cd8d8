"""Every form on paper: one sheet of A4, with its number, the text of its day and what it is for."""

import sqlite3
from datetime import datetime, timedelta, timezone

import pytest
from browsing import A4, printed, scanned, squeezed
from portal import AGENCY

CIRCULAR = "Phụ lục I Thông tư số 03/2025/TT-VPCP"
NAME = "Trần Thị Ánh Nguyệt"
LONG = "Xin cấp giấy phép xuất bản kỷ yếu 20 năm thành lập trường, 200 trang, khổ 19 × 27 cm, in 1.000 bản, nộp lưu chiểu"


@pytest.fixture(scope="module")
def staff(portal):
    return portal.user("leader", AGENCY)


@pytest.fixture(scope="module")
def long_life(portal, token):
    """A dossier of which there is a good deal to say: all papers of its procedure, a supplement, a letter of apology."""
    procedure = portal.json("/api/v1/procedures/1.003868")
    papers = [{"name": paper["name"], "quantity": 2} for paper in procedure["papers"]]
    applicant = {
        "name": NAME, "kind": "citizen", "id_number": "079185012345", "phone": "0912345678",
        "email": "anh.nguyet.tran@example.vn", "address": "123/45/6 Nguyễn Thị Minh Khai, phường Bến Thành, Quận 1"}
    code = portal.file(token, summary=LONG, papers=papers, applicant=applicant)["code"]
    portal.event(token, code, "process", note="Chuyển phòng Báo chí – Xuất bản")
    portal.event(
        token, code, "request_supplement", note="Bản thảo nộp chưa đủ trang; giấy giới thiệu đã hết hạn.",
        papers=["Bản thảo tài liệu, đủ 200 trang, đóng dấu giáp lai", "Giấy giới thiệu còn hạn", "Bản sao quyết định"])
    portal.event(token, code, "supplement_received")
    due = portal.json(f"/api/v1/dossiers/{code}", token)["due_at"]
    later = f"{int(due[:4]) + 1}{due[4:10]}T17:00"
    portal.event(token, code, "extend", cause="other_agency", new_due=later, note="Chờ Cục Xuất bản, In và Phát hành trả lời")
    return code


@pytest.fixture(scope="module")
def stopped(portal, token):
    code = portal.file(token)["code"]
    portal.event(token, code, "stop", note="Người nộp không bổ sung bản thảo trong thời hạn đã thông báo.")
    return code


FORMS = [
    ("receipt", "01", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", [NAME, "Ai có khóa này", "Hẹn trả kết quả", LONG]),
    ("supplement", "02", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", [NAME, "Giấy giới thiệu còn hạn"]),
    ("apology", "04", "Văn bản xin lỗi và đề nghị gia hạn", [NAME, "Chờ cơ quan khác trả lời"]),
    ("control-slip", "06", "Phiếu kiểm soát quá trình giải quyết hồ sơ", [NAME, "Bên giao, bên nhận"]),
]


def check_sheet(sheets, number, title, words, code, text=CIRCULAR):
    assert [sheet.size for sheet in sheets] == [A4]
    letters = sheets[0].letters
    for word in [f"Mẫu số {number}", title, text, code, "bản số 1, áp dụng từ ngày", *words]:
        assert squeezed(word).lower() in letters.lower(), word


def check_square(portal, page, form, code):
    """The receipt's square has the applicant's key; no other paper may give it away."""
    key = page.locator(".key")
    if form == "receipt":
        opens = f"/tra-cuu/{code}?khoa={squeezed(key.inner_text())}"
    else:
        assert key.count() == 0
        opens = f"/can-bo/ho-so/{code}" if form == "control-slip" else f"/tra-cuu/{code}"
    assert scanned(page) == portal.url + opens


@pytest.mark.parametrize("form, number, title, words", FORMS, ids=[form[0] for form in FORMS])
def test_one_sheet(portal, visit, staff, long_life, form, number, title, words):
    visitor = visit(device_scale_factor=3)
    page = visitor.page()
    visitor.sign_in(page, *staff)
    page.goto(f"/can-bo/ho-so/{long_life}/bieu-mau/{form}")
    visitor.check(page, f"form-{form}")
    check_sheet(printed(page, f"form-{form}"), number, title, words, long_life)
    check_square(portal, page, form, long_life)
    page.goto(f"/can-bo/ho-so/{long_life}/bieu-mau/{form}?ban-dich=en")
    assert [sheet.size for sheet in printed(page, f"form-{form}-en")] == [A4]


def test_a_receipt_of_many_papers(visit, portal):
    """A house permit with long names, two papers missing and a correction is one sheet still, in both languages."""
    district = "000.00.41.H29"
    token = portal.token(district)
    papers = portal.json("/api/v1/procedures/1.009994")["papers"]
    handed_in = [{"name": paper["name"], "quantity": 2} for paper in papers[2:]]
    applicant = {
        "name": "Công ty Cổ phần Đầu tư Xây dựng và Thương mại Dịch vụ Nguyễn Thị Minh Khai", "kind": "enterprise",
        "id_number": "0312345678", "phone": "0912345678", "email": "xay.dung.minh.khai@example.vn",
        "address": "123/45/6 Nguyễn Thị Minh Khai, phường Bến Thành, Quận 1, Thành phố Hồ Chí Minh"}
    code = portal.file(
        token, procedure="1.009994", summary=LONG, papers=handed_in, applicant=applicant, return_by="post")["code"]
    visitor = visit()
    page = visitor.page()
    visitor.sign_in(page, *portal.user("clerk", district))
    page.goto(f"/can-bo/ho-so/{code}/dinh-chinh")
    page.fill("[name=dien_thoai]", "0987654321")
    page.fill("[name=ly_do]", "Ghi nhầm số")
    page.click("main form .button")
    for language in ["vi", "en"]:
        page.goto(f"/can-bo/ho-so/{code}/bieu-mau/receipt" + ("?ban-dich=en" if language == "en" else ""))
        sheets = printed(page, f"form-receipt-long-{language}")
        assert [sheet.size for sheet in sheets] == [A4], language
        assert "0987654321" in sheets[0].letters


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_slip_scrolls_in_its_frame_on_a_phone(visit, staff, long_life, language):
    visitor = visit(width=360, language=language)
    page = visitor.page()
    visitor.sign_in(page, *staff)
    for translation in ["", "?ban-dich=en"]:
        page.goto(f"/can-bo/ho-so/{long_life}/bieu-mau/control-slip{translation}")
        # With the frame of the page in the reader's language.
        visitor.check(page, f"form-control-slip-phone{translation[-2:]}")


def test_the_look_up_on_paper_says_whose_it_is(visit, portal, token):
    """The code stands there, and no button that nobody can press."""
    code = portal.file(token)["code"]
    portal.event(token, code, "request_supplement", papers=["Bản thảo"])
    page = visit().page(f"/tra-cuu/{code}")
    letters = printed(page, "look-up")[0].letters
    assert code in letters
    assert squeezed("Ghi trong phiếu yêu cầu bổ sung của cơ quan.") in letters
    assert squeezed("Xem giấy tờ cần bổ sung") not in letters


def test_stop(portal, visit, staff, stopped):
    visitor = visit(device_scale_factor=3)
    page = visitor.page()
    visitor.sign_in(page, *staff)
    page.goto(f"/can-bo/ho-so/{stopped}/bieu-mau/stop")
    visitor.check(page, "form-stop")
    check_square(portal, page, "stop", stopped)
    check_sheet(
        printed(page, "form-stop"), "05", "Thông báo dừng giải quyết hồ sơ", ["không bổ sung bản thảo"], stopped)


def test_refusal(visit, portal):
    """A filing that was refused in the demo; its form is of the text that was in force then."""
    with sqlite3.connect(portal.data / "motcua.sqlite") as database:
        code, agency, ended = database.execute(
            "SELECT code, agency, ended_at FROM dossiers WHERE status = 3 ORDER BY id LIMIT 1").fetchone()
    since = datetime(2025, 9, 15, tzinfo=timezone(timedelta(hours=7)))
    text = CIRCULAR if ended >= since.timestamp() * 1_000_000 else "Thông tư số 01/2018/TT-VPCP"
    visitor = visit(device_scale_factor=3)
    page = visitor.page()
    visitor.sign_in(page, *portal.user("officer", agency))
    page.goto(f"/can-bo/ho-so/{code}/bieu-mau/refusal")
    visitor.check(page, "form-refusal")
    check_square(portal, page, "refusal", code)
    check_sheet(
        printed(page, "form-refusal"), "03", "Phiếu từ chối tiếp nhận", ["với lý do cụ thể như sau"], code, text)


def test_tracking_book(portal, visit, staff, long_life):
    visitor = visit(device_scale_factor=3)
    page = visitor.page()
    visitor.sign_in(page, *staff)
    page.goto("/can-bo/so-theo-doi")
    path, _, days = scanned(page).partition("?tu=")
    assert path == f"{portal.url}/can-bo/so-theo-doi" and days.endswith(f"&co-quan={AGENCY}")
    sheets = printed(page, "form-tracking-book")
    assert {sheet.size for sheet in sheets} == {A4[::-1]}
    letters = "".join(sheet.letters for sheet in sheets)
    for word in ["Mẫu số 07", CIRCULAR, long_life, NAME]:
        assert squeezed(word) in letters, word


def test_one_long_word_does_not_spread_the_book(portal, token, visit, staff):
    """Its columns keep their widths: a name without spaces costs no sheet and pushes nothing off the paper or the frame."""
    visitor = visit(width=1280)
    page = visitor.page()
    visitor.sign_in(page, *staff)
    page.goto("/can-bo/so-theo-doi")
    before = len(printed(page, "tracking-book-short"))
    name = "Nguyễnthịánh" * 9
    portal.file(token, applicant={"kind": "citizen", "name": name, "phone": "0912345678"})
    page.goto("/can-bo/so-theo-doi")
    sheets = printed(page, "tracking-book-long")
    assert len(sheets) <= before + 1
    letters = "".join(sheet.letters for sheet in sheets)
    assert squeezed(name) in letters and letters.count(squeezed("Ghi chú")) >= len(sheets) - 1
    frame = page.evaluate(
        """() => { const frame = document.querySelector(".book .frame"); return [frame.scrollWidth, frame.clientWidth] }""")
    assert frame[0] <= frame[1]

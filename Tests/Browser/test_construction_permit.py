"""A building permit from the counter to the report of its week, over seven weeks, with the clock set for each day:
a supplement, the three agencies that the law has asked, one of them silent, a fourth that answers late, the letter of
apology, the result late by another agency, and every form on paper."""

import re
import shutil

import pytest
from browsing import printed, squeezed, visits
from playwright.sync_api import expect
from portal import Portal

CONSTRUCTION = "000.00.17.H29"
PERMIT = "1.009974"
PLANNING, ENVIRONMENT, FIRE_POLICE = "000.00.33.H29", "000.00.13.H29", "000.00.91.H29"
DISTRICT_1 = "000.00.41.H29"
CONDITION = "Chiều cao không quá 45 m theo quy chế quản lý kiến trúc."
OPINION = {"name": "Ý kiến quy hoạch.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}


@pytest.fixture(scope="module")
def city():
    if shutil.which("faketime") is None:
        pytest.fail("the clock is set by faketime (Debian: faketime)")
    portal = Portal(dossiers=60, clock="2026-03-02 08:30")
    yield portal
    portal.close()


@pytest.fixture
def visit(browser, city):
    yield from visits(browser, city.url)


@pytest.fixture
def enter(city, visit):
    """Signs somebody of an agency in, at a moment where one is told, and gives the page."""
    # Reports are made for those who lead.
    people = {("leader", CONSTRUCTION): city.user("leader", CONSTRUCTION)}

    def enter(moment, role, agency=CONSTRUCTION, **options):
        if moment:
            city.restart(moment)
        if (role, agency) not in people:
            people[role, agency] = city.user(role, agency)
        visitor = visit(**options)
        page = visitor.page()
        visitor.sign_in(page, *people[role, agency])
        expect(page.locator("header form button")).to_be_visible()
        page.check_all = lambda name: visitor.check(page, name)
        return page

    return enter


def act(page, code, action, go=True, **fields):
    """Opens an action of the dossier's page, fills in its form and sends it."""
    if go:
        page.goto(f"/can-bo/ho-so/{code}")
    panel = page.locator(f"#{action}")
    if not panel.evaluate("e => e.open"):
        panel.locator("> summary").click()
    for name, value in fields.items():
        panel.locator(f"[name={name}]").fill(value)
    panel.locator("[type=submit]").click()
    expect(page.locator("main [role=status]").first).to_be_visible()


def answer(page, code, opinion, text="", file=None):
    page.goto("/can-bo/lien-thong")
    page.click(f"a[href='/can-bo/ho-so/{code}']")
    page.check(f"#tra-loi [value={opinion}]")
    page.fill("#tra-loi textarea", text)
    if file:
        page.set_input_files("#tra-loi [type=file]", file)
    page.click("#tra-loi [type=submit]")
    expect(page.locator("main .done[role=status]")).to_be_visible()


def paper(page, code, form, words, most=1):
    """Prints a form; it says these words on no more sheets than that."""
    page.goto(f"/can-bo/ho-so/{code}/bieu-mau/{form}")
    sheets = printed(page, f"permit-{form}")
    assert len(sheets) <= most
    text = "".join(sheet.letters for sheet in sheets)
    for word in words:
        assert squeezed(word) in text, word


def unanswered(page):
    """The questions that nobody has answered yet."""
    return page.locator("#y-kien + .frame tbody tr.now")


def dues(page):
    return page.locator("main time").evaluate_all("all => all.map(e => e.dateTime)")


def test_a_building_permit(enter, visit, city):
    # Thirty days of the calendar from Monday 2 March: Wednesday 1 April.
    clerk = enter(None, "clerk")
    clerk.goto(f"/can-bo/tiep-nhan?thu-tuc={PERMIT}")
    clerk.fill("[name=ho_ten]", "Nguyễn Thị Ánh Tuyết")
    clerk.fill("[name=so_dinh_danh]", "079185012345")
    clerk.fill("[name=dien_thoai]", "0912 345 678")
    clerk.fill("[name=noi_dung]", "Chung cư 12 tầng, 15 Lê Lợi, Quận 1")
    for box in clerk.locator("[name='giay_to[]']").all():
        box.check()
    clerk.locator("#tiep-nhan .actions .button").click()
    clerk.wait_for_url("**/can-bo/ho-so/*")
    code = clerk.url.rpartition("/")[2]
    assert code.startswith(f"{CONSTRUCTION}-260302-")
    paper(clerk, code, "receipt", [code, "Nguyễn Thị Ánh Tuyết", "17 giờ 00 phút, thứ Tư, ngày 01 tháng 04 năm 2026"])
    key = re.sub(r"[^0-9A-Za-z]", "", clerk.locator(".key").inner_text())

    act(clerk, code, "chuyen")

    # Asked once, in writing; the seven days until it comes do not count.
    officer = enter("2026-03-04 14:00", "officer")
    act(officer, code, "yeu-cau-bo-sung", giay_to="Bản vẽ kết cấu móng")
    paper(officer, code, "supplement", [code, "Bản vẽ kết cấu móng"])
    clerk = enter("2026-03-11 09:00", "clerk")
    act(clerk, code, "da-bo-sung", ghi_chu="Đã nộp bản vẽ kết cấu móng")
    assert "2026-04-08T17:00:00+07:00" in dues(clerk)

    # The law gives each of the three twelve working days; the district is asked for less than the law speaks of.
    officer = enter("2026-03-12 08:00", "officer")
    act(officer, code, "chuyen")
    act(officer, code, "hoi-y-kien", noi_dung="Đề nghị cho ý kiến về quy mô và chiều cao công trình.")
    expect(unanswered(officer)).to_have_count(3)
    assert dues(officer).count("2026-03-30T17:00:00+07:00") >= 3
    officer.locator("#hoi-y-kien summary").click()
    officer.select_option("#hoi-y-kien select", DISTRICT_1)
    act(officer, code, "hoi-y-kien", so_ngay="5", noi_dung="Đề nghị xác nhận ranh đất.", go=False)
    expect(unanswered(officer)).to_have_count(4)
    assert "2026-03-19T17:00:00+07:00" in dues(officer)
    answer(enter("2026-03-20 10:00", "officer", PLANNING), code, "agree_with_conditions", CONDITION, OPINION)
    answer(enter("2026-03-25 15:00", "officer", ENVIRONMENT), code, "agree")

    # The fire police said nothing, which the law takes as agreement; the district still owes its answer.
    officer = enter("2026-03-31 08:00", "officer")
    officer.goto(f"/can-bo/ho-so/{code}")
    expect(unanswered(officer)).to_have_count(1)

    # One working day before it is due: the letter, with the cause that the ledger proposes.
    officer = enter("2026-04-07 10:00", "officer")
    officer.goto(f"/can-bo/ho-so/{code}")
    letter = officer.locator("section.letter")
    expect(letter).to_be_visible()
    if not letter.locator("#hen-lai").evaluate("e => e.open"):
        letter.locator("summary").click()
    expect(letter).to_contain_text("Đề xuất “Chờ cơ quan khác trả lời”")
    officer.check_all("permit-letter-offered")
    officer.select_option("#hen-lai-nguyen_nhan", "other_agency")
    officer.fill("#hen-lai-hen_lai", "2026-04-15")
    letter.locator("[type=submit]").click()
    expect(officer.locator("section.letter")).to_have_count(0)
    paper(officer, code, "apology", [code, "ngày 08 tháng 04 năm 2026", "ngày 15 tháng 04 năm 2026"])

    answer(enter("2026-04-09 09:00", "officer", DISTRICT_1), code, "agree", "Ranh đất đúng hiện trạng.")
    officer = enter("2026-04-13 15:00", "officer")
    act(officer, code, "chuyen")
    officer.goto(f"/can-bo/ho-so/{code}")
    assert officer.input_value("#xong-nguyen_nhan") == "other_agency"
    act(officer, code, "xong")
    clerk = enter("2026-04-14 09:00", "clerk")
    act(clerk, code, "tra-ket-qua")

    # What the agency sees of it afterwards, and the applicant, on a phone and in English.
    clerk.goto(f"/can-bo/ho-so/{code}")
    for text in [CONDITION, "Ý kiến quy hoạch.pdf", "Ranh đất đúng hiện trạng."]:
        expect(clerk.locator("#y-kien + .frame")).to_contain_text(text)
    clerk.check_all("permit-closed")
    paper(clerk, code, "control-slip", [code, "Ủy ban nhân dân Quận 1 đã trả lời (dùng 20 ngày làm việc, trễ 15 ngày làm việc)"], 3)
    clerk.goto("/can-bo/so-theo-doi?tu=2026-03-01&den=2026-03-31")
    expect(clerk.locator("tbody th", has_text=code)).to_be_visible()
    assert any(code in sheet.letters for sheet in printed(clerk, "permit-tracking-book"))
    phone = visit(width=360, language="en", scripts=False)
    public = phone.page(f"/tra-cuu/{code}?khoa={key}")
    expect(public.get_by_text("Nguyễn Thị Ánh Tuyết")).to_be_visible()
    for details in public.locator("main details").all():
        if not details.evaluate("e => e.open"):
            details.locator("summary").first.click()
    days = public.locator("main").inner_text()
    assert "Bản vẽ kết cấu móng" in days
    phone.check(public, "permit-lookup")

    # Monday's report to the leader counts it under its cause, from where its page is one step away.
    leader = enter("2026-04-20 07:05", "leader")
    leader.goto("/can-bo/bao-cao-tuan/2026-16")
    expect(leader.locator("main")).to_contain_text("20/04/2026")
    leader.check_all("permit-weekly")
    leader.locator("main a[href*='nguyen-nhan=other_agency']").click()
    expect(leader.locator(f"#danh-sach a[href='/can-bo/ho-so/{code}'], #danh-sach ~ * a[href='/can-bo/ho-so/{code}']")).to_be_visible()
    leader.check_all("permit-weekly-cause")
    assert "are sound" in city.run("check")

"""Questions to other agencies about a dossier, all at once, and their answers on its page."""

import pytest
from playwright.sync_api import expect

CONSTRUCTION = "000.00.17.H29"
PERMIT = "1.009974"
# Whom the law has the Department of Construction ask.
PLANNING, ENVIRONMENT, FIRE_POLICE = ASKED = ["000.00.33.H29", "000.00.13.H29", "000.00.91.H29"]
PDF = b"%PDF-1.4\n" + bytes(range(256)) * 20 + b"\n%%EOF\n"
QUESTION = "Đề nghị cho ý kiến về chiều cao và lối thoát nạn của công trình."


@pytest.fixture(scope="module")
def asker(portal):
    return portal.user("officer", CONSTRUCTION)


@pytest.fixture(scope="module")
def asked(portal):
    return {agency: portal.user("officer", agency) for agency in ASKED}


@pytest.fixture(scope="module")
def construction_token(portal):
    return portal.token(CONSTRUCTION)


@pytest.fixture
def dossier(portal, construction_token):
    return portal.file(construction_token, procedure=PERMIT, summary="Nhà xưởng hai tầng")["code"]


def enter(visitor, page, account):
    """Signs in, after whoever was there before."""
    if page.url.startswith("http"):
        page.click("header button")
        page.wait_for_url("**/can-bo/dang-nhap")
    visitor.sign_in(page, *account)


def open_action(page, action):
    panel = page.locator(f"#{action}")
    if not panel.evaluate("e => e.open"):
        panel.locator("summary").click()
    return panel


def answer(page, dossier, opinion, text="", file=None):
    page.goto(f"/can-bo/ho-so/{dossier}")
    page.check(f"#tra-loi [value={opinion}]")
    page.fill("#tra-loi textarea", text)
    if file:
        page.set_input_files("#tra-loi [type=file]", file)
    page.click("#tra-loi [type=submit]")
    expect(page.locator("main .done[role=status]")).to_be_visible()
    expect(page.locator("#tra-loi")).to_have_count(0)


def test_three_are_asked_at_once(visitor, asker, asked, dossier):
    page = visitor.page()
    enter(visitor, page, asker)
    page.goto(f"/can-bo/ho-so/{dossier}")
    panel = open_action(page, "hoi-y-kien")
    ticks = panel.locator("[name=co_quan]")
    assert ticks.evaluate_all("all => all.map(e => [e.value, e.checked])") == [[agency, True] for agency in ASKED]
    panel.locator("[type=submit]").click()
    expect(page.locator(".error-summary a")).to_have_attribute("href", "#hoi-y-kien-noi_dung")
    assert panel.locator("[name=co_quan]:checked").count() == 3
    visitor.check(page, "consultations-ask-wrong")
    page.fill("#hoi-y-kien-noi_dung", QUESTION)
    panel.locator("[type=submit]").click()
    expect(page.locator("main .done[role=status]")).to_be_visible()
    waiting = page.locator("#y-kien + .frame tbody tr.now")
    expect(waiting).to_have_count(3)
    visitor.check(page, "consultations-asked")
    page.goto("/can-bo/lien-thong?muc=ta-hoi")
    expect(page.locator(f"a[href='/can-bo/ho-so/{dossier}']")).to_have_count(3)
    visitor.check(page, "consultations-awaited")

    enter(visitor, page, asked[PLANNING])
    page.goto("/can-bo/lien-thong")
    visitor.check(page, "consultations-to-answer")
    page.click(f"a[href='/can-bo/ho-so/{dossier}']")
    expect(page.locator("#tra-loi")).to_contain_text(QUESTION)
    # It looks, answers, and does nothing else.
    assert page.locator("details.action").count() == 0
    visitor.check(page, "consultations-answer")
    page.click("#tra-loi [type=submit]")
    expect(page.locator(".error-summary a")).to_have_attribute("href", "#tra-loi-ket_luan")
    page.check("#tra-loi [value=agree_with_conditions]")
    page.set_input_files("#tra-loi [type=file]", {"name": "x.html", "mimeType": "text/html", "buffer": b"<script>"})
    if visitor.scripts:
        # It is refused before the form is sent.
        page.get_by_role("button", name="x.html").click()
    page.click("#tra-loi [type=submit]")
    expect(page.locator(".error-summary a")).to_have_count(1 if visitor.scripts else 2)
    assert page.is_checked("#tra-loi [value=agree_with_conditions]")
    visitor.check(page, "consultations-answer-wrong")
    file = {"name": "Ý kiến quy hoạch.pdf", "mimeType": "application/pdf", "buffer": PDF}
    answer(page, dossier, "agree_with_conditions", "Chiều cao không quá 21 m.", file)
    visitor.check(page, "consultations-answer-sent")
    enter(visitor, page, asked[ENVIRONMENT])
    answer(page, dossier, "object", "Đất chưa chuyển mục đích sử dụng.")
    enter(visitor, page, asked[FIRE_POLICE])
    answer(page, dossier, "agree")
    page.goto("/can-bo/lien-thong?muc=da-xong")
    expect(page.locator(f"a[href='/can-bo/ho-so/{dossier}']")).to_be_visible()
    visitor.check(page, "consultations-closed")

    enter(visitor, page, asker)
    page.goto(f"/can-bo/ho-so/{dossier}")
    expect(waiting).to_have_count(0)
    table = page.locator("#y-kien + .frame")
    for text in ["Chiều cao không quá 21 m.", "Đất chưa chuyển mục đích sử dụng."]:
        expect(table).to_contain_text(text)
    visitor.check(page, "consultations-answered")
    with page.expect_download() as download:
        table.get_by_text("Ý kiến quy hoạch.pdf").click()
    assert download.value.path().read_bytes() == PDF
    assert download.value.suggested_filename == "Ý kiến quy hoạch.pdf"


def test_a_question_is_withdrawn(visit, asker, asked, dossier):
    visitor = visit(width=360)
    page = visitor.page()
    enter(visitor, page, asker)
    page.goto(f"/can-bo/ho-so/{dossier}")
    panel = open_action(page, "hoi-y-kien")
    panel.locator(f"[value='{FIRE_POLICE}']").uncheck()
    page.fill("#hoi-y-kien-noi_dung", QUESTION)
    panel.locator("[type=submit]").click()
    panel = open_action(page, "rut-hoi-y-kien")
    page.select_option("#rut-hoi-y-kien-y_kien", "1")
    visitor.check(page, "consultations-withdraw")
    panel.locator("[type=submit]").click()
    expect(page.locator("#y-kien + .frame tbody tr.now")).to_have_count(1)
    open_action(page, "xong")
    visitor.check(page, "consultations-finishing")

    other = visit(width=360)
    late = other.page()
    enter(other, late, asked[ENVIRONMENT])
    late.goto(f"/can-bo/ho-so/{dossier}")
    late.check("#tra-loi [value=object]")
    late.fill("#tra-loi textarea", "Không thống nhất, vì đất đang tranh chấp.")
    panel = open_action(page, "rut-hoi-y-kien")
    panel.locator("[type=submit]").click()
    late.click("#tra-loi [type=submit]")
    # Nothing waits for it any more, and nothing that was typed is lost.
    expect(late.locator(".error-summary")).to_contain_text("Không thống nhất, vì đất đang tranh chấp.")
    other.check(late, "consultations-answer-too-late")

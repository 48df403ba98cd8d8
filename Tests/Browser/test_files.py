"""The field for files: with scripts they come while the form is filled in, and go on where a connection broke."""

import random

import pytest
from playwright.sync_api import expect
from test_consultations import CONSTRUCTION, PERMIT, PLANNING, QUESTION, enter, open_action

FIELD = "#tra-loi [type=file]"


def document(seed, size=3_000_000):
    return b"%PDF-1.4\n" + random.Random(seed).randbytes(size) + b"\n%%EOF\n"


def chosen(name, content):
    return {"name": name, "mimeType": "application/pdf", "buffer": content}


@pytest.fixture(scope="module")
def asker(portal):
    return portal.user("officer", CONSTRUCTION)


@pytest.fixture(scope="module")
def asked(portal):
    return portal.user("officer", PLANNING)


@pytest.fixture
def code(portal, asker, visit):
    """A dossier about which the planning department was asked."""
    code = portal.file(portal.token(CONSTRUCTION), procedure=PERMIT, summary="Nhà xưởng")["code"]
    visitor = visit()
    page = visitor.page()
    enter(visitor, page, asker)
    page.goto(f"/can-bo/ho-so/{code}")
    panel = open_action(page, "hoi-y-kien")
    panel.locator(f"[value='{PLANNING}']").check()
    panel.locator("textarea").fill(QUESTION)
    panel.locator("[type=submit]").click()
    return code


def opened(visitor, asked, code):
    page = visitor.page()
    enter(visitor, page, asked)
    page.goto(f"/can-bo/ho-so/{code}")
    return page


def sent(page):
    page.check("#tra-loi [value=agree]")
    page.click("#tra-loi [type=submit]")
    expect(page.locator("main .done[role=status]")).to_be_visible()


def stored(visitor, page, code, number):
    return visitor.context.request.get(f"/can-bo/ho-so/{code}/y-kien/1/{number}").body()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_broken_connection_is_taken_up_again(visit, asked, code, width):
    visitor = visit(width=width)
    page = opened(visitor, asked, code)
    content = document(1)
    offsets, broken = [], []

    def pass_or_break(route):
        request = route.request
        if request.method == "PUT":
            offsets.append(int(request.headers["upload-offset"]))
            if len(offsets) in (2, 3):
                broken.append(request.url)
                return route.abort("connectionreset")
        elif broken and len(broken) < 2:
            return route.abort("connectionreset")
        return route.continue_()

    page.route("**/tep-tai-len/**", pass_or_break)
    page.set_input_files(FIELD, chosen("Bản vẽ.pdf", content))
    expect(page.locator("#tra-loi progress")).to_be_visible()
    expect(page.locator("#tra-loi [role=status]")).to_contain_text("Mất kết nối")
    visitor.check(page, "files-broken")
    tick = page.get_by_label("Bản vẽ.pdf (2.930 KB)")
    expect(tick).to_be_checked(timeout=30_000)
    expect(page.locator("#tra-loi progress")).to_have_count(0)
    expect(page.locator("#tra-loi [role=status]")).to_have_text("Đã tải lên: Bản vẽ.pdf")
    # Nothing that had arrived was sent again.
    assert offsets == [0, 1 << 20, 1 << 20, 1 << 20, 2 << 20]
    visitor.check(page, "files-sent")
    sent(page)
    assert stored(visitor, page, code, 1) == content


def test_several_at_once_one_after_another_and_one_left_out(visit, asked, code):
    visitor = visit(width=360)
    page = opened(visitor, asked, code)
    files = [chosen(f"{number}.pdf", document(number, 2_000_000)) for number in range(3)]
    page.set_input_files(FIELD, files[:2])
    page.set_input_files(FIELD, files[2])
    for number in range(3):
        expect(page.get_by_label(f"{number}.pdf (1.954 KB)")).to_be_checked(timeout=30_000)
    page.get_by_label("1.pdf (1.954 KB)").uncheck()
    sent(page)
    assert [stored(visitor, page, code, number) for number in (1, 2)] == [files[0]["buffer"], files[2]["buffer"]]


def test_the_form_waits_for_what_is_still_coming(visit, asked, code):
    visitor = visit()
    page = opened(visitor, asked, code)
    held = []

    def hold(route):
        if held is not None and route.request.method == "PUT" and len(held) == 0:
            held.append(route)
        else:
            route.continue_()

    page.route("**/tep-tai-len/**", hold)
    page.set_input_files(FIELD, chosen("a.pdf", document(5, 1_500_000)))
    page.check("#tra-loi [value=agree]")
    page.click("#tra-loi [type=submit]")
    expect(page.locator("#tra-loi [role=status]")).to_have_text("Tệp đang được tải lên. Biểu mẫu sẽ tự gửi khi tải xong.")
    held[0].continue_()
    expect(page.locator("main .done[role=status]")).to_be_visible()
    assert len(stored(visitor, page, code, 1)) > 1_500_000


def test_what_is_not_taken_says_why_and_can_be_removed(visit, asked, code):
    visitor = visit(width=360)
    page = opened(visitor, asked, code)
    page.set_input_files(FIELD, [chosen("x.pdf", b"MZ\x90\x00"), chosen("tốt.pdf", document(7, 1_000))])
    error = page.locator("#tra-loi .coming .error")
    expect(error).to_contain_text("Tệp “x.pdf” là chương trình")
    expect(page.get_by_label("tốt.pdf (1")).to_be_checked()
    visitor.check(page, "files-refused")
    page.check("#tra-loi [value=agree]")
    page.click("#tra-loi [type=submit]")
    # Nobody believes that it went along.
    expect(page.get_by_role("button", name="Bỏ tệp này: x.pdf")).to_be_focused()
    page.keyboard.press("Enter")
    sent(page)
    assert len(stored(visitor, page, code, 1)) > 1_000


def test_without_scripts_files_come_with_the_form(visit, asked, code):
    visitor = visit(width=360, scripts=False)
    page = opened(visitor, asked, code)
    content = document(9, 1_000)
    page.set_input_files(FIELD, [chosen("x.pdf", b"MZ\x90\x00"), chosen("tốt.pdf", content)])
    page.check("#tra-loi [value=agree]")
    page.click("#tra-loi [type=submit]")
    expect(page.locator(".error-summary")).to_contain_text("Tệp “x.pdf” là chương trình")
    expect(page.get_by_label("tốt.pdf (1")).to_be_checked()
    visitor.check(page, "files-plain")
    sent(page)
    assert stored(visitor, page, code, 1) == content

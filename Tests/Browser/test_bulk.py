"""One action for many dossiers: ticked in a list, previewed, done, told; by keyboard alone."""

from browsing import focus
from playwright.sync_api import expect
from portal import PROCEDURE

# What nobody has of one procedure, the latest received last.
LIST = f"/can-bo?muc=tat-ca&thu-tuc={PROCEDURE}&nguoi=-&xep=nhan&dong=500"


def press(page, target, key="Enter"):
    focus(page, target)
    page.keyboard.press(key)


def submit(page, target):
    focus(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def box(page, code):
    return page.locator(f"input[name=ho_so][value^='{code}:']")


def test_many_are_taken_in_hand_by_keyboard(portal, token, visitor, officer):
    codes = [portal.file(token)["code"] for _ in range(4)]
    waiting = codes[2]
    portal.event(token, waiting, "request_supplement", papers=["Bản thảo"])
    page = visitor.page()
    visitor.sign_in(page, *officer)
    page.goto(LIST)
    for code in codes:
        press(page, box(page, code), "Space")
        expect(box(page, code)).to_be_checked()
    assert box(page, codes[0]).evaluate("e => e.closest('label').innerText.trim() !== ''")
    visitor.check(page, "bulk-list")
    submit(page, page.locator("#nhieu-ho-so button"))

    # Nothing was said of what to do: everything is still ticked.
    focus(page, page.locator(".error-summary a"))
    assert page.locator("input[name=ho_so]:checked").count() == len(codes)
    visitor.check(page, "bulk-mistake")
    press(page, page.locator("#nhieu-viec"), "ArrowDown")
    assert page.input_value("#nhieu-viec") == "xu-ly"
    submit(page, page.locator("#nhieu-ho-so button"))
    expect(page.locator("main form table tbody tr")).to_have_count(3)
    expect(page.locator("#khong-duoc ~ .frame tr", has_text=waiting)).to_have_count(1)
    visitor.check(page, "bulk-preview")

    # Meanwhile another has begun with one of them.
    portal.event(token, codes[3], "process")
    submit(page, page.locator("main form .button"))
    assert "/can-bo/nhieu-ho-so/" in page.url
    tables = page.locator("main table")
    expect(tables.nth(0).locator("tbody tr")).to_have_count(1)
    expect(tables.nth(0).locator(f"a[href='/can-bo/ho-so/{codes[3]}']")).to_be_visible()
    expect(tables.nth(1).locator("tbody tr")).to_have_count(2)
    visitor.check(page, "bulk-result")
    page.reload()
    expect(tables.nth(1).locator("tbody tr")).to_have_count(2)
    submit(page, tables.nth(1).locator("a").first)
    assert page.url.endswith(codes[0])


def test_all_of_a_page_are_ticked_and_assigned(portal, token, visitor, officer):
    code = portal.file(token)["code"]
    page = visitor.page()
    visitor.sign_in(page, *officer)
    page.goto(LIST)
    submit(page, page.locator("button[value$='&chon=tat-ca']"))
    boxes = page.locator("input[name=ho_so]")
    assert boxes.count() == page.locator("input[name=ho_so]:checked").count() > 0
    focus(page, page.locator("a[href='#nhieu-ho-so']"))
    page.keyboard.press("Enter")
    page.select_option("#nhieu-viec", "phan-cong")
    submit(page, page.locator("#nhieu-ho-so button"))
    expect(page.locator(".error-summary a")).to_have_attribute("href", "#nhieu-nguoi")
    page.select_option("#nhieu-nguoi", officer[0])
    submit(page, page.locator("#nhieu-ho-so button"))
    visitor.check(page, "bulk-assign-preview")
    submit(page, page.locator("main form .button"))
    visitor.check(page, "bulk-assign-result")
    page.goto(f"/can-bo/ho-so/{code}")
    expect(page.locator("#xong, #xu-ly").first).to_be_visible()

"""One's own account, and the link by which its owner chooses a password."""

import re

from conftest import AGENCY
from playwright.sync_api import expect

NEW = "cây đa bến nước sân đình"


def test_own_account(visitor, portal):
    name, password = portal.user("officer", AGENCY)
    portal.run("user", "posts", "--name", name, "--post", f"officer:{AGENCY}", "--post", f"leader:{AGENCY}:..2099-12-31")
    page = visitor.page()
    visitor.sign_in(page, name, password)
    page.goto("/can-bo/tai-khoan")
    visitor.check(page, "own-account")
    page.fill("[name=mat_khau_cu]", "sai")
    page.fill("[name=mat_khau_moi]", "ngắn")
    page.keyboard.press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()
    assert page.input_value("[name=mat_khau_moi]") == ""
    visitor.check(page, "own-account-wrong")
    page.fill("[name=mat_khau_cu]", password)
    page.fill("[name=mat_khau_moi]", NEW)
    page.keyboard.press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()
    # The other post.
    page.locator("main li form button").first.press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()
    visitor.check(page, "own-account-chosen")


def test_link(visitor, portal):
    name, _ = portal.user("clerk", AGENCY)
    path = portal.run("user", "link", "--name", name).strip()
    page = visitor.page(path)
    visitor.check(page, "password-link")
    page.fill("[name=mat_khau_moi]", NEW)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/can-bo/dang-nhap"))
    expect(page.locator("main [role=status]")).to_be_visible()
    visitor.sign_in(page, name, NEW)
    page.wait_for_url("**/can-bo")
    assert page.goto(path).status == 404
    visitor.check(page, "password-link-over")


def test_too_many_tries(visitor, portal):
    name, password = portal.user("officer", AGENCY)
    page = visitor.page()
    # A browser that the account knows is a client of its own: nobody else at this address waits for it.
    visitor.sign_in(page, name, password)
    page.wait_for_url("**/can-bo")
    page.locator("header form button").first.press("Enter")
    page.goto("/can-bo/dang-nhap")
    for _ in range(5):
        page.fill("[name=ten]", name)
        page.fill("[name=mat_khau]", "không phải mật khẩu")
        page.keyboard.press("Enter")
        expect(page.locator(".error-summary")).to_be_visible()
    page.fill("[name=ten]", name)
    page.fill("[name=mat_khau]", password)
    with page.expect_response(lambda response: response.request.method == "POST") as answer:
        page.keyboard.press("Enter")
    assert answer.value.status == 429
    page.wait_for_load_state()
    assert page.locator("[name=mat_khau]").count() == 0
    visitor.check(page, "sign-in-too-many-tries")


def test_form_that_outlived_its_session(visitor, portal, token):
    name, password = portal.user("officer", AGENCY)
    code = portal.file(token)["code"]
    page = visitor.page()
    visitor.sign_in(page, name, password)
    page.goto(f"/can-bo/ho-so/{code}/dinh-chinh")
    page.fill("[name=ho_ten]", "Trần Thị Ánh Nguyệt Minh")
    page.fill("[name=ly_do]", "")
    # Sessions end with the account, and it is opened again.
    portal.run("user", "disable", "--name", name)
    portal.run("user", "enable", "--name", name)
    page.locator("main form .button").first.press("Enter")
    page.wait_for_url(re.compile("/can-bo/dang-nhap"))
    page.fill("[name=ten]", name)
    page.fill("[name=mat_khau]", password)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/can-bo/dang-do/"))
    assert page.input_value("[name=ho_ten]") == "Trần Thị Ánh Nguyệt Minh"
    visitor.check(page, "kept-form")

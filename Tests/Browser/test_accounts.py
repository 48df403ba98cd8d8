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

"""Pages for everyone beside the look-up and the figures: home, procedures, languages, what is not there."""

import pytest
from browsing import focus, violations
from playwright.sync_api import expect


def test_home(visitor):
    page = visitor.page("/")
    visitor.check(page, "home")
    page.fill("[name=q]", "khai sinh")
    page.locator("[name=q]").press("Enter")
    page.wait_for_url("**/thu-tuc?q=khai+sinh")
    expect(page.locator("main section li").first).to_contain_text("khai sinh" if visitor.language == "vi" else "Birth")


def test_procedures(visitor):
    page = visitor.page("/thu-tuc")
    visitor.check(page, "procedures")
    page.fill("[name=q]", "giay phep xay dung")
    page.select_option("[name=linh-vuc]", "xay-dung")
    page.locator(".filter .button").click()
    assert page.input_value("[name=q]") == "giay phep xay dung"
    expect(page.locator("[role=status]")).to_be_visible()
    page.locator("main section li a").first.click()
    visitor.check(page, "procedure")
    page.goto("/thu-tuc?q=khong+co+thu+tuc+nao+nhu+vay")
    visitor.check(page, "procedures-none")


def test_privacy(visitor):
    page = visitor.page("/quyen-rieng-tu")
    assert page.locator("main table tbody tr").count() == 13
    expect(page.locator("main a[href='tel:1022']").first).to_be_visible()
    visitor.check(page, "privacy")


def test_help(visitor):
    page = visitor.page()
    for path in ["/huong-dan", "/huong-dan/chuyen-vien", "/huong-dan/lanh-dao"]:
        page.goto(path)
        visitor.check(page, path.removeprefix("/").replace("/", "-"))
        first = page.locator("main nav.sheet a").first
        first.click()
        expect(page.locator(f"h2{first.get_attribute('href')}")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["/khong-co-trang-nay", "/thu-tuc/9.999999"])
def test_what_is_not_there(visitor, path):
    page = visitor.page()
    assert page.goto(path).status == 404
    visitor.check(page, f"error{path.replace('/', '-')}")
    page.fill("[name=ma]", "H29")
    page.locator("[name=ma]").press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()


def test_the_language_changes_on_the_same_page(visit):
    page = visit(language="vi").page("/thu-tuc?linh-vuc=xay-dung")
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/thu-tuc?linh-vuc=xay-dung")
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto("/thong-ke")
    page.get_by_role("link", name="Tiếng Việt").click()
    assert page.url.endswith("/thong-ke")
    assert page.locator("html").get_attribute("lang") == "vi"


def test_the_keyboard_goes_past_the_navigation(visit):
    page = visit().page("/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    assert skip.evaluate("e => e.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("[name=ma]")).to_be_focused()


@pytest.mark.parametrize("path", ["/", "/thu-tuc", "/thu-tuc/1.009994", "/thong-ke", "/can-bo/dang-nhap", "/khong-co"])
def test_every_target_is_reached_and_large(visit, path):
    page = visit(width=360).page(path)
    small = page.evaluate("""() => [...document.querySelectorAll('.button, .site a, .site button, input:not([type=hidden]), select')]
        .filter(e => !e.matches('[type=radio], [type=checkbox]') && e.offsetParent && e.getBoundingClientRect().height < 44)
        .map(e => e.outerHTML)""")
    assert small == []
    focus(page, page.locator("main a, main button, main input").last)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/", "/thu-tuc", "/thu-tuc/1.009994", "/thong-ke", "/tra-cuu/{dossier}", "/tra-cuu/{dossier}/han", "/khong-co"])
def test_dark(portal, visit, path, width):
    visitor = visit(width=width, color_scheme="dark")
    page = visitor.page(path.format(dossier=portal.dossiers[0]))
    assert violations(page) == []
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(int(part) for part in background.removeprefix("rgb(").rstrip(")").split(", ")) < 150

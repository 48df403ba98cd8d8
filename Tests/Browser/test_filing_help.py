"""What a form does for whoever fills it in, in the city of today: trades and wards to choose from, mistakes that name
their field, and the office that the address means."""

import pytest
from browsing import visits
from playwright.sync_api import expect
from portal import Portal

KINDS = [(360, "vi", False), (1280, "en", True)]
BUSINESS, PERMIT, COPY = "1.001612", "1.013225", "2.000815"


@pytest.fixture(scope="module")
def city():
    portal = Portal(dossiers=60, catalogue="")
    yield portal
    portal.close()


@pytest.fixture
def visit(browser, city):
    yield from visits(browser, city.url)


def begin(visitor, procedure):
    page = visitor.page(f"/nop-ho-so/{procedure}")
    page.click("#bat-dau .button")
    return page


def fill(page, answers):
    for name, value in answers.items():
        field = page.locator(f"main [name='{name}']").first
        kind = field.evaluate("e => e.type")
        if kind == "radio":
            page.locator(f"main [name='{name}'][value='{value}']").check()
        elif kind == "checkbox":
            field.check()
        elif kind == "select-one":
            field.select_option(value)
        else:
            field.fill(value)


def save(page):
    page.click("#dien .actions .button >> nth=0")


@pytest.mark.parametrize("width, language, scripts", KINDS)
def test_a_trade_and_a_ward_are_chosen_from_what_they_may_mean(visit, width, language, scripts):
    visitor = visit(width=width, language=language, scripts=scripts)
    page = begin(visitor, BUSINESS)
    start = page.url.rsplit("/", 1)[0]
    save(page)
    links = page.locator(".error-summary a").all_inner_texts()
    assert len(links) > 3 and len(set(links)) == len(links), links
    visitor.check(page, f"help-blank-{language}")
    page.goto(f"{start}/2")
    expect(page.locator("[name='tru_so.tinh']")).to_have_value("79")
    fill(page, {"ten_vn": "Phở Ánh", "tru_so.so_nha_duong": "1 Lê Lợi", "tru_so.xa": "Bến Nghé"})
    save(page)
    choice = page.locator("[name='tru_so.xa.chon'][value='Phường Sài Gòn']")
    expect(page.locator("label", has=page.locator("xpath=self::*[contains(., 'Bến Nghé')]")).first).to_be_visible()
    visitor.check(page, f"help-ward-{language}")
    choice.check()
    save(page)
    expect(page).to_have_url(f"{start}/3")
    fill(page, {"nganh.1.ma": "bán cà phê", "nganh.1.chinh": True, "von": "1,5 tỷ"})
    save(page)
    visitor.check(page, f"help-trade-{language}")
    page.locator("[name='nganh.1.ma.chon']").first.check()
    save(page)
    expect(page).to_have_url(f"{start}/4")
    page.goto(f"{start}/3")
    expect(page.locator("[name='nganh.1.ma']")).to_have_value("5630 Dịch vụ phục vụ đồ uống")
    expect(page.locator("main")).to_contain_text("(một tỷ năm trăm triệu)")
    page.click("[name=them][value=nganh]")
    assert page.url.endswith("#nganh.2")
    assert page.evaluate("document.getElementById('nganh.2').getBoundingClientRect().top") < 700
    if scripts:
        page.wait_for_function("document.activeElement.id == 'nganh.2'")
    visitor.check(page, f"help-row-{language}")
    page.goto(f"{start}/kiem-tra")
    visitor.check(page, f"help-check-{language}")


@pytest.mark.parametrize("width, language, scripts", KINDS)
def test_the_office_is_the_one_that_the_address_means(visit, width, language, scripts):
    visitor = visit(width=width, language=language, scripts=scripts)
    page = begin(visitor, PERMIT)
    start = page.url.rsplit("/", 1)[0]
    page.goto(f"{start}/2")
    site = {"dia_diem.so_nha_duong": "1 Lê Lợi", "dia_diem.xa": "Ba Đình", "dia_diem.tinh": "01", "lo_dat_so": "1",
            "dien_tich_dat": "84,5 m2"}
    fill(page, site)
    save(page)
    expect(page.locator(".error-summary a")).to_have_count(1)
    visitor.check(page, f"help-outside-{language}")
    fill(page, {"dia_diem.xa": "phường 6 quận 3", "dia_diem.tinh": "79"})
    save(page)
    page.locator("[name='dia_diem.xa.chon'][value='Phường Xuân Hòa']").check()
    save(page)
    page.goto(f"{start}/kiem-tra")
    office = page.locator("[name=co_quan]")
    expect(office.locator("option:checked")).to_contain_text("Xuân Hòa" if language == "vi" else "Xuan Hoa")
    assert office.locator("optgroup").count() > 20
    titles = office.locator("optgroup").evaluate_all("all => all.map(e => e.label)")
    assert titles[1:4] == ["Quận 1", "Quận 3", "Quận 4"], titles
    visitor.check(page, f"help-office-{language}")
    names = page.locator(".answers a").all_inner_texts()
    assert len(set(names)) == len(names), names

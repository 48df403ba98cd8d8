"""What a form does for whoever fills it in, in the city of today: trades and wards to choose from, mistakes that name
their field, and the office that the address means."""

import pytest
from browsing import visits
from playwright.sync_api import expect
from portal import Portal
from test_filing import FORMS, fill, go_on, want_no_messages

KINDS = [(360, "vi", False), (1280, "en", True)]
BUSINESS, PERMIT = "1.001612", "1.013225"


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


@pytest.mark.parametrize("width, language, scripts", KINDS)
def test_a_trade_and_a_ward_are_chosen_from_what_they_may_mean(visit, width, language, scripts):
    visitor = visit(width=width, language=language, scripts=scripts)
    page = begin(visitor, BUSINESS)
    start = page.url.rsplit("/", 1)[0]
    go_on(page)
    links = page.locator(".error-summary a").all_inner_texts()
    assert len(links) > 3 and len(set(links)) == len(links), links
    visitor.check(page, f"help-blank-{language}")
    page.goto(f"{start}/2")
    expect(page.locator("[name='tru_so.tinh']")).to_have_value("79")
    fill(page, {"ten_vn": "Phở Ánh", "tru_so.so_nha_duong": "1 Lê Lợi", "tru_so.xa": "Bến Nghé"})
    go_on(page)
    choice = page.locator("[name='tru_so.xa.chon'][value='Phường Sài Gòn']")
    expect(page.locator("label", has=page.locator("xpath=self::*[contains(., 'Bến Nghé')]")).first).to_be_visible()
    visitor.check(page, f"help-ward-{language}")
    choice.check()
    go_on(page)
    expect(page).to_have_url(f"{start}/3")
    fill(page, {"nganh.1.ma": "bán cà phê", "nganh.1.chinh": True, "von": "1,5 tỷ"})
    go_on(page)
    visitor.check(page, f"help-trade-{language}")
    page.locator("[name='nganh.1.ma.chon']").first.check()
    go_on(page)
    expect(page).to_have_url(f"{start}/4")
    page.goto(f"{start}/3")
    expect(page.locator("[name='nganh.1.ma']")).to_have_value("5630 Dịch vụ phục vụ đồ uống")
    expect(page.locator("main")).to_contain_text("(một tỷ năm trăm triệu)")
    page.click("[name=them-dong][value=nganh]")
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
    go_on(page)
    expect(page.locator(".error-summary a")).to_have_count(1)
    visitor.check(page, f"help-outside-{language}")
    fill(page, {"dia_diem.xa": "phường 6 quận 3", "dia_diem.tinh": "79"})
    go_on(page)
    page.locator("[name='dia_diem.xa.chon'][value='Phường Xuân Hòa']").check()
    go_on(page)
    page.goto(f"{start}/kiem-tra")
    office = page.locator("[name=co_quan]")
    expect(office.locator("option:checked")).to_contain_text("Xuân Hòa" if language == "vi" else "Xuan Hoa")
    assert office.locator("optgroup").count() > 20
    titles = office.locator("optgroup").evaluate_all("all => all.map(e => e.label)")
    assert titles[1:4] == ["Quận 1", "Quận 3", "Quận 4"], titles
    visitor.check(page, f"help-office-{language}")
    names = page.locator(".answers a").all_inner_texts()
    assert len(set(names)) == len(names), names


@pytest.mark.parametrize("width, language, scripts", KINDS)
def test_an_office_against_the_address_is_asked_about_once(visit, width, language, scripts):
    visitor = visit(width=width, language=language, scripts=scripts)
    page = begin(visitor, PERMIT)
    for answers in FORMS[PERMIT]:
        fill(page, answers)
        go_on(page)
    page.locator("[name=co_quan]").select_option(label="Ủy ban nhân dân Phường Bàn Cờ" if language == "vi" else "People's Committee of Ban Co Ward")
    chosen = page.locator("[name=co_quan]").input_value()
    want_no_messages(page)
    page.click("#nop .button")
    expect(page.locator(".error-summary a")).to_have_count(1)
    expect(page.locator(".error-summary")).to_contain_text("Phường Sài Gòn" if language == "vi" else "Sai Gon Ward")
    visitor.check(page, f"help-against-{language}")
    # Files stand within their question, as links.
    part = page.locator(".answers", has=page.locator("h2", has_text="Giấy tờ" if language == "vi" else "Papers")).last
    assert part.locator("dd a").count() == 2
    page.check("[name=khac_dia_chi]")
    page.click("#nop .button")
    assert page.url.endswith("/da-nop"), page.locator("main").inner_text()[:400]
    expect(page.locator("main")).to_contain_text(chosen)


def test_the_files_of_a_page_stand_within_their_questions(visit):
    page = begin(visit(width=360, scripts=False), PERMIT)
    start = page.url.rsplit("/", 1)[0]
    page.goto(f"{start}/5")
    fill(page, {name: FORMS[PERMIT][5][name] for name in ("tep_dat", "tep_ban_ve")})
    go_on(page)
    for name in ("tep_dat", "tep_ban_ve"):
        field = page.locator(".field", has=page.locator(f"#{name}"))
        expect(field.locator(".files a")).to_have_count(1)
        expect(field.locator(".hint").first).to_contain_text("PDF")
    page.locator("#tep_ban_ve").locator("xpath=..").locator("[name=bo-tep]").click()
    assert page.url.endswith("#tep_ban_ve"), page.url
    expect(page.locator("main .files a")).to_have_count(1)

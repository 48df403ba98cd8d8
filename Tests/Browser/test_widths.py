"""One long word pushes nothing out of sight: every list page at every width, with a name of 200 letters in it."""

import pytest

from browsing import cut, printed
from conftest import AGENCY

LONG = "Ngoằn" * 40
LISTS = [
    "/can-bo?muc=tat-ca", "/can-bo/tim?q=ngoan", "/can-bo/so-theo-doi", "/can-bo/lien-thong", "/quan-tri",
    "/quan-tri/bao-cao", "/quan-tri/bao-cao?theo=thu-tuc", "/quan-tri/tre-han", "/quan-tri/y-kien", "/can-bo/bao-cao-tuan",
]


@pytest.fixture(scope="module")
def long_named(portal, token):
    """Its state is the one with the longest words."""
    code = portal.file(token, applicant={"kind": "citizen", "name": LONG, "phone": "0912345678"})["code"]
    portal.event(token, code, "request_supplement", papers=["Bản thảo tài liệu, đóng dấu giáp lai"])
    return code


@pytest.fixture(scope="module")
def leader(portal):
    return portal.user("leader", AGENCY)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_lists_stay_within_the_window(visit, leader, long_named, width, language):
    visitor = visit(width=width, language=language)
    page = visitor.page()
    visitor.sign_in(page, *leader)
    for path in [*LISTS, f"/can-bo/ho-so/{long_named}"]:
        assert page.goto(path).status == 200, path
        excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert excess <= 0, (path, excess)
        assert cut(page) == [], path
    # The whole list may have more than a page of others.
    page.goto("/can-bo/tim?q=ngoan")
    parts = page.evaluate(
        """[...document.querySelectorAll(".dossiers .tag, .dossiers time, .dossiers .code")].map(part => {
             const box = part.getBoundingClientRect(); return [part.innerText, box.left, box.right] })""")
    assert any(long_named in part[0] for part in parts)
    assert [part for part in parts if part[1] < 0 or part[2] > width] == []


# With all of twenty rows in sight a phone scrolls some 9,400 pixels, each row being a card of 370.
YEAR = "?tu=2016-01-01&den=2035-12-31"


def test_statistics_fit_a_phone_and_few_sheets(visit):
    page = visit(width=360).page(f"/thong-ke{YEAR}")
    assert page.locator("table.report").first.locator("tbody:not(.sum) tr").count() == 20
    assert page.evaluate("document.documentElement.scrollHeight") < 11_000
    desk = visit(width=1280).page(f"/thong-ke{YEAR}")
    assert len(printed(desk, "statistics-print")) <= 3


@pytest.mark.parametrize(
    ("path", "sheets"),
    [(f"/quan-tri/bao-cao{YEAR}", 2), (f"/quan-tri/bao-cao{YEAR}&theo=thu-tuc", 2), (f"/quan-tri/tre-han{YEAR}", 2)])
def test_a_districts_report_is_two_sheets(portal, visit, path, sheets):
    visitor = visit()
    page = visitor.page()
    visitor.sign_in(page, *portal.user("leader", "000.00.41.H29"))
    page.goto(path)
    assert len(printed(page, "district-print")) <= sheets


def test_a_bars_colours_are_told_where_they_are_shown(visit):
    """On paper and in forced colours the legend and the bars differ by how dark they are, within an outline."""
    for media in [{"media": "print"}, {"forced_colors": "active"}]:
        page = visit().page(f"/thong-ke{YEAR}")
        page.emulate_media(**media)
        looks = page.evaluate(
            """[".legend .key", "tbody .bar"].map(where => {
                 const found = [...document.querySelector(".report").querySelectorAll(where)].filter(e => e.getClientRects().length)
                 const fills = new Set(found.flatMap(e => [...e.querySelectorAll("path")]).map(e => getComputedStyle(e).fill))
                 return [found.length, fills.size, found.every(e => parseFloat(getComputedStyle(e).borderTopWidth) > 0)] })""")
        assert looks[0] == [3, 3, True], media
        assert looks[1][0] > 3 and looks[1][1:] == [3, True], media

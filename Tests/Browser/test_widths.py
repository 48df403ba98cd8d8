"""One long word pushes nothing out of sight: every list page at every width, with a name of 200 letters in it."""

import pytest

from browsing import printed
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


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_lists_stay_within_the_window(visit, leader, long_named, width):
    visitor = visit(width=width)
    page = visitor.page()
    visitor.sign_in(page, *leader)
    for path in [*LISTS, f"/can-bo/ho-so/{long_named}"]:
        assert page.goto(path).status == 200, path
        excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert excess <= 0, (path, excess)
    page.goto("/can-bo?muc=tat-ca")
    parts = page.evaluate(
        """[...document.querySelectorAll(".dossiers .tag, .dossiers time, .dossiers .code")].map(part => {
             const box = part.getBoundingClientRect(); return [part.innerText, box.left, box.right] })""")
    assert any(long_named in part[0] for part in parts)
    assert [part for part in parts if part[1] < 0 or part[2] > width] == []


def test_statistics_fit_a_phone_and_few_sheets(visit):
    page = visit(width=360).page("/thong-ke")
    assert page.evaluate("document.documentElement.scrollHeight") < 16_000
    desk = visit(width=1280).page("/thong-ke")
    assert len(printed(desk, "statistics-print")) <= 6

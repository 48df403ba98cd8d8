"""Files that pages offer, as other programs read them."""

import csv
import io
import re

import openpyxl
import pytest
from portal import AGENCY

# Not that of the other tests, whose lists stay short.
DISTRICT = "000.00.41.H29"
PAGES = [
    "/can-bo?muc=tat-ca", "/can-bo/tim?q=nguyen", "/can-bo/so-theo-doi?tu=2016-01-01", "/quan-tri/bao-cao?tu=2016-01-01",
    "/quan-tri/bao-cao?tu=2016-01-01&theo=thu-tuc", "/quan-tri/tre-han?tu=2016-01-01", "/quan-tri/y-kien?tu=2016-01-01",
    "/thong-ke?tu=2016-01-01", f"/thong-ke/{AGENCY}?tu=2016-01-01",
]


@pytest.fixture(scope="module")
def leader(portal):
    """Of an agency with more open dossiers than a page of its worklist holds."""
    token = portal.token(DISTRICT)
    for number in range(53):
        channel = ["counter", "online"][number % 2]
        applicant = {"kind": "citizen", "name": f"Nguyễn Văn {'ABCDEFGHIK'[number % 10]}", "phone": "0912345678"}
        portal.file(token, procedure="1.009994", channel=channel, applicant=applicant)
    return portal.user("leader", DISTRICT)


def rows(answer):
    """The rows below the header, which is the frozen row."""
    sheet = openpyxl.load_workbook(io.BytesIO(answer.body())).worksheets[0]
    header = int(re.search(r"\d+", sheet.freeze_panes).group()) - 1
    table = list(sheet.iter_rows(min_row=header, values_only=True))
    return table[0], table[1:], sheet


@pytest.mark.parametrize("path", PAGES)
def test_the_button_excel_gives_a_workbook(visit, leader, path):
    visitor = visit()
    page = visitor.page()
    visitor.sign_in(page, *leader)
    page.goto(path)
    link = page.locator("main .actions a", has_text="Tải Excel")
    answer = visitor.context.request.get(link.get_attribute("href"))
    assert answer.ok and answer.headers["content-type"].endswith("spreadsheetml.sheet")
    name = re.fullmatch(r'attachment; filename="([\w.-]+\.xlsx)"', answer.headers["content-disposition"]).group(1)
    assert re.search(r"\d{4}-\d{2}-\d{2}", name)
    header, lines, sheet = rows(answer)
    assert lines and len(set(header)) == len(header)
    # Codes are text, and the header is as high as its longest title needs.
    for place, title in enumerate(header):
        if title.startswith("Mã"):
            assert all(line[place] is None or isinstance(line[place], str) for line in lines)
    titles = [title for title in header if len(title) > 20]
    assert not titles or sheet.row_dimensions[int(re.search(r"\d+", sheet.freeze_panes).group()) - 1].height >= 30


def test_a_list_is_taken_home_whole_and_as_it_is_filtered(visit, leader):
    visitor = visit()
    page = visitor.page()
    visitor.sign_in(page, *leader)
    for path in ["/can-bo?muc=tat-ca", "/can-bo?muc=tat-ca&kenh=truc_tuyen&xep=ma", "/can-bo?muc=cho-tra&xep=ten"]:
        page.goto(path)
        codes = []
        while True:
            codes += page.locator(".dossiers tbody .code").all_inner_texts()
            following = page.locator("main nav.actions button, main nav.actions a", has_text="Trang sau")
            if not following.count():
                break
            following.click()
        link = page.locator("main .actions a", has_text="Tải Excel")
        if not codes:
            assert link.count() == 0
            continue
        _, lines, _ = rows(visitor.context.request.get(link.get_attribute("href")))
        assert [line[0] for line in lines] == codes


def test_csv_has_no_number_that_another_country_reads_otherwise(visit, leader):
    visitor = visit()
    page = visitor.page()
    visitor.sign_in(page, *leader)
    for path in ["/quan-tri/bao-cao?tu=2016-01-01&theo=thu-tuc", "/quan-tri/y-kien?tu=2016-01-01", "/quan-tri/tre-han?tu=2016-01-01"]:
        page.goto(path)
        link = page.locator("main .actions a", has_text="CSV")
        assert "chương trình" in link.inner_text()
        table = list(csv.reader(io.StringIO(visitor.context.request.get(link.get_attribute("href")).text().lstrip("\ufeff"))))
        assert len(table) > 1
        for cell in (cell for row in table for cell in row):
            if re.fullmatch(r"[\d.,%/ ]+", cell):
                assert re.fullmatch(r"0|[1-9]\d*", cell), (path, cell)

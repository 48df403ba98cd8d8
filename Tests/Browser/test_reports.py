"""Reports and public figures in a browser."""

import csv
import io
import json
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest

CITY, DEPARTMENT = "000.00.00.H29", "000.00.14.H29"


def number(text):
    return int("".join(letter for letter in text if letter.isdigit()) or 0)


@pytest.fixture(scope="session")
def admin(portal):
    return portal.user("admin", CITY)


def test_public_figures(portal, visitor):
    page = visitor.page("/thong-ke")
    visitor.check(page, "statistics")
    rows = page.locator("table.report tbody:not(.sum) th a")
    if rows.count():
        name = rows.first.inner_text()
        rows.first.click()
        assert name in page.locator("h1").inner_text()
        visitor.check(page, "statistics-agency")


def test_an_admin_opens_and_downloads_the_report(admin, visitor):
    page = visitor.page()
    visitor.sign_in(page, *admin)
    page.goto("/quan-tri")
    visitor.check(page, "admin")
    page.locator("main .actions a").click()
    visitor.check(page, "report")
    page.goto("/quan-tri/bao-cao?tu=2016-01-01&theo=linh-vuc")
    visitor.check(page, "report-field")

    shown = page.locator("table.report tbody:not(.sum) tr").count()
    # By name: transfers have columns where there were any.
    heading = "Trễ hạn" if visitor.language == "vi" else "Late"
    late = number(page.locator(f"table.report tbody.sum td[data-label='{heading}']").inner_text())
    files = {}
    for link in page.locator("main .actions a").all():
        address = link.get_attribute("href")
        answer = visitor.context.request.get(address)
        assert answer.ok
        files[parse_qs(urlsplit(address).query)["dang"][0]] = answer.body()
    report = json.loads(files["json"])
    assert report["by"] == "field" and len(report["rows"]) == shown
    assert report["total"]["ended"]["late"] == late
    table = list(csv.reader(io.StringIO(files["csv"].decode("utf-8-sig"))))
    assert len(table) == shown + 2
    assert table[0][0] == ("Mã lĩnh vực" if visitor.language == "vi" else "Field code")
    sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"])).active
    assert [cell.value for cell in sheet[sheet.max_row]][2:8] == [int(value) for value in table[-1][2:8]]


def test_a_wrong_day_is_still_there(admin, visitor):
    page = visitor.page()
    visitor.sign_in(page, *admin)
    answer = page.goto("/quan-tri/bao-cao?tu=2018-02-30")
    assert answer.status == 422
    assert page.input_value("[name=tu]") == "2018-02-30"
    assert page.title().startswith("Lỗi: " if visitor.language == "vi" else "Error: ")
    page.locator(".error-summary a").click()
    assert page.locator("[name=tu]:focus").count() == 1
    visitor.check(page, "report-wrong")
    page.fill("[name=tu]", "1/2/2018")
    page.locator(".report-form button").click()
    assert "tu=1%2F2%2F2018" in page.url and page.locator(".error-summary").count() == 0


def test_a_leader_sees_the_own_agency_alone(portal, visit):
    visitor = visit()
    page = visitor.page()
    visitor.sign_in(page, *portal.user("leader", DEPARTMENT))
    page.goto("/quan-tri/bao-cao?tu=2016-01-01")
    assert page.locator("table.report tbody:not(.sum) tr").count() <= 1
    assert page.goto("/quan-tri/bao-cao?co-quan=000.00.41.H29").status == 422

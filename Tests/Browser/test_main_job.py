"""The whole of it: taken in, handled, looked up, rated, counted."""

import sqlite3

import pytest
from playwright.sync_api import expect
from portal import AGENCY, PROCEDURE

CITY = "000.00.00.H29"


def done(page, action, **fields):
    panel = page.locator(f"#{action}")
    if not panel.evaluate("e => e.open"):
        panel.locator("> summary").click()
    for name, value in fields.items():
        panel.locator(f"[name={name}]").fill(value)
    panel.locator("[type=submit]").click()
    expect(page.locator("main [role=status]")).to_be_visible()


@pytest.mark.parametrize(("language", "scripts"), [("vi", True), ("en", False)])
def test_from_the_counter_to_the_report(portal, clerk, officer, visit, language, scripts):
    def ratings():
        """How many applicants have said that they are satisfied: a few are not told in public."""
        with sqlite3.connect(portal.data / "motcua.sqlite") as database:
            return database.execute("SELECT count(*) FROM ratings WHERE level = 3").fetchone()[0]

    desk = visit(language=language, scripts=scripts)
    page = desk.page()
    desk.sign_in(page, *clerk)
    page.goto(f"/can-bo/tiep-nhan?thu-tuc={PROCEDURE}")
    page.fill("[name=ho_ten]", "Đỗ Thị Ngọc Ế")
    page.fill("[name=dien_thoai]", "0909 111 222")
    page.check("[name='giay_to[]'][value='1']")
    page.locator("#tiep-nhan .actions .button").click()
    page.wait_for_url("**/can-bo/ho-so/*")
    code = page.url.rpartition("/")[2]

    work = visit(language=language, scripts=scripts)
    page = work.page()
    work.sign_in(page, *officer)
    page.goto("/can-bo/tim?q=do+thi+ngoc+e")
    page.locator(f"a[href='/can-bo/ho-so/{code}']").click()
    done(page, "xu-ly", ghi_chu="Chuyển phòng Báo chí")
    done(page, "yeu-cau-bo-sung", giay_to="Bản thảo tài liệu")

    phone = visit(width=360, language=language, scripts=scripts)
    public = phone.page("/")
    public.fill("[name=ma]", code)
    public.locator("[name=ma]").press("Enter")
    expect(public.locator(".state")).to_have_class("state yours")

    done(page, "da-bo-sung")
    done(page, "xong")
    public.reload()
    expect(public.locator(".state")).to_have_class("state good")
    public.locator(f"a[href='/danh-gia/{code}']").click()
    public.locator("[name=muc][value='3']").check()
    before = ratings()
    public.fill("[name=y_kien]", "Nhanh hơn tôi nghĩ")
    public.fill("[name=so_cuoi]", "1222")
    public.locator("main form .button").click()
    assert public.locator("[name=muc]").count() == 0
    assert ratings() == before + 1

    leader = visit(language=language, scripts=scripts)
    page = leader.page()
    leader.sign_in(page, *portal.user("admin", CITY))
    page.goto("/quan-tri/bao-cao?theo=thu-tuc&co-quan=" + AGENCY)
    expect(page.locator("table.report")).to_be_visible()
    report = leader.context.request.get(page.url + "&dang=json").json()
    row = next(row for row in report["rows"] if row["key"] == PROCEDURE)
    assert row["received"]["direct"] >= 1 and row["ended"]["early"] >= 1
    arrived = sum(row["received"].values()) + row["carried_over"] + row["transferred_in"]
    assert arrived == sum(row["ended"].values()) + row["transferred_out"] + sum(row["open"].values())

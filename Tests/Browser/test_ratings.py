"""Rating the service, once it is done."""

from playwright.sync_api import expect
from portal import PHONE


def finished(portal, token):
    code = portal.file(token)["code"]
    portal.event(token, code, "finish")
    return code


def test_a_citizen_rates_once(portal, token, visitor):
    code = finished(portal, token)
    page = visitor.page(f"/tra-cuu/{code}")
    page.locator(f"a[href='/danh-gia/{code}']").click()
    visitor.check(page, "rating")
    page.fill("[name=y_kien]", "Cán bộ tận tình <3 “cảm ơn”\nđúng hẹn")
    page.locator("main form .button").click()
    expect(page.locator(".error-summary li")).to_have_count(2)
    assert page.input_value("[name=y_kien]") == "Cán bộ tận tình <3 “cảm ơn”\nđúng hẹn"
    visitor.check(page, "rating-wrong")
    # The bar of the mistake begins where its question does.
    bar, question = page.locator("fieldset.wrong").bounding_box(), page.locator("fieldset.wrong legend").bounding_box()
    assert question["x"] > bar["x"] and abs(question["y"] - bar["y"]) < 2
    page.locator("[name=muc][value='3']").check()
    page.fill("[name=so_cuoi]", PHONE[-4:])
    page.locator("main form .button").click()
    visitor.check(page, "rating-thanks")
    assert page.goto(f"/danh-gia/{code}").ok
    assert page.locator("[name=muc]").count() == 0
    visitor.check(page, "rating-already")


def test_who_opened_the_details_types_no_digits(portal, token, visit):
    code = finished(portal, token)
    page = visit(width=360).page(f"/tra-cuu/{code}")
    page.fill("[name=so_cuoi]", PHONE[-4:])
    page.locator("[name=so_cuoi]").press("Enter")
    page.locator(f"a[href='/danh-gia/{code}']").click()
    assert page.locator("[name=so_cuoi]").count() == 0
    page.locator("[name=muc][value='1']").check()
    page.locator("main form .button").click()
    assert page.locator("[name=muc]").count() == 0


def test_not_before_it_is_done(portal, token, visitor):
    page = visitor.page(f"/danh-gia/{portal.file(token)['code']}")
    assert page.locator("[name=muc]").count() == 0
    expect(page.locator(".notice")).to_be_visible()
    visitor.check(page, "rating-not-yet")

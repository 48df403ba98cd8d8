"""Accounts and tokens as an administrator manages them, and the security log as an auditor reads it."""

import re
from secrets import token_hex

from conftest import AGENCY
from playwright.sync_api import expect
from portal import CITY, PERMIT_AGENCY

PASSWORD = "cây đa bến nước sân đình"


def admin(visitor, portal, agency=CITY, role="admin"):
    name, password = portal.user(role, agency)
    page = visitor.page()
    visitor.sign_in(page, name, password)
    return name, page


def test_person(visitor, visit, portal):
    login = f"moi.{token_hex(4)}"
    _, page = admin(visitor, portal)
    page.goto("/quan-tri/tai-khoan")
    visitor.check(page, "people")
    page.goto("/quan-tri/them-tai-khoan")
    visitor.check(page, "person-add")
    page.locator("main form .button").press("Enter")
    expect(page.locator(".error-summary li")).to_have_count(3)
    visitor.check(page, "person-add-wrong")
    page.fill("[name=ten]", login)
    page.fill("[name=ho_ten]", "Nguyễn Thị Mới")
    page.fill("[name=email]", "moi@example.vn")
    page.select_option("[name=vai_tro_1]", "officer")
    page.select_option("[name=co_quan_1]", AGENCY)
    page.fill("[name=den_1]", "31/12/2099")
    page.locator("main form .button").press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()
    visitor.check(page, "person-link")
    link = re.search(r"/can-bo/mat-khau/\S+", page.inner_text("main")).group()

    # The owner chooses the password and signs in.
    owner = visit()
    own = owner.page(link)
    own.fill("[name=mat_khau_moi]", PASSWORD)
    own.keyboard.press("Enter")
    own.wait_for_url("**/dang-nhap?da=mat-khau")
    owner.sign_in(own, login, PASSWORD)
    own.wait_for_url("**/can-bo")

    page.goto(f"/quan-tri/tai-khoan?q=thi moi&co-quan={AGENCY}")
    page.click(f"main a[href='/quan-tri/tai-khoan/{login}']")
    visitor.check(page, "person")
    page.select_option("[name=vai_tro_2]", "leader")
    page.locator("#sua-tai-khoan .button").press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()
    assert page.input_value("[name=vai_tro_2]") == "leader"
    visitor.check(page, "person-wrong")
    page.select_option("[name=co_quan_2]", CITY)
    page.locator("#sua-tai-khoan .button").press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()
    page.locator("main .button.danger").press("Enter")
    expect(page.locator("main [role=status]")).to_be_visible()
    visitor.check(page, "person-disabled")
    own.goto("/can-bo")
    assert "/can-bo/dang-nhap" in own.url


def test_batch(visitor, portal, tmp_path):
    first, second = f"lo.{token_hex(4)}", f"lo.{token_hex(4)}"
    _, page = admin(visitor, portal)
    page.goto("/quan-tri/them-nhieu-tai-khoan")
    visitor.check(page, "batch")
    lines = [
        "Tên đăng nhập;Họ tên;Vai trò;Cơ quan",
        f"{first};Lê Thanh Bình;chuyên viên;{AGENCY}",
        f"{second};Trần Văn An;vua;{AGENCY}",
        f"{second};;clerk;{AGENCY}",
    ]
    file = tmp_path / "people.csv"
    file.write_text("\r\n".join(lines), encoding="utf-8-sig")
    page.set_input_files("[name=tep]", file)
    page.locator("main form .button").press("Enter")
    expect(page.locator("main tbody tr")).to_have_count(3)
    visitor.check(page, "batch-preview")
    page.fill("[name=dong]:visible", "\n".join([*lines[1:2], f"{second};Trần Văn An;clerk;{AGENCY};an@example.vn"]))
    page.locator("main form .button.quiet").press("Enter")
    expect(page.locator("main tbody tr")).to_have_count(2)
    page.locator("main form .button:not(.quiet)").press("Enter")
    expect(page.locator("main .slips li")).to_have_count(2)
    expect(page.locator("main .slips li").first).to_contain_text("/can-bo/mat-khau/")
    visitor.check(page, "batch-done")
    page.goto(f"/quan-tri/tai-khoan?q={second}")
    expect(page.locator("main tbody tr")).to_have_count(1)


def test_tokens(visitor, portal):
    label = f"Phần mềm {token_hex(4)}"
    _, page = admin(visitor, portal)
    page.goto("/quan-tri/ma-truy-cap")
    visitor.check(page, "tokens")
    page.fill("[name=gioi_han]", "rất nhiều")
    page.locator("#tao-ma .button").press("Enter")
    expect(page.locator(".error-summary li")).to_have_count(3)
    visitor.check(page, "tokens-wrong")
    page.fill("[name=nhan]", label)
    page.select_option("[name=co_quan]", AGENCY)
    page.fill("[name=gioi_han]", "100")
    page.locator("#tao-ma .button").press("Enter")
    visitor.check(page, "token-made")
    old = page.inner_text("main .code")
    page.goto("/quan-tri/ma-truy-cap")
    row = page.locator("main tbody tr", has_text=label)
    row.locator("a").first.click()
    visitor.check(page, "token-rotate")
    page.locator("#tao-ma .button").press("Enter")
    new = page.inner_text("main .code")
    assert old != new
    page.goto("/quan-tri/ma-truy-cap")
    expect(row).to_have_count(2)
    row.first.locator("a").last.click()
    visitor.check(page, "token-revoke")
    page.locator("#tao-ma .button").press("Enter")
    expect(page.locator("main [role=status]")).to_contain_text(label)
    expect(row).to_have_count(1)
    for token, status in [(old, 200), (new, 401)]:
        answer = page.request.get("/api/v1/dossiers", headers={"Authorization": f"Bearer {token}"})
        assert answer.status == status
    page.goto("/quan-tri/ma-truy-cap?cu=1")
    expect(row).to_have_count(2)
    visitor.check(page, "tokens-old")


def test_looks(visitor, portal):
    name, page = admin(visitor, portal, role="auditor")
    page.goto("/quan-tri/nhat-ky-xem")
    visitor.check(page, "looks")
    page.fill("[name=nguoi]", name)
    page.fill("[name=ma]", "khong-co")
    page.locator("main form .button").press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()
    visitor.check(page, "looks-wrong")


def test_security_log(visitor, portal):
    name, page = admin(visitor, portal, role="auditor")
    page.goto("/quan-tri/nhat-ky-bao-mat")
    visitor.check(page, "security-log")
    page.fill("[name=nguoi]", name)
    page.select_option("[name=viec]", "signed-in")
    page.locator("main form .button").press("Enter")
    expect(page.locator("main tbody tr")).to_have_count(1)
    page.fill("[name=tu]", "hôm qua")
    page.locator("main form .button").press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()
    visitor.check(page, "security-log-wrong")
    # An auditor reads, and changes nothing.
    page.goto("/quan-tri/tai-khoan")
    visitor.check(page, "people-auditor")
    expect(page.locator("main form[method=post], main .button:not(.quiet)")).to_have_count(0)


def test_person_of_whom_only_posts_may_be_changed(visitor, portal):
    login, _ = portal.user("officer", AGENCY)
    portal.run("user", "posts", "--name", login, "--post", f"officer:{AGENCY}", "--post", f"leader:{PERMIT_AGENCY}")
    _, page = admin(visitor, portal, AGENCY)
    page.goto(f"/quan-tri/tai-khoan/{login}")
    assert page.locator("[name=ho_ten]:enabled").count() == 0
    expect(page.locator("[name=vai_tro_1]")).to_be_visible()
    visitor.check(page, "person-posts-only")


def test_tokens_of_an_auditor(visitor, portal):
    portal.token(AGENCY, f"Phần mềm {token_hex(4)}")
    _, page = admin(visitor, portal, role="auditor")
    page.goto("/quan-tri/ma-truy-cap")
    expect(page.locator("main tbody tr").first).to_be_visible()
    assert page.locator("#tao-ma").count() == 0
    visitor.check(page, "tokens-of-auditor")

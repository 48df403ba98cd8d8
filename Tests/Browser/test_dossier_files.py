"""A dossier's files: papers scanned at the counter, a supplement sent from a phone, the result taken home, the package."""

import hashlib
import io
import re
import struct
import zipfile
import zlib

import pytest
from playwright.sync_api import expect
from portal import PERMIT

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]>>endobj\n%" + bytes(range(14, 256)) * 20
    + b"\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def picture(width=320, height=200):
    """What a camera sends, as a PNG."""
    rows = b"".join(b"\0" + bytes([200, 220, (90 + row // 2) % 256] * width) for row in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )


def file(name, content, kind="application/pdf"):
    return {"name": name, "mimeType": kind, "buffer": content}


@pytest.fixture
def dossier(portal, permit_token):
    return portal.file(permit_token, procedure=PERMIT, summary="Nhà xưởng hai tầng")


def open_form(page, form):
    """Each form has a page of its own, to which the list leads."""
    deed = form.removeprefix("mau-")
    if page.locator(f"#{form}").count() == 0:
        page.locator(f"main a[href$='?viec={deed}']").click()
    return page.locator(f"#{form}")


def choose(page, form, files):
    # The last field is for papers that have none of their own.
    form.locator("[type=file]:not([capture])").last.set_input_files(files)
    # With scripts each comes at once, and its tick stays.
    expect(page.locator("[data-coming] progress")).to_have_count(0)


def send(page, form):
    page.locator(f"#{form} [type=submit]").first.click()


def give(page):
    """Gives a result that is not signed: that is asked once, where signatures are checked."""
    send(page, "mau-ket-qua")
    anyway = page.locator("#mau-ket-qua [name=van_dua]")
    if anyway.count():
        anyway.check()
        send(page, "mau-ket-qua")


def look_at(visitor, page):
    """Nothing is fetched before it is asked for; a large picture is no wider than the page."""
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "xem=1" in request.url else None)
    page.reload()
    assert page.locator("img.scan").count() == 0 and asked == []
    for name, width in [(".png", 4000), (".pdf", 900)]:
        if not visitor.scripts:
            link = page.locator("a.look", has_text=name)
            answer = page.request.get(link.get_attribute("href"))
            assert answer.ok and answer.headers["content-type"].startswith("image/")
            continue
        page.locator(".files summary", has_text=name).click()
        scan = page.locator(f"img.scan[alt$='{name}']")
        expect(scan).to_be_visible()
        assert scan.evaluate("e => e.decode().then(() => e.naturalWidth)") == width
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert len(asked) == (2 if visitor.scripts else 0)


def look_in_vain(visitor, page):
    """Where a picture cannot be drawn, a sentence stands in its place."""
    if not visitor.scripts:
        return
    unreadable = re.compile(r"\?xem=1$")
    page.route(unreadable, lambda route: route.fulfill(content_type="image/jpeg", body="x"))
    page.reload()
    box = page.locator(".files details", has_text=".pdf")
    box.locator("summary").click()
    expect(box.locator("[role=status]")).to_contain_text(".pdf")
    expect(page.locator("img.scan")).to_have_count(0)
    visitor.check(page, "files-undrawn")
    page.unroute(unreadable)


def test_scanned_supplied_and_taken_home(visitor, visit, portal, permit_token, office, dossier):
    code, key = dossier["code"], dossier["lookup_key"]
    page = visitor.page()
    visitor.sign_in(page, *office["clerk"])
    page.goto(f"/can-bo/ho-so/{code}/tep")
    visitor.check(page, "files-none")
    open_form(page, "mau-giay-to")
    visitor.check(page, "files-papers")
    send(page, "mau-giay-to")
    expect(page.locator(".error-summary a")).to_have_count(1)
    visitor.check(page, "files-missing")
    form = open_form(page, "mau-giay-to")
    papers = [file("Bản quét.pdf", PDF), file("IMG_0001.png", picture(4000, 3000), "image/png")]
    if visitor.scripts:
        choose(page, form, papers)
    else:
        # A script says at once what is not taken; without one it is said when the form comes back.
        choose(page, form, [*papers, file("x.exe", b"MZ" + bytes(64))])
        send(page, "mau-giay-to")
        expect(page.locator(".error-summary a")).to_have_count(1)
        visitor.check(page, "files-program")
    expect(page.locator("#mau-giay-to [name=tep-giu]:checked")).to_have_count(2)
    send(page, "mau-giay-to")
    expect(page.locator("main .done[role=status]")).to_be_visible()
    look_at(visitor, page)
    look_in_vain(visitor, page)
    form = open_form(page, "mau-ghi-chu")
    visitor.check(page, "files-note")
    form.locator("textarea").fill("Chữ ký trên đơn khác chữ ký cũ.")
    send(page, "mau-ghi-chu")
    expect(page.locator("main .done[role=status]")).to_be_visible()
    visitor.check(page, "files-some")

    portal.event(permit_token, code, "process")
    portal.event(permit_token, code, "request_supplement", papers=["Bản vẽ", "Giấy ủy quyền"], note="Bản vẽ cũ mờ.")
    citizen = visitor.page(f"/tra-cuu/{code}?khoa={key}")
    assert "Chữ ký trên đơn" not in citizen.content()
    visitor.check(citizen, "files-asked-for")
    citizen.locator(f"a[href$='/bo-sung']").click()
    visitor.check(citizen, "files-supplement")
    citizen.locator("#gui-bo-sung .actions .button:not(.quiet)").click()
    expect(citizen.locator(".error-summary a")).to_have_count(1)
    visitor.check(citizen, "files-supplement-empty")
    citizen.locator("[name=tep-1]").first.set_input_files(file("Bản vẽ mới.png", picture(100, 80), "image/png"))
    citizen.fill("#gui-bo-sung textarea", "Tôi gửi bản vẽ mới.")
    citizen.locator("#gui-bo-sung [name=luu-lai]").click()
    expect(citizen.locator("main .done[role=status]")).to_be_visible()
    visitor.check(citizen, "files-supplement-kept")
    expect(citizen.locator("[name=tep-1-giu]:checked")).to_have_count(1)
    citizen.locator("#gui-bo-sung .actions .button:not(.quiet)").click()
    expect(citizen.locator(".error-summary a")).to_contain_text("Giấy ủy quyền")
    visitor.check(citizen, "files-supplement-lacks")
    other = visitor.page(f"/tra-cuu/{code}/bo-sung")
    expect(other.locator("[name=tep-1-giu]:checked")).to_have_count(1)
    citizen.locator("[name=van-gui]").check()
    citizen.locator("#gui-bo-sung .actions .button:not(.quiet)").click()
    expect(citizen.locator("main .done[role=status]")).to_be_visible()
    visitor.check(citizen, "files-supplied")

    # Its form is sent once more.
    other.locator("#gui-bo-sung .actions .button:not(.quiet)").click()
    expect(other.locator("main .done[role=status]")).to_be_visible()
    assert other.url.endswith("da=da-bo-sung")
    visitor.check(other, "files-supplied-before")

    # What stood below the files has come too.
    page.goto(f"/can-bo/ho-so/{code}")
    expect(page.locator("main .notice:has(a[href$='/tep'])")).to_contain_text("Tôi gửi bản vẽ mới.")
    visitor.check(page, "files-news")
    portal.event(permit_token, code, "finish")
    page.goto(f"/can-bo/ho-so/{code}/tep")
    choose(page, open_form(page, "mau-ket-qua"), file("Giấy phép.pdf", PDF + b"%"))
    give(page)
    expect(page.locator("main .done[role=status]")).to_be_visible()
    visitor.check(page, "files-result")
    citizen.goto(f"/tra-cuu/{code}")
    visitor.check(citizen, "files-taken-home")
    with citizen.expect_download() as download:
        citizen.click("#ket-qua a")
    assert download.value.suggested_filename == "Giấy phép.pdf"
    assert download.value.path().read_bytes() == PDF + b"%"

    # Whoever is given it checks it.
    bank = visitor.page(citizen.locator("#ket-qua a[href^='/kiem-tra']").get_attribute("href"))
    visitor.check(bank, "result-check")
    for content, role in [(PDF + b"%", "status"), (PDF, "alert")]:
        bank.locator("#so-tep [type=file]").first.set_input_files(file("x.pdf", content))
        bank.locator("#so-tep button.button").click()
        expect(bank.locator(f"main [role={role}]").first).to_be_visible()
        visitor.check(bank, f"result-check-{role}")
    bank.goto("/kiem-tra")
    visitor.check(bank, "result-check-empty")
    bank.fill("[name=ma]", code)
    bank.fill("[name=ma_kt]", "AAAA-AAAA")
    bank.locator("main form button").first.click()
    expect(bank.locator(".error-summary a")).to_have_count(1)
    visitor.check(bank, "result-check-wrong")


def test_a_result_is_taken_back(visitor, portal, permit_token, office, dossier):
    code, key = dossier["code"], dossier["lookup_key"]
    portal.event(permit_token, code, "process")
    portal.event(permit_token, code, "finish")
    page = visitor.page()
    visitor.sign_in(page, *office["officer"])
    page.goto(f"/can-bo/ho-so/{code}/tep")
    choose(page, open_form(page, "mau-ket-qua"), file("Giấy phép.pdf", PDF))
    give(page)
    page.locator("a[href$='/tep/1/go']").click()
    visitor.check(page, "files-remove")
    page.locator("#go-tep button").click()
    expect(page.locator(".error-summary a")).to_have_count(1)
    visitor.check(page, "files-remove-wrong")
    page.fill("#go-tep textarea", "Ghi sai số thửa.")
    page.locator("#go-tep button").click()
    expect(page.locator("main .done[role=status]")).to_be_visible()
    visitor.check(page, "files-removed")
    citizen = visitor.page(f"/tra-cuu/{code}?khoa={key}")
    expect(citizen.locator("#ket-qua")).to_have_count(0)
    expect(citizen.locator("main .error-summary")).to_contain_text("Ghi sai số thửa.")
    visitor.check(citizen, "files-taken-back")


def test_earlier_papers_again(visitor, portal, permit_token, office):
    first, second = (portal.file(permit_token, procedure=PERMIT)["code"] for _ in range(2))
    page = visitor.page()
    visitor.sign_in(page, *office["officer"])
    page.goto(f"/can-bo/ho-so/{first}/tep")
    choose(page, open_form(page, "mau-giay-to"), file(f"Căn cước {first}.pdf", PDF))
    send(page, "mau-giay-to")
    page.goto(f"/can-bo/ho-so/{second}/tep")
    form = open_form(page, "mau-dung-lai")
    form.locator(f"[value='{first}/1']").check()
    visitor.check(page, "files-earlier")
    send(page, "mau-dung-lai")
    expect(page.locator(".error-summary a")).to_have_count(1)
    visitor.check(page, "files-earlier-without-consent")
    page.locator("#mau-dung-lai [name=dong_y]").check()
    send(page, "mau-dung-lai")
    expect(page.locator("main .done[role=status]")).to_be_visible()
    expect(page.locator(".files")).to_contain_text(first)
    # A question gives the asked agency what is ticked.
    portal.event(permit_token, second, "process")
    page.goto(f"/can-bo/ho-so/{second}")
    asking = page.locator("form[action$='/hoi-y-kien']")
    page.locator("details:has(form[action$='/hoi-y-kien']) summary").first.click()
    asking.locator("[name=tep]").check()
    visitor.check(page, "files-given")


def test_the_archive_gets_a_whole_package(visit, portal, permit_token, office, dossier):
    code = dossier["code"]
    visitor = visit()
    page = visitor.page()
    visitor.sign_in(page, *office["officer"])
    page.goto(f"/can-bo/ho-so/{code}/tep")
    papers = [file("Đơn 100%.pdf", PDF), file("Ảnh.png", picture(), "image/png")]
    choose(page, open_form(page, "mau-giay-to"), papers)
    expect(page.locator("#mau-giay-to [name=tep-giu]:checked")).to_have_count(2)
    send(page, "mau-giay-to")
    portal.event(permit_token, code, "process")
    portal.event(permit_token, code, "finish")
    portal.event(permit_token, code, "hand_over")
    page.goto(f"/can-bo/ho-so/{code}/tep")
    with page.expect_download() as download:
        page.locator("a[href$='/luu-tru.zip']").click()
    bag = zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes()))
    assert bag.testzip() is None
    # RFC 8493: each payload file is in the manifest, each tag file in its own, with its digest.
    for manifest in ["manifest-sha256.txt", "tagmanifest-sha256.txt"]:
        lines = bag.read(f"{code}/{manifest}").decode().splitlines()
        assert lines
        for line in lines:
            digest, path = re.fullmatch(r"([0-9a-f]{64})  (.+)", line).groups()
            path = path.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
            assert hashlib.sha256(bag.read(f"{code}/{path}")).hexdigest() == digest
    payload = [name for name in bag.namelist() if name.startswith(f"{code}/data/")]
    assert len(payload) == 3 and PDF in [bag.read(name) for name in payload]
    info = bag.read(f"{code}/bag-info.txt").decode()
    assert f"Payload-Oxum: {sum(len(bag.read(name)) for name in payload)}.3" in info
    open_form(page, "mau-luu-tru").locator("[name=so]").fill("BB-12/2018")
    send(page, "mau-luu-tru")
    expect(page.locator("main .done[role=status]")).to_be_visible()
    visitor.check(page, "files-archived")

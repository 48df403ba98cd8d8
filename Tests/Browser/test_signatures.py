"""Signatures of other programs: each state is said where the file is, and the result that is taken home is still valid."""

import json
import shutil
import socket
import subprocess

import pytest
from playwright.sync_api import expect
from portal import PERMIT, ROOT, Portal
from signing import Authority, added_to, plain_pdf, with_empty_fields

MISSING = [name for name in ["pdfsig", "xmlsec1", "openssl"] if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"NOT RUN: signatures are not checked without {', '.join(MISSING)}")

LETTER = "<?xml version='1.0'?><Letter xmlns='urn:letter'><Text>sáu tháng</Text></Letter>".encode()


@pytest.fixture(scope="module")
def unasked():
    """The server that certificates name: whoever signs a file chooses it, so it must not be asked."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


@pytest.fixture(scope="module")
def authorities(tmp_path_factory, unasked):
    folder = tmp_path_factory.mktemp("authorities")
    address = f"http://127.0.0.1:{unasked.getsockname()[1]}/"
    return {name: Authority(folder, name, address) for name in ["another", "city", "unknown"]}


@pytest.fixture(scope="module")
def trusted(authorities, tmp_path_factory):
    """A folder as an operator has it: a file each, one of them in DER."""
    folder = tmp_path_factory.mktemp("trusted")
    shutil.copy(authorities["another"].root, folder / "another.pem")
    subprocess.run(
        ["openssl", "x509", "-in", authorities["city"].root, "-outform", "DER", "-out", folder / "city.cer"], check=True)
    return folder


@pytest.fixture(scope="module")
def portal(trusted):
    portal = Portal(dossiers=30, serve=["--authorities", trusted])
    yield portal
    portal.close()


@pytest.fixture(scope="module")
def words():
    def read(language):
        phrases = json.loads((ROOT / f"Resources/Languages/{language}.json").read_text())
        return phrases["dossierFiles"]["signatures"]

    return {language: read(language) for language in ["vi", "en"]}


def documents(city, unknown):
    """Each with the state that it is in, by its name."""
    signed = city.sign_pdf(plain_pdf())
    letter = city.sign_xml(LETTER)
    page = signed.index(b"/MediaBox")
    fields = with_empty_fields(plain_pdf())
    return {
        "signed.pdf": (signed, "valid"),
        "twice.pdf": (city.sign_pdf(signed, "Signature2"), "valid"),
        # The second field is signed first.
        "one field empty.pdf": (city.sign_pdf(fields, "Second"), "valid"),
        "both fields.pdf": (city.sign_pdf(city.sign_pdf(fields, "Second"), "First"), "valid"),
        "second by a stranger.pdf": (unknown.sign_pdf(signed, "Signature2"), "unknown_issuer"),
        "by a stranger.pdf": (unknown.sign_pdf(plain_pdf()), "unknown_issuer"),
        "added to.pdf": (added_to(signed), "changed"),
        "flipped.pdf": (signed[:page + 11] + bytes([signed[page + 11] ^ 1]) + signed[page + 12:], "changed"),
        # Which pdfsig does not read.
        "stamped.pdf": (city.stamp_pdf(signed), "unchecked"),
        "fields.pdf": (fields, "unsigned"),
        "plain.pdf": (plain_pdf(), "unsigned"),
        "signed.xml": (letter, "valid"),
        "by a stranger.xml": (unknown.sign_xml(LETTER), "unknown_issuer"),
        "changed.xml": (letter.replace("sáu".encode(), b"hai"), "changed"),
        "plain.xml": (LETTER, "unsigned"),
    }


def payload(name, content):
    kind = "application/pdf" if name.endswith(".pdf") else "application/xml"
    return {"name": name, "mimeType": kind, "buffer": content}


def add(page, form, files):
    page.locator(f"main a[href$='?viec={form.removeprefix('mau-')}']").click()
    page.locator(f"#{form} [type=file]:not([capture])").last.set_input_files(files)
    # With scripts each comes at once.
    expect(page.locator("[data-coming] progress")).to_have_count(0)
    page.locator(f"#{form} [type=submit]").first.click()
    # A result that is not signed is given once that is confirmed.
    anyway = page.locator(f"#{form} [name=van_dua]")
    if anyway.count():
        anyway.check()
        page.locator(f"#{form} [type=submit]").first.click()
    expect(page.locator("main .done[role=status]")).to_be_visible()


def expect_states(page, files, words):
    for name, (_, state) in files.items():
        row = page.locator("ul.files > li").filter(has=page.get_by_role("link", name=name, exact=True))
        expect(row).to_have_count(1)
        for other, sentence in words.items():
            # Of a paper without one, or of which nothing is known, there is no line.
            is_said = other == state and state not in ["unsigned", "unchecked"]
            assert (sentence in row.inner_text()) == is_said, f"{name}: {row.inner_text()}"


def test_each_state_is_said_to_the_office_and_to_the_applicant(
    visit, portal, permit_token, office, authorities, words, unasked):
    files = documents(authorities["city"], authorities["unknown"])
    dossier = portal.file(permit_token, procedure=PERMIT, summary="Nhà xưởng hai tầng")
    code, key = dossier["code"], dossier["lookup_key"]
    for language in ["vi", "en"]:
        clerk = visit(width=1280, language=language, scripts=False)
        page = clerk.page()
        clerk.sign_in(page, *office["clerk"])
        page.goto(f"/can-bo/ho-so/{code}/tep")
        if language == "vi":
            add(page, "mau-giay-to", [payload(name, content) for name, (content, _) in files.items()])
        expect_states(page, files, words[language])
        assert authorities["city"].name in page.locator("main").inner_text()
        clerk.check(page, "signatures-office")
        visitor = visit(width=360, language=language, scripts=False)
        citizen = visitor.page(f"/tra-cuu/{code}?khoa={key}")
        expect_states(citizen, files, words[language])
        visitor.check(citizen, "signatures-applicant")
    unasked.setblocking(False)
    with pytest.raises(BlockingIOError):
        unasked.accept()


@pytest.mark.parametrize("signer, state", [("city", "valid"), ("unknown", "unknown_issuer"), (None, "unsigned")])
def test_the_result_taken_home_is_what_was_signed(
    visit, portal, permit_token, office, authorities, words, signer, state):
    content = authorities[signer].sign_pdf(plain_pdf()) if signer else plain_pdf()
    dossier = portal.file(permit_token, procedure=PERMIT, summary="Nhà ở riêng lẻ")
    code, key = dossier["code"], dossier["lookup_key"]
    portal.event(permit_token, code, "process")
    portal.event(permit_token, code, "finish")
    officer = visit(width=1280, language="vi", scripts=True)
    page = officer.page()
    officer.sign_in(page, *office["officer"])
    page.goto(f"/can-bo/ho-so/{code}/tep")
    add(page, "mau-ket-qua", [payload("Giấy phép.pdf", content)])
    for language in ["vi", "en"]:
        visitor = visit(width=360, language=language, scripts=False)
        citizen = visitor.page(f"/tra-cuu/{code}?khoa={key}")
        expect(citizen.locator("#ket-qua")).to_contain_text(words[language][state])
        with citizen.expect_download() as download:
            citizen.click("#ket-qua a")
        taken = download.value.path().read_bytes()
        assert taken == content
        if signer:
            assert authorities[signer].is_valid_pdf(taken)
            assert authorities["another"].is_valid_pdf(taken) is False


def test_certificates_that_cannot_be_used_stop_the_start(tmp_path):
    key = tmp_path / "key.pem"
    key.write_text("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")
    for path, says in [(key, "holds a private key"), (tmp_path / "none", "cannot be read")]:
        with pytest.raises(AssertionError, match=says):
            Portal(dossiers=1, serve=["--authorities", path])

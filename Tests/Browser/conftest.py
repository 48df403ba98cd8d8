"""Fixtures: a portal with demo data, and visitors to it in Chromium.

    def test_home(visit):                             # one visitor, as asked for
        page = visit(width=360, language="en", scripts=False).page("/")

    def test_home_for_all(visitor):                   # four: phone and desk, vi and en, with scripts and without
        page = visitor.page("/")
        visitor.check(page, "home")

A visitor whose pages ask another host for anything, or log an error, fails its test.
"""

import os

import pytest
from browsing import find_browser, visits
from playwright.sync_api import sync_playwright
from portal import AGENCY, PERMIT_AGENCY, Portal

NOT_RUN = "NOT RUN: the browser tests need Chromium or Chrome, and none was found (Debian: chromium-headless-shell)"
BROWSER = find_browser()


def pytest_configure(config):
    if BROWSER is None and os.environ.get("CI"):
        pytest.exit(NOT_RUN, returncode=1)


def pytest_collection_modifyitems(items):
    if BROWSER is None:
        for item in items:
            item.add_marker(pytest.mark.skip(reason=NOT_RUN))


def pytest_terminal_summary(terminalreporter):
    if BROWSER is None:
        terminalreporter.section("attention", sep="!", red=True, bold=True)
        terminalreporter.write_line(NOT_RUN, red=True, bold=True)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def portal():
    portal = Portal()
    yield portal
    portal.close()


# Made for each file: one whose portal is its own has no use for what was made at another.
@pytest.fixture(scope="module")
def token(portal):
    return portal.token(AGENCY)


@pytest.fixture(scope="module")
def clerk(portal):
    return portal.user("clerk", AGENCY)


@pytest.fixture(scope="module")
def officer(portal):
    return portal.user("officer", AGENCY)


@pytest.fixture
def visit(browser, portal):
    yield from visits(browser, portal.url)


@pytest.fixture
def visit_anywhere(browser):
    """Visitors without a portal, for pages that a test writes itself."""
    yield from visits(browser, None)


# Each width with each language, and each of both with scripts and without.
KINDS = [
    pytest.param(kind, id="{}-{}-{}".format(*kind[:2], "scripts" if kind[2] else "plain"))
    for kind in [(360, "vi", False), (360, "en", True), (1280, "vi", True), (1280, "en", False)]
]


@pytest.fixture(params=KINDS)
def visitor(request, visit):
    width, language, scripts = request.param
    return visit(width=width, language=language, scripts=scripts)


@pytest.fixture(scope="module")
def permit_token(portal):
    return portal.token(PERMIT_AGENCY)


@pytest.fixture(scope="module")
def office(portal):
    """Who works at the agency of building permits."""
    return {role: portal.user(role, PERMIT_AGENCY) for role in ["clerk", "officer"]}

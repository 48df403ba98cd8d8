"""The tools themselves: a check that finds nothing must be able to find something."""

import pytest
from browsing import overflow, screenshot, violations

GOOD = """<!doctype html><html lang="vi"><head><title>Tra cứu hồ sơ</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Tra cứu hồ sơ</h1>
<form><label for="ma">Mã hồ sơ</label> <input id="ma" name="ma"></form>
<noscript><p>Trang này không cần kịch bản.</p></noscript></main></body></html>"""

BAD = GOOD.replace('<label for="ma">Mã hồ sơ</label>', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">')

scripts = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])


@scripts
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_passes_a_good_page(visit_anywhere, width, scripts):
    page = visit_anywhere(width=width, scripts=scripts).page()
    page.set_content(GOOD)
    assert page.locator("noscript p").is_visible() == (not scripts)
    assert violations(page) == []
    assert overflow(page) == 0
    screenshot(page, f"tools-{width}-{'scripts' if scripts else 'plain'}")


@scripts
def test_axe_finds_a_missing_label_and_a_missing_alternative(visit_anywhere, scripts):
    page = visit_anywhere(scripts=scripts).page()
    page.set_content(BAD)
    found = {line.split(" ")[0] for line in violations(page)}
    assert {"label", "image-alt"} <= found


def test_overflow_is_seen(visit_anywhere):
    page = visit_anywhere(width=360).page()
    page.set_content(GOOD.replace("<form>", '<form style="width: 460px">'))
    assert overflow(page) > 0


def test_a_script_error_is_a_complaint(visit_anywhere):
    visitor = visit_anywhere()
    page = visitor.page()
    page.set_content(GOOD + "<script>console.error('x'); missing()</script>")
    page.wait_for_timeout(50)
    assert len(visitor.complaints) == 2
    visitor.complaints.clear()

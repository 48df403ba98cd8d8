"""Pages in Chromium as people meet them, and what can be asked of each."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
from axe_playwright_python.sync_playwright import Axe


def find_browser():
    """The system's Chromium or Chrome, or None; one without windows of its own first, as it costs half. `MOTCUA_BROWSER`
    names another."""
    names = [
        os.environ.get("MOTCUA_BROWSER"), "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome",
        "google-chrome-stable", "chrome"]
    for path in filter(None, (shutil.which(name) for name in names if name)):
        try:
            # What Ubuntu installs as chromium-browser without snap exists and does not answer.
            if subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0:
                return path
        except (OSError, subprocess.TimeoutExpired):
            pass
    return None


class Visitor:
    """One browser context, and what went wrong in it meanwhile."""

    def __init__(self, browser, base_url, width, language, scripts, **options):
        self.width, self.language, self.scripts = width, language, scripts
        self.complaints = []
        self.origin = base_url
        # Other sites that its pages lead to.
        self.others = []
        phone = width < 600
        self.context = browser.new_context(
            base_url=base_url, viewport={"width": width, "height": 740 if phone else 900}, locale=language,
            java_script_enabled=scripts, timezone_id="Asia/Ho_Chi_Minh", has_touch=phone, **options)
        self.context.set_default_timeout(10_000)
        self.context.on("request", self._watch_request)
        self.context.on("console", self._watch_console)
        self.context.on("weberror", lambda error: self.complaints.append(f"script error: {error.error}"))
        if base_url:
            self.context.request.get(f"/ngon-ngu/{language}")

    def page(self, path=None):
        page = self.context.new_page()
        if path is not None:
            page.goto(path)
        return page

    def sign_in(self, page, name, password):
        page.goto("/can-bo/dang-nhap")
        page.fill("[name=ten]", name)
        page.fill("[name=mat_khau]", password)
        page.click("main form [type=submit]")

    def check(self, page, name):
        """What holds for every page; saved as a picture under this name where `MOTCUA_SCREENSHOTS` names a folder."""
        screenshot(page, f"{name}-{self.width}-{self.language}-{'scripts' if self.scripts else 'plain'}")
        assert violations(page) == []
        assert overflow(page) == 0
        assert cut(page) == []
        assert page.locator("h1").count() == 1
        assert page.locator("html").get_attribute("lang") == self.language

    def close(self):
        self.context.close()

    def _is_elsewhere(self, page):
        """Whether the page is another site's, which is not for us to judge."""
        return page is not None and any(page.url.startswith(f"{site}/") for site in self.others)

    def _watch_request(self, request):
        if self.others and not request.is_navigation_request() and self._is_elsewhere(request.frame.page):
            return
        parts = urlsplit(request.url)
        site = f"{parts.scheme}://{parts.netloc}"
        if self.origin and parts.scheme in ("http", "https") and site not in (self.origin, *self.others):
            self.complaints.append(f"a request to another host: {request.url}")

    def _watch_console(self, message):
        # An error status of a page is for its test to judge.
        if message.type == "error" and not self._is_elsewhere(message.page) and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"console: {message.text}")


def visits(browser, base_url):
    """For a fixture: gives a maker of visitors, and fails the test afterwards if one of them has complaints."""
    visitors = []

    def visit(width=1280, language="vi", scripts=True, **options):
        """A new visitor. `options` are Playwright's for a context: color_scheme="dark", reduced_motion="reduce"."""
        visitor = Visitor(browser, base_url, width, language, scripts, **options)
        visitors.append(visitor)
        return visitor

    yield visit
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    for visitor in visitors:
        visitor.close()
    assert complaints == []


def focus(page, target):
    """Goes to the element as a keyboard does, from where the focus is."""
    for _ in range(200):
        if target.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not reach it")


def violations(page):
    """What axe finds in the page: one line each, none on a good page.

    axe needs scripts. A page without them is looked at as it stands in a second context that has them, with its own
    scripts kept out.
    """
    if _runs_scripts(page):
        return _axe(page)
    html = re.sub(r"<(/?)noscript\b", r"<\1div", page.content())
    context = page.context.browser.new_context(
        viewport=page.viewport_size, storage_state=page.context.storage_state())
    try:
        context.route("**/*", lambda route: route.abort() if route.request.resource_type == "script" else route.continue_())
        copy = context.new_page()
        if page.url.startswith("http"):
            copy.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
            copy.goto(page.url)
        else:
            copy.set_content(html)
        return _axe(copy)
    finally:
        context.close()


def _runs_scripts(page):
    # With scripts, what stands in <noscript> is text to the parser.
    return page.evaluate(
        "() => { const e = document.createElement('div'); e.innerHTML = '<noscript><b></b></noscript>';"
        " return e.querySelector('b') === null }")


def _axe(page):
    response = Axe().run(page).response
    # axe that did not run finds nothing either.
    assert response["passes"] or response["violations"], "axe looked at nothing"
    return [
        f"{found['id']} ({found['impact']}): {found['help']}\n    {node['html']}\n    {node.get('failureSummary', '')}"
        for found in response["violations"] for node in found["nodes"]
    ]


def overflow(page):
    """CSS pixels by which the page is wider than the window; 0 on a good page."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def cut(page):
    """Cells of tables whose text is wider than they are, and so lies under another or is out of sight; on a phone the
    frames of cards too, which have nothing to scroll. None on a good page."""
    return page.evaluate(
        """[...document.querySelectorAll("td, th, .frame")].filter(e =>
             e.clientWidth > 2 && e.scrollWidth > e.clientWidth + 1
             && (!e.matches(".frame") || innerWidth <= 640 && e.querySelector(".cards"))
           ).map(e => [e.innerText.slice(0, 80), e.scrollWidth, e.clientWidth])""")


def screenshot(page, name):
    """Saves the whole page as NAME.png where `MOTCUA_SCREENSHOTS` names a folder."""
    if folder := os.environ.get("MOTCUA_SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


A4 = (595, 842)


class Sheet:
    """A printed page: its size in points, and its letters, none of which is a space."""

    def __init__(self, page):
        self.size = tuple(round(side) for side in page.get_size())
        # A hyphen at a line's end is told as one that only the line's end made.
        self.letters = squeezed(page.get_textpage().get_text_range().replace("\ufffe", "-"))


def scanned(page):
    """What a telephone reads in the page's square, which is two centimetres wide at least. Wants a fine screen."""
    square = page.locator(".qr svg")
    box = square.bounding_box()
    assert min(box["width"], box["height"]) >= 2 / 2.54 * 96
    read = subprocess.run(["zbarimg", "--raw", "--quiet", "png:-"], input=square.screenshot(), capture_output=True)
    return read.stdout.decode().strip()


def squeezed(text):
    """Without spaces: where lines break, and how far letters stand apart, is the paper's affair."""
    return "".join(text.split())


def printed(page, name):
    """The sheets of the page on paper; saved as NAME.pdf where `MOTCUA_SCREENSHOTS` names a folder."""
    data = page.pdf(prefer_css_page_size=True, print_background=False)
    if folder := os.environ.get("MOTCUA_SCREENSHOTS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / f"{name}.pdf").write_bytes(data)
    return [Sheet(page) for page in pypdfium2.PdfDocument(data)]

"""Without a style sheet (text browsers, reader modes, what is copied) words must not run together."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser

import pytest
from portal import AGENCY, PHONE

# What stands in a line of text; every other element has lines of its own.
INLINE = {
    "a", "abbr", "b", "button", "code", "em", "i", "img", "input", "label", "select", "small", "span", "strong", "svg",
    "textarea", "time"}
SILENT = {"script", "style", "title", "svg"}
EDGE = "\x01"


class Text(HTMLParser):
    """The text of a page, with a mark where an element of a line begins or ends."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.parts, self.silence = [], 0
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.silence += tag in SILENT
        self.parts.append(EDGE if tag in INLINE else "\n")

    def handle_endtag(self, tag):
        self.silence -= tag in SILENT and self.silence > 0
        self.parts.append(EDGE if tag in INLINE else "\n")

    def handle_data(self, data):
        if not self.silence:
            self.parts.append(data)


def glued(html):
    """Where a word of one element touches a word of the next."""
    text = "".join(Text(html).parts)
    return [
        text[max(0, match.start() - 20):match.end() + 20].replace(EDGE, "|")
        for match in re.finditer(rf"[^\W_]{EDGE}+[^\W_]", text)]


@pytest.mark.parametrize(("html", "number"), [
    ("<label>Họ và tên</label><span>Đúng như trên giấy tờ</span>", 1), ("<td>26<span>nhận</span></td><td>27</td>", 1),
    ("<a>Một</a><a>Hai</a>", 1), ("<label>Họ tên</label> <span>Đúng</span>", 0), ("<p>Một</p><p>Hai</p>", 0),
    ("<p><b>Một</b>: hai</p>", 0), ("<p>một<br>hai</p>", 0)])
def test_words_that_touch_are_found(html, number):
    assert len(glued(html)) == number


class Reader:
    def __init__(self, url, language):
        self.url = url
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.page(f"/ngon-ngu/{language}")

    def page(self, path, fields=None):
        data = urllib.parse.urlencode(fields).encode() if fields else None
        try:
            with self.opener.open(self.url + path, data, timeout=30) as answer:
                return answer.read().decode(errors="replace")
        except urllib.error.HTTPError as error:
            return error.read().decode(errors="replace")

    def sign_in(self, name, password):
        token = re.search(r'name="_csrf" value="([^"]*)"', self.page("/can-bo/dang-nhap")).group(1)
        self.page("/can-bo/dang-nhap", {"_csrf": token, "ten": name, "mat_khau": password})

    def walk(self, starts, most=40):
        """The pages that links lead to, one of each kind."""
        queue, kinds = list(starts), set()
        while queue and len(kinds) < most:
            path = queue.pop(0)
            kind = re.sub(r"[A-Z0-9.]{4,}-\d{6}-\d+|\d[\d.]+", "N", path.split("?")[0])
            if kind in kinds:
                continue
            kinds.add(kind)
            html = self.page(path)
            if "<html" not in html:
                continue
            yield path, html
            links = (link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"]*)"', html))
            queue += [link for link in links if not link.startswith(("/assets", "/ngon-ngu", "/api"))]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("role", [None, "clerk", "leader", "admin"])
def test_no_words_run_together(portal, token, role, language):
    reader = Reader(portal.url, language)
    starts = ["/", "/thong-ke", "/thu-tuc?q=khong+co+gi", "/tra-cuu?ma=x"]
    # The outbox has something to read.
    applicant = {"name": "Trần Thị Ánh Nguyệt", "kind": "citizen", "phone": PHONE, "email": "anh@example.vn"}
    portal.file(token, applicant=applicant, notify="email")
    if role:
        reader.sign_in(*portal.user(role, "000.00.00.H29" if role == "admin" else AGENCY))
        starts = ["/can-bo", "/can-bo/tiep-nhan", "/quan-tri"]
    starts += [f"/tra-cuu/{code}" for code in portal.dossiers[:2]]
    found = {path: words for path, html in reader.walk(starts) if (words := glued(html))}
    assert found == {}

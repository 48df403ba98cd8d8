"""A PDF as Chromium writes it: its pages, how large each is, and what is written on it."""

import re
import zlib

A4 = (595, 842)


class PDF:
    def __init__(self, data):
        self.data = data
        table = int(re.search(rb"startxref\s+(\d+)", data[-64:])[1])
        entries = re.findall(rb"(\d{10}) \d{5} n", data[table:])
        self.objects = {}
        for offset in map(int, entries):
            if head := re.match(rb"(\d+) 0 obj\s*", data[offset:offset + 32]):
                self.objects[int(head[1])] = self._read(offset + head.end())
        self.pages = [
            Page(self, head) for head, _ in self.objects.values() if re.search(rb"/Type\s*/Page\b", head)]

    def _read(self, start):
        """The dictionary, and the stream behind it, of an object that begins there."""
        end = self.data.index(b"endobj", start)
        stream = self.data.find(b"stream", start, end)
        if stream < 0:
            return self.data[start:end], b""
        head = self.data[start:stream]
        length = int(re.search(rb"/Length (\d+)", head)[1])
        begin = stream + len(b"stream") + (2 if self.data[stream + 6:stream + 8] == b"\r\n" else 1)
        body = self.data[begin:begin + length]
        return head, zlib.decompress(body) if b"/FlateDecode" in head else body


class Page:
    def __init__(self, pdf, head):
        self.pdf, self.head = pdf, head
        left, bottom, right, top = map(float, re.search(rb"/MediaBox\s*\[([^\]]*)\]", head)[1].split())
        self.size = (round(right - left), round(top - bottom))

    @property
    def letters(self):
        """Everything that is written on the page, without spaces: a PDF keeps places, not words."""
        fonts = {}
        resources = self._resolved(rb"/Resources")
        listed = re.search(rb"/Font\s*<<(.*?)>>", resources, re.S)
        for name, number in re.findall(rb"/(\S+) (\d+) 0 R", listed[1] if listed else b""):
            fonts[name] = self._letters_of(int(number))
        contents = int(re.search(rb"/Contents (\d+) 0 R", self.head)[1])
        text, font = [], {}
        for name, glyphs in re.findall(rb"/(\S+) [\d.]+ Tf|<([0-9A-Fa-f]+)> ?Tj", self.pdf.objects[contents][1]):
            if name:
                font = fonts[name]
            text += [font.get(int(glyphs[at:at + 4], 16), "") for at in range(0, len(glyphs), 4)]
        return squeezed("".join(text))

    def _resolved(self, key):
        if found := re.search(key + rb" (\d+) 0 R", self.head):
            return self.pdf.objects[int(found[1])][0]
        return self.head[self.head.index(key):]

    def _letters_of(self, font):
        """Letters by the glyphs of a font."""
        found = re.search(rb"/ToUnicode (\d+) 0 R", self.pdf.objects[font][0])
        if not found:
            return {}
        table = self.pdf.objects[int(found[1])][1]
        letters = {}
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.S):
            for glyph, text in re.findall(rb"<(\w+)>\s*<(\w+)>", block):
                letters[int(glyph, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
        for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.S):
            for first, last, text in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
                for place in range(int(last, 16) - int(first, 16) + 1):
                    letters[int(first, 16) + place] = chr(int(text, 16) + place)
        return letters


def squeezed(text):
    return re.sub(r"\s+", "", text)

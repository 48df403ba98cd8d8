"""A program or a person at the portal, over one connection that stays, which counts the bytes of the answers."""

import json
import secrets
import socket
import threading
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlencode


class Answer(NamedTuple):
    status: int
    fields: dict
    body: bytes
    # Which answer it was: the client's port, and the bytes that had come there by its end.
    receipt: tuple

    @property
    def text(self):
        return self.body.decode()


class Form:
    """A form of a page: where it goes, and its fields as they stand."""

    def __init__(self, action):
        self.action = action
        self.fields = []

    def set(self, **fields):
        """Replaces fields; a list gives one several times, None removes it."""
        self.fields = [(name, value) for name, value in self.fields if name not in fields]
        for name, value in fields.items():
            values = value if isinstance(value, list) else [] if value is None else [value]
            self.fields += [(name, one) for one in values]
        return self

    def values(self, name):
        return [value for known, value in self.fields if known == name]


class _Forms(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.forms = []
        self._area = self._select = None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "form":
            self.forms.append(Form(attributes.get("action", "")))
        if not self.forms:
            return
        fields, name = self.forms[-1].fields, attributes.get("name")
        if tag == "input" and name and attributes.get("type") != "file":
            is_tick = attributes.get("type") in ("checkbox", "radio")
            if not is_tick or "checked" in attributes:
                fields.append((name, attributes.get("value", "on" if is_tick else "")))
        elif tag == "textarea":
            self._area = (name, [])
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in attributes:
            fields.append((self._select, attributes.get("value", "")))

    def handle_data(self, data):
        if self._area:
            self._area[1].append(data)

    def handle_endtag(self, tag):
        if tag == "textarea" and self._area:
            # The first line break belongs to the tag (HTML, 13.2.6.4.7).
            self.forms[-1].fields.append((self._area[0], "".join(self._area[1]).removeprefix("\n")))
            self._area = None
        elif tag == "select":
            self._select = None


_ports = set()
_turn = threading.Lock()


def connected(port):
    """A connection, and the port of its client, which no other has had: answers are known by it."""
    tried = []
    try:
        while True:
            connection = socket.create_connection(("127.0.0.1", port), timeout=120)
            own = connection.getsockname()[1]
            with _turn:
                if own not in _ports:
                    _ports.add(own)
                    return connection, own
            tried.append(connection)
    finally:
        for other in tried:
            other.close()


class Visitor:
    def __init__(self, port, token=None):
        self.token = token
        self.cookies = {}
        self._received = 0
        self._rest = b""
        self._socket, self._port = connected(port)
        self._host = f"127.0.0.1:{port}"

    def close(self):
        self._socket.close()

    def ask(self, method, path, body=b"", media=None, **fields):
        fields = {"Host": self._host, "Content-Length": len(body)} | fields
        if media:
            fields["Content-Type"] = media
        if self.token:
            fields["Authorization"] = f"Bearer {self.token}"
        if self.cookies:
            fields["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items())
        self._socket.sendall(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
        return self._answer()

    def _answer(self):
        head = self._take_line_block()
        first, *lines = head.decode().split("\r\n")
        fields = {}
        for line in lines:
            name, _, value = line.partition(":")
            name, value = name.lower(), value.strip()
            if name == "set-cookie":
                cookie, _, content = value.split(";")[0].partition("=")
                self.cookies[cookie] = content
            fields[name] = value
        if fields.get("transfer-encoding") == "chunked":
            body = b""
            while size := int(self._take_until(b"\r\n"), 16):
                body += self._take(size)
                self._take(2)
            self._take(2)
        else:
            body = self._take(int(fields.get("content-length", 0)))
        assert not self._rest, "an answer that nobody asked for"
        return Answer(int(first.split()[1]), fields, body, (self._port, self._received))

    def _more(self):
        piece = self._socket.recv(1 << 16)
        if not piece:
            raise ConnectionError("the server closed the connection")
        self._received += len(piece)
        self._rest += piece

    def _take(self, size):
        while len(self._rest) < size:
            self._more()
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken

    def _take_until(self, end):
        while end not in self._rest:
            self._more()
        taken, _, self._rest = self._rest.partition(end)
        return taken

    def _take_line_block(self):
        return self._take_until(b"\r\n\r\n")

    # A program

    def post_json(self, path, body):
        key = secrets.token_hex(12)
        return self.ask("POST", path, json.dumps(body).encode(), "application/json", Idempotency_Key=key)

    # A person

    def page(self, path):
        answer = self.ask("GET", path)
        assert answer.status == 200, f"GET {path}: {answer.status}"
        return answer

    def form(self, page, action):
        """The page's form that goes to an address with this end."""
        found = [form for form in _Forms(page.text).forms if form.action.split("?")[0].endswith(action)]
        assert found, f"no form for {action}"
        return found[0]

    def send(self, form):
        return self.ask("POST", form.action, urlencode(form.fields).encode(), "application/x-www-form-urlencoded")

    def send_files(self, form, name, files):
        """With files: (name, content) each."""
        boundary = secrets.token_hex(16)
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
            for field, value in form.fields]
        for file, content in files:
            head = f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
            parts.append(f"{head}Content-Type: application/pdf\r\n\r\n".encode() + content + b"\r\n")
        body = b"".join(parts) + f"--{boundary}--\r\n".encode()
        return self.ask("POST", form.action, body, f"multipart/form-data; boundary={boundary}")

    def sign_in(self, name, password):
        form = self.form(self.page("/can-bo/dang-nhap"), "dang-nhap").set(ten=name, mat_khau=password)
        assert self.send(form).status == 303, f"{name} cannot sign in"

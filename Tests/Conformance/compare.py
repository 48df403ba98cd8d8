"""Sends the same raw bytes to the portal, to nginx and to HAProxy, and shows what each makes of them.

    python3 Tests/Conformance/compare.py [PROGRAM]

PROGRAM is motcua, else what the last build has left. Behind each request comes a second one in the same write: a server
that answers both has taken the first and agrees about where it ended. Prints the statuses of all answers, marks where
the portal is stricter than a peer, and fails where it takes what a peer refuses without a reason that is given here.
"""

import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parents[2]
NEXT = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
# Something is wrong with the request itself (RFC 9110 section 15). Who closes without an answer refuses too.
REFUSALS = {400, 408, 411, 413, 414, 417, 421, 422, 426, 431, 501, 505}
# A route of the portal that reads a form without being signed in.
FORM = "/can-bo/dang-nhap"


@dataclass
class Case:
    rule: str
    bytes: bytes
    # Why the portal takes it although a peer does not.
    because: str = ""


def get(fields="", line="GET / HTTP/1.1", host="Host: a\r\n"):
    return f"{line}\r\n{host}{fields}\r\n".encode()


def post(fields, body="", version="HTTP/1.1"):
    kind = "Content-Type: application/x-www-form-urlencoded\r\n"
    return f"POST {FORM} {version}\r\nHost: a\r\n{kind}{fields}\r\n{body}".encode()


def chunked(body):
    return post("Transfer-Encoding: chunked\r\n", body)


def target(text):
    return get(line=f"GET {text} HTTP/1.1")


def hosts(fields):
    return get(host=fields)


CASES = [
    Case("9112 2.2: a bare LF ends the lines", b"GET / HTTP/1.1\nHost: a\n\n"),
    Case("9112 2.2: a bare LF ends a field", get("X: b\n")),
    Case("9112 2.2: a bare LF ends the head", b"GET / HTTP/1.1\r\nHost: a\r\n\n"),
    Case("9112 2.2: a bare CR in a field", get("X: b\rc\r\n")),
    Case("9112 2.2: a bare CR in the request line", get(line="GET /\r HTTP/1.1")),
    Case("9112 2.2: CR CR LF", get("X: b\r\r\n")),
    Case("9112 2.2: one empty line in front", b"\r\n" + get()),
    Case("9112 2.2: two empty lines in front", b"\r\n\r\n" + get()),
    Case("9112 2.2: whitespace before the first field", hosts(" Host: a\r\n")),
    Case("9112 2.3: HTTP/1.2", get(line="GET / HTTP/1.2")),
    Case("9112 2.3: HTTP/1.10", get(line="GET / HTTP/1.10")),
    Case("9112 2.3: HTTP/01.1", get(line="GET / HTTP/01.1")),
    Case("9112 2.3: http/1.1", get(line="GET / http/1.1")),
    Case("9112 2.3: HTTP/0.9 by name", get(line="GET / HTTP/0.9")),
    Case("9112 2.3: HTTP/2.0", get(line="GET / HTTP/2.0")),
    Case("9113 3.4: the preface of HTTP/2", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    Case("9112 3: two spaces", get(line="GET  / HTTP/1.1")),
    Case("9112 3: a space behind the version", get(line="GET / HTTP/1.1 ")),
    Case("9112 3: a tab as separator", get(line="GET\t/ HTTP/1.1")),
    Case("9112 3: a form feed as separator", get(line="GET\f/ HTTP/1.1")),
    Case("9112 3: no version", get(line="GET /")),
    Case("9112 3.1: a method that is no token", get(line="G(T / HTTP/1.1")),
    Case("9110 9.1: a method in lower case", get(line="get / HTTP/1.1")),
    Case("9110 9.3.8: TRACE", get(line="TRACE / HTTP/1.1")),
    Case("9110 9.3.6: CONNECT", get(line="CONNECT a:443 HTTP/1.1")),
    Case("9112 3.2: no Host", hosts("")),
    Case("9112 3.2: two Hosts, the same", hosts("Host: a\r\nHost: a\r\n")),
    Case("9112 3.2: two Hosts", hosts("Host: a\r\nHost: b\r\n")),
    Case("9112 3.2: an empty Host", hosts("Host:\r\n")),
    Case("9112 3.2: a blank in Host", hosts("Host: a b\r\n")),
    Case("9112 3.2: a path in Host", hosts("Host: a/b\r\n")),
    Case("9112 3.2: user information in Host", hosts("Host: u@a\r\n")),
    Case("9112 3.2: a port beyond 65535", hosts("Host: a:99999\r\n")),
    Case("9112 3.2: a port of letters", hosts("Host: a:x\r\n")),
    Case("9112 3.2: a bracket that stays open", hosts("Host: [::1\r\n")),
    Case("9112 3.2: brackets around no address", hosts("Host: [:.:]\r\n")),
    Case("9112 3.2.1: a target that is no path", target("a")),
    Case("9112 3.2.2: absolute-form", target("http://a/"), "a server MUST accept it"),
    Case("9112 3.2.2: absolute-form, and another Host", target("http://b/"), "the Host field MUST be ignored"),
    Case("9112 3.2.2: another scheme", target("ftp://a/")),
    Case("9110 4.2.4: user information in the target", target("http://u@a/")),
    Case("9112 3.2.4: OPTIONS *", get(line="OPTIONS * HTTP/1.1"), "it asks the server itself"),
    Case("9112 3.2.4: GET *", target("*")),
    Case("3986: a letter beyond ASCII", target("/ồ")),
    Case("3986: a fragment", target("/a#b")),
    Case("3986: half an escape", target("/%4")),
    Case("3986: an escape without digits, in the query", target("/?a=%zz")),
    Case("3629: an overlong slash", target("/%c0%af")),
    Case("3629: a byte that is no UTF-8", target("/%ff")),
    Case("an escaped NUL", target("/%00")),
    Case("3986 5.2.4: out of the folder", target("/static/../../etc/passwd"),
         "404, as for any name that was not in the folder"),
    Case("3986 5.2.4: out of the folder, escaped", target("/static/%2e%2e/%2e%2e/etc/passwd"),
         "404, as for any name that was not in the folder"),
    Case("9112 5.1: a space before the colon", get("X : b\r\n")),
    Case("9112 5.1: a tab before the colon", get("X\t: b\r\n")),
    Case("9112 5.1: no colon", get("X\r\n")),
    Case("9112 5.1: no name", get(": b\r\n")),
    Case("9110 5.1: a name that is no token", get("X@: b\r\n")),
    Case("9110 5.1: NUL in a name", get("X\0: b\r\n")),
    Case("9112 5.2: obs-fold", get("X: b\r\n c\r\n")),
    Case("9112 5.2: a line of one space", get(" \r\n")),
    Case("9110 5.5: NUL in a value", get("X: b\0c\r\n")),
    Case("9110 5.5: a control in a value", get("X: b\1c\r\n")),
    Case("9110 5.5: DEL in a value", get("X: b\x7fc\r\n")),
    Case("9110 5.5: letters beyond ASCII in a value", get("X: ồ\r\n")),
    Case("9110 8.6: a sign in Content-Length", post("Content-Length: +3\r\n", "a=b")),
    Case("9110 8.6: hexadecimal Content-Length", post("Content-Length: 0x3\r\n", "a=b")),
    Case("9110 8.6: an empty Content-Length", post("Content-Length:\r\n")),
    Case("9110 8.6: two numbers in Content-Length", post("Content-Length: 3 3\r\n", "a=b")),
    Case("9110 8.6: a vertical tab before the number", post("Content-Length: \v3\r\n", "a=b")),
    Case("9110 8.6: NUL behind the number", post("Content-Length: 3\0\r\n", "a=b")),
    Case("9110 8.6: a length beyond any integer", post("Content-Length: 99999999999999999999\r\n")),
    Case("9110 5.5: a tab behind the number", post("Content-Length: 3\t\r\n", "a=b"),
         "blanks around a value MUST be left out"),
    Case("9110 8.6: zeros before the number", post("Content-Length: 003\r\n", "a=b")),
    Case("9112 6.3: a list of one length", post("Content-Length: 3, 3\r\n", "a=b")),
    Case("9112 6.3: a list of two lengths", post("Content-Length: 3, 4\r\n", "a=b")),
    Case("9112 6.3: the same length twice", post("Content-Length: 3\r\nContent-Length: 3\r\n", "a=b")),
    Case("9112 6.3: two lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n", "a=b")),
    Case("9112 6.1: length and coding", post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")),
    Case("9112 6.1: coding and length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n")),
    Case("9112 6.1: a coding in HTTP/1.0",
         post("Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n", version="HTTP/1.0")),
    Case("9112 6.1: gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n")),
    Case("9112 6.3: chunked, gzip", post("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n")),
    Case("9112 6.3: identity", post("Transfer-Encoding: identity\r\n")),
    Case("9112 6.3: xchunked", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n")),
    Case("9112 6.3: chunked in quotation marks", post('Transfer-Encoding: "chunked"\r\n', "0\r\n\r\n")),
    Case("9112 6.3: a vertical tab before the coding", post("Transfer-Encoding: \vchunked\r\n", "0\r\n\r\n")),
    Case("9112 6.3: no coding", post("Transfer-Encoding:\r\n", "0\r\n\r\n")),
    Case("9112 6.3: a comma alone", post("Transfer-Encoding: ,\r\n", "0\r\n\r\n")),
    Case("9112 6.3: a comma before the coding", post("Transfer-Encoding: , chunked\r\n", "0\r\n\r\n")),
    Case("9112 6.3: a comma behind the coding", post("Transfer-Encoding: chunked,\r\n", "0\r\n\r\n")),
    Case("9112 6.3: an empty coding, then chunked",
         post("Transfer-Encoding:\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")),
    Case("9112 7.1: chunked twice",
         post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")),
    Case("9112 7: a parameter of chunked", post("Transfer-Encoding: chunked;a=b\r\n", "0\r\n\r\n")),
    Case("9112 7: Chunked", post("Transfer-Encoding: Chunked\r\n", "3\r\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1: chunks", chunked("3\r\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1: no size", chunked("\r\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1: a size with 0x", chunked("0x3\r\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1: a size with a sign", chunked("+3\r\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1: a size with an underscore", chunked("0_3\r\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1: a blank before the size", chunked(" 3\r\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1: a blank behind the size", chunked("3 \r\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1: a word behind the size", chunked("3 x\r\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1: a size that overflows 64 bits", chunked("10000000000000003\r\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1: a bare LF behind the size", chunked("3\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1: a bare CR behind the size", chunked("3\ra=b\r\n0\r\n\r\n")),
    Case("9112 7.1: a bare LF behind the data", chunked("3\r\na=b\n0\r\n\r\n")),
    Case("9112 7.1: a bare LF at the end", chunked("3\r\na=b\r\n0\r\n\n")),
    Case("9112 7.1: data longer than its size", chunked("3\r\na=bc\r\n0\r\n\r\n")),
    Case("9112 7.1.1: an extension", chunked('3;a="b;c"\r\na=b\r\n0\r\n\r\n')),
    Case("9112 7.1.1: blanks in an extension", chunked("3 ; a = b\r\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1.1: a bare LF behind an extension", chunked("3;a\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1.1: a bare CR in an extension", chunked("3;a\rb\r\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1.1: a control in an extension", chunked("3;a=\1\r\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1.1: an extension without a name", chunked("3;\r\na=b\r\n0\r\n\r\n")),
    Case("9112 7.1.1: a quotation that stays open", chunked('3;a="b\r\na=b\r\n0\r\n\r\n')),
    Case("9112 7.1.2: a trailer", chunked("3\r\na=b\r\n0\r\nX: y\r\n\r\n")),
    Case("9112 7.1.2: a length as a trailer", chunked("3\r\na=b\r\n0\r\nContent-Length: 3\r\n\r\n")),
    Case("9112 7.1.2: a space before a trailer's colon", chunked("3\r\na=b\r\n0\r\nX : y\r\n\r\n")),
    Case("9112 7.1.2: a bare LF in the trailers", chunked("3\r\na=b\r\n0\r\nX: y\n\r\n")),
    Case("9112 7.1.2: a folded trailer", chunked("3\r\na=b\r\n0\r\nX: y\r\n z\r\n\r\n")),
    Case("9110 10.1.1: an unknown expectation", post("Expect: tea\r\nContent-Length: 3\r\n", "a=b")),
]


def ask(port, data):
    """The statuses of all answers until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as client:
        received = b""
        with contextlib.suppress(OSError):
            client.sendall(data)
            while piece := client.recv(65536):
                received += piece
    statuses = []
    while received.startswith(b"HTTP/1."):
        head, _, rest = received.partition(b"\r\n\r\n")
        lines = head.lower().split(b"\r\n")
        statuses.append(int(lines[0].split()[1]))
        lengths = [int(line[15:]) for line in lines if line.startswith(b"content-length:")]
        if not lengths:
            # Chunked: the next answer begins behind it.
            end = rest.find(b"\r\n0\r\n\r\n") if b"transfer-encoding: chunked" in lines else -1
            received = rest[end + 7:] if end >= 0 else rest
            continue
        received = rest[lengths[0]:]
    return statuses


def takes(statuses):
    """Whether the request was served; or refused for what it asks, as nobody would who doubts where it ends."""
    return bool(statuses) and statuses[0] not in REFUSALS and (statuses[0] < 400 or len(statuses) > 1)


def backend(listener):
    """Answers each request with 200 when its body has come, whatever it holds."""
    def serve(client):
        with client, contextlib.suppress(OSError):
            received = b""
            while True:
                while b"\r\n\r\n" not in received:
                    piece = client.recv(65536)
                    if not piece:
                        return
                    received += piece
                head, _, received = received.partition(b"\r\n\r\n")
                fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:] if b": " in line)
                length = int(fields.get(b"content-length", 0))
                while len(received) < length or (b"transfer-encoding" in fields and b"0\r\n" not in received):
                    piece = client.recv(65536)
                    if not piece:
                        return
                    received += piece
                client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
                return

    while True:
        client, _ = listener.accept()
        threading.Thread(target=serve, args=(client,), daemon=True).start()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def wait_for(port, process):
    for _ in range(200):
        if process.poll() is not None:
            sys.exit(f"{process.args[0]} ended with status {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    sys.exit(f"{process.args[0]} does not listen")


def program(name):
    path = shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/usr/local/sbin")
    return path or sys.exit(f"There is no {name}: apt-get install {name}")


def start(stack, folder, port, *command):
    log = stack.enter_context(open(folder / "log.txt", "ab"))
    process = subprocess.Popen([str(word) for word in command], cwd=folder, stdout=log, stderr=log)
    stack.callback(lambda: (process.terminate(), process.wait()))
    wait_for(port, process)


def start_all(stack, motcua):
    folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
    # nginx, started by root, gives its workers to somebody else.
    folder.chmod(0o755)
    (folder / "root").mkdir()
    (folder / "root/index.html").write_text("ok")
    listener = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=128))
    threading.Thread(target=backend, args=(listener,), daemon=True).start()
    behind = listener.getsockname()[1]
    ours, files, proxy, balancer = (free_port() for _ in range(4))
    temporary = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in
                          ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(f"""
        daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/log.txt;
        events {{}}
        http {{
          access_log off; {temporary}
          server {{ listen 127.0.0.1:{files}; root {folder}/root; }}
          server {{ listen 127.0.0.1:{proxy}; location / {{ proxy_pass http://127.0.0.1:{behind}; }} }}
        }}""")
    (folder / "haproxy.cfg").write_text(f"""
defaults
  mode http
  timeout connect 5s
  timeout client 5s
  timeout server 5s
listen balancer
  bind 127.0.0.1:{balancer}
  server behind 127.0.0.1:{behind}
""")
    start(stack, folder, ours, motcua, "serve", "--data", folder / "data", "--port", ours, "--resources",
          ROOT / "Resources")
    start(stack, folder, files, program("nginx"), "-p", folder, "-c", folder / "nginx.conf")
    start(stack, folder, balancer, program("haproxy"), "-db", "-f", folder / "haproxy.cfg")
    return {"portal": ours, "nginx: files": files, "nginx: proxy": proxy, "HAProxy": balancer}


def newest_build():
    built = [path for kind in ("release", "debug") if (path := ROOT / ".build" / kind / "motcua").exists()]
    return max(built, key=lambda path: path.stat().st_mtime, default=None) or sys.exit("Build motcua first.")


def main():
    motcua = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else newest_build()
    unexplained = stricter = 0
    with contextlib.ExitStack() as stack:
        ports = start_all(stack, motcua)
        width = max(len(case.rule) for case in CASES)
        print(f"{'':{width}}", *(f"{name:>12}" for name in ports))
        for case in CASES:
            answers = {name: ask(port, case.bytes + NEXT) for name, port in ports.items()}
            ours, *peers = (takes(statuses) for statuses in answers.values())
            note = ""
            if ours and not all(peers):
                note = f"taken: {case.because}" if case.because else "TAKEN HERE, REFUSED THERE"
                unexplained += not case.because
            elif not ours and any(peers):
                note = "stricter"
                stricter += 1
            shown = (" ".join(map(str, statuses)) or "closed" for statuses in answers.values())
            print(f"{case.rule:{width}}", *(f"{text:>12}" for text in shown), "", note)
    print(f"{len(CASES)} cases; stricter than a peer in {stricter}; more lenient, unexplained, in {unexplained}")
    sys.exit(1 if unexplained else 0)


if __name__ == "__main__":
    main()

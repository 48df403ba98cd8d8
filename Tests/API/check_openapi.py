"""Asks a running server everything that its description names, and holds each answer against its schema.

    python check_openapi.py URL TOKEN OTHER_TOKEN READING_TOKEN SPENT_TOKEN PROCEDURE CONFIDENTIAL_CODE

TOKEN belongs to the agency that handles PROCEDURE; READING_TOKEN only reads, SPENT_TOKEN has no call left. Prints what was covered; fails with the first answer that the
description does not allow, and where an operation or a status that it promises was never seen.
"""

import json
import sys
import urllib.error
import urllib.request

from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

URL, TOKEN, OTHER, READING, SPENT, PROCEDURE, CONFIDENTIAL = sys.argv[1:8]
BASE = URL + "/api/v1"
seen = set()


def ask(method, path, body=None, token=None, key=None, kind="application/json", raw=None, fields={}):
    request = urllib.request.Request(BASE + path, method=method)
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    if key:
        request.add_header("Idempotency-Key", key)
    for name, value in fields.items():
        request.add_header(name, value)
    data = raw if raw is not None else None if body is None else json.dumps(body).encode()
    if data is not None:
        request.add_header("Content-Type", kind)
    try:
        with urllib.request.urlopen(request, data, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


description = json.loads(ask("GET", "/openapi.json")[2])
OpenAPIV31SpecValidator(description).validate()


def check(template, method, status, *, path=None, **asked):
    """The answer has that status and says what the description says of it."""
    operation = description["paths"][template][method.lower()]
    got, headers, body = ask(method, path or template, **asked)
    where = f"{method} {path or template}"
    assert got == status, f"{where}: {got} and not {status}: {body.decode()}"
    promised = operation["responses"].get(str(status))
    assert promised, f"{where}: {status} is not described"
    kind = headers["Content-Type"].split(";")[0]
    assert kind in promised["content"], f"{where}: {status} as {kind}"
    for name in promised.get("headers", {}):
        assert headers[name], f"{where}: {status} without {name}"
    assert headers["Set-Cookie"] is None, where
    value = json.loads(body)
    # The whole description beside the schema, so that its references find their ends.
    schema = {**promised["content"][kind]["schema"], "components": description["components"]}
    errors = list(Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(value))
    assert not errors, f"{where}: {status}: {errors[0].message} at {list(errors[0].absolute_path)}"
    seen.add((method, template, status))
    return value


def accepts(name, value, expected=True):
    schema = {"$ref": f"#/components/schemas/{name}", "components": description["components"]}
    assert Draft202012Validator(schema).is_valid(value) == expected, (name, value)


new = {
    "procedure": PROCEDURE, "channel": "online", "summary": "Xin phép",
    "applicant": {"kind": "citizen", "name": "Nguyễn Thị Ễ", "id_number": "079123456789", "phone": "0912345678",
                  "email": None, "address": "1 Lê Lợi"},
    "papers": [{"name": "Đơn", "quantity": 2}], "return_by": "post"}
accepts("NewDossier", new)

# The catalogue
for value in check("/procedures", "GET", 200):
    check("/procedures/{code}", "GET", 200, path=f"/procedures/{value['code']}")
check("/procedures", "GET", 422, path="/procedures?agency=x")
check("/procedures", "GET", 401, token="wrong")
check("/procedures/{code}", "GET", 404, path="/procedures/none")
check("/procedures/{code}", "GET", 401, path="/procedures/none", token="wrong")
check("/agencies", "GET", 200)
check("/agencies", "GET", 401, token="wrong")
check("/openapi.json", "GET", 200)
check("/openapi.json", "GET", 401, token="wrong")
Draft202012Validator.check_schema(check("/form.schema.json", "GET", 200))
check("/form.schema.json", "GET", 401, token="wrong")

# What cannot be read, before it is known who asks for what
for template, methods in description["paths"].items():
    if "get" in methods:
        check(template, "GET", 400, path=template.replace("{code}", "x").replace("{file}", "1") + "?a=%FF")

# A token that has no call left, wherever it asks
for template, methods in description["paths"].items():
    for method in methods:
        check(template, method.upper(), 429, path=template.replace("{code}", "x").replace("{file}", "1"), token=SPENT)

# Filing
made = check("/dossiers", "POST", 201, body=new, token=TOKEN, key="1")
assert made == check("/dossiers", "POST", 201, body=new, token=TOKEN, key="1")
check("/dossiers", "POST", 400, body=new, token=TOKEN)
check("/dossiers", "POST", 400, raw=b"{", token=TOKEN, key="2")
check("/dossiers", "POST", 401, body=new, key="2")
check("/dossiers", "POST", 403, body=new, token=READING, key="2")
check("/dossiers", "POST", 413, raw=b" " * 400_000, token=TOKEN, key="2")
check("/dossiers", "POST", 415, body=new, token=TOKEN, key="2", kind="text/plain")
check("/dossiers", "POST", 422, body={**new, "summary": "Khác"}, token=TOKEN, key="1")
for wrong in [{}, {**new, "channel": "fax"}, {**new, "extra": 1}, {**new, "applicant": {}}, {**new, "papers": [{}]}]:
    accepts("NewDossier", wrong, False)
    assert check("/dossiers", "POST", 422, body=wrong, token=TOKEN, key="2")["errors"]

# Reading
code = made["code"]
dossier = f"/dossiers/{code}"
public = check("/dossiers/{code}", "GET", 200, path=dossier)
own = check("/dossiers/{code}", "GET", 200, path=dossier, token=TOKEN)
assert "applicant" not in public and own["applicant"]["name"] == new["applicant"]["name"]
check("/dossiers/{code}", "GET", 200, path=dossier, token=OTHER)
check("/dossiers/{code}", "GET", 401, path=dossier, token="wrong")
check("/dossiers/{code}", "GET", 404, path=f"/dossiers/{CONFIDENTIAL}")
check("/dossiers/{code}/ledger", "GET", 200, path=f"{dossier}/ledger")
check("/dossiers/{code}/ledger", "GET", 401, path=f"{dossier}/ledger", token="wrong")
check("/dossiers/{code}/ledger", "GET", 404, path=f"/dossiers/{CONFIDENTIAL}/ledger")

# The agency's dossiers
page = check("/dossiers", "GET", 200, path="/dossiers?limit=1&received_from=2018-01-01", token=TOKEN)
assert len(page["items"]) == 1
for query in ["status=2", "procedure=" + PROCEDURE, "updated_since=2018-01-01T00:00", "received_to=2030-01-01"]:
    codes = [item["code"] for item in check("/dossiers", "GET", 200, path=f"/dossiers?{query}", token=TOKEN)["items"]]
    assert code in codes, query
check("/dossiers", "GET", 401, path="/dossiers")
for query in ["status=11", "limit=0", "cursor=%20!", "received_from=soon", "updated_since=now", "procedure=%20"]:
    check("/dossiers", "GET", 422, path=f"/dossiers?{query}", token=TOKEN)

# What happened to them
news = check("/changes", "GET", 200, path="/changes?limit=1", token=TOKEN)
assert [item["code"] for item in news["items"]] == [code] and news["items"][0]["event"]["type"] == "accept"
check("/changes", "GET", 401, path="/changes")
for query in ["after=-1", "after=9999999999", "limit=0", "limit=201", "after=x"]:
    check("/changes", "GET", 422, path=f"/changes?{query}", token=TOKEN)

# Its life
events = "/dossiers/{code}/events"


def event(status, value, *, token=TOKEN, path=dossier, **asked):
    return check(events, "POST", status, path=f"{path}/events", body=value, token=token, **asked)


for value in [{"type": "process"}, {"type": "request_supplement", "papers": ["Sổ", {"name": "Đơn"}], "note": "x"},
              {"type": "supplement_received"}, {"type": "request_payment", "amount": 50_000},
              {"type": "payment_received"},
              {"type": "extend", "new_due": "2030-06-03T17:00", "cause": "other", "note": "x"},
              {"type": "finish"}, {"type": "hand_over"}]:
    accepts("NewEvent", value)
    event(200, value)
    check("/dossiers/{code}/ledger", "GET", 200, path=f"{dossier}/ledger")
    check("/dossiers/{code}", "GET", 200, path=dossier)
told, after = [], news["last"]
while page := check("/changes", "GET", 200, path=f"/changes?limit=3&after={after}", token=TOKEN)["items"]:
    told += [item["event"]["type"] for item in page if item["code"] == code]
    after = page[-1]["number"]
assert told == ["process", "request_supplement", "supplement_received", "request_payment", "payment_received", "extend",
                "finish", "hand_over"], told
event(400, [])
event(401, {"type": "process"}, token=None)
event(403, {"type": "process"}, token=OTHER)
event(403, {"type": "process"}, token=READING)
event(404, {"type": "process"}, path=f"/dossiers/{CONFIDENTIAL}")
event(409, {"type": "process"})
check(events, "POST", 413, path=f"{dossier}/events", raw=b" " * 400_000, token=TOKEN)
event(415, {"type": "process"}, kind="text/plain")
event(422, {"type": "fly"})
accepts("NewEvent", {"type": "fly"}, False)
accepts("NewEvent", {"type": "stop", "note": "x", "ground": "not_paid"})
accepts("NewEvent", {"type": "stop", "note": "x", "ground": "weather"}, False)

# Its files
PDF = b"%PDF-1.4\n" + bytes(100) + b"\n%%EOF\n"


def add(status, query, *, token=TOKEN, path=dossier, raw=PDF, **asked):
    asked = {"kind": "application/octet-stream", **asked}
    return check("/dossiers/{code}/files", "POST", status, path=f"{path}/files{query}", raw=raw, token=token, **asked)


first = add(201, "?name=don.pdf&paper=Don")
assert first["number"] == 1 and first["paper"] == "Don" and first["size"] == len(PDF)
assert add(200, "?name=again.pdf") == first
result = add(201, "?name=ket-qua.pdf&purpose=result")
assert result["purpose"] == "result" and result["signature"] in ["unsigned", "unchecked"]
held = check("/dossiers/{code}", "GET", 200, path=dossier, token=TOKEN)["files"]
assert held == [first, result], held
add(400, "?name=%FF")
add(401, "?name=a", token=None)
add(403, "?name=a", token=OTHER)
add(403, "?name=a", token=READING)
add(404, "?name=a", path=f"/dossiers/{CONFIDENTIAL}")
add(413, "?name=a", raw=bytes((25 << 20) + 1))
add(415, "?name=a", fields={"Content-Encoding": "gzip"})
for kind in ["multipart/form-data; boundary=x", "application/json", "application/ld+json"]:
    add(415, "?name=a", kind=kind)
for query in ["", "?name=", "?name=a&purpose=note", "?name=a&x=1", "?name=a&paper=" + "a" * 501]:
    assert add(422, query)["errors"], query
for raw in [b"", b"MZ" + bytes(200), b"hello"]:
    assert add(422, "?name=a.pdf", raw=raw)["errors"][0]["field"] == "body"
young = check("/dossiers", "POST", 201, body=new, token=TOKEN, key="young")["code"]
add(409, "?name=a&purpose=result", path=f"/dossiers/{young}")
content = "/dossiers/{code}/files/{file}"
for status, fields, part in [(200, {}, PDF), (206, {"Range": "bytes=0-3"}, b"%PDF")]:
    got, headers, body = ask("GET", f"{dossier}/files/1", token=TOKEN, fields=fields)
    assert got == status and body == part and headers["Content-Type"] == "application/pdf", (got, headers)
    assert headers["Content-Disposition"].startswith('attachment; filename="don.pdf"')
    seen.add(("GET", content, status))
check(content, "GET", 416, path=f"{dossier}/files/1", token=TOKEN, fields={"Range": "bytes=900-"})
check(content, "GET", 401, path=f"{dossier}/files/1")
check(content, "GET", 403, path=f"{dossier}/files/1", token=OTHER)
for number in ["3", "0", "x"]:
    check(content, "GET", 404, path=f"{dossier}/files/{number}", token=TOKEN)

# Figures
for by in ["agency", "field", "procedure"]:
    report = check("/reports/on-time", "GET", 200, path=f"/reports/on-time?from=2018-01-01&by={by}")
    assert report["rows"], by
    for row in [*report["rows"], report["total"]]:
        left = sum(row["received"].values()) + row["carried_over"] + row["transferred_in"]
        assert left == sum(row["ended"].values()) + row["transferred_out"] + sum(row["open"].values()), row
check("/reports/on-time", "GET", 422, path="/reports/on-time?from=yesterday&by=colour")
check("/reports/on-time", "GET", 401, token="wrong")

promised = {
    (method.upper(), template, int(status))
    for template, methods in description["paths"].items() for method, operation in methods.items()
    for status in operation["responses"]}
# A file that was changed on disk, a scanner that is silent, a disk that is full: tests of their own.
faults = {("GET", content, 500), ("GET", content, 503), ("POST", "/dossiers/{code}/files", 503)}
assert promised - faults == seen, f"never seen: {sorted(promised - faults - seen)}"
print(f"{len(seen)} kinds of answers, all as described")

"""What programs, people and operators do in the recorded runs, and what they are promised by the answers."""

import datetime
import json
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import promises
from run import PASSWORD, RESOURCES
from visitor import Visitor

ASKER, FIRE_POLICE, PLANNING = "000.00.17.H29", "000.00.91.H29", "000.00.33.H29"
SUCCESSOR = "000.00.12.H29"
PERMIT = "1.009974"
PHONE = "0912345678"


def pdf(seed, size=20_000):
    """A document of its own for each seed."""
    return b"%PDF-1.4\n" + (f"{seed:08d} " * (size // 9)).encode() + b"\n%%EOF\n"


def command(run, *arguments, **options):
    """Runs a command; its line in the administration's log is promised once it has ended."""
    log = run.data / "administration.log"
    path = str(log.relative_to(run.root))
    before = log.read_text() if log.exists() else ""
    output, mark = run.command(*arguments, **options)
    for line in log.read_text().removeprefix(before).split("\n"):
        if line:
            run.promise(promises.Line(path, line), mark)
    return output, mark


def add_user(run, login, agency, role="officer"):
    _, mark = command(
        run, "user", "add", "--name", login, "--role", role, "--agency", agency, input=PASSWORD + "\n")
    run.promise(promises.account(login), mark)


def add_token(run, agency, procedure):
    """For a program that files the agency's dossiers of the procedure."""
    label, run.procedure = "tests", procedure
    output, mark = command(run, "token", "create", "--agency", agency, "--label", label)
    run.promise(promises.token(label), mark)
    run.token, run.token_since = output.strip(), mark
    return run.token


def open_portal(run):
    """From an empty folder to the first page. Returns the token of the asking agency, and the mark of readiness."""
    ready = run.serve()
    secret = run.data / "secret"
    run.promise(promises.Whole(str(secret.relative_to(run.root)), (promises.digest(secret.read_bytes()),)), ready)
    for login, agency in [("lan", ASKER), ("cong-an", FIRE_POLICE), ("quy-hoach", PLANNING)]:
        add_user(run, login, agency)
    return add_token(run, ASKER, PERMIT), ready


# Programs

def dossier(procedure, summary):
    return {
        "procedure": procedure, "channel": "counter", "return_by": "counter", "summary": summary,
        "applicant": {"name": "Nguyễn Thị Ánh", "kind": "citizen", "phone": PHONE},
        "papers": [{"name": "Đơn đề nghị cấp giấy phép xây dựng", "quantity": 1}]}


def file(run, visitor, summary):
    answer = visitor.post_json("/api/v1/dossiers", dossier(run.procedure, summary))
    assert answer.status == 201, answer.status
    code = json.loads(answer.body)["code"]
    run.promise(promises.filed(code, summary), answer.receipt)
    return code


def append(run, visitor, code, kind):
    answer = visitor.post_json(f"/api/v1/dossiers/{code}/events", {"type": kind})
    assert answer.status in (200, 201), answer.status
    run.promise(promises.happened(code, kind), answer.receipt)


@contextmanager
def busy(run, token, name, clients, count):
    """While other systems file dossiers and carry some of them on, each so many."""
    failures = []

    def client(number):
        try:
            visitor = Visitor(run.port, token)
            for place in range(count):
                code = file(run, visitor, f"{name} {number} {place}" + " tại phường Hải Châu" * 40)
                if place % 3 == 0:
                    append(run, visitor, code, "process")
                if place % 12 == 0:
                    append(run, visitor, code, "finish")
                    rate(run, code)
            visitor.close()
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread in threads:
            thread.join()
    assert not failures, failures


def follow(run, visitor, last=0):
    """Reads the list of changes to its end: what it has told must stay, since nobody asks for it again. Returns the
    last number."""
    while True:
        answer = visitor.ask("GET", f"/api/v1/changes?after={last}&limit=200")
        assert answer.status == 200, answer.status
        listed = json.loads(answer.body)
        for item in listed["items"]:
            fact = promises.listed(item["number"], item["code"], item["event"]["type"])
            run.promise(fact, answer.receipt)
        if not listed["items"]:
            return last
        last = listed["last"]


# People

def rate(run, code):
    visitor = Visitor(run.port)
    form = visitor.form(visitor.page(f"/danh-gia/{code}"), code).set(muc="3", so_cuoi=PHONE[-4:], y_kien="Đúng hẹn")
    answer = visitor.send(form)
    assert answer.status == 303, answer.status
    run.promise(promises.rated(code, 3), answer.receipt)
    visitor.close()


def signed_in(run, login):
    visitor = Visitor(run.port)
    visitor.sign_in(login, PASSWORD)
    return visitor


def ask(run, officer, code):
    """Puts a question to the fire police and to the planners."""
    form = officer.form(officer.page(f"/can-bo/ho-so/{code}"), "hoi-y-kien")
    answer = officer.send(form.set(co_quan=[FIRE_POLICE, PLANNING], noi_dung="Đề nghị cho ý kiến."))
    assert answer.status == 303
    run.promise(promises.happened(code, "ask_consultation"), answer.receipt)


def answer_together(run, officers, code, content):
    """Both answer at the same moment, with the same file."""
    forms = {}
    for agency, officer in officers.items():
        form = officer.form(officer.page(f"/can-bo/ho-so/{code}"), "tra-loi")
        forms[agency] = form.set(ket_luan="agree", noi_dung="Đồng ý.")
    start = threading.Barrier(len(officers))

    def answer(agency):
        start.wait()
        sent = officers[agency].send_files(forms[agency], "tep", [(f"{code}.pdf", content)])
        assert sent.status == 303, sent.status
        run.promise(promises.answered(code, agency, content), sent.receipt)

    with ThreadPoolExecutor() as pool:
        list(pool.map(answer, officers))


def answer_twice(run, officer, agency, code, content):
    """Forgets the opinion first: the file is kept, and goes out with the next attempt."""
    form = officer.form(officer.page(f"/can-bo/ho-so/{code}"), "tra-loi").set(ket_luan=None, noi_dung="Đồng ý.")
    title = f"{code}.pdf"
    refused = officer.send_files(form, "tep", [(title, content)])
    assert refused.status == 422
    fact = promises.kept(title, content)
    run.promise(fact, refused.receipt)
    form = officer.form(refused, "tra-loi").set(ket_luan="agree")
    run.end(fact, run.mark("answering again"))
    sent = officer.send_files(form, "tep", [])
    assert sent.status == 303, sent.status
    run.promise(promises.answered(code, agency, content), sent.receipt)


def correct(run, officer, code, name):
    form = officer.form(officer.page(f"/can-bo/ho-so/{code}/dinh-chinh"), "dinh-chinh")
    answer = officer.send(form.set(ho_ten=name, ly_do="Gõ nhầm tên."))
    assert answer.status == 303, answer.status
    run.promise(promises.called(code, name), answer.receipt)


def act_on_many(run, officer, codes):
    listed = officer.page("/can-bo?muc=tat-ca&dong=500")
    form = officer.form(listed, "nhieu-ho-so")
    # Each with the version in which the list showed it.
    ticks = [f"{code}:1" for code in codes]
    preview = officer.send(form.set(ho_so=ticks, viec="xu-ly"))
    assert preview.status == 200, preview.status
    order = officer.form(preview, "thuc-hien")
    assert len(order.values("ho_so")) == len(codes)
    done = officer.send(order)
    assert done.status == 303, done.status
    for code in codes:
        run.promise(promises.happened(code, "process"), done.receipt)


def consult(run, token, officer, officers, count, first):
    visitor = Visitor(run.port, token)
    for place in range(first, first + count):
        code = file(run, visitor, f"hỏi ý kiến {place}")
        ask(run, officer, code)
        if place % 3 == 2:
            answer_twice(run, officers[FIRE_POLICE], FIRE_POLICE, code, pdf(place))
        else:
            answer_together(run, officers, code, pdf(place))
    visitor.close()


# Operators

def back_up(run, path, *options):
    """Returns the digest of the backup."""
    command(run, "backup", *options, path)
    return promises.digest(path.read_bytes())


def add_day_off(run):
    """Moves most appointment dates by a day: it is the one on which the thirty days of a permit end."""
    table = json.loads((RESOURCES / "Catalogue/holidays.json").read_text())
    day = datetime.date.today() + datetime.timedelta(days=30)
    taken = {entry["date"] for year in table.values() for entry in year["off"]}
    while day.weekday() > 4 or str(day) in taken:
        day += datetime.timedelta(days=1)
    year = table.setdefault(str(day.year), {"off": [], "makeup": []})
    entry = {"date": str(day), "name_vi": "Nghỉ bão", "name_en": "Typhoon", "kind": "statutory"}
    year["off"] = sorted([*year["off"], entry], key=lambda entry: entry["date"])
    path = run.folder / "holidays.json"
    path.write_text(json.dumps(table))
    _, mark = command(run, "catalogue", "import", "--decision", "Công điện 01", path)
    query = "SELECT 1 FROM catalogue WHERE kind = 'holidays' AND instr(record, ?) > 0"
    run.promise(promises.Row("the day off", query, (str(day),)), mark)


def dissolve(run):
    """The planners merge, with questions that they have not answered; the next start passes these on."""
    _, mark = command(
        run, "agency", "dissolve", "--from", PLANNING, "--to", SUCCESSOR, "--decision", "Nghị quyết 1685")
    run.promise(promises.Row("the merger", "SELECT 1 FROM dissolutions WHERE agency = ?", (PLANNING,)), mark)


def wait_for(run, works, visitor):
    """Until the chore has finished what the table lists, while a program follows what it does."""
    database = sqlite3.connect(f"file:{run.data}/motcua.sqlite?mode=ro", uri=True)
    end, last = time.monotonic() + 120, 0
    while database.execute(f"SELECT 1 FROM {works} WHERE finished_at IS NULL").fetchone():
        assert time.monotonic() < end, f"{works} are not finished"
        last = follow(run, visitor, last)
    database.close()
    return last

"""The recorded runs."""

import sqlite3

import promises
from deeds import (
    FIRE_POLICE, PLANNING, act_on_many, add_day_off, add_token, add_user, ask, back_up, busy, command, consult, correct,
    dissolve, file, follow, open_portal, signed_in, wait_for)
from run import ROOT
from visitor import Visitor


def sign_in(run):
    """The officer who asks, and those who answer."""
    return signed_in(run, "lan"), {FIRE_POLICE: signed_in(run, "cong-an"), PLANNING: signed_in(run, "quy-hoach")}


def working_day(run, load):
    """Everything at once, with a backup, a change of days off, a merger and two restarts."""
    token, ready = open_portal(run)
    officer, officers = sign_in(run)
    backup = run.root / "backup.sqlite"
    visitor = Visitor(run.port, token)
    many = [file(run, visitor, f"nhiều hồ sơ {place}") for place in range(60)]
    with busy(run, token, "sáng", clients=4, count=load):
        consult(run, token, officer, officers, 9, 0)
        first = back_up(run, backup)
        run.promise(promises.Whole("backup.sqlite", (first,), may_be_missing=True), None, until := run.mark("backup"))
        act_on_many(run, officer, many[:50])
        for place, code in enumerate(many[50:]):
            correct(run, officer, code, f"Trần Thị Sửa {place}")
        second = back_up(run, backup, "--force")
        run.promise(promises.Whole("backup.sqlite", (first, second)), until, run.mark("backup"))
    run.promise(promises.Whole("backup.sqlite", (second,)), run.mark("second backup"))
    add_day_off(run)
    run.stop()
    begun = run.serve()
    visitor = Visitor(run.port, token)
    last = wait_for(run, "due_recomputations", visitor)
    run.focus = begun, run.mark("recomputed")
    officer, officers = sign_in(run)
    with busy(run, token, "chiều", clients=6, count=load):
        consult(run, token, officer, officers, 6, 9)
        for code in many[:4]:
            ask(run, officer, code)
        follow(run, visitor, last)
    dissolve(run)
    run.stop()
    run.serve()
    wait_for(run, "dissolutions", Visitor(run.port, token))
    run.stop()
    run.finish(ready)


def restoration(run, load):
    """A backup, more work, and the backup restored: then what came after it is gone, and only then."""
    token, ready = open_portal(run)
    officer, officers = sign_in(run)
    consult(run, token, officer, officers, 4, 0)
    backup = run.root / "backup.sqlite"
    digest = back_up(run, backup)
    run.promise(promises.Whole("backup.sqlite", (digest,)), run.mark("backup"))
    before = len(run.told)
    consult(run, token, officer, officers, 4, 4)
    with busy(run, token, "sau", clients=2, count=load // 10):
        pass
    run.stop()
    restoring = run.mark("restoring")
    for promise in run.told[before:]:
        promise[2] = promise[2] or restoring
    run.focus = restoring, command(run, "restore", backup)[1]
    run.serve()
    with busy(run, token, "mới", clients=2, count=load // 10):
        pass
    run.stop()
    run.finish(ready)


def move(run, load):
    """A backup restored into an empty folder, as on a new machine."""
    run.data = run.root / "first"
    token, _ = open_portal(run)
    officer, officers = sign_in(run)
    consult(run, token, officer, officers, 4, 0)
    backup = run.root / "backup.sqlite"
    back_up(run, backup)
    run.stop()
    run.data = run.root / "data"
    restoring = run.mark("restoring")
    _, restored = command(run, "restore", backup)
    run.focus = restoring, restored
    run.told = [[fact, restored, until] for fact, _, until in run.told if isinstance(fact, promises.Row) and not until]
    run.serve()
    with busy(run, token, "mới", clients=2, count=load // 10):
        pass
    run.stop()
    run.finish(restored)


def former_folder(root):
    """A data folder as step 27 of the schema left it."""
    (root / "data").mkdir(mode=0o700)
    database = sqlite3.connect(root / "data/motcua.sqlite")
    database.executescript((ROOT / "Tests/OneStopStoreTests/Schema/step27.sql").read_text())
    database.close()


def migration(run, load):
    """The program's first start on a folder of an older schema."""
    database = sqlite3.connect(run.data / "motcua.sqlite")
    for code, kind in database.execute("SELECT d.code, e.kind FROM dossiers d JOIN events e ON e.dossier_id = d.id"):
        run.promise(promises.happened(code, kind), None)
    for (login,) in database.execute("SELECT login FROM accounts"):
        run.promise(promises.account(login), None)
    database.close()
    ready = run.serve()
    run.focus = None, ready
    agency = "000.00.09.H29"
    token = add_token(run, agency, "LOCAL-LD-01")
    add_user(run, "moi", agency)
    with busy(run, token, "mới", clients=2, count=load // 10):
        pass
    run.stop()
    run.finish(ready)


# By name: what happens, what the folder holds before, and how many images it needs of what the longest one needs.
RUNS = {
    "day": (working_day, None, 1), "restore": (restoration, None, 0.7), "move": (move, None, 0.4),
    "migration": (migration, former_folder, 0.4)}

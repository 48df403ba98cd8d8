"""The right person signs in within two seconds while a hundred clients keep sending wrong passwords.

Whoever's account is not attacked does so with a browser and from an address that nobody has seen; whose account is
attacked, with the browser that was used there before.
"""

import itertools
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import AGENCY, Visitor

CLIENTS = 100
ACCOUNTS = 8
SIGN_INS = 10
LONGEST = 2.0
ADDRESSES = itertools.count(1)
NETWORKS = itertools.count(20)


class Flood:
    """A process of its own, so that its work is none of the right person's."""

    def __init__(self, portal, names, changes_address):
        program = Path(__file__).parent / "flood.py"
        # Clients that nobody has seen.
        network = f"198.{next(NETWORKS)}"
        command = [sys.executable, program, portal.host, network, str(CLIENTS), str(int(changes_address)), *names]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def wait(self):
        """Returns with the first wrong password that was answered."""
        self.process.stdout.readline()

    def end(self):
        """How many wrong passwords were checked, and how many were turned away."""
        self.process.terminate()
        return json.loads(self.process.communicate()[0])


@pytest.mark.parametrize("changes_address", [False, True], ids=["100 clients", "100 clients with ever new addresses"])
@pytest.mark.parametrize("attacked", ["others", "the very account", "made-up names"])
def test_the_right_one_enters_beside_a_flood(portal, attacked, changes_address):
    accounts = [portal.user("officer", AGENCY) for _ in range(ACCOUNTS)]
    name, password = accounts[0] if attacked == "the very account" else portal.user("officer", AGENCY)
    known = Visitor(portal.host, f"203.0.113.{next(ADDRESSES)}")
    if attacked == "the very account":
        assert known.sign_in(name, password) == 303

    def enter():
        visitor = known if attacked == "the very account" else Visitor(portal.host, f"203.0.113.{next(ADDRESSES)}")
        visitor.cookies.pop("phien", None)
        begun = time.monotonic()
        status = visitor.sign_in(name, password)
        assert status == 303, status
        return time.monotonic() - begun

    flood = Flood(portal, [] if attacked == "made-up names" else [account for account, _ in accounts], changes_address)
    try:
        flood.wait()
        took = [enter() for _ in range(SIGN_INS)]
    finally:
        checked, turned_away = flood.end()
    print(
        "\nbeside the flood " + ", ".join(f"{seconds:.2f}" for seconds in took)
        + f" s; meanwhile {checked} wrong passwords were checked, {turned_away} turned away")
    assert checked > 0
    assert max(took) < LONGEST

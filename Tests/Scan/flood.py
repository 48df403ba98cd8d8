"""Sends wrong passwords from many clients, each as fast as it is answered, until it is terminated.

    python flood.py HOST NETWORK CLIENTS CHANGES_ADDRESS [NAME...]

Prints a line with the first answer, and at the end how many were checked and how many were turned away. With
CHANGES_ADDRESS 1 each try comes from another address; all are in NETWORK, such as 198.51. Without names, each is for one
that nobody has.
"""

import http.client
import json
import signal
import sys
import threading

from conftest import Visitor

HOST, NETWORK, CLIENTS, CHANGES_ADDRESS, *NAMES = sys.argv[1:]
lock = threading.Lock()
counts = [0, 0]


def keep_trying(number):
    visitor, turn = None, 0
    while True:
        try:
            visitor = visitor or Visitor(HOST, f"{NETWORK}.{number}.1")
            if CHANGES_ADDRESS == "1":
                visitor.address = f"{NETWORK}.{number}.{turn % 250 + 1}"
            name = NAMES[turn % len(NAMES)] if NAMES else f"nobody-{NETWORK}-{number}-{turn}"
            status = visitor.sign_in(name, f"wrong wrong wrong {turn}")
        except (OSError, http.client.HTTPException):
            visitor = None
            continue
        turn += 1
        with lock:
            if counts == [0, 0]:
                print("begun", flush=True)
            counts[0 if status == 422 else 1] += 1


signal.signal(signal.SIGTERM, lambda *_: sys.exit())
for number in range(int(CLIENTS)):
    threading.Thread(target=keep_trying, args=[number], daemon=True).start()
try:
    while True:
        signal.pause()
finally:
    print(json.dumps(counts), flush=True)

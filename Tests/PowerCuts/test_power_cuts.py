"""The power may go at any moment: whatever had been answered as done is there when it comes back, whole."""

import pytest
from days import RUNS
from disk import Disk
from examine import examine

# Each without its syncs loses something, or the images prove nothing.
NEEDED = {
    "all": lambda path: True,
    "log": lambda path: path.endswith("-wal"),
    "database": lambda path: path.endswith("motcua.sqlite"),
    "uploads": lambda path: "/files/" in path or "/kept/" in path,
    "names": lambda path: path in ("", "data", "data/files", "data/kept"),
}


@pytest.fixture(params=RUNS)
def run(request, recorded):
    return recorded(request.param)


def test_nothing_is_lost(run, request, seed, workers):
    images = round(request.config.getoption("--images") * RUNS[run.name][2])
    failures = examine(run, seed, images, workers)
    assert not failures, f"{run}; seed {seed}, {len(failures)} of {images} images:\n" + "\n\n".join(map(str, failures[:3]))


def test_the_recorder_sees_every_change(run):
    disk = Disk(run.root, run.base, run.numbers)
    for call in run.record.calls:
        disk.take(call)
    assert disk.differences() == []


@pytest.mark.parametrize("without", NEEDED)
def test_it_would_be_seen(without, recorded, seed, workers):
    failures = examine(recorded("day"), seed, 100, workers, ignores=NEEDED[without])
    assert failures, f"seed {seed}: the syncs of {without} are not needed, or their lack is not seen"

"""Power cuts: `--images`, `--seed` and `--load` say how many, which, and how much happens in a run."""

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest
from days import RUNS
from examine import KEPT
from run import Run


def pytest_addoption(parser):
    parser.addoption("--images", type=int, default=60, help="how many images of the longest run")
    parser.addoption("--seed", type=int, help="which ones; any if left out")
    parser.addoption("--load", type=int, default=250, help="how many dossiers each of the clients files")


def pytest_configure(config):
    config.seed = config.getoption("--seed") or random.SystemRandom().randrange(1, 1_000_000)


def pytest_sessionstart():
    shutil.rmtree(KEPT, ignore_errors=True)


def pytest_report_header(config):
    return f"power cuts: seed {config.seed}"


@pytest.fixture(scope="session")
def seed(request):
    return request.config.seed


@pytest.fixture(scope="session")
def workers():
    return len(os.sched_getaffinity(0))


@pytest.fixture(scope="session")
def recorder(tmp_path_factory):
    compiler = shutil.which("clang") or shutil.which("cc")
    assert compiler, "the recorder needs a C compiler; the Swift toolchain has clang"
    library = tmp_path_factory.mktemp("recorder") / "recorder.so"
    source = Path(__file__).with_name("recorder.c")
    flags = ["-O2", "-Wall", "-Wextra", "-Werror", "-U_FORTIFY_SOURCE", "-shared", "-fPIC"]
    subprocess.run([compiler, *flags, "-o", library, source, "-lpthread"], check=True)
    return library


@pytest.fixture(scope="session")
def recorded(request, recorder, tmp_path_factory):
    """Runs by name, each recorded once."""
    runs = {}

    def run(name):
        if name not in runs:
            happen, prepare, _ = RUNS[name]
            new = Run(tmp_path_factory.mktemp(name), recorder, name, prepare)
            try:
                happen(new, request.config.getoption("--load"))
            finally:
                new.close()
            runs[name] = new
        return runs[name]

    return run

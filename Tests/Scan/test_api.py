"""schemathesis asks the API everything that its description allows, and what it does not allow; nothing may be wrong.

Without a token, with one that only reads, and with one that may do all.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from portal import ROOT

HERE = Path(__file__).parent
DESCRIPTION = ROOT / "Resources/API/openapi.json"
# Whoever may file dossiers also follows what it has filed.
PHASES = "examples,coverage,fuzzing"
# For each of the three, in seconds; it takes one or two minutes.
LONGEST = 600


@pytest.mark.parametrize("caller", ["nobody", "read-only", "full"])
def test_the_api_keeps_to_its_description(portal, tokens, reports, caller):
    command = [
        Path(sys.executable).parent / "schemathesis", "--config-file", HERE / "schemathesis.toml", "run", DESCRIPTION,
        "--url", f"{portal.url}/api/v1", "--checks", "all", "--phases", PHASES + ",stateful" * (caller == "full"),
        "--report-junit-path", reports / f"api-{caller}.xml", "--no-color"]
    if caller in tokens:
        command += ["--header", f"Authorization: Bearer {tokens[caller]}"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, cwd=reports)
    (reports / f"api-{caller}.txt").write_text(result.stdout + result.stderr)
    assert result.returncode == 0, result.stdout[-8000:] + result.stderr[-2000:]
    # Every operation was asked.
    operations = sum(len(methods) for methods in json.loads(DESCRIPTION.read_text())["paths"].values())
    assert f"Tested: {operations}" in result.stdout, result.stdout[-2000:]

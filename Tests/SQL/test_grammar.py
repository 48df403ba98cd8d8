"""Every SQL text of the store is PostgreSQL's too: its own grammar reads what the Swift tests have asked."""

import re
from pathlib import Path

import pglast
import pytest

ROOT = Path(__file__).resolve().parents[2]
STORE = ROOT / "Sources/OneStopStore"

# What the engine's folder says to SQLite alone.
ENGINE = re.compile(r"^(PRAGMA|VACUUM|BEGIN IMMEDIATE)\b|\bsqlite_master\b|\bpragma_\w+\(|\bINDEXED BY\b|^EXPLAIN QUERY PLAN")


def refused(text):
    try:
        pglast.parse_sql(text)
    except pglast.parser.ParseError as error:
        return f"{error}: {text}"


@pytest.fixture(scope="session")
def texts(request):
    content = Path(request.config.getoption("--sql-texts")).read_bytes().decode()
    return sorted({text for text in content.split("\0") if text})


def test_what_was_asked(texts):
    ours = [text for text in texts if not ENGINE.search(text)]
    assert len(ours) > 150, "the tests ask more than that"
    assert [refusal for refusal in map(refused, ours) if refusal] == []


def test_the_schema():
    files = sorted((STORE / "Schema/Foundation").glob("*.swift"))
    schemas = [re.search(r'"""\n(.*?)"""', file.read_text(), re.S).group(1) for file in files]
    assert len(schemas) >= 6
    assert [refusal for refusal in map(refused, schemas) if refusal] == []


def test_what_is_seen_is_most_of_what_there_is(texts):
    """Beginnings of statements in the source are among those that were asked: no query is without a test."""
    asked = [" ".join(text.split()) for text in texts]
    missing = []
    for file in sorted(STORE.rglob("*.swift")):
        if "Schema" in file.parts:
            continue
        for text in re.findall(r'"(?:"")?\s*((?:SELECT|INSERT INTO|UPDATE|DELETE FROM)\s[^"]*)"', file.read_text()):
            # Up to where something is put in.
            beginning = " ".join(text.split("\\(")[0].split())
            if len(beginning) > 20 and not any(other.startswith(beginning) for other in asked):
                missing.append(f"{file.relative_to(ROOT)}: {beginning[:100]}")
    assert missing == []


def test_the_engine_is_named_in_its_folder_alone():
    named = re.compile(r"\bsqlite3\w*|\bsqlite_master\b|\bPRAGMA\b|\bVACUUM\b|\bCSQLite\b")
    files = [file for file in (ROOT / "Sources").rglob("*.swift") if "Database" not in file.parts]
    assert [str(file.relative_to(ROOT)) for file in files if named.search(file.read_text())] == []

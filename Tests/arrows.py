"""Who may know whom: a module names only modules that the table gives it, and within a module no folder is in a circle.
Addresses of pages are written in their table alone.

Says nothing where that is so. What one folder knows of another is found by the names of types.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent / "Sources"

# The order is the order of knowing.
KNOWS = {
    "System": {"CSystem"},
    "JSON": {"StreamSafe"},
    "StreamSafe": set(),
    "Encodings": set(),
    "Credentials": {"Encodings", "JSON"},
    "FileKinds": set(),
    "HTTPServer": {"CSystem", "CZlib", "FileKinds", "StreamSafe", "System"},
    "OpenID": {"Encodings", "JSON"},
    "AgeFile": set(),
    "QRCode": set(),
    "Workbook": {"CZlib"},
    "OneStop": {"JSON", "StreamSafe"},
    "Database": {"CPages", "CSQLite", "System"},
    "OneStopStore": {"AgeFile", "Database", "JSON", "OneStop", "System"},
    "Markup": {"Encodings", "OneStop"},
    "Words": {"Markup", "OneStop"},
    "Operations": {
        "Credentials", "Encodings", "JSON", "Markup", "OneStop", "OneStopStore", "OpenID", "System", "Words", "Workbook",
    },
    "Web": {
        "Encodings", "FileKinds", "HTTPServer", "Markup", "OneStop", "OneStopStore", "OpenID", "Operations", "StreamSafe",
        "System", "Words",
    },
    "Pages": {
        "Credentials", "Encodings", "FileKinds", "HTTPServer", "Markup", "OneStop", "OneStopStore", "OpenID", "Operations",
        "QRCode", "System", "Web", "Words", "Workbook",
    },
    "API": {
        "Encodings", "FileKinds", "HTTPServer", "JSON", "OneStop", "OneStopStore", "Operations", "StreamSafe", "System",
        "Web", "Words",
    },
    "Portal": {"API", "HTTPServer", "OneStop", "OneStopStore", "Operations", "Pages", "System", "Web", "Words"},
    "motcua": {
        "AgeFile", "HTTPServer", "OneStop", "OneStopStore", "OpenID", "Operations", "Portal", "StreamSafe", "System",
        "Words",
    },
}

# What a module may not name of those that it knows: pages run operations, and change nothing themselves.
NEVER = {"Web": {"Transaction", "transaction"}, "Pages": {"Transaction", "transaction"}}

# Those whose folders know one another one way.
LAYERED = {
    "System", "JSON", "Credentials", "HTTPServer", "QRCode", "Workbook", "OneStop", "Database", "OneStopStore", "Words",
    "Operations", "Web", "Pages", "API",
}

# Where the addresses of pages are written, and who reads them without making any: what people paste, what is counted.
ADDRESSES = SOURCES / "Operations/Addresses/Address+Table.swift"
READERS = {
    SOURCES / "OneStop/Dossiers/DossierCode+Typed.swift", SOURCES / "Web/Limits/RequestCounts.swift",
    # What follows /.well-known at another server.
    SOURCES / "OpenID/ProviderMetadata.swift",
}

# Lines of a file; more wants to be two.
LONGEST = 400

DECLARATION = re.compile(
    r"^(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:package|public|open|final|indirect|nonisolated)\s+)*"
    r"(?:struct|enum|class|actor|protocol|typealias)\s+(\w+)",
    re.MULTILINE,
)


def code(text):
    """Without comments; of a literal, what is put into it."""
    text = re.sub(r'"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"', lambda m: " ".join(re.findall(r"\\\(([^)]*)\)", m[0])), text)
    return re.sub(r"//[^\n]*", "", text)


def addresses():
    """Finds what begins a literal, or follows an interpolation, as an address of the table does."""
    first = {part for part in re.findall(r'"/([\w.-]+)', ADDRESSES.read_text())}
    return re.compile(r'["\)]/(?:%s)\b|=\\?"/\\?"' % "|".join(map(re.escape, sorted(first))))


def circle(arrows):
    """A way from a folder back to itself, if there is one."""

    def walk(node, way):
        for other in sorted(arrows[node]):
            if other in way:
                return way[way.index(other) :] + [other]
            if other not in done and (found := walk(other, way + [other])):
                return found
        done.add(node)
        return None

    done = set()
    for node in sorted(arrows):
        if node not in done and (found := walk(node, [node])):
            return found
    return None


def arrows(module, files, depth):
    """Which folder names types of which others."""
    folder = {path: "/".join(path.relative_to(SOURCES / module).parts[:-1][:depth]) or "." for path in files}
    owners = defaultdict(set)
    for path, text in files.items():
        for name in DECLARATION.findall(text):
            owners[name].add(folder[path])
    found = defaultdict(set)
    for path, text in files.items():
        text = code(text)
        # A type within another one may be called as one of another folder; behind a dot, such a one is meant.
        inner = set(re.findall(r"^\s+.*?\b(?:struct|enum|class|actor|typealias)\s+(\w+)", text, re.MULTILINE))
        for name in set(re.findall(r"(?<![.\w])[A-Z]\w+", text)) - inner:
            # A name that two folders have tells nothing; the type that a module is called after gathers what all have.
            if len(owners[name]) == 1 and name != module:
                found[folder[path]] |= owners[name] - {folder[path]}
    return found


def main():
    faults = []
    address = addresses()
    for module in sorted(path.name for path in SOURCES.iterdir() if any(path.rglob("*.swift"))):
        if module not in KNOWS:
            faults.append(f"{module} has no line in the table of {Path(__file__).name}")
            continue
        files = {path: path.read_text() for path in sorted((SOURCES / module).rglob("*.swift"))}
        for path, text in files.items():
            place = path.relative_to(SOURCES.parent)
            for name in re.findall(r"^(?:@\w+ )?import (\w+)", text, re.MULTILINE):
                if (SOURCES / name).is_dir() and name not in KNOWS[module]:
                    faults.append(f"{place}: {module} may not know {name}")
            if (count := text.count("\n")) > LONGEST:
                faults.append(f"{place}: {count} lines, more than {LONGEST}")
            if path != ADDRESSES and path not in READERS:
                for line in re.sub(r"^\s*//.*", "", text, flags=re.MULTILINE).splitlines():
                    if address.search(line):
                        faults.append(f"{place}: an address that the table should have: {line.strip()}")
            for name in sorted(NEVER.get(module, set()) & set(re.findall(r"\w+", code(text)))):
                faults.append(f"{place}: {module} may not name {name}")
        if module in LAYERED:
            # Folders, and the folders that these lie in.
            for depth in (1, 2):
                if found := circle(arrows(module, files, depth)):
                    faults.append(f"{module}: folders in a circle: {' → '.join(found)}")
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""The source that shapes rows, as one digest: what two halves of a sweep must have in common.

The version of the package does not change with every change of a rule, the digest does. It is the same in
a checkout and in an installed package, on every machine.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from microdeals._compile import COMPILED_ROOMS

ROOMS = ("conflicts", *COMPILED_ROOMS, "unknowns", "verdict")
SHAPES_ROWS = (
    "columns",
    "question/draws",
    "run/alike",
    "run/rows",
    "run/twin_pairs",
    "run/twins_to_share",
    "run/worlds",
)
FILES = ("_compile.py", "_machine.py", *(f"study/{name}.py" for name in SHAPES_ROWS))


def digest_of_rules(package: Path) -> str:
    """SHA-256 of the names (below the package) and the lines of all files that shape rows."""
    inside = [file for room in ROOMS for file in (package / room).rglob("*.py")]
    names = sorted(file.relative_to(package).as_posix() for file in inside)
    return digest_of_files(package, (*FILES, *names))


def digest_of_files(folder: Path, names: Sequence[str]) -> str:
    """SHA-256 of the names (below the folder) and the lines of some files, in this order."""
    found = hashlib.sha256()
    for name in names:
        lines = (folder / name).read_bytes().replace(b"\r\n", b"\n")
        found.update(name.encode() + b"\0" + lines + b"\0")
    return found.hexdigest()


# Taken at import: later the files may already differ from what this process runs.
RULES_DIGEST = digest_of_rules(Path(__file__).resolve().parents[2])

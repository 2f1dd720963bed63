"""Which installed distributions a requirement brings, and environments that see these and no others."""

import tomllib
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CORE = PROJECT["dependencies"]
WORKER = [
    line
    for line in (CHECKOUT / "requirements-worker.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def brought_by(wanted: Iterable[str]) -> set[str]:
    """Names of the distributions that these requirements bring here, with all that those require."""
    found: set[str] = set()
    waiting = [Requirement(line) for line in wanted]
    seen: set[str] = set()
    while waiting:
        one = waiting.pop()
        if str(one) in seen:
            continue
        seen.add(str(one))
        name = canonicalize_name(one.name)
        found.add(name)
        for line in metadata.requires(name) or []:
            further = Requirement(line)
            if any(applies(further, extra) for extra in ("", *one.extras)):
                waiting.append(further)
    return found


def applies(wanted: Requirement, extra: str) -> bool:
    return wanted.marker is None or wanted.marker.evaluate({"extra": extra})


def link_into(folder: Path, names: Iterable[str]) -> None:
    """Let a folder of packages see these installed distributions, whole, and nothing else."""
    for name in names:
        installed = metadata.distribution(name)
        for part in {file.parts[0] for file in installed.files or [] if file.parts[0] != ".."}:
            if part != "__pycache__" and not (folder / part).exists():
                (folder / part).symlink_to(installed.locate_file(part))

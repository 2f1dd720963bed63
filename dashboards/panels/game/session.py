"""The session that an address names."""

from __future__ import annotations

from pathlib import Path

from dashboards.asked.run import given_in
from microdeals.errors import MicrodealsError
from microdeals.game import Session


def name_in(search: str | None, key: str) -> str:
    """The session that an address names, or nothing."""
    return given_in(search).get(key, [""])[0]


def opened(folder: Path, name: str) -> tuple[Session | None, str]:
    """The session of this name, or why there is none."""
    if not name:
        return None, ""
    try:
        return Session.open(folder, name), ""
    except MicrodealsError as problem:
        return None, str(problem)

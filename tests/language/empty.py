"""A language with nothing in it yet, spoken by a test."""

from pathlib import Path

import pytest

from microdeals.language import VARIABLE
from microdeals.language.command import begun


def empty_language(code: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a language that has been begun below ``home``, chosen until the test ends."""
    folder = home / code
    begun(folder, code)
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


def put(folder: Path, name: str, content: str) -> None:
    """A file of the language."""
    (folder / name).write_text(content, encoding="utf-8")

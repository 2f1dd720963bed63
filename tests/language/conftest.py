"""A language that nobody speaks, written once, and this process speaking it."""

from pathlib import Path

import pytest

from microdeals.language.chosen import VARIABLE
from microdeals.language.command import pseudo_written


@pytest.fixture(scope="session")
def pseudo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("languages") / "pseudo"
    pseudo_written(folder)
    return folder


@pytest.fixture
def pseudo(pseudo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This test speaks it."""
    monkeypatch.setenv(VARIABLE, str(pseudo_folder))
    return pseudo_folder

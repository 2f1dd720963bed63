"""A wheel of this checkout, and a clean environment that has it installed."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import NamedTuple

import pytest

from distributions import CHECKOUT, CORE, WORKER, brought_by, link_into
from waits import BOUND


class Installed(NamedTuple):
    """An environment that knows this project only as an installed wheel."""

    python: Path
    folder: Path

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment, far away from the checkout."""
        program, *rest = command
        clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return subprocess.run(
            [self.python.with_name(str(program)), *rest],
            cwd=self.folder,
            env=clean,
            capture_output=True,
            text=True,
            timeout=BOUND,
            check=False,
        )


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that ``pip`` builds here, with the builder that the checks have installed anyway."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ("wheel", CHECKOUT, "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder)
    subprocess.run([sys.executable, "-m", "pip", *build], check=True, capture_output=True, timeout=BOUND)
    return next(folder.glob("microdeals-*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment of its own, with what ``pip install microdeals`` brings, and no more."""
    return with_only(brought_by(CORE), wheel, tmp_path_factory.mktemp("clean"))


@pytest.fixture(scope="session")
def worker(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel on a machine that only lives worlds: with what requirements-worker.txt brings."""
    return with_only(brought_by(WORKER), wheel, tmp_path_factory.mktemp("worker"))


def with_only(names: set[str], wheel: Path, folder: Path) -> Installed:
    """The wheel in a new environment; distributions of this one are linked into it, which saves minutes."""
    venv.create(folder / "venv", with_pip=False, symlinks=os.name != "nt")
    python = Path(sysconfig.get_path("scripts", "venv", {"base": str(folder / "venv")})) / "python"
    install = ("--python", python, "install", "--no-deps", "--no-index", wheel)
    subprocess.run([sys.executable, "-m", "pip", *install], check=True, capture_output=True, timeout=BOUND)
    link_into(Path(sysconfig.get_path("purelib", "venv", {"base": str(folder / "venv")})), names)
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    return Installed(python, elsewhere)

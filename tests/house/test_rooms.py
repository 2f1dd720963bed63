"""Who may import whom: the contracts of pyproject.toml hold, and cover every room there is."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from microdeals._compile import COMPILED_ROOMS

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "src" / "microdeals"
FORMULAS = {"__future__", "annotated_types", "collections", "enum", "math", "typing", "microdeals._compile"}


def imports_of(file: Path) -> Iterator[str]:
    """Full names of the modules that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: an import says the full name, not dots"
            yield node.module or ""


def test_the_contracts_are_kept():
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_room_is_named_in_a_contract():
    """A room still to come is written as ``microdeals.room.**``; once it is here, as ``microdeals.room``."""
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    named = {name for contract in contracts for name in contract["source_modules"]}
    rooms = {f"microdeals.{room.parent.name}" for room in PACKAGE.glob("*/__init__.py")}
    assert rooms - named == set()


@pytest.mark.parametrize("room", ["arithmetic", "rulebook", "theory"])
def test_formulas_need_little_more_than_math(room: str):
    """Narrower than a contract can say it: what is not allowed here is forbidden."""
    allowed = (*FORMULAS, f"microdeals.{room}", *(["microdeals.arithmetic"] if room == "rulebook" else []))
    for file in sorted((PACKAGE / room).rglob("*.py")):
        for name in imports_of(file):
            assert any(name == known or name.startswith(f"{known}.") for known in allowed), f"{file}: {name}"


def test_only_two_files_name_numba():
    files = [*PACKAGE.rglob("*.py"), *(CHECKOUT / "dashboards").rglob("*.py")]
    naming = {file.name for file in files for name in imports_of(file) if name.partition(".")[0] == "numba"}
    assert naming == {"_compile.py", "_machine.py"}


def test_compiled_code_is_made_of_the_rooms_that_key_its_cache():
    """A constant from elsewhere would be frozen into machine code, and a change of it go unnoticed."""
    inside = ("microdeals._compile", *(f"microdeals.{room}" for room in COMPILED_ROOMS))
    compiled = [
        file for file in PACKAGE.rglob("*.py") if re.search(r"^@(verb|loop|engine)$", file.read_text(), re.M)
    ]
    for file in compiled:
        assert any(file.is_relative_to(PACKAGE / room) for room in COMPILED_ROOMS), file
        for name in imports_of(file):
            assert not name.startswith("microdeals") or name.startswith(inside), f"{file}: {name}"


def test_no_test_folder_is_a_package():
    """tests/packaging with an ``__init__.py`` would hide the real package of that name."""
    assert [*(CHECKOUT / "tests").rglob("__init__.py")] == []

"""The module of the package is of today's rules, and nothing else is taken for it."""

import importlib.metadata
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from microdeals._compile import SOURCE_HASH
from microdeals.portable import reading
from microdeals.portable.reading import FILE, RULES, TOOLS, problem_of, read, sections

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGES = ("numba", "llvmlite", "ziglang")
OTHER_MODULE = b"\0asm\1\0\0\0"
"""The smallest module there is."""


def test_the_module_is_of_the_rules_as_they_are():
    assert problem_of(FILE.read_bytes()) == "", "run: make engine"


def test_the_module_asks_for_nothing_from_outside():
    module = read(FILE).module
    assert module.imports == []
    doors = {"run_worlds", "run_twins", "live_a_day", "note_the_start", "label_pairs", "work_out"}
    assert {thing.name for thing in module.exports} == {"memory", "__heap_base", *doors}


def test_the_same_tools_build_the_same_bytes(tmp_path: Path):
    built_with = dict(sections(FILE.read_bytes()))[TOOLS].decode()
    try:
        versions = [f"{name} {importlib.metadata.version(name)}" for name in PACKAGES]
    except importlib.metadata.PackageNotFoundError as missing:
        pytest.skip(f"{missing.name} is not installed")
    here = ", ".join([f"Python {'.'.join(platform.python_version_tuple()[:2])}", *versions])
    if here != built_with:
        pytest.skip(f"the module was built with {built_with}, here are {here}")
    again = tmp_path / "again.wasm"
    tool = CHECKOUT / "tools" / "build_engine.py"
    subprocess.run([sys.executable, tool, again], check=True, capture_output=True)
    assert again.read_bytes() == FILE.read_bytes(), "run: make engine"


@pytest.mark.parametrize("kept", [0, 3, 8, 100, 5_000, 40_000])
def test_a_module_that_is_cut_off_is_damaged_or_not_ours(kept: int, tmp_path: Path):
    part = tmp_path / "engine.wasm"
    part.write_bytes(FILE.read_bytes()[:kept])
    found = read(part)
    assert found.module is None
    assert found.problem in ("engine.wasm is damaged", "engine.wasm is not the module of this package")


def test_a_module_with_other_bytes_inside_is_damaged(tmp_path: Path):
    held = bytearray(FILE.read_bytes())
    held[2_000:2_200] = bytes(200)
    broken = tmp_path / "engine.wasm"
    broken.write_bytes(held)
    assert read(broken).problem == "engine.wasm is damaged"


def test_a_foreign_module_is_not_taken(tmp_path: Path):
    foreign = tmp_path / "engine.wasm"
    foreign.write_bytes(OTHER_MODULE)
    assert read(foreign).problem == "engine.wasm is not the module of this package"


def test_a_module_of_other_rules_is_not_taken(tmp_path: Path):
    old = tmp_path / "engine.wasm"
    old.write_bytes(FILE.read_bytes().replace(SOURCE_HASH.encode(), b"0" * 64))
    assert dict(sections(old.read_bytes()))[RULES] == b"0" * 64
    assert read(old).problem == "engine.wasm was built from other rules than these (renew it: make engine)"


def test_a_missing_module_is_said(tmp_path: Path):
    assert read(tmp_path / "engine.wasm").problem == "engine.wasm cannot be read (No such file or directory)"


def test_a_machine_without_a_runtime_is_said(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "wasmtime", None)
    assert read(reading.FILE).problem == (
        "there is no WebAssembly runtime for this machine (pip install wasmtime)"
    )

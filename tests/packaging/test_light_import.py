"""Heavy packages are imported where they are used: ``import microdeals`` itself is light."""

import subprocess
import sys

from waits import BOUND

HEAVY = {
    "mesa",
    "numba",
    "numpy",
    "pandas",
    "pyarrow",
    "pydantic",
    "rich",
    "solara",
    "starlette",
    "typer",
    "uvicorn",
}


def loaded_by(statement: str) -> set[str]:
    script = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=BOUND, check=True
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_importing_the_package_loads_nothing_heavy():
    assert not HEAVY & loaded_by("import microdeals")


def test_the_rules_load_nothing_heavy():
    """So a reader may try a formula at once, and the Mesa engine starts without a compiler."""
    assert not HEAVY & loaded_by("import microdeals.rulebook.trust, microdeals.rulebook.quantities")


def test_a_mesa_world_needs_neither_compiler_nor_screen():
    assert not {"numba", "solara", "starlette", "uvicorn"} & loaded_by("import microdeals.agents")


def test_the_command_line_starts_without_engines():
    assert not {"mesa", "numba", "pandas", "pyarrow", "solara"} & loaded_by("import microdeals.cli")

"""Heavy packages are imported where they are used: ``import microdeals`` itself is light."""

import subprocess
import sys

from waits import BOUND

HEAVY = {
    "matplotlib",
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
    "xarray",
}


def loaded_by(statement: str) -> set[str]:
    script = f"import sys\n{statement}\nprint(*sys.modules)"
    return {name.partition(".")[0] for name in printed_by(script).split()}


def printed_by(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=BOUND, check=True
    )
    return done.stdout


def test_importing_the_package_loads_nothing_heavy():
    assert not HEAVY & loaded_by("import microdeals")


def test_looking_at_the_names_of_the_door_loads_nothing_heavy():
    """NumPy, Mesa, pandas and pydantic come with the first name that is used, and only those it needs."""
    assert not HEAVY & loaded_by("import microdeals as md; dir(md); md.__version__; md.__all__")
    assert not HEAVY & loaded_by("import microdeals as md; hasattr(md, 'jugde')")
    assert not {"mesa", "numba", "pandas", "pyarrow"} & loaded_by("import microdeals as md; md.load")
    assert "mesa" in loaded_by("import microdeals as md; md.Party")


def test_importing_the_package_takes_less_than_a_tenth_of_a_second():
    """Of this process's own time, the least of three: other work on the machine does not count."""
    script = "import time; t = time.process_time(); import microdeals; print(time.process_time() - t)"
    assert min(float(printed_by(script)) for _ in range(3)) < 0.1


def test_a_verdict_waits_for_no_statistics_that_it_does_without():
    """``scipy.stats`` takes longer to be imported than a hundred pairs of worlds to be run."""
    script = (
        "import sys, contextlib, io\n"
        "from microdeals.cli import main\n"
        "sys.argv = ['microdeals', 'judge', 'arden_borea', '--runs', '100']\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit): main()\n"
        "print('microdeals.verdict.two_intervals' in sys.modules, 'scipy.stats' in sys.modules)"
    )
    assert printed_by(script) == "True False\n"


def test_the_rules_load_nothing_heavy():
    """So a reader may try a formula at once, and the Mesa engine starts without a compiler."""
    assert not HEAVY & loaded_by("import microdeals.rulebook.trust, microdeals.rulebook.quantities")


def test_a_mesa_world_needs_neither_compiler_nor_screen():
    assert not {"numba", "solara", "starlette", "uvicorn"} & loaded_by("import microdeals.agents")


def test_the_command_line_starts_without_engines():
    assert not {"mesa", "numba", "pandas", "pyarrow", "solara"} & loaded_by("import microdeals.cli")

"""Processes that run worlds when asked, each in the Python and with the Mesa that it is for."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from engines import CHOICE, LIBRARYS, Worker

CHECKOUT = Path(__file__).resolve().parents[1]
MODEL = "arden_borea"
OWN, MODULE = "ensemble, machine code", "ensemble, module"
LIBRARYS_OWN = "ensemble, machine code, functions of the C library"
BATCH, RELEASES = "mesa.batch_run, Mesa ", ("3.3", "3.5")
BLOCK = 100
"""Worlds of the ensemble for one of Mesa's: a single one of them is too short for a clock."""
_LOOP = """
print(0.0, flush=True)
for line in sys.stdin:
    seed = int(line.split()[1])
    began = time.process_time()
    n_worlds = run(seed)
    print((time.process_time() - began) / n_worlds, flush=True)
"""
ENSEMBLE = (
    f"""
import sys, time
from microdeals.conflicts import load
from microdeals.ensemble import run_ensemble
conflict = load("{MODEL}")
def run(seed):
    run_ensemble(conflict, range({BLOCK} * seed, {BLOCK} * (seed + 1)), threads=1)
    return {BLOCK}
run(0)
"""
    + _LOOP
)
AGENTS = (
    f"""
import sys, time
from microdeals.agents import ConflictModel
from microdeals.conflicts import load
conflict = load("{MODEL}")
def run(seed):
    model = ConflictModel(conflict, rng=seed)
    while model.running:
        model.step()
    return 1
run(0)
"""
    + _LOOP
)
BATCH_RUN = (
    f"""
import inspect, sys, time, warnings
warnings.simplefilter("ignore")
import mesa
from microdeals.agents import ConflictModel
takes_seeds = "rng" in inspect.signature(mesa.batch_run).parameters
def run(seed):
    fixed = {{"conflict": "{MODEL}"}}
    seeds = {{"rng": [seed]}}
    given = (fixed,) if takes_seeds else (fixed | seeds,)
    rows = mesa.batch_run(ConflictModel, *given, data_collection_period=-1, max_steps=100_000,
                          display_progress=False, **(seeds if takes_seeds else {{}}))
    assert len(rows) == 1
    return 1
run(0)
"""
    + _LOOP
)


class Runner(NamedTuple):
    """Who runs worlds: a name, what it is made of, and its process; or why there is none."""

    name: str
    made_of: str
    worker: Worker | None
    why_not: str = ""


def runners(folder: Path, left_out: list[str]) -> Iterator[Runner]:
    """All of them, each in a process of its own; environments for Mesa are made in the folder.

    Those with a word of ``left_out`` in their name are not started.
    """
    for name, start in all_of_them(folder).items():
        is_left_out = any(word in name for word in left_out)
        yield Runner(name, "", None, "left out") if is_left_out else start(name)


def all_of_them(folder: Path) -> dict[str, Callable[[str], Runner]]:
    """By name, what starts each."""
    here = f"CPython {platform.python_version()}"
    numba, wasmtime = f"{here}, numba {version('numba')}", f"{here}, wasmtime {version('wasmtime')}"
    by = {CHOICE: "compiled"}
    other = {**by, "XDG_CACHE_HOME": str(folder)}
    return {
        OWN: lambda name: Runner(name, numba, Worker(ENSEMBLE, **by)),
        MODULE: lambda name: Runner(name, wasmtime, Worker(ENSEMBLE, **{CHOICE: "module"})),
        LIBRARYS_OWN: lambda name: Runner(name, numba, Worker(LIBRARYS + ENSEMBLE, **other)),
        "Mesa agents, step by step": lambda name: Runner(
            name, f"{here}, Mesa {version('mesa')}", Worker(AGENTS)
        ),
        **{f"{BATCH}{release}": partial(batch_run, release=release, folder=folder) for release in RELEASES},
    }


def batch_run(name: str, release: str, folder: Path) -> Runner:
    """``mesa.batch_run`` of a release: of the one that is here, or in an environment of its own."""
    if version("mesa").startswith(f"{release}."):
        made_of = f"CPython {platform.python_version()}, Mesa {version('mesa')}"
        return Runner(name, made_of, Worker(BATCH_RUN))
    for number, python in enumerate(pythons()):
        place = folder / f"{number}-mesa-{release}"  # two of them may bear one name
        subprocess.run([python, "-m", "venv", place], check=True)
        own = str(place / "bin" / "python")
        wanted = [f"mesa=={release}.*", "networkx", "pydantic<3", "annotated-types"]
        install = [own, "-m", "pip", "install", "-q", "--no-compile", "--disable-pip-version-check", *wanted]
        if subprocess.run(install, check=False, stderr=subprocess.DEVNULL).returncode:
            continue
        told = [own, "-c", "import mesa, platform; print(platform.python_version(), mesa.__version__)"]
        python_version, mesa_version = subprocess.run(
            told, check=True, capture_output=True, text=True
        ).stdout.split()
        worker = Worker(BATCH_RUN, python=own, PYTHONPATH=str(CHECKOUT / "src"))
        return Runner(name, f"CPython {python_version}, Mesa {mesa_version}", worker)
    return Runner(name, "", None, f"no package registry here has Mesa {release} for a Python of this machine")


def pythons() -> list[str]:
    """This Python, and a later one where there is one: Mesa 3.5 asks for 3.12."""
    named = (shutil.which(f"python3.{minor}") for minor in (12, 13, 14))
    given = os.environ.get("NEWER_PYTHON")
    return [sys.executable, *([given] if given else []), *(path for path in named if path and _runs(path))]


def _runs(python: str) -> bool:
    return not subprocess.run([python, "-c", "import venv"], check=False, capture_output=True).returncode

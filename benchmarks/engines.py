"""The engines beside each other: module and machine code, and machine code with the C library's functions.

Two processes that stay, asked in turn, so that whatever else the machine does meets both; times are those of
one core, and a ratio is the median of the ratios of neighbouring calls.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from figures import Figure

CHOICE = "MICRODEALS_ENGINE"
MODELS = ("arden_borea", "base_rate", "donbas_2015", "russia_ukraine_2025")
WORKER = """
import sys, time
from microdeals.conflicts import load
from microdeals.ensemble import run_ensemble
print(run_ensemble(load("arden_borea"), range(2), threads=1).outcomes.gap[1], flush=True)
for line in sys.stdin:
    model, n_worlds = line.split()
    conflict, worlds = load(model), range(int(n_worlds))
    began = time.process_time()
    run_ensemble(conflict, worlds, threads=1)
    print(time.process_time() - began, flush=True)
"""
LIBRARYS = """
import math, sys, types
ours = {"exponential": ["exp"], "logarithm": ["log", "log1p"], "error_function": ["erf"]}
for name, functions in ours.items():
    module = types.ModuleType(f"microdeals.arithmetic.{name}")
    module.__dict__.update({function: getattr(math, function) for function in functions})
    sys.modules[module.__name__] = module
"""
"""What a worker does first that is to take the C library's functions."""


class Worker:
    """A process that runs worlds when asked."""

    def __init__(self, script: str, python: str = sys.executable, **variables: str) -> None:
        self.process = subprocess.Popen(
            [python, "-c", script],
            env=os.environ | variables,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._told()

    def seconds(self, model: str, n_worlds: int) -> float:
        """Of a core, for so many worlds."""
        if self.process.stdin is not None:
            self.process.stdin.write(f"{model} {n_worlds}\n")
            self.process.stdin.flush()
        return self._told()

    def _told(self) -> float:
        line = self.process.stdout.readline() if self.process.stdout is not None else ""
        if not line:
            raise SystemExit("a worker has ended; its last words are above")
        return float(line)

    def end(self) -> None:
        """Let it go."""
        self.process.communicate()


def module_and_machine_code(quick: bool) -> Iterator[Figure]:
    """The speed of the module, in parts of that of machine code."""
    module, compiled = Worker(WORKER, **{CHOICE: "module"}), Worker(WORKER, **{CHOICE: "compiled"})
    for n_worlds in (20, 250):
        for model in MODELS:
            ratio = speed_of(module, compiled, (model, n_worlds), 7 if quick else 21)
            yield Figure(f"module to machine code, {n_worlds} worlds, {model}", ratio, "times as fast")
    module.end()
    compiled.end()


def own_and_librarys_functions(quick: bool) -> Iterator[Figure]:
    """The speed with our own elementary functions, in parts of that with the C library's."""
    with tempfile.TemporaryDirectory() as folder:
        own = Worker(WORKER, **{CHOICE: "compiled"})
        librarys = Worker(LIBRARYS + WORKER, **{CHOICE: "compiled", "XDG_CACHE_HOME": folder})
        for model in MODELS:
            ratio = speed_of(own, librarys, (model, 200), 11 if quick else 51)
            yield Figure(f"own functions to the C library's, 200 worlds, {model}", ratio, "times as fast")
        own.end()
        librarys.end()


def speed_of(one: Worker, other: Worker, asked: tuple[str, int], n_times: int) -> float:
    """How much faster one is than the other, asked in turn, each first every second time."""
    ratios = []
    for time in range(n_times):
        first, second = (one, other) if time % 2 else (other, one)
        taken = {first: first.seconds(*asked), second: second.seconds(*asked)}
        ratios.append(taken[other] / taken[one])
    return statistics.median(ratios)


def first_verdict(quick: bool) -> Iterator[Figure]:
    """A first verdict where nothing is kept: time of a core for the whole process."""
    asked = [[model, *more] for model in (MODELS[0], MODELS[-1]) for more in (["--no-attribute"], [])]
    for words in asked[: 1 if quick else 4]:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "microdeals", "judge", *words, "--runs", "100"]
            before = os.times()
            env = {**os.environ, CHOICE: "", "XDG_CACHE_HOME": folder}
            subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=True)
            after = os.times()
            taken = (
                after.children_user + after.children_system - before.children_user - before.children_system
            )
            yield Figure(f"judge {' '.join(words)} --runs 100 on an empty cache", taken, "s of a core")

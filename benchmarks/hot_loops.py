"""The hot loops of a day beside a plain C transcription of them: the same numbers, and how fast each is.

Both go on from the same middle of a war. The C is compiled with -O3 for this very processor, as numba does,
by the compiler of ziglang, or by cc.
"""

import ctypes
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
from figures import Figure

from microdeals._compile import engine
from microdeals.conflicts import load
from microdeals.ensemble.citizen import talk_at_home
from microdeals.ensemble.engine import Plan
from microdeals.ensemble.front import burn
from microdeals.ensemble.kernel import Kernel, alone
from microdeals.ensemble.luck import draw_lots
from microdeals.ensemble.pairs import Stage, stage_of
from microdeals.ensemble.records import blank
from microdeals.ensemble.runs import run_each
from microdeals.ensemble.tape import Trace, new_tape
from microdeals.ensemble.world import World

SOURCE = Path(__file__).with_name("hot_loops.c")
FLAGS = ("-O3", "-march=native", "-ffp-contract=off", "-fno-math-errno", "-shared", "-fPIC", "-std=c11")
BEFORE, DAYS = 90, 2000
"""Days of the war lived before, and days of the loops in a measurement."""
MODELS = ("arden_borea", "russia_ukraine_2025")


@engine
def live_hot_days(kernel: Kernel, world: World, days: int) -> int:
    """The loops of so many days, and nothing else of them."""
    for _ in range(days):
        world.now[0].day += 1
        draw_lots(kernel, world)
        talk_at_home(kernel, world)
        burn(kernel, world)
    return days


class Transcribed(NamedTuple):
    """What the C function is called with; it writes into these arrays."""

    model: Any
    listed: Any
    lots: Any
    ties: Any
    people: Any
    parties: Any
    violations: Any
    sectors: Any
    war: Any
    month: Any


MODEL = [
    *(
        (name, "i8")
        for name in ("seed", "day", "draws", "room", "citizens", "neighbours", "talk_days", "sectors")
    ),
    *((name, "f8") for name in ("confidence", "persuasion", "war_violations", "displacement")),
    *((name, "f8") for name in ("surge", "surge_decay", "lull_fire")),
]
WAR = [
    *((name, "f8") for name in ("fighting", "surge", "walkouts", "fire_of_month")),
    *((name, "i8") for name in ("lull", "won", "violations")),
]
PARTY = [("draw", "i8"), ("in_favour", "i8"), ("tide", "f8"), ("support", "f8")]


def middle_of_a_war(name: str) -> Stage:
    """A war after some months, with its deals."""
    stage = stage_of(load(name))
    tape = new_tape(stage.kernel, 1, BEFORE, daily=False, events=0)
    seeds: Any = np.arange(1)
    plan = Plan(seeds, blank(Trace, (1, BEFORE)), BEFORE, stops_settled=False)
    run_each(alone(stage.kernel), stage.world, tape, plan)
    return stage


def transcribed(stage: Stage) -> Transcribed:
    """The same middle of the war as C reads it."""
    kernel, world = stage.kernel, stage.world
    tables, now = kernel.tables[0], world.now[0]
    front, publics = tables.front, tables.publics
    draws = tables.n_drawn_with_deals + now.n_running if now.n_active > 0 else tables.n_drawn_always
    n_sectors, room = len(kernel.sectors), world.draws.shape[1]
    sizes = (
        now.seed,
        now.day,
        draws,
        room,
        publics.citizens,
        publics.neighbours,
        publics.talk_days,
        n_sectors,
    )
    numbers = (publics.confidence, publics.persuasion, front.war_violations, front.displacement)
    model = np.array([(*sizes, *numbers, front.surge, front.surge_decay, front.lull_fire)], dtype=MODEL)
    fires = (now.fighting, now.surge, now.walkouts, now.fire_of_month)
    war = np.array([(*fires, now.lull, now.won_by >= 0, now.violations)], dtype=WAR)
    parties = np.array(
        [
            (kernel.parties[side].draw, party.n_for, party.tide, party.support)
            for side, party in enumerate(world.parties)
        ],
        dtype=PARTY,
    )
    kept = (np.asarray(one).copy() for one in (world.draws, world.lots, world.ties, world.citizens))
    violations = np.ascontiguousarray(np.asarray(world.commanders)["violations"])
    sectors, month = np.asarray(world.sectors).copy(), np.asarray(world.month).copy()
    return Transcribed(model, *kept, parties, violations, sectors, war, month)


def compiled_c(folder: str) -> Callable[[Transcribed, int], None]:
    """The C as a function. Raises SystemExit where there is no compiler that can make it."""
    made = Path(folder, "hot_loops.so")
    compilers = ([sys.executable, "-m", "ziglang", "cc"], ["cc"])
    for compiler in compilers:
        if (
            shutil.which(compiler[0])
            and not subprocess.run([*compiler, *FLAGS, "-o", made, SOURCE], check=False).returncode
        ):
            return caller_of(made)
    raise SystemExit("no compiler for C here: pip install ziglang")


def caller_of(library: Path) -> Callable[[Transcribed, int], None]:
    """What calls the function of the library."""
    live_days = ctypes.CDLL(str(library)).live_days

    def call(given: Transcribed, days: int) -> None:
        places = [ctypes.c_void_p(one.ctypes.data) for one in given]
        live_days(places[0], ctypes.c_int64(days), *places[1:])

    return call


def is_equal(stage: Stage, given: Transcribed) -> bool:
    """Whether both have come to the same numbers, to the last bit."""
    world, now = stage.world, stage.world.now[0]
    same = [
        np.asarray(world.lots).tobytes() == given.lots.tobytes(),
        np.asarray(world.citizens).tobytes() == given.people.tobytes(),
        np.asarray(world.sectors)["fire"].tobytes() == given.sectors["fire"].tobytes(),
        np.asarray(world.month).tobytes() == given.month.tobytes(),
        [float(party.support) for party in world.parties] == given.parties["support"].tolist(),
        all(float(now[name]) == float(given.war[name][0]) for name in ("fighting", "surge", "fire_of_month")),
    ]
    return all(same)


def beside_c(quick: bool) -> Iterator[Figure]:
    """Ratio of the C's time to the loops', each first every second time; they must agree first."""
    with TemporaryDirectory() as folder:
        live_days = compiled_c(folder)
        for name in MODELS:
            stage = middle_of_a_war(name)
            given = transcribed(stage)
            with np.errstate(all="ignore"):
                live_hot_days(stage.kernel, stage.world, 100)
            live_days(given, 100)
            if not is_equal(stage, given):
                raise SystemExit(
                    f"{name}: the C transcription comes to other numbers; hot_loops.c is not of today"
                )
            ratios = ratios_of(stage, given, live_days, 11 if quick else 101)
            yield Figure(f"hot loops of a day to plain C, {name}", statistics.median(ratios), "times as fast")


def ratios_of(
    stage: Stage, given: Transcribed, live_days: Callable[[Transcribed, int], None], n_times: int
) -> list[float]:
    """How much faster the loops are than the C, time after time."""

    def by_loops() -> None:
        live_hot_days(stage.kernel, stage.world, DAYS)

    def by_c() -> None:
        live_days(given, DAYS)

    found = []
    for number in range(n_times):
        taken = {}
        for work in (by_loops, by_c) if number % 2 else (by_c, by_loops):
            began = time.process_time()
            work()
            taken[work] = time.process_time() - began
        found.append(taken[by_c] / taken[by_loops])
    return found

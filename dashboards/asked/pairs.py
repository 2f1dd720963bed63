"""Many worlds and their twins, as pages ask for them: as an address, as a command line, and of the pool."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from dashboards.asked.run import Asked, asked_from, given_in, shown, war_named
from dashboards.words import text
from dashboards.work.tickets import AnswerPart
from microdeals.conflicts import Conflict, value_at
from microdeals.conflicts.declared import Value
from microdeals.conflicts.horizons import HORIZON
from microdeals.ensemble.pairs import run_pairs
from microdeals.ensemble.ready import make_ready
from microdeals.rulebook.luck import LARGEST_SEED
from microdeals.unknowns import Unknowns, unknowns_of
from microdeals.unknowns.reading import beside
from microdeals.verdict import Fit, Thresholds, Twins, Verdict, fit_of, twins_of
from microdeals.verdict.seeds import seeds_of
from microdeals.verdict.two_intervals import Beside, design_of, repeated_pairs
from microdeals.verdict.verdict import joined

SIZES = (200, 1000, 5000)
"""Pairs of worlds that a page may ask for."""
USUAL = 1000
GIVEN = "given"
"""The key in an address of whether every number is taken as the file gives it."""
FIRST_PAIRS = 200
"""So many pairs give the first answer, which is shown while the rest is computed."""
PAIRS_A_STRETCH = 400
"""After so many seeds others go first: some tenths of a second of work."""


class Judged(NamedTuple):
    """Worlds to judge: those of `asked`, with `n` seeds from its seed on.

    What nobody knows is drawn anew for each seed, but for what `asked` changes; or all is `as_given`.
    """

    asked: Asked = Asked()
    n: int = USUAL
    as_given: bool = False

    @property
    def last_seed(self) -> int:
        """The seed of the last pair."""
        return self.asked.seed + self.n - 1

    @property
    def is_drawn(self) -> bool:
        """Whether something is drawn: unasked, where there is a file of what nobody knows."""
        return not self.as_given and beside(war_named(self.asked.name)) is not None

    def twins(self) -> Twins:
        """The conflict and the same without deals. Raises ConflictError when the changes do not fit."""
        return twins_of(self.asked.conflict())

    def fit(self, kept: Sequence[str] = ()) -> Fit | None:
        """What is drawn, but for paths that are `kept`; None if nothing is.

        Raises as `twins` does, and UnknownsError for a file that cannot be drawn from.
        """
        twins = self.twins()
        unknowns = None if self.as_given else unknowns_about(twins.with_deals)
        return None if unknowns is None else fit_of(twins, unknowns, kept)

    def own(self) -> str:
        """What stands in the address beside the run that is asked for."""
        parts = ("" if self.n == USUAL else f"n={self.n}", f"{GIVEN}=1" if self.as_given else "")
        return "&".join(filter(None, parts))

    def command(self, kept: Sequence[str] = ()) -> str:
        """The command line that prints the same numbers; what is `kept` is set to what it is."""
        asked = self.asked
        settings = [
            part
            for path, value in self.values(kept)
            if path != HORIZON
            for part in ("--set", f"{path}={value}")
        ]
        days = ["--days", str(asked.days)] if asked.days != war_named(asked.name).horizon_days else []
        seeds = ["--seed", str(asked.seed), "--runs", str(self.n)]
        given = ["--as-given"] if self.as_given else []
        return shlex.join(["microdeals", "judge", asked.name, *days, *seeds, *settings, *given])

    def values(self, kept: Sequence[str] = ()) -> tuple[tuple[str, Value], ...]:
        """What is not drawn, by path: what is changed, and the own values of what is `kept`."""
        own = war_named(self.asked.name)
        return tuple(
            sorted(({path: value_at(own, path) for path in kept} | dict(self.asked.changes)).items())
        )

    def watched(self, seed: int, kept: Sequence[str] = ()) -> str:
        """Where on the Watch page the world of one of the seeds is."""
        world = self.asked._replace(seed=seed, changes=self.values(kept), drawn=self.is_drawn)
        return f"/watch{world.query()}"


@lru_cache(maxsize=64)
def unknowns_about(conflict: Conflict) -> Unknowns | None:
    """What nobody knows about a conflict, read once: all questions about it draw from the same."""
    return unknowns_of(conflict)


def judged_from(query: str | None) -> tuple[Judged, str]:
    """The worlds that an address asks for, as far as there are such; and what was left out, in words."""
    asked, said = asked_from(query)
    n, problem = size_from(query)
    as_given, bad = given_from(query)
    judged = Judged(asked, n, as_given)
    if judged.last_seed > LARGEST_SEED:
        judged = judged._replace(asked=asked._replace(seed=LARGEST_SEED - n + 1))
        problem = f"{problem} {text('asked.bad.last_seed').format(seed=judged.asked.seed)}"
    return judged, " ".join(filter(None, (said, problem.strip(), bad)))


def given_from(query: str | None) -> tuple[bool, str]:
    """Whether an address asks for every number as the file has it, and what is wrong with it."""
    typed = given_in(query).get(GIVEN, ["0"])[0]
    if typed in ("0", "1"):
        return typed == "1", ""
    return False, text("asked.bad.given").format(text=shown(typed))


def size_from(query: str | None) -> tuple[int, str]:
    """How many pairs an address asks for, and what is wrong with it."""
    given = given_in(query).get("n", [])
    if not given:
        return USUAL, ""
    if re.fullmatch("[0-9]{1,6}", given[0]) and int(given[0]) in SIZES:
        return int(given[0]), ""
    sizes = ", ".join(map(str, SIZES))
    return USUAL, text("asked.bad.n").format(text=shown(given[0]), sizes=sizes, n=USUAL)


def stretches(n: int, first: int, then: int) -> list[tuple[int, int]]:
    """From which to which of n seeds the work goes on without a pause.

    >>> stretches(1000, 200, 400), stretches(200, 200, 400)
    ([(0, 200), (200, 600), (600, 1000)], [(0, 200)])
    """
    starts = [0, *range(first, n, then)]
    return list(zip(starts, [*starts[1:], n], strict=True))


class PairsQuestion(NamedTuple):
    """The question what deals did. Its answer is a `Verdict`, first over few pairs and then over all.

    Where wars are drawn, the last part tells luck from what nobody knows: the same seeds as given, and
    some of the draws with other lucks. What is `kept` (paths) is not drawn, though nobody has changed it.
    """

    judged: Judged
    kept: tuple[str, ...] = ()

    @property
    def patience(self) -> int:
        """Somebody waits for it."""
        return 0

    def parts(self) -> Iterator[AnswerPart[Verdict]]:
        """Chunk by chunk, in this thread."""
        judged = self.judged
        twins, fit = judged.twins(), judged.fit(self.kept)
        seeds = seeds_of(judged.n, judged.asked.seed)
        work = PairsWork(judged.n if fit is None else n_told_apart(seeds))
        make_ready(twins.with_deals)
        own = list[np.recarray]()
        for start, end in stretches(judged.n, FIRST_PAIRS, PAIRS_A_STRETCH):
            some = seeds[start:end]
            pairs = run_pairs(*twins[:2], some, threads=1) if fit is None else fit.pairs(some, threads=1)
            yield from work.run(pairs, own)
            is_worth_showing = end in (FIRST_PAIRS, judged.n)
            yield work.paused(verdict_of(twins, own, fit) if is_worth_showing else None)
        if fit is not None:
            yield from _told_apart(verdict_of(twins, own, fit), fit, work)


class PairsWork:
    """Pairs of worlds as they are run: how many of all are done."""

    def __init__(self, total: int) -> None:
        self.done, self.total = 0, total

    def run(self, chunks: Iterator[np.recarray], into: list[np.recarray]) -> Iterator[AnswerPart[Verdict]]:
        """Take chunks down as they come."""
        for chunk in chunks:
            into.append(chunk)
            self.done += len(chunk)
            yield AnswerPart(self.done, self.total)

    def paused(self, answer: Verdict | None = None) -> AnswerPart[Verdict]:
        """A part after which others may go first."""
        return AnswerPart(self.done, self.total, answer, may_pause=True)


def n_told_apart(seeds: NDArray[np.int64]) -> int:
    """How many pairs are run to tell luck from what nobody knows, those of the verdict included."""
    return 2 * len(seeds) + len(design_of(seeds).rest()[0])


def _told_apart(verdict: Verdict, fit: Fit, work: PairsWork) -> Iterator[AnswerPart[Verdict]]:
    """The pairs beside those of a verdict, and then the verdict with both intervals."""
    seeds = verdict.pairs.seed.astype(np.int64)
    design = design_of(seeds)
    lucks, draws = design.rest()
    as_given, rest = list[np.recarray](), list[np.recarray]()
    for start, end in stretches(len(seeds), PAIRS_A_STRETCH, PAIRS_A_STRETCH):
        yield from work.run(run_pairs(*fit.twins[:2], seeds[start:end], threads=1), as_given)
        yield work.paused()
    for start, end in stretches(len(lucks), PAIRS_A_STRETCH, PAIRS_A_STRETCH):
        yield from work.run(fit.pairs(lucks[start:end], draws[start:end], threads=1), rest)
        yield work.paused()
    repeated = repeated_pairs(design, verdict.pairs, joined(rest))
    told_apart = Beside(joined(as_given), repeated, design.draws)
    yield work.paused(summed_up(replace(verdict, beside=told_apart)))


SUMS = (
    "plane", "shares", "at_a_price", "labels_by_side", "shares_by_side", "settlements", "victories",
    "outcomes", "closing", "relief", "sensitivity", "intervals", "decides", "decides_closing",
)  # fmt: skip


def verdict_of(twins: Twins, chunks: list[np.recarray], fit: Fit | None = None) -> Verdict:
    """The verdict over some chunks."""
    return summed_up(Verdict(twins, joined(chunks), Thresholds(), fit))


def summed_up(verdict: Verdict) -> Verdict:
    """The same with its sums done: pages that share it only read."""
    for name in SUMS:
        getattr(verdict, name)
    return verdict

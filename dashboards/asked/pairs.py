"""Many worlds and their twins, as pages ask for them: as an address, as a command line, and of the pool."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from dashboards.asked.run import Asked, asked_from, given_in, shown
from dashboards.words import text
from dashboards.work.tickets import AnswerPart
from microdeals.conflicts import load
from microdeals.conflicts.horizons import HORIZON
from microdeals.ensemble.pairs import run_pairs
from microdeals.ensemble.ready import make_ready
from microdeals.rulebook.luck import LARGEST_SEED
from microdeals.verdict import Thresholds, Twins, Verdict, twins_of
from microdeals.verdict.verdict import seeds_of

SIZES = (200, 1000, 5000)
"""Pairs of worlds that a page may ask for."""
USUAL = 1000
FIRST_PAIRS = 200
"""So many pairs give the first answer, which is shown while the rest is computed."""
PAIRS_A_STRETCH = 400
"""After so many seeds others go first: some tenths of a second of work."""


class Judged(NamedTuple):
    """Worlds to judge: those of `asked`, with `n` seeds from its seed on."""

    asked: Asked = Asked()
    n: int = USUAL

    @property
    def last_seed(self) -> int:
        """The seed of the last pair."""
        return self.asked.seed + self.n - 1

    def twins(self) -> Twins:
        """The conflict and the same without deals. Raises ConflictError when the changes do not fit."""
        return twins_of(self.asked.conflict())

    def own(self) -> str:
        """What stands in the address beside the run that is asked for."""
        return "" if self.n == USUAL else f"n={self.n}"

    def command(self) -> str:
        """The command line that prints the same numbers: pages take them as given."""
        asked, own = self.asked, load(self.asked.name).horizon_days
        settings = [
            part for path, value in asked.changes if path != HORIZON for part in ("--set", f"{path}={value}")
        ]
        days = ["--days", str(asked.days)] if asked.days != own else []
        seeds = ["--seed", str(asked.seed), "--runs", str(self.n)]
        return shlex.join(["microdeals", "judge", asked.name, *days, *seeds, *settings, "--as-given"])


def judged_from(query: str | None) -> tuple[Judged, str]:
    """The worlds that an address asks for, as far as there are such; and what was left out, in words."""
    asked, said = asked_from(query)
    n, problem = size_from(query)
    judged = Judged(asked, n)
    if judged.last_seed > LARGEST_SEED:
        judged = judged._replace(asked=asked._replace(seed=LARGEST_SEED - n + 1))
        problem = f"{problem} {text('asked.bad.last_seed').format(seed=judged.asked.seed)}"
    return judged, f"{said} {problem}".strip()


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
    """The question what deals did. Its answer is a `Verdict`, first over few pairs and then over all."""

    judged: Judged

    @property
    def patience(self) -> int:
        """Somebody waits for it."""
        return 0

    def parts(self) -> Iterator[AnswerPart[Verdict]]:
        """Chunk by chunk, in this thread."""
        judged, done = self.judged, list[np.recarray]()
        twins = judged.twins()
        seeds = seeds_of(judged.n, judged.asked.seed)
        make_ready(twins.with_deals)
        for start, end in stretches(judged.n, FIRST_PAIRS, PAIRS_A_STRETCH):
            for chunk in run_pairs(twins.with_deals, twins.without, seeds[start:end], threads=1):
                done.append(chunk)
                yield AnswerPart(sum(map(len, done)), judged.n)
            is_worth_showing = end in (FIRST_PAIRS, judged.n)
            yield AnswerPart(
                end, judged.n, verdict_of(twins, done) if is_worth_showing else None, may_pause=True
            )


SUMS = (
    "plane", "shares", "at_a_price", "labels_by_side", "shares_by_side", "settlements", "victories",
    "outcomes", "closing", "relief", "sensitivity",
)  # fmt: skip


def verdict_of(twins: Twins, chunks: list[np.recarray]) -> Verdict:
    """The verdict over some chunks, with its sums done: pages that share it only read."""
    verdict = Verdict(twins, np.concatenate(chunks).view(np.recarray), Thresholds())
    for name in SUMS:
        getattr(verdict, name)
    return verdict

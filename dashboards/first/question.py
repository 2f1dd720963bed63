"""What the first screen asks of the pool: its hundred wars anew, with other values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboards.asked.run import Asked
from dashboards.first.shipped import N, ShippedPair
from dashboards.first.worlds import fit_in, in_short
from dashboards.work.tickets import AnswerPart
from microdeals.ensemble.ready import make_ready
from microdeals.verdict import Thresholds, Verdict
from microdeals.verdict.seeds import seeds_of
from microdeals.verdict.verdict import joined


class HundredQuestion(NamedTuple):
    """A hundred pairs, from the seed of `asked` on. What it sets is drawn in none of them."""

    asked: Asked

    @property
    def patience(self) -> int:
        """Somebody waits for it."""
        return 0

    def parts(self) -> Iterator[AnswerPart[tuple[ShippedPair, ...]]]:
        """Chunk by chunk, in this thread."""
        conflict, done = self.asked.as_given(), []
        fit = fit_in(conflict, [path for path, _ in self.asked.changes])
        make_ready(conflict)
        for chunk in fit.pairs(seeds_of(N, self.asked.seed), threads=1):
            done.append(chunk)
            yield AnswerPart(sum(map(len, done)), N)
        yield AnswerPart(N, N, in_short(Verdict(fit.twins, joined(done), Thresholds(), fit)))

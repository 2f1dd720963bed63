"""What the Verdict page alone asks of the pool: which kinds of deals did it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboards.asked.pairs import Judged, stretches
from dashboards.work.tickets import AnswerPart
from microdeals.ensemble.ready import make_ready
from microdeals.verdict import Attribution
from microdeals.verdict.attribution import attribution_of, drawn_values_in_chunks, values_in_chunks
from microdeals.verdict.command import ATTRIBUTED_RUNS
from microdeals.verdict.seeds import seeds_of

FIRST_ATTRIBUTED = 40
ATTRIBUTED_A_STRETCH = 20
"""After so many seeds others go first: some tenths of a second of work."""


class DealsQuestion(NamedTuple):
    """The question which kinds of deals did it. Its answer is an `Attribution`."""

    judged: Judged

    @property
    def patience(self) -> int:
        """It takes many worlds, and goes after every question that somebody waits for."""
        return 2

    def parts(self) -> Iterator[AnswerPart[Attribution]]:
        """Chunk by chunk, in this thread, over the first of the seeds, as `microdeals judge` does."""
        conflict, fit, done = self.judged.asked.conflict(), self.judged.fit(), []
        n = min(self.judged.n, ATTRIBUTED_RUNS)
        seeds = seeds_of(n, self.judged.asked.seed)
        make_ready(conflict)
        for start, end in stretches(n, ATTRIBUTED_A_STRETCH, ATTRIBUTED_A_STRETCH):
            some = seeds[start:end]
            chunks = (
                values_in_chunks(conflict, some, threads=1)
                if fit is None
                else drawn_values_in_chunks(fit, some, threads=1)
            )
            for values in chunks:
                done.append(values)
                yield AnswerPart(sum(map(len, done)), n)
            is_worth_showing = end in (FIRST_ATTRIBUTED, n)
            found = attribution_of(conflict, done, int(seeds[0]), fit) if is_worth_showing else None
            yield AnswerPart(end, n, found, may_pause=True)

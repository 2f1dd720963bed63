"""What ``microdeals judge`` does between reading its words and printing its answer."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import typer

from microdeals.conflicts import load, with_settings
from microdeals.ensemble.pairs import run_pairs
from microdeals.ensemble.ready import make_ready, said_before_compiling
from microdeals.errors import RequestError
from microdeals.progress import bar_of, clock_beside
from microdeals.verdict import Attribution, Thresholds, Twins, Verdict, twins_of
from microdeals.verdict.attribution import attribution_of, values_in_chunks
from microdeals.verdict.thresholds import check_thresholds
from microdeals.verdict.verdict import check_half_width, seeds_of, until_known

ATTRIBUTED_RUNS = 200
"""Seeds over which deals are told apart: each takes many worlds."""


class TwinsAsked(NamedTuple):
    """What was asked for on the command line, besides the `VerdictAsked`."""

    model: str
    settings: tuple[str, ...]
    against: str | None
    """Another model as the twin; None for the model without deals."""
    settings_of_both: tuple[str, ...]
    """Those of ``settings`` that the other model gets, too."""


class VerdictAsked(NamedTuple):
    """What was asked, besides the twins."""

    runs: int
    seed: int
    thresholds: Thresholds
    precision: float | None  # stop when the share of stepping stones is known to ± this
    attributed: bool


class Answer(NamedTuple):
    """What was found, perhaps less than was asked for."""

    verdict: Verdict
    attribution: Attribution | None
    runs_asked: int
    is_stopped: bool
    """Whether Ctrl-C came before the end."""


def judged(twins: TwinsAsked, question: VerdictAsked) -> Answer:
    """Find the twins and answer. Raises ConflictError or RequestError before any run."""
    conflict = with_settings(load(twins.model), twins.settings)
    other = with_settings(load(twins.against), twins.settings_of_both) if twins.against else None
    return answer(twins_of(conflict, other), question)


def is_attributed(asked: bool | None, against: str | None) -> bool:
    """Whether deals are told apart: as asked, and unasked where the twin is the model without deals.

    Raises RequestError where they cannot be.
    """
    if asked and against:
        raise RequestError(
            "--attribute asks what deals did against none; leave out --against, or use --no-attribute."
        )
    return asked is not False and not against


def answer(twins: Twins, question: VerdictAsked) -> Answer:
    """Run the twins and sum up. Ctrl-C leaves what was done; with nothing done it is raised again.

    Raises RequestError before any run for what cannot be asked.
    """
    seeds = seeds_of(question.runs, question.seed)
    check_thresholds(question.thresholds)
    if question.precision is not None:
        check_half_width(question.precision)
    _get_ready(twins)
    chunks = run_pairs(twins.with_deals, twins.without, seeds)
    if question.precision is not None:
        chunks = until_known(chunks, question.precision, question.thresholds)
    pairs, is_stopped = _gathered(chunks, "Pairs of worlds", len(seeds))
    if not pairs:
        raise KeyboardInterrupt
    verdict = Verdict(twins, np.concatenate(pairs).view(np.recarray), question.thresholds)
    attribution = None
    if question.attributed and not is_stopped:
        attribution, is_stopped = _attributed(twins, seeds[:ATTRIBUTED_RUNS])
    return Answer(verdict, attribution, question.runs, is_stopped)


def _get_ready(twins: Twins) -> None:
    line = said_before_compiling()
    if line:
        typer.echo(line, err=True)
    with clock_beside("Compiling" if line else ""):
        make_ready(twins.with_deals)


def _attributed(twins: Twins, seeds: Any) -> tuple[Attribution | None, bool]:
    chunks = values_in_chunks(twins.with_deals, seeds)
    values, is_stopped = _gathered(chunks, "Deals told apart, worlds", len(seeds))
    return (attribution_of(twins.with_deals, values) if values else None), is_stopped


def _gathered(chunks: Iterator[Any], title: str, total: int) -> tuple[list[Any], bool]:
    """All chunks, or those that were done when Ctrl-C came; and whether it came."""
    done: list[Any] = []
    with bar_of(title, total) as bar:
        try:
            for chunk in chunks:
                done.append(chunk)
                bar.advance(len(chunk))
        except KeyboardInterrupt:
            return done, True
    return done, False

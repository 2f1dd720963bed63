"""What a fit found, in words."""

import textwrap
from collections.abc import Iterator

import numpy as np

from microdeals.calibration.files import POSTERIOR
from microdeals.calibration.own_war.findings import (
    FACTOR,
    MET,
    MOVED,
    NARROWED,
    SURPRISE,
    FigureMet,
    LearntFindings,
    NumberLearnt,
    Three,
)
from microdeals.calibration.own_war.limits import DEFAULT_WARS
from microdeals.calibration.own_war.measures import SETTLED, SIGNED
from microdeals.calibration.own_war.spread import LOW_MIDDLE_HIGH
from microdeals.calibration.own_war.stages import LearntWar
from microdeals.documents.wording import WIDTH, counted_as
from microdeals.evidence.in_words import figure
from microdeals.verdict.sentences import say

MOST_NAMED = 4
"""Figures that a warning names."""


def told(learnt: LearntWar, found: LearntFindings) -> str:
    """The lines that the command prints, and that stand at the head of posterior.toml."""
    parts = (
        _head(learnt, found),
        _numbers(found),
        _disagreements(found),
        _met(found),
        _left_out(learnt, found),
    )
    paragraphs = ([_wrapped(line) for line in part] for part in (*parts, _quality(learnt, found)))
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines)


def warnings_of(found: LearntFindings) -> Iterator[str]:
    """What every later answer from these draws should say, a sentence each."""
    n, n_told = len(found.numbers), len(found.told)
    if not n_told:
        yield f"The war's own deals {_tell_none(n)}, though the draws may lie a little otherwise than before."
    elif n_told < n:
        others = "the other" if n - n_told == 1 else "the others"
        yield (
            f"The war's own deals tell {n_told} of the {n} numbers that nobody knows; of {others} they tell"
            " nothing for sure."
        )
    if some := [one.measure.what for one in found.figures if one.disagrees]:
        yield (
            f"Prior and data disagree ({_few(some)}): the draws should not be trusted before that is mended,"
            f" see {POSTERIOR}."
        )
    if some := [one.measure.what for one in found.figures if not one.is_met and not one.disagrees]:
        yield f"Wars at these draws do not come to what the data say ({_few(some)})."


def _few(listed: list[str]) -> str:
    """The first of them, and how many more there are."""
    more = f" and {len(listed) - MOST_NAMED} more" if len(listed) > MOST_NAMED else ""
    return f"{'; '.join(listed[:MOST_NAMED])}{more}"


def _wrapped(line: str) -> str:
    """A sentence on lines that a terminal has room for; rows of tables, which are indented, as they are."""
    return line if line.startswith(" ") else textwrap.fill(line, WIDTH)


def _head(learnt: LearntWar, found: LearntFindings) -> Iterator[str]:
    record, n = learnt.asked.record, len(found.numbers)
    of_what = (
        f"{learnt.asked.conflict.title}: {counted_as(len(record.deals), 'deal')} in "
        f"{counted_as(record.days, 'day')}."
    )
    if found.told:
        yield f"{of_what} Of {counted_as(n, 'number')} that nobody knows these data tell {len(found.told)}."
    else:
        yield (
            f"{of_what} These data {_tell_none(n)}, though the draws, which are moved to them, may lie a"
            " little otherwise than before."
        )


def _tell_none(n: int) -> str:
    return f"tell nothing for sure of the {f'{n} numbers' if n > 1 else 'one number'} that nobody knows"


def _numbers(found: LearntFindings) -> Iterator[str]:
    if found.told:
        yield "Told by the data: the middle 90 % before, and now"
        width = max(len(_called(one)) for one in found.told)
        for one in found.told:
            ranges = f"{_range(one.prior):>18}  now {_range(one.posterior):18}"
            times = f" ({FACTOR})" if one.unit == FACTOR else ""
            yield f"  {_called(one):{width}}  {ranges} {_way(one)}{times}"
    left = [one.name for one in found.numbers if not one.is_told]
    if left:
        yield f"Not told by the data: {', '.join(left)}."
    yield (
        f"(Told: a middle 90 % below {NARROWED:g} as wide as the prior's, or a median moved by more than"
        f" {MOVED:g} of it, and by more than chance, or the luck of the wars lived, would do to any number.)"
    )


def _called(one: NumberLearnt) -> str:
    return one.name if one.name == one.path else f"{one.name} ({one.path})"


def _way(one: NumberLearnt) -> str:
    if abs(one.moved) <= MOVED and _width(one.posterior) < _width(one.prior):
        return "narrower"
    return "higher" if one.moved > 0.0 else "lower"


def _width(bounds: tuple[float, float, float]) -> float:
    return bounds[-1] - bounds[0]


def _disagreements(found: LearntFindings) -> Iterator[str]:
    some = [one for one in found.figures if one.disagrees]
    if not some:
        return
    yield (
        f"Prior and data disagree: fewer than {SURPRISE * 100.0:.0f} % of wars that fit what was known before"
        " are as far out as these figures. Look at the data, then at the model and its ranges, before"
        " anything else is believed."
    )
    for one in some:
        yield f"  {one.measure.what}: data {_figure(one, one.data)}, such wars {_between(one, one.before)}"


def _met(found: LearntFindings) -> Iterator[str]:
    if not found.figures:
        return
    yield "How well each figure is met (middle 90 % of wars before, and of wars at the draws):"
    width = max(len(one.measure.what) for one in found.figures)
    for one in found.figures:
        before, after = _between(one, one.before), _between(one, one.after)
        hint = "" if one.is_met else "  NOT MET"
        data = _figure(one, one.data)
        yield f"  {one.measure.what:{width}}  data {data:>6}  before {before:14} now {after}{hint}"
    if any(not one.is_met for one in found.figures):
        yield (
            f"(Not met: among the outermost {MET * 100.0:.0f} % of such wars. The model cannot do what was"
            " seen there, and what is told of its numbers is in doubt.)"
        )


def _left_out(learnt: LearntWar, found: LearntFindings) -> Iterator[str]:
    same = [one.measure.what for one in found.figures if not one.is_used]
    lines = [f"  {what}: the same in every war of the model." for what in same]
    lines += [f"  {said}" for said in learnt.compared.left_out]
    if lines:
        yield "Not compared:"
        yield from lines


def _quality(learnt: LearntWar, found: LearntFindings) -> Iterator[str]:
    yield (
        f"{counted_as(len(learnt.draws), 'joint draw')}: the nearest of "
        f"{counted_as(len(learnt.prior), 'war')} that were lived, each"
        " moved to the data."
    )
    if learnt.asked.wars < DEFAULT_WARS:
        yield (
            f"So few wars tell only what is plain; {DEFAULT_WARS:,} are lived where draws are not asked for."
        )
    low, _, high = LOW_MIDDLE_HIGH
    held = learnt.planted[:, [one.is_told for one in found.numbers]] if found.told else learnt.planted
    share = float(np.mean((held >= low) & (held <= high)))
    one_or_more = "the number that is told" if len(found.told) == 1 else "the numbers that are told"
    which = one_or_more if found.told else "numbers"
    yield (
        f"Planted: in {counted_as(len(held), 'war')} of the model with known numbers, "
        f"{which} lay in {share * 100.0:.0f} % of cases within the middle 90 % that their own deals left."
    )
    yield say("sure.model_only")


def _range(three: Three) -> str:
    return f"{three[0]:.3g} to {three[2]:.3g}"


def _between(one: FigureMet, three: Three) -> str:
    return f"{_figure(one, three[0])} to {_figure(one, three[2])}"


def _figure(one: FigureMet, value: float) -> str:
    if one.measure.name == SETTLED or one.measure.name.startswith(SIGNED):
        return "?" if np.isnan(value) else f"{value:.0f}"
    return figure(value)

"""What a result says, in sentences and in tables of Markdown. No number and no finding is typed here."""

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from microdeals.conflicts.declared import declaration_at, unit_in_words
from microdeals.conflicts.kinds_on_offer import OFFERED
from microdeals.language import WordsBeside
from microdeals.language.signs import SIGNS
from microdeals.rulebook.labels import key_of
from microdeals.statistics.intervals import Mean
from microdeals.statistics.paired_differences import Difference
from microdeals.statistics.two_sources import FEWEST_DRAWS, Bounds, Estimate, are_told_apart
from microdeals.study.answer.findings import Effect
from microdeals.study.answer.points_by_seed import draws_in
from microdeals.study.columns import COUNTS, EFFECTS, GAPS, LABELS, NUMBERS, UNITS
from microdeals.study.question.draws import LUCKS
from microdeals.study.question.experiment import Experiment

NOTHING = 1e-9
"""Amounts below this are rounding."""
say = WordsBeside(__file__)
OF_100 = {"relief": 100.0, "share_left": 100.0}
NAMES = {
    **{key_of(label): sign.plural for label, sign in SIGNS.items()},
    **{
        f"{key_of(label)}_{side}": f"{sign.plural} to the {party} party"
        for label, sign in SIGNS.items()
        for side, party in enumerate(("first", "second"))
    },
    "spared": "wars in which suffering was spared",
    "peace_closer": "wars in which peace came closer",
    "peace_further": "wars in which peace was pushed away",
    "settled_with": "settlements with deals",
    "settled_without": "settlements without deals",
    "won_with": "wars won by a side with deals",
    "won_without": "wars won by a side without deals",
    "frozen_with": "managed freezes with deals",
    "frozen_without": "managed freezes without deals",
    "signed_any": "wars with a deal signed",
    "deals_left": "deals that a side left",
    "deals_withdrawn": "deals left for want of trust, leverage or support",
    "deals_left_for_more": "deals left for more at the front",
    "share_left": "deals that a side walked out of",
    "relief": "harm spared",
    "gap_with": "gap left with deals",
    "gap_without": "gap left without deals",
    "reports": "reports of breaches",
    "rung_opened": "highest rung opened",
    "leaders_met": "meetings of leaders",
    "envoys_met": "meetings of envoys",
    "power_moved": "shift of power",
}


def name_of(outcome: str) -> str:
    """What an outcome is called where it is counted."""
    return NAMES.get(outcome, outcome.replace("_", " "))


def unit_of(outcome: str) -> str:
    """In what an outcome is told."""
    if outcome in OF_100:
        return "of 100"
    if outcome in COUNTS:
        return "a war"
    return UNITS.get(outcome, "share of the dispute" if outcome in (*EFFECTS, *GAPS) else "of 100")


def meaning_of(path: str) -> str:
    """What a parameter means and its unit, as it is declared; nothing for what is not declared."""
    if path == OFFERED:
        return say("meaning.offered")
    declared = declaration_at(path)
    if declared is None:
        return ""
    return say("meaning.of_unit", meaning=declared.meaning, unit=unit_in_words(declared.unit))


def title_of(path: str) -> str:
    """A parameter in words, and of whom or what it is: ``number of teams (valley mission)``."""
    declared = declaration_at(path) if "." in path else None
    if declared is None:
        return path
    table, *of, _ = path.split(".")
    of_what = " ".join(of).replace("_", " ")
    # A side is called by a name, of which its key is the nearest thing to be known here.
    called = capital(of_what) if table == "party" else of_what
    return f"{declared.meaning} ({called})" if of else declared.meaning


def level(outcome: str, found: Estimate | Mean) -> str:
    """``21 (16 to 27)``, or ``21 (2 to 61; by luck alone 19 to 23)``, or for closing ``+0.012 (...)``."""
    return f"{_told(outcome, found.mean)} ({_ranges(found, lambda number: _told(outcome, number))})"


def change(outcome: str, found: Estimate | Difference) -> str:
    """``+8.2 (+5.1 to +11.3)``, with a word where the interval has both more and less in it."""
    if found.mean == found.low == found.high == 0.0:
        return "no difference in any pair"
    amount = _signed(outcome, found.mean)
    doubt = "" if found.sign else f", {why_unsure(found)}"
    unit = " of 100" if _is_of_100(outcome) else ""
    return f"{amount}{unit} ({_ranges(found, lambda number: _signed(outcome, number))}){doubt}"


def why_unsure(found: Estimate | Difference) -> str:
    """What may be all that there is to a difference whose wider interval has more and less in it."""
    if isinstance(found, Estimate) and found.sign_on_average:
        return "which hangs on what nobody knows"
    return "which may be luck"


def _ranges(found: Estimate | Mean | Difference, tell: Callable[[float], str]) -> str:
    """The wider interval, and what luck alone would leave, where the two were told apart."""
    wide = _range((found.low, found.high), tell)
    if not isinstance(found, Estimate) or found.unknown is None:
        return wide
    return f"{wide}; by luck alone {_range(found.luck, tell)}"


def _range(bounds: Bounds, tell: Callable[[float], str]) -> str:
    return f"{tell(bounds[0])} to {tell(bounds[1])}"


def what_is_drawn(experiment: Experiment) -> str:
    """What is drawn for the runs of every point, or that nothing is, and what the ranges are."""
    if experiment.drawn is None:
        return say("drawn.luck")
    n, model = experiment.drawn.n, experiment.model
    if not are_told_apart(draws_in(experiment)):
        return f"{say.counted('drawn.few', n, model=model)} {not_told_apart(experiment)}"
    told = say.counted("drawn.told", n, model=model, lucks=LUCKS)
    return f"{told} {say('drawn.odd')}" if experiment.runs % LUCKS else told


def not_told_apart(experiment: Experiment) -> str:
    """That draws are too few to tell luck from what we do not know, and what ranges are; else nothing."""
    draws = draws_in(experiment)
    if draws is None or are_told_apart(draws):
        return ""
    seeds = say.counted("drawn.seeds", experiment.runs)
    return say.counted(
        "drawn.together", len(np.unique(draws)), seeds=seeds, lucks=LUCKS, runs=FEWEST_DRAWS * LUCKS
    )


def amount(outcome: str, number: float) -> str:
    """How much of an outcome, without a sign of its own; what is there is not rounded to nothing.

    >>> amount("relief", 0.034), amount("closing", 0.012), amount("breaches", 12.0), amount("breaches", 0.02)
    ('3.4 of 100', '0.012', '12.0', '0.02')
    """
    if _is_of_100(outcome):
        return f"{_not_nothing(100.0 * number, 1)} of 100"
    return _not_nothing(number, 1 if outcome in COUNTS or outcome == "days_sooner" else 3)


def _not_nothing(number: float, digits: int) -> str:
    """A number with so many digits behind the point, or as many as it takes to see it."""
    if NOTHING < abs(number) < 0.5 / 10**digits:
        digits = -math.floor(math.log10(abs(number)))
    return f"{number:.{digits}f}"


def overall(labels: dict[str, Estimate], n_points: int) -> str:
    """How common each verdict is over all points."""
    told = [f"{name_of(label)} in {level(label, labels[label])}" for label in LABELS]
    where = f"Over all {n_points} points, of" if n_points > 1 else "Of"
    return f"{where} 100 pairs deals were {', '.join(told[:-1])} and {told[-1]}."


def effect_lines(effect: Effect, outcome: str, shown: Sequence[str]) -> Iterator[str]:
    """What one of the things that varied does: a sentence, then a table of its levels."""
    difference = change(outcome, effect.found)
    unit = "draw" if effect.is_drawn else "seed"
    if effect.is_ordered:
        told = f"from {effect.first} to {effect.last}, {name_of(outcome)} change by {difference}."
    elif effect.is_picked:
        ends = (
            f"over every other {unit} fewest {name_of(outcome)} with {effect.first}, most with {effect.last}"
        )
        told = f"{ends}; over the other {unit}s these two differ by {difference}."
    else:
        ends = f"fewest {name_of(outcome)} with {effect.first}, most with {effect.last}"
        told = f"{ends}: {difference}."
    meaning = meaning_of(effect.path)
    yield f"`{effect.path}`{f' ({meaning})' if meaning else ''}: {told}"
    yield ""
    yield f"| `{effect.path}` | " + " | ".join(f"{name_of(name)} ({unit_of(name)})" for name in shown) + " |"
    yield "|---|" + "---|" * len(shown)
    for row in effect.rows:
        cells = " | ".join(level(name, found) for name, found in zip(shown, row.outcomes, strict=True))
        yield f"| {row.words} | {cells} |"


def counted(outcome: str, found: Estimate) -> str:
    """``stepping stones in 21 (...) of 100 pairs``."""
    told = level(outcome, found)
    return f"{name_of(outcome)} in {told} of 100 pairs" if _is_share(outcome) else (
        f"{name_of(outcome)} {told} {unit_of(outcome)}"
    )  # fmt: skip


def _is_of_100(outcome: str) -> bool:
    return outcome in OF_100 or _is_share(outcome)


def _is_share(outcome: str) -> bool:
    return outcome not in NUMBERS


def _told(outcome: str, number: float) -> str:
    if _is_of_100(outcome):
        return f"{100.0 * number:.0f}"
    if outcome in COUNTS:
        return f"{number:.1f}"
    return f"{number:.3f}" if outcome in (*GAPS, "power_moved") else f"{number:+.3f}"


def _signed(outcome: str, number: float) -> str:
    if _is_of_100(outcome):
        return f"{100.0 * number:+.1f}"
    return f"{number:+.1f}" if outcome in COUNTS else f"{number:+.3f}"


def capital(text: str) -> str:
    """With a capital letter."""
    return text[:1].upper() + text[1:]

"""What a result says, in sentences and in tables of Markdown. No number and no finding is typed here."""

from collections.abc import Iterator, Sequence

from microdeals.conflicts.declared import declared_in
from microdeals.conflicts.tables import TABLE_NAMES
from microdeals.rulebook.labels import SIGNS, key_of
from microdeals.statistics.intervals import Mean
from microdeals.statistics.paired_differences import Difference
from microdeals.study.answer.findings import ClaimFinding, Contrast, Effect
from microdeals.study.columns import COUNTS, EFFECTS, LABELS, NUMBERS
from microdeals.study.question.claim import ExperimentClaim
from microdeals.study.question.kinds_on_offer import MEANING, OFFERED

MOST_TOLD = 2
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
}
BETTER, WORSE, UNSURE, HARDLY = "agrees", "finds the opposite", "cannot tell", "finds hardly a difference"
LEAST = 0.01
"""A sure difference of less than this (one of 100, a hundredth of the stake) is hardly one. Assumed."""


def name_of(outcome: str) -> str:
    """What an outcome is called where it is counted."""
    return NAMES.get(outcome, outcome.replace("_", " "))


def unit_of(outcome: str) -> str:
    """In what an outcome is told."""
    if outcome in OF_100:
        return "of 100"
    if outcome in EFFECTS and outcome != "days_sooner":
        return "share of the stake"
    return "days" if outcome == "days_sooner" else "a war" if outcome in COUNTS else "of 100"


def meaning_of(path: str) -> str:
    """What a parameter means and its unit, as it is declared; nothing for what is not declared."""
    if path == OFFERED:
        return MEANING
    table, *_, key = path.split(".")
    known = declared_in(table) if table in TABLE_NAMES else ()
    return next((f"{one.meaning} ({one.unit})" for one in known if one.key == key), "")


def level(outcome: str, found: Mean) -> str:
    """``21 (16 to 27)``, or for closing ``+0.012 (+0.004 to +0.020)``."""
    return f"{_told(outcome, found.mean)} ({_told(outcome, found.low)} to {_told(outcome, found.high)})"


def change(outcome: str, found: Difference) -> str:
    """``+8.2 (+5.1 to +11.3)``, with a word where the interval has both more and less in it."""
    if found.mean == found.low == found.high == 0.0:
        return "no difference in any pair"
    amount, low, high = (_signed(outcome, number) for number in (found.mean, found.low, found.high))
    doubt = "" if found.sign else ", which may be luck"
    unit = " of 100" if _is_of_100(outcome) else ""
    return f"{amount}{unit} ({low} to {high}){doubt}"


def amount(outcome: str, number: float) -> str:
    """How much of an outcome, without a sign of its own: ``3.4 of 100``, ``0.012``, ``12.0``."""
    if _is_of_100(outcome):
        return f"{100.0 * number:.1f} of 100"
    return f"{number:.1f}" if outcome in COUNTS or outcome == "days_sooner" else f"{number:.3f}"


def overall(labels: dict[str, Mean], n_points: int) -> str:
    """How common each verdict is over all points."""
    told = [f"{name_of(label)} in {level(label, labels[label])}" for label in LABELS]
    where = f"Over all {n_points} points, of" if n_points > 1 else "Of"
    return f"{where} 100 pairs deals were {', '.join(told[:-1])} and {told[-1]}."


def answer(claim: ExperimentClaim, finding: ClaimFinding) -> str:
    """The comparison in a sentence or two."""
    outcome = claim.outcome
    if claim.against:
        first = f"{_counted(outcome, finding.after)}, against {_counted(claim.against, finding.before)}"
        return f"{_capital(first)}: a difference of {change(outcome, finding.found)}."
    first = f"{_counted(outcome, finding.after)} {claim.after.called}"
    second = f"{level(outcome, finding.before)} {claim.before.called}"
    return f"{_capital(first)}, and {second}: {change(outcome, finding.found)}."


def stance(claim: ExperimentClaim, finding: ClaimFinding) -> str:
    """What the model says to the claim, in two or three words."""
    if not finding.found.sign:
        return UNSURE
    if claim.outcome not in COUNTS and abs(finding.found.mean) < LEAST:
        return HARDLY
    return BETTER if (finding.found.sign > 0) == claim.expects_more else WORSE


def opposite(claim: ExperimentClaim, finding: ClaimFinding) -> str:
    """The settings at which the opposite of what was found everywhere holds, or both ways if it is unsure."""
    n, sign = len(finding.settings), finding.found.sign
    if not n:
        return "Nothing else was varied, so no setting was looked at."
    if sign:
        there = finding.pointing(-sign)
        return _listed(claim, "At", there, n) if there else _nearest(claim, finding)
    ways = [(word, finding.pointing(way)) for word, way in (("More", 1), ("Less", -1))]
    told = [_listed(claim, f"{word} at", there, n) for word, there in ways if there]
    return " ".join(told) or f"None of the {n} settings looked at points clearly either way."


def _nearest(claim: ExperimentClaim, finding: ClaimFinding) -> str:
    """That the opposite is nowhere, and where it is least far away."""
    sign, n = finding.found.sign, len(finding.settings)
    least = min(finding.settings, key=lambda one: sign * one.found.mean)
    where = f"nearest to it where {least.words}: {change(claim.outcome, least.found)}"
    return f"At none of the {n} settings looked at; {where}."


def _listed(claim: ExperimentClaim, how: str, there: Sequence[Contrast], n: int) -> str:
    told = "; ".join(f"where {one.words}: {change(claim.outcome, one.found)}" for one in there[:MOST_TOLD])
    rest = len(there) - len(there[:MOST_TOLD])
    more = f"; and {rest} more" if rest else ""
    return f"{how} {len(there)} of the {n} settings looked at, the clearest {told}{more}."


def effect_lines(effect: Effect, outcome: str, shown: Sequence[str]) -> Iterator[str]:
    """What one of the things that varied does: a sentence, then a table of its levels."""
    difference = change(outcome, effect.found)
    if effect.is_ordered:
        told = f"from {effect.first} to {effect.last}, {name_of(outcome)} change by {difference}."
    elif effect.is_picked:
        ends = f"over every other seed fewest {name_of(outcome)} with {effect.first}, most with {effect.last}"
        told = f"{ends}; over the other seeds these two differ by {difference}."
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


def _counted(outcome: str, found: Mean) -> str:
    return f"{name_of(outcome)} in {level(outcome, found)} of 100 pairs" if _is_share(outcome) else (
        f"{name_of(outcome)} {level(outcome, found)} {unit_of(outcome)}"
    )  # fmt: skip


def _is_of_100(outcome: str) -> bool:
    return outcome in OF_100 or _is_share(outcome)


def _is_share(outcome: str) -> bool:
    return outcome not in NUMBERS


def _told(outcome: str, number: float) -> str:
    if _is_of_100(outcome):
        return f"{100.0 * number:.0f}"
    return f"{number:.1f}" if outcome in COUNTS else f"{number:+.3f}"


def _signed(outcome: str, number: float) -> str:
    if _is_of_100(outcome):
        return f"{100.0 * number:+.1f}"
    return f"{number:+.1f}" if outcome in COUNTS else f"{number:+.3f}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

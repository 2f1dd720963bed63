"""A verdict in words and small tables, for a reader. Worlds are counted, of a hundred."""

import textwrap
from collections.abc import Sequence

from microdeals.statistics.intervals import Z
from microdeals.verdict import Attribution, Count, Label, Mean, Outcome, Stone, Verdict
from microdeals.verdict.channels import OF_A_SIDE
from microdeals.verdict.command import Answer
from microdeals.verdict.sensitivity import FACTORS

WIDTH = 100
HUNDRED = 100

OWN = {
    Label.STEPPING_STONE: "small deals brought settlement nearer",
    Label.PRESSURE_VALVE: "they only relieved the pressure",
    Label.DEAD_LETTER: "they changed nothing that counts",
    Label.BACKFIRE: "they made things worse",
}
OTHER = {
    Label.STEPPING_STONE: "this model came nearer to a settlement than its twin",
    Label.PRESSURE_VALVE: "it was only spared some harm",
    Label.DEAD_LETTER: "there was no difference that counts",
    Label.BACKFIRE: "it ended further from a settlement",
}


def verdict_in_words(answer: Answer) -> str:
    """The whole answer, in paragraphs."""
    verdict = answer.verdict
    parts = (
        _heading(answer),
        _labels(verdict),
        _outcomes(verdict),
        _channels(verdict),
        _means(verdict),
        _deals(answer.attribution) if answer.attribution else "",
        _sensitivity(verdict),
        _how_sure(verdict),
    )
    return "\n\n".join(part for part in parts if part)


def rounded(numbers: Sequence[int], to: int = HUNDRED) -> list[int]:
    """Whole numbers in the proportions of ``numbers`` that sum to ``to``, by largest remainders.

    >>> rounded([1, 1, 1])
    [34, 33, 33]
    """
    total = sum(numbers)
    shares = [divmod(number * to, total) for number in numbers]
    found = [whole for whole, _ in shares]
    by_remainder = sorted(range(len(numbers)), key=lambda place: -shares[place][1])
    for place in by_remainder[: to - sum(found)]:
        found[place] += 1
    return found


def _heading(answer: Answer) -> str:
    verdict, twins = answer.verdict, answer.verdict.twins
    model, seeds = twins.with_deals, verdict.pairs.seed
    twin = "the same without deals" if twins.is_own else twins.without.title
    lines = [
        model.title,
        f"against {twin}: {verdict.runs:,} pair{'s' if verdict.runs > 1 else ''} of worlds, each with"
        f" the same luck; {model.horizon_days} days from {model.start.isoformat()};"
        f" seeds {seeds[0]} to {seeds[-1]}",
    ]
    if answer.is_stopped:
        lines.append(f"Stopped early: {_done(answer)}")
    return "\n".join(lines)


def _done(answer: Answer) -> str:
    n = answer.verdict.runs
    if n < answer.runs_asked:
        return f"this is over the {n:,} of {answer.runs_asked:,} pairs that were done."
    told = answer.attribution.runs if answer.attribution else 0
    return f"all pairs were done; deals are told apart over {told} seeds only."


def _out_of(verdict: Verdict) -> int:
    return min(verdict.runs, HUNDRED)


def _labels(verdict: Verdict) -> str:
    of, says = _out_of(verdict), OWN if verdict.twins.is_own else OTHER
    numbers = rounded([verdict.shares[label].number for label in Label], of)
    lines = []
    for label, number in zip(Label, numbers, strict=True):
        worlds = f"{number} of {of} worlds" if label == Label.STEPPING_STONE else f"{number}"
        line = f"In {worlds} {says[label]} ({_range(verdict.shares[label], of)})"
        if label == Label.PRESSURE_VALVE and number:
            hardened = min(number, round(verdict.hardening.share * of))
            line += f"; in {hardened} of these the sides ended further apart"
        lines.append(_wrapped(line + "."))
    return "\n".join(lines)


def _range(count: Count, of: int) -> str:
    return f"{round(count.low * of)} to {round(count.high * of)}"


def _outcomes(verdict: Verdict) -> str:
    of, names = _out_of(verdict), ("with", "without") if verdict.twins.is_own else ("model", "twin")
    columns = [
        rounded([counts[outcome].number for outcome in Outcome], of) for counts in verdict.outcomes.values()
    ]
    lines = [f"{f'How the worlds came out, of {of}':<44}{names[0]:>8}{names[1]:>10}"]
    for outcome, first, second in zip(Outcome, *columns, strict=True):
        lines.append(f"  {_plain(outcome.name):<42}{first:>8}{second:>10}")
    return "\n".join(lines)


def _channels(verdict: Verdict) -> str:
    closing, sides = verdict.closing, verdict.closing_by_side
    titles = [party.title for party in verdict.twins.with_deals.parties]
    lines = [
        "How much closer the sides came, by channel (share of the stake; + is closer)",
        f"  {'':<16}{titles[0][:12]:>14}{titles[1][:12]:>14}{'together':>12}{'95 % interval':>20}",
    ]
    for channel in closing._fields:
        parts = "".join(
            f"{getattr(side, channel).mean:>+14.3f}" if channel in OF_A_SIDE else f"{'':>14}"
            for side in sides
        )
        mean = getattr(closing, channel)
        lines.append(f"  {_plain(channel):<16}{parts}{mean.mean:>+12.3f}{_interval(mean):>20}")
    return "\n".join(lines)


def _interval(mean: Mean) -> str:
    return f"{mean.low:+.3f} to {mean.high:+.3f}" if mean.error == mean.error else "one pair"


def _means(verdict: Verdict) -> str:
    relief = verdict.relief.mean
    spared = "spared" if relief >= 0.0 else "added"
    return _wrapped(f"Harm {spared}: {_percent(abs(relief))}. {_when_settled(verdict)}")


def _when_settled(verdict: Verdict) -> str:
    sooner = verdict.days_sooner.mean
    if all(counts[Outcome.SETTLEMENT].number == 0 for counts in verdict.outcomes.values()):
        return "No world settled."
    when = "earlier" if sooner >= 0.0 else "later"
    return (
        f"Settlement came {abs(sooner):.1f} days {when} on average, where a world that never settled counts"
        " as the last day."
    )


def _deals(attribution: Attribution) -> str:
    if not attribution.deals:
        return "Which deals did it: there are no kinds of deals in this model."
    how = "every combination of kinds" if attribution.is_exact else "a sample of orders of arrival"
    lines = [
        f"Which deals did it (Shapley values over {how}, {attribution.runs} seeds, ± standard error)",
        f"  {'':<44}{'closing':>16}{'relief':>18}{'days sooner':>16}",
    ]
    stones = sorted(attribution.deals, key=lambda stone: -stone.closing.mean)
    return "\n".join(lines + [_stone(stone) for stone in (*stones, attribution.together)])


def _stone(stone: Stone) -> str:
    closing, relief, sooner = stone.closing, stone.relief, stone.days_sooner
    title = textwrap.shorten(stone.title, 43, placeholder=" …")
    return (
        f"  {title:<44}{f'{closing.mean:+.3f} ± {_error(closing, 3)}':>16}"
        f"{f'{_percent(relief.mean)} ± {_error(relief, 1, 100.0)}':>18}"
        f"{f'{sooner.mean:+.1f} ± {_error(sooner, 1)}':>16}"
    )


def _error(mean: Mean, digits: int, unit: float = 1.0) -> str:
    return f"{mean.error * unit:.{digits}f}" if mean.error == mean.error else "?"


def _sensitivity(verdict: Verdict) -> str:
    of, settings = _out_of(verdict), verdict.sensitivity
    reliefs = [f"{setting.relief:.3g}" for setting in settings[: len(FACTORS)]]
    lines = [
        f"With other thresholds, of {of}: nearer, and only relieved if relief counts from",
        f"  {'':<26}{'nearer':>10}" + "".join(f"{relief:>10}" for relief in reliefs),
    ]
    for first in range(0, len(settings), len(FACTORS)):
        row = settings[first : first + len(FACTORS)]
        nearer = round(row[0].shares[Label.STEPPING_STONE] * of)
        relieved = "".join(f"{round(setting.shares[Label.PRESSURE_VALVE] * of):>10}" for setting in row)
        closing = f"closing counts from {row[0].closing:.3g}"
        lines.append(f"  {closing:<26}{nearer:>10}{relieved}")
    return "\n".join(lines)


def _how_sure(verdict: Verdict) -> str:
    count = verdict.shares[Label.STEPPING_STONE]
    half = (count.high - count.low) / 2.0
    needed = Z * Z * count.share * (1.0 - count.share) / (0.01 * 0.01)
    more = (
        f" For ± 1 of 100 it would take about {needed:,.0f}." if half > 0.01 and needed > verdict.runs else ""
    )
    return _wrapped(
        f"Ranges are 95 % intervals: {verdict.runs:,} pairs tell the first number to"
        f" ± {half * HUNDRED:.1f} of 100.{more} A teaching and research model, not a forecast."
    )


def _percent(share: float) -> str:
    return f"{share * 100.0:.1f} %"


def _plain(name: str) -> str:
    return name.lower().replace("_", " ")


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, subsequent_indent="  ")

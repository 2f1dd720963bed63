"""What became of peace in both twins, and who won, in words: the first lines of a verdict."""

import math
from collections.abc import Sequence

from microdeals.statistics.intervals import Count
from microdeals.verdict.sentences import counted, say
from microdeals.verdict.verdict import Verdict
from microdeals.verdict.ways import TwinWays

HUNDRED = 100


def out_of(verdict: Verdict) -> int:
    """Worlds are counted of a hundred, or of as many as there are."""
    return min(verdict.runs, HUNDRED)


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


def said_of(count: Count, of: int) -> str:
    """A count of so many worlds: what happened at all is never told as 0.

    >>> said_of(Count(3, 0.003, 0.001, 0.01), 100), said_of(Count(0, 0.0, 0.0, 0.01), 100)
    ('fewer than 1', '0')
    """
    n = round(count.share * of)
    return say("sentence.few") if count.number and not n else str(n)


def is_without_peace(verdict: Verdict) -> bool:
    """Whether no settlement stands in any world on the last day."""
    return verdict.settlements.neither.number == verdict.runs


def peace_in_words(verdict: Verdict) -> str:
    """In how many worlds peace was made, and a side won: only with deals, only without, both or neither."""
    names = _twins(verdict)
    days = verdict.twins.with_deals.horizon_days
    if is_without_peace(verdict):
        told = say("peace.none", days=counted("day", days), one=names[0], other=names[1])
    else:
        told = say("peace.settled", ways=_ways(verdict, verdict.settlements, names))
    return " ".join([told, *_failed(verdict, names), *_won(verdict, names)])


def _twins(verdict: Verdict) -> tuple[str, str]:
    """What the two worlds of a pair are called."""
    one, other = ("with", "without") if verdict.twins.is_own else ("model", "twin")
    return say(f"peace.{one}"), say(f"peace.{other}")


def _ways(verdict: Verdict, found: TwinWays, names: tuple[str, str]) -> str:
    """Only one way, only the other, both and neither; what happens only without deals comes first."""
    of, ways = out_of(verdict), list(zip(names, (found.only_with, found.only_without), strict=True))
    (one, n), (other, m) = ways[::-1] if found.only_without.number else ways
    return say(
        "peace.ways",
        one=one,
        other=other,
        of=of,
        n=said_of(n, of),
        m=said_of(m, of),
        both=_both(verdict, found),
        neither=said_of(found.neither, of),
    )


def _both(verdict: Verdict, found: TwinWays) -> str:
    of = out_of(verdict)
    if not found.both.number:
        return "0"
    n, sooner, later = (said_of(count, of) for count in (found.both, found.sooner, found.later))
    days = counted("day", verdict.thresholds.sooner_days)
    return say("peace.both", n=n, sooner=sooner, days=days, later=later)


def is_won_often(verdict: Verdict) -> bool:
    """Whether a side wins in at least one of a hundred pairs, only with deals, only without or both ways."""
    found, of = verdict.victories, out_of(verdict)
    return any(round(count.share * of) for count in (found.only_with, found.only_without, found.both))


def _won(verdict: Verdict, names: tuple[str, str]) -> list[str]:
    """Wars that a side won are told where there are enough of them to matter: no label counts them."""
    if not is_won_often(verdict):
        return []
    ways = _ways(verdict, verdict.victories, names)
    return [say("peace.won", ways=ways)]


def _failed(verdict: Verdict, names: tuple[str, str]) -> list[str]:
    """Settlements that were signed and do not stand are no peace, and are told."""
    failed, of = verdict.settlements.failed.values(), out_of(verdict)
    if not any(count.number for count in failed):
        return []
    n, m = (said_of(count, of) for count in failed)
    return [say("peace.failed", n=n, one=names[0], m=m, other=names[1])]


def winners(verdict: Verdict) -> list[tuple[str, list[str]]]:
    """By side, if any won: its title, and how many worlds of each twin it won."""
    won, of = verdict.victories, out_of(verdict)
    if won.neither.number == verdict.runs:
        return []
    titles = [party.title for party in verdict.twins.with_deals.parties]
    by_side = zip(titles, *won.by_side.values(), strict=True)
    return [(title, [said_of(count, of) for count in counts]) for title, *counts in by_side]


def when_settled(verdict: Verdict) -> str:
    """By how much settlement came earlier on average; where there is none, that."""
    if is_without_peace(verdict):
        return say("peace.never")
    mean, *ends, _ = verdict.days_sooner
    when, sign = ("earlier", 1.0) if mean >= 0.0 else ("later", -1.0)
    low, high = sorted(sign * end for end in ends)
    doubt = ""
    if not math.isnan(low):
        is_luck = low <= 0.0
        doubt = say(f"peace.{'may_be_luck' if is_luck else 'doubt'}", low=f"{low:+.1f}", high=f"{high:+.1f}")
    return say(f"peace.{when}", days=f"{abs(mean):.1f}", doubt=doubt)

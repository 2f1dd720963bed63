"""The findings as sentences and counts: each number is the verdict's own, of a hundred worlds."""

from __future__ import annotations

from dashboards.panels.pairs.in_words import shares_of
from dashboards.words import text
from microdeals.rulebook.gap import CHANNELS
from microdeals.rulebook.labels import SIGNS
from microdeals.verdict import Attribution, Label, Mean, Verdict
from microdeals.verdict.peace_in_words import HUNDRED, out_of


def finding(verdict: Verdict) -> str:
    """What happened in most worlds."""
    most = max(shares_of(verdict), key=lambda share: share.worlds.number)
    of, sign = out_of(verdict), SIGNS[most.label]
    return text("verdict.finding").format(n=most.of_hundred, of=of, did=sign.did, name=sign.plural)


def note(verdict: Verdict) -> str:
    """Which worlds a chart shows."""
    seeds = verdict.pairs.seed
    said = text("verdict.note")
    return said.format(
        n=f"{verdict.runs:,}", first=seeds[0], last=seeds[-1], model=verdict.twins.with_deals.name
    )


def of_stake(mean: Mean) -> str:
    """A mean closing in hundredths of the stake, without its sign."""
    return f"{abs(100.0 * mean.mean):.1f}"


def channel_finding(verdict: Verdict) -> str:
    """What moved the sides most to and fro, and where that left them on average."""
    means = {name: getattr(verdict.closing, name).mean for name in CHANNELS}
    best, worst = max(means, key=means.__getitem__), min(means, key=means.__getitem__)
    parts = []
    if means[best] > 0.0:
        parts.append(text("verdict.channels.best").format(channel=text(f"verdict.channels.closer.{best}")))
    if means[worst] < 0.0:
        parts.append(text("verdict.channels.worst").format(channel=text(f"verdict.channels.apart.{worst}")))
    total = verdict.closing.total
    way = "unsure" if total.low <= 0.0 <= total.high else "nearer" if total.mean > 0.0 else "further"
    parts.append(text(f"verdict.channels.{way}").format(stake=of_stake(total)))
    said = f"{', '.join(parts[:-1])}; {parts[-1]}".removeprefix("; ")
    return said[0].upper() + said[1:]


def deals_finding(attribution: Attribution, measure: str) -> str:
    """Which kind of deal did most, and which least or harm."""
    ordered = sorted(attribution.deals, key=lambda deal: getattr(deal, measure).mean)
    if not ordered:
        return text("verdict.deals.none")
    best, worst = ordered[-1], ordered[0]
    said = text(
        f"verdict.deals.{measure}_best" if getattr(best, measure).mean > 0 else "verdict.deals.no_best"
    )
    line = said.format(deal=best.title)
    if getattr(worst, measure).mean < 0.0:
        line += " " + text(f"verdict.deals.{measure}_worst").format(deal=worst.title)
    return line


def sensitivity_finding(verdict: Verdict) -> str:
    """How far the first number depends on what is called a change."""
    stones = [round(HUNDRED * setting.shares[Label.STEPPING_STONE]) for setting in verdict.sensitivity]
    key = "same" if min(stones) == max(stones) else "range"
    return text(f"verdict.sensitivity.{key}").format(low=min(stones), high=max(stones))

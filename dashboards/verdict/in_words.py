"""The findings as sentences and counts: each number is the verdict's own, of a hundred worlds."""

from __future__ import annotations

import numpy as np

from dashboards.panels.pairs.in_words import shares_of, worlds_of
from dashboards.words import text
from microdeals.language.signs import SIGNS
from microdeals.rulebook.gap import CHANNELS
from microdeals.statistics.foremost import commonest, foremost
from microdeals.verdict import Attribution, Label, Mean, Verdict
from microdeals.verdict.channels import closing_by_channel
from microdeals.verdict.peace_in_words import HUNDRED, out_of


def finding(verdict: Verdict) -> str:
    """What happened in most worlds; where luck leaves open what is commonest, that it cannot be told."""
    shares, of, worlds = shares_of(verdict), out_of(verdict), worlds_of(verdict)
    place = commonest([share.worlds for share in shares])
    if place is None:
        first, second, *_ = sorted(shares, key=lambda share: -share.worlds.number)
        return text("verdict.finding.unsure").format(
            runs=f"{verdict.runs:,}",
            first=SIGNS[first.label].plural,
            second=SIGNS[second.label].plural,
            n=first.of_hundred,
            m=second.of_hundred,
            of=of,
            worlds=worlds,
        )
    sign, n = SIGNS[shares[place].label], shares[place].of_hundred
    return text("verdict.finding.sure").format(n=n, of=of, worlds=worlds, did=sign.did, name=sign.plural)


def note(verdict: Verdict) -> str:
    """Which worlds a chart shows."""
    seeds = verdict.pairs.seed
    said = text("verdict.note" if verdict.fit is None else "verdict.note_drawn")
    return said.format(
        n=f"{verdict.runs:,}", first=seeds[0], last=seeds[-1], model=verdict.twins.with_deals.name
    )


def of_dispute(mean: Mean) -> str:
    """A mean closing in % of the dispute, without its sign."""
    return f"{abs(100.0 * mean.mean):.1f}"


def channel_finding(verdict: Verdict) -> str:
    """What surely moved the sides most to and fro, and where that left them; else that it cannot be told."""
    values = np.array(closing_by_channel(verdict.pairs)[: len(CHANNELS)])
    best, worst = foremost(values), foremost(-values)
    parts = []
    if best is not None:
        parts.append(_moved("best", "closer", CHANNELS[best]))
    if worst is not None:
        parts.append(_moved("worst", "apart", CHANNELS[worst]))
    parts.append(_on_the_whole(verdict))
    said = f"{', '.join(parts[:-1])}; {parts[-1]}".removeprefix("; ")
    return said[0].upper() + said[1:]


def _moved(end: str, way: str, channel: str) -> str:
    return text(f"verdict.channels.{end}").format(channel=text(f"verdict.channels.{way}.{channel}"))


def _on_the_whole(verdict: Verdict) -> str:
    total = verdict.closing.total
    if total.low > 0.0 or total.high < 0.0:
        way = "nearer" if total.mean > 0.0 else "further"
    else:
        way = "same" if total.low == total.high else "unsure"
    return text(f"verdict.channels.{way}").format(amount=of_dispute(total), runs=f"{verdict.runs:,}")


def deals_finding(attribution: Attribution, measure: str) -> str:
    """Which kind of deal surely did most good, and which most harm; else that it cannot be told."""
    if not attribution.deals:
        return text("verdict.deals.none")
    ends = (("best", attribution.most[measure]), ("worst", attribution.least[measure]))
    told = [text(f"verdict.deals.{measure}_{end}").format(deal=deal.title) for end, deal in ends if deal]
    return " ".join(told) or text(f"verdict.deals.{measure}_unsure").format(n=attribution.runs)


def sensitivity_finding(verdict: Verdict) -> str:
    """How far the first number depends on what is called a change."""
    stones = [round(HUNDRED * setting.shares[Label.STEPPING_STONE]) for setting in verdict.sensitivity]
    key = "same" if min(stones) == max(stones) else "range"
    return text(f"verdict.sensitivity.{key}").format(low=min(stones), high=max(stones))

"""The five labels and one pair of worlds in words: each number is the verdict's own, of a hundred worlds."""

from __future__ import annotations

from typing import NamedTuple

from dashboards.asked.pairs import Judged
from dashboards.words import text
from microdeals.ensemble.pairs import TWINS
from microdeals.language.signs import SIGNS
from microdeals.unknowns.in_words import counted_in_words
from microdeals.unknowns.reading import has_population
from microdeals.verdict import Comparison, Count, Label, Verdict
from microdeals.verdict.measures import measured
from microdeals.verdict.peace_in_words import HUNDRED, rounded
from microdeals.verdict.unknown_in_words import not_drawn, ranges


class Share(NamedTuple):
    """A label's worlds, of a hundred, with the range in words; and all of them."""

    label: Label
    of_hundred: int
    said: str
    range: str
    worlds: Count


def title_of(label: Label) -> str:
    """A label's name with its sentence."""
    return text("panels.pairs.label").format(name=SIGNS[label].name, did=SIGNS[label].did)


def shares_of(verdict: Verdict) -> list[Share]:
    """The labels with their counts, which sum to a hundred (or to the pairs, if there are fewer)."""
    of = min(verdict.runs, HUNDRED)
    numbers = rounded([verdict.shares[label].number for label in Label], of)
    shares = []
    for (label, count), of_hundred in zip(verdict.shares.items(), numbers, strict=True):
        said = text("panels.pairs.share").format(name=SIGNS[label].plural, did=SIGNS[label].did)
        shares.append(Share(label, of_hundred, said, ranges(verdict, label), count))
    return shares


def without_unknowns(judged: Judged) -> list[str]:
    """That ranges are luck only, where nothing says what nobody knows and nobody asked for that."""
    if judged.as_given or judged.is_drawn:
        return []
    has_one = has_population(judged.asked.conflict())
    return [text("panels.pairs.luck_only"), *([text("panels.pairs.population")] if has_one else [])]


def how_drawn(verdict: Verdict) -> list[str]:
    """Where wars are drawn: how many numbers, from which file, and what is set and so not drawn."""
    if verdict.fit is None:
        return []
    drawn, name = verdict.fit.with_deals, verdict.twins.with_deals.name
    told = text("panels.pairs.drawn").format(counted=counted_in_words(drawn), name=name)
    return [told, *filter(None, [not_drawn(drawn.kept).strip()]), *verdict.fit.warnings]


def worlds_of(found: Verdict | Comparison) -> str:
    """What is counted: worlds, or wars that fit what we know where those are drawn."""
    return text("panels.pairs.worlds" if found.fit is None else "panels.pairs.wars")


def ranges_shown(found: Verdict | Comparison) -> str:
    """Which ranges there are: of "luck" alone, of an answer that is still "open", or "both"."""
    if found.fit is None:
        return "luck"
    return "open" if found.beside is None else "both"


def told(verdict: Verdict, place: int) -> list[str]:
    """What deals did in one world, in sentences."""
    pair, measures = verdict.pairs[place], measured(verdict.pairs[place : place + 1])
    closing, relief = float(measures.closing[0]), float(measures.relief[0])
    closer = text("panels.pairs.world.closer" if closing >= 0.0 else "panels.pairs.world.apart")
    spared = text("panels.pairs.world.spared" if relief >= 0.0 else "panels.pairs.world.added")
    return [
        text("panels.pairs.world.closing").format(amount=_percent(closing), way=closer),
        text("panels.pairs.world.relief").format(amount=_percent(relief), way=spared),
        _settled(int(pair.settled_on_with), int(pair.settled_on_without)),
        *_won(verdict, place),
    ]


def _percent(share: float) -> str:
    return f"{100.0 * abs(share):.1f} %"


def _settled(with_deals: int, without: int) -> str:
    key = {
        (True, True): "settled_both",
        (True, False): "settled_with",
        (False, True): "settled_without",
        (False, False): "settled_neither",
    }[with_deals >= 0, without >= 0]
    return text(f"panels.pairs.world.{key}").format(with_deals=with_deals, without=without)


def _won(verdict: Verdict, place: int) -> list[str]:
    """Who won, if a side did, with deals and without."""
    pair, sides = verdict.pairs[place], verdict.twins.with_deals.parties
    return [
        text(f"panels.pairs.world.won_{twin}").format(
            side=sides[int(pair[f"won_by_{twin}"])].title, day=int(pair[f"won_on_{twin}"])
        )
        for twin in TWINS
        if pair[f"won_by_{twin}"] >= 0
    ]

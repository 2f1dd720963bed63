"""What luck would leave, what we do not know, and what it hangs on, in words: the ranges of a verdict."""

from collections.abc import Callable, Iterator, Mapping

from microdeals.rulebook.labels import Label
from microdeals.statistics.intervals import Z
from microdeals.unknowns.in_words import counted_in_words
from microdeals.unknowns.reading import POPULATION, has_population
from microdeals.verdict.peace_in_words import out_of
from microdeals.verdict.sentences import counted, say
from microdeals.verdict.two_intervals import FEWEST_TO_GUESS, Bounds, Decider, LuckAndUnknown, named_of
from microdeals.verdict.verdict import Verdict

WELL = 0.01
"""A share that is known to a hundredth, either way, is told well."""
MOST_NAMED = 4


def luck_only(verdict: Verdict) -> str:
    """That nothing says what nobody knows; of a model with a population, that this is not drawn."""
    if not has_population(verdict.twins.with_deals):
        return say("sure.luck_only")
    return say("sure.population", file=POPULATION)


def ranges(verdict: Verdict, label: Label) -> str:
    """The ranges of a label, of as many worlds as are told: ``0 to 31; as given 5, by luck alone 4 to 7``."""
    of, count = out_of(verdict), verdict.shares[label]
    as_given = verdict.shares_as_given

    def said(bounds: Bounds) -> str:
        return say("sentence.range", low=round(bounds[0] * of), high=round(bounds[1] * of))

    given = "" if as_given is None else str(round(as_given[label].share * of))
    return both_ranges((count.low, count.high), verdict.intervals[label], given, said)


def both_ranges(told: Bounds, both: LuckAndUnknown, given: str, said: Callable[[Bounds], str]) -> str:
    """What we do not know; and what came out at the file's own numbers, with what luck would leave of it.

    Ranges are as ``said``, ``given`` is already. Where the two are not told apart, the range that is told.
    """
    luck, unknown = both
    if luck is None or unknown is None:
        return said(told)
    return say("sentence.both", unknown=said(unknown), given=given, luck=said(luck))


def interval_in_words(low: float, high: float) -> str:
    """The interval of a mean, in its unit: ``+0.001 to +0.005``; one pair, or pairs alike, have none."""
    if low != low:
        return say("sure.one_pair")
    if low == high:
        return say("sure.alike")
    return say("sure.interval", low=f"{low:+.3f}", high=f"{high:+.3f}")


def unknown_in_words(verdict: Verdict) -> Iterator[str]:
    """How sure a verdict over wars that fit what we know is, in paragraphs."""
    fit = verdict.fit
    if fit is None:
        return
    yield say(
        "sure.drawn",
        numbers=counted_in_words(fit.with_deals),
        source=fit.source,
        kept=not_drawn(fit.with_deals.kept),
        ranges=_what_ranges_are(verdict),
        told=how_well_told(verdict),
        model=say("sure.model_only"),
    )
    yield from fit.warnings
    if verdict.beside is not None:
        yield what_decides(verdict)


def what_decides(verdict: Verdict) -> str:
    """What stepping stones and the mean closing hang on, in two sentences."""
    asked = {say("hangs.stones"): verdict.decides, say("hangs.closing"): verdict.decides_closing}
    return all_hang(asked, verdict.runs)


def _what_ranges_are(verdict: Verdict) -> str:
    if verdict.beside is None:
        return say("sure.not_apart", wars=counted("war", verdict.runs))
    return say("sure.apart")


def how_well_told(verdict: Verdict) -> str:
    """How well so many pairs tell how often deals are stepping stones, and how many pairs it would take.

    Luck and draws together, counted of as many worlds as the labels are.
    """
    count, of = verdict.shares[Label.STEPPING_STONE], out_of(verdict)
    half = (count.high - count.low) / 2.0
    low, high = (round(end * of) for end in (count.low, count.high))
    needed = Z * Z * count.share * (1.0 - count.share) / (WELL * WELL)
    pairs = counted("pair", verdict.runs)
    told = say.counted(
        "sure.told", verdict.runs, pairs=pairs, half=f"{half * of:.1f}", of=of, low=low, high=high
    )
    more = half > WELL and needed > verdict.runs
    return say("sure.more", told=told, pairs=f"{needed:,.0f}") if more else told


def not_drawn(paths: tuple[str, ...]) -> str:
    """That what was set is not drawn."""
    return say.counted("sure.kept", len(paths), paths=first_of(paths)) if paths else ""


def first_of(paths: tuple[str, ...]) -> str:
    """The first paths by name, and that there are others."""
    named = ", ".join(paths[:MOST_NAMED])
    return say("sure.others", paths=named) if len(paths) > MOST_NAMED else named


def all_hang(asked: Mapping[str, tuple[Decider, ...]], runs: int) -> str:
    """What each outcome hangs on, a sentence each; and that which comes first may be luck, where it may."""
    told = [hangs(what, found, runs) for what, found in asked.items()]
    unsure = [found for found in asked.values() if found and not found[0].is_surely_first]
    if unsure and runs >= FEWEST_TO_GUESS:
        told.append(say("hangs.another"))
    return " ".join(told)


def hangs(what: str, found: tuple[Decider, ...], runs: int) -> str:
    """What an outcome hangs on, as a fact or as a guess; or that it, or so few pairs, cannot tell it."""
    if not found:
        return say("hangs.nothing", what=what)
    is_sure = found[0].is_surely_first
    if not is_sure and runs < FEWEST_TO_GUESS:
        return say("hangs.too_few", what=what, pairs=f"{FEWEST_TO_GUESS:,}")
    named = named_of(found, runs)
    if not named:
        return say("hangs.no_single", what=what)
    parts = [_called(one, is_first=one is named[0]) for one in named]
    first, last = ", ".join(parts[:-1]), parts[-1]
    listed = say("hangs.and", first=first, last=last) if first else last
    return say(f"hangs.{'surely' if is_sure else 'seems'}", what=what, listed=listed)


def _called(one: Decider, is_first: bool) -> str:
    part = say(f"hangs.part{'_first' if is_first else ''}", n=round(one.share * 100.0))
    return say(f"hangs.{'named' if one.name else 'unnamed'}", name=one.name, path=one.path, part=part)

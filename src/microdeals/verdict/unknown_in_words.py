"""What luck would leave, what we do not know, and what it hangs on, in words: the ranges of a verdict."""

from collections.abc import Callable, Iterator, Mapping

from microdeals.documents.wording import counted_as
from microdeals.rulebook.labels import Label
from microdeals.statistics.intervals import Z
from microdeals.unknowns.in_words import counted_in_words
from microdeals.unknowns.reading import POPULATION, has_population
from microdeals.verdict.peace_in_words import HUNDRED, out_of
from microdeals.verdict.sentences import BOTH_RANGES, RANGE
from microdeals.verdict.two_intervals import FEWEST_TO_GUESS, Bounds, Decider, LuckAndUnknown, named_of
from microdeals.verdict.verdict import Verdict

WELL = 0.01
"""A share that is known to a hundredth, either way, is told well."""
MAY_BE_ANOTHER = (
    "Which number comes first may be luck: other seeds often put another first. More pairs tell it better."
)
MOST_NAMED = 4
MODEL_ONLY = "A teaching and research model, not a forecast."


def luck_only(verdict: Verdict) -> str:
    """That nothing says what nobody knows; of a model with a population, that this is not drawn."""
    said = "Ranges are luck only: there is no unknowns.toml beside the model to say what nobody knows"
    if not has_population(verdict.twins.with_deals):
        return f"{said} (docs/unknowns.md)."
    return (
        f"{said}. Its {POPULATION} says how wars differ from one another, and judge does not draw from it:"
        " this is one war in the middle of them, with its numbers as given."
    )


def ranges(verdict: Verdict, label: Label) -> str:
    """The ranges of a label, of as many worlds as are told: ``0 to 31; as given 5, by luck alone 4 to 7``."""
    of, count = out_of(verdict), verdict.shares[label]
    as_given = verdict.shares_as_given

    def said(bounds: Bounds) -> str:
        return RANGE.format(low=round(bounds[0] * of), high=round(bounds[1] * of))

    given = "" if as_given is None else str(round(as_given[label].share * of))
    return both_ranges((count.low, count.high), verdict.intervals[label], given, said)


def both_ranges(told: Bounds, both: LuckAndUnknown, given: str, said: Callable[[Bounds], str]) -> str:
    """What we do not know; and what came out at the file's own numbers, with what luck would leave of it.

    Ranges are as ``said``, ``given`` is already. Where the two are not told apart, the range that is told.
    """
    luck, unknown = both
    if luck is None or unknown is None:
        return said(told)
    return BOTH_RANGES.format(unknown=said(unknown), given=given, luck=said(luck))


def interval_in_words(low: float, high: float) -> str:
    """The interval of a mean, in its unit: ``+0.001 to +0.005``; one pair has none."""
    return f"{low:+.3f} to {high:+.3f}" if low == low else "one pair"


def unknown_in_words(verdict: Verdict) -> Iterator[str]:
    """How sure a verdict over wars that fit what we know is, in paragraphs."""
    fit = verdict.fit
    if fit is None:
        return
    yield (
        f"Each pair is another war that fits what we know: {counted_in_words(fit.with_deals)}, drawn from"
        f" {fit.source}, the same for both worlds.{not_drawn(fit.with_deals.kept)}"
        f" {_what_ranges_are(verdict)} {how_well_told(verdict)} {MODEL_ONLY}"
    )
    yield from fit.warnings
    if verdict.beside is not None:
        yield what_decides(verdict)


def what_decides(verdict: Verdict) -> str:
    """What stepping stones and the mean closing hang on, in two sentences."""
    asked = {
        "How often deals are stepping stones": verdict.decides,
        "How much closer the sides come": verdict.decides_closing,
    }
    return all_hang(asked, verdict.runs)


def _what_ranges_are(verdict: Verdict) -> str:
    if verdict.beside is None:
        return (
            f"Ranges are 95 % intervals over {counted_as(verdict.runs, 'such war')}; luck and what we do not"
            " know have not been told apart."
        )
    return (
        "The first range is what we do not know: it holds the middle nine tenths of such wars, luck taken"
        " out. “As given” is what comes out with the file's own numbers (--as-given takes these), with the"
        " range that luck alone would leave if they were right, a 95 % interval."
    )


def how_well_told(verdict: Verdict) -> str:
    """How well so many pairs tell the first number, luck and draws together, and how many it would take."""
    count = verdict.shares[Label.STEPPING_STONE]
    half = (count.high - count.low) / 2.0
    low, high = (round(end * HUNDRED) for end in (count.low, count.high))
    needed = Z * Z * count.share * (1.0 - count.share) / (WELL * WELL)
    pairs = f"{counted_as(verdict.runs, 'pair')} {'tells' if verdict.runs == 1 else 'tell'}"
    told = f"{pairs} the first number to ± {half * HUNDRED:.1f} of 100 ({low} to {high}, a 95 % interval)."
    more = half > WELL and needed > verdict.runs
    return f"{told} For ± 1 of 100 it would take about {needed:,.0f}." if more else told


def not_drawn(paths: tuple[str, ...]) -> str:
    """That what was set is not drawn."""
    if not paths:
        return ""
    named = ", ".join(paths[:MOST_NAMED]) + (" and others" if len(paths) > MOST_NAMED else "")
    verb = "is" if len(paths) == 1 else "are"
    return f" What was set is not drawn: {named} {verb} as you say."


def all_hang(asked: Mapping[str, tuple[Decider, ...]], runs: int) -> str:
    """What each outcome hangs on, a sentence each; and that which comes first may be luck, where it may."""
    told = [hangs(what, found, runs) for what, found in asked.items()]
    unsure = [found for found in asked.values() if found and not found[0].is_surely_first]
    if unsure and runs >= FEWEST_TO_GUESS:
        told.append(MAY_BE_ANOTHER)
    return " ".join(told)


def hangs(what: str, found: tuple[Decider, ...], runs: int) -> str:
    """What an outcome hangs on, as a fact or as a guess; or that it, or so few pairs, cannot tell it."""
    if not found:
        return f"{what} does not surely hang on anything that is drawn: luck explains it as well."
    is_sure = found[0].is_surely_first
    if not is_sure and runs < FEWEST_TO_GUESS:
        return f"{what} hangs on what is drawn; to guess on which number takes {FEWEST_TO_GUESS:,} pairs."
    named = named_of(found, runs)
    if not named:
        return (
            f"{what} hangs on no single number: each explains less than a twentieth of what we do not know."
        )
    parts = [_called(one, is_first=one is named[0]) for one in named]
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"{what} {'hangs' if is_sure else 'seems to hang'} most on {listed}."


def _called(one: Decider, is_first: bool) -> str:
    part = f"{round(one.share * 100.0)} %{' of what we do not know' if is_first else ''}"
    return f"{one.name} ({one.path}: {part})" if one.name else f"{one.path} ({part})"

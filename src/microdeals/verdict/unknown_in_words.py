"""What luck would leave, what we do not know, and what it hangs on, in words: the ranges of a verdict."""

from collections.abc import Iterator

from microdeals.rulebook.labels import Label
from microdeals.verdict.peace_in_words import out_of
from microdeals.verdict.two_intervals import Bounds, Decider
from microdeals.verdict.verdict import Verdict

LUCK_ONLY = (
    "Ranges are luck only: there is no unknowns.toml beside the model to say what nobody knows"
    " (docs/unknowns.md)."
)
LEAST_TOLD = 0.05
"""A number that explains less of what we do not know is not named."""
MOST_NAMED = 4
MODEL_ONLY = "A teaching and research model, not a forecast."


def ranges(verdict: Verdict, label: Label) -> str:
    """The ranges of a label, of as many worlds as are told: ``0 to 31; by luck alone 4 to 7``."""
    of, count = out_of(verdict), verdict.shares[label]
    luck, unknown = verdict.intervals[label]
    if luck is None or unknown is None:
        return _range((count.low, count.high), of)
    return f"{_range(unknown, of)}; by luck alone {_range(luck, of)}"


def _range(bounds: Bounds, of: int) -> str:
    return f"{round(bounds[0] * of)} to {round(bounds[1] * of)}"


def unknown_in_words(verdict: Verdict) -> Iterator[str]:
    """How sure a verdict over wars that fit what we know is, in paragraphs."""
    fit = verdict.fit
    if fit is None:
        return
    numbers = len(fit.with_deals.single) + len(fit.with_deals.joint_targets)
    yield (
        f"Each pair is another war that fits what we know: {numbers} numbers are drawn from {fit.source}, the"
        f" same for both worlds.{_kept(fit.with_deals.kept)} {_what_ranges_are(verdict)} {MODEL_ONLY}"
    )
    if verdict.beside is not None:
        told = [_hangs("How often deals are stepping stones", verdict.decides)]
        told.append(_hangs("How much closer the sides come", verdict.decides_closing))
        yield " ".join(told)


def _what_ranges_are(verdict: Verdict) -> str:
    if verdict.beside is None:
        return (
            f"Ranges are 95 % intervals over {verdict.runs:,} such wars; luck and what we do not know have"
            " not been told apart."
        )
    return (
        "The first range is what we do not know: it holds the middle nine tenths of such wars, luck taken"
        " out. The second is what luck alone would leave if the file's own numbers were right, a 95 %"
        " interval (--as-given takes these numbers)."
    )


def _kept(paths: tuple[str, ...]) -> str:
    """That what was set is not drawn."""
    if not paths:
        return ""
    named = ", ".join(paths[:MOST_NAMED]) + (" and others" if len(paths) > MOST_NAMED else "")
    verb = "is" if len(paths) == 1 else "are"
    return f" What was set is not drawn: {named} {verb} as you say."


def _hangs(what: str, found: tuple[Decider, ...]) -> str:
    """What an outcome hangs on, or that it cannot be told."""
    if not found:
        return f"{what} does not surely hang on anything that is drawn: luck explains it as well."
    named = [one for one in found if one.share >= LEAST_TOLD]
    if not named:
        return (
            f"{what} hangs on no single number: each explains less than a twentieth of what we do not know."
        )
    parts = [_called(one, is_first=one is named[0]) for one in named]
    listed = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return f"{what} hangs most on {listed}."


def _called(one: Decider, is_first: bool) -> str:
    part = f"{round(one.share * 100.0)} %{' of what we do not know' if is_first else ''}"
    return f"{one.name} ({one.path}: {part})" if one.name else f"{one.path} ({part})"

"""A war fitted to its own deals, from Python."""

from pathlib import Path

from microdeals.calibration.own_war.command import FittedWar, FitWish, fit_to_folder
from microdeals.calibration.own_war.limits import DEFAULT_WARS
from microdeals.conflicts import Conflict
from microdeals.documents.wording import quoted
from microdeals.door.arguments import answered, path_given, whole_given, yes_given
from microdeals.door.wars import ConflictOrName
from microdeals.errors import RequestError
from microdeals.unknowns.reading import file_of, set_by_hand


@answered
def fit(  # noqa: PLR0913 - what the command asks, as arguments
    war: ConflictOrName,
    data: str | Path,
    out: str | Path,
    draws: int = DEFAULT_WARS,
    seed: int = 1,
    force: bool = False,
    threads: int | None = None,
) -> FittedWar:
    """Learn the numbers of a war that nobody knows from a table of its deals (docs/fit.md has the layout).

    ``war`` is a shipped name, a folder, a conflict.toml or a model loaded from one, as its file has it, with
    an unknowns.toml beside it; ``out`` becomes a folder that ``judge`` and the commands take as a war, with
    joint draws of its numbers. ``draws`` (200 to 100,000) wars are lived, each with numbers and a luck of its
    own, on ``threads`` threads (None: one for each processor that this process may use); of few only what is
    plain is told. ``force`` writes over what is there.

    ``found`` has ``numbers`` (prior and posterior, each as 5 %, 50 % and 95 % quantiles, and ``is_told``),
    ``told`` (those that the data tell) and ``figures`` (of the data, and of wars before and now, with
    ``disagrees`` and ``is_met``). Raises ConflictError, UnknownsError, RecordError or
    RequestError for one of these, ProblemsError for several at once.

    >>> fit("arden_borea", "no_such_deals.csv", "fitted")
    Traceback (most recent call last):
    microdeals.errors.RecordError: no_such_deals.csv: cannot be read: No such file or directory.
    """
    places = path_given("data", data), path_given("out", out)
    numbers = whole_given("draws", draws), whole_given("seed", seed)
    return fit_to_folder(FitWish(_named(war), *places, *numbers, threads, yes_given("force", force)))


def _named(war: ConflictOrName) -> str:
    """The name or the place of a war's file, which is what is fitted."""
    if not isinstance(war, Conflict):
        return str(path_given("war", war))
    if changed := set_by_hand(war):
        raise RequestError(
            f"war = {war.name} with {quoted(changed)} set: a fit copies the war's file, which has others. "
            "Write them into it (md.copy_war makes one of your own), and fit that."
        )
    return str(file_of(war))

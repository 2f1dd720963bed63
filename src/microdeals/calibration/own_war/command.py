"""The command ``microdeals fit``: from a war and a record of its deals to a folder that is a war."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from microdeals.calibration.files import POSTERIOR
from microdeals.calibration.own_war.files import FILES, digest_of_file, write_learnt
from microdeals.calibration.own_war.findings import LearntFindings, findings_of
from microdeals.calibration.own_war.in_words import told
from microdeals.calibration.own_war.limits import DEFAULT_WARS, FEWEST_WARS, MOST_WARS
from microdeals.calibration.own_war.published import Excerpt, is_published, read_published
from microdeals.calibration.own_war.record import WarRecord
from microdeals.calibration.own_war.stages import FitAsked, LearntWar, fitted
from microdeals.calibration.own_war.table import read_table
from microdeals.conflicts import Conflict, load
from microdeals.documents.destination import make_room
from microdeals.documents.reading import near
from microdeals.documents.wording import counted_as
from microdeals.errors import (
    MOST_PROBLEMS_SHOWN,
    MicrodealsError,
    ProblemsError,
    RequestError,
    UnknownsError,
)
from microdeals.looks.html import html_of
from microdeals.looks.sentence import short
from microdeals.progress import bar_of
from microdeals.unknowns import Unknowns, unknowns_of
from microdeals.unknowns.inputs import inputs_of
from microdeals.unknowns.reading import FILE as UNKNOWNS
from microdeals.unknowns.reading import file_of
from microdeals.unknowns.wars import n_uniforms

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from microdeals.looks.frames import Frame

LARGEST_SEED = 1_000_000
RESULTS = Path("results/fit")


class FitWish(NamedTuple):
    """What was typed."""

    war: str
    data: Path
    out: Path | None = None
    wars: int = DEFAULT_WARS
    seed: int = 1
    threads: int | None = None
    is_forced: bool = False
    excerpt: Excerpt = Excerpt()


class FittedWar(NamedTuple):
    """A fit that was written: what was learnt, what it says, the folder, and notes on the data."""

    learnt: LearntWar
    found: LearntFindings
    folder: Path
    notes: tuple[str, ...]

    def __repr__(self) -> str:
        """Of which war, from how many deals, how many numbers they tell, and where it is."""
        asked, found = self.learnt.asked, self.found
        deals = counted_as(len(asked.record.deals), "deal")
        return short(
            f"{asked.conflict.title}, fitted to {deals} in {asked.record.days:,} days: they tell "
            f"{len(found.told)} of {len(found.numbers)} numbers that nobody knew; "
            f"{len(self.learnt.draws):,} joint draws in {near(self.folder)}, which is a war"
        )

    def __str__(self) -> str:
        """All that the command says of it."""
        return told(self.learnt, self.found)

    def _repr_html_(self) -> str:
        """The line, and the numbers that are told best as a small table."""
        return html_of(repr(self), self.summary()[["what", "value", "low", "high", "left", "unit"]])

    def summary(self) -> "Frame":
        """A data frame with a row a number that nobody knew: its median and middle 90 %, now and before."""
        from microdeals.calibration.own_war.summary import summary_of_fit

        return summary_of_fit(self.found)

    def plot(self, ax: "Axes | None" = None) -> "Axes":
        """Draw how much of each number's range is left, on these Axes or on new ones."""
        from microdeals.calibration.own_war.pictures import plot_fit

        return plot_fit(self.found, ax)


def fit_in_words(wish: FitWish) -> str:
    """Fit, write, and say what was found. Raises ProblemsError or RequestError before any world.

    What is wrong with options, unknowns and record is told together: as it is where there is one thing to
    mend, else as one ProblemsError.
    """
    done = fit_to_folder(wish)
    notes = [*done.notes[:MOST_PROBLEMS_SHOWN]]
    if len(done.notes) > len(notes):
        notes.append(f"and {len(done.notes) - len(notes)} more")
    names = ", ".join(FILES)
    end = f"{near(done.folder)}: {names}. Next: microdeals judge {near(done.folder)}"
    return "\n\n".join(["\n".join(notes), told(done.learnt, done.found), end]).lstrip("\n")


def fit_to_folder(wish: FitWish) -> FittedWar:
    """Fit a war to a record of its deals, and write the folder. Raises as ``fit_in_words`` does."""
    conflict = load(wish.war)
    folder = wish.out or RESULTS / conflict.name
    unknowns, (record, notes) = _all_read(wish, conflict, folder)
    make_room(folder, FILES, is_forced=wish.is_forced)
    asked = FitAsked(conflict, unknowns, record, wish.wars, wish.seed, wish.threads)
    with bar_of("wars", asked.worlds) as bar:
        learnt = fitted(asked, bar)
    found = findings_of(learnt)
    write_learnt(learnt, found, wish.data, folder)
    return FittedWar(learnt, found, folder, (*unknowns.warnings, *notes))


class _Record(NamedTuple):
    """A record of deals, and notes on the file that it was read from."""

    record: WarRecord
    notes: tuple[str, ...]


def _all_read(wish: FitWish, conflict: Conflict, folder: Path) -> tuple[Unknowns, _Record]:
    """What nobody knows and the record. Raises ProblemsError or RequestError with all that is wrong."""
    refused: list[MicrodealsError] = [RequestError(one) for one in _problems_of(wish, conflict, folder)]
    unknowns, record = None, None
    try:
        unknowns = _unknowns(conflict)
    except (ProblemsError, RequestError) as error:
        refused.append(error)
    try:
        record = _record(wish, conflict)
    except (ProblemsError, RequestError) as error:
        refused.append(error)
    if len(refused) == 1:
        raise refused[0]
    if refused or unknowns is None or record is None:
        told = (one.problems if isinstance(one, ProblemsError) else [str(one)] for one in refused)
        raise ProblemsError([problem for problems in told for problem in problems])
    return unknowns, record


def _problems_of(wish: FitWish, conflict: Conflict, folder: Path) -> Iterator[str]:
    """Numbers out of range, and a folder that cannot be meant."""
    if not FEWEST_WARS <= wish.wars <= MOST_WARS:
        yield f"--draws {wish.wars}: must be a whole number from {FEWEST_WARS} to {MOST_WARS:,}."
    if not 0 <= wish.seed <= LARGEST_SEED:
        yield f"--seed {wish.seed}: must be a whole number from 0 to {LARGEST_SEED:,}."
    if wish.threads is not None and wish.threads < 1:
        yield f"--threads {wish.threads}: must be 1 or more. Leave it out for all cores."
    if _was_fitted_to(conflict, wish.data):
        yield (
            f"{near(wish.data)}: {near(file_of(conflict).parent)} was fitted to these very deals, which "
            "would count twice. Fit the war that it began with."
        )
    if folder.resolve() == file_of(conflict).resolve().parent:
        yield f"--out {near(folder)}: is the folder of the war itself; name another."


def _was_fitted_to(conflict: Conflict, data: Path) -> bool:
    """Whether the war is what a fit to the same file has left."""
    try:
        told = tomllib.loads(file_of(conflict).with_name(POSTERIOR).read_text(encoding="utf-8"))
        return bool(told["provenance"]["data_digest"] == digest_of_file(data))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _unknowns(conflict: Conflict) -> Unknowns:
    """What nobody knows of the war. Raises UnknownsError, with the way out, if no file says it."""
    unknowns = unknowns_of(conflict)
    if unknowns is None or not n_uniforms(inputs_of(conflict, unknowns)):
        place = near(file_of(conflict).with_name(UNKNOWNS))
        raise UnknownsError(
            [
                f"{place}: is not there, or draws nothing, so there is nothing to learn. It says which "
                "numbers of the war nobody knows, and how far they could be: an [unknown.<name>] each, with "
                "sets, distribution, its numbers and a reason. docs/unknowns.md shows how; "
                "models/arden_borea/unknowns.toml is one."
            ]
        )
    return unknowns


def _record(wish: FitWish, conflict: Conflict) -> _Record:
    """The record in the file, in whichever layout, and notes on it. Raises RecordError."""
    if is_published(wish.data):
        found = read_published(wish.data, wish.excerpt)
        return _Record(found.record, found.notes)
    if any(wish.excerpt):
        raise RequestError(
            "--from, --to and --conflict-id are for the ETH/PRIO layout, which this file has not. In a table "
            "of deals a row 'observed' says which time was observed. Leave them out."
        )
    return _Record(read_table(wish.data, conflict), ())

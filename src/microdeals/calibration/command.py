"""The command ``microdeals calibrate``: from an empty folder to joint draws, stopped and resumed at will."""

from pathlib import Path
from typing import NamedTuple

from microdeals.calibration.files import write_calibrated
from microdeals.calibration.in_words import told
from microdeals.calibration.models import FIGURES, FittedModel, model_named
from microdeals.calibration.page import write_page
from microdeals.calibration.size import FULL, QUICK, Trials
from microdeals.calibration.stages import Request, calibrate
from microdeals.calibration.war import FULL_WAR, QUICK_WAR, weighted
from microdeals.calibration.war_files import write_weighted
from microdeals.documents.wording import did_you_mean, quoted
from microdeals.errors import RequestError
from microdeals.evidence.pattern import Pattern, load_patterns
from microdeals.evidence.validation import WAR
from microdeals.extras import check_extra
from microdeals.processors import processors
from microdeals.progress import bar_of

LARGEST_SEED = 1_000
MOST_PROCESSES = 256


class CalibrationWish(NamedTuple):
    """What was typed."""

    model: str
    out: Path
    seed: int
    processes: int | None
    quick: bool


def calibrated(wish: CalibrationWish) -> str:
    """Calibrate a model, write its files and its page, and say what was found. Raises RequestError first."""
    check(wish)
    model = model_named(wish.model)
    patterns = tuple(one for one in load_patterns() if one.model == wish.model)
    size = QUICK if wish.quick else FULL
    asked = Request(wish.out, size, wish.seed, wish.processes or processors())
    if wish.model == WAR:
        return _weighted(model, patterns, asked, QUICK_WAR if wish.quick else FULL_WAR)
    with bar_of("worlds", size.n_worlds) as bar:
        found = calibrate(model, patterns, asked, bar)
    posterior, draws = write_calibrated(found, patterns, asked)
    page = write_page(found, patterns, asked)
    return told(found, patterns) + f"\n\n{posterior}\n{draws}\n{page}"


def _weighted(model: FittedModel, patterns: tuple[Pattern, ...], asked: Request, trials: Trials) -> str:
    """Weigh a war's joint draws, write its files, and say what was found."""
    with bar_of("worlds", trials.n_worlds) as bar:
        found = weighted(model, patterns, asked, trials, bar)
    files = write_weighted(found, asked)
    head = f"{trials.points} joint draws, worth {found.effective:.0f} of equal weight, weighted by "
    return head + ", ".join(target.id for target in found.targets) + ".\n\n" + "\n".join(map(str, files))


def check(wish: CalibrationWish) -> None:
    """Raise RequestError for a model that cannot be calibrated, or numbers out of range."""
    if wish.model not in FIGURES:
        hint = did_you_mean(wish.model, FIGURES)
        raise RequestError(f"{wish.model}: cannot be calibrated.{hint} These can: {quoted(list(FIGURES))}.")
    if not 0 <= wish.seed <= LARGEST_SEED:
        raise RequestError(f"--seed {wish.seed}: must be a whole number from 0 to {LARGEST_SEED}.")
    if wish.processes is not None and not 1 <= wish.processes <= MOST_PROCESSES:
        raise RequestError(
            f"--processes {wish.processes}: must be a whole number from 1 to {MOST_PROCESSES}."
        )
    if wish.out.exists() and not wish.out.is_dir():
        raise RequestError(f"--out {wish.out}: is a file; name a folder.")
    if wish.model != WAR:
        check_extra("fit", f"{wish.model}: its calibration")

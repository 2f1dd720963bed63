"""A folder of sessions: which there are, and for whom they open."""

from pathlib import Path
from typing import NamedTuple

from microdeals.errors import RequestError
from microdeals.game.journal import SUFFIX, DamagedError, Journal
from microdeals.game.origin import PROGRAM, Origin
from microdeals.game.recovery import leads_damaged, log_of
from microdeals.game.rights import rights_of
from microdeals.game.seats import check_name


class Found(NamedTuple):
    """A session in a folder; ``problem`` says why it cannot be opened, ``can_be_copied`` whether in part."""

    name: str
    problem: str = ""
    can_be_copied: bool = False


def journal_of(folder: Path, name: str) -> Journal:
    """The journal of a session. Raises RequestError when there is none."""
    check_name(name)
    path = folder / f"{name}{SUFFIX}"
    if not path.is_file():
        raise RequestError(f"{path}: there is no session of this name.")
    return Journal(path)


def sessions_in(folder: Path, origin: Origin = PROGRAM) -> list[Found]:
    """The sessions of a folder that open for whoever asks, by name, with what is wrong with them."""
    found = (_found(path, origin) for path in sorted(folder.glob(f"*{SUFFIX}")))
    return [session for session in found if session is not None]


def _found(path: Path, origin: Origin) -> Found | None:
    """A session, or None if it is none of theirs."""
    try:
        check_name(path.stem)
        return Found(path.stem) if rights_of(log_of(Journal(path)).state, origin).is_any else None
    except DamagedError as damage:
        found = Found(path.stem, str(damage), bool(damage.entries))
        return found if leads_damaged(damage, origin) else None
    except RequestError as problem:
        return Found(path.stem, str(problem)) if origin.is_here else None

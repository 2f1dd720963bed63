"""A session: its journal, what the journal adds up to, and the world that follows from it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple

from microdeals.conflicts import digest
from microdeals.errors import RequestError
from microdeals.game.cells import cell_changed, check_cell, with_value
from microdeals.game.journal import SUFFIX, DamagedError, Journal
from microdeals.game.orders import MediatorOrders, Orders, check_orders, written
from microdeals.game.origin import PROGRAM, Origin, may_turn
from microdeals.game.played_world import Month, TableModel, lived
from microdeals.game.recovery import log_of
from microdeals.game.rows import JournalEntry, NewEntry
from microdeals.game.seats import (
    Question,
    Seat,
    Setup,
    check_name,
    check_percent,
    check_pseudonym,
    check_setup,
)
from microdeals.game.shared_log import SharedLog
from microdeals.game.state import EntryKind, State, first_content

FOLDER = Path("results") / "table"
"""Where sessions are kept, from the folder in which the program was started."""


class Found(NamedTuple):
    """A session in a folder; ``problem`` says why it cannot be opened, ``can_be_copied`` whether in part."""

    name: str
    problem: str = ""
    can_be_copied: bool = False


class Session:
    """One session, as one page sees it. Several may have the same journal open.

    A decision that no longer fits, because somebody else has played or rewound the round meanwhile, or has
    decided the same, raises RequestError and changes nothing; ``catch_up`` shows what happened.
    """

    def __init__(self, name: str, journal: Journal, origin: Origin = PROGRAM) -> None:
        self.name = name
        self.journal = journal
        self.origin = origin
        self._log = SharedLog(journal)
        self.conflict = self.state.setup.loaded()
        self._check_conflict()
        self._last: tuple[list[Month], TableModel] | None = None
        self._lived()

    @classmethod
    def create(cls, folder: Path, name: str, setup: Setup, origin: Origin = PROGRAM) -> "Session":
        """Start a session. Raises RequestError or ConflictError for what cannot be played or written."""
        check_name(name)
        check_setup(setup)
        content = first_content(setup, digest(setup.loaded()))
        first = NewEntry(0, "", EntryKind.CREATED, content, str(origin))
        return cls(name, Journal.create(folder / f"{name}{SUFFIX}", first), origin)

    @classmethod
    def open(cls, folder: Path, name: str, origin: Origin = PROGRAM) -> "Session":
        """Go on with a session.

        Raises RequestError when there is none, it is of another version, or its file is damaged.
        """
        check_name(name)
        path = folder / f"{name}{SUFFIX}"
        if not path.is_file():
            raise RequestError(f"{path}: there is no session of this name.")
        return cls(name, Journal(path), origin)

    @property
    def entries(self) -> list[JournalEntry]:
        """The log, as far as it has been read."""
        return self._log.entries

    @property
    def state(self) -> State:
        """What the log adds up to."""
        return self._log.state

    # --- decisions ---------------------------------------------------------------------------

    def order(self, seat: Seat, orders: Orders) -> None:
        """Take all of a team's decisions for the round to be played."""
        check_orders(self.conflict, orders)
        if isinstance(orders, MediatorOrders) != (seat is Seat.MEDIATOR):
            raise RequestError(f"seat {seat}: these are decisions of another seat.")
        self._write(seat, EntryKind.ORDERS, written(orders))

    def decide(self, seat: Seat, cell: str, value: str) -> None:
        """Take one decision of a team for the round to be played (`cells`); its others stay as they are."""
        check_cell(self.conflict, cell)

        def line() -> NewEntry | None:
            orders = self.state.draft_of(seat)
            changed = with_value(orders, cell, value, [kind.key for kind in self.conflict.kinds])
            check_orders(self.conflict, changed)
            content = written(changed) | {"cell": cell_changed(cell, value)}
            return None if changed == orders else self._line(seat, EntryKind.ORDERS, content)

        self._log.write(line)

    def leave_open(self, seat: Seat) -> None:
        """Take a team's decisions for this round back: the model decides."""
        self._write(seat, EntryKind.OPENED, {})

    def believe(self, seat: Seat, percent: int) -> None:
        """Note a side's belief (0 to 100) that the other keeps its word this round."""
        self._write(seat, EntryKind.BELIEF, {"percent": check_percent(percent)})

    def guess(self, seat: Seat, question: Question, percent: int) -> None:
        """Note a guess (0 to 100) of a team, before the first round."""
        content = {"question": question.value, "percent": check_percent(percent)}
        if self.state.round:
            raise RequestError("guesses are made before the first round; rewind to it to guess again.")
        self._write(seat, EntryKind.GUESS, content)

    def seat(self, seat: Seat, team: str) -> None:
        """Give a seat to a team, by its pseudonym, or to the model, by an empty one."""
        self._write(seat, EntryKind.TEAM, {"team": check_pseudonym(team)})

    def _write(self, seat: Seat, kind: EntryKind, content: dict[str, Any]) -> None:
        self._log.write(lambda: self._line(seat, kind, content))

    def _line(self, seat: str, kind: EntryKind, content: dict[str, Any]) -> NewEntry:
        return NewEntry(self.state.round, str(seat), kind, content, str(self.origin))

    # --- turns ----------------------------------------------------------------------------------

    @property
    def may_turn(self) -> bool:
        """Whether whoever has this session open may play a round, or take it back."""
        return may_turn(self.origin, self.entries[0].origin)

    def play(self, number: int) -> None:
        """Live a round (from 0), which has to be the next. What has not been decided, the model decides.

        Raises RequestError, and plays nothing, when that round has been played already.
        """

        def line() -> NewEntry:
            self._check_next(number)
            world = self._after([*self.state.months, self.state.month()])
            return self._line("", EntryKind.PLAYED, {"mark": mark_of(world)})

        self._turn(line)

    def rewind(self, number: int) -> None:
        """Go back to before a round that has been played (from 0). Nothing is deleted from the log."""

        def line() -> NewEntry:
            if not 0 <= number < self.state.round:
                raise RequestError(
                    f"round {number + 1}: only a round that has been played can be played again "
                    f"(1 to {self.state.round})."
                )
            return self._line("", EntryKind.REWOUND, {})._replace(round=number)

        self._turn(line)

    def _turn(self, line: Callable[[], NewEntry]) -> None:
        if not self.may_turn:
            raise RequestError(NOT_FROM_THERE)
        self._log.write(line)

    def _check_next(self, number: int) -> None:
        if number < self.state.round:
            raise RequestError(f"round {number + 1} has been played already; nothing was written.")
        if self.state.is_over:
            raise RequestError(f"session {self.name}: all {self.state.setup.rounds} rounds have been played.")
        if number > self.state.round:
            raise RequestError(f"round {number + 1}: round {self.state.round + 1} comes first.")

    # --- following the journal ------------------------------------------------------------------

    def at(self, seen: int) -> AbstractContextManager[None]:
        """Decide by what was shown when the newest entry was ``seen``, whatever has been read since."""
        return self._log.at(seen)

    def others_since(self, number: int) -> list[JournalEntry]:
        """The entries after this one that other pages have written."""
        return self._log.others_since(number)

    def catch_up(self) -> bool:
        """Read what anybody has written since; tell whether there was anything."""
        return self._log.catch_up()

    @property
    def world(self) -> TableModel:
        """The world of all rounds that were played."""
        return self._lived()

    def _lived(self) -> TableModel:
        """The world of all rounds that were played. Raises RequestError if it is not the one of the log."""
        state = self.state  # somebody may play meanwhile: that is another state
        world = self._after(state.months)
        if state.marks and not is_of(world, state.marks[-1]):
            raise RequestError(self._refused(self._other_rules(world)))
        return world

    def _after(self, months: list[Month]) -> TableModel:
        """The world after these rounds, kept for whoever asks next: a played round is asked for twice."""
        last, setup = self._last, self.state.setup
        if last is None or last[0] != months:
            last = self._last = list(months), lived(self.conflict, setup.seed, setup.days, months)
        return last[1]

    def _check_conflict(self) -> None:
        if digest(self.conflict) != self.state.digest:
            reason = f"it was played with other numbers of {self.conflict.title!r} than this microdeals has"
            raise RequestError(self._refused(f"{reason}, so its world would not come out the same"))

    def _other_rules(self, world: TableModel) -> str:
        return (
            "it was played by other rules than those of this microdeals: after round "
            f"{len(self.state.marks)} the gap was {self.state.marks[-1]}, and is {mark_of(world)} here"
        )

    def _refused(self, reason: str) -> str:
        return (
            f"session {self.name}: {reason}. Open it with the microdeals that wrote it, or start a new one; "
            "its file is left as it is."
        )


NOT_FROM_THERE = (
    "Rounds are played, and taken back, on the machine that serves this page, or in the browser that began "
    "the game; nothing was written."
)

SAME_GAP = 1e-9
"""Gaps that differ by less are of one world: until elementary functions were our own, last bits hung on the
machine (1.6e-15 at most in 16,000 worlds), and such games are still played."""


def mark_of(world: TableModel) -> str:
    """A number that tells two worlds apart: the gap, to its last bit."""
    return repr(float(world.gap_now().total))


def is_of(world: TableModel, mark: str) -> bool:
    """Whether a mark is of this world, whatever the last bits of the machine that wrote it."""
    try:
        written_gap = float(mark)
    except ValueError:
        return False
    return abs(float(world.gap_now().total) - written_gap) < SAME_GAP


def sessions_in(folder: Path) -> list[Found]:
    """The sessions of a folder by name, with what is wrong with those that cannot be opened."""
    return [_found(path) for path in sorted(folder.glob(f"*{SUFFIX}"))]


def _found(path: Path) -> Found:
    try:
        check_name(path.stem)
        log_of(Journal(path))
    except DamagedError as damage:
        return Found(path.stem, str(damage), bool(damage.entries))
    except RequestError as problem:
        return Found(path.stem, str(problem))
    return Found(path.stem)

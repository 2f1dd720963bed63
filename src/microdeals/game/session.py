"""A session: its journal, what the journal adds up to, and the world that follows from it."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from microdeals.conflicts import digest
from microdeals.errors import RequestError
from microdeals.game.cells import cell_changed, check_cell, with_value
from microdeals.game.folder import journal_of
from microdeals.game.journal import SUFFIX, Journal
from microdeals.game.keys import hash_of, new_key
from microdeals.game.links import admitted, check_number
from microdeals.game.orders import MediatorOrders, Orders, check_orders, written
from microdeals.game.origin import PROGRAM, Origin
from microdeals.game.played_world import Month, TableModel, lived
from microdeals.game.rights import (
    Rights,
    as_seen,
    check_any,
    check_desk,
    check_seat,
    check_sees_all,
    first_desks,
    rights_of,
)
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
from microdeals.game.state import ADMISSIONS, EntryKind, State, first_content

FOLDER = Path("results") / "table"
"""Where sessions are kept, from the folder in which the program was started."""


class Session:
    """One session, as one page sees it. Several may have the same journal open.

    Who asks is checked here and on the log as it stands, not in a page (`Rights`): what other seats have
    decided is not shown, and whoever may not write raises NotYoursError and changes nothing.

    A decision that no longer fits, because somebody else has played or rewound the round meanwhile, or has
    decided the same, raises RequestError and changes nothing; ``catch_up`` shows what happened.
    """

    def __init__(self, name: str, journal: Journal, origin: Origin = PROGRAM) -> None:
        self.name = name
        self.journal = journal
        self.origin = origin
        self._log = SharedLog(journal)
        check_any(name, self.rights)
        self.conflict = self.state.setup.loaded()
        self._check_conflict()
        self._last: tuple[list[Month], TableModel] | None = None
        self._lived()

    @classmethod
    def create(
        cls,
        folder: Path,
        name: str,
        setup: Setup,
        origin: Origin = PROGRAM,
        after: "Session | None" = None,
    ) -> "Session":
        """Start a session, led by whoever asks, and by all who lead the one that it comes ``after``.

        Raises NotYoursError for a browser without a key, or that does not lead that one, and RequestError or
        ConflictError for what cannot be played or written.
        """
        check_name(name)
        check_setup(setup)
        if after is not None:
            check_desk(after.rights)
        desks = first_desks(origin, after.state.desks if after else ())
        content = first_content(setup, digest(setup.loaded()), desks)
        first = NewEntry(0, "", EntryKind.CREATED, content, str(origin))
        return cls(name, Journal.create(folder / f"{name}{SUFFIX}", first), origin)

    @classmethod
    def open(cls, folder: Path, name: str, origin: Origin = PROGRAM) -> "Session":
        """Go on with a session.

        Raises NotYoursError for whoever has no key to it, and RequestError when there is none, it is of
        another version, or its file is damaged.
        """
        return cls(name, journal_of(folder, name), origin)

    @classmethod
    def entered(cls, folder: Path, name: str, link: str, origin: Origin) -> "Session":
        """Come in by the key of a link: from now on the browser's own key opens what the link opens.

        Raises NotYoursError for a link that opens nothing, and as `open` does.
        """
        log = SharedLog(journal_of(folder, name))
        while admitted(name, log.state, link, origin) is not None:
            log.write(lambda: admitted(name, log.state, link, origin))
        return cls(name, log.journal, origin)

    @property
    def entries(self) -> list[JournalEntry]:
        """The log, as far as it has been read. Raises NotYoursError for whoever may not see all of it."""
        check_sees_all(self._log.state, self.rights)
        return self._log.entries

    @property
    def state(self) -> State:
        """What the log adds up to, as far as whoever has it open may know (`as_seen`)."""
        return as_seen(self._log.state, self.rights)

    @property
    def rights(self) -> Rights:
        """What whoever has it open may read and decide."""
        return rights_of(self._log.state, self.origin)

    # --- who may ---------------------------------------------------------------------------------

    def new_link(self, seat: Seat | None = None, key: str = "") -> str:
        """A key for a link by which another browser decides for a seat as well; without a seat, leads.

        ``key``: one that opens another session already, so that one link opens both.
        """
        key = key or new_key()

        def line() -> NewEntry:
            check_seat(self.rights, seat) if seat else check_desk(self.rights)
            check_number(self._log.state)
            return self._line(seat or "", EntryKind.KEY, {"key": hash_of(key)})

        self._log.write(line)
        return key

    def withdraw(self, seat: Seat) -> None:
        """Let no key open a seat any more, in no browser and by no link; whoever leads keeps it."""

        def line() -> NewEntry | None:
            check_desk(self.rights)
            is_open = any(it[0] is seat for it in self._log.state.keys)
            return self._line(seat, EntryKind.WITHDRAWN, {}) if is_open else None

        self._log.write(line)

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
            check_seat(self.rights, seat)
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
        """Give a seat to a team, by its pseudonym, or to the model, by an empty one; whoever leads does."""
        content = {"team": check_pseudonym(team)}

        def line() -> NewEntry:
            check_desk(self.rights)
            return self._line(seat, EntryKind.TEAM, content)

        self._log.write(line)

    def _write(self, seat: Seat, kind: EntryKind, content: dict[str, Any]) -> None:
        def line() -> NewEntry:
            check_seat(self.rights, seat)
            return self._line(seat, kind, content)

        self._log.write(line)

    def _line(self, seat: str, kind: EntryKind, content: dict[str, Any]) -> NewEntry:
        return NewEntry(self.state.round, str(seat), kind, content, str(self.origin))

    # --- turns ----------------------------------------------------------------------------------

    def play(self, number: int) -> None:
        """Live a round (from 0), which has to be the next. What has not been decided, the model decides.

        Raises RequestError, and plays nothing, when that round has been played already.
        """

        def line() -> NewEntry:
            check_desk(self.rights)
            self._check_next(number)
            world = self._after([*self.state.months, self.state.month()])
            return self._line("", EntryKind.PLAYED, {"mark": mark_of(world)})

        self._log.write(line)

    def rewind(self, number: int) -> None:
        """Go back to before a round that has been played (from 0). Nothing is deleted from the log."""

        def line() -> NewEntry:
            check_desk(self.rights)
            if not 0 <= number < self.state.round:
                raise RequestError(
                    f"round {number + 1}: only a round that has been played can be played again "
                    f"(1 to {self.state.round})."
                )
            return self._line("", EntryKind.REWOUND, {})._replace(round=number)

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
        """The entries after this one that other pages have written, as far as they may be told."""
        told = ("", *self.rights.seats)
        others = self._log.others_since(number)
        return [entry for entry in others if entry.seat in told and entry.kind not in ADMISSIONS]

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

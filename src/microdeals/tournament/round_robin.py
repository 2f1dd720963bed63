"""The whole tournament: each against itself, then each against each other, several bouts at once."""

import contextlib
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from typing import NamedTuple

from microdeals.errors import RequestError
from microdeals.tournament.bout_process import LOST, BoutProcess, OneWar
from microdeals.tournament.bout_result import Blame
from microdeals.tournament.entrants import Entrant
from microdeals.tournament.fixtures import Bout, Rules, mirrors, pairs
from microdeals.tournament.processes import Processes, can_fork


class Out(NamedTuple):
    """A strategy that could not play to the end, with the reason and its line (0 unknown)."""

    entrant: Entrant
    why: str
    line: int
    against: Entrant | None
    """Whom it met then; None for itself."""


class Void(NamedTuple):
    """A bout between strategies of students that ended without a trace of whose doing it was."""

    bout: Bout
    why: str


class Played(NamedTuple):
    """What was played. Wars of those who are out, and of void bouts, are not in it."""

    rules: Rules
    entrants: tuple[Entrant, ...]
    wars: tuple[tuple[Bout, OneWar], ...]
    out: tuple[Out, ...]
    void: tuple[Void, ...]


class _SoFar:
    """What is known so far."""

    def __init__(self, rules: Rules, tell: Callable[[int], None], processes: Processes) -> None:
        self.rules, self.tell, self.processes = rules, tell, processes
        self.wars: dict[Bout, list[OneWar]] = {}
        self.out: dict[Entrant, Out] = {}
        self.void: list[Void] = []
        self.running: list[BoutProcess] = []
        self.is_stopped = False

    def play(self, bout: Bout) -> tuple[Bout, list[OneWar], Blame | None]:
        """Play a bout, unless one of the two is out by now; once more if it has lost its fork server."""
        wars, blame = self._played(bout)
        return (bout, wars, blame) if blame is None or blame.why != LOST else (bout, *self._played(bout))

    def _played(self, bout: Bout) -> tuple[list[OneWar], Blame | None]:
        done: list[OneWar] = []
        process = BoutProcess(bout, self.rules, self.processes)
        if not self.is_stopped and not self.out.keys() & {bout.first, bout.second}:
            self.running.append(process)
            done.extend(process)
            self.running.remove(process)
        return done, process.blame

    def note(self, bout: Bout, wars: list[OneWar], blame: Blame | None) -> None:
        """Write down how a bout went."""
        if blame is None:
            self.wars[bout] = wars
        elif (guilty := _guilty(bout, blame)) is not None:
            other = bout.second if guilty is bout.first else bout.first
            against = None if other is guilty else other
            self.out.setdefault(guilty, Out(guilty, blame.why, blame.line, against))
        else:
            self.void.append(Void(bout, blame.why))
        self.tell(bout.n_wars(self.rules))

    def play_all(self, bouts: Sequence[Bout]) -> None:
        """Play bouts, several at once. Whatever ends this early also ends every process."""
        with ThreadPoolExecutor(self.rules.at_once) as pool:
            futures: list[Future[tuple[Bout, list[OneWar], Blame | None]]] = [
                pool.submit(self.play, bout) for bout in bouts
            ]
            try:
                for future in as_completed(futures):
                    self.note(*future.result())
            except BaseException:
                self.is_stopped = True
                for process in list(self.running):
                    process.kill()
                self.processes.close()
                raise


def play(entrants: Sequence[Entrant], rules: Rules, tell: Callable[[int], None] = lambda _: None) -> Played:
    """Play each against itself and each other. ``tell`` hears how many wars are over.

    Raises RequestError, before a war, for what would count twice, and RunError if a process cannot be
    started at all.
    """
    from microdeals.tournament.twice import twice_in

    for problem in twice_in(entrants, rules):
        raise RequestError(problem)
    with contextlib.closing(Processes(rules.fields, can_fork())) as processes:
        so_far = _SoFar(rules, tell, processes)
        for entrant in entrants:
            if entrant.unreadable:
                so_far.out[entrant] = Out(entrant, entrant.unreadable, 0, None)
        so_far.play_all(mirrors([entrant for entrant in entrants if entrant not in so_far.out]))
        so_far.play_all(pairs([entrant for entrant in entrants if entrant not in so_far.out]))
    wars = [
        (bout, war)
        for bout in (*mirrors(entrants), *pairs(entrants))
        if not so_far.out.keys() & {bout.first, bout.second}
        for war in so_far.wars.get(bout, [])
    ]
    out = [so_far.out[entrant] for entrant in entrants if entrant in so_far.out]
    return Played(rules, tuple(entrants), tuple(wars), tuple(out), tuple(so_far.void))


def n_wars(entrants: Sequence[Entrant], rules: Rules) -> int:
    """How many wars a tournament is, if nobody drops out."""
    return sum(bout.n_wars(rules) for bout in (*mirrors(entrants), *pairs(entrants)))


def _guilty(bout: Bout, blame: Blame) -> Entrant | None:
    """Whose doing it was. Built-in strategies are ours, so without a trace it is the other one."""
    if bout.is_mirror:
        return bout.first
    if blame.place >= 0:
        return (bout.first, bout.second)[blame.place]
    strangers = [entrant for entrant in bout if not entrant.is_built_in]
    return strangers[0] if len(strangers) == 1 else None

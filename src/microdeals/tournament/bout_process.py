"""One bout in a process of its own, watched by the clock, ended for good if it must be."""

import contextlib
import json
import math
import queue
import re
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from microdeals.errors import RunError
from microdeals.tournament.bout_result import Blame, War, pair_from
from microdeals.tournament.entrants import plain
from microdeals.tournament.fixtures import Bout, Rules
from microdeals.tournament.forked_process import LostServerError
from microdeals.tournament.own_process import SECONDS_TO_END, SECONDS_TO_START, Desk, last_words
from microdeals.tournament.processes import NOT_STARTED, Processes, StartedProcess

PROCESSOR_SECONDS_TO_SPARE = 3600
"""Beyond what a bout's wars may take: a last resort for a process whose parent is gone."""
LOST = "the fork server of its process was ended, with it or by it"
LONGEST_LINE = 10_000
LINE = re.compile(rb'File "<strategy ([01])>", line (\d+)')


class OneWar(NamedTuple):
    """A war of a bout: in which field, on which luck, and whether the second played the first side."""

    field: int
    seed: int
    swapped: bool
    war: War


class _EndedError(Exception):
    """A bout cannot go on."""

    def __init__(self, blame: Blame) -> None:
        super().__init__(blame.why)
        self.blame = blame


class BoutProcess:
    """A running bout. Iterate for its wars; afterwards ``blame`` says what went wrong, if anything did."""

    def __init__(self, bout: Bout, rules: Rules, processes: Processes) -> None:
        self.bout, self.rules, self.processes = bout, rules, processes
        self.blame: Blame | None = None
        self.process: StartedProcess | None = None
        self.is_over = False

    def __iter__(self) -> Iterator[OneWar]:
        """Play, and give each war as it is done. Raises RunError if no process can be started."""
        with (
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
            tempfile.TemporaryFile() as dump,
            tempfile.TemporaryFile() as printed,
        ):
            desk = Desk(Path(folder), dump, printed)
            self.process = self.processes.start(desk)
            try:
                self._hand_in(self.process)
                yield from self._wars(self.process, desk)
            except _EndedError as ended:
                self.blame = ended.blame
            except LostServerError:
                self.blame = Blame(-1, 0, LOST)
            finally:
                self.kill()

    def kill(self) -> None:
        """End the process and all that it has started, at once."""
        self.is_over = True
        if self.process is not None:
            self.process.end()

    def _hand_in(self, process: StartedProcess) -> None:
        with contextlib.suppress(BrokenPipeError), process.job as pipe:
            pipe.write(json.dumps(self._job(process.dump)).encode() + b"\n")

    def _job(self, dump: int) -> dict[str, Any]:
        """What the process is to play, and within which limits."""
        return {
            "texts": [self.bout.first.text, self.bout.second.text],
            "is_mirror": self.bout.is_mirror,
            "orders": self.bout.orders,
            "fields": self.rules.fields,
            "seeds": list(self.rules.seeds),
            "memory": self.rules.memory,
            "processor_seconds": PROCESSOR_SECONDS_TO_SPARE
            + math.ceil(self.rules.seconds * self.bout.n_wars(self.rules)),
            "dump": dump,
        }

    def _wars(self, process: StartedProcess, desk: Desk) -> Iterator[OneWar]:
        lines, dump = self._lines(process.results), desk.dump
        if not self._is_ready(lines, dump):
            raise RunError(
                NOT_STARTED.format(plain(last_words(desk.printed)) or "it ended or hung without a word")
            )
        for number, seed, swapped in self._expected():
            tree = _tree(self._next(lines, self.rules.seconds, dump))
            if "blame" in tree:
                raise _EndedError(_blame_from(tree["blame"]))
            yield _war_from(tree.get("war"), (number, seed, swapped))

    def _is_ready(self, lines: "queue.Queue[bytes]", dump: IO[bytes]) -> bool:
        """Whether the process has begun. No strategy has run by then, so a failure is none's doing."""
        try:
            return bool(_tree(self._next(lines, SECONDS_TO_START, dump)).get("ready"))
        except _EndedError:
            if self.is_over:  # stopped by whoever watches
                raise
            return False

    def _expected(self) -> list[tuple[int, int, bool]]:
        fields, seeds = range(len(self.rules.fields)), self.rules.seeds
        return [
            (number, seed, swapped) for number in fields for seed in seeds for swapped in self.bout.orders
        ]

    def _lines(self, pipe: IO[bytes]) -> "queue.Queue[bytes]":
        """Lines from the process, read by a thread; an empty one at the end. Few are held at a time."""
        lines: queue.Queue[bytes] = queue.Queue(maxsize=64)

        def read() -> None:
            with pipe:
                line = b"-"
                while line and not self.is_over:
                    try:
                        line = pipe.readline(LONGEST_LINE)
                    except (OSError, ValueError):
                        line = b""
                    while not self.is_over:
                        with contextlib.suppress(queue.Full):
                            lines.put(line, timeout=0.5)
                            break

        threading.Thread(target=read, daemon=True).start()
        return lines

    def _next(self, lines: "queue.Queue[bytes]", seconds: float, dump: IO[bytes]) -> bytes:
        until = time.monotonic() + seconds
        while not self.is_over:
            with contextlib.suppress(queue.Empty):
                line = lines.get(timeout=max(0.01, min(0.5, until - time.monotonic())))
                if not line:
                    raise _EndedError(Blame(-1, 0, f"its process ended without a word ({self._left()})"))
                return line
            if time.monotonic() >= until:
                place, number = self._where(dump)
                raise _EndedError(Blame(place, number, f"a war took longer than {seconds:g} seconds"))
        raise _EndedError(Blame(-1, 0, "the tournament was stopped"))

    def _where(self, dump: IO[bytes]) -> tuple[int, int]:
        """Ask the process which line of a strategy it is in, and give it a moment to answer."""
        if self.process is None or not hasattr(signal, "SIGUSR1"):
            return -1, 0
        self.process.send(signal.SIGUSR1)
        for _ in range(100):
            time.sleep(0.05)
            dump.seek(0)
            found = LINE.search(dump.read(100_000))
            if found:
                return int(found[1]), int(found[2])
        return -1, 0

    def _left(self) -> str:
        code = None if self.process is None else self.process.left(SECONDS_TO_END)
        if code is None:
            return "it closed its pipe"
        if code < 0:
            return f"ended by {signal.Signals(-code).name}"
        return f"exit code {code}, as after os._exit()"


def _tree(line: bytes) -> dict[str, Any]:
    try:
        tree = json.loads(line)
    except (ValueError, RecursionError):
        tree = None
    return tree if isinstance(tree, dict) else {}


def _blame_from(found: Any) -> Blame:
    try:
        place, line, why = found
        return Blame(int(place) if place in (0, 1) else -1, max(0, int(line)), plain(str(why)))
    except (TypeError, ValueError, OverflowError):
        return Blame(-1, 0, "its process said what makes no sense")


def _war_from(found: Any, expected: tuple[int, int, bool]) -> OneWar:
    """A war as the process tells it, if it can be one."""
    try:
        number, seed, swapped, settled_on, harm, gap, met, breaches, n_deals, days, pair = found
        war = War(
            int(settled_on), float(harm), float(gap), (float(met[0]), float(met[1])),
            (int(breaches[0]), int(breaches[1])), int(n_deals), int(days), pair_from(pair),
        )  # fmt: skip
        is_sane = (number, seed, swapped) == expected and all(
            map(math.isfinite, (war.harm, war.gap, *war.met))
        )
    except (TypeError, ValueError, IndexError, OverflowError):
        is_sane = False
    if not is_sane:
        raise _EndedError(Blame(-1, 0, "its process said what makes no sense, or a number was not finite"))
    return OneWar(*expected, war)

"""A bar for those who wait: on a terminal's error stream or in a notebook's cell, after two seconds."""

import importlib
import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

PATIENCE_SECONDS = 2.0
PLAIN = "text/plain"


class Bar:
    """Counts what is done, and shows it once it has taken long enough to wonder."""

    def __init__(self, title: str, total: int) -> None:
        self.title = title
        self.total = total
        self.done = 0
        self.since = time.monotonic()
        self.shown: Progress | CellLine | None = None
        self._turn = threading.Lock()
        self._clock = threading.Timer(max(0.0, PATIENCE_SECONDS), self.advance, (0,))
        self._clock.daemon = True

    def open(self) -> None:
        """Let it show itself when patience is over, even if nothing is done by then."""
        self._clock.start()

    def advance(self, by: int) -> None:
        """Count ``by`` more as done."""
        with self._turn:
            self.done += by
            if self.shown is None and time.monotonic() - self.since >= PATIENCE_SECONDS:
                console = Console(stderr=True)
                self.shown = CellLine() if console.is_jupyter else Progress(console=console, transient=True)
                self.task = self.shown.add_task(self.title, total=self.total)
                self.shown.start()
            if self.shown is not None:
                self.shown.update(self.task, completed=self.done)

    def close(self) -> None:
        """Wipe the bar away."""
        self._clock.cancel()
        with self._turn:
            self.since = math.inf
            if self.shown is not None:
                self.shown.stop()


class CellLine:
    """The bar of a notebook's cell: a line of text that is renewed. It needs no widgets, as rich's would."""

    def add_task(self, description: str, total: int) -> TaskID:
        """Say what is counted, and how many there are."""
        self.title, self.total = description, total
        return TaskID(0)

    def start(self) -> None:
        """Show it."""
        display = importlib.import_module("IPython.display").display
        self._place: Any = display({PLAIN: self._line(0)}, raw=True, display_id=True)

    def update(self, _task: TaskID, completed: int) -> None:
        """Say how many are done."""
        self._place.update({PLAIN: self._line(completed)}, raw=True)

    def stop(self) -> None:
        """Leave nothing behind."""
        self._place.update({PLAIN: ""}, raw=True)

    def _line(self, done: int) -> str:
        return f"{self.title}: {done:,} of {self.total:,}"


@contextmanager
def bar_of(title: str, total: int) -> Iterator[Bar]:
    """A bar over a known number of things, gone when they are done or left."""
    bar = Bar(title, total)
    bar.open()
    try:
        yield bar
    finally:
        bar.close()


@contextmanager
def clock_beside(work: str) -> Iterator[None]:
    """A running clock for those who wait for what cannot be counted; only in a terminal, gone afterwards."""
    console = Console(stderr=True)
    if not work or not console.is_terminal:
        yield
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as shown:
        shown.add_task(work, total=None)
        yield

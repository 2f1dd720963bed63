"""A bar for those who wait: on the error stream, in a terminal, and only after two seconds."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

PATIENCE_SECONDS = 2.0


class Bar:
    """Counts what is done, and shows it once it has taken long enough to wonder."""

    def __init__(self, title: str, total: int) -> None:
        self.title = title
        self.total = total
        self.done = 0
        self.since = time.monotonic()
        self.shown: Progress | None = None

    def advance(self, by: int) -> None:
        """Count ``by`` more as done."""
        self.done += by
        if self.shown is None and time.monotonic() - self.since > PATIENCE_SECONDS:
            self.shown = Progress(console=Console(stderr=True), transient=True)
            self.task = self.shown.add_task(self.title, total=self.total)
            self.shown.start()
        if self.shown is not None:
            self.shown.update(self.task, completed=self.done)

    def close(self) -> None:
        """Wipe the bar away."""
        if self.shown is not None:
            self.shown.stop()


@contextmanager
def bar_of(title: str, total: int) -> Iterator[Bar]:
    """A bar over a known number of things, gone when they are done or left."""
    bar = Bar(title, total)
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

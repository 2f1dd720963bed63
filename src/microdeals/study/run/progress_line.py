"""A line that is renewed while a sweep runs: how far it is, how fast, how long still, and what it finds."""

import io
import time
from collections import Counter
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from microdeals.study.columns import LABELS, counted_label
from microdeals.study.question.plan import SweepPlan
from microdeals.study.run.parts import counted_labels


class ProgressLine:
    """A line on the error stream of a terminal, renewed with each part. Elsewhere it only counts."""

    def __init__(self, plan: SweepPlan, finished: set[int]) -> None:
        self.plan = plan
        self.found: Counter[str] = Counter()
        self.began = time.monotonic()
        self.progress = Progress(
            BarColumn(20),
            TextColumn("{task.completed} of {task.total} pairs"),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[shares]}"),
            console=Console(stderr=True),
            transient=True,
        )
        done = sum(plan.rows_of(number) for number in finished)
        self.task = self.progress.add_task("", total=plan.n_rows, completed=done, rate="", shares="")

    def __enter__(self) -> "ProgressLine":
        if self.progress.console.is_terminal:
            self.progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.progress.stop()

    def part(self, number: int, content: bytes) -> None:
        """Take note of a part that was written."""
        self.found += counted_labels(io.BytesIO(content))
        rate = f"{self.found.total() / max(1e-9, time.monotonic() - self.began):.0f} a second"
        shares = shares_in_words(self.found)
        self.progress.update(self.task, advance=self.plan.rows_of(number), rate=rate, shares=shares)


def shares_in_words(found: Counter[str]) -> str:
    """``of 100: 41 stepping stones, 35 pressure valves, ...``: whole numbers, for a line that changes."""
    n = max(1, found.total())
    return "of 100: " + ", ".join(counted_label(label, round(100 * found[label] / n)) for label in LABELS)

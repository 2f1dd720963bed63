"""The worlds of lessons: run once for all rooms, behind the pages that wait for them."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor

from microdeals.lessons import Findings, findings_of, load_lesson


class LessonWorlds:
    """Findings by lesson."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._on_the_way: dict[str, Future[Findings]] = {}
        self._pool = ThreadPoolExecutor(1, "lesson-worlds")

    def found(self, lesson: str) -> Findings | None:
        """What the worlds of a lesson show; None as long as they are being run. What failed is run again."""
        with self._lock:
            if lesson not in self._on_the_way:
                self._on_the_way[lesson] = self._pool.submit(findings_of, load_lesson(lesson), threads=1)
            waited_for = self._on_the_way[lesson]
            if waited_for.done() and waited_for.exception() is not None:
                del self._on_the_way[lesson]
        return waited_for.result() if waited_for.done() else None

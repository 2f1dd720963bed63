"""Following a session that other pages may write to as well."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable

import solara
from solara.server import kernel_context

from dashboards.server.presence import page_watcher
from microdeals.errors import MicrodealsError
from microdeals.game import Session

SECONDS = 1.0
"""Between two looks at the file; one takes less than a millisecond."""


def use_redraw() -> Callable[[], None]:
    """A hook: a function that renders this page again, from any thread."""
    context = kernel_context.get_current_context()
    numbers = solara.use_memo(itertools.count, [])
    _, set_number = solara.use_state(0)

    def redraw() -> None:
        if not context.closed_event.is_set():
            with context:
                set_number(next(numbers) + 1)

    return redraw


def use_news(session: Session, on_news: Callable[[], None]) -> None:
    """A hook: call `on_news` when somebody else has written to the session, as long as the page is there."""
    watched = solara.use_memo(page_watcher, [])

    def follow() -> Callable[[], None]:
        ended = threading.Event()
        arguments = (session, watched, on_news, ended)
        threading.Thread(target=look, args=arguments, daemon=True, name="table").start()
        return ended.set

    solara.use_effect(follow, [session])


def look(
    session: Session, watched: Callable[[], bool], on_news: Callable[[], None], ended: threading.Event
) -> None:
    """Look at the file now and then, until the page is closed."""
    told = 0
    while not ended.wait(SECONDS):
        try:
            newest = session.journal.newest()
        except MicrodealsError:
            continue  # the next decision says what is wrong with the file
        if newest not in (session.state.newest, told) and watched():
            told = newest
            on_news()

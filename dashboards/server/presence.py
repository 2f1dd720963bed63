"""Whether a page is still there: what is computed for it depends on that."""

from __future__ import annotations

import time
from collections.abc import Callable

from solara.server import kernel_context

SECONDS_OF_GRACE = 15.0
"""So long an answer is still computed for a page whose connection broke: most come back by themselves."""


def is_closed(context: kernel_context.VirtualKernelContext) -> bool:
    """Whether the tab was closed, or is being closed; a broken connection does not close it."""
    pages = set(context.page_status.values())
    return context.closed_event.is_set() or pages == {kernel_context.PageStatus.CLOSED}


def page_watcher() -> Callable[[], bool]:
    """A function that tells whether the page that calls this now is still connected."""
    context = kernel_context.get_current_context()

    def is_watched() -> bool:
        connected = kernel_context.PageStatus.CONNECTED in context.page_status.values()
        return connected and not context.closed_event.is_set()

    return is_watched


def patient_watcher(grace: float = SECONDS_OF_GRACE) -> Callable[[], bool]:
    """The same for work that should outlast a blink of the network: `grace` seconds from where it is noticed.

    A closed tab gets no grace.
    """
    context, is_connected = kernel_context.get_current_context(), page_watcher()
    gone_since: float | None = None

    def is_watched() -> bool:
        nonlocal gone_since
        if is_connected():
            gone_since = None
            return True
        now = time.monotonic()
        gone_since = now if gone_since is None else gone_since
        return not is_closed(context) and now - gone_since < grace

    return is_watched

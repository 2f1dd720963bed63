"""Hooks for fields: what was entered, as it stands in the browser.

The event carries the value. The field's value as the server knows it lags behind whoever types quickly, or
over a slow line, while events do not wait: whoever looks there may find "0" for "0.45".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import reacton.ipyvuetify as v
from reacton.core import Element

W = TypeVar("W")
Carried = TypeVar("Carried")


def use_entered(field: Element[W], take: Callable[[str], None]) -> None:
    """A hook: calls `take` with a field's text when it is left or Enter is pressed, if it has changed."""

    def take_text(entered: str | None) -> None:
        take(entered or "")

    use_change(field, take_text)


def use_let_go(slider: Element[W], take: Callable[[float], None]) -> None:
    """A hook: calls `take` with a slider's value when it is let go; a slider also tells of what was typed."""
    use_change(slider, take)


def use_change(field: Element[W], take: Callable[[Carried], None]) -> None:
    """A hook: calls `take` with what the browser's "change" event carries."""

    def hear(_widget: object, _event: str, value: Carried) -> None:
        take(value)

    v.use_event(field, "change", hear)  # type: ignore[arg-type] # declared with one argument, called with three

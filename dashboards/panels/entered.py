"""A hook for fields: what was entered, as it stands in the browser."""

from __future__ import annotations

from collections.abc import Callable

import reacton.core
import reacton.ipyvuetify as v


def use_entered(field: reacton.core.Element, take: Callable[[str], None]) -> None:
    """A hook: calls `take` with a field's text when it is left or Enter is pressed, if the text has changed.

    The event carries the text. The field's value as the server knows it lags behind whoever types quickly,
    or over a slow line, while events do not wait: whoever looks there may find "0" for "0.45".
    """
    v.use_event(field, "change", lambda _widget, _event, entered: take(entered or ""))

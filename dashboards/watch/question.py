"""Which run, on which day, an address asks for."""

from __future__ import annotations

import re

from dashboards.asked.run import Asked, given_in, shown, world_from
from dashboards.words import text


def day_from(query: str | None) -> tuple[tuple[Asked, int | None], str]:
    """The run and the day that an address asks for, if any; and what was left out, in words."""
    asked, said = world_from(query)
    given = [day for day in given_in(query).get("day", []) if day]
    horizon = asked.days
    if not given or (re.fullmatch("[0-9]{1,6}", given[0]) and int(given[0]) <= horizon):
        return (asked, int(given[0]) if given else None), said
    bad = text("watch.bad.address_day").format(text=shown(given[0]), horizon=horizon)
    return (asked, None), f"{said} {bad}".strip()

"""Where a course stands when it is opened: no world is needed to say it."""

from __future__ import annotations

from dashboards.charts.looks import Json


def opening_day(course: Json) -> int:
    """The day on which an opened world stands: its first turning point, or its last day."""
    turns = course["turns"]
    return int(turns[0]["day"] if turns else course["last"])

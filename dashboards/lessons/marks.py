"""A guess as marks in tens."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara


@solara.component
def GuessMarks(n: int, of: int) -> None:
    """``of`` worlds as marks in tens, those that are guessed to count first and filled."""
    with v.Html(tag="div", class_="md-lesson-marks", attributes={"aria-hidden": "true"}):
        for world in range(of):
            kind = "md-lesson-mark-yes" if world < n else "md-lesson-mark-no"
            v.Html(tag="span", class_=f"md-lesson-mark {kind}")

"""Worlds as marks in tens."""

from __future__ import annotations

import reacton.ipyvuetify as v
import solara

from dashboards.words import text


@solara.component
def GuessMarks(n: int, of: int, guess: int | None, title: str = "") -> None:
    """``of`` worlds as marks in tens, those that count first and filled; the guess is a bar between them."""
    label = {"role": "img", "aria-label": text("lessons.result.marks").format(n=n, title=title)}
    with v.Html(tag="div", class_="md-lesson-marks", attributes=label if title else {"aria-hidden": "true"}):
        for world in range(of):
            kind = "md-lesson-mark-yes" if world < n else "md-lesson-mark-no"
            after = " md-lesson-mark-guess" if guess is not None and world == guess - 1 else ""
            before = " md-lesson-mark-guess-first" if guess == 0 and world == 0 else ""
            v.Html(tag="span", class_=f"md-lesson-mark {kind}{after}{before}")

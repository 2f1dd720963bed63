"""A result in a notebook: its sentence and a small table, with nothing loaded from anywhere."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from microdeals.looks.sentence import short

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

MOST_ROWS = 12
MOST_OF_A_CELL = 80
"""Letters of a cell that are shown."""


def html_of(sentence: str, frame: Frame) -> str:
    """The sentence, and the first rows of its frame; columns in which nothing is known are left out."""
    known = frame.dropna(axis="columns", how="all")
    rows = list(known.head(MOST_ROWS).itertuples(index=False, name=None))
    left = len(known) - len(rows)
    return html_of_rows(
        sentence, list(known.columns), rows, f"And {left:,} more in summary()." if left else ""
    )


def html_of_rows(sentence: str, head: Sequence[str], rows: Iterable[Sequence[object]], note: str = "") -> str:
    """The sentence and a table; every text is escaped. ``head`` may be empty, ``note`` stands below."""
    titles = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in head)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    below = f"<p><small>{escape(note)}</small></p>" if note else ""
    top = f"<thead><tr>{titles}</tr></thead>" if head else ""
    return f"<div><p>{escape(short(sentence))}</p><table>{top}<tbody>{body}</tbody></table>{below}</div>"


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f'<td style="text-align:right">{"" if math.isnan(value) else f"{value:.3g}"}</td>'
    text = "" if value is None else str(value)
    return f"<td>{escape(text if len(text) <= MOST_OF_A_CELL else f'{text[:MOST_OF_A_CELL]} …')}</td>"

"""Fields to begin a game with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import reacton.ipyvuetify as v

from dashboards.words import text

Option = TypeVar("Option")

CLASSROOM = "arden_borea"


def choice(
    key: str, value: Option, take: Callable[[Option], None], options: Sequence[tuple[Option, str]]
) -> None:
    """A field to choose one of a few things."""
    v.Select(
        label=text(f"panels.game.field.{key}"),
        v_model=value,
        on_v_model=take,
        items=[{"text": title, "value": option} for option, title in options],
        dense=True,
        hide_details=True,
    )

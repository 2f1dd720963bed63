"""Fields to begin a game with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import reacton.ipyvuetify as v

from dashboards.words import text
from microdeals.game import table_wars

Option = TypeVar("Option")

CLASSROOM = table_wars.CLASSROOM
"""The war that a class is offered first."""


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


def war_choice(value: str, take: Callable[[str], None]) -> None:
    """A field to choose a war: those made for the table first."""
    wars = [(key, table_wars.load_war(key).title) for key in table_wars.table_wars()]
    choice("war", value, take, wars)

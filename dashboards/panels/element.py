"""Widgets of our own as elements of a page: Solara leaves both ways without types."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anywidget
import solara
from reacton.core import Element

W = TypeVar("W")
OwnWidget = TypeVar("OwnWidget", bound=anywidget.AnyWidget)


def element_of(kind: type[OwnWidget], **traits: object) -> Element[OwnWidget]:
    """A widget of this kind in the page, with these traits; `on_<trait>` hears of its changes."""
    made: Element[OwnWidget] = kind.element(**traits)
    return made


def use_widget(element: Element[W], take: Callable[[W], None]) -> None:
    """A hook: calls `take` once, with the widget of an element, when it is there."""
    solara.use_effect(lambda: take(solara.get_widget(element)), [])

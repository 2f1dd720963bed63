"""Widgets of our own as elements of a page: Solara leaves both ways without types."""

from __future__ import annotations

from typing import TypeVar

import anywidget
from reacton.core import Element

OwnWidget = TypeVar("OwnWidget", bound=anywidget.AnyWidget)


def element_of(kind: type[OwnWidget], **traits: object) -> Element[OwnWidget]:
    """A widget of this kind in the page, with these traits; `on_<trait>` hears of its changes."""
    made: Element[OwnWidget] = kind.element(**traits)
    return made

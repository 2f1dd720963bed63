"""The buttons of a game."""

from __future__ import annotations

from collections.abc import Callable

import solara

from microdeals.game import Session


@solara.component
def Press(word: str, act: Callable[[], None], off: bool = False, primary: bool = False) -> None:
    """A button of the page's."""
    solara.Button(
        word,
        on_click=act,
        disabled=off,
        color="primary" if primary else None,
        outlined=not primary,
        classes=["md-table-button"],
    )


@solara.component
def Download(session: Session, word: str, name: str, content: Callable[[Session], str]) -> None:
    """A file made when it is asked for."""
    with solara.FileDownload(lambda: content(session), f"{session.name}-{name}.csv", mime_type="text/csv"):
        solara.Button(word, icon_name="mdi-download", outlined=True, small=True)

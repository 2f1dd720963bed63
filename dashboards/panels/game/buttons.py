"""What can be taken home of a game."""

from __future__ import annotations

from collections.abc import Callable

import solara

from microdeals.game import Session


@solara.component
def Download(session: Session, word: str, name: str, content: Callable[[Session], str]) -> None:
    """A file made when it is asked for."""
    with solara.FileDownload(lambda: content(session), f"{session.name}-{name}.csv", mime_type="text/csv"):
        solara.Button(word, icon_name="mdi-download", outlined=True, small=True)

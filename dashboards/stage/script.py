"""The stage for a page that is one file: all its modules as one script, which needs no server."""

from __future__ import annotations

from pathlib import Path

from microdeals.page.script import joined

SCRIPTS = Path(__file__).with_name("js")


def one_script() -> str:
    """A module's text that offers `draw(element, course, options)` as `window.microdealsStage`."""
    modules = joined("stage.js", SCRIPTS.joinpath)
    return f'{modules}\nwindow.microdealsStage = modules["stage.js"].draw;\n'

"""The drawing code of charts, and of the stage, as one script; their style; ECharts: there is no server."""

from __future__ import annotations

import functools
import gzip
import re
from pathlib import Path

from microdeals.page.script import joined

ROOM = Path(__file__).parents[1]
SCRIPTS = (Path(__file__).parent / "js", ROOM / "charts" / "js", ROOM / "stage" / "js")
"""Folders of modules; no name stands in two of them."""
LIBRARY = "npm/echarts@*/dist/echarts.esm.min.mjs"
STYLE = ROOM / "assets" / "web" / "custom.css"
OF_STAGE = ROOM / "stage" / "stage.css"
OF_CHARTS = re.compile(r"^(?:\.theme--dark )?\.md-(?:chart|trade|look|weeks).*$", re.MULTILINE)
DARK = ':is(body[data-jp-theme-light="false"], body.vscode-dark)'
"""A dark page of JupyterLab or of VS Code; `js/palette.js` has the same."""


@functools.cache
def bundle(entry: str) -> str:
    """One module, whose default is that of our module ``entry``, with all that it needs."""
    return f'{joined(entry, file_of)}\nexport default modules["{entry}"].whole;\n'


def file_of(name: str) -> Path:
    """The file of a module: a notebook's own, or else one of the charts' or the stage's."""
    places = [folder / name for folder in SCRIPTS]
    return next((file for file in places if file.is_file()), places[0])


@functools.cache
def library() -> bytes:
    """ECharts as our pages have it, packed by gzip: a third of a megabyte."""
    (file,) = (ROOM / "assets").glob(LIBRARY)
    return gzip.compress(file.read_bytes(), mtime=0)


@functools.cache
def style() -> str:
    """The rules of the charts alone, and their dark ones by what a notebook calls a dark page."""
    rules = OF_CHARTS.findall(STYLE.read_text(encoding="utf-8"))
    return _dark_as_here("\n".join(rules))


@functools.cache
def style_of_stage() -> str:
    """The rules of the stage, and its dark ones in the same way."""
    return _dark_as_here(OF_STAGE.read_text(encoding="utf-8"))


def _dark_as_here(rules: str) -> str:
    return rules.replace(".theme--dark", DARK)

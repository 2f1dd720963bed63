"""The drawing code of charts as one script, their style, and ECharts: a notebook has no server of ours."""

from __future__ import annotations

import functools
import gzip
import re
from pathlib import Path

from microdeals.page.script import joined

ROOM = Path(__file__).parents[1]
OWN, SCRIPTS = Path(__file__).parent / "js", ROOM / "charts" / "js"
ENTRY = "cell.js"
LIBRARY = "npm/echarts@*/dist/echarts.esm.min.mjs"
STYLE = ROOM / "assets" / "web" / "custom.css"
OF_CHARTS = re.compile(r"^(?:\.theme--dark )?\.md-(?:chart|trade|look|weeks).*$", re.MULTILINE)
DARK = ':is(body[data-jp-theme-light="false"], body.vscode-dark)'
"""A dark page of JupyterLab or of VS Code; `js/palette.js` has the same."""


@functools.cache
def bundle() -> str:
    """One module, whose default is what draws a chart, with all that it needs."""
    return f'{joined(ENTRY, file_of)}\nexport default modules["{ENTRY}"].whole;\n'


def file_of(name: str) -> Path:
    """The file of a module: a notebook's own, or else one of the charts'."""
    own = OWN / name
    return own if own.is_file() else SCRIPTS / name


@functools.cache
def library() -> bytes:
    """ECharts as our pages have it, packed by gzip: a third of a megabyte."""
    (file,) = (ROOM / "assets").glob(LIBRARY)
    return gzip.compress(file.read_bytes(), mtime=0)


@functools.cache
def style() -> str:
    """The rules of the charts alone, and their dark ones by what a notebook calls a dark page."""
    rules = OF_CHARTS.findall(STYLE.read_text(encoding="utf-8"))
    return "\n".join(rule.replace(".theme--dark", DARK) for rule in rules)

"""The drawing code of the charts as one script, and their style: a notebook has no server of ours."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from microdeals.page.script import joined

ROOM = Path(__file__).parents[1]
SCRIPTS = ROOM / "charts" / "js"
STYLE = ROOM / "assets" / "web" / "custom.css"
OF_CHARTS = re.compile(r"^(?:\.theme--dark )?\.md-(?:chart|trade|look|weeks).*$", re.MULTILINE)
DARK = ':is(body[data-jp-theme-light="false"], body.vscode-dark)'
"""A dark page of JupyterLab or of VS Code; `js/palette.js` has the same."""


@functools.cache
def bundle() -> str:
    """One module, whose default is what draws a chart, with all that it needs."""
    return f'{joined("widget.js", SCRIPTS.joinpath)}\nexport default modules["widget.js"].whole;\n'


@functools.cache
def style() -> str:
    """The rules of the charts alone, and their dark ones by what a notebook calls a dark page."""
    rules = OF_CHARTS.findall(STYLE.read_text(encoding="utf-8"))
    return "\n".join(rule.replace(".theme--dark", DARK) for rule in rules)

"""Tables to take home: a button a file, and one for what their columns mean."""

from __future__ import annotations

from collections.abc import Callable

import solara

from dashboards.words import text

COLUMNS = "columns"


@solara.component
def CsvFile(said: str, name: str, content: Callable[[], str], *, is_small: bool = True) -> None:
    """A button that makes the file ``name.csv`` when it is pressed."""
    with solara.FileDownload(content, f"{name}.csv", mime_type="text/csv"):
        solara.Button(said, icon_name="mdi-download", outlined=True, small=is_small)


@solara.component
def CsvColumns(name: str, content: Callable[[], str]) -> None:
    """The same for the dictionary of the files beside it."""
    CsvFile(text("panels.csv.columns"), f"{name}-{COLUMNS}", content)

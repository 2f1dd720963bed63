"""Run the notebooks and keep what they show: python tools/write_notebooks.py [NAME ...] (make notebooks)

Each is run from top to bottom in a folder of its own, with a fresh kernel. A notebook that shows what it
showed before is left as it is, to the last byte of its pictures; a test holds all of them to this.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

NOTEBOOKS = Path(__file__).resolve().parents[1] / "docs" / "notebooks"
A_CELL = 600
"""Seconds that a cell may take; the slowest takes four of a core."""
WIDGET = "application/vnd.jupyter.widget-view+json"
PLACE_IN_MEMORY = re.compile(r"0x[0-9a-f]{6,}")


def lived(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """The notebook run anew in a folder. Raises nbclient's CellExecutionError for a cell that fails."""
    fresh = nbformat.from_dict({**notebook, "cells": [_emptied(cell) for cell in notebook.cells]})
    client = NotebookClient(
        fresh,
        timeout=A_CELL,
        kernel_name="python3",
        extra_arguments=["--log-level=ERROR"],
        record_timing=False,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute(env={**os.environ, "IPYTHONDIR": str(folder / ".ipython")})
    for cell in fresh.cells:
        if cell.cell_type == "code":
            cell.outputs = [_still(output) for output in cell.outputs if not _is_bar(output)]
    return nbformat.from_dict({**fresh, "metadata": notebook.metadata})


def _still(output: NotebookNode) -> NotebookNode:
    """An output without its widget, whose state goes with the kernel; its picture stays."""
    output.get("data", {}).pop(WIDGET, None)
    return output


def _is_bar(output: NotebookNode) -> bool:
    """Whether it's what is left of a bar for those who wait, which is there on slow machines alone."""
    return output.get("data", {}).get("text/plain", "-").strip() in ("", "Output()")


def _emptied(cell: NotebookNode) -> NotebookNode:
    return cell if cell.cell_type != "code" else cell | {"outputs": [], "execution_count": None}


def shown(notebook: NotebookNode) -> list[tuple[str, list[str]]]:
    """What its code shows, output by output: of which kind, and its words. Of a picture only the kind."""
    return [one for cell in notebook.cells if cell.cell_type == "code" for one in _shown_by(cell)]


def _shown_by(cell: NotebookNode) -> Iterator[tuple[str, list[str]]]:
    printed = "".join(output.text for output in cell.outputs if output.get("name") == "stdout")
    if printed:
        yield f"{cell.id}: print", _words(printed)
    for output in cell.outputs:
        for kind, data in sorted(output.get("data", {}).items()):
            text = _text_of(data) if kind == "text/html" else data if kind == "text/plain" else ""
            yield f"{cell.id}: {kind}", _words(text)


def _words(text: str) -> list[str]:
    return PLACE_IN_MEMORY.sub("somewhere", text).split()


def _text_of(page: str) -> str:
    """The text of HTML: releases of pandas differ in their tags."""
    parts: list[str] = []
    parser = HTMLParser()
    parser.handle_data = parts.append  # type: ignore[method-assign]
    parser.feed(re.sub(r"<style.*?</style>", "", page, flags=re.DOTALL))
    return " ".join(parts)


def main(names: list[str]) -> int:
    """Renew the notebooks of these names, or all; 1 if one of them failed."""
    for file in sorted(NOTEBOOKS.glob("*.ipynb")):
        if names and file.stem not in names:
            continue
        kept = nbformat.read(file, as_version=4)
        with tempfile.TemporaryDirectory() as folder:
            new = lived(kept, Path(folder))
        if shown(new) == shown(kept):
            print(f"{file.stem}: as before")
        else:
            nbformat.write(new, file)
            print(f"{file.stem}: renewed, {file.stat().st_size // 1000} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

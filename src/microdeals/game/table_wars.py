"""Wars as they are played at a table: a model, or a model with the changes of the table.toml beside it."""

from functools import cache
from pathlib import Path
from typing import Any

from microdeals import paths
from microdeals.conflicts import Conflict, load, shipped, with_values
from microdeals.conflicts.titles import title_at_table
from microdeals.documents.reading import FileSort, read_document
from microdeals.errors import ConflictError
from microdeals.language import Language, spoken

FILE, ENDING = "table.toml", "_table"
CLASSROOM = f"arden_borea{ENDING}"
"""The invented war, with something to decide in every month."""
SORT = FileSort("changes of a model for the table", 100_000, ConflictError)
KEYS = {"title", "change"}
KEYS_OF_CHANGE = {"sets", "to", "reason"}


def table_wars() -> tuple[str, ...]:
    """Names of all wars that can be played: those made for the table first, then the shipped models."""
    models = shipped()
    return (*(f"{name}{ENDING}" for name in models if _file_of(name).is_file()), *models)


def load_war(name: str) -> Conflict:
    """A war by its name at the table, or else as `load` finds one. Raises ConflictError."""
    model = name.removesuffix(ENDING)
    if name == model or model not in shipped() or not _file_of(model).is_file():
        return load(name)
    return _changed(model, spoken())


@cache
def _changed(model: str, language: Language) -> Conflict:  # noqa: ARG001 (the cache asks it)
    changes = changes_in(_file_of(model))
    title = title_at_table(model, changes["conflict.title"])
    return with_values(load(model), changes | {"conflict.title": title})


def changes_in(file: Path) -> dict[str, Any]:
    """The values that a table.toml sets, by path, with the title. Raises ConflictError for what is none."""
    document = read_document(file, SORT)
    changes = document.values.get("change", [])
    if set(document.values) != KEYS or not isinstance(changes, list):
        raise ConflictError([f"{document.source}: it needs a title and tables [[change]], and nothing else."])
    for number, change in enumerate(changes, start=1):
        if not isinstance(change, dict) or set(change) != KEYS_OF_CHANGE:
            said = "it needs 'sets', 'to' and a 'reason', and nothing else"
            raise ConflictError([f"{document.source}: change {number}: {said}."])
    return {"conflict.title": document.values["title"]} | {it["sets"]: it["to"] for it in changes}


def _file_of(model: str) -> Path:
    return paths.room("models") / model / FILE

"""Finding a conflict model, and reading its file without trusting a byte of it."""

import tomllib
from functools import lru_cache
from pathlib import Path

from microdeals import paths
from microdeals.conflicts.assembly import built
from microdeals.conflicts.conflict import Conflict
from microdeals.conflicts.titles import TABLE, in_own_words, in_spoken_language
from microdeals.conflicts.validation import validated
from microdeals.documents.reading import FileSort, read_document
from microdeals.documents.wording import did_you_mean, printable, quoted, shown
from microdeals.errors import ConflictError, RequestError
from microdeals.language import ENGLISH, spoken

FILE = "conflict.toml"
MODEL = FileSort(
    "a conflict model",
    1_000_000,
    ConflictError,
    least="A model needs at least [conflict], two parties and a sector.",
)


_HOW_TO_SET = " Values are set by with_values(war, {path: value})."
_WHAT_IS = (
    "Give a shipped model's name, a folder or a conflict.toml, in quotes, or what load gives. The shipped "
    "models are "
)


def shipped() -> tuple[str, ...]:
    """Names of the conflict models that come with microdeals, in alphabetical order."""
    return tuple(sorted(folder.parent.name for folder in _models().glob(f"*/{FILE}")))


def load(name_or_path: str | Path) -> Conflict:
    """A conflict model by the name of a shipped one, by its folder, or by its conflict.toml.

    A shipped name wins over a folder of that name; write ./name for the folder. A Path is a shipped name
    only where there is no such folder.
    A shipped model has its titles in the spoken language, where that has any.
    Raises ConflictError with every problem of the file.
    """
    path = _file_of(name_or_path)
    conflict = _read(path)
    return in_spoken_language(conflict) if is_of_a_shipped(path) else conflict


def own_words_of(conflict: Conflict) -> Conflict:
    """A model with the titles of its own file, in whatever language it was loaded: what a digest is of."""
    if spoken() == ENGLISH or conflict.name not in shipped():
        return conflict
    path = _models() / conflict.name / FILE
    return in_own_words(conflict, _as_written(path, path.stat().st_mtime_ns), at_table(conflict.name))


def at_table(name: str) -> str:
    """The own title of a shipped model as it is played at a table; empty where it is not."""
    file = _models() / name / TABLE
    return str(tomllib.loads(file.read_text(encoding="utf-8")).get("title", "")) if file.is_file() else ""


def as_written(name: str) -> Conflict:
    """A shipped model with its own titles, in whatever language."""
    return _read(_models() / name / FILE)


@lru_cache(maxsize=16)
def _as_written(path: Path, changed: int) -> Conflict:  # noqa: ARG001 (the cache asks it)
    return _read(path)


def is_of_a_shipped(path: Path) -> bool:
    """Whether a file is that of a shipped model."""
    return path.resolve().parent.parent == _models().resolve()


def _read(path: Path) -> Conflict:
    document = read_document(path, MODEL)
    name = path.resolve().parent.name if path.name == FILE else path.stem
    values = validated(document.values, document.source, document.lines)
    return built(values, name, document.source)


def _models() -> Path:
    try:
        return paths.room("models")
    except FileNotFoundError as missing:
        raise RequestError(str(missing)) from missing


def _file_of(name_or_path: str | Path) -> Path:
    if not isinstance(name_or_path, str | Path):
        hint = _HOW_TO_SET if isinstance(name_or_path, dict) else ""
        raise ConflictError([f"{shown(name_or_path)} is no war. {_WHAT_IS}{quoted(shipped())}.{hint}"])
    if isinstance(name_or_path, str) and name_or_path in shipped():
        return _models() / name_or_path / FILE
    path = Path(name_or_path)
    exists = False
    try:
        if path.is_dir() and name_or_path != "":
            path = path / FILE
        if path.is_file():
            return path
        exists = path.exists() and name_or_path != ""
    except (OSError, ValueError):
        exists = False
    if not exists and str(name_or_path) in shipped():
        return _models() / name_or_path / FILE
    raise ConflictError([_not_found(str(name_or_path), path, exists=exists)])


def _not_found(asked: str, path: Path, *, exists: bool) -> str:
    names = shipped()
    shipped_names = f"The shipped models are {quoted(names)}.{did_you_mean(Path(asked).name, names)}"
    if exists:
        return f"{printable(asked)}: not a file. Give a {FILE}, or the folder that holds one. {shipped_names}"
    if asked and path.name == FILE and path.parent.is_dir():
        return f"{printable(asked)}: there is no {FILE} in this folder. {shipped_names}"
    return f"{printable(asked)}: no such file, folder or shipped model. {shipped_names}"

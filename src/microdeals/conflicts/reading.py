"""Finding a conflict model, and reading its file without trusting a byte of it."""

from pathlib import Path

from microdeals import paths
from microdeals.conflicts.assembly import built
from microdeals.conflicts.conflict import Conflict
from microdeals.conflicts.validation import validated
from microdeals.documents.reading import FileSort, read_document
from microdeals.documents.wording import did_you_mean, printable, quoted, shown
from microdeals.errors import ConflictError, RequestError

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

    A shipped name wins over a folder of that name; write ./name for the folder.
    Raises ConflictError with every problem of the file.
    """
    path = _file_of(name_or_path)
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
    raise ConflictError([_not_found(str(name_or_path), path, exists=exists)])


def _not_found(asked: str, path: Path, *, exists: bool) -> str:
    names = shipped()
    shipped_names = f"The shipped models are {quoted(names)}.{did_you_mean(Path(asked).name, names)}"
    if exists:
        return f"{printable(asked)}: not a file. Give a {FILE}, or the folder that holds one. {shipped_names}"
    if asked and path.name == FILE and path.parent.is_dir():
        return f"{printable(asked)}: there is no {FILE} in this folder. {shipped_names}"
    return f"{printable(asked)}: no such file, folder or shipped model. {shipped_names}"

"""Finding a conflict model, and reading its file without trusting a byte of it."""

import re
import tomllib
from pathlib import Path
from typing import Any

from microdeals import paths
from microdeals.conflicts.building import built
from microdeals.conflicts.conflict import Conflict
from microdeals.conflicts.lines import line_nested_too_deep, lines_of
from microdeals.conflicts.validation import validated
from microdeals.conflicts.wording import did_you_mean, quoted
from microdeals.errors import ConflictError, RequestError

FILE = "conflict.toml"
MOST_BYTES = 1_000_000


def shipped() -> tuple[str, ...]:
    """Names of the conflict models that come with microdeals, in alphabetical order."""
    return tuple(sorted(folder.parent.name for folder in _models().glob(f"*/{FILE}")))


def load(name_or_path: str | Path) -> Conflict:
    """A conflict model by the name of a shipped one, by its folder, or by its conflict.toml.

    A shipped name wins over a folder of that name; write ./name for the folder.
    Raises ConflictError with every problem of the file.
    """
    path = _file_of(name_or_path)
    source = _near(path)
    text = _text_of(path, source)
    document = _parsed(text, source)
    name = path.resolve().parent.name if path.name == FILE else path.stem
    return built(validated(document, source, lines_of(text)), name, source)


def _models() -> Path:
    try:
        return paths.room("models")
    except FileNotFoundError as missing:
        raise RequestError(str(missing)) from missing


def _file_of(name_or_path: str | Path) -> Path:
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
        return f"{_safe(asked)}: not a file. Give a {FILE}, or the folder that holds one. {shipped_names}"
    if asked and path.name == FILE and path.parent.is_dir():
        return f"{_safe(asked)}: there is no {FILE} in this folder. {shipped_names}"
    return f"{_safe(asked)}: no such file, folder or shipped model. {shipped_names}"


def _safe(asked: str) -> str:
    return asked if asked.isprintable() and asked else repr(asked)


def _near(path: Path) -> str:
    """The path as a reader would write it: from here if it lies below here."""
    try:
        return _safe(str(path.resolve().relative_to(Path.cwd().resolve())))
    except (ValueError, OSError):
        return _safe(str(path))


def _text_of(path: Path, source: str) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as failed:
        raise ConflictError([f"{source}: cannot be read: {failed.strerror or failed}."]) from failed
    if len(content) > MOST_BYTES:
        raise ConflictError(
            [f"{source}: larger than 1 MB, the limit for a conflict model. Is it the right file?"]
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failed:
        line = content.count(b"\n", 0, failed.start) + 1
        what = "a binary file" if b"\0" in content else f"not UTF-8 (byte {failed.start + 1}, line {line})"
        raise ConflictError([f"{source}: {what}. A conflict model is TOML, a text in UTF-8."]) from None
    if "\0" in text:
        raise ConflictError([f"{source}: a binary file. A conflict model is TOML, a text in UTF-8."])
    if not text.strip():
        raise ConflictError(
            [f"{source}: empty. A model needs at least [conflict], two parties and a sector."]
        )
    return text.replace("\r\n", "\n")


def _parsed(text: str, source: str) -> dict[str, Any]:
    if line := line_nested_too_deep(text):
        raise ConflictError([f"{source}: a key is nested more than eight deep. (line {line})"])
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as failed:
        raise ConflictError([f"{source}: {_syntax(str(failed), text)}"]) from None
    except RecursionError:
        raise ConflictError([f"{source}: brackets or braces are nested too deep."]) from None
    except ValueError as failed:
        what = "a whole number has too many digits" if "digits" in str(failed) else "a value cannot be read"
        raise ConflictError([f"{source}: {what}."]) from None


def _syntax(message: str, text: str) -> str:
    """``not valid TOML: expected ']' (line 3, column 8)``."""
    match = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", message, re.DOTALL)
    if not match:
        return f"not valid TOML: {_safe(message)}."
    what = match.group(1)[:200]
    line = match.group(2) or str(text.rstrip("\n").count("\n") + 1)
    place = f"line {line}, column {match.group(3)}" if match.group(3) else f"line {line}, the end of the file"
    return f"not valid TOML: {_safe(what[0].lower() + what[1:])}. ({place})"

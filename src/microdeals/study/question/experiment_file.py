"""Finding the file of an experiment, and reading it without trusting a byte of it."""

import csv
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from microdeals import paths
from microdeals.documents.lines import line_nested_too_deep, lines_of
from microdeals.documents.wording import did_you_mean, quoted
from microdeals.errors import ExperimentError, RequestError

MOST_BYTES = 1_000_000
MOST_BYTES_OF_POINTS = 500_000_000


class ExperimentFile(NamedTuple):
    """The file of an experiment as TOML, and where each key stands in it."""

    source: str
    folder: Path
    values: dict[str, Any]
    lines: dict[tuple[str, ...], int]


def shipped_experiments() -> tuple[str, ...]:
    """Names of the experiments that come with microdeals, in alphabetical order."""
    return tuple(sorted(file.stem for file in _room().glob("*.toml")))


def read_document(name_or_path: str | Path) -> ExperimentFile:
    """The TOML of a shipped experiment, by name, or of a file. Raises ExperimentError."""
    path = _file_of(name_or_path)
    source = _near(path)
    content = _content(path, source, MOST_BYTES)
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ExperimentError([f"{source}: not UTF-8. An experiment is TOML, a text in UTF-8."]) from None
    if line := line_nested_too_deep(text):
        raise ExperimentError([f"{source}: a key is nested more than eight deep. (line {line})"])
    try:
        return ExperimentFile(source, path.parent, tomllib.loads(text), lines_of(text))
    except RecursionError:
        raise ExperimentError([f"{source}: brackets or braces are nested too deep."]) from None
    except ValueError as failed:
        raise ExperimentError([f"{source}: not valid TOML: {failed}."]) from None


class CsvRow(NamedTuple):
    """A row of a table, and the line of the file in which it ends."""

    line: int
    words: list[str]


def read_table(path: Path) -> list[CsvRow]:
    """The rows of a CSV, the first of them its header; empty lines are left out. Raises ExperimentError."""
    content = _content(path, _near(path), MOST_BYTES_OF_POINTS)
    try:
        reader = csv.reader(content.decode("utf-8-sig").splitlines())
        return [CsvRow(reader.line_num, words) for words in reader if words]
    except (UnicodeDecodeError, csv.Error):
        raise ExperimentError(
            [f"{_near(path)}: cannot be read as a table. Write it as CSV in UTF-8."]
        ) from None


def _room() -> Path:
    try:
        return paths.room("experiments")
    except FileNotFoundError as missing:
        raise RequestError(str(missing)) from missing


def _file_of(name_or_path: str | Path) -> Path:
    names = shipped_experiments()
    if isinstance(name_or_path, str) and name_or_path in names:
        return _room() / f"{name_or_path}.toml"
    path, asked = Path(name_or_path), str(name_or_path)
    try:
        if path.is_file():
            return path
    except (OSError, ValueError):
        pass
    shown = asked if asked.isprintable() and asked else repr(asked)
    hint = _begins_with(path.stem, names) or did_you_mean(path.stem, names)
    known = f"The shipped experiments are {quoted(names)}." if names else ""
    raise ExperimentError([f"{shown}: no such file or shipped experiment. {known}{hint}".rstrip()])


def _begins_with(asked: str, names: tuple[str, ...]) -> str:
    """``claim_07`` is enough to know which was meant."""
    meant = [name for name in names if asked and name.startswith(asked)]
    return f" Did you mean '{meant[0]}'?" if len(meant) == 1 else ""


def _near(path: Path) -> str:
    """The path as a reader would write it: from here if it lies below here."""
    try:
        return str(path.resolve().relative_to(Path.cwd().resolve()))
    except (ValueError, OSError):
        return str(path)


def _content(path: Path, source: str, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as failed:
        raise ExperimentError([f"{source}: cannot be read: {failed.strerror or failed}."]) from failed
    if len(content) > most:
        raise ExperimentError([f"{source}: larger than {most // 1_000_000} MB. Is it the right file?"])
    return content

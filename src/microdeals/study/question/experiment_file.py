"""Finding the file of an experiment, and reading it without trusting a byte of it."""

import csv
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from microdeals import paths
from microdeals.conflicts import shipped
from microdeals.conflicts.reading import FILE as WAR
from microdeals.documents import reading
from microdeals.documents.csv_lines import CsvLine, lines_of_csv
from microdeals.documents.problems import Lines
from microdeals.documents.wording import WIDTH, did_you_mean, printable, shown
from microdeals.errors import ExperimentError, RequestError

EXPERIMENT = reading.FileSort("an experiment", 1_000_000, ExperimentError)
POINTS = reading.FileSort("a table of points", 500_000_000, ExperimentError)


WHAT_IT_IS = "An experiment is a TOML file: a question of a war, with what varies and a design"


class ExperimentFile(NamedTuple):
    """The file of an experiment as TOML, and where each key stands in it."""

    source: str
    folder: Path
    values: dict[str, Any]
    lines: Lines

    def saying(self, words: Mapping[str, object]) -> "ExperimentFile":
        """The same question with a caller's own words in place of the file's; None leaves the file's."""
        said = {key: word for key, word in words.items() if word is not None}
        return self._replace(values={**self.values, **said})


def shipped_experiments() -> tuple[str, ...]:
    """Names of the experiments that come with microdeals, in alphabetical order."""
    return tuple(sorted(file.stem for file in _room().glob("*.toml")))


def read_document(name_or_path: str | Path) -> ExperimentFile:
    """The TOML of a shipped experiment, by name, or of a file. Raises ExperimentError."""
    path = _file_of(name_or_path)
    source, values, lines = reading.read_document(path, EXPERIMENT)
    return ExperimentFile(source, path.parent, values, lines)


def read_table(path: Path) -> list[CsvLine]:
    """The lines of a CSV, the first of them its header; empty ones are left out. Raises ExperimentError."""
    content = reading.read_bytes(path, POINTS)
    try:
        return lines_of_csv(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, csv.Error):
        raise ExperimentError(
            [f"{reading.near(path)}: cannot be read as a table. Write it as CSV in UTF-8."]
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
    if asked in names:
        return _room() / f"{asked}.toml"
    hint = _begins_with(path.stem, names) or did_you_mean(path.stem, names)
    found = _what_it_is(asked, path)
    raise ExperimentError([f"{printable(asked)}: {found}.{hint}{_all_of(names)}"])


def _what_it_is(asked: str, path: Path) -> str:
    """What there is in place of an experiment's file: a war, another folder, or nothing."""
    try:
        is_of_a_war, is_folder = (path / WAR).is_file(), path.is_dir()
    except (OSError, ValueError):
        is_of_a_war = is_folder = False
    if is_of_a_war or asked in shipped():
        return (
            f"a war, and no experiment. {WHAT_IT_IS}; of this one with model = {shown(asked)} (docs/sweep.md)"
        )
    return f"a folder. {WHAT_IT_IS} (docs/sweep.md)" if is_folder else "no such file or shipped experiment"


def _all_of(names: Sequence[str]) -> str:
    """All that ship, in lines of their own."""
    if not names:
        return ""
    indent = "  "
    listed = textwrap.fill(
        ", ".join(names), WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
    return f" The shipped experiments are\n{listed}."


def _begins_with(asked: str, names: tuple[str, ...]) -> str:
    """``claim_07`` is enough to know which was meant."""
    meant = [name for name in names if asked and name.startswith(asked)]
    return f" Did you mean '{meant[0]}'?" if len(meant) == 1 else ""

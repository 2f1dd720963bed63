"""The points of an experiment from a CSV: a header of paths, then one point a line."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from microdeals.documents.csv_lines import CsvLine
from microdeals.documents.wording import did_you_mean, quoted
from microdeals.errors import ExperimentError
from microdeals.study.question.designs import Column, Points
from microdeals.study.question.experiment import Factor
from microdeals.study.question.experiment_file import read_table
from microdeals.study.question.problems import Problems

PLACE = ("design", "file")
MOST_TOLD = 20


def points_in_csv(path: Path, factors: Sequence[Factor], problems: Problems) -> Points | None:
    """The points of a CSV with a column for each factor, every value within the factor's range or list."""
    try:
        (_, header), *rows = read_table(path) or [CsvLine(1, [])]
    except ExperimentError as error:
        problems.add_all(error.problems)
        return None
    names = [factor.path for factor in factors]
    if not _check_header(path.name, header, names, problems):
        return None
    if not rows:
        problems.add(PLACE, f"{path.name}: has no points. Write one a line below the header")
    short = [row.number for row in rows if len(row.cells) != len(header)]
    for line in short[:MOST_TOLD]:
        problems.add(PLACE, f"{path.name}, line {line}: must have {len(header)} values")
    if problems.told:
        return None
    columns = []
    for factor in factors:
        place = header.index(factor.path)
        column = [CsvLine(row.number, [row.cells[place]]) for row in rows]
        columns.append(_column(path.name, factor, column, problems))
    return Points(len(rows), tuple(columns))


def _check_header(file: str, header: list[str], names: list[str], problems: Problems) -> bool:
    for name in header:
        if name not in names:
            hint = did_you_mean(name, names) or f" Columns are {quoted(names)}."
            problems.add(PLACE, f"{file}, column {name!r}: not among levers and uncertainties.{hint}")
    for name in names:
        if header.count(name) != 1:
            times = "missing" if name not in header else "there more than once"
            problems.add(PLACE, f"{file}, column {name!r}: {times}")
    return sorted(header) == sorted(names)


def _column(file: str, factor: Factor, rows: list[CsvLine], problems: Problems) -> Column:
    """The values of a factor, from lines of one cell each."""
    numbers = np.zeros(len(rows))
    known = {_plain(choice): place for place, choice in enumerate(factor.choices)}
    n_wrong = 0
    for i, (line, (word,)) in enumerate(rows):
        number = _number_of(word, factor, known)
        if number is None:
            n_wrong += 1
            if n_wrong <= MOST_TOLD:
                allowed = quoted(list(known)) if known else f"between {factor.low:g} and {factor.high:g}"
                rule = f"{factor.path} = {word[:40]!r}: must be {allowed}, as the experiment says"
                problems.add(PLACE, f"{file}, line {line}: {rule}")
        else:
            numbers[i] = number
    return Column(factor.path, factor.choices, factor.is_whole, numbers)


def _number_of(word: str, factor: Factor, known: dict[str, int]) -> float | None:
    """The number that a column keeps for a word of the file; None if the word is not allowed."""
    if factor.choices:
        return known.get(_plain(word))
    try:
        number = float(word)
    except ValueError:
        return None
    is_right = factor.low <= number <= factor.high and (not factor.is_whole or number == int(number))
    return number if is_right else None


def _plain(value: object) -> str:
    """A choice as it may be compared: 1, 1.0 and "1" are the same, and true is True."""
    word = str(value).strip().lower()
    try:
        return repr(float(word))
    except ValueError:
        return word

"""Finding the unknowns.toml beside a conflict model, and reading it without trusting a byte of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from microdeals import paths
from microdeals.conflicts import Conflict, load
from microdeals.conflicts.reading import FILE as MODEL_FILE
from microdeals.documents.problems import Problem
from microdeals.documents.reading import Document, FileSort, read_document
from microdeals.documents.wording import did_you_mean
from microdeals.errors import ConflictError, UnknownsError
from microdeals.unknowns.draw import Unknowns
from microdeals.unknowns.joint_table import read_joint
from microdeals.unknowns.paths import values_in
from microdeals.unknowns.tables import draws_in, sentences
from microdeals.unknowns.wars import check_together

FILE = "unknowns.toml"
UNKNOWN, JOINT = "unknown", "joint"
TABLES = (UNKNOWN, JOINT)
SORT = FileSort(
    "a file of unknowns", 1_000_000, UnknownsError, least="It needs at least one [unknown.<name>]."
)


def unknowns_of(conflict: Conflict) -> Unknowns | None:
    """What nobody knows about a conflict model: the unknowns.toml beside its file; None if there is none.

    Raises UnknownsError with every problem of the file.
    """
    file = beside(conflict)
    return None if file is None else load_unknowns(file, conflict)


def beside(conflict: Conflict) -> Path | None:
    """The unknowns.toml beside the file that the model was loaded from, if there is one."""
    file = file_of(conflict).with_name(FILE)
    return file if file.is_file() else None


def file_of(conflict: Conflict) -> Path:
    """The file that a model was loaded from; it need not be there any more."""
    source = Path(conflict.source)
    if conflict.source and source.is_file():
        return source
    return paths.room("models") / conflict.name / MODEL_FILE


def set_by_hand(conflict: Conflict) -> tuple[str, ...]:
    """Paths at which a model differs from its own file: what somebody has set is not unknown to him."""
    try:
        own = load(file_of(conflict))
    except ConflictError:
        return ()
    return differing(own, conflict)


def differing(first: Conflict, second: Conflict) -> tuple[str, ...]:
    """Paths at which two models have different values."""
    ours, theirs = values_in(first), values_in(second)
    return tuple(path for path, value in ours.items() if path in theirs and theirs[path] != value)


def load_unknowns(file: str | Path, conflict: Conflict) -> Unknowns:
    """The unknowns of a file, checked against the conflict model that they are for.

    Raises UnknownsError with every problem of the file, and of the table of joint draws that it names.
    """
    path = Path(file)
    document = read_document(path, SORT)
    draws, found = draws_in(UNKNOWN, document.values.get(UNKNOWN, {}), conflict)
    problems = [*_problems_of_tables(document), *found]
    wrong = sentences(problems, document, TABLES)
    joint = None
    if isinstance(document.values.get(JOINT), Mapping) and not _problems_of_joint(document):
        try:
            joint = read_joint(path.parent / document.values[JOINT]["file"], conflict)
        except UnknownsError as error:
            wrong += error.problems
    if wrong:
        raise UnknownsError(wrong)
    unknowns = Unknowns(draws, joint, document.source)
    try:
        check_together(conflict, unknowns)
    except ConflictError as error:
        raise UnknownsError([f"{document.source}, {problem}" for problem in error.problems]) from None
    return unknowns


def _problems_of_tables(document: Document) -> list[Problem]:
    values = document.values
    problems = [
        Problem((key,), f"no such table.{did_you_mean(key, TABLES)}".removesuffix("."))
        for key in values
        if key not in TABLES
    ]
    if not values.get(UNKNOWN) and JOINT not in values:
        problems.append(Problem((UNKNOWN,), "nothing is drawn; add an [unknown.<name>], or remove the file"))
    return problems + (_problems_of_joint(document) if JOINT in values else [])


def _problems_of_joint(document: Document) -> list[Problem]:
    joint: Any = document.values[JOINT]
    if not isinstance(joint, Mapping) or not isinstance(joint.get("file"), str) or not joint["file"]:
        return [Problem((JOINT,), 'must name a table, as in file = "draws.csv"')]
    return [
        Problem((JOINT, key), f"no such key.{did_you_mean(key, ('file',))}".removesuffix("."))
        for key in joint
        if key != "file"
    ]

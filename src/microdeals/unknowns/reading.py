"""Finding the unknowns.toml beside a conflict model, and reading it without trusting a byte of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from microdeals import paths
from microdeals.conflicts import Conflict, load
from microdeals.conflicts.reading import FILE as MODEL_FILE
from microdeals.documents.problems import Problem, line_of, sentence
from microdeals.documents.reading import Document, FileSort, read_document
from microdeals.documents.wording import did_you_mean
from microdeals.errors import ConflictError, UnknownsError
from microdeals.unknowns.beyond import BeyondDraws, beyond_draws
from microdeals.unknowns.cuts import cut_draws
from microdeals.unknowns.draw import PassedBy, Unknowns
from microdeals.unknowns.joint_table import read_joint
from microdeals.unknowns.paths import values_in
from microdeals.unknowns.tables import draws_in, sentences
from microdeals.unknowns.wars import check_together

FILE, POPULATION = "unknowns.toml", "population.toml"
UNKNOWN, JOINT = "unknown", "joint"
TABLES = (UNKNOWN, JOINT)
FILE_OF_JOINT, WARNINGS = "file", "warnings"
KEYS_OF_JOINT = (FILE_OF_JOINT, WARNINGS)
MOST_WARNINGS, LONGEST_WARNING = 10, 1_000
SORT = FileSort(
    "a file of unknowns", 1_000_000, UnknownsError, least="It needs at least one [unknown.<name>]."
)


def unknowns_of(conflict: Conflict) -> Unknowns | None:
    """What nobody knows about a conflict model: the unknowns.toml beside its file; None if there is none.

    Checked against the model as its file has it, whatever has been set since. Raises UnknownsError with every
    problem of the file.
    """
    file = beside(conflict)
    return None if file is None else load_unknowns(file, as_in_its_file(conflict))


def beside(conflict: Conflict) -> Path | None:
    """The unknowns.toml beside the file that the model was loaded from, if there is one."""
    file = file_of(conflict).with_name(FILE)
    return file if file.is_file() else None


def has_population(conflict: Conflict) -> bool:
    """Whether a population.toml beside the model says how wars differ from it."""
    return file_of(conflict).with_name(POPULATION).is_file()


def file_of(conflict: Conflict) -> Path:
    """The file that a model was loaded from; it need not be there any more."""
    source = Path(conflict.source)
    if conflict.source and source.is_file():
        return source
    return paths.room("models") / conflict.name / MODEL_FILE


def set_by_hand(conflict: Conflict) -> tuple[str, ...]:
    """Paths at which a model differs from its own file: what somebody has set is not unknown to him."""
    return differing(as_in_its_file(conflict), conflict)


def as_in_its_file(conflict: Conflict) -> Conflict:
    """The model as its file has it; as it is where the file cannot be read any more."""
    try:
        return load(file_of(conflict))
    except ConflictError:
        return conflict


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
    if (file_of_joint := _file_of_joint(document)) is not None:
        try:
            joint = read_joint(path.parent / file_of_joint, conflict)
        except UnknownsError as error:
            wrong += error.problems
    if wrong:
        raise UnknownsError(wrong)
    unknowns = Unknowns(draws, joint, document.source)
    try:
        check_together(conflict, unknowns)
    except ConflictError as error:
        raise UnknownsError([f"{document.source}, {problem}" for problem in error.problems]) from None
    passed_by = tuple(
        PassedBy(one.path, _told_of_beyond(one, document), is_fitted=not one.name)
        for one in beyond_draws(conflict, unknowns)
    )
    warnings = (*_warnings(document, unknowns, conflict), *(one.told for one in passed_by))
    return unknowns._replace(warnings=warnings, passed_by=passed_by)


def _warnings(document: Document, unknowns: Unknowns, conflict: Conflict) -> Iterator[str]:
    """What the file's own table of joint draws warns of, and which draws are cut."""
    if JOINT in document.values:
        yield from document.values[JOINT].get(WARNINGS, ())
    for cut in cut_draws(conflict, unknowns):
        line = line_of((UNKNOWN, cut.name), document.lines)
        yield sentence(document.source, f"[{UNKNOWN}.{cut.name}]: {cut.in_words()}", line)


def _told_of_beyond(beyond: BeyondDraws, document: Document) -> str:
    """That hardly any draw comes to a number of the model's own file, with the line of the draw."""
    table = (UNKNOWN, beyond.name) if beyond.name else (JOINT,)
    said = f"[{'.'.join(table)}]: {beyond.in_words()}"
    return sentence(document.source, said, line_of(table, document.lines))


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


def _file_of_joint(document: Document) -> str | None:
    """The table of joint draws that is named, if one is as it should be."""
    joint: Any = document.values.get(JOINT)
    named = joint.get(FILE_OF_JOINT) if isinstance(joint, Mapping) else None
    return named if isinstance(named, str) and named else None


def _problems_of_joint(document: Document) -> list[Problem]:
    joint: Any = document.values[JOINT]
    problems = []
    if _file_of_joint(document) is None:
        problems.append(Problem((JOINT,), 'must name a table, as in file = "draws.csv"'))
    if not isinstance(joint, Mapping):
        return problems
    problems += [
        Problem((JOINT, key), f"no such key.{did_you_mean(key, KEYS_OF_JOINT)}".removesuffix("."))
        for key in joint
        if key not in KEYS_OF_JOINT
    ]
    if not _are_warnings(joint.get(WARNINGS, [])):
        rule = f"must list at most {MOST_WARNINGS} sentences in quotes, each of a line"
        problems.append(Problem((JOINT, WARNINGS), rule))
    return problems


def _are_warnings(listed: Any) -> bool:
    """Whether a value is a list of sentences that can be printed as they are."""
    return (
        isinstance(listed, list)
        and len(listed) <= MOST_WARNINGS
        and all(
            isinstance(one, str)
            and one.isprintable()
            and len(one.strip()) > 0
            and len(one) <= LONGEST_WARNING
            for one in listed
        )
    )

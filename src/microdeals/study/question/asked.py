"""A question asked from Python: the same tables as in a file, read and checked by the same reader."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from microdeals.conflicts import Conflict
from microdeals.documents.wording import quoted, shown, within_sentence
from microdeals.errors import ExperimentError
from microdeals.study.question.experiment_file import ExperimentFile
from microdeals.study.question.factors import LEVERS, UNCERTAINTIES

EVERY_COMBINATION = {"kind": "grid"}


def document_of(asked: Mapping[str, object], name: str) -> ExperimentFile:
    """What was asked as the file of an experiment would say it; paths in it are below the current folder.

    ``question`` and ``design`` may be left out: every combination then. ``model`` may be a conflict model;
    values may be NumPy's, or tuples. Raises ExperimentError for what no file could say.
    """
    if not _has_words_as_keys(asked):
        raise ExperimentError([f"{name}: keys must be words, as in an experiment's file (docs/sweep.md)."])
    values = {key: _plain(value) for key, value in asked.items()}
    values.setdefault("question", _question(values))
    values.setdefault("design", EVERY_COMBINATION)
    return ExperimentFile(name, Path(), values, {})


def levers_of(asked: object, name: str) -> dict[str, Any]:
    """Levers as the table of a file would have them: lists of values, or ranges. Raises ExperimentError."""
    if not isinstance(asked, Mapping):
        raise ExperimentError(
            [
                f"{name}, levers = {shown(asked)}: must be a table of paths with the values that each takes, "
                'such as {"party.arden.trust": [0.1, 0.3]}.'
            ]
        )
    if not _has_words_as_keys(asked):
        raise ExperimentError([f"{name}, levers: paths must be words (docs/parameters.md)."])
    found: dict[str, Any] = _plain(asked)
    return found


def _has_words_as_keys(asked: object) -> bool:
    """Whether all keys of a table are words, of those in it too."""
    if not isinstance(asked, Mapping):
        return True
    return all(isinstance(key, str) and _has_words_as_keys(one) for key, one in asked.items())


def _question(values: Mapping[str, object]) -> str:
    """``What does 'ladder.policy' change in arden_borea?``"""
    varied = [path for table in (LEVERS, UNCERTAINTIES) for path in _keys(values.get(table))]
    return question_about(varied, _title(values.get("model")))


def question_about(varied: Sequence[str], title: str) -> str:
    """What a sweep asks that nobody has put into words.

    >>> question_about(["ladder.policy"], "The valley war")
    "What does 'ladder.policy' change in the valley war?"
    """
    does = "does" if len(varied) == 1 else "do"
    return f"What {does} {quoted(varied) or 'they'} change in {within_sentence(title)}?"


def _keys(table: Any) -> list[str]:
    return [str(key) for key in table] if isinstance(table, Mapping) else []


def _title(model: Any) -> str:
    return model.title if isinstance(model, Conflict) else shown(model).strip("'")


def _plain(value: Any) -> Any:
    """A value as TOML has it: tables, lists, words, numbers, yes and no."""
    if isinstance(value, Conflict):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, Path):
        return str(value)
    if hasattr(value, "tolist"):  # an array of NumPy's, or one of its numbers
        value = value.tolist()
    if isinstance(value, list | tuple | range):
        return [_plain(one) for one in value]
    return value

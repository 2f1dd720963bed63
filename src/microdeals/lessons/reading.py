"""Finding a lesson's file, and reading it: every problem at once, each with file, key, rule and way out.

::

    dashboards/lessons/fog/lesson.toml, [clock] hook = 90: must be less than or equal to 40. (line 12)
"""

import datetime
import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from microdeals import paths
from microdeals.documents.problems import Place, in_order, line_of, sentence
from microdeals.documents.reading import Document, FileSort, read_document
from microdeals.documents.wording import did_you_mean, printable, quoted, shown
from microdeals.errors import LessonError, RequestError
from microdeals.language import Language, spoken
from microdeals.lessons.checks import PlaceAndRule, problems_between
from microdeals.lessons.lesson import Lesson
from microdeals.lessons.texts import in_spoken_language, texts_in

FILE = "lesson.toml"
LESSON = FileSort("a lesson", 200_000, LessonError)
REMEMBERED = 32


def shipped_lessons() -> tuple[str, ...]:
    """Keys of the lessons that come with microdeals, in the order of a course."""
    found = [(load_lesson(folder.parent.name).lesson.order, folder.parent.name) for folder in _files()]
    return tuple(key for _, key in sorted(found))


def load_lesson(key_or_path: str | Path) -> Lesson:
    """A lesson by the key of a shipped one, by its folder, or by its file.

    Raises LessonError with every problem of the file, those of its settings included.
    """
    path = _file_of(key_or_path)
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        changed = 0
    return _loaded(path, changed, spoken())


@functools.lru_cache(maxsize=REMEMBERED)
def _loaded(path: Path, changed: int, language: Language) -> Lesson:  # noqa: ARG001 (the cache asks it)
    """The lesson in a file as it was when it changed last; checking it takes longer than a page may wait."""
    document = read_document(path, LESSON)
    try:
        lesson = Lesson.model_validate_json(_as_json(document, path.resolve().parent.name))
    except ValidationError as found:
        raise LessonError(_told(document, _problems_in(found))) from None
    problems = list(problems_between(lesson))
    if problems:
        raise LessonError(_told(document, problems))
    return in_spoken_language(lesson, document.values) if _is_shipped(path) else lesson


def texts_of_shipped(key: str) -> dict[str, str]:
    """Every text of a shipped lesson in English, by its dotted key."""
    return texts_in(read_document(_room() / key / FILE, LESSON).values)


def _is_shipped(path: Path) -> bool:
    return path.resolve().parent.parent == _room().resolve()


def _room() -> Path:
    try:
        return paths.room("dashboards") / "lessons"
    except FileNotFoundError as missing:
        raise RequestError(str(missing)) from missing


def _files() -> list[Path]:
    return sorted(_room().glob(f"*/{FILE}"))


def _file_of(asked: str | Path) -> Path:
    names = tuple(file.parent.name for file in _files())
    if isinstance(asked, str) and asked in names:
        return _room() / asked / FILE
    path = Path(asked)
    try:
        path = path / FILE if str(asked) and path.is_dir() else path
        if path.is_file():
            return path
    except (OSError, ValueError):
        pass
    if str(asked) in names:
        return _room() / asked / FILE
    said = printable(str(asked))
    known = f" The shipped lessons are {quoted(names)}.{did_you_mean(Path(asked).name, names)}"
    raise LessonError([f"{said[:80]}: no such file, folder or shipped lesson.{known}"])


def _as_json(document: Document, key: str) -> str:
    """The document as JSON, in which pydantic takes words for choices and lists for tuples."""
    return json.dumps(document.values | {"key": key}, default=_iso)


def _iso(value: datetime.date | datetime.time) -> str:
    return value.isoformat()


def _problems_in(found: ValidationError) -> list[PlaceAndRule]:
    problems = []
    for error in found.errors(include_url=False, include_input=False):
        path = tuple(str(part + 1) if isinstance(part, int) else part for part in error["loc"])
        path = tuple(part for part in path if part != "[key]")
        problems.append((path, _rule(error["type"], error["msg"], path)))
    return problems


def _rule(kind: str, message: str, path: Place) -> str:
    if kind == "extra_forbidden":
        return f"no such key.{did_you_mean(path[-1], _keys_of(path[:-1]))}"
    if kind == "missing":
        return "missing; a lesson needs it"
    _, _, rule = message.partition(" should ")
    return f"must {rule}" if rule else message[0].lower() + message[1:]


def _keys_of(path: Place) -> list[str]:
    """The keys that the table at a path may have."""
    model: Any = Lesson
    for part in path:
        field = getattr(model, "model_fields", {}).get(part)
        model = _table_in(field.annotation) if field else model
    return list(getattr(model, "model_fields", {}))


def _table_in(hint: Any) -> Any:
    """The table that a field holds: itself, in a list, in a family, or perhaps."""
    if hasattr(hint, "model_fields"):
        return hint
    inner = (_table_in(part) for part in getattr(hint, "__args__", ()))
    return next((part for part in inner if hasattr(part, "model_fields")), hint)


def _told(document: Document, problems: list[PlaceAndRule]) -> list[str]:
    """Sentences in the order of the file."""
    lined = []
    for path, rule in dict.fromkeys(problems):
        line = line_of(path, document.lines)
        *table, key = path
        place = f"[{'.'.join(table)}] {key}" if table else key
        value = _value_at(document.values, path)
        says = f" = {shown(value)}" if isinstance(value, str | int | float) else ""
        lined.append((line, sentence(document.source, f"{place}{says}: {rule}", line)))
    return in_order(lined)


def _value_at(values: Any, path: Place) -> Any:
    for part in path:
        if isinstance(values, list) and part.isdigit() and int(part) <= len(values):
            values = values[int(part) - 1]
        else:
            values = values.get(part) if isinstance(values, Mapping) else None
    return values

"""Which values of a lesson's file are texts, and the lesson in the spoken language."""

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from microdeals.language import translated
from microdeals.language.texts import flat
from microdeals.lessons.lesson import Lesson

NO_TEXT = re.compile(
    r"(lesson\.(theory|sources)|setting\.\w+\.(conflict|changes)|measure\.\w+\.(of|series)"
    r"|prediction\.(kind|measure)|lever\.(setting|paths|measures|steps\.\d+\.value)"
    r"|claim\.\d+\.(measure|of|against|than)|case\.(conflict|a|b|c|lever))(\.|$)"
)
"""Keys whose values are names of something, and said to nobody."""
T = TypeVar("T")


def texts_in(values: Mapping[str, Any]) -> dict[str, str]:
    """Every text of a lesson's file by its dotted key, items of a list by number: ``hook.1``."""
    return {key: text for key, text in flat(values) if not NO_TEXT.match(key)}


def named(key: str) -> str:
    """What the texts of a shipped lesson are called in a language's folder."""
    return f"dashboards/lessons/{key}/lesson.toml"


def in_spoken_language(lesson: Lesson, values: Mapping[str, Any]) -> Lesson:
    """A shipped lesson with the texts of the spoken language; they may be longer than English may."""
    return _said(lesson, translated(named(lesson.key), texts_in(values)), "")


def _said(value: T, texts: Mapping[str, str], above: str) -> T:
    said: Any = value
    if isinstance(value, BaseModel):
        fields = {key: getattr(value, key) for key in type(value).model_fields}
        said = value.model_copy(update=_said(fields, texts, above))
    elif isinstance(value, dict):
        said = {key: _said(inner, texts, f"{above}{key}.") for key, inner in value.items()}
    elif isinstance(value, tuple):
        said = tuple(_said(inner, texts, f"{above}{n}.") for n, inner in enumerate(value, start=1))
    elif type(value) is str:
        said = texts.get(above.removesuffix("."), value)
    result: T = said
    return result

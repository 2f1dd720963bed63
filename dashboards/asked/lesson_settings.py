"""The values that lessons set: pages let them through in addresses, though no dial has them."""

from __future__ import annotations

import functools
from urllib.parse import urlencode

from microdeals.conflicts.declared import Value
from microdeals.lessons import load_lesson, shipped_lessons
from microdeals.lessons.tables import LessonSetting, flat


@functools.cache
def known_settings() -> frozenset[str]:
    """Every `path=value` of every shipped lesson, as addresses write it."""
    lessons = [load_lesson(key) for key in shipped_lessons()]
    both = [*lessons, *(lesson.in_case() for lesson in lessons)]
    return frozenset(it for lesson in both for setting in lesson.setting.values() for it in written(setting))


def written(setting: LessonSetting) -> tuple[str, ...]:
    """What a setting changes, as addresses write it."""
    return tuple(f"{path}={value}" for path, value in sorted(changes_of(setting)))


def changes_of(setting: LessonSetting) -> list[tuple[str, Value]]:
    """The changed values by path; true and false as Python says them, which addresses do too."""
    return [
        (path, str(value).lower() if isinstance(value, bool) else value)
        for path, value in flat(setting.changes).items()
    ]


def query_of(setting: LessonSetting, seed: int = 0) -> str:
    """The address, after a page's own, of one world of a setting."""
    pairs = [("war", setting.conflict), ("seed", str(seed)), *(("set", it) for it in written(setting))]
    return "?" + urlencode(pairs)

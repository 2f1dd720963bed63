"""The values that lessons set: pages let them through in addresses, though no dial has them."""

from __future__ import annotations

import functools
from urllib.parse import urlencode

from microdeals.lessons import Lesson, load_lesson, shipped_lessons


@functools.cache
def known_settings() -> frozenset[str]:
    """Every `path=value` of every shipped lesson, as addresses write it."""
    lessons = [load_lesson(key) for key in shipped_lessons()]
    both = [*lessons, *(lesson.in_case() for lesson in lessons)]
    return frozenset(it for lesson in both for key in lesson.settings for it in written(lesson, key))


def written(lesson: Lesson, key: str) -> tuple[str, ...]:
    """What is set in a setting of a lesson, as addresses write it: true and false as TOML does."""
    values = lesson.set_in(key).items()
    return tuple(
        f"{path}={str(value).lower() if isinstance(value, bool) else value}" for path, value in values
    )


def query_of(lesson: Lesson, key: str, seed: int = 0) -> str:
    """The address, after a page's own, of one of the worlds that a class sees of a setting."""
    sets = [("set", it) for it in written(lesson, key)]
    return "?" + urlencode(
        [("war", lesson.setting[key].conflict), ("seed", str(seed)), ("drawn", "1"), *sets]
    )

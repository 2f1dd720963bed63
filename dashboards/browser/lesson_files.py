"""What a browser fetches once for a lesson: the wars of its settings, the rules, the script of its stages."""

from __future__ import annotations

import functools
import json
from typing import NamedTuple

from dashboards.browser.files import script_from
from dashboards.browser.kept import keep
from microdeals._compile import SOURCE_HASH
from microdeals.errors import RequestError
from microdeals.lessons import load_lesson
from microdeals.page import script
from microdeals.page.lesson import lesson_as_data
from microdeals.page.words import OF_LESSONS, words_spoken
from microdeals.portable.reading import FILE, found

ENTRY = "taught.js"
WORKER = "lesson_worker.js"


class LessonFiles(NamedTuple):
    """Where the files of a lesson are, and of which rules and which war they must be."""

    script: str
    data: str
    module: str
    rules: str
    digest: str


@functools.cache
def lesson_files_of(key: str, is_case: bool) -> LessonFiles | None:
    """The files of a shipped lesson, or of the same with its real war. None where a browser cannot live it.

    That is so without a module of today's rules, and for a war that a page cannot draw.
    """
    if found().problem:
        return None
    lesson, words = load_lesson(key), words_spoken()
    try:
        told = lesson_as_data(lesson.in_case() if is_case else lesson, words)
    except RequestError:
        return None
    data = {"war": told, "words": words.for_scripts(OF_LESSONS), "worker": script.script_of(WORKER)}
    content = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    return LessonFiles(
        script=keep("js", script_from(ENTRY).encode()),
        data=keep("json", content),
        module=keep("wasm", FILE.read_bytes()),
        rules=SOURCE_HASH,
        digest=told["digest"],
    )

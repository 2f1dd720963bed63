"""The page as one file: everything is inside, and its policy lets nothing else in."""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from microdeals._version import __version__
from microdeals.lessons import Lesson
from microdeals.page.lesson import lesson_as_data
from microdeals.page.script import script_of
from microdeals.page.war import PageAsked, war_as_data
from microdeals.page.words import OF_LESSONS, PageWords
from microdeals.paths import room
from microdeals.portable.reading import FILE

Json = dict[str, Any]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
QUOTED = re.compile(r"""("[^"\n]*"|'[^'\n]*')""")
ROOM = re.compile(r" *([{};]) *|(?<=[:,]) +")
LARGEST = 400_000
"""Bytes that a page of a shipped war has at most."""


class PageOfSite(NamedTuple):
    """A page as the list of all pages tells of it."""

    file: str
    title: str
    summary: str


def html_of(asked: PageAsked, words: PageWords) -> bytes:
    """The file in UTF-8. Raises RequestError for a war that a page cannot draw."""
    war = war_as_data(asked, words)
    said = PageSaid(
        f"{war['title']}: {words.texts['page.title']}",
        war["title"],
        words.texts["site.question"],
        war["name"],
    )
    data = {"war": war, "words": words.for_scripts(), "worker": script_of("worker.js")}
    return _page(data, said, "main.js", style_of(), words)


def html_of_lesson(lesson: Lesson, words: PageWords) -> bytes:
    """The file of a lesson in UTF-8. Raises RequestError for a war that a page cannot draw."""
    told = lesson_as_data(lesson, words)
    war = told["war"]
    about = words.texts["page.lesson.about"].format(stage=lesson.lesson.stage, n=lesson.clock.total)
    said = PageSaid(f"{lesson.title}: {words.texts['page.lesson.title']}", about, lesson.title, war["name"])
    data = {"war": told, "words": words.for_scripts(OF_LESSONS), "worker": script_of("lesson_worker.js")}
    style = style_of(room("dashboards") / "lessons" / "lessons.css")
    real = lesson_as_data(lesson.in_case(), words) if lesson.case else {}
    case = {name: it for name, it in real.items() if it != told[name]}
    return _page(data, said._replace(room="md-lessons md-lesson"), "lesson.js", style, words, case)


class PageSaid(NamedTuple):
    """What stands in the head of a page: its title, what is above the heading, the heading, and its war."""

    title: str
    subject: str
    heading: str
    name: str
    room: str = ""
    """A class of what is below, where a page looks as a room of the dashboards does."""


def _page(  # noqa: PLR0913 (what a page is made of)
    data: Json, said: PageSaid, entry: str, style: str, words: PageWords, case: Json | None = None
) -> bytes:
    script = script_of(entry)
    return _rendered(
        "page.html",
        words,
        **said._asdict(),
        war=data["war"],
        policy=policy_of(script, style),
        style=style,
        script=script,
        module=packed(FILE.read_bytes()),
        data=_packed_as_json(data),
        case=_packed_as_json(case) if case else "",
    )


def _packed_as_json(data: Json) -> str:
    return packed(json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode())


def index_of(lessons: Sequence[PageOfSite], wars: Sequence[PageOfSite], words: PageWords) -> bytes:
    """The list of pages that lie beside it, in UTF-8. It runs nothing."""
    style = f"\n{Path(__file__).with_name('index.css').read_text(encoding='utf-8').strip()}\n"
    titles = (words.texts["page.index.lessons"], words.texts["page.index.wars"])
    lists = [pair for pair in zip(titles, (lessons, wars), strict=True) if pair[1]]
    policy = f"default-src 'none'; style-src-elem '{_hash(style)}'; base-uri 'none'; form-action 'none'"
    return _rendered("index.html", words, lists=lists, version=__version__, style=style, policy=policy)


def _rendered(template: str, words: PageWords, **values: object) -> bytes:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    page = environment.get_template(template)
    return page.render(words=words.texts, language=words.language, **values).encode()


def style_of(*more: Path) -> str:
    """What the page looks like: the charts' own style, that of what it has more, then the page's."""
    dashboards = room("dashboards")
    files = (
        *(dashboards / "assets" / "web" / "custom.css", dashboards / "stage" / "stage.css", *more),
        Path(__file__).with_name("page.css"),
    )
    return "\n" + "".join(shortened_style(file.read_text(encoding="utf-8")) for file in files)


def shortened_style(text: str) -> str:
    """A style without comments and without room between its parts: an eighth less to send.

    >>> shortened_style("/* Wide. */\\n.a > b:hover { margin: 0 2px; content: '; '; }\\n")
    ".a > b:hover{margin:0 2px;content:'; '}\\n"
    """
    parts = QUOTED.split(COMMENT.sub("", text))
    parts[::2] = [ROOM.sub(r"\1", part).replace(";}", "}") for part in parts[::2]]
    return "\n".join(line for line in "".join(parts).splitlines() if line.strip()) + "\n"


def policy_of(script: str, style: str) -> str:
    """What may run: this script, this style, the rules as WebAssembly, and nothing from outside.

    Charts set the style of single elements, so that is allowed.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script)}' 'wasm-unsafe-eval'",
            f"style-src-elem '{_hash(style)}'",
            "style-src-attr 'unsafe-inline'",
            "worker-src blob:",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def packed(content: bytes) -> str:
    """Content as gzip in base64; the same content is the same text."""
    return base64.b64encode(gzip.compress(content, compresslevel=9, mtime=0)).decode()


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"

"""What ``microdeals handout`` does between reading its words and saying what it wrote."""

from pathlib import Path
from typing import NamedTuple

from microdeals.documents.destination import make_room
from microdeals.documents.screen import say_aside
from microdeals.documents.whole_files import write_result
from microdeals.documents.wording import counted_as, did_you_mean, quoted
from microdeals.ensemble.ready import make_ready, said_before_compiling
from microdeals.errors import RequestError
from microdeals.handouts import PAPERS, as_html, as_pdf, parts_of
from microdeals.handouts.way_in import way_in
from microdeals.lessons import CLASS, Findings, Lesson, in_steps, load_lesson
from microdeals.progress import bar_of, clock_beside

NAMES = ("instructor", "students", "cards")
FORMATS = {".pdf": as_pdf, ".html": as_html}


class HandoutAsked(NamedTuple):
    """What was asked for on the command line."""

    lesson: str
    out: Path | None
    paper: str
    is_case: bool
    is_forced: bool
    room: str | None = None
    address: str | None = None


def printed(asked: HandoutAsked) -> str:
    """Write all files of a handout, and say which. Raises LessonError or RequestError before any world."""
    if asked.paper not in PAPERS:
        near = did_you_mean(asked.paper.lower(), PAPERS)
        raise RequestError(f"--paper {asked.paper}: must be one of {quoted(tuple(PAPERS))}.{near}")
    lesson, way = load_lesson(asked.lesson), way_in(asked.room, asked.address)
    if asked.is_case and lesson.case is None:
        raise RequestError(f"--case: the lesson '{lesson.key}' has no real war to go with it; leave it out.")
    shown = lesson.in_case() if asked.is_case else lesson
    names = [*NAMES, *(["room"] if way else [])]
    folder = asked.out or Path("handouts") / lesson.key
    files = [folder / f"{lesson.key}-{name}{ending}" for name in names for ending in FORMATS]
    make_room(folder, [file.name for file in files], is_forced=asked.is_forced)
    parts = parts_of(shown, _findings(shown), asked.is_case, way)
    kinds = [FORMATS[file.suffix] for file in files]
    contents = [
        as_format(parts[number // len(FORMATS)], asked.paper) for number, as_format in enumerate(kinds)
    ]
    write_result(f"--out {folder}", dict(zip(files, contents, strict=True)))
    written = ", ".join(file.name for file in files)
    return f"{lesson.title}: wrote {counted_as(len(files), 'file')} to {folder}: {written}"


def _findings(lesson: Lesson) -> Findings:
    """The same worlds that the class will see, so that sheet and screen agree."""
    line = said_before_compiling()
    if line:
        say_aside(line)
    with clock_beside("Compiling" if line else ""):
        make_ready(lesson.settings["a"].world())
    with bar_of("Settings", len(lesson.settings)) as bar:
        steps = []
        for findings in in_steps(lesson, CLASS):
            steps.append(findings)
            bar.advance(1)
    return steps[-1]

"""What ``microdeals handout`` does between reading its words and saying what it wrote."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from microdeals.documents.wording import did_you_mean, quoted
from microdeals.ensemble.ready import make_ready, said_before_compiling
from microdeals.errors import RequestError
from microdeals.handouts import PAPERS, Part, parts_of, write_html, write_pdf
from microdeals.lessons import CLASS, Findings, Lesson, in_steps, load_lesson
from microdeals.progress import bar_of, clock_beside

NAMES = ("instructor", "students", "cards")
WRITERS = {".pdf": write_pdf, ".html": write_html}


class HandoutAsked(NamedTuple):
    """What was asked for on the command line."""

    lesson: str
    out: Path | None
    paper: str
    is_case: bool
    is_forced: bool


def printed(asked: HandoutAsked) -> str:
    """Write all files of a handout, and say which. Raises LessonError or RequestError before any world."""
    if asked.paper not in PAPERS:
        near = did_you_mean(asked.paper.lower(), PAPERS)
        raise RequestError(f"--paper {asked.paper}: must be one of {quoted(tuple(PAPERS))}.{near}")
    lesson = load_lesson(asked.lesson)
    if asked.is_case and lesson.case is None:
        raise RequestError(f"--case: the lesson '{lesson.key}' has no real war to go with it; leave it out.")
    shown = lesson.in_case() if asked.is_case else lesson
    folder = asked.out or Path("handouts") / lesson.key
    files = [folder / f"{lesson.key}-{name}{ending}" for name in NAMES for ending in WRITERS]
    _make_room(folder, files, is_forced=asked.is_forced)
    parts = parts_of(shown, _findings(shown), asked.is_case)
    _write(parts, files, asked.paper)
    names = ", ".join(file.name for file in files)
    return f"{lesson.title}: wrote {len(files)} files to {folder}: {names}"


def _make_room(folder: Path, files: Sequence[Path], *, is_forced: bool) -> None:
    """Make the folder; refuse to write over what is there, unless forced."""
    there = [file for file in files if file.exists()]
    if there and not is_forced:
        raise RequestError(
            f"--out {folder}: {there[0].name} is there already."
            " --force writes over it; or choose another folder."
        )
    if any(file.is_dir() for file in there):
        raise RequestError(f"--out {folder}: a folder is in the place of a file; choose another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f"{files[0].name}.part"
        probe.open("ab").close()
        probe.unlink()
    except OSError as failed:
        raise RequestError(f"--out {folder}: cannot be written: {failed.strerror or failed}.") from failed


def _findings(lesson: Lesson) -> Findings:
    """The same worlds that the class will see, so that sheet and screen agree."""
    line = said_before_compiling()
    if line:
        typer.echo(line, err=True)
    with clock_beside("Compiling" if line else ""):
        make_ready(lesson.settings["a"].world())
    with bar_of("Settings", len(lesson.settings)) as bar:
        steps = []
        for findings in in_steps(lesson, CLASS):
            steps.append(findings)
            bar.advance(1)
    return steps[-1]


def _write(parts: Sequence[Part], files: Sequence[Path], paper: str) -> None:
    try:
        for number, file in enumerate(files):
            part = parts[number // len(WRITERS)]
            WRITERS[file.suffix](part, file, paper)
    except OSError as failed:
        raise RequestError(f"{file}: cannot be written: {failed.strerror or failed}.") from failed

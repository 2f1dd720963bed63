"""What a room shows: the stage in words, on the wall, on a phone and on the desk."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dashboards.rooms.kept_parts import drawn_when_new
from dashboards.rooms.last_seen import LastSeen
from dashboards.rooms.lesson_worlds import LessonWorlds
from dashboards.rooms.pages import drawn, said
from dashboards.rooms.tally import outcomes_of, tally_of, worlds_of
from microdeals.lessons import (
    DECLINED,
    STAGES,
    Findings,
    Guess,
    Kind,
    Lesson,
    filled,
    guess_in_words,
    load_lesson,
    nearness,
)
from microdeals.rooms import ClassRoom, Phone
from microdeals.rooms.state import RoomState

REVEAL = STAGES.index("reveal")


class RoomBoard(NamedTuple):
    """What all pages of a room are drawn from."""

    room: ClassRoom
    lesson: Lesson
    findings: Findings
    state: RoomState

    @property
    def stage(self) -> str:
        """The stage that everybody is at."""
        return STAGES[self.state.stage]

    @property
    def is_open(self) -> bool:
        """Whether guesses are taken."""
        return self.state.takes_guesses(self.room.now())

    def told(self, texts: Iterable[str], guess: Guess = DECLINED) -> list[str]:
        """Texts of the lesson with their numbers."""
        return [filled(self.lesson, words, self.findings, guess) for words in texts]

    def known(self) -> dict[str, object]:
        """What every template may ask for."""
        return {"board": self, "lesson": self.lesson, "stage": self.stage, "state": self.state}


def board_of(room: ClassRoom, worlds: LessonWorlds) -> RoomBoard | None:
    """The board of a room; None as long as the worlds of its lesson are being run."""
    state = room.state
    findings = worlds.found(state.lesson)
    return None if findings is None else RoomBoard(room, load_lesson(state.lesson), findings, state)


def paragraphs_of(board: RoomBoard) -> list[str]:
    """What the lesson says at its stage, for the wall."""
    lesson = board.lesson
    texts = {
        "hook": lesson.hook,
        "guess": (),
        "play": (*lesson.play, lesson.settings["a"].text),
        "reveal": lesson.reveal.text,
        "contrast": lesson.contrast,
        "lever": (lesson.lever.question,),
        "recap": (),
        "sandbox": lesson.sandbox,
        "debrief": (),
    }
    return board.told(texts[board.stage])


@drawn_when_new(lambda room, worlds, seen: (*facts_of(room, worlds), here_of(room.state, seen)))
def wall_parts(room: ClassRoom, worlds: LessonWorlds, seen: LastSeen) -> dict[str, str]:
    """The wall, part by part."""
    board = board_of(room, worlds)
    state = room.state
    here = here_of(state, seen)
    if board is None:
        return {"here": here, "main": drawn("waiting")}
    is_shown = state.stage >= REVEAL
    tally = tally_of(board.lesson, room.guesses(), board.findings, is_shown)
    question = board.told([board.lesson.prediction.question])[0]
    main = drawn(
        "wall_stage",
        **board.known(),
        title=said(f"stage.{board.stage}"),
        paragraphs=paragraphs_of(board),
        question=question,
        tally=tally,
        n_asked=len(state.seated),
        recap=board.told(board.lesson.recap),
        debrief=board.told(board.lesson.debrief),
        worlds=worlds_of(board.lesson, board.findings) if board.stage == "reveal" else None,
        outcomes=outcomes_of(board.lesson, board.findings) if board.stage == "contrast" else [],
    )
    return {"here": here, "main": main}


def here_of(state: RoomState, seen: LastSeen) -> str:
    """How many are here."""
    n_here = sum(phone.is_bot or seen.is_here(state.code, phone.name) for phone in state.seated)
    return said("wall.here", here=n_here, n=len(state.seated))


def seat_mark(room: ClassRoom, worlds: LessonWorlds, phone: Phone) -> str:
    """What a phone's page hangs on, so that it is drawn only where something is new."""
    board = board_of(room, worlds)
    if board is None:
        return "waiting"
    made = board.state.guesses.get(phone.name)
    return f"{board.stage} {board.is_open} {phone.turn} {made}".replace(" ", "_")


def seat_parts(room: ClassRoom, worlds: LessonWorlds, phone: Phone) -> dict[str, str]:
    """A phone's page: its own guess and nobody else's."""
    board = board_of(room, worlds)
    if board is None:
        return {"main": drawn("waiting")}
    made = board.state.guesses.get(phone.name)
    guess = DECLINED if made is None else Guess(made)
    near = nearness(board.lesson, guess, board.findings)
    main = drawn(
        "seat_stage",
        **board.known(),
        title=said(f"stage.{board.stage}"),
        paragraphs=board.told(board.lesson.hook) if board.stage == "hook" else [],
        question=board.told([board.lesson.prediction.question])[0],
        hint=board.told([board.lesson.prediction.hint])[0],
        turn=phone.turn,
        made=made,
        yours=said("phone.declined") if not made else said("phone.yours", guess=_in_words(board, guess)),
        result=board.told([getattr(board.lesson.reveal, near.value)], guess)[0],
        recap=board.told(board.lesson.recap),
        lever=board.told([board.lesson.lever.question])[0],
        fields=line_fields(board.lesson, board.findings, made),
    )
    return {"main": main}


def _in_words(board: RoomBoard, guess: Guess) -> str:
    is_dots = board.lesson.prediction.kind is Kind.DOTS
    words = guess_in_words(board.lesson, guess)
    return said("phone.of_hundred", n=words) if is_dots else words


class LineField(NamedTuple):
    """A point of a line that is guessed: day and value."""

    day: int
    value: float


def line_fields(lesson: Lesson, findings: Findings, made: tuple[float, ...] | None) -> list[LineField]:
    """Where the points of a line stand: as guessed, or level at what the question tells of the first day."""
    asked = lesson.prediction
    if asked.kind is not Kind.LINE:
        return []
    level = round(float(findings.line("a")[asked.days[0] - 1]), lesson.asked.decimals)
    values = made or (level,) * len(asked.days)
    return [LineField(day, value) for day, value in zip(asked.days, values, strict=True)]


class SeatRow(NamedTuple):
    """A seat as the desk sees it."""

    name: str
    what: str
    is_here: bool


@drawn_when_new(lambda room, worlds, seen: (*facts_of(room, worlds), *who_is_here(room, seen)))
def desk_parts(room: ClassRoom, worlds: LessonWorlds, seen: LastSeen) -> dict[str, str]:
    """The desk, part by part: what is pressed stands apart from what changes by itself."""
    state = room.state
    board = board_of(room, worlds) if state.lesson else None
    guesses = room.guesses()
    rows = [SeatRow(phone.name, *_what(phone, room, seen)) for phone in state.phones.values()]
    n_here = sum(row.is_here for row in rows)
    n_guessed = sum(phone.name in guesses for phone in state.seated)
    n_bots = sum(phone.is_bot for phone in state.phones.values())
    known = {
        "counts": drawn("desk_counts", here=n_here, n=len(state.seated), guessed=n_guessed, state=state),
        "seats": drawn("desk_seats", rows=rows, guesses=guesses, state=state),
    }
    if not state.lesson:
        return {
            "stages": "",
            "guesses": drawn("desk_entry", state=state, n_bots=n_bots),
            "tally": "",
            **known,
        }
    stages = [(stage, said(f"stage.{stage}")) for stage in STAGES]
    lesson = load_lesson(state.lesson)
    shown = (
        ""
        if board is None
        else drawn(
            "tally", lesson=lesson, tally=tally_of(lesson, guesses, board.findings, state.stage >= REVEAL)
        )
    )
    return {
        "stages": drawn(
            "desk_stages", stages=stages, state=state, minutes=lesson.clock.minutes(STAGES[state.stage])
        ),
        "guesses": drawn("desk_guesses", state=state, is_open=state.takes_guesses(room.now()), n_bots=n_bots),
        "tally": shown,
        **known,
    }


def _what(phone: Phone, room: ClassRoom, seen: LastSeen) -> tuple[str, bool]:
    if phone.is_bot:
        return said("desk.bot"), True
    if phone.has_left:
        return said("desk.left"), False
    is_here = seen.is_here(room.code, phone.name)
    return said("desk.here" if is_here else "desk.away"), is_here


def in_time(seconds: float | None) -> float | None:
    """Seconds left, to a tenth, as pages take them."""
    return None if seconds is None else round(seconds, 1)


def facts_of(room: ClassRoom, worlds: LessonWorlds) -> tuple[object, ...]:
    """What every page hangs on: the log, whether guesses are taken, and what the worlds show."""
    state = room.state
    findings = worlds.found(state.lesson) if state.lesson else None
    return room.log.journal.path, state.newest, state.takes_guesses(room.now()), id(findings)


def who_is_here(room: ClassRoom, seen: LastSeen) -> list[str]:
    """The phones that have asked lately."""
    return [phone.name for phone in room.state.phones.values() if seen.is_here(room.code, phone.name)]

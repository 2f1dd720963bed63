"""A class as files: tidy tables, with a dictionary of their columns. They hold pseudonyms and no names."""

import io
import zipfile
from collections.abc import Sequence

from microdeals.documents.tables import ColumnTold, Made, csv_of, dictionary_of
from microdeals.game.rows import JournalEntry
from microdeals.lessons import Kind, load_lesson
from microdeals.lessons.measures import FIRST_SEED
from microdeals.rooms.class_room import ClassRoom, guesses_in
from microdeals.rooms.state import GUESS, RoomKind, RoomState, room_state_of
from microdeals.rooms.table_files import GAME_FILES, game_files

ROOM = ColumnTold("room", "code", "code of the room")
LESSON = ColumnTold("lesson", "key", "key of the lesson")
SEAT = ColumnTold("seat", "pseudonym", "pseudonym of the phone, given by the room")
IS_BOT = ColumnTold("is_bot", "0 or 1", "1 for a bot of a rehearsal, 0 for somebody")
GUESSES_TOLD = (
    ROOM, LESSON, SEAT, IS_BOT,
    ColumnTold("kind", "name", "choice: number of an option from 1; dots: worlds of 100; line: values by ;"),
    ColumnTold("guess", "as kind says", "the guess that counted; empty where it was declined"),
    ColumnTold("at_utc", "time", "when it reached the disk, in UTC; empty for a bot"),
)  # fmt: skip
GRADEBOOK_TOLD = (
    ROOM, LESSON, SEAT, IS_BOT,
    ColumnTold("joined_at_utc", "time", "when the seat was taken, in UTC"),
    ColumnTold("answered", "0 or 1", "1 if the question was answered or openly declined"),
    ColumnTold("completed", "0 or 1", "1 if it was answered and the seat was kept until the result"),
)  # fmt: skip
GUESSES, GRADEBOOK = (tuple(column.name for column in told) for told in (GUESSES_TOLD, GRADEBOOK_TOLD))


def class_zip(room: ClassRoom) -> bytes:
    """All tables of a class in one archive. Raises RequestError for a journal that cannot be read."""
    entries = room.entries()
    state = room_state_of(entries)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in tables_in(room, state, entries).items():
            archive.writestr(name, text)
    return out.getvalue()


def tables_in(room: ClassRoom, state: RoomState, entries: Sequence[JournalEntry]) -> dict[str, str]:
    """The tables of a class, of its lesson and its games, and their dictionary, by their files' names."""
    tables, told = game_files(room, state), dict[str, Sequence[ColumnTold]]()
    if state.lesson:
        made = Made(next(iter(load_lesson(state.lesson).settings.values())).conflict, FIRST_SEED)
        tables["guesses.csv"] = csv_of(GUESSES, guess_rows(state, entries), made)
        tables["gradebook.csv"] = csv_of(GRADEBOOK, grade_rows(state, entries), made)
        told = {"guesses.csv": GUESSES_TOLD, "gradebook.csv": GRADEBOOK_TOLD}
    told |= {name: columns for name, columns in GAME_FILES.items() if name in tables}
    return {**tables, "dictionary.csv": dictionary_of(told)}


def guess_rows(state: RoomState, entries: Sequence[JournalEntry]) -> list[tuple[object, ...]]:
    """A row for each guess that counts."""
    kind = load_lesson(state.lesson).prediction.kind
    when = {entry.seat: entry.at for entry in entries if entry.kind == RoomKind.GUESS}
    rows: list[tuple[object, ...]] = []
    for name, values in guesses_in(state).items():
        told = [value + 1 for value in values] if kind is Kind.CHOICE else values
        said = ";".join(f"{value:g}" for value in told)
        is_bot = int(state.phones[name].is_bot)
        rows.append((state.code, state.lesson, name, is_bot, kind.value, said, when.get(name, "")))
    return rows


def grade_rows(state: RoomState, entries: Sequence[JournalEntry]) -> list[tuple[object, ...]]:
    """A row for each seat: what was done, never how well."""
    came: dict[str, str] = {}
    for entry in entries:
        if entry.kind == RoomKind.JOINED:
            came.setdefault(entry.seat, entry.at)
    guesses = guesses_in(state)
    rows: list[tuple[object, ...]] = []
    for name, phone in state.phones.items():
        answered = name in guesses
        completed = answered and not phone.has_left and state.furthest > GUESS
        done = (int(answered), int(completed))
        rows.append((state.code, state.lesson, name, int(phone.is_bot), came[name], *done))
    return rows

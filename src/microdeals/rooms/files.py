"""A class as files: tidy tables, with a dictionary of their columns. They hold pseudonyms and no names."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence

from microdeals.game.rows import JournalEntry
from microdeals.lessons import Kind, load_lesson
from microdeals.rooms.class_room import ClassRoom, guesses_in
from microdeals.rooms.state import GUESS, RoomKind, RoomState, room_state_of
from microdeals.rooms.table_files import game_files, meanings

GUESSES = ("room", "lesson", "seat", "is_bot", "kind", "guess", "at_utc")
GRADEBOOK = ("room", "lesson", "seat", "is_bot", "joined_at_utc", "answered", "completed")
DICTIONARY = (
    ("file", "column", "meaning"),
    ("guesses.csv", "room", "code of the room"),
    ("guesses.csv", "lesson", "key of the lesson"),
    ("guesses.csv", "seat", "pseudonym of the phone, given by the room"),
    ("guesses.csv", "is_bot", "1 for a bot of a rehearsal, 0 for somebody"),
    ("guesses.csv", "kind", "choice: number of an option from 1; dots: worlds of 100; line: values by ;"),
    ("guesses.csv", "guess", "the guess that counted; empty where it was declined"),
    ("guesses.csv", "at_utc", "when it reached the disk, in UTC; empty for a bot"),
    ("gradebook.csv", "room", "code of the room"),
    ("gradebook.csv", "lesson", "key of the lesson"),
    ("gradebook.csv", "seat", "pseudonym of the phone, given by the room"),
    ("gradebook.csv", "is_bot", "1 for a bot of a rehearsal, 0 for somebody"),
    ("gradebook.csv", "joined_at_utc", "when the seat was taken, in UTC"),
    ("gradebook.csv", "answered", "1 if the question was answered or openly declined"),
    ("gradebook.csv", "completed", "1 if it was answered and the seat was kept until the result was shown"),
)


def class_zip(room: ClassRoom) -> bytes:
    """All tables of a class in one archive. Raises RequestError for a journal that cannot be read."""
    entries = room.entries()
    state = room_state_of(entries)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if state.lesson:
            archive.writestr("guesses.csv", as_csv(guess_rows(state, entries)))
            archive.writestr("gradebook.csv", as_csv(grade_rows(state, entries)))
        games = game_files(room, state)
        for name, content in games.items():
            archive.writestr(name, content)
        written = {"file", *games, *(("guesses.csv", "gradebook.csv") if state.lesson else ())}
        explained = [row for row in (*DICTIONARY, *meanings()) if row[0] in written]
        archive.writestr("dictionary.csv", as_csv(explained))
    return out.getvalue()


def guess_rows(state: RoomState, entries: Sequence[JournalEntry]) -> list[tuple[object, ...]]:
    """A row for each guess that counts."""
    kind = load_lesson(state.lesson).prediction.kind
    when = {entry.seat: entry.at for entry in entries if entry.kind == RoomKind.GUESS}
    rows: list[tuple[object, ...]] = [GUESSES]
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
    rows: list[tuple[object, ...]] = [GRADEBOOK]
    for name, phone in state.phones.items():
        answered = name in guesses
        completed = answered and not phone.has_left and state.furthest > GUESS
        done = (int(answered), int(completed))
        rows.append((state.code, state.lesson, name, int(phone.is_bot), came[name], *done))
    return rows


def as_csv(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()

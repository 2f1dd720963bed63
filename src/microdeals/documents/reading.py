"""A file read without trusting a byte of it: size, encoding, depth and syntax come before any value."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from microdeals.documents.lines import line_nested_too_deep, lines_of
from microdeals.documents.problems import Lines
from microdeals.documents.wording import printable, with_a_point
from microdeals.errors import MicrodealsError


class FileSort(NamedTuple):
    """A sort of file: what readers call it, how large it may be, and how it is refused."""

    called: str
    """With its article: "a conflict model"."""
    most_bytes: int
    refusal: Callable[[list[str]], MicrodealsError]
    """Makes the error that refuses one."""
    least: str = ""
    """What the least of them holds, as a sentence for an empty file; "" if an empty one may be read."""

    @property
    def limit(self) -> str:
        """The size that it may have, in words."""
        millions, thousands = self.most_bytes // 1_000_000, self.most_bytes // 1_000
        return f"{millions} MB" if millions else f"{thousands} kB"


class Document(NamedTuple):
    """A TOML file as it stands: what messages call it, its values, and the line of each key."""

    source: str
    values: dict[str, Any]
    lines: Lines


def read_document(path: Path, sort: FileSort) -> Document:
    """The TOML in a file. Raises the sort's refusal, with one sentence, for what is none."""
    source = near(path)
    text = _text_of(path, source, sort)
    if line := line_nested_too_deep(text):
        raise sort.refusal([f"{source}: a key is nested more than eight deep. (line {line})"])
    try:
        return Document(source, tomllib.loads(text), lines_of(text))
    except tomllib.TOMLDecodeError as failed:
        raise sort.refusal([f"{source}: {_syntax(str(failed), text)}"]) from None
    except RecursionError:
        raise sort.refusal([f"{source}: brackets or braces are nested too deep."]) from None
    except ValueError as failed:
        what = "a whole number has too many digits" if "digits" in str(failed) else "a value cannot be read"
        raise sort.refusal([f"{source}: {what}."]) from None


def near(path: Path) -> str:
    """The path as a reader would write it: from here if it lies below here."""
    try:
        return printable(str(path.resolve().relative_to(Path.cwd().resolve())))
    except (ValueError, OSError, RuntimeError):  # elsewhere; no such name, or too long; links in a circle
        return printable(str(path))


def read_bytes(path: Path, sort: FileSort) -> bytes:
    """What is in a file of at most so many bytes. Raises the sort's refusal."""
    source = near(path)
    try:
        if not (path.is_file() or path.is_dir() or not path.exists()):
            # Opening a pipe waits for whoever fills it, and a device may have no end.
            what = "a pipe or a device, and not a file. Write it into a file first"
            raise sort.refusal([f"{source}: {what}."])
        with path.open("rb") as file:
            content = file.read(sort.most_bytes + 1)
    except OSError as failed:
        raise sort.refusal([f"{source}: cannot be read: {failed.strerror or failed}."]) from failed
    except ValueError:  # of the system, for a name with a NUL in it
        raise sort.refusal([f"{source}: no file can have this name."]) from None
    if len(content) > sort.most_bytes:
        what = f"larger than {sort.limit}, the limit for {sort.called}. Is it the right file?"
        raise sort.refusal([f"{source}: {what}"])
    return content


def _text_of(path: Path, source: str, sort: FileSort) -> str:
    content = read_bytes(path, sort)
    is_toml = f"{sort.called[0].upper()}{sort.called[1:]} is TOML, a text in UTF-8."
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failed:
        line = content.count(b"\n", 0, failed.start) + 1
        what = "a binary file" if b"\0" in content else f"not UTF-8 (byte {failed.start + 1}, line {line})"
        raise sort.refusal([f"{source}: {what}. {is_toml}"]) from None
    if "\0" in text:
        raise sort.refusal([f"{source}: a binary file. {is_toml}"])
    if sort.least and not text.strip():
        raise sort.refusal([f"{source}: empty. {sort.least}"])
    return text.replace("\r\n", "\n")


def _syntax(message: str, text: str) -> str:
    """``not valid TOML: expected ']' (line 3, column 8)``."""
    match = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", message, re.DOTALL)
    if not match:
        return f"not valid TOML: {printable(message)}."
    what = match.group(1)[:200]
    line = match.group(2) or str(text.rstrip("\n").count("\n") + 1)
    place = f"line {line}, column {match.group(3)}" if match.group(3) else f"line {line}, the end of the file"
    number = re.search(r"=\s*([+-]?\d+,\d+)(?!\d|[,.]\d)", text.split("\n")[int(line) - 1])
    hint = with_a_point(number[1]) if number else ""
    return f"not valid TOML: {printable(what[0].lower() + what[1:])}.{hint} ({place})"

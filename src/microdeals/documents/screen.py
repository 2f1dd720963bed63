"""What commands print goes through here: as far as the stream can, and never as a command to a terminal.

A letter that the stream's encoding lacks becomes the nearest one that it has. Control characters, which may
have come from a file, are shown as Python writes them. A stream that was closed is one that nobody reads.
"""

import codecs
import io
import os
import sys
import unicodedata
from typing import TextIO

from microdeals.errors import RequestError

NEAREST = "microdeals.nearest"
"""Name of the way in which a stream treats letters that it lacks."""
NEAR = {
    "–": "-", "—": "-", "−": "-", "─": "-", "≈": "~", "×": "x", "·": ".", "°": "o", "±": "+-",
    "≤": "<=", "≥": ">=", "→": "->", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...",
    "●": "*", "■": "#", "◆": "+", "✕": "x", "▼": "v",
}  # fmt: skip
"""What stands for the signs of our own sentences; other letters lose their accents."""
KEPT = "\n\t"
"""Control characters that only place what is printed."""
TURNS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
"""Classes of letters that turn the direction of writing, so that a line could read as another."""


def make_ready() -> None:
    """Give the process streams that take every letter, also where it was started without any."""
    codecs.register_error(NEAREST, _nearest)
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        stream = getattr(sys, name)
        if stream is None:
            _fill(number)
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, io.TextIOWrapper) and mode == "w":
            stream.reconfigure(errors=NEAREST)


def say(text: str) -> None:
    """Print a text and an end of line. Raises RequestError if that fails, BrokenPipeError if nobody reads."""
    try:
        _print(text, sys.stdout)
    except BrokenPipeError:
        raise
    except OSError as failed:
        _let_go(sys.stdout)  # what is left of it would fail, and be told, a second time
        raise RequestError(f"standard output: cannot be written: {failed.strerror or failed}.") from failed


def say_aside(text: str) -> None:
    """Print a text on the error stream; if that cannot be, nobody is there to be told."""
    try:
        _print(text, sys.stderr)
    except OSError:
        _let_go(sys.stderr)


def finish() -> int:
    """Send what is left to print. Exit code: 0, also if nobody reads any more; 2 if it cannot be sent."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go(sys.stdout)
    except OSError as failed:
        _let_go(sys.stdout)
        say_aside(f"Error: standard output: cannot be written: {failed.strerror or failed}.")
        return 2
    return 0


def shown_on_screen(text: str) -> str:
    """The text with every control character as Python writes it.

    >>> shown_on_screen("Arden" + chr(27) + "[2J")
    'Arden\\\\x1b[2J'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(repr(one)[1:-1] if _is_command(one) else one for one in text)


def _is_command(letter: str) -> bool:
    """Whether a terminal takes it for a command, or for a turn of the direction of writing."""
    is_control = unicodedata.category(letter) == "Cc" and letter not in KEPT
    return is_control or unicodedata.bidirectional(letter) in TURNS


def _print(text: str, stream: TextIO) -> None:
    stream.write(shown_on_screen(text) + "\n")
    stream.flush()


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(map(_near, lacking)), error.end


def _near(letter: str) -> str:
    plain = NEAR.get(letter) or unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    return plain or "?"


def _fill(number: int) -> None:
    """Put nothing in the place of a stream that is closed, lest the next file that is opened takes it."""
    try:
        os.fstat(number)
    except OSError:
        nothing = os.open(os.devnull, os.O_RDWR)
        if nothing != number:
            os.dup2(nothing, number)
            os.close(nothing)


def _let_go(stream: TextIO) -> None:
    """Send what is left, and whatever follows, to nowhere."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, number)
    os.close(nothing)

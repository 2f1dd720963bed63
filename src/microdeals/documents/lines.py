"""On which line of a TOML file each table and key is written.

Python's TOML reader does not say. The text has been read by it when this is asked, so it is known
to be TOML, and a plain look at the starts of lines finds every key that is written on its own line.
What is not found that way (a key inside { braces }) has no line, rather than a wrong one.
"""

import re

_QUOTED_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART}){{0,7}}"
_HEADER = re.compile(rf"[ \t]*\[\[?[ \t]*({_KEY})[ \t]*\]")
_ASSIGNMENT = re.compile(rf"[ \t]*({_KEY})[ \t]*=")
_PARTS = re.compile(_PART)
_TOO_DEEP = re.compile(r"(?<![\w-])(?:[\w-]++[ \t]*+\.[ \t]*+){8}")


def lines_of(text: str) -> dict[tuple[str, ...], int]:
    """Line number, from 1, of every table header and every key that begins a line."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(_without_long_strings(text).split("\n"), start=1):
        if header := _HEADER.match(line):
            table = _split(header.group(1))
            for depth in range(1, len(table) + 1):
                found.setdefault(table[:depth], number)
        elif assignment := _ASSIGNMENT.match(line):
            found.setdefault(table + _split(assignment.group(1)), number)
    return found


def line_nested_too_deep(text: str) -> int:
    """First line with a key of more than eight parts, 0 if there is none.

    A reader of TOML needs time and memory that grow with the square of that depth.
    """
    blank = _QUOTED_OR_COMMENT.sub(lambda match: "x" + "\n" * match.group().count("\n"), text)
    deep = _TOO_DEEP.search(blank)
    return blank.count("\n", 0, deep.start()) + 1 if deep else 0


def _without_long_strings(text: str) -> str:
    """The text with strings over several lines, and comments, emptied; line numbers stay."""

    def emptied(match: re.Match[str]) -> str:
        piece = match.group()
        return piece if piece[0] != "#" and "\n" not in piece else "\n" * piece.count("\n")

    return _QUOTED_OR_COMMENT.sub(emptied, text)


def _split(key: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PARTS.findall(key))

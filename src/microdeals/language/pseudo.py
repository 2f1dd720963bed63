"""A language that nobody speaks, made of the English: what is still English on a page shows at once."""

import re
from collections.abc import Iterator
from string import Formatter

from microdeals.language.chosen import Language

ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçđéƒğĥíĵķļɱñóþʠŕšţúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶĻṀÑÓÞɊŔŠŢÚṼŴẊÝŽ",
)
OPENS, CLOSES = "⟦", "⟧"
FILLER = "łøŋ "
LONGER = 3
"""By one letter for so many of the English."""
PSEUDO = Language("en-XA", "Ṕšéúđó", "ltr", None)
"""Its tag is the one that browsers and libraries use for accented English."""
PSEUDO_RTL = PSEUDO._replace(code="ar-XB", direction="rtl")


def pseudo(text: str) -> str:
    """A text in brackets, accented and a third longer; gaps, spaces at its ends and signs stay.

    >>> pseudo("In {n} of {of:,} worlds")
    '⟦Íñ {n} óƒ {of:,} ŵóŕļđš łøŋ⟧'
    """
    before, said, after = re.fullmatch(r"(\s*)(.*?)(\s*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    parts = list(_parts(said))
    letters = sum(map(str.isalpha, "".join(part for part, is_gap in parts if not is_gap)))
    more = -(-letters // LONGER)
    filler = f" {(FILLER * more)[:more].rstrip()}" if more else ""
    accented = "".join(part if is_gap else part.translate(ACCENTED) for part, is_gap in parts)
    return f"{before}{OPENS}{accented}{filler}{CLOSES}{after}"


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """What is said, and the gaps between as they are written."""
    for literal, name, spec, conversion in Formatter().parse(text):
        yield literal.replace("{", "{{").replace("}", "}}"), False
        if name is not None:
            how = f"!{conversion}" if conversion else ""
            yield f"{{{name}{how}{f':{spec}' if spec else ''}}}", True

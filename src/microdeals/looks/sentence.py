"""A sentence about a result, at a length that a notebook's cell may have."""

MOST_LETTERS = 499


def short(text: str) -> str:
    """The text, or its beginning: never more than `MOST_LETTERS` letters.

    >>> short("It holds."), len(short("x" * 1000))
    ('It holds.', 499)
    """
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 2]} …"

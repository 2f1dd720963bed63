"""Pseudonyms: what everybody in a room is called. They are made here, and nobody types a name."""

COLOURS = ("Blue", "Red", "Green", "Gold", "Violet", "Grey", "Brown", "White", "Pink", "Teal")


def pseudonym(number: int) -> str:
    """What the one who came as this number (from 0) is called.

    >>> pseudonym(0), pseudonym(11)
    ('Blue 1', 'Red 2')
    """
    return f"{COLOURS[number % len(COLOURS)]} {number // len(COLOURS) + 1}"

"""What a trial is: so many hostile or broken things tried on one reader or writer, and what came of it."""

from typing import NamedTuple


class Trial(NamedTuple):
    """One kind of reader or writer, and what it did with what it was given."""

    name: str
    """Of the kind, in words: "conflict models"."""
    tried: int
    refused: int
    """Of these with a message of ours; the others were taken, or answered, as they are."""
    lost: int
    """How often something was lost that was there before, or was begun and left half. Must be 0."""
    tracebacks: int
    """How often anything but a message of ours, or a hang, came out. Must be 0."""

"""Codes: by what a class finds its room, short enough to be read from a wall."""

import re
import secrets
from collections.abc import Container

from microdeals.errors import RequestError
from microdeals.rooms.errors import NoRoomError

LIST = """
acorn amber anchor apple apron arrow aspen autumn badger bamboo barley basket beacon birch bison bobbin
bottle bridge bronze bucket butter button cabin camel candle canoe canyon carpet castle cedar cellar
cherry chimney cloud clover cobalt comet copper coral cotton crane cricket daisy desert donkey dragon
eagle ember falcon feather fiddle forest fossil garden ginger glacier goblet granite hammer harbor hazel
heron honey island ivory jacket jasmine kettle ladder lagoon lantern lemon lentil lilac linen lizard
magnet mango maple marble meadow melon mirror mitten mountain mulberry needle nettle nutmeg oasis olive
onion orchard otter oyster paddle pebble pencil pepper pigeon pillow planet pocket poplar prairie
pumpkin quartz rabbit radish raven ribbon river robin rocket saddle saffron salmon sandal sequoia shadow
silver spider spruce squirrel summer sunset teapot thimble thistle ticket timber tulip tunnel turtle
valley velvet violet walnut whistle willow window winter yellow zebra
"""
WORDS = tuple(LIST.split())
NUMBERS = range(10, 100)
SHAPE = re.compile(r"\s*([a-z]{4,9})[\s_-]*([1-9][0-9])\s*", re.IGNORECASE)
WRONG = "There is no room of that code. A code is a word and two figures, such as RIVER-42; look at the wall."


def new_code(taken: Container[str]) -> str:
    """A code that is not taken, and that nobody can foretell. Raises RequestError if all are taken."""
    for _ in range(1000):
        code = f"{secrets.choice(WORDS)}-{secrets.choice(NUMBERS)}".upper()
        if code not in taken:
            return code
    raise RequestError("the folder of rooms is full: delete the rooms of courses that are over.")


def read_code(typed: str) -> str:
    """The code that somebody typed. Raises NoRoomError for what can be none.

    >>> read_code(" river 42"), read_code("River-42")
    ('RIVER-42', 'RIVER-42')
    """
    found = SHAPE.fullmatch(typed) if len(typed) <= 40 else None
    if found is None or found[1].lower() not in WORDS:
        raise NoRoomError(WRONG)
    return f"{found[1]}-{found[2]}".upper()

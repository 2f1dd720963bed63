"""Every text that a room of the package asks for is in the file of words beside it."""

import re
import tomllib
from pathlib import Path

import pytest

from microdeals.language.texts import flat
from microdeals.language.words import NAME
from microdeals.paths import PACKAGE, room

ROOMS = sorted(file.parent for file in PACKAGE.rglob(NAME) if file.parent.name != "page")
"""Without the room whose words scripts ask for: a browser looks at those."""
ASKED = re.compile(r"""\b(?:say|listed)(?:\.counted)?\(\s*f?"([a-z0-9_.{}'() ]+?)"[,)]""")


def pattern_of(key: str) -> str:
    """A key as it stands in the code, with what is filled in as any word; a list has numbers."""
    return re.sub(r"\\\{.*?\\\}", "[a-z0-9_.]*", re.escape(key)) + r"(\.one|\.other|\.\d+)?"


@pytest.mark.parametrize("folder", ROOMS, ids=lambda folder: folder.name)
def test_every_text_that_a_room_asks_for_is_beside_it(folder: Path):
    there = dict(flat(tomllib.loads((folder / NAME).read_text(encoding="utf-8"))))
    code = "\n".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    asked = set(ASKED.findall(code))
    assert len(asked) > 2
    missing = [key for key in asked if not any(re.fullmatch(pattern_of(key), one) for one in there)]
    assert sorted(missing) == []


@pytest.mark.parametrize("place", [PACKAGE, room("dashboards")], ids=["package", "dashboards"])
def test_labels_are_told_in_the_spoken_language(place: Path):
    """The rulebook has them in English; `microdeals.language.signs` tells them."""
    taken = re.compile(r"from microdeals\.rulebook\.labels import (?:.*\b)?(SIGNS|AT_A_PRICE)\b")
    files = [file for file in place.rglob("*.py") if file.parent.name not in ("language", "rulebook")]
    assert len(files) > 50
    assert [str(file) for file in files if taken.search(file.read_text(encoding="utf-8"))] == []

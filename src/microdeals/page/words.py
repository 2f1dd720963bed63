"""The words of a page: its own, and those of the dashboards that its charts and its guess are told in."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from microdeals.language import Language, WordsBeside, spoken
from microdeals.language.words import NAME
from microdeals.paths import room

ROOMS = ("", "panels", "asked", "first", "stage", "lessons")
"""Rooms of the dashboards whose words a page says, too; the first is what all pages share."""
SAID = ("span", "date", "first.guess", "panels.chart.all", "panels.chart.trade", "stage", "page")
"""Tables that a script says something from."""
OF_LESSONS = ("lessons", "panels.axis", "panels.chart.lines", "site.projector")
"""Further ones that the script of a lesson says."""


class PageWords(NamedTuple):
    """Every text by its dotted key, and the language that they are in."""

    language: Language
    texts: Mapping[str, str]

    def under(self, prefix: str) -> dict[str, str]:
        """All texts whose key begins with ``prefix`` and a dot, by the rest of their key."""
        start = f"{prefix}."
        return {key.removeprefix(start): said for key, said in self.texts.items() if key.startswith(start)}

    def for_scripts(self, more: tuple[str, ...] = ()) -> dict[str, str]:
        """The texts that a page's script says; ``more`` are tables from which only some pages do."""
        starts = tuple(f"{prefix}." for prefix in (*SAID, *more))
        return {key: said for key, said in self.texts.items() if key.startswith(starts)}


def words_spoken() -> PageWords:
    """The words in the spoken language."""
    dashboards = room("dashboards")
    files = [dashboards / folder / NAME for folder in ROOMS] + [Path(__file__).with_name(NAME)]
    texts: dict[str, str] = {}
    for file in files:
        texts |= WordsBeside(str(file)).texts()
    return PageWords(spoken(), texts)

"""All data of a war that a page needs: kernels in the memory of the module, dials, draws, names."""

from typing import Any, NamedTuple

from microdeals._compile import SOURCE_HASH
from microdeals._version import __version__
from microdeals.conflicts import Conflict, digest
from microdeals.conflicts.declared import choice_in_words, must_be, unit_in_words
from microdeals.conflicts.horizons import HORIZONS
from microdeals.conflicts.slots import slots_of
from microdeals.ensemble.files import places_as_data
from microdeals.ensemble.places import Places, places_of
from microdeals.language.signs import SIGNS
from microdeals.page.dials import Dial, better_watched, dials_of
from microdeals.page.draws import draws_of
from microdeals.page.memory import memory_of
from microdeals.page.plane import kind_of
from microdeals.page.words import PageWords
from microdeals.rulebook.events import Happening
from microdeals.rulebook.labels import Label, Peace
from microdeals.statistics.intervals import Z
from microdeals.statistics.nested import MIDDLE
from microdeals.unknowns import Unknowns
from microdeals.verdict import Thresholds, fit_of, twins_of
from microdeals.verdict.sentences import for_pages
from microdeals.verdict.two_intervals import FEWEST_DRAWS, MOST_DRAWS, PAIRS_A_DRAW

Json = dict[str, Any]
SIZES = (100, 1_000)
"""Pairs of worlds that a page offers to run."""


class PageAsked(NamedTuple):
    """What a page is to be about."""

    conflict: Conflict
    unknowns: Unknowns | None
    """What is drawn; None: every number is the file's."""


def war_as_data(asked: PageAsked, words: PageWords) -> Json:
    """What JSON can hold. Raises RequestError for a war that a page cannot draw."""
    conflict = asked.conflict
    twins, places = twins_of(conflict), places_of(conflict)
    draws = None
    if asked.unknowns is not None:
        draws = draws_of(fit_of(twins, asked.unknowns), frozenset(places))
    dials = dials_of(conflict, words.under("asked.dials"))
    turned = [path for dial in dials for path in dial.paths]
    thresholds = Thresholds()
    return {
        "version": __version__,
        "rules": SOURCE_HASH,
        "name": conflict.name,
        "title": conflict.title,
        "digest": digest(conflict),
        "parties": [party.title for party in conflict.parties],
        "start": conflict.start.isoformat(),
        "days": conflict.horizon_days,
        "horizons": sorted({*HORIZONS, conflict.horizon_days}),
        "sizes": SIZES,
        "least": [thresholds.closing, thresholds.relief, thresholds.sooner_days],
        "kinds": [kind_of(label) | {"mark": str(SIGNS[label].mark)} for label in Label],
        "neither": int(Peace.NEITHER),
        "design": {"z": Z, "middle": MIDDLE, "draws": [FEWEST_DRAWS, MOST_DRAWS], "pairs": PAIRS_A_DRAW},
        "memory": memory_of(twins, watched=False),
        "watched": memory_of(twins, watched=True),
        "places": _places(places, {*turned, *_drawn_paths(draws)}),
        "dials": [_dial(dial) for dial in dials],
        "better": better_watched(conflict),
        "draws": draws,
        "slots": _slots(conflict),
        "happenings": {happening.name.lower(): int(happening) for happening in Happening},
        "judge": for_pages(),
    }


def _drawn_paths(draws: Json | None) -> set[str]:
    if draws is None:
        return set()
    single = {target[0] for one in draws["single"] for target in one["targets"]}
    joint = draws["joint"]["columns"] if draws["joint"] else []
    return single | {column["target"][0] for column in joint}


def _places(places: Places, paths: set[str]) -> Json:
    found = places_as_data(places)
    return {
        path: [found[path][key] for key in ("table", "offsets", "kept_as", "words")] for path in sorted(paths)
    }


def _dial(dial: Dial) -> Json:
    declared = dial.declared
    is_choice = isinstance(dial.value, str)
    return {
        "group": dial.group,
        "label": dial.label,
        "unit": unit_in_words(declared.unit),
        "paths": list(dial.paths),
        "value": dial.value,
        "choices": list(declared.choices),
        "said": [choice_in_words(choice) for choice in declared.choices],
        "low": None if is_choice else declared.low,
        "low_is_allowed": declared.low_is_allowed,
        "high": None if is_choice else declared.high,
        "slider": None if is_choice else dial.high,
        "step": None if is_choice else dial.step,
        "whole": declared.type is int,
        "rule": must_be(declared, is_its_type=False),
    }


def _slots(conflict: Conflict) -> list[list[Any]]:
    """Of each place for a deal, the settlement's last: key and title of its kind, and whether it waits."""
    slots, settlement = slots_of(conflict)
    kinds = [slot.kind for slot in (*slots, settlement)]
    return [[kind.key, kind.title, kind.values.quiet_days > 0] for kind in kinds]

"""All data of a war that a page needs: kernels in the memory of the module, dials, draws, names."""

from typing import Any, NamedTuple

from microdeals._compile import SOURCE_HASH
from microdeals._version import __version__
from microdeals.conflicts import Conflict, digest, value_at
from microdeals.conflicts.declared import choice_in_words, must_be, unit_in_words
from microdeals.conflicts.horizons import HORIZONS
from microdeals.ensemble.files import places_as_data
from microdeals.ensemble.places import Places, places_of
from microdeals.language.signs import SIGNS
from microdeals.page.dials import Dial, better_watched, dials_of
from microdeals.page.draws import FIRST_SEEDS, draws_of
from microdeals.page.memory import memory_of
from microdeals.page.plane import kind_of
from microdeals.page.stage import stage_as_data
from microdeals.page.words import PageWords
from microdeals.rulebook.labels import Label, Peace
from microdeals.statistics.intervals import Z
from microdeals.statistics.nested import MIDDLE
from microdeals.unknowns import Unknowns
from microdeals.verdict import Thresholds, fit_of, twins_of
from microdeals.verdict.labels import of_a_side
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


def war_as_data(asked: PageAsked, words: PageWords, first_seeds: int = FIRST_SEEDS) -> Json:
    """What JSON can hold. Raises RequestError for a war that a page cannot draw.

    The first seeds, from 0 on, are drawn to the last bit.
    """
    conflict = asked.conflict
    twins, places = twins_of(conflict), places_of(conflict)
    draws = None
    if asked.unknowns is not None:
        draws = draws_of(fit_of(twins, asked.unknowns), frozenset(places), first_seeds)
    dials = dials_of(conflict, words.under("asked.dials"))
    turned = [path for dial in dials for path in dial.paths]
    return common_data() | {
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
        "memory": memory_of(twins, watched=False),
        "watched": memory_of(twins, watched=True),
        "places": places_as_lists(places, {*turned, *drawn_paths(draws)}),
        "dials": [dial_as_data(dial, conflict) for dial in dials],
        "better": better_watched(conflict),
        "draws": draws,
        "stage": stage_as_data(conflict),
    }


def common_data() -> Json:
    """What pages of all wars know: thresholds, labels, how ranges are worked out, sentences."""
    thresholds = Thresholds()
    return {
        "least": [
            *(thresholds.closing, thresholds.relief, thresholds.sooner_days),
            of_a_side(thresholds).closing,
        ],
        "kinds": [kind_of(label) | {"mark": str(SIGNS[label].mark)} for label in Label],
        "neither": int(Peace.NEITHER),
        "design": {"z": Z, "middle": MIDDLE, "draws": [FEWEST_DRAWS, MOST_DRAWS], "pairs": PAIRS_A_DRAW},
        "judge": for_pages(),
    }


def drawn_paths(draws: Json | None) -> set[str]:
    """The paths that a page draws."""
    if draws is None:
        return set()
    single = {target[0] for one in draws["single"] for target in one["targets"]}
    joint = draws["joint"]["columns"] if draws["joint"] else []
    return single | {column["target"][0] for column in joint}


def places_as_lists(places: Places, paths: set[str]) -> Json:
    """Where the numbers of these paths lie in the kernel."""
    found = places_as_data(places)
    return {
        path: [found[path][key] for key in ("table", "offsets", "kept_as", "words")] for path in sorted(paths)
    }


def dial_as_data(dial: Dial, conflict: Conflict) -> Json:
    """A dial as a form shows it, with what a value must be."""
    declared = dial.declared
    is_choice = isinstance(dial.value, str)
    return {
        "group": dial.group,
        "label": dial.label,
        "unit": unit_in_words(declared.unit),
        "paths": list(dial.paths),
        "value": dial.value,
        "own": [value_at(conflict, path) for path in dial.paths],
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

"""All data of a lesson that a page needs: its settings as worlds to live, what is measured, and its texts."""

import math
from collections.abc import Mapping
from typing import Any

from microdeals._compile import SOURCE_HASH
from microdeals._version import __version__
from microdeals.conflicts import Conflict, digest, load, value_at
from microdeals.ensemble.places import places_of
from microdeals.lessons import CLASS, Kind, Lesson, load_lesson
from microdeals.lessons.closed_forms import ClosedForm, closed_forms_of
from microdeals.lessons.home import home_of
from microdeals.lessons.measures import LABEL, LABELLED, MONTH, OUTCOME, days_of_course
from microdeals.lessons.tables import Measure, Of
from microdeals.page.dials import dials_of
from microdeals.page.draws import draws_of
from microdeals.page.memory import memory_of
from microdeals.page.stage import stage_as_data
from microdeals.page.war import common_data, dial_as_data, drawn_paths, places_as_lists
from microdeals.page.words import PageWords
from microdeals.unknowns import unknowns_of
from microdeals.verdict import fit_of, twins_of

Json = dict[str, Any]
OF_A_WAR = {Of.DAYS_OF_WAR: "days", Of.WAR_HARM: "harm", Of.HARM_A_MONTH: "harm_a_month"}


def lesson_as_data(lesson: Lesson, words: PageWords) -> Json:
    """What JSON can hold. Raises RequestError for a war that a page cannot draw."""
    conflict = load(lesson.setting["a"].conflict)
    home = home_of(lesson)
    settings = {key: it.world() for key, it in lesson.settings.items()}
    steps = {key: it.world() for key, it in lesson.steps.items() if key != home}
    return common_data() | {
        "version": __version__,
        "rules": SOURCE_HASH,
        "name": lesson.key,
        "title": lesson.title,
        "digest": digest(conflict),
        "war": {"name": conflict.name, "title": conflict.title},
        "worlds": by_part({key: world_as_data(it, lesson, words) for key, it in (settings | steps).items()}),
        "settings": {
            key: {"title": it.title, "text": it.text, "set": _set_in(lesson, key)}
            for key, it in lesson.settings.items()
        },
        "traded": [key for key, it in settings.items() if value_at(it, "ladder.policy") != "none"],
        "compared": list(lesson.compared),
        "measures": {name: measure_as_data(it) for name, it in lesson.measure.items()},
        "lever": lesson.lever.model_dump(mode="json", exclude={"paths"})
        | {"home": home, "keys": list(lesson.steps)},
        "theory": [form_as_data(form) for form in closed_forms_of(lesson.lesson.theory)],
        "runs": CLASS,
        "month": MONTH,
        "case": None if lesson.case is None else _case(lesson, conflict),
        **_texts(lesson),
    }


def _case(lesson: Lesson, conflict: Conflict) -> Json:
    """The real war that a lesson can be shown with: what is said before, and who stands for whom in texts.

    ``is_shown``: whether ``conflict``, the lesson's war as it is, is that one.
    """
    case = lesson.case
    if case is None:
        raise TypeError(f"{lesson.key} has no real war")
    real, invented = load(case.conflict), load(load_lesson(lesson.key).setting["a"].conflict)
    names = {
        f"{side}_{n}": party.title
        for side, war in (("real", real), ("invented", invented))
        for n, party in enumerate(war.parties)
    }
    return {"title": real.title, "note": case.note, "names": names, "is_shown": conflict.name == real.name}


def _texts(lesson: Lesson) -> Json:
    """Everything that a class reads. The quiz and the rubric are on paper."""
    told = lesson.model_dump(
        mode="json",
        include={"hook", "play", "reveal", "contrast", "recap", "sandbox", "debrief", "prediction", "course"},
    )
    claims = [claim.model_dump(mode="json") for claim in lesson.claim]
    about = lesson.lesson
    return told | {
        "claims": claims,
        "clock": lesson.clock.model_dump(),
        "goal": about.goal,
        "sources": list(about.sources),
        "is_line": lesson.prediction.kind is Kind.LINE,
    }


def _set_in(lesson: Lesson, key: str) -> list[list[Any]]:
    return [[path, value] for path, value in lesson.set_in(key).items()]


def by_part(worlds: Mapping[str, Json]) -> Json:
    """Worlds part by part: what is the same in several stands once, and what is alike lies side by side.

    Of each part the different ones, and which of them each world has. So eleven worlds take little more room
    than one: what is drawn is the same in all settings of a lesson.
    """
    names = next(iter(worlds.values()))
    return {name: _told_once({key: world[name] for key, world in worlds.items()}) for name in names}


def _told_once(parts: Mapping[str, Any]) -> Json:
    different: list[Any] = []
    places = {}
    for key, part in parts.items():
        if part not in different:
            different.append(part)
        places[key] = different.index(part)
    return {"different": different, "of": places}


def world_as_data(conflict: Conflict, lesson: Lesson, words: PageWords) -> Json:
    """A setting, or a step of the lever: a war to live, with what is drawn in it and its dials."""
    twins, places, unknowns = twins_of(conflict), places_of(conflict), unknowns_of(conflict)
    fit = fit_of(twins, unknowns, lesson.kept) if unknowns else None
    draws = draws_of(fit, frozenset(places), CLASS, has_others=False) if fit else None
    dials = dials_of(conflict, words.under("asked.dials"))
    last = lesson.asked.last_day or conflict.horizon_days
    turned = {path for dial in dials for path in dial.paths}
    return {
        "name": conflict.name,
        "title": conflict.title,
        "start": conflict.start.isoformat(),
        "days": conflict.horizon_days,
        "watched": memory_of(twins, watched=True),
        "places": places_as_lists(places, turned | drawn_paths(draws)),
        "draws": draws,
        "dials": [dial_as_data(dial, conflict) for dial in dials],
        "course_days": days_of_course(lesson.asked, last).tolist(),
        "stage": stage_as_data(conflict),
    }


def measure_as_data(measure: Measure) -> Json:
    """What is measured in a world, and how it is shown."""
    return {
        **_source(measure),
        "title": measure.title,
        "unit": measure.unit,
        "first": measure.first_day,
        "last": measure.last_day,
        "scale": measure.scale,
        "decimals": measure.decimals,
        "counts": measure.counts,
        "is_label": measure.of in LABELLED,
        "at_least": measure.at_least,
        "at_most": measure.at_most,
        "low": measure.low,
        "high": measure.high,
    }


def _source(measure: Measure) -> Mapping[str, Any]:
    what = measure.of
    if what is Of.SERIES:
        return {"kind": "series", "series": measure.series}
    if what in OUTCOME:
        return {"kind": "outcome", "fields": OUTCOME[what]}
    if what in OF_A_WAR:
        return {"kind": OF_A_WAR[what]}
    if what in LABEL:
        return {"kind": "label", "label": int(LABEL[what])}
    return {"kind": what.value}


def form_as_data(form: ClosedForm) -> Json:
    """A closed form to draw; a hole in a line is null."""
    lines = [
        line._asdict() | {"values": [None if math.isnan(value) else value for value in line.values]}
        for line in form.lines
    ]
    return form._asdict() | {"x": form.x._asdict(), "y": form.y._asdict(), "lines": lines}

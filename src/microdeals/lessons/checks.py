"""What the parts of a lesson owe each other: rules that no single key can break alone."""

from collections.abc import Iterator
from itertools import pairwise
from string import Formatter
from typing import Any

from microdeals.documents.problems import Place
from microdeals.documents.wording import did_you_mean, quoted
from microdeals.errors import ConflictError
from microdeals.lessons.lesson import Lesson
from microdeals.lessons.tables import LABELS, SETTINGS, Kind, Of
from microdeals.rulebook.series import DAILY

PlaceAndRule = tuple[Place, str]
"""What is wrong: where, and the rule that is broken."""

SHORTEST, LONGEST = 50, 75
"""Minutes of a lesson."""
FILLED = ("hook", "play", "reveal", "contrast", "recap", "sandbox", "debrief")
"""Tables whose texts are shown with numbers of the model, where they ask for them in braces."""
FILLED_ALONE = (
    ("prediction", "question"),
    ("prediction", "hint"),
    ("lever", "question"),
    ("lever", "says"),
)
SERIES = tuple(series.name for series in DAILY)


def problems_between(lesson: Lesson) -> Iterator[PlaceAndRule]:
    """Every problem that concerns more than one key."""
    for check in (
        _clock,
        _settings,
        _worlds,
        _measures,
        _prediction,
        _course,
        _lever,
        _claims,
        _quiz,
        _texts,
        _case,
    ):
        yield from check(lesson)


def _clock(lesson: Lesson) -> Iterator[PlaceAndRule]:
    total = lesson.clock.total
    if not SHORTEST <= total <= LONGEST:
        yield ("clock",), f"the stages make {total} minutes, must be {SHORTEST} to {LONGEST} in all"


def _settings(lesson: Lesson) -> Iterator[PlaceAndRule]:
    for key in ("a", "b"):
        if key not in lesson.setting:
            yield ("setting",), f"no [setting.{key}]; a lesson contrasts a and b, and perhaps c"
    for key in lesson.setting:
        if key not in SETTINGS:
            yield ("setting", key), f"must be one of {quoted(SETTINGS)}"


def _worlds(lesson: Lesson) -> Iterator[PlaceAndRule]:
    for key, setting in lesson.setting.items():
        try:
            setting.world()
        except ConflictError as failed:
            for problem in failed.problems:
                yield ("setting", key, "changes"), problem


def _measures(lesson: Lesson) -> Iterator[PlaceAndRule]:
    for key, measure in lesson.measure.items():
        at = ("measure", key)
        if measure.of is Of.SERIES and measure.series not in SERIES:
            hint = did_you_mean(measure.series, SERIES)
            yield (*at, "series"), f"must be a daily series.{hint}" if hint else "must be a daily series"
        if measure.of is not Of.SERIES and measure.series:
            yield (*at, "series"), 'only where of = "series"; leave it out'
        if measure.of in LABELS and (measure.at_least is not None or measure.at_most is not None):
            yield (*at, "of"), "is counted as it is; leave at_least and at_most out"
        if measure.last_day and measure.last_day < measure.first_day:
            yield (*at, "last_day"), f"must not be before first_day, {measure.first_day}"
        if measure.high <= measure.low:
            yield (*at, "high"), f"must be above low, {measure.low}"


def _prediction(lesson: Lesson) -> Iterator[PlaceAndRule]:
    asked = lesson.prediction
    if asked.measure not in lesson.measure:
        yield ("prediction", "measure"), f"must be one of {quoted(list(lesson.measure))}"
        return
    measure = lesson.asked
    if asked.kind is Kind.CHOICE and len(asked.options) < 2:
        yield ("prediction", "options"), "a choice needs two options or more"
    for first, second in pairwise(asked.options):
        if first.high != second.low:
            yield ("prediction", "options"), f"“{second.text}” must begin where “{first.text}” ends"
    if asked.kind is Kind.DOTS and not measure.counts:
        yield ("prediction", "measure"), "dots need a measure that counts worlds (at_least, or a label)"
    if asked.kind is Kind.LINE and (measure.of is not Of.SERIES or measure.counts or len(asked.days) < 3):
        yield ("prediction", "days"), "a line needs a series without bounds, and three days or more"
    if list(asked.days) != sorted(set(asked.days)) or (asked.days and asked.days[0] < 1):
        yield ("prediction", "days"), "must be rising days, from 1 on"
    if asked.near < asked.right:
        yield ("prediction", "near"), f"must be at least right, {asked.right}"
    yield from _jump(lesson)


def _jump(lesson: Lesson) -> Iterator[PlaceAndRule]:
    asked = lesson.prediction
    if asked.jump and (len(asked.jump) != 2 or not set(asked.jump) <= set(asked.days)):
        yield ("prediction", "jump"), "must be two of the days at which the line is drawn"
    elif asked.jump and asked.jump[0] >= asked.jump[1]:
        yield ("prediction", "jump"), "must be two days, the earlier one first"
    if asked.jump_near < asked.jump_right:
        yield ("prediction", "jump_near"), f"must be at least jump_right, {asked.jump_right}"


def _course(lesson: Lesson) -> Iterator[PlaceAndRule]:
    if lesson.course.high <= lesson.course.low:
        yield ("course", "high"), f"must be above low, {lesson.course.low}"


def _lever(lesson: Lesson) -> Iterator[PlaceAndRule]:
    lever = lesson.lever
    if lever.setting not in lesson.setting:
        yield ("lever", "setting"), f"must be one of {quoted(list(lesson.setting))}"
        return
    for name in lever.measures:
        if name not in lesson.measure:
            yield ("lever", "measures"), f"'{name}': must be one of {quoted(list(lesson.measure))}"
    yield from _problems_of_worlds(lesson, ("lever", "steps"))


def _problems_of_worlds(lesson: Lesson, at: Place) -> Iterator[PlaceAndRule]:
    """What is wrong with the war at the steps of a lever; if its setting is wrong already, that is told."""
    try:
        lesson.setting[lesson.lever.setting].world()
    except ConflictError:
        return
    for setting in lesson.steps.values():
        try:
            setting.world()
        except ConflictError as failed:
            for problem in failed.problems:
                yield at, problem


def _claims(lesson: Lesson) -> Iterator[PlaceAndRule]:
    known = [*lesson.setting, *lesson.steps] if lesson.lever.setting in lesson.setting else [*lesson.setting]
    for n, claim in enumerate(lesson.claim, start=1):
        at = ("claim", str(n))
        if claim.measure not in lesson.measure:
            yield (*at, "measure"), f"must be one of {quoted(list(lesson.measure))}"
        for key, value in (("of", claim.of), ("against", claim.against)):
            if value not in known:
                yield (*at, key), f"must be one of {quoted(known)}"
        if claim.of == claim.against:
            yield (*at, "against"), "must be another setting than of"


def _quiz(lesson: Lesson) -> Iterator[PlaceAndRule]:
    for n, item in enumerate(lesson.quiz, start=1):
        if item.answer > len(item.options):
            yield ("quiz", str(n), "answer"), f"must be at most {len(item.options)}, the number of options"


def _texts(lesson: Lesson) -> Iterator[PlaceAndRule]:
    known = names_in(lesson)
    for path, text in _all_texts(lesson.model_dump(exclude={"case", "quiz"}), ()):
        if path[0] in FILLED or path in FILLED_ALONE:
            yield from _braces(path, text, known)
        elif path[2:3] != ("changes",) and not {"{", "}"}.isdisjoint(text):
            yield path, "is shown as it is, without numbers of the model; leave braces out"


def _braces(path: tuple[str, ...], text: str, known: list[str]) -> Iterator[PlaceAndRule]:
    """What cannot be filled in."""
    try:
        asked = [part for part in Formatter().parse(text) if part[1] is not None]
    except ValueError:
        yield path, "a brace stands alone; write {{ or }} for a brace"
        return
    for _, name, form, conversion in asked:
        if name not in known:
            yield path, f"no number is called '{{{name}}}'.{did_you_mean(str(name), known)}"
        elif form or conversion:
            yield path, f"write {{{name}}} alone; its measure says how many decimals"


def names_in(lesson: Lesson) -> list[str]:
    """What texts may ask for in braces: each measure in each setting or claimed step, and the guess."""
    compared = lesson.compared if lesson.lever.setting in lesson.setting else lesson.setting
    jump = ["guess_jump"] if lesson.prediction.jump else []
    return ["guess", *jump, *(f"{measure}_{key}" for measure in lesson.measure for key in compared)]


def _all_texts(value: Any, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield above, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _all_texts(inner, (*above, key))
    elif isinstance(value, tuple | list):
        for n, inner in enumerate(value, start=1):
            yield from _all_texts(inner, (*above, str(n)))


def _case(lesson: Lesson) -> Iterator[PlaceAndRule]:
    if lesson.case is None:
        return
    moved = lesson.in_case()
    for key, setting in moved.setting.items():
        try:
            setting.world()
        except ConflictError as failed:
            for problem in failed.problems:
                yield ("case", key), problem
    if lesson.lever.setting in lesson.setting:
        yield from _problems_of_worlds(moved, ("case", "lever"))

"""From the file of an experiment to what a sweep needs, or to every problem of it at once.

loaded = load_experiment("experiments/monitors.toml")
loaded.experiment.question, loaded.points.n
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from microdeals._version import __version__
from microdeals.conflicts import Conflict, digest, load, with_values
from microdeals.documents.wording import did_you_mean, quoted, shown
from microdeals.errors import ConflictError, MicrodealsError
from microdeals.rulebook.luck import LARGEST_SEED
from microdeals.study.columns import OUTCOMES, unknown_outcome
from microdeals.study.question.claim import check_sides, claim_in
from microdeals.study.question.csv_points import points_in_csv
from microdeals.study.question.design_table import design_in
from microdeals.study.question.designs import MOST_POINTS, Points, count_points, points_of
from microdeals.study.question.experiment import Design, DesignKind, Experiment, Factor
from microdeals.study.question.experiment_file import ExperimentFile, read_document
from microdeals.study.question.factors import factors_of
from microdeals.study.question.kinds_on_offer import with_point
from microdeals.study.question.problems import TABLES, Problems
from microdeals.study.question.robust_table import robust_in
from microdeals.study.question.rules_digest import RULES_DIGEST

KEYS = ("question", "model", "runs", "seed", "outcomes", *TABLES)
MOST_RUNS = 1_000_000
LARGEST_FIRST_SEED = LARGEST_SEED - MOST_RUNS
"""The seeds of all runs follow the first."""
LONGEST_QUESTION = 500
POINTS_CHECKED = 500


class Loaded(NamedTuple):
    """The experiment, its conflict model with the experiment's settings made, and its points."""

    experiment: Experiment
    conflict: Conflict
    points: Points


def load_experiment(name_or_path: str | Path) -> Loaded:
    """The experiment of a shipped name or a file. Raises ExperimentError with all of its problems."""
    return loaded_from(read_document(name_or_path))


def loaded_from(document: ExperimentFile, levers_alone: bool = False) -> Loaded:
    """The experiment of a file that was read. With ``levers_alone`` its points are points of the levers."""
    source, folder, values, lines = document
    problems = Problems(source, lines)
    _check_keys(values, problems)
    question = _text(values, "question", problems)
    outcomes = _outcomes(values, problems)
    runs = _number(values, "runs", (1, MOST_RUNS), 100, problems)
    seed = _number(values, "seed", (0, LARGEST_FIRST_SEED), 1, problems)
    design = design_in(values, problems)
    conflict = _conflict(values, folder, problems)
    factors = factors_of(values, conflict, problems) if conflict else ()
    _check_what_is_asked(values, factors, problems)
    if conflict is None or design is None:
        raise problems.as_error()
    varied = tuple(factor for factor in factors if factor.is_lever) if levers_alone else factors
    points = _points_in_file(design, varied, folder, problems)
    _check_size(design, varied, points, problems)
    problems.raise_any()
    settings = _flat(values.get("settings", {}))
    experiment = Experiment(
        Path(source).stem, question, str(values["model"]), digest(conflict), settings, factors, outcomes,
        design, runs, seed, __version__, RULES_DIGEST,
    )  # fmt: skip
    points = points or points_of(experiment._replace(factors=varied))
    step = max(1, points.n // POINTS_CHECKED)
    check_points(conflict, points, range(0, points.n, step), problems)
    problems.raise_any()
    return Loaded(experiment, conflict, points)


def _check_keys(values: Mapping[str, Any], problems: Problems) -> None:
    for key in values:
        if key not in KEYS:
            hint = did_you_mean(key, KEYS) or f" Keys are {quoted(KEYS)}."
            problems.add((key,), f"{key if key.isprintable() else repr(key)}: no such key.{hint}")
    for table in TABLES:
        if table in values and not isinstance(values[table], Mapping):
            problems.add((table,), f"= {shown(values[table])}: must be a table")


def _check_what_is_asked(values: Mapping[str, Any], factors: tuple[Factor, ...], problems: Problems) -> None:
    """Check the tables that change nothing that is run: [claim] and [robust]."""
    claim = claim_in(values, problems)
    if claim and factors:
        check_sides(claim, factors, problems)
    robust_in(values, problems)


def _text(values: Mapping[str, Any], key: str, problems: Problems) -> str:
    text = values.get(key)
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_QUESTION:
        problems.add((key,), f"{key}: must be a text of at most {LONGEST_QUESTION} characters, in quotes")
        return ""
    return text.strip()


def _number(
    values: Mapping[str, Any], key: str, limits: tuple[int, int], default: int, problems: Problems
) -> int:
    number = values.get(key, default)
    if type(number) is not int or not limits[0] <= number <= limits[1]:
        rule = f"must be a whole number between {limits[0]} and {limits[1]}"
        problems.add((key,), f"{key} = {shown(number)}: {rule}")
        return default
    return number


def _outcomes(values: Mapping[str, Any], problems: Problems) -> tuple[str, ...]:
    wanted = values.get("outcomes", ["closing", "relief"])
    if not isinstance(wanted, list) or not wanted:
        problems.add(("outcomes",), f"outcomes: must be a list of {quoted(OUTCOMES)}")
        return ()
    for name in wanted:
        if name not in OUTCOMES:
            hint = unknown_outcome(str(name))
            problems.add(("outcomes",), f"outcomes {shown(name)}: no such outcome.{hint}")
    return tuple(str(name) for name in wanted)


def _conflict(values: Mapping[str, Any], folder: Path, problems: Problems) -> Conflict | None:
    name = values.get("model")
    if not isinstance(name, str) or not name:
        problems.add(("model",), "model: must be a shipped model's name, a folder or a file, in quotes")
        return None
    try:
        beside = folder / name
        conflict = load(beside if beside.exists() and ("/" in name or "." in name) else name)
        return with_values(conflict, _flat(values.get("settings", {})))
    except ConflictError as error:
        problems.add_all(error.problems)
    except MicrodealsError as error:
        problems.add_all([str(error)])
    return None


def _flat(table: Any, above: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in table.items() if isinstance(table, Mapping) else ():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{above}{key}.")
        else:
            found[above + key] = value
    return found


def _points_in_file(
    design: Design, factors: tuple[Factor, ...], folder: Path, problems: Problems
) -> Points | None:
    if design.kind is not DesignKind.POINTS or not design.file or problems.told:
        return None
    return points_in_csv(folder / design.file, factors, problems)


def _check_size(
    design: Design, factors: tuple[Factor, ...], points: Points | None, problems: Problems
) -> None:
    if problems.told:
        return
    n = points.n if points else count_points(design, factors)
    if n > MOST_POINTS:
        way_out = "Take fewer steps or factors, or a latin_hypercube"
        problems.add(("design",), f"has {n} points: at most {MOST_POINTS}. {way_out}")


def check_points(conflict: Conflict, points: Points, some: Iterable[int], problems: Problems) -> None:
    """Try the values of some points together: each alone has been tried."""
    for point in some:
        try:
            with_point(conflict, points.values(point))
        except ConflictError as error:
            problems.add_all([f"point {point}: {problem}" for problem in error.problems])
            return

"""From the file of an experiment to what a sweep needs, or to every problem of it at once.

loaded = load_experiment("experiments/monitors.toml")
loaded.experiment.question, loaded.points.n
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from microdeals._version import __version__
from microdeals.conflicts import Conflict, digest, load, with_values
from microdeals.conflicts.checks import is_right_by_itself
from microdeals.documents.wording import did_you_mean, quoted, shown
from microdeals.errors import ConflictError, MicrodealsError
from microdeals.rulebook.luck import LARGEST_SEED
from microdeals.study.columns import OUTCOMES, unknown_outcome
from microdeals.study.question.claim_table import check_sides, claim_in
from microdeals.study.question.csv_points import points_in_csv
from microdeals.study.question.design_table import design_in
from microdeals.study.question.designs import MOST_POINTS, Points, count_points, points_of
from microdeals.study.question.draws import inputs_for
from microdeals.study.question.experiment import Design, DesignKind, Experiment, Factor
from microdeals.study.question.experiment_file import ExperimentFile, read_document
from microdeals.study.question.factors import LEVERS, UNCERTAINTIES, factors_of
from microdeals.study.question.problems import TABLES, Problems
from microdeals.study.question.robust_table import RUNS_IN_A_STATE, robust_in
from microdeals.study.question.rules_digest import RULES_DIGEST
from microdeals.unknowns.inputs import Inputs
from microdeals.verdict.seeds import MOST_RUNS

AS_GIVEN = "as_given"
KEYS = ("question", "model", "runs", "seed", AS_GIVEN, "outcomes", *TABLES)
LARGEST_FIRST_SEED = LARGEST_SEED - MOST_RUNS
"""The seeds of all runs follow the first."""
LONGEST_QUESTION = 500
POINTS_CHECKED = 500
RUNS_AT_A_POINT = 100


class Loaded(NamedTuple):
    """The experiment, its conflict model with the experiment's settings made, its points, what is drawn.

    ``inputs`` is None where every number is taken as given.
    """

    experiment: Experiment
    conflict: Conflict
    points: Points
    inputs: Inputs | None = None


def load_experiment(name_or_path: str | Path, as_given: bool = False) -> Loaded:
    """The experiment of a shipped name or a file; ``as_given``: no number is drawn, whatever the file says.

    Raises ExperimentError with all of its problems, and UnknownsError for a file of unknowns that is wrong.
    """
    return with_draws(read_document(name_or_path), as_given)


def with_draws(document: ExperimentFile, as_given: bool = False) -> Loaded:
    """The same of a file that was read, or of what was asked otherwise."""
    loaded = loaded_from(document)
    if as_given or document.values.get(AS_GIVEN):
        return loaded
    experiment = loaded.experiment
    varied = [factor.path for factor in experiment.factors]
    return loaded._replace(inputs=inputs_for(loaded.conflict, varied, experiment.settings))


def loaded_from(document: ExperimentFile, levers_alone: bool = False) -> Loaded:
    """The experiment of a file that was read. With ``levers_alone`` its points are points of the levers."""
    source, folder, values, lines = document
    usual = RUNS_IN_A_STATE if levers_alone else RUNS_AT_A_POINT
    problems = Problems(source, lines)
    _check_keys(values, problems)
    question, outcomes = _text(values, "question", problems), _outcomes(values, problems)
    runs = _number(values, "runs", (1, MOST_RUNS), usual, problems)
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
    model = conflict.name if isinstance(values["model"], Conflict) else str(values["model"])
    experiment = Experiment(
        Path(source).stem, question, model, digest(conflict), settings, factors, outcomes, design, runs, seed,
        __version__, RULES_DIGEST,
    )  # fmt: skip
    points = points or points_of(experiment._replace(factors=varied))
    step = max(1, points.n // POINTS_CHECKED)
    check_points(conflict, points, range(0, points.n, step), problems)
    problems.raise_any()
    return Loaded(experiment, conflict, points)


def _check_keys(values: Mapping[str, Any], problems: Problems) -> None:
    if type(values.get(AS_GIVEN, False)) is not bool:
        problems.add((AS_GIVEN,), f"{AS_GIVEN} = {shown(values[AS_GIVEN])}: must be true or false")
    for key in values:
        if key not in KEYS:
            hint = did_you_mean(key, KEYS) or f" Keys are {quoted(KEYS)}."
            problems.add((key,), f"{key if key.isprintable() else repr(key)}: no such key.{hint}")
    for table in TABLES:
        if table in values and not isinstance(values[table], Mapping):
            such_as = ' such as { kind = "sobol", points = 64 }' if table == "design" else ""
            problems.add((table,), f"= {shown(values[table])}: must be a table{such_as and ','}{such_as}")


def _check_set_and_varied(values: Mapping[str, Any], factors: tuple[Factor, ...], problems: Problems) -> None:
    """Refuse a value that is set once for all and varies as well: nobody would see which of the two holds."""
    varied = {factor.path: LEVERS if factor.is_lever else UNCERTAINTIES for factor in factors}
    for path in _flat(values.get("settings", {})):
        if path in varied:
            rule = f"{path}: is set here, and varies under [{varied[path]}]. Keep one of the two"
            problems.add(("settings", path), rule)


def _check_what_is_asked(values: Mapping[str, Any], factors: tuple[Factor, ...], problems: Problems) -> None:
    """Check the settings beside what varies, and the tables that change nothing that is run."""
    _check_set_and_varied(values, factors, problems)
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


def _is_there(path: Path) -> bool:
    """Whether there is such a file or folder; of a name that no system allows there is none."""
    with suppress(OSError, ValueError):
        return path.exists()
    return False


def _conflict(values: Mapping[str, Any], folder: Path, problems: Problems) -> Conflict | None:
    name = values.get("model")
    if isinstance(name, Conflict):
        return _with_settings(name, values, problems)
    if not isinstance(name, str) or not name:
        problems.add(("model",), "model: must be a shipped model's name, a folder or a file, in quotes")
        return None
    try:
        beside = folder / name
        conflict = load(beside if ("/" in name or "." in name) and _is_there(beside) else name)
    except ConflictError as error:
        problems.add_all(error.problems)
    except MicrodealsError as error:
        problems.add_all([str(error)])
    else:
        return _with_settings(conflict, values, problems)
    return None


def _with_settings(conflict: Conflict, values: Mapping[str, Any], problems: Problems) -> Conflict | None:
    try:
        return with_values(conflict, _flat(values.get("settings", {})))
    except ConflictError as error:
        problems.add_all(error.problems)
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
    """Try the values of some points together: each alone has been tried, and most have no say in others."""
    tried = set()
    for point in some:
        values = points.values(point)
        together = tuple((path, it) for path, it in values.items() if not is_right_by_itself(path))
        if together in tried:
            continue
        tried.add(together)
        try:
            with_values(conflict, values)
        except ConflictError as error:
            problems.add_all([f"point {point}: {problem}" for problem in error.problems])
            return

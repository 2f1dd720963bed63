"""Bad experiments are told in one pass, before the first world, each problem with its way out."""

from pathlib import Path

import pytest

from microdeals.errors import ExperimentError
from microdeals.study import load_experiment
from study.small import written

CHANGED = {
    "an unknown lever": ("valley_mission.detection", "valley_mission.detecton", "Did you mean"),
    "an unknown key": ("seed = 5", "seeed = 5", "seeed: no such key. Did you mean 'seed'? (line 5)"),
    "an empty range": ("low = 0.2, high = 0.9", "low = 0.9, high = 0.9", "an empty range. low must be below"),
    "a range upside down": ("low = 0.2, high = 0.9", "low = 0.9, high = 0.2", "an empty range"),
    "not a number": ("low = 0.2", "low = nan", "low = nan: must be a finite number"),
    "beyond every number": ("high = 0.9", "high = inf", "high = inf: must be a finite number"),
    "not a number in a list": ('["gradual", "leap"]', "[nan]", "must be one of 'none'"),
    "out of the model's range": ("high = 0.9", "high = 1.9", "the model refuses it"),
    "half days": ("low = 3,", "low = 3.5,", "low = 3.5: must be a whole number"),
    "a range of words": ('["gradual", "leap"]', "{ low = 1, high = 2 }", "List the values it takes"),
    "an empty list": ('["gradual", "leap"]', "[]", "an empty list"),
    "a value twice": ('["gradual", "leap"]', '["leap", "leap"]', "lists a value twice"),
    "a range without an end": (", high = 0.9", "", "must be a range with low and high"),
    "an unknown model": ("arden_borea", "arden_bora", "Did you mean 'arden_borea'?"),
    "a name that no system allows": ("arden_borea", "x" * 400 + "/war.toml", "file, folder or shipped model"),
    "no runs": ("runs = 4", "runs = 0", "runs = 0: must be a whole number between 1 and 1000000. (line 4)"),
    "runs in words": ("runs = 4", 'runs = "4"', "runs = '4': must be a whole number"),
    "a negative seed": ("seed = 5", "seed = -5", "seed = -5: must be"),
    "an unknown design": ('"grid"', '"gird"', "Did you mean 'grid'?"),
    "a key of another design": ("steps = 3", "steps = 3\npoints = 9", "a grid has no such key"),
    "one step": ("steps = 3", "steps = 1", "steps = 1: must be a whole number between 2 and 1000"),
    "an odd base sample": (
        '"grid"\nsteps = 3',
        '"sobol"\npoints = 12',
        "must be a power of 2, such as 8 or 16",
    ),
    "an unknown setting": ("horizon_days", "horizon", "Did you mean 'conflict.horizon_days'?"),
    "no question": ('"Does it matter how well deals are watched?"', '" "', "question: must be a text"),
    "no TOML": ("[levers]", "[levers", "not valid TOML"),
    "a table for a word": ("[design]", "[[design]]", "must be a table"),
    "a missing CSV": ('"grid"\nsteps = 3', '"points"\nfile = "none.csv"', "cannot be read"),
}


def problems_of(file: Path | str) -> list[str]:
    with pytest.raises(ExperimentError) as caught:
        load_experiment(file)
    return caught.value.problems


@pytest.mark.parametrize(("old", "new", "says"), CHANGED.values(), ids=CHANGED.keys())
def test_a_bad_experiment_says_what_is_wrong_and_what_would_do(old: str, new: str, says: str, tmp_path: Path):
    file = written(tmp_path)
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new, 1))
    problems = problems_of(file)
    assert any(says in problem for problem in problems), problems
    assert all("Traceback" not in problem and "\n" not in problem for problem in problems)


def test_every_problem_is_told_at_once_in_the_order_of_the_file(tmp_path: Path):
    file = written(tmp_path)
    text = file.read_text().replace("runs = 4", "runs = -1").replace("steps = 3", "steps = 0")
    file.write_text(text.replace("low = 0.2", "low = nan").replace('"leap"', '"stairs"'))
    problems = problems_of(file)
    assert len(problems) == 4
    lines = [int(problem.rpartition("(line ")[2].rstrip(")")) for problem in problems]
    assert lines == sorted(lines)


def test_a_grid_of_a_million_millions_is_refused_before_it_is_made(tmp_path: Path):
    file = written(tmp_path)
    more = "\n".join(f"party.{side}.{key} = {{ low = 0.1, high = 0.4 }}"
                     for side in ("arden", "borea") for key in ("trust", "pressure"))  # fmt: skip
    text = file.read_text().replace("steps = 3", "steps = 1000")
    file.write_text(text.replace("[uncertainties]", f"[uncertainties]\n{more}"))
    (problem,) = problems_of(file)
    assert "12000000000000000 points: at most 1000000" in problem
    assert "latin_hypercube" in problem


def test_values_that_only_clash_together_are_found_before_the_first_world(tmp_path: Path):
    """What the two sides expect of a war must sum to 1, so one of them cannot move alone."""
    file = written(tmp_path, 'kind = "grid"\nsteps = 2')
    text = file.read_text().replace("low = 0.2, high = 0.9", "low = 0.0, high = 0.9")
    file.write_text(text.replace("[uncertainties]", "[uncertainties]\nparty.arden.prospects = [0.4, 0.5]"))
    assert any("prospects" in problem for problem in problems_of(file))


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("a,b\n1,2\n", "column 'a': not among levers and uncertainties"),
        ("ladder.policy,ladder.hold_days,monitors.valley_mission.detection\n", "has no points"),
        ("ladder.policy,ladder.hold_days,monitors.valley_mission.detection\nleap,4\n", "line 2: must have 3"),
        (
            "ladder.policy,ladder.hold_days,monitors.valley_mission.detection\nleap,9,0.3\n",
            "line 2: ladder.hold_days = '9': must be between 3 and 8",
        ),
        (
            "ladder.policy,ladder.hold_days,monitors.valley_mission.detection\nleap,4,nan\n",
            "line 2: monitors.valley_mission.detection = 'nan'",
        ),
        (
            "ladder.policy,ladder.hold_days,monitors.valley_mission.detection\nstairs,4,0.3\n",
            "must be 'gradual', 'leap'",
        ),
        (
            "ladder.policy,ladder.hold_days,monitors.valley_mission.detection\n\n\nleap,4\n",
            "line 4: must have",
        ),
        (
            "\nladder.policy,ladder.hold_days,monitors.valley_mission.detection\nleap,4,0.3\n\nleap,9,0.3\n",
            "line 5: ladder.hold_days = '9'",
        ),
    ],
)
def test_points_of_a_csv_must_lie_within_what_the_experiment_says(table: str, says: str, tmp_path: Path):
    (tmp_path / "points.csv").write_text(table)
    file = written(tmp_path, 'kind = "points"\nfile = "points.csv"')
    assert any(says in problem for problem in problems_of(file))


@pytest.mark.parametrize(
    "content", [b"\0\1\2", b"\xff\xfe", b"", b"x = [" * 5000], ids=["zeros", "bytes", "none", "deep"]
)
def test_files_that_are_no_experiment_are_told_so(content: bytes, tmp_path: Path):
    file = tmp_path / "x.toml"
    file.write_bytes(content)
    assert problems_of(file)


def test_the_beginning_of_a_name_is_enough_to_be_told_which_was_meant():
    begun = "claim_07: no such file or shipped experiment. Did you mean 'claim_07_weeks_not_days'?"
    assert problems_of("claim_07")[0].startswith(f"{begun} The shipped experiments are")

"""Every experiment that ships is valid, small enough to teach with, and asks about what matters."""

from pathlib import Path

import numpy as np
import pytest

from microdeals.documents.wording import WIDTH, printable, shown
from microdeals.errors import ExperimentError
from microdeals.study import Loaded, load_experiment, plan_of
from microdeals.study.columns import NUMBERS
from microdeals.study.question.experiment_file import shipped_experiments
from microdeals.study.question.plan import Stretch
from microdeals.study.run.rows import run_chunk
from study.run.test_rows import rows

TEACHING_SIZE = 10_000
SEEDS = 24
ROOM = Path(__file__).parents[3] / "experiments"


def numbers_at(loaded: Loaded, values: dict[str, object]) -> np.ndarray:
    """What the first seeds come to with these values in place of the model's own."""
    experiment = loaded.experiment
    base = {factor.path: factor.base for factor in experiment.factors}
    stretch = Stretch(0, base | values, experiment.seed, SEEDS)
    return rows(run_chunk(plan_of(*loaded).chunk_with((stretch,))))[list(NUMBERS)].to_numpy()


def ends_of(factor) -> tuple[object, object]:
    if factor.choices:
        return factor.choices[0], factor.choices[-1]
    return (int(factor.low), int(factor.high)) if factor.is_whole else (factor.low, factor.high)


@pytest.mark.parametrize("name", shipped_experiments())
def test_it_can_be_run_by_name_at_teaching_size(name: str):
    loaded = load_experiment(name)
    assert loaded.points.n * loaded.experiment.runs <= TEACHING_SIZE
    assert loaded.experiment.name == name
    assert loaded.experiment.question.endswith("?")


@pytest.mark.parametrize("name", shipped_experiments())
def test_everything_that_varies_moves_something(name: str):
    loaded = load_experiment(name)
    still = []
    for factor in loaded.experiment.factors:
        low, high = (numbers_at(loaded, {factor.path: end}) for end in ends_of(factor))
        if np.array_equal(low, high):
            still.append(factor.path)
    assert still == []


def test_each_claim_has_its_experiment_and_the_page_names_them_all():
    claims = sorted(int(name.split("_")[1]) for name in shipped_experiments() if name.startswith("claim_"))
    assert claims == list(range(1, 15))
    page = (ROOM / "README.md").read_text(encoding="utf-8")
    assert [name for name in shipped_experiments() if f"`{name}`" not in page] == []


def told_of(asked: str | Path) -> str:
    with pytest.raises(ExperimentError) as refused:
        load_experiment(asked)
    return str(refused.value)


def test_what_is_not_there_is_told_with_all_that_ship_in_lines_that_fit():
    first, *lines = told_of("claim_07").splitlines()
    assert first == (
        "claim_07: no such file or shipped experiment. Did you mean 'claim_07_weeks_not_days'? "
        "The shipped experiments are"
    )
    assert " ".join(" ".join(lines).split()) == f"{', '.join(shipped_experiments())}."
    assert max(map(len, lines)) <= WIDTH


def test_a_folder_and_a_war_are_told_as_what_they_are(tmp_path: Path):
    assert told_of(tmp_path).startswith(f"{printable(str(tmp_path))}: a folder. An experiment is a TOML file")
    (tmp_path / "conflict.toml").touch()
    for war in ("arden_borea", str(tmp_path)):
        told = told_of(war)
        assert told.startswith(f"{printable(war)}: a war, and no experiment. An experiment is a TOML file")
        assert f"of this one with model = {shown(war)}" in told

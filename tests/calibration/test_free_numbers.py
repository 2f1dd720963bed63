"""Numbers that may be fitted, and their priors."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.calibration.free_numbers import FreeNumber, load_free_numbers
from microdeals.calibration.models import FIGURES, folder_of
from microdeals.conflicts import load, value_at
from microdeals.errors import ProblemsError
from microdeals.evidence.population import load_population

LOG = FreeNumber("a", ("front.surge",), "", "", 0.1, 10.0, "log", "")
LINEAR = LOG._replace(low=-1.0, high=3.0, scale="linear")


def test_the_middle_of_a_prior_is_the_middle_of_its_scale():
    assert LOG.value(0.5) == pytest.approx(1.0)
    assert LINEAR.value(0.5) == pytest.approx(1.0)


@given(st.floats(0.0, 1.0), st.sampled_from([LOG, LINEAR]))
def test_a_value_is_found_again_at_its_place(unit: float, number: FreeNumber):
    assert number.unit(number.value(unit)) == pytest.approx(unit, abs=1e-9)


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_every_free_number_of_a_shipped_model_stands_somewhere_and_its_value_in_use_is_in_its_prior(
    name: str,
):
    conflict = load(name)
    draws = {}
    if name == "base_rate":
        draws = {draw.name: draw.numbers for draw in load_population(folder_of(name)).draws}
    for number in load_free_numbers(folder_of(name)):
        sides = [party.key for party in conflict.parties]
        paths = [path.replace("*", side) for path in number.sets for side in sides]
        in_use = [value_at(conflict, path) for path in paths] or [draws[number.draw][number.key]]
        assert all(number.low <= float(value) <= number.high for value in in_use), number.name
        assert number.reason, number.name


def test_all_that_is_wrong_with_a_file_is_told_at_once(tmp_path: Path):
    (tmp_path / "fit.toml").write_text(
        '[fit.a]\nsets = ["front.surge"]\nlow = 2\nhigh = 1\nreason = "x"\n'
        '[fit.b]\nlow = 0\nhigh = 1\nscale = "log"\nprior = 3\n'
    )

    with pytest.raises(ProblemsError) as told:
        load_free_numbers(tmp_path)

    text = str(told.value)
    for part in (
        "[fit.a]: give 'low' and, above it, 'high'",
        "no such key: prior",
        "'sets', or 'draw' and 'key'",
        "give a 'reason'",
        "must be above 0 on a logarithmic scale",
    ):
        assert part in text


def test_a_folder_without_the_file_is_refused_by_name(tmp_path: Path):
    with pytest.raises(ProblemsError, match=r"fit\.toml: cannot be read"):
        load_free_numbers(tmp_path)

"""What a file of unknowns warns of: draws that are cut, and what a fit has written into it."""

from pathlib import Path

import numpy as np
import pytest

from microdeals.errors import UnknownsError
from microdeals.unknowns import unknowns_of, wars_that_fit
from microdeals.verdict import fit_of, twins_of
from unknowns.invented import JOINT, SINGLE, war_beside

HALF_CUT = """
[unknown.trust]
sets = ["party.*.trust"]
distribution = "uniform"
low = 0.0
high = 2.0
reason = "nobody can look into them"
"""
ROWS = "conduct.base_rate,weight\n0.01,1\n0.02,1\n"


def warnings_of(folder: Path, text: str, draws: str = "") -> tuple[str, ...]:
    unknowns = unknowns_of(war_beside(folder, text, draws))
    assert unknowns is not None
    return unknowns.warnings


def test_draws_that_are_cut_are_told_with_their_part_and_line(tmp_path: Path):
    """Trust is 0 to 1, so that half of what is uniform from 0 to 2 is cut, for each of the two sides."""
    (warning,) = warnings_of(tmp_path, HALF_CUT)
    assert (
        "[unknown.trust]: 50 % of the draws for party.arden.trust lie beyond what it may be, 0 to 1"
        in warning
    )
    assert "and so are some draws for one more path" in warning
    assert warning.endswith("(line 2)")
    conflict = war_beside(tmp_path, HALF_CUT)
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    drawn = wars_that_fit(conflict, unknowns, range(2000))
    assert np.mean(drawn.values == 1.0) == pytest.approx(0.5, abs=0.03), "as many as are told"


def test_a_tail_of_less_than_a_hundredth_is_not_told(tmp_path: Path):
    assert warnings_of(tmp_path, HALF_CUT.replace("high = 2.0", "high = 1.009")) == ()
    assert len(warnings_of(tmp_path, HALF_CUT.replace("high = 2.0", "high = 1.02"))) == 1
    assert warnings_of(tmp_path, SINGLE) == ()


def test_factors_and_shares_are_cut_too(tmp_path: Path):
    """A factor of up to 10,000 takes what deals are worth beyond any limit, and a small share falls below."""
    factor = SINGLE.replace("mode = 1.0\nhigh = 1.5", "mode = 1.0\nhigh = 10000.0")
    assert "deal." in warnings_of(tmp_path, factor)[0]
    shares = """
[unknown.weights_of_sectors]
sets = ["sector.*.weight"]
distribution = "dirichlet"
weights = [0.1, 2.0, 3.0, 1.0]
reason = "no two maps agree"
"""
    (warning,) = warnings_of(tmp_path, shares)
    assert "% of the draws for sector." in warning


def test_what_the_table_of_joint_draws_warns_of_comes_with_it(tmp_path: Path):
    text = SINGLE + JOINT + 'warnings = ["The deals of this war tell nothing."]\n'
    assert warnings_of(tmp_path, text, ROWS) == ("The deals of this war tell nothing.",)
    conflict = war_beside(tmp_path, text, ROWS)
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    assert fit_of(twins_of(conflict), unknowns).warnings == unknowns.warnings


@pytest.mark.parametrize("wrong", ["3", "[3]", '["a\\u001b[2Jb"]', '[""]', "['x'" + ", 'x'" * 10 + "]"])
def test_warnings_that_cannot_be_printed_are_refused(tmp_path: Path, wrong: str):
    with pytest.raises(UnknownsError, match=r"\[joint\] warnings: must list at most 10 sentences"):
        unknowns_of(war_beside(tmp_path, SINGLE + JOINT + f"warnings = {wrong}\n", ROWS))

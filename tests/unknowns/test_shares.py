"""Shares that are drawn together: Dirichlet's, one sum, and the same on every machine."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from microdeals.conflicts import load, value_at, with_values
from microdeals.ensemble.kernel import kernel_of
from microdeals.errors import RequestError, UnknownsError
from microdeals.evidence.population import load_population
from microdeals.unknowns import unknowns_of, wars_that_fit
from microdeals.unknowns.limits import limits_of
from microdeals.unknowns.shares import whole_of
from microdeals.verdict.varied_pairs import kernels_of, places_in
from unknowns.invented import MODELS, war_beside

WEIGHTS = (4.0, 2.0, 3.0, 1.0)
SHARES = """
[unknown.weights_of_sectors]
sets = ["sector.*.weight"]
distribution = "dirichlet"
weights = [4.0, 2.0, 3.0, 1.0]
reason = "no two maps agree on how much of the front is where"

[unknown.what_arden_wants]
sets = ["issue.*.priority.arden"]
distribution = "dirichlet"
weights = [5, 3, 2]
reason = "a side does not say what it would trade"

[unknown.what_suffering_is_of]
sets = ["party.*.weight_fighting", "party.*.weight_hardship", "party.*.weight_grief"]
distribution = "dirichlet"
weights = [3, 2, 2]
reason = "what presses most differs between publics"
"""
PUBLISHED = "d84321d8"
"""The first letters of SHA-256 over what the first hundred seeds set."""


def wars(folder: Path, n: int, kept: tuple[str, ...] = (), text: str = SHARES):
    conflict = war_beside(folder, text)
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    return wars_that_fit(conflict, unknowns, range(n), kept)


def columns(drawn) -> dict[str, np.ndarray]:
    return dict(zip(drawn.paths, drawn.values.T, strict=True))


def test_shares_sum_to_what_the_file_has(tmp_path: Path):
    """But for a sector that is cut to the least weight that a sector may have."""
    found = columns(wars(tmp_path, 300))
    for family, total in (("sector.", 1.0), ("issue.", 1.0), ("party.arden.", 0.19), ("party.borea.", 0.19)):
        own = np.array([values for path, values in found.items() if path.startswith(family)])
        uncut = own.min(axis=0) > limits_of("sector.delta.weight").least
        assert uncut.sum() > 290
        assert own.sum(axis=0)[uncut] == pytest.approx(np.full(uncut.sum(), total), abs=1e-11), family


def test_each_share_is_distributed_as_a_part_of_dirichlets(tmp_path: Path):
    """By itself such a share is a beta; together shares are correlated as the textbook says."""
    found = columns(wars(tmp_path, 3000))
    shares = np.array([values for path, values in found.items() if path.startswith("sector.")])
    for share, weight in zip(shares, WEIGHTS, strict=True):
        assert stats.kstest(share, stats.beta(weight, sum(WEIGHTS) - weight).cdf).pvalue > 1e-3
    expected = stats.dirichlet(WEIGHTS).cov()
    assert np.cov(shares) == pytest.approx(expected, abs=3e-3)


def test_each_side_has_shares_of_its_own(tmp_path: Path):
    found = columns(wars(tmp_path, 2000))
    arden, borea = found["party.arden.weight_grief"], found["party.borea.weight_grief"]
    assert abs(np.corrcoef(arden, borea)[0, 1]) < 0.07


def test_what_is_set_by_hand_leaves_the_others_their_sum_and_their_proportions(tmp_path: Path):
    free, kept = wars(tmp_path, 50), wars(tmp_path, 50, ("sector.delta.weight",))
    assert "sector.delta.weight" not in kept.paths
    some, rest = columns(free), columns(kept)
    names = [path for path in rest if path.startswith("sector.")]
    assert sum(rest[path] for path in names) == pytest.approx(np.full(50, 0.8), abs=1e-11)
    assert rest[names[0]] / rest[names[1]] == pytest.approx(some[names[0]] / some[names[1]], rel=1e-9)


def test_a_single_share_that_is_left_is_not_drawn(tmp_path: Path):
    issues = ("issue.water.priority.arden", "issue.pass.priority.arden")
    assert not any(path.startswith("issue.") for path in wars(tmp_path, 2, issues).paths)


def test_the_same_seed_draws_the_same_shares_on_every_machine(tmp_path: Path):
    drawn = wars(tmp_path, 100)
    text = "".join(repr(sorted(drawn.values_of(place).items())) for place in range(100))
    assert hashlib.sha256(text.encode()).hexdigest()[:8] == PUBLISHED


def test_what_is_shared_is_added_in_order_on_every_python():
    """Since 3.12 the built-in sum gives 0.19 here, and worlds that were drawn on 3.11 would be others."""
    war = load("arden_borea")
    paths = [f"party.borea.weight_{name}" for name in ("fighting", "hardship", "grief")]
    assert [value_at(war, path) for path in paths] == [0.08, 0.07, 0.04]
    assert whole_of(paths, war) == (0.08 + 0.07) + 0.04 != 0.19


def test_a_drawn_war_is_the_model_with_its_shares_for_files_and_engines_alike(tmp_path: Path):
    """What trading issues brings follows from the priorities that were drawn."""
    drawn = wars(tmp_path, 3)
    for place, war in enumerate(drawn):
        values = drawn.values_of(place)
        assert war == with_values(drawn.conflict, values)
        most = [max(issue.priorities) for issue in war.issues]
        assert war.joint_gain == pytest.approx(sum(most) - 1.0)
    kernels = kernels_of(kernel_of(drawn.conflict), places_in(drawn.conflict), drawn)
    for place, war in enumerate(drawn):
        own = kernel_of(war)
        for table, mine in zip(kernels, own, strict=True):
            assert np.asarray(table[place]).tolist() == np.asarray(mine).tolist()


BAD = {
    "too few weights": ("weights = [5, 3, 2]", "weights = [5, 3]", "2 weights for 3 paths", 11),
    "no weight": ("weights = [5, 3, 2]\n", "", "dirichlet needs 'weights'", 8),
    "a weight of none": ("weights = [5, 3, 2]", "weights = [5, 3, 0]", "between 0.1 and 10000", 11),
    "a weight in words": ("weights = [5, 3, 2]", 'weights = [5, 3, "two"]', "a finite number for each", 11),
    "scaled": (
        '"dirichlet"\nweights = [5,',
        '"dirichlet"\nscales = ["conduct.scale"]\nweights = [5,',
        "shares are set, not scaled",
        11,
    ),
    "one path": (
        'sets = ["issue.*.priority.arden"]\ndistribution = "dirichlet"\nweights = [5, 3, 2]',
        'sets = ["issue.pass.priority.arden"]\ndistribution = "dirichlet"\nweights = [5]',
        "shares are of two paths at least",
        9,
    ),
    "prospects": (
        '["issue.*.priority.arden"]\ndistribution = "dirichlet"\nweights = [5, 3, 2]',
        '["party.arden.prospects", "party.borea.prospects"]\ndistribution = "dirichlet"\nweights = [5, 3]',
        "prospects sum to 1 by themselves",
        9,
    ),
    "numbers that could leave their range": (
        '["sector.*.weight"]\ndistribution = "dirichlet"\nweights = [4.0, 2.0, 3.0, 1.0]',
        '["party.arden.negativity", "party.borea.negativity"]\n'
        'distribution = "dirichlet"\nweights = [4.0, 2.0]',
        "must be between 1 and",
        3,
    ),
    "a misspelt name": (
        'distribution = "dirichlet"\nweights = [5',
        'distribution = "dirichlett"\nweights = [5',
        "Did you mean 'dirichlet'?",
        10,
    ),
}


@pytest.mark.parametrize(("old", "new", "says", "line"), BAD.values(), ids=BAD.keys())
def test_bad_shares_are_refused_with_their_line(tmp_path: Path, old: str, new: str, says: str, line: int):
    assert old in SHARES
    with pytest.raises(UnknownsError) as refusal:
        unknowns_of(war_beside(tmp_path, SHARES.replace(old, new, 1)))
    assert says in str(refusal.value)
    assert f"(line {line})" in str(refusal.value)


def test_populations_have_no_shares(tmp_path: Path):
    folder = tmp_path / "others"
    folder.mkdir()
    (folder / "conflict.toml").write_bytes((MODELS / "base_rate" / "conflict.toml").read_bytes())
    text = SHARES.replace("[unknown.", "[draw.").split("[draw.what_arden")[0]
    (folder / "population.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RequestError, match="no such distribution"):
        load_population(folder)


def test_the_shipped_wars_load_as_before():
    assert unknowns_of(load("arden_borea")) is not None

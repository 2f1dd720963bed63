"""A file of unknowns is read whole or refused whole: all that is wrong, where, and how to mend it."""

import re
from pathlib import Path

import numpy as np
import pytest

from microdeals.conflicts import load, shipped, value_at, with_values
from microdeals.errors import UnknownsError
from microdeals.unknowns import set_by_hand, unknowns_of, wars_that_fit
from microdeals.unknowns.tables import draws_in
from unknowns.invented import JOINT, MODELS, SINGLE, war_beside

WARS = ("arden_borea", "donbas_2015", "russia_ukraine_2025")


@pytest.mark.parametrize("name", WARS)
def test_every_shipped_war_says_what_nobody_knows_with_a_reason_each(name: str):
    unknowns = unknowns_of(load(name))
    assert unknowns is not None
    assert 15 <= len(unknowns.draws) <= 30
    assert len({draw.reason for draw in unknowns.draws}) == len(unknowns.draws)


def test_the_population_of_the_base_rate_is_its_own_file():
    assert set(shipped()) - set(WARS) == {"base_rate"}
    assert unknowns_of(load("base_rate")) is None


@pytest.mark.parametrize("name", WARS)
def test_the_file_of_a_war_holds_numbers_that_its_ranges_include(name: str):
    """The model's own value is one that fits: no range was chosen to leave it out."""
    conflict = load(name)
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    wars = wars_that_fit(conflict, unknowns, range(4000))
    own = wars_that_fit(conflict, unknowns, [0])
    for place, path in enumerate(own.paths):
        assert wars.values[:, place].min() < value_at(conflict, path) < wars.values[:, place].max(), path


BAD = {
    "an unknown distribution": (
        '"loguniform"',
        '"loguniforme"',
        "[unknown.breaches] distribution = 'loguniforme': no such distribution; they are beta: a, b",
        4,
    ),
    "a mean distribution": ('"loguniform"', '"loguniforme"', "Did you mean 'loguniform'?", 4),
    "a misspelt path": ("conduct.base_rate", "conduct.base_rat", "Did you mean 'conduct.base_rate'?", 3),
    "a word for a number": ("conduct.base_rate", "ladder.policy", "only a parameter that is a number", 3),
    "the length of a run": (
        "conduct.base_rate",
        "conflict.horizon_days",
        "how long a run is cannot be drawn",
        3,
    ),
    "both prospects": ("party.*.lock", "party.*.prospects", "name party.arden.prospects, and the other", 10),
    "a misspelt key": ("spread =", "spraed =", "spraed: no such key. Did you mean 'spread'?", 13),
    "a number of another": ("median = 0.014", "median = 0.014\nlow = 1.0", "low: no such key", 13),
    "a missing number": ("high = 0.04\n", "", "loguniform needs 'high'", 2),
    "no reason": (
        'reason = "regimes differ"\n',
        "",
        "[unknown.promises]: no reason; say in plain words",
        9,
    ),
    "a range upside down": ("low = 0.005", "low = 0.5", "low = 0.5: must be below high, which is 0.04", 5),
    "nothing below zero in a logarithm": ("low = 0.005", "low = 0.0", "must be above 0 for loguniform", 5),
    "a mode outside": ("mode = 1.0", "mode = 2.0", "must be between low and high, 0.5 and 1.5", 20),
    "not finite": ("median = 0.014", "median = inf", "median = inf: must be a finite number", 12),
    "words": ("median = 0.014", 'median = "much"', "must be a finite number", 12),
    "no path at all": (
        'sets = ["conduct.base_rate"]\n',
        "",
        "[unknown.breaches]: it draws nothing; list the paths",
        2,
    ),
    "a path alone": ('["conduct.base_rate"]', '"conduct.base_rate"', "must be a list of paths in quotes", 3),
    "a path twice": (
        '"conduct.base_rate"',
        '"party.arden.lock"',
        "is drawn by [unknown.breaches] already",
        9,
    ),
    "out of range": ("low = 0.005\nhigh = 0.04", "low = 2.0\nhigh = 3.0", "every draw would be 1", 2),
    "another table": ("[unknown.breaches]", "[unknwon.breaches]", "Did you mean 'unknown'?", 2),
    "set and scaled at once": (
        'scales = ["deal.*.benefit"]',
        'sets = ["conduct.scale"]\nscales = ["deal.*.benefit"]',
        "scales: one number cannot both be the value of some paths and a factor of others",
        18,
    ),
    "both prospects one by one": (
        '"party.*.lock"',
        '"party.arden.prospects", "party.borea.prospects"',
        "name party.arden.prospects, and the other follows",
        9,
    ),
    "a path twice in one draw": (
        '"party.*.lock"',
        '"party.*.lock", "party.arden.lock"',
        "party.arden.lock is named twice; keep one",
        9,
    ),
    "a list for a distribution": (
        '"loguniform"',
        '["loguniform"]',
        "distribution = a list: no such distribution",
        4,
    ),
    "no distribution": ('distribution = "loguniform"\n', "", "no distribution; give one and its numbers", 2),
    "a star without a family": (
        "deal.*.benefit",
        "conduct.*.base_rate",
        "has no [conduct.<name>] tables",
        17,
    ),
}


@pytest.mark.parametrize(("old", "new", "says", "line"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_refused_with_its_line(tmp_path: Path, old: str, new: str, says: str, line: int):
    assert old in SINGLE
    conflict = war_beside(tmp_path, SINGLE.replace(old, new, 1))
    with pytest.raises(UnknownsError) as refusal:
        unknowns_of(conflict)
    assert says in str(refusal.value)
    assert f"(line {line})" in str(refusal.value)


def test_all_problems_are_told_in_one_pass_in_the_order_of_the_file(tmp_path: Path):
    text = SINGLE.replace("median = 0.014", "median = -1.0").replace("mode = 1.0", "mode = 9.0")
    text = text.replace("conduct.base_rate", "conduct.nothing")
    with pytest.raises(UnknownsError) as refusal:
        unknowns_of(war_beside(tmp_path, text))
    lines = [int(line) for line in re.findall(r"\(line (\d+)\)", str(refusal.value))]
    assert lines == [3, 12, 20]


HIDDEN = {
    "both numbers of one draw": (
        [("median = 0.014", "median = -1.0"), ("spread = 0.7", "spread = 0.0")],
        ["median = -1.0: must be above 0", "spread = 0.0: must be above 0"],
    ),
    "a word, and a number below 0": (
        [("low = 0.005", 'low = "little"'), ("high = 0.04", "high = -1.0")],
        ["low = 'little': must be a finite number", "high = -1.0: must be above 0 for loguniform"],
    ),
    "no reason, and nothing left of the distribution": (
        [('reason = "nobody has counted"\n', ""), ("low = 0.005\nhigh = 0.04", "low = 2.0\nhigh = 3.0")],
        ["no reason; say in plain words", "every draw would be 1"],
    ),
    "a path that another draw has, in a draw with a number that is wrong": (
        [("party.*.lock", "conduct.base_rate"), ("median = 0.014", "median = -1.0")],
        ["conduct.base_rate is drawn by [unknown.breaches] already", "median = -1.0: must be above 0"],
    ),
    "each side's prospects in a draw of its own": (
        [("conduct.base_rate", "party.arden.prospects"), ("party.*.lock", "party.borea.prospects")],
        ["the two sides' prospects, which sum to 1, are drawn by [unknown.breaches] already; keep one"],
    ),
}


@pytest.mark.parametrize(("changes", "say"), HIDDEN.values(), ids=HIDDEN.keys())
def test_no_problem_hides_another(tmp_path: Path, changes: list[tuple[str, str]], say: list[str]):
    text = SINGLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    with pytest.raises(UnknownsError) as refusal:
        unknowns_of(war_beside(tmp_path, text))
    assert [one for one in say if one not in str(refusal.value)] == []


def test_two_draws_of_the_two_prospects_are_one_thing_to_mend(tmp_path: Path):
    changes, _ = HIDDEN["each side's prospects in a draw of its own"]
    text = SINGLE
    for old, new in changes:
        text = text.replace(old, new, 1)
    with pytest.raises(UnknownsError) as refusal:
        unknowns_of(war_beside(tmp_path, text))
    assert str(refusal.value).count("prospects") == 1


def test_a_wrong_key_or_column_hides_no_wrong_row(tmp_path: Path):
    rows = ROWS.replace(",weight\n", ",wieght\n").replace("0.00505,", "1.5,")
    with pytest.raises(UnknownsError) as refusal:
        unknowns_of(war_beside(tmp_path, SINGLE + JOINT + "flie = 1\n", rows))
    told = str(refusal.value)
    assert "[joint] flie: no such key. Did you mean 'file'?" in told
    assert "no column 'weight'" in told
    assert "conduct.base_rate = 1.5: must be between 0 and 1. (line 3)" in told


@pytest.mark.parametrize("text", ["", "\0", "[unknown", "= 1", "[joint]\nfile = 3\n", "unknown = 3\n"])
def test_what_is_no_file_of_unknowns_is_refused_in_a_sentence(tmp_path: Path, text: str):
    with pytest.raises(UnknownsError, match=r"unknowns\.toml"):
        unknowns_of(war_beside(tmp_path, text))


def test_values_that_do_not_fit_each_other_are_refused_by_name(tmp_path: Path):
    text = """
[unknown.talkers]
sets = ["publics.neighbours"]
distribution = "choice"
values = [2, 3]
reason = "an odd number of neighbours is none"
"""
    with pytest.raises(UnknownsError, match=r"\[unknown\.talkers\]: a draw does not fit: .*must be an even"):
        unknowns_of(war_beside(tmp_path, text))


ROWS = "conduct.base_rate,party.*.lock,weight\n" + "".join(
    f"{0.005 + 0.00005 * row},{0.001 * (row % 50)},{row % 3}\n" for row in range(500)
)


def test_five_hundred_joint_draws_are_read_and_win_over_single_ones(tmp_path: Path):
    conflict = war_beside(tmp_path, SINGLE + JOINT, ROWS)
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    assert unknowns.joint is not None
    assert unknowns.joint.rows.shape == (500, 3)
    wars = wars_that_fit(conflict, unknowns, range(2000))
    assert [one.draw.name for one in wars.inputs.single] == ["stakes"]
    place = {path: column for column, path in enumerate(wars.paths)}
    rate, lock = wars.values[:, place["conduct.base_rate"]], wars.values[:, place["party.arden.lock"]]
    rows = np.round((rate - 0.005) / 0.00005).astype(int)
    assert np.allclose(lock, 0.001 * (rows % 50)), "the numbers of a row stay together"
    assert not (rows % 3 == 0).any(), "a row of no weight is never drawn"
    assert np.mean(rows % 3 == 2) == pytest.approx(2 / 3, abs=0.04)


BAD_ROWS = {
    "a cell too few": ("0.005,0.0,0", "0.005,0.0", "2 cells under a header of 3. (line 2)"),
    "a word": (
        "0.00505,0.001,1",
        "0.00505,some,1",
        "party.*.lock = 'some': must be a finite number. (line 3)",
    ),
    "out of range": ("0.00505,", "1.5,", "conduct.base_rate = 1.5: must be between 0 and 1. (line 3)"),
    "a weight below zero": (
        "0.00505,0.001,1",
        "0.00505,0.001,-1",
        "weight = -1: must be between 0 and 1000000000. (line 3)",
    ),
    "no such path": ("conduct.base_rate", "conduct.base_rat", "Did you mean 'conduct.base_rate'? (line 1)"),
    "no weights": (",weight\n", ",conduct.scale\n", "no column 'weight': add one"),
    "weights alone": (ROWS, "weight\n1\n2\n", "no column beside 'weight': add one for each parameter"),
    "the same twice": (
        "conduct.base_rate",
        "party.arden.lock",
        "party.arden.lock: two columns of the same name",
    ),
}


@pytest.mark.parametrize(("old", "new", "says"), BAD_ROWS.values(), ids=BAD_ROWS.keys())
def test_a_bad_row_is_refused_by_its_line(tmp_path: Path, old: str, new: str, says: str):
    assert old in ROWS
    with pytest.raises(UnknownsError) as refusal:
        unknowns_of(war_beside(tmp_path, SINGLE + JOINT, ROWS.replace(old, new, 1)))
    assert says in str(refusal.value)
    assert "draws.csv" in str(refusal.value)


def test_a_table_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(UnknownsError, match=r"draws\.csv: cannot be read"):
        unknowns_of(war_beside(tmp_path, SINGLE + JOINT))


def test_a_war_without_the_file_has_no_unknowns(tmp_path: Path):
    text = (MODELS / "arden_borea" / "conflict.toml").read_text(encoding="utf-8")
    (tmp_path / "conflict.toml").write_text(text, encoding="utf-8")
    assert unknowns_of(load(str(tmp_path))) is None


def test_the_file_is_checked_against_its_own_model_whatever_is_set():
    """A capacity that is set to 0 stays 0 however it is scaled: nothing is wrong with the file."""
    quiet = with_values(load("arden_borea"), {"spoiler.arden_irregulars.capacity": 0.0})
    unknowns = unknowns_of(quiet)
    assert unknowns is not None
    war = wars_that_fit(quiet, unknowns, [3], set_by_hand(quiet))[0]
    assert war.spoilers[0].values.capacity == 0.0
    assert war.conduct != quiet.conduct


@pytest.mark.parametrize("kind", [["uniform"], {"kind": "uniform"}])
def test_a_distribution_that_is_no_word_is_refused_like_a_wrong_one(kind):
    written = {"odd": {"sets": ["party.arden.trust"], "reason": "A trial.", "distribution": kind}}
    read = draws_in("unknown", written, load("arden_borea"))
    assert "no such distribution" in str(read)

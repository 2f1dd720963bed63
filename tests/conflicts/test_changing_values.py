"""Values changed by their paths, as --set and sliders do: the same checks, a new conflict."""

import datetime
import math
import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from microdeals.conflicts import Conflict, digest, load, value_at, with_settings, with_values
from microdeals.errors import ConflictError

ARDEN = load("arden_borea")
START = "arden_borea with values set, "


def refused(values: dict[Any, Any]) -> list[str]:
    with pytest.raises(ConflictError) as raised:
        with_values(ARDEN, values)
    return [problem.removeprefix(START) for problem in raised.value.problems]


def refused_settings(*settings: str) -> list[str]:
    with pytest.raises(ConflictError) as raised:
        with_settings(ARDEN, settings)
    return [problem.removeprefix(START) for problem in raised.value.problems]


def test_changing_nothing_changes_nothing():
    same = with_values(ARDEN, {})
    assert same == ARDEN
    assert digest(same) == digest(ARDEN)
    assert same.name == "arden_borea"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("party.arden.trust", 0.3),
        ("party.borea.trust", 0),
        ("deal.swap.rung", 2),
        ("deal.swap.scope", "sector"),
        ("deal.swap.title", "A swap"),
        ("settlement.benefit", 1),
        ("issue.water.priority.arden", 0.75),
        ("spoiler.arden_irregulars.side", "borea"),
        ("monitors.valley_mission.teams", 0),
        ("third_party.saltmarch.hosts", False),
        ("meeting.envoys.days_between", 3.5),
        ("talks.order", "bilateral_first"),
        ("ladder.policy", "none"),
        ("conflict.start", datetime.date(2030, 2, 28)),
        ("conflict.horizon_days", 7),
        ("conduct.turnover", 0.0),
    ],
)
def test_a_value_that_is_set_is_there_and_nothing_else_moves(path: str, value: Any):
    changed = with_values(ARDEN, {path: value})
    assert value_at(changed, path) == value
    assert value_at(ARDEN, path) != value
    assert with_values(changed, {path: value_at(ARDEN, path)}) == ARDEN
    assert digest(changed) != digest(ARDEN)


def test_a_key_that_the_file_left_out_can_be_set_too():
    assert with_values(ARDEN, {"conduct.scale": 0.5}).conduct.scale == 0.5


def test_numpy_s_numbers_are_numbers():
    changed = with_values(
        ARDEN,
        {
            "party.arden.trust": np.float64(0.25),
            "party.borea.trust": np.float32(0.5),
            "deal.swap.rung": np.int64(3),
            "deal.swap.unilateral": np.bool_(True),
        },
    )
    assert [type(party.values.trust) for party in changed.parties] == [float, float]
    assert (changed.kinds[0].values.rung, changed.kinds[0].values.unilateral) == (3, True)


def test_minus_zero_is_zero():
    zeros = [with_values(ARDEN, {"third_party.saltmarch.lean": zero}) for zero in (0.0, -0.0)]
    assert digest(zeros[0]) == digest(zeros[1])
    assert math.copysign(1.0, zeros[1].third_parties[2].values.lean) == 1.0


def test_both_prospects_have_to_be_set_together():
    changed = with_values(ARDEN, {"party.arden.prospects": 0.6, "party.borea.prospects": 0.4})
    assert [party.values.prospects for party in changed.parties] == [0.6, 0.4]
    (problem,) = refused({"party.arden.prospects": 0.6})
    assert "the two must sum to 1, so 0.4 is due here" in problem


def test_all_that_is_wrong_is_told_at_once():
    assert refused(
        {
            "party.arden.trsut": 0.1,
            "party.arden.trust": 1.4,
            "party.borea.trust": math.nan,
            "deal.swap": 3,
            "ladder.policy": "Leap",
            "conduct.horizon_days": 2.5,
            "publics.neighbours": 3,
        }
    ) == [
        "party.arden.trsut: no such path. Did you mean 'party.arden.trust'?",
        "deal.swap: a table, not a value. Its keys: 'title', 'rung', 'scope', 'term_days', 'temptation', "
        "'benefit', 'exposure', 'visibility', 'relief_grief', 'relief_hardship', 'calm', 'detection', ….",
        "[party.arden] trust = 1.4: must be between 0 and 1 (probability).",
        "[party.borea] trust = nan: must be a finite number between 0 and 1 (probability).",
        "[ladder] policy = 'Leap': must be one of "
        "'none', 'gradual', 'leap', 'lowest_rung_only', 'unilateral'.",
        "[conduct] horizon_days = 2.5: must be a whole number between 1 and 365 (days).",
        "[publics] neighbours = 3: must be an even number: half to each side.",
    ]


@pytest.mark.parametrize("path", ["", ".", "party", "party.", ".trust", "x" * 10_000, "a.b.c.d.e", "\x1b[0m"])
def test_a_path_that_leads_nowhere_is_told_with_what_there_is(path: Any):
    (problem,) = refused({path: 0.5})
    assert "no such path" in problem or "a table, not a value" in problem
    assert problem.isprintable()
    assert len(problem) < 500


@pytest.mark.parametrize("path", [3, None, ("party", "arden")])
def test_what_is_no_path_is_told_what_a_path_is(path: Any):
    (problem,) = refused({path: 0.5})
    assert 'is no path; must be in quotes, such as {"party.arden.trust": 0.3}' in problem


@pytest.mark.parametrize("value", [None, [], {}, {"x": 1}, object(), b"x", 1j, math.inf, 10**400, "high"])
def test_what_is_no_number_is_not_taken_for_one(value: Any):
    (problem,) = refused({"party.arden.trust": value})
    assert "number between 0 and 1" in problem


def test_a_number_with_a_comma_is_told_its_point():
    for path, text, told in (
        ("party.arden.trust", "0,4", "A number has no comma: write 0.4."),
        ("conflict.horizon_days", "1,000", "A number has no comma: write 1000, or 1.000 for a decimal."),
    ):
        with pytest.raises(ConflictError) as raised:
            with_values(load("arden_borea"), {path: text})
        assert str(raised.value).endswith(told)


@pytest.mark.parametrize(
    ("setting", "path", "value"),
    [
        ("party.arden.trust=0.3", "party.arden.trust", 0.3),
        (" party.arden.trust = 0.3 ", "party.arden.trust", 0.3),
        ("party.arden.trust=.3", "party.arden.trust", 0.3),
        ("party.arden.trust=1", "party.arden.trust", 1.0),
        ("party.arden.trust=3e-1", "party.arden.trust", 0.3),
        ("ladder.policy=none", "ladder.policy", "none"),
        ("ladder.policy='none'", "ladder.policy", "none"),
        ('deal.swap.title="a = b"', "deal.swap.title", "a = b"),
        ("deal.swap.title=Big swap", "deal.swap.title", "Big swap"),
        ("deal.swap.unilateral=true", "deal.swap.unilateral", True),
        ("conflict.start=2030-01-02", "conflict.start", datetime.date(2030, 1, 2)),
        ("deal.swap.rung=2", "deal.swap.rung", 2),
    ],
)
def test_a_setting_is_read_as_toml_and_words_need_no_quotes(setting: str, path: str, value: Any):
    assert value_at(with_settings(ARDEN, [setting]), path) == value


def test_the_last_of_two_settings_of_one_path_holds():
    assert value_at(with_settings(ARDEN, ["deal.swap.rung=2", "deal.swap.rung=3"]), "deal.swap.rung") == 3


def test_settings_that_are_none_are_told_with_the_rest():
    problems = refused_settings(
        "party.arden.trust", "=3", "party.arden.trust=high", "conduct.turnover=nan", "conduct.scale="
    )
    assert problems[0] == "--set 'party.arden.trust': write it as path=value, such as party.arden.trust=0.3."
    assert len(problems) == 5
    assert problems[2] == "[party.arden] trust = 'high': must be a number between 0 and 1 (probability)."


@pytest.mark.parametrize(
    "text",
    [
        "1\nparty.arden.trust = 2",
        "[" * 100_000,
        "1" * 5_000,
        "a" * 100_000,
        "{" * 5_000,
        "1_",
        "0x",
        "'",
        "..",
        "=",
    ],
)
def test_a_hostile_setting_is_one_problem(text: str):
    (problem,) = refused_settings(f"party.arden.trust={text}")
    assert "must be a number between 0 and 1" in problem or "must be a finite number" in problem
    assert problem.isprintable()
    assert len(problem) < 300


def test_reading_a_value_by_a_wrong_path_is_an_error_with_a_way_out():
    with pytest.raises(ConflictError, match=r"Did you mean 'party.arden.trust'"):
        value_at(ARDEN, "party.arden.trsut")
    with pytest.raises(ConflictError, match="a table, not a value"):
        value_at(ARDEN, "party.arden")


def test_the_digest_is_the_same_in_another_process():
    code = "from microdeals.conflicts import digest, load; print(digest(load('arden_borea')))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == digest(ARDEN)
    assert len(digest(ARDEN)) == 64


def test_the_order_of_the_parties_is_part_of_the_digest():
    swapped = Conflict(**{**fields(ARDEN), "parties": (ARDEN.parties[1], ARDEN.parties[0])})
    assert digest(swapped) != digest(ARDEN)


def fields(conflict: Conflict) -> dict[str, Any]:
    return {name: getattr(conflict, name) for name in conflict.__slots__}

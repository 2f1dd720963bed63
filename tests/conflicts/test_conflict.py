"""What a conflict says of itself."""

import math
from pathlib import Path
from typing import Any

import pytest

from conflicts.documents import loaded, richest, smallest
from microdeals.conflicts import declarations, load
from microdeals.rulebook import quantities as q


def issues(**priorities: tuple[float, float]) -> dict[str, Any]:
    return {key: {"priority": {"arden": pair[0], "borea": pair[1]}} for key, pair in priorities.items()}


@pytest.mark.parametrize(
    ("priorities", "gain"),
    [
        ({}, 0.0),
        ({"all": (1, 1)}, 0.0),
        ({"a": (0.5, 0.5), "b": (0.5, 0.5)}, 0.0),
        ({"a": (1, 0), "b": (0, 1)}, 1.0),
        ({"a": (0.5, 0.2), "b": (0.3, 0.3), "c": (0.2, 0.5)}, 0.3),
        ({"a": (5, 20), "b": (5, 80)}, 0.3),
    ],
)
def test_sides_that_care_for_different_things_have_more_to_trade(
    priorities: dict[str, tuple[float, float]], gain: float, tmp_path: Path
):
    conflict = loaded(smallest() | {"issue": issues(**priorities)}, tmp_path)
    assert conflict.joint_gain == pytest.approx(gain, abs=1e-12)
    assert conflict.joint_gain >= 0.0


def test_priorities_are_scaled_and_also_kept_as_written(tmp_path: Path):
    conflict = loaded(smallest() | {"issue": issues(a=(3, 1), b=(1, 1))}, tmp_path)
    assert [issue.priorities for issue in conflict.issues] == [(0.75, 0.5), (0.25, 0.5)]
    assert [issue.weights for issue in conflict.issues] == [(3.0, 1.0), (1.0, 1.0)]


def test_weights_of_sectors_and_harm_stay_as_written(tmp_path: Path):
    document = smallest() | {"sector": {"a": {"weight": 5}, "b": {"weight": 15}}, "harm": {"fighting": 1}}
    conflict = loaded(document, tmp_path)
    assert [sector.values.weight for sector in conflict.sectors] == [5.0, 15.0]
    assert conflict.harm.fighting == 1.0


def test_the_first_party_of_the_file_is_side_0(tmp_path: Path):
    conflict = loaded(richest(), tmp_path)
    assert [party.key for party in conflict.parties] == ["arden", "borea"]
    assert conflict.spoilers[0].values.side == 1


def test_an_entry_draws_its_luck_by_the_crc_32_of_its_key_alone(tmp_path: Path):
    """CRC-32 of '123456789' is the check value 0xCBF43926 of the standard; a key needs a letter first."""
    document = smallest() | {"deal": {"first": {}, "second": {}}}
    alone = smallest() | {"deal": {"second": {"rung": 3}}}
    assert loaded(document, tmp_path).kinds[1].luck_id == loaded(alone, tmp_path).kinds[0].luck_id


def test_a_conflict_cannot_be_changed_by_accident():
    with pytest.raises(AttributeError):
        load("arden_borea").horizon_days = 3  # type: ignore[misc]


def test_the_declarations_tell_what_the_rulebook_declares():
    trust = next(d for d in declarations()["party"] if d.key == "trust")
    assert (trust.type, trust.default, trust.low, trust.high) == (float, q.Character().trust, 0.0, 1.0)
    assert (trust.unit, trust.choices) == ("probability", ())
    policy = next(d for d in declarations()["ladder"] if d.key == "policy")
    assert policy.choices == ("none", "gradual", "leap", "lowest_rung_only", "unilateral")
    scale = next(d for d in declarations()["conduct"] if d.key == "scale")
    assert (scale.low, scale.low_is_allowed) == (0.0, False)


def test_every_parameter_of_every_table_is_declared_with_meaning_unit_and_range():
    tables = declarations()
    assert {"party", "deal", "settlement", "meeting", "record"} <= set(tables)
    for table, all_in in tables.items():
        assert len({declared.key for declared in all_in}) == len(all_in), table
        for declared in all_in:
            assert declared.meaning, (table, declared.key)
            assert declared.unit, (table, declared.key)
            if declared.type is int:
                assert math.isfinite(declared.low), (table, declared.key)


def test_the_settlement_is_a_deal_of_the_last_rung():
    rung = next(d for d in declarations()["settlement"] if d.key == "rung")
    assert rung.default == q.N_RUNGS == load("arden_borea").settlement.rung

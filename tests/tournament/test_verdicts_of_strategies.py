"""What small deals do under a strategy: a tournament says what ``judge`` says, over its own seeds."""

from __future__ import annotations

from pathlib import Path

import pytest

import microdeals as md
from microdeals.agents import Party
from microdeals.rulebook.labels import Label
from microdeals.tournament import Field, Played, Rules, play
from microdeals.tournament.bout_result import pair_from
from microdeals.tournament.entrants import in_folder
from microdeals.tournament.verdicts import OwnVerdict, own_verdicts
from tournament.folder import hand_in
from waits import BOUND

DAYS, SEEDS = 60, (1, 2, 3)
FIELD = Field("arden_borea", (f"conflict.horizon_days={DAYS}",), "the valley")
CODE = {
    "wary": "from microdeals.agents import Party\nclass Wary(Party):\n"
    "    def accepts(self, slot, value):\n        return value > 0 and self.trust > 0.15\n",
    "hermit": "from microdeals.agents import Party\nclass Hermit(Party):\n"
    "    def accepts(self, slot, value):\n        return False\n",
    "fails": "from microdeals.agents import Party\nclass Fails(Party):\n"
    "    def settles(self, gap):\n        return 1 / 0\n"
    "    def accepts(self, slot, value):\n        raise ValueError('no')\n",
}


class Wary(Party):
    """The same as the file of that name."""

    def accepts(self, slot, value):
        return value > 0 and self.trust > 0.15


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder: Path = tmp_path_factory.mktemp("strategies")
    hand_in(folder, CODE)
    return play(in_folder(folder), Rules((FIELD,), SEEDS, seconds=BOUND, at_once=2))


@pytest.fixture(scope="module")
def found(played: Played) -> dict[str, OwnVerdict]:
    return {one.entrant.name: one for one in own_verdicts(played)}


def test_it_is_what_judge_says_of_two_that_play_it_to_the_last_bit(found: dict[str, OwnVerdict]):
    judged = md.judge(
        "arden_borea",
        runs=len(SEEDS),
        seed=SEEDS[0],
        days=DAYS,
        as_given=True,
        parties=(Wary, Wary),
        threads=1,
    )
    own = found["wary"].verdict
    assert own.pairs.tolist() == judged.pairs.tolist()
    assert own.closing.total == judged.closing.total
    assert own.shares == judged.shares


def test_without_deals_there_is_nothing_that_deals_did(found: dict[str, OwnVerdict]):
    hermit = found["hermit"].verdict
    assert hermit.shares[Label.DEAD_LETTER].number == hermit.runs == len(SEEDS)
    assert (hermit.relief.mean, hermit.closing.total.mean) == (0.0, 0.0)


def test_who_is_out_has_no_verdict(played: Played, found: dict[str, OwnVerdict]):
    assert [out.entrant.name for out in played.out] == ["fails"]
    assert found.keys() == {"wary", "hermit"}
    assert {one.conflict for one in found.values()} == {"the valley"}


def test_only_who_meets_itself_lives_twins(played: Played):
    assert {bool(war.war.pair) for bout, war in played.wars if bout.is_mirror} == {True}
    assert {bool(war.war.pair) for bout, war in played.wars if not bout.is_mirror} == {False}


@pytest.mark.parametrize("told", [[float("nan")], [1e300], ["1"], [None], [0.0] * 1000])
def test_what_cannot_be_a_pair_is_refused(told: list[float]):
    with pytest.raises((ValueError, TypeError)):
        pair_from(told)

"""A student overrides one decision of a party in plain Python."""

import pytest

from agents.wars import days_of, lived, series, war
from microdeals.agents import Party
from microdeals.rulebook.events import Happening

FAITHLESS = {
    "deal.swap": {"temptation": 1.0, "detection": 1.0, "term_days": 100},
    "conduct.base_rate": 1.0,
    "both.chance_trustworthy": 0.0,
    "both.ploy": 5.0,
}
"""A war in which each side breaks each deal on each day."""


class Saint(Party):
    """Keeps every promise, whatever the temptation."""

    def keeps(self, deal):
        return True


class Hermit(Party):
    """Signs nothing."""

    def accepts(self, slot, value):
        return False


class Anchor(Party):
    """Never leaves a deal."""

    def stays(self, deal, value):
        return True


class Herald(Party):
    """Begins alone whatever it costs."""

    def moves_first(self, slot, value):
        return True


class Diehard(Party):
    """Fights on."""

    def settles(self, gap):
        return False


def test_a_saint_keeps_what_others_would_break():
    as_they_are = lived(war(FAITHLESS), 10)
    assert {event.side for event in as_they_are.log if event.happening == Happening.BREACH} == {0, 1}
    one_saint = lived(war(FAITHLESS), 10, parties=(Saint, Party))
    assert {event.side for event in one_saint.log if event.happening == Happening.BREACH} == {1}
    two_saints = lived(war(FAITHLESS), 10, parties=(Saint, Saint))
    assert days_of(two_saints, Happening.BREACH) == []


def test_trust_grows_in_a_saint_and_nobody_else():
    model = lived(war(FAITHLESS | {"deal.swap": {"temptation": 0.2}}), 10, parties=(Saint, Party))
    assert series(model, "trust_1")[-1] > 0.5
    assert isinstance(model.parties[0], Saint)
    assert model.parties[0].other is model.parties[1]


@pytest.mark.parametrize("sides", [(Hermit, Party), (Party, Hermit)])
def test_it_takes_two_to_sign(sides):
    deals = {"deal.swap": {}, "deal.guns": {"unilateral": True}, "ladder.policy": "unilateral"}
    assert {event.happening for event in lived(war(deals), 10).log} >= {Happening.SIGNED}
    refused = lived(war(deals), 10, parties=sides)
    assert {event.happening for event in refused.log} <= {
        Happening.MEETING,
        Happening.FIRST_MOVE,
        Happening.EXPIRED,
    }


def test_a_hermit_lets_a_deal_run_out_that_another_would_renew():
    deal = {"deal.swap": {"term_days": 5}, "talks.renewal_days": 5}

    class Fickle(Party):
        def accepts(self, slot, value):
            return self.conflict_model.day < 3

    assert days_of(lived(war(deal), 9), Happening.EXPIRED) == []
    assert days_of(lived(war(deal), 20, parties=(Fickle, Party)), Happening.EXPIRED) == [11]


def test_an_anchor_stays_where_others_leave():
    souring = {
        "deal.line": {"calm": 1.0, "term_days": 100},
        "both.forgo": 1.0,
        "both.optimism_ceiling": 0.9,
        "both.rearming": 0.5,
    }
    # Nobody breaks anything here: who leaves, leaves for what hope promises at the front.
    assert days_of(lived(war(souring), 10), Happening.RESUMED) != []
    anchored = lived(war(souring), 10, parties=(Anchor, Anchor))
    assert {event.happening for event in anchored.log} & {Happening.RESUMED, Happening.WITHDRAWN} == set()


def test_a_herald_moves_first_at_a_loss():
    costly = {
        "deal.guns": {"unilateral": True},
        "ladder.policy": "unilateral",
        "meeting.bilateral.top_rung": 0,
        "both.home": 1.0,
        "both.audience": 0.9,
        "both.support": 0.0,
    }
    assert lived(war(costly), 3).deals == []
    heralded = lived(war(costly), 3, parties=(Herald, Herald))
    assert days_of(heralded, Happening.FIRST_MOVE)[0] == 1
    # 0.1 if Borea answers, less 0.9 at home with nobody for it, seen by half.
    assert heralded.log[1].why == "worth -0.350 to begin alone, with a deadline on day 11"


@pytest.mark.parametrize("sides", [(Diehard, Party), (Party, Diehard)])
def test_a_war_is_not_settled_against_one_who_fights_on(sides):
    weary = {"both.pressure": 0.9}
    assert lived(war(weary), 3).settled_on == 1
    assert lived(war(weary), 3, parties=sides).settled_on is None

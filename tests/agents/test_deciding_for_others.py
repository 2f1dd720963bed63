"""What mediators and hosts of monitors decide, in plain Python."""

from agents.wars import days_of, lived, war
from microdeals.agents import ConflictModel, Party
from microdeals.rulebook.events import Happening

TWO_DEALS = {"deal.swap": {"benefit": 0.3}, "deal.corridor": {"benefit": 0.1}}
WATCHED = {"deal.line": {"calm": 1.0, "term_days": 100}, "monitors.mission": {"access": 1.0}}
MEDIATED = {"third_party.league": {"leverage": 0.02}}


class Gatekeeper(Party):
    """Lets no observer in."""

    def admits(self, monitor):
        return False


class Corridors(ConflictModel):
    """A war in which only corridors are put on the table."""

    def tables(self, slot):
        return slot.kind.key == "corridor"


class Alone(ConflictModel):
    """A war in which nobody mediates on the first three days."""

    def engages(self, third_party):
        return self.day > 3


def test_what_is_not_put_on_the_table_is_not_signed():
    as_it_is = lived(war(TWO_DEALS), 10)
    assert {deal.kind.key for deal in as_it_is.deals} == {"swap", "corridor"}
    model = Corridors(war(TWO_DEALS), rng=1, horizon_days=10)
    while model.running:
        model.step()
    assert {deal.kind.key for deal in model.deals} == {"corridor"}


def test_one_side_is_enough_to_keep_monitors_out():
    assert all(team.on_duty for team in lived(war(WATCHED), 5).monitors)
    for sides in ((Gatekeeper, Party), (Party, Gatekeeper)):
        kept_out = lived(war(WATCHED), 5, parties=sides)
        assert not any(team.on_duty for team in kept_out.monitors)
        assert days_of(kept_out, Happening.SIGNED) == [1]


def test_a_third_party_that_stays_away_brings_no_leverage():
    model = Alone(war(MEDIATED), rng=1, horizon_days=5)
    felt = []
    while model.running:
        model.step()
        felt.append(model.leverage)
    assert felt == [0.0, 0.0, 0.0, 0.02, 0.02]

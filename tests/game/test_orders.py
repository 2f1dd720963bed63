"""What a team decides is what its side does; what it leaves open, the model decides."""

import pytest

from agents.wars import days_of, lived, war
from microdeals.agents import ConflictModel, Status
from microdeals.errors import RequestError
from microdeals.game import Course, MediatorOrders, SideOrders, Stance
from microdeals.game.orders import NOBODY, check_orders, mediator_orders, side_orders, written
from microdeals.game.played_world import Month, TableModel
from microdeals.game.played_world import lived as played
from microdeals.rulebook.events import Happening

DEALS = {"deal.swap": {"benefit": 0.3, "term_days": 100}, "deal.corridor": {"term_days": 100}}
OFFER, ACCEPT = Stance.OFFER, Stance.ACCEPT


def months(*orders: Month, changes: dict | None = None, days: int = 10) -> TableModel:
    return played(war(DEALS if changes is None else changes), 1, days, orders)


def signed(model: ConflictModel) -> set[str]:
    return {deal.kind.key for deal in model.deals}


@pytest.mark.parametrize("name", ["arden_borea", "russia_ukraine_2025"])
def test_a_table_where_nobody_sits_is_the_models_own_world(name: str):
    by_itself = ConflictModel(name, rng=5, horizon_days=60)
    while by_itself.running:
        by_itself.step()
    at_table = played(by_itself.conflict, 5, 30, [Month(), Month()])
    assert at_table.datacollector.model_vars == by_itself.datacollector.model_vars
    assert at_table.log == by_itself.log


def test_a_deal_takes_a_yes_of_both_and_an_offer_of_one():
    swap = {"swap": OFFER}
    assert signed(months(Month(SideOrders(swap), SideOrders({"swap": ACCEPT})))) == {"swap"}
    assert signed(months(Month(SideOrders(swap), SideOrders({})))) == set()
    assert signed(months(Month(SideOrders({"swap": ACCEPT}), SideOrders({"swap": ACCEPT})))) == set()
    assert signed(months(Month(SideOrders({"swap": ACCEPT})))) == {"swap"}
    assert signed(months()) == set()
    assert signed(months(Month())) == {"swap", "corridor"}


def test_what_a_mediator_puts_on_the_table_can_be_accepted_and_nothing_else_signed():
    yes = SideOrders({"swap": ACCEPT, "corridor": OFFER})
    assert signed(months(Month(yes, yes, MediatorOrders(tables=("swap",))))) == {"swap"}
    assert signed(months(Month(mediator=MediatorOrders(tables=())))) == set()


def test_an_offer_is_signed_even_if_the_model_would_refuse_it():
    dear = {"deal.swap": {"benefit": 0.0, "exposure": 0.9}}
    assert signed(months(Month(), changes=dear)) == set()
    both = SideOrders({"swap": OFFER})
    assert signed(months(Month(both, both), changes=dear)) == {"swap"}


def test_a_deal_is_broken_on_one_day_of_the_round_and_kept_on_the_others():
    model = months(Month(), Month(first=SideOrders(courses={"swap": Course.BREAK})), Month())
    assert days_of(model, Happening.BREACH) == [11]
    assert {event.side for event in model.log if event.happening == Happening.BREACH} == {0}


def test_a_side_that_the_model_would_let_break_keeps_what_its_team_keeps():
    faithless = {
        "deal.swap": {"temptation": 1.0, "term_days": 100},
        "conduct.base_rate": 1.0,
        "both.chance_trustworthy": 0.0,
        "both.ploy": 5.0,
    }
    offered = SideOrders({"swap": OFFER})
    model = months(Month(offered), Month(SideOrders(courses={"swap": Course.KEEP})), changes=faithless)
    assert {event.side for event in model.log if event.happening == Happening.BREACH} == {1}


def test_what_is_left_ends_on_the_first_day_and_names_who_left():
    model = months(Month(), Month(second=SideOrders(courses={"swap": Course.LEAVE})))
    swap = next(deal for deal in model.deals if deal.kind.key == "swap")
    assert (swap.status, swap.ended_by, swap.ended_on) == (Status.WITHDRAWN, 1, 11)


def test_walking_out_leaves_everything_and_signs_nothing():
    model = months(Month(), Month(first=SideOrders({"swap": OFFER}, walks_out=True)))
    assert model.active_deals() == []
    assert {deal.ended_by for deal in model.deals} == {0}
    assert max(deal.signed_on for deal in model.deals) <= 10


def test_a_team_renews_what_it_keeps_and_lets_the_rest_run_out():
    short = {"deal.swap": {"term_days": 12}, "talks.renewal_days": 2}
    keep = SideOrders({}, {"swap": Course.KEEP})
    assert months(Month(), Month(keep, keep), changes=short).deals[0].renewals > 0
    dropped = months(Month(), Month(keep, SideOrders({}, {"swap": Course.BREAK})), changes=short)
    assert [deal.status for deal in dropped.deals] == [Status.EXPIRED]


def test_a_team_can_refuse_a_settlement_and_not_sign_one_beyond_its_means():
    weary = {"both.pressure": 0.9}
    assert months(Month(), changes=weary).settled_on == 1
    says_nothing_of_it = SideOrders(says={})
    assert months(Month(says_nothing_of_it, says_nothing_of_it), changes=weary).settled_on == 1
    assert months(Month(SideOrders(settles=False)), changes=weary).settled_on is None
    assert months(Month(SideOrders(settles=True), SideOrders(settles=True))).settled_on is None


def test_a_side_can_keep_monitors_out():
    watched = {"deal.line": {"calm": 1.0, "term_days": 100}, "monitors.mission": {}}
    assert all(team.on_duty for team in months(Month(), changes=watched).monitors)
    refused = months(Month(second=SideOrders(admits=False)), changes=watched)
    assert not any(team.on_duty for team in refused.monitors)


def test_only_the_third_party_that_the_mediator_sends_has_leverage():
    two = {"third_party.great": {"leverage": 0.03}, "third_party.small": {"leverage": 0.01}}
    levers = [
        months(Month(mediator=MediatorOrders(engages=chosen)), changes=two).leverage
        for chosen in (None, "great", "small", NOBODY)
    ]
    assert levers == pytest.approx([0.04, 0.03, 0.01, 0.0])


def test_a_first_move_is_made_if_it_is_offered():
    grit = {
        "deal.guns": {"unilateral": True, "term_days": 100},
        "ladder.policy": "unilateral",
        "meeting.bilateral.days_between": 100_000.0,
        "ladder.initiative_days": 5,
    }
    moved = months(Month(SideOrders({"guns": OFFER})), changes=grit)
    assert days_of(moved, Happening.FIRST_MOVE)[0] == 5
    assert days_of(months(Month(SideOrders({}), SideOrders({})), changes=grit), Happening.FIRST_MOVE) == []


def test_orders_come_back_from_the_log_as_they_were():
    side = SideOrders({"swap": ACCEPT}, {"swap": Course.BREAK}, False, True, True)
    for orders in (side, SideOrders()):
        assert side_orders(written(orders)) == orders
    for mediation in (MediatorOrders("league", ("swap",)), MediatorOrders(NOBODY, ()), MediatorOrders()):
        assert mediator_orders(written(mediation)) == mediation


@pytest.mark.parametrize(
    "orders",
    [
        SideOrders({"swop": OFFER}),
        SideOrders(courses={"swap@ford": Course.KEEP}),
        MediatorOrders(engages="leage"),
        MediatorOrders(tables=("swop",)),
    ],
)
def test_orders_about_what_there_is_not_are_refused_with_what_there_is(orders):
    with pytest.raises(RequestError, match="this conflict has none of that name"):
        check_orders(war(DEALS), orders)


def test_a_still_war_is_what_these_tests_think():
    assert days_of(lived(war(DEALS), 10), Happening.SIGNED) == [1, 2]

"""Which way things move in a single world, or a few, when one thing is changed."""

import statistics

import pytest

from agents.wars import days_of, lived, series, war
from microdeals.agents import Party
from microdeals.rulebook.events import Happening

SEEDS = range(8)
UNSETTLED = {"meeting.bilateral.top_rung": 5}
"""However small the gap, these leaders sign deals only."""


class Saint(Party):
    """Keeps every promise, so that only what that teaches is left."""

    def keeps(self, deal):
        return True


def trust_won(deal, days=60):
    """Trust won from a deal that both sides keep for so long."""
    changes = UNSETTLED | {
        "deal.swap": {"term_days": 1000, "exposure": 0.0} | deal,
        "conduct.base_rate": 0.02,
        "both.lock": 2.0,
    }
    model = lived(war(changes), days, parties=(Saint, Saint))
    assert len(model.deals) == 1
    return model.parties[0].trust - 0.5


def test_a_deal_that_nobody_is_tempted_to_break_teaches_nothing():
    assert trust_won({"temptation": 0.0, "benefit": 0.5}) == pytest.approx(0.0, abs=0.01)


def test_the_more_tempting_a_kept_deal_the_more_it_teaches():
    won = [trust_won({"temptation": temptation, "benefit": 0.2}) for temptation in (0.0, 0.1, 0.2, 0.3)]
    assert won == sorted(won)
    assert won[0] < 0.1
    assert won[-1] > 0.3


def test_a_kept_deal_teaches_the_more_the_better_it_is_seen():
    tempting = {"temptation": 0.2, "benefit": 0.2}
    won = [trust_won(tempting | {"detection": detection}) for detection in (0.1, 0.5, 1.0)]
    assert won == sorted(won)
    assert won[0] < won[-1] / 2


def test_an_over_ambitious_deal_is_refused():
    ambitious = {"temptation": 1.0, "benefit": 0.2, "exposure": 0.5}
    modest = {"temptation": 0.2, "benefit": 0.2, "exposure": 0.5}
    base = UNSETTLED | {"conduct.base_rate": 0.02}
    assert lived(war(base | {"deal.line": ambitious}), 20).deals == []
    assert len(lived(war(base | {"deal.line": modest}), 20).deals) >= 1


def test_two_exploiting_sides_lose_the_trust_they_had_and_two_trustworthy_ones_gain_it():
    changes = UNSETTLED | {
        "deal.swap": {"temptation": 0.3, "benefit": 0.3, "exposure": 0.0, "term_days": 1000},
        "conduct.base_rate": 0.05,
        "both.assurance": 0.4,
        "both.ploy": 1.0,
        "both.lock": 2.0,
    }

    def trust(chance_trustworthy):
        changed = changes | {"both.chance_trustworthy": chance_trustworthy}
        return [party.trust for seed in SEEDS for party in lived(war(changed), 60, seed).parties]

    assert statistics.fmean(trust(0.0)) < 0.3
    assert statistics.fmean(trust(1.0)) > 0.7


def test_who_takes_bad_news_harder_trusts_less_after_the_same_news():
    changes = UNSETTLED | {
        "deal.swap": {"temptation": 0.2, "benefit": 0.2, "term_days": 1000, "false_alarm": 0.1},
        "conduct.base_rate": 0.02,
        "both.lock": 2.0,
        "party.borea.negativity": 4.0,
    }
    trusts = [[party.trust for party in lived(war(changes), 60, seed).parties] for seed in SEEDS]
    arden, borea = (statistics.fmean(side) for side in zip(*trusts, strict=True))
    assert borea < arden - 0.1


CALM = UNSETTLED | {
    "deal.line": {"calm": 0.9, "term_days": 1000, "exposure": 0.0},
    "both.lock": 2.0,
}
FEUD = CALM | {
    "commanders.violations": 0.3,
    "commanders.breeding_feud": 1.3,
    "commanders.chance_of_feud": 1.0,
}


def violations(changes, days=80):
    """Violations in a world, the mean over some seeds."""
    return statistics.fmean(sum(series(lived(war(changes), days, seed), "violations")) for seed in SEEDS)


def test_attribution_keeps_a_feud_from_breeding():
    """With half attributed, each violation breeds 0.65 more and 0.6 a day tend to 0.6 / (1 - 0.65) = 1.7."""
    unwatched = violations(FEUD)
    attributed = violations(FEUD | {"monitors.mission": {"attribution": 0.5}})
    assert attributed == pytest.approx(80 * 1.7, rel=0.25)
    assert unwatched > 5 * attributed


def test_a_live_and_let_live_truce_holds_and_a_feud_erodes():
    def fire(changes):
        fighting = series(lived(war(changes), 120), "fighting")
        return statistics.fmean(fighting[1:31]), statistics.fmean(fighting[-30:])

    early, late = fire(FEUD | {"commanders.breeding_feud": 0.5, "commanders.violations": 0.1})
    assert abs(late - early) < 0.15
    early, late = fire(FEUD | {"commanders.violations": 0.1})
    assert late > early + 0.3


def test_where_monitors_are_let_in_they_see_more_than_the_sides_themselves():
    line = {"deal.line": CALM["deal.line"] | {"detection": 0.1}}
    let_in, kept_out = (
        lived(war(CALM | line | {"monitors.mission": {"access": access}}), 10) for access in (1.0, 0.0)
    )
    assert (let_in.monitors[0].on_duty, let_in.deals[0].detection) == (True, 1.0)
    assert (kept_out.monitors[0].on_duty, kept_out.deals[0].detection) == (False, 0.1)


def test_kept_and_watched_deals_build_a_record_that_makes_a_guarantor_believed():
    guarantor = {"third_party.crown": {"heft": 1.0, "commitment": 0.2}, "record.growth": 0.05}
    watched = CALM | guarantor | {"record.weight": 1.0, "monitors.mission": {}}
    unwatched = CALM | guarantor | {"record.weight": 1.0}
    built, bare = lived(war(watched), 40), lived(war(unwatched), 40)
    assert series(bare, "documented")[-1] == 0.0
    assert series(bare, "guarantee_0")[-1] == pytest.approx(0.2)
    assert series(built, "documented") == sorted(series(built, "documented"))
    assert series(built, "guarantee_0")[-1] > 0.8
    assert series(built, "gap_fear")[-1] < series(bare, "gap_fear")[-1] / 2


def test_relief_takes_urgency_away():
    at_war, calm = lived(war(UNSETTLED), 60), lived(war(CALM), 60)
    assert sum(series(calm, "fighting")) < sum(series(at_war, "fighting")) / 4
    assert calm.parties[0].pressure < at_war.parties[0].pressure - 0.03
    assert series(calm, "gap_total")[-1] > series(at_war, "gap_total")[-1]


def test_respite_helps_the_side_that_rearms():
    changes = CALM | {
        "party.borea.optimism_ceiling": 0.3,
        "party.borea.rearming": 0.05,
        "both.learning": 0.05,
        "both.optimism": 0.1,
    }
    calm, at_war = (
        lived(war(changes | {"ladder.policy": policy}), 60).parties for policy in ("gradual", "none")
    )
    assert calm[1].optimism > 0.25
    assert at_war[1].optimism < 0.05
    assert calm[1].demand > at_war[1].demand + 0.15
    assert calm[0].optimism <= 0.1


def test_a_mediators_leverage_goes_when_the_mediator_goes():
    """The deal costs 0.05 more at home than it is worth, and the mediator adds 0.1."""
    changes = UNSETTLED | {
        "deal.swap": {"visibility": 1.0, "term_days": 1000},
        "both.audience": 0.15,
        "both.home": 1.0,
        "both.support": 0.0,
    }
    without = lived(war(changes), 20)
    crown = {"third_party.crown": {"leverage": 0.1, "leaves_on_day": 12}}
    with_mediator = lived(war(changes | crown), 20)
    assert without.deals == []
    assert days_of(with_mediator, Happening.SIGNED) == [1]
    assert days_of(with_mediator, Happening.WITHDRAWN) == [12]
    assert "worth of staying -0.050" in with_mediator.deals[0].why


def test_a_guarantor_that_turns_with_the_wind_is_worth_less():
    def guarantee(fickleness):
        crown = {"heft": 1.0, "commitment": 1.0, "fickleness": fickleness, "reversion": 0.02}
        model = lived(war({"third_party.crown": crown, "both.tolerance": 0.3}), 40)
        return statistics.fmean(series(model, "guarantee_0") + series(model, "guarantee_1"))

    steady, fickle, wild = (guarantee(fickleness) for fickleness in (0.0, 0.05, 0.5))
    assert steady == pytest.approx(1.0)
    assert steady > fickle > wild


def test_spoilers_hurt_most_where_the_partner_looks_able_to_stop_them():
    def reports_and_trust(control):
        changes = CALM | {
            "deal.line": CALM["deal.line"] | {"rung": 5, "temptation": 0.3, "benefit": 0.3, "detection": 0.8},
            "ladder.policy": "leap",
            "conduct.base_rate": 0.02,
            "spoiler.irregulars": {"side": "borea", "capacity": 0.5},
            "party.borea.control": control,
        }
        model = lived(war(changes), 40, parties=(Saint, Saint))
        blamed = sum(report.against == 1 for deal in model.deals for report in deal.reports)
        return blamed, model.parties[0].trust

    powerless, mighty = reports_and_trust(0.0), reports_and_trust(0.9)
    assert powerless[0] == 0
    assert mighty[0] > 10
    assert mighty[1] < 0.1 < powerless[1]


def test_with_channel_records_alone_success_breeds_success_and_no_trust():
    """Where both types behave alike, kept days say nothing of the type, but all of the channel."""
    changes = UNSETTLED | {
        "deal.swap": {"term_days": 1000, "benefit": 0.3, "exposure": 0.3, "temptation": 0.3},
        "deal.barges": {"term_days": 1000, "benefit": 0.3, "exposure": 0.3, "temptation": 0.3, "rung": 2},
        "both.assurance": 0.0,
        "conduct.base_rate": 0.02,
    }
    model = lived(war(changes), 60, parties=(Saint, Saint))
    swap, barges = model.slots
    party = model.parties[0]
    assert party.trust == 0.5
    assert party.breach_before_signing(swap) < party.breach_before_signing(barges) / 2
    assert [deal.title for deal in model.deals] == ["Swap"]


def test_news_of_kept_and_of_broken_deals_moves_the_publics_their_own_way():
    def support(**deal):
        changes = UNSETTLED | {
            "deal.swap": {"visibility": 1.0, "term_days": 1000, "exposure": 0.0} | deal,
            "both.support": 0.5,
            "publics.news_kept": 0.01,
            "publics.news_broken": 0.05,
            "both.audience": 0.3,
        }
        return lived(war(changes), 30)

    kept, reported = support(), support(false_alarm=0.5)
    assert series(kept, "support_0")[-1] == 1.0
    assert series(reported, "support_0")[-1] == 0.0
    assert kept.parties[0].citizens[0].support > 0.6
    assert reported.parties[0].citizens[0].support < 0.4
    assert series(kept, "gap_audience")[-1] == 0.0
    assert series(reported, "gap_audience")[-1] == pytest.approx(0.6)

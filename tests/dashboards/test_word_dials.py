"""Dials in words: each choice is values of the model, and survives an address and a command line."""

import itertools
import shlex

import numpy as np
import pytest

from dashboards.asked.pairs import judged_from
from dashboards.asked.run import Asked, asked_from
from dashboards.asked.word_dials import OWN, WordDial, word_dials_of
from dashboards.compare.in_words import what_differs
from dashboards.compare.question import Both, both_from
from microdeals.conflicts import declarations, load, shipped, value_at, with_settings
from microdeals.errors import ConflictError
from microdeals.unknowns import unknowns_of
from microdeals.verdict.fit import fit_of
from microdeals.verdict.twins import twins_of

ARDEN = "arden_borea"
ALL = [(name, dial) for name in shipped() for dial in word_dials_of(name)]


def dial(key: str, name: str = ARDEN) -> WordDial:
    return next(it for it in word_dials_of(name) if it.key == key)


def test_a_war_with_everything_has_all_six():
    assert [it.key for it in word_dials_of(ARDEN)] == [
        "offered", "terms", "sincerity", "teams", "hardliners", "guarantor",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "it"), ALL, ids=lambda it: it if isinstance(it, str) else it.key)
def test_each_choice_comes_back_from_its_address_and_from_its_command(name: str, it: WordDial):
    for option in it.options:
        asked = it.turned(Asked(name, 7), option.key)
        again, complaint = asked_from(asked.query().removeprefix("?"))
        assert (again, complaint) == (asked, "")
        assert it.chosen(again) == option.key
        words = shlex.split(asked.command(0, asked.days))
        settings = [word for before, word in itertools.pairwise(words) if before == "--set"]
        assert with_settings(load(name), settings) == asked.conflict()


@pytest.mark.parametrize("name", shipped())
def test_no_choice_sets_what_is_not_declared(name: str):
    options = [option for it in word_dials_of(name) for option in it.options if it.key != "offered"]
    for path, value in (one for option in options for one in option.values.items()):
        table, *_, key = path.split(".")
        declared = next(one for one in declarations()[table] if one.key == key)
        assert declared.low <= value <= declared.high
        assert isinstance(value, int) or declared.type is not int


def test_the_way_back_leaves_the_other_dials_alone():
    asked = Asked(ARDEN).changed({"party.arden.trust": 0.9})
    turned = dial("terms").turned(asked, "half")
    assert value_at(turned.conflict(), "deal.swap.term_days") == 15
    assert value_at(turned.conflict(), "deal.river_barges.term_days") == 45
    assert dial("terms").turned(turned, OWN) == asked


def test_what_each_dial_means_in_the_model():
    def after(key: str, option: str):
        return dial(key).turned(Asked(ARDEN), option).conflict()

    assert [kind.key for kind in after("offered", "swap").kinds] == ["swap"]
    assert "swap" not in {kind.key for kind in after("offered", "all but swap").kinds}
    assert {party.values.chance_trustworthy for party in after("sincerity", "mostly").parties} == {0.9}
    assert [mission.values.teams for mission in after("teams", "twice").monitors] == [6]
    assert {spoiler.values.capacity for spoiler in after("hardliners", "none").spoilers} == {0.0}
    assert {third.values.heft for third in after("guarantor", "nobody").third_parties} == {0.0}


def test_a_choice_on_a_number_that_is_set_otherwise_is_no_choice_of_the_dial():
    asked = Asked(ARDEN).changed({"monitors.valley_mission.teams": 5})
    assert dial("teams").chosen(asked) == ""
    assert dial("teams").said(asked) == "monitors.valley_mission.teams=5"


def test_deals_that_are_not_on_offer_cannot_be_made_longer():
    asked = dial("offered").turned(Asked(ARDEN), "swap")
    both = dial("terms").turned(asked, "twice")
    assert [kind.values.term_days for kind in both.conflict().kinds] == [60]
    assert asked_from(both.query().removeprefix("?")) == (both, "")


@pytest.mark.parametrize("word", ["narnia", "all but narnia", "", "%00"])
def test_an_address_that_offers_what_there_is_not_is_refused_with_what_there_is(word: str):
    asked, complaint = asked_from(f"war={ARDEN}&set=offered%3D{word.replace(' ', '%20')}")
    assert asked == Asked(ARDEN)
    assert "Kinds are 'swap'" in complaint or "Did you mean" in complaint
    with pytest.raises(ConflictError):
        Asked(ARDEN).changed({"offered": word})


@pytest.mark.parametrize("name", ["arden_borea", "russia_ukraine_2025"])
def test_what_nobody_knows_is_still_drawn_where_deals_are_off_the_table(name: str):
    """Numbers of a deal that is not on offer are drawn in nothing; all others as before."""
    own = load(name)
    gone = own.kinds[0].key
    left = Asked(name).changed({"offered": f"all but {gone}"}).conflict()
    unknowns = unknowns_of(own)
    before, after = (
        {target.path for target in fit_of(twins_of(war), unknowns).with_deals.targets} for war in (own, left)
    )
    assert before - after == {path for path in before if path.startswith(f"deal.{gone}.")}
    assert after < before or not any(path.startswith(f"deal.{gone}.") for path in before)
    wars = fit_of(twins_of(left), unknowns).wars(np.arange(3))
    assert gone not in {kind.key for kind in wars[0].kinds}


def test_compare_says_in_words_what_is_other_on_the_right():
    judged, _ = judged_from(f"war={ARDEN}")
    right = judged._replace(asked=dial("offered").turned(judged.asked, "all but swap"))
    both = Both(judged, right)
    assert what_differs(both) == "With “all but: Prisoner swap” for “Deals on offer”, and not “all of them”,"
    again, _ = both_from(f"war={ARDEN}&{both.own()}")
    assert again.differing_in_words() == both.differing_in_words()

"""Which run a visitor asks for: as an address, as a command line, with dials, and badly."""

from __future__ import annotations

import dataclasses
import itertools
import shlex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboards.asked.dials import dials_of
from dashboards.asked.pairs import judged_from
from dashboards.asked.run import Asked, BadInputError, asked_from, given_in, seed_from, world_from
from microdeals.conflicts import declarations, load, with_settings
from microdeals.errors import ConflictError
from microdeals.rulebook.luck import LARGEST_SEED


def test_whoever_asks_for_nothing_gets_russia_and_ukraine_2025():
    assert asked_from(None) == (Asked("russia_ukraine_2025", 1, ()), "")
    assert Asked().query() == ""


@pytest.mark.parametrize("typed", ["0", " 7 ", "+7", "007", str(LARGEST_SEED)])
def test_a_seed_is_a_whole_number_and_zero_is_one(typed: str):
    assert seed_from(typed) == int(typed)


@pytest.mark.parametrize(
    "typed", ["", "-1", "1.0", "1e3", "٣", "1_000", "0x10", str(LARGEST_SEED + 1), "9" * 5000]
)
def test_nothing_else_is_a_seed(typed: str):
    with pytest.raises(BadInputError) as told:
        seed_from(typed)
    assert len(str(told.value)) <= 60


@given(
    seed=st.integers(0, LARGEST_SEED),
    trust=st.floats(0.0, 1.0).map(lambda value: round(value, 6)),
    policy=st.sampled_from(["none", "gradual", "leap", "lowest_rung_only", "unilateral"]),
)
@settings(max_examples=25, deadline=None)
def test_an_address_leads_back_to_the_run_that_it_was_made_for(seed: int, trust: float, policy: str):
    changes = {"party.arden.trust": trust, "ladder.policy": policy}
    asked = Asked("arden_borea", seed).changed(changes)
    assert asked_from(asked.query().removeprefix("?")) == (asked, "")


def test_the_command_line_asks_for_the_same_conflict():
    asked = Asked("arden_borea", 3).changed({"party.arden.trust": 0.5, "ladder.policy": "leap"})
    words = shlex.split(asked.command(day=60, horizon=182))
    assert words[:7] == ["microdeals", "run", "arden_borea", "--seed", "3", "--days", "60"]
    given = [word for option, word in itertools.pairwise(words) if option == "--set"]
    assert with_settings(load("arden_borea"), given) == asked.conflict()


@pytest.mark.parametrize("day", [0, 182])
def test_the_whole_run_needs_no_days(day: int):
    assert Asked().command(day, 182) == "microdeals run russia_ukraine_2025 --seed 1"


def test_a_value_of_the_models_own_is_no_change():
    own = load("arden_borea").parties[0].values.trust
    asked = Asked("arden_borea").changed({"party.arden.trust": 0.9})
    assert asked.changes == (("party.arden.trust", 0.9),)
    assert asked.changed({"party.arden.trust": own}) == Asked("arden_borea")


def test_a_value_out_of_range_is_refused():
    with pytest.raises(ConflictError, match="must be between 0 and 1"):
        Asked("arden_borea").changed({"party.arden.trust": 1.5})


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("war=narnia", "no war “narnia”"),
        ("war=../../etc/passwd", "no war"),
        ("seed=-1", "seed “-1”"),
        ("set=publics.citizens%3D100000", "cannot set, “publics.citizens=100000”"),
        ("set=party.russia.trust%3D7", "trust = 7: must be between 0 and 1"),
        ("set=party.russia.trust", "write it as path=value"),
        ("set=party.russia.trust%3Dnan", "trust"),
    ],
)
def test_what_an_address_asks_for_in_vain_is_said_and_left_out(query: str, said: str):
    asked, complaint = asked_from(query)
    assert asked == Asked()
    assert said in complaint


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_no_address_breaks_the_page(query: str):
    asked, _ = asked_from(query)
    assert asked.world().day == 0


def test_a_thousand_settings_are_too_many_to_read_and_the_page_says_so():
    query = "&".join(["set=party.russia.trust%3D0.5"] * 1000)
    asked, complaint = asked_from(query)
    assert asked == Asked()
    assert complaint == "The address asks for more than 80 things at once. It is left out."
    assert given_in(query) == {}


def test_forty_things_are_not_too_many():
    query = "&".join(["seed=5", *["x=1"] * 39])
    assert asked_from(query) == (Asked(seed=5), "")
    assert len(given_in(query)["x"]) == 39


def test_dials_say_what_the_parameters_declare():
    for dial in dials_of(load("russia_ukraine_2025")):
        declared = [it for table in declarations().values() for it in table if it.key == dial.declared.key]
        assert dial.declared in declared
        assert dial.declared.unit
        assert dial.label == dial.declared.meaning


def test_dials_show_the_values_that_the_conflict_has():
    conflict = Asked().changed({"ladder.hold_days": 5, "party.ukraine.negativity": 3.0}).conflict()
    values = {dial.key: dial.value for dial in dials_of(conflict)}
    assert values["ladder.hold_days"] == 5
    assert values["party.ukraine.negativity"] == 3.0
    assert values["third_party.united_states.fickleness"] == 0.12


def test_a_slider_of_days_ends_with_the_run_unless_the_model_asks_for_more():
    hold = next(dial for dial in dials_of(load("arden_borea")) if dial.key == "ladder.hold_days")
    assert hold.high == load("arden_borea").horizon_days
    longer = with_settings(load("arden_borea"), ["ladder.hold_days=400"])
    assert next(dial for dial in dials_of(longer) if dial.key == "ladder.hold_days").high == 400


def test_a_conflict_without_monitors_has_no_dial_for_them():
    bare = dataclasses.replace(load("arden_borea"), monitors=(), third_parties=())
    assert {dial.key.partition(".")[0] for dial in dials_of(bare)} == {"party", "ladder"}


def test_a_drawn_world_is_in_its_address_and_on_its_command_line():
    asked = Asked("arden_borea", 3, drawn=True).changed({"party.arden.trust": 0.5})
    assert world_from(asked.query()[1:]) == (asked, "")
    assert asked.command(0, 182).endswith("--set party.arden.trust=0.5 --drawn")
    war = asked.war()
    assert war is not None
    assert (asked.conflict(), asked.conflict().parties[0].values.trust) == (war.conflict, 0.5)
    assert asked.as_given() == with_settings(load("arden_borea"), ["party.arden.trust=0.5"])


def test_where_others_are_drawn_the_models_own_value_is_one_that_is_set():
    own = load("arden_borea").conduct.base_rate
    asked = Asked("arden_borea", 3, drawn=True).changed({"conduct.base_rate": own})
    assert asked.conflict().conduct.base_rate == own
    assert Asked("arden_borea", 3, drawn=True).conflict().conduct.base_rate != own
    assert asked.turned() == Asked("arden_borea", 3)
    assert Asked("arden_borea", 3).turned() == Asked("arden_borea", 3, drawn=True)


def test_pages_of_many_worlds_do_not_take_one_draw_for_all():
    query = Asked("arden_borea", 3, drawn=True).query()[1:]
    assert asked_from(query) == (Asked("arden_borea", 3), "")
    assert judged_from(query)[0].twins().with_deals == load("arden_borea")


def test_a_war_that_has_nothing_to_draw_says_so_and_is_taken_as_given():
    asked, said = world_from("war=base_rate&drawn=1")
    assert asked == Asked("base_rate")
    assert "does not say what nobody knows" in said
    assert asked.turned() == asked

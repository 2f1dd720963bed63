"""What the About page says of numbers, literature and addresses is what the files say."""

import re
import sys
from pathlib import Path

import pytest

from dashboards.about.numbers import facts_of, groups_of, numbers_of
from dashboards.about.page import CREDITS, TRIES
from dashboards.asked.run import asked_from
from dashboards.sweep.levers import wanted_from
from microdeals.conflicts import load, shipped, value_at
from microdeals.documents.wording import shown

CHECKOUT = Path(__file__).parents[2]
sys.path.insert(0, str(CHECKOUT / "tools"))


@pytest.mark.parametrize("war", shipped())
def test_every_number_of_a_war_has_its_value_a_unit_a_meaning_and_a_reason(war: str):
    conflict = load(war)
    for number in numbers_of(war):
        assert number.value == shown(value_at(conflict, number.path)), number.path
        assert all((number.unit, number.meaning, number.kind, number.reason)), number.path


def test_a_fact_an_assumption_and_a_default_are_told_apart():
    kinds = {number.path: number.kind for number in numbers_of("russia_ukraine_2025")}
    assert kinds["conflict.start"] == "fact"
    assert kinds["party.russia.trust"] == "assumed"
    assert kinds["party.russia.learning"] == "default"
    fitted = {number.path for number in numbers_of("donbas_2015") if number.kind == "fitted"}
    assert "commanders.decay" in fitted


def test_a_source_that_is_cited_by_number_or_key_is_listed_on_the_page():
    facts = {f"[{fact.number}]" for fact in facts_of("russia_ukraine_2025")}
    references = {f"[{key}]" for key in CREDITS["references"]}
    for number in numbers_of("russia_ukraine_2025"):
        cited = {word.strip(",;.") for word in number.source.split() if word.startswith("[")}
        assert cited <= facts | references, number.path


def test_a_group_that_a_reason_names_is_explained():
    letters = {group[:3] for group in groups_of("russia_ukraine_2025")}
    reasons = " ".join(number.reason for number in numbers_of("russia_ukraine_2025"))
    named = set(re.findall(r"\([a-z]\)", reasons))
    assert named
    assert named <= letters


@pytest.mark.parametrize("one", TRIES, ids=lambda one: one.key)
def test_everything_to_try_asks_for_something_that_there_is(one):
    query = one.address.partition("?")[2]
    asked, complaint = asked_from(query)
    assert complaint == ""
    assert asked.query()
    if one.address.startswith("/sweep"):
        assert wanted_from(query, asked)[1] == ""


def test_credits_are_those_of_the_citation_file_and_the_references():
    from write_credits import CREDITS as FILE
    from write_credits import credits_as_json

    assert FILE.read_text(encoding="utf-8") == credits_as_json(), "renew it: make pages"

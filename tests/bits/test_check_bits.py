"""``microdeals check --bits`` says which digest differs, on what, and what it means."""

import copy

import pytest
from typer.testing import CliRunner

from microdeals.bits import fields, in_words, published
from microdeals.bits.in_words import Met, met_in_words
from microdeals.bits.machine import machine_in_words, processor
from microdeals.bits.reading import MANY
from microdeals.cli import app
from microdeals.conflicts import load
from microdeals.ensemble import Wanted, run_ensemble
from microdeals.portable.runner import CHOICE


def as_promised() -> Met:
    return Met("a test", {name: dict(digests[MANY]) for name, digests in published().models.items()})


def test_the_command_tells_that_this_machine_lives_the_published_worlds(monkeypatch):
    monkeypatch.setenv(CHOICE, "")
    told = CliRunner().invoke(app, ["check", "--bits"])
    assert told.exit_code == 0, told.output
    assert "All 12 digests are the same" in told.stdout
    assert processor() in told.stdout


def test_another_digest_is_named_and_reported(monkeypatch):
    met = copy.deepcopy(as_promised())
    met.models["donbas_2015"]["daily"] = "0" * 64  # type: ignore[index]
    assert met.others == [("donbas_2015", "daily")]
    monkeypatch.setattr(in_words, "SOURCE_HASH", published().rules)
    told = met_in_words(met)
    assert "donbas_2015           outcomes the same, daily DIFFER, events the same" in told
    assert machine_in_words() in told
    assert "1 of 12 digests differ, though the rules are those that were published" in told


def test_in_a_checkout_with_changed_rules_that_is_the_reason(monkeypatch):
    met = copy.deepcopy(as_promised())
    met.models["donbas_2015"]["daily"] = "0" * 64  # type: ignore[index]
    monkeypatch.setattr(in_words, "SOURCE_HASH", "another")
    assert "so does the source of the rules: this is a checkout with changes" in met_in_words(met)


@pytest.mark.parametrize("arguments", [["check"], ["check", "arden_borea", "--bits"]])
def test_it_checks_a_file_or_the_machine(arguments):
    refused = CliRunner().invoke(app, arguments)
    assert "check needs a FILE, or --bits without one." in str(refused.exception)


def test_one_bit_of_one_day_is_another_digest():
    worlds = run_ensemble(load("base_rate"), range(2), Wanted(days=5, daily=True, events=True))
    before = {part: fields.digest(fields.columns_of(worlds, part)) for part in fields.PARTS}
    worlds.daily[1, 4, 3] += 2.0**-52
    after = {part: fields.digest(fields.columns_of(worlds, part)) for part in fields.PARTS}
    assert [part for part in fields.PARTS if before[part] != after[part]] == ["daily"]

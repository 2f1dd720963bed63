"""The models that ship are valid, say what they promise, and tell where every number comes from."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from microdeals import paths
from microdeals.conflicts import load, shipped
from microdeals.documents.wording import shown

MODELS = paths.room("models")
TEXTS = {"title", "summary"}


def test_both_models_are_on_the_list_in_order():
    names = shipped()
    assert {"arden_borea", "russia_ukraine_2025"} <= set(names)
    assert list(names) == sorted(names)


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_model_is_valid_and_has_its_three_texts(name: str):
    conflict = load(name)
    assert conflict.name == name
    assert {"conflict.toml", "README.md", "sources.md"} <= {file.name for file in (MODELS / name).iterdir()}


@pytest.mark.parametrize("name", shipped())
def test_what_fighting_promises_to_both_sides_is_the_whole_of_what_is_in_dispute(name: str):
    first, second = (party.values for party in load(name).parties)
    assert first.prospects + second.prospects == pytest.approx(1.0, abs=1e-9)


def test_the_autumn_of_2025_has_the_deals_of_the_question():
    conflict = load("russia_ukraine_2025")
    kinds = {kind.key: kind.values for kind in conflict.kinds}
    assert (conflict.start.isoformat(), conflict.horizon_days) == ("2025-09-05", 26 * 7)
    assert list(kinds) == [
        "prisoner_exchange",
        "humanitarian_corridor",
        "grain_transit",
        "energy_transit",
        "no_strikes_on_power",
        "artillery_stand_down",
        "monitored_ceasefire_line",
        "rules_on_drones_missiles_ew",
    ]
    assert [party.key for party in conflict.parties] == ["russia", "ukraine"]
    assert (
        kinds["artillery_stand_down"].scope.name == kinds["monitored_ceasefire_line"].scope.name == "SECTOR"
    )
    assert not conflict.fictional


def test_in_the_autumn_of_2025_one_leader_has_offered_to_meet_and_the_other_is_not_keen():
    russia, ukraine = (party.values for party in load("russia_ukraine_2025").parties)
    assert russia.recognition_cost > russia.pressure
    assert ukraine.recognition_cost < ukraine.pressure


def test_the_united_states_turn_with_the_wind_and_the_europeans_speak_with_many_voices():
    third = {entry.key: entry.values for entry in load("russia_ukraine_2025").third_parties}
    assert third["united_states"].fickleness == max(values.fickleness for values in third.values())
    assert third["europeans"].coherence == min(values.coherence for values in third.values())
    assert third["europeans"].commitment > third["united_states"].commitment


def test_pokrovsk_bears_the_most_fire():
    sectors = load("russia_ukraine_2025").sectors
    assert max(sectors, key=lambda sector: sector.values.weight).key == "pokrovsk_toretsk"


def test_the_model_for_classes_is_invented():
    assert load("arden_borea").fictional


@pytest.mark.parametrize("name", shipped())
def test_every_number_has_its_row_in_the_sources_with_the_same_value(name: str):
    document = tomllib.loads((MODELS / name / "conflict.toml").read_text(encoding="utf-8"))
    said = {path: row[0] for path, row in rows_of(MODELS / name / "sources.md").items()}
    assert said == {path: shown(value) for path, value in leaves(document)}


@pytest.mark.parametrize("name", shipped())
def test_every_row_of_the_sources_gives_a_kind_and_a_reason(name: str):
    for path, (_, kind, reason, source) in rows_of(MODELS / name / "sources.md").items():
        assert kind in {"fact", "read off", "fitted", "assumed"}, path
        assert kind != "fitted" or re.search(r"posterior\.toml|[CDFPU]\d", reason), f"{path}: fitted to what?"
        assert len(reason) > 3, path
        assert source, path
        assert source != "—" or kind in {"assumed", "fitted"} or reason == "by definition", (
            f"{path}: a fact needs a source"
        )


@pytest.mark.parametrize("name", shipped())
def test_every_fact_that_a_row_points_to_is_listed(name: str):
    text = (MODELS / name / "sources.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| (\d+) \|", text, re.MULTILINE))
    pointed = set(re.findall(r"\[(\d+)\]", text))
    assert pointed == listed


def leaves(table: dict[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Dotted path and value of everything but the texts for readers."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, (*above, key))
        elif key not in TEXTS:
            yield ".".join((*above, key)), value


def rows_of(file: Path) -> dict[str, list[str]]:
    """Value, kind, reason and source by dotted path."""
    rows: dict[str, list[str]] = {}
    table = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("### ["):
            table = line[5:].rstrip("]")
        elif line.startswith("| `"):
            key, *cells = (cell.strip() for cell in line.strip("|").split("|"))
            rows[f"{table}.{key.strip('`')}"] = cells
    return rows

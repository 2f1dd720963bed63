"""The schema for editors says what the reader says: shipped models fit, what the reader refuses does not."""

import copy
import datetime
import json
import subprocess
import sys
import tomllib
from typing import Any

import pytest
from jsonschema import Draft7Validator

from microdeals.conflicts import load, shipped
from microdeals.conflicts.declared import Declaration, declared_in
from microdeals.conflicts.json_schema import json_schema
from microdeals.conflicts.tables import TABLES
from microdeals.conflicts.validation import checked
from microdeals.paths import room

VALIDATOR = Draft7Validator(json_schema(), format_checker=Draft7Validator.FORMAT_CHECKER)


def written(model: str) -> dict[str, Any]:
    """A shipped conflict.toml as it stands."""
    return tomllib.loads((room("models") / model / "conflict.toml").read_text(encoding="utf-8"))


def as_json(value: Any) -> Any:
    """TOML as JSON has it: a date is a text."""
    return json.loads(json.dumps(value, default=datetime.date.isoformat))


def complaints(document: dict[str, Any]) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(as_json(document))]


def numbers() -> list[tuple[str, Declaration]]:
    """Every number of every table that a model can have, by table."""
    told = [(table.name, each) for table in TABLES for each in declared_in(table.name)]
    return [(name, each) for name, each in told if each.type in (int, float) and not each.choices]


def with_value(table: str, key: str, value: Any) -> dict[str, Any]:
    """The shipped war since 2022 with one key of the first entry of a table set."""
    document = copy.deepcopy(written("russia_ukraine_2025"))
    family = next(one for one in TABLES if one.name == table)
    rows = document.setdefault(table, {})
    if family.most:
        rows = rows[next(iter(rows))]
    rows[key] = value
    return document


def test_the_schema_is_one():
    Draft7Validator.check_schema(json_schema())


@pytest.mark.parametrize("model", shipped())
def test_shipped_models_fit(model: str):
    load(model)
    assert complaints(written(model)) == []


def test_a_number_beyond_its_range_is_refused_by_both():
    tried = 0
    for table, declared in numbers():
        for bound, beyond in ((declared.low, -1), (declared.high, 1)):
            if abs(bound) == float("inf"):
                continue
            tried += 1
            document = with_value(table, declared.key, declared.type(bound + beyond))
            assert complaints(document), (table, declared.key)
            assert checked(document)[1], (table, declared.key)
    assert tried > 200


def test_a_bound_that_is_allowed_is_allowed_by_both():
    """Of one key alone: what follows from several together, such as shares that sum to 1, is left out."""
    for table, declared in numbers():
        if declared.low_is_allowed and declared.key != "prospects":
            document = with_value(table, declared.key, declared.type(declared.low))
            assert complaints(document) == [], (table, declared.key)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.update(nonsense={}),
        lambda document: document["conflict"].update(colour="red"),
        lambda document: document["conflict"].pop("title"),
        lambda document: document["conflict"].update(start="tomorrow"),
        lambda document: document["party"].update(third={}),
        lambda document: document["ladder"].update(policy="upwards"),
        lambda document: document["front"].update(power_luck="much"),
        lambda document: document["meeting"].update(summit={}),
        lambda document: document.pop("sector"),
        lambda document: next(iter(document["issue"].values()))["priority"].update(russia=-1),
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(spoil: Any):
    document = written("russia_ukraine_2025")
    spoil(document)
    assert complaints(document)
    assert checked(document)[1]


def test_every_key_is_explained():
    for table in TABLES:
        rows = json_schema()["properties"][table.name]
        if table.name == "meeting":
            rows = rows["properties"]["envoys"]
        elif table.most:
            rows = rows["additionalProperties"]
        assert {each.key for each in declared_in(table.name)} <= set(rows["properties"])
        assert all(told["description"] for told in rows["properties"].values())


def test_the_command_prints_the_schema():
    found = subprocess.run(
        [sys.executable, "-m", "microdeals", "schema"], capture_output=True, text=True, check=True
    )
    assert json.loads(found.stdout) == json_schema()

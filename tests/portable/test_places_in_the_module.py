"""With places as data and the module, numbers are changed without Python, and the kernel is the same."""

import json
import struct
from typing import Any

import numpy as np
import pytest

from ensemble.test_places import assert_same, other_values
from microdeals.conflicts import load, shipped, value_at, with_values
from microdeals.ensemble.facts import work_out_in_loops
from microdeals.ensemble.files import places_as_data
from microdeals.ensemble.kernel import Kernel, kernel_of
from microdeals.ensemble.places import places_of
from microdeals.portable.instance import Instance
from microdeals.portable.reading import found

CODES = {"f": "<d", "i": "<q", "b": "<?"}
LEFT_OUT = ("prospects", "start", "harm")
"""What owes something to another number, or is a date."""


def written(kernel: Kernel, data: dict[str, Any], values: dict[str, Any]) -> None:
    """Write values by what JSON says and nothing else."""
    for path, value in values.items():
        place = data[path]
        number = place["words"].get(value, value)
        for offset in place["offsets"]:
            struct.pack_into(CODES[place["kept_as"]], getattr(kernel, place["table"]), offset, number)


@pytest.mark.parametrize("name", shipped())
def test_numbers_written_by_what_json_says_and_worked_out_by_the_module_make_the_changed_model(name: str):
    model = load(name)
    places = places_of(model)
    data = json.loads(json.dumps(places_as_data(places), allow_nan=False))
    assert list(data) == list(places)
    values = {
        path: other_values(places[path], value_at(model, path))[0]
        for path in places
        if not any(word in path for word in LEFT_OUT)
    }
    assert len(values) > 100
    by_module, by_loop = kernel_of(model), kernel_of(model)
    for kernel in (by_module, by_loop):
        written(kernel, data, values)
        for derived in ("share", "rung"):
            np.asarray(kernel.slots).view(np.recarray)[derived] = 0
    Instance(found()).call("work_out", ((), by_module))
    work_out_in_loops(by_loop)
    expected = kernel_of(with_values(model, values))
    assert_same(by_module, expected)
    assert_same(by_loop, expected)


def test_ranges_are_told_where_there_are_any():
    data = places_as_data(places_of(load("arden_borea")))
    assert (data["party.arden.trust"]["low"], data["party.arden.trust"]["high"]) == (0.0, 1.0)
    assert data["conflict.start"]["low"] is None
    assert data["ladder.policy"]["words"]["gradual"] == 1

"""Records: what a parameter declares becomes a field that compiled loops read, with nothing lost."""

import inspect
from enum import IntEnum
from typing import Annotated, Any, NamedTuple

import numpy as np
import pytest

from agents.wars import LIVELY, war
from microdeals.conflicts.tables import SINGLE_TABLES
from microdeals.day import states
from microdeals.ensemble import kernel, pairs, tape, world
from microdeals.ensemble.kernel import Kernel, kernel_of
from microdeals.ensemble.records import blank, columns_of, record_type, rows
from microdeals.rulebook import quantities, series


def columns_of_class(holds: type) -> bool:
    """Whether a class is one of fields only, which a record is made from."""
    fields = inspect.get_annotations(holds)
    return bool(fields) and not hasattr(holds, "_fields") and holds.__name__ not in NOT_RECORDS


NOT_RECORDS = {"Series"}
CONFLICT = war(LIVELY)
TAKEN = set(dir(np.record)) | set(dir(np.recarray))
TABLES = {
    name: table
    for name, table in vars(quantities).items()
    if isinstance(table, type) and issubclass(table, tuple) and hasattr(table, "_fields")
}
HELD = {
    f"{module.__name__}.{name}": [column for column, _ in columns_of(holds)]
    for module in (kernel, tape, world, states, series)
    for name, holds in vars(module).items()
    if isinstance(holds, type) and holds.__module__ == module.__name__ and columns_of_class(holds)
}
HELD["pairs.PAIR"] = [column for column, _ in pairs.PAIR]


class Colour(IntEnum):
    RED = 1


class Mixed(NamedTuple):
    number: Annotated[float, "any"] = 0.1
    count: Annotated[Annotated[int, "nested"], "twice"] = 2
    is_on: bool = True
    colour: Colour = Colour.RED


class Wordy(NamedTuple):
    word: str = "no number"


@pytest.mark.parametrize("name", TABLES)
def test_no_parameter_hides_what_a_record_can_do(name):
    """A field called "base" or "size" would be found as the array's own attribute."""
    assert len(TABLES) > 15
    assert set(TABLES[name]._fields) & TAKEN == set()


@pytest.mark.parametrize("name", HELD)
def test_no_column_hides_what_a_record_can_do(name):
    assert len(HELD) > 25
    assert set(HELD[name]) & TAKEN == set()
    assert len(set(HELD[name])) == len(HELD[name])


def test_each_kind_of_parameter_has_its_column():
    assert columns_of(Mixed) == [("number", "f8"), ("count", "i8"), ("is_on", "?"), ("colour", "i8")]
    with pytest.raises(TypeError, match="a field is a float, an int, a bool, an IntEnum or a class"):
        columns_of(Wordy)


def test_records_give_their_fields_by_name_as_they_were():
    (found,) = rows(Mixed, [Mixed(number=0.1 + 0.2)])
    assert (found.number, found.count, found.is_on, found.colour) == (0.1 + 0.2, 2, True, 1)
    assert rows(Mixed, []).shape == (0,)


def test_blank_records_are_nothing_everywhere():
    empty = blank(Mixed, (2, 3))
    assert empty.shape == (2, 3)
    assert not empty.number.any()
    assert not empty.is_on.any()


def test_records_lie_in_memory_as_compiled_code_expects():
    assert record_type(columns_of(Mixed)).isalignedstruct


def same(record: Any, values: Any) -> bool:
    return all(record[name] == value for name, value in values._asdict().items())


def test_a_kernel_holds_every_value_of_its_conflict_unrounded():
    packed = kernel_of(CONFLICT)
    assert all(
        same(packed.tables[0][name], getattr(CONFLICT, name)) for name in kernel.Tables.__annotations__
    )
    families = {
        "parties": CONFLICT.parties,
        "kinds": CONFLICT.kinds,
        "third_parties": CONFLICT.third_parties,
        "spoilers": CONFLICT.spoilers,
    }
    for name, entries in families.items():
        records = getattr(packed, name)[: len(entries)]
        assert [int(record.luck_id) for record in records] == [entry.luck_id for entry in entries]
        assert all(same(*pair) for pair in zip(records, [entry.values for entry in entries], strict=True))
    meetings = (CONFLICT.bilateral, CONFLICT.trilateral, CONFLICT.envoys)
    assert all(same(*pair) for pair in zip(packed.meetings, meetings, strict=True))
    assert same(packed.kinds[-1], CONFLICT.settlement)


def test_a_kernel_packs_the_single_tables_of_a_conflict_file():
    assert kernel.Tables.__annotations__ == dict(SINGLE_TABLES)


def test_a_kernel_has_a_row_for_every_place_a_deal_and_a_team_can_be():
    packed = kernel_of(CONFLICT)
    # One kind along the front, one in each of two sectors, and the settlement.
    assert [(int(slot.kind), int(slot.sector), float(slot.share)) for slot in packed.slots] == [
        (0, -1, 1.0),
        (1, 0, pytest.approx(1 / 3)),
        (1, 1, pytest.approx(2 / 3)),
        (2, -1, 1.0),
    ]
    assert packed.monitors.team.tolist() == [0, 1]
    assert packed.sectors.share.sum() == pytest.approx(1.0)


def test_two_conflicts_have_records_of_the_same_types_so_one_compilation_serves_all():
    def types(packed: Kernel) -> list[Any]:
        return [array.dtype for array in packed]

    assert types(kernel_of(war())) == types(kernel_of(CONFLICT))

"""The list of a conflict's tables is the one that all else follows."""

import dataclasses
import typing

from microdeals.conflicts import Conflict, Entry, load
from microdeals.conflicts.assembly import KEPT_AS, tables_of
from microdeals.conflicts.tables import FAMILIES, MEETINGS, SINGLE, SINGLE_TABLES, TABLES, About

HINTS = typing.get_type_hints(Conflict)


def test_a_conflict_has_a_field_for_every_table_and_no_other():
    fields = {field.name for field in dataclasses.fields(Conflict)}
    families = {family.entries for family in FAMILIES}
    about = {KEPT_AS.get(key, key) for key in About._fields}
    assert fields == {"name", "source", "issues", *about, *MEETINGS, *families} | {
        table.name for table in SINGLE
    }


def test_each_field_holds_what_its_table_says():
    for table in SINGLE:
        assert HINTS[table.name] is table.holds
    for family in FAMILIES:
        entry, *_ = typing.get_args(HINTS[family.entries])
        assert typing.get_origin(entry) is Entry
        assert typing.get_args(entry) == (family.holds,)


def test_engines_pack_every_single_table_but_the_settlement_which_is_a_deal():
    names = {table.name for table in TABLES if not table.most} - {"conflict", "settlement"}
    assert {name for name, _ in SINGLE_TABLES} == names


def test_a_conflict_is_written_back_with_all_its_tables():
    assert set(tables_of(load("arden_borea"))) == {table.name for table in TABLES}

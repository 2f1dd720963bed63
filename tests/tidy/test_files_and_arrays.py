"""Worlds as Parquet and as a dataset: what is read back is what was written, with units and the manifest."""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from pandas.testing import assert_frame_equal

from agents.wars import LIVELY, war
from microdeals import __version__
from microdeals._compile import SOURCE_HASH
from microdeals.agents import ConflictModel, Party
from microdeals.conflicts import digest
from microdeals.door.many import run_many
from microdeals.door.worlds import run
from microdeals.errors import RequestError
from microdeals.rulebook.series import DAILY
from microdeals.tidy.columns import COLUMNS
from microdeals.tidy.many_worlds import ManyWorlds
from microdeals.tidy.parquet import KEY, read_manifest


class Stubborn(Party):
    """Signs nothing."""

    def accepts(self, slot, value):
        return False


@pytest.fixture(scope="module")
def many() -> ManyWorlds:
    return run_many(war(LIVELY), runs=2, seed=3)


@pytest.fixture(scope="module")
def one() -> ConflictModel:
    return run(war(LIVELY), seed=3, parties=(Stubborn, Party))


@pytest.mark.parametrize("table", COLUMNS)
def test_what_is_read_back_is_what_was_written(
    many: ManyWorlds, one: ConflictModel, table: Any, tmp_path: Path
):
    for number, found in enumerate((many, one)):
        files = found.to_parquet(tmp_path / str(number))
        assert files[table] == tmp_path / str(number) / f"{table}.parquet"
        assert_frame_equal(pd.read_parquet(files[table]), found.to_frame(table))


def test_every_field_has_its_unit_and_meaning(many: ManyWorlds, tmp_path: Path):
    for table, file in many.to_parquet(tmp_path).items():
        declared = {column.name: column for column in COLUMNS[table]}
        for field in pq.read_schema(file):
            assert field.metadata[b"unit"].decode() == declared[field.name].unit
            assert field.metadata[b"meaning"].decode() == declared[field.name].meaning


def test_every_file_has_the_manifest(many: ManyWorlds, one: ConflictModel, tmp_path: Path):
    for file in many.to_parquet(tmp_path).values():
        told = json.loads(pq.read_schema(file).metadata[KEY])
        assert told == many.manifest == read_manifest(file)
    assert told["seeds"] == [3, 4]
    assert (told["worlds"], told["days"]) == (2, 40)
    assert (told["microdeals"], told["rules"]) == (__version__, SOURCE_HASH)
    assert told["conflict_digest"] == digest(war(LIVELY)) != digest(war())
    assert told["libraries"]["numpy"] == np.__version__
    by_agents = read_manifest(one.to_parquet(tmp_path)["days"])
    assert by_agents["decided_by"] == ["Stubborn", "Party"]
    assert by_agents["seeds"] == [3]


def test_files_are_replaced_whole_and_a_folder_that_cannot_be_is_told(many: ManyWorlds, tmp_path: Path):
    first = many.to_parquet(tmp_path)
    (tmp_path / "days.parquet").write_bytes(b"old")
    assert many.to_parquet(str(tmp_path)) == first
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(f"{name}.parquet" for name in COLUMNS)
    assert len(pd.read_parquet(first["days"])) == 80
    (tmp_path / "file").write_text("")
    with pytest.raises(RequestError, match="cannot be written"):
        many.to_parquet(tmp_path / "file")


def test_another_file_has_no_manifest(tmp_path: Path):
    other = tmp_path / "other.parquet"
    pd.DataFrame({"a": [1]}).to_parquet(other)
    with pytest.raises(RequestError, match="no manifest of microdeals"):
        read_manifest(other)
    other.write_text("no Parquet")
    with pytest.raises(RequestError, match="cannot be read as Parquet"):
        read_manifest(other)
    with pytest.raises(RequestError, match="cannot be read as Parquet"):
        read_manifest(tmp_path / "nothing.parquet")


def test_a_dataset_has_the_same_numbers_over_seeds_and_days(many: ManyWorlds):
    found = many.to_xarray()
    assert dict(found.sizes) == {"seed": 2, "day": 40, "sector": 2, "party": 2, "third_party": 1}
    days = many.days.set_index(["seed", "day"])
    for series in DAILY:
        assert np.array_equal(found[series.name].to_numpy().ravel(), days[series.name])
        assert found[series.name].attrs == {"units": series.unit, "long_name": series.meaning}
    agents = many.agents.set_index(["agent", "seed", "day"]).sort_index()
    mill = agents.loc[("borea.mill", 4)]
    here = found.sel(sector="mill", seed=4)
    assert here.fire.to_numpy().tolist() == mill.fire.tolist()
    assert here.sector_violations.sel(party="borea").to_numpy().tolist() == mill.violations.tolist()
    assert (
        found.lean.sel(seed=3, third_party="league").to_numpy().tolist()
        == agents.loc[("league", 3)].lean.tolist()
    )
    assert found.date.to_numpy()[0] == np.datetime64("2031-03-01")
    assert json.loads(found.attrs["manifest"]) == many.manifest


def test_one_world_of_agents_is_a_dataset_too(one: ConflictModel):
    found = one.to_xarray()
    assert found.sizes["seed"] == 1
    assert found.trust_0.to_numpy()[0].tolist() == one.datacollector.model_vars["trust_0"]


def test_without_xarray_one_sentence_says_which_extra_has_it(
    many: ManyWorlds, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setitem(sys.modules, "xarray", None)
    with pytest.raises(RequestError, match=r"pip install 'microdeals\[xarray\]'"):
        many.to_xarray()


def test_a_war_without_third_parties_has_an_empty_dimension_of_names():
    alone = run_many("donbas_2015", runs=1, days=5).to_xarray()
    assert alone.third_party.dtype.kind == "U"

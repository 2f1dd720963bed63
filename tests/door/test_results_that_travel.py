"""A result goes where it is copied or sent: what it is read from goes along, or stays where it is kept."""

import copy
import gc
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import microdeals as md
from microdeals.conflicts import load, with_values
from microdeals.errors import RequestError

SHORT = with_values(load("arden_borea"), {"conflict.horizon_days": 20})
LEVERS = {"ladder.policy": ["gradual", "leap"]}


def sent(found: Any) -> Any:
    return pickle.loads(pickle.dumps(found))  # noqa: S301 - our own


def swept(**words: Any) -> Any:
    return md.sweep(SHORT, LEVERS, runs=4, **words)


def chosen(**words: Any) -> Any:
    return md.robust(SHORT, LEVERS, runs=4, states=20, **words)


@pytest.mark.parametrize("travel", [sent, copy.deepcopy, copy.copy])
@pytest.mark.parametrize("ask", [swept, chosen])
def test_it_outlives_the_result_that_it_was_made_from(ask: Callable[[], Any], travel: Callable[[Any], Any]):
    first = ask()
    rows, said, summary, folder = first.rows.copy(), str(first), first.summary(), first.folder
    again = travel(first)
    del first
    gc.collect()
    assert not folder.exists()
    pd.testing.assert_frame_equal(again.rows, rows)
    pd.testing.assert_frame_equal(again.summary(), summary)
    assert str(again) == said
    own = again.folder
    del again
    gc.collect()
    assert not own.exists()


def test_what_was_sent_can_measure_its_worlds():
    found = sent(swept())
    assert found.measured(last=lambda world: world.days.trust_0.iloc[-1])["last"].notna().all()


def test_a_kept_result_travels_by_the_name_of_its_folder(tmp_path: Path):
    found = sent(swept(out=tmp_path / "kept"))
    assert found.folder == tmp_path / "kept"
    del found
    gc.collect()
    assert (tmp_path / "kept" / "rows.parquet").is_file()


@pytest.mark.parametrize("ask", [swept, chosen])
def test_damaged_rows_are_told_with_the_way_out_and_written_anew(ask: Callable[..., Any], tmp_path: Path):
    file = tmp_path / "kept" / "rows.parquet"
    whole = ask(out=tmp_path / "kept").rows
    file.write_bytes(file.read_bytes()[:1000])
    broken = ask(out=tmp_path / "kept")
    for look in (lambda: broken.rows, broken.summary):
        with pytest.raises(RequestError, match=r"rows\.parquet: cannot be read .* Remove it, and ask again"):
            look()
    file.unlink()
    pd.testing.assert_frame_equal(ask(out=tmp_path / "kept").rows, whole)


@pytest.mark.parametrize(
    ("text", "why"),
    [("{}", "it lacks 'experiment', 'format'"), ("[]", "it is no table"), ('{"format": 6}', "it lacks 'exp")],
)
def test_a_manifest_that_is_none_is_told_as_that(text: str, why: str, tmp_path: Path):
    (tmp_path / "manifest.json").write_text(text)
    told = rf"manifest\.json: is no manifest of a sweep: {why}.*Name the folder of a sweep's result"
    with pytest.raises(RequestError, match=told):
        md.result(tmp_path)

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

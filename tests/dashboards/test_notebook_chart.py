"""The chart of a notebook: a script that needs no other, a picture for those who can run none."""

from __future__ import annotations

import base64
import gzip
import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import microdeals as md
from dashboards.notebook.bundle import bundle, library, style
from microdeals.errors import RequestError
from microdeals.extras import LIBRARIES

FRESH = """
import sys, microdeals as md
chart = md.chart(md.judge("arden_borea", runs=5, days=20, as_given=True))
print(sorted({"solara", "starlette", "reacton", "ipyvuetify"} & {*sys.modules}))
print(chart.spec["kind"], chart.frame["n"])
"""


def test_the_script_is_one_module_with_one_export():
    script = bundle()
    assert re.findall(r"^(?:import|export)\b.*", script, re.MULTILINE) == [
        'export default modules["cell.js"].whole;'
    ]
    assert 'modules["trade.js"] = ' in script


def test_the_style_is_of_charts_alone():
    rules = style()
    assert ".md-trade-mark {" in rules
    assert "url(" not in rules
    assert ".v-application" not in rules
    assert ".theme--dark" not in rules


def test_who_can_show_no_widget_sees_a_picture_and_a_sentence():
    verdict = md.judge("arden_borea", runs=5, days=20, as_given=True)
    data, _ = md.chart(verdict)._repr_mimebundle_()
    assert {*data} == {"application/vnd.jupyter.widget-view+json", "image/png", "text/plain"}
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert data["text/plain"] == repr(verdict)


def test_in_a_fresh_process_it_needs_neither_the_screen_nor_a_path(tmp_path: Path):
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-c", FRESH]
    done = subprocess.run(
        command, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == ["[]", "trade 5"], done.stderr


def test_another_package_of_that_name_is_told(tmp_path: Path):
    (tmp_path / "dashboards.py").write_text("", encoding="utf-8")
    code = f"import dashboards\n{FRESH}"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "chart() needs the name 'dashboards', which is " in done.stderr


def test_without_its_extra_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    verdict = md.judge("arden_borea", runs=5, days=20, as_given=True)
    monkeypatch.setitem(LIBRARIES, "notebook", ("no_such_widget",))
    with pytest.raises(
        RequestError, match=r"^chart\(\) needs no_such_widget: pip install 'microdeals\[notebook\]'\.$"
    ):
        md.chart(verdict)


def test_what_has_no_chart_is_told():
    with pytest.raises(RequestError, match=r"draws a verdict, an attribution or a world, not a str"):
        md.chart("arden_borea")


def test_a_kind_that_there_is_not_is_told_with_those_that_there_are():
    with pytest.raises(
        RequestError, match=r"^kind = 'trade': of this there are the charts 'deals', 'trust'\.$"
    ):
        md.chart(md.run("arden_borea", days=20), "trade")


def test_the_door_names_the_charts_that_are_drawn():
    from dashboards.notebook.pictures import CHARTS
    from microdeals.door.charts import KINDS

    assert {kind: tuple(named) for kind, named in CHARTS.items()} == KINDS


@pytest.mark.parametrize("kind", ["closing", "relief"])
def test_bars_are_the_kinds_of_deals_with_the_intervals_of_the_attribution(kind: str):
    found = md.attribute("arden_borea", runs=5, days=40, as_given=True)
    steps = {step["key"]: step for step in md.chart(found, kind).frame["steps"]}
    for deal in found.deals:
        mean, step = getattr(deal, kind), steps[deal.kind]
        assert (step["value"], step["low"], step["high"]) == pytest.approx(
            (100 * mean.mean, 100 * mean.low, 100 * mean.high)
        )


def test_a_world_is_drawn_with_its_own_deals_and_trust():
    world = md.run("arden_borea", seed=7)
    bars = md.chart(world).frame["bars"]
    assert [bar["signed"] for bar in bars] == [deal.signed_on for deal in world.deals]
    trust = np.frombuffer(md.chart(world, "trust").frame["values"], "<f4").reshape(3, -1)
    days = world.to_frame("days")
    assert trust[1].tolist() == pytest.approx(days.trust_0.tolist())
    assert trust[2].tolist() == pytest.approx(days.trust_1.tolist())


def test_every_chart_has_a_still_picture():
    verdict, world = md.judge("arden_borea", runs=5, days=40, as_given=True), md.run("arden_borea", days=40)
    for chart in (md.chart(verdict, "closing"), md.chart(world), md.chart(world, "trust")):
        data, _ = chart._repr_mimebundle_()
        assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")


def test_the_library_is_the_one_that_pages_have_and_small_enough_to_be_sent():
    packed = library()
    assert gzip.decompress(packed).startswith(b"\n/*")
    assert len(packed) < 500_000

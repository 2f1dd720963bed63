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
from microdeals.study.answer.result import SweepResult

FRESH = """
import sys, microdeals as md
chart = md.chart(md.judge("arden_borea", runs=5, days=20, as_given=True))
print(sorted({"solara", "starlette", "reacton", "ipyvuetify"} & {*sys.modules}))
print(chart.spec["kind"], chart.frame["n"])
"""


def test_the_script_is_one_module_with_one_export():
    script = bundle("cell.js")
    assert re.findall(r"^(?:import|export)\b.*", script, re.MULTILINE) == [
        'export default modules["cell.js"].whole;'
    ]
    assert 'modules["trade.js"] = ' in script
    assert bundle("stage_cell.js").endswith('export default modules["stage_cell.js"].whole;\n')


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
    with pytest.raises(RequestError, match=r"draws a verdict, a comparison, .* or a sweep, not a str"):
        md.chart("arden_borea")


def test_a_kind_that_there_is_not_is_told_with_those_that_there_are():
    with pytest.raises(
        RequestError, match=r"^kind = 'trade': of this there are the charts 'deals', 'trust', 'stage'\.$"
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


def test_the_stage_plays_the_world_in_hand_beside_its_twin_led_by_the_same_classes():
    class Refuses(md.Party):
        def accepts(self, slot, value):
            return False

    world = md.run("arden_borea", seed=7, days=60, parties=(Refuses, md.Party))
    course = md.chart(world, "stage").course
    assert course["deals"] == [] == world.deals
    assert course["gap"] == course["twin"]["gap"], "where nothing is signed, the twin is the same world"
    days = world.to_frame("days")
    assert course["trust"][0][1:] == pytest.approx(days.trust_0.tolist(), abs=1e-4)
    assert course["last"] == 60


@pytest.mark.parametrize("kind", ["deals", "trust", "stage"])
def test_a_world_before_its_first_day_has_no_chart_and_says_so(kind: str):
    with pytest.raises(RequestError, match=r"has not lived a day yet"):
        md.chart(md.ConflictModel("arden_borea", rng=1), kind)


def test_a_world_that_was_changed_by_hand_is_not_played():
    world = md.ConflictModel(md.load("arden_borea"), rng=7)
    for _ in range(60):
        world.step()
        world.parties[0].trust = world.parties[1].trust = 0.9
    with pytest.raises(RequestError, match=r"changed by hand"):
        md.chart(world, "stage")


def test_a_comparison_is_drawn_as_its_second_setting_with_lines_from_the_first():
    war = md.load("arden_borea")
    found = md.compare(war, md.with_values(war, {"ladder.policy": "leap"}), runs=10, days=90, as_given=True)
    frame = md.chart(found).frame
    assert frame["n"] == 10
    now, before = (np.frombuffer(at["values"], "<f4") for at in (frame, frame["before"]))
    assert now[:10].tolist() == pytest.approx(found.second.table().relief.tolist(), abs=1e-6)
    assert before[:10].tolist() == pytest.approx(found.first.table().relief.tolist(), abs=1e-6)


def swept(**levers: list[object]) -> SweepResult:
    """A small sweep over some paths of the first party and of the ladder."""
    settings = {"conflict.horizon_days": 40}
    paths = {name.replace("__", "."): values for name, values in levers.items()}
    return md.sweep(
        {"model": "arden_borea", "as_given": True, "runs": 4, "settings": settings, "levers": paths}
    )


def test_a_sweep_is_drawn_as_the_diagram_of_its_cells():
    found = swept(party__arden__trust=[0.1, 0.4], ladder__policy=["gradual", "leap"])
    chart = md.chart(found)
    squares = chart.frame["squares"]
    assert len(squares) == 4
    counts = found.rows.groupby(["party.arden.trust", "ladder.policy"]).label.value_counts()
    names = [kind["key"] for kind in chart.spec["kinds"]]
    for square in squares:
        at = ([0.1, 0.4][square["across"]], ["gradual", "leap"][square["up"]])
        assert (
            dict(zip(names, square["counts"], strict=True)) == dict.fromkeys(names, 0) | counts[at].to_dict()
        )


def test_a_sweep_of_one_path_says_that_a_diagram_takes_two():
    with pytest.raises(RequestError, match=r"^A diagram takes two paths that vary"):
        md.chart(swept(party__arden__trust=[0.1, 0.4]))


def test_every_chart_has_a_still_picture():
    verdict, world = md.judge("arden_borea", runs=5, days=40, as_given=True), md.run("arden_borea", days=40)
    kinds = ((verdict, "closing"), (world, "deals"), (world, "trust"), (world, "stage"))
    for chart in (md.chart(*one) for one in kinds):
        data, _ = chart._repr_mimebundle_()
        assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")


def test_the_library_is_the_one_that_pages_have_and_small_enough_to_be_sent():
    packed = library()
    assert gzip.decompress(packed).startswith(b"\n/*")
    assert len(packed) < 500_000

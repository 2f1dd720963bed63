"""The chart of a notebook: a script that needs no other, a picture for those who can run none."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import microdeals as md
from dashboards.notebook.bundle import bundle, style
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
        'export default modules["widget.js"].whole;'
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


def test_only_a_verdict_has_a_chart():
    with pytest.raises(RequestError, match=r"draws a verdict, such as .*, not a str"):
        md.chart("arden_borea")

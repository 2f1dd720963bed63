"""Pages as files: the same bytes each time, small, and refused before any work where there can be none."""

import dataclasses
import re
from pathlib import Path

import pytest

from cli.terminal import typed_here
from microdeals.conflicts import load, shipped
from microdeals.errors import RequestError
from microdeals.lessons import load_lesson, shipped_lessons
from microdeals.page.command import asked_for
from microdeals.page.html import LARGEST, html_of
from microdeals.page.war import PageAsked
from microdeals.page.words import words_spoken
from microdeals.unknowns import Unknowns, unknowns_of
from microdeals.unknowns.draw import Draw

ARDEN = "arden_borea"


def with_draw(distribution: str, sets: tuple[str, ...], numbers: dict[str, object]) -> PageAsked:
    """The war with one more number that nobody knows."""
    conflict = load(ARDEN)
    known = unknowns_of(conflict)
    assert known is not None
    more = Draw("more", sets, (), distribution, numbers, "a test")
    return PageAsked(conflict, Unknowns((*known.draws, more), None, known.source))


def test_a_site_has_every_lesson_every_war_and_a_list_of_them(tmp_path: Path):
    answer = typed_here("site", "--out", "site", folder=tmp_path)
    assert answer.code == 0, answer.errors
    files = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "site").iterdir()}
    names = [f"{name}.html" for name in (*shipped_lessons(), *shipped())]
    assert set(files) == {"index.html", *names}
    links = re.findall(r'href="([^"]+)"', files["index.html"])
    assert links == names
    for key in shipped_lessons():
        lesson = load_lesson(key)
        assert lesson.title in files["index.html"]
        assert lesson.lesson.goal not in files["index.html"]  # it would tell the surprise
        assert len(files[f"{key}.html"].encode()) <= LARGEST
        assert f"{lesson.setting['a'].conflict}.html" in files  # where the sandbox leads
    for war in shipped():
        assert load(war).title in files["index.html"]
        assert load(war).about.split("'")[0] in files["index.html"]
        assert len(files[f"{war}.html"].encode()) <= LARGEST
    assert not [text for text in files.values() if re.search(r'(?:src|href)="(?:https?:)?//', text)]
    again = typed_here("site", "--out", "site", folder=tmp_path)
    assert again.code == 2
    assert "index.html is there already. --force writes over it" in again.errors
    assert typed_here("site", "--out", "site", "--force", folder=tmp_path).code == 0
    later = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "site").iterdir()}
    assert later == files  # the same source is the same bytes


def test_what_cannot_be_written_is_refused_before_any_work(tmp_path: Path):
    refused = {
        (ARDEN, "page.pdf"): "must end in .html, such as arden_borea.html",
        (ARDEN, "nowhere/page.html"): "there is no folder nowhere",
        ("atlantis", "page.html"): "atlantis: no such file, folder or shipped model",
        ("promis", "page.html"): "Did you mean 'promise'?",
        ("fog", "page.pdf"): "must end in .html, such as fog.html",
    }
    for (war, out), said in refused.items():
        answer = typed_here("page", war, "--out", out, folder=tmp_path)
        assert (answer.code, answer.printed) == (2, "")
        assert said in answer.errors
    assert list(tmp_path.iterdir()) == []


def test_what_a_page_cannot_draw_is_said_with_the_way_out():
    words = words_spoken()
    shares = with_draw("dirichlet", ("issue.*.priority.arden",), {"weights": [2.0, 2.0, 2.0]})
    teams = with_draw("choice", ("monitors.valley_mission.teams",), {"values": [1, 2, 3]})
    with pytest.raises(RequestError, match=r"\[unknown\.more\] draws shares of a sum"):
        html_of(shares, words)
    with pytest.raises(RequestError, match=r"(?s)monitors\.valley_mission\.teams: is drawn.*--as-given"):
        html_of(teams, words)
    assert html_of(teams._replace(unknowns=None), words)


def test_a_title_is_text_wherever_it_stands():
    asked = asked_for(ARDEN, as_given=True)
    odd = dataclasses.replace(asked.conflict, title='</title><script>alert("x")</script>')
    page = html_of(asked._replace(conflict=odd), words_spoken()).decode()
    assert page.count("<script") == 3
    assert "alert(&#34;x&#34;)" in page

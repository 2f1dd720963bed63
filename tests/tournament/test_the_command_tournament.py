"""``microdeals tournament``: a table, JSON and CSV of the same wars; clean messages for what cannot be."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from cli.terminal import typed, typed_here
from microdeals import paths
from microdeals.errors import RequestError
from microdeals.tournament import Bout, Entrant, Field, Played, Rules, built_in, files, play
from microdeals.tournament.bout_process import OneWar
from microdeals.tournament.bout_result import War
from microdeals.tournament.in_words import told
from microdeals.tournament.round_robin import Out
from microdeals.tournament.twice import fields_twice
from tournament.folder import HEAD, LOYAL, hand_in

QUICK = ("--seeds", "2", "--days", "20", "--no-built-in")
HERMIT = HEAD + (
    "class Hermit(Party):\n    def accepts(self, slot, value):\n        return False\n"
    "    def moves_first(self, slot, value):\n        return False\n"
)

REFUSED = {
    "no such folder": (["nowhere"], "nowhere: no such folder. Give the folder"),
    "an empty folder": (["empty"], "there is no .py file in this folder"),
    "no seeds": (["good", "--seeds", "0"], "--seeds 0: must be a whole number from 1 to 1000."),
    "no days": (["good", "--days", "0"], "--days 0: must be"),
    "no time": (["good", "--seconds", "0"], "--seconds 0: must be from 0.1"),
    "not a time": (["good", "--seconds", "nan"], "--seconds nan: must be"),
    "no memory": (["good", "--memory", "1"], "--memory 1: must be"),
    "no processes": (["good", "--processes", "0"], "--processes 0: must be"),
    "an unknown model": (["good", "--conflict", "arden_bora"], "Did you mean 'arden_borea'?"),
    "an unknown value": (["good", "--set", "ladder.polcy=leap"], "Did you mean 'ladder.policy'?"),
    "a war twice": (
        ["good", "--conflict", "arden_borea", "--conflict", "arden_borea"],
        "--conflict arden_borea: is there twice, and its wars would count twice. Leave one out.",
    ),
    "a war under two names": (
        ["good", "--conflict", "arden_borea", "--conflict", str(paths.room("models") / "arden_borea")],
        "is the same war as arden_borea, and its wars would count twice.",
    ),
    "another format": (["good", "--out", "standings.xlsx"], "must end in"),
}


@pytest.mark.parametrize(("words", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_is_told_before_any_war(words: list[str], says: str, tmp_path: Path):
    hand_in(tmp_path / "good", {"loyal": LOYAL})
    (tmp_path / "empty").mkdir()
    answer = typed_here("tournament", *words, folder=tmp_path)
    assert (answer.code, answer.printed) == (2, "")
    assert says in answer.errors
    assert sorted(file.name for file in tmp_path.iterdir()) == ["empty", "good"]


def rows_of(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """A finished tournament, as JSON and in a folder with its files; names are a stranger's."""
    folder = tmp_path_factory.mktemp("done")
    hand_in(
        folder / "in", {"[red]loyal": LOYAL, "=hermit": HERMIT, "_notes": "no strategy", "broken": "class"}
    )
    answer = typed("tournament", "in", *QUICK, "--json", "--out", "standings.csv", folder=folder)
    assert answer.code == 0, answer.errors
    assert "Wrote standings.csv (a row a strategy), standings.wars.csv (a row a war)" in answer.errors
    return json.loads(answer.printed), folder


def test_files_and_json_tell_the_same_wars(done: tuple[dict[str, Any], Path]):
    tree, folder = done
    rows = {row["strategy"]: row for row in rows_of(folder / "standings.csv")}
    wars = rows_of(folder / "standings.wars.csv")
    assert rows.keys() == {"[red]loyal", "hermit", "broken"}
    # Two mirrors of 2 seeds, and one pair of 2 seeds on both sides.
    assert len(wars) == len(tree["wars"]) == 2 + 2 + 4
    assert [row["harm"] for row in wars] == [str(war["harm"]) for war in tree["wars"]]
    assert {one["strategy"]: one["rank"] for one in tree["standings"]} == {
        name: int(row["rank"]) for name, row in rows.items() if row["rank"]
    }
    assert tree["out"] == [
        {"strategy": "broken", "reason": rows["broken"]["reason"], "line": 1, "against": None}
    ]


def test_where_one_signs_nothing_the_war_is_the_war_without_deals(done: tuple[dict[str, Any], Path]):
    with_hermit = [war for war in done[0]["wars"] if "hermit" in (war["first_side"], war["second_side"])]
    assert {war["deals"] for war in with_hermit} == {0}
    assert [war["harm"] for war in with_hermit] == pytest.approx([20.0] * 6)


def test_the_table_shows_names_and_reasons_of_strangers_as_they_are():
    entrants = tuple(Entrant(name, "") for name in ("[red]loyal", "[b]out[/b]"))
    bout = Bout(entrants[0], entrants[0])
    wars = ((bout, OneWar(0, 1, False, War(3, 50.0, 0.0, (0.5, 0.75), (1, 2), 4, 100))),)
    out = (Out(entrants[1], "ValueError: [/nothing]", 7, entrants[0]),)
    table = told(Played(Rules((Field("arden_borea"),), range(1, 2)), entrants, wars, out, ()))
    assert "1 war: arden_borea; seeds 1 to 1" in table
    assert "[red]loyal" in table
    assert "[b]out[/b].py, line 7: ValueError: [/nothing] (against [red]loyal)" in table


def test_what_a_war_without_a_settlement_has_not_is_missing(tmp_path: Path):
    """In the file it is empty, in JSON null, and the dictionary of the columns says so."""
    bout = Bout(*[Entrant("loyal", "")] * 2)
    wars = tuple(
        (bout, OneWar(0, seed, False, War(day, 50.0, 0.0, met, (0, 0), 1, 60)))
        for seed, (day, met) in enumerate(((9, (0.5, 0.0)), (-1, (0.0, 0.0))))
    )
    held = Played(Rules((Field("arden_borea"),), range(2)), (bout.first,), wars, (), ())
    names = ("settled_on", "demand_met_first", "demand_met_second")
    files.write(held, tmp_path / "st.csv")
    settled, lost = ([row[name] for name in names] for row in rows_of(tmp_path / "st.wars.csv"))
    assert (settled, lost) == (["9", "0.5", "0.0"], ["", "", ""])
    told_of = json.loads(files.as_json(held))["wars"]
    assert [[war[name] for name in names] for war in told_of] == [[9, 0.5, 0.0], [None] * 3]
    meanings = {column.name: column.meaning for column in files.WARS_TOLD}
    assert all(meanings[name].endswith("; empty: not settled") for name in names[1:])


def test_python_refuses_what_would_count_twice_before_a_war():
    """The same war, strategy or seed, and not the same war at other settings."""
    field, loyal = Field("arden_borea"), Entrant("loyal", LOYAL)
    twice = {
        "arden_borea: is there twice": ([loyal], Rules((field, field), (1,))),
        "seed 1: is there twice": ([loyal], Rules((field,), (1, 1))),
        "loyal: two strategies": ([loyal, loyal], Rules((field,), (1,))),
    }
    for says, (entrants, rules) in twice.items():
        with pytest.raises(RequestError, match=says):
            play(entrants, rules)
    assert not list(fields_twice([field, field._replace(settings=("ladder.policy=none",))]))


def test_a_model_of_ones_own_and_two_models_at_once(tmp_path: Path):
    hand_in(tmp_path / "in", {"loyal": LOYAL})
    text = (paths.room("models") / "arden_borea" / "conflict.toml").read_text(encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "conflict.toml").write_text(text, encoding="utf-8")
    models = ("--conflict", "mine", "--conflict", "arden_borea")
    answer = typed("tournament", "in", *QUICK, *models, "--json", folder=tmp_path)
    assert answer.code == 0, answer.errors
    wars = json.loads(answer.printed)["wars"]
    assert len(wars) == 4
    assert [war["conflict"] for war in wars] == ["mine", "mine", "arden_borea", "arden_borea"]
    assert wars[0]["harm"] == wars[2]["harm"]


def test_the_help_says_what_it_does_not_protect():
    assert "is NOT a sandbox" in " ".join(typed("tournament", "--help").printed.split())


def test_built_in_strategies_are_as_short_as_a_student_s():
    names = {entrant.name for entrant in built_in()}
    assert {
        "as_the_model",
        "always_keeps",
        "breaks_when_tempted",
        "tit_for_tat",
        "generous_tit_for_tat",
    } <= names
    assert {"begins_alone", "signs_nothing"} <= names
    for entrant in built_in():
        assert len(entrant.text.splitlines()) <= 22, entrant.name
        assert entrant.about, entrant.name

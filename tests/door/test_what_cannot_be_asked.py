"""What no call can take is refused in a sentence, before anything is lived, whichever call it is."""

from functools import partial
from pathlib import Path

import pytest

import microdeals as md
from microdeals.conflicts import load, with_values
from microdeals.errors import (
    ConflictError,
    ExperimentError,
    MicrodealsError,
    ProblemsError,
    RecordError,
    RequestError,
)

SHORT = with_values(load("arden_borea"), {"conflict.horizon_days": 20})
TRUST = "party.arden.trust"
NO_WAR = (md.load, md.check, md.judge, md.run, md.run_many, md.attribute, partial(md.compare, SHORT))


@pytest.mark.parametrize("call", NO_WAR)
@pytest.mark.parametrize("thing", [None, 3, [SHORT]])
def test_what_is_no_war_is_told_with_what_is_one(call, thing):
    with pytest.raises(ConflictError, match=r"is no war. Give a shipped model's name, .* 'arden_borea'"):
        call(thing)


@pytest.mark.parametrize("values", [None, ["party.arden.trust"], {3: 0.1}, 0.3])
def test_values_are_a_table_of_paths(values):
    told = r'must be a table of paths and values, such as \{"party.arden.tr'
    if isinstance(values, dict):
        told = r"^3: is no path; must be in quotes, such as"
    with pytest.raises(ConflictError, match=told):
        md.with_values(SHORT, values)


@pytest.mark.parametrize(
    ("levers", "told"),
    [
        ({TRUST: 0.3}, rf"\[levers\] {TRUST} = 0.3: must be a list of values, or a range"),
        ({TRUST: "abc"}, rf"\[levers\] {TRUST} = 'abc': must be a list of values"),
        ({TRUST: None}, rf"\[levers\] {TRUST} = None: must be a list of values"),
        ([TRUST], r"levers = a list: must be a table of paths with the values that each takes"),
        ({3: [0.1]}, "levers: paths must be words"),
    ],
)
def test_levers_are_told_as_a_file_tells_them(levers, told: str):
    with pytest.raises(ExperimentError, match=told):
        md.sweep(SHORT, levers, runs=2)


def test_a_lever_may_have_a_range_as_in_a_file():
    rows = md.sweep(SHORT, {TRUST: {"low": 0.1, "high": 0.4}}, runs=1, as_given=True)
    assert rows[TRUST].round(9).tolist() == [0.1, 0.2, 0.3, 0.4]


@pytest.mark.parametrize("table", ["levers", "uncertainties"])
def test_what_is_set_once_for_all_does_not_vary_too(table: str):
    asked = {"model": SHORT, "settings": {TRUST: 0.2}, table: {TRUST: [0.1, 0.3]}}
    with pytest.raises(
        ExperimentError, match=rf"\[settings\] {TRUST}: is set here, and varies under \[{table}\]"
    ):
        md.sweep(asked)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (partial(md.sweep, None), "an experiment = None: must be a name or a path"),
        (partial(md.sweep, SHORT, {TRUST: [0.1]}, out=3), "out = 3: must be a name or a path"),
        (partial(md.fit, None, "deals.csv", "out"), "war = None: must be a name or a path"),
        (partial(md.fit, "arden_borea", None, "out"), "data = None: must be a name or a path"),
        (
            partial(md.fit, "arden_borea", "deals.csv", "out", draws="many"),
            "draws = 'many': must be a whole number",
        ),
        (partial(md.validate, "large"), "size = 'large': must be a whole number"),
        (
            partial(md.judge, SHORT, thresholds=3),
            r"thresholds = 3: must be md\.Thresholds, such as md\.Thresholds\(closing=0\.1\)\.",
        ),
        (
            partial(md.judge, SHORT, thresholds={"closing": 0.2, "sooner_days": 9, 3: 1}),
            r"such as md\.Thresholds\(closing=0\.2, sooner_days=9\)\.",
        ),
    ],
)
def test_an_argument_of_another_kind_is_named(call, told: str, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(RequestError, match=told):
        call()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (
            partial(md.judge, SHORT, run=10),
            r"^md\.judge: there is no argument 'run'\. Did you mean 'runs'\?$",
        ),
        (
            partial(md.sweep, SHORT, design="sobol"),
            r"^md\.sweep: there is no argument 'design'\. It takes 'conflict', 'levers'",
        ),
        (partial(md.models, 1), r"^md\.models: too many positional arguments\. It takes no argument\.$"),
        (md.load, r"^md\.load: missing a required argument: 'name_or_path'\."),
        (partial(md.load, "a", "b"), r"^md\.load: too many positional arguments\. It takes 'name_or_path'"),
    ],
)
def test_an_argument_that_is_not_there_or_is_missing_is_told_with_those_there_are(call, told: str):
    with pytest.raises(RequestError, match=told):
        call()


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (partial(md.judge, SHORT), "as_given"),
        (partial(md.compare, SHORT, SHORT), "as_given"),
        (partial(md.attribute, SHORT), "as_given"),
        (partial(md.sweep, SHORT, {TRUST: [0.1]}), "as_given"),
        (partial(md.run, SHORT), "drawn"),
        (partial(md.run_many, SHORT), "drawn"),
        (partial(md.fit, "arden_borea", "deals.csv", "out"), "force"),
    ],
)
@pytest.mark.parametrize("word", ["no", "false", 1])
def test_no_word_is_taken_for_a_yes(call, name: str, word):
    with pytest.raises(RequestError, match=rf"^{name} = .*: must be True or False\."):
        call(**{name: word})


@pytest.mark.parametrize("call", [md.validate, partial(md.run_many, SHORT), partial(md.judge, SHORT)])
def test_as_many_threads_as_can_be_are_asked_for(call):
    with pytest.raises(RequestError, match="threads = 0: must be a whole number from 1 to"):
        call(threads=0)


def test_a_war_that_was_changed_by_hand_is_not_fitted_as_its_file(tmp_path: Path):
    with pytest.raises(RequestError, match=r"with 'conflict.horizon_days' set: a fit copies the war's file"):
        md.fit(SHORT, tmp_path / "deals.csv", tmp_path / "out")
    with pytest.raises(RecordError, match="cannot be read"):
        md.fit(load("arden_borea"), tmp_path / "deals.csv", tmp_path / "out")


def test_every_call_of_the_door_refuses_an_argument_that_it_has_not():
    calls = [getattr(md, name) for name in md.__all__ if name[0].islower()]
    assert len(calls) >= 17
    for call in calls:
        with pytest.raises(RequestError, match=rf"^md\.{call.__name__}: there is no argument 'rnus'\."):
            call(rnus=3)


def test_what_a_command_says_of_an_option_a_call_says_of_its_argument(tmp_path: Path):
    with pytest.raises(RequestError, match=r"^size = 39: must be a whole number from 40"):
        md.validate(39)
    with pytest.raises(ProblemsError) as refused:
        md.fit("arden_borea", tmp_path / "none.csv", tmp_path / "out", seed=-1)
    assert refused.value.problems[0] == "seed = -1: must be a whole number from 0 to 1,000,000."


@pytest.mark.parametrize("call", [md.sweep, md.robust])
def test_a_war_without_levers_is_told_that_nothing_varies(call, tmp_path: Path):
    mine = tmp_path / "mine"
    md.copy_war("arden_borea", mine)
    for war in ("arden_borea", mine):
        with pytest.raises(RequestError, match=r"is a war, and nothing varies: give levers beside it"):
            call(war)


def test_other_levers_in_the_same_folder_are_named(tmp_path: Path):
    ask = partial(md.sweep, SHORT, runs=1, out=tmp_path / "kept", as_given=True)
    ask({TRUST: [0.1], "ladder.policy": ["leap"]})
    with pytest.raises(RequestError, match=rf"what varies \({TRUST}\)\. Results are not mixed"):
        ask({TRUST: [0.3], "ladder.policy": ["leap"]})
    with pytest.raises(RequestError, match=r"what varies \(in another order\)"):
        ask({"ladder.policy": ["leap"], TRUST: [0.1]})


def test_a_file_is_no_folder_of_a_result(tmp_path: Path):
    file = tmp_path / "pairs.parquet"
    file.write_bytes(b"")
    with pytest.raises(RequestError, match=r"pairs\.parquet: is a file, .* pandas\.read_parquet"):
        md.result(file)


def test_wars_and_verdicts_of_different_lengths_are_not_compared():
    longer = md.with_values(SHORT, {"conflict.horizon_days": 40})
    judged = [md.judge(war, runs=2, as_given=True) for war in (SHORT, longer)]
    told = "one is lived for 20 days and the other for 40"
    for as_given in (True, False):
        with pytest.raises(RequestError, match=told):
            md.compare(SHORT, longer, runs=2, as_given=as_given)
    with pytest.raises(RequestError, match=told):
        md.compare(*judged)
    assert md.compare(SHORT, longer, runs=2, days=10, as_given=True).runs == 2


def test_a_verdict_is_not_compared_with_what_is_no_war():
    judged = md.judge(SHORT, runs=2, as_given=True)
    for both in ((judged, 3), (3, judged)):
        with pytest.raises(ConflictError, match="3 is no war"):
            md.compare(*both)
    with pytest.raises(RequestError, match="one of each was given"):
        md.compare(judged, SHORT)


def test_days_of_a_threshold_are_whole():
    with pytest.raises(RequestError, match=r"sooner days threshold = 1\.5: must be a whole number of days"):
        md.judge(SHORT, runs=2, thresholds=md.Thresholds(sooner_days=1.5))


def test_a_name_of_a_fault_is_always_microdeals_own():
    for call in (partial(md.compare, SHORT), md.judge):
        with pytest.raises(MicrodealsError):
            call(md.run(SHORT))

"""Every result has a short sentence, a safe small table, a frame of its figures, and a picture of these."""

import inspect
import math
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot
from matplotlib.axes import Axes

from looks.results import HOSTILE, NAMES, drawn_comparison, drawn_verdict, result
from microdeals.conflicts import value_at, with_values
from microdeals.door.many import run_many
from microdeals.door.worlds import run
from microdeals.errors import RequestError
from microdeals.evidence import Check, Finding
from microdeals.looks.frames import frame_of_rows
from microdeals.looks.html import MOST_ROWS
from microdeals.looks.sentence import MOST_LETTERS
from microdeals.rulebook.labels import SIGNS, Label, key_of
from microdeals.verdict.verdict import Verdict

TAGS = {"div", "p", "table", "thead", "tbody", "tr", "th", "td", "small"}
COMMON = {"what", "value", "low", "high", "unit"}


@pytest.fixture(autouse=True)
def _no_screen():
    mpl.use("Agg")
    yield
    pyplot.close("all")


def marks(axes: Axes) -> dict[str, float]:
    """What is drawn as a mark, by its label; helping lines have labels that begin with an underscore."""
    lines = [line for line in axes.get_lines() if not line.get_label().startswith("_")]
    return {line.get_label(): float(line.get_xdata()[0]) for line in lines if len(line.get_xdata()) == 1}


def figures(found: Any) -> pd.DataFrame:
    return found.summary().set_index("what")


# --- sentence and small table ----------------------------------------------------------------------


@pytest.mark.parametrize("hostile", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_a_result_is_told_in_less_than_500_letters(name: str, hostile: bool):
    told = repr(result(name, hostile))
    assert 20 < len(told) <= MOST_LETTERS < 500


class Tags(HTMLParser):
    """The tags and the text of a piece of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("name", NAMES)
def test_its_page_is_a_sentence_and_a_small_table_that_loads_nothing(name: str):
    page = result(name)._repr_html_()
    found = Tags(page)
    assert {"p", "table", "tr", "td"} <= {*found.tags} <= TAGS
    assert found.tags.count("tr") <= MOST_ROWS + 1
    assert len(page) < 6000


@pytest.mark.parametrize("name", NAMES)
def test_what_stands_in_a_file_is_text_on_its_page(name: str):
    hostile = result(name, True)
    found = Tags(hostile._repr_html_())
    assert "script" not in found.tags
    if HOSTILE.strip() in repr(hostile):
        assert HOSTILE.strip() in found.text


def test_most_results_do_tell_a_title_that_could_do_harm():
    """Else the test above would look at nothing."""
    telling = [name for name in NAMES if HOSTILE.strip() in repr(result(name, True))]
    assert {"conflict", "verdict", "comparison", "attribution", "worlds", "robust choice", "party"} <= {
        *telling
    }


# --- figures ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_summary_is_a_frame_with_a_row_a_figure_its_interval_and_its_unit(name: str):
    table = result(name).summary()
    assert isinstance(table, pd.DataFrame)
    assert {*table.columns} >= COMMON
    assert list(table.columns[:2]) == ["what", "value"]
    assert table.columns[-1] == "unit"
    assert table["what"].is_unique
    assert table["unit"].map(lambda unit: isinstance(unit, str) and unit != "").all()
    known = table[table["low"].notna() & table["high"].notna()]
    assert (known["low"].astype(float) <= known["high"].astype(float)).all()


@pytest.mark.parametrize("name", NAMES)
def test_a_summary_says_of_each_column_its_unit_and_what_it_means(name: str):
    table = result(name).summary()
    assert list(table.attrs["units"]) == list(table.attrs["meanings"]) == list(table.columns)
    assert all(table.attrs["units"].values())
    assert all(table.attrs["meanings"].values())


def test_a_column_that_nobody_told_is_refused():
    row = {"what": "trust", "value": 0.2, "low": 0.1, "high": 0.3, "mood": "good", "unit": "probability"}
    with pytest.raises(KeyError, match="mood"):
        frame_of_rows([row])
    told = frame_of_rows([row], {"mood": ("text", "how somebody feels")})
    assert told.attrs["meanings"]["mood"] == "how somebody feels"


def test_a_conflict_has_every_path_with_its_value_range_and_meaning():
    war = result("conflict")
    table = figures(war)
    assert list(table.index) == war._ipython_key_completions_()
    assert table.value["party.arden.trust"] == war["party.arden.trust"] == value_at(war, "party.arden.trust")
    row = table.loc["publics.talk_days"]
    assert (row.low, row.high, row.unit) == (1, 365, "days")
    assert row.meaning == "days between a citizen's conversations"
    assert table.value["conflict.start"] == war.start.isoformat()


def test_a_verdict_has_its_shares_and_means():
    verdict = result("verdict")
    table = figures(verdict)
    assert table.value["stepping_stone"] == 0.25
    assert table.value["dead_letter"] == 0.75
    for label in Label:
        count, row = verdict.shares[label], table.loc[key_of(label)]
        assert (row.value, row.low, row.high) == tuple(count[1:])
        assert (row.luck_low, row.luck_high) == verdict.intervals[label].luck
        assert row.as_given == count.share
    assert table.value["closing"] == 0.375 / 4 == verdict.closing.total.mean
    assert tuple(table.loc["closing", ["value", "low", "high"]]) == verdict.closing.total[:3]
    assert table.value["relief"] == verdict.relief.mean == 0.0
    assert math.isnan(table.low["relief"]), "alike in every pair: it has no interval"
    assert table.loc[:, ["unknown_low", "unknown_high"]].isna().all(axis=None)


def test_a_drawn_verdict_has_both_ranges_of_every_figure():
    verdict, table = drawn_verdict(), figures(drawn_verdict())
    assert not table.isna().any(axis=None)
    for label in Label:
        both, row = verdict.intervals[label], table.loc[key_of(label)]
        assert ((row.luck_low, row.luck_high), (row.unknown_low, row.unknown_high)) == both
    closing = table.loc["closing"]
    assert closing.unknown_low <= closing.low < closing.high <= closing.unknown_high
    as_given = Verdict(verdict.twins, verdict.beside.as_given, verdict.thresholds)
    assert (closing.luck_low, closing.luck_high) == (as_given.closing.total.low, as_given.closing.total.high)
    assert closing.as_given == as_given.closing.total.mean
    for label in Label:
        assert table.as_given[key_of(label)] == as_given.shares[label].share
    assert (table.luck_low <= table.as_given).all()
    assert (table.as_given <= table.luck_high).all()


def test_a_comparison_has_its_changes():
    found = result("comparison")
    table = figures(found)
    assert table.value["stepping_stone"] == 0.25
    assert table.value["dead_letter"] == -0.25
    assert tuple(table.loc["closing", ["value", "low", "high"]]) == found.closing[:3]


def test_an_attribution_has_every_kind_and_measure():
    found = result("attribution")
    table = figures(found)
    assert len(table) == 3 * (len(found.deals) + 1)
    assert table.value["harvest_days.relief"] == 0.25
    assert table.unit["swap.days_sooner"] == "days"
    assert table.value["together.closing"] == 3.75 == table.query("measure == 'closing'").value[:-1].sum()


def test_the_evidence_says_how_far_off_each_figure_is_in_half_widths():
    found = result("evidence")
    table = figures(found)
    assert list(table.index) == [check.pattern.id for check in found.checks]
    assert table.off.iloc[0] == pytest.approx(0.0)
    assert table.off.iloc[1:].dropna().to_numpy() == pytest.approx(2.0)
    assert list(table.meets) == [check.meets for check in found.checks]


def test_what_meets_a_pattern_lies_within_the_band_of_the_picture():
    """Intervals of the world are lopsided, and a ceiling has one side: both stood outside of the band."""
    made = result("evidence")
    luck = np.random.default_rng(5)
    counting = [check.pattern for check in made.checks if check.pattern.counts]
    figure = {one.id: one.world + luck.normal() * (one.interval[1] - one.interval[0]) for one in counting}
    checks = tuple(Check(one, Finding(figure[one.id], math.nan, math.nan)) for one in counting)
    evidence = made._replace(checks=checks)
    for check, off in zip(checks, figures(evidence).off, strict=True):
        assert check.meets == (abs(off) <= 1.0), check.pattern
    axes = evidence.plot()
    (band,) = axes.patches
    assert (band.get_x(), band.get_x() + band.get_width()) == (-1.0, 1.0)
    assert "middle of the world's interval (shaded)" in axes.get_xlabel()
    blind = made._replace(checks=(checks[0]._replace(finding=Finding(*3 * [math.nan])), *checks[1:]))
    assert "1 could not be measured" in blind.plot().get_figure().get_suptitle()


def test_a_figure_beyond_the_picture_is_told_at_its_edge():
    made = result("evidence")
    one, other, *rest = (check for check in made.checks if check.pattern.judged_by == "interval")
    low, high = one.pattern.interval
    above = one._replace(finding=Finding(high + 10.0 * (high - low), math.nan, math.nan))
    low, high = other.pattern.interval
    below = other._replace(finding=Finding(low - 10.0 * (high - low), math.nan, math.nan))
    axes = made._replace(checks=(above, below, *rest)).plot()
    assert sorted(text.get_text() for text in axes.texts) == ["+21 →", "-21 ←"]
    assert made.plot().texts[:] == []


def test_names_that_differ_at_the_end_are_told_apart_where_they_are_cut():
    names = [text.get_text() for text in result("evidence").plot().get_yticklabels()]
    asked = [name[5:] for name in names if name[:3] in ("C1a", "C1b", "C1c", "C1d")]
    assert len({*asked}) == 4
    assert any("preliminary ceasefire" in name for name in names if name.startswith("C1b"))
    assert max(map(len, names)) <= 64


def test_a_robust_choice_has_its_policies_those_first_that_are_near_the_best():
    found = result("robust choice")
    table = figures(found)
    assert table.picked.to_list() == [True, False, False, False, False]
    assert table.value.iloc[0] == found.picked.near_best.share == 1.0
    assert table.regret_90.to_list() == [found.policies[number].regret_90 for number in found.in_order]


def test_a_world_has_its_last_day_and_a_party_what_it_would_settle_for():
    world, table = result("world"), figures(result("world"))
    last = world.datacollector.get_model_vars_dataframe().iloc[-1]
    assert table.value.to_dict() == last.to_dict()
    party, own = result("party"), figures(result("party"))
    parts = own.value
    assert parts.trust == party.trust
    made_of = parts.prospects + parts.optimism + parts.fear + parts.audience - parts.pressure
    assert parts.demand == pytest.approx(made_of) == pytest.approx(party.demand)


def test_many_worlds_have_their_outcomes_and_means():
    worlds, table = result("worlds"), figures(result("worlds"))
    shares = table.value[["settlement", "managed_freeze", "war", "victory"]]
    assert shares.sum() == pytest.approx(1.0)
    n = worlds.recorded.n_worlds
    assert table.value["deals"] == pytest.approx(len(worlds.deals) / n)
    assert table.value["breaches"] == pytest.approx(worlds.deals.breaches.sum() / n)
    last = worlds.days.groupby("seed").last()
    assert table.value["gap_total"] == pytest.approx(last.gap_total.mean())
    assert table.value["harm_total"] == pytest.approx(worlds.days.groupby("seed").harm.sum().mean())


def test_many_worlds_say_of_which_days_a_figure_is():
    when = figures(result("worlds")).when
    assert (when.war, when.deals, when.harm_total) == ("at the end", *2 * ["all days together"])
    assert when.fighting == when.gap_total == when.trust_0 == "on the last day"
    still = figures(run_many("russia_ukraine_2025", runs=2, days=5)).loc["breaches"]
    assert (still.value, math.isnan(still.low)) == (0.0, True), "alike in every world: it has no interval"
    assert figures(result("world")).attrs["meanings"]["value"].endswith("on the last day that was lived")


def test_worlds_as_given_and_drawn_are_told_apart_in_words_and_in_the_picture():
    given, drawn = (run_many("arden_borea", runs=2, days=20, drawn=drawn) for drawn in (False, True))
    for found, said, other in (
        (given, "as given", "nobody knows"),
        (drawn, "each with a draw of what nobody knows", "as given"),
    ):
        title = " ".join(found.plot().get_figure().get_suptitle().split())
        for told in (repr(found), str(found), found._repr_html_(), title):
            assert said in told
            assert other not in told


def test_no_interval_of_many_worlds_reaches_beyond_what_can_be():
    """Two short wars: a mean of few has a wide interval, but nothing is broken less than never."""
    found = figures(run_many(with_values(result("conflict"), {"conflict.horizon_days": 30}), runs=2))
    lows = found.low[["deals", "breaches", "harm_total", "fighting", "trust_0", "support_1"]]
    assert not (lows < 0.0).any()
    assert lows.notna().sum() > 3
    assert not (found.high[["trust_0", "trust_1", "support_0", "support_1"]] > 1.0).any()


def test_a_world_before_its_first_day_is_told_too():
    from microdeals.agents import ConflictModel

    unborn = ConflictModel("arden_borea", rng=1)
    assert "day 0 of" in repr(unborn)
    assert unborn.summary().empty
    assert "<table>" in unborn._repr_html_()


def test_the_tab_key_completes_the_paths_of_a_war_after_the_bracket(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from IPython.core.completer import provisionalcompleter
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    shell = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
    shell.user_ns["war"] = result("conflict")
    shell.Completer.use_jedi = False
    typed = 'war["party.arden.tr'
    with provisionalcompleter():
        found = [one.text for one in shell.Completer.completions(typed, len(typed))]
    assert any("party.arden.trust" in one for one in found)
    assert all("party.arden.tr" in one for one in found)


# --- pictures --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_axes_new_ones_or_those_that_are_given(name: str):
    found = result(name)
    assert isinstance(found.plot(), Axes)
    figure, (left, right) = pyplot.subplots(ncols=2)
    assert found.plot(ax=left) is left
    assert left.get_lines()
    assert left.get_xlabel()
    assert not right.get_lines()
    figure.canvas.draw()


def test_marks_of_verdict_and_comparison_are_the_figures_of_their_summaries():
    for found in (result("verdict"), result("comparison"), drawn_verdict(), drawn_comparison()):
        table, drawn = figures(found), marks(found.plot())
        assert drawn == {SIGNS[label].plural: table.value[key_of(label)] for label in Label}


def test_the_lines_of_a_drawn_verdict_are_both_of_its_ranges():
    table, axes = figures(drawn_verdict()), drawn_verdict().plot()
    ends = {tuple(map(float, line.get_xdata())) for line in axes.get_lines() if len(line.get_xdata()) == 2}
    for label in Label:
        row = table.loc[key_of(label)]
        assert {(row.unknown_low, row.unknown_high), (row.luck_low, row.luck_high)} <= ends


def test_marks_of_the_other_results_are_the_figures_of_their_summaries():
    attribution = result("attribution")
    closing = attribution.summary().query("measure == 'closing'").set_index("title").value.to_dict()
    assert marks(attribution.plot()) == closing
    evidence, off = result("evidence"), figures(result("evidence")).off
    counting = [check.pattern for check in evidence.checks if check.pattern.counts]
    told = off[[pattern.id for pattern in counting]].dropna().to_dict()
    words = {f"{pattern.id}  {pattern.what}": pattern.id for pattern in counting}
    assert {words[name]: value for name, value in marks(evidence.plot()).items()} == told
    _, mine = pyplot.subplots()
    assert marks(evidence.plot(ax=mine)) == told
    robust, worlds = result("robust choice"), result("worlds")
    near = figures(robust).value
    assert marks(robust.plot()) == pytest.approx((100.0 * near).to_dict())
    outcomes = figures(worlds).value[:4]
    assert marks(worlds.plot()) == {name.replace("_", " "): value for name, value in outcomes.items()}


def test_a_conflict_draws_what_each_kind_of_deal_is_worth():
    war = result("conflict")
    worth = {
        f"{kind.title} (rung {war[f'deal.{kind.key}.rung']})": war[f"deal.{kind.key}.benefit"]
        for kind in war.kinds
    }
    assert marks(war.plot()) == worth
    gains = {
        line.get_label(): line.get_xdata()[0]
        for line in war.plot().get_lines()
        if line.get_marker() == "D" and len(line.get_xdata())
    }
    assert gains == {f"_{kind.title}": war[f"deal.{kind.key}.temptation"] for kind in war.kinds}


def test_a_world_draws_its_days_and_a_party_its_demand():
    world = result("world")
    days = world.to_frame("days")
    fire, first, second = (np.asarray(line.get_ydata()) for line in world.plot().get_lines())
    assert np.array_equal(fire, days.fighting)
    assert np.array_equal(first, days.trust_0)
    assert np.array_equal(second, days.trust_1)
    party, own = result("party"), figures(result("party")).value
    drawn = marks(party.plot())
    assert drawn.pop("would settle for") == own.demand
    assert drawn.pop("pressure (taken off)") == own.pressure
    assert drawn == own[["prospects", "optimism", "fear", "audience"]].to_dict()


def test_within_a_sentence_a_title_has_a_small_article():
    party = run("donbas_2015", days=2).parties[0]
    assert party.other.title == "The separatist entities"
    names = [line.get_label() for line in party.conflict_model.plot().get_lines()]
    assert "trust of Ukraine in the separatist entities" in names
    assert "trusts the separatist entities" in repr(party)


def test_without_matplotlib_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(RequestError, match="pip install matplotlib") as raised:
        result("verdict").plot()
    assert "\n" not in str(raised.value)


# --- types -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_what_a_reader_calls_says_what_it_gives_and_never_anything(name: str):
    for method in (
        "__repr__",
        "_repr_html_",
        "summary",
        "plot",
        "to_frame",
        "to_xarray",
        "to_parquet",
        "table",
    ):
        called = getattr(type(result(name)), method, None)
        if called is not None:
            says = inspect.signature(called)
            assert says.return_annotation is not inspect.Signature.empty
            assert "Any" not in str(says), method

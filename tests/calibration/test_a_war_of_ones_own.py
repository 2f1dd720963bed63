"""``microdeals fit``: planted numbers are found as often as they should; what data do not tell is said."""

import math
import tomllib
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from typer.testing import CliRunner

from calibration.planted_record import asked_of, planted, written
from microdeals import judge
from microdeals.calibration.own_war.command import FittedWar, FitWish, fit_in_words, fit_to_folder
from microdeals.calibration.own_war.findings import bounds_of
from microdeals.calibration.own_war.in_words import told
from microdeals.calibration.own_war.measures import figures_of
from microdeals.calibration.own_war.record import WarRecord
from microdeals.calibration.own_war.spread import spread_of
from microdeals.cli import app
from microdeals.conflicts import Conflict, load, value_at
from microdeals.errors import ConflictError, ProblemsError, RecordError, RequestError, UnknownsError
from microdeals.unknowns import WarsThatFit, unknowns_of, wars_that_fit
from microdeals.verdict.unknown_in_words import unknown_in_words

MODELS = Path(__file__).parents[2] / "models"
DAYS, WARS, PLANTED = 500, 500, 80
RATE = "conduct.base_rate"
THREE_DEALS = """\
kind,signed,ended,ending
observed,2031-03-01,2033-02-28
swap,2031-04-02,2031-05-02,expired
quiet_guns,2031-05-01,2031-05-20,broken
waterworks,2032-12-20,,standing
river_barges,,,none
settlement,,,none
"""
UNKNOWNS = """
[unknown.rate_of_breaches]
sets = ["conduct.base_rate"]
distribution = "loguniform"
low = 0.002
high = 0.1
reason = "so wide that a year of deals tells something"

[unknown.good_news]
sets = ["publics.news_kept"]
distribution = "lognormal"
median = 0.0005
spread = 0.5
reason = "which deals themselves hardly tell"

[unknown.weights_of_sectors]
sets = ["sector.*.weight"]
distribution = "dirichlet"
weights = [4.0, 5.0, 7.0, 4.0]
reason = "shares of the front"
"""


def war_in(folder: Path) -> Conflict:
    """The invented war, whose settlement is worth too little to be signed, with three unknowns."""
    folder.mkdir(exist_ok=True)
    text = (MODELS / "arden_borea" / "conflict.toml").read_text(encoding="utf-8")
    folder.joinpath("conflict.toml").write_text(text.replace("benefit = 0.4\n", "benefit = 0.1\n"), "utf-8")
    folder.joinpath("unknowns.toml").write_text(UNKNOWNS, encoding="utf-8")
    return load(str(folder))


def wars_of(conflict: Conflict, seeds: range) -> WarsThatFit:
    unknowns = unknowns_of(conflict)
    assert unknowns is not None
    return wars_that_fit(conflict, unknowns, seeds)


class Example(NamedTuple):
    """A war with planted records: of many, of which one was fitted."""

    war: Conflict
    wars: WarsThatFit
    records: list[WarRecord]
    fitted: FittedWar
    folder: Path


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Example:
    folder = tmp_path_factory.mktemp("own")
    war = war_in(folder / "war")
    wars = wars_of(war, range(PLANTED))
    records = planted(wars, DAYS)
    often = int(np.argmax(wars.values[:, wars.paths.index(RATE)]))
    data = written(records[often], folder / "deals.csv")
    done = fit_to_folder(FitWish(str(folder / "war"), data, folder / "fitted", WARS, seed=3))
    return Example(war, wars, records, done, folder)


def places_of_planted(example: Example) -> np.ndarray:
    """Where the planted rate lies, 0 to 1, among the draws that each of the planted records leaves."""
    learnt = example.fitted.learnt
    column = learnt.prior.factors.index(RATE)
    truths = learnt.priors.normal(example.wars)[:, column]
    draws = (learnt.adjustment.moved_to(figures_of(record))[:, column] for record in example.records)
    return np.array([np.mean(drawn < truth) for drawn, truth in zip(draws, truths, strict=True)])


def test_intervals_hold_planted_numbers_as_often_as_they_should(example: Example):
    """Of 80 records, planted outside the fit, 72 are to be expected; 64 to 80 within three deviations."""
    places = places_of_planted(example)
    held = int(np.count_nonzero((places >= 0.05) & (places <= 0.95)))
    chance = 3.0 * math.sqrt(PLANTED * 0.9 * 0.1)
    assert abs(held - 0.9 * PLANTED) <= chance
    assert 0.35 < np.mean((places >= 0.25) & (places <= 0.75)) < 0.65


def test_a_planted_number_is_found_again(example: Example):
    """Medians follow what was planted: a fit that gave the prior back would not."""
    learnt = example.fitted.learnt
    column = learnt.prior.factors.index(RATE)
    truths = learnt.priors.normal(example.wars)[:, column]
    medians = [
        np.median(learnt.adjustment.moved_to(figures_of(record))[:, column]) for record in example.records
    ]
    assert np.corrcoef(truths, medians)[0, 1] > 0.5


def test_the_rate_that_was_planted_highest_is_told_to_be_high(example: Example):
    (rate,) = (one for one in example.fitted.found.numbers if one.path == RATE)
    assert rate.is_told
    assert rate.moved > 0.15
    assert rate in example.fitted.found.told
    assert "rate of breaches (conduct.base_rate)" in told(example.fitted.learnt, example.fitted.found)


def test_a_fit_shows_itself_as_every_result_does(example: Example):
    fitted, found = example.fitted, example.fitted.found
    n = f"they tell {len(found.told)} of {len(found.numbers)} numbers that nobody knew"
    assert n in repr(fitted)
    assert len(repr(fitted)) < 500
    assert n in fitted._repr_html_()
    assert str(fitted) == told(fitted.learnt, found)
    table = fitted.summary()
    assert (table.columns[0], table.columns[-1]) == ("what", "unit")
    assert table["what"].tolist()[: len(found.told)] == [one.path for one in found.told]
    rate = table.set_index("what").loc[RATE]
    (learnt,) = (one for one in found.numbers if one.path == RATE)
    assert (rate.low, rate.value, rate.high) == learnt.posterior
    assert (rate.before_low, rate.before, rate.before_high) == learnt.prior
    assert (rate.unit, rate.is_told) == ("per day", True)
    drawn = {line.get_label(): line.get_xdata()[0] for line in fitted.plot().get_lines()}
    assert drawn[RATE] == rate.left < 0.9


def test_chance_tells_hardly_any_number_however_few_the_draws():
    """Of 40 numbers that lie anywhere, with 50 draws, some would always narrow or move by the plain rule."""
    random, trials, n_numbers = np.random.default_rng(1), 400, 40
    for n_draws in (50, 250, 1000):
        bounds, by_chance = bounds_of(n_draws, n_numbers, 0.0, 0.0), 0
        for _ in range(trials):
            low, middle, high = np.quantile(random.random((n_draws, n_numbers)), [0.05, 0.5, 0.95], axis=0)
            by_chance += bool(np.any((high - low < bounds.width) | (np.abs(middle - 0.5) > bounds.moved)))
        assert by_chance / trials <= 0.09


@pytest.fixture(scope="module")
def with_other_luck(tmp_path_factory: pytest.TempPathFactory) -> list[FittedWar]:
    """Six fits of 400 wars each to three deals, with other seeds."""
    folder = tmp_path_factory.mktemp("luck")
    data = folder / "deals.csv"
    data.write_text(THREE_DEALS, encoding="utf-8")
    return [
        fit_to_folder(FitWish("arden_borea", data, folder / str(seed), 400, seed)) for seed in range(2, 14, 2)
    ]


def test_the_luck_of_the_wars_that_are_lived_tells_nothing(with_other_luck: list[FittedWar]):
    """Of 39 numbers 4,000 wars tell the rate of breaches, whatever the seed."""
    found = [fitted.found for fitted in with_other_luck]
    assert {one.path for it in found for one in it.told} == {RATE}
    moved = {one.path for it in found for one in it.numbers if one.is_learnt and abs(one.moved) > 0.15}
    assert len(moved) > 2, "here that luck does move others"
    assert len({one.prior for it in found for one in it.numbers if one.path == RATE}) == 1, "as it is known"


def test_errors_are_as_large_as_fits_with_other_luck_differ(with_other_luck: list[FittedWar]):
    """The jackknife of one fit, against fits to the same record."""
    fits = [fitted.learnt for fitted in with_other_luck]
    column = fits[0].prior.factors.index(RATE)
    moved = [spread_of(learnt.priors, learnt.draws).moved[column] for learnt in fits]
    errors = [learnt.errors.moved[column] for learnt in fits]
    assert 0.5 < np.mean(errors) / np.std(moved, ddof=1) < 2.5


def test_a_number_that_many_paths_are_multiplied_by_is_told_as_a_factor(tmp_path: Path):
    """And not as what it makes of the first of them, a prisoner swap."""
    data = tmp_path / "deals.csv"
    data.write_text(THREE_DEALS, encoding="utf-8")
    fitted = fit_to_folder(FitWish("arden_borea", data, tmp_path / "out", 200))
    (worth,) = (one for one in fitted.found.numbers if one.path == "deal.*.benefit")
    assert worth.unit == "times the model's own"
    assert worth.prior == pytest.approx([np.exp(0.25 * at) for at in (-1.645, 0.0, 1.645)], rel=0.02)
    assert fitted.summary().set_index("what").unit["deal.*.benefit"] == worth.unit
    told = tomllib.loads(tmp_path.joinpath("out", "posterior.toml").read_text(encoding="utf-8"))
    assert told["posterior"]["deal.*.benefit"]["unit"] == worth.unit
    assert told["posterior"][RATE]["unit"] == "per day"


def test_the_same_deals_are_not_fitted_twice(example: Example):
    fitted, deals = example.fitted.folder, example.folder / "deals.csv"
    with pytest.raises(RequestError, match=r"was fitted to these very deals, which would count twice"):
        fit_to_folder(FitWish(str(fitted), deals, example.folder / "again", WARS))
    assert not (example.folder / "again").exists()


def test_what_deals_do_not_tell_is_as_wide_as_before_and_said(example: Example):
    (news,) = (one for one in example.fitted.found.numbers if one.path == "publics.news_kept")
    assert not news.is_told
    assert 0.75 < news.width < 0.96
    assert "Not told by the data: good news" in told(example.fitted.learnt, example.fitted.found).replace(
        "\n", " "
    )


def test_in_a_notebook_what_a_verdict_draws_is_a_sentence(example: Example):
    drawn = judge(example.fitted.folder, runs=10).fit
    assert len(repr(drawn)) < 500
    assert example.fitted.folder.name in repr(drawn)


def test_the_folder_is_a_war_that_others_take(example: Example):
    fitted = load(str(example.fitted.folder))
    unknowns = unknowns_of(fitted)
    assert unknowns is not None
    assert unknowns.joint is not None
    assert len(unknowns.joint.rows) == WARS // 4
    assert {RATE, "sector.delta.weight"} < {*unknowns.joint.paths}
    verdict = judge(fitted, runs=10)
    assert sum(count.number for count in verdict.shares.values()) == 10
    assert verdict.fit is not None


def test_shares_that_were_fitted_still_sum_to_one(example: Example):
    unknowns = unknowns_of(load(str(example.fitted.folder)))
    assert unknowns is not None
    assert unknowns.joint is not None
    sectors = [place for place, path in enumerate(unknowns.joint.paths) if path.startswith("sector.")]
    sums = unknowns.joint.rows[:, sectors].sum(axis=1)
    assert np.abs(sums - 1.0).max() < 2e-3  # a share is cut to the least that a sector may be
    assert np.median(np.abs(sums - 1.0)) < 1e-9


def test_the_posterior_says_from_what_it_came(example: Example):
    document = tomllib.loads(example.fitted.folder.joinpath("posterior.toml").read_text(encoding="utf-8"))
    provenance = document["provenance"]
    assert provenance["data"] == "deals.csv"
    assert provenance["seed"] == 3
    assert {"rules", "start", "data_digest", "unknowns_digest", "microdeals"} < {*provenance}
    own = document["posterior"][RATE]
    column = np.genfromtxt(example.fitted.folder / "draws.csv", delimiter=",", names=True)["conductbase_rate"]
    assert np.quantile(column, [0.05, 0.95]) == pytest.approx(own["middle_90"], rel=0.01)


def test_a_fit_is_the_same_again_whatever_the_number_of_threads(example: Example, tmp_path: Path):
    texts = []
    for threads in (1, 2):
        data, out = example.folder / "deals.csv", tmp_path / str(threads)
        wish = FitWish(str(example.folder / "war"), data, out, 200, 1, threads)
        texts.append(fit_to_folder(wish).folder.joinpath("draws.csv").read_bytes())
    assert texts[0] == texts[1]


def test_a_contradiction_is_warned_of(example: Example, tmp_path: Path):
    """Two hundred swaps in five hundred days, of a month each: no war of the model signs so many."""
    rows = ["kind,signed,ended,ending", "observed,2031-03-01,2032-07-12"]
    rows += [f"swap,2031-{3 + day // 28:02}-{1 + day % 28:02},,failed" for day in range(200)]
    data = tmp_path / "deals.csv"
    data.write_text("\n".join(rows), encoding="utf-8")
    said = fit_in_words(FitWish(str(example.folder / "war"), data, tmp_path / "out", 200))
    assert "Prior and data disagree" in said
    assert "deals signed: swap: data 200, such wars" in said
    assert "NOT MET" in said
    fitted = judge(str(tmp_path / "out"), runs=4)
    (warning,) = (one for one in unknown_in_words(fitted) if "Prior and data disagree" in one)
    assert "deals signed: swap" in warning
    assert "should not be trusted before that is mended" in warning


def test_data_that_tell_nothing_give_the_prior_back_and_say_so(example: Example, tmp_path: Path):
    data = tmp_path / "deals.csv"
    data.write_text(
        "kind,signed,ended,ending\nobserved,2031-03-01,2031-05-10\nsettlement,,,none\n", encoding="utf-8"
    )
    wish = FitWish(str(example.folder / "war"), data, tmp_path / "out", 200)
    done = fit_to_folder(wish)
    assert done.found.told == ()
    said = " ".join(told(done.learnt, done.found).split())
    none = f"tell nothing for sure of the {len(done.found.numbers)} numbers that nobody knows"
    assert f"These data {none}" in said
    assert "0 deals of known length, and 5 are needed" in said
    (warning,) = (one for one in unknown_in_words(judge(str(done.folder), runs=4)) if "for sure" in one)
    assert warning.startswith(f"The war's own deals {none}")
    for one in done.found.numbers:
        assert 0.8 < one.width < 0.97, one


# --- what is refused, before any world ---------------------------------------------------------------


def test_a_war_without_unknowns_is_refused_with_how_to_write_them(tmp_path: Path):
    folder = tmp_path / "war"
    war_in(folder)
    folder.joinpath("unknowns.toml").unlink()
    data = tmp_path / "deals.csv"
    data.write_text("kind,signed,ended,ending\nobserved,2031-03-01,2032-03-01\nswap,2031-04-01,,\n")
    with pytest.raises(UnknownsError, match=r"unknowns\.toml: is not there.*docs/unknowns\.md shows how"):
        fit_to_folder(FitWish(str(folder), data))


def test_nothing_that_is_there_is_written_over_unasked(example: Example):
    before = {file.name: file.read_bytes() for file in example.fitted.folder.iterdir()}
    data = example.folder / "deals.csv"
    with pytest.raises(RequestError, match=r"conflict\.toml is there already\. --force"):
        fit_to_folder(FitWish(str(example.folder / "war"), data, example.fitted.folder))
    with pytest.raises(RequestError, match="is the folder of the war itself"):
        fit_to_folder(FitWish(str(example.folder / "war"), data, example.folder / "war", is_forced=True))
    assert {file.name: file.read_bytes() for file in example.fitted.folder.iterdir()} == before


@pytest.mark.parametrize(
    ("words", "refusal", "says"),
    [
        (["--draws", "10"], ProblemsError, "--draws 10: must be a whole number from 200 to 100,000."),
        (["--seed", "-1"], ProblemsError, "--seed -1: must be a whole number from 0 to 1,000,000."),
        (["--threads", "0"], ProblemsError, "--threads 0: must be 1 or more"),
        (["--from", "2031-03-01"], RequestError, "are for the ETH/PRIO layout, which this file has not"),
        ([], RecordError, "no such deal. Did you mean 'swap'?"),
    ],
)
def test_what_cannot_be_done_is_refused_before_the_first_world(
    words: list[str], refusal: type[Exception], says: str, tmp_path: Path
):
    data = tmp_path / "deals.csv"
    data.write_text("kind,signed,ended,ending\nobserved,2031-03-01,2032-03-01\nswop,2031-04-01,,\n")
    out = tmp_path / "out"
    answer = CliRunner().invoke(app, ["fit", "arden_borea", "--data", str(data), "--out", str(out), *words])
    assert isinstance(answer.exception, refusal)
    assert says in str(answer.exception)
    assert not out.exists()


def test_a_bad_option_and_a_bad_row_are_told_together(tmp_path: Path):
    data = tmp_path / "deals.csv"
    data.write_text("kind,signed,ended,ending\nobserved,2031-03-01,2032-03-01\nswop,2031-04-01,,\n")
    with pytest.raises(ProblemsError) as refusal:
        fit_to_folder(FitWish("arden_borea", data, tmp_path / "out", wars=10, seed=-1))
    first, second, third = refusal.value.problems
    assert first.startswith("--draws 10: must be")
    assert second.startswith("--seed -1: must be")
    assert "Did you mean 'swap'?" in third


def test_a_bad_option_alone_is_what_it_is(tmp_path: Path):
    data = tmp_path / "deals.csv"
    data.write_text("kind,signed,ended,ending\nobserved,2031-03-01,2032-03-01\nswap,2031-04-01,,\n")
    with pytest.raises(RequestError, match="--draws 10: must be"):
        fit_to_folder(FitWish("arden_borea", data, tmp_path / "out", wars=10))


def test_no_such_war_is_refused_with_the_nearest(tmp_path: Path):
    with pytest.raises(ConflictError, match="Did you mean 'arden_borea'"):
        fit_to_folder(FitWish("arden_boera", tmp_path / "deals.csv"))


def test_the_planted_world_is_that_of_its_numbers(example: Example):
    """A check of the tests: what was planted is in the range of what is drawn."""
    assert value_at(example.wars[0], RATE) == example.wars.values_of(0)[RATE]
    assert {*example.records[0].kinds} == {*asked_of(example.war, DAYS).kinds}

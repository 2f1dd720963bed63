"""One door: ``import microdeals as md`` offers a score of names, and each does what its room does."""

import ast
import inspect
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import microdeals as md
from microdeals import agents, conflicts, paths, verdict
from microdeals.errors import ConflictError, ExperimentError, RequestError, UnknownsError

PACKAGE = Path(md.__file__).parent
NAMES = [
    "ConflictModel",
    "Deal",
    "Party",
    "Slot",
    "Thresholds",
    "attribute",
    "chart",
    "check",
    "compare",
    "copy_war",
    "fit",
    "judge",
    "load",
    "models",
    "result",
    "robust",
    "run",
    "run_many",
    "sweep",
    "unknowns_of",
    "validate",
    "value_at",
    "with_values",
]
ARDEN = conflicts.load("arden_borea")
SHORT = conflicts.with_values(ARDEN, {"conflict.horizon_days": 40})


# --- what a reader sees ----------------------------------------------------------------------------


def test_it_shows_a_score_of_names_and_the_version_and_nothing_else():
    assert dir(md) == sorted([*NAMES, "__version__"])
    assert md.__all__ == dir(md)


@pytest.mark.parametrize("name", NAMES)
def test_every_name_says_what_it_takes_and_gives_with_an_example(name: str):
    """The examples themselves are run with all others."""
    assert ">>> " in inspect.getdoc(getattr(md, name))


@pytest.mark.parametrize("name", NAMES)
def test_every_name_says_of_which_types_it_is(name: str):
    assert not re.search(r"\bAny\b", str(inspect.signature(getattr(md, name))))


def test_a_name_that_is_not_there_is_told_with_the_nearest():
    with pytest.raises(AttributeError, match=r"microdeals has no 'jugde'. Did you mean 'judge'\?"):
        md.jugde  # noqa: B018
    with pytest.raises(AttributeError, match=r"no 'xyzzy'. It has ConflictModel, Deal, Party, .*with_values"):
        md.xyzzy  # noqa: B018
    with pytest.raises(ImportError, match="lod"):
        from microdeals import lod  # noqa: F401


def test_type_checkers_see_the_same_names_in_the_same_modules():
    """They read the imports under TYPE_CHECKING; a ``__getattr__`` that they saw would let any name pass."""
    branch = next(
        node
        for node in ast.parse(Path(md.__file__).read_text(encoding="utf-8")).body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    )
    seen = {node.module: tuple(alias.name for alias in node.names) for node in branch.body}
    assert seen == md._WHERE
    assert "def __getattr__" in "".join(map(ast.unparse, branch.orelse))


def test_no_room_goes_through_the_door():
    """Else everything would stand behind everything."""
    for file in PACKAGE.rglob("*.py"):
        if file.parent.name == "door" or file == PACKAGE / "__init__.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                named = {alias.name for alias in node.names}
                assert not named & {"microdeals", "microdeals.door"}, file
            if isinstance(node, ast.ImportFrom) and node.module == "microdeals":
                assert not {alias.name for alias in node.names} & {*md.__all__, "door"}, file
            if isinstance(node, ast.ImportFrom):
                assert not (node.module or "").startswith("microdeals.door"), file


# --- conflicts -------------------------------------------------------------------------------------


def test_the_models_are_the_shipped_ones_and_can_be_loaded_by_name():
    assert md.models() == conflicts.shipped()
    assert [md.load(name).name for name in md.models()] == list(md.models())


def test_a_good_file_passes_the_check_and_a_bad_one_is_told_all_that_is_wrong(tmp_path: Path):
    good = (paths.room("models") / "arden_borea" / "conflict.toml").read_text(encoding="utf-8")
    file = tmp_path / "conflict.toml"
    file.write_text(good, encoding="utf-8")
    assert md.check(file) == replace(ARDEN, name=tmp_path.name)
    file.write_text(good.replace("horizon_days", "horizon_dais").replace("trust =", "trust = 7 #", 1))
    with pytest.raises(ConflictError) as raised:
        md.check(str(file))
    assert len(raised.value.problems) >= 2
    assert "horizon_days" in str(raised.value)


def test_the_check_reads_what_nobody_knows_beside_a_file_too(tmp_path: Path):
    (tmp_path / "conflict.toml").write_text(
        (paths.room("models") / "arden_borea" / "conflict.toml").read_text()
    )
    (tmp_path / "unknowns.toml").write_text('[unknown.trust]\nsets = ["party.*.trusst"]\n')
    with pytest.raises(UnknownsError, match=r"Did you mean 'party\.borea\.trust'"):
        md.check(tmp_path)


def test_a_model_that_was_changed_by_hand_is_checked_too():
    assert md.check(ARDEN) == ARDEN
    with pytest.raises(ConflictError, match="horizon_days"):
        md.check(replace(ARDEN, horizon_days=0))


def test_values_are_read_and_changed_in_a_war_or_in_one_by_name():
    path = "monitors.valley_mission.detection"
    assert md.value_at("arden_borea", path) == md.value_at(ARDEN, path) == 0.8
    assert md.with_values("arden_borea", {path: 0.95}) == md.with_values(ARDEN, {path: 0.95})
    with pytest.raises(ConflictError, match="Did you mean"):
        md.with_values("arden_borea", {"party.arden.trsut": 0.3})


# --- worlds ----------------------------------------------------------------------------------------


def test_a_world_has_lived_its_days_on_the_luck_of_its_seed():
    world, again, other = md.run(SHORT, seed=3), md.run(SHORT, seed=3), md.run(SHORT, seed=4)
    assert (world.day, world.running) == (40, False)
    days = [one.datacollector.get_model_vars_dataframe() for one in (world, again, other)]
    assert days[0].equals(days[1])
    assert not days[0].equals(days[2])


def test_days_are_as_many_as_asked_for():
    assert md.run("arden_borea", days=10).day == 10
    with pytest.raises(ConflictError, match=r"horizon_days = 0: must be between 1 and 7305"):
        md.run("arden_borea", days=0)


@pytest.mark.parametrize("seed", [-1, 2**63, 1.5, "1"])
def test_a_seed_out_of_range_is_refused_with_the_range(seed):
    with pytest.raises(RequestError, match=r"must be a whole number from 0 to 2\*\*63 - 1"):
        md.run(SHORT, seed=seed)


def test_a_party_of_ones_own_decides_for_its_side():
    class Refuser(md.Party):
        def accepts(self, slot, value):
            return False

    assert md.run("arden_borea", seed=2).deals
    assert not md.run("arden_borea", seed=2, parties=(Refuser, md.Party)).deals
    assert md.Party is agents.Party


# --- many worlds -----------------------------------------------------------------------------------


def test_a_verdict_is_the_rooms_own_by_name_or_itself():
    ours, rooms = md.judge("arden_borea", runs=6, seed=5, as_given=True), verdict.judge(ARDEN, runs=6, seed=5)
    assert ours.closing == rooms.closing
    assert ours.shares == rooms.shares
    never = md.with_values(ARDEN, {"ladder.policy": "none"})
    assert md.judge(ARDEN, never, runs=6, seed=5, as_given=True).closing == rooms.closing


def test_two_wars_are_compared_seed_by_seed():
    watched = md.with_values(ARDEN, {"monitors.valley_mission.detection": 0.95})
    given = md.compare("arden_borea", watched, runs=6, as_given=True)
    assert given.closing == verdict.compare(ARDEN, watched, 6).closing
    drawn = md.compare("arden_borea", watched, runs=6)
    assert drawn.closing != given.closing
    assert (
        drawn.closing_intervals.luck
        == given.closing_intervals.luck
        == (given.closing.low, given.closing.high)
    )
    assert drawn.first.fit is not None
    assert drawn.first.fit.with_deals.kept == ("monitors.valley_mission.detection",)


def test_what_kinds_of_deals_brought_about_sums_to_the_whole():
    found, given = md.attribute(SHORT, runs=3), md.attribute(SHORT, runs=3, as_given=True)
    assert (found.is_drawn, given.is_drawn) == (True, False)
    assert given == verdict.attribute(SHORT, 3)
    assert [stone.kind for stone in found.deals] == [kind.key for kind in SHORT.kinds]
    assert sum(stone.relief.mean for stone in found.deals) == pytest.approx(found.together.relief.mean)


KEYS, FINE = ("trust", "support"), [n / 100 for n in range(100)]
LEVERS = {"party.arden.trust": [0.1, 0.4], "ladder.policy": ["gradual", "leap"]}


def test_a_sweep_has_the_verdict_of_every_combination_on_the_same_seeds():
    rows = md.sweep(SHORT, LEVERS, runs=5, seed=2, as_given=True)
    assert len(rows) == 2 * 2 * 5
    assert rows.groupby("point").seed.apply(list).map(tuple).unique().tolist() == [(2, 3, 4, 5, 6)]
    changed = md.with_values(SHORT, {"party.arden.trust": 0.4, "ladder.policy": "leap"})
    there = rows[(rows["party.arden.trust"] == 0.4) & (rows["ladder.policy"] == "leap")]
    assert there.closing.tolist() == md.judge(changed, runs=5, seed=2, as_given=True).table().closing.tolist()


def test_a_sweep_draws_what_nobody_knows_but_what_varies_or_was_changed():
    """Two seeds a draw, the same at every combination; the first of them has the judge's own draw."""
    rows = md.sweep(SHORT, LEVERS, runs=4, seed=2)
    assert rows.groupby("point").draw.apply(tuple).unique().tolist() == [(2, 2, 4, 4)]
    changed = md.with_values(SHORT, {"party.arden.trust": 0.4, "ladder.policy": "leap"})
    there = rows[(rows["party.arden.trust"] == 0.4) & (rows["ladder.policy"] == "leap")]
    assert there.closing.tolist()[0] == md.judge(changed, runs=1, seed=2).table().closing[0]


def test_a_sweep_that_is_kept_is_the_same_and_is_not_run_again(tmp_path: Path):
    kept = md.sweep(SHORT, LEVERS, runs=5, out=tmp_path / "kept")
    pd.testing.assert_frame_equal(kept.rows, md.sweep(SHORT, LEVERS, runs=5).rows)
    written = (tmp_path / "kept" / "rows.parquet").stat().st_mtime_ns
    again = md.sweep(SHORT, LEVERS, runs=5, out=str(tmp_path / "kept"))
    pd.testing.assert_frame_equal(kept.rows, again.rows)
    assert (tmp_path / "kept" / "rows.parquet").stat().st_mtime_ns == written
    with pytest.raises(RequestError, match=r"begun with something else than is asked now: runs \(5, now 6\)"):
        md.sweep(SHORT, LEVERS, runs=6, out=tmp_path / "kept")


def test_levers_that_cannot_be_swept_are_told_all_at_once():
    with pytest.raises(ExperimentError) as raised:
        md.sweep(SHORT, {"party.arden.trsut": [0.1], "party.borea.trust": [7.0], "ladder.policy": []})
    told = raised.value.problems
    assert len(told) == 3
    assert "Did you mean 'party.arden.trust'?" in told[0]
    assert "must be between 0 and 1" in told[1]
    assert "an empty list" in told[2]
    with pytest.raises(ExperimentError, match="nothing varies"):
        md.sweep(SHORT, {})
    with pytest.raises(RequestError, match="runs = 0"):
        md.sweep(SHORT, LEVERS, runs=0)
    with pytest.raises(RequestError, match="combinations of the levers: at most 1000000"):
        md.sweep(SHORT, {f"party.{party}.{key}": FINE for party in ("arden", "borea") for key in KEYS})

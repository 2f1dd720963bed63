"""A number of the model's own file that hardly any draw comes to is told: it would count for nothing."""

from pathlib import Path

import pytest

import microdeals as md
from cli.terminal import typed_here
from microdeals.conflicts import load, shipped
from microdeals.errors import UnknownsWarning
from microdeals.unknowns import load_unknowns, unknowns_of

TOLD = (
    "unknowns.toml, [unknown.rate_of_breaches]: the model's file has conduct.base_rate at 0.2, but what is "
    "drawn for it lies between 0.003 and 0.0731, so the file's number counts only as given; draw "
    "numbers around it, or take the path out of what is drawn. (line 8)"
)


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """A copy of a shipped war, in which somebody has turned one number far up."""
    folder = tmp_path / "mine"
    md.copy_war("arden_borea", folder)
    with (folder / "conflict.toml").open("a", encoding="utf-8") as file:
        file.write("\n[conduct]\nbase_rate = 0.2\n")
    return folder


@pytest.mark.parametrize("name", shipped())
def test_no_shipped_war_passes_its_own_numbers_by(name: str):
    unknowns = unknowns_of(load(name))
    assert unknowns is None or unknowns.warnings == ()


def test_an_edit_that_no_draw_comes_to_is_told_by_check_and_judge(edited: Path):
    for command in (("check", "mine"), ("judge", "mine", "--runs", "20")):
        printed = typed_here(*command, folder=edited.parent).printed
        assert "mine/" + TOLD in " ".join(printed.split())
    assert TOLD not in typed_here("judge", "mine", "--runs", "20", "--as-given", folder=edited.parent).printed


def test_python_warns_of_it_and_takes_it_as_given_or_by_hand(edited: Path):
    for ask in (
        md.check,
        lambda war: md.judge(war, runs=20),
        lambda war: md.compare(war, md.with_values(war, {"party.arden.trust": 0.4}), runs=20),
        lambda war: md.attribute(war, runs=2),
    ):
        with pytest.warns(UnknownsWarning, match="conduct.base_rate at 0.2"):
            ask(edited)
    as_given = md.judge(edited, runs=20, as_given=True)
    by_hand = md.judge(md.with_values("arden_borea", {"conduct.base_rate": 0.2}), runs=20)
    assert as_given.fit is None
    assert by_hand.fit.with_deals.kept == ("conduct.base_rate",)


def test_a_number_that_is_not_drawn_is_not_said_to_be_passed_by(edited: Path, recwarn):
    """Two wars that differ in it have it each as it stands, and what was set by hand is not drawn."""
    compared = md.compare(edited, "arden_borea", runs=20)
    set_by_hand = md.judge(md.with_values(edited, {"conduct.base_rate": 0.3}), runs=20)
    assert [one for one in recwarn if issubclass(one.category, UnknownsWarning)] == []
    assert TOLD not in " ".join(str(compared).split())
    assert "conduct.base_rate is not drawn, but as each setting has it" in str(compared)
    assert TOLD not in " ".join(str(set_by_hand).split())
    assert TOLD in " ".join(str(md.judge(edited, runs=20)).split())


def test_checking_warns_of_draws_that_are_cut(tmp_path: Path):
    folder = tmp_path / "mine"
    md.copy_war("arden_borea", folder)
    (folder / "unknowns.toml").write_text(
        '[unknown.trust]\nsets = ["party.arden.trust"]\ndistribution = "lognormal"\nmedian = 0.5\n'
        'spread = 1.0\nreason = "to be tried"\n',
        encoding="utf-8",
    )
    with pytest.warns(UnknownsWarning, match="of the draws for party.arden.trust lie beyond what it may be"):
        md.check(folder)


def test_of_many_paths_one_is_told_and_how_many_more_there_are(tmp_path: Path):
    file = tmp_path / "unknowns.toml"
    file.write_text(
        '[unknown.leak]\nsets = ["party.*.tolerance"]\ndistribution = "uniform"\nlow = 0.98\nhigh = 0.99\n'
        'reason = "to be tried"\n',
        encoding="utf-8",
    )
    (told,) = load_unknowns(file, load("arden_borea")).warnings
    assert "party.arden.tolerance at" in told
    assert "between 0.98 and 0.99 (so it is with one more path)" in told


@pytest.mark.parametrize(("own", "is_told"), [(0.30, True), (0.45, False), (0.60, True)])
def test_joint_draws_pass_by_what_hardly_any_row_has(tmp_path: Path, own: float, is_told: bool):
    rows = "".join(f"{0.4 + 0.001 * n},1\n" for n in range(100))
    (tmp_path / "draws.csv").write_text("party.arden.trust,weight\n0.0,0\n" + rows, encoding="utf-8")
    (tmp_path / "unknowns.toml").write_text('[joint]\nfile = "draws.csv"\n', encoding="utf-8")
    war = md.with_values("arden_borea", {"party.arden.trust": own})
    warnings = load_unknowns(tmp_path / "unknowns.toml", war).warnings
    assert ["[joint]: the model's file has party.arden.trust at" in told for told in warnings] == [
        True
    ] * is_told

"""The table has wars of its own: the models and the lessons on them stay as they are."""

import pytest

from game.classes import TEAMS, both_order, everything, play, says, session_in
from microdeals.conflicts import load, shipped, value_at
from microdeals.errors import ConflictError
from microdeals.game.seats import Setup
from microdeals.game.table_wars import CLASSROOM, changes_in, load_war, table_wars
from microdeals.paths import room
from microdeals.rulebook.ladder import highest_open


def test_the_classroom_war_is_the_invented_one_with_the_numbers_that_its_file_changes():
    war, model = load_war(CLASSROOM), load("arden_borea")
    changes = changes_in(room("models") / "arden_borea" / "table.toml")
    assert war.title == "The valley war at the table"
    assert [value_at(war, path) for path in changes] == list(changes.values())
    assert all(value_at(model, path) != value for path, value in changes.items())
    assert load_war("arden_borea") == model


def test_wars_made_for_the_table_are_offered_first_and_models_after_them():
    assert table_wars() == (CLASSROOM, *shipped())
    assert Setup(CLASSROOM).loaded() == load_war(CLASSROOM)


@pytest.mark.parametrize("seed", [1, 7])
def test_every_month_has_several_decisions_also_for_those_who_sign_nothing(tmp_path, seed):
    refuse = session_in(tmp_path, "refuse", conflict=CLASSROOM, seed=seed)
    agree = session_in(tmp_path, "agree", conflict=CLASSROOM, seed=seed)
    on_offer = {"refuse": [], "agree": []}
    for _ in range(3):
        for session in (refuse, agree):
            conflict, world = session.conflict, session.world
            top = highest_open(conflict.ladder.policy, world.opened)
            on_offer[session.name].append(sum(kind.values.rung <= top for kind in conflict.kinds))
            both_order(session, says(*everything(session)) if session is agree else says())
            play(session)
    assert on_offer["refuse"] == [3, 3, 3]
    assert on_offer["agree"][0] == 3
    assert on_offer["agree"][2] >= 5
    assert agree.world.active_deals()
    assert agree.state.setup.teams == TEAMS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('title = "x"', "it needs a title and tables"),
        ('title = "x"\n[[change]]\nsets = "ladder.hold_days"\nto = 3', "change 1: it needs 'sets', 'to'"),
        ("title = ", "table.toml"),
    ],
)
def test_a_file_that_says_less_is_refused_with_what_it_needs(tmp_path, text, said):
    (tmp_path / "table.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConflictError, match=said):
        changes_in(tmp_path / "table.toml")


def test_a_war_that_is_not_there_is_refused():
    with pytest.raises(ConflictError):
        load_war("no_such_war_table")

"""First moves: one side begins alone, and the other answers or does not."""

from agents.wars import NEVER, lived, series, story_of, war

ALONE = {
    "ladder.policy": "unilateral",
    "ladder.initiative_days": 3,
    "meeting.bilateral.days_between": NEVER,
    "deal.guns": {"term_days": 5, "calm": 0.5, "unilateral": True},
}
UNWILLING = {"party.borea.home": 1.0, "party.borea.audience": 1.0, "party.borea.support": 0.0}
"""Borea would pay 0.5 at home for a deal of a visibility of a half."""


def test_a_first_move_calms_half_until_it_is_answered():
    model = lived(war(ALONE), 7)
    assert story_of("Guns", model) == [(3, "first_move"), (4, "answered")]
    (deal,) = model.deals
    assert deal.is_mutual
    # One side's guns stop on day 4, and the other's too from day 5 on.
    assert series(model, "fighting") == [1.0, 1.0, 1.0, 0.75, 0.5, 0.5, 0.5]


def test_a_first_move_without_an_answer_ends_at_its_deadline_and_is_tried_so_many_times():
    model = lived(war(ALONE | UNWILLING | {"ladder.initiatives": 2}), 40)
    assert story_of("Guns", model) == [
        (3, "first_move"),
        (8, "expired"),
        (9, "first_move"),
        (14, "expired"),
    ]
    first = next(event for event in model.log if event.deal)
    assert (first.who, first.side) == ("Arden", 0)
    assert first.why == "worth +0.100 to begin alone, with a deadline on day 8"


def test_an_answer_lets_first_moves_go_on():
    model = lived(war(ALONE | {"ladder.initiatives": 1}), 19)
    assert story_of("Guns", model) == [
        (3, "first_move"),
        (4, "answered"),
        (8, "expired"),
        (9, "first_move"),
        (10, "answered"),
        (14, "expired"),
        (15, "first_move"),
        (16, "answered"),
    ]


def test_the_side_that_the_war_presses_more_moves_first():
    model = lived(war(ALONE | {"party.borea.pressure": 0.11}), 4)
    assert model.deals[0].bound == (True, True)
    assert [(event.who, event.happening.name) for event in model.log if event.deal] == [
        ("Borea", "FIRST_MOVE"),
        ("Arden", "ANSWERED"),
    ]


def test_only_what_one_side_can_begin_alone_is_begun_alone():
    model = lived(war(ALONE | {"deal.guns": {"unilateral": False}}), 20)
    assert model.deals == []

"""What the table tells: news without secrets, who decided, where seats start, and the story afterwards."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from dashboards.panels.game.in_words import blame_rows, broken_words, where_it_stands
from dashboards.panels.game.news import news_of, sentence
from dashboards.panels.game.pictures import trade_of
from dashboards.panels.game.sheet import sheet_of
from dashboards.panels.game.starts import aims_of, stakes_of
from dashboards.panels.game.story import end_of, story_of
from microdeals.agents import Event
from microdeals.conflicts import load, shipped
from microdeals.game import Course, Seat, Session, Setup, SideOrders, Stance, debrief_of
from microdeals.game.among_worlds import place_between, traded_worlds, twin_of
from microdeals.rulebook.events import Happening

OFFERS = dict.fromkeys(("swap", "harvest_days", "river_barges"), Stance.OFFER)


def begun(folder: Path, teams: tuple[str, str, str] = ("Blue", "Red", "")) -> Session:
    return Session.create(folder, "monday", Setup("arden_borea", seed=7, teams=teams))


@pytest.fixture(scope="module")
def broken_word(tmp_path_factory) -> Session:
    """Four months of offers; on Blue's orders Arden breaks a deal in the fourth, on day 91."""
    session = begun(tmp_path_factory.mktemp("broken"))
    for number in range(4):
        courses = {"swap": Course.BREAK} if number == 3 else {}
        session.order(Seat.FIRST, SideOrders(says=OFFERS, courses=courses))
        session.order(Seat.SECOND, SideOrders(says=OFFERS))
        session.play(number)
    return session


def test_news_are_sentences_and_say_nothing_of_what_was_ordered(broken_word):
    told = [news_of(broken_word, number) for number in range(4)]
    everything = [line for month in told for line in month.sentences]
    assert "Day 8: Both sides sign a deal: Harvest days." in everything
    assert "Day 91: Borea says that Arden has broken a deal: Prisoner swap." in everything
    assert not [line for line in everything if "Blue" in line or "model" in line]
    assert told[3].decided == ["No team plays the mediator: the model decided."]


def test_what_the_model_signs_for_a_silent_team_is_said_to_be_the_models(tmp_path):
    session = begun(tmp_path)
    session.order(Seat.SECOND, SideOrders(says=OFFERS))
    session.play(0)
    news = news_of(session, 0)
    assert "Day 8: Both sides sign a deal: Harvest days. The model signed for Arden." in news.sentences
    assert news.decided[0] == (
        "Blue said nothing for Arden: its deals were kept, and the model decided the rest."
    )


def test_in_a_game_of_before_silence_kept_nothing_and_is_not_said_to(tmp_path):
    old = Setup("arden_borea", seed=7, teams=("Blue", "Red", ""), keeps=False)
    session = Session.create(tmp_path, "old", old)
    session.play(0)
    assert news_of(session, 0).decided[0] == "Blue said nothing for Arden: the model decided."


def test_a_settlement_is_told_once_and_by_who_signed_it(tmp_path):
    setup = Setup("arden_borea_table", seed=4, teams=("Blue", "Red", ""))
    session = Session.create(tmp_path, "peace", setup)
    for number in range(3):
        session.order(Seat.FIRST, SideOrders(settles=True))
        session.play(number)
    settled = [line for line in news_of(session, 2).sentences if "settlement." in line]
    assert session.world.is_settled
    assert settled == ["Day 81: Both sides sign a settlement. The model signed for Borea."]


@pytest.mark.parametrize("happening", list(Happening))
def test_every_happening_is_a_sentence(tmp_path, happening):
    session = begun(tmp_path)
    slot = session.world.slots[-1]
    deal = session.world.title_of(slot)
    number = 0 if happening is Happening.STRIKE else slot.number
    said = sentence(session, Event(1, happening, number, 0, "Borea", "does something", deal, ""))
    assert said[0].isupper()
    assert said.endswith(".")
    assert "{" not in said


def test_gap_and_trust_are_the_debriefs_to_tell(broken_word):
    assert where_it_stands(broken_word) == f"{len(broken_word.world.active_deals())} deals are in force."


def test_the_story_says_what_was_broken_and_on_whose_orders(broken_word):
    debrief = debrief_of(broken_word)
    months = story_of(broken_word, debrief)
    assert [month.number for month in months] == [1, 2, 3, 4]
    assert months[0].said == "Signed: Harvest days. Ran out: Harvest days."
    assert "Arden broke its word, as Blue had ordered: Prisoner swap. It was reported." in months[3].said
    assert broken_words(broken_word, debrief) == ["Blue broke Arden’s word once."]
    assert [row[4] for row in blame_rows(broken_word, debrief) if row[3].startswith("broken")] == ["Blue"]
    assert end_of(broken_word).startswith("After 4 months there is no settlement. In force: ")


def test_what_the_model_broke_is_told_in_sentences_that_begin_with_a_capital(tmp_path):
    session = Session.create(tmp_path, "alone", Setup("arden_borea_table"))
    for number in range(6):
        session.play(number)
    said = broken_words(session, debrief_of(session))
    assert said
    assert all(it.startswith("The model broke ") for it in said)


@pytest.mark.parametrize("name", sorted(shipped()))
def test_every_seat_of_every_war_starts_with_what_it_wants_and_where_the_front_is(name):
    war = load(name)
    first, second = (party.title for party in war.parties)
    stakes = " ".join(stakes_of(war)).casefold()
    assert all(issue.title.casefold() in stakes for issue in war.issues)
    assert len(war.sectors) == 1 or all(sector.title.casefold() in stakes for sector in war.sectors)
    for seat in (Seat.FIRST, Seat.SECOND):
        begins = aims_of(war, seat)[0].casefold()
        assert first.casefold() in begins
        assert second.casefold() in begins
    assert "You sign nothing yourself" in aims_of(war, Seat.MEDIATOR)[0]


def test_a_side_is_told_what_matters_most_to_it_and_to_the_other():
    said = " ".join(aims_of(load("arden_borea"), Seat.SECOND))
    assert "matters most to you is “Free way through the mountain pass”" in said
    assert "could give way first on “The water of the river”" in said
    assert "What matters most to Arden is “The water of the river”" in said
    alike = dataclasses.replace(load("arden_borea"), issues=())
    assert len(aims_of(alike, Seat.SECOND)) == 1


def test_a_deal_in_force_is_kept_unless_a_card_says_otherwise(broken_word):
    first, _, mediator = sheet_of(broken_word)["seats"]
    running = next(group for group in first["groups"] if group["title"] == "Deals in force")
    for card in running["cards"]:
        assert card["cell"]["silence"] == "keep"
        assert not card["cell"]["decided"]
    assert mediator["who"] == "No team sits here: the model decides everything."
    assert mediator["groups"] == []


def test_the_game_is_a_named_mark_among_the_models_worlds(broken_word):
    verdict = traded_worlds(broken_word.conflict, 120, worlds=8)
    own = place_between(broken_word.world, twin_of(broken_word))
    frame = trade_of(verdict, own).frame
    columns = np.frombuffer(frame["values"], "<f4").reshape(4, 9)
    assert (frame["n"], frame["named"], frame["counts"]["of"]) == (9, ["Your game"], 8)
    assert columns[0, -1] == pytest.approx(own.relief)
    assert columns[1, -1] == pytest.approx(own.closing)
    assert columns[2, -1] == own.label

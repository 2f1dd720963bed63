"""The entry sheet: every choice it shows has words, can be made, and is shown as made."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboards.panels.game.decide import decide, percent_from
from dashboards.panels.game.in_words import month_of
from dashboards.panels.game.news import SECRET, news_of
from dashboards.panels.game.sheet import sheet_of
from microdeals.conflicts import shipped
from microdeals.errors import RequestError
from microdeals.game import Course, MediatorOrders, Seat, Session, Setup, SideOrders, Stance
from microdeals.paths import room
from microdeals.rulebook.events import Happening

TEAMS = ("Blue", "Red", "Green")


def session_in(folder: Path, war: str = "arden_borea", teams: tuple[str, ...] = TEAMS) -> Session:
    return Session.create(folder, "monday", Setup(war, seed=7, teams=teams))


def play(session: Session) -> None:
    session.play(session.state.round)


def cells(session: Session) -> dict[tuple[Seat, str], dict]:
    """Every cell of the sheet by seat and row."""
    return {
        (Seat(seat["key"]), card["key"]): card["cell"]
        for seat in sheet_of(session)["seats"]
        for card in [seat["team"], *(card for group in seat["groups"] for card in group["cards"])]
    }


def play_until_there_is_a_deal(session: Session) -> None:
    """Let both sides offer everything until something is in force."""
    everything = SideOrders(says={kind.key: Stance.OFFER for kind in session.conflict.kinds})
    while not session.world.active_deals():
        for side in (Seat.FIRST, Seat.SECOND):
            session.order(side, everything)
        play(session)


@pytest.mark.parametrize("war", sorted(shipped()))
def test_every_choice_can_be_made_and_is_then_shown(tmp_path, war):
    session = session_in(tmp_path, war)
    play_until_there_is_a_deal(session)
    for place, cell in cells(session).items():
        for value, words in cell.get("options", []):
            assert words
            decide(session, *place, value)
            assert cells(session)[place]["value"] == value


def test_what_is_entered_is_what_is_ordered(tmp_path):
    session = session_in(tmp_path)
    play_until_there_is_a_deal(session)
    deal = next(row for seat, row in cells(session) if row.startswith("does:"))
    for row, value in (("says:swap", "offer"), (deal, "break"), ("admits", "no"), ("walks", "no")):
        decide(session, Seat.FIRST, row, value)
    orders = session.state.month()
    courses = {deal.partition(":")[2]: Course.BREAK}
    assert orders.first == SideOrders({"swap": Stance.OFFER}, courses, admits=False)
    assert orders.second == SideOrders()


def test_a_mediator_takes_one_kind_off_the_table_and_leaves_the_others(tmp_path):
    session = session_in(tmp_path)
    decide(session, Seat.MEDIATOR, "says:swap", "no")
    decide(session, Seat.MEDIATOR, "engages", "no")
    kinds = [kind.key for kind in session.conflict.kinds if kind.key != "swap"]
    assert session.state.month().mediator == MediatorOrders("", tuple(kinds))
    decide(session, Seat.MEDIATOR, "says:harvest_days", "model")
    assert session.state.month().mediator.tables is None


def test_a_seat_of_the_models_has_nothing_to_fill_in_but_its_team(tmp_path):
    session = session_in(tmp_path, teams=("Blue", "", ""))
    assert {row for seat, row in cells(session) if seat is not Seat.FIRST} == {"team"}
    decide(session, Seat.SECOND, "team", " Red ")
    assert session.state.teams[Seat.SECOND] == "Red"
    assert (Seat.SECOND, "belief") in cells(session)


def test_guesses_are_asked_before_the_first_month_only(tmp_path):
    session = session_in(tmp_path)
    decide(session, Seat.FIRST, "guess:settled", "40 %")
    assert cells(session)[Seat.FIRST, "guess:settled"]["value"] == "40"
    play(session)
    assert not [row for _, row in cells(session) if row.startswith("guess")]


@pytest.mark.parametrize("typed", ["", "101", "-1", "half", "5.5", "٣"])
def test_what_is_no_chance_is_refused(typed):
    with pytest.raises(RequestError, match="is not a number from 0"):
        percent_from(typed)


def test_the_table_is_told_of_reports_and_not_of_breaches(tmp_path):
    session = session_in(tmp_path)
    play_until_there_is_a_deal(session)
    while not session.state.is_over:
        everything = {row.partition(":")[2]: Course.BREAK for _, row in cells(session) if row[:5] == "does:"}
        session.order(Seat.FIRST, SideOrders(courses=everything))
        play(session)
    assert any(event.happening is Happening.BREACH for event in session.world.log)
    news = [news_of(session, number) for number in range(6)]
    told = [line for month in news for line in month.sentences]
    meetings = sum(month.meetings for month in news)
    assert len(told) == sum(event.happening not in SECRET for event in session.world.log)
    assert not [line for line in told if "breaks a deal" in line]
    assert meetings == sum(event.happening is Happening.MEETING for event in session.world.log)


def test_nobody_at_the_table_is_told_what_a_new_leadership_is_like(tmp_path):
    restless = tmp_path / "restless" / "conflict.toml"
    restless.parent.mkdir()
    shipped = (room("models") / "arden_borea" / "conflict.toml").read_text(encoding="utf-8")
    restless.write_text(f"{shipped}\n[conduct]\nturnover = 0.05\n", encoding="utf-8")
    session = session_in(tmp_path, str(restless.parent))
    while not session.state.is_over:
        play(session)
    assert any(event.happening is Happening.NEW_LEADERS for event in session.world.log)
    told = " ".join(line for number in range(6) for line in news_of(session, number).sentences)
    assert "trustworthy" not in told
    assert "exploiting" not in told


def test_months_have_their_dates(tmp_path):
    session = session_in(tmp_path)
    # Arden's war begins on 1 March 2031; a month is 30 days.
    assert month_of(session) == "Month 1 of 6 · 1 March 2031 to 30 March 2031"
    play(session)
    assert month_of(session) == "Month 2 of 6 · 31 March 2031 to 29 April 2031"
